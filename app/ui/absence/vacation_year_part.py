"""The part "Året" of the page "Ferie": the year of all helpers week by week, and the vacations in it with their notice."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.model.domain.entities import AbsenceKind
from app.ui.absence.vacation_dialogs import GrantDialog, VacationDialog
from app.ui.absence.vacation_part import Host, VacationPart
from app.ui.absence.vacation_presenter import VacationPresenter
from app.ui.absence.vacation_texts import VacationLine
from app.ui.absence.vacation_year_table import YearTable
from app.ui.absence.vacation_year_texts import LEGEND
from app.ui.entry.list_panel import Act, ActListPanel, ListWords, any_row
from app.ui.entry.texts import Entry
from app.ui.flow_layout import FlowLayout
from app.ui.reading import fit_lines, reading_text
from app.ui.table_model import TableColumn
from app.ui.widgets import announce, ask, button, heading, plain_label

MOST_ROWS, WHY_LINES, FIRST_HELPER = 8, 5, 2
HERE = frozenset({AbsenceKind.VACATION, AbsenceKind.EXTRA_DAY_OFF})


class VacationYearPart(VacationPart):
    """Enter in a cell opens what lies there, or begins a vacation in that week."""

    def __init__(self, host: Host, presenter: VacationPresenter) -> None:
        super().__init__(host)
        self._presenter = presenter
        self._title = heading("", name="subheading")
        self._table = YearTable(self)
        self._details = plain_label()
        self._details.setObjectName("question")
        self._table.moved.connect(lambda: self._details.setText(self._table.spoken()))
        self._table.opened.connect(self._open_cell)
        self._list = self._make_list()
        self._list.chosen.connect(lambda _id: self._show_why())
        self._why = reading_text(self.tr("Hvorfor? Ferien og dens varsel"))
        fit_lines(self._why, WHY_LINES)
        years = QWidget()
        row = FlowLayout(years)
        for text, by in ((self.tr("Året før"), -1), (self.tr("Året efter"), 1)):
            row.addWidget(button(text, partial(self._turn, by)))
        for part in (
            self._title,
            years,
            self._table,
            self._details,
            heading(LEGEND, name="muted"),
            self._list,
            self._why,
        ):
            self._column.addWidget(part)
        self._column.addStretch(1)

    def _make_list(self) -> ActListPanel[VacationLine]:
        words = ListWords(self.tr("Ferie i året"), self.tr("Ingen ferie er skrevet ind i året."))
        columns: list[TableColumn[VacationLine]] = [
            TableColumn(self.tr("Hjælper"), lambda row: row.helper, spoken=lambda row: row.spoken),
            TableColumn(self.tr("Hvad"), lambda row: row.kind),
            TableColumn(self.tr("Dage"), lambda row: row.days),
            TableColumn(self.tr("Tæller"), lambda row: row.count),
            TableColumn(self.tr("Varsel"), lambda row: row.notice),
        ]
        acts: list[Act[VacationLine]] = [
            Act(self.tr("Ny ferie …"), self._new),
            Act(self.tr("Ret ferien …"), self._open, any_row),
            Act(self.tr("Slet ferien"), self._delete, any_row),
            Act(self.tr("Varsl …"), partial(self._print, "ferievarsel"), lambda row: row.is_vacation),
            Act(self.tr("Varslet i dag"), partial(self._tick, agreed=False), lambda row: row.is_vacation),
            Act(self.tr("Kortere varsel aftalt i dag"), partial(self._tick, agreed=True), lambda row: row.is_late),
            Act(
                self.tr("Aftale om kortere varsel …"),
                partial(self._print, "aftale-kortere-varsel"),
                lambda row: row.is_vacation,
            ),
        ]
        return ActListPanel(words, columns, self._open, self._delete, acts, MOST_ROWS)

    def show_all(self) -> None:
        self._presenter.read_year()
        self._title.setText(self.tr("Kalenderåret {}").format(self._presenter.year))
        grid = self._presenter.grid
        self._table.show_grid(grid)
        if not self._table.currentIndex().isValid():
            self._table.go_to(FIRST_HELPER, grid.week_of(self._presenter.today))
        self._details.setText(self._table.spoken())
        self._list.show_rows(self._presenter.vacations())
        self._show_why()

    def focus_first(self) -> None:
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, absence_id: str) -> bool:
        """The vacation of that id, with the keyboard at it; False when it is not in the year."""
        if not self._list.has(absence_id):
            return False
        self._list.choose(absence_id)
        self._show_why()
        self._list.focus_work()
        return True

    def open_chosen(self, field: str) -> None:
        self._open(field)

    def _show_why(self) -> None:
        chosen = self._chosen()
        self._why.setVisible(chosen is not None)
        self._why.setPlainText(chosen.why if chosen is not None else "")

    def _chosen(self) -> VacationLine | None:
        return next((row for row in self._presenter.vacations() if row.id == self._list.chosen_id()), None)

    def _turn(self, by: int) -> None:
        self._presenter.year += by
        self.show_all()

    def _open_cell(self) -> None:
        """What a helper has in the week; nothing: a new vacation in it."""
        at = self._table.currentIndex()
        helper_id = self._presenter.grid.rows[at.row()].helper_id
        if not helper_id:
            return
        found = self._presenter.in_cell(at.row(), at.column())
        vacation = next((part for part in found if part.kind in HERE), None)
        wish = next((part for part in found if part.is_wish), None)
        if vacation is not None:
            self._edit_vacation(vacation.id, self._table.setFocus)
        elif wish is not None:
            self._grant(wish.id)
        elif found:
            told = self.tr("{}. Det rettes under Sygdom og andet fravær eller Barsel.").format(self._table.spoken())
            self._details.setText(told)
            announce(self._details, told)
        else:
            self._add(helper_id, at.column())

    def _grant(self, wish_id: str) -> None:
        entry = self._presenter.grant(wish_id)
        hint = partial(self._presenter.hint_for, first="from", last="to")
        self._edit(lambda: GrantDialog(entry, hint, self), self._table.setFocus)

    def _add(self, helper_id: str, week: int) -> None:
        entry = self._presenter.new_vacation(helper_id, *self._presenter.week_days(week))
        self._edit(lambda: self._dialog(self.tr("Ny ferie"), entry), self._table.setFocus)

    def _new(self) -> None:
        at = self._table.currentIndex()
        helper_id = self._presenter.grid.rows[at.row()].helper_id if at.isValid() else ""
        entry = self._presenter.new_vacation(helper_id)
        before = {row.id for row in self._presenter.vacations()}
        if self._edit(lambda: self._dialog(self.tr("Ny ferie"), entry), self._list.focus_work):
            for row in self._presenter.vacations():
                if row.id not in before:
                    self.choose(row.id)

    def _dialog(self, title: str, entry: Entry, field: str = "") -> VacationDialog:
        hint = partial(self._presenter.hint_for, first="first_day", last="last_day")
        return VacationDialog(title, entry, self._presenter.helpers(), hint, self, field)

    def _open(self, field: str = "") -> None:
        chosen = self._list.chosen_id()
        if chosen:
            self._edit_vacation(chosen, self._list.focus_work, field)

    def _edit_vacation(self, absence_id: str, back: Callable[[], None], field: str = "") -> None:
        entry = self._presenter.open_vacation(absence_id)
        self._edit(lambda: self._dialog(self.tr("Ret ferien"), entry, field), back)

    def _delete(self) -> None:
        chosen = self._list.chosen_id()
        text = self.tr("Slet ferien? Vagterne bliver stående.")
        if chosen and ask(self, self.tr("Slet ferien"), text, self.tr("Slet ferien")):
            self._host.attempt(partial(self._presenter.delete_vacation, chosen))
            self._list.focus_work()

    def _tick(self, *, agreed: bool) -> None:
        chosen = self._list.chosen_id()
        if chosen:
            change = self._presenter.agreed_today if agreed else self._presenter.announced_today
            self._host.attempt(partial(change, chosen))
            self._list.focus_work()

    def _print(self, name: str) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._letter(name, chosen.helper_id, chosen.id, self._list.focus_work)
