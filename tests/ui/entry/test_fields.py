"""A form's fields: several lines, hints that fold away with their field, and parts behind a button."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from app.model.services.preferences import Preferences
from app.ui.entry.fields import Fields
from app.ui.entry.folds import Folds
from app.ui.entry.text_area import TextArea
from app.ui.theme import apply_theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

HINT = "Skriv, hvor nøglen ligger."


class Sample(QWidget):
    """A name, and behind a button a note of several lines, a choice and a picture."""

    def __init__(self) -> None:
        super().__init__()
        self.fields = Fields(self)
        self.folds = Folds(self.fields)
        self.fields.add_line("name", "Navn")
        self.picture = QLabel("Billede")
        with self.folds.part("noter og billede") as others:
            self.fields.add_lines("note", "Noter", HINT)
            self.fields.add_options("fund", "A-kasse", {"": "Ved ikke", "ja": "Ja"})
            self.fields.add_wide(self.picture)
            others.append(self.picture)

    @property
    def button(self) -> QPushButton:
        return self.findChildren(QPushButton)[0]

    def seen(self) -> list[str]:
        return [label.text() for label in self.findChildren(QLabel) if label.isVisible() and label.text()]


@pytest.fixture
def sample(qtbot: QtBot, themed: QApplication) -> Sample:
    made = Sample()
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.fields.resize(700, 500)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def test_a_part_is_folded_away_with_hints_and_pictures(sample: Sample) -> None:
    assert (sample.button.text(), sample.seen()) == ("Vis noter og billede", ["Navn"])
    sample.button.click()
    assert sample.button.text() == "Skjul noter og billede"
    assert sample.seen() == ["Navn", "Noter", HINT, "A-kasse", "Billede"]
    sample.button.click()
    assert sample.seen() == ["Navn"]


def test_a_folded_part_says_that_something_is_written_there(sample: Sample) -> None:
    sample.fields.show_texts({"name": "Karla", "fund": ""})
    sample.folds.show_filled()
    assert "Udfyldt" not in sample.seen()
    for texts in ({"note": "Allergi"}, {"fund": "ja"}):
        sample.fields.show_texts(texts)
        sample.folds.show_filled()
        assert (sample.button.text(), sample.button.accessibleDescription()) == ("Vis noter og billede", "Udfyldt")
        assert "Udfyldt" in sample.seen()
    sample.button.click()
    assert "Udfyldt" not in sample.seen()
    assert sample.button.accessibleDescription() == ""


def test_a_mistake_brings_its_part_out_and_keeps_it_out(sample: Sample) -> None:
    sample.fields.show_mistakes({"note": "er for lang"})
    sample.folds.bring_out(["note"])
    note = sample.fields.field("note")
    assert note.isVisible()
    assert note.accessibleDescription() == "er for lang"
    sample.folds.show_all(out=False)
    assert note.isVisible()
    sample.fields.show_mistakes({})
    assert note.accessibleDescription() == HINT
    sample.folds.show_all(out=False)
    assert not note.isVisible()


def test_a_hint_can_change_and_go_away(sample: Sample) -> None:
    sample.folds.show_all(out=True)
    sample.fields.set_hint("note", "Kun det, der er nødvendigt.")
    assert "Kun det, der er nødvendigt." in sample.seen()
    sample.fields.set_hint("name", "Som i passet.")
    assert sample.seen()[:2] == ["Navn", "Noter"]
    assert "Som i passet." in sample.seen()
    sample.fields.set_hint("note", "")
    assert HINT not in sample.seen()
    assert sample.fields.field("note").accessibleDescription() == ""


def test_enter_begins_a_line_and_tab_leaves(qtbot: QtBot, sample: Sample) -> None:
    told: list[tuple[str, str]] = []
    sample.fields.edited.connect(lambda name, text: told.append((name, text)))
    sample.folds.show_all(out=True)
    assert sample.fields.focus_field("note")
    note = sample.fields.field("note")
    assert isinstance(note, TextArea)
    qtbot.keyClicks(note, "a")
    qtbot.keyClick(note, Qt.Key.Key_Return)
    qtbot.keyClicks(note, "b")
    assert told[-1] == ("note", "a\nb")
    QTest.keyClick(note, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is sample.fields.field("fund")
    assert not sample.fields.focus_field("nothing")


@pytest.mark.parametrize("size", [100, 300])
def test_several_lines_are_as_high_as_their_text(qtbot: QtBot, themed: QApplication, sample: Sample, size: int) -> None:
    apply_theme(themed, Preferences(theme="light", text_size=size))
    sample.folds.show_all(out=True)
    note = sample.fields.field("note")
    assert isinstance(note, TextArea)
    qtbot.wait(20)
    low = note.sizeHint().height()
    assert low >= 3 * note.fontMetrics().lineSpacing()
    note.setPlainText("\n".join("Linje" for _ in range(7)))
    qtbot.wait(20)
    assert note.sizeHint().height() >= low + 4 * note.fontMetrics().lineSpacing()
