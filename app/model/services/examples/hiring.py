"""The hiring of the example scheme: one vacancy that is over, with one who was hired and two who were not.

Plainly invented, as all in the example; the time that the two are kept is not over while the example is new.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from app.model.domain.entities import Helper
from app.model.domain.people import Applicant, ApplicantState, Hiring

OPENED, ADVERTISED, APPLIED, APPLY_BY, TALKED, DECIDED, CLOSED = (
    timedelta(days=days) for days in (60, 58, 52, 45, 35, 28, 13)
)  # before the first day of the one who was hired
KEEP_MONTHS = 24
HIRED = 4  # the helper's place in the list: the one who is paid by the hour


def example_hiring(helpers: Sequence[Helper], first: date) -> tuple[list[Hiring], list[Applicant]]:
    """Empty where the scheme has too few helpers to have hired that one."""
    if len(helpers) <= HIRED:
        return [], []
    hired = helpers[HIRED]
    vacancy = Hiring(
        id="s1",
        title="Hjælper til aftener og weekender",
        opened_on=first - OPENED,
        hours_per_week=Decimal(7),
        duties="Personlig pleje og praktisk hjælp.\nMad, ture og fritid.\nForflytning med loftlift.",
        demands="Du kan tage vagter på skæve tidspunkter.\nKørekort er en fordel.",
        offer="Timeløn, tillæg efter kommunens satser og grundig oplæring.",
        contact="Ring eller skriv til Karla Eksempelsen, 00 00 00 00.",
        apply_by=first - APPLY_BY,
        advertised_on=first - ADVERTISED,
        advertised_where="Opslag på en opfundet skole",
        closed_on=first - CLOSED,
        keep_months=KEEP_MONTHS,
    )
    applied = [
        _applicant("k1", hired.name, first, ApplicantState.HIRED),
        _applicant("k2", "Gorm Findesikke", first, ApplicantState.DECLINED),
        _applicant("k3", "Zofia Zmyślona", first, ApplicantState.WITHDRAWN),
    ]
    applied[0].helper_id, applied[0].phone, applied[0].email = hired.id, hired.phone, hired.email
    applied[1].note = "Kan ikke tage vagter om aftenen."
    applied[2].interview_on = None
    return [vacancy], applied


def _applicant(identity: str, name: str, first: date, state: ApplicantState) -> Applicant:
    decided = first - DECIDED
    return Applicant(
        identity,
        "s1",
        name,
        first - APPLIED,
        interview_on=first - TALKED,
        state=state,
        decided_on=decided,
        told_on=None if state is ApplicantState.WITHDRAWN else decided,
    )
