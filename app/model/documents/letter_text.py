"""A letter or contract as plain text: the same content as the PDF, for the screen and for screen readers.

Without reportlab, so that the screen need not wait for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap

from app.model.documents.letter_print import (
    GAP,
    SOURCE,
    Block,
    Bullet,
    Check,
    Heading,
    LetterPrint,
    Paragraph,
    Row,
    Signature,
    Source,
    WriteIn,
)
from app.model.documents.plain_text import printable

INDENT = "  "
LONGEST_LINE = 96
TO_WRITE = "(udfyldes)"
CLOSE = (Bullet, Row, Check, WriteIn, Signature)  # of one kind in a row: no empty line between them


def as_text(letter: LetterPrint) -> str:
    """Lines that end in a line feed."""
    letter = letter.with_texts(lambda text: printable(text).replace(GAP, TO_WRITE))
    head = ", ".join(text for text in (letter.title, letter.subtitle) if text)
    parts = [
        _wrapped(head),
        [line for pair in (*letter.citizen, *letter.about) for line in _wrapped(f"{pair[0]}: {pair[1]}", INDENT)],
        *_parts(letter.blocks),
        _wrapped(letter.foot),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _parts(blocks: Iterable[Block]) -> Iterator[list[str]]:
    held: list[str] = []
    before: Block | None = None
    for block in blocks:
        close = isinstance(block, Source) or (isinstance(block, CLOSE) and type(block) is type(before))
        if not close and not (isinstance(before, Row | WriteIn) and isinstance(block, Row | WriteIn)):
            yield held
            held = []
        held += _block(block)
        before = block
    yield held


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(text):
            yield from _wrapped(text.upper())
        case Paragraph(text):
            yield from _wrapped(text)
        case Bullet(text):
            yield from _wrapped(text, INDENT, "- ")
        case Check(text):
            yield from _wrapped(text, INDENT * 2, "[ ] ")
        case Row(label, value):
            yield from _wrapped(f"{label}: {value or TO_WRITE}", INDENT)
        case WriteIn(label, lines):
            room = TO_WRITE if lines == 1 else f"(udfyldes, {lines} linjer)"
            yield from _wrapped(f"{label}: {room}" if label else room, INDENT)
        case Source(text):
            yield from _wrapped(f"{SOURCE}: {text}")
        case Signature(role, name):
            yield from _wrapped(f"Dato og underskrift, {role}: {name or 'navnet skrives på papiret'}", INDENT)


def _wrapped(text: str, indent: str = "", first: str = "") -> list[str]:
    """Line breaks in the text are kept."""
    lines: list[str] = []
    for number, line in enumerate(text.split("\n") if text else ()):
        lead = indent if number else first
        lines += wrap(line, LONGEST_LINE, break_on_hyphens=False, initial_indent=lead, subsequent_indent=indent) or [""]
    return lines
