"""What users and files have written is shown as it is, never as HTML."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QMessageBox, QPushButton, QWidget

from app.model.services.binder import Binder
from app.ui import file_dialogs
from app.ui.widgets import MessageBar, ask, heading, plain_label, tell

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

TAGS = "<img src='http://et.sted/billede.png'><b>fed</b>"
UI = Path(file_dialogs.__file__).parent
# The plain ones themselves, and two pictures: at the first start, and of a helper.
MAKE_THEIR_OWN = {"widgets.py", "first_start.py", "people/helper_photo.py"}
Seen = list[tuple[str, str, Qt.TextFormat, str]]


def close_next_box() -> Seen:
    """Closes the next box: its title and text, how the text is read, and the button."""
    found: Seen = []

    def close() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        (only,) = box.findChildren(QPushButton)
        found.append((box.windowTitle(), box.text(), box.textFormat(), only.text()))
        only.click()

    QTimer.singleShot(0, close)
    return found


def test_labels_are_plain(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    for label in (heading(TAGS), plain_label(TAGS), bar._text):
        assert label.textFormat() is Qt.TextFormat.PlainText
        label.deleteLater()


def test_no_label_is_made_past_the_plain_one() -> None:
    made = {
        path.relative_to(UI).as_posix()
        for path in UI.rglob("*.py")
        if re.search(r"\b(QLabel|QMessageBox(\.\w+)?)\(", path.read_text(encoding="utf-8"))
    }
    assert made == MAKE_THEIR_OWN


def test_a_question_is_plain(qtbot: QtBot) -> None:
    window, found = QWidget(), list[Qt.TextFormat]()
    qtbot.addWidget(window)

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        found.extend(label.textFormat() for label in dialog.findChildren(QLabel))
        dialog.accept()

    QTimer.singleShot(0, answer)
    assert ask(window, "Slet", TAGS, "Slet")
    assert found == [Qt.TextFormat.PlainText]


def test_a_box_is_plain_and_danish(qtbot: QtBot) -> None:
    seen = close_next_box()
    tell(None, "Titel", TAGS)
    assert seen == [("Titel", TAGS, Qt.TextFormat.PlainText, "Luk")]


def test_tags_in_an_exchange_file_are_shown_as_they_stand(
    qtbot: QtBot, example: Binder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, file = QWidget(), tmp_path / "ind.json"
    qtbot.addWidget(window)
    contract = {"id": "k99", "helper": TAGS, "from": "2026-01-01"}
    content = {"format": "hjaelpermappen", "version": 1, "contracts": [contract]}
    file.write_text(json.dumps(content), encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    seen = close_next_box()
    assert file_dialogs.import_file(window, example) == ""
    ((title, text, how, _button),) = seen
    assert TAGS in text
    assert (title, how) == ("Intet er importeret", Qt.TextFormat.PlainText)
