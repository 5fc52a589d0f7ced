"""The archive on the screen: found, shown, printed again, marked as sent and signed, with scanned papers beside."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from PySide6.QtCore import Qt
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QVBoxLayout

from app.model.domain.archive import PaperEventKind
from app.model.domain.entities import Month
from app.model.services import archive, attachments, documents, history, letters, people
from app.model.services.attachments import AttachmentDraft
from app.model.services.letters import About
from app.model.services.people import helper_cards
from app.model.services.preferences import Preferences
from app.ui import printing
from app.ui.letters import archive_panel
from app.ui.letters.archive_panel import ArchivePanel
from app.ui.letters.archive_presenter import ArchivePresenter
from app.ui.theme import apply_theme

LIST, SEARCH, DETAILS = "Arkivet", "Søg i papirerne", "Det valgte papir"
MARK, ADD, CHANGE, DELETE = "Sendt eller underskrevet …", "Tilføj scannet papir …", "Ret papiret …", "Slet papiret"
SHOW, PRINT, SAVE = "Vis papiret", "Udskriv …", "Gem en kopi …"


def pdf() -> bytes:
    writer, target = PdfWriter(), BytesIO()
    writer.add_blank_page(100, 100)
    writer.write(target)
    return target.getvalue()


@pytest.fixture
def opened(window: Any, hands: Any, qtbot: Any) -> Callable[..., ArchivePanel]:
    """The panel of all papers, or of one helper's."""

    def show(helper_id: str | None = None) -> ArchivePanel:
        panel = ArchivePanel(window.shell, ArchivePresenter(window.shell.binder, helper_id))
        QVBoxLayout(window.widget).addWidget(panel)
        panel.show_papers()
        panel.show()
        window.widget.activateWindow()
        qtbot.waitUntil(window.widget.isActiveWindow)
        panel.focus_first()
        return panel

    return show


@pytest.fixture
def papers(window: Any, helper_id: str, tmp_path: Path) -> dict[str, int]:
    """A contract, a timesheet and a guide that nobody is the subject of; their numbers."""
    binder = window.shell.binder
    contract = letters.issue_letter(binder, "ansaettelseskontrakt", About(helper_id)).document_id
    guide = letters.issue_letter(binder, "samtaleguide", About()).document_id
    documents.issue_timesheet(binder, helper_id, Month(2026, 10), tmp_path)
    return {"contract": contract, "guide": guide}


def scan(window: Any, folder: Path, title: str, helper_id: str | None = None) -> str:
    path = folder / "scan.pdf"
    path.write_bytes(pdf())
    attachments.add_attachment(window.shell.binder, path, AttachmentDraft(title, helper_id))
    return next(row.id for row in archive.rows(window.shell.binder) if row.title == title)


def choose(hands: Any, panel: ArchivePanel, title: str) -> None:
    table = hands.table(panel, LIST)
    titles = [row[1] for row in hands.cells(table)]
    table.selectRow(titles.index(title))


def test_all_papers_stand_in_one_list_and_the_chosen_one_in_full(
    opened: Any, hands: Any, papers: dict[str, int]
) -> None:
    panel = opened()
    assert hands.cells(hands.table(panel, LIST)) == [
        ["21.11.2026", "Timeseddel", "Żaneta Prøve-Błaszczykowska", "oktober 2026", ""],
        ["21.11.2026", "Guide til ansættelsessamtalen", "Ordningen", "", ""],
        ["21.11.2026", "Ansættelseskontrakt", "Żaneta Prøve-Błaszczykowska", "", ""],
    ]
    assert "3 papirer." in hands.texts(panel)
    choose(hands, panel, "Ansættelseskontrakt")
    lines = hands.shown(panel, DETAILS).splitlines()
    assert lines[:2] == [
        "Ansættelseskontrakt, Żaneta Prøve-Błaszczykowska",
        "Lavet 21.11.2026. Ikke sendt eller underskrevet.",
    ]
    assert lines[2].startswith("Lavet efter: regler ")
    assert ", tekst " in lines[2]


def test_an_empty_archive_says_what_will_stand_there(opened: Any, hands: Any, helper_id: str) -> None:
    panel = opened()
    assert "Ingen papirer endnu. Det, du gemmer eller udskriver, kommer til at stå her." in hands.texts(panel)
    assert QApplication.focusWidget() is hands.button(panel, ADD)
    for text in (SHOW, PRINT, SAVE, MARK, CHANGE, DELETE):
        assert not hands.button(panel, text).isEnabled()


def test_of_one_helper_the_column_with_the_name_is_left_out(
    opened: Any, hands: Any, papers: dict[str, int], helper_id: str
) -> None:
    panel = opened(helper_id)
    assert [row[1] for row in hands.cells(hands.table(panel, LIST))] == ["Timeseddel", "Ansættelseskontrakt"]
    assert len(hands.cells(hands.table(panel, LIST))[0]) == 4
    panel.show_helper("h99")
    assert "Ingen papirer endnu." in hands.texts(panel)


def test_a_search_is_typed_and_enter_goes_to_what_it_found(opened: Any, hands: Any, papers: dict[str, int]) -> None:
    panel = opened()
    hands.write(panel, SEARCH, "kontrakt ŻANETA")
    hands.qtbot.keyClick(hands.field(panel, SEARCH), Qt.Key.Key_Return)
    table = hands.table(panel, LIST)
    assert [row[1] for row in hands.cells(table)] == ["Ansættelseskontrakt"]
    assert hands.has_keyboard(table)
    assert "1 papir med »kontrakt ŻANETA«." in hands.texts(panel)
    hands.write(panel, SEARCH, "findes ikke")
    hands.qtbot.waitUntil(lambda: "Ingen papirer har alle ordene." in hands.texts(panel))
    panel.show_helper("h99")
    assert hands.field(panel, SEARCH).text() == ""


def test_a_signature_is_marked_moved_and_taken_away(
    opened: Any, hands: Any, window: Any, papers: dict[str, int]
) -> None:
    panel, binder = opened(), window.shell.binder
    choose(hands, panel, "Ansættelseskontrakt")

    def sign(dialog: QDialog) -> None:
        assert hands.field(dialog, "Hvad er sket").currentText() == "Underskrevet"
        hands.write(dialog, "Hvornår", "20.11.2026")
        hands.press(dialog, "Gem")
        assert "Ligger før den dag, dokumentet blev lavet (21.11.2026)" in hands.texts(dialog)
        hands.write(dialog, "Hvornår", "22.11.2026")
        hands.write(dialog, "Note", "Begge har hver sit eksemplar")
        hands.press(dialog, "Gem")

    hands.in_dialog(lambda: hands.press(panel, MARK), sign)
    assert helper_cards(binder)[0].contracts[0][1].signed_on == date(2026, 11, 22)
    details = hands.shown(panel, DETAILS)
    assert "Lavet 21.11.2026. Underskrevet 22.11.2026." in details
    assert "Note: Begge har hver sit eksemplar" in details
    assert [change.label for change in window.told.changes] == ["Underskrevet 22.11.2026"]

    def take_away(dialog: QDialog) -> None:
        assert hands.field(dialog, "Hvad er sket").currentText() == "Sendt"  # what is likely to come next
        hands.choose(dialog, "Hvad er sket", 1)
        assert hands.field(dialog, "Hvornår").text() == "22.11.2026"
        assert hands.shown(dialog, "Note") == "Begge har hver sit eksemplar"
        assert "Tom: mærket fjernes igen." in hands.texts(dialog)
        hands.write(dialog, "Hvornår", "")
        hands.press(dialog, "Gem")

    hands.in_dialog(lambda: hands.press(panel, MARK), take_away)
    assert archive.marks(binder, papers["contract"]) == {}


def test_a_mark_that_is_not_there_needs_a_day(opened: Any, hands: Any, window: Any, papers: dict[str, int]) -> None:
    panel = opened()

    def write(dialog: QDialog) -> None:
        hands.write(dialog, "Hvornår", "")
        hands.press(dialog, "Gem")
        assert "Skriv en dato" in hands.texts(dialog)

    hands.in_dialog(lambda: hands.press(panel, MARK), write)
    assert window.told.changes == []


def test_closing_a_mark_unchanged_asks_nothing(
    opened: Any, hands: Any, papers: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = opened()

    def close(dialog: QDialog) -> None:
        hands.press(dialog, "Fortryd")
        assert not dialog.isVisible()

    hands.in_dialog(lambda: hands.press(panel, MARK), close)
    assert hands.has_keyboard(hands.table(panel, LIST))


def test_a_signed_copy_is_added_to_its_document(
    opened: Any, hands: Any, window: Any, papers: dict[str, int], asked: Any, tmp_path: Path
) -> None:
    panel = opened()
    asked.opens = tmp_path / "min scan.pdf"
    asked.opens.write_bytes(pdf())
    choose(hands, panel, "Ansættelseskontrakt")

    def write(dialog: QDialog) -> None:
        assert hands.field(dialog, "Hvad er det").text() == "min scan"
        copy = hands.field(dialog, "Er det en underskrevet kopi?")
        assert copy.currentText() == "Nej, et andet papir"
        assert copy.itemText(1) == "Ja, af Ansættelseskontrakt, Żaneta Prøve-Błaszczykowska, 21.11.2026"
        hands.write(dialog, "Hvad er det", "Kontrakt med underskrifter")
        hands.choose(dialog, "Er det en underskrevet kopi?", 1)
        hands.write(dialog, "Dato på papiret", "22.11")
        hands.press(dialog, "Gem")

    hands.in_dialog(lambda: hands.press(panel, ADD), write)
    first, *_ = hands.cells(hands.table(panel, LIST))
    assert first == [
        "22.11.2026",
        "Kontrakt med underskrifter",
        "Żaneta Prøve-Błaszczykowska",
        "Scannet kopi af Ansættelseskontrakt, 21.11.2026",
        "",
    ]
    choose(hands, panel, "Ansættelseskontrakt")
    assert "Scannet kopi." in hands.shown(panel, DETAILS)


def test_any_paper_is_added_to_a_helper(
    opened: Any, hands: Any, window: Any, helper_id: str, asked: Any, tmp_path: Path
) -> None:
    panel = opened()
    asked.opens = tmp_path / "kursusbevis.jpg"
    Image.new("RGB", (30, 40), "white").save(asked.opens)

    def write(dialog: QDialog) -> None:
        hands.choose(dialog, "Hvem er det om?", 1)
        hands.press(dialog, "Gem")

    hands.in_dialog(lambda: hands.press(panel, ADD), write)
    assert hands.cells(hands.table(panel, LIST)) == [
        ["21.11.2026", "kursusbevis", "Żaneta Prøve-Błaszczykowska", "Scannet papir", ""]
    ]
    assert [row.title for row in archive.rows(window.shell.binder, helper_id=helper_id)] == ["kursusbevis"]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("brev.docx", b"PK\x03\x04resten", "brev.docx: er ikke en PDF, en JPEG eller en PNG"),
        ("stor.pdf", b"%PDF-" + bytes(21 * 1024 * 1024), "stor.pdf: er på mere end 20 MB"),
        ("knækket.pdf", b"%PDF-1.7\n%%EOF", "knækket.pdf: er en PDF, der er beskadiget"),
        ("a\\b.pdf", b"", "a\\b.pdf: "),
    ],
)
def test_a_file_that_can_not_be_kept_is_refused_before_anything_is_asked(
    opened: Any, hands: Any, asked: Any, tmp_path: Path, helper_id: str, *, name: str, content: bytes, says: str
) -> None:
    panel = opened()
    asked.opens = tmp_path / name
    asked.opens.write_bytes(content)
    hands.press(panel, ADD)
    (refusal,) = [line for line in hands.texts(panel).splitlines() if "kunne ikke gøres" in line]
    assert says.casefold() in refusal.casefold()
    assert "Ingen papirer endnu." in hands.texts(panel)


def test_giving_up_the_file_adds_nothing(opened: Any, hands: Any, asked: Any, helper_id: str) -> None:
    panel = opened()
    hands.press(panel, ADD)
    assert "Ingen papirer endnu." in hands.texts(panel)
    assert QApplication.activeModalWidget() is None


def test_a_scanned_paper_is_corrected(opened: Any, hands: Any, window: Any, tmp_path: Path, helper_id: str) -> None:
    identity = scan(window, tmp_path, "Kursusbevis", helper_id)
    panel = opened()

    def write(dialog: QDialog) -> None:
        assert hands.field(dialog, "Dato på papiret").text() == ""  # the day it came in is not the paper's own
        hands.write(dialog, "Hvad er det", " ")
        hands.press(dialog, "Gem")
        assert "Må ikke være tom" in hands.texts(dialog)
        hands.write(dialog, "Hvad er det", "Førstehjælpsbevis")
        hands.write(dialog, "Note", "Gælder i to år")
        hands.press(dialog, "Gem")

    hands.in_dialog(lambda: hands.press(panel, CHANGE), write)
    draft = attachments.attachment_draft(window.shell.binder, identity)
    assert draft == AttachmentDraft("Førstehjælpsbevis", helper_id, None, None, "Gælder i to år")


def test_a_scanned_paper_is_deleted_and_had_back(
    opened: Any, hands: Any, window: Any, tmp_path: Path, helper_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    identity = scan(window, tmp_path, "Kursusbevis", helper_id)
    asked: list[str] = []

    def ask(*words: Any) -> bool:
        asked.append(words[2])
        return len(asked) > 1

    monkeypatch.setattr(archive_panel, "ask", ask)
    panel = opened()
    hands.qtbot.keyClick(hands.table(panel, LIST), Qt.Key.Key_Delete)
    assert len(archive.rows(window.shell.binder)) == 1
    hands.press(panel, DELETE)
    assert asked == ["Slet »Kursusbevis«? Du kan fortryde det bagefter."] * 2
    assert archive.rows(window.shell.binder) == []
    history.undo(window.shell.binder)
    assert attachments.attachment_content(window.shell.binder, identity)[0] == pdf()


def test_an_issued_document_is_never_deleted(opened: Any, hands: Any, papers: dict[str, int]) -> None:
    panel = opened()
    assert not hands.button(panel, DELETE).isEnabled()
    hands.qtbot.keyClick(hands.table(panel, LIST), Qt.Key.Key_Delete)
    assert "bliver stående i arkivet" in hands.texts(panel)
    assert len(hands.cells(hands.table(panel, LIST))) == 3


def test_a_document_is_shown_as_it_was_issued(opened: Any, hands: Any, window: Any, papers: dict[str, int]) -> None:
    panel = opened()
    card = helper_cards(window.shell.binder)[0]
    people.change_helper(window.shell.binder, card.id, people.HelperDraft("Et Andet Navn"))
    panel.show_papers()
    choose(hands, panel, "Ansættelseskontrakt")

    def look(dialog: QDialog) -> None:
        assert dialog.windowTitle() == "Ansættelseskontrakt – Et Andet Navn"
        assert dialog.findChildren(QPdfView)[0].isVisible()
        hands.press(dialog, "Som tekst")
        assert "Hjælper: Żaneta Prøve-Błaszczykowska" in hands.shown(dialog, "Papiret som tekst")
        assert hands.unnamed(dialog) == []

    hands.in_dialog(lambda: hands.qtbot.keyClick(hands.table(panel, LIST), Qt.Key.Key_Return), look)
    assert hands.has_keyboard(hands.table(panel, LIST))


def test_a_scan_is_shown_without_a_text_that_it_has_not(
    opened: Any, hands: Any, window: Any, tmp_path: Path, helper_id: str
) -> None:
    scan(window, tmp_path, "Kursusbevis")
    panel = opened()

    def look(dialog: QDialog) -> None:
        assert "en skærmlæser kan ikke læse det op" in hands.texts(dialog)
        assert "Som tekst" not in [each.text() for each in dialog.findChildren(QPushButton) if each.isVisible()]
        assert dialog.findChildren(QPdfView)[0].document().pageCount() == 1

    hands.in_dialog(lambda: hands.press(panel, SHOW), look)


def test_every_kind_of_paper_is_printed_again(
    opened: Any, hands: Any, window: Any, papers: dict[str, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan(window, tmp_path, "Kursusbevis")
    printed: list[bytes] = []

    def take(content: bytes, _parent: object) -> bool:
        printed.append(content)
        return True

    monkeypatch.setattr(printing, "print_pdf", take)
    panel = opened()
    for title in ("Timeseddel", "Ansættelseskontrakt", "Kursusbevis"):
        choose(hands, panel, title)
        hands.press(panel, PRINT)
        assert "Papiret er sendt til printeren." in hands.texts(panel)
    sheet, contract, paper = (PdfReader(BytesIO(each)) for each in printed)
    assert "oktober 2026" in sheet.pages[0].extract_text()
    assert "Błaszczykowska" in contract.pages[0].extract_text()
    assert len(paper.pages) == 1
    monkeypatch.setattr(printing, "print_pdf", lambda *_: False)
    hands.press(panel, PRINT)
    assert "Printeren svarer ikke." in hands.texts(panel)


def test_a_copy_is_saved_under_a_name_that_says_what_it_is(
    opened: Any, hands: Any, window: Any, papers: dict[str, int], tmp_path: Path, asked: Any
) -> None:
    scan(window, tmp_path, "Kursusbevis")
    panel = opened()
    for title in ("Ansættelseskontrakt", "Guide til ansættelsessamtalen", "Kursusbevis"):
        choose(hands, panel, title)
        hands.press(panel, SAVE)
        assert "Gemt som" in hands.texts(panel)
    assert asked.proposed == [
        "ansaettelseskontrakt-2026-11-21-zaneta-proeve-blaszczykowska.pdf",
        "guide-til-ansaettelsessamtalen-2026-11-21.pdf",
        "scan.pdf",
    ]
    assert asked.saved[-1].read_bytes() == pdf()
    asked.folder = Path("/findes/ikke")
    hands.press(panel, SAVE)
    assert "kan ikke skrives" in hands.texts(panel)


def test_what_another_screen_did_is_read_again_with_the_same_paper_chosen(
    opened: Any, hands: Any, window: Any, papers: dict[str, int], helper_id: str
) -> None:
    panel = opened()
    choose(hands, panel, "Ansættelseskontrakt")
    letters.issue_letter(window.shell.binder, "feriebrev", About(helper_id))
    archive.mark(window.shell.binder, papers["contract"], PaperEventKind.SENT, date(2026, 11, 23))
    panel.show_papers()
    assert len(hands.cells(hands.table(panel, LIST))) == 4
    assert "Sendt 23.11.2026." in hands.shown(panel, DETAILS)


@pytest.mark.parametrize("size", [100, 300])
def test_everything_has_a_name_and_its_whole_text(
    opened: Any, hands: Any, papers: dict[str, int], themed: QApplication, size: int
) -> None:
    apply_theme(themed, Preferences(text_size=size, theme="high_contrast", large_targets=True))
    panel = opened()
    QApplication.processEvents()
    assert hands.unnamed(panel) == []
    for button in panel.findChildren(QPushButton):
        if button.isVisible():
            assert button.width() >= button.fontMetrics().horizontalAdvance(button.text())
            assert button.height() >= 44


def test_a_row_is_heard_whole(opened: Any, hands: Any, papers: dict[str, int]) -> None:
    model = hands.table(opened(), LIST).model()
    said = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Dato: 21.11.2026, Timeseddel, Żaneta Prøve-Błaszczykowska, oktober 2026"
