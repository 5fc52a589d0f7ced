"""A list of matters as plain text: the same content as the PDF, without reportlab."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap

from app.model.documents.list_print import Entry, ListPrint, Section
from app.model.documents.plain_text import printable

INDENT = "  "
LONGEST_LINE = 96


def as_text(matters: ListPrint) -> str:
    """Lines that end in a line feed."""
    matters = matters.with_texts(printable)
    parts = [
        [f"{matters.title}, {matters.period}"],
        [f"{label}: {value}" for label, value in (*matters.citizen, *matters.about)],
        *(part for section in matters.sections for part in _section(section)),
        _wrapped([matters.rulebook]),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _section(section: Section) -> Iterator[list[str]]:
    yield [section.title.upper()]
    for text in section.opening:
        yield _wrapped([text])
    for entry in section.entries:
        yield list(_entry(entry))


def _entry(entry: Entry) -> Iterator[str]:
    yield from _wrapped([": ".join(text for text in (entry.when, entry.title) if text)])
    for label, text in entry.parts:
        yield from _wrapped([f"{label}: {text}" if label else text], INDENT)


def _wrapped(texts: Iterable[str], indent: str = "") -> list[str]:
    return [
        line
        for text in texts
        for line in wrap(text, LONGEST_LINE, break_on_hyphens=False, initial_indent=indent, subsequent_indent=indent)
    ]
