"""The whole scheme ends: the citizen dies, the grant is lost, or something else. All helpers at once, as one step.

What is asked for (`plan`) is worked out and shown before anything is written; `end_scheme` then does just that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.model.calc.notice import earliest_reduction, weekday_text
from app.model.checks.due import Employment, employment_on, employments
from app.model.checks.endings import ending_of
from app.model.checks.scheme_end import Cover, cover_after_death
from app.model.domain.danish import day_text, sentence_text
from app.model.domain.entities import FOREVER, Changes, Contract, Month, Scheme
from app.model.domain.errors import Mistake, Refused
from app.model.domain.local_time import ONE_DAY
from app.model.domain.people import Termination, TerminationKind
from app.model.domain.terms import SchemeEnd
from app.model.domain.validity import day_mistake
from app.model.rulebook.rulebook import Rulebook, UnknownRule
from app.model.services.binder import Binder
from app.model.services.employment.leaving_terms import count, end_contracts, not_begun
from app.model.services.facts import by_helper
from app.model.services.ids import new_id
from app.model.store import people_queries, queries
from app.model.store.database import Session, UnitOfWork

END_FIELDS = {
    "kind": "Hvorfor slutter ordningen",
    "told_on": "Hvornår skete det",
    "ends_on": "Ordningens sidste dag",
    "given_on": "Hjælperne får besked",
}
SCHEME_ENDS = {
    SchemeEnd.DEATH: "Borgeren er død",
    SchemeEnd.GRANT_LOST: "Kommunen stopper hjælpen",
    SchemeEnd.OTHER: "En anden grund",
}
_KINDS = {
    SchemeEnd.DEATH: TerminationKind.DEATH,
    SchemeEnd.GRANT_LOST: TerminationKind.GRANT_LOST,
    SchemeEnd.OTHER: TerminationKind.DISMISSAL,
}
REASON = "Ordningen slutter {}, og arbejdet falder bort."


@dataclass(frozen=True)
class Ends:
    """What is known of the end of a scheme: why, since when, its last day, and the day that the helpers are told."""

    kind: SchemeEnd
    told_on: date
    ends_on: date
    given_on: date


@dataclass(frozen=True)
class HelperEnd:
    """One helper's last day and how it came about; without a day the helper is left as is, and `text` says why."""

    helper_id: str
    name: str
    last_day: date | None
    text: str


@dataclass(frozen=True)
class Plan:
    """Each helper's last day, and what to know before it is done."""

    helpers: tuple[HelperEnd, ...]
    notes: tuple[str, ...]


def proposed_end(binder: Binder, kind: SchemeEnd, told_on: date) -> tuple[date | None, str]:
    """The scheme's last day as the rules have it, and a sentence about it; None where they say nothing."""
    rules = binder.rulebook()
    if kind is SchemeEnd.DEATH:
        last = Month.of(told_on).last
        return last, f"Tilskuddet slutter med den måned, borgeren døde i: {weekday_text(last)}."
    if kind is SchemeEnd.OTHER:
        return None, "Skriv den dag, ordningen slutter."
    try:
        notice = earliest_reduction(told_on, rules)
    except UnknownRule:
        return None, "Programmet kender ikke fristen. Se i afgørelsen, hvornår hjælpen stopper."
    last = notice.day - ONE_DAY
    counted = " ".join(step.text for step in notice.steps)
    return last, f"{counted} Den sidste dag med hjælp er så tidligst {weekday_text(last)}."


def plan(binder: Binder, ends: Ends) -> Plan:
    """What `end_scheme` would do to each helper. Raises Refused for days that can't be."""
    _refuse_impossible(ends)
    rules = binder.rulebook()
    with binder.database.read() as session:
        found = tuple(end for end, _ in _helpers(session, ends, rules))
    return Plan(found, tuple(_notes(ends, rules)))


def _notes(ends: Ends, rules: Rulebook) -> Iterator[str]:
    if ends.kind is SchemeEnd.DEATH and (cover := cover_after_death(ends.told_on, rules)):
        yield _cover_text(cover)
        yield "Hjælperne skal stille sig til rådighed, som kommunen siger."
    if ends.kind is SchemeEnd.GRANT_LOST:
        first, _ = _earliest(ends, rules)
        if first is not None and ends.ends_on + ONE_DAY < first:
            yield (
                f"Hjælpen kan tidligst stoppe {day_text(first)}, så den sidste dag er for tidlig. Spørg kommunen, før du "
                "siger nogen op."
            )
        yield "Klager du over afgørelsen, så vent ikke med at regne varslerne ud: opsigelserne kan trækkes tilbage."
    yield "Giv hver hjælper en skriftlig opsigelse. Den laves under Fratrædelse hos hjælperen."


def _earliest(ends: Ends, rules: Rulebook) -> tuple[date | None, str]:
    try:
        return earliest_reduction(ends.told_on, rules).day, ""
    except UnknownRule as unknown:
        return None, str(unknown)


def _cover_text(cover: Cover) -> str:
    return (
        f"Tilskuddet slutter {day_text(cover.grant_ends)}. Kommunen dækker højst udgifter til hjælperne til og med "
        f"{day_text(cover.covered_until)}, og ikke ud over deres opsigelsesvarsel."
    )


def end_scheme(binder: Binder, kind: SchemeEnd, told_on: date, last_day: date, given_on: date | None = None) -> Changes:
    """Ends the scheme and the employment of everybody who is employed on the day they are told: one step, all or nothing.

    Args:
        binder: the open binder.
        kind: why.
        told_on: the day of the death, or the day that the decision was received.
        last_day: the scheme's last day; the grant that runs then ends with it.
        given_on: the day that the helpers are told; today when left out.

    Raises:
        Refused: impossible days; finished months or worked shifts after somebody's last day, with the helper's name.

    """
    ends = Ends(kind, told_on, last_day, given_on or binder.today)
    _refuse_impossible(ends)
    rules = binder.rulebook()
    with binder.database.change(f"Ordningen slutter {day_text(last_day)}") as work:
        scheme = queries.scheme(work.session)
        if scheme is None:
            raise Refused(Mistake("Ordning", "ordningen er ikke skrevet ind endnu"))
        for end, employment in list(_helpers(work.session, ends, rules)):
            if end.last_day is not None and employment is not None:
                _end_helper(work, ends, end, employment)
        for grant in queries.grants(work.session):
            if grant.starts_on <= last_day < (grant.ends_on or FOREVER):
                grant.ends_on = last_day
        scheme.end_kind, scheme.end_told_on, scheme.ends_on = kind, told_on, last_day
    return work.changes


def _end_helper(work: UnitOfWork, ends: Ends, end: HelperEnd, employment: Employment) -> None:
    assert end.last_day is not None
    reason = REASON.format(day_text(ends.ends_on))
    ending = Termination(new_id("o"), end.helper_id, _KINDS[ends.kind], ends.given_on, end.last_day, reason)
    try:
        end_contracts(work, queries.contracts(work.session, end.helper_id), employment, end.last_day)
    except Refused as refused:
        raise Refused(*(Mistake(end.name, mistake.message) for mistake in refused.mistakes)) from None
    work.add(ending)


def continue_scheme(binder: Binder) -> Changes:
    """The scheme goes on after all. Helpers' endings and the grant's end are taken back where they stand."""
    with binder.database.change("Ordningen fortsætter") as work:
        scheme = queries.scheme(work.session)
        if scheme is None or scheme.end_kind is None:
            raise Refused(Mistake("Ordning", "det er ikke skrevet, at ordningen slutter"))
        scheme.end_kind = scheme.end_told_on = scheme.ends_on = None
    return work.changes


def end_text(scheme: Scheme) -> str:
    """What is written down about the scheme's end; "" where nothing is."""
    if scheme.end_kind is None or scheme.ends_on is None:
        return ""
    return f"{SCHEME_ENDS[scheme.end_kind]}. Ordningens sidste dag er {weekday_text(scheme.ends_on)}."


def _refuse_impossible(ends: Ends) -> None:
    mistakes = [
        Mistake(END_FIELDS[name], text)
        for name in ("told_on", "ends_on", "given_on")
        if (text := day_mistake(getattr(ends, name)))
    ]
    for name in ("ends_on", "given_on"):
        if not mistakes and getattr(ends, name) < ends.told_on:
            mistakes.append(Mistake(END_FIELDS[name], f"ligger før {day_text(ends.told_on)}, hvor det skete"))
    if mistakes:
        raise Refused(*mistakes)


def _helpers(session: Session, ends: Ends, rules: Rulebook) -> Iterator[tuple[HelperEnd, Employment | None]]:
    """Everybody who is employed on the day they are told or comes later, by name."""
    contracts, endings = by_helper(queries.contracts(session)), by_helper(people_queries.terminations(session))
    for helper in queries.helpers(session):
        held = contracts.get(helper.id, [])
        employment = employment_on(held, ends.given_on)
        if employment is None:
            for coming in (each for each in employments(held) if each.first > ends.given_on):
                text = f"begynder først {day_text(coming.first)}. Bliver det ikke til noget, så slet kontrakten."
                yield HelperEnd(helper.id, helper.name, None, text), None
            continue
        ending = ending_of(endings.get(helper.id, ()), employment)
        if ending is not None:
            text = f"stopper allerede {weekday_text(ending.last_day)}."
            yield HelperEnd(helper.id, helper.name, None, text), None
            continue
        last, text = _last_day(held, employment, ends, rules)
        if employment.last is not None and employment.last <= last:
            text = f"kontrakten slutter af sig selv {weekday_text(employment.last)}."
            yield HelperEnd(helper.id, helper.name, None, text), None
        else:
            yield HelperEnd(helper.id, helper.name, last, text), employment


def _last_day(held: Sequence[Contract], employment: Employment, ends: Ends, rules: Rulebook) -> tuple[date, str]:
    """By the notice; after a death not longer, else at least to the scheme's last day."""
    try:
        notice = count(held, _KINDS[ends.kind], ends.given_on, rules)
    except Refused as refused:
        last = max(ends.ends_on, ends.given_on)
        why = " ".join(sentence_text(mistake.message) for mistake in refused.mistakes)
        return last, f"{why} Derfor er dagen sat til ordningens sidste dag.{_dropped(employment, last)}"
    last, text = notice.day, " ".join(step.text for step in notice.steps)
    if ends.kind is not SchemeEnd.DEATH and last < ends.ends_on:
        last = ends.ends_on
        text += f" Ordningen fortsætter til {day_text(ends.ends_on)}, så den sidste dag er {weekday_text(last)}."
    return last, f"{text}{_dropped(employment, last)}"


def _dropped(employment: Employment, last: date) -> str:
    return "".join(
        f" Vilkårene fra {day_text(contract.starts_on)} er ikke begyndt den dag, så de slettes."
        for contract in not_begun(employment, last)
    )
