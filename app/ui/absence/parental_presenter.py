"""The state of the page "Barsel": the leaves of all helpers, their dates, and how they are changed. No Qt."""

from __future__ import annotations

from collections.abc import Mapping

from app.model.domain.entities import Changes
from app.model.domain.errors import Mistake, Refused
from app.model.services import parental
from app.model.services.binder import Binder
from app.model.services.parental import PARENTAL_FIELDS, ParentalRow
from app.model.services.people import helper_cards
from app.ui.absence.parental_texts import (
    PARENTAL_TITLES,
    UNKNOWN,
    WRITE_TITLES,
    DateLine,
    ParentalLine,
    date_lines,
    empty_parental,
    parental_line,
    parental_texts,
    pay_text,
    read_parental,
    read_write,
    roster_text,
    write_texts,
)
from app.ui.entry.texts import Entry


class ParentalPresenter:
    """Nothing is kept here but what was read."""

    def __init__(self, binder: Binder) -> None:
        self._binder = binder
        self._rows: tuple[ParentalRow, ...] = ()
        self.pay = ""

    def reload(self) -> None:
        self._rows = parental.parental_rows(self._binder)
        self.pay = pay_text(parental.leave_pay(self._binder))

    def lines(self) -> tuple[ParentalLine, ...]:
        return tuple(parental_line(row, self._binder.today) for row in self._rows)

    def dates(self, leave_id: str | None) -> tuple[DateLine, ...]:
        row = self._row(leave_id)
        return date_lines(row, self._binder.today) if row is not None else ()

    def why(self, leave_id: str | None, date_id: str | None) -> str:
        """How the chosen date was counted and who says so, and what the roster has of the leave."""
        row = self._row(leave_id)
        if row is None:
            return ""
        line = next((each for each in self.dates(leave_id) if each.id == date_id), None)
        known = "" if row.days else UNKNOWN
        return "\n\n".join(part for part in (line.why if line else "", known, roster_text(row.written)) if part)

    def helpers(self) -> dict[str, str]:
        """Ids and names, those employed now first."""
        today = self._binder.today
        cards = sorted(helper_cards(self._binder), key=lambda card: not card.employed_on(today))
        return {card.id: card.draft.name for card in cards}

    def new(self) -> Entry:
        """Raises Refused while there is no helper."""
        helpers = self.helpers()
        if not helpers:
            raise Refused(Mistake(PARENTAL_FIELDS["helper_id"], "skriv en hjælper ind under Hjælpere først"))
        return Entry(PARENTAL_TITLES, empty_parental(next(iter(helpers))), self._add)

    def open(self, leave_id: str) -> Entry:
        texts = parental_texts(self._known(leave_id))
        return Entry(PARENTAL_TITLES, texts, lambda typed: self._change(leave_id, typed))

    def write(self, leave_id: str) -> Entry:
        """The leave as absence in the roster."""
        texts = write_texts(self._known(leave_id))
        return Entry(WRITE_TITLES, texts, lambda typed: self._write(leave_id, typed))

    def tick_today(self, leave_id: str, what: str) -> Changes:
        """That something was told today."""
        return self._after(parental.tick_parental(self._binder, leave_id, what, self._binder.today))

    def delete(self, leave_id: str) -> Changes:
        return self._after(parental.delete_parental(self._binder, leave_id))

    def _row(self, leave_id: str | None) -> ParentalRow | None:
        return next((row for row in self._rows if row.id == leave_id), None)

    def _known(self, leave_id: str) -> ParentalRow:
        return next(row for row in self._rows if row.id == leave_id)

    def _add(self, typed: Mapping[str, str]) -> Changes:
        draft = read_parental(typed, self._binder.today)
        return self._after(parental.add_parental(self._binder, typed["helper_id"], draft))

    def _change(self, leave_id: str, typed: Mapping[str, str]) -> Changes:
        draft = read_parental(typed, self._binder.today)
        return self._after(parental.change_parental(self._binder, leave_id, draft))

    def _write(self, leave_id: str, typed: Mapping[str, str]) -> Changes:
        kind, first, last = read_write(typed, self._binder.today)
        return self._after(parental.write_leave(self._binder, leave_id, kind, first, last))

    def _after(self, changes: Changes) -> Changes:
        self.reload()
        return changes
