"""Exchange file -> entities: checks everything that the file alone can tell, and names each mistake's place.

The format is described in ressourcer/udveksling/LAESMIG.md; exchange_write.py is the way back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

from app.model.domain import entities as e
from app.model.domain.content import Content
from app.model.domain.errors import Mistake, Refused
from app.model.domain.validity import (
    FINEST_HOURS,
    LONGEST_TEXT,
    FieldMistake,
    absence_mistakes,
    day_mistake,
    decimals_mistake,
    period_mistakes,
    shift_mistakes,
    text_mistake,
    time_mistake,
)
from app.model.store.exchange_checks import check_references
from app.model.store.exchange_format import check_shape, load_json


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
        makers: tuple[tuple[str, list[Any], Callable[[_Part], Any]], ...] = (
            ("grants", content.grants, _grant),
            ("helpers", content.helpers, _helper),
            ("contracts", content.contracts, _contract),
            ("shifts", content.shifts, _shift),
            ("absences", content.absences, _absence),
            ("month_events", content.month_events, _month_event),
        )
        for name, entities, make in makers:
            for index, row in enumerate(raw.get(name) or ()):
                part = _Part(f"{name}[{index}]", row)
                entities.append(make(part))
                self.mistakes += part.mistakes
        if self.mistakes:
            raise Refused(*self.mistakes)
        return content

    def _scheme(self, raw: dict[str, Any]) -> e.Scheme:
        part = _Part("scheme", raw)
        citizen = _Part("scheme.citizen", raw.get("citizen") or {})
        respiration = raw.get("respiration")
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
        )
        self.mistakes += part.mistakes + citizen.mistakes
        return scheme


class _Part:
    """One object of the file, with its place."""

    def __init__(self, place: str, raw: dict[str, Any]) -> None:
        self.place, self.raw = place, raw
        self.mistakes: list[Mistake] = []

    def wrong(self, name: str, message: str) -> None:
        self.mistakes.append(Mistake(f"{self.place}.{name}", message))

    def take(self, found: Iterable[FieldMistake]) -> None:
        for name, message in found:
            self.wrong(name, message)

    def text(self, name: str, longest: int = 200, *, lines: bool = False) -> str | None:
        value: str | None = self.raw.get(name)
        if value is not None and (mistake := text_mistake(value, longest, lines=lines)):
            self.wrong(name, mistake)
        return value

    def day(self, name: str) -> date | None:
        value: str | None = self.raw.get(name)
        if value is None:
            return None
        try:
            day = date.fromisoformat(value)
        except ValueError:
            self.wrong(name, f"{value} findes ikke i kalenderen; skriv en dato som 2026-10-31")
            return None
        if mistake := day_mistake(day):
            self.wrong(name, mistake)
        return day

    def moment(self, name: str) -> datetime:
        value: str = self.raw[name]
        try:
            return datetime.fromisoformat(value)
        except ValueError:
            self.wrong(name, f"{value} findes ikke; skriv en lokal tid som 2026-10-31T22:00")
            return datetime.min  # noqa: DTZ901 - stands in until the mistake is told

    def number(self, name: str, raw: dict[str, Any] | None = None, place: str = "") -> Decimal | None:
        value = (self.raw if raw is None else raw).get(name)
        if value is None:
            return None
        number = Decimal(str(value))
        if mistake := decimals_mistake(number, FINEST_HOURS):
            self.wrong(place + name, f"{value} {mistake}")
        return number

    def kroner(self, name: str) -> Decimal | None:
        value = self.raw.get(name)
        return None if value is None else Decimal(value)

    def flag(self, name: str) -> bool:
        return bool(self.raw.get(name))

    def identity(self) -> str:
        return self.text("id") or ""


def _grant(part: _Part) -> e.Grant:
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


def _helper(part: _Part) -> e.Helper:
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
    if not helper.name.strip():
        part.wrong("name", "må ikke være tom")
    return helper


def _contract(part: _Part) -> e.Contract:
    pay = part.raw.get("pay")
    contract = e.Contract(
        id=part.identity(),
        helper_id=part.raw["helper"],
        starts_on=part.day("from") or date.min,
        ends_on=part.day("to"),
        pay=None if pay is None else e.PayForm(pay),
        hours_per_week=part.number("hours_per_week"),
        hourly_wage=part.kroner("hourly_wage"),
        **{name: part.day(name) for name in CONTRACT_DAYS},
    )
    if not part.mistakes:
        part.take(period_mistakes(contract))
    return contract


CONTRACT_DAYS = (
    "signed_on",
    "confidentiality_signed_on",
    "sent_to_municipality_on",
    "probation_until",
    "pension_from",
)


def _shift(part: _Part) -> e.Shift:
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


def _absence(part: _Part) -> e.Absence:
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
    if not part.mistakes:
        part.take(absence_mistakes(absence))
    return absence


def _month_event(part: _Part) -> e.MonthEvent:
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


def _day_or_moment(part: _Part, name: str) -> tuple[date | None, time | None]:
    value: str | None = part.raw.get(name)
    if value is None or "T" not in value:
        return part.day(name), None
    moment = part.moment(name)
    return moment.date(), moment.time()
