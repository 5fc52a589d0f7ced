"""What the user decides about findings: put off or settled, exceptions to rest, what is refused, what is to be covered.

The findings themselves are found in findings.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from app.model.checks import catalogue, working_time
from app.model.domain.danish import day_text
from app.model.domain.dates import add_months
from app.model.domain.entities import Changes
from app.model.domain.errors import Mistake, Refused
from app.model.domain.findings import Finding, Severity
from app.model.domain.local_time import ONE_DAY, midnight
from app.model.domain.validity import FieldMistake
from app.model.domain.watch import CoverWindow, FindingMark, MarkKind, RestException, RestGround, RuleChoice
from app.model.domain.watch_validity import cover_mistakes, exception_mistakes, mark_mistakes
from app.model.services.binder import Binder
from app.model.services.ids import new_id
from app.model.store import queries, watch_queries
from app.model.store.database import Session, UnitOfWork

CLEARLY_WORSE = 10  # per cent more than when it was marked: the program's own choice
LONGEST_PUT_OFF = 24  # months; what is further away is forgotten, not put off
EXCUSABLE = (working_time.DAILY, working_time.WEEKLY, working_time.LONGEST)
CHOOSABLE = tuple(rule.code for rule in catalogue.RULES if rule.planning and not rule.refused)
MARK_FIELDS = {"finding": "Påmindelse", "made_on": "Dato", "until": "Udsæt til", "note": "Note"}
EXCEPTION_FIELDS = {
    "at": "Tidspunkt",
    "recorded_on": "Dato",
    "explanation": "Forklaring",
    "rest_from": "Hvile fra",
    "rest_to": "Hvile til",
}
COVER_FIELDS = {"weekdays": "Ugedage", "helpers": "Hjælpere", "starts_on": "Fra og med", "ends_on": "Til og med"}
GONE = "hjælperen findes ikke længere"


@dataclass(frozen=True)
class ExceptionDraft:
    """An exception to a rest rule as the user writes it: `at` is where the finding is, the rest is given instead."""

    helper_id: str
    rule: str
    at: datetime
    ground: RestGround
    explanation: str
    rest_start: datetime | None = None
    rest_end: datetime | None = None


@dataclass(frozen=True)
class CoverDraft:
    """When helpers are wanted; `weekdays` as ISO digits ("12345"), to 00:00 is the day's end."""

    weekdays: str
    from_time: time
    to_time: time
    helpers: int = 1
    starts_on: date | None = None
    ends_on: date | None = None


# --- Findings put off or settled -----------------------------------------------------------------


def marks(binder: Binder) -> dict[str, FindingMark]:
    """All marks by their finding's key."""
    with binder.database.read() as session:
        return {mark.finding: mark for mark in watch_queries.marks(session)}


def hides(mark: FindingMark | None, finding: Finding, today: date) -> bool:
    """The finding was settled, or put off beyond today, and has not become clearly worse since."""
    if mark is None or finding.severity.weight > Severity(mark.severity).weight:
        return False
    if finding.extent * 100 > mark.extent * (100 + CLEARLY_WORSE):
        return False
    return mark.kind is MarkKind.SETTLED or (mark.until is not None and mark.until > today)


def put_off(
    binder: Binder, finding: Finding, until: date, note: str | None = None, alike: Sequence[Finding] = ()
) -> Changes:
    """Leaves a finding, and others alike, alone until a day, as one change.

    Raises:
        Refused: a day that is not after today or too far away.

    """
    if until <= binder.today:
        raise Refused(Mistake("Udsæt til", "vælg en dag efter i dag"))
    if until > (latest := add_months(binder.today, LONGEST_PUT_OFF)):
        raise Refused(Mistake("Udsæt til", f"vælg en dag, der senest er {day_text(latest)}"))
    label = f"Udsæt påmindelsen »{finding.title}« til {day_text(until)}"
    return _mark(binder, label, [_mark_for(binder, f, MarkKind.PUT_OFF, note, until) for f in (finding, *alike)])


def settle(binder: Binder, finding: Finding, note: str, alike: Sequence[Finding] = ()) -> Changes:
    """Marks a finding, and others alike, as settled, with why; raises Refused for an empty note."""
    label = f"Markér påmindelsen »{finding.title}« som afsluttet"
    return _mark(binder, label, [_mark_for(binder, f, MarkKind.SETTLED, note) for f in (finding, *alike)])


def _mark_for(
    binder: Binder, finding: Finding, kind: MarkKind, note: str | None, until: date | None = None
) -> FindingMark:
    return FindingMark(
        id=new_id("p"),
        finding=finding.key,
        kind=kind,
        severity=finding.severity.value,
        made_on=binder.today,
        until=until,
        note=(note or "").strip() or None,
        helper_id=finding.helper_id,
        extent=finding.extent,
    )


def _mark(binder: Binder, label: str, made: Sequence[FindingMark]) -> Changes:
    """In the place of the findings' former marks, if there are any."""
    for mark in made:
        _refuse(mark_mistakes(mark), MARK_FIELDS)
    with binder.database.change(label) as work:
        for mark in made:
            if mark.helper_id is not None:
                _helper(work.session, mark.helper_id)
            known = watch_queries.mark_of(work.session, mark.finding)
            if known is None:
                work.add(mark)
                continue
            for name in ("kind", "severity", "made_on", "until", "note", "helper_id", "extent"):
                setattr(known, name, getattr(mark, name))
    return work.changes


def unmark(binder: Binder, *finding_keys: str) -> Changes:
    """Shows findings again that were put off or settled, as one change; nothing is changed for others."""
    with binder.database.change("Vis påmindelse igen") as work:
        for key in finding_keys:
            if mark := watch_queries.mark_of(work.session, key):
                work.delete(mark)
    return work.changes


# --- Exceptions to rest --------------------------------------------------------------------------


def exceptions(binder: Binder, first: date, last: date) -> Sequence[RestException]:
    """The exceptions on local days, both inclusive, the earliest first."""
    with binder.database.read() as session:
        return watch_queries.exceptions(session, midnight(first), midnight(last + ONE_DAY))


def record_exception(binder: Binder, draft: ExceptionDraft, exception_id: str | None = None) -> Changes:
    """Writes an exception down, or changes one; it keeps the day on which it was first written.

    Raises:
        Refused: impossible times, no explanation, another exception for the same, or a helper who is gone.

    """
    with binder.database.change(f"{'Ret' if exception_id else 'Skriv'} undtagelse fra hviletid") as work:
        exception = _exception(work, exception_id) if exception_id else _new_exception(draft, binder.today)
        for name in ExceptionDraft.__dataclass_fields__:
            setattr(exception, name, getattr(draft, name))
        exception.explanation = draft.explanation.strip()
        _check_exception(work.session, exception)
        work.add(exception)
    return work.changes


def _new_exception(draft: ExceptionDraft, today: date) -> RestException:
    return RestException(new_id("u"), draft.helper_id, draft.rule, draft.at, draft.ground, "", today)


def _check_exception(session: Session, exception: RestException) -> None:
    if exception.rule not in EXCUSABLE:
        raise Refused(Mistake("Regel", "der er ingen undtagelser fra den regel"))
    _refuse(exception_mistakes(exception), EXCEPTION_FIELDS)
    _helper(session, exception.helper_id)
    for other in watch_queries.exceptions(session, exception.at, helper_id=exception.helper_id):
        if (other.rule, other.at) == (exception.rule, exception.at) and other.id != exception.id:
            raise Refused(Mistake("Tidspunkt", "der er allerede skrevet en undtagelse; ret den i stedet"))


def delete_exception(binder: Binder, exception_id: str) -> Changes:
    with binder.database.change("Slet undtagelse fra hviletid") as work:
        work.delete(_exception(work, exception_id))
    return work.changes


def _exception(work: UnitOfWork, exception_id: str) -> RestException:
    exception = queries.by_id(work.session, RestException, exception_id)
    if exception is None:
        raise Refused(Mistake("Undtagelse", "undtagelsen findes ikke længere"))
    return exception


# --- Warning or refusal --------------------------------------------------------------------------


def blocked_rules(binder: Binder) -> frozenset[str]:
    """The codes of the rules that shifts are refused for; asked with every change of a shift."""
    return binder.database.blocked_rules()


def set_rule_choice(binder: Binder, code: str, *, blocks: bool) -> Changes:
    """Refuses shifts against a rule from now on, or only warns again; raises Refused for a rule without a choice."""
    if code not in CHOOSABLE:
        raise Refused(Mistake("Regel", "den regel kan ikke vælges til eller fra"))
    choice = "afvisning" if blocks else "advarsel"
    with binder.database.change(f"Vælg {choice} for »{catalogue.rule(code).title}«") as work:
        known = queries.by_id(work.session, RuleChoice, code)
        if not blocks and known is not None:
            work.delete(known)
        elif blocks and known is None:
            work.add(RuleChoice(code))
        elif blocks and known is not None and not known.blocks:
            known.blocks = True
    return work.changes


# --- Cover ---------------------------------------------------------------------------------------


def cover(binder: Binder) -> Sequence[tuple[str, CoverDraft]]:
    """Ids and windows, as a week is read."""
    with binder.database.read() as session:
        return [
            (window.id, CoverDraft(**{name: getattr(window, name) for name in CoverDraft.__dataclass_fields__}))
            for window in watch_queries.cover_windows(session)
        ]


def add_cover(binder: Binder, draft: CoverDraft) -> Changes:
    """Raises Refused with the field's name."""
    window = CoverWindow(new_id("d"), "", draft.from_time, draft.to_time)
    with binder.database.change("Tilføj dækning") as work:
        _fill_cover(window, draft)
        work.add(window)
    return work.changes


def change_cover(binder: Binder, cover_id: str, draft: CoverDraft) -> Changes:
    """Raises Refused with the field's name."""
    with binder.database.change("Ret dækning") as work:
        _fill_cover(_cover(work, cover_id), draft)
    return work.changes


def delete_cover(binder: Binder, cover_id: str) -> Changes:
    with binder.database.change("Slet dækning") as work:
        work.delete(_cover(work, cover_id))
    return work.changes


def _fill_cover(window: CoverWindow, draft: CoverDraft) -> None:
    for name in CoverDraft.__dataclass_fields__:
        setattr(window, name, getattr(draft, name))
    window.weekdays = "".join(sorted(draft.weekdays))
    _refuse(cover_mistakes(window), COVER_FIELDS)


def _cover(work: UnitOfWork, cover_id: str) -> CoverWindow:
    window = queries.by_id(work.session, CoverWindow, cover_id)
    if window is None:
        raise Refused(Mistake("Dækning", "dækningen findes ikke længere"))
    return window


def _helper(session: Session, helper_id: str) -> None:
    if not queries.is_helper(session, helper_id):
        raise Refused(Mistake("Hjælper", GONE))


def _refuse(found: Sequence[FieldMistake], titles: dict[str, str]) -> None:
    if found:
        raise Refused(*(Mistake(titles[name], text) for name, text in found))
