"""Exchange file -> entities: checks everything that the file alone can tell, and names each mistake's place.

The format is described in ressourcer/udveksling/LAESMIG.md; exchange_write.py is the way back.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from functools import partial
from pathlib import Path
from typing import Any

from app.model.domain import entities as e
from app.model.domain.content import Content
from app.model.domain.errors import Mistake, Refused
from app.model.domain.leave_validity import absence_more_mistakes, section_56_mistakes, vacation_terms_mistakes
from app.model.domain.people_validity import contract_terms_mistakes, helper_mistakes
from app.model.domain.validity import (
    LONGEST_TEXT,
    absence_mistakes,
    day_mistake,
    period_mistakes,
    shift_mistakes,
    time_mistake,
)
from app.model.domain.watch import RestGround
from app.model.store import exchange_leave, exchange_papers, exchange_people, exchange_watch
from app.model.store.exchange_checks import check_references
from app.model.store.exchange_format import check_shape, load_json
from app.model.store.exchange_part import Part


def read(path: Path, schema: Path) -> Content:
    """Raises Refused, naming the places, unless every part of the file is in order by itself."""
    raw = load_json(path)
    check_shape(raw, schema)
    content = _Reader().content(raw)
    check_references(content)
    return content


class _Reader:
    """Collects the mistakes of one file, so that the first in the file's order is told first."""

    def __init__(self) -> None:
        self.mistakes: list[Mistake] = []

    def content(self, raw: dict[str, Any]) -> Content:
        content = Content(self._scheme(raw["scheme"]) if raw.get("scheme") is not None else None)
        makers: tuple[tuple[str, Any, Callable[[Part], Any]], ...] = (
            ("grants", content.grants, _grant),
            ("helpers", content.helpers, _helper),
            ("contracts", content.contracts, _contract),
            ("shifts", content.shifts, _shift),
            ("absences", content.absences, _absence),
            ("month_events", content.month_events, _month_event),
            ("cover", content.cover, exchange_watch.cover),
            ("rest_exceptions", content.rest_exceptions, exchange_watch.rest_exception),
            ("finding_marks", content.finding_marks, exchange_watch.finding_mark),
            ("rule_choices", content.rule_choices, exchange_watch.rule_choice),
            *((name, content.lists()[name], kind.read) for name, kind in exchange_people.LISTS.items()),
            *((name, content.lists()[name], kind.read) for name, kind in exchange_leave.LISTS.items()),
            ("issued_documents", content.issued_documents, exchange_papers.document),
            ("paper_events", content.paper_events, exchange_papers.paper_event),
            ("attachments", content.attachments, partial(exchange_papers.attachment, contents=content.contents)),
            ("own_wordings", content.own_wordings, exchange_papers.own_wording),
        )
        for name, entities, make in makers:
            for index, row in enumerate(raw.get(name) or ()):
                part = Part(f"{name}[{index}]", row)
                entities.append(make(part))
                self.mistakes += part.mistakes
        if self.mistakes:
            raise Refused(*self.mistakes)
        return content

    def _scheme(self, raw: dict[str, Any]) -> e.Scheme:
        part = Part("scheme", raw)
        citizen = Part("scheme.citizen", raw.get("citizen") or {})
        respiration, ground = raw.get("respiration"), raw.get("rest_ground")
        scheme = e.Scheme(
            citizen_name=citizen.text("name") or "",
            citizen_address=citizen.text("address"),
            citizen_phone=citizen.text("phone"),
            citizen_cpr=citizen.text("cpr"),
            paragraph=e.Paragraph(raw.get("paragraph") or e.Paragraph.P96),
            municipality=raw.get("municipality") or "standard",
            employer=e.Party(raw.get("employer") or e.Party.SELF),
            payroll=e.Party(raw.get("payroll") or e.Party.MUNICIPALITY),
            work_leader=e.WorkLeader(raw.get("work_leader") or e.WorkLeader.CITIZEN),
            starts_on=part.day("starts_on"),
            rest_room=bool(raw.get("rest_room")),
            respiration=respiration is not None,
            respiration_region_share=part.number("region_share", respiration or {}, "respiration."),
            rest_ground=None if ground is None else RestGround(ground),
            rest_ground_note=part.text("rest_ground_note", LONGEST_TEXT, lines=True),
        )
        exchange_people.read_more(part, scheme, exchange_people.SCHEME_MORE)
        self.mistakes += part.mistakes + citizen.mistakes
        return scheme


def _grant(part: Part) -> e.Grant:
    hours: dict[str, Any] = part.raw.get("hours_per_week") or {}
    grant = e.Grant(
        id=part.identity(),
        starts_on=part.day("from") or date.min,
        ends_on=part.day("to"),
        received_on=part.day("received_on"),
        **{f"hours_{name}": part.number(name, hours, "hours_per_week.") for name in HOUR_NAMES},
        respiration_hours=part.number("respiration_hours_per_week"),
        self_paid_hours=part.number("self_paid_hours_per_week"),
    )
    if not part.mistakes:
        part.take(period_mistakes(grant))
    return grant


HOUR_NAMES = ("total", "day", "evening", "night", "weekend")


def _helper(part: Part) -> e.Helper:
    fund = part.raw.get("unemployment_fund")
    helper = e.Helper(
        id=part.identity(),
        name=part.text("name") or "",
        born_on=part.day("born_on"),
        cpr=part.text("cpr"),
        address=part.text("address"),
        phone=part.text("phone"),
        email=part.text("email"),
        bank_account=part.text("bank_account"),
        relative=part.flag("relative"),
        unemployment_fund=fund,
        respiration_approved_on=part.day("respiration_approved_on"),
    )
    exchange_people.read_more(part, helper, exchange_people.HELPER_MORE)
    if not helper.name.strip():
        part.wrong("name", "må ikke være tom")
    if not part.mistakes:
        part.take([*helper_mistakes(helper), *section_56_mistakes(helper)])
    return helper


def _contract(part: Part) -> e.Contract:
    pay = part.raw.get("pay")
    contract = e.Contract(
        id=part.identity(),
        helper_id=part.raw["helper"],
        starts_on=part.day("from") or date.min,
        ends_on=part.day("to"),
        pay=None if pay is None else e.PayForm(pay),
        hours_per_week=part.number("hours_per_week"),
        hourly_wage=part.kroner("hourly_wage"),
    )
    for name in CONTRACT_DAYS:
        setattr(contract, name, part.day(name))
    exchange_people.read_more(part, contract, exchange_people.CONTRACT_MORE)
    if not part.mistakes:
        part.take([*period_mistakes(contract), *contract_terms_mistakes(contract), *vacation_terms_mistakes(contract)])
    return contract


CONTRACT_DAYS = (
    "signed_on",
    "confidentiality_signed_on",
    "sent_to_municipality_on",
    "probation_until",
    "pension_from",
)


def _shift(part: Part) -> e.Shift:
    shift = e.Shift(
        id=part.identity(),
        helper_id=part.raw["helper"],
        start=part.moment("start"),
        end=part.moment("end"),
        kind=e.ShiftKind(part.raw.get("kind") or e.ShiftKind.WORK),
        status=e.ShiftStatus(part.raw.get("status") or e.ShiftStatus.PLANNED),
        announced_on=part.day("announced_on"),
        respiration=part.flag("respiration"),
        away=part.flag("away"),
        note=part.text("note", LONGEST_TEXT, lines=True),
    )
    if not part.mistakes:
        part.take(shift_mistakes(shift))
    return shift


def _absence(part: Part) -> e.Absence:
    first, from_time = _day_or_moment(part, "from")
    last, to_time = _day_or_moment(part, "to")
    absence = e.Absence(
        id=part.identity(),
        helper_id=part.raw["helper"],
        kind=e.AbsenceKind(part.raw["kind"]),
        first_day=first or date.min,
        last_day=last,
        from_time=from_time,
        to_time=to_time,
        notice_given_on=part.day("notice_given_on"),
    )
    exchange_people.read_more(part, absence, exchange_leave.ABSENCE_MORE)
    if not part.mistakes:
        part.take([*absence_mistakes(absence), *absence_more_mistakes(absence)])
    return absence


def _month_event(part: Part) -> e.MonthEvent:
    month: str = part.raw["month"]
    happened, reason = part.moment("at"), part.text("reason", LONGEST_TEXT, lines=True)
    try:
        found = day_mistake(e.Month.parse(month).first)
    except ValueError:
        found = f"{month} findes ikke; skriv en måned som 2026-10"
    if found:
        part.wrong("month", found)
    if not part.mistakes and (mistake := time_mistake(happened)):
        part.wrong("at", mistake)
    return e.MonthEvent(month, part.raw["event"], happened, reason)


def _day_or_moment(part: Part, name: str) -> tuple[date | None, time | None]:
    value: str | None = part.raw.get(name)
    if value is None or "T" not in value:
        return part.day(name), None
    moment = part.moment(name)
    return moment.date(), moment.time()
