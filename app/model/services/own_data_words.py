"""What is stored about a helper in Danish words: fields, the log's lines, issued documents; other people's names taken out."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from app.model.domain.entities import Helper, IssuedDocument, Month, Scheme
from app.model.domain.people import Applicant
from app.model.services.history_words import FIELDS, KINDS, SILENT, VALUES, value_word

OTHER, OTHER_APPLICANT = "en anden hjælper", "en anden ansøger"
LEFT_OUT, REMINDER = "udeladt", "en påmindelse"
Scrub = Callable[[str], str]
_FREE_TEXT = frozenset(
    [
        "note",
        "explanation",
        "subject",
        "given_by",
        "what",
        "participants",
        "about",
        "agreed",
        "reason",
        "delivered_how",
        "title",
        "file_name",
        "job_title",
        "fixed_term_reason",
        "workplaces",
        "schedule",
        "call_notice",
        "overtime",
        "supplements",
        "pay_dates",
        "pension_scheme",
        "insurances",
        "collective_agreement",
        "training_right",
        "other_terms",
        "notice_how",
        "place",
        "doing",
        "what_happened",
        "witnesses",
        "prevention",
    ]
)
_FLAGS = frozenset(
    [
        "relative",
        "unemployment_fund",
        "respiration",
        "away",
        "unpredictable",
        "notice_month_end",
        "grant_reserve",
        "sick_vacation_replaced",
        "paid",
        "near_miss",
        "along",
    ]
)
_CITIZENS = frozenset({"stay_helper"})  # what was changed with it may tell of the citizen's health
POINTS = ("absence_id", "stay_id")  # fields that name another thing of the helper's
_HIDDEN = frozenset({"helper_id"} | (SILENT & {"digest", "hiring_id", "document_id"}))
_SNAPSHOT = {
    "month": "måned",
    "citizen": "borger",
    "helper": "hjælper",
    "columns": "kolonner",
    "supplements": "heraf tillæg",
    "lines": "linjer",
    "day": "dag",
    "start": "fra",
    "end": "til",
    "minutes": "timer",
    "remark": "bemærkning",
    "totals": "i alt",
    "notes": "noter",
    "deadline": "frist",
    "helper_name": "navn",
    "employer_name": "arbejdsgiver",
    "rulebook": "regelbog",
}
_UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError)


def values_of(entity: object) -> dict[str, Any]:
    return {name: value for name, value in vars(entity).items() if not name.startswith("_")}


def facts(kind: str, values: Mapping[str, Any], scrub: Scrub) -> dict[str, Any]:
    """Every field under its Danish name, in the order of the file; the id too, by which the exchange file knows it."""
    words = {"id": "id", **FIELDS[kind]}
    ordered = [name for name in words if name in values] + [name for name in values if name not in words]
    return {words.get(name, name): _plain(kind, name, values[name], scrub) for name in ordered if name not in _HIDDEN}


def _plain(kind: str, name: str, value: Any, scrub: Scrub) -> Any:
    """As JSON can say it; an entity's value and the log's text for it come out alike."""
    if value is None:
        return None
    if name in _FLAGS:
        return bool(value)
    if isinstance(value, datetime | time):
        return value.isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else _worded(kind, name, value, scrub)


def _worded(kind: str, name: str, value: Any, scrub: Scrub) -> Any:
    """Choices by their Danish names, a finding by its rule's; other people's names taken out of free text."""
    if name in VALUES:
        return value_word(kind, name, str(value))
    if name == "finding":
        return VALUES["rule"].get(value.partition("/")[0], REMINDER)
    return scrub(value) if name in _FREE_TEXT and isinstance(value, str) else value


def document(one: IssuedDocument, course: Iterable[object], scheme: Scheme, scrub: Scrub) -> dict[str, Any]:
    """An issued document with what it says, and that it was sent, signed or came back."""
    return {
        "dokument": one.kind if one.title is None else scrub(one.title),
        "periode": one.period if _is_month(one.period) else "",
        "udstedt": one.issued_at.isoformat("T", "minutes"),
        "regelbogens udgave": one.rulebook_version,
        "forløb": [facts("paper_event", values_of(event), scrub) for event in course],
        "indhold": _content(one, scheme, scrub),
    }


def _is_month(period: str) -> bool:
    try:
        return str(Month.parse(period)) == period
    except ValueError:
        return False


def _content(one: IssuedDocument, scheme: Scheme, scrub: Scrub) -> Any:
    try:
        snapshot = json.loads(one.snapshot)
    except (ValueError, RecursionError):
        return scrub(one.snapshot)
    if not isinstance(snapshot, dict):
        return _danish(snapshot, scrub)
    try:
        if "blocks" in snapshot:
            return {"tekst": _letter(snapshot, scrub)}
        if "own" in snapshot or "wall" in snapshot:
            return {"tekst": _plan(snapshot, scrub)}
    except _UNREADABLE:
        return _danish(snapshot, scrub)
    if isinstance(snapshot.get("citizen"), list):
        snapshot["citizen"] = [pair for pair in snapshot["citizen"] if pair[1:] == [scheme.citizen_name]]
    return _danish(snapshot, scrub)


def _letter(snapshot: Mapping[str, Any], scrub: Scrub) -> list[str]:
    from app.model.documents.letter_print import LetterPrint
    from app.model.documents.letter_text import as_text

    return as_text(LetterPrint.from_json(snapshot).with_texts(scrub)).splitlines()


def _plan(snapshot: Mapping[str, Any], scrub: Scrub) -> list[str]:
    from app.model.documents.plan_print import plan_from_json
    from app.model.documents.plan_text import as_text

    return as_text(plan_from_json(snapshot).with_texts(scrub)).splitlines()


def _danish(part: Any, scrub: Scrub) -> Any:
    if isinstance(part, dict):
        return {_SNAPSHOT.get(key, key): _danish(value, scrub) for key, value in part.items()}
    if isinstance(part, list):
        return [_danish(value, scrub) for value in part]
    return scrub(part) if isinstance(part, str) else part


def change(row: Any, helper_id: str, things: Iterable[tuple[str, str]], scrub: Scrub) -> dict[str, Any] | None:
    """A line of the log that concerns the helper; of what was or became another's, only that it was.

    `things` are tables and ids of what has become the helper's: their earlier lines are the helper's too.
    """
    before, after = (json.loads(side) if side else None for side in (row.before, row.after))
    owners = {side.get("helper_id") for side in (before, after) if side}
    mine = row.helper_id is None and (row.kind, row.entity_id) in things
    if row.helper_id != helper_id and helper_id not in owners and not mine:
        return None
    return {
        "tidspunkt": row.happened_at.isoformat("T", "minutes"),
        "ændring": KINDS[row.kind] if row.kind in _CITIZENS else scrub(row.label),
        "hvad": KINDS.get(row.kind, row.kind),
        "før": _side(row.kind, before, helper_id, scrub),
        "efter": _side(row.kind, after, helper_id, scrub),
    }


def _side(kind: str, values: dict[str, Any] | None, helper_id: str, scrub: Scrub) -> dict[str, Any] | None:
    if values is None:
        return None
    if values.get("helper_id") not in {None, helper_id}:
        return {"hjælper": OTHER}
    return facts(kind, {name: value for name, value in values.items() if name not in POINTS}, scrub)


def scrubber(helper: Helper, helpers: Iterable[Helper], applicants: Iterable[Applicant], scheme: Scheme) -> Scrub:
    """Takes other helpers' and applicants' names and the citizen's particulars out of free text."""
    applied = {one.name for one in applicants if one.helper_id != helper.id and one.name not in helper.name}
    others = {one.name for one in helpers if one.id != helper.id and one.name not in helper.name}
    citizen = {scheme.citizen_cpr, scheme.citizen_address, scheme.citizen_phone}
    words = {**dict.fromkeys(applied, OTHER_APPLICANT), **dict.fromkeys(others, OTHER)}
    words |= {text: LEFT_OUT for text in citizen if text}
    if not words:
        return lambda text: text
    longest_first = sorted(words, key=len, reverse=True)
    found = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")
    return lambda text: found.sub(lambda match: words[match[0]], text)
