"""What is watched, on paper and as text: all findings of a day, and the exceptions to rest rules of a period.

Pages for the binder, with nothing to sign. A document is also called by its name from the command line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path

from app.model.documents.list_print import Entry, ListPrint, Section
from app.model.domain.danish import day_text, moment_text, plural
from app.model.domain.findings import Finding, Severity
from app.model.domain.watch import FindingMark
from app.model.services.binder import Binder
from app.model.services.exchange import refuse_own_file, write_whole
from app.model.services.facts import Span, span_of
from app.model.services.findings import day_of, find_all, finding_text, order
from app.model.services.history import helper_names
from app.model.services.list_papers import Asked, Document, list_print, refuse_backwards, whom
from app.model.services.reason_words import source_text
from app.model.services.rest_papers import EXCEPTIONS_TITLE, exceptions_list, exceptions_span
from app.model.services.rules_list import RuleLine, rule_lines
from app.model.services.watch import hides, marks

__all__ = ["DOCUMENTS", "Asked", "document_pdf", "document_text", "finding_lines", "findings_span", "save_document"]

WATCH_TITLE = "Det skal du holde øje med"
SEVERITIES = {
    Severity.ERROR: ("Fejl", "fejl", "fejl"),
    Severity.WARNING: ("Advarsler", "advarsel", "advarsler"),
    Severity.NOTICE: ("Husk", "ting at huske", "ting at huske"),
}
NOTHING_FOUND = "Der er ikke fundet noget, der er galt, eller som skal huskes."
WHOLE_SCHEME = "Ordningen"


def findings_span(binder: Binder, asked: Asked) -> Span:
    return span_of(binder, asked.as_of or binder.today, asked.first, asked.last)


def findings_list(binder: Binder, asked: Asked) -> ListPrint:
    """Everything that is found, the worst first, with what the user has decided about it."""
    span = findings_span(binder, asked)
    refuse_backwards(span, asked)
    as_of, names, decided = span.as_of, helper_names(binder), marks(binder)
    found = [
        finding
        for finding in find_all(binder, as_of, span.first, span.last)
        if asked.helper_id is None or finding.helper_id == asked.helper_id
    ]
    counts = [
        plural(n, *SEVERITIES[s][1:]) for s in SEVERITIES if (n := sum(finding.severity is s for finding in found))
    ]
    about = [
        ("Frister", f"set fra {day_text(as_of)}"),
        ("Vagter", f"{day_text(span.first)}–{day_text(span.last)}"),
        ("I alt", ", ".join(counts) or "ingenting"),
    ]
    sections = [
        Section(f"{title} ({len(mine)})", tuple(_finding_entry(f, names, decided.get(f.key), as_of) for f in mine))
        for severity, (title, *_) in SEVERITIES.items()
        if (mine := [finding for finding in found if finding.severity is severity])
    ]
    if not sections:
        sections.append(Section("Ingen anmærkninger", opening=(NOTHING_FOUND,)))
    sections += _looked_at(rule_lines(binder), in_full=not found)
    return list_print(binder, WATCH_TITLE, day_text(as_of), (*whom(asked, names), *about), sections)


def finding_lines(binder: Binder, found: Iterable[Finding], as_of: date) -> list[str]:
    """Each finding on a line, by the last day to do something or else where it is, and what was decided about it."""
    decided = marks(binder)
    in_time = sorted(found, key=lambda finding: (day_of(finding) or date.max, order(finding)))
    told = ((finding, mark_text(decided.get(finding.key), finding, as_of)) for finding in in_time)
    return [" – ".join(part for part in (finding_text(f), " ".join(mark.split())) if part) for f, mark in told]


def _finding_entry(finding: Finding, names: dict[str, str], mark: FindingMark | None, as_of: date) -> Entry:
    who = names.get(finding.helper_id or "", WHOLE_SCHEME)
    decided = mark_text(mark, finding, as_of)
    parts = (
        ("", finding.message),
        ("Frist", day_text(finding.due) if finding.due else ""),
        ("Gør dette", finding.advice),
        ("Kilde", source_text(finding.reason)),
        ("Besluttet", decided),
    )
    return Entry(_when(finding), f"{finding.title} – {who}", tuple(part for part in parts if part[1]))


def _when(finding: Finding) -> str:
    at = finding.at or finding.due
    return "" if at is None else moment_text(at) if isinstance(at, datetime) else day_text(at)


def mark_text(mark: FindingMark | None, finding: Finding, on: date) -> str:
    """What the user has decided about a finding, as long as it holds; "" for nothing."""
    if mark is None or not hides(mark, finding, on):
        return ""
    note = f": {mark.note}" if mark.note else ""
    return f"Udsat til {day_text(mark.until)}{note}" if mark.until is not None else f"Afsluttet{note}"


def _looked_at(lines: Iterable[RuleLine], *, in_full: bool) -> Iterator[Section]:
    """What was watched and what was not, so that nobody takes silence for an answer."""
    held = list(lines)
    watched = [line for line in held if line.watched]
    if in_full:
        firsts = {line.group: line for line in reversed(watched)}
        entries = (
            Entry(line.group if line is firsts[line.group] else "", line.title, (("", line.watches),))
            for line in watched
        )
        yield Section("Det er der set efter", tuple(entries))
    else:
        yield Section("Det er der set efter", opening=(_titles(watched),))
    if silent := [line for line in held if not line.watched]:
        yield Section(
            "Det holder programmet ikke øje med",
            opening=(f"{_titles(silent)} Hvorfor, står under »Hvad holdes der øje med?« i programmet.",),
        )


def _titles(lines: Iterable[RuleLine]) -> str:
    return f"{', '.join(line.title for line in lines)}."


DOCUMENTS = {
    "tjek": Document(WATCH_TITLE, findings_span, findings_list, has_as_of=True),
    "undtagelser": Document(EXCEPTIONS_TITLE, exceptions_span, exceptions_list),
}


def document_text(binder: Binder, name: str, asked: Asked) -> str:
    """A document as plain text, also for those who can't read a PDF."""
    from app.model.documents.list_text import as_text

    return as_text(DOCUMENTS[name].make(binder, asked))


def document_pdf(binder: Binder, name: str, asked: Asked) -> bytes:
    from app.model.documents.list_pdf import render

    return render(DOCUMENTS[name].make(binder, asked), binder.resources.fonts)


def save_document(binder: Binder, name: str, asked: Asked, path: Path) -> None:
    """Writes the PDF; an older file of that name is replaced only when all is written. Raises Refused."""
    refuse_own_file(binder, path)
    write_whole(path, document_pdf(binder, name, asked))
