"""The timesheet screen's state, without Qt: which month, whose sheet, what can be done, and doing it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.model.calc.timesheet import Column, Timesheet
from app.model.domain.danish import hours_text, kroner_text, month_text, sentence_text
from app.model.domain.entities import Changes, Month
from app.model.domain.errors import KnownFault, Refused
from app.model.domain.findings import Severity
from app.model.services import documents, months
from app.model.services.binder import Binder
from app.model.services.findings import find_of
from app.model.services.months import MonthState, MonthStatus
from app.model.services.people import helper_cards
from app.model.services.roster_view import best_month
from app.model.services.timesheets import month_timesheets
from app.ui.timesheets.month_state import Due, MonthTexts, month_texts
from app.ui.timesheets.sheet_lines import Line, sheet_lines, shown_columns, totals_text
from app.ui.timesheets.why import Why, why

FIRST_YEAR, LAST_YEAR = 1990, 2099  # what the month before and the month after stop at


@dataclass(frozen=True)
class HelperLine:
    """A helper who has a sheet this month: work hours, or what is to be said instead."""

    id: str
    name: str
    hours: str
    spoken: str


@dataclass(frozen=True)
class Nothing:
    """Why there is no sheet to show, and the screen where that can be changed ("" for none)."""

    text: str
    go_to: str = ""


@dataclass(frozen=True)
class Saved:
    """What saving came to: the files that are there now, of how many; `problem` says why the rest is not."""

    folder: Path
    files: tuple[Path, ...]
    wanted: int
    problem: str = ""

    @property
    def text(self) -> str:
        done = len(self.files)
        if not self.problem:
            what = "1 timeseddel" if done == 1 else f"{done} timesedler"
            return f"{what} er gemt i mappen {self.folder}"
        if not done:
            return f"Mappen {self.folder} kan ikke bruges: {self.problem}. Der er ikke gemt noget."
        return f"{done} af {self.wanted} timesedler er gemt i mappen {self.folder}. Resten er ikke: {self.problem}."


class TimesheetsPresenter:
    """Shows one helper's sheet of one month; `load` reads all of the month's sheets."""

    def __init__(self, binder: Binder) -> None:
        self.binder = binder
        self.month = best_month(binder)
        self.all_columns = False
        self.sheets: tuple[Timesheet, ...] = ()
        self.status = MonthStatus(self.month, MonthState.OPEN, ())
        self._refusal = ""
        self._due = Due()
        self._wanted = ""
        self._has_helpers = False
        self._years: range = range(self.month.year, self.month.year + 1)

    # what is shown

    def load(self) -> None:
        """Reads the month again; the chosen helper stays chosen as long as there is a sheet."""
        self.status = months.month_status(self.binder, self.month)
        scheme = self.binder.scheme()
        try:
            self.sheets, self._refusal = tuple(month_timesheets(self.binder, self.month)), ""
        except Refused as refused:
            self.sheets, self._refusal = (), " ".join(sentence_text(str(mistake)) for mistake in refused.mistakes)
        self._due = self._find_due()
        cards = helper_cards(self.binder)
        self._has_helpers = bool(cards)
        begun = [contract.starts_on.year for card in cards for _, contract in card.contracts]
        begun += [scheme.starts_on.year] if scheme.starts_on else []
        now = self.binder.today.year
        self._years = range(max(FIRST_YEAR, min([now, *begun])), now + 2)

    def _find_due(self) -> Due:
        """Once the month is over, what is watched says how late it is; until then, what the sheets themselves say."""
        if not self.sheets:
            return Due()
        for finding in find_of(self.binder, "timesheet-due"):
            if finding.subject == str(self.month):
                return Due(finding.message, finding.severity is not Severity.NOTICE)
        return Due(documents.sheet_print(self.sheets[0], self.binder.scheme(), self.binder.rulebook()).deadline)

    @property
    def title(self) -> str:
        return month_text(self.month).capitalize()

    @property
    def years(self) -> tuple[int, ...]:
        """The years that can be chosen: since the first contract, to the next year, and the one shown."""
        return tuple(sorted({*self._years, self.month.year}))

    @property
    def texts(self) -> MonthTexts:
        return month_texts(self.status, self._due, has_shifts=self._has_shifts, today=self.binder.today)

    @property
    def _has_shifts(self) -> bool:
        return any(sheet.rows for sheet in self.sheets)

    @property
    def helpers(self) -> tuple[HelperLine, ...]:
        return tuple(_helper_line(sheet) for sheet in self.sheets)

    @property
    def sheet(self) -> Timesheet | None:
        """The chosen helper's sheet, or the first one."""
        wanted = [sheet for sheet in self.sheets if sheet.helper.id == self._wanted]
        return next(iter([*wanted, *self.sheets]), None)

    @property
    def place(self) -> int:
        """The chosen helper's place in the list, -1 for none."""
        sheet = self.sheet
        return -1 if sheet is None else self.sheets.index(sheet)

    @property
    def lines(self) -> tuple[Line, ...]:
        return sheet_lines(self.sheet) if self.sheet is not None and self.sheet.rows else ()

    @property
    def columns(self) -> tuple[Column, ...]:
        return shown_columns(self.sheet, all_columns=self.all_columns) if self.sheet is not None else ()

    @property
    def summary(self) -> str:
        """The sheet's totals and estimated pay in one line."""
        sheet = self.sheet
        if sheet is None or not sheet.rows:
            return ""
        pay = (
            f"Anslået løn: {kroner_text(sheet.pay_total)} Et overslag til budgettet, ikke en lønseddel."
            if sheet.pay_total is not None
            else "Lønnen kan ikke regnes ud; tryk Hvorfor? på linjen I alt."
        )
        return f"I alt: {totals_text(sheet)}.\n{pay}"

    @property
    def nothing(self) -> Nothing | None:
        """What to say where the sheet would be, or None when there is one."""
        if self._refusal:
            return Nothing(f"Timesedlerne for {month_text(self.month)} kan ikke regnes ud. {self._refusal}")
        if not self._has_helpers:
            text = "Her kommer en timeseddel for hver hjælper, når der er vagter. Begynd med at skrive hjælperne ind."
            return Nothing(text, "people")
        if self.sheet is None:
            return Nothing(f"Ingen hjælpere har kontrakt eller vagter i {month_text(self.month)}.", "roster")
        if not self.sheet.rows:
            return Nothing(f"{self.sheet.helper.name} har ingen vagter i {month_text(self.month)}.", "roster")
        return None

    def why(self, place: int | None, column: str) -> Why:
        assert self.sheet is not None
        return why(self.sheet, place, column)

    # where to look

    def step(self, by: int) -> None:
        self.go_to(self.month.plus(by))

    def go_to(self, month: Month) -> None:
        """Another month; the program knows no others than the calendar's next hundred years."""
        if FIRST_YEAR <= month.year <= LAST_YEAR:
            self.month = month
            self.load()

    def choose(self, place: int) -> None:
        if 0 <= place < len(self.sheets):
            self._wanted = self.sheets[place].helper.id

    # what is done

    @property
    def is_over(self) -> bool:
        """The month's last day is here."""
        return self.binder.today >= self.month.last

    def finish(self) -> Changes:
        return self._done(months.finish_month(self.binder, self.month))

    def send(self) -> Changes:
        return self._done(months.mark_sent(self.binder, self.month))

    def reopen(self, reason: str) -> Changes:
        return self._done(months.reopen_month(self.binder, self.month, reason))

    def _done(self, changes: Changes) -> Changes:
        self.load()
        return changes

    def preview(self) -> bytes:
        """The PDF of the sheet that is shown."""
        assert self.sheet is not None
        return documents.preview_timesheet(self.binder, self.sheet.helper.id, self.month)

    def as_text(self) -> str:
        assert self.sheet is not None
        return documents.timesheet_text(self.binder, self.sheet.helper.id, self.month)

    def save(self, folder: Path) -> Saved:
        """Issues the sheet that is shown into a folder."""
        assert self.sheet is not None
        return self._save([self.sheet], folder)

    def save_all(self, folder: Path) -> Saved:
        """Issues every sheet of the month; stops at the first that can't be written. No file is ever half there."""
        return self._save(self.sheets, folder)

    def _save(self, sheets: list[Timesheet] | tuple[Timesheet, ...], folder: Path) -> Saved:
        files: list[Path] = []
        try:
            documents.prepare_folder(folder)
            for sheet in sheets:
                files.append(documents.issue_timesheet(self.binder, sheet.helper.id, self.month, folder))
        except Refused as refused:
            problem = refused.mistakes[0].message.rsplit(": ", 1)[-1].rstrip(".")
            return Saved(folder, tuple(files), len(sheets), problem)
        except KnownFault as fault:
            return Saved(folder, tuple(files), len(sheets), str(fault).rstrip("."))
        return Saved(folder, tuple(files), len(sheets))


def _helper_line(sheet: Timesheet) -> HelperLine:
    work = sheet.totals["work"]
    hours = hours_text(work) if sheet.rows else "ingen vagter"
    remarks = [] if sheet.contracts else ["ingen kontrakt"]
    spoken = f"{sheet.helper.name}, {f'{hours} timers arbejde' if sheet.rows else hours}"
    return HelperLine(sheet.helper.id, sheet.helper.name, "\n".join([hours, *remarks]), ", ".join([spoken, *remarks]))
