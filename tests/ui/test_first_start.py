"""From no file to the subjects with the keyboard alone, the example and back again, and files that can't be opened."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget

from app import paths
from app.model.domain.entities import Changes, Paragraph, Party
from app.model.services.binder import Binder, Resources, open_binder
from app.model.services.preferences import load_preferences
from app.model.services.scheme import scheme_draft
from app.ui import main_window
from app.ui.application import Application
from app.ui.first_start import FirstQuestions
from app.ui.screen import Screen, Shell
from app.ui.widgets import Choice

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Start = Callable[[Path | None], Application]


class PlainScreen(Screen):
    """Stands for every screen, so that these tests are about the way to them."""

    def __init__(self, shell: Shell, key: str) -> None:
        super().__init__(shell)
        self._button = QPushButton(key, self)

    def refresh(self, changes: Changes | None = None) -> None:
        pass

    def focus_first(self) -> None:
        self._button.setFocus()


@pytest.fixture(autouse=True)
def _plain_screens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(main_window, "make_screen", lambda key, shell: PlainScreen(shell, key))


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def name_of(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QPushButton) else widget.accessibleName()


def tab_to(name: str) -> QWidget:
    """Presses Tab until the control with that name has the keyboard."""
    for _ in range(40):
        if name_of(focused()).startswith(name):
            return focused()
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never reached {name}")


def press(name: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    QTest.keyClick(tab_to(name), key)
    QApplication.processEvents()


def menu_action(program: Application, text: str) -> QAction:
    return next(action for action in program.window.actions() if text in action.text().replace("&", ""))


def page_text(program: Application) -> str:
    return "\n".join(label.text() for label in program.window.findChildren(QLabel) if label.isVisible())


def title(program: Application) -> str:
    return program.window.windowTitle()


def test_from_no_file_to_the_helpers_with_the_keyboard_alone(
    start: Start, resources: Resources, clock: Callable[[], datetime]
) -> None:
    program = start(None)
    assert name_of(focused()) == "Start din egen ordning"
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    QApplication.processEvents()
    QTest.keyClicks(focused(), "Åse Ærø")
    municipality = tab_to("2.")
    QTest.keyClicks(municipality, "Faxe")
    QTest.keyClick(tab_to("3."), Qt.Key.Key_Home)
    tab_to("4.")
    press("Gem og fortsæt")
    assert name_of(focused()) == "people"
    program.close_file()
    binder = open_binder(paths.default_scheme_file(), resources, clock)
    draft = scheme_draft(binder)
    binder.close()
    assert (draft.citizen_name, draft.municipality, draft.paragraph) == ("Åse Ærø", "faxe", Paragraph.P95_1)
    assert (draft.employer, draft.payroll) == (Party.SELF, Party.MUNICIPALITY)


def test_at_most_five_questions_are_asked(binder: Binder, qtbot: QtBot) -> None:
    page = FirstQuestions(binder, lambda: None)
    qtbot.addWidget(page)
    assert len(page.findChildren(QLineEdit)) + len(page.findChildren(Choice)) == 5


def test_the_municipality_must_be_chosen_and_not_knowing_is_a_choice(binder: Binder, qtbot: QtBot) -> None:
    done: list[bool] = []
    page = FirstQuestions(binder, lambda: done.append(True))
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.setFocus()
    press("Gem og fortsæt")
    assert not done
    assert name_of(focused()).startswith("2.")
    assert "Vælg kommune" in page._message.text()
    QTest.keyClicks(focused(), "Ved")
    press("Gem og fortsæt")
    assert done
    assert scheme_draft(binder).municipality == "standard"


def test_a_name_that_can_not_be_is_refused_and_nothing_is_lost(binder: Binder, qtbot: QtBot) -> None:
    page = FirstQuestions(binder, lambda: pytest.fail("it was refused"))
    qtbot.addWidget(page)
    page._name.setText("Karla\x07")
    page._municipality.set_value("faxe")
    page._save()
    assert "Navn" in page._message._text.text()
    assert page._name.text() == "Karla\x07"


def test_who_stops_in_the_middle_is_asked_again_next_time(start: Start) -> None:
    program = start(None)
    press("Start din egen ordning")
    program.close_file()
    assert "Fem korte spørgsmål" in page_text(start(None))


def test_the_example_and_back_to_an_own_scheme(start: Start) -> None:
    program = start(None)
    press("Se eksemplet")
    assert title(program).startswith("eksempel")
    assert not paths.default_scheme_file().exists()
    assert load_preferences(paths.preferences_file()).last_file == ""
    assert "Du ser på eksemplet" in page_text(program)
    press("Start min egen ordning")
    assert "Fem korte spørgsmål" in page_text(program)
    assert paths.default_scheme_file().exists()


def test_after_the_example_the_next_start_welcomes_again_and_the_example_is_kept(start: Start) -> None:
    program = start(None)
    press("Se eksemplet")
    program.close_file()
    again = start(None)
    assert "Velkommen" in page_text(again)
    press("Se eksemplet")
    assert title(again).startswith("eksempel")


def test_a_new_scheme_from_the_menu_while_the_example_is_open_asks_for_no_file(start: Start) -> None:
    program = start(None)
    press("Se eksemplet")
    menu_action(program, "Ny ordning").trigger()
    assert "Fem korte spørgsmål" in page_text(program)
    assert paths.default_scheme_file().exists()


def test_who_has_a_scheme_can_see_the_example_and_go_home(start: Start, example: Binder) -> None:
    own = example.database.path.rename(example.database.path.with_name("min.hjm"))
    example.close()
    program = start(None)
    program.open_file(own)
    assert title(program).startswith("min")
    assert "Du ser på eksemplet" not in page_text(program)
    menu_action(program, "Se eksemplet").trigger()
    assert title(program).startswith("eksempel")
    press("Til min egen ordning")
    assert title(program).startswith("min")
    assert load_preferences(paths.preferences_file()).last_file == str(own)


def test_a_file_named_in_the_call_is_for_this_time_only(start: Start, example: Binder) -> None:
    named = example.database.path.rename(example.database.path.with_name("kun-nu.hjm"))
    example.close()
    program = start(named)
    assert title(program).startswith("kun-nu")
    assert load_preferences(paths.preferences_file()).last_file == ""


def test_a_damaged_file_is_told_in_plain_danish(start: Start, tmp_path: Path) -> None:
    damaged = tmp_path / "min.hjm"
    damaged.write_bytes(b"SQLite format 3\0" + b"\x07" * 5000)
    program = start(damaged)
    assert "Filen kan ikke åbnes" in page_text(program)
    assert "min.hjm" in page_text(program)
    assert "Error" not in page_text(program)
    assert name_of(focused()) == "Prøv igen"
    damaged.unlink()
    press("Prøv igen")
    assert "Fem korte spørgsmål" in page_text(program)


def test_from_a_damaged_file_to_a_new_scheme_without_touching_it(start: Start) -> None:
    damaged = paths.default_scheme_file()
    damaged.parent.mkdir(parents=True)
    damaged.write_bytes(b"noget andet")
    program = start(None)
    press("Til velkomsten")
    press("Start din egen ordning")
    assert "Fem korte spørgsmål" in page_text(program)
    assert damaged.read_bytes() == b"noget andet"
    assert damaged.with_stem("hjaelpermappe-2").exists()


HOLD = """
import sys
from pathlib import Path
from app import paths
from app.main import now
from app.model.services.binder import Resources, open_binder
binder = open_binder(Path(sys.argv[1]), Resources(paths.resources()), now)
print("holder", flush=True)
sys.stdin.read()
binder.close()
"""


def test_a_file_that_another_window_has_open_is_told_and_opens_when_it_is_free(start: Start, example: Binder) -> None:
    path = example.database.path.with_name("fælles.hjm")
    example.close()
    example.database.path.rename(path)
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "holder\n"
        program = start(path)
        assert "åben i et andet vindue" in page_text(program)
        other.communicate("")
    press("Prøv igen")
    assert title(program).startswith("fælles")


def test_a_missing_file_is_missed_and_not_replaced(start: Start, tmp_path: Path, example: Binder) -> None:
    own = tmp_path / "usb" / "min.hjm"
    own.parent.mkdir()
    example.close()
    example.database.path.rename(own)
    program = start(None)
    program.open_file(own)
    program.close_file()
    own.rename(tmp_path / "min.hjm")
    later = start(None)
    assert "USB-nøgle" in page_text(later)
    (tmp_path / "min.hjm").rename(own)
    press("Prøv igen")
    assert title(later).startswith("min")


def test_a_wrong_file_from_the_menu_leads_back_to_the_own_one(start: Start, example: Binder, tmp_path: Path) -> None:
    own = example.database.path.rename(tmp_path / "min.hjm")
    example.close()
    program = start(own)
    wrong = tmp_path / "brev.hjm"
    wrong.write_text("Kære kommune", encoding="utf-8")
    program.open_file(wrong)
    assert "Filen kan ikke åbnes" in page_text(program)
    press("Til min egen ordning")
    assert title(program).startswith("min")


def test_larger_text_and_large_buttons_before_there_is_a_file(start: Start) -> None:
    start(None)
    press("Større tekst", Qt.Key.Key_Space)
    press("Store knapper til/fra", Qt.Key.Key_Space)
    kept = load_preferences(paths.preferences_file())
    assert (kept.text_size, kept.large_targets) == (125, True)


@pytest.mark.parametrize("size", [100, 200, 300])
def test_no_page_needs_more_width_than_a_window(start: Start, size: int) -> None:
    program = start(None)
    program.window.resize(1280, 800)
    program.prefer(replace(program._preferences, text_size=size))
    for go in (lambda: None, lambda: press("Start din egen ordning")):
        go()
        QApplication.processEvents()
        column = program.window._stack.currentWidget()._column  # type: ignore[union-attr]
        assert column.horizontalScrollBar().maximum() == 0
