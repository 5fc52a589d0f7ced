"""Entities -> exchange file, canonical: two exports of the same content give the same bytes."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from app.model.domain import entities as e
from app.model.domain.content import Content
from app.model.store import exchange_leave, exchange_papers, exchange_people, exchange_watch
from app.model.store.exchange_part import filled, natural
from app.model.store.exchange_read import CONTRACT_DAYS, HOUR_NAMES

FORMAT, VERSION = "hjaelpermappen", 1


def write(content: Content) -> bytes:
    """The canonical exchange file: fixed order of keys and entities, nothing that is empty."""
    document: dict[str, Any] = {"format": FORMAT, "version": VERSION}
    if content.scheme is not None:
        document["scheme"] = _scheme_out(content.scheme)
    document["grants"] = [_grant_out(g) for g in sorted(content.grants, key=lambda g: (g.starts_on, natural(g.id)))]
    document["helpers"] = [_helper_out(h) for h in sorted(content.helpers, key=lambda h: natural(h.id))]
    document["contracts"] = [
        _contract_out(c)
        for c in sorted(content.contracts, key=lambda c: (natural(c.helper_id), c.starts_on, natural(c.id)))
    ]
    document["shifts"] = [_shift_out(s) for s in sorted(content.shifts, key=lambda s: (s.start, s.end, natural(s.id)))]
    document["absences"] = [_absence_out(a) for a in sorted(content.absences, key=lambda a: (a.start, natural(a.id)))]
    if content.month_events:
        document["month_events"] = [
            filled(month=x.month, event=x.event, at=x.happened_at.isoformat("T", "minutes"), reason=x.reason)
            for x in content.month_events
        ]
    for part in (exchange_watch, exchange_people, exchange_leave, exchange_papers):
        document.update(part.written(content))
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _scheme_out(s: e.Scheme) -> dict[str, Any]:
    citizen = filled(name=s.citizen_name, address=s.citizen_address, phone=s.citizen_phone, cpr=s.citizen_cpr)
    return filled(
        citizen=citizen,
        paragraph=s.paragraph.value,
        municipality=s.municipality,
        employer=s.employer.value,
        payroll=s.payroll.value,
        work_leader=s.work_leader.value,
        starts_on=s.starts_on,
        rest_room=s.rest_room,
        rest_ground=s.rest_ground and s.rest_ground.value,
        rest_ground_note=s.rest_ground_note,
        respiration=filled(region_share=s.respiration_region_share) if s.respiration else None,
        **exchange_people.written_fields(s, exchange_people.SCHEME_MORE),
    )


def _grant_out(g: e.Grant) -> dict[str, Any]:
    hours = filled(**{name: getattr(g, f"hours_{name}") for name in HOUR_NAMES})
    return filled(
        id=g.id,
        from_=g.starts_on,
        to=g.ends_on,
        received_on=g.received_on,
        hours_per_week=hours or None,
        respiration_hours_per_week=g.respiration_hours,
        self_paid_hours_per_week=g.self_paid_hours,
    )


def _helper_out(h: e.Helper) -> dict[str, Any]:
    return filled(
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
        **exchange_people.written_fields(h, exchange_people.HELPER_MORE),
    )


def _contract_out(c: e.Contract) -> dict[str, Any]:
    return filled(
        id=c.id,
        helper=c.helper_id,
        from_=c.starts_on,
        to=c.ends_on,
        pay=c.pay and c.pay.value,
        hours_per_week=c.hours_per_week,
        hourly_wage=None if c.hourly_wage is None else f"{c.hourly_wage:f}",
        **{name: getattr(c, name) for name in CONTRACT_DAYS},
        **exchange_people.written_fields(c, exchange_people.CONTRACT_MORE),
    )


def _shift_out(s: e.Shift) -> dict[str, Any]:
    return filled(
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
    return filled(
        id=a.id,
        helper=a.helper_id,
        kind=a.kind.value,
        from_=first,
        to=last,
        notice_given_on=a.notice_given_on,
        **exchange_people.written_fields(a, exchange_leave.ABSENCE_MORE),
    )
