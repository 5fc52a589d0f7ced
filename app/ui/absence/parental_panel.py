"""The page "Barsel" of the screen "Fravær": who is having a child, and the chosen leave's dates with why."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.model.checks.parental import CODE, leave_of
from app.model.domain.entities import Absence, Changes, Contract, Helper, Scheme
from app.model.domain.errors import Refused
from app.model.domain.findings import Finding
from app.model.domain.leave import ParentalLeave
from app.model.services.blanks import Blank, Kind
from app.ui.absence.panel import AbsencePanel
from app.ui.absence.parental_dialogs import ParentalDialog, WriteDialog
from app.ui.absence.parental_presenter import ParentalPresenter
from app.ui.absence.parental_texts import DateLine, ParentalLine
from app.ui.entry.dialog import EntryDialog
from app.ui.entry.list_panel import Act, ActListPanel, ListWords, any_row
from app.ui.entry.tables import RowTable
from app.ui.reading import fit_lines, reading_text
from app.ui.screen import Shell
from app.ui.table_model import TableColumn
from app.ui.widgets import ask, heading, plain_label

LEAST_LINES = 6
MOST_DATES = 10


class ParentalPanel(AbsencePanel):
    """Shows what its presenter holds; each change is saved at once and told to the window."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._presenter = ParentalPresenter(shell.binder)
        self._pay = plain_label()
        self._pay.setObjectName("muted")
        self._leaves = self._list()
        self._leaves.chosen.connect(lambda _identity: self._show_dates())
        self._beside = self._dates_panel()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self._message, self._leaves, self._beside, self._pay):
            column.addWidget(part)
        column.addStretch(1)

    def _list(self) -> ActListPanel[ParentalLine]:
        words = ListWords(
            self.tr("Barsel"),
            self.tr("Ingen hjælper er skrevet ind med barsel. Skriv den ind, så snart du får terminen at vide."),
        )
        columns: list[TableColumn[ParentalLine]] = [
            TableColumn(self.tr("Hjælper"), lambda row: row.helper, spoken=lambda row: row.spoken),
            TableColumn(self.tr("Forælder"), lambda row: row.role),
            TableColumn(self.tr("Barnet"), lambda row: row.due),
            TableColumn(self.tr("Orlov fra"), lambda row: row.begins),
            TableColumn(self.tr("Vagtplan"), lambda row: row.roster),
            TableColumn(self.tr("Hvor langt"), lambda row: row.state),
        ]
        acts: list[Act[ParentalLine]] = [
            Act(self.tr("Ny barsel …"), self._new),
            Act(self.tr("Ret barslen …"), self._open, any_row),
            Act(self.tr("Slet barslen"), self._delete, any_row),
            self._told_act(self.tr("Oplyst i dag"), "notice_on"),
            self._told_act(self.tr("Resten af orloven er oplyst i dag"), "plan_on"),
            self._told_act(self.tr("Besked givet til kommunen i dag"), "municipality_told_on"),
            Act(self.tr("Skriv orloven i vagtplanen …"), self._write, any_row),
            Act(self.tr("Lav kvittering til hjælperen …"), partial(self._print, "kvittering-barsel"), any_row),
            Act(self.tr("Lav besked til kommunen …"), partial(self._print, "kommune-barsel"), any_row),
        ]
        return ActListPanel(words, columns, self._open, self._delete, acts)

    def _told_act(self, text: str, what: str) -> Act[ParentalLine]:
        return Act(text, partial(self._tick, what), lambda row: what in row.to_tell)

    def _dates_panel(self) -> QWidget:
        columns: list[TableColumn[DateLine]] = [
            TableColumn(self.tr("Hvad"), lambda row: row.what, spoken=lambda row: row.spoken),
            TableColumn(self.tr("Hvornår"), lambda row: row.when),
            TableColumn(self.tr("Hvor langt"), lambda row: row.state),
            TableColumn(self.tr("Bestemt af"), lambda row: row.source),
        ]
        title = self.tr("Barslens datoer")
        self._dates: RowTable[DateLine] = RowTable(title, columns, self._read_why, lambda: None, MOST_DATES)
        self._dates.chosen.connect(lambda _identity: self._show_why())
        self._why = reading_text(self.tr("Hvorfor? Barslens dato"))
        fit_lines(self._why, LEAST_LINES)
        held = QFrame()
        held.setObjectName("panel")
        column = QVBoxLayout(held)
        for part in (heading(title, name="subheading"), self._dates):
            column.addWidget(part)
        column.addWidget(heading(self.tr("Hvorfor?"), name="subheading"))
        column.addWidget(self._why)
        return held

    def show_all(self) -> None:
        self._presenter.reload()
        self._leaves.show_rows(self._presenter.lines())
        self._pay.setText(self._presenter.pay)
        self._show_dates()

    def is_touched_by(self, changes: Changes) -> bool:
        return bool(changes.kinds & {ParentalLeave, Absence, Helper, Contract, Scheme})

    def focus_first(self) -> None:
        self._leaves.focus_work()

    def point_at(self, finding: Finding) -> bool:
        """The leave, with its dates under it."""
        if finding.code != CODE:
            return False
        leave_id = leave_of(finding.subject or "")
        if self._leaves.has(leave_id):
            self._leaves.choose(leave_id)
            self._show_dates()
        self._leaves.focus_work()
        return True

    def fill_in(self, blank: Blank) -> bool:
        """A field of one of the leaves; its dialog opens when what called it has closed."""
        if blank.kind is not Kind.PARENTAL:
            return False
        if blank.record_id is not None and self._leaves.has(blank.record_id):
            self._leaves.choose(blank.record_id)
            self._open_later(partial(self._open, blank.field))
        self._leaves.focus_work()
        return True

    def _show_dates(self) -> None:
        rows = self._presenter.dates(self._leaves.chosen_id())
        self._dates.show_rows(rows)
        self._dates.setVisible(bool(rows))
        self._beside.setVisible(self._leaves.chosen_id() is not None)
        self._show_why()

    def _show_why(self) -> None:
        text = self._presenter.why(self._leaves.chosen_id(), self._dates.chosen_id())
        if text != self._why.toPlainText():
            self._why.setPlainText(text)

    def _read_why(self) -> None:
        self._why.setFocus()

    def _new(self) -> None:
        try:
            entry = self._presenter.new()
        except Refused as refused:
            self._message.refuse(refused)
            return
        self._edit(partial(ParentalDialog, self.tr("Ny barsel"), entry, self._presenter.helpers(), self))

    def _open(self, field: str = "") -> None:
        identity = self._leaves.chosen_id()
        if identity:
            entry = self._presenter.open(identity)
            owner = entry.texts["helper_id"]
            helpers = {owner: self._presenter.helpers()[owner]}
            self._edit(partial(ParentalDialog, self.tr("Ret barslen"), entry, helpers, self, field))

    def _write(self) -> None:
        identity = self._leaves.chosen_id()
        if identity:
            self._edit(
                partial(WriteDialog, self.tr("Skriv orloven i vagtplanen"), self._presenter.write(identity), self)
            )

    def _edit(self, make: Callable[[], EntryDialog]) -> None:
        self._edit_in(self._leaves, make, self._show_dates)

    def _delete(self) -> None:
        title = self.tr("Slet barslen")
        text = self.tr(
            "Slet barslen? Gør det kun, når den er skrevet ind ved en fejl. Det, der står i vagtplanen, bliver stående."
        )
        identity = self._leaves.chosen_id()
        if identity and ask(self, title, text, title):
            self._attempt(partial(self._presenter.delete, identity))
            self._leaves.focus_work()

    def _tick(self, what: str) -> None:
        identity = self._leaves.chosen_id()
        if identity and self._attempt(partial(self._presenter.tick_today, identity, what)):
            self._leaves.focus_work()

    def _print(self, name: str) -> None:
        from app.model.services.letters import About
        from app.ui.letters.make_dialog import make_letter

        chosen = next((row for row in self._presenter.lines() if row.id == self._leaves.chosen_id()), None)
        if chosen is not None:
            make_letter(self.shell, name, About(chosen.helper_id, chosen.id), self)
            self._leaves.focus_work()
