"""What the roster's keys, buttons and menus do: dialogs, clipboard, deleting. Refusals stay on the screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from app.model.domain.danish import day_text, plural
from app.model.domain.entities import Changes
from app.model.domain.errors import Refused
from app.model.services.roster_view import ShiftRow
from app.ui.roster.clip import draft_of, repeated_text
from app.ui.roster.day_words import shift_text
from app.ui.roster.presenter import Cell, RosterPresenter
from app.ui.roster.table import RosterTable
from app.ui.widgets import MessageBar, ask


class RosterCommands(QObject):
    """Works on the table's current cell or selection; `changed` is sent after every change of the file."""

    changed = Signal(Changes)

    def __init__(self, presenter: RosterPresenter, table: RosterTable, message: MessageBar, parent: QWidget) -> None:
        super().__init__(parent)
        self.presenter = self._presenter = presenter
        self._table, self._message, self._window = table, message, parent

    def current(self) -> tuple[int, int] | None:
        """Row and helper's column of the current cell; None when there is none."""
        index = self._table.currentIndex()
        if not index.isValid() or not self._presenter.helpers:
            return None
        return index.row(), max(0, index.column() - 1)

    def _cells(self) -> list[tuple[int, int]]:
        indexes = self._table.selectionModel().selectedIndexes() or [self._table.currentIndex()]
        return [(index.row(), index.column() - 1) for index in indexes if index.isValid() and index.column() > 0]

    def _do(self, change: Callable[[], Changes | None], said: str = "") -> bool:
        """Makes a change and tells the window; a refusal stays on the screen."""
        try:
            changes = change()
        except Refused as refused:
            self._message.refuse(refused)
            return False
        self._message.hide()
        if changes is not None:
            self.changed.emit(changes)
        self._tell(said)
        return True

    def _tell(self, said: str = "") -> None:
        """What was done, and what it made wrong or right again."""
        news = self._presenter.watch.news()
        if text := "\n".join(part for part in (said or (self.tr("Gemt.") if news else ""), news) if part):
            self._message.say(text)

    def written(self, row: int, column: int, text: str) -> None:
        """A shift was typed into a cell; what can't be used is put back for mending."""
        try:
            changes = self._presenter.enter(row, column - 1, text)
        except (Refused, ValueError) as wrong:
            self._message.refuse(wrong if isinstance(wrong, Refused) else str(wrong))
            self._table.write(self._table.model().index(row, column), text)
            return
        self._message.hide()
        self.changed.emit(changes)
        self._tell()
        self._table.setFocus()

    def say_locked(self) -> None:
        self._message.refuse(self.tr("Måneden er markeret som færdig. Genåbn den under Timesedler for at ændre den."))

    def open_cell(self) -> None:
        """Enter on a cell: its shift, a choice of several, or a new one."""
        at = self.current()
        if at is None:
            return
        cell = self._presenter.cell(*at)
        if len(cell.shifts) == 1:
            self._edit(cell.shifts[0])
        elif cell.shifts:
            self._choose(cell)
        else:
            self.new_shift()

    def _choose(self, cell: Cell) -> None:
        menu = QMenu(self._window)
        menu.setAccessibleName(self.tr("Vagter denne dag"))
        for shift in cell.shifts:
            menu.addAction(shift_text(shift), partial(self._edit, shift))
        menu.addAction(self.tr("Ny vagt …"), self.new_shift)
        menu.setActiveAction(menu.actions()[0])
        menu.exec(self._table.viewport().mapToGlobal(self._table.visualRect(self._table.currentIndex()).bottomLeft()))

    def helpers(self) -> dict[str, str]:
        return {helper.id: helper.name for helper in self._presenter.helpers}

    def new_shift(self) -> None:
        at = self.current()
        if self._presenter.is_finished():
            self.say_locked()
        elif at is not None:
            start = (self._presenter.days[at[0]].day, self._presenter.helpers[at[1]].id)
            self._shift_dialog(None, start)

    def _edit(self, shift: ShiftRow) -> None:
        self._shift_dialog(shift, (shift.start.date(), shift.helper_id))

    def _shift_dialog(self, shift: ShiftRow | None, start: tuple[date, str]) -> None:
        from app.ui.roster.dialogs import ShiftDialog

        made: list[Changes] = []
        draft = draft_of(shift) if shift else None
        identity = shift.id if shift else None
        asks = (
            lambda wanted: self._presenter.watch.trial_text(identity, wanted),
            lambda wanted: made.append(self._presenter.save(identity, wanted)),
        )
        ShiftDialog(self.helpers(), draft, start, asks, self._window).exec()
        self.finish(made)

    def finish(self, made: Sequence[Changes], said: str = "") -> None:
        """After a dialog: what it did is shown and told."""
        for changes in made:
            self._do(lambda changes=changes: changes, said)  # type: ignore[misc]
        if said and not made:
            self._message.say(said)
        self._table.setFocus()

    def copy(self, *, cut: bool) -> None:
        count = self._presenter.copy(self._cells(), cut=cut)
        verb = self.tr("klippet; indsæt for at flytte") if cut else self.tr("kopieret")
        text = f"{plural(count, 'vagt', 'vagter')} {verb}." if count else self.tr("Der er ingen vagt at kopiere her.")
        self._message.say(text)

    def paste(self) -> None:
        at = self.current()
        if at is None:
            return
        said: list[str] = []

        def change() -> Changes:
            done = self._presenter.paste(*at)
            said.append(repeated_text(done))
            return done.changes

        try:
            changes = change()
        except Refused as refused:
            self._message.refuse(refused)
        else:
            self.finish([changes], said[0])

    def repeat(self) -> None:
        from app.ui.roster.dialogs import RepeatDialog

        at = self.current()
        shifts = self._presenter.cell(*at).shifts if at else ()
        if not shifts:
            self._message.refuse(self.tr("Stil dig på en vagt for at gentage den."))
            return
        done: list[Changes] = []
        said: list[str] = []

        def save(every: int, until: date) -> None:
            result = self._presenter.repeat(shifts[0], every, until)
            done.append(result.changes)
            said.append(repeated_text(result))

        RepeatDialog(shift_text(shifts[0]), self._presenter.period()[1], save, self._window).exec()
        self.finish(done, said[0] if said else "")

    def delete(self) -> None:
        shifts = [shift for at in self._cells() for shift in self._presenter.cell(*at).shifts]
        if not shifts:
            self._message.refuse(self.tr("Der er ingen vagt at slette her."))
            return
        what = shift_text(shifts[0]) if len(shifts) == 1 else plural(len(shifts), "vagt", "vagter")
        text = self.tr("Slet {} den {}?").format(what, day_text(shifts[0].start.date()))
        if len(shifts) > 1:
            text = self.tr("Slet {}?").format(what)
        would = self._presenter.watch.short_text(self._presenter.watch.deletion([shift.id for shift in shifts]))
        text = f"{text}\n\n{would}" if would else text
        if ask(self._window, self.tr("Slet"), text, self.tr("Slet"), self.tr("Behold")):
            self._do(lambda: self._presenter.delete(shifts))
        self._table.setFocus()

    def context_menu(self, tools: Sequence[QPushButton], where: QPoint) -> None:
        """The same commands as the buttons, at the cell."""
        menu = QMenu(self._window)
        for tool in tools:
            action = menu.addAction(tool.text())
            action.triggered.connect(lambda _checked=False, tool=tool: tool.click())
        menu.exec(self._table.viewport().mapToGlobal(where))
