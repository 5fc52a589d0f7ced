"""Erasing helpers and applicants with all their papers: not a byte is left, and nobody else loses anything."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfWriter

from app.model.domain import entities as e
from app.model.domain import leave as v
from app.model.domain.archive import PaperEventKind
from app.model.domain.entities import Month
from app.model.domain.people import TalkKind, TerminationKind
from app.model.domain.stays import CitizenStay, StayHelper, StayKind
from app.model.services import archive, hiring, history, learning, retention, roster_papers, talks
from app.model.services.attachments import AttachmentDraft, add_attachment, delete_attachment, set_photo
from app.model.services.binder import Binder, Resources, create_binder, open_binder
from app.model.services.exchange import export_content
from app.model.services.leaving import LeavingDraft, register_leaving
from app.model.services.letters import About, issue_letter
from app.model.services.people import (
    ContractDraft,
    HelperDraft,
    add_contract,
    add_helper,
    change_contract,
    change_helper,
    helper_cards,
)
from app.model.services.roster import ShiftDraft, add_shift
from app.model.store.erase import APPLICANTS_ERASED, ERASED

DAY = date(2020, 2, 3)
SECRETS = (
    "Grethe Hemmelig",
    "Grethe Forhen",
    "20 30 40 50",
    "Søger fordi hun flytter",
    "Kom for sent fire gange",
    "Lovede bedring",
    "Stjal af kassen",
    "Kælderens ekstranøgle",
    "Epilepsikursus",
    "Kun formiddage for Grethe",
    "Hemmelig: kørekort",
    "grethe-koerekort",
    "Hemmelig i bytes",
    "Hemmelig i slettede bytes",
    "Hemmelig som kopi",
    "Hemmelig: slettet før tid",
    "Hemmelig: så på og nikkede",
    "Flytter for anden gang",
    "Gled i sæbe",
    "Vil til Mallorca",
    "Overført efter brev",
)


def pdf(secret: str) -> bytes:
    made, writer = BytesIO(), PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_metadata({"/Title": secret})
    writer.write(made)
    return made.getvalue()


def write(folder: Path, name: str, secret: str) -> Path:
    path = folder / name
    path.write_bytes(pdf(secret))
    return path


def picture(folder: Path, name: str, shade: int) -> Path:
    from PIL import Image

    path = folder / name
    Image.new("RGB", (20, 20), (shade, 10, 10)).save(path)
    return path


def add_leave(binder: Binder, helper: str, texts: tuple[str, str, str, str]) -> None:
    """One of each thing about absence, vacation and stays; the stay itself is the citizen's."""
    agreed, accident, wish, entry = texts
    with binder.database.change("Fravær") as work:
        work.add(e.Absence(f"a-{helper}", helper, e.AbsenceKind.AGREED, DAY, DAY, what=agreed))
        work.add(v.AbsenceStep(f"t-{helper}", helper, f"a-{helper}", v.StepKind.DOCTOR, DAY))
        work.add(
            v.Accident(f"u-{helper}", helper, datetime(2020, 2, 3, 9), what_happened=accident, absence_id=f"a-{helper}")
        )
        work.add(v.VacationWish(f"w-{helper}", helper, DAY, DAY, DAY, reason=wish, absence_id=f"a-{helper}"))
        days = v.VacationEntryKind.TRANSFERRED, Decimal(5)
        work.add(v.VacationEntry(f"f-{helper}", helper, 2019, *days, note=entry))
        work.add(v.ParentalLeave(f"b-{helper}", helper, v.ParentRole.MOTHER, DAY))
        work.add(StayHelper(f"m-{helper}", "ophold", helper, along=True))


def add_papers(binder: Binder, folder: Path, helper: str, secret: str, name: str) -> None:
    """A scanned paper, one that is deleted again, a photo, and an issued document that was signed and scanned."""
    title = f"{secret}: kørekort"
    add_attachment(binder, write(folder, f"{name}.pdf", f"{secret} i bytes"), AttachmentDraft(title, helper))
    add_attachment(
        binder,
        write(folder, "x.pdf", f"{secret} i slettede bytes"),
        AttachmentDraft(f"{secret}: slettet før tid", helper),
    )
    gone = next(paper for paper in export_content(binder).attachments if paper.title.endswith("slettet før tid"))
    delete_attachment(binder, gone.id)
    set_photo(binder, helper, picture(folder, f"{name}.png", len(name)))
    issued = issue_letter(binder, "ansaettelseskontrakt", About(helper))
    archive.mark(binder, issued.document_id, PaperEventKind.SIGNED, binder.today, f"{secret}: så på og nikkede")
    copy = write(folder, "kopi.pdf", f"{secret} som kopi")
    add_attachment(binder, copy, AttachmentDraft("Underskrevet kopi", None, issued.document_id))


@pytest.fixture
def full(tmp_path: Path, resources: Resources, clock: Callable[[], datetime]) -> Binder:
    """Grethe from application to dismissal with all that was written, and Bent beside her with the same."""
    binder = create_binder(tmp_path / "fuld.hjm", resources, clock)
    bent = add_helper(binder, HelperDraft("Bent Åse", phone="11 22 33 44"))
    add_contract(binder, bent, ContractDraft(date(2020, 1, 1), workplaces="Bents egen"))
    vacancy, _ = hiring.add_hiring(binder, hiring.HiringDraft("Nathjælper", date(2019, 12, 1)))
    applied = hiring.ApplicantDraft("Grethe Forhen", date(2019, 12, 2), "20 30 40 50", note="Søger fordi hun flytter")
    hiring.add_applicant(binder, vacancy, applied)
    (row,) = hiring.hiring_cards(binder)[0].applicants
    grethe, _ = hiring.hire(binder, row.id)
    change_helper(binder, grethe, HelperDraft("Grethe Hemmelig", phone="20 30 40 50"))
    add_contract(binder, grethe, ContractDraft(date(2020, 1, 1), other_terms="Kun formiddage for Grethe"))
    for helper, more in (
        (grethe, ("Epilepsikursus", "Kælderens ekstranøgle")),
        (bent, ("Bents kursus", "Bents nøgle")),
    ):
        learning.add_training(binder, helper, learning.TrainingDraft(DAY, more[0]))
        learning.add_handout(binder, helper, learning.HandoutDraft(more[1], DAY))
    draft = talks.TalkDraft(TalkKind.REPRIMAND, DAY, about="Kom for sent fire gange", agreed="Lovede bedring")
    talks.add_talk(binder, grethe, draft)
    talks.add_talk(binder, bent, talks.TalkDraft(TalkKind.OTHER, DAY, about="Bents samtale"))
    add_papers(binder, tmp_path, grethe, "Grethe Hemmelig", "grethe-koerekort")
    add_papers(binder, tmp_path, bent, "Bents papir", "bent")
    with binder.database.change("Ferie") as work:
        work.add(CitizenStay("ophold", StayKind.VACATION, DAY, place="Skagen"))
    add_leave(binder, grethe, ("Flytter for anden gang", "Gled i sæbe", "Vil til Mallorca", "Overført efter brev"))
    add_leave(binder, bent, ("Bents aftale", "Bents ulykke", "Bents ønske", "Bents dage"))
    for helper in (grethe, bent):
        add_shift(binder, ShiftDraft(helper, datetime(2020, 2, 2, 7), datetime(2020, 2, 2, 15)))
    roster_papers.issue_plan(binder, Month(2020, 2))
    leaving = LeavingDraft(TerminationKind.SUMMARY, date(2020, 6, 30), date(2020, 6, 30), reason="Stjal af kassen")
    register_leaving(binder, grethe, leaving)
    change_helper(binder, bent, HelperDraft("Bent Åse", phone="55 66 77 88"))
    return binder


def helper_id(binder: Binder, name: str) -> str:
    return next(card.id for card in helper_cards(binder) if card.draft.name == name)


def raw(path: Path) -> str:
    return b"".join(part.read_bytes() for part in path.parent.glob(f"{path.name}*")).decode("utf-8", "replace")


def counts(binder: Binder) -> dict[str, int]:
    content = export_content(binder)
    found = {name: len(rows) for name, rows in content.lists().items()} | {"documents": len(content.issued_documents)}
    return {name: count for name, count in found.items() if count} | {"bytes": len(content.contents)}


def test_not_a_byte_of_a_helper_is_left(full: Binder) -> None:
    path = full.database.path
    before = raw(path)
    assert [secret for secret in SECRETS if secret not in before] == []
    assert counts(full)["attachments"] == 6
    full.database.erase_helper(helper_id(full, "Grethe Hemmelig"))
    assert [secret for secret in (*SECRETS, "Grethe") if secret in raw(path)] == [], "while it is open"
    full.close()
    assert [secret for secret in (*SECRETS, "Grethe") if secret in raw(path)] == [], "when it is closed"
    assert ERASED in raw(path)


def test_the_others_have_everything_still(full: Binder, resources: Resources, clock: Callable[[], datetime]) -> None:
    full.database.erase_helper(helper_id(full, "Grethe Hemmelig"))
    path = full.database.path
    full.close()
    again = open_binder(path, resources, clock)
    assert counts(again) == {
        "helpers": 1, "contracts": 1, "shifts": 1, "trainings": 1, "handouts": 1, "talks": 1, "hirings": 1,
        "absences": 1, "absence_steps": 1, "vacation_entries": 1, "vacation_wishes": 1, "accidents": 1,
        "parental_leaves": 1, "stays": 1, "stay_helpers": 1,
        "paper_events": 1, "attachments": 3, "documents": 2, "bytes": 3,
    }  # fmt: skip
    content = export_content(again)
    assert all(content.contents[paper.digest] for paper in content.attachments)
    bents, plan = content.issued_documents
    assert {event.document_id for event in content.paper_events} == {bents.id}
    assert "Bents papir" in (content.paper_events[0].note or "")
    assert "en tidligere hjælper" in plan.snapshot
    assert "Bent Åse" in plan.snapshot
    assert content.contracts[0].workplaces == "Bents egen"
    assert [one.what_happened for one in content.accidents] == ["Bents ulykke"]
    again.close()


def test_undo_brings_nothing_back(full: Binder) -> None:
    full.database.erase_helper(helper_id(full, "Grethe Hemmelig"))
    while history.undo(full):
        pass
    assert "Grethe" not in raw(full.database.path)
    assert "Grethe" not in str([(line.label, line.before, line.after) for line in history.change_log(full)])
    assert helper_cards(full)[0].draft.phone == "11 22 33 44", "what was done after her last step could be undone"
    full.close()


def _call(binder: Binder, title: str) -> None:
    (card,) = hiring.hiring_cards(binder)
    hiring.change_hiring(binder, card.id, replace(card.draft, title=title))


def test_a_vacancy_that_is_called_after_her_is_called_something_else(binder: Binder) -> None:
    vacancy, grethe, _ = hiring.hire_directly(binder, "Grethe Hemmelig")
    _call(binder, "Efter Grethe Hemmelig")
    hiring.close_hiring(binder, vacancy, binder.today)
    issue_letter(binder, "jobopslag", About(record_id=vacancy))
    binder.database.erase_helper(grethe)
    (card,) = hiring.hiring_cards(binder)
    assert card.draft.title == "Efter en tidligere hjælper"
    assert card.applicants == ()
    assert "Grethe" not in raw(binder.database.path)
    assert history.undo(binder) is None


def test_a_namesake_keeps_vacancy_and_plan(binder: Binder) -> None:
    _, one, _ = hiring.hire_directly(binder, "Anna Prøve")
    _call(binder, "Efter Anna Prøve")
    add_helper(binder, HelperDraft("Anna Prøve"))
    binder.database.erase_helper(one)
    (card,) = hiring.hiring_cards(binder)
    assert card.draft.title == "Efter Anna Prøve"


# --- Applicants ----------------------------------------------------------------------------------

APPLICANTS = ("Zenobia Ansøgersen", "zenobia@", "66 55 44 33", "Virkede nervøs til samtalen", "Papir om Zenobia")


@pytest.fixture
def applied(binder: Binder, tmp_path: Path) -> Binder:
    """Two who applied, of whom one was answered by letter and rewritten twice; and a helper before and after."""
    add_helper(binder, HelperDraft("Bent Åse"))
    vacancy, _ = hiring.add_hiring(binder, hiring.HiringDraft("Nathjælper", date(2026, 1, 1)))
    draft = hiring.ApplicantDraft("Zenobia Ansøgersen", date(2026, 1, 2), "66 55 44 33", "zenobia@example.invalid")
    hiring.add_applicant(binder, vacancy, draft)
    hiring.add_applicant(binder, vacancy, hiring.ApplicantDraft("Ole Lund", date(2026, 1, 3), note="Oles note"))
    zenobia = applicant(binder, "Zenobia Ansøgersen")
    noted = hiring.ApplicantDraft(draft.name, draft.received_on, note="Virkede nervøs til samtalen")
    hiring.change_applicant(binder, zenobia, noted)
    issued = issue_letter(binder, "afslag", About(record_id=zenobia))
    archive.mark(binder, issued.document_id, PaperEventKind.SENT, binder.today, "Papir om Zenobia")
    copy = write(tmp_path, "svar.pdf", "Papir om Zenobia")
    add_attachment(binder, copy, AttachmentDraft("Papir om Zenobia", None, issued.document_id))
    issue_letter(binder, "afslag", About(record_id=applicant(binder, "Ole Lund")))
    hiring.close_hiring(binder, vacancy, date(2026, 2, 1))
    return binder


def applicant(binder: Binder, name: str) -> str:
    found = [row for card in hiring.hiring_cards(binder) for row in card.applicants]
    return next(row.id for row in found if row.draft.name == name)


@pytest.mark.parametrize("password", [None, "lang nok kode"])
def test_not_a_byte_of_an_applicant_is_left(
    applied: Binder, password: str | None, resources: Resources, clock: Callable[[], datetime]
) -> None:
    path = applied.database.path
    assert [secret for secret in APPLICANTS if secret not in raw(path)] == []
    if password:
        applied.database.set_password(password)
    zenobia = applicant(applied, "Zenobia Ansøgersen")
    retention.erase_applicants(applied, [zenobia])
    assert [secret for secret in (*APPLICANTS, zenobia) if secret in raw(path)] == []
    lines = history.change_log(applied)
    assert (lines[0].label, lines[0].helper, lines[0].before, lines[0].after) == (APPLICANTS_ERASED, "", "", "")
    assert "Zenobia" not in str([(line.label, line.before, line.after) for line in lines])
    assert any("Ole Lund" in line.after for line in lines)
    if password:
        applied.database.set_password(None)
    assert [secret for secret in (*APPLICANTS, zenobia, "Zenobia") if secret in raw(path)] == []
    assert "Oles note" in raw(path)
    assert counts(applied) == {"helpers": 1, "hirings": 1, "applicants": 1, "documents": 1, "bytes": 0}


def test_undo_after_erasing_applicants(applied: Binder) -> None:
    retention.erase_applicants(applied, [applicant(applied, "Zenobia Ansøgersen")])
    assert history.undo_label(applied) == "Luk stilling 01.02.2026"
    history.undo(applied)
    assert history.undo(applied) is None
    assert history.redo_label(applied) == "Luk stilling 01.02.2026"
    assert len(hiring.hiring_cards(applied)[0].applicants) == 1


def test_an_applicant_who_was_deleted_before_is_gone_for_good_too(applied: Binder) -> None:
    """Who was deleted can't be chosen any more; the others' erasing does not bring the rest of a trace back."""
    zenobia = applicant(applied, "Zenobia Ansøgersen")
    hiring.delete_applicant(applied, zenobia)
    applied.database.erase_applicants([zenobia])
    assert "Zenobia" not in raw(applied.database.path)


def test_a_helper_of_the_same_name_keeps_it(applied: Binder) -> None:
    add_helper(applied, HelperDraft("Zenobia Ansøgersen"))
    retention.erase_applicants(applied, [applicant(applied, "Zenobia Ansøgersen")])
    labels = [line.label for line in history.change_log(applied)]
    assert "Opret hjælper Zenobia Ansøgersen" in labels


def test_the_change_of_a_contract_after_an_erasing_is_a_step_as_always(full: Binder) -> None:
    full.database.erase_helper(helper_id(full, "Grethe Hemmelig"))
    ((contract, draft),) = helper_cards(full)[0].contracts
    change_contract(full, contract, draft)
    assert history.undo_label(full) != ERASED
    full.close()


def test_one_who_was_hired_and_taken_back_leaves_no_name(applied: Binder) -> None:
    path = applied.database.path
    hiring_id, _helper, _ = hiring.hire_directly(applied, "Grethe Kortvarig", "20304050")
    (row,) = next(card for card in hiring.hiring_cards(applied) if card.id == hiring_id).applicants
    hiring.take_back(applied, row.id)
    hiring.close_hiring(applied, hiring_id, applied.today)
    assert "20304050" in raw(path)
    retention.erase_applicants(applied, [row.id])
    assert [secret for secret in ("Grethe", "20304050", row.id) if secret in raw(path)] == []
    assert "Grethe" not in str([(line.label, line.before, line.after) for line in history.change_log(applied)])
    assert "Zenobia" in raw(path)


def test_a_name_in_a_vacancys_title_goes_with_the_applicant(applied: Binder) -> None:
    zenobia = applicant(applied, "Zenobia Ansøgersen")
    card = hiring.hiring_cards(applied)[0]
    hiring.change_hiring(applied, card.id, replace(card.draft, title="Vagter efter Zenobia Ansøgersen"))
    retention.erase_applicants(applied, [zenobia])
    assert hiring.hiring_cards(applied)[0].draft.title == "Vagter efter en tidligere ansøger"
    assert "Zenobia" not in raw(applied.database.path)
