"""The register of working time on paper: what it says, its PDF, the same as text, and the file it is saved in."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from app.model.documents.register_print import CorrectionLine, DayLine, MonthPart, RegisterPrint
from app.model.domain.danish import day_text, hours_text, moment_text, month_text
from app.model.domain.entities import Month, Scheme
from app.model.rulebook.rulebook import Rulebook
from app.model.services.binder import Binder
from app.model.services.choices import PARAGRAPHS
from app.model.services.documents import WEEKDAY_SHORT, plain_id, plain_name, prepare_folder
from app.model.services.exchange import write_whole
from app.model.services.register import Register, RegisterDay

NOTES = (
    "Tider er i timer og minutter (t:mm). Dage uden arbejdstid er ikke med.",
    "Arbejdstid er arbejde, møder, oplæring og rådighed på stedet. Rådighed hjemme står for sig selv.",
)


def register_print(register: Register, scheme: Scheme, rules: Rulebook) -> RegisterPrint:
    """Everything that the register says, as text."""
    citizen = [("Borger", scheme.citizen_name), ("CPR-nr.", scheme.citizen_cpr), ("Adresse", scheme.citizen_address)]
    citizen += [("Ordning", f"Serviceloven {PARAGRAPHS[scheme.paragraph]}"), ("Kommune", rules.title)]
    helper = [("Hjælper", register.helper.name), ("CPR-nr.", register.helper.cpr), ("Adresse", register.helper.address)]
    return RegisterPrint(
        period=f"{day_text(register.first)}–{day_text(register.last)}",
        citizen=tuple((label, value) for label, value in citizen if value),
        helper=tuple((label, value) for label, value in helper if value),
        helper_name=register.helper.name,
        months=tuple(_months(register.days)),
        minutes=_minutes(sum(day.minutes for day in register.days)),
        on_call_home=_minutes(sum(day.on_call_home for day in register.days)),
        corrections=tuple(
            CorrectionLine(day_text(c.day), moment_text(c.happened_at), c.label, c.before, c.after)
            for c in register.corrections
        ),
        notes=NOTES,
        foot=tuple(_foot(register)),
        rulebook=f"Regelbog: {rules.title}, udgave {rules.version}",
    )


def _months(days: tuple[RegisterDay, ...]) -> Iterator[MonthPart]:
    for month, mine in groupby(days, key=lambda day: Month.of(day.day)):
        held = tuple(mine)
        yield MonthPart(
            month_text(month),
            tuple(map(_day, held)),
            _minutes(sum(day.minutes for day in held)),
            _minutes(sum(day.on_call_home for day in held)),
        )


def _day(day: RegisterDay) -> DayLine:
    status = "Planlagt" if not day.worked else "Delvis planlagt" if day.planned else "Arbejdet"
    text = f"{WEEKDAY_SHORT[day.day.weekday()]} {day_text(day.day)}"
    return DayLine(text, _minutes(day.minutes), _minutes(day.on_call_home), status)


def _minutes(minutes: int) -> str:
    return hours_text(minutes) if minutes else ""


def _foot(register: Register) -> Iterator[str]:
    if register.duty is not None:
        yield f"{register.duty.text} Kilde: {register.duty.source}."
    if register.keep is not None:
        yield f"Gemmes mindst til {day_text(register.keep.until)}. {register.keep.reason.text}"


def register_text(binder: Binder, register: Register) -> str:
    """Plain text, also for those who can't read a PDF."""
    from app.model.documents.register_text import as_text

    return as_text(register_print(register, binder.scheme(), binder.rulebook()))


def register_pdf(binder: Binder, register: Register) -> bytes:
    from app.model.documents.register_pdf import render

    return render(register_print(register, binder.scheme(), binder.rulebook()), binder.resources.fonts)


def save_register(binder: Binder, register: Register, folder: Path) -> Path:
    """Writes the PDF into a folder, which is made if it is not there; returns the file. Raises Refused."""
    prepare_folder(folder)
    helper = register.helper
    name = f"arbejdstid-{register.first}-{register.last}-{plain_name(helper.name)}-{plain_id(helper.id)}.pdf"
    write_whole(folder / name, register_pdf(binder, register))
    return folder / name
