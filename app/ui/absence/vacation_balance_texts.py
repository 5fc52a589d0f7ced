"""A vacation year's balance as a line, and the answer to "Hvorfor?": every step and what it rests on. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.model.calc.extra_days import ASSUMED, ExtraDays
from app.model.calc.notice import Step
from app.model.calc.vacation import VacationYear
from app.model.calc.vacation_facts import NOTHING, days_words
from app.model.calc.vacation_main import MainVacation
from app.model.domain.danish import day_text, number_text, rounded, sentence_text
from app.model.domain.reasons import Reason
from app.model.domain.terms import VacationForm, VacationUnit
from app.model.services.reason_words import ground_text
from app.model.services.vacation import HelperVacation

UNITS = {
    VacationUnit.DAYS: "Ferien tælles i hverdage.",
    VacationUnit.HOURS: "Ferien tælles i vagternes timer.",
    VacationUnit.TURNUS: "Ferien tælles i arbejdsdage efter turnus.",
}
FORMS = {
    VacationForm.ALLOWANCE: "Hjælperen får feriegodtgørelse (feriepenge) og har ret til dagene uden løn fra dig.",
    VacationForm.PAID: "Hjælperen får løn under ferie og ferietillæg.",
    VacationForm.ALLOWANCE_INSTEAD: "Hjælperen har valgt feriegodtgørelse i stedet for løn under ferie.",
}
NO_HOURS = "ukendt"  # no contract says how many hours a week


@dataclass(frozen=True)
class BalanceLine:
    """One helper's vacation year, or calendar year of feriefridage. Days; `hours` is what is left in hours."""

    id: str
    helper_id: str
    helper: str
    year: str
    earned: str
    moved_in: str
    taken: str
    planned: str
    gone: str
    left: str
    hours: str
    to_come: str
    until: str

    @property
    def spoken(self) -> str:
        parts = [
            f"{self.helper}, {self.year}",
            f"tilbage {self.left}",
            f"i timer {self.hours}" if self.hours else "",
            f"optjent {self.earned}",
            f"overført til {self.moved_in}" if self.moved_in else "",
            f"holdt {self.taken}",
            f"planlagt {self.planned}",
            f"gået fra {self.gone}" if self.gone else "",
            f"optjenes endnu {self.to_come}" if self.to_come else "",
            f"holdes senest {self.until}",
        ]
        return ", ".join(part for part in parts if part)


def line_id(helper_id: str, year: VacationYear) -> str:
    return f"{helper_id}/{year.year}"


def extra_id(helper_id: str, extra: ExtraDays) -> str:
    return f"{helper_id}/fri-{extra.year}"


def balance_line(owner: HelperVacation, year: VacationYear) -> BalanceLine:
    gone = year.transferred_out + year.paid_out + year.lost
    return BalanceLine(
        id=line_id(owner.id, year),
        helper_id=owner.id,
        helper=owner.name,
        year=year.period.title,
        earned=_days(year.earned),
        moved_in=_some(year.transferred_in),
        taken=_days(year.taken),
        planned=_days(year.planned),
        gone=_some(gone),
        left=_days(year.left),
        hours=NO_HOURS if year.left_hours is None else _days(year.left_hours),
        to_come=_some(year.to_come),
        until=day_text(year.period.until),
    )


def extra_line(owner: HelperVacation, extra: ExtraDays) -> BalanceLine:
    return BalanceLine(
        id=extra_id(owner.id, extra),
        helper_id=owner.id,
        helper=owner.name,
        year=f"feriefri {extra.year}",
        earned=_days(extra.given),
        moved_in="",
        taken=_days(extra.taken),
        planned=_days(extra.planned),
        gone="",
        left=_days(extra.left),
        hours="",
        to_come="",
        until=day_text(date(extra.year, 12, 31)),
    )


def _days(days: Decimal) -> str:
    return number_text(rounded(days))


def _some(days: Decimal) -> str:
    return _days(days) if days else ""


def why_year(owner: HelperVacation, year: VacationYear, main: MainVacation | None, as_of: date) -> str:
    """Everything behind a line, in sentences."""
    lines = [f"{owner.name}, ferieåret {year.period.title}, set {day_text(as_of)}.", UNITS[owner.unit]]
    if owner.form is not None:
        lines.append(FORMS[owner.form])
    lines += ["", *_told(year.steps), *_hours(year)]
    reasons: list[Reason] = list(year.reasons)
    if main is not None:
        lines += ["", *_told(main.steps)]
        reasons += main.reasons
    return "\n".join([*lines, "", "Det bygger på:", *_grounds(reasons)])


def why_extra(owner: HelperVacation, extra: ExtraDays) -> str:
    told = list(_told(extra.steps))
    assumed = [] if ASSUMED in told else [ASSUMED]
    left = f"Tilbage er {days_words(extra.left)}."
    return "\n".join(
        [f"{owner.name}, feriefridage i {extra.year}.", "", *told, left, "", *assumed, *_grounds(extra.reasons)]
    )


def _told(steps: Iterable[Step]) -> Iterator[str]:
    return (step.text for step in steps)


def _hours(year: VacationYear) -> Iterator[str]:
    """The same in hours, as the contract of the day says."""
    parts = [("Optjent", year.earned_hours), ("holdt", year.taken_hours), ("planlagt", year.planned_hours)]
    known = [f"{name} {number_text(rounded(hours))}" for name, hours in parts if hours is not None]
    if year.left_hours is None:
        yield "Timerne kan ikke regnes ud, for kontrakten siger ikke timer om ugen."
    elif len(known) == len(parts):
        told = ", ".join(known)
        yield f"I timer, efter kontraktens timer om ugen: {told}; tilbage {number_text(rounded(year.left_hours))}."


def _grounds(reasons: Iterable[Reason]) -> Iterator[str]:
    for reason in dict.fromkeys(reasons):
        yield f"{sentence_text(reason.text)} {ground_text(reason)}".rstrip()


def is_of_today(year: VacationYear, as_of: date) -> bool:
    """Its vacation can still be held, or something is planned or moved to it."""
    if as_of > year.period.until:
        return bool(year.due)
    return year.period.first <= as_of or year.planned > NOTHING or year.transferred_in > NOTHING
