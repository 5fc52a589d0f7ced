"""What makes a fact about people or papers impossible, field by field."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest

from app.model.domain import people_validity as v
from app.model.domain.archive import Attachment, AttachmentKind
from app.model.domain.entities import Contract, Helper
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
from app.model.domain.terms import NoticeUnit

DAY, BEFORE, LEAP = date(2026, 10, 12), date(2026, 10, 11), date(2028, 2, 29)
EARLY, LATE = date(1899, 12, 31), date(2200, 1, 1)
HELPER = Helper("h1", "Paweł Wiśniewski")
CONTRACT = Contract("c1", "h1", DAY)
TRAINING = Training("k1", "h1", TrainingKind.AID, DAY, "Loftlift")
HANDOUT = Handout("n1", "h1", "Hoveddør", DAY)
TALK = Talk("t1", "h1", TalkKind.REPRIMAND, DAY)
TERMINATION = Termination("o1", "h1", TerminationKind.DISMISSAL, DAY, DAY)
HIRING = Hiring("s1", "Hjælper til aften", DAY)
APPLICANT = Applicant("a1", "s1", "Ewa Żak", DAY)
PAPER = Attachment("p1", "Kontrakt", "kontrakt.pdf", "application/pdf", 10, "0" * 64, DAY)
ASK: dict[type, Callable[[Any], list[tuple[str, str]]]] = {
    Helper: v.helper_mistakes,
    Contract: v.contract_terms_mistakes,
    Training: v.training_mistakes,
    Handout: v.handout_mistakes,
    Talk: v.talk_mistakes,
    Termination: v.termination_mistakes,
    Hiring: v.hiring_mistakes,
    Applicant: v.applicant_mistakes,
    Attachment: v.attachment_mistakes,
}
WHOLE = (HELPER, CONTRACT, TRAINING, HANDOUT, TALK, TERMINATION, HIRING, APPLICANT, PAPER)
ELSEWHERE = {"born_on", "starts_on", "ends_on", "signed_on", "confidentiality_signed_on", "sent_to_municipality_on"}
ELSEWHERE |= {"section_56_from", "section_56_until"}


def wrong(thing: object) -> list[str]:
    """The fields that are said to be wrong."""
    return [name for name, _ in ASK[type(thing)](thing)]


@pytest.mark.parametrize("thing", WHOLE, ids=lambda thing: type(thing).__name__)
def test_the_least_that_there_can_be_is_fine(thing: object) -> None:
    assert wrong(thing) == []


@pytest.mark.parametrize("thing", WHOLE, ids=lambda thing: type(thing).__name__)
def test_no_day_is_forgotten(thing: Any) -> None:
    """A day outside the calendar's years is named; periods and days of the contract itself are validity.py's."""
    asked_elsewhere = ELSEWHERE if isinstance(thing, Helper | Contract) else set()
    for field in fields(thing):
        kept_elsewhere = field.name in asked_elsewhere or field.name in {"probation_until", "pension_from"}
        if "date" not in str(field.type) or kept_elsewhere:
            continue
        for day in (EARLY, LATE):
            assert field.name in wrong(replace(thing, **{field.name: day})), field.name


@pytest.mark.parametrize("thing", WHOLE, ids=lambda thing: type(thing).__name__)
def test_no_text_is_forgotten(thing: Any) -> None:
    """Names are one line of 200 characters, texts 2.000 in lines; nothing that can't be printed."""
    held = {"id", "helper_id", "hiring_id", "digest", "name", "cpr", "address", "phone", "email", "bank_account"}
    skip = held if isinstance(thing, Helper) else held - {"name", "phone", "email"}
    for field in fields(thing):
        if str(field.type) not in {"str", "str | None"} or field.name in skip:
            continue
        for text in ("x" * 2001, "a\x00b"):
            assert wrong(replace(thing, **{field.name: text})) == [field.name], field.name
        lines = wrong(replace(thing, **{field.name: "a\nb"}))
        longer = wrong(replace(thing, **{field.name: "x" * 201}))
        assert lines in ([], [field.name])
        assert lines == longer, f"{field.name}: a line is short, a text long"


@pytest.mark.parametrize(
    ("thing", "change", "fields"),
    [
        (TRAINING, {"subject": " "}, ["subject"]),
        (TRAINING, {"signed_on": BEFORE}, ["signed_on"]),
        (TRAINING, {"signed_on": DAY}, []),
        (TRAINING, {"held_on": LEAP, "signed_on": LEAP}, []),
        (HANDOUT, {"what": ""}, ["what"]),
        (HANDOUT, {"number": 0}, ["number"]),
        (HANDOUT, {"number": 100}, ["number"]),
        (HANDOUT, {"number": 99}, []),
        (HANDOUT, {"returned_on": BEFORE}, ["returned_on"]),
        (HANDOUT, {"returned_on": DAY}, []),
        (TALK, {"follow_up_on": BEFORE}, ["follow_up_on"]),
        (TALK, {"followed_up_on": BEFORE}, ["followed_up_on"]),
        (TALK, {"signed_on": BEFORE, "copy_given_on": BEFORE}, ["signed_on", "copy_given_on"]),
        (TALK, {"follow_up_on": DAY, "signed_on": DAY, "copy_given_on": DAY}, []),
        (TERMINATION, {"last_day": BEFORE}, ["last_day"]),
        (TERMINATION, {"receipt_on": BEFORE}, ["receipt_on"]),
        (TERMINATION, {"municipality_told_on": BEFORE, "papers_back_on": BEFORE, "legal_advice_on": BEFORE}, []),
        (HIRING, {"title": ""}, ["title"]),
        (HIRING, {"keep_months": -1}, ["keep_months"]),
        (HIRING, {"keep_months": 37}, ["keep_months"]),
        (HIRING, {"keep_months": 0}, []),
        (HIRING, {"keep_months": 36, "closed_on": DAY}, []),
        (HIRING, {"closed_on": BEFORE}, ["closed_on"]),
        (APPLICANT, {"name": "\t"}, ["name", "name"]),
        (APPLICANT, {"interview_on": BEFORE}, ["interview_on"]),
        (APPLICANT, {"state": ApplicantState.DECLINED, "decided_on": DAY, "told_on": DAY}, []),
        (PAPER, {"title": ""}, ["title"]),
        (PAPER, {"size": 0}, ["size"]),
        (PAPER, {"size": v.LARGEST_ATTACHMENT + 1}, ["size"]),
        (PAPER, {"size": v.LARGEST_ATTACHMENT}, []),
        (PAPER, {"kind": AttachmentKind.PHOTO, "media_type": "image/png"}, []),
        (PAPER, {"file_name": ""}, ["file_name"]),
        (PAPER, {"file_name": "../etc/passwd"}, ["file_name"]),
        (PAPER, {"file_name": "C:\\noget.pdf"}, ["file_name"]),
        (CONTRACT, {"notice_amount": 1, "notice_unit": NoticeUnit.MONTHS, "notice_month_end": True}, []),
        (CONTRACT, {"notice_amount": 0, "notice_unit": NoticeUnit.DAYS}, ["notice_amount"]),
        (CONTRACT, {"notice_amount": 61, "notice_unit": NoticeUnit.DAYS}, ["notice_amount"]),
        (CONTRACT, {"notice_amount": 3}, ["notice_unit"]),
        (CONTRACT, {"notice_unit": NoticeUnit.WEEKS}, ["notice_amount"]),
        (CONTRACT, {"notice_month_end": True}, ["notice_month_end"]),
    ],
)
def test_what_does_not_fit_together(thing: Any, change: dict[str, Any], fields: list[str]) -> None:
    assert wrong(replace(thing, **change)) == fields


def test_it_is_told_which_day_was_too_early() -> None:
    (told,) = v.handout_mistakes(replace(HANDOUT, returned_on=BEFORE))
    assert told == ("returned_on", "ligger før udleveringen (12.10.2026)")


@pytest.mark.parametrize(
    ("media_type", "content", "fits"),
    [
        ("application/pdf", b"%PDF-1.7 ...", True),
        ("image/jpeg", b"\xff\xd8\xff\xe0", True),
        ("image/png", b"\x89PNG\r\n\x1a\n...", True),
        ("image/png", b"\xff\xd8\xff\xe0", False),
        ("application/pdf", b"MZ", False),
        ("text/html", b"%PDF-", False),
        ("application/pdf", b"", False),
    ],
)
def test_a_paper_is_what_it_says_it_is(media_type: str, content: bytes, *, fits: bool) -> None:
    assert (v.content_mistake(media_type, content) is None) is fits
