"""The chosen matter in full, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from app.ui.flow_layout import FlowLayout
from app.ui.reading import fit_lines, reading_text
from app.ui.widgets import button, heading

DETAIL_LINES = 14


@dataclass(frozen=True)
class DetailActions:
    """What the buttons do."""

    lead: Callable[[], None]
    toggle: Callable[[], None]
    excuse: Callable[[], None]
    put_off: Callable[[], None]
    settle: Callable[[], None]
    unmark: Callable[[], None]


@dataclass(frozen=True)
class Detail:
    """What is shown: texts, and which buttons there are. `toggle` is the text of its button, "" for none."""

    title: str
    text: str
    way: str
    toggle: str
    excusable: bool
    put_away: bool


class DetailPanel(QFrame):
    """Follows the current line."""

    def __init__(self, actions: DetailActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._title = heading("", name="subheading")
        self._text = reading_text(self.tr("Det valgte i fuld længde"), self)
        self._lead = button("", actions.lead, primary=True)
        self._toggle = button("", actions.toggle)
        self._excuse = button(self.tr("Skriv undtagelse …"), actions.excuse)
        self._put_off = button(
            self.tr("Udsæt …"), actions.put_off, hint=self.tr("Skjul det til en dag, du vælger. Så kommer det igen.")
        )
        self._settle = button(
            self.tr("Afsluttet …"), actions.settle, hint=self.tr("Skjul det med en note om, hvordan det blev løst.")
        )
        self._unmark = button(
            self.tr("Vis igen"), actions.unmark, hint=self.tr("Tag »udsat« eller »afsluttet« tilbage.")
        )
        row = FlowLayout()
        for each in self._buttons():
            row.addWidget(each)
        column = QVBoxLayout(self)
        column.addWidget(self._title)
        column.addWidget(self._text, 1)
        column.addLayout(row)

    def show_detail(self, detail: Detail) -> None:
        if detail.title != self._title.text():
            self._title.setText(detail.title)
        if detail.text != self._text.toPlainText():
            self._text.setPlainText(detail.text)
        self._lead.setText(detail.way)
        self._toggle.setText(detail.toggle)
        kept = {
            self._toggle: bool(detail.toggle),
            self._excuse: detail.excusable and not detail.put_away,
            self._put_off: not detail.put_away,
            self._settle: not detail.put_away,
            self._unmark: detail.put_away,
        }
        for each, shown in kept.items():
            each.setVisible(shown)

    def focus_text(self) -> None:
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def fit(self) -> None:
        fit_lines(self._text, DETAIL_LINES)

    def _buttons(self) -> tuple[QPushButton, ...]:
        return self._lead, self._toggle, self._excuse, self._put_off, self._settle, self._unmark
