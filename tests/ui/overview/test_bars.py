"""The bar of hours: its figures as text and as a name, and used, planned, the grant's end and too much told apart."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from app.model.services.hours_used import HoursRow
from app.model.services.preferences import Preferences
from app.ui import theme
from app.ui.overview.bars import HoursBar, _Track

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.ui.style_sheet import Colours

HALF = HoursRow("I alt", "50:00 brugt, 25:00 planlagt af 100 bevilgede timer; 25:00 tilbage", 3000, 1500, 6000)
OVER = HoursRow("Nat", "50:00 brugt, 75:00 planlagt af 100 bevilgede timer; 25:00 for meget", 3000, 4500, 6000)
THEMES = ("light", "dark", "high_contrast")


@pytest.fixture
def bar(qtbot: QtBot, themed: QApplication) -> HoursBar:
    made = HoursBar(HALF)
    qtbot.addWidget(made)
    made.resize(600, made.heightForWidth(600))
    return made


def _track(bar: HoursBar) -> _Track:
    (track,) = bar.findChildren(_Track)
    return track


def _texts(bar: HoursBar) -> list[str]:
    return [label.text() for label in bar.findChildren(QLabel) if label.isVisibleTo(bar)]


def _drawn(bar: HoursBar, width: int = 440) -> QImage:
    """The track alone, so wide that an hour of 100 with its room beyond is 4 pixels."""
    bar.show()
    track = _track(bar)
    track.resize(width, track.height())
    return track.grab().toImage()


def _across(image: QImage, start: int, end: int) -> list[QColor]:
    middle = image.height() // 2
    return [image.pixelColor(x, middle) for x in range(start, end)]


def _near(colours: list[QColor], wanted: str) -> int:
    """How many pixels have a colour, give or take the softened edge of a line."""
    goal = QColor(wanted)

    def apart(one: QColor) -> int:
        return abs(one.red() - goal.red()) + abs(one.green() - goal.green()) + abs(one.blue() - goal.blue())

    return sum(apart(colour) < 90 for colour in colours)


def test_the_figures_are_visible_text_and_the_accessible_description(bar: HoursBar) -> None:
    assert _texts(bar) == [HALF.title, HALF.text]
    assert (bar.accessibleName(), bar.accessibleDescription()) == (HALF.title, HALF.text)
    bar.show_row(OVER)
    assert _texts(bar) == [OVER.title, OVER.text, "over"]
    assert (bar.accessibleName(), bar.accessibleDescription()) == (OVER.title, OVER.text)
    bar.show_row(HALF)
    assert "over" not in _texts(bar)


def test_what_is_shown_is_never_html_and_the_keyboard_passes_by(bar: HoursBar) -> None:
    assert {label.textFormat() for label in bar.findChildren(QLabel)} == {Qt.TextFormat.PlainText}
    parts: list[QWidget] = [bar, *bar.findChildren(QWidget)]
    assert {part.focusPolicy() for part in parts} == {Qt.FocusPolicy.NoFocus}


@pytest.mark.parametrize("name", THEMES)
def test_used_is_solid_and_planned_is_lines_in_every_theme(bar: HoursBar, themed: QApplication, name: str) -> None:
    colours: Colours = theme.apply_theme(themed, Preferences(theme=name))
    image = _drawn(bar)
    used, planned, free = _across(image, 8, 192), _across(image, 208, 292), _across(image, 308, 390)
    assert _near(used, colours.accent) == len(used)
    assert 0 < _near(planned, colours.accent) < len(planned)
    assert 0 < _near(planned, colours.back) < len(planned)
    assert _near(free, colours.back) == len(free)


@pytest.mark.parametrize("name", THEMES)
def test_too_much_is_crossed_lines_beyond_the_mark(bar: HoursBar, themed: QApplication, name: str) -> None:
    """125 of 100 hours fill the width: the grant ends at 4/5 of it."""
    colours: Colours = theme.apply_theme(themed, Preferences(theme=name))
    bar.show_row(OVER)
    image = _drawn(bar)
    end = round(440 * 0.8)
    assert _near(_across(image, 8, end - 8), colours.error) == 0
    beyond = _across(image, end + 8, 432)
    assert 0 < _near(beyond, colours.error) < len(beyond)
    assert _near(beyond, colours.back) > 0


@pytest.mark.parametrize(("row", "where"), [(HALF, 440 / 1.1), (OVER, 440 * 0.8)])
def test_the_grants_end_is_a_mark_higher_than_the_bar(bar: HoursBar, row: HoursRow, where: float) -> None:
    bar.show_row(row)
    image = _drawn(bar)
    top = [x for x in range(image.width()) if _near([image.pixelColor(x, 2)], theme.LIGHT.text)]
    assert top
    assert all(abs(x - where) <= 4 for x in top)


def test_without_a_grant_there_is_no_mark_and_nothing_is_over(bar: HoursBar) -> None:
    bar.show_row(replace(OVER, granted=None))
    image = _drawn(bar)
    assert "over" not in _texts(bar)
    assert not [x for x in range(image.width()) if _near([image.pixelColor(x, 2)], theme.LIGHT.text)]
    assert _near(_across(image, 8, 432), theme.LIGHT.accent)


@pytest.mark.parametrize(("used", "granted"), [(0, 0), (600, 0), (0, None)])
def test_nothing_used_or_nothing_granted_can_be_drawn(bar: HoursBar, used: int, granted: int | None) -> None:
    bar.show_row(HoursRow("Nat", "", used, 0, granted))
    image = _drawn(bar)
    assert bool(_near(_across(image, 8, 432), theme.LIGHT.error)) is (used > 0)


def test_it_grows_with_the_text(bar: HoursBar, themed: QApplication) -> None:
    bar.show()
    before, label = _track(bar).sizeHint().height(), bar.findChildren(QLabel)[1].heightForWidth(500)
    theme.apply_theme(themed, Preferences(theme="light", text_size=200))
    assert _track(bar).sizeHint().height() >= 1.8 * before
    assert bar.findChildren(QLabel)[1].heightForWidth(500) >= 1.8 * label
    assert bar.heightForWidth(300) > bar.heightForWidth(900)


def test_bars_under_each_other_are_as_long_whether_over_or_not(bar: HoursBar) -> None:
    bar.show()
    QApplication.processEvents()
    length = _track(bar).width()
    bar.show_row(OVER)
    QApplication.processEvents()
    assert _track(bar).width() == length
