"""Until when a former helper's data are kept, by cases; and the erasing that a person decides on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from app.model.domain import archive as a
from app.model.domain import entities as e
from app.model.domain import leave
from app.model.domain import people as p
from app.model.domain.content import Content
from app.model.domain.entities import Scheme
from app.model.domain.errors import Refused
from app.model.domain.reasons import Certainty
from app.model.domain.stays import CitizenStay, StayKind
from app.model.domain.watch import FindingMark, MarkKind, RestException, RestGround
from app.model.services import hiring, history, retention
from app.model.services.binder import Binder, Resources, create_binder
from app.model.services.blanks import Kind
from app.model.services.exchange import add_content
from app.model.services.letter.catalogue import LETTERS
from app.model.services.people import (
    ContractDraft,
    HelperDraft,
    add_contract,
    add_helper,
    change_helper,
    helper_cards,
)
from app.model.services.retention import candidates, erase_applicants, erase_helper, still_mentioned
from app.model.services.roster import ShiftDraft, add_shift
from app.model.store.erase import APPLICANT_LETTERS

At = Callable[[str], Binder]


@pytest.fixture
def helper(binder: Binder) -> Callable[..., str]:
    """A helper by the days of contract and shifts: helper(("2020-01-01", "2020-06-30"), "2020-06-30")."""

    def make(contract: tuple[str, str] | None, *shifts: str) -> str:
        identity = add_helper(binder, HelperDraft("Vera Forhen"))
        if contract:
            ends = date.fromisoformat(contract[1]) if contract[1] else None
            add_contract(binder, identity, ContractDraft(date.fromisoformat(contract[0]), ends))
        for day in shifts:
            start = datetime.fromisoformat(f"{day}T07:00")
            add_shift(binder, ShiftDraft(identity, start, start.replace(hour=15)))
        return identity

    return make


CASES = [
    ("the year's last day", ("2020-01-01", "2020-12-31"), ["2020-12-31"], ("30.04.2026", "31.12.2025", "31.12.2025")),
    (
        "the window ends 29.02.",
        ("2019-01-01", "2019-10-31"),
        ["2019-10-31"],
        ("28.02.2025", "31.10.2024", "31.12.2024"),
    ),
    ("worked on 29.02.", ("2020-01-01", "2020-02-29"), ["2020-02-29"], ("29.06.2025", "28.02.2025", "31.12.2025")),
    ("never worked", ("2024-01-01", "2024-02-29"), [], (None, "28.02.2029", "31.12.2029")),
    (
        "shifts after the contract",
        ("2023-01-01", "2023-06-30"),
        ["2024-01-15"],
        ("15.05.2029", "15.01.2029", "31.12.2029"),
    ),
    ("never a contract", None, ["2021-12-31"], ("30.04.2027", "31.12.2026", "31.12.2026")),
]


@pytest.mark.parametrize(("contract", "shifts", "until"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_the_dates(
    binder: Binder,
    helper: Callable[..., str],
    contract: tuple[str, str] | None,
    shifts: list[str],
    until: tuple[str | None, ...],
) -> None:
    helper(contract, *shifts)
    (found,) = candidates(binder)
    kept = {keeping.reason.key: f"{keeping.until:%d.%m.%Y}" for keeping in found.keepings}
    keys = (retention.REGISTER, retention.FORMER, retention.ACCOUNTS)
    assert tuple(kept.get(key) for key in keys) == until
    days = [keeping.until for keeping in found.keepings]
    assert found.when_free is not None
    assert (found.when_free - max(days)).days == 1
    assert found.run_out is (max(days) < date(2026, 11, 21))


def test_each_date_says_why_and_how_sure_that_is(binder: Binder, helper: Callable[..., str]) -> None:
    helper(("2020-01-01", "2020-12-31"), "2020-12-31")
    register, former, accounts = candidates(binder)[0].keepings
    assert register.hard
    assert not former.hard
    assert register.reason.text.startswith(
        "Registret over arbejdstid gemmes til 30.04.2026, regnet fra 30.04.2021, hvor perioden på 4 måneder "
    )
    assert (register.reason.certainty, former.reason.certainty) == (Certainty.B, Certainty.B)
    assert accounts.reason.certainty is Certainty.C
    assert "tommelfingerregel" in str(former.reason.source)


@pytest.mark.parametrize("contract", [("2020-01-01", ""), ("2020-01-01", "2026-11-21"), ("2027-01-01", "2027-02-01")])
def test_who_is_employed_now_or_later_is_no_candidate(
    binder: Binder, helper: Callable[..., str], contract: tuple[str, str]
) -> None:
    identity = helper(contract)
    assert candidates(binder) == []
    with pytest.raises(Refused, match="ikke en tidligere hjælper"):
        erase_helper(binder, identity)


def test_yesterdays_last_day_makes_a_former_helper(binder: Binder, helper: Callable[..., str]) -> None:
    helper(("2020-01-01", "2026-11-20"))
    assert [found.ended_on for found in candidates(binder)] == [date(2026, 11, 20)]


def test_an_applicant_has_a_limit_and_no_duty(binder: Binder, helper: Callable[..., str]) -> None:
    identity = helper(None)
    (found,) = candidates(binder)
    assert [keeping.reason.key for keeping in found.keepings] == [retention.APPLICANT]
    assert f"{found.when_free:%d.%m.%Y}" == "22.11.2029"
    assert found.locked_until is None
    erase_helper(binder, identity)
    assert helper_cards(binder) == []


def test_before_the_date_it_is_refused_with_the_date(binder: Binder, helper: Callable[..., str]) -> None:
    identity = helper(("2021-01-01", "2021-07-21"), "2021-07-21")
    with pytest.raises(Refused, match=r"Vera Forhen: registret over arbejdstid skal gemmes til og med 21\.11\.2026"):
        erase_helper(binder, identity)
    assert len(helper_cards(binder)) == 1
    later = replace(binder, now=lambda: datetime(2026, 11, 22))
    assert candidates(later)[0].locked_until is None
    erase_helper(later, identity)
    assert helper_cards(binder) == []
    assert history.change_log(binder)[0].label == "Oplysninger om en tidligere hjælper er slettet"


def test_a_helper_who_is_gone_is_refused(binder: Binder) -> None:
    with pytest.raises(Refused, match="findes ikke længere"):
        erase_helper(binder, "h-ingen")


def test_a_coming_shift_keeps_the_register_locked(binder: Binder, helper: Callable[..., str]) -> None:
    helper(("2015-01-01", "2015-12-31"), "2027-01-01")
    assert candidates(binder)[0].locked_until == date(2032, 5, 1)


def test_where_a_name_still_stands(binder: Binder, helper: Callable[..., str]) -> None:
    helper(("2020-01-01", "2020-12-31"))
    other = add_helper(binder, HelperDraft("Bent Åse"))
    start = datetime(2026, 10, 12, 7)
    add_shift(binder, ShiftDraft(other, start, start.replace(hour=15), note="byttet med Vera Forhen"))
    assert still_mentioned(binder, "Vera Forhen") == ["bemærkningen til vagten 12.10.2026"]
    assert still_mentioned(binder, "Ingen") == []


def test_where_a_name_still_stands_in_what_was_decided(binder: Binder, helper: Callable[..., str]) -> None:
    vera, other = helper(("2020-01-01", "2020-12-31")), add_helper(binder, HelperDraft("Bent Åse"))
    text, day, at = "aftalt med vera forhen", date(2026, 10, 12), datetime(2026, 10, 12, 7)
    content = Content(
        scheme=Scheme("Karla", rest_ground=RestGround.AGREEMENT, rest_ground_note=text),
        rest_exceptions=[
            RestException(f"u-{owner}", owner, "daily-rest", at, RestGround.AGREEMENT, text, day)
            for owner in (vera, other)
        ],
        finding_marks=[
            FindingMark(f"p-{owner}", f"x/{owner}/y", MarkKind.SETTLED, "notice", day, None, text, owner or None)
            for owner in (vera, other, "")
        ],
    )
    add_content(binder, content)
    assert still_mentioned(binder, "Vera Forhen") == [
        "forklaringen til undtagelsen 12.10.2026",
        "noten til en påmindelse fra 12.10.2026",
        "noten til en påmindelse fra 12.10.2026",
        "noten om hvilerummet i ordningen",
    ]


def test_where_a_name_still_stands_in_absence_and_stays(binder: Binder, helper: Callable[..., str]) -> None:
    """A witness of another's accident, or who is named where the citizen was in hospital."""
    vera, bent = helper(("2020-01-01", "2020-12-31")), add_helper(binder, HelperDraft("Bent Åse"))
    text, day = "Med Vera Forhen", date(2026, 10, 12)
    content = Content(stays=[CitizenStay("o", StayKind.HOSPITAL_PLANNED, day, agreed=text)])
    for owner in (vera, bent):
        agreed = e.Absence(f"a{owner}", owner, e.AbsenceKind.AGREED, day, day, what=text)
        days = leave.VacationEntryKind.HINDERED, Decimal(5)
        content.absences.append(agreed)
        content.vacation_entries.append(leave.VacationEntry(f"f{owner}", owner, 2025, *days, note=text))
        content.vacation_wishes.append(leave.VacationWish(f"w{owner}", owner, day, day, day, reason=text))
        content.accidents.append(leave.Accident(f"u{owner}", owner, datetime(2026, 10, 12, 7), witnesses=text))
    add_content(binder, content)
    assert still_mentioned(binder, "Vera Forhen") == [
        "fraværet fra 12.10.2026",
        "noten til feriedage i ferieåret 2025/2026",
        "grunden ved ferieønsket fra 12.10.2026",
        "ulykken 12.10.2026",
        "borgerens ophold fra 12.10.2026",
    ]


def test_where_a_name_still_stands_among_people_and_papers(binder: Binder, helper: Callable[..., str]) -> None:
    """Of each kind one that is Vera's own, and one that is another's or nobody's."""
    vera, bent = helper(("2020-01-01", "2020-12-31")), add_helper(binder, HelperDraft("Bent Åse"))
    text, day, at = "Aftalt med VERA FORHEN", date(2026, 10, 12), datetime(2026, 10, 12, 7)
    told = '{"title": "Om Vera Forhen", "blocks": []}'
    content = Content(
        hirings=[p.Hiring("s", "Nathjælper", day, duties=text)],
        issued_documents=[
            e.IssuedDocument("advarsel", owner, "x", at, "1", told, "Advarsel", None, number)
            for number, owner in enumerate((vera, bent, ""), 1)
        ],
        own_wordings=[a.OwnWording("afslag", text, "x", day)],
    )
    for owner in (vera, bent):
        content.contracts.append(e.Contract(f"c{owner}", owner, day, day, workplaces=text))
        content.trainings.append(p.Training(f"k{owner}", owner, p.TrainingKind.AID, day, "x", given_by=text))
        content.handouts.append(p.Handout(f"n{owner}", owner, "x", day, note=text))
        content.talks.append(p.Talk(f"t{owner}", owner, p.TalkKind.WARNING, day, agreed=text))
        content.terminations.append(p.Termination(f"o{owner}", owner, p.TerminationKind.DISMISSAL, day, day, text))
        content.applicants.append(p.Applicant(f"a{owner}", "s", "Navn", day, helper_id=owner, note=text))
        content.attachments.append(a.Attachment(f"p{owner}", text, "x", "x", 1, "x", day, helper_id=owner))
        content.paper_events.append(a.PaperEvent(f"e{owner}", 1, a.PaperEventKind.SENT, day, owner, text))
    content.talks.append(p.Talk("m", None, p.TalkKind.STAFF_MEETING, day, participants=text))
    add_content(binder, content)
    change_helper(binder, bent, HelperDraft("Bent Åse", next_of_kin="Vera Forhen"))
    assert still_mentioned(binder, "Vera Forhen") == [
        "kortet for Bent Åse",
        "kontrakten fra 12.10.2026 for Bent Åse",
        "kurset eller instruktionen 12.10.2026",
        "udlånet 12.10.2026",
        "personalemødet 12.10.2026",
        "samtalen 12.10.2026",
        "fratrædelsen 12.10.2026",
        "stillingen »Nathjælper«",
        "ansøgeren Navn fra 12.10.2026",
        "dokumentet »Advarsel« fra 12.10.2026 (kan ikke rettes)",
        "noten til et dokument, 12.10.2026",
        "papiret »Aftalt med VERA FORHEN«",
        "din egen tekst til »Svar til en ansøger«",
    ]


def test_erasing_applicants_needs_somebody_and_never_takes_a_helper(binder: Binder) -> None:
    vacancy, _ = hiring.add_hiring(binder, hiring.HiringDraft("Nathjælper", date(2026, 1, 1)))
    for name in ("Ewa Żak", "Ole Lund"):
        hiring.add_applicant(binder, vacancy, hiring.ApplicantDraft(name, date(2026, 1, 2)))
    ewa, ole = sorted(hiring.hiring_cards(binder)[0].applicants, key=lambda row: row.draft.name)
    hiring.hire(binder, ewa.id)
    with pytest.raises(Refused, match="Ewa Żak er ansat og slettes som hjælper"):
        erase_applicants(binder, [ewa.id, ole.id])
    for nobody in ([], ["an-ingen"]):
        with pytest.raises(Refused, match="ansøgeren findes ikke længere"):
            erase_applicants(binder, nobody)
    assert len(hiring.hiring_cards(binder)[0].applicants) == 2
    erase_applicants(binder, [ole.id])
    assert [row.draft.name for row in hiring.hiring_cards(binder)[0].applicants] == ["Ewa Żak"]


def test_the_letters_about_applicants_are_those_that_are_erased_with_them() -> None:
    assert {name for name, letter in LETTERS.items() if letter.kind is Kind.APPLICANT} == set(APPLICANT_LETTERS)


def test_the_example_has_nobody_to_erase(example: Binder) -> None:
    assert candidates(example) == []


def test_before_the_law_there_is_no_duty(tmp_path: Path, resources: Resources) -> None:
    binder = create_binder(tmp_path / "før.hjm", resources, lambda: datetime(2019, 1, 1))
    identity = add_helper(binder, HelperDraft("Vera Forhen"))
    add_shift(binder, ShiftDraft(identity, datetime(2018, 1, 1, 7), datetime(2018, 1, 1, 15)))
    assert [keeping.hard for keeping in candidates(binder)[0].keepings] == [False]
    binder.close()
