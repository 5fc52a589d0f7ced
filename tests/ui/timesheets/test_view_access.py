"""What a screen reader, a keyboard and large text need of the screen Timesedler."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QTableView, QWidget
from pytestqt.modeltest import ModelTester

from app.model.domain.entities import Month
from app.model.services.binder import Binder
from app.model.services.preferences import Preferences
from app.ui.screen import Shell
from app.ui.theme import apply_theme

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def test_a_cell_speaks_its_line_and_heading(trio: Any) -> None:
    trio.tab_to("Timeseddel for Anna Prøve")
    trio.press(Key.Key_Down, Key.Key_Right, Key.Key_Right)
    assert trio.cell() == "Fredag 30. oktober, 22:00 til 24:00, Nat: 1:00"
    trio.press(Key.Key_Right)
    assert trio.cell() == "Fredag 30. oktober, 22:00 til 24:00, Lørdag: ingen"
    trio.press(Key.Key_Home)
    assert trio.cell() == "Fredag 30. oktober, 22:00 til 24:00, Arbejde 2:00, Aften 1:00, Nat 1:00"
    trio.press(Key.Key_End, modifier=CONTROL)
    assert trio.cell() == "I alt for Anna Prøve, oktober 2026, Bemærkning: ingen"


def test_the_helpers_speak_their_hours(trio: Any) -> None:
    assert trio.cell() == "Hjælper: Anna Prøve, 12:00 timers arbejde"
    trio.press(Key.Key_End, modifier=CONTROL)
    trio.press(Key.Key_Home)
    assert trio.cell() == "Hjælper: Cilla Prøve, ingen vagter"
    assert "Cilla Prøve har ingen vagter i oktober 2026." in trio.texts()


def test_the_keyboard_is_not_lost_when_the_list_goes(trio: Any) -> None:
    trio.view._go_to(Month(2020, 11))
    trio.tab_to("Månedens hjælpere")
    trio.press(Key.Key_PageUp, modifier=CONTROL)
    assert "Oktober 2020" in trio.texts()
    assert trio.name(trio.focused()) == "Måned"


def test_tab_goes_through_everything_in_reading_order(trio: Any) -> None:
    trio.tab_to("‹ Forrige måned")
    names = []
    for _ in range(13):
        names.append(trio.name(trio.focused()))
        trio.press(Key.Key_Tab)
    assert names == [
        "‹ Forrige måned",
        "Næste måned ›",
        "Måned",
        "År",
        "Markér som færdig",
        "Gem alle som PDF",
        "Månedens hjælpere",
        "Hvorfor?",
        "Vis PDF",
        "Vis også tomme kolonner",
        "Timeseddel for Anna Prøve",
        "Forklaring: Arbejde 2:00",
        "‹ Forrige måned",
    ]


def test_every_control_has_a_name_of_its_own(keyboard: Any) -> None:
    controls = [
        widget
        for widget in keyboard.view.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    names = [keyboard.name(widget) for widget in controls]
    assert all(names), [(type(w).__name__, n) for w, n in zip(controls, names, strict=True)]
    assert len(set(names)) == len(names)


def test_the_models_are_sound(trio: Any, qtmodeltester: ModelTester) -> None:
    for table in trio.view.findChildren(QTableView):
        qtmodeltester.check(table.model())


@pytest.mark.parametrize("text_size", [100, 200, 300])
def test_large_text_fits_into_the_width(
    text_size: int, themed: QApplication, opened: Callable[[Shell], Any], home_binder: Binder, told: Any
) -> None:
    told.preferred.append(Preferences(text_size=text_size, theme="light", large_targets=True))
    apply_theme(themed, told.preferences())
    keyboard = opened(told.shell(home_binder))
    page = keyboard.view._page

    def clipped() -> list[str]:
        labels = [label for label in keyboard.view.findChildren(QLabel) if label.isVisible() and label.wordWrap()]
        return [label.text() for label in labels if label.height() < label.heightForWidth(label.width())]

    keyboard.qtbot.waitUntil(lambda: page.horizontalScrollBar().maximum() == 0 and not clipped())


def test_the_part_that_gets_the_keyboard_is_shown_whole(
    themed: QApplication, opened: Callable[[Shell], Any], shell: Shell
) -> None:
    apply_theme(themed, Preferences(text_size=200, theme="light"))
    keyboard = opened(shell)
    page = keyboard.view._page
    for name in ("Timeseddel for Anna Eksempel", "Forklaring: Arbejde 8:00", "Månedens hjælpere"):
        part = keyboard.tab_to(name)

        def shown(part: QWidget = part) -> bool:
            top = part.mapTo(page.viewport(), part.rect().topLeft()).y()
            return top >= 0 and top + part.height() <= page.viewport().height()

        keyboard.qtbot.waitUntil(shown)


def test_larger_text_takes_effect_at_once(themed: QApplication, trio: Any) -> None:
    table = trio.tab_to("Timeseddel for Anna Prøve")
    assert isinstance(table, QTableView)
    before = table.rowHeight(1)
    apply_theme(themed, Preferences(text_size=300, theme="light"))
    trio.qtbot.waitUntil(lambda: table.rowHeight(1) > 1.5 * before)
