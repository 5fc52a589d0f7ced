"""Parental leave: who is having a child, what has been told when, and the leave as absence in the roster."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from app.model.calc.parental import LeaveDay, LeavePart, leave_days, leave_parts, rules_day
from app.model.checks.due import OWN_PAYROLL, has_outside_employer
from app.model.checks.parental import FUND_KEY, TOLD_KEY
from app.model.domain.danish import day_text
from app.model.domain.entities import FOREVER, Absence, AbsenceKind, Changes, Scheme
from app.model.domain.errors import Mistake, Refused
from app.model.domain.leave import ParentalLeave, ParentRole
from app.model.domain.leave_validity import parental_leave_mistakes
from app.model.domain.local_time import ONE_DAY
from app.model.domain.reasons import Reason
from app.model.rulebook.rulebook import Rulebook
from app.model.rulebook.values import Number
from app.model.services.absences import refuse_finished_absence, refuse_impossible
from app.model.services.binder import Binder
from app.model.services.drafts import fill, read, refuse
from app.model.services.ids import new_id
from app.model.store import leave_queries, queries
from app.model.store.database import Session

PARENTAL_FIELDS = {
    "helper_id": "Hjælper",
    "role": "Forælder",
    "due_on": "Termin",
    "notice_on": "Hjælperen har oplyst det",
    "leave_from": "Orloven begynder",
    "born_on": "Barnet er født",
    "plan_on": "Resten af orloven er oplyst",
    "back_on": "Tilbage på arbejde",
    "municipality_told_on": "Kommunen har besked",
}
ROLES = {ParentRole.MOTHER: "Mor", ParentRole.OTHER_PARENT: "Den anden forælder"}
TOLD = ("notice_on", "plan_on", "municipality_told_on")  # what is ticked with its day
_PAST = ("notice_on", "born_on", "plan_on", "municipality_told_on")  # what can't lie in the future
WRITTEN_KINDS = (AbsenceKind.PARENTAL, AbsenceKind.PREGNANCY)
PAYS_KEY = "barsel_arbejdsgiver_betaler"


@dataclass(frozen=True)
class ParentalDraft:
    """A leave as the user writes it."""

    role: ParentRole
    due_on: date
    notice_on: date | None = None
    leave_from: date | None = None
    born_on: date | None = None
    plan_on: date | None = None
    back_on: date | None = None
    municipality_told_on: date | None = None


@dataclass(frozen=True)
class ParentalRow:
    """A leave with its helper's name, its last days to tell and its weeks; `written` is what the roster has of it."""

    id: str
    helper_id: str
    helper: str
    draft: ParentalDraft
    days: tuple[LeaveDay, ...]
    parts: tuple[LeavePart, ...]
    written: tuple[Absence, ...]
    tell: Reason | None

    @property
    def proposed(self) -> tuple[date, date | None]:
        """The leave's first and last day, as far as anybody has told them."""
        first = self.draft.leave_from or self.draft.born_on or self.draft.due_on
        return first, self.draft.back_on - ONE_DAY if self.draft.back_on is not None else None


@dataclass(frozen=True)
class LeavePay:
    """Who pays during the leave, as far as the municipality has said; `fund`: what the employer pays in for himself."""

    exempt: Reason | None
    fund: Reason | None


def parental_rows(binder: Binder) -> tuple[ParentalRow, ...]:
    """All leaves, the one that is due last first."""
    rules = binder.rulebook()
    with binder.database.read() as session:
        names = {helper.id: helper.name for helper in queries.helpers(session)}
        found = leave_queries.parental_leaves(session)
        away = [a for a in queries.absences(session, date.min, date.max) if a.kind in WRITTEN_KINDS] if found else []
    return tuple(_row(leave, names[leave.helper_id], away, rules) for leave in reversed(found))


def _row(leave: ParentalLeave, name: str, away: list[Absence], rules: Rulebook) -> ParentalRow:
    tell = rules.find(TOLD_KEY, rules_day(leave))
    asks = isinstance(tell, Number) and bool(tell.value)
    told = tell.reason(TOLD_KEY, "Kommunen får besked om barsel og adoption") if tell is not None and asks else None
    draft: ParentalDraft = read(ParentalDraft, leave)
    days, parts = leave_days(leave, rules), leave_parts(leave, rules)
    row = ParentalRow(leave.id, leave.helper_id, name, draft, days, parts, (), told)
    first, last = row.proposed
    mine = (a for a in away if a.helper_id == leave.helper_id)
    written = tuple(a for a in mine if a.first_day <= (last or FOREVER) and (a.last_day or FOREVER) >= first)
    return replace(row, written=written)


def leave_pay(binder: Binder) -> LeavePay:
    """What holds today."""
    rules, scheme = binder.rulebook(), binder.scheme()
    pays, fund = rules.find(PAYS_KEY, binder.today), rules.find(FUND_KEY, binder.today)
    exempt = (
        pays.reason(PAYS_KEY, "Arbejdsgiveren er fritaget for at betale dagpenge under barsel")
        if isinstance(pays, Number) and not pays.value
        else None
    )
    remember = (
        fund.reason(FUND_KEY, "Den, der selv udbetaler løn, betaler til Barselsfonden")
        if isinstance(fund, Number) and fund.value and pays_wages(scheme)
        else None
    )
    return LeavePay(exempt, remember)


def pays_wages(scheme: Scheme) -> bool:
    """The citizen or a relative pays the wages, and is the employer."""
    return scheme.payroll in OWN_PAYROLL and not has_outside_employer(scheme)


def add_parental(binder: Binder, helper_id: str, draft: ParentalDraft) -> Changes:
    """Raises Refused with the field's name."""
    leave = ParentalLeave(new_id("b"), helper_id, draft.role, draft.due_on)
    with binder.database.change(f"Opret barsel, termin {day_text(draft.due_on)}") as work:
        if not queries.is_helper(work.session, helper_id):
            raise Refused(Mistake(PARENTAL_FIELDS["helper_id"], "vælg en hjælper"))
        _fill(leave, draft, binder.today)
        work.add(leave)
    return work.changes


def change_parental(binder: Binder, leave_id: str, draft: ParentalDraft) -> Changes:
    """The helper stays the same."""
    with binder.database.change(f"Ret barsel, termin {day_text(draft.due_on)}") as work:
        _fill(_existing(work.session, leave_id), draft, binder.today)
    return work.changes


def tick_parental(binder: Binder, leave_id: str, what: str, on: date | None) -> Changes:
    """That something was told on a day (one of TOLD); None takes it back."""
    if what not in TOLD:
        raise ValueError(what)
    with binder.database.change(f"{PARENTAL_FIELDS[what]}: {day_text(on) if on else 'ikke endnu'}") as work:
        leave = _existing(work.session, leave_id)
        setattr(leave, what, on)
        _refuse(leave, binder.today)
    return work.changes


def delete_parental(binder: Binder, leave_id: str) -> Changes:
    """What stands in the roster stays."""
    with binder.database.change("Slet barsel") as work:
        work.delete(_existing(work.session, leave_id))
    return work.changes


def write_leave(binder: Binder, leave_id: str, kind: AbsenceKind, first_day: date, last_day: date | None) -> Changes:
    """The leave as absence in the roster. What is written of that kind in those days already gets the new days.

    Raises:
        Refused: impossible days, outside the employment, other absence in the way, or a finished month.

    """
    if kind not in WRITTEN_KINDS:
        raise ValueError(kind)
    with binder.database.change(f"Skriv orlov i vagtplanen fra {day_text(first_day)}") as work:
        leave = _existing(work.session, leave_id)
        held = queries.absences(work.session, first_day, last_day or FOREVER, leave.helper_id)
        absence = next((each for each in held if each.kind is kind), None)
        if absence is None:
            absence = Absence(new_id("f"), leave.helper_id, kind, first_day, last_day)
            refuse_impossible(work, absence, binder.today)
            work.add(absence)
        else:
            refuse_finished_absence(work.session, absence)
            absence.first_day, absence.last_day, absence.from_time, absence.to_time = first_day, last_day, None, None
            refuse_impossible(work, absence, binder.today)
    return work.changes


def _fill(leave: ParentalLeave, draft: ParentalDraft, today: date) -> None:
    fill(leave, draft)
    _refuse(leave, today)


def _refuse(leave: ParentalLeave, today: date) -> None:
    """What can't be, and what has not happened yet: a year that is a slip would silence what is to be done."""
    mistakes = list(parental_leave_mistakes(leave))
    if not mistakes:
        for name in _PAST:
            day = getattr(leave, name)
            if day is not None and day > today:
                mistakes.append((name, "ligger ude i fremtiden"))
    refuse(mistakes, PARENTAL_FIELDS)


def _existing(session: Session, leave_id: str) -> ParentalLeave:
    leave = queries.by_id(session, ParentalLeave, leave_id)
    if leave is None:
        raise Refused(Mistake("Barsel", "barslen findes ikke længere"))
    return leave
