"""Contrast of every pair of colours, and the size of everything that can be pressed, measured on real widgets."""

from __future__ import annotations

import importlib.util
import math
from collections.abc import Iterator
from itertools import pairwise, product
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QColor, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListView,
    QListWidget,
    QMenuBar,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QTableView,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.model.services.preferences import THEMES, Preferences
from app.ui import theme
from app.ui.main_window import MainWindow
from app.ui.style_sheet import Colours
from app.ui.widgets import Choice, Table, button

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.model.services.binder import Binder

PALETTES = {"light": theme.LIGHT, "dark": theme.DARK, "high_contrast": theme.CONTRAST}
SCREENS = ("overview", "roster", "timesheets", "people", "scheme", "settings")
TEXTS = ("text", "muted", "error", "warning")
GROUNDS = ("back", "panel", "weekend")


def luminance(colour: str) -> float:
    """WCAG 2.2's relative luminance."""
    linear: list[float] = []
    for channel in (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF()):
        linear.append(channel / 12.92 if channel <= 0.04045 else math.pow((channel + 0.055) / 1.055, 2.4))
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_itself_is_wcags() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("name", "text", "ground"), [*product(PALETTES, TEXTS, GROUNDS)])
def test_text_can_be_read_on_every_ground(name: str, text: str, ground: str) -> None:
    colours = PALETTES[name]
    least = 7 if name == "high_contrast" else 4.5
    assert contrast(getattr(colours, text), getattr(colours, ground)) >= least


@pytest.mark.parametrize("name", PALETTES)
def test_text_on_what_is_chosen_can_be_read(name: str) -> None:
    colours = PALETTES[name]
    assert contrast(colours.on_accent, colours.accent) >= (7 if name == "high_contrast" else 4.5)


@pytest.mark.parametrize(
    ("name", "mark", "ground"), [*product(PALETTES, ("line", "focus", "accent", "muted"), GROUNDS)]
)
def test_frames_focus_and_marks_can_be_seen(name: str, mark: str, ground: str) -> None:
    colours = PALETTES[name]
    assert contrast(getattr(colours, mark), getattr(colours, ground)) >= 3


@pytest.mark.parametrize("name", PALETTES)
def test_check_marks_and_arrows_are_drawn_in_a_tone_that_can_be_seen(name: str) -> None:
    colours = PALETTES[name]
    on_field, on_accent = ("#ffffff", "#10202e") if colours.dark else ("#10202e", "#ffffff")
    assert contrast(on_field, colours.back) >= 4.5
    assert contrast(on_accent, colours.accent) >= 4.5


def test_every_icon_in_the_style_sheet_is_there(themed: QApplication) -> None:
    for name in PALETTES:
        theme.apply_theme(themed, Preferences(theme=name))
        urls = [part.split('")')[0] for part in themed.styleSheet().split('url("')[1:]]
        assert urls
        for url in urls:
            assert Path(url).read_text(encoding="utf-8").startswith("<svg")


@pytest.mark.parametrize("name", THEMES)
def test_the_palette_knows_the_theme_also_where_a_window_is_not_active(themed: QApplication, name: str) -> None:
    colours: Colours = theme.apply_theme(themed, Preferences(theme=name))
    palette = themed.palette()
    for group in (palette.ColorGroup.Active, palette.ColorGroup.Inactive, palette.ColorGroup.Disabled):
        assert palette.color(group, palette.ColorRole.Highlight) == QColor(colours.accent)
        assert palette.color(group, palette.ColorRole.HighlightedText) == QColor(colours.on_accent)
        written = palette.color(group, palette.ColorRole.Text).name()
        assert contrast(written, colours.back) >= 4.5


class Samples(QWidget):
    """One of each thing that can be pressed, chosen or written in."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        bar = QMenuBar()
        menu = bar.addMenu("&Filer")
        menu.addAction("Åbn").setShortcut("Ctrl+O")
        menu.addAction("Vælg").setCheckable(True)
        self.menus = [menu]
        tabs = QTabWidget()
        tabs.addTab(QWidget(), "A")
        self.table = Table("Prøve")
        rows = QStandardItemModel(2, 2)
        self.table.setModel(rows)
        rows.setParent(self.table)
        self.choice = Choice({1: "Et", 2: "To"})
        tool = QToolButton()
        tool.setText("i")
        names = QListWidget()
        names.addItems(["Et", "To", "Tre"])
        names.setResizeMode(QListView.ResizeMode.Adjust)
        plain = (
            QPushButton("x"),
            button("y", lambda: None, primary=True),
            tool,
            QCheckBox("Hak"),
            QRadioButton("Valg"),
        )
        for widget in (bar, *plain, QLineEdit(), QSpinBox(), self.choice, QPlainTextEdit(), tabs, names, self.table):
            column.addWidget(widget)


def pressed_things(root: QWidget) -> Iterator[QWidget]:
    """What a finger, a gaze or a mouse aims at; parts that Qt makes for itself are left out."""
    for kind in (QAbstractButton, QLineEdit, QComboBox, QSpinBox, QPlainTextEdit):
        for widget in root.findChildren(kind):
            own = not widget.objectName().startswith("qt_") and widget.metaObject().className() != "QTableCornerButton"
            inside_field = isinstance(widget.parent(), QComboBox | QSpinBox)
            if own and not inside_field and widget.isVisibleTo(root):
                yield widget


def too_small(root: QWidget, least: int) -> list[str]:
    found = []
    for widget in pressed_things(root):
        if widget.height() < least or widget.width() < least:
            found.append(f"{widget.metaObject().className()} {widget.accessibleName()} {widget.size().toTuple()}")
    for view in root.findChildren(QAbstractItemView):
        if view.isVisibleTo(root) and view.model() is not None and view.model().rowCount():
            first = view.model().index(0, 0)
            high = view.rowHeight(0) if isinstance(view, QTableView) else view.visualRect(first).height()
            if high < least and not view.metaObject().className().startswith("QHeader"):
                found.append(f"{view.accessibleName()}: a row is {high} high")
    return found


@pytest.mark.parametrize("size", [100, 200, 300])
@pytest.mark.parametrize(("large", "least"), [(False, 24), (True, 44)])
def test_everything_that_can_be_pressed_is_large_enough(
    themed: QApplication, qtbot: QtBot, *, large: bool, least: int, size: int
) -> None:
    theme.apply_theme(themed, Preferences(theme="light", text_size=size, large_targets=large))
    samples = Samples()
    qtbot.addWidget(samples)
    samples.show()
    assert too_small(samples, least) == []
    for menu in samples.menus:
        menu.ensurePolished()
        for action in menu.actions():
            area = menu.actionGeometry(action)
            assert area.height() >= least
            assert area.width() >= least


@pytest.mark.qt_log_ignore("This plugin does not support")  # raising and grabbing, off screen
@pytest.mark.parametrize(("large", "least"), [(False, 24), (True, 44)])
def test_menu_bar_tabs_headings_and_open_lists_are_large_enough(
    themed: QApplication, qtbot: QtBot, *, large: bool, least: int
) -> None:
    theme.apply_theme(themed, Preferences(theme="light", large_targets=large))
    samples = Samples()
    qtbot.addWidget(samples)
    samples.show()
    bar = samples.findChildren(QMenuBar)[0]
    assert bar.actionGeometry(bar.actions()[0]).height() >= least
    tabs = samples.findChildren(QTabWidget)[0].tabBar()
    assert tabs.tabRect(0).height() >= least
    assert tabs.tabRect(0).width() >= least
    assert samples.table.horizontalHeader().height() >= least
    samples.choice.showPopup()
    view = samples.choice.view()
    assert view.visualRect(view.model().index(1, 0)).height() >= least
    samples.choice.hidePopup()


def test_rows_of_a_list_do_not_lie_over_each_other(themed: QApplication, qtbot: QtBot) -> None:
    window = MainWindow(Preferences, lambda _chosen: None)
    qtbot.addWidget(window)
    names = window.findChildren(QListWidget)[0]
    names.show()
    window.show()
    for size in (100, 300, 150):
        theme.apply_theme(themed, Preferences(theme="light", text_size=size))
        QApplication.processEvents()
        rows = [names.visualItemRect(names.item(row)) for row in range(names.count())]
        assert all(lower.top() > upper.bottom() for upper, lower in pairwise(rows))


def test_focus_does_not_move_anything(themed: QApplication, qtbot: QtBot) -> None:
    samples = Samples()
    qtbot.addWidget(samples)
    samples.show()
    samples.activateWindow()
    qtbot.waitUntil(samples.isActiveWindow)
    before = [widget.geometry() for widget in pressed_things(samples)]
    for widget in pressed_things(samples):
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        assert [each.geometry() for each in pressed_things(samples)] == before


@pytest.mark.parametrize("name", PALETTES)
def test_the_current_cell_of_a_table_has_a_frame(themed: QApplication, qtbot: QtBot, name: str) -> None:
    """The frame's colour shows in the picture only while the table has the keyboard."""
    colours = theme.apply_theme(themed, Preferences(theme=name))
    table = Table("Prøve")
    names = QStringListModel(["Et", "To"], table)
    table.setModel(names)
    qtbot.addWidget(table)
    table.resize(300, 200)
    table.show()
    table.activateWindow()
    qtbot.waitUntil(table.isActiveWindow)
    table.setCurrentIndex(names.index(1, 0))
    table.setFocus(Qt.FocusReason.TabFocusReason)
    area = table.visualRect(table.currentIndex())
    picture = table.viewport().grab().toImage()
    edge = picture.pixelColor(area.left() + area.width() // 2, area.top()).name()
    inside = picture.pixelColor(area.right() - 10, area.center().y()).name()
    assert edge == QColor(colours.focus).name()
    assert inside == QColor(colours.back).name()
    assert contrast(colours.focus, colours.back) >= 3


@pytest.mark.parametrize("screen", [key for key in SCREENS if importlib.util.find_spec(f"app.ui.{key}.view")])
@pytest.mark.parametrize(("large", "least"), [(False, 24), (True, 44)])
def test_the_screens_themselves_are_large_enough(
    themed: QApplication, qtbot: QtBot, example: Binder, screen: str, *, large: bool, least: int
) -> None:
    chosen = Preferences(theme="light", large_targets=large)
    theme.apply_theme(themed, chosen)
    window = MainWindow(lambda: chosen, lambda _chosen: None)
    qtbot.addWidget(window)
    window.show()
    window.show_binder(example, screen)
    QApplication.processEvents()
    assert too_small(window, least) == []
