"""What makes a fact about people or papers impossible; asked by the window and the exchange file alike.

Each function returns the entity's field and one Danish sentence for every mistake.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.model.domain.archive import Attachment
from app.model.domain.danish import day_text
from app.model.domain.entities import Contract, Helper
from app.model.domain.people import Applicant, Handout, Hiring, Talk, TalkKind, Termination, Training
from app.model.domain.validity import LONGEST_TEXT, FieldMistake, day_mistake, text_mistake

MOST_HANDED = 99
LONGEST_KEEPING = 36  # months; what may be chosen at all, the rulebook's limit is a rule's
LONGEST_NOTICE = 60
LARGEST_ATTACHMENT = 20 * 1024 * 1024  # bytes
MEDIA_STARTS = {"application/pdf": b"%PDF-", "image/jpeg": b"\xff\xd8\xff", "image/png": b"\x89PNG\r\n\x1a\n"}


def days_mistakes(thing: object, names: Iterable[str]) -> list[FieldMistake]:
    days: list[tuple[str, date | None]] = [(name, getattr(thing, name)) for name in names]
    return [(name, text) for name, day in days if day is not None and (text := day_mistake(day))]


def texts_mistakes(thing: object, short: Iterable[str] = (), long: Iterable[str] = ()) -> list[FieldMistake]:
    found = [(name, text_mistake(getattr(thing, name) or "")) for name in short]
    found += [(name, text_mistake(getattr(thing, name) or "", LONGEST_TEXT, lines=True)) for name in long]
    return [(name, text) for name, text in found if text]


def _needed(thing: object, name: str) -> list[FieldMistake]:
    return [] if str(getattr(thing, name)).strip() else [(name, "må ikke være tom")]


def order_mistakes(thing: object, first: str, last: str, text: str) -> list[FieldMistake]:
    """Told at the second of two days when it comes before the first."""
    low, high = getattr(thing, first), getattr(thing, last)
    return [(last, text.format(day_text(low)))] if low is not None and high is not None and high < low else []


def helper_mistakes(helper: Helper) -> list[FieldMistake]:
    """Of what stands on the card beside name, address and numbers."""
    return [
        *days_mistakes(
            helper,
            (
                "respiration_approved_on",
                "tax_told_on",
                "pension_proof_on",
                "driving_licence_seen_on",
                "criminal_record_seen_on",
                "child_record_seen_on",
            ),
        ),
        *texts_mistakes(
            helper,
            ("respiration_approved_by", "next_of_kin", "next_of_kin_phone", "pension_proof", "driving_licence"),
            ("note",),
        ),
    ]


CONTRACT_LINES = ("job_title",)
CONTRACT_TEXTS = (
    "fixed_term_reason",
    "workplaces",
    "schedule",
    "call_notice",
    "overtime",
    "supplements",
    "pay_dates",
    "pension_scheme",
    "insurances",
    "collective_agreement",
    "training_right",
    "other_terms",
)


def contract_terms_mistakes(contract: Contract) -> list[FieldMistake]:
    """Of the written terms: a notice has a length and a unit, or neither."""
    found = texts_mistakes(contract, CONTRACT_LINES, CONTRACT_TEXTS)
    amount, unit = contract.notice_amount, contract.notice_unit
    if amount is not None and not 1 <= amount <= LONGEST_NOTICE:
        found.append(("notice_amount", f"skal ligge mellem 1 og {LONGEST_NOTICE}"))
    elif amount is not None and unit is None:
        found.append(("notice_unit", "vælg dage, uger eller måneder"))
    elif amount is None and unit is not None:
        found.append(("notice_amount", "skriv, hvor langt varslet er"))
    if amount is None and contract.notice_month_end:
        found.append(("notice_month_end", "hører til et varsel; skriv, hvor langt det er"))
    return found


def training_mistakes(training: Training) -> list[FieldMistake]:
    found = _needed(training, "subject") + days_mistakes(training, ("held_on", "signed_on"))
    found += texts_mistakes(training, ("subject", "given_by"), ("note",))
    return found or order_mistakes(training, "held_on", "signed_on", "ligger før kurset eller instruktionen ({})")


def handout_mistakes(handout: Handout) -> list[FieldMistake]:
    found = _needed(handout, "what") + days_mistakes(handout, ("handed_on", "returned_on"))
    found += texts_mistakes(handout, ("what",), ("note",))
    if not 1 <= handout.number <= MOST_HANDED:
        found.append(("number", f"skal ligge mellem 1 og {MOST_HANDED}"))
    return found or order_mistakes(handout, "handed_on", "returned_on", "ligger før udleveringen ({})")


def talk_mistakes(talk: Talk) -> list[FieldMistake]:
    found = days_mistakes(talk, ("held_on", "follow_up_on", "followed_up_on", "signed_on", "copy_given_on"))
    found += texts_mistakes(talk, (), ("participants", "about", "agreed"))
    if (talk.kind is TalkKind.STAFF_MEETING) is not (talk.helper_id is None):
        found.append(("helper_id", "skal stå, hvis det ikke er et personalemøde, og kun da"))
    if found:
        return found
    for name in ("follow_up_on", "followed_up_on", "signed_on", "copy_given_on"):
        found += order_mistakes(talk, "held_on", name, "ligger før samtalen ({})")
    return found


def termination_mistakes(termination: Termination) -> list[FieldMistake]:
    days = (
        "given_on",
        "last_day",
        "receipt_on",
        "municipality_told_on",
        "papers_back_on",
        "reference_given_on",
        "legal_advice_on",
        "police_reported_on",
    )
    found = days_mistakes(termination, days) + texts_mistakes(termination, ("delivered_how",), ("reason", "note"))
    if not found:
        found += order_mistakes(termination, "given_on", "last_day", "ligger før den dag, opsigelsen gives ({})")
        found += order_mistakes(termination, "given_on", "receipt_on", "ligger før den dag, opsigelsen gives ({})")
    return found


def hiring_mistakes(hiring: Hiring) -> list[FieldMistake]:
    found = _needed(hiring, "title") + days_mistakes(hiring, ("opened_on", "apply_by", "advertised_on", "closed_on"))
    found += texts_mistakes(hiring, ("title", "advertised_where"), ("duties", "demands", "offer", "contact"))
    if hiring.keep_months is not None and not 0 <= hiring.keep_months <= LONGEST_KEEPING:
        found.append(("keep_months", f"skal ligge mellem 0 og {LONGEST_KEEPING}"))
    return found or order_mistakes(hiring, "opened_on", "closed_on", "ligger før, stillingen blev åbnet ({})")


def applicant_mistakes(applicant: Applicant) -> list[FieldMistake]:
    found = _needed(applicant, "name") + days_mistakes(
        applicant, ("received_on", "interview_on", "decided_on", "told_on")
    )
    found += texts_mistakes(applicant, ("name", "phone", "email"), ("note",))
    if not found:
        for name in ("interview_on", "decided_on", "told_on"):
            found += order_mistakes(applicant, "received_on", name, "ligger før ansøgningen ({})")
    return found


def attachment_mistakes(attachment: Attachment) -> list[FieldMistake]:
    found = _needed(attachment, "title") + days_mistakes(attachment, ("added_on", "dated_on"))
    found += _needed(attachment, "file_name") + texts_mistakes(
        attachment, ("title", "file_name", "media_type"), ("note",)
    )
    if set(attachment.file_name) & set("/\\"):
        found.append(("file_name", "skal være et navn uden skråstreger"))
    if not 0 < attachment.size <= LARGEST_ATTACHMENT:
        found.append(("size", f"skal ligge mellem 1 og {LARGEST_ATTACHMENT} bytes"))
    return found


def content_mistake(media_type: str, content: bytes) -> str | None:
    """A paper that does not begin as what it says it is; whether it is whole, a service looks at."""
    start = MEDIA_STARTS.get(media_type)
    if start is not None and content.startswith(start):
        return None
    return "er ikke en PDF, en JPEG eller en PNG, som der står i media_type"
