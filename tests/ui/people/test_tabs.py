"""The tabs beside the list of helpers: chosen by keyboard, shut for a helper that is not saved, wrapped with large text."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from app.model.domain.entities import Changes, Helper, Shift
from app.model.domain.people import Talk
from app.model.services.people import helper_cards
from app.model.services.preferences import Preferences
from app.ui.people.helper_tabs import HelperTabs
from app.ui.people.panel import HelperPanel
from app.ui.people.view import PeopleView
from app.ui.screen import Shell
from app.ui.theme import apply_theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Open = Callable[[Shell], PeopleView]
KEY = Qt.Key
TITLES = ["Oplysninger", "Kurser og nøgler", "Samtaler", "Papirer", "Fratrædelse"]


def _tabs(view: PeopleView) -> list[QPushButton]:
    (tabs,) = view.findChildren(HelperTabs)
    return [tab for tab in tabs.findChildren(QPushButton) if tab.text() in TITLES]


def _in_front(view: PeopleView) -> list[str]:
    return [type(panel).__name__ for panel in view.findChildren(HelperPanel) if panel.isVisible()]


def test_the_arrows_go_from_tab_to_tab(shell: Shell, opened: Open, hands: Any) -> None:
    view = opened(shell)
    assert [tab.text() for tab in _tabs(view)] == TITLES
    hands.tab_to("Oplysninger")
    assert _in_front(view) == []
    hands.key(KEY.Key_Right)
    assert hands.name() == "Kurser og nøgler"
    assert _in_front(view) == ["LearningPanel"]
    assert not hands.line(view, "Navn").isVisible()
    hands.key(KEY.Key_Left)
    assert hands.name() == "Oplysninger"
    assert hands.line(view, "Navn").isVisible()


def test_ctrl_page_up_and_down_change_tab_from_anywhere(shell: Shell, opened: Open, hands: Any) -> None:
    view = opened(shell)
    hands.tab_to("Telefon")
    hands.key(KEY.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert (hands.name(), _in_front(view)) == ("Kurser og nøgler", ["LearningPanel"])
    for _ in range(2):
        hands.key(KEY.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert (hands.name(), _in_front(view)) == ("Fratrædelse", ["LeavingPanel"])


def test_a_new_helper_has_only_the_card(shell: Shell, opened: Open, hands: Any) -> None:
    view = opened(shell)
    hands.button(view, "Samtaler").click()
    assert _in_front(view) == ["TalksPanel"]
    hands.button(view, "Ny hjælper").click()
    assert _in_front(view) == []
    assert hands.name() == "Navn"
    assert [tab.isEnabled() for tab in _tabs(view)] == [True, False, False, False, False]
    hands.key(KEY.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert _in_front(view) == []
    hands.button(view, "Fortryd ændringer").click()
    assert all(tab.isEnabled() for tab in _tabs(view))


def test_only_the_tab_in_front_reads_the_file(
    shell: Shell, opened: Open, monkeypatch: pytest.MonkeyPatch, hands: Any
) -> None:
    view = opened(shell)
    read: list[tuple[str, str]] = []
    for panel in view.findChildren(HelperPanel):
        monkeypatch.setattr(panel, "show_helper", lambda helper_id, p=panel: read.append((type(p).__name__, helper_id)))
    hands.choose(view, 1)
    assert read == []
    hands.button(view, "Samtaler").click()
    view.refresh(Changes("hjælper", frozenset({Helper})))
    view.refresh(Changes("samtale", frozenset({Talk})))
    view.refresh(Changes("vagt", frozenset({Shift})))  # no concern of talks
    assert read == [("TalksPanel", helper_cards(shell.binder)[1].id)] * 3


@pytest.mark.parametrize("size", [100, 200, 300])
def test_every_tab_is_seen_at_any_text_size(
    qtbot: QtBot, themed: QApplication, shell: Shell, opened: Open, size: int, hands: Any
) -> None:
    view = opened(shell)
    apply_theme(themed, Preferences(theme="light", text_size=size, large_targets=True))
    view.resize(880, 700)
    qtbot.wait(50)
    for tab in _tabs(view):
        assert tab.width() >= tab.sizeHint().width(), tab.text()
        assert tab.mapTo(view, tab.rect().topRight()).x() <= view.width(), tab.text()
    assert all(hands.name(tab) == tab.text() for tab in _tabs(view))
