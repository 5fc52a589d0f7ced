"""The last lines of a sickness' course: the talk, the employer's days, the refund, § 56, a plan, and fit again.

Keys: `sygesamtale_frist`, `sygesamtale_undtaget_uger`, `sygdom_arbejdsgiverperiode`, `sygerefusion_frist`,
`sygerefusion_saerlig_frist`, `paragraf_56_sygedage`, `fastholdelsesplan_uger`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from app.model.checks.due import deadline_rule, due_date, length_text
from app.model.checks.sick_refund import REFUND_KEY, SECTION_56, SPECIAL_KEY, uncovered_56, who_reports
from app.model.checks.sickness import (
    PERIOD_KEY,
    TALK_KEY,
    TALK_SPARED_KEY,
    EmployerPeriod,
    weeks_after,
    who_has_worked,
)
from app.model.checks.sickness_papers import AGREEMENT_KEY
from app.model.checks.working_time import number_rule
from app.model.domain.danish import day_text, number_text
from app.model.domain.entities import FOREVER
from app.model.domain.leave import StepKind
from app.model.domain.local_time import ONE_DAY
from app.model.domain.people import TalkKind
from app.model.services.absence.sickness_lines import ASK, CourseLine, LineState, Seen

PLAN_KEY = "fastholdelsesplan_uger"


def talk(seen: Seen) -> Iterator[CourseLine]:
    """Within so many weeks; done when a sick talk since the course began is written down."""
    rule = deadline_rule(seen.rules, TALK_KEY, seen.first)
    due = due_date(seen.first, rule) if rule else None
    if rule is None or due is None:
        return
    reason = rule.reason(TALK_KEY, f"En samtale om sygefraværet senest {length_text(rule)} efter første sygedag")
    line = CourseLine("talk", "Samtale om fraværet", due, LineState.UNNEEDED, reason=reason)
    if (held := _talk_held(seen, due)) is not None:
        told = "Holdt" if held <= seen.today else "Aftalt til"
        yield replace(line, state=LineState.DONE, told=f"{told} {day_text(held)}.", done_on=held)
    elif _is_spared(seen):
        yield replace(line, told="Ikke nødvendig, fordi hjælperen fratræder.")
    elif seen.over(due):
        yield replace(line, told="Ikke nødvendig: sygdommen varede kortere.")
    else:
        told = "Kan holdes på telefon. Spørg ikke, hvilken sygdom det er. Skriv den under Samtaler hos hjælperen."
        yield replace(line, state=seen.due(due), told=told)


def _talk_held(seen: Seen, due: date) -> date | None:
    """As checks/talks.is_talked_of: since the course began and before the helper's next one."""
    later = (each.first for each in seen.all if each.first > seen.first)
    until, latest = min(later, default=FOREVER), max(due, seen.today)
    talks = seen.facts.talks.get(seen.course.helper_id, ())
    days = [each.held_on for each in talks if each.kind is TalkKind.SICK]
    return min((day for day in days if seen.first <= day < until and day <= latest), default=None)


def _is_spared(seen: Seen) -> bool:
    spared = weeks_after(seen.rules, TALK_SPARED_KEY, seen.course, seen.first)
    left = seen.course.employment.last if seen.course.employment else None
    return spared is not None and left is not None and left <= spared


def period_and_refund(seen: Seen) -> Iterator[CourseLine]:
    """The employer's days and the refund after them; under § 56 there are no such days."""
    if {each.kind for each in seen.course.absences} <= SECTION_56:
        yield from _refund(seen, SPECIAL_KEY, needed=True)
        return
    period = EmployerPeriod.of(seen.course, seen.rules)
    if period is None:
        text = f"Ingen kendte dage: ansættelsen er for ny, slutter først, eller reglen kendes ikke. {ASK}"
        yield CourseLine("period", "Arbejdsgiverens dage slutter", None, LineState.UNNEEDED, text)
        return
    last, over = period.after - ONE_DAY, seen.over(period.after)
    told = f"Arbejdsgiveren betaler til og med den dag.{who_has_worked(seen.rules, seen.course)}"
    if over:
        told = "Sygdommen varede kortere, så den hører til arbejdsgiverens dage."
    state = LineState.UNNEEDED if over else LineState.FACT if last < seen.today else LineState.AHEAD
    text = f"Arbejdsgiveren betaler {length_text(period.rule)}, regnet med første sygedag"
    yield CourseLine("period", "Arbejdsgiverens dage slutter", last, state, told, period.rule.reason(PERIOD_KEY, text))
    yield from _refund(seen, REFUND_KEY, needed=not over)


def _refund(seen: Seen, key: str, *, needed: bool) -> Iterator[CourseLine]:
    rule = deadline_rule(seen.rules, key, seen.first)
    due = due_date(seen.first, rule) if rule else None
    if rule is None or due is None:
        return
    done = seen.is_done(StepKind.REFUND)
    state = LineState.DONE if done else seen.due(due) if needed else LineState.UNNEEDED
    told = who_reports(seen.facts) if needed else "Der er ingen refusion at melde."
    title = "Refusion efter § 56 søges" if key == SPECIAL_KEY else "Refusion meldes"
    reason = rule.reason(key, f"{title} senest {length_text(rule)} efter første sygedag")
    yield seen.noted(CourseLine("refund", title, due, state, told, reason, StepKind.REFUND))


def section_56(seen: Seen) -> Iterator[CourseLine]:
    """Applied for and approved: where the sickness is of that kind, or there is an agreement or an application."""
    rule, helper = number_rule(seen.rules, AGREEMENT_KEY, seen.first), seen.helper
    is_56 = any(each.kind in SECTION_56 for each in seen.course.absences)
    if rule is None:
        return
    last = min(seen.course.last or FOREVER, max(seen.today, seen.first))
    text = f"En § 56-aftale kan søges, når der ventes mindst {number_text(rule.value)} sygedage om året af samme grund"
    told = f"{text}. Jobcentret i hjælperens bopælskommune godkender den."
    line = CourseLine("section_56", "§ 56-aftale", None, LineState.POSSIBLE, told, rule.reason(AGREEMENT_KEY, text))
    line = seen.noted(replace(line, step=StepKind.SECTION_56))
    if helper.section_56_from is not None:
        ends = f" til {day_text(helper.section_56_until)}" if helper.section_56_until else ""
        agreed = f"Godkendt fra {day_text(helper.section_56_from)}{ends}."
        covered = uncovered_56(helper, seen.first, last) is None
        state = LineState.DONE if covered else LineState.LATE if is_56 else LineState.POSSIBLE
        yield replace(line, day=helper.section_56_from, state=state, told=f"{agreed} {told}")
    elif is_56:
        yield replace(line, state=LineState.LATE, told=f"Der står ingen godkendt aftale. {told}")
    else:
        yield replace(line, day=line.asked_on)


def plan(seen: Seen) -> Iterator[CourseLine]:
    """A plan for keeping the job, if the helper asks and the sickness is long (`fastholdelsesplan_uger`)."""
    rule = number_rule(seen.rules, PLAN_KEY, seen.first)
    if rule is None:
        return
    day = seen.first + timedelta(weeks=int(rule.value))
    text = f"Hjælperen kan bede om en plan, når sygdommen ventes at vare over {number_text(rule.value)} uger"
    state = LineState.UNNEEDED if seen.over(day) else LineState.POSSIBLE
    state = LineState.DONE if seen.is_done(StepKind.RETENTION_PLAN) else state
    reason = rule.reason(PLAN_KEY, text)
    yield seen.noted(
        CourseLine("retention_plan", "Fastholdelsesplan", day, state, f"{text}.", reason, StepKind.RETENTION_PLAN)
    )


def fit_again(seen: Seen) -> Iterator[CourseLine]:
    """When the helper was expected back, and told to be fit."""
    days = [each.expected_back for each in seen.course.absences if each.expected_back is not None]
    fit = [each.fit_on for each in seen.course.absences if each.fit_on is not None]
    if days and not fit:
        told = "" if max(days) > seen.today or not seen.course.open else "Spørg, om hjælperen er rask."
        state = seen.due(max(days)) if seen.course.open else LineState.FACT
        yield CourseLine("expected", "Ventes tilbage", max(days), state, told)
    if fit:
        yield CourseLine("fit", "Meldt rask", max(fit), LineState.DONE)
    elif seen.course.open:
        yield CourseLine("fit", "Meldt rask", None, LineState.AHEAD, "Hjælperen er sygemeldt.")
    else:
        yield CourseLine("fit", "Sidste sygedag", seen.course.last, LineState.FACT)
