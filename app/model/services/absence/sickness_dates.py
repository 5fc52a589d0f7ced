"""The first lines of a sickness' course: when it began and was told, who pays, which papers may be asked for; a sick child.

Keys: `sygemelding_frist` (municipality), `sygdom_perioder_samles_uger`, `tillaeg`, `tro_og_love_fra`, `laegeerklaering_fra`,
`mulighedserklaering_fra`, `barn_syg_dage`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from app.model.checks.due import deadline_rule, due_date, has_outside_employer, municipality_runs_payroll
from app.model.checks.sickness import CHILD_KEY
from app.model.checks.working_time import number_rule
from app.model.domain.danish import day_text, moment_text, number_text
from app.model.domain.leave import StepKind
from app.model.domain.local_time import ONE_DAY
from app.model.rulebook.rulebook import UnknownRule
from app.model.services.absence.sickness_lines import ASK, CourseLine, LineState, Seen
from app.model.services.choices import REPORTED_HOW

TOLD_KEY, TOGETHER_KEY = "sygemelding_frist", "sygdom_perioder_samles_uger"
_PAPERS = (
    (StepKind.DECLARATION, "tro_og_love_fra", "Tro og love-erklæring"),
    (StepKind.DOCTOR, "laegeerklaering_fra", "Lægeerklæring"),
    (StepKind.FITNESS, "mulighedserklaering_fra", "Mulighedserklæring"),
)


def first_day(seen: Seen) -> Iterator[CourseLine]:
    """The first sick day, and when the helper told of it."""
    first = seen.course.absences[0]
    clock = f"Fra kl. {first.from_time:%H:%M}." if first.from_time else ""
    yield CourseLine("first", "Første sygedag", seen.first, LineState.FACT, clock)
    rule, at = deadline_rule(seen.rules, TOLD_KEY, seen.first), first.reported_at
    reason = rule.reason(TOLD_KEY, "Hjælperen melder sig syg, inden arbejdet begynder") if rule else None
    if at is None:
        yield CourseLine("reported", "Meldt", None, LineState.FACT, "Det er ikke skrevet.", reason)
        return
    how = f", {REPORTED_HOW[first.reported_how].lower()}" if first.reported_how else ""
    yield CourseLine("reported", "Meldt", at.date(), LineState.DONE, f"{moment_text(at)}{how}.", reason)


def sick_before(seen: Seen) -> Iterator[CourseLine]:
    """A sickness that ended so shortly before that the employer's days of both are counted together."""
    rule = number_rule(seen.rules, TOGETHER_KEY, seen.first)
    before = [each for each in seen.all if each.last is not None and each.last < seen.first]
    last = before[-1].last if before else None
    if rule is None or last is None or last + timedelta(weeks=int(rule.value)) < seen.first:
        return
    text = f"Sygeperioder inden for {number_text(rule.value)} uger tælles sammen"
    told = (
        f"Fra {day_text(before[-1].first)} til {day_text(last)}. {text}, så arbejdsgiverens dage kan slutte før. {ASK}"
    )
    yield CourseLine("before", "Syg kort forinden", last, LineState.FACT, told, rule.reason(TOGETHER_KEY, text))


def told_on(seen: Seen) -> Iterator[CourseLine]:
    """Whom the sickness is told to: the employer's role and the payroll may lie with others (handbook 5.7)."""
    outside = has_outside_employer(seen.facts.scheme)
    if outside:
        told = "Fortæl det til den, der er arbejdsgiver."
    elif municipality_runs_payroll(seen.facts.scheme):
        told = "Sygdommen står på timesedlen til kommunen."
    else:
        told = "Sygdommen står på timesedlen til den, der fører lønnen."
    state = LineState.POSSIBLE if outside else LineState.UNNEEDED
    state = LineState.DONE if seen.is_done(StepKind.TOLD) else state
    yield seen.noted(CourseLine("told", "Meldt videre", seen.first, state, told, step=StepKind.TOLD))


def who_pays(seen: Seen) -> Iterator[CourseLine]:
    """By who employs, and by what the municipality says of supplements."""
    title = "Hvem betaler"
    if has_outside_employer(seen.facts.scheme):
        yield CourseLine("pays", title, None, LineState.FACT, "Arbejdsgiveren betaler og søger refusionen.")
        return
    try:
        table = seen.rules.supplements(seen.first)
    except UnknownRule:
        table = None
    if table is None:
        text = f"Det siger »{seen.rules.title}« ikke noget om. {ASK}"
        yield CourseLine("pays", title, None, LineState.FACT, text)
        return
    text = f"Hos {seen.rules.title} betales sygeløn {'med' if table.sick_earns else 'uden'} tillæg"
    yield CourseLine("pays", title, None, LineState.FACT, f"{text}.", table.reason("tillaeg", text))


def papers(seen: Seen) -> Iterator[CourseLine]:
    """From which day each may be asked for: that day is no deadline."""
    for kind, key, title in _PAPERS:
        rule = deadline_rule(seen.rules, key, seen.first)
        day = due_date(seen.first, rule) if rule else None
        if rule is None or day is None:
            continue
        number = (day - seen.first).days + 1
        told = f"Kan kræves fra {number}. sygedag."
        if kind is StepKind.FITNESS:
            told = "Når som helst i forløbet. Arbejdsgiveren betaler for lægens del."
        state = LineState.AHEAD if day > seen.today else LineState.POSSIBLE
        state = LineState.UNNEEDED if seen.over(day) else state
        state = LineState.DONE if seen.is_done(kind) else state
        yield seen.noted(CourseLine(kind.value, title, day, state, told, rule.reason(key, told), kind))


def child_lines(seen: Seen) -> Iterator[CourseLine]:
    """Of a sick child: the days that can be with pay."""
    yield from first_day(seen)
    rule = number_rule(seen.rules, CHILD_KEY, seen.first)
    if rule is None:
        text = f"Det siger »{seen.rules.title}« ikke noget om. {ASK}"
        yield CourseLine("child", "Sidste dag med løn", None, LineState.FACT, text)
        return
    last = seen.first + timedelta(days=int(rule.value)) - ONE_DAY
    over = seen.over(last + ONE_DAY)
    state = LineState.DONE if over else seen.due(last)
    text = f"Kun barnets første {number_text(rule.value)} dage kan være med løn"
    yield CourseLine("child", "Sidste dag med løn", last, state, f"{text}.", rule.reason(CHILD_KEY, text))


def pregnancy_pay(seen: Seen) -> Iterator[CourseLine]:
    """Handbook 5.12: the employer pays nothing; she asks the municipality where she lives."""
    outside = has_outside_employer(seen.facts.scheme)
    told = "Arbejdsgiveren betaler ikke. Hjælperen kan søge sygedagpenge i sin bopælskommune."
    text = "Spørg arbejdsgiveren." if outside else f"{told} {ASK}"
    yield CourseLine("pays", "Hvem betaler", None, LineState.FACT, text)
