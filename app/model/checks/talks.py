"""Findings about talks: the day that the user has set for looking at one again; and whether a sickness was talked of.

No rule of law says when to follow up: the user has chosen the day. What was talked of is not told, since a finding
also stands in lists.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import chain

from app.model.checks.courses import Course
from app.model.checks.due import was_a_year_ago
from app.model.checks.facts import Facts
from app.model.domain.danish import day_text, days_left_text
from app.model.domain.entities import FOREVER
from app.model.domain.findings import Finding, Severity
from app.model.domain.people import Talk, TalkKind
from app.model.domain.reasons import Reason
from app.model.rulebook.rulebook import Rulebook

FOLLOW_UP = "talk-follow-up"


def talk_follow_up(facts: Facts, rules: Rulebook) -> Iterable[Finding]:  # noqa: ARG001 - the shape of a check
    """A talk or staff meeting whose day to be looked at again has come, until that is done or a year has passed."""
    for talk in chain(facts.staff_meetings, chain.from_iterable(facts.talks.values())):
        day = talk.follow_up_on
        open_still = day is not None and talk.followed_up_on is None
        if day is None or not open_still or day > facts.as_of or was_a_year_ago(day, facts.as_of):
            continue
        about = talk_text(facts, talk)
        yield Finding(
            code=FOLLOW_UP,
            severity=Severity.NOTICE,
            helper_id=talk.helper_id,
            at=talk.held_on,
            due=day,
            title="Opfølgning på en samtale" if talk.helper_id else "Opfølgning på et personalemøde",
            message=f"Du har sat {day_text(day)} ({days_left_text((day - facts.as_of).days)}) til at følge op på {about}.",
            advice="Følg op, og skriv under Samtaler, at det er gjort, eller vælg en ny dag.",
            reason=Reason("Dagen har du selv valgt"),
            figures={"held_on": talk.held_on.isoformat(), "days_left": (day - facts.as_of).days},
            subject=talk.id,
        )


def talk_text(facts: Facts, talk: Talk) -> str:
    """Samtalen med Anna den 03.03.2026, without saying what it was about."""
    if talk.helper_id is None:
        return f"personalemødet den {day_text(talk.held_on)}"
    kind = "MUS-samtalen" if talk.kind is TalkKind.APPRAISAL else "samtalen"
    return f"{kind} med {facts.name(talk.helper_id)} den {day_text(talk.held_on)}"


def is_talked_of(facts: Facts, found: Iterable[Course], course: Course, due: date) -> bool:
    """A sick talk since the course began and before the helper's next one: held, or planned within the deadline."""
    mine = (other.first for other in found if other.helper_id == course.helper_id and other.first > course.first)
    until, held = min(mine, default=FOREVER), max(due, facts.as_of)
    talks = facts.talks.get(course.helper_id, ())
    return any(t.kind is TalkKind.SICK and course.first <= t.held_on < until and t.held_on <= held for t in talks)
