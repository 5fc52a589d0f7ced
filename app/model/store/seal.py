"""The seal of a closed scheme file: a checksum of all its bytes, so that a changed letter in it does not go unseen.

SQLite's own check sees a broken structure, not a broken word. The seal lies after the last page, where SQLite neither
reads nor minds it, is written when the file is closed, and counts as long as the first page is the one it was made for:
after a crash, or after another program has written to the file, there is none until the file is closed again.
"""

from __future__ import annotations

from contextlib import suppress
from enum import Enum, auto
from hashlib import blake2b
from pathlib import Path
from struct import Struct
from typing import BinaryIO
from zlib import crc32

from sqlcipher3 import dbapi2

PLAIN_START = b"SQLite format 3\0"
PAGE = 4096
# What every change of a file changes: in a plain one SQLite's change counter, which stands twice (SQLite's file format,
# 1.3), in an encrypted one the random start of the first page's cipher (SQLCipher 4: before the page's checksum).
COUNTERS, PAGES, CIPHER_START = (slice(24, 28), slice(92, 96)), slice(28, 32), slice(PAGE - 80, PAGE - 64)
MARK, BLOCK = b"HJMsegl1", 1 << 20
FORM = Struct(">8s16s16s")  # mark, that part of the first page, checksum of all before; then a checksum of the seal
SIZE = FORM.size + 4


class Seal(Enum):
    """What a closed file's seal says."""

    NONE = auto()
    WHOLE = auto()
    BROKEN = auto()


def state(path: Path) -> Seal:
    """BROKEN when the bytes no longer fit the seal; NONE too for a file that is not there, or that was not closed."""
    found = _state(path)
    # The second time, a program that was writing to it shows by its journal.
    return _state(path) if found is Seal.BROKEN else found


def _state(path: Path) -> Seal:
    journal = path.with_name(f"{path.name}-journal")
    with suppress(OSError), path.open("rb") as file:
        first = file.read(PAGE)
        whole = file.seek(0, 2) - SIZE
        if whole < PAGE or journal.exists():
            return Seal.NONE
        file.seek(whole)
        seal = file.read()
        if not _counts(seal, first):
            return Seal.NONE
        if seal == _seal(file, seal[len(MARK) :][:16], whole):
            return Seal.WHOLE
        return Seal.NONE if journal.exists() else Seal.BROKEN
    return Seal.NONE


def close_sealed(connection: dbapi2.Connection, path: Path | None) -> None:
    """Closes a connection; the file is sealed first, while nobody else can write to it. No path: never sealed.

    The handle is kept until SQLite has closed the file: closing any handle of a file gives up this process's locks.
    """
    file: BinaryIO | None = None
    with suppress(OSError, dbapi2.Error):
        file = path.open("r+b", buffering=0) if path else None
        if file is not None and not connection.in_transaction:
            _write(file, connection)
    try:
        connection.close()
    finally:
        if file is not None:
            file.close()


def _number(connection: dbapi2.Connection, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])


def _write(file: BinaryIO, connection: dbapi2.Connection) -> None:
    """SQLite's full check comes first: a seal says that the file was whole, not only that it has not changed since."""
    pages, page_size = _number(connection, "page_count"), _number(connection, "page_size")
    first, whole = file.read(PAGE), pages * page_size
    size = file.seek(0, 2)
    plain = first.startswith(PLAIN_START)
    if page_size != PAGE or size < whole or (plain and int.from_bytes(first[PAGES], "big") != pages):
        return
    file.seek(whole)
    if size == whole + SIZE and _counts(file.read(SIZE), first):
        return  # nothing has been written since
    if connection.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
        return  # the next start makes the check itself, and says so
    seal = _seal(file, _last_changes(first)[0], whole)
    file.seek(whole)
    file.write(seal)
    file.truncate(whole + SIZE)


def _seal(file: BinaryIO, change: bytes, whole: int) -> bytes:
    found = blake2b(digest_size=16)
    file.seek(0)
    while whole > 0 and (block := file.read(min(BLOCK, whole))):
        found.update(block)
        whole -= len(block)
    seal = FORM.pack(MARK, change, found.digest())
    return seal + crc32(seal).to_bytes(4, "big")


def _counts(seal: bytes, first: bytes) -> bool:
    """A whole seal, and made for the file's last change."""
    whole = len(seal) == SIZE and seal.startswith(MARK) and crc32(seal[:-4]).to_bytes(4, "big") == seal[-4:]
    return whole and seal[len(MARK) :][:16] in _last_changes(first)


def _last_changes(first: bytes) -> list[bytes]:
    """The plain file's two counters, of which one may be damaged, or the encrypted file's one mark; 16 bytes each."""
    plain = first.startswith(PLAIN_START)
    return [first[place].ljust(16, b"\0") for place in (COUNTERS if plain else (CIPHER_START,))]
