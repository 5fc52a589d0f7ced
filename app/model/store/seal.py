"""The seal of an unencrypted scheme file: a checksum of its bytes, so that a changed letter in it does not go unseen.

SQLite's own check sees a broken structure, not a broken word; an encrypted file has SQLCipher's checksums on each page.
The seal lies after the last page, where SQLite neither reads nor minds it, is written when the file is closed, and
counts as long as the header's change counter is the one it was made for: after a crash, or after another program has
written to the file, there is none until the file is closed again.
"""

from __future__ import annotations

from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from struct import Struct
from typing import BinaryIO
from zlib import crc32

from sqlcipher3 import dbapi2

PLAIN_START = b"SQLite format 3\0"
HEADER = 100  # bytes (SQLite's file format, 1.3)
PAGE_COUNT, COUNTER, COUNTER_AGAIN = slice(28, 32), slice(24, 28), slice(92, 96)
MARK, BLOCK = b"HJMsegl1", 1 << 20
FORM = Struct(">8s4s16s")  # mark, change counter, checksum of all that comes before; then a checksum of the seal itself
SIZE = FORM.size + 4


def is_broken(path: Path) -> bool:
    """True when a closed file has a seal that its bytes no longer fit; False too when it has none, or is not there."""
    return _differs(path) and _differs(path)  # the second time, a program that was writing to it shows by its journal


def _differs(path: Path) -> bool:
    if _journal(path).exists():
        return False
    with suppress(OSError), path.open("rb") as file:
        header = file.read(HEADER)
        whole = file.seek(0, 2) - SIZE
        if not header.startswith(PLAIN_START) or whole < HEADER:
            return False
        file.seek(whole)
        seal = file.read()
        return (
            _counts(seal, header) and seal != _seal(file, seal[len(MARK) :][:4], whole) and not _journal(path).exists()
        )
    return False


def _journal(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")


def close_sealed(connection: dbapi2.Connection, path: Path | None) -> None:
    """Closes a connection; a plain file is sealed first, while nobody else can write to it. No path: never sealed.

    The handle is kept until SQLite has closed the file: closing any handle of a file gives up this process's locks.
    """
    file: BinaryIO | None = None
    with suppress(OSError, dbapi2.Error):
        file = path.open("r+b", buffering=0) if path else None
        if file is not None and not connection.in_transaction:
            whole = _number(connection, "page_count") * _number(connection, "page_size")
            _write(file, whole, _number(connection, "page_count"))
    try:
        connection.close()
    finally:
        if file is not None:
            file.close()


def _number(connection: dbapi2.Connection, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])


def _write(file: BinaryIO, whole: int, pages: int) -> None:
    header = file.read(HEADER)
    if not header.startswith(PLAIN_START) or int.from_bytes(header[PAGE_COUNT], "big") != pages:
        return
    file.seek(whole)
    if _counts(file.read(SIZE), header) and file.seek(0, 2) == whole + SIZE:
        return  # nothing has been written since
    seal = _seal(file, header[COUNTER], whole)
    file.seek(whole)
    file.write(seal)
    file.truncate(whole + SIZE)


def _seal(file: BinaryIO, counter: bytes, whole: int) -> bytes:
    found = blake2b(digest_size=16)
    file.seek(0)
    while whole > 0 and (block := file.read(min(BLOCK, whole))):
        found.update(block)
        whole -= len(block)
    seal = FORM.pack(MARK, counter, found.digest())
    return seal + crc32(seal).to_bytes(4, "big")


def _counts(seal: bytes, header: bytes) -> bool:
    """A whole seal, and made for the file's last change; the counter stands twice in the header, one may be damaged."""
    whole = len(seal) == SIZE and seal.startswith(MARK) and crc32(seal[:-4]).to_bytes(4, "big") == seal[-4:]
    return whole and seal[len(MARK) :][:4] in {header[COUNTER], header[COUNTER_AGAIN]}
