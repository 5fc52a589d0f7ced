"""Makes what users have typed fit to print: one line, nothing invisible, accents joined to their letters.

Here, because the PDF and the text on the screen must say the same, and neither may be broken by a stray character.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import replace

from app.model.documents.sheet_print import SheetPrint

MISSING = "\N{REPLACEMENT CHARACTER}"
_INVISIBLE = {"Cc", "Cf"}  # controls and marks without a shape, such as those that turn the writing direction
_NOT_A_CHARACTER = {"Cs", "Co", "Cn"}


def printable(text: str) -> str:
    """The text on one line with single spaces; what is no character becomes the replacement sign."""
    if text.isprintable() and "  " not in text:
        return unicodedata.normalize("NFC", text).strip()
    words = " ".join(text.split())
    return "".join(_shape(char) for char in unicodedata.normalize("NFC", words))


def _shape(char: str) -> str:
    category = unicodedata.category(char)
    if category in _INVISIBLE:
        return ""
    return MISSING if category in _NOT_A_CHARACTER else char


def with_texts(sheet: SheetPrint, change: Callable[[str], str]) -> SheetPrint:
    """The sheet with every one of its texts changed alike."""
    return replace(
        sheet,
        month=change(sheet.month),
        citizen=tuple((change(label), change(value)) for label, value in sheet.citizen),
        helper=tuple((change(label), change(value)) for label, value in sheet.helper),
        columns=tuple(map(change, sheet.columns)),
        lines=tuple(
            replace(
                line,
                day=change(line.day),
                start=change(line.start),
                end=change(line.end),
                minutes=tuple(map(change, line.minutes)),
                remark=change(line.remark),
            )
            for line in sheet.lines
        ),
        totals=tuple(map(change, sheet.totals)),
        notes=tuple(map(change, sheet.notes)),
        deadline=change(sheet.deadline),
        helper_name=change(sheet.helper_name),
        employer_name=change(sheet.employer_name),
        rulebook=change(sheet.rulebook),
    )
