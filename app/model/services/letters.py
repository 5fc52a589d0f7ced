"""Letters, contracts and forms: what is missing, the text and the PDF, and issuing, which keeps a snapshot for ever.

Follow one: `letter` loads the facts (letter_context.py), takes the wording (wordings.py), asks each field for its value
(letter_fields.py) and fills it in; documents/letter_pdf.py draws it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.model.documents.letter_print import LetterPrint
from app.model.documents.wording import Wording, asked, fill, fill_title
from app.model.domain.danish import day_text, moment_text
from app.model.domain.entities import AbsenceKind, Changes, IssuedDocument
from app.model.domain.errors import Mistake, Refused
from app.model.domain.people import TalkKind
from app.model.services.binder import Binder
from app.model.services.blanks import Blank, Kind
from app.model.services.documents import plain_id, plain_name
from app.model.services.employment.hiring_step import employer_of
from app.model.services.letter.catalogue import LETTERS, Letter
from app.model.services.letter.context import About, Context, load_context
from app.model.services.letter.field import PLACES
from app.model.services.letter.fields import FIELDS
from app.model.services.letter.rules import RULE, SOURCE, rule_value
from app.model.services.letter.stays import stay_records
from app.model.services.wordings import check_wording, version_of, wording
from app.model.store import leave_queries, people_queries, queries
from app.model.store.database import Session

__all__ = ["LETTERS", "About", "Issued", "Letter", "blanks", "issue_letter", "letter", "letter_pdf", "letter_text"]


@dataclass(frozen=True)
class Issued:
    """A document that was issued: its number, title and PDF; `changes` is None where the same was issued already."""

    document_id: int
    title: str
    pdf: bytes
    changes: Changes | None


@dataclass(frozen=True)
class _Made:
    """A letter in the making: what it is about, its wording, and the fields' values."""

    letter: Letter
    context: Context
    wording: Wording
    version: str
    values: Mapping[str, str]


def find_letter(name: str) -> Letter:
    """Raises Refused for one that there is not."""
    if name not in LETTERS:
        raise Refused(Mistake("Dokument", f"»{name}« kendes ikke"))
    return LETTERS[name]


def _make(binder: Binder, name: str, about: About, text: str | None = None) -> _Made:
    """From the wording that is used, or from a text that is being tried."""
    found = find_letter(name)
    context = load_context(binder, found, about)
    text = wording(binder, name).text if text is None else text
    parsed = check_wording(binder, text)
    values = {field: _value(field, context) for field in parsed.fields}
    return _Made(found, context, parsed, version_of(text), values)


def _value(name: str, context: Context) -> str:
    if name.startswith((RULE, SOURCE)):
        return rule_value(name, context.rules, context.on)
    return FIELDS[name].value(context)


def blanks(binder: Binder, name: str, about: About) -> list[Blank]:
    """What the letter asks for and nobody has written yet, in the order in which it stands there."""
    made = _make(binder, name, about)
    found: dict[tuple[Kind, str], Blank] = {}
    for field in asked(made.wording, made.values):
        info = FIELDS.get(field)
        if info is None or info.kind is None or made.values[field].strip():
            continue
        blank = Blank(
            info.title,
            PLACES[info.kind],
            info.kind,
            info.field,
            made.context.helper.id if made.context.helper is not None else None,
            made.context.record_id(info.kind),
            info.needed,
        )
        found.setdefault((info.kind, info.field), blank)
    return list(found.values())


def letter(binder: Binder, name: str, about: About) -> LetterPrint:
    """The whole letter. Raises Refused: no such letter, helper or record, or a wording that can't be used."""
    return _print(_make(binder, name, about))


def _print(made: _Made) -> LetterPrint:
    context = made.context
    who = context.helper.name if context.helper is not None else context.scheme.citizen_name
    return LetterPrint(
        title=fill_title(made.wording, made.values) or made.letter.title,
        blocks=fill(made.wording, made.values),
        subtitle=day_text(context.on),
        name=who,
        rulebook=f"{context.rules.title}, udgave {context.rules.version}",
        wording_version=made.version,
    )


def letter_pdf(binder: Binder, name: str, about: About) -> bytes:
    """The PDF without issuing it."""
    return _render(binder, letter(binder, name, about))


def _render(binder: Binder, made: LetterPrint) -> bytes:
    from app.model.documents.letter_pdf import render

    return render(made, binder.resources.fonts)


def letter_text(binder: Binder, name: str, about: About) -> str:
    """The same content as plain text, for those who can't read a PDF."""
    from app.model.documents.letter_text import as_text

    return as_text(letter(binder, name, about))


def trial_text(binder: Binder, name: str, text: str, about: About) -> str:
    """What a letter would say if it were worded so. Raises Refused with the lines that can't be understood."""
    from app.model.documents.letter_text import as_text

    return as_text(_print(_make(binder, name, about, text)))


def record_of(binder: Binder, name: str, about: About) -> str | None:
    """The record that a letter is about, also when nobody has said which; None where there is none."""
    found = find_letter(name)
    return load_context(binder, found, about).record_id(found.kind)


def employer_note(binder: Binder, name: str) -> str:
    """Who should write it, where the employer is somebody else than the citizen; "" where it is the user's to write."""
    employer = employer_of(binder.scheme())
    if not employer.outside or not find_letter(name).of_employer:
        return ""
    return f"I din ordning er {employer.name} arbejdsgiver. Normalt er det {employer.name}, der skriver dette."


def issue_letter(binder: Binder, name: str, about: About) -> Issued:
    """Stores the letter as issued; the very same as the newest one about the same thing is not stored twice."""
    made = _make(binder, name, about)
    printed = _print(made)
    snapshot = json.dumps(printed.as_json(), ensure_ascii=False, sort_keys=True)
    pdf = _render(binder, printed)
    subject = made.context.helper.id if made.context.helper is not None else ""
    period = made.context.record_id(made.letter.kind) or made.context.on.isoformat()
    with binder.database.read() as session:
        earlier = queries.issued(session, name, subject, period)
    if earlier and earlier[-1].snapshot == snapshot:
        return Issued(earlier[-1].id or 0, made.letter.title, pdf, None)
    document = IssuedDocument(
        name, subject, period, binder.now(), made.context.rules.version, snapshot, made.letter.title, made.version
    )
    with binder.database.change(f"Udsted {made.letter.called}") as work:
        work.add(document)
    return Issued(document.id or 0, made.letter.title, pdf, work.changes)


def file_name(name: str, helper_name: str, helper_id: str, day: str) -> str:
    """Plain letters that every file system takes: "ansaettelseskontrakt-2026-11-28-anna-eksempel-h1.pdf"."""
    who = f"-{plain_name(helper_name)}-{plain_id(helper_id)}" if helper_id else ""
    return f"{name}-{day}{who}.pdf"


def records(binder: Binder, name: str, helper_id: str | None) -> list[tuple[str, str]]:
    """What a letter can be about, the newest first: the id and a line of text. Empty where there is nothing to choose."""
    found = find_letter(name)
    with binder.database.read() as session:
        if found.stays:
            rows = stay_records(session, found.stays)
        elif found.kind is Kind.HIRING:
            rows = [(h.id, f"{h.title}, {day_text(h.opened_on)}") for h in people_queries.hirings(session)]
        elif found.kind is Kind.APPLICANT:
            rows = [(a.id, f"{a.name}, {day_text(a.received_on)}") for a in people_queries.applicants(session)]
        elif helper_id is None:
            rows = []
        elif found.kind is Kind.CONTRACT:
            rows = [(c.id, f"Fra {day_text(c.starts_on)}") for c in queries.contracts(session, helper_id)]
        elif found.kind is Kind.TALK:
            rows = _talks(session, found, helper_id)
        elif found.kind is Kind.TERMINATION:
            endings = people_queries.terminations(session, helper_id)
            fitting = (e for e in endings if not found.endings or e.kind in found.endings)
            rows = [(e.id, f"Sidste dag {day_text(e.last_day)}") for e in fitting]
        elif found.kind is Kind.ABSENCE:
            rows = _vacations(session, helper_id)
        else:
            rows = _leave(session, found.kind, helper_id)
    return rows[::-1]


def _leave(session: Session, kind: Kind, helper_id: str) -> list[tuple[str, str]]:
    """Accidents or parental leaves; of anything else there is nothing to choose."""
    if kind is Kind.ACCIDENT:
        return [(a.id, moment_text(a.happened_at)) for a in leave_queries.accidents(session, helper_id)]
    if kind is Kind.PARENTAL:
        leaves = leave_queries.parental_leaves(session, helper_id)
        return [(each.id, f"Termin {day_text(each.due_on)}") for each in leaves]
    if kind is Kind.WISH:
        wishes = leave_queries.vacation_wishes(session, helper_id)
        return [(each.id, f"Ønsket {day_text(each.first_day)} til {day_text(each.last_day)}") for each in wishes]
    return []


def _talks(session: Session, found: Letter, helper_id: str) -> list[tuple[str, str]]:
    """An instruction is of a talk or of what was taught."""
    talks = people_queries.talks(session, helper_id)
    told = [(t.held_on, t.about, t.id) for t in talks if not found.talks or t.kind in found.talks]
    if TalkKind.INSTRUCTION in found.talks:
        told += [(t.held_on, t.subject, t.id) for t in people_queries.trainings(session, helper_id)]
    return [(identity, _talk_line(day, about)) for day, about, identity in sorted(told, key=lambda each: each[0])]


def _vacations(session: Session, helper_id: str) -> list[tuple[str, str]]:
    found = queries.absences(session, date.min, date.max, helper_id)
    return [
        (a.id, f"Ferie {day_text(a.first_day)}{f' til {day_text(a.last_day)}' if a.last_day else ''}")
        for a in found
        if a.kind is AbsenceKind.VACATION
    ]


def _talk_line(held_on: date, about: str | None) -> str:
    first = next(iter((about or "").split("\n")), "")[:60]
    return f"{day_text(held_on)}: {first}" if first else day_text(held_on)
