"""The parts of a form that are folded away behind a button whose words say what it shows, and what is filled in there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from app.ui.entry.fields import Fields
from app.ui.flow_layout import FlowLayout
from app.ui.widgets import button, plain_label

FILLED = "Udfyldt"


@dataclass
class _Fold:
    """One part: its button, the names of its fields, and what else stands there."""

    title: str
    button: QPushButton
    filled: QLabel
    names: tuple[str, ...] = ()
    others: list[QWidget] = field(default_factory=list)
    out: bool = True


class Folds:
    """Parts of one form. A state needs neither colour nor a mark: the button says "Vis ..." or "Skjul ...".

    `shown` is called when a part has come out or gone away, for rows that are wanted only sometimes.
    """

    def __init__(self, fields: Fields, shown: Callable[[], None] = lambda: None) -> None:
        self._fields, self._shown = fields, shown
        self._folds: list[_Fold] = []

    @contextmanager
    def part(self, title: str, *, out: bool = False) -> Iterator[list[QWidget]]:
        """The fields added within belong to it; other widgets are put into the list that is given.

        Args:
            title: what the button shows, with a small letter: "løn og skat".
            out: shown from the start.

        """
        beside = QWidget()
        filled = plain_label(FILLED, wrap=False)
        filled.setObjectName("muted")
        made = _Fold(title, button("", lambda: self._turn(made)), filled)
        row = FlowLayout(beside)
        row.addWidget(made.button)
        row.addWidget(filled)
        self._fields.add_wide(beside)
        before = set(self._fields.names())
        yield made.others
        made.names = tuple(name for name in self._fields.names() if name not in before)
        self._folds.append(made)
        self._show(made, out=out)

    def show_filled(self) -> None:
        """A part that is folded away says whether something is written there."""
        for fold in self._folds:
            self._name(fold)

    def bring_out(self, names: Iterable[str]) -> None:
        """Shows the parts that some fields are in."""
        wanted = set(names)
        for fold in self._folds:
            if wanted & set(fold.names) and not fold.out:
                self._show(fold, out=True)
        self._shown()

    def is_out(self, name: str) -> bool:
        """The part that a field is in is shown; so is a field that is in none."""
        return all(fold.out for fold in self._folds if name in fold.names)

    def show_all(self, *, out: bool) -> None:
        for fold in self._folds:
            self._show(fold, out=out)
        self._shown()

    def _turn(self, fold: _Fold) -> None:
        self._show(fold, out=not fold.out)
        self._shown()

    def _show(self, fold: _Fold, *, out: bool) -> None:
        fold.out = out
        for name in fold.names:
            self._fields.show_row(name, shown=out)
        for widget in fold.others:
            self._fields.show_wide(widget, shown=out)
        self._name(fold)

    def _name(self, fold: _Fold) -> None:
        fold.button.setText(f"Skjul {fold.title}" if fold.out else f"Vis {fold.title}")
        filled = not fold.out and self._fields.is_filled(fold.names)
        fold.filled.setVisible(filled)
        fold.filled.setMinimumHeight(fold.button.sizeHint().height())
        fold.button.setAccessibleDescription(FILLED if filled else "")
