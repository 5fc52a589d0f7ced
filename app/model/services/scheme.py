"""The scheme itself: citizen, paragraph, municipality, employer form, payroll, and the grants of hours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.model.domain.danish import day_text
from app.model.domain.entities import Changes, Grant, Paragraph, Party, Scheme, WorkLeader
from app.model.domain.errors import Mistake, Refused
from app.model.domain.validity import (
    FINEST_HOURS,
    LONGEST_TEXT,
    day_mistake,
    decimals_mistake,
    period_mistakes,
    text_mistake,
)
from app.model.domain.watch import RestGround
from app.model.rulebook.profiles import Profile, load_rulebook, profiles
from app.model.services.binder import Binder
from app.model.services.cpr import cpr_mistake, cvr_mistake
from app.model.services.ids import new_id
from app.model.store import queries

SCHEME_FIELDS = {
    "citizen_name": "Navn",
    "citizen_address": "Adresse",
    "citizen_phone": "Telefon",
    "employer_name": "Arbejdsgiverens navn",
    "employer_address": "Arbejdsgiverens adresse",
    "employer_phone": "Arbejdsgiverens telefon",
    "employer_cvr": "CVR-nummer",
    "starts_on": "Begynder",
    "rest_ground": "Bygger på",
    "rest_ground_note": "Hvilken",
}
MOST_HOURS = Decimal(1000)
_EMPLOYER = ("employer_name", "employer_address", "employer_phone")
_MAY_BE_MISSING = (
    "citizen_address",
    "citizen_phone",
    "citizen_cpr",
    "rest_ground_note",
    *_EMPLOYER,
    "employer_cvr",
)


@dataclass(frozen=True)
class SchemeDraft:
    """The scheme as the user writes it; empty text counts as not given. `region_share` is a share of 1.

    `rest_room` is both: the helpers have a rest room, and an agreement or a dispensation allows long shifts. The ground
    is which of the two, its note which one. The employer's own name and address count where the citizen is not it.
    """

    citizen_name: str = ""
    citizen_address: str = ""
    citizen_phone: str = ""
    citizen_cpr: str = ""
    paragraph: Paragraph = Paragraph.P96
    municipality: str = "standard"
    employer: Party = Party.SELF
    payroll: Party = Party.MUNICIPALITY
    work_leader: WorkLeader = WorkLeader.CITIZEN
    starts_on: date | None = None
    rest_room: bool = False
    rest_ground: RestGround | None = None
    rest_ground_note: str = ""
    respiration: bool = False
    respiration_region_share: Decimal | None = None
    employer_name: str = ""
    employer_address: str = ""
    employer_phone: str = ""
    employer_cvr: str = ""


@dataclass(frozen=True)
class GrantDraft:
    """Granted hours a week from a date on."""

    starts_on: date
    ends_on: date | None = None
    received_on: date | None = None
    hours_total: Decimal | None = None
    hours_day: Decimal | None = None
    hours_evening: Decimal | None = None
    hours_night: Decimal | None = None
    hours_weekend: Decimal | None = None
    respiration_hours: Decimal | None = None
    self_paid_hours: Decimal | None = None


HOUR_FIELDS = {
    "hours_total": "Timer i alt",
    "hours_day": "Heraf dag",
    "hours_evening": "Heraf aften",
    "hours_night": "Heraf nat",
    "hours_weekend": "Heraf weekend",
    "respiration_hours": "Respirationstimer",
    "self_paid_hours": "Selvbetalte timer",
}


def municipalities(binder: Binder) -> tuple[Profile, ...]:
    return profiles(binder.resources.rules)


def scheme_draft(binder: Binder) -> SchemeDraft:
    scheme = binder.scheme()
    values = {name: getattr(scheme, name) for name in SchemeDraft.__dataclass_fields__}
    for name in _MAY_BE_MISSING:
        values[name] = values[name] or ""
    return SchemeDraft(**values)


def save_scheme(binder: Binder, draft: SchemeDraft) -> Changes:
    """Raises Refused with the field's name."""
    _check(binder, draft)
    with binder.database.change("Ret ordningen") as work:
        scheme = queries.scheme(work.session)
        if scheme is None:
            scheme = Scheme()
            work.add(scheme)
        for name in SchemeDraft.__dataclass_fields__:
            value = getattr(draft, name)
            if name == "citizen_name" or name in _MAY_BE_MISSING:
                value = value.strip() or (None if name in _MAY_BE_MISSING else "")
            setattr(scheme, name, value)
    return work.changes


def _check(binder: Binder, draft: SchemeDraft) -> None:
    mistakes = [
        Mistake(SCHEME_FIELDS[name], text)
        for name in ("citizen_name", "citizen_address", "citizen_phone", *_EMPLOYER)
        if (text := text_mistake(getattr(draft, name)))
    ]
    if draft.rest_ground is RestGround.UNFORESEEN:
        mistakes.append(Mistake(SCHEME_FIELDS["rest_ground"], "vælg aftale eller dispensation"))
    if text := text_mistake(draft.rest_ground_note.strip(), LONGEST_TEXT, lines=True):
        mistakes.append(Mistake(SCHEME_FIELDS["rest_ground_note"], text))
    if draft.citizen_cpr.strip() and (text := cpr_mistake(draft.citizen_cpr)):
        mistakes.append(Mistake("CPR-nummer", text))
    if draft.employer_cvr.strip() and (text := cvr_mistake(draft.employer_cvr)):
        mistakes.append(Mistake(SCHEME_FIELDS["employer_cvr"], text))
    if draft.starts_on and (text := day_mistake(draft.starts_on)):
        mistakes.append(Mistake("Begynder", text))
    share = draft.respiration_region_share
    if share is not None and not 0 <= share <= 1:
        mistakes.append(Mistake("Regionens del", "skal ligge mellem 0 og 100 %"))
    elif decimals_mistake(share, FINEST_HOURS):
        mistakes.append(Mistake("Regionens del", "har mere end 2 decimaler i procenten"))
    load_rulebook(binder.resources.rules, draft.municipality)
    if mistakes:
        raise Refused(*mistakes)


def grants(binder: Binder) -> Sequence[tuple[str, GrantDraft]]:
    """Ids and grants, the oldest first."""
    with binder.database.read() as session:
        return [
            (grant.id, GrantDraft(**{name: getattr(grant, name) for name in GrantDraft.__dataclass_fields__}))
            for grant in queries.grants(session)
        ]


def save_grant(binder: Binder, draft: GrantDraft, grant_id: str | None = None) -> Changes:
    """Enters a grant, or changes one; raises Refused with the field's name."""
    with binder.database.change(f"{'Ret' if grant_id else 'Opret'} bevilling fra {day_text(draft.starts_on)}") as work:
        grant = queries.by_id(work.session, Grant, grant_id) if grant_id else Grant(new_id("b"), draft.starts_on)
        if grant is None:
            raise Refused(Mistake("Bevilling", "bevillingen findes ikke længere"))
        for name in GrantDraft.__dataclass_fields__:
            setattr(grant, name, getattr(draft, name))
        _check_grant(grant, queries.grants(work.session))
        work.add(grant)
    return work.changes


def _check_grant(grant: Grant, others: Sequence[Grant]) -> None:
    mistakes = [Mistake({"from": "Fra", "to": "Til"}[name], text) for name, text in period_mistakes(grant)]
    for name, title in HOUR_FIELDS.items():
        hours = getattr(grant, name)
        if hours is not None and not 0 <= hours <= MOST_HOURS:
            mistakes.append(Mistake(title, "skal ligge mellem 0 og 1.000 timer om ugen"))
        elif text := decimals_mistake(hours, FINEST_HOURS):
            mistakes.append(Mistake(title, text))
    for other in others:
        if other.id != grant.id and other.starts_on == grant.starts_on:
            mistakes.append(Mistake("Fra", f"der er allerede en bevilling fra {day_text(other.starts_on)}"))
    if mistakes:
        raise Refused(*mistakes)


def delete_grant(binder: Binder, grant_id: str) -> Changes:
    with binder.database.change("Slet bevilling") as work:
        grant = queries.by_id(work.session, Grant, grant_id)
        if grant is None:
            raise Refused(Mistake("Bevilling", "bevillingen findes ikke længere"))
        work.delete(grant)
    return work.changes
