"""A helper's own data: every field that is stored, and nothing of another helper or of the citizen but the name."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.model.domain import archive as a
from app.model.domain import entities as e
from app.model.domain import leave as v
from app.model.domain import people as p
from app.model.domain.content import Content
from app.model.domain.errors import Refused
from app.model.domain.stays import CitizenStay, StayHelper, StayKind
from app.model.domain.terms import NoticeUnit, TaxCard, VacationForm, VacationUnit
from app.model.domain.watch import FindingMark, MarkKind, RestException, RestGround
from app.model.services import hiring
from app.model.services.binder import Binder
from app.model.services.documents import issue_timesheet
from app.model.services.exchange import add_content
from app.model.services.history_words import FIELDS
from app.model.services.own_data import OwnData, own_data, write_own_data_json, write_own_data_pdf
from app.model.services.people import HelperDraft, change_helper
from app.model.services.roster import ShiftDraft, change_shift

CITIZEN = ("Opfundet Vej 1", "00 00 00 00", "010190-0000")
OTHER = ("Bent Åse", "Bentgade 2", "11 22 33 44", "Bents hemmelighed", "h2")
KEY = "daily-rest/h1/2026-10-12T22:00"


LETTER = {
    "title": "Tilrettevisning",
    "name": "Anna Prøve",
    "citizen": [["Adresse", CITIZEN[0]]],
    "blocks": [
        {"kind": "paragraph", "text": f"Du og {OTHER[0]} kom for sent til {CITIZEN[0]}."},
        {"kind": "row", "label": "Borger", "value": "Karla Prøve"},
    ],
}


def fill_people(content: Content, day: date) -> None:
    """The rest of the card and the contract, and one of each kind of paper; of the other helper too."""
    for thing in (content.helpers[0], content.contracts[0]):
        for field in fields(thing):
            if getattr(thing, field.name) is None:
                choices = {
                    "vacation_unit": VacationUnit.TURNUS,
                    "vacation_turnus": Decimal(3),
                    "extra_days_off": Decimal("2.5"),
                    "tax_card": TaxCard.MAIN,
                    "notice_unit": NoticeUnit.WEEKS,
                    "vacation_form": VacationForm.PAID,
                }
                value = choices.get(field.name, day if "date" in str(field.type) else f"{field.name} af {OTHER[0]}")
                setattr(thing, field.name, 3 if field.name == "notice_amount" else value)
    content.helpers[0].next_of_kin = content.helpers[0].pension_proof = content.helpers[0].driving_licence = "B"
    content.helpers[0].respiration_approved_by = content.helpers[0].next_of_kin_phone = "C"
    secret = OTHER[3]
    content.trainings = [
        p.Training("k1", "h1", p.TrainingKind.AID, day, "Løft", OTHER[0], day, "med Bent Åse"),
        p.Training("k2", "h2", p.TrainingKind.AID, day, secret),
    ]
    content.handouts = [
        p.Handout("n1", "h1", "Nøgle", day, 2, day, "fra Bent Åse"),
        p.Handout("n2", "h2", secret, day),
    ]
    about, agreed = "Om Bent Åse", "Ring til Bent Åse på 00 00 00 00"
    content.talks = [
        p.Talk("t1", "h1", p.TalkKind.SICK, day, "Anna og Bent Åse", about, agreed, day, day, day, day),
        p.Talk("t2", "h2", p.TalkKind.WARNING, day, about=secret),
        p.Talk("t3", None, p.TalkKind.STAFF_MEETING, day, "Alle", secret),
        p.Talk("t4", None, p.TalkKind.STAFF_MEETING, date(2025, 1, 1), "Før Anna kom"),
    ]
    content.terminations = [
        p.Termination(
            "o1",
            "h1",
            p.TerminationKind.DISMISSAL,
            day,
            day,
            "Skændtes med Bent Åse",
            "brev",
            day,
            day,
            day,
            day,
            day,
            day,
            "Bent Åse",
        )
    ]
    content.hirings = [p.Hiring("st1", "Nathjælper som Bent Åse", day)]
    content.applicants = [
        p.Applicant(
            "an1",
            "st1",
            "Anna Prøve",
            day,
            "1",
            "a@x.dk",
            day,
            p.ApplicantState.HIRED,
            day,
            day,
            "h1",
            "Kender Bent Åse",
        ),
        p.Applicant("an2", "st1", "Ukendt Ansøger", day, note=secret),
    ]
    content.issued_documents = [
        e.IssuedDocument(
            "tilrettevisning", owner, "t1", datetime(2026, 10, 5, 9), "1", snapshot, "Tilrettevisning", "ab", n
        )
        for n, (owner, snapshot) in enumerate(
            [("h1", json.dumps(LETTER)), ("h1", "ikke JSON"), ("h2", json.dumps({"title": secret, "blocks": []}))], 1
        )
    ]
    content.paper_events = [
        a.PaperEvent("e1", 1, a.PaperEventKind.SIGNED, day, "h1", "Bent Åse så på"),
        a.PaperEvent("e2", 3, a.PaperEventKind.SIGNED, day, "h2", secret),
    ]
    content.attachments = [
        a.Attachment(
            "p1", "Fra Bent Åse", "f.png", "image/png", 4, "0" * 64, day, a.AttachmentKind.PHOTO, "h1", None, day, "x"
        ),
        a.Attachment("p2", "Kopi", "k.png", "image/png", 4, "1" * 64, day, document_id=1),
        a.Attachment("p3", secret, "k.png", "image/png", 4, "2" * 64, day, helper_id="h2"),
        a.Attachment("p4", secret, "k.png", "image/png", 4, "3" * 64, day),
    ]


def fill_leave(content: Content, day: date) -> None:
    """One of each thing about sickness, vacation and stays; of the other helper too."""
    secret, other = OTHER[3], OTHER[0]
    content.absences.append(e.Absence("a2", "h2", e.AbsenceKind.AGREED, day, day, what=secret))
    content.absence_steps = [
        v.AbsenceStep("ts1", "h1", "a1", v.StepKind.FITNESS, day, day),
        v.AbsenceStep("ts2", "h2", "a2", v.StepKind.DOCTOR, day, day),
    ]
    content.vacation_entries = [
        v.VacationEntry(identity, helper, 2025, v.VacationEntryKind.TRANSFERRED, Decimal("2.5"), day, day, note)
        for identity, helper, note in (("fd1", "h1", f"Som {other}"), ("fd2", "h2", secret))
    ]
    content.vacation_wishes = [
        v.VacationWish("w1", "h1", day, day, day, v.WishState.DECLINED, day, day, f"{other} har ferie", "a1"),
        v.VacationWish("w2", "h2", day, day, day, reason=secret),
    ]
    texts = (f"Hos {other}", f"Løft med {other}", f"{other} gled", other, f"{other} går først")
    content.accidents = [
        v.Accident("u1", "h1", datetime(2026, 10, 1, 9), *texts, True, "a1", day, day, day, day),
        v.Accident("u2", "h2", datetime(2026, 10, 1, 9), what_happened=secret),
    ]
    content.parental_leaves = [
        v.ParentalLeave("b1", "h1", v.ParentRole.OTHER_PARENT, day, day, day, day, day, day, day),
        v.ParentalLeave("b2", "h2", v.ParentRole.MOTHER, date(2026, 12, 24)),
    ]
    content.stays = [CitizenStay("op1", StayKind.HOSPITAL_ACUTE, day, place="Opfundet Hospital", note=secret)]
    content.stay_helpers = [
        StayHelper("oh1", "op1", "h1", along=True, told_on=day, agreed_on=day),
        StayHelper("oh2", "op1", "h2", told_on=date(2026, 12, 24)),
    ]


@pytest.fixture
def full(binder: Binder, tmp_path: Path) -> Binder:
    """Two helpers of whom everything is known, and a shift that went from the one to the other."""
    day, night = date(2026, 10, 1), datetime(2026, 10, 12, 22)
    content = Content(scheme=e.Scheme("Karla Prøve", *CITIZEN, municipality="faxe"))
    content.helpers = [
        e.Helper("h1", "Anna Prøve", day, "140388-0000", "Annagade 1", "99", "a@x.dk", "1234", True, False, day),
        e.Helper("h2", OTHER[0], address=OTHER[1], phone=OTHER[2]),
    ]
    content.contracts = [
        e.Contract("c1", "h1", day, day, e.PayForm.HOURLY, Decimal("7.5"), Decimal("150.25"), day, day, day, day, day)
    ]
    content.shifts = [
        e.Shift(
            "s1",
            "h1",
            night,
            night.replace(day=13, hour=6),
            announced_on=day,
            note="Byttet med Bent Åse på Opfundet Vej 1",
        ),
        e.Shift("s2", "h2", night, night.replace(day=13, hour=6), note=OTHER[3]),
        e.Shift("s3", "h1", night.replace(day=20), night.replace(day=20, hour=23), note="Annas før"),
    ]
    content.absences = [
        e.Absence(
            "a1",
            "h1",
            e.AbsenceKind.VACATION,
            day,
            day,
            datetime(2026, 1, 1, 8).time(),
            datetime(2026, 1, 1, 9).time(),
            day,
            datetime(2026, 9, 30, 7),
            v.ReportedHow.PHONE,
            day,
            day,
            True,
            "Hjælper Bent Åse",
            "Sagt til Bent Åse",
            day,
            day,
            e.AbsenceKind.EXTRA_DAY_OFF,
        )
    ]
    fill_leave(content, day)
    content.rest_exceptions = [
        RestException(
            identity, helper, "daily-rest", night, RestGround.UNFORESEEN, text, day, night, night.replace(day=14)
        )
        for identity, helper, text in (("u1", "h1", "Bent Åse blev syg"), ("u2", "h2", OTHER[3]))
    ]
    content.finding_marks = [
        FindingMark("p1", KEY, MarkKind.PUT_OFF, "warning", day, day, "Spørg Bent Åse", "h1"),
        FindingMark("p2", KEY.replace("h1", "h2"), MarkKind.SETTLED, "warning", day, None, OTHER[3], "h2"),
        FindingMark("p3", "timesheet-due//2026-09", MarkKind.SETTLED, "warning", day, None, OTHER[3]),
    ]
    fill_people(content, day)
    add_content(binder, content)
    issue_timesheet(binder, "h1", e.Month(2026, 10), tmp_path)
    issue_timesheet(binder, "h2", e.Month(2026, 10), tmp_path)
    change_helper(binder, "h2", HelperDraft(OTHER[0], address=OTHER[1], phone=OTHER[2], email="b@x.dk"))
    start = night.replace(day=20)
    change_shift(binder, "s3", ShiftDraft("h2", start, start.replace(hour=23), note=OTHER[3]))
    return binder


@pytest.fixture
def data(full: Binder) -> OwnData:
    return own_data(full, "h1")


@pytest.mark.parametrize(
    ("place", "kind", "table"),
    [
        ("hjælper", e.Helper, "helper"),
        ("kontrakter", e.Contract, "contract"),
        ("vagter", e.Shift, "shift"),
        ("fravær", e.Absence, "absence"),
        ("trin i fravær", v.AbsenceStep, "absence_step"),
        ("feriedage", v.VacationEntry, "vacation_entry"),
        ("ferieønsker", v.VacationWish, "vacation_wish"),
        ("arbejdsulykker", v.Accident, "accident"),
        ("barsel", v.ParentalLeave, "parental_leave"),
        ("borgerens ophold", StayHelper, "stay_helper"),
        ("undtagelser fra hviletid", RestException, "rest_exception"),
        ("påmindelser", FindingMark, "finding_mark"),
        ("kurser og instruktion", p.Training, "training"),
        ("udlån", p.Handout, "handout"),
        ("samtaler", p.Talk, "talk"),
        ("fratrædelse", p.Termination, "termination"),
        ("ansøgning", p.Applicant, "applicant"),
        ("scannede papirer", a.Attachment, "attachment"),
    ],
)
def test_every_field_is_there(data: OwnData, place: str, kind: type, table: str) -> None:
    told = data.content[place]
    told = told if isinstance(told, dict) else told[0]
    names = {field.name for field in fields(kind)} - {"helper_id", "digest", "document_id"}
    assert set(told) == {FIELDS[table].get(name, name) for name in names}
    assert [name for name, value in told.items() if value is None or value == ""] == []


def test_the_values_are_right(data: OwnData) -> None:
    helper, (contract,) = data.content["hjælper"], data.content["kontrakter"]
    assert (helper["CPR-nummer"], helper["nærtstående"], helper["a-kasse"]) == ("140388-0000", True, False)
    assert (contract["lønform"], contract["timeløn"], contract["fra"]) == ("timeløn", "150.25", "2026-10-01")
    assert [shift["fra"] for shift in data.content["vagter"]] == ["2026-10-12T22:00"]
    (month,) = data.content["måneder"]
    assert (month["måned"], month["timer"]["Arbejde"]) == ("2026-10", "8:00")
    *_, document = data.content["udstedte dokumenter"]
    assert (document["dokument"], document["periode"]) == ("timeseddel", "2026-10")
    assert document["indhold"]["borger"] == [["Borger", "Karla Prøve"]]
    assert document["indhold"]["linjer"][0]["fra"] == "22:00"


def test_the_log_is_there_and_of_others_only_that_there_was_somebody(data: OwnData) -> None:
    lines = data.content["ændringer"]
    kinds = ["Ansøger", "Arbejdsulykke", "Barsel", "Feriedage", "Ferieønske", "Fratrædelse", "Fravær", "Hjælper"]
    kinds += ["Hjælper ved borgerens ophold", "Kontrakt", "Kursus eller instruktion", "Papirets gang"]
    kinds += [
        "Påmindelse",
        "Samtale",
        "Scannet papir",
        "Trin i fravær",
        "Udlån",
        "Undtagelse fra hviletid",
        "Vagt",
        "Vagt",
    ]
    assert sorted(line["hvad"] for line in lines[:-1]) == kinds
    assert lines[-1]["før"]["bemærkning"] == "Annas før"
    assert lines[-1]["efter"] == {"hjælper": "en anden hjælper"}


def test_nothing_of_another_helper_or_the_citizen(full: Binder, data: OwnData, tmp_path: Path) -> None:
    write_own_data_pdf(full, data, tmp_path / "egne.pdf")
    printed = "".join(page.extract_text() for page in PdfReader(tmp_path / "egne.pdf").pages)
    for text in (data.text, data.json.decode(), printed):
        assert [word for word in (*OTHER[:4], '"h2"', "b@x.dk", *CITIZEN) if word in text] == []
        assert [word for word in ("Hospital", "indlæggelse", "24.12.2026", "2026-12-24") if word in text] == []
        assert "Karla Prøve" in text
        assert "Byttet med en anden hjælper på udeladt" in text.replace("\n", " ")
        assert "en anden hjælper blev syg" in text.replace("\n", " ")
        assert "Ukendt Ansøger" not in text
        assert "en anden hjælper" in text
        assert [code for code in ("daily-rest", "put_off", "unforeseen", KEY) if code in text] == []


def test_the_text_says_it_as_danes_do(data: OwnData) -> None:
    for words in (
        "Oplysninger om Anna Prøve",
        "Hjælper hos Karla Prøve. Udskrevet 21.11.2026 kl. 12:00.",
        "Født: 01.10.2026",
        "Nærtstående: ja",
        "12.10.2026 kl. 22:00–13.10.2026 kl. 06:00: id: s1; type: arbejde",
        "oktober 2026: Arbejde 8:00",
        "timer om ugen: 7,5; timeløn: 150,25",
        "Timeseddel 2026-10: udstedt 21.11.2026 kl. 12:00",
        "ma 12.10.2026: 22:00–24:00; Arbejde 2:00, Aften 1:00, Nat 1:00",
        "I alt: Arbejde 9:00, ",
        "12.10.2026 kl. 22:00: id: u1; regel: Hvile hver dag; grund: uforudset hændelse; forklaring: en anden hjælper",
        "hvile fra: 12.10.2026 kl. 22:00; hvile til: 14.10.2026 kl. 22:00",
        "01.10.2026: id: p1; påmindelse: Hvile hver dag; er: udsat; alvor: advarsel; udsat til: 01.10.2026; note: Spørg",
    ):
        assert words in data.text


def test_people_and_papers_are_told(data: OwnData) -> None:
    content = data.content
    (talk,), (paper, copy), (application,) = content["samtaler"], content["scannede papirer"], content["ansøgning"]
    assert (talk["slags"], talk["om"], talk["aftalt"]) == (
        "samtale om sygefravær",
        "Om en anden hjælper",
        "Ring til en anden hjælper på udeladt",
    )
    assert content["personalemøder"] == ["2026-10-01"], "that it was held, while she was employed; not what was said"
    assert (paper["slags"], paper["papir"], copy["papir"]) == ("billede", "Fra en anden hjælper", "Kopi")
    assert application["stilling"] == "Nathjælper som en anden hjælper"
    letter, broken, _ = content["udstedte dokumenter"]
    assert letter["dokument"] == "Tilrettevisning"
    assert (letter["periode"], letter["forløb"][0]["note"]) == ("", "en anden hjælper så på")
    assert "Du og en anden hjælper kom for sent til udeladt." in letter["indhold"]["tekst"]
    assert broken["indhold"] == "ikke JSON"
    for words in (
        "Trin i fravær\n01.10.2026: id: ts1; trin: mulighedserklæring; bedt om: 01.10.2026; modtaget eller gjort: 01.10.2026",
        "Feriedage\n2025/2026: id: fd1; slags: overført; dage: 2,5; aftalt: 01.10.2026",
        "Ferieønsker\n01.10.2026: id: w1; ønsket den: 01.10.2026; svar: nej",
        "grund: en anden hjælper har ferie; ferien: 01.10.2026",
        "Arbejdsulykker\n01.10.2026 kl. 09:00: id: u1; sted: Hos en anden hjælper",
        "vidner: en anden hjælper; forebyggelse: en anden hjælper går først; nærvedulykke: ja; fravær: 01.10.2026",
        "Barsel\n01.10.2026: id: b1; forælder: den anden forælder",
        "Borgerens ophold\n01.10.2026: id: oh1; tager med: ja; fik besked: 01.10.2026; kortere varsel aftalt: 01.10.2026",
        "Samtaler\n01.10.2026: id: t1; slags: samtale om sygefravær; deltagere: Anna og en anden hjælper",
        "Personalemøder\n01.10.2026: der er holdt personalemøde",
        "Fratrædelse\n01.10.2026: id: o1; hvordan: opsagt; sidste dag: 01.10.2026; grund: Skændtes med en anden hjælper",
        "Kurser og instruktion\n01.10.2026: id: k1; slags: instruktion i et hjælpemiddel; hvad: Løft",
        "Nøgler og andet, der er udlånt\n01.10.2026: id: n1; hvad: Nøgle; antal: 2; afleveret: 01.10.2026",
        "underskrevet 01.10.2026: en anden hjælper så på",
        "Borger: Karla Prøve",
        "slags: billede",
    ):
        assert words in data.text


def test_what_was_written_before_somebody_was_hired_is_told_too(binder: Binder) -> None:
    vacancy, _ = hiring.add_hiring(binder, hiring.HiringDraft("Nathjælper", date(2026, 1, 1)))
    hiring.add_applicant(binder, vacancy, hiring.ApplicantDraft("Ewa Żak", date(2026, 1, 2), phone="99"))
    (row,) = hiring.hiring_cards(binder)[0].applicants
    helper, _ = hiring.hire(binder, row.id)
    lines = [line for line in own_data(binder, helper).content["ændringer"] if line["hvad"] == "Ansøger"]
    assert [line["ændring"] for line in lines] == ["Ny ansøger", "Ansæt ansøger"]
    assert lines[0]["efter"]["telefon"] == "99"


def test_the_log_does_not_tell_what_the_citizens_stay_was(binder: Binder) -> None:
    add_content(binder, Content(helpers=[e.Helper("h1", "Anna"), e.Helper("h2", "Bent")]))
    with binder.database.change("Ny indlæggelse") as work:
        work.add(CitizenStay("op1", StayKind.HOSPITAL_ACUTE, date(2026, 10, 1)))
        work.add(StayHelper("oh1", "op1", "h1"))
    (line,) = [line for line in own_data(binder, "h1").content["ændringer"] if "ophold" in line["hvad"]]
    assert line["ændring"] == line["hvad"] == "Hjælper ved borgerens ophold"
    assert line["efter"]["tager med"] is False


def test_others_who_applied_are_not_named(binder: Binder) -> None:
    vacancy, _ = hiring.add_hiring(binder, hiring.HiringDraft("Nathjælper", date(2026, 1, 1)))
    noted = hiring.ApplicantDraft("Ewa Żak", date(2026, 1, 2), note="Bedre end Gorm Findesikke")
    for draft in (noted, hiring.ApplicantDraft("Gorm Findesikke", date(2026, 1, 3))):
        hiring.add_applicant(binder, vacancy, draft)
    ewa = hiring.hiring_cards(binder)[0].applicants[0]
    helper, _ = hiring.hire(binder, ewa.id)
    told = json.dumps(own_data(binder, helper).content, ensure_ascii=False)
    assert "Gorm" not in told
    assert "Bedre end en anden ansøger" in told


def test_the_files_hold_the_same(full: Binder, data: OwnData, tmp_path: Path) -> None:
    write_own_data_json(data, tmp_path / "egne.json")
    assert json.loads((tmp_path / "egne.json").read_text(encoding="utf-8")) == data.content
    write_own_data_pdf(full, data, tmp_path / "egne.pdf")
    reader = PdfReader(BytesIO((tmp_path / "egne.pdf").read_bytes()), strict=True)
    assert reader.metadata is not None
    assert reader.metadata.title == "Dine oplysninger – Anna Prøve"
    with pytest.raises(Refused, match="mappen findes ikke"):
        write_own_data_json(data, tmp_path / "mangler" / "egne.json")


def test_an_unknown_helper_is_refused(full: Binder) -> None:
    with pytest.raises(Refused, match="findes ikke længere"):
        own_data(full, "h-ingen")


def test_one_with_nothing_and_a_month_that_the_rulebook_does_not_know(binder: Binder) -> None:
    old = datetime(1995, 1, 2, 7)
    add_content(
        binder,
        Content(
            scheme=e.Scheme(municipality="faxe"),
            helpers=[e.Helper("h1", "Anna"), e.Helper("h2", "Anna Lund")],
            shifts=[e.Shift("s1", "h2", old, old.replace(hour=9))],
        ),
    )
    empty, early = own_data(binder, "h1"), own_data(binder, "h2")
    assert "Vagter\nIngen" in empty.text
    assert "hos borgeren" in empty.text
    assert early.content["måneder"][0]["timer"] == {}
    assert "kun kendt fra" in early.text
    assert early.content["ændringer"][0]["efter"]["navn"] == "Anna Lund"
