"""Issues documents: works out what is printed, stores it as a snapshot with the rulebook's version, renders the PDF."""

from __future__ import annotations

import json
import re
import unicodedata
from hashlib import sha256
from pathlib import Path

from app.model.calc.hours import ON_CALL_HOME, ON_CALL_SITE
from app.model.calc.timesheet import SheetRow, Timesheet
from app.model.checks.deadlines import TIMESHEET_KEY, due_date
from app.model.documents.sheet_print import SheetLine, SheetPrint
from app.model.domain.danish import day_text, hours_text, month_text
from app.model.domain.entities import IssuedDocument, Month, Party, Scheme
from app.model.domain.errors import Mistake, Refused, os_reason
from app.model.rulebook.parsing import TABLE_KEY as SUPPLEMENTS_KEY
from app.model.rulebook.rulebook import Rulebook
from app.model.rulebook.values import Deadline
from app.model.services.binder import Binder
from app.model.services.choices import PARAGRAPHS, PAY_FORMS
from app.model.services.exchange import write_whole
from app.model.services.timesheets import month_timesheet
from app.model.store import queries

TIMESHEET = "timeseddel"
WEEKDAY_SHORT = ("ma", "ti", "on", "to", "fr", "lø", "sø")


def issue_timesheet(binder: Binder, helper_id: str, month: Month, folder: Path) -> Path:
    """Stores a helper's sheet as issued and writes it as PDF into a folder; returns the file.

    Raises:
        Refused: the helper or the month is not known, or the folder can't be written.

    """
    sheet = month_timesheet(binder, helper_id, month)
    snapshot = sheet_print(sheet, binder.scheme(), binder.rulebook()).as_json()
    path = folder / timesheet_file_name(sheet)
    write_whole(path, _render(binder, snapshot))
    text = json.dumps(snapshot, ensure_ascii=False, sort_keys=True)
    with binder.database.read() as session:
        earlier = queries.issued(session, TIMESHEET, helper_id, str(month))
    if not earlier or earlier[-1].snapshot != text:
        with binder.database.change(f"Udsted timeseddel for {month_text(month)}") as work:
            work.add(IssuedDocument(TIMESHEET, helper_id, str(month), binder.now(), sheet.rulebook_version, text))
    return path


def preview_timesheet(binder: Binder, helper_id: str, month: Month) -> bytes:
    """The same PDF without issuing it."""
    sheet = month_timesheet(binder, helper_id, month)
    return _render(binder, sheet_print(sheet, binder.scheme(), binder.rulebook()).as_json())


def timesheet_text(binder: Binder, helper_id: str, month: Month) -> str:
    """The same content as plain text, for those who can't read a PDF."""
    from app.model.documents.timesheet_text import as_text

    sheet = month_timesheet(binder, helper_id, month)
    return as_text(sheet_print(sheet, binder.scheme(), binder.rulebook()))


def _render(binder: Binder, snapshot: dict[str, object]) -> bytes:
    from app.model.documents.timesheet_pdf import render

    return render(SheetPrint.from_json(snapshot), binder.resources.fonts)


def prepare_folder(folder: Path) -> None:
    """Makes the folder that documents go to; raises Refused if that can't be done."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise Refused(Mistake(str(folder), f"mappen kan ikke oprettes: {os_reason(fault)}")) from None


def timesheet_file_name(sheet: Timesheet) -> str:
    """Plain letters that every file system takes, and the id, so that two of one name don't overwrite each other."""
    return f"{TIMESHEET}-{sheet.month}-{plain_name(sheet.helper.name)}-{plain_id(sheet.helper.id)}.pdf"


_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ł": "l", "ı": "i", "ß": "ss", "đ": "d"})


def plain_name(text: str) -> str:
    """A part of a file name in letters that every file system takes."""
    folded = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return re.sub(r"[^a-z0-9]+", "-", folded.encode("ascii", "ignore").decode()).strip("-")[:40] or "uden-navn"


def plain_id(identity: str) -> str:
    """Still different for different ids, when one does not consist of plain letters."""
    plain = plain_name(identity)
    return plain if plain == identity else f"{plain}-{sha256(identity.encode()).hexdigest()[:6]}"


def sheet_print(sheet: Timesheet, scheme: Scheme, rules: Rulebook) -> SheetPrint:
    """Everything that the sheet says, as text. On-call has columns only where there is any (it is rare: H 5.3.1)."""
    shown = [c for c in sheet.columns if c.name not in {ON_CALL_HOME, ON_CALL_SITE} or sheet.totals[c.name]]
    return SheetPrint(
        month=month_text(sheet.month),
        citizen=_citizen(scheme, rules),
        helper=_helper(sheet),
        columns=tuple(column.title for column in shown),
        supplements=sum(column.supplement for column in shown),
        lines=tuple(_line(row, [column.name for column in shown]) for row in sheet.rows),
        totals=tuple(_minutes(sheet.totals[column.name]) for column in shown),
        notes=(*sheet.notes, *_sources(sheet), *_hospital(scheme, sheet)),
        deadline=_deadline(sheet.month, scheme, rules),
        helper_name=sheet.helper.name,
        employer_name=scheme.citizen_name if scheme.employer is Party.SELF else "",
        rulebook=f"{rules.title}, udgave {rules.version}",
    )


def _sources(sheet: Timesheet) -> tuple[str, ...]:
    """The footnote: which supplements were used, and who says so - the same reasons that the screen shows."""
    rates: dict[str, list[str]] = {}
    for row in sheet.rows:
        for amount in row.part.amounts:
            rule = amount.reasons[0]
            if rule.key == SUPPLEMENTS_KEY and amount.minutes:
                rates.setdefault(str(rule.source), []).append(rule.text.split(":")[0])
    return tuple(f"Tillæg: {', '.join(dict.fromkeys(texts))}. Kilde: {source}." for source, texts in rates.items())


def _hospital(scheme: Scheme, sheet: Timesheet) -> tuple[str, ...]:
    """Respirator users must tell of hospital stays on the sheet (H 5.3.2); one that is not written is filled in by hand."""
    if not scheme.respiration:
        return ()
    if sheet.hospital:
        return tuple(
            f"Respirationshjælp: Borgeren har været indlagt fra {day_text(first)} til "
            f"{day_text(last) if last is not None else '__________'}."
            for first, last in sheet.hospital
        )
    return (
        "Respirationshjælp: Borgeren har været indlagt fra __________ til __________ (udfyldes, hvis det er sket).",
    )


def _citizen(scheme: Scheme, rules: Rulebook) -> tuple[tuple[str, str], ...]:
    lines = [("Borger", scheme.citizen_name), ("CPR-nr.", scheme.citizen_cpr), ("Adresse", scheme.citizen_address)]
    lines += [("Ordning", f"Serviceloven {PARAGRAPHS[scheme.paragraph]}"), ("Kommune", rules.title)]
    return tuple((label, value) for label, value in lines if value)


def _helper(sheet: Timesheet) -> tuple[tuple[str, str], ...]:
    forms = dict.fromkeys(PAY_FORMS[c.pay] for c in sheet.contracts if c.pay is not None)
    lines = [("Hjælper", sheet.helper.name), ("CPR-nr.", sheet.helper.cpr), ("Adresse", sheet.helper.address)]
    lines += [("Lønform", " / ".join(forms) or "Ikke angivet")]
    return tuple((label, value) for label, value in lines if value)


def _line(row: SheetRow, names: list[str]) -> SheetLine:
    day = row.part.day
    return SheetLine(
        f"{WEEKDAY_SHORT[day.weekday()]} {day_text(day)}",
        row.part.from_text,
        row.part.to_text,
        tuple(_minutes(row.minutes[name]) for name in names),
        ", ".join(row.remarks),
    )


def _minutes(minutes: int) -> str:
    return hours_text(minutes) if minutes else ""


def _deadline(month: Month, scheme: Scheme, rules: Rulebook) -> str:
    rule = rules.find(TIMESHEET_KEY, month.last)
    due = due_date(month.last, rule) if isinstance(rule, Deadline) else None
    if scheme.payroll is not Party.MUNICIPALITY or due is None or not isinstance(rule, Deadline):
        return ""
    return f"Timesedlen skal være hos kommunen senest {day_text(due)} ({rule.source})."
