"""Findings about rest: daily rest, the weekly day off, and the longest unbroken shift.

Sources: `daglig_hvile` and `daglig_hvile_vindue`, `fridoegn_hvile`, `fridoegn_mellemrum` and `fridoegn_yderste`,
`vagt_hoejst`. Rolling, never by the calendar day: the end of a block is the worst moment of its daily rest.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from app.model.checks.blocks import Block, longest_rest, runs
from app.model.checks.facts import Facts
from app.model.domain.danish import duration_text, moment_text, number_text, rounded
from app.model.domain.findings import Finding, Severity
from app.model.domain.local_time import MINUTES_A_DAY, after, minutes_between
from app.model.domain.watch import RestException, RestGround
from app.model.rulebook.rulebook import Rulebook
from app.model.rulebook.values import Number

DAILY_KEY, WINDOW_KEY, LONGEST_KEY = "daglig_hvile", "daglig_hvile_vindue", "vagt_hoejst"
FREE_KEY, SPACE_KEY, OUTER_KEY = "fridoegn_hvile", "fridoegn_mellemrum", "fridoegn_yderste"
PAST = "Det kan ikke laves om. Skriv undtagelsen ned med sin grund, eller afslut påmindelsen med en note."
DAILY, WEEKLY, LONGEST = "daily-rest", "weekly-rest", "shift-24h"
GROUNDS = {
    RestGround.UNFORESEEN: "en uforudset hændelse",
    RestGround.AGREEMENT: "en aftale eller overenskomst",
    RestGround.DISPENSATION: "en dispensation fra Arbejdstilsynet",
}


def in_minutes(rule: Number) -> int:
    """A rule in hours or in days and nights of 24 hours (`doegn`) as whole minutes."""
    unit = timedelta(days=1) if rule.unit == "doegn" else timedelta(hours=1)
    return int(rule.value * (unit // timedelta(minutes=1)))


def number_rule(rules: Rulebook, key: str, on: date) -> Number | None:
    rule = rules.find(key, on)
    return rule if isinstance(rule, Number) else None


def daily_rest(facts: Facts, rules: Rulebook) -> Iterable[Finding]:
    """Some 24 hours that end in working time hold no free stretch of 11 hours; at the block's start."""
    for helper_id in facts.shifts:
        made = facts.blocks(helper_id)
        for position, block in enumerate(made):
            if not _in_range(facts, block):
                continue
            rest = number_rule(rules, DAILY_KEY, block.start.date())
            window = number_rule(rules, WINDOW_KEY, block.start.date())
            if rest is None or window is None:
                continue
            had = longest_rest(made, position, in_minutes(window))
            if had < in_minutes(rest) and not _allowed_with_rest_room(facts, made, position, rest, window):
                yield _excused(facts, _too_little_rest(facts, helper_id, block, had, rest, window))


def _allowed_with_rest_room(facts: Facts, made: list[Block], position: int, rest: Number, window: Number) -> bool:
    """With a rest room and an agreement or dispensation: up to 24 hours, if 11 free hours follow directly."""
    if not facts.scheme.rest_room or made[position].minutes > in_minutes(window):
        return False
    after = made[position + 1].start if position + 1 < len(made) else None
    return after is None or minutes_between(made[position].end, after) >= in_minutes(rest)


def _too_little_rest(facts: Facts, helper_id: str, block: Block, had: int, rest: Number, window: Number) -> Finding:
    name, hours = facts.name(helper_id), number_text(rest.value)
    free = f"højst {duration_text(had)} fri i træk" if had else "slet ikke fri"
    message = f"{name} har {free} i de {number_text(window.value)} timer, der slutter {moment_text(block.end)}; "
    message += f"der skal være mindst {hours} timer."
    mend = "Flyt eller forkort en af vagterne, eller giv den til en anden."
    if block.minutes > in_minutes(window) - in_minutes(rest):
        message = f"{name} er på arbejde {duration_text(block.minutes)} i træk, til {moment_text(block.end)}. "
        message += f"Så er der ikke {hours} timers hvile i de samme {number_text(window.value)} timer."
        mend = "Gør vagten kortere, eller del den."
    return Finding(
        code=DAILY,
        severity=Severity.WARNING,
        helper_id=helper_id,
        at=block.start,
        due=None,
        title="For lidt hvile",
        message=message,
        advice=f"{mend} Var det uforudset, eller er det aftalt, så skriv undtagelsen ned, og giv hvilen bagefter.",
        reason=rest.reason(
            DAILY_KEY,
            f"Mindst {hours} timers sammenhængende hvile, regnet 24 timer tilbage fra ethvert tidspunkt i arbejdstiden",
        ),
        figures={
            "longest_rest_minutes": had,
            "required_rest_minutes": in_minutes(rest),
            "block_end": block.end.isoformat("T", "minutes"),
        },
        subject=block.start.isoformat("T", "minutes"),
        extent=in_minutes(rest) - had,
    )


def weekly_rest(facts: Facts, rules: Rulebook) -> Iterable[Finding]:
    """More than 6 days and nights (12 away from home) between two free stretches of 35 hours; at the first block."""
    for helper_id in facts.shifts:
        made = facts.blocks(helper_id)
        if not made:
            continue
        free = number_rule(rules, FREE_KEY, made[0].start.date())
        if free is None:
            continue
        for run in runs(made, in_minutes(free)):
            if not any(_in_range(facts, block) for block in run):
                continue
            limit = _Limit.of(run, rules)
            if limit and minutes_between(run[0].start, run[-1].end) > limit.minutes:
                yield _excused(facts, _no_day_off(facts, helper_id, run, free, limit))


@dataclass(frozen=True)
class _Limit:
    """How long a run may be, and from when it is an error."""

    rule: Number
    outer: Number | None
    key: str

    @property
    def minutes(self) -> int:
        return in_minutes(self.rule)

    @classmethod
    def of(cls, run: list[Block], rules: Rulebook) -> _Limit | None:
        day = run[0].start.date()
        usual, outer = number_rule(rules, SPACE_KEY, day), number_rule(rules, OUTER_KEY, day)
        away = all(shift.away for block in run for shift in block.shifts)
        if away and outer is not None:
            return cls(outer, outer, OUTER_KEY)
        return None if usual is None else cls(usual, outer, SPACE_KEY)


def _no_day_off(facts: Facts, helper_id: str, run: list[Block], free: Number, limit: _Limit) -> Finding:
    start, end = run[0].start, run[-1].end
    passed = minutes_between(start, end)
    far = limit.outer is not None and passed > in_minutes(limit.outer)
    name, hours = facts.name(helper_id), number_text(free.value)
    days = number_text(rounded(Decimal(passed) / MINUTES_A_DAY, 1))
    latest = moment_text(after(start, limit.minutes))
    rule = limit.outer if far and limit.outer is not None else limit.rule
    never = f" og aldrig over {number_text(rule.value)}" if rule is not limit.rule else ""
    return Finding(
        code=WEEKLY,
        severity=Severity.ERROR if far else Severity.WARNING,
        helper_id=helper_id,
        at=start,
        due=None,
        title="Intet fridøgn",
        message=f"{name} har ikke {hours} timer fri i træk fra {moment_text(start)} til {moment_text(end)}. "
        f"Det er {days} døgn; der må højst gå {number_text(limit.rule.value)}{never}.",
        advice=PAST
        if end.date() < facts.as_of
        else f"Giv {name} {hours} timer fri i træk, som begynder senest {latest}.",
        reason=rule.reason(
            OUTER_KEY if far else limit.key, f"Højst {number_text(rule.value)} døgn mellem to fridøgn på {hours} timer"
        ),
        figures={
            "days": days,
            "minutes": passed,
            "limit_days": int(rule.value),
            "required_rest_minutes": in_minutes(free),
            "last_block_end": end.isoformat("T", "minutes"),
        },
        subject=start.isoformat("T", "minutes"),
        extent=passed,
    )


def longest_shift(facts: Facts, rules: Rulebook) -> Iterable[Finding]:
    """A block of working time is longer than the profile's longest shift (`vagt_hoejst`, hours)."""
    for helper_id in facts.shifts:
        for block in facts.blocks(helper_id):
            rule = number_rule(rules, LONGEST_KEY, block.start.date()) if _in_range(facts, block) else None
            if rule is None or block.minutes <= in_minutes(rule):
                continue
            hours = number_text(rule.value)
            finding = Finding(
                code=LONGEST,
                severity=Severity.ERROR,
                helper_id=helper_id,
                at=block.start,
                due=None,
                title="For lang vagt",
                message=f"{facts.name(helper_id)} er på arbejde {duration_text(block.minutes)} i træk "
                f"fra {moment_text(block.start)} til {moment_text(block.end)}; det må højst være {hours} timer.",
                advice="Del vagten, og giv resten til en anden.",
                reason=rule.reason(LONGEST_KEY, f"En vagt er højst {hours} timer i træk"),
                figures={"minutes": block.minutes, "limit_minutes": in_minutes(rule)},
                subject=block.start.isoformat("T", "minutes"),
                extent=block.minutes,
            )
            yield _excused(facts, finding)


def _in_range(facts: Facts, block: Block) -> bool:
    return any(facts.in_range(shift) for shift in block.shifts)


def _excused(facts: Facts, finding: Finding) -> Finding:
    """A notice instead, where the exception has been written down with its ground."""
    exception = facts.exception(finding)
    if exception is None:
        return finding
    message = f"{finding.message} Undtagelsen er skrevet ned: {GROUNDS[exception.ground]}."
    rest, told = _rest_text(exception), "Skriv, hvornår hvilen gives i stedet."
    advice = f"Hvilen i stedet er skrevet ned: {rest}. Du skal ikke gøre mere." if rest else told
    return replace(
        finding,
        severity=Severity.NOTICE,
        message=message,
        advice=advice,
        figures={**finding.figures, "exception": exception.ground.value},
    )


def _rest_text(exception: RestException) -> str:
    if exception.rest_start is None or exception.rest_end is None:
        return ""
    return f"fra {moment_text(exception.rest_start)} til {moment_text(exception.rest_end)}"
