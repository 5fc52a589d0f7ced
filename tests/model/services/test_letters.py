"""Letters from facts: each as golden text, what is missing, what a contract must say, and that nothing typed is markup."""

from __future__ import annotations

import os
import re
import shutil
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from app.model.documents.letter_text import as_text
from app.model.documents.wording import parse
from app.model.domain.danish import small_start
from app.model.domain.entities import AbsenceKind, Party, PayForm
from app.model.domain.errors import Refused
from app.model.domain.leave import ParentRole
from app.model.domain.people import ApplicantState, TalkKind, TerminationKind, TrainingKind
from app.model.domain.stays import StayKind
from app.model.domain.terms import NoticeUnit, TaxCard, VacationForm, VacationUnit
from app.model.services import (
    absences,
    accidents,
    hiring,
    learning,
    leaving,
    letters,
    papers_again,
    parental,
    people,
    roster,
    scheme,
    stays,
    talks,
    vacation_wishes,
)
from app.model.services.absences import AbsenceDraft
from app.model.services.accidents import AccidentDraft, Away
from app.model.services.binder import Binder, Resources, create_binder, open_binder
from app.model.services.blanks import Kind
from app.model.services.contracts import ContractDraft, add_contract
from app.model.services.employment import contract_hints
from app.model.services.hiring import ApplicantDraft, HiringDraft
from app.model.services.learning import HandoutDraft, TrainingDraft
from app.model.services.leaving import LeavingDraft
from app.model.services.letter.catalogue import LETTERS
from app.model.services.letters import About
from app.model.services.parental import ParentalDraft
from app.model.services.people import HelperDraft, helper_cards
from app.model.services.roster import ShiftDraft
from app.model.services.stays import StayDraft
from app.model.services.talks import TalkDraft
from app.model.services.vacation_wishes import WishDraft
from app.model.store import people_queries

GOLDEN = Path(__file__).parents[2] / "golden"
UPDATE = "HJAELPERMAPPEN_GOLDEN"
ON = date(2026, 11, 21)
TERMS = ContractDraft(
    date(2026, 2, 1),
    pay=PayForm.MONTHLY,
    hours_per_week=Decimal(30),
    hourly_wage=Decimal("152.40"),
    job_title="Handicaphjælper",
    workplaces="Opfundet Vej 1, 4690 Haslev",
    schedule="Vagterne står i vagtplanen.",
    supplements="Kommunens tillæg",
    pay_dates="Månedsvis bagud",
    vacation_form=VacationForm.PAID,
    grant_reserve=True,
    pension_from=date(2026, 12, 1),
    pension_scheme="PenSam",
)


@pytest.fixture(scope="module")
def filled_file(
    tmp_path_factory: pytest.TempPathFactory, resources: Resources, clock: Callable[[], datetime]
) -> tuple[Path, str]:
    """A scheme with one helper about whom every kind of letter can be written, made once; and the helper's id."""
    path = tmp_path_factory.mktemp("breve") / "ordning.hjm"
    binder = create_binder(path, resources, clock)
    helper_id = _fill(binder)
    binder.close()
    return path, helper_id


@pytest.fixture
def filled(
    filled_file: tuple[Path, str], tmp_path: Path, resources: Resources, clock: Callable[[], datetime]
) -> Iterator[tuple[Binder, str]]:
    """A copy of it, this test's to change."""
    path = tmp_path / "breve.hjm"
    shutil.copyfile(filled_file[0], path)
    binder = open_binder(path, resources, clock)
    yield binder, filled_file[1]
    binder.close()


def _fill(binder: Binder) -> str:
    draft = scheme.scheme_draft(binder)
    scheme.save_scheme(
        binder,
        replace(
            draft,
            citizen_name="Karla Eksempelsen",
            citizen_address="Opfundet Vej 1, 4690 Haslev",
            citizen_phone="00 00 00 00",
            municipality="faxe",
        ),
    )
    helper_id = people.add_helper(
        binder,
        HelperDraft(
            "Anna Eksempel",
            born_on=date(1990, 5, 1),
            address="Opdigtet Allé 2, 4690 Haslev",
            phone="00 00 00 01",
            bank_account="0000 0000000000",
            unemployment_fund=True,
            tax_card=TaxCard.MAIN,
            criminal_record_seen_on=date(2026, 1, 20),
        ),
    )
    add_contract(binder, helper_id, TERMS)
    learning.add_training(binder, helper_id, TrainingDraft(date(2026, 2, 3), "Loftlift", TrainingKind.AID))
    learning.add_handout(binder, helper_id, HandoutDraft("Nøgle til hoveddøren", date(2026, 2, 1)))
    lent = HandoutDraft("parkeringskort", date(2026, 2, 1), 2, returned_on=date(2026, 10, 1))
    learning.add_handout(binder, helper_id, lent)
    for number, kind in enumerate(TalkKind):
        owner = None if kind is TalkKind.STAFF_MEETING else helper_id
        about, day = f"Om {kind.value}: vagten begyndte for sent.", date(2026, 5, 4 + number)
        talks.add_talk(binder, owner, TalkDraft(kind, day, about=about, agreed="Ring ved forsinkelse."))
    absences.add_absence(binder, AbsenceDraft(helper_id, AbsenceKind.VACATION, date(2027, 7, 5), date(2027, 7, 25)))
    _add_leave(binder, helper_id)
    _add_stays(binder, helper_id)
    hiring_id, _ = hiring.add_hiring(
        binder,
        HiringDraft(
            "Nathjælper", date(2026, 1, 2), Decimal(20), "Hjælp om natten", "Kørekort", "Oplæring", "Ring 00 00 00 00"
        ),
    )
    hiring.add_applicant(binder, hiring_id, ApplicantDraft("Bo Prøve", date(2026, 1, 5), state=ApplicantState.DECLINED))
    return helper_id


def _add_leave(binder: Binder, helper_id: str) -> None:
    """An accident with the absence that followed, a child that is due, and a wish for vacation that was said no to."""
    wish = WishDraft(helper_id, date(2027, 2, 8), date(2027, 2, 14), date(2026, 11, 2))
    vacation_wishes.add_wish(binder, wish)
    (row,) = vacation_wishes.wish_rows(binder)
    vacation_wishes.decline_wish(binder, row.id, "To andre har ferie i den uge.", date(2026, 11, 9), None)
    accidents.add_accident(
        binder,
        helper_id,
        AccidentDraft(
            datetime.fromisoformat("2026-11-10T09:30"),
            place="Badeværelset",
            doing="Flytning fra kørestol til badestol med loftlift.",
            what_happened="Gulvet var vådt, og hjælperen gled.",
            witnesses="Bo Prøve",
            prevention="Gulvet tørres før hver flytning, og der lægges en skridsikker måtte.",
            reported_on=date(2026, 11, 13),
        ),
        Away(date(2026, 11, 11), date(2026, 11, 13)),
    )
    parental.add_parental(
        binder,
        helper_id,
        ParentalDraft(
            ParentRole.MOTHER, date(2027, 5, 31), date(2026, 11, 16), date(2027, 5, 3), back_on=date(2028, 1, 3)
        ),
    )


def _add_stays(binder: Binder, helper_id: str) -> None:
    """A long vacation abroad without the helper, and an acute hospital stay with a shift in it."""
    stays.add_stay(
        binder,
        StayDraft(
            StayKind.VACATION, date(2027, 7, 5), date(2027, 8, 8), "Gran Canaria", abroad=True, extra_hours=Decimal(40)
        ),
    )
    acute = StayDraft(StayKind.HOSPITAL_ACUTE, date(2026, 11, 20), place="Opfundet Sygehus, afdeling 3")
    stays.add_stay(binder, acute)
    start = datetime.fromisoformat("2026-11-23T08:00")
    roster.add_shift(binder, ShiftDraft(helper_id, start, start + timedelta(hours=8)))


def _about(binder: Binder, helper_id: str, name: str) -> About:
    """What the letter of that name is about in the filled scheme; an ending is written down where it needs one."""
    letter = LETTERS[name]
    if letter.kind is Kind.APPLICANT:
        with binder.database.read() as session:
            return About(record_id=people_queries.applicants(session)[0].id, on=ON)
    if name == "tillaeg-til-kontrakt":
        new = replace(
            TERMS, starts_on=date(2026, 12, 1), hours_per_week=Decimal(24), workplaces="To steder\nHer og der"
        )
        add_contract(binder, helper_id, new, end_former=True)
        return About(helper_id, on=date(2026, 12, 1))
    if letter.kind is Kind.TERMINATION:
        usual = TerminationKind.DISMISSAL if TerminationKind.DISMISSAL in letter.endings else None
        kind = usual or next(iter(letter.endings), TerminationKind.RESIGNATION)
        given = date(2026, 11, 20)
        last = given if kind is TerminationKind.SUMMARY else date(2026, 12, 31)
        leaving.register_leaving(
            binder, helper_id, LeavingDraft(kind, given, last, "Arbejdet skal omlægges.", leaving.DELIVERED[0])
        )
    helper = None if letter.kind in {Kind.SCHEME, Kind.HIRING, Kind.STAY} else helper_id
    return About(helper, on=ON)


@pytest.mark.parametrize("name", LETTERS)
def test_each_letter_reads_as_it_should(filled: tuple[Binder, str], name: str) -> None:
    """Without the versions of rules and wording, which change with every correction of any of them."""
    binder, helper_id = filled
    made = letters.letter(binder, name, _about(binder, helper_id, name))
    assert len(made.wording_version) == 8
    text = as_text(replace(made, rulebook="", wording_version=""))
    golden = GOLDEN / f"brev-{name}.txt"
    if os.environ.get(UPDATE):
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("municipality", ["faxe", "aarhus"])
@pytest.mark.parametrize("name", LETTERS)
def test_each_letter_fits_where_one_page_is_customary(filled: tuple[Binder, str], name: str, municipality: str) -> None:
    """Elsewhere the handbook has a longer name."""
    binder, helper_id = filled
    scheme.save_scheme(binder, replace(scheme.scheme_draft(binder), municipality=municipality))
    pages = len(PdfReader(BytesIO(letters.letter_pdf(binder, name, _about(binder, helper_id, name)))).pages)
    assert pages == {"ansaettelseskontrakt": 3, "overdragelse": 2}.get(name, 1)


@pytest.mark.parametrize("name", LETTERS)
def test_no_letter_calls_a_municipalitys_practice_law_and_no_field_is_left_open(
    filled: tuple[Binder, str], name: str
) -> None:
    binder, helper_id = filled
    text = letters.letter_text(binder, name, _about(binder, helper_id, name))
    assert "lovpligtig" not in text
    assert "{" not in text
    assert "[hvis" not in text


@pytest.mark.parametrize(
    ("name", "boxes", "lines"),
    [("beskatning", 3, 3), ("mus-hjaelper", 0, 8), ("mus-arbejdsgiver", 0, 7), ("kommune-indlaeggelse", 2, 3)],
)
def test_what_others_write_can_be_written_on_the_screen(
    filled: tuple[Binder, str], name: str, boxes: int, lines: int
) -> None:
    binder, helper_id = filled
    fields = PdfReader(BytesIO(letters.letter_pdf(binder, name, _about(binder, helper_id, name)))).get_fields() or {}
    kinds = [field["/FT"] for field in fields.values()]
    assert kinds.count("/Btn") == boxes
    assert kinds.count("/Tx") >= lines


# --- What a contract must say ---------------------------------------------------------------------

POINTS = tomllib.loads(
    (Path(__file__).parents[3] / "ressourcer" / "tekster" / "ansaettelseskontrakt-punkter.toml").read_text("utf-8")
)["punkt"]


# Everything that can be agreed or known: what a contract says of it stands in the points' `ord_naar`.
ALL_AGREED = replace(
    TERMS,
    ends_on=date(2027, 1, 31),
    fixed_term_reason="Barselsvikariat",
    unpredictable=True,
    call_notice="Hverdage kl. 7-23; mindst 2 døgn før",
    probation_until=date(2026, 4, 30),
    notice_amount=2,
    notice_unit=NoticeUnit.MONTHS,
    vacation_unit=VacationUnit.TURNUS,
    vacation_turnus=Decimal("3.5"),
    extra_days_off=Decimal(5),
    sick_vacation_replaced=True,
)


@pytest.fixture(scope="module")
def contract_texts(
    filled_file: tuple[Path, str],
    tmp_path_factory: pytest.TempPathFactory,
    resources: Resources,
    clock: Callable[[], datetime],
) -> dict[str, str]:
    """The contract on one line: as it usually is, with everything agreed, where the municipality has said nothing."""
    path = tmp_path_factory.mktemp("kontrakt") / "ordning.hjm"
    shutil.copyfile(filled_file[0], path)
    binder, helper_id = open_binder(path, resources, clock), filled_file[1]

    def text() -> str:
        return " ".join(letters.letter_text(binder, "ansaettelseskontrakt", About(helper_id, on=ON)).split())

    usual = text()
    scheme.save_scheme(binder, replace(scheme.scheme_draft(binder), respiration=True))
    people.change_contract(binder, helper_cards(binder)[0].contracts[0][0], ALL_AGREED)
    agreed = text()
    scheme.save_scheme(binder, replace(scheme.scheme_draft(binder), municipality="standard"))
    unknown = text()
    binder.close()
    return {"usual": usual, "agreed": agreed, "unknown": unknown}


@pytest.mark.parametrize("point", POINTS, ids=lambda point: point["navn"])
def test_a_contract_says_each_point_of_the_law_and_the_handbook(
    contract_texts: dict[str, str], resources: Resources, point: dict[str, Any]
) -> None:
    assert set(point) <= {"navn", "kilde", "frist", "felter", "ord", "ord_naar"}
    assert point["kilde"]
    assert point["ord"] or point["ord_naar"]
    wording = parse((resources.wordings / "ansaettelseskontrakt.txt").read_text(encoding="utf-8"))
    assert [field for field in point["felter"] if field not in wording.fields] == []
    for text in contract_texts.values():
        assert [word for word in point["ord"] if word not in text] == []
    known = f"{contract_texts['usual']} {contract_texts['agreed']}"
    assert [word for word in point.get("ord_naar", []) if word not in known] == []


def test_the_list_of_points_has_both_deadlines_of_the_contract_law() -> None:
    deadlines = [point.get("frist") for point in POINTS]
    assert deadlines.count("7 dage") >= 15
    assert deadlines.count("1 måned") >= 8
    assert set(deadlines) == {"7 dage", "1 måned", None}


def test_what_is_agreed_is_told_as_it_was_agreed(contract_texts: dict[str, str]) -> None:
    for part in (
        "Slutter: 31.01.2027 Grund: Barselsvikariat",
        "Garanterede timer med løn: 30 om ugen Tilkald og aflysning: Hverdage kl. 7-23; mindst 2 døgn før",
        "Prøvetid til og med: 30.04.2026",
        "Ferien tælles i: Arbejdsdage i turnus, 3,5 om ugen i gennemsnit Feriefridage: 5 dage med løn om året Bliver",
        "Varsel: 2 måneder",
        "Kommunens varsel: 7 dage i de første 3 måneder, derefter løbende måned plus 1 måned",
        "Straffeattest set den: 20.01.2026",
        "Timesedlen er hos kommunen senest 7 dage efter månedens udgang; ellers udbetales lønnen 1 måned senere.",
    ):
        assert part in contract_texts["agreed"]


def test_a_municipality_that_says_nothing_gets_no_invented_rule_but_a_line_to_write_on(
    filled: tuple[Binder, str],
) -> None:
    binder, helper_id = filled
    scheme.save_scheme(binder, replace(scheme.scheme_draft(binder), municipality="standard"))
    people.change_contract(binder, helper_cards(binder)[0].contracts[0][0], replace(TERMS, supplements=""))
    text = " ".join(letters.letter_text(binder, "ansaettelseskontrakt", About(helper_id, on=ON)).split())
    for told in (
        "Kommunens tillæg er ikke oplyst.",
        "Kommunens varsel er ikke oplyst.",
        "barns sygdom er ikke oplyst.",
    ):
        assert told in text
    for line in ("Tillæg: (udfyldes)", "Varsel: (udfyldes)", "Barns sygdom: (udfyldes)", "kendt: (udfyldes)"):
        assert line in text
    assert "bestemt af kommunen" not in text
    missing = {blank.field for blank in letters.blanks(binder, "ansaettelseskontrakt", About(helper_id, on=ON))}
    assert {"supplements", "notice_amount"} <= missing


@pytest.mark.parametrize("municipality", ["standard", "kl-foa", "aarhus"])
@pytest.mark.parametrize("name", LETTERS)
def test_a_rule_that_a_municipality_lacks_leaves_no_hole_in_a_sentence(
    filled: tuple[Binder, str], name: str, municipality: str
) -> None:
    binder, helper_id = filled
    scheme.save_scheme(binder, replace(scheme.scheme_draft(binder), municipality=municipality))
    made = letters.letter(binder, name, _about(binder, helper_id, name))
    text = " ".join(as_text(replace(made, rulebook="")).split())
    assert re.findall(r"\w[^:]{12}\(udfyldes\)|[^.]\.\.|Kilde: [.;–]|– \.|; \.", text) == []
    assert re.findall("Ingen kommune valgt|når kommunen følger den", text) == []
    for told in re.findall(r"Håndbog om hjælperordninger, Faxe Kommune, november 2020[^,]*", text):
        assert "en anden kommunes håndbog" in told


def test_a_substitute_without_hours_is_told_what_that_means(filled: tuple[Binder, str]) -> None:
    """Nothing is guaranteed, so the law wants to know when the helper can be called in."""
    binder, helper_id = filled
    terms = replace(TERMS, pay=PayForm.SUBSTITUTE, hours_per_week=None)
    people.change_contract(binder, helper_cards(binder)[0].contracts[0][0], terms)
    text = " ".join(letters.letter_text(binder, "ansaettelseskontrakt", About(helper_id, on=ON)).split())
    assert "Timer om ugen: Ingen faste timer" in text
    assert "Garanterede timer med løn: Ingen" in text
    assert "Kommunens varsel: fra dag til dag" in text
    missing = {blank.field for blank in letters.blanks(binder, "ansaettelseskontrakt", About(helper_id, on=ON))}
    assert "call_notice" in missing
    assert "hours_per_week" not in missing


def test_supplements_that_the_contract_repeats_are_told_once(filled: tuple[Binder, str]) -> None:
    binder, helper_id = filled
    proposed = contract_hints.proposals(binder, TERMS.starts_on, TERMS.pay)["supplements"]
    people.change_contract(binder, helper_cards(binder)[0].contracts[0][0], replace(TERMS, supplements=proposed))
    text = letters.letter_text(binder, "ansaettelseskontrakt", About(helper_id, on=ON))
    assert text.count("Nat kl. 23-06: 33 %") == 1
    assert "Tillæg til timelønnen" not in text


def test_where_another_is_the_employer_the_contract_names_both_and_it_is_said(filled: tuple[Binder, str]) -> None:
    binder, helper_id = filled
    assert letters.employer_note(binder, "ansaettelseskontrakt") == ""
    scheme.save_scheme(
        binder,
        replace(
            scheme.scheme_draft(binder),
            employer=Party.ASSOCIATION,
            employer_name="Opdigtet Forening",
            employer_address="Påfundet Plads 3, 4690 Haslev",
            employer_cvr="10000009",
        ),
    )
    text = " ".join(letters.letter_text(binder, "ansaettelseskontrakt", About(helper_id, on=ON)).split())
    assert "Arbejdsgiver: Opdigtet Forening Adresse: Påfundet Plads 3, 4690 Haslev CVR-nr.: 10000009" in text
    assert "Borger: Karla Eksempelsen Adresse: Opfundet Vej 1, 4690 Haslev Hjælperen arbejder for borgeren" in text
    assert "underskrift, Arbejdsgiver: Opdigtet Forening" in text
    assert letters.employer_note(binder, "ansaettelseskontrakt") == (
        "I din ordning er foreningen arbejdsgiver. Normalt er det foreningen, der skriver dette."
    )
    assert letters.employer_note(binder, "tilrettevisning") == ""  # the work leader's own
    advert = " ".join(letters.letter_text(binder, "jobopslag", About()).split())
    assert "Du bliver ansat af Opdigtet Forening." in advert
    assert "Timesedlen er hos kommunen" not in text  # the association runs the payroll


# --- How an employment ends -----------------------------------------------------------------------


def _ended(binder: Binder, helper_id: str, kind: TerminationKind, reason: str = "") -> str:
    draft = LeavingDraft(kind, date(2026, 11, 20), date(2026, 12, 31), reason, leaving.DELIVERED[0])
    leaving.register_leaving(binder, helper_id, draft)
    return " ".join(letters.letter_text(binder, "opsigelse", About(helper_id, on=ON)).split())


def test_after_a_death_the_estate_signs_and_the_reason_is_known(filled: tuple[Binder, str]) -> None:
    binder, helper_id = filled
    text = _ended(binder, helper_id, TerminationKind.DEATH)
    assert "Karla Eksempelsen er død, og tilskuddet til hjælperordningen falder bort." in text
    assert "underskrift, For dødsboet: navnet skrives på papiret" in text
    assert "underskrift, Arbejdsgiver" not in text
    assert "talt om det før" not in text  # a death is nobody's fault
    assert letters.blanks(binder, "opsigelse", About(helper_id, on=ON)) == []


def test_a_lost_grant_is_a_reason_and_more_can_be_said(filled: tuple[Binder, str]) -> None:
    binder, helper_id = filled
    text = _ended(binder, helper_id, TerminationKind.GRANT_LOST, "Afgørelse af 01.11.2026.")
    assert "Bevillingen til hjælperordningen falder bort. Afgørelse af 01.11.2026." in text
    assert "underskrift, Arbejdsgiver: Karla Eksempelsen" in text
    assert "betaler arbejdsgiveren G-dage" in text


def test_a_dismissal_names_what_was_to_be_put_right_and_never_a_talk_about_sickness(filled: tuple[Binder, str]) -> None:
    binder, helper_id = filled
    text = _ended(binder, helper_id, TerminationKind.DISMISSAL, "Kommer for sent.")
    assert "- Tilrettevisning 05.05.2026 - Advarsel 06.05.2026" in text
    assert "syge" not in text
    assert "MUS" not in text


def test_a_dismissal_that_is_not_written_down_leaves_room_and_says_so(filled: tuple[Binder, str]) -> None:
    binder, helper_id = filled
    assert "GRUNDEN (udfyldes, 6 linjer)" in " ".join(
        letters.letter_text(binder, "opsigelse", About(helper_id)).split()
    )
    missing = letters.blanks(binder, "opsigelse", About(helper_id))
    assert [(blank.kind, blank.field) for blank in missing if blank.needed] == [
        (Kind.TERMINATION, "given_on"),
        (Kind.TERMINATION, "last_day"),
        (Kind.TERMINATION, "reason"),
    ]


def test_a_reference_tells_facts_and_no_judgement(filled: tuple[Binder, str]) -> None:
    binder, helper_id = filled
    assert "Ansat til: Stadig ansat" in letters.letter_text(binder, "tjenesteattest", About(helper_id, on=ON))
    _ended(binder, helper_id, TerminationKind.DISMISSAL, "Kommer for sent.")
    text = letters.letter_text(binder, "tjenesteattest", About(helper_id, on=ON))
    assert "Ansat til: 31.12.2026" in text
    assert "for sent" not in text


# --- What is missing ------------------------------------------------------------------------------


def test_what_is_missing_is_told_with_the_field_it_is_written_in(binder: Binder) -> None:
    helper_id = people.add_helper(binder, HelperDraft("Bo Prøve"))
    add_contract(binder, helper_id, ContractDraft(date(2026, 12, 1)))
    found = letters.blanks(binder, "ansaettelseskontrakt", About(helper_id))
    by_title = {blank.title: blank for blank in found}
    assert (by_title["Hjælperens adresse"].place, by_title["Hjælperens adresse"].field) == ("people", "address")
    assert by_title["Timeløn"].kind is Kind.CONTRACT
    assert by_title["Timeløn"].record_id is not None
    assert by_title["Arbejdsgiverens navn"].place == "scheme"
    assert all(blank.helper_id == helper_id for blank in found)


def test_nothing_is_missing_in_a_letter_that_has_all(filled: tuple[Binder, str]) -> None:
    binder, helper_id = filled
    assert [b.title for b in letters.blanks(binder, "tavshedserklaering", About(helper_id))] == []


@pytest.mark.parametrize(
    ("name", "about", "says"),
    [
        ("findes-ikke", About(), "kendes ikke"),
        ("ansaettelseskontrakt", About(), "vælg, hvem det er om"),
        ("ansaettelseskontrakt", About("h99"), "der er ingen hjælper med id »h99«"),
        ("afslag", About(record_id="an99"), "findes ikke længere"),
    ],
)
def test_a_letter_about_nobody_is_refused_in_one_line(binder: Binder, name: str, about: About, says: str) -> None:
    with pytest.raises(Refused, match=says):
        letters.letter(binder, name, about)


def test_a_change_of_terms_tells_what_was_and_what_is(filled: tuple[Binder, str]) -> None:
    binder, helper_id = filled
    new = replace(
        TERMS, starts_on=date(2027, 1, 1), hours_per_week=Decimal(24), job_title="Teamleder", pension_scheme=""
    )
    add_contract(binder, helper_id, new, end_former=True)
    text = letters.letter_text(binder, "tillaeg-til-kontrakt", About(helper_id, on=date(2027, 1, 1)))
    assert "Gælder fra: 01.01.2027" in text
    assert "gældende siden 01.02.2026" in text
    assert "Timer om ugen: før 30; nu 24" in text
    assert "Stilling: før Handicaphjælper; nu Teamleder" in text
    assert "Pension: før PenSam; nu ikke aftalt" in text
    assert "Timeløn" not in text
    assert "tidsbegrænset" not in text  # that the earlier terms end is no term
    assert "erie" not in text


def test_a_change_of_how_vacation_is_counted_is_told(filled: tuple[Binder, str]) -> None:
    binder, helper_id = filled
    hours = replace(TERMS, starts_on=date(2027, 1, 1), vacation_unit=VacationUnit.HOURS)
    hours = replace(hours, extra_days_off=Decimal("2.5"), sick_vacation_replaced=True)
    add_contract(binder, helper_id, hours, end_former=True)
    text = letters.letter_text(binder, "tillaeg-til-kontrakt", About(helper_id, on=date(2027, 1, 1)))
    assert "Ferie tælles i: før ikke aftalt; nu Timer, så mange som hjælperen skulle have arbejdet" in text
    assert "Feriefridage om året: før ikke aftalt; nu 2,5 dage" in text
    assert "Ny ferie fra første sygedag i ferien: før ikke aftalt; nu ja" in text
    turnus = replace(TERMS, starts_on=date(2027, 5, 1), vacation_unit=VacationUnit.TURNUS, extra_days_off=Decimal(1))
    add_contract(binder, helper_id, turnus, end_former=True)
    text = " ".join(letters.letter_text(binder, "tillaeg-til-kontrakt", About(helper_id, on=date(2027, 5, 1))).split())
    assert "nu Arbejdsdage i turnus, i gennemsnit efter vagtplanen" in text
    assert "før 2,5 dage; nu 1 dag" in text


def test_a_change_to_a_fixed_term_is_told_with_its_reason(filled: tuple[Binder, str]) -> None:
    binder, helper_id = filled
    new = replace(TERMS, starts_on=date(2027, 1, 1), ends_on=date(2027, 2, 28), fixed_term_reason="Flytning\ntil maj")
    add_contract(binder, helper_id, new, end_former=True)
    text = letters.letter_text(binder, "tillaeg-til-kontrakt", About(helper_id, on=date(2027, 1, 1)))
    assert "- Ansættelsen er tidsbegrænset til 28.02.2027; grund: Flytning til maj" in text


# --- Text that was typed --------------------------------------------------------------------------

NASTY = "<b>fed</b> {hjælper.cpr} [hvis x] # ikke en titel | - & [slut]"


def test_what_is_typed_is_never_markup(filled: tuple[Binder, str]) -> None:
    binder, helper_id = filled
    talks.add_talk(
        binder, helper_id, TalkDraft(TalkKind.REPRIMAND, date(2026, 6, 1), about=NASTY, agreed=f"{NASTY}\n# linje to")
    )
    about = About(helper_id, on=ON)
    text = letters.letter_text(binder, "tilrettevisning", about)
    assert " ".join(text.split()).count(NASTY) == 2
    drawn = "".join(
        p.extract_text() for p in PdfReader(BytesIO(letters.letter_pdf(binder, "tilrettevisning", about))).pages
    )
    assert "<b>fed</b> {hjælper.cpr} [hvis x]" in " ".join(drawn.split())


@pytest.mark.parametrize("name", LETTERS)
def test_long_names_and_notes_break_nothing(filled: tuple[Binder, str], name: str) -> None:
    """Every word of the text stands on the pages, however long: nothing is cut off."""
    binder, helper_id = filled
    card = next(card for card in helper_cards(binder) if card.id == helper_id)
    long = "Władysława Brzęczyszczykiewicz-" * 6
    people.change_helper(binder, helper_id, replace(card.draft, name=long[:200], address="Ø" * 200))
    for kind in (TalkKind.REPRIMAND, TalkKind.OTHER):
        note = TalkDraft(kind, date(2026, 6, 1), about="x" * 300, agreed="é " * 900)
        talks.add_talk(binder, helper_id, note)
    about = _about(binder, helper_id, name)
    pages = PdfReader(BytesIO(letters.letter_pdf(binder, name, about))).pages
    drawn, told = "".join(page.extract_text() for page in pages), letters.letter_text(binder, name, about)
    for sign in ("x", "é"):
        if told.count(sign) > len("x") * 200:
            assert drawn.count(sign) == told.count(sign)
    if "Brzęczyszczykiewicz" in told:
        assert "Brzęczyszczykiewicz" in drawn


# --- Issuing --------------------------------------------------------------------------------------


def test_an_issued_letter_is_kept_as_it_was(filled: tuple[Binder, str], clock: Callable[[], datetime]) -> None:
    binder, helper_id = filled
    first = letters.issue_letter(binder, "ansaettelseskontrakt", About(helper_id))
    again = letters.issue_letter(binder, "ansaettelseskontrakt", About(helper_id))
    assert (again.document_id, again.changes) == (first.document_id, None)
    before = papers_again.text_again(binder, first.document_id)
    card = next(card for card in helper_cards(binder) if card.id == helper_id)
    people.change_helper(binder, helper_id, replace(card.draft, name="Anna Nytnavn"))
    assert papers_again.text_again(binder, first.document_id) == before
    assert papers_again.print_again(binder, first.document_id) == first.pdf
    newer = letters.issue_letter(binder, "ansaettelseskontrakt", About(helper_id))
    assert newer.document_id > first.document_id
    assert "Anna Nytnavn" in papers_again.text_again(binder, newer.document_id)


def test_a_document_that_is_not_there_can_not_be_printed_again(binder: Binder) -> None:
    with pytest.raises(Refused, match="findes ikke længere"):
        papers_again.print_again(binder, 99)


def test_what_a_letter_can_be_about_is_listed_the_newest_first(filled: tuple[Binder, str]) -> None:
    binder, helper_id = filled
    talks.add_talk(binder, helper_id, TalkDraft(TalkKind.REPRIMAND, date(2026, 7, 1), about="Nyere\nto linjer"))
    assert [text for _, text in letters.records(binder, "tilrettevisning", helper_id)] == [
        "01.07.2026: Nyere",
        "05.05.2026: Om reprimand: vagten begyndte for sent.",
    ]
    assert letters.records(binder, "noeglekvittering", helper_id) == []


def test_an_advert_for_no_vacancy_still_has_a_title(binder: Binder) -> None:
    assert letters.letter(binder, "jobopslag", About()).title == "Jobopslag"
    assert "Stilling" in [blank.title for blank in letters.blanks(binder, "jobopslag", About())]


def test_a_former_employments_ending_is_not_told_of_a_new_one(filled: tuple[Binder, str]) -> None:
    binder, helper_id = filled
    _ended(binder, helper_id, TerminationKind.AGREEMENT)
    last = date(2026, 12, 31)
    again = ContractDraft(last + timedelta(days=60), pay=PayForm.MONTHLY, job_title="SOSU-hjælper")
    add_contract(binder, helper_id, again)
    text = letters.letter_text(binder, "tjenesteattest", About(helper_id, on=again.starts_on + timedelta(days=30)))
    assert "31.12.2026" not in text
    assert "01.03.2027" in text
    assert "SOSU-hjælper" in text


@pytest.mark.parametrize(
    ("scheme", "first", "told", "not_told"),
    [
        ("PFA, 12 %", None, ("PFA, 12 %",), ("Pension: Ikke aftalt", "Kun ATP er aftalt")),
        ("", date(2026, 5, 1), ("01.05.2026",), ("Pension: Ikke aftalt", "Kun ATP er aftalt")),
    ],
)
def test_a_pension_half_written_down_is_not_told_as_none(
    binder: Binder, scheme: str, first: date | None, told: tuple[str, ...], not_told: tuple[str, ...]
) -> None:
    helper_id = people.add_helper(binder, HelperDraft("Anna Eksempel"))
    add_contract(binder, helper_id, ContractDraft(date(2026, 5, 1), pension_scheme=scheme, pension_from=first))
    for name in ("kommune-ny-hjaelper", "ansaettelseskontrakt"):
        text = letters.letter_text(binder, name, About(helper_id))
        assert [each for each in told if each not in text] == []
        assert [each for each in not_told if each in text] == []


@pytest.mark.parametrize(
    ("title", "inside"), [("Hjælper", "hjælper"), ("SOSU-hjælper", "SOSU-hjælper"), ("Ø", "ø"), ("", "")]
)
def test_a_title_inside_a_sentence(title: str, inside: str) -> None:
    assert small_start(title) == inside


def test_no_heading_stands_over_nothing(example: Binder) -> None:
    """For each helper of the example, whatever is known or agreed of them."""
    empty = []
    for name in LETTERS:
        for card in helper_cards(example):
            lines = [line for line in letters.letter_text(example, name, About(card.id)).splitlines() if line.strip()]
            for line, following in pairwise([*lines, ""]):
                if line.isupper() and (
                    not following or following.isupper() or following.startswith("Dato og underskrift")
                ):
                    empty.append((name, line))
    assert empty == []
