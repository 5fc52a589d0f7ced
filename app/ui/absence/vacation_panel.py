"""The page "Ferie" of the screen "Fravær": the year of all helpers, the balances, the wishes, and days that absences don't tell."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from app.model.checks import vacation_days, vacation_held, vacation_rest, vacation_wishes
from app.model.checks.notice import VACATION as NOTICE
from app.model.domain.entities import Absence, Changes, Contract, Helper, Scheme, Shift
from app.model.domain.findings import Finding
from app.model.domain.leave import VacationEntry, VacationRound, VacationWish
from app.model.domain.stays import CitizenStay
from app.model.domain.watch import CoverWindow
from app.model.services.blanks import Blank, Kind
from app.ui.absence.panel import AbsencePanel
from app.ui.absence.vacation_balance_part import VacationBalancePart, VacationEntryPart
from app.ui.absence.vacation_balance_presenter import BalancePresenter
from app.ui.absence.vacation_part import VacationPart
from app.ui.absence.vacation_presenter import VacationPresenter
from app.ui.absence.vacation_wish_part import VacationWishPart
from app.ui.absence.vacation_year_part import VacationYearPart
from app.ui.screen import Shell
from app.ui.tab_pages import TabPages

OF_VACATION = frozenset({NOTICE, vacation_days.ADVANCE})
OF_BALANCE = frozenset({vacation_held.MAIN, vacation_held.FOUR_WEEKS, vacation_rest.TRANSFER, vacation_rest.LOST})
OF_WISHES = frozenset({vacation_wishes.WISHES, vacation_wishes.WISH_OPEN})
TOUCHED = frozenset(
    {
        Absence,
        VacationEntry,
        VacationRound,
        VacationWish,
        Contract,
        Helper,
        Shift,
        CitizenStay,
        CoverWindow,
        Scheme,
    }
)


class VacationPanel(AbsencePanel):
    """Four parts of which one is in front; it reads the file when it comes there."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._presenter = VacationPresenter(shell.binder)
        self._balances = BalancePresenter(shell.binder)
        self._year = VacationYearPart(self, self._presenter)
        self._saldi = VacationBalancePart(self, self._balances)
        self._wishes = VacationWishPart(self, self._presenter)
        self._entries = VacationEntryPart(self, self._balances)
        self._parts: tuple[VacationPart, ...] = (self._year, self._saldi, self._wishes, self._entries)
        titles = (self.tr("Året"), self.tr("Saldi"), self.tr("Ønsker"), self.tr("Fra før og overført"))
        self._pages = TabPages(self.tr("Ferie"), tuple(zip(titles, self._parts, strict=True)), within=True)
        self._pages.turned.connect(lambda _index: self.show_all())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._message)
        column.addWidget(self._pages, 1)

    def show_all(self) -> None:
        self._in_front().show_all()

    def is_touched_by(self, changes: Changes) -> bool:
        return bool(changes.kinds & TOUCHED)

    def focus_first(self) -> None:
        self._in_front().focus_first()

    def attempt(self, change: Callable[[], Changes]) -> bool:
        """Makes a change; False when it is refused, with the reason shown."""
        return self._attempt(change)

    def done(self, changes: Changes) -> None:
        """After a dialog has saved."""
        self._done(changes)

    def point_at(self, finding: Finding) -> bool:
        """The vacation, the helper's balance, or the wish that a finding is about."""
        subject = (finding.subject or "").split("/")
        if finding.code in OF_VACATION:
            self._show_vacation(subject[0], finding.subject or "")
        elif finding.code in OF_BALANCE:
            if len(subject) > 1 and self._shows_entry(subject[1]):
                return True
            self._pages.bring(self._saldi)
            self._saldi.point_at(finding.helper_id, subject[0])
        elif finding.code in OF_WISHES:
            self._show_wish(finding, subject[0])
        else:
            return False
        return True

    def _show_vacation(self, absence_id: str, subject: str) -> None:
        """In the calendar year of its first day, which stands in the subject."""
        year = subject.rpartition("/")[2][:4]
        if year.isdigit():
            self._presenter.year = int(year)
        self._pages.bring(self._year)
        if not self._year.choose(absence_id):
            self._year.focus_first()

    def _shows_entry(self, entry_id: str) -> bool:
        """A finding about a line of days, and not about the balance."""
        self._balances.read_entries()
        if all(row.id != entry_id for row in self._balances.entries()):
            return False
        self._pages.bring(self._entries)
        return self._entries.choose(entry_id)

    def _show_wish(self, finding: Finding, subject: str) -> None:
        """A wish in its year, or the year in which somebody has told none."""
        if finding.code == vacation_wishes.WISHES:
            self._presenter.year = int(subject)
        elif finding.at is not None:
            self._presenter.year = finding.at.year
        self._pages.bring(self._wishes)
        if not self._wishes.choose(subject):
            self._wishes.focus_first()

    def fill_in(self, blank: Blank) -> bool:
        """A field of a vacation; its dialog opens when what called it has closed."""
        if blank.kind is not Kind.ABSENCE or blank.record_id is None:
            return False
        year = self._presenter.year_of(blank.record_id)
        if year is None:
            return False
        self._presenter.year = year
        self._pages.bring(self._year)
        if self._year.choose(blank.record_id):
            self._open_later(partial(self._year.open_chosen, blank.field))
        return True

    def _in_front(self) -> VacationPart:
        return self._parts[self._pages.index]
