"""The state of the page "Rejser og indlæggelser": the citizen's stays, their helpers and dates, and how they are changed. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.model.domain.entities import FOREVER, Changes
from app.model.domain.errors import Refused
from app.model.services import stays
from app.model.services.absence import stay_rows, stay_shifts
from app.model.services.absence.stay_rows import PartRow, StayRow
from app.model.services.binder import Binder
from app.model.services.drafts import renamed
from app.model.services.people import helper_cards
from app.model.services.stays import STAY_FIELDS, PartDraft
from app.ui.absence.stays_fields import (
    HOSPITAL_TITLES,
    PART_TITLES,
    empty_hospital,
    empty_vacation,
    part_texts,
    read_part,
    read_stay,
    stay_texts,
    titles_of,
)
from app.ui.absence.stays_texts import (
    PartLine,
    StayDateLine,
    StayLine,
    date_lines,
    hints_text,
    part_lines,
    quotes_text,
    stay_line,
)
from app.ui.entry.texts import Entry

HOSPITAL_LETTER, HOURS_LETTER, TELL_LETTER = "kommune-indlaeggelse", "ansoegning-ekstra-timer", "besked-borgerens-ferie"

# What a mistake is called in a hospital stay's dialog, where a field has another name.
_RENAMED = {STAY_FIELDS["place"]: HOSPITAL_TITLES["place"]}


class StaysPresenter:
    """Nothing is kept here but what was read."""

    def __init__(self, binder: Binder) -> None:
        self._binder = binder
        self._rows: tuple[StayRow, ...] = ()

    def reload(self) -> None:
        self._rows = stay_rows.stay_rows(self._binder)

    def lines(self) -> tuple[StayLine, ...]:
        return tuple(stay_line(row, self._binder.today) for row in self._rows)

    def parts(self, stay_id: str | None) -> tuple[PartLine, ...]:
        row = self._row(stay_id)
        return part_lines(row, self._binder.today) if row is not None else ()

    def dates(self, stay_id: str | None) -> tuple[StayDateLine, ...]:
        row = self._row(stay_id)
        return date_lines(row, self._binder.today) if row is not None else ()

    def why(self, stay_id: str | None, date_id: str | None) -> str:
        """How the chosen date was counted and who says so, and what is worth knowing of the stay."""
        row = self._row(stay_id)
        if row is None:
            return ""
        line = next((each for each in self.dates(stay_id) if each.id == date_id), None)
        return "\n\n".join(part for part in (line.why if line else "", hints_text(row)) if part)

    def quotes(self, stay_id: str | None) -> str:
        """What the handbook says twice, and what was agreed; "" for a stay that it does not concern."""
        row = self._row(stay_id)
        return quotes_text(row) if row is not None else ""

    def helpers(self, stay_id: str | None = None) -> dict[str, str]:
        """Ids and names of those who can come along: employed in the stay, or for a new one from today on."""
        row = self._row(stay_id)
        first = row.draft.first_day if row is not None else self._binder.today
        last = (row.draft.last_day if row is not None else None) or FOREVER
        found = {
            card.id: card.draft.name
            for card in helper_cards(self._binder)
            if not card.contracts
            or any(c.starts_on <= last and (c.ends_on or FOREVER) >= first for _, c in card.contracts)
        }
        if row is not None:
            found |= {each.part.helper_id: each.name for each in row.parts if each.part.along}
        return found

    def new_vacation(self) -> Entry:
        helpers = self.helpers()
        return Entry(titles_of(hospital=False, helpers=helpers), empty_vacation(helpers), self._add)

    def new_hospital(self) -> Entry:
        helpers = self.helpers()
        texts = empty_hospital(self._binder.today, helpers)
        return Entry(titles_of(hospital=True, helpers=helpers), texts, self._add)

    def open(self, stay_id: str) -> Entry:
        row, helpers = self._known(stay_id), self.helpers(stay_id)
        titles = titles_of(hospital=row.draft.kind.is_hospital, helpers=helpers)
        return Entry(titles, stay_texts(row, list(helpers)), lambda typed: self._change(stay_id, typed))

    def open_part(self, stay_id: str, helper_id: str) -> Entry:
        part = self._part(stay_id, helper_id)
        return Entry(PART_TITLES, part_texts(part), lambda typed: self._change_part(stay_id, helper_id, typed))

    def is_hospital(self, stay_id: str) -> bool:
        return self._known(stay_id).draft.kind.is_hospital

    def part_name(self, stay_id: str, helper_id: str) -> str:
        return self._part(stay_id, helper_id).name

    def letter(self, stay_id: str) -> str:
        """The paper of a stay."""
        return HOSPITAL_LETTER if self.is_hospital(stay_id) else HOURS_LETTER

    def tick_today(self, stay_id: str, what: str) -> Changes:
        return self._after(stays.tick_stay(self._binder, stay_id, what, self._binder.today))

    def tell_all_today(self, stay_id: str) -> Changes:
        return self._after(stays.tell_all(self._binder, stay_id, self._binder.today))

    def tell_today(self, stay_id: str, helper_id: str) -> Changes:
        part = self._part(stay_id, helper_id).part
        draft = PartDraft(part.along, self._binder.today, part.agreed_on)
        return self._after(stays.change_part(self._binder, stay_id, helper_id, draft))

    def end_today(self, stay_id: str) -> Changes:
        """The citizen is home again."""
        return self._after(stays.end_stay(self._binder, stay_id, self._binder.today))

    def mark_away(self, stay_id: str) -> Changes:
        return self._after(stay_shifts.mark_away(self._binder, stay_id))

    def delete(self, stay_id: str) -> Changes:
        return self._after(stays.delete_stay(self._binder, stay_id))

    def _row(self, stay_id: str | None) -> StayRow | None:
        return next((row for row in self._rows if row.id == stay_id), None)

    def _known(self, stay_id: str) -> StayRow:
        return next(row for row in self._rows if row.id == stay_id)

    def _part(self, stay_id: str, helper_id: str) -> PartRow:
        return next(part for part in self._known(stay_id).parts if part.part.helper_id == helper_id)

    def _add(self, typed: Mapping[str, str]) -> Changes:
        draft, along = read_stay(typed, self._binder.today)
        return self._saved(typed, lambda: stays.add_stay(self._binder, draft, along)[1])

    def _change(self, stay_id: str, typed: Mapping[str, str]) -> Changes:
        draft, along = read_stay(typed, self._binder.today)
        return self._saved(typed, lambda: stays.change_stay(self._binder, stay_id, draft, along))

    def _change_part(self, stay_id: str, helper_id: str, typed: Mapping[str, str]) -> Changes:
        draft = read_part(typed, self._binder.today)
        return self._after(stays.change_part(self._binder, stay_id, helper_id, draft))

    def _saved(self, typed: Mapping[str, str], change: Callable[[], Changes]) -> Changes:
        try:
            return self._after(change())
        except Refused as refused:
            raise renamed(refused, _RENAMED if "kind" in typed else {}) from None

    def _after(self, changes: Changes) -> Changes:
        self.reload()
        return changes
