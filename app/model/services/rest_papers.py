"""The exceptions to rest rules of a period, on paper: those written down, and the long shifts that a rest room allows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from app.model.checks.blocks import Block, blocks
from app.model.checks.catalogue import rule
from app.model.checks.working_time import DAILY, DAILY_KEY, GROUNDS, WINDOW_KEY, in_minutes, number_rule
from app.model.documents.list_print import Entry, ListPrint, Section
from app.model.domain.danish import day_text, duration_text, moment_text, sentence_text
from app.model.domain.dates import add_months
from app.model.domain.entities import Scheme
from app.model.domain.local_time import minutes_between
from app.model.domain.watch import RestException
from app.model.rulebook.rulebook import Rulebook
from app.model.services.binder import Binder
from app.model.services.facts import Span, gather, span_of
from app.model.services.findings import find
from app.model.services.history import helper_names
from app.model.services.list_papers import Asked, list_print, refuse_backwards, whom
from app.model.services.watch import exceptions

EXCEPTIONS_TITLE = "Undtagelser fra hviletid"
EXCEPTION_MONTHS = 12  # how far back the exceptions are listed unless told
NOT_WRITTEN = "ikke skrevet ned endnu"
NO_EXCEPTIONS = "Der er ikke skrevet nogen undtagelser ned i perioden."
NO_LONG_SHIFTS = "Ingen vagter i perioden bruger hvilerummet til at fravige reglen om hvile hver dag."


def exceptions_span(binder: Binder, asked: Asked) -> Span:
    first = asked.first or add_months(binder.today, -EXCEPTION_MONTHS)
    return span_of(binder, binder.today, first, asked.last)


def exceptions_list(binder: Binder, asked: Asked) -> ListPrint:
    """The exceptions to rest rules that were written down for days of a period, and the long shifts with a rest room."""
    span = exceptions_span(binder, asked)
    refuse_backwards(span, asked)
    names = helper_names(binder)
    found = [x for x in exceptions(binder, span.first, span.last) if asked.helper_id in {None, x.helper_id}]
    sections = [
        Section(
            f"Skrevet ned ({len(found)})",
            tuple(_exception_entry(each, names) for each in found),
            () if found else (NO_EXCEPTIONS,),
        )
    ]
    scheme = binder.scheme()
    if scheme.rest_room:
        long = tuple(_long_shifts(binder, span, names, asked.helper_id))
        opening = (_rest_room(scheme), *(() if long else (NO_LONG_SHIFTS,)))
        sections.append(Section(f"Lange vagter med hvilerum ({len(long)})", long, opening))
    period = f"{day_text(span.first)}–{day_text(span.last)}"
    rest = ("Hvilerum", _rest_room_word(scheme))
    return list_print(binder, EXCEPTIONS_TITLE, period, (*whom(asked, names), rest), sections)


def _exception_entry(exception: RestException, names: dict[str, str]) -> Entry:
    broken, start, end = rule(exception.rule), exception.rest_start, exception.rest_end
    rest = f"fra {moment_text(start)} til {moment_text(end)}" if start is not None and end is not None else NOT_WRITTEN
    parts = (
        ("Regel", broken.watches),
        ("Grund", sentence_text(GROUNDS[exception.ground])),
        ("Forklaring", exception.explanation),
        ("Hvile i stedet", rest),
        ("Skrevet ned", day_text(exception.recorded_on)),
    )
    return Entry(moment_text(exception.at), f"{names.get(exception.helper_id, '')} – {broken.title}", parts)


def _rest_room_word(scheme: Scheme) -> str:
    return "ja, med aftale eller dispensation" if scheme.rest_room else "nej"


def _rest_room(scheme: Scheme) -> str:
    """The general ground that long shifts rest on, or that it is missing."""
    if scheme.rest_ground is None:
        return "Det er ikke skrevet ned, hvilken aftale eller dispensation vagterne bygger på. Skriv det under Ordning."
    note = (
        f": {sentence_text(scheme.rest_ground_note)}" if scheme.rest_ground_note else ". Hvilken er ikke skrevet ned."
    )
    return f"Vagterne bygger på: {GROUNDS[scheme.rest_ground]}{note}"


def _long_shifts(binder: Binder, span: Span, names: dict[str, str], helper_id: str | None) -> Iterator[Entry]:
    """The blocks too long for daily rest in one day and night, which the rest room allows, and the rest after them."""
    rules = binder.rulebook()
    facts = replace(gather(binder, span, rules), exceptions=())
    without = replace(facts, scheme=replace(facts.scheme, rest_room=False))
    daily = (rule(DAILY),)
    still = {finding.key for finding in find(facts, rules, daily)}
    for finding in find(without, rules, daily):
        mine = finding.helper_id or ""
        if finding.key in still or helper_id not in {None, mine} or not isinstance(finding.at, datetime):
            continue
        made = blocks(facts.shifts[mine])
        position = next(number for number, block in enumerate(made) if block.start == finding.at)
        block, after = made[position], made[position + 1] if position + 1 < len(made) else None
        if not _is_long(block, rules):
            continue
        free = duration_text(minutes_between(block.end, after.start)) if after else "ingen vagt bagefter endnu"
        parts = (
            ("Vagten", f"fra {moment_text(block.start)} til {moment_text(block.end)}, {duration_text(block.minutes)}"),
            ("Fri bagefter", free),
        )
        yield Entry(moment_text(block.start), names[mine], parts)


def _is_long(block: Block, rules: Rulebook) -> bool:
    """Longer than what is left of the 24 hours beside the daily rest: it breaks the rule by itself."""
    day = block.start.date()
    rest, window = number_rule(rules, DAILY_KEY, day), number_rule(rules, WINDOW_KEY, day)
    return rest is not None and window is not None and block.minutes > in_minutes(window) - in_minutes(rest)
