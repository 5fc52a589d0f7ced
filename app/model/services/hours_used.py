"""What the overview shows of the hours: used and planned against the grant in the period that a day lies in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.model.calc.granted import Slot
from app.model.calc.use import Hours, Period, Use, period, use
from app.model.checks.hours_used import balance_period, spoken
from app.model.domain.danish import hours_text, number_text, plural
from app.model.domain.local_time import ONE_DAY, midnight
from app.model.services.binder import Binder
from app.model.store import queries

SHOWN_MONTHS = 3  # what is shown where no rule says how long the hours have to balance
SLOT_TITLES = {Slot.DAY: "Dag", Slot.EVENING: "Aften", Slot.NIGHT: "Nat", Slot.WEEKEND: "Weekend"}


@dataclass(frozen=True)
class HoursRow:
    """One bar: `text` is its figures in words; minutes for drawing. `granted` is None where nothing is known."""

    title: str
    text: str
    used: int
    planned: int
    granted: int | None

    @property
    def over(self) -> bool:
        return self.granted is not None and self.used + self.planned > self.granted


@dataclass(frozen=True)
class QuarterView:
    """A period's hours: in all, by time of day (empty where evening and night are not known), and what to know."""

    title: str
    first: date
    last: date
    whole: HoursRow
    slots: tuple[HoursRow, ...]
    explanations: tuple[str, ...]


def quarter(binder: Binder, day: date) -> QuarterView:
    """The hours of the period that a day lies in; a calendar quarter where the municipality's rules don't say."""
    rules = binder.rulebook()
    found = balance_period(rules, day)
    span = found[0] if found else period(day, SHOWN_MONTHS)
    with binder.database.read() as session:
        shifts = queries.shifts(session, midnight(span.first), midnight(span.last + ONE_DAY))
        absences = queries.absences(session, span.first, span.last)
        hours = use(shifts, absences, queries.grants(session), span.first, span.last, rules)
    return QuarterView(
        title=f"Timer i {span.text}",
        first=span.first,
        last=span.last,
        whole=_row("I alt", hours.counted if hours.whole.granted is not None else hours.whole),
        slots=tuple(_row(SLOT_TITLES[slot], mine) for slot, mine in hours.slots.items()),
        explanations=tuple(_explanations(hours, span, ruled=found is not None)),
    )


def _row(title: str, hours: Hours) -> HoursRow:
    return HoursRow(title, _figures(hours), hours.used, hours.planned, hours.granted)


def _figures(hours: Hours) -> str:
    used = f"{hours_text(hours.used)} brugt, {hours_text(hours.planned)} planlagt"
    if hours.granted is None or hours.left is None:
        return f"{used}; det bevilgede kendes ikke"
    left = f"{hours_text(-hours.left)} for meget" if hours.over else f"{hours_text(hours.left)} tilbage"
    return f"{used} af {_granted_text(hours.granted)} bevilgede timer; {left}"


def _granted_text(minutes: int) -> str:
    """66240 -> "1.104"; with minutes where there are any: "525:43"."""
    whole, rest = divmod(minutes, 60)
    return hours_text(minutes) if rest else number_text(Decimal(whole))


def _explanations(hours: Use, span: Period, *, ruled: bool) -> Iterator[str]:
    yield (
        "Brugt er vagter i måneder, der er markeret som færdige; resten er planlagt. Kun arbejde tæller, og ikke under "
        "fravær. Møder, MUS, oplæring og rådighed er ikke med i bevillingens timer."
    )
    if hours.whole.granted is None:
        yield "Der er ikke skrevet en bevilling med timer ind for perioden. Det gør du under Ordning."
    elif hours.respiration or hours.self_paid:
        yield (
            f"Bevilget er {spoken(hours.service)} efter serviceloven, {spoken(hours.respiration)} respirationshjælp "
            f"og {spoken(hours.self_paid)}, som borgeren selv betaler, lagt sammen."
        )
    if hours.whole.granted is not None and hours.unknown_days:
        days = plural(hours.unknown_days, "dag", "dage")
        outside = hours.outside.total
        more = f"; {spoken(outside)} på dem er ikke regnet med" if outside else ""
        yield f"{days} i perioden har ingen bevilling med timer{more}."
    if ruled:
        yield (
            f"Kommunen siger, at timerne skal gå op over {plural(span.months, 'måned', 'måneder')}, men ikke hvornår "
            "de begynder. Hjælpermappen tæller fra 1. januar."
        )
    else:
        yield "Hvor lang tid timerne skal gå op over, siger reglerne her ikke; spørg kommunen. Der vises et kvartal."
    yield from hours.notes
