"""What the parts of one exchange file must be to each other: ids used once, no overlaps of one helper."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from app.model.domain import entities as e
from app.model.domain.content import Content
from app.model.domain.danish import moment_text
from app.model.domain.errors import Mistake, Refused
from app.model.domain.local_time import midnight
from app.model.domain.validity import first_overlap
from app.model.store.exchange_papers import check_documents


def check_references(content: Content) -> None:
    """Raises Refused, naming the places."""
    mistakes: list[Mistake] = []
    for name, entities in content.lists().items():
        seen: dict[str, int] = {}
        for index, entity in enumerate(entities):
            if entity.id in seen:
                mistakes.append(
                    Mistake(f"{name}[{index}].id", f"»{entity.id}« er allerede brugt af {name}[{seen[entity.id]}]")
                )
            seen.setdefault(entity.id, index)
    if mistakes:
        raise Refused(*mistakes)
    mistakes += doubles(content) + check_documents(content)
    mistakes += _overlaps("shifts", "en anden vagt", [(s.helper_id, s.start, s.end) for s in content.shifts])
    mistakes += _overlaps("absences", "et andet fravær", [(a.helper_id, a.start, a.end) for a in content.absences])
    if mistakes:
        raise Refused(*mistakes)


def doubles(content: Content, existing: Content | None = None) -> list[Mistake]:
    """A finding has one mark, a helper one exception to a rule at a time and one part in a stay, a year one round of wishes."""
    there = existing or Content()
    marks = [(mark.finding,) for mark in (*there.finding_marks, *content.finding_marks)]
    exceptions = [(x.helper_id, x.rule, x.at) for x in (*there.rest_exceptions, *content.rest_exceptions)]
    parts = [(x.stay_id, x.helper_id) for x in (*there.stay_helpers, *content.stay_helpers)]
    rounds = [(x.year,) for x in (*there.vacation_rounds, *content.vacation_rounds)]
    return [
        *_twice("stay_helpers", ".helper", parts, len(there.stay_helpers)),
        *_twice("vacation_rounds", ".year", rounds, len(there.vacation_rounds)),
        *_twice("finding_marks", ".finding", marks, len(there.finding_marks)),
        *_twice("rest_exceptions", ".at", exceptions, len(there.rest_exceptions)),
    ]


def _twice(name: str, field: str, keys: Sequence[tuple[object, ...]], known: int) -> list[Mistake]:
    """The first `known` of the keys are those that are there already."""
    seen: dict[tuple[object, ...], str] = {}
    found = []
    for index, key in enumerate(keys):
        if key in seen and index >= known:
            found.append(Mistake(f"{name}[{index - known}]{field}", f"er der allerede: {seen[key]}"))
        seen.setdefault(key, f"{name}[{index - known}]" if index >= known else "i ordningen")
    return found


def _overlaps(name: str, what: str, spans: Sequence[tuple[str, datetime, datetime]]) -> list[Mistake]:
    of_helper: dict[str, list[tuple[datetime, datetime, int]]] = {}
    for index, (helper, start, end) in enumerate(spans):
        of_helper.setdefault(helper, []).append((start, end, index))
    found = []
    for mine in of_helper.values():
        if pair := first_overlap(mine):
            one, two = sorted(pair)
            start, end = spans[one][1:]
            until = "" if end > midnight(e.FOREVER) else f" til {moment_text(end)}"
            found.append(
                Mistake(
                    f"{name}[{two}]", f"overlapper {what} for samme hjælper: {name}[{one}], {moment_text(start)}{until}"
                )
            )
    return found
