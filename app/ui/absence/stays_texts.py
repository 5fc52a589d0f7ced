"""The citizen's stays as rows, their helpers and dates as rows with why, and what a handbook says twice. No Qt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.model.calc.stays import What, Where
from app.model.checks.stay_parts import Told
from app.model.domain.danish import day_text, days_left_text, listed, plural
from app.model.domain.reasons import Certainty, Reason
from app.model.services.absence.stay_rows import DayRow, PartRow, StayRow
from app.model.services.reason_words import decided_by, rule_text
from app.model.services.stays import STAY_KINDS, StayDraft
from app.ui.entry.texts import YES
from app.ui.formats import optional_day_text

TELL = "tell"  # the row of the last day to tell those who don't come along
_WHAT = {
    What.NOTIFY: "Kommunen får besked",
    What.APPLY: "Uden ansøgning til kommunen",
    What.INSURE: "Rejseforsikring betales",
    What.EXTRA: "Ekstra udgifter kan dækkes",
    What.PAY: "Løn efter vagtplanen kan dækkes",
    What.SAME: "Bevillingen ændres ikke",
}
_MISSING = {What.NOTIFY: "besked til kommunen", What.APPLY: "ansøgning til kommunen", What.INSURE: "rejseforsikring"}
_LATEST = frozenset({What.NOTIFY})  # told as "senest"; the others are how long something holds


@dataclass(frozen=True)
class StayLine:
    """One line of the list of stays. `to_tick`: what can be ticked as done today."""

    id: str
    when: str
    kind: str
    place: str
    along: str
    state: str
    is_hospital: bool
    to_tick: frozenset[str]
    untold: bool
    can_end: bool
    can_mark: bool

    @property
    def spoken(self) -> str:
        along = f"med: {self.along}" if self.along != NOBODY else "ingen hjælpere med"
        return ", ".join(part for part in (self.when, self.kind, self.place, along, self.state) if part)


@dataclass(frozen=True)
class PartLine:
    """One helper in a stay."""

    id: str
    name: str
    along: str
    latest: str
    told: str
    state: str
    waits: bool
    can_write: bool

    @property
    def spoken(self) -> str:
        along = "kommer med" if self.along == YES else "kommer ikke med"
        latest = f"senest besked {self.latest}" if self.latest else ""
        told = f"fik besked {self.told}" if self.told else ""
        return ", ".join(part for part in (self.name, along, latest, told, self.state) if part)


@dataclass(frozen=True)
class StayDateLine:
    """A last day of a stay: what, when, how it stands, who decides it, and `why` in whole sentences."""

    id: str
    what: str
    when: str
    state: str
    source: str
    why: str

    @property
    def spoken(self) -> str:
        return ", ".join(part for part in (self.what, self.when, self.state, self.source) if part)


NOBODY = "ingen"


def stay_line(row: StayRow, today: date) -> StayLine:
    draft = row.draft
    return StayLine(
        id=row.id,
        when=period_text(draft),
        kind=f"{STAY_KINDS[draft.kind]}{' i udlandet' if draft.abroad else ''}",
        place=draft.place,
        along=listed(row.along) if row.along else NOBODY,
        state=_state(row, today),
        is_hospital=draft.kind.is_hospital,
        to_tick=frozenset(_to_tick(row)),
        untold=bool(row.untold),
        can_end=draft.first_day <= today and (draft.last_day is None or draft.last_day > today),
        can_mark=bool(row.to_mark),
    )


def period_text(draft: StayDraft) -> str:
    """05.07.2027–18.07.2027; fra 03.10.2026 where nobody knows the last day."""
    if draft.last_day is None:
        return f"fra {day_text(draft.first_day)}"
    if draft.last_day == draft.first_day:
        return day_text(draft.first_day)
    return f"{day_text(draft.first_day)}–{day_text(draft.last_day)}"


def _to_tick(row: StayRow) -> Iterable[str]:
    """What the rules or the sort of stay ask for and is not written yet."""
    draft = row.draft
    if draft.told_on is None:
        yield "told_on"
    if not draft.kind.is_hospital and draft.applied_on is None:
        yield "applied_on"
    if draft.abroad and draft.insured_on is None:
        yield "insured_on"


def _state(row: StayRow, today: date) -> str:
    """What is late, or else what is to be done next."""
    missing = [_MISSING[each.day.what] for each in row.days if each.where is Where.MISSING]
    late = sum(each.state is Told.MISSING for each in row.parts)
    if late and not row.over:
        missing.insert(0, f"besked til {plural(late, 'hjælper', 'hjælpere')}")
    if missing and not (row.over and row.draft.told_on is not None):
        return f"mangler: {listed(missing)}"
    if row.over:
        return "er slut"
    coming = [each.day.day for each in row.days if each.where is Where.TO_COME and each.day.what is What.NOTIFY]
    if row.tell is not None and any(each.state is Told.TO_COME for each in row.parts):
        coming.append(row.tell.day)
    if coming:
        return f"næste: senest {day_text(min(coming))} ({days_left_text((min(coming) - today).days)})"
    return "i gang" if row.draft.first_day <= today else "alt er på plads"


def part_lines(row: StayRow, today: date) -> tuple[PartLine, ...]:
    return tuple(_part_line(each, today, hospital=row.draft.kind.is_hospital) for each in row.parts)


def _part_line(row: PartRow, today: date, *, hospital: bool) -> PartLine:
    """Before a hospital stay nobody is to be told; who goes there comes along by agreement."""
    part, state = row.part, row.state
    agreed = f"kortere varsel aftalt {optional_day_text(part.agreed_on)}"
    words = {
        Told.ALONG: "efter aftale" if hospital else "",
        Told.IN_TIME: "i tide" if part.tell_by is not None else "har besked",
        Told.AGREED: agreed,
        Told.TOO_LATE: "for sent; kortere varsel er ikke aftalt",
        Told.NOBODY_MUST: "" if hospital else "skal ikke have besked før",
    }
    left = days_left_text((part.tell_by - today).days) if part.tell_by is not None else ""
    waiting = f"mangler; det var {left}" if state is Told.MISSING else left
    return PartLine(
        id=part.helper_id,
        name=row.name,
        along=YES if part.along else "nej",
        latest=optional_day_text(part.tell_by),
        told=optional_day_text(part.told_on),
        state=words.get(state, waiting),
        waits=part.told_on is None and not part.along,
        can_write=not part.along and not hospital,
    )


def date_lines(row: StayRow, today: date) -> tuple[StayDateLine, ...]:
    """The last day to tell the helpers, where there is one, and then the rest in the rules' order."""
    lines = [_day_line(each, row, today) for each in row.days]
    if row.tell is None:
        return tuple(lines)
    tell = row.tell
    what = "Besked til hjælpere, der ikke tager med"
    if row.draft.kind.is_hospital:
        what = "Varsel, hvis hjælperne skal holde ferie"
    left = days_left_text((tell.day - today).days)
    state = f"{plural(row.untold, 'hjælper', 'hjælpere')} mangler" if row.untold else "alle har besked"
    if row.draft.kind.is_hospital:
        state = left if today <= tell.day else f"det var {left}"
    why = [*(step.text for step in tell.steps), *map(rule_text, tell.reasons), _SHORTER]
    return (
        StayDateLine(TELL, what, f"senest {day_text(tell.day)}", state, _source(tell.reasons[0]), "\n".join(why)),
        *lines,
    )


_SHORTER = "Er I begge enige, kan varslet være kortere. Skriv, hvilken dag I aftalte det."


def _day_line(each: DayRow, row: StayRow, today: date) -> StayDateLine:
    day, what = each.day.day, each.day.what
    latest = "senest" if what in _LATEST else "til og med"
    why = [*(step.text for step in each.day.steps), rule_text(each.day.reason)]
    state = _day_state(each, row, today)
    return StayDateLine(
        what.value, _WHAT[what], f"{latest} {day_text(day)}", state, _source(each.day.reason), "\n".join(why)
    )


def _day_state(each: DayRow, row: StayRow, today: date) -> str:
    draft, what, where = row.draft, each.day.what, each.where
    if what is What.NOTIFY:
        told, left = optional_day_text(draft.told_on), days_left_text((each.day.day - today).days)
        return {
            Where.DONE: f"besked givet {told}",
            Where.TOO_LATE: f"besked givet {told}, for sent",
            Where.MISSING: f"mangler; det var {left}",
        }.get(where, left)
    if what is What.APPLY and where in _APPLIED:
        return _APPLIED[where].format(
            applied=optional_day_text(draft.applied_on), granted=optional_day_text(draft.granted_on)
        )
    if where in {Where.MISSING, Where.TO_COME}:
        return "mangler; forsikringen er ikke tegnet" if where is Where.MISSING else "forsikringen er ikke tegnet endnu"
    lasts = {
        Where.WITHIN: "opholdet slutter inden da",
        Where.BEYOND: "opholdet er længere",
        Where.UNKNOWN: days_left_text((each.day.day - today).days),
    }
    return lasts[where]


_APPLIED = {
    Where.DONE: "bevilget {granted}",
    Where.WAITING: "søgt {applied}; intet svar endnu",
    Where.MISSING: "opholdet er længere; der er ikke søgt",
    Where.TO_COME: "opholdet er længere; søg, før I rejser",
}


def _source(reason: Reason) -> str:
    """Who decides; the source itself stands under »Hvorfor?«."""
    unsure = ", ubekræftet" if reason.certainty is Certainty.C else ""
    return f"{decided_by(reason.layer, reason.source)}{unsure}" if reason.layer is not None else ""


def hints_text(row: StayRow) -> str:
    """What is worth knowing, and that another stay lies over this one."""
    lines = [rule_text(hint) for hint in row.hints]
    for other in row.inside:
        kind = "en indlæggelse" if other.kind.is_hospital else "en ferie"
        lines.append(f"De samme dage er der {kind}: {period_text(other)}.")
    return "\n".join(lines)


def quotes_text(row: StayRow) -> str:
    """Both places of the handbook, and what was agreed; "" where nothing contradicts."""
    if not row.quotes:
        return ""
    lines = [f"»{quote.words}« ({quote.source})" for quote in row.quotes]
    agreed = "Der er ikke skrevet noget om, hvad der er aftalt."
    if row.draft.agreed_on is not None:
        agreed = f"Aftalt {day_text(row.draft.agreed_on)}: {row.draft.agreed or 'intet skrevet'}"
    return "\n\n".join([*lines, agreed])
