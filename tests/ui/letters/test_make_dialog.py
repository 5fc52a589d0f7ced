"""The dialog that makes a document: what is missing is said and leads to its field; saved or printed, it is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

from app.model.domain.entities import Changes, Party, PayForm
from app.model.services import archive, history, people, scheme
from app.model.services.binder import Binder
from app.model.services.contracts import ContractDraft, add_contract, delete_contract
from app.model.services.letters import About
from app.model.services.people import HelperDraft, helper_cards
from app.model.services.preferences import Preferences
from app.ui import printing
from app.ui.letters import make_dialog
from app.ui.letters.make_dialog import MakeDialog, make_letter
from app.ui.theme import apply_theme

SAVE, PRINT, TEXT, DAY = "Gem som PDF …", "Udskriv …", "Dokumentet som tekst", "Dato på dokumentet"
ABOUT = "Det handler om"


@pytest.fixture
def made(window: Any, hands: Any) -> Callable[..., Changes | None]:
    """Makes a letter in the dialog and does something there."""

    def go(name: str, about: About, do: Callable[[QDialog], object]) -> Changes | None:
        answer: list[Changes | None] = []
        hands.in_dialog(lambda: answer.append(make_letter(window.shell, name, about, window.widget)), do)
        return answer[0]

    return go


def test_what_is_missing_is_said_and_does_not_stop(
    made: Any, hands: Any, window: Any, helper_id: str, asked: Any, binder: Binder
) -> None:
    def do(dialog: QDialog) -> None:
        told = hands.texts(dialog)
        assert "Ansættelseskontrakt – Żaneta Prøve-Błaszczykowska" in told
        assert "oplysninger. Skriv dem først, eller lad dem stå som linjer at skrive på." in told
        assert hands.button(dialog, "Skriv: Hjælperens CPR-nummer (Hjælpere)").isEnabled()
        assert "Hjælper: Żaneta Prøve-Błaszczykowska" in hands.shown(dialog, TEXT)
        hands.press(dialog, SAVE)
        assert "og i arkivet. Der er linjer at skrive på." in hands.texts(dialog)

    changes = made("ansaettelseskontrakt", About(helper_id), do)
    assert changes is not None
    assert changes.label == "Udsted ansættelseskontrakt"
    assert window.told.changes == [changes]
    assert window.said == ["Ansættelseskontrakt er gemt i arkivet under Papirer."]
    (row,) = archive.rows(binder)
    assert (row.title, row.day) == ("Ansættelseskontrakt", date(2026, 11, 21))
    (file,) = asked.saved
    assert file.name.startswith("ansaettelseskontrakt-2026-11-21-zaneta-proeve-blaszczykowska")
    assert "Błaszczykowska" in PdfReader(file).pages[0].extract_text()


def test_a_document_that_lacks_nothing_says_nothing_of_it(made: Any, hands: Any, helper_id: str, asked: Any) -> None:
    def do(dialog: QDialog) -> None:
        assert "mangler" not in hands.texts(dialog)
        hands.press(dialog, SAVE)
        assert "linjer" not in hands.texts(dialog)

    assert made("samtaleguide", About(), do) is not None


def test_the_same_is_kept_once_and_a_change_is_kept_beside_it(
    made: Any, hands: Any, helper_id: str, asked: Any, binder: Binder
) -> None:
    def twice(dialog: QDialog) -> None:
        hands.press(dialog, SAVE)
        hands.press(dialog, SAVE)
        assert "Gemt som" in hands.texts(dialog)

    made("feriebrev", About(helper_id), twice)
    assert made("feriebrev", About(helper_id), lambda dialog: hands.press(dialog, SAVE)) is None
    assert len(archive.rows(binder)) == 1
    assert len(set(asked.saved)) == 3  # an older file is never written over without being asked
    made("feriebrev", About(helper_id, on=date(2026, 12, 1)), lambda dialog: hands.press(dialog, SAVE))
    assert len(archive.rows(binder)) == 2


def test_giving_up_the_file_makes_nothing(made: Any, hands: Any, helper_id: str, asked: Any, binder: Binder) -> None:
    asked.gives_up = True
    assert made("feriebrev", About(helper_id), lambda dialog: hands.press(dialog, SAVE)) is None
    assert archive.rows(binder) == []


def test_a_file_that_cannot_be_written_is_said_and_nothing_is_kept(
    made: Any, hands: Any, helper_id: str, asked: Any, binder: Binder
) -> None:
    asked.folder = Path("/findes/ikke")

    def do(dialog: QDialog) -> None:
        hands.press(dialog, SAVE)
        assert "kan ikke skrives" in hands.texts(dialog)

    assert made("feriebrev", About(helper_id), do) is None
    assert archive.rows(binder) == []


@pytest.mark.parametrize(
    ("answer", "said", "kept"),
    [
        (True, "Dokumentet er sendt til printeren og gemt i arkivet.", 1),
        (None, "", 0),
        (False, "Printeren svarer ikke.", 0),
    ],
)
def test_only_what_was_printed_is_kept(
    made: Any, hands: Any, helper_id: str, monkeypatch: pytest.MonkeyPatch, *, answer: bool | None, said: str, kept: int
) -> None:
    pages: list[bytes] = []

    def print_pdf(pdf: bytes, _parent: object) -> bool | None:
        pages.append(pdf)
        return answer

    monkeypatch.setattr(printing, "print_pdf", print_pdf)

    def do(dialog: MakeDialog) -> None:
        hands.press(dialog, PRINT)
        assert said in hands.texts(dialog)
        assert len(archive.rows(dialog._shell.binder)) == kept

    made("feriebrev", About(helper_id), do)
    assert pages[0].startswith(b"%PDF-")


def test_a_date_is_tried_before_anything_is_made(
    made: Any, hands: Any, helper_id: str, asked: Any, binder: Binder
) -> None:
    def do(dialog: QDialog) -> None:
        hands.write(dialog, DAY, "31.2.2027")
        hands.qtbot.keyClick(hands.field(dialog, DAY), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        assert "31.2.2027 findes ikke i kalenderen" in hands.texts(dialog)
        assert asked.proposed == []
        hands.write(dialog, DAY, "29.2.2028")
        hands.qtbot.keyClick(hands.field(dialog, DAY), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        assert "29.02.2028" in hands.shown(dialog, TEXT)
        assert "findes ikke" not in hands.texts(dialog)

    made("feriebrev", About(helper_id), do)
    assert asked.proposed[0].startswith("feriebrev-2028-02-29-")


def test_where_there_are_several_the_one_that_holds_is_chosen(
    made: Any, hands: Any, helper_id: str, binder: Binder
) -> None:
    terms = ContractDraft(date(2027, 1, 1), pay=PayForm.HOURLY, job_title="Nattevagt")
    add_contract(binder, helper_id, terms)

    def do(dialog: QDialog) -> None:
        record = hands.field(dialog, ABOUT)
        assert [record.itemText(row) for row in range(record.count())] == ["Fra 01.01.2027", "Fra 01.01.2026"]
        assert record.currentText() == "Fra 01.01.2026"
        assert "Nattevagt" not in hands.shown(dialog, TEXT)
        hands.choose(dialog, ABOUT, 0)
        assert "Nattevagt" in hands.shown(dialog, TEXT)

    made("ansaettelseskontrakt", About(helper_id), do)


def test_a_record_that_goes_meanwhile_is_told_and_what_is_shown_stays(
    made: Any, hands: Any, helper_id: str, binder: Binder
) -> None:
    add_contract(binder, helper_id, ContractDraft(date(2027, 1, 1), pay=PayForm.HOURLY))
    later = dict(helper_cards(binder)[0].contracts)
    (gone,) = [identity for identity, terms in later.items() if terms.starts_on == date(2027, 1, 1)]

    def do(dialog: QDialog) -> None:
        before = hands.shown(dialog, TEXT)
        delete_contract(binder, gone)
        hands.choose(dialog, ABOUT, 0)
        assert "findes ikke længere" in hands.texts(dialog)
        assert hands.shown(dialog, TEXT) == before

    made("ansaettelseskontrakt", About(helper_id), do)


def test_a_blank_leads_to_its_field(made: Any, hands: Any, window: Any, helper_id: str) -> None:
    changes = made(
        "ansaettelseskontrakt",
        About(helper_id),
        lambda dialog: hands.press(dialog, "Skriv: Hjælperens CPR-nummer (Hjælpere)"),
    )
    assert changes is None
    (blank,) = window.blanks
    assert (blank.place, blank.field, blank.helper_id) == ("people", "cpr", helper_id)


def test_whom_it_is_about_has_to_be_there(
    window: Any, monkeypatch: pytest.MonkeyPatch, binder: Binder, helper_id: str
) -> None:
    told: list[str] = []
    monkeypatch.setattr(make_dialog, "tell", lambda _parent, _title, text: told.append(text))
    assert make_letter(window.shell, "feriebrev", About("h99"), window.widget) is None
    assert make_letter(window.shell, "feriebrev", About(), window.widget) is None
    assert told == ["Hjælper: der er ingen hjælper med id »h99«", "Hjælper: vælg, hvem det er om"]
    assert window.told.changes == []


def test_who_should_write_it_is_said_where_somebody_else_employs(
    made: Any, hands: Any, helper_id: str, binder: Binder
) -> None:
    draft = scheme.scheme_draft(binder)
    scheme.save_scheme(binder, replace(draft, citizen_name="Ida Prøve", employer=Party.COMPANY))

    def do(dialog: QDialog) -> None:
        assert "Normalt er det virksomheden, der skriver dette." in hands.texts(dialog)

    made("ansaettelseskontrakt", About(helper_id), do)


@pytest.mark.parametrize("size", [100, 300])
def test_everything_has_a_name_and_can_be_reached_with_large_letters(
    made: Any, hands: Any, helper_id: str, themed: QApplication, size: int
) -> None:
    apply_theme(themed, Preferences(text_size=size, theme="light", large_targets=True))

    def do(dialog: QDialog) -> None:
        QApplication.processEvents()
        assert hands.unnamed(dialog) == []
        for text in (SAVE, PRINT, "Luk"):
            assert hands.is_whole(dialog, hands.button(dialog, text))
        for name in (DAY, TEXT):
            hands.field(dialog, name).setFocus()
            QApplication.processEvents()
            assert hands.is_seen(dialog, hands.field(dialog, name))

    made("kommune-fratraedelse", About(helper_id), do)


def test_what_was_issued_stays_when_the_file_is_taken_back(
    made: Any, hands: Any, helper_id: str, asked: Any, binder: Binder
) -> None:
    """Issued documents are never undone: the paper is out of the house."""
    made("feriebrev", About(helper_id), lambda dialog: hands.press(dialog, SAVE))
    history.undo(binder)
    assert len(archive.rows(binder)) == 1


def test_a_long_name_does_not_break_the_file(made: Any, hands: Any, binder: Binder, asked: Any) -> None:
    name = "Æ" + "ø" * 150 + " Ånd/../\\ <b>"
    made_id = people.add_helper(binder, HelperDraft(name))

    def do(dialog: QDialog) -> None:
        hands.press(dialog, SAVE)

    made("feriebrev", About(made_id), do)
    (file,) = asked.saved
    assert len(file.name) < 120
