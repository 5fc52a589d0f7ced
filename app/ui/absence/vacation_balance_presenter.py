"""The state of the balances and of what absences don't tell: which years are shown, seen from which day. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.model.calc.vacation_facts import days_words
from app.model.domain.danish import day_text, number_text
from app.model.domain.entities import Changes
from app.model.domain.errors import Refused
from app.model.domain.leave import VacationEntryKind
from app.model.services import people, vacation, vacation_entries
from app.model.services.binder import Binder
from app.model.services.vacation import HelperVacation
from app.model.services.vacation_entries import ENTRY_FIELDS, ENTRY_KINDS, EntryDraft, EntryRow
from app.ui.absence.vacation_balance_texts import (
    BalanceLine,
    balance_line,
    extra_id,
    extra_line,
    is_of_today,
    line_id,
    why_extra,
    why_year,
)
from app.ui.entry.texts import Entry, Reader, Texts
from app.ui.formats import optional_day_text, optional_number_text

NOW = ""  # the choice of the years that count today
NOW_TITLE = "Dem, der gælder"
AS_OF = {"as_of": "Set fra"}
KINDS = {kind.value: title for kind, title in ENTRY_KINDS.items()}


@dataclass(frozen=True)
class EntryLine:
    id: str
    helper_id: str
    helper: str
    year: str
    kind: str
    days: str
    agreed: str
    reported: str
    note: str
    is_transfer: bool

    @property
    def spoken(self) -> str:
        agreed = f"aftalt {self.agreed}" if self.agreed else ""
        reported = f"indberettet {self.reported}" if self.reported else ""
        parts = (self.helper, self.year, self.kind, self.days, agreed, reported, self.note)
        return ", ".join(part for part in parts if part)


def year_title(year: int) -> str:
    return f"{year}/{year + 1}"


class BalancePresenter:
    """`as_of` is None for today; `year` is NOW or the year a vacation year begins in."""

    def __init__(self, binder: Binder) -> None:
        self._binder = binder
        self._found: tuple[HelperVacation, ...] = ()
        self._entries: tuple[EntryRow, ...] = ()
        self.as_of: date | None = None
        self.year = NOW

    @property
    def day(self) -> date:
        return self.as_of or self._binder.today

    def read_balances(self) -> None:
        self._found = vacation.balances(self._binder, self.day)

    def read_entries(self) -> None:
        self._entries = vacation_entries.entry_rows(self._binder)

    def years(self) -> dict[str, str]:
        """What can be chosen, the newest first."""
        known = sorted({year.year for owner in self._found for year in owner.years}, reverse=True)
        return {NOW: NOW_TITLE, **{str(year): year_title(year) for year in known}}

    def lines(self) -> tuple[BalanceLine, ...]:
        found: list[BalanceLine] = []
        for owner in self._found:
            if self.year == NOW:
                shown = [year for year in owner.years if is_of_today(year, self.day)] if self._counts(owner) else []
                extra = [each for each in owner.extra if each.year == self.day.year] if self._counts(owner) else []
            else:
                shown = [year for year in owner.years if str(year.year) == self.year]
                extra = []
            found += [balance_line(owner, year) for year in shown]
            found += [extra_line(owner, each) for each in extra]
        return tuple(found)

    def _counts(self, owner: HelperVacation) -> bool:
        """Who is employed, or left with something that is not settled."""
        return owner.employed or any(year.due for year in owner.years)

    def title(self) -> str:
        return f"Set {day_text(self.day)}, ved dagens slutning."

    def why(self, line: str | None) -> str:
        """Every step behind a line; what there will be on leaving, where the last day is known."""
        for owner in self._found:
            for extra in owner.extra:
                if extra_id(owner.id, extra) == line:
                    return why_extra(owner, extra)
            for year in owner.years:
                if line_id(owner.id, year) == line:
                    mains = vacation.main_vacations(self._binder, owner.id, self.day)
                    main = next((each for each in mains if each.year == year.year), None)
                    return "\n\n".join(
                        part for part in (self._leaving(owner), why_year(owner, year, main, self.day)) if part
                    )
        return ""

    def _leaving(self, owner: HelperVacation) -> str:
        if owner.last_day is None or not owner.employed:
            return ""
        try:
            return vacation.leaving_text(vacation.on_leaving(self._binder, owner.id, owner.last_day))
        except Refused:
            return ""

    def line_for(self, helper_id: str | None, year: str | None) -> str | None:
        """The line of a helper and vacation year, or the helper's first."""
        lines = self.lines()
        wanted = f"{helper_id}/{year}"
        found = [line.id for line in lines if line.id == wanted] or [x.id for x in lines if x.helper_id == helper_id]
        return found[0] if found else None

    def seen_from(self) -> Entry:
        """Raises Refused for what is no date; an empty one is today."""

        def save(typed: Mapping[str, str]) -> Changes:
            reader = Reader(typed, AS_OF, self._binder.today)
            day = reader.day("as_of")
            reader.done()
            self.as_of = day
            return Changes("")

        return Entry(AS_OF, {"as_of": optional_day_text(self.as_of)}, save)

    # entries

    def helpers(self) -> dict[str, str]:
        return {card.id: card.draft.name for card in people.helper_cards(self._binder)}

    def entry_years(self) -> dict[str, str]:
        """The vacation years that somebody writes about, the newest first."""
        now, oldest = self._binder.today.year, min([self._binder.today.year, *(r.draft.year for r in self._entries)])
        first = min(oldest, now - 6)
        return {str(year): year_title(year) for year in range(now + 1, first - 1, -1)}

    def entries(self) -> tuple[EntryLine, ...]:
        return tuple(map(_entry_line, self._entries))

    def new_entry(self) -> Entry:
        texts: Texts = {
            **dict.fromkeys(ENTRY_FIELDS, ""),
            "helper_id": next(iter(self.helpers()), ""),
            "year": str(self._binder.today.year - 1),
            "kind": VacationEntryKind.EARNED_BEFORE.value,
        }
        return Entry(ENTRY_FIELDS, texts, lambda typed: vacation_entries.add_entry(self._binder, self._read(typed)))

    def open_entry(self, entry_id: str) -> Entry:
        draft = next(row.draft for row in self._entries if row.id == entry_id)
        texts: Texts = {
            "helper_id": draft.helper_id,
            "year": str(draft.year),
            "kind": draft.kind.value,
            "days": optional_number_text(draft.days),
            "agreed_on": optional_day_text(draft.agreed_on),
            "reported_on": optional_day_text(draft.reported_on),
            "note": draft.note,
        }

        def save(typed: Mapping[str, str]) -> Changes:
            return vacation_entries.change_entry(self._binder, entry_id, self._read(typed))

        return Entry(ENTRY_FIELDS, texts, save)

    def delete_entry(self, entry_id: str) -> Changes:
        return vacation_entries.delete_entry(self._binder, entry_id)

    def _read(self, typed: Mapping[str, str]) -> EntryDraft:
        reader = Reader(typed, ENTRY_FIELDS, self._binder.today)
        days = reader.number("days")
        if days is None and not reader.text("days"):
            reader.wrong("days", "skriv, hvor mange dage det er, fx 5")
        agreed, reported = reader.day("agreed_on"), reader.day("reported_on")
        reader.done()
        assert days is not None
        return EntryDraft(
            helper_id=reader.text("helper_id"),
            year=int(reader.text("year")),
            kind=VacationEntryKind(reader.text("kind")),
            days=days,
            agreed_on=agreed,
            reported_on=reported,
            note=reader.text("note"),
        )


def _entry_line(row: EntryRow) -> EntryLine:
    draft = row.draft
    return EntryLine(
        id=row.id,
        helper_id=draft.helper_id,
        helper=row.helper,
        year=year_title(draft.year),
        kind=ENTRY_KINDS[draft.kind],
        days=days_words(draft.days) if draft.days else number_text(draft.days),
        agreed=optional_day_text(draft.agreed_on),
        reported=optional_day_text(draft.reported_on),
        note=" ".join(draft.note.split()),
        is_transfer=draft.kind is VacationEntryKind.TRANSFERRED,
    )
