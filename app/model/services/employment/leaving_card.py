"""What is shown of a helper who leaves: the day and how it was counted, what to know first, and what is to be done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.model.calc.notice import Notice, weekday_text
from app.model.checks.due import Employment, employment_on, employments
from app.model.checks.endings import WITH_NOTICE, ending_of
from app.model.domain.danish import day_text, plural, sentence_text
from app.model.domain.entities import Shift
from app.model.domain.errors import Refused
from app.model.domain.local_time import ONE_DAY, midnight
from app.model.domain.people import Termination, TerminationKind
from app.model.services.binder import Binder
from app.model.services.drafts import read
from app.model.services.employment.leaving_steps import Held, LeavingStep, steps, talks_text
from app.model.services.employment.leaving_terms import TERMINATION_KINDS, LeavingDraft, count, not_begun
from app.model.services.employment.leaving_words import NO_G_DAYS, WARNINGS
from app.model.services.findings import find_of
from app.model.services.vacation import leaving_text, on_leaving
from app.model.store import queries

SHOWN = 6  # more planned shifts than this are only counted


@dataclass(frozen=True)
class Preview:
    """What an ending would do, or does: the notice or why nobody can count it, and what to know first."""

    notice: Notice | None
    trouble: str
    short: str
    warnings: tuple[str, ...]
    talks: str
    shifts: str
    contracts: str


@dataclass(frozen=True)
class LeavingCard:
    """`id` and what comes after it are of the ending that is written down; without one only `employed` is told."""

    name: str
    employed: str
    can_register: bool
    id: str | None = None
    draft: LeavingDraft | None = None
    headline: str = ""
    seen: Preview | None = None
    g_days: str = ""
    vacation: str = ""
    steps: tuple[LeavingStep, ...] = ()
    former: tuple[str, ...] = ()


def leaving_card(binder: Binder, helper_id: str) -> LeavingCard:
    """The employment of today, or else the newest, and how it ends."""
    with binder.database.read() as session:
        held = Held.of(session, helper_id)
    found = employments(held.contracts)
    employment = employment_on(held.contracts, binder.today) or (found[-1] if found else None)
    ending = ending_of(held.endings, employment) if employment else None
    former = tuple(_headline(each) for each in held.endings if each is not ending)
    employed = _employed(employment, binder.today)
    if employment is None or ending is None:
        return LeavingCard(held.name, employed, employment is not None, former=former)
    return LeavingCard(
        name=held.name,
        employed=employed,
        can_register=False,
        id=ending.id,
        draft=read(LeavingDraft, ending),
        headline=_headline(ending),
        seen=preview(binder, helper_id, ending.kind, ending.given_on, ending.last_day),
        g_days=_g_days(binder, helper_id, ending),
        vacation=leaving_text(on_leaving(binder, helper_id, ending.last_day)),
        steps=tuple(steps(held, ending, binder.rulebook())),
        former=former,
    )


def preview(
    binder: Binder, helper_id: str, kind: TerminationKind, given_on: date, last_day: date | None = None
) -> Preview:
    """What to know of an ending before it is written down, or after; without a last day it is the counted one."""
    with binder.database.read() as session:
        held = Held.of(session, helper_id)
    employment = employment_on(held.contracts, given_on)
    ending = ending_of(held.endings, employment) if employment else None
    notice, trouble = None, ""
    try:
        notice = count(held.contracts, kind, given_on, binder.rulebook(), ending)
    except Refused as refused:
        trouble = " ".join(sentence_text(mistake.message) for mistake in refused.mistakes)
    last = last_day or (notice.day if notice else None)
    gone = not_begun(employment, last) if employment and last else ()
    return Preview(
        notice=notice,
        trouble=trouble,
        short=_short(kind, notice, last),
        warnings=WARNINGS.get(kind, ()),
        talks=talks_text(held, given_on) if kind is TerminationKind.DISMISSAL else "",
        shifts=_shifts_after(binder, helper_id, last) if last else "",
        contracts=" ".join(
            f"Vilkårene fra {day_text(contract.starts_on)} er ikke begyndt den sidste dag, så de slettes."
            for contract in gone
        ),
    )


def _short(kind: TerminationKind, notice: Notice | None, last: date | None) -> str:
    if notice is None or last is None or kind not in WITH_NOTICE or last >= notice.day:
        return ""
    who = "Hjælperen stopper" if kind is TerminationKind.RESIGNATION else "Det er"
    days = plural((notice.day - last).days, "dag", "dage")
    return f"{who} {days} før varslet slutter ({day_text(notice.day)}). Det kræver, at I er enige; skriv aftalen ned."


def _shifts_after(binder: Binder, helper_id: str, last: date) -> str:
    """The helper's shifts that go beyond the last day: they are not deleted."""
    with binder.database.read() as session:
        known = queries.first_and_last_shift_day(session)
        until = max(known[1], last) if known else last
        found = queries.shifts(session, midnight(last + ONE_DAY), midnight(until + ONE_DAY) + ONE_DAY, helper_id)
    if not found:
        return ""
    told = ", ".join(map(_shift_text, found[:SHOWN]))
    more = f" og {len(found) - SHOWN} til" if len(found) > SHOWN else ""
    count_of = plural(len(found), "vagt", "vagter")
    return f"{count_of} på vagtplanen går ud over den sidste dag: {told}{more}. De bliver stående, til du flytter dem."


def _shift_text(shift: Shift) -> str:
    return f"{weekday_text(shift.start.date())} {shift.start:%H:%M}–{shift.end:%H:%M}"


def _employed(employment: Employment | None, today: date) -> str:
    if employment is None:
        return "Hjælperen har ingen kontrakt endnu."
    since = f"{'Ansat' if employment.first <= today else 'Begynder'} {day_text(employment.first)}"
    if employment.last is None:
        return f"{since} uden slutdato."
    return f"{since}{', stoppet' if employment.last < today else ' til og med'} {day_text(employment.last)}."


def _headline(ending: Termination) -> str:
    return f"{TERMINATION_KINDS[ending.kind]}. Sidste dag er {weekday_text(ending.last_day)}."


def _g_days(binder: Binder, helper_id: str, ending: Termination) -> str:
    """What the rule says of it now; it speaks from some time before the last day."""
    if ending.kind is TerminationKind.RESIGNATION:
        return NO_G_DAYS
    found = [finding for finding in find_of(binder, "g-days") if finding.helper_id == helper_id]
    return " ".join(f"{finding.message} {finding.advice}" for finding in found)
