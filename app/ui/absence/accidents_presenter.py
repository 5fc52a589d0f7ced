"""The state of the page "Arbejdsulykker": accidents and near misses of all helpers, and how they are changed. No Qt."""

from __future__ import annotations

from collections.abc import Mapping

from app.model.checks.due import has_outside_employer
from app.model.domain.danish import day_text
from app.model.domain.entities import Changes
from app.model.domain.errors import Mistake, Refused
from app.model.services import accidents
from app.model.services.accidents import ACCIDENT_FIELDS, AccidentRow
from app.model.services.binder import Binder
from app.model.services.people import helper_cards
from app.ui.absence.accidents_texts import (
    ACCIDENT_TITLES,
    AccidentLine,
    absence_options,
    accident_line,
    accident_texts,
    detail_text,
    empty_accident,
    read_accident,
)
from app.ui.entry.texts import Entry

OUTSIDE = "I din ordning er det din arbejdsgiver, der anmelder. Fortæl om ulykken, og spørg, om den er anmeldt."


class AccidentsPresenter:
    """`proposed` is an absence after an accident that nobody has written down: the next new one begins with it."""

    def __init__(self, binder: Binder) -> None:
        self._binder = binder
        self._rows: tuple[AccidentRow, ...] = ()
        self._employer = ""
        self.proposed: tuple[str, str] | None = None  # helper and absence

    def reload(self) -> None:
        self._rows = accidents.accident_rows(self._binder)
        self._employer = OUTSIDE if has_outside_employer(self._binder.scheme()) else ""

    def lines(self) -> tuple[AccidentLine, ...]:
        return tuple(accident_line(row, self._binder.today) for row in self._rows)

    def detail(self, accident_id: str | None) -> str:
        """The text beside the list; "" while nothing is chosen."""
        row = next((each for each in self._rows if each.id == accident_id), None)
        return detail_text(row, self._binder.today, self._employer) if row is not None else ""

    def helpers(self) -> dict[str, str]:
        """Ids and names, those employed now first."""
        today = self._binder.today
        cards = sorted(helper_cards(self._binder), key=lambda card: not card.employed_on(today))
        return {card.id: card.draft.name for card in cards}

    def absences(self, helper_id: str) -> dict[str, str]:
        """What can have followed an accident of a helper, by id, with no and new absence first."""
        return absence_options(accidents.absences_to_choose(self._binder, helper_id))

    def new(self) -> Entry:
        """Raises Refused while there is no helper to whom it could have happened."""
        helpers = self.helpers()
        if not helpers:
            raise Refused(Mistake(ACCIDENT_FIELDS["helper_id"], "skriv en hjælper ind under Hjælpere først"))
        texts = {**empty_accident(self._binder.today), "helper_id": next(iter(helpers))}
        if self.proposed is not None and self.proposed[0] in helpers:
            helper_id, absence_id = self.proposed
            found = {each.id: each for each in accidents.absences_to_choose(self._binder, helper_id)}
            if absence_id in found:
                day = day_text(found[absence_id].first_day)
                texts |= {"helper_id": helper_id, "absence_id": absence_id, "happened_on": day}
        return Entry(ACCIDENT_TITLES, texts, self._add)

    def open(self, accident_id: str) -> Entry:
        row = next(each for each in self._rows if each.id == accident_id)
        texts = {**accident_texts(row.draft), "helper_id": row.helper_id}
        return Entry(ACCIDENT_TITLES, texts, lambda typed: self._change(accident_id, typed))

    def tick_today(self, accident_id: str, what: str) -> Changes:
        """That somebody was told today."""
        return self._after(accidents.tick_accident(self._binder, accident_id, what, self._binder.today))

    def delete(self, accident_id: str) -> Changes:
        return self._after(accidents.delete_accident(self._binder, accident_id))

    def _add(self, typed: Mapping[str, str]) -> Changes:
        draft, away = read_accident(typed, self._binder.today)
        return self._after(accidents.add_accident(self._binder, typed["helper_id"], draft, away))

    def _change(self, accident_id: str, typed: Mapping[str, str]) -> Changes:
        draft, away = read_accident(typed, self._binder.today)
        return self._after(accidents.change_accident(self._binder, accident_id, draft, away))

    def _after(self, changes: Changes) -> Changes:
        self.proposed = None
        self.reload()
        return changes
