"""Pages of which one is in front, chosen by buttons that go on to a second line with large text.

A tab bar would hide those that have no room behind two small arrows. Tab goes to the chosen button, the arrows to the
others; Ctrl+Page Up and Ctrl+Page Down change the page from anywhere in it. Pages within a page have no keys of their own:
those keys would be the outer ones' too.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from app.ui.flow_layout import FlowLayout
from app.ui.widgets import button

HINT = "Pil til højre og venstre, eller Ctrl+Page Up og Ctrl+Page Down, skifter fane."
INNER_HINT = "Pil til højre og venstre skifter."


class TabPages(QWidget):
    """`turned` says which page has come to the front, however it was chosen."""

    turned = Signal(int)

    def __init__(self, name: str, pages: Sequence[tuple[str, QWidget]], *, within: bool = False) -> None:
        super().__init__()
        self._buttons = QButtonGroup(self)
        self._pages = tuple(page for _, page in pages)
        strip = QWidget()
        strip.setAccessibleName(name)
        row = FlowLayout(strip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(strip)
        for index, (title, page) in enumerate(pages):
            tab = button(title, partial(self.choose, index))
            tab.setCheckable(True)
            tab.setAccessibleDescription(INNER_HINT if within else HINT)
            self._buttons.addButton(tab, index)
            row.addWidget(tab)
            column.addWidget(page, 1)
            page.setVisible(index == 0)
        self._buttons.button(0).setChecked(True)
        for keys, by in () if within else (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1)):
            turn = QShortcut(QKeySequence(keys), self)
            turn.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            turn.activated.connect(partial(self._step, by))

    @property
    def index(self) -> int:
        return self._buttons.checkedId()

    def choose(self, index: int) -> None:
        self._buttons.button(index).setChecked(True)
        for number, page in enumerate(self._pages):
            page.setVisible(number == index)
        self.turned.emit(index)

    def bring(self, page: QWidget) -> None:
        """One of the pages, to the front."""
        self.choose(self._pages.index(page))

    def _step(self, by: int) -> None:
        index = (self.index + by) % len(self._pages)
        self.choose(index)
        self._buttons.button(index).setFocus(Qt.FocusReason.ShortcutFocusReason)
