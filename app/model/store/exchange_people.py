"""The exchange file's parts about people and papers, read and written by one table: which key holds which field, and how.

The format is described in ressourcer/udveksling/LAESMIG.md; issued documents and attachments are in exchange_papers.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from app.model.domain.content import Content
from app.model.domain.people import (
    Applicant,
    ApplicantState,
    Handout,
    Hiring,
    Talk,
    TalkKind,
    Termination,
    TerminationKind,
    Training,
    TrainingKind,
)
from app.model.domain.people_validity import (
    applicant_mistakes,
    handout_mistakes,
    hiring_mistakes,
    talk_mistakes,
    termination_mistakes,
    training_mistakes,
)
from app.model.domain.terms import NoticeUnit, SchemeEnd, TaxCard, VacationForm, VacationUnit
from app.model.domain.validity import LONGEST_TEXT, FieldMistake
from app.model.store.exchange_part import Part, filled, natural

How = str | type[StrEnum]  # one of _READERS, or one of closed choices
Fields = dict[str, How]
HELPER_MORE: Fields = {
    "respiration_approved_by": "text",
    "next_of_kin": "text",
    "next_of_kin_phone": "text",
    "tax_card": TaxCard,
    "tax_told_on": "day",
    "pension_proof": "text",
    "pension_proof_on": "day",
    "driving_licence": "text",
    "driving_licence_seen_on": "day",
    "criminal_record_seen_on": "day",
    "child_record_seen_on": "day",
    "note": "lines",
    "section_56_from": "day",
    "section_56_until": "day",
}
CONTRACT_MORE: Fields = {
    "job_title": "text",
    "fixed_term_reason": "lines",
    "workplaces": "lines",
    "schedule": "lines",
    "unpredictable": "flag",
    "call_notice": "lines",
    "overtime": "lines",
    "supplements": "lines",
    "pay_dates": "lines",
    "notice_amount": "whole",
    "notice_unit": NoticeUnit,
    "notice_month_end": "flag",
    "pension_scheme": "lines",
    "vacation_form": VacationForm,
    "insurances": "lines",
    "grant_reserve": "flag",
    "collective_agreement": "lines",
    "training_right": "lines",
    "other_terms": "lines",
    "vacation_unit": VacationUnit,
    "vacation_turnus": "hours",
    "extra_days_off": "hours",
    "sick_vacation_replaced": "flag",
}
SCHEME_MORE: Fields = {
    "employer_name": "text",
    "employer_address": "text",
    "employer_phone": "text",
    "employer_cvr": "text",
    "ends_on": "day",
    "end_kind": SchemeEnd,
    "end_told_on": "day",
}
# Keys that are called otherwise than the field that they hold.
KEYS = {"helper_id": "helper", "hiring_id": "hiring", "absence_id": "absence", "stay_id": "stay"}


_READERS: dict[str, Callable[[Part, str], Any]] = {
    "text": lambda part, key: part.text(key),
    "lines": lambda part, key: part.text(key, LONGEST_TEXT, lines=True),
    "day": lambda part, key: part.day(key),
    "hours": lambda part, key: part.number(key),
    "flag": lambda part, key: part.flag(key),
    "whole": lambda part, key: part.raw.get(key),
    "id": lambda part, key: part.raw.get(key),
    "yes_no": lambda part, key: part.raw.get(key),
    "moment": lambda part, key: part.maybe_moment(key),
}


def read_field(part: Part, name: str, how: How) -> Any:
    """One field's value; what is wrong with it is told at its place."""
    key = KEYS.get(name, name)
    if isinstance(how, str):
        return _READERS[how](part, key)
    value = part.raw.get(key)
    return None if value is None else how(value)


def read_more(part: Part, entity: object, fields: Fields) -> None:
    """Fields that an entity has beside those of the first edition."""
    for name, how in fields.items():
        setattr(entity, name, read_field(part, name, how))


def written_fields(entity: object, fields: Fields) -> dict[str, Any]:
    """What is filled, by key; a "no" is left out."""
    values: dict[str, Any] = {}
    for name, how in fields.items():
        value = getattr(entity, name)
        if how == "flag":
            value = True if value else None
        elif isinstance(value, StrEnum):
            value = value.value
        elif isinstance(value, datetime):
            value = value.isoformat("T", "minutes")
        values[KEYS.get(name, name)] = value
    return filled(**values)


@dataclass(frozen=True)
class Kind:
    """A list of the file: what it holds, how each field is read, what makes one impossible, and in which order they stand."""

    make: Callable[..., Any]
    fields: Fields
    mistakes: Callable[[Any], list[FieldMistake]]
    first: str

    def read(self, part: Part) -> Any:
        values = {name: read_field(part, name, how) for name, how in self.fields.items()}
        for name, how in self.fields.items():
            if how == "day" and values[name] is None and name == self.first:
                values[name] = date.min  # required by the schema; stands in until the mistake is told
        entity = self.make(id=part.identity(), **values)
        if not part.mistakes:
            part.take((KEYS.get(name, name), text) for name, text in self.mistakes(entity))
        return entity

    def written(self, entities: Iterable[Any]) -> list[dict[str, Any]]:
        ordered = sorted(entities, key=lambda each: (getattr(each, self.first), natural(each.id)))
        return [{"id": each.id, **written_fields(each, self.fields)} for each in ordered]


LISTS: dict[str, Kind] = {
    "trainings": Kind(
        Training,
        {
            "helper_id": "id",
            "kind": TrainingKind,
            "held_on": "day",
            "subject": "text",
            "given_by": "text",
            "signed_on": "day",
            "note": "lines",
        },
        training_mistakes,
        "held_on",
    ),
    "handouts": Kind(
        Handout,
        {
            "helper_id": "id",
            "what": "text",
            "handed_on": "day",
            "number": "whole",
            "returned_on": "day",
            "note": "lines",
        },
        handout_mistakes,
        "handed_on",
    ),
    "talks": Kind(
        Talk,
        {
            "helper_id": "id",
            "kind": TalkKind,
            "held_on": "day",
            "participants": "lines",
            "about": "lines",
            "agreed": "lines",
            "follow_up_on": "day",
            "followed_up_on": "day",
            "signed_on": "day",
            "copy_given_on": "day",
        },
        talk_mistakes,
        "held_on",
    ),
    "terminations": Kind(
        Termination,
        {
            "helper_id": "id",
            "kind": TerminationKind,
            "given_on": "day",
            "last_day": "day",
            "reason": "lines",
            "delivered_how": "text",
            "receipt_on": "day",
            "municipality_told_on": "day",
            "papers_back_on": "day",
            "reference_given_on": "day",
            "legal_advice_on": "day",
            "police_reported_on": "day",
            "note": "lines",
        },
        termination_mistakes,
        "given_on",
    ),
    "hirings": Kind(
        Hiring,
        {
            "title": "text",
            "opened_on": "day",
            "hours_per_week": "hours",
            "duties": "lines",
            "demands": "lines",
            "offer": "lines",
            "contact": "lines",
            "apply_by": "day",
            "advertised_on": "day",
            "advertised_where": "text",
            "closed_on": "day",
            "keep_months": "whole",
        },
        hiring_mistakes,
        "opened_on",
    ),
    "applicants": Kind(
        Applicant,
        {
            "hiring_id": "id",
            "name": "text",
            "received_on": "day",
            "phone": "text",
            "email": "text",
            "interview_on": "day",
            "state": ApplicantState,
            "decided_on": "day",
            "told_on": "day",
            "helper_id": "id",
            "note": "lines",
        },
        applicant_mistakes,
        "received_on",
    ),
}


def written(content: Content) -> dict[str, list[dict[str, Any]]]:
    """The lists that hold anything, in a fixed order."""
    lists: dict[str, Sequence[Any]] = content.lists()
    made = {name: kind.written(lists[name]) for name, kind in LISTS.items()}
    return {name: rows for name, rows in made.items() if rows}
