"""A table of one kind of thing with the buttons that belong to it, or an inviting sentence while there is none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from app.ui.entry.tables import R, RowTable
from app.ui.flow_layout import FlowLayout
from app.ui.table_model import TableColumn
from app.ui.widgets import button, heading, plain_label


@dataclass(frozen=True)
class Act(Generic[R]):
    """A button under the table: `fits` says for which chosen row it can be pressed; None for any, also without a row."""

    text: str
    do: Callable[[], None]
    fits: Callable[[R], bool] | None = None


@dataclass(frozen=True)
class ListWords:
    """The panel's name, and what stands instead of an empty table; `note` always stands under the name."""

    title: str
    none: str
    note: str = ""


def any_row(_row: object) -> bool:
    """For a button that needs a row, whichever."""
    return True


class ActListPanel(QFrame, Generic[R]):
    """Shows rows and remembers which one is chosen; Enter opens it, Delete deletes it. The first act makes a new one.

    `chosen` says that the user went to another row.
    """

    chosen = Signal(str)

    def __init__(
        self,
        words: ListWords,
        columns: Sequence[TableColumn[R]],
        opened: Callable[[], None],
        deleted: Callable[[], None],
        acts: Sequence[Act[R]],
        most_rows: int = 8,
    ) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._rows: tuple[R, ...] = ()
        self._table: RowTable[R] = RowTable(words.title, columns, opened, deleted, most_rows)
        self._table.chosen.connect(lambda _identity: self._show_acts())
        self._table.chosen.connect(self.chosen)
        self._none = plain_label(words.none)
        self._acts: tuple[tuple[Act[R], QPushButton], ...] = tuple((act, button(act.text, act.do)) for act in acts)
        column = QVBoxLayout(self)
        column.addWidget(heading(words.title, name="subheading"))
        if words.note:
            column.addWidget(heading(words.note, name="muted"))
        buttons = QWidget()
        row = FlowLayout(buttons)
        for _, made in self._acts:
            row.addWidget(made)
        for part in (self._none, self._table, buttons):
            column.addWidget(part)

    def show_rows(self, rows: Sequence[R], chosen: str | None = None) -> None:
        self._rows = tuple(rows)
        self._table.show_rows(rows, chosen)
        self._table.setVisible(bool(rows))
        self._none.setVisible(not rows)
        self._show_acts()

    def say_when_none(self, text: str) -> None:
        """Why the table is empty now: a search that finds nothing is not a list that has nothing in it."""
        self._none.setText(text)

    def chosen_id(self) -> str | None:
        return self._table.chosen_id()

    @property
    def ids(self) -> frozenset[str]:
        return frozenset(row.id for row in self._rows)

    def has(self, identity: str | None) -> bool:
        return identity in self.ids

    def choose(self, identity: str) -> None:
        self.show_rows(self._rows, identity)

    def focus_work(self) -> None:
        """The table, or the button for the first row while there is none."""
        target = self._acts[0][1] if self._table.isHidden() else self._table
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_acts(self) -> None:
        chosen = next((row for row in self._rows if row.id == self.chosen_id()), None)
        for act, made in self._acts:
            made.setEnabled(act.fits is None or (chosen is not None and act.fits(chosen)))
