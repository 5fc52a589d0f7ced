"""The top of the timesheets: which month, how far it has come, and what can be done with it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.model.domain.danish import MONTHS
from app.model.domain.entities import Month
from app.ui.flow_layout import FlowLayout
from app.ui.timesheets.month_state import Step
from app.ui.timesheets.presenter import TimesheetsPresenter
from app.ui.widgets import Choice, button, heading, plain_label


class MonthBar(QWidget):
    """Shows the presenter's month and says what was asked for."""

    stepped = Signal(int)
    chosen = Signal(object)
    finish_wanted = Signal()
    send_wanted = Signal()
    reopen_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = heading("")
        self._due, self._details = plain_label(), plain_label()
        self._months: Choice[int] = Choice({n: name.capitalize() for n, name in enumerate(MONTHS, 1)})
        self._years: Choice[int] = Choice({})
        self._months.activated.connect(self._choose)
        self._years.activated.connect(self._choose)
        self._finish = button(self.tr("Markér som færdig"), self.finish_wanted.emit, primary=True)
        self._send = button(self.tr("Markér som sendt"), self.send_wanted.emit, primary=True)
        self._reopen = button(self.tr("Genåbn …"), self.reopen_wanted.emit)
        self._save = button(
            self.tr("Gem alle som PDF"), self.save_wanted.emit, hint=self.tr("Gemmer en timeseddel for hver hjælper.")
        )
        self._lay_out()

    def show_month(self, presenter: TimesheetsPresenter) -> None:
        texts = presenter.texts
        self._title.setText(f"{presenter.title} – {texts.state[:1].lower()}{texts.state[1:]}")
        self._due.setText(texts.due)
        self._due.setObjectName("error" if texts.late else "")
        self._due.style().polish(self._due)
        self._details.setText("\n".join(texts.details))
        for label in (self._due, self._details):
            label.setHidden(not label.text())
        self._months.set_value(presenter.month.number)
        self._years.set_choices({year: str(year) for year in presenter.years})
        self._years.set_value(presenter.month.year)
        self._months.setAccessibleDescription(self.spoken(presenter))
        for widget, step in ((self._finish, texts.finish), (self._send, texts.send), (self._reopen, texts.reopen)):
            _show_step(widget, step)
            widget.setVisible(texts.has_steps)
        self._save.setVisible(bool(presenter.sheets))

    def spoken(self, presenter: TimesheetsPresenter) -> str:
        """The month and its state in one sentence, for a screen reader."""
        texts = presenter.texts
        return " ".join(text for text in (f"{presenter.title}: {texts.state}.", texts.due, *texts.details) if text)

    def focus_month(self) -> None:
        self._months.setFocus()

    def _lay_out(self) -> None:
        go = FlowLayout()
        go.addWidget(button(self.tr("‹ Forrige måned"), partial(self.stepped.emit, -1), hint="Ctrl+Page Up"))
        go.addWidget(button(self.tr("Næste måned ›"), partial(self.stepped.emit, 1), hint="Ctrl+Page Down"))
        go.addWidget(_labelled(self.tr("Måned"), self._months))
        go.addWidget(_labelled(self.tr("År"), self._years))
        steps = FlowLayout()
        for step in (self._finish, self._send, self._reopen, self._save):
            steps.addWidget(step)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._title)
        column.addLayout(go)
        column.addWidget(self._due)
        column.addWidget(self._details)
        column.addLayout(steps)

    def _choose(self) -> None:
        month, year = self._months.value(), self._years.value()
        if month is not None and year is not None:
            self.chosen.emit(Month(year, month))


def _show_step(widget: QPushButton, step: Step) -> None:
    widget.setEnabled(step.enabled)
    widget.setToolTip(step.hint)
    widget.setAccessibleDescription(step.hint)


def _labelled(text: str, field: Choice[int]) -> QWidget:
    """A field with its label before it, as one thing that wraps."""
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    label = plain_label(text, wrap=False)
    label.setBuddy(field)
    field.setAccessibleName(text)
    field.setMinimumContentsLength(max(4, max((len(field.itemText(n)) for n in range(field.count())), default=0)))
    row.addWidget(label)
    row.addWidget(field)
    return pair
