"""The exchange file's parts about what is watched: cover, exceptions to rest, marks and choices, read and written.

The format is described in ressourcer/udveksling/LAESMIG.md.
"""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from app.model.domain.content import Content
from app.model.domain.validity import LONGEST_TEXT
from app.model.domain.watch import CoverWindow, FindingMark, MarkKind, RestException, RestGround, RuleChoice
from app.model.domain.watch_validity import LONGEST_KEY, cover_mistakes, exception_mistakes, mark_mistakes
from app.model.store.exchange_part import DAY_END, Part, filled, natural


def cover(part: Part) -> CoverWindow:
    if part.raw["from"] == DAY_END:
        part.wrong("from", "24:00 er døgnets slutning; skriv 00:00")
    window = CoverWindow(
        id=part.identity(),
        weekdays="".join(str(day) for day in sorted(part.raw["weekdays"])),
        from_time=part.clock("from"),
        to_time=part.clock("to"),
        helpers=part.raw.get("helpers") or 1,
        starts_on=part.day("starts_on"),
        ends_on=part.day("ends_on"),
    )
    if not part.mistakes:
        part.take(cover_mistakes(window))
    return window


def rest_exception(part: Part) -> RestException:
    exception = RestException(
        id=part.identity(),
        helper_id=part.raw["helper"],
        rule=part.raw["rule"],
        at=part.moment("at"),
        ground=RestGround(part.raw["ground"]),
        explanation=part.text("explanation", LONGEST_TEXT, lines=True) or "",
        recorded_on=part.day("recorded_on") or date.min,
        rest_start=part.maybe_moment("rest_from"),
        rest_end=part.maybe_moment("rest_to"),
    )
    if not part.mistakes:
        part.take(exception_mistakes(exception))
    return exception


def finding_mark(part: Part) -> FindingMark:
    mark = FindingMark(
        id=part.identity(),
        finding=part.text("finding", LONGEST_KEY) or "",
        kind=MarkKind(part.raw["kind"]),
        severity=part.raw["severity"],
        made_on=part.day("made_on") or date.min,
        until=part.day("until"),
        note=part.text("note", LONGEST_TEXT, lines=True),
        helper_id=part.raw.get("helper"),
        extent=part.raw.get("extent") or 0,
    )
    if not part.mistakes:
        part.take(mark_mistakes(mark))
    return mark


def rule_choice(part: Part) -> RuleChoice:
    return RuleChoice(part.identity(), part.raw["blocks"])


def written(content: Content) -> dict[str, list[dict[str, Any]]]:
    """The lists that hold anything, in a fixed order."""
    lists = {
        "cover": [
            _cover_out(w)
            for w in sorted(content.cover, key=lambda w: (w.weekdays, w.from_time, w.to_time, natural(w.id)))
        ],
        "rest_exceptions": [
            _exception_out(x) for x in sorted(content.rest_exceptions, key=lambda x: (x.at, natural(x.id)))
        ],
        "finding_marks": [
            _mark_out(m) for m in sorted(content.finding_marks, key=lambda m: (m.made_on, natural(m.id)))
        ],
        "rule_choices": [
            filled(id=c.id, blocks=c.blocks) for c in sorted(content.rule_choices, key=lambda c: natural(c.id))
        ],
    }
    return {name: rows for name, rows in lists.items() if rows}


def _cover_out(w: CoverWindow) -> dict[str, Any]:
    return filled(
        id=w.id,
        weekdays=[int(day) for day in w.weekdays],
        from_=w.from_time.isoformat("minutes"),
        to=DAY_END if w.to_time == time() else w.to_time.isoformat("minutes"),
        helpers=w.helpers,
        starts_on=w.starts_on,
        ends_on=w.ends_on,
    )


def _exception_out(x: RestException) -> dict[str, Any]:
    return filled(
        id=x.id,
        helper=x.helper_id,
        rule=x.rule,
        at=_local(x.at),
        ground=x.ground.value,
        explanation=x.explanation,
        recorded_on=x.recorded_on,
        rest_from=x.rest_start and _local(x.rest_start),
        rest_to=x.rest_end and _local(x.rest_end),
    )


def _mark_out(m: FindingMark) -> dict[str, Any]:
    return filled(
        id=m.id,
        finding=m.finding,
        kind=m.kind.value,
        severity=m.severity,
        made_on=m.made_on,
        until=m.until,
        note=m.note,
        helper=m.helper_id,
        extent=m.extent or None,
    )


def _local(moment: datetime) -> str:
    return moment.isoformat("T", "minutes")
