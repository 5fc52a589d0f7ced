"""The archive: issued documents and scanned papers in one list, searched, marked; and what a paper proves."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from app.model.domain.archive import PaperEventKind
from app.model.domain.entities import Month, PayForm
from app.model.domain.errors import Refused
from app.model.domain.people import TalkKind
from app.model.services import archive, attachments, documents, history, learning, letters, people, talks
from app.model.services.attachments import AttachmentDraft
from app.model.services.binder import Binder
from app.model.services.contracts import ContractDraft, add_contract
from app.model.services.learning import TrainingDraft
from app.model.services.letters import About
from app.model.services.people import HelperDraft, helper_cards
from app.model.services.talks import TalkDraft

SIGNED, SENT = PaperEventKind.SIGNED, PaperEventKind.SENT
TODAY = date(2026, 11, 21)


@pytest.fixture
def helper_id(binder: Binder) -> str:
    made = people.add_helper(binder, HelperDraft("Anna Eksempel", address="Opdigtet Allé 2"))
    add_contract(binder, made, ContractDraft(date(2026, 11, 1), pay=PayForm.HOURLY))
    return made


def _contract(binder: Binder) -> ContractDraft:
    return helper_cards(binder)[0].contracts[0][1]


def test_everything_issued_and_scanned_stands_in_one_list(binder: Binder, helper_id: str, tmp_path: Path) -> None:
    assert archive.rows(binder) == []
    letters.issue_letter(binder, "ansaettelseskontrakt", About(helper_id))
    documents.issue_timesheet(binder, helper_id, Month(2026, 10), tmp_path)
    scan = tmp_path / "attest.png"
    scan.write_bytes(_png())
    attachments.add_attachment(binder, scan, AttachmentDraft("Lægeattest", helper_id, dated_on=date(2026, 1, 2)))
    found = archive.rows(binder)
    assert [(row.title, row.who, row.about, row.is_attachment) for row in found] == [
        ("Timeseddel", "Anna Eksempel", "oktober 2026", False),
        ("Ansættelseskontrakt", "Anna Eksempel", "", False),
        ("Lægeattest", "Anna Eksempel", "Scannet papir", True),
    ]
    assert "regler" in found[1].version
    assert "tekst" in found[1].version
    assert [row.title for row in archive.rows(binder, helper_id="h99")] == []


def test_all_words_must_be_in_a_line(binder: Binder, helper_id: str) -> None:
    letters.issue_letter(binder, "ansaettelseskontrakt", About(helper_id))
    letters.issue_letter(binder, "tavshedserklaering", About(helper_id))
    assert [row.title for row in archive.rows(binder, "anna TAVSHED")] == ["Tavshedserklæring"]
    assert [row.title for row in archive.rows(binder, "21.11.2026 kontrakt")] == ["Ansættelseskontrakt"]
    assert archive.rows(binder, "anna bent") == []


def test_a_signed_contract_is_the_contracts_date_of_signing_in_one_step(binder: Binder, helper_id: str) -> None:
    issued = letters.issue_letter(binder, "ansaettelseskontrakt", About(helper_id))
    archive.mark(binder, issued.document_id, SIGNED, TODAY)
    assert archive.rows(binder)[0].signed == TODAY
    assert _contract(binder).signed_on == TODAY
    history.undo(binder)
    assert archive.rows(binder)[0].signed is None
    assert _contract(binder).signed_on is None


@pytest.mark.parametrize(
    ("name", "kind", "field"),
    [
        ("tavshedserklaering", SIGNED, "confidentiality_signed_on"),
        ("kommune-ny-hjaelper", SENT, "sent_to_municipality_on"),
    ],
)
def test_other_papers_prove_their_own_fact(
    binder: Binder, helper_id: str, name: str, kind: PaperEventKind, field: str
) -> None:
    issued = letters.issue_letter(binder, name, About(helper_id))
    archive.mark(binder, issued.document_id, kind, TODAY)
    assert getattr(_contract(binder), field) == TODAY


def test_a_fact_that_is_written_already_is_not_changed(binder: Binder, helper_id: str) -> None:
    issued = letters.issue_letter(binder, "ansaettelseskontrakt", About(helper_id))
    card = helper_cards(binder)[0]
    people.change_contract(binder, card.contracts[0][0], ContractDraft(date(2026, 11, 1), signed_on=date(2026, 10, 20)))
    archive.mark(binder, issued.document_id, SIGNED, TODAY)
    assert _contract(binder).signed_on == date(2026, 10, 20)


def test_a_mark_that_is_corrected_corrects_what_it_proved(binder: Binder, helper_id: str) -> None:
    issued = letters.issue_letter(binder, "ansaettelseskontrakt", About(helper_id))
    archive.mark(binder, issued.document_id, SIGNED, TODAY)
    archive.mark(binder, issued.document_id, SIGNED, date(2026, 11, 23))
    assert _contract(binder).signed_on == date(2026, 11, 23)


def test_a_signed_instruction_is_the_courses_signature(binder: Binder, helper_id: str) -> None:
    learning.add_training(binder, helper_id, TrainingDraft(date(2026, 11, 20), "Lift"))
    training_id = learning.learning_card(binder, helper_id).trainings[0][0]
    issued = letters.issue_letter(binder, "instruktion", About(helper_id, training_id))
    archive.mark(binder, issued.document_id, SIGNED, TODAY)
    assert learning.learning_card(binder, helper_id).trainings[0][1].signed_on == TODAY


def test_a_signed_reprimand_is_the_talks_signature(binder: Binder, helper_id: str) -> None:
    talks.add_talk(binder, helper_id, TalkDraft(TalkKind.REPRIMAND, date(2026, 11, 20), about="Forsinkelse"))
    issued = letters.issue_letter(binder, "tilrettevisning", About(helper_id))
    archive.mark(binder, issued.document_id, SIGNED, TODAY)
    assert talks.talk_rows(binder, helper_id)[0].draft.signed_on == TODAY


def test_a_mark_can_be_moved_and_taken_away(binder: Binder, helper_id: str) -> None:
    issued = letters.issue_letter(binder, "tavshedserklaering", About(helper_id))
    archive.mark(binder, issued.document_id, SENT, TODAY)
    archive.mark(binder, issued.document_id, SENT, date(2026, 11, 23), "anbefalet brev")
    assert archive.rows(binder)[0].sent == date(2026, 11, 23)
    archive.unmark(binder, issued.document_id, SENT)
    assert archive.rows(binder)[0].sent is None


def test_a_day_before_the_document_was_made_is_refused(binder: Binder, helper_id: str) -> None:
    issued = letters.issue_letter(binder, "tavshedserklaering", About(helper_id))
    with pytest.raises(Refused, match=r"ligger før den dag, dokumentet blev lavet \(21.11.2026\)"):
        archive.mark(binder, issued.document_id, SIGNED, date(2026, 11, 20))
    with pytest.raises(Refused, match="findes ikke længere"):
        archive.mark(binder, 99, SIGNED, TODAY)


def _png() -> bytes:
    from io import BytesIO

    from PIL import Image

    target = BytesIO()
    Image.new("RGB", (4, 4)).save(target, "PNG")
    return target.getvalue()


def test_the_day_is_that_of_issuing(binder: Binder, helper_id: str, now: datetime) -> None:
    letters.issue_letter(binder, "tavshedserklaering", About(helper_id, on=date(2026, 1, 1)))
    assert archive.rows(binder)[0].day == now.date()


def test_what_has_happened_to_a_document_is_told_with_its_notes(binder: Binder, helper_id: str) -> None:
    issued = letters.issue_letter(binder, "tavshedserklaering", About(helper_id))
    archive.mark(binder, issued.document_id, SENT, TODAY, "anbefalet brev")
    archive.mark(binder, issued.document_id, SIGNED, date(2026, 11, 23))
    found = archive.marks(binder, issued.document_id)
    assert (found[SENT].on, found[SENT].note) == (TODAY, "anbefalet brev")
    assert found[SIGNED].note == ""
    assert [row.title for row in archive.rows(binder, "anbefalet")] == ["Tavshedserklæring"]


def test_a_list_of_papers_reads_no_papers(binder: Binder, helper_id: str, tmp_path: Path) -> None:
    """Ten years of them are listed at once: neither what was printed nor what was scanned is fetched."""
    letters.issue_letter(binder, "tavshedserklaering", About(helper_id))
    scan = tmp_path / "scan.png"
    scan.write_bytes(_png())
    attachments.add_attachment(binder, scan, AttachmentDraft("Kursusbevis", helper_id))
    asked: list[str] = []
    binder.database._connection.set_trace_callback(asked.append)
    assert len(archive.rows(binder, "", helper_id)) == 2
    binder.database._connection.set_trace_callback(None)
    assert asked
    assert [sql for sql in asked if "snapshot" in sql or "content" in sql] == []
