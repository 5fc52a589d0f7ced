"""Keeps Python's constants alive under Qt: PySide6 6.12 takes None and True for immortal, which they are from 3.12 on.

On Python 3.11 each Qt call that returns nothing costs None one reference; after some ten thousand, Python stops.
See pakning/beslutninger/0010-konstanterne-holdes-i-live.md.
"""

from __future__ import annotations

import ctypes
import sys

IMMORTAL_SINCE = (3, 12)
ENOUGH = 1 << 40  # references: more than any session can lose


def keep_constants() -> None:
    """Gives the constants more references than can be lost; to be called once, before the first call of Qt."""
    if sys.version_info >= IMMORTAL_SINCE:
        return
    for constant in (None, True, False, NotImplemented, Ellipsis):
        ctypes.c_ssize_t.from_address(id(constant)).value += ENOUGH
