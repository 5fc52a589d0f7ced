"""A helper's photo: chosen, shown small with a name, taken away, and refused in one line when it is no picture."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from app.model.domain.archive import Attachment
from app.model.services import attachments, history
from app.model.services.people import helper_cards
from app.model.services.preferences import Preferences
from app.ui.people import view as view_module
from app.ui.people.helper_photo import LINES, HelperPhoto
from app.ui.people.view import PeopleView
from app.ui.screen import Shell
from app.ui.theme import apply_theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Open = Callable[[Shell], PeopleView]
PART = "Vis billede, noter m.m."


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """Twice as wide as high."""
    path = tmp_path / "Å billede.png"
    image = QImage(640, 320, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    assert image.save(str(path))
    return path


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path | None], None]:
    """What the next file dialog answers."""

    def answer(path: Path | None) -> None:
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path) if path else "", ""))

    return answer


def _seen(view: PeopleView) -> list[QLabel]:
    (photo,) = view.findChildren(HelperPhoto)
    return [label for label in photo.findChildren(QLabel) if label.isVisible()]


def test_a_photo_is_chosen_and_taken_away(
    shell: Shell,
    opened: Open,
    told: Any,
    picture: Path,
    choose: Callable[[Path | None], None],
    monkeypatch: pytest.MonkeyPatch,
    hands: Any,
) -> None:
    view = opened(shell)
    helper = helper_cards(shell.binder)[0]
    hands.press(PART)
    assert [label.text() for label in _seen(view)] == ["Der er intet billede."]
    assert not hands.button(view, "Fjern billede").isEnabled()
    choose(picture)
    hands.press("Vælg billede …")
    (shown,) = _seen(view)
    assert shown.accessibleName() == f"Billede af {helper.draft.name}"
    assert (shown.pixmap().height(), shown.pixmap().width()) == (
        LINES * view.fontMetrics().height(),
        2 * LINES * view.fontMetrics().height(),
    )
    assert told.changes[-1].kinds == frozenset({Attachment})
    answers = [False, True]
    monkeypatch.setattr(view_module, "ask", lambda *_: answers.pop(0))
    hands.press("Fjern billede")
    assert attachments.photo(shell.binder, helper.id) is not None
    hands.press("Fjern billede")
    assert attachments.photo(shell.binder, helper.id) is None
    assert [label.text() for label in _seen(view)] == ["Der er intet billede."]
    history.undo(shell.binder)
    view.refresh()
    assert _seen(view)[0].pixmap().height() > 0


def test_another_helper_has_another_picture(
    shell: Shell, opened: Open, picture: Path, choose: Callable[[Path | None], None], hands: Any
) -> None:
    view = opened(shell)
    hands.press(PART)
    choose(picture)
    hands.press("Vælg billede …")
    hands.choose(view, 1)
    assert [label.text() for label in _seen(view)] == ["Der er intet billede."]
    hands.choose(view, 0)
    assert _seen(view)[0].pixmap().height() > 0
    hands.button(view, "Ny hjælper").click()
    assert not hands.button(view, "Vælg billede …").isEnabled()


def test_what_is_no_picture_is_refused_in_one_line(
    shell: Shell, opened: Open, tmp_path: Path, choose: Callable[[Path | None], None], hands: Any
) -> None:
    view = opened(shell)
    hands.press(PART)
    wrong = tmp_path / "papir.png"
    wrong.write_text("ikke et billede", encoding="utf-8")
    choose(wrong)
    hands.press("Vælg billede …")
    assert "Det kunne ikke gøres. Papir.png: er ikke en PDF, en JPEG eller en PNG" in hands.texts(view)
    choose(None)
    hands.press("Vælg billede …")
    assert attachments.photo(shell.binder, helper_cards(shell.binder)[0].id) is None


def test_the_photo_is_read_only_while_it_is_shown(
    shell: Shell, opened: Open, monkeypatch: pytest.MonkeyPatch, hands: Any
) -> None:
    read: list[str] = []
    monkeypatch.setattr(attachments, "photo", lambda _binder, helper_id: read.append(helper_id))
    view = opened(shell)
    hands.choose(view, 1)
    assert read == []
    hands.button(view, PART).click()
    assert read == [helper_cards(shell.binder)[1].id]


def test_the_picture_grows_with_the_text(
    qtbot: QtBot,
    themed: QApplication,
    shell: Shell,
    opened: Open,
    picture: Path,
    choose: Callable[[Path | None], None],
    hands: Any,
) -> None:
    view = opened(shell)
    hands.button(view, PART).click()
    choose(picture)
    hands.button(view, "Vælg billede …").click()
    small = _seen(view)[0].pixmap().height()
    apply_theme(themed, Preferences(theme="light", text_size=200))
    qtbot.wait(50)
    assert _seen(view)[0].pixmap().height() > 1.5 * small


def test_bytes_that_can_not_be_drawn_are_told(qtbot: QtBot, themed: QApplication) -> None:
    photo = HelperPhoto(lambda: None, lambda: None)
    qtbot.addWidget(photo)
    photo.show()
    photo.show_photo(b"intet billede", "Anna", saved=True)
    assert [label.text() for label in photo.findChildren(QLabel) if label.isVisible()] == ["Billedet kan ikke vises."]
