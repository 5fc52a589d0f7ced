"""The exchange file's parts about sickness, vacation, accidents, parental leave and the citizen's stays; see exchange_people.py."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.model.domain.content import Content
from app.model.domain.entities import AbsenceKind
from app.model.domain.leave import (
    AbsenceStep,
    Accident,
    ParentalLeave,
    ParentRole,
    ReportedHow,
    StepKind,
    VacationEntry,
    VacationEntryKind,
    VacationRound,
    VacationWish,
    WishState,
)
from app.model.domain.leave_validity import (
    absence_step_mistakes,
    accident_mistakes,
    parental_leave_mistakes,
    stay_helper_mistakes,
    stay_mistakes,
    vacation_entry_mistakes,
    vacation_round_mistakes,
    vacation_wish_mistakes,
)
from app.model.domain.stays import CitizenStay, StayHelper, StayKind
from app.model.store.exchange_people import Fields, Kind

ABSENCE_MORE: Fields = {
    "reported_at": "moment",
    "reported_how": ReportedHow,
    "expected_back": "day",
    "fit_on": "day",
    "paid": "yes_no",
    "what": "text",
    "notice_how": "text",
    "notice_agreed_on": "day",
    "advance_agreed_on": "day",
    "instead_of": AbsenceKind,
}
LISTS: dict[str, Kind] = {
    "absence_steps": Kind(
        AbsenceStep,
        {"helper_id": "id", "absence_id": "id", "kind": StepKind, "asked_on": "day", "done_on": "day"},
        absence_step_mistakes,
        "absence_id",
    ),
    "vacation_entries": Kind(
        VacationEntry,
        {
            "helper_id": "id",
            "year": "whole",
            "kind": VacationEntryKind,
            "days": "hours",
            "agreed_on": "day",
            "reported_on": "day",
            "note": "lines",
        },
        vacation_entry_mistakes,
        "year",
    ),
    "vacation_wishes": Kind(
        VacationWish,
        {
            "helper_id": "id",
            "first_day": "day",
            "last_day": "day",
            "asked_on": "day",
            "state": WishState,
            "decided_on": "day",
            "told_on": "day",
            "reason": "lines",
            "absence_id": "id",
        },
        vacation_wish_mistakes,
        "first_day",
    ),
    "vacation_rounds": Kind(VacationRound, {"year": "whole", "wishes_by": "day"}, vacation_round_mistakes, "year"),
    "accidents": Kind(
        Accident,
        {
            "helper_id": "id",
            "happened_at": "moment",
            "place": "text",
            "doing": "lines",
            "what_happened": "lines",
            "witnesses": "text",
            "prevention": "lines",
            "near_miss": "flag",
            "absence_id": "id",
            "reported_on": "day",
            "insurer_told_on": "day",
            "municipality_told_on": "day",
            "copy_given_on": "day",
        },
        accident_mistakes,
        "happened_at",
    ),
    "parental_leaves": Kind(
        ParentalLeave,
        {
            "helper_id": "id",
            "role": ParentRole,
            "due_on": "day",
            "notice_on": "day",
            "leave_from": "day",
            "born_on": "day",
            "plan_on": "day",
            "back_on": "day",
            "municipality_told_on": "day",
        },
        parental_leave_mistakes,
        "due_on",
    ),
    "stays": Kind(
        CitizenStay,
        {
            "kind": StayKind,
            "first_day": "day",
            "last_day": "day",
            "place": "text",
            "abroad": "flag",
            "told_on": "day",
            "applied_on": "day",
            "granted_on": "day",
            "extra_hours": "hours",
            "insured_on": "day",
            "agreed_on": "day",
            "agreed": "lines",
            "note": "lines",
        },
        stay_mistakes,
        "first_day",
    ),
    "stay_helpers": Kind(
        StayHelper,
        {"stay_id": "id", "helper_id": "id", "along": "flag", "told_on": "day", "agreed_on": "day"},
        stay_helper_mistakes,
        "stay_id",
    ),
}


def written(content: Content) -> dict[str, list[dict[str, Any]]]:
    """The lists that hold anything, in a fixed order."""
    lists: dict[str, Sequence[Any]] = content.lists()
    made = {name: kind.written(lists[name]) for name, kind in LISTS.items()}
    return {name: rows for name, rows in made.items() if rows}
