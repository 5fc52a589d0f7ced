"""The card of one helper: the fields, what is folded away, and the buttons that save and undo."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.ui.entry.fields import Fields
from app.ui.flow_layout import FlowLayout
from app.ui.people.helper_texts import FUND_NO, FUND_UNKNOWN, FUND_YES
from app.ui.widgets import button, heading, plain_label

_SELDOM = ("bank_account", "relative", "unemployment_fund", "respiration_approved_on")


class HelperCardPanel(QFrame):
    """Shows texts and says what is typed; knows nothing of helpers."""

    edited = Signal(str, str)

    def __init__(self, save: Callable[[], None], undo: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._title = heading("", name="subheading")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._fields = Fields()
        self._folded_out = False
        self._more = button("", lambda: self._fold(out=not self._folded_out))
        self._add_fields()
        self._fields.edited.connect(self.edited)
        self._fields.submitted.connect(save)
        self._save = button(self.tr("Gem"), save, primary=True, hint=self.tr("Ctrl+S"))
        self._undo = button(self.tr("Fortryd ændringer"), undo)
        self._unsaved = plain_label(self.tr("Ikke gemt endnu"), wrap=False)
        self._unsaved.setObjectName("muted")
        buttons = QWidget()
        row = FlowLayout(buttons)
        for widget in (self._save, self._undo, self._unsaved):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.addWidget(self._title)
        column.addWidget(self._fields)
        column.addWidget(buttons)

    def _add_fields(self) -> None:
        add = self._fields
        add.add_line("name", self.tr("Navn"))
        add.add_day("born_on", self.tr("Fødselsdato"))
        add.add_cpr("cpr", self.tr("CPR-nummer"))
        add.add_line("address", self.tr("Adresse"))
        add.add_line("phone", self.tr("Telefon"))
        add.add_line("email", self.tr("E-mail"))
        row = FlowLayout(beside := QWidget())
        row.addWidget(self._more)
        add.add_wide(beside)
        add.add_line("bank_account", self.tr("Bankkonto"))
        funds = {FUND_YES: self.tr("Ja"), FUND_NO: self.tr("Nej"), FUND_UNKNOWN: self.tr("Ved ikke")}
        add.add_options("unemployment_fund", self.tr("A-kasse"), funds)
        add.add_day("respiration_approved_on", self.tr("Godkendt til respiration"))
        add.add_tick("relative", self.tr("Nærtstående til borgeren"))
        self._fold(out=False)

    def _fold(self, *, out: bool) -> None:
        """The button's words say what it does next: a state that needs neither colour nor a mark."""
        self._folded_out = out
        self._more.setText(self.tr("Vis færre oplysninger") if out else self.tr("Vis flere oplysninger"))
        for name in _SELDOM:
            self._fields.show_row(name, shown=out)

    def show_card(self, title: str, texts: Mapping[str, str]) -> None:
        self._title.setText(title)
        self._fields.show_texts(texts)

    def show_state(self, *, changed: bool, new: bool) -> None:
        """What can be saved and undone; a new helper can be given up before anything is typed."""
        self._save.setEnabled(changed)
        self._undo.setEnabled(changed or new)
        self._unsaved.setVisible(changed)
        self._unsaved.setMinimumHeight(self._undo.sizeHint().height())

    def show_mistakes(self, mistakes: Mapping[str, str]) -> None:
        """Under their fields; a folded field with a mistake comes out."""
        self._fields.show_mistakes(mistakes)
        if any(name in mistakes for name in _SELDOM):
            self._fold(out=True)

    def hide_numbers(self) -> None:
        self._fields.hide_numbers()

    def focus_mistake(self) -> bool:
        return self._fields.focus_mistake()

    def focus_first(self) -> None:
        self._fields.focus_first()
