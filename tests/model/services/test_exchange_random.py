"""Random content: what is exported can be imported and gives the same bytes, and no damaged file does any harm."""

from __future__ import annotations

import copy
import json
from base64 import b64encode
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter

from app import paths
from app.model.domain.content import Content
from app.model.domain.entities import AbsenceKind, PayForm, ShiftKind, ShiftStatus
from app.model.domain.errors import Mistake, Refused
from app.model.domain.findings import Severity
from app.model.domain.leave import StepKind, VacationEntryKind, WishState
from app.model.domain.people import ApplicantState, TalkKind, TerminationKind, TrainingKind
from app.model.domain.stays import StayKind
from app.model.domain.watch import RestGround
from app.model.services.binder import Binder, Resources, create_binder, open_binder
from app.model.services.exchange import add_content, export_content, read_exchange_file, write_exchange_file
from app.model.services.letter.catalogue import LETTERS
from app.model.services.watch import CHOOSABLE, EXCUSABLE
from app.model.store import exchange_write

RESOURCES = Resources(paths.resources())
SLOW_START = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]


def pdf_of_one_page() -> bytes:
    """As small a PDF as there is."""
    made, writer = BytesIO(), PdfWriter()
    writer.add_blank_page(100, 100)
    writer.write(made)
    return made.getvalue()


# --- Random exchange files -----------------------------------------------------------------------

printable = st.characters(exclude_categories=["Cc", "Cs"])
texts = st.text(printable, max_size=30)
names = texts.map(lambda text: text + "x")
ids = st.one_of(st.from_regex(r"\A[a-z]{0,2}[0-9]{1,4}\Z"), st.text(printable, min_size=1, max_size=20))
days = st.dates(date(1900, 1, 1), date(2199, 12, 31)).map(date.isoformat)
hours = st.integers(0, 10_000_000).map(lambda n: n / 10_000)
amounts = st.integers(1, 600_000).map(lambda n: n / 10_000)  # of days
flags = st.booleans()
parties = st.sampled_from(["self", "relative", "association", "company", "municipality"])
cprs = st.sampled_from(["0101901234", "010190-1234", "2902049876"])


def _part(required: dict[str, st.SearchStrategy[Any]], optional: dict[str, st.SearchStrategy[Any]]) -> Any:
    """An object with its required keys and some of the optional ones, now and then as null."""
    return st.fixed_dictionaries(required, optional={key: st.none() | value for key, value in optional.items()})


notes = st.text(st.one_of(printable, st.sampled_from("\n\t")), max_size=40)
schemes = _part(
    {},
    {
        "citizen": _part({}, {"name": texts, "address": texts, "phone": texts, "cpr": cprs}),
        "paragraph": st.sampled_from(["95.1", "95.2", "95.3", "95.4", "96"]),
        "municipality": st.sampled_from(["faxe", "aarhus", "standard", "kl-foa"]),
        "employer": parties,
        "payroll": parties,
        "work_leader": st.sampled_from(["citizen", "relative"]),
        "starts_on": days,
        "rest_room": flags,
        "rest_ground": st.sampled_from(["agreement", "dispensation"]),
        "rest_ground_note": st.text(st.one_of(printable, st.sampled_from("\n\t")), max_size=40),
        "respiration": _part({}, {"region_share": st.integers(0, 10_000).map(lambda n: n / 10_000)}),
        "employer_name": texts,
        "employer_address": texts,
        "employer_phone": texts,
        "employer_cvr": st.sampled_from(["12345674", "12 34 56 74"]),
        "ends_on": days,
        "end_kind": st.sampled_from(["death", "grant_lost", "other"]),
        "end_told_on": days,
    },
)
grant_parts = _part(
    {},
    {
        "received_on": days,
        "hours_per_week": _part({}, dict.fromkeys(["total", "day", "evening", "night", "weekend"], hours)),
        "respiration_hours_per_week": hours,
        "self_paid_hours_per_week": hours,
    },
)
helper_parts = _part(
    {"name": names},
    {
        "born_on": days,
        "cpr": cprs,
        "address": texts,
        "phone": texts,
        "email": texts,
        "bank_account": texts,
        "relative": flags,
        "unemployment_fund": flags,
        "respiration_approved_on": days,
        "tax_card": st.sampled_from(["main", "secondary", "exempt"]),
        "note": notes,
        **dict.fromkeys(["respiration_approved_by", "next_of_kin", "next_of_kin_phone"], texts),
        **dict.fromkeys(["pension_proof", "driving_licence"], texts),
        **dict.fromkeys(["tax_told_on", "pension_proof_on", "driving_licence_seen_on"], days),
        **dict.fromkeys(["criminal_record_seen_on", "child_record_seen_on"], days),
        "section_56_from": st.just("1950-01-01"),
    },
)
contract_parts = _part(
    {},
    {
        "pay": st.sampled_from([pay.value for pay in PayForm]),
        "hours_per_week": hours,
        "hourly_wage": st.from_regex(r"\A[0-9]{1,7}(\.[0-9]{1,2})?\Z"),
        "signed_on": days,
        "confidentiality_signed_on": days,
        "sent_to_municipality_on": days,
        "probation_until": days,
        "pension_from": days,
        "job_title": texts,
        "vacation_form": st.sampled_from(["paid", "allowance", "allowance_instead"]),
        **dict.fromkeys(["unpredictable", "grant_reserve"], flags),
        **dict.fromkeys(["fixed_term_reason", "workplaces", "schedule", "call_notice", "overtime"], notes),
        **dict.fromkeys(["supplements", "pay_dates", "pension_scheme", "insurances"], notes),
        **dict.fromkeys(["collective_agreement", "training_right", "other_terms"], notes),
        "extra_days_off": amounts,
        "sick_vacation_replaced": flags,
    },
)
vacation_counts: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.sampled_from([{}, {"vacation_unit": "days"}, {"vacation_unit": "hours", "vacation_turnus": None}]),
    st.integers(1, 70_000).map(lambda n: {"vacation_unit": "turnus", "vacation_turnus": n / 10_000}),
)
own_notices: st.SearchStrategy[dict[str, Any]] = st.just({}) | st.fixed_dictionaries(
    {
        "notice_amount": st.integers(1, 60),
        "notice_unit": st.sampled_from(["days", "weeks", "months"]),
        "notice_month_end": flags,
    }
)
shift_parts = _part(
    {},
    {
        "kind": st.sampled_from([kind.value for kind in ShiftKind]),
        "status": st.sampled_from([status.value for status in ShiftStatus]),
        "announced_on": days,
        "respiration": flags,
        "away": flags,
        "note": st.text(st.one_of(printable, st.sampled_from("\n\t")), max_size=40),
    },
)
later_days = st.dates(date(2195, 1, 1), date(2199, 12, 31)).map(date.isoformat)  # after any absence begins
absence_parts = (
    _part(
        {"kind": st.sampled_from([kind.value for kind in AbsenceKind if kind is not AbsenceKind.AGREED])},
        {
            "reported_at": st.dates(date(1950, 1, 1), date(2190, 1, 1)).map(lambda day: f"{day.isoformat()}T06:30"),
            "reported_how": st.sampled_from(["phone", "message", "email", "in_person"]),
            "paid": flags,
            "notice_how": texts,
            **dict.fromkeys(["notice_given_on", "notice_agreed_on", "advance_agreed_on"], days),
            **dict.fromkeys(["expected_back", "fit_on"], later_days),
        },
    )
    | _part({"kind": st.just("agreed")}, {"what": texts})
    | _part(
        {
            "kind": st.sampled_from(["sick", "work_injury"]),
            "instead_of": st.sampled_from(["vacation", "extra_day_off"]),
        },
        {},
    )
)


def _local(moment: datetime) -> str:
    """A local time in winter or summer, never in the hour that is skipped."""
    return moment.replace(hour=4 if moment.hour == 2 else moment.hour).isoformat("T", "minutes")


@st.composite
def periods(draw: st.DrawFn) -> dict[str, str | None]:
    start = draw(st.dates(date(1900, 1, 1), date(2190, 1, 1)))
    length = draw(st.none() | st.integers(0, 2000))
    return {"from": start.isoformat(), "to": None if length is None else (start + timedelta(days=length)).isoformat()}


@st.composite
def shifts_of(draw: st.DrawFn, helper: str) -> list[dict[str, Any]]:
    """Shifts of one helper, one after another; an hour apart so that a moved hour does no harm."""
    at = datetime.combine(draw(st.dates(date(1950, 1, 1), date(2190, 1, 1))), datetime.min.time())
    found: list[dict[str, Any]] = []
    for _ in range(draw(st.integers(0, 3))):
        start = at + timedelta(hours=draw(st.integers(3, 90)))
        at = start + timedelta(hours=draw(st.integers(3, 300)), minutes=draw(st.integers(0, 59)))
        found.append({"helper": helper, "start": _local(start), "end": _local(at), **draw(shift_parts)})
    return found


@st.composite
def absences_of(draw: st.DrawFn, helper: str) -> list[dict[str, Any]]:
    day = draw(st.dates(date(1950, 1, 1), date(2190, 1, 1)))
    found: list[dict[str, Any]] = []
    for _ in range(draw(st.integers(0, 2))):
        first = day + timedelta(days=draw(st.integers(1, 400)))
        day = first + timedelta(days=draw(st.integers(0, 400)))
        clock = draw(st.sampled_from(["", "T00:00", "T09:15"])), draw(st.sampled_from(["", "T23:59"]))
        dates = {"from": first.isoformat() + clock[0], "to": day.isoformat() + clock[1]}
        found.append({"helper": helper, **dates, **draw(absence_parts)})
    if draw(flags) and found:
        del found[-1]["to"]
    return found


clocks = st.times().map(lambda clock: clock.isoformat("minutes"))
cover_parts = _part(
    {
        "weekdays": st.lists(st.integers(1, 7), min_size=1, max_size=7, unique=True),
        "from": clocks,
        "to": clocks | st.just("24:00"),
    },
    {"helpers": st.integers(1, 20)},
)


@st.composite
def cover_windows(draw: st.DrawFn) -> dict[str, Any]:
    period = draw(periods())
    dates = {"starts_on": period["from"] if draw(flags) else None, "ends_on": period["to"]}
    return {**draw(cover_parts), **dates}


@st.composite
def exceptions_of(draw: st.DrawFn, helper: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for number, rule in enumerate(draw(st.lists(st.sampled_from(EXCUSABLE), max_size=3))):
        at = datetime.combine(draw(st.dates(date(1950, 1, 1), date(2190, 1, 1))), datetime.min.time())
        at += timedelta(hours=draw(st.integers(3, 20)), minutes=number)
        ground = draw(st.sampled_from([ground.value for ground in RestGround]))
        row = {"helper": helper, "rule": rule, "at": _local(at), "ground": ground, "explanation": draw(names)}
        if draw(flags):
            row |= {"rest_from": _local(at), "rest_to": _local(at + timedelta(hours=draw(st.integers(3, 40))))}
        found.append({**row, "recorded_on": draw(days)})
    unique = {(row["rule"], row["at"]): row for row in found}
    return list(unique.values())


@st.composite
def marks_of(draw: st.DrawFn, helper: str | None) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for subject in draw(st.lists(texts, max_size=2, unique=True)):
        made_on = draw(st.dates(date(1950, 1, 1), date(2190, 1, 1)))
        row = {"finding": f"daily-rest/{helper or ''}/{subject}", "made_on": made_on.isoformat(), "helper": helper}
        row["severity"] = draw(st.sampled_from([severity.value for severity in Severity]))
        until = (made_on + timedelta(days=draw(st.integers(0, 800)))).isoformat()
        kind: dict[str, str | None] = {"kind": "settled", "note": "ok\nja"}
        if draw(flags):
            kind = {"kind": "put_off", "until": until, "note": None}
        found.append({**row, **kind})
    return found


def _dated(first: str, later: list[str], required: dict[str, Any], optional: dict[str, Any]) -> Any:
    """A part whose later days come on or after its first one."""

    def with_days(drawn: tuple[dict[str, Any], date, list[int | None]]) -> dict[str, Any]:
        part, start, gaps = drawn
        rest = {
            name: None if gap is None else (start + timedelta(days=gap)).isoformat()
            for name, gap in zip(later, gaps, strict=True)
        }
        return {**part, first: start.isoformat(), **rest}

    gaps = st.lists(st.none() | st.integers(0, 900), min_size=len(later), max_size=len(later))
    starts = st.dates(date(1950, 1, 1), date(2190, 1, 1))
    return st.tuples(_part(required, optional), starts, gaps).map(with_days)


training_parts = _dated(
    "held_on",
    ["signed_on"],
    {"kind": st.sampled_from([kind.value for kind in TrainingKind]), "subject": names},
    {"given_by": texts, "note": notes},
)
handout_parts = _dated("handed_on", ["returned_on"], {"what": names, "number": st.integers(1, 99)}, {"note": notes})
talk_parts = _dated(
    "held_on",
    ["follow_up_on", "followed_up_on", "signed_on", "copy_given_on"],
    {"kind": st.sampled_from([kind.value for kind in TalkKind if kind is not TalkKind.STAFF_MEETING])},
    {"participants": notes, "about": notes, "agreed": notes},
)
termination_parts = _dated(
    "given_on",
    ["receipt_on"],
    {"kind": st.sampled_from([kind.value for kind in TerminationKind]), "last_day": st.just("2195-01-01")},
    {
        "reason": notes,
        "delivered_how": texts,
        "note": notes,
        **dict.fromkeys(["municipality_told_on", "papers_back_on", "reference_given_on"], days),
        **dict.fromkeys(["legal_advice_on", "police_reported_on"], days),
    },
)
hiring_parts = _dated(
    "opened_on",
    ["closed_on"],
    {"title": names},
    {
        "hours_per_week": st.integers(0, 1_680_000).map(lambda n: n / 10_000),
        "apply_by": days,
        "advertised_on": days,
        "advertised_where": texts,
        "keep_months": st.integers(0, 36),
        **dict.fromkeys(["duties", "demands", "offer", "contact"], notes),
    },
)
applicant_parts = _dated(
    "received_on",
    ["interview_on", "decided_on", "told_on"],
    {"name": names, "state": st.sampled_from([state.value for state in ApplicantState])},
    {"phone": texts, "email": texts, "note": notes},
)
OF_HELPER = {
    "trainings": st.lists(training_parts, max_size=1),
    "handouts": st.lists(handout_parts, max_size=1),
    "talks": st.lists(talk_parts, max_size=2),
    "terminations": st.lists(termination_parts, max_size=1),
}
entry_parts = _part(
    {
        "year": st.integers(2019, 2199),
        "kind": st.sampled_from([kind.value for kind in VacationEntryKind]),
        "days": amounts,
    },
    {"agreed_on": days, "reported_on": days, "note": notes},
)
wish_parts = _dated(
    "asked_on",
    ["decided_on", "told_on"],
    {
        "first_day": st.just("2194-12-31"),
        "last_day": later_days,
        "state": st.sampled_from([state.value for state in WishState]),
    },
    {"reason": notes},
)
accident_parts = _part(
    {
        "happened_at": st.datetimes(datetime(1950, 1, 1), datetime(2190, 1, 1)).map(
            lambda at: _local(at.replace(second=0))
        )
    },
    {
        **dict.fromkeys(["place", "witnesses"], texts),
        **dict.fromkeys(["doing", "what_happened", "prevention"], notes),
        "near_miss": flags,
        **dict.fromkeys(["reported_on", "insurer_told_on", "municipality_told_on", "copy_given_on"], later_days),
    },
)
parental_parts = _dated(
    "due_on",
    ["leave_from"],
    {"role": st.sampled_from(["mother", "other_parent"])},
    {**dict.fromkeys(["notice_on", "plan_on", "municipality_told_on"], days), "back_on": later_days},
)
step_parts = _dated("asked_on", ["done_on"], {"kind": st.sampled_from([kind.value for kind in StepKind])}, {})
stay_parts = _dated(
    "first_day",
    ["last_day"],
    {"kind": st.sampled_from([kind.value for kind in StayKind])},
    {
        "place": texts,
        "abroad": flags,
        "extra_hours": st.integers(0, 100_000_000).map(lambda n: n / 10_000),
        "applied_on": days,
        "granted_on": later_days,
        **dict.fromkeys(["told_on", "insured_on", "agreed_on"], days),
        **dict.fromkeys(["agreed", "note"], notes),
    },
)
stay_helper_parts = _part({}, {"along": flags, "told_on": days, "agreed_on": days})
LEAVE_OF_HELPER = {
    "vacation_entries": st.lists(entry_parts, max_size=2),
    "vacation_wishes": st.lists(wish_parts, max_size=1),
    "accidents": st.lists(accident_parts, max_size=1),
    "parental_leaves": st.lists(parental_parts, max_size=1),
}


@st.composite
def leave(draw: st.DrawFn, helpers: list[str], absences: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """What hangs on helpers and their absences, the citizen's stays, and who came along."""
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in LEAVE_OF_HELPER}
    for helper in helpers:
        mine = [absence["id"] for absence in absences if absence["helper"] == helper]
        for name, drawn in LEAVE_OF_HELPER.items():
            rows = [{**row, "helper": helper} for row in draw(drawn)]
            if name in {"vacation_wishes", "accidents"}:
                rows = [{**row, "absence": draw(st.sampled_from([*mine, None]))} for row in rows]
            found[name] += rows
    hung = [absence for absence in absences if draw(flags)]
    found["absence_steps"] = [
        {**draw(step_parts), "absence": absence["id"], "helper": absence["helper"]} for absence in hung
    ]
    found["stays"] = draw(st.lists(stay_parts, max_size=2))
    years = draw(st.lists(st.integers(2019, 2199), max_size=2, unique=True))
    found["vacation_rounds"] = [{"year": year, "wishes_by": draw(days)} for year in years]
    for rows in found.values():
        named = draw(st.lists(ids, min_size=len(rows), max_size=len(rows), unique=True))
        for row, identity in zip(rows, named, strict=True):
            row["id"] = identity
    parts = [(stay["id"], helper) for stay in found["stays"] for helper in helpers if draw(flags)]
    named = draw(st.lists(ids, min_size=len(parts), max_size=len(parts), unique=True))
    found["stay_helpers"] = [
        {"id": identity, "stay": stay, "helper": helper, **draw(stay_helper_parts)}
        for identity, (stay, helper) in zip(named, parts, strict=True)
    ]
    return found


PICTURE = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
papers_bytes = st.sampled_from([PICTURE, b64encode(pdf_of_one_page()).decode()])
plain = st.text("abcæøå \n", max_size=30)  # not what the wordings' language would take for more
LETTER_NAMES = st.sampled_from(sorted(LETTERS))


@st.composite
def papers(draw: st.DrawFn, helpers: list[str], vacancies: list[str]) -> dict[str, list[dict[str, Any]]]:
    """Applicants, issued documents with their course, scanned papers and own wordings."""
    applicants = [{"hiring": v, **row} for v in vacancies for row in draw(st.lists(applicant_parts, max_size=2))]
    for row in applicants:
        row["helper"] = draw(st.sampled_from([*helpers, None]))
    numbers = draw(st.lists(st.integers(1, 999_999_999), max_size=3, unique=True))
    documents = [
        {
            "id": f"d{number}",
            "kind": draw(LETTER_NAMES),
            "subject": draw(st.sampled_from([*helpers, None, "borte"])),
            "period": draw(texts),
            "issued_at": _local(draw(st.datetimes(datetime(1950, 1, 1), datetime(2190, 1, 1)))),
            "rulebook_version": draw(texts),
            "title": draw(st.none() | texts),
            "wording_version": draw(st.none() | texts),
            "snapshot": json.dumps({"title": draw(texts), "blocks": [{"kind": "paragraph", "text": draw(notes)}]}),
        }
        for number in numbers
    ]
    marks = st.sampled_from(["sent", "signed", "returned"])
    events = [
        {
            "document": row["id"],
            "kind": kind,
            "happened_on": draw(days),
            "helper": None,
            "note": draw(st.none() | notes),
        }
        for row in documents
        for kind in draw(st.lists(marks, max_size=3, unique=True))
    ]
    scanned = [
        {
            "title": draw(names),
            "file_name": "papir",
            "media_type": "image/png" if content == PICTURE else "application/pdf",
            "added_on": draw(days),
            "kind": draw(st.none() | st.sampled_from(["paper", "photo"])),
            "helper": draw(st.sampled_from([*helpers, None])),
            "document": draw(st.sampled_from([*(row["id"] for row in documents), None])),
            "dated_on": draw(st.none() | days),
            "note": draw(st.none() | notes),
            "content": content,
        }
        for content in draw(st.lists(papers_bytes, max_size=2))
    ]
    for rows in (applicants, events, scanned):
        named = draw(st.lists(ids, min_size=len(rows), max_size=len(rows), unique=True))
        for row, identity in zip(rows, named, strict=True):
            row["id"] = identity
    wordings = [
        {"id": name, "text": f"# Titel\n\n{draw(plain)}", "based_on": draw(texts), "changed_on": draw(days)}
        for name in draw(st.lists(LETTER_NAMES, max_size=1))
    ]
    return {
        "applicants": applicants,
        "issued_documents": documents,
        "paper_events": events,
        "attachments": scanned,
        "own_wordings": wordings,
    }


@st.composite
def files(draw: st.DrawFn) -> dict[str, Any]:
    """A whole valid exchange file; lists in any order."""
    helpers = [{"id": identity, **draw(helper_parts)} for identity in draw(st.lists(ids, max_size=3, unique=True))]
    known = [helper["id"] for helper in helpers]
    parts: dict[str, list[dict[str, Any]]] = {
        "grants": [{**draw(periods()), **draw(grant_parts)} for _ in range(draw(st.integers(0, 2)))],
        "contracts": [
            {"helper": h, **draw(periods()), **draw(contract_parts), **draw(own_notices), **draw(vacation_counts)}
            for h in known
        ],
        "shifts": [shift for h in known for shift in draw(shifts_of(h))],
        "absences": [absence for h in known for absence in draw(absences_of(h))],
        "cover": [draw(cover_windows()) for _ in range(draw(st.integers(0, 2)))],
        "rest_exceptions": [row for h in known for row in draw(exceptions_of(h))],
        "finding_marks": [row for h in (*known[:1], None) for row in draw(marks_of(h))],
        **{name: [] for name in OF_HELPER},
        "hirings": draw(st.lists(hiring_parts, max_size=2)),
    }
    for h in known:
        for name, of_helper in OF_HELPER.items():
            parts[name] += [{**row, "helper": h} for row in draw(of_helper)]
    parts["talks"] += [{**draw(talk_parts), "kind": "staff_meeting"} for _ in range(draw(st.integers(0, 1)))]
    for rows in parts.values():
        named = draw(st.lists(ids, min_size=len(rows), max_size=len(rows), unique=True))
        for row, identity in zip(rows, named, strict=True):
            row["id"] = identity
    content: dict[str, Any] = {"format": "hjaelpermappen", "version": 1, "helpers": helpers, **parts}
    content |= draw(papers(known, [row["id"] for row in parts["hirings"]]))
    content |= draw(leave(known, parts["absences"]))
    chosen = draw(st.lists(st.sampled_from(CHOOSABLE), max_size=2, unique=True))
    content["rule_choices"] = [{"id": code, "blocks": draw(flags)} for code in chosen]
    if draw(flags):
        content["scheme"] = draw(schemes)
    months = draw(st.lists(st.integers(1, 12), max_size=2, unique=True))
    content["month_events"] = [
        {"month": f"1930-{month:02d}", "event": event, "at": "1931-01-01T12:00", **reason}
        for month in months
        for event, reason in (("finished", {}), ("reopened", {"reason": draw(names)}))
    ]
    return content


OPTIONAL_LISTS = ("cover", "rest_exceptions", "finding_marks", "rule_choices", *OF_HELPER, "hirings", "applicants")
OPTIONAL_LISTS += (*LEAVE_OF_HELPER, "absence_steps", "vacation_rounds", "stays", "stay_helpers")
OPTIONAL_LISTS += ("issued_documents", "paper_events", "attachments", "own_wordings")

# --- There and back ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], Binder]]:
    """Opens a copy of an empty scheme file; the one before is closed and gone."""
    folder = tmp_path_factory.mktemp("tom")
    path = folder / "ordning.hjm"
    create_binder(path, RESOURCES, datetime.now).close()
    empty, opened = path.read_bytes(), list[Binder]()

    def go() -> Binder:
        while opened:
            opened.pop().close()
        path.write_bytes(empty)
        opened.append(open_binder(path, RESOURCES, datetime.now))
        return opened[0]

    yield go
    opened.pop().close()


def _import(binder: Binder, source: Path) -> None:
    add_content(binder, read_exchange_file(source, RESOURCES))


def _write(folder: Path, content: object) -> Path:
    source = folder / "ind.json"
    source.write_text(json.dumps(content, ensure_ascii=True), encoding="utf-8")
    return source


def _documents(content: dict[str, Any]) -> list[tuple[str, list[str], list[str]]]:
    """What each issued document says, how it went, and which papers are copies of it, whatever its number is."""
    return [
        (
            row["snapshot"],
            sorted(event["id"] for event in content.get("paper_events", ()) if event["document"] == row["id"]),
            sorted(paper["id"] for paper in content.get("attachments", ()) if paper.get("document") == row["id"]),
        )
        for row in sorted(content.get("issued_documents", ()), key=lambda row: int(row["id"][1:]))
    ]


@settings(max_examples=40, deadline=None, suppress_health_check=SLOW_START)
@given(content=files())
def test_export_import_export_gives_the_same_bytes(
    fresh: Callable[[], Binder], tmp_path: Path, content: dict[str, Any]
) -> None:
    first, second = tmp_path / "1.json", tmp_path / "2.json"
    binder = fresh()
    _import(binder, _write(tmp_path, content))
    write_exchange_file(binder, first)
    binder = fresh()
    _import(binder, first)
    write_exchange_file(binder, second)
    assert first.read_bytes() == second.read_bytes()
    exported = json.loads(first.read_text(encoding="utf-8"))
    for name in ("grants", "helpers", "contracts", "shifts", "absences"):
        assert sorted(row["id"] for row in exported[name]) == sorted(row["id"] for row in content[name])
    for name in OPTIONAL_LISTS:
        assert bool(content[name]) is (name in exported)
        if name != "issued_documents":
            assert sorted(row["id"] for row in exported.get(name, ())) == sorted(row["id"] for row in content[name])
    assert _documents(exported) == _documents(content)


@settings(max_examples=40, deadline=None, suppress_health_check=SLOW_START)
@given(content=files(), data=st.data())
def test_the_order_of_the_lists_does_not_matter(tmp_path: Path, content: dict[str, Any], data: st.DataObject) -> None:
    def written(raw: object) -> bytes:
        return exchange_write.write(read_exchange_file(_write(tmp_path, raw), RESOURCES))

    shuffled = {
        key: data.draw(st.permutations(value)) if isinstance(value, list) and key != "month_events" else value
        for key, value in content.items()
    }
    assert written(shuffled) == written(content)


# --- Damaged files -------------------------------------------------------------------------------

VALID: dict[str, Any] = {
    "format": "hjaelpermappen",
    "version": 1,
    "scheme": {
        "citizen": {"name": "Karla", "address": "Vej 1", "phone": "1", "cpr": "0101901234"},
        "paragraph": "96",
        "municipality": "faxe",
        "employer": "self",
        "payroll": "municipality",
        "work_leader": "citizen",
        "starts_on": "2025-01-01",
        "rest_room": True,
        "rest_ground": "dispensation",
        "rest_ground_note": "Nr. 7\naf 2025",
        "respiration": {"region_share": 0.67},
    },
    "grants": [{"id": "g1", "from": "2025-01-01", "to": "2025-12-31", "hours_per_week": {"total": 84, "day": 40.5}}],
    "helpers": [
        {"id": "h1", "name": "Anna", "born_on": "1990-05-01", "cpr": "0105901234", "relative": False},
        {"id": "h2", "name": "Bent", "unemployment_fund": None},
    ],
    "contracts": [
        {"id": "c1", "helper": "h1", "from": "2025-01-01", "pay": "monthly", "hourly_wage": "150.00"},
        {"id": "c2", "helper": "h2", "from": "2025-01-01", "to": "2026-12-31", "hours_per_week": 7.5},
    ],
    "shifts": [
        {"id": "v1", "helper": "h1", "start": "2026-10-24T22:00", "end": "2026-10-25T08:00", "note": "Nat"},
        {"id": "v2", "helper": "h1", "start": "2026-10-25T08:00", "end": "2026-10-25T16:00", "kind": "training"},
    ],
    "absences": [
        {
            "id": "a1",
            "helper": "h1",
            "kind": "sick",
            "from": "2026-10-05",
            "to": "2026-10-07T12:00",
            "reported_at": "2026-10-05T06:30",
            "reported_how": "phone",
            "fit_on": "2026-10-07",
            "paid": True,
        },
        {"id": "a2", "helper": "h2", "kind": "vacation", "from": "2026-07-01"},
    ],
    "month_events": [{"month": "2026-09", "event": "finished", "at": "2026-10-02T12:00"}],
    "cover": [
        {"id": "d1", "weekdays": [1, 2, 3], "from": "07:00", "to": "24:00", "helpers": 2, "starts_on": "2026-01-01"},
        {"id": "d2", "weekdays": [6, 7], "from": "22:00", "to": "06:00", "ends_on": "2026-12-31"},
    ],
    "rest_exceptions": [
        {
            "id": "u1",
            "helper": "h1",
            "rule": "daily-rest",
            "at": "2026-10-24T22:00",
            "ground": "unforeseen",
            "explanation": "Afløser syg",
            "recorded_on": "2026-10-25",
            "rest_from": "2026-10-25T16:00",
            "rest_to": "2026-10-26T16:00",
        },
    ],
    "finding_marks": [
        {
            "id": "p1",
            "finding": "daily-rest/h1/x",
            "kind": "put_off",
            "severity": "warning",
            "made_on": "2026-10-20",
            "until": "2026-11-01",
            "helper": "h1",
        },
        {
            "id": "p2",
            "finding": "timesheet-due//2026-09",
            "kind": "settled",
            "severity": "error",
            "made_on": "2026-10-20",
            "note": "Sendt på papir",
        },
    ],
    "rule_choices": [{"id": "daily-rest", "blocks": True}, {"id": "weekly-rest", "blocks": False}],
    "absence_steps": [{"id": "t1", "helper": "h1", "absence": "a1", "kind": "fitness", "asked_on": "2026-10-06"}],
    "vacation_entries": [{"id": "f1", "helper": "h1", "year": 2025, "kind": "transferred", "days": 2.08}],
    "vacation_wishes": [
        {
            "id": "w1",
            "helper": "h2",
            "first_day": "2026-07-01",
            "last_day": "2026-07-21",
            "asked_on": "2026-01-10",
            "state": "granted",
            "absence": "a2",
        }
    ],
    "vacation_rounds": [{"id": "r1", "year": 2026, "wishes_by": "2026-01-15"}],
    "accidents": [{"id": "u1", "helper": "h1", "happened_at": "2026-10-04T21:15", "near_miss": False, "absence": "a1"}],
    "parental_leaves": [
        {"id": "b1", "helper": "h2", "role": "mother", "due_on": "2027-02-01", "notice_on": "2026-10-20"}
    ],
    "stays": [{"id": "o1", "kind": "hospital_acute", "first_day": "2026-08-03", "extra_hours": 24.5, "abroad": True}],
    "stay_helpers": [{"id": "m1", "stay": "o1", "helper": "h1", "along": True, "told_on": "2026-05-01"}],
    "trainings": [{"id": "k1", "helper": "h1", "kind": "course", "held_on": "2025-02-01", "subject": "Løft"}],
    "handouts": [{"id": "n1", "helper": "h1", "what": "Nøgle", "handed_on": "2025-02-01", "number": 1}],
    "talks": [
        {"id": "s1", "helper": "h1", "kind": "warning", "held_on": "2026-05-04", "about": "Kom\nfor sent"},
        {"id": "s2", "kind": "staff_meeting", "held_on": "2026-05-04", "agreed": "Alt"},
    ],
    "terminations": [
        {"id": "o1", "helper": "h2", "kind": "dismissal", "given_on": "2026-10-01", "last_day": "2026-11-30"},
    ],
    "hirings": [{"id": "st1", "title": "Nathjælper", "opened_on": "2026-01-02", "hours_per_week": 20}],
    "applicants": [{"id": "an1", "hiring": "st1", "name": "Ewa", "received_on": "2026-01-03", "state": "open"}],
    "issued_documents": [
        {
            "id": "d1",
            "kind": "advarsel",
            "subject": "h1",
            "period": "s1",
            "issued_at": "2026-05-04T12:00",
            "rulebook_version": "1",
            "snapshot": '{"title": "Advarsel", "blocks": [{"kind": "bullet", "text": "Kom til tiden"}]}',
        }
    ],
    "paper_events": [{"id": "e1", "document": "d1", "kind": "signed", "happened_on": "2026-05-05", "helper": "h1"}],
    "attachments": [
        {
            "id": "p1",
            "title": "Underskrevet",
            "file_name": "a.png",
            "media_type": "image/png",
            "added_on": "2026-05-05",
            "document": "d1",
            "content": PICTURE,
        }
    ],
    "own_wordings": [{"id": "afslag", "text": "# Svar\n\nTak.", "based_on": "ab", "changed_on": "2026-01-03"}],
}
JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**20), 10**20),
    st.floats(),
    st.text(max_size=20),
    st.sampled_from(
        [
            "", "h1", "h2", "v1", "2026-02-30", "2026-10-25", "2026-10-24T22:00", "2026-03-29T02:30", "24:00", "NaN",
            "9999-12-31", "0001-01-01", "9999-12-31T23:59", "1e5", "x" * 10_000, "\x00", "\ud800", "a\nb", "-1", "٣",
            "2026-13",
        ]
    ),
    st.just([]),
    st.just({}),
    st.recursive(st.integers() | st.text(max_size=3), lambda x: st.lists(x, max_size=2), max_leaves=5),
)  # fmt: skip


def _places(value: object) -> Iterator[tuple[Any, Any]]:
    """Every (container, key) of a JSON value."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in list(items):
        yield value, key
        yield from _places(inner)


@st.composite
def damaged(draw: st.DrawFn) -> object:
    """The valid file after one to three changes: a part gone, doubled, moved elsewhere, or replaced by junk."""
    content = copy.deepcopy(VALID)
    for _ in range(draw(st.integers(1, 3))):
        container, key = draw(st.sampled_from(list(_places(content)) or [(content, "format")]))
        change = draw(st.sampled_from(["delete", "junk", "add", "double", "swap"]))
        if change == "delete":
            container.pop(key, None) if isinstance(container, dict) else container.pop(key)
        elif change == "junk":
            container[key] = draw(JUNK)
        elif change == "add" and isinstance(container, dict):
            container[draw(st.text(max_size=8))] = draw(JUNK)
        elif change == "double" and isinstance(container, list):
            container.insert(key, copy.deepcopy(container[key]))
        elif key in container if isinstance(container, dict) else key < len(container):
            other, place = draw(st.sampled_from(list(_places(content))))
            container[key] = copy.deepcopy(other[place])
    return content


def _survives(binder: Binder, source: Path) -> None:
    """Accepted, or refused with every place named and the scheme file as it was."""
    before = binder.database.path.read_bytes()
    mistakes = _mistakes(binder, source)
    if mistakes is None:
        out = source.with_name("ud.json")
        write_exchange_file(binder, out)
        assert json.loads(out.read_text(encoding="utf-8"))["format"] == "hjaelpermappen"
        return
    assert mistakes
    assert [mistake for mistake in mistakes if not (mistake.place.strip() and mistake.message.strip())] == []
    assert binder.database.path.read_bytes() == before
    assert export_content(binder) == Content()


def _mistakes(binder: Binder, source: Path) -> tuple[Mistake, ...] | None:
    """What an import is refused for; None when it is accepted."""
    try:
        _import(binder, source)
    except Refused as refused:
        return refused.mistakes
    return None


def test_the_undamaged_file_is_accepted(fresh: Callable[[], Binder], tmp_path: Path) -> None:
    binder = fresh()
    _import(binder, _write(tmp_path, VALID))
    assert len(export_content(binder).shifts) == 2


@settings(max_examples=80, deadline=None, suppress_health_check=SLOW_START)
@given(content=damaged())
def test_a_damaged_value_never_crashes_an_import(fresh: Callable[[], Binder], tmp_path: Path, content: object) -> None:
    _survives(fresh(), _write(tmp_path, content))


@settings(max_examples=50, deadline=None, suppress_health_check=SLOW_START)
@given(st.data())
def test_damaged_bytes_never_crash_an_import(fresh: Callable[[], Binder], tmp_path: Path, data: st.DataObject) -> None:
    raw = bytearray(json.dumps(VALID, ensure_ascii=False).encode())
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(raw) - 1))
        length = data.draw(st.integers(0, 3))
        raw[place : place + length] = data.draw(
            st.binary(max_size=3) | st.sampled_from([b'"', b"{", b"9", b"-", b"e9"])
        )
    source = tmp_path / "ind.json"
    source.write_bytes(bytes(raw))
    _survives(fresh(), source)
