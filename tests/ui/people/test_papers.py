"""The tab "Papirer" of a helper: that helper's papers alone, and a new document or scan put beside them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QTableView, QWidget

from app.model.domain.archive import PaperEventKind
from app.model.services import archive, letters
from app.model.services.blanks import Blank, Kind
from app.model.services.letters import About
from app.ui.letters import make_dialog
from app.ui.people.view import PeopleView
from app.ui.screen import Shell

Open = Callable[[Shell], PeopleView]


@pytest.fixture
def view(opened: Open, shell: Shell, hands: Any) -> PeopleView:
    letters.issue_letter(shell.binder, "tavshedserklaering", About("h1"))
    letters.issue_letter(shell.binder, "feriebrev", About("h4"))
    letters.issue_letter(shell.binder, "samtaleguide", About())
    found = opened(shell)
    hands.tab_to("Oplysninger")
    while hands.name() != "Papirer":
        hands.key(Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    return found


def papers(hands: Any, view: PeopleView) -> list[str]:
    table: QTableView = hands.table(view, "Arkivet")
    return [str(table.model().index(row, 1).data()) for row in range(table.model().rowCount())]


def test_a_helpers_papers_are_that_helpers_alone(view: PeopleView, hands: Any) -> None:
    assert papers(hands, view) == ["Tavshedserklæring"]
    names = [str(hands.table(view, "Hjælpere").model().index(row, 0).data()) for row in range(6)]
    hands.choose(view, names.index("Paweł Przykład"))
    assert papers(hands, view) == ["Feriebrev"]
    hands.choose(view, names.index("Bent Opdigtet"))
    assert "Ingen papirer endnu." in hands.texts(view)


def test_a_new_document_is_chosen_among_those_about_a_helper(
    view: PeopleView, hands: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, About]] = []

    def make(_shell: Shell, name: str, about: About, _parent: QWidget) -> None:
        asked.append((name, about))

    monkeypatch.setattr(make_dialog, "make_letter", make)

    def choose(dialog: QDialog) -> None:
        table: QTableView = hands.table(dialog, "Dokumenter")
        titles = [str(table.model().index(row, 0).data()) for row in range(table.model().rowCount())]
        assert "Jobopslag" not in titles
        table.selectRow(titles.index("Tjenesteattest"))
        assert "Hvornår hjælperen har været ansat" in hands.texts(dialog)
        hands.press("Vælg dokumentet")

    hands.in_dialog(choose)
    hands.press("Lav et dokument …")
    assert asked == [("tjenesteattest", About("h1"))]


def test_choosing_nothing_makes_nothing(view: PeopleView, hands: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(make_dialog, "make_letter", lambda *_: pytest.fail("nothing was chosen"))
    hands.in_dialog(lambda _dialog: hands.press("Luk"))
    hands.press("Lav et dokument …")
    assert papers(hands, view) == ["Tavshedserklæring"]


def test_a_scan_becomes_that_helpers(
    view: PeopleView, hands: Any, shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan = tmp_path / "kursusbevis.png"
    Image.new("RGB", (30, 40)).save(scan)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(scan), ""))

    def write(dialog: QDialog) -> None:
        assert "Hvem er det om?" not in hands.texts(dialog)
        hands.press("Gem")

    hands.in_dialog(write)
    hands.press("Tilføj scannet papir …")
    assert sorted(papers(hands, view)) == ["Tavshedserklæring", "kursusbevis"]
    table = hands.table(view, "Arkivet")
    assert table.model().index(table.currentIndex().row(), 1).data() == "kursusbevis"  # at hand for what comes next
    assert len(archive.rows(shell.binder, helper_id="h1")) == 2


def test_what_is_marked_elsewhere_is_shown(view: PeopleView, hands: Any, shell: Shell) -> None:
    (row,) = archive.rows(shell.binder, helper_id="h1")
    changes = archive.mark(shell.binder, row.document_id or 0, PaperEventKind.SENT, date(2026, 11, 23))
    view.refresh(changes)
    model = hands.table(view, "Arkivet").model()
    assert model.index(0, 3).data() == "sendt 23.11.2026"


def test_no_blank_is_filled_in_among_the_papers(view: PeopleView, hands: Any) -> None:
    """Papers are made of what is written elsewhere; a blank of the card brings the card."""
    view.fill_in(Blank("CPR-nummer", "people", Kind.HELPER, "cpr", "h1"))
    assert not any(table.isVisible() for table in view.findChildren(QTableView) if table.accessibleName() == "Arkivet")
