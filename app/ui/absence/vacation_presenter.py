"""The state of the page "Ferie": the year that is shown, the day the balances are seen from, and what can be changed. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from app.model.domain.danish import day_text
from app.model.domain.entities import AbsenceKind, Changes
from app.model.domain.errors import Mistake, Refused
from app.model.services import absences, people, vacation_wishes
from app.model.services.absence import vacation_list, vacation_year
from app.model.services.absence.vacation_list import VacationRow
from app.model.services.absence.vacation_year import Away
from app.model.services.absences import ABSENCE_FIELDS, AbsenceDraft
from app.model.services.binder import Binder
from app.model.services.vacation_wishes import WishDraft, WishRow, notice_of
from app.ui.absence.vacation_texts import (
    DECLINE_TITLES,
    GRANT_TITLES,
    VACATION_TITLES,
    WISH_TITLES,
    VacationLine,
    WishLine,
    grant_texts,
    notice_hint,
    read_decline,
    read_grant,
    read_wish,
    vacation_line,
    vacation_texts,
    wish_line,
    wish_texts,
)
from app.ui.absence.vacation_year_texts import Grid, grid
from app.ui.away.texts import absence_texts, read_absence
from app.ui.entry.texts import Entry, Reader, Texts
from app.ui.formats import optional_day_text, parse_optional_day

WISHES_BY = {"wishes_by": vacation_wishes.WISH_FIELDS["wishes_by"]}
SATURDAY = timedelta(days=5)


class VacationPresenter:
    """`year` is the calendar year of the grid, the vacations and the wishes."""

    def __init__(self, binder: Binder) -> None:
        self._binder = binder
        self.year = binder.today.year
        self._cells: tuple[tuple[tuple[Away, ...], ...], ...] = ()
        self._vacations: tuple[VacationRow, ...] = ()
        self._wishes: tuple[WishRow, ...] = ()
        self.grid = Grid((), (), (), ())

    @property
    def today(self) -> date:
        return self._binder.today

    def read_year(self) -> None:
        view = vacation_year.year_view(self._binder, self.year)
        self.grid, self._cells = grid(view), view.cells
        self._vacations = vacation_list.vacation_rows(self._binder, self.year)

    def read_wishes(self) -> None:
        self._wishes = vacation_wishes.wish_rows(self._binder, self.year)

    def vacations(self) -> tuple[VacationLine, ...]:
        return tuple(map(vacation_line, self._vacations))

    def wishes(self) -> tuple[WishLine, ...]:
        return tuple(map(wish_line, self._wishes))

    def wishes_by_text(self) -> str:
        day = vacation_wishes.wishes_by(self._binder, self.year)
        return optional_day_text(day)

    def helpers(self) -> dict[str, str]:
        """All who have or had a contract, by name; those employed today first."""
        today = self.today
        cards = sorted(people.helper_cards(self._binder), key=lambda card: not card.employed_on(today))
        return {card.id: card.draft.name for card in cards}

    def in_cell(self, row: int, week: int) -> tuple[Away, ...]:
        """What a helper has in a week of the grid."""
        helper_id = self.grid.rows[row].helper_id
        if not helper_id:
            return ()
        first = next(n for n, each in enumerate(self.grid.rows) if each.helper_id)
        return self._cells[row - first][week]

    # vacations

    def new_vacation(self, helper_id: str = "", first: date | None = None, last: date | None = None) -> Entry:
        """For a helper and days, or for whoever and whenever is chosen."""
        start = first or self.today + timedelta(weeks=1)
        draft = AbsenceDraft(helper_id or next(iter(self.helpers()), ""), AbsenceKind.VACATION, start, last or first)
        texts = vacation_texts(draft)
        if first is None:
            texts |= {"first_day": "", "last_day": ""}
        return Entry(VACATION_TITLES, texts, lambda typed: absences.add_absence(self._binder, self._read(typed, draft)))

    def week_days(self, week: int) -> tuple[date, date]:
        """Monday to Sunday of a week of the grid."""
        found = self.grid.weeks[week]
        return found.first, found.last

    def open_vacation(self, absence_id: str) -> Entry:
        draft = absences.absence_draft(self._binder, absence_id)

        def save(typed: Mapping[str, str]) -> Changes:
            return absences.change_absence(self._binder, absence_id, self._read(typed, draft))

        return Entry(VACATION_TITLES, vacation_texts(draft), save)

    def _read(self, typed: Mapping[str, str], base: AbsenceDraft) -> AbsenceDraft:
        texts: Texts = {**absence_texts(base), **typed}
        if not texts["last_day"].strip():
            raise Refused(Mistake(ABSENCE_FIELDS["last_day"], "skriv den sidste feriedag"))
        try:
            return read_absence(texts, base, self.today)
        except Refused as refused:
            kind = ABSENCE_FIELDS["kind"]
            raise Refused(
                *(m if m.place != kind else Mistake(VACATION_TITLES["kind"], m.message) for m in refused.mistakes)
            ) from None

    def year_of(self, absence_id: str) -> int | None:
        """The calendar year in which a vacation begins; None for what is none."""
        try:
            draft = absences.absence_draft(self._binder, absence_id)
        except Refused:
            return None
        return draft.first_day.year if draft.kind in vacation_list.SHOWN else None

    def hint_for(self, typed: Mapping[str, str], first: str, last: str) -> str:
        """The last day to announce the vacation as it is typed; "" while it can't be read."""
        try:
            begin = parse_optional_day(typed.get(first, ""), self.today)
            end = parse_optional_day(typed.get(last, ""), begin or self.today)
        except ValueError:
            return ""
        if begin is None:
            return ""
        return notice_hint(notice_of(begin, end or begin, self._binder.rulebook()))

    def delete_vacation(self, absence_id: str) -> Changes:
        return absences.delete_absence(self._binder, absence_id)

    def announced_today(self, absence_id: str) -> Changes:
        draft = absences.absence_draft(self._binder, absence_id)
        return absences.change_absence(self._binder, absence_id, replace(draft, notice_given_on=self.today))

    def agreed_today(self, absence_id: str) -> Changes:
        """A shorter notice."""
        draft = absences.absence_draft(self._binder, absence_id)
        return absences.change_absence(self._binder, absence_id, replace(draft, notice_agreed_on=self.today))

    # wishes

    def new_wish(self, helper_id: str = "") -> Entry:
        chosen = helper_id or next(iter(self.helpers()), "")
        texts = {"helper_id": chosen, "first_day": "", "last_day": "", "asked_on": day_text(self.today)}
        return Entry(WISH_TITLES, texts, self._add_wish)

    def _add_wish(self, typed: Mapping[str, str]) -> Changes:
        return vacation_wishes.add_wish(self._binder, read_wish(typed, self.today))

    def open_wish(self, wish_id: str) -> Entry:
        def save(typed: Mapping[str, str]) -> Changes:
            return vacation_wishes.change_wish(self._binder, wish_id, read_wish(typed, self.today))

        return Entry(WISH_TITLES, wish_texts(self.wish_draft(wish_id)), save)

    def wish_draft(self, wish_id: str) -> WishDraft:
        rows = self._wishes or vacation_wishes.wish_rows(self._binder)
        found = next((row for row in rows if row.id == wish_id), None)
        if found is None:
            found = next(row for row in vacation_wishes.wish_rows(self._binder) if row.id == wish_id)
        return found.draft

    def grant(self, wish_id: str) -> Entry:
        def save(typed: Mapping[str, str]) -> Changes:
            return vacation_wishes.grant_wish(self._binder, wish_id, read_grant(typed, self.today))

        return Entry(GRANT_TITLES, grant_texts(self.wish_draft(wish_id), self.today), save)

    def decline(self, wish_id: str) -> Entry:
        def save(typed: Mapping[str, str]) -> Changes:
            return vacation_wishes.decline_wish(self._binder, wish_id, *read_decline(typed, self.today))

        today = day_text(self.today)
        return Entry(DECLINE_TITLES, {"reason": "", "decided_on": today, "told_on": today}, save)

    def withdraw(self, wish_id: str) -> Changes:
        return vacation_wishes.withdraw_wish(self._binder, wish_id, self.today)

    def reopen(self, wish_id: str) -> Changes:
        return vacation_wishes.reopen_wish(self._binder, wish_id)

    def delete_wish(self, wish_id: str) -> Changes:
        return vacation_wishes.delete_wish(self._binder, wish_id)

    def wishes_by(self) -> Entry:
        def save(typed: Mapping[str, str]) -> Changes:
            reader = Reader(typed, WISHES_BY, self.today)
            day = reader.day("wishes_by")
            reader.done()
            return vacation_wishes.set_wishes_by(self._binder, self.year, day)

        return Entry(WISHES_BY, {"wishes_by": self.wishes_by_text()}, save)
