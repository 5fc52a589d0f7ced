"""Entities -> exchange file, canonical: two exports of the same content give the same bytes."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from app.model.domain import entities as e
from app.model.domain.content import Content
from app.model.store.exchange_read import CONTRACT_DAYS, HOUR_NAMES

FORMAT, VERSION = "hjaelpermappen", 1


def write(content: Content) -> bytes:
    """The canonical exchange file: fixed order of keys and entities, nothing that is empty."""
    document: dict[str, Any] = {"format": FORMAT, "version": VERSION}
    if content.scheme is not None:
        document["scheme"] = _scheme_out(content.scheme)
    document["grants"] = [_grant_out(g) for g in sorted(content.grants, key=lambda g: (g.starts_on, _natural(g.id)))]
    document["helpers"] = [_helper_out(h) for h in sorted(content.helpers, key=lambda h: _natural(h.id))]
    document["contracts"] = [
        _contract_out(c)
        for c in sorted(content.contracts, key=lambda c: (_natural(c.helper_id), c.starts_on, _natural(c.id)))
    ]
    document["shifts"] = [_shift_out(s) for s in sorted(content.shifts, key=lambda s: (s.start, s.end, _natural(s.id)))]
    document["absences"] = [_absence_out(a) for a in sorted(content.absences, key=lambda a: (a.start, _natural(a.id)))]
    if content.month_events:
        document["month_events"] = [
            _filled(month=x.month, event=x.event, at=x.happened_at.isoformat("T", "minutes"), reason=x.reason)
            for x in content.month_events
        ]
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _natural(identity: str) -> tuple[tuple[int, int, str], ...]:
    """h2 before h10."""
    parts = re.findall(r"\d{1,15}|\D+|\d+", identity)
    return tuple((0, int(p), p) if p.isascii() and p.isdigit() else (1, 0, p) for p in parts)


def _filled(**values: Any) -> dict[str, Any]:
    """Without what is empty; dates and choices as text, hours as numbers. `from_` becomes "from"."""
    out: dict[str, Any] = {}
    for name, value in values.items():
        if value is None:
            continue
        if isinstance(value, Decimal):
            value = int(value) if value == value.to_integral_value() else float(value)  # noqa: PLW2901
        elif isinstance(value, date):
            value = value.isoformat()  # noqa: PLW2901
        out[name.rstrip("_")] = value
    return out


def _scheme_out(s: e.Scheme) -> dict[str, Any]:
    citizen = _filled(name=s.citizen_name, address=s.citizen_address, phone=s.citizen_phone, cpr=s.citizen_cpr)
    return _filled(
        citizen=citizen,
        paragraph=s.paragraph.value,
        municipality=s.municipality,
        employer=s.employer.value,
        payroll=s.payroll.value,
        work_leader=s.work_leader.value,
        starts_on=s.starts_on,
        rest_room=s.rest_room,
        respiration=_filled(region_share=s.respiration_region_share) if s.respiration else None,
    )


def _grant_out(g: e.Grant) -> dict[str, Any]:
    hours = _filled(**{name: getattr(g, f"hours_{name}") for name in HOUR_NAMES})
    return _filled(
        id=g.id,
        from_=g.starts_on,
        to=g.ends_on,
        received_on=g.received_on,
        hours_per_week=hours or None,
        respiration_hours_per_week=g.respiration_hours,
        self_paid_hours_per_week=g.self_paid_hours,
    )


def _helper_out(h: e.Helper) -> dict[str, Any]:
    return _filled(
        id=h.id,
        name=h.name,
        born_on=h.born_on,
        cpr=h.cpr,
        address=h.address,
        phone=h.phone,
        email=h.email,
        bank_account=h.bank_account,
        relative=h.relative,
        unemployment_fund=h.unemployment_fund,
        respiration_approved_on=h.respiration_approved_on,
    )


def _contract_out(c: e.Contract) -> dict[str, Any]:
    return _filled(
        id=c.id,
        helper=c.helper_id,
        from_=c.starts_on,
        to=c.ends_on,
        pay=c.pay and c.pay.value,
        hours_per_week=c.hours_per_week,
        hourly_wage=None if c.hourly_wage is None else f"{c.hourly_wage:f}",
        **{name: getattr(c, name) for name in CONTRACT_DAYS},
    )


def _shift_out(s: e.Shift) -> dict[str, Any]:
    return _filled(
        id=s.id,
        helper=s.helper_id,
        start=s.start.isoformat("T", "minutes"),
        end=s.end.isoformat("T", "minutes"),
        kind=s.kind.value,
        status=s.status.value,
        announced_on=s.announced_on,
        respiration=s.respiration,
        away=s.away,
        note=s.note,
    )


def _absence_out(a: e.Absence) -> dict[str, Any]:
    ends = ((a.first_day, a.from_time), (a.last_day, a.to_time))
    first, last = (
        None if day is None else datetime.combine(day, clock).isoformat("T", "minutes") if clock else day.isoformat()
        for day, clock in ends
    )
    return _filled(
        id=a.id, helper=a.helper_id, kind=a.kind.value, from_=first, to=last, notice_given_on=a.notice_given_on
    )
