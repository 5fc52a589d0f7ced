"""The parts "Saldi" and "Fra før og overført" of the page "Ferie": the balances with every step, and the days beside absences."""

from __future__ import annotations

from functools import partial

from app.ui.absence.vacation_balance_presenter import KINDS, BalancePresenter, EntryLine
from app.ui.absence.vacation_balance_texts import BalanceLine
from app.ui.absence.vacation_dialogs import VacationEntryDialog
from app.ui.absence.vacation_part import Host, VacationPart
from app.ui.away.dialogs import DayDialog
from app.ui.entry.list_panel import Act, ActListPanel, ListWords, any_row
from app.ui.entry.texts import Entry
from app.ui.reading import fit_lines, reading_text
from app.ui.table_model import TableColumn
from app.ui.widgets import Choice, Form, ask, heading

MOST_ROWS, WHY_LINES = 12, 12


class VacationBalancePart(VacationPart):
    """The chosen line's explanation follows under the table."""

    def __init__(self, host: Host, presenter: BalancePresenter) -> None:
        super().__init__(host)
        self._presenter = presenter
        form = Form()
        self._years: Choice[str] = form.add_choice(self.tr("Ferieår"), {"": ""})
        self._years.currentIndexChanged.connect(lambda _index: self._turn())
        self._seen = heading("", name="muted")
        self._list = self._make_list()
        self._list.chosen.connect(lambda _id: self._show_why())
        self._why = reading_text(self.tr("Hvorfor? Hvert skridt i regnskabet"))
        fit_lines(self._why, WHY_LINES)
        caption = heading(self.tr("Hvorfor?"), name="subheading")
        for part in (form, self._seen, self._list, caption, self._why):
            self._column.addWidget(part)
        self._column.addStretch(1)

    def _make_list(self) -> ActListPanel[BalanceLine]:
        words = ListWords(
            self.tr("Feriesaldi i dage"),
            self.tr("Der er ingen kontrakter at regne ferie af. Skriv dem under Hjælpere."),
        )
        columns: list[TableColumn[BalanceLine]] = [
            TableColumn(self.tr("Hjælper"), lambda row: row.helper, spoken=lambda row: row.spoken),
            TableColumn(self.tr("År"), lambda row: row.year),
            TableColumn(self.tr("Tilbage"), lambda row: row.left, right=True),
            TableColumn(self.tr("I timer"), lambda row: row.hours, right=True),
            TableColumn(self.tr("Optjent"), lambda row: row.earned, right=True),
            TableColumn(self.tr("Overført til"), lambda row: row.moved_in, right=True),
            TableColumn(self.tr("Holdt"), lambda row: row.taken, right=True),
            TableColumn(self.tr("Planlagt"), lambda row: row.planned, right=True),
            TableColumn(self.tr("Gået fra"), lambda row: row.gone, right=True),
            TableColumn(self.tr("Optjenes endnu"), lambda row: row.to_come, right=True),
            TableColumn(self.tr("Holdes senest"), lambda row: row.until),
        ]
        acts: list[Act[BalanceLine]] = [
            Act(self.tr("Set fra en anden dag …"), self._see_from),
            Act(self.tr("Læs hvorfor"), self._read_why, any_row),
            Act(self.tr("Feriebrev …"), partial(self._print, "feriebrev"), any_row),
            Act(self.tr("Aftale om overførsel …"), partial(self._print, "aftale-overfoersel"), any_row),
        ]
        return ActListPanel(words, columns, self._read_why, lambda: None, acts, MOST_ROWS)

    def show_all(self) -> None:
        self._presenter.read_balances()
        self._years.blockSignals(True)
        self._years.set_choices(self._presenter.years())
        self._years.set_value(self._presenter.year)
        self._years.blockSignals(False)
        self._show()

    def _show(self) -> None:
        self._seen.setText(self._presenter.title())
        self._list.show_rows(self._presenter.lines())
        self._show_why()

    def focus_first(self) -> None:
        self._list.focus_work()

    def point_at(self, helper_id: str | None, year: str | None) -> None:
        """A helper's line, of that vacation year if it is among those shown."""
        self._presenter.year = ""
        if year is not None and self._presenter.line_for(helper_id, year) != f"{helper_id}/{year}":
            self._presenter.year = year
        self.show_all()
        line = self._presenter.line_for(helper_id, year)
        if line is not None:
            self._list.choose(line)
            self._show_why()
        self._list.focus_work()

    def _show_why(self) -> None:
        self._why.setPlainText(self._presenter.why(self._list.chosen_id()))

    def _read_why(self) -> None:
        self._why.setFocus()

    def _turn(self) -> None:
        self._presenter.year = self._years.value() or ""
        self._show()

    def _see_from(self) -> None:
        entry = self._presenter.seen_from()
        hint = self.tr("Saldoen ved den dags slutning. Et tomt felt er i dag.")
        dialog = DayDialog(self.tr("Set fra en anden dag"), entry, self, hint)
        dialog.exec()
        dialog.deleteLater()
        self.show_all()
        self._list.focus_work()

    def _print(self, name: str) -> None:
        chosen = next((row for row in self._presenter.lines() if row.id == self._list.chosen_id()), None)
        if chosen is not None:
            self._letter(name, chosen.helper_id, None, self._list.focus_work)


class VacationEntryPart(VacationPart):
    """What absences don't tell of vacation, one line for each."""

    def __init__(self, host: Host, presenter: BalancePresenter) -> None:
        super().__init__(host)
        self._presenter = presenter
        self._list = self._make_list()
        self._column.addWidget(self._list)
        self._column.addStretch(1)

    def _make_list(self) -> ActListPanel[EntryLine]:
        words = ListWords(
            self.tr("Fra før og overført"),
            self.tr("Intet er skrevet ind."),
            self.tr(
                "Det, som fravær ikke fortæller: dage fra før programmet blev taget i brug, dage, der er overført eller "
                "udbetalt, og feriehindring."
            ),
        )
        columns: list[TableColumn[EntryLine]] = [
            TableColumn(self.tr("Hjælper"), lambda row: row.helper, spoken=lambda row: row.spoken),
            TableColumn(self.tr("Ferieår"), lambda row: row.year),
            TableColumn(self.tr("Hvad"), lambda row: row.kind),
            TableColumn(self.tr("Dage"), lambda row: row.days, right=True),
            TableColumn(self.tr("Aftalt"), lambda row: row.agreed),
            TableColumn(self.tr("Indberettet"), lambda row: row.reported),
            TableColumn(self.tr("Note"), lambda row: row.note),
        ]
        acts: list[Act[EntryLine]] = [
            Act(self.tr("Skriv dage ind …"), self._new),
            Act(self.tr("Ret linjen …"), self._open, any_row),
            Act(self.tr("Slet linjen"), self._delete, any_row),
            Act(self.tr("Lav aftalen om overførsel …"), self._print, lambda row: row.is_transfer),
        ]
        return ActListPanel(words, columns, self._open, self._delete, acts, MOST_ROWS)

    def show_all(self) -> None:
        self._presenter.read_entries()
        self._list.show_rows(self._presenter.entries())

    def focus_first(self) -> None:
        self._list.focus_work()

    def choose(self, entry_id: str) -> bool:
        if not self._list.has(entry_id):
            return False
        self._list.choose(entry_id)
        self._list.focus_work()
        return True

    def _new(self) -> None:
        before = {row.id for row in self._presenter.entries()}
        entry = self._presenter.new_entry()
        if self._edit(lambda: self._dialog(self.tr("Skriv feriedage ind"), entry), self._list.focus_work):
            for row in self._presenter.entries():
                if row.id not in before:
                    self.choose(row.id)

    def _open(self) -> None:
        chosen = self._list.chosen_id()
        if chosen:
            entry = self._presenter.open_entry(chosen)
            self._edit(lambda: self._dialog(self.tr("Ret feriedage"), entry), self._list.focus_work)

    def _dialog(self, title: str, entry: Entry) -> VacationEntryDialog:
        choices = (self._presenter.helpers(), KINDS, self._presenter.entry_years())
        return VacationEntryDialog(title, entry, choices, self)

    def _delete(self) -> None:
        chosen = self._list.chosen_id()
        text = self.tr("Slet linjen? Gør det kun, når den er skrevet ind ved en fejl.")
        if chosen and ask(self, self.tr("Slet linjen"), text, self.tr("Slet linjen")):
            self._host.attempt(partial(self._presenter.delete_entry, chosen))
            self._list.focus_work()

    def _print(self) -> None:
        chosen = next((row for row in self._presenter.entries() if row.id == self._list.chosen_id()), None)
        if chosen is not None:
            self._letter("aftale-overfoersel", chosen.helper_id, None, self._list.focus_work)
