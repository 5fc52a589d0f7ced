"""The key of an encrypted scheme file, from a password or from the printed recovery code.

SQLCipher 4's own derivation (PBKDF2-HMAC-SHA512, 256,000 rounds, the file's first 16 bytes as salt; source: SQLCipher's
documentation), done here so that only the key, never the password, is kept while the file is open. The recovery code
*is* the key in letters that can be read aloud, so nothing beside the file is needed to use it.
"""

from __future__ import annotations

import base64
import hashlib
import os
from dataclasses import dataclass, field

ROUNDS, KEY_BYTES, SALT_BYTES = 256_000, 32, 16
CHECK_LETTERS = 4
CODE_LETTERS = 52 + CHECK_LETTERS
GROUP = 4
_MISREAD = str.maketrans({"0": "O", "1": "I", "8": "B"})


@dataclass(frozen=True)
class Key:
    """A raw key and the salt of its file; neither is ever shown by accident."""

    raw: bytes = field(repr=False)
    salt: bytes = field(repr=False)

    @property
    def pragma(self) -> str:
        """The value of SQLCipher's `PRAGMA key` that sets both."""
        return f"\"x'{self.raw.hex()}{self.salt.hex()}'\""

    @property
    def recovery_code(self) -> str:
        """14 groups of 4 letters and digits; the last one checks the others."""
        letters = base64.b32encode(self.raw).decode().rstrip("=")
        whole = letters + _check(letters)
        return "-".join(whole[n : n + GROUP] for n in range(0, len(whole), GROUP))


def new_salt() -> bytes:
    return os.urandom(SALT_BYTES)


def from_password(password: str, salt: bytes) -> Key:
    return Key(hashlib.pbkdf2_hmac("sha512", password.encode(), salt, ROUNDS, KEY_BYTES), salt)


def from_secret(secret: str, salt: bytes) -> Key:
    """From a password, or from a recovery code when it is one: nobody's password passes its check by chance."""
    return from_recovery_code(secret, salt) or from_password(secret, salt)


def from_recovery_code(code: str, salt: bytes) -> Key | None:
    """None for what is no recovery code; small letters, spaces and the digits 0, 1 and 8 are forgiven."""
    letters = "".join(sign for sign in code.upper() if sign.isalnum()).translate(_MISREAD)
    if len(letters) != CODE_LETTERS or _check(letters[:-CHECK_LETTERS]) != letters[-CHECK_LETTERS:]:
        return None
    try:
        return Key(base64.b32decode(letters[:-CHECK_LETTERS] + "===="), salt)
    except ValueError:
        return None


def _check(letters: str) -> str:
    return base64.b32encode(hashlib.sha256(letters.encode()).digest()).decode()[:CHECK_LETTERS]
