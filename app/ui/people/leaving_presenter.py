"""The state of the tab "Fratrædelse": how one helper's employment ends, and what is to be done then. No Qt."""

from __future__ import annotations

from collections.abc import Mapping

from app.model.domain.danish import day_text
from app.model.domain.entities import Changes
from app.model.domain.errors import Refused
from app.model.domain.people import TerminationKind
from app.model.services import leaving
from app.model.services.binder import Binder
from app.model.services.leaving import LeavingCard
from app.ui.entry.texts import Entry, Reader
from app.ui.formats import optional_day_text
from app.ui.people.leaving_texts import (
    LEAVING_TITLES,
    Look,
    StepRow,
    about_text,
    empty_leaving,
    leaving_texts,
    look_of,
    read_leaving,
    step_rows,
)

DAY_TITLES = {"on": "Dato"}
STAY_TITLES = {"ends_on": "Kontrakten slutter"}
PAPERS = {
    TerminationKind.RESIGNATION: "kvittering-for-opsigelse",
    TerminationKind.DISMISSAL: "opsigelse",
    TerminationKind.DEATH: "opsigelse",
    TerminationKind.GRANT_LOST: "opsigelse",
    TerminationKind.SUMMARY: "bortvisning",
    TerminationKind.AGREEMENT: "fratraedelsesaftale",
}


class LeavingPresenter:
    """`helper_id` is "" until a helper is shown."""

    def __init__(self, binder: Binder) -> None:
        self._binder = binder
        self.helper_id = ""
        self.card = LeavingCard("", "", can_register=False)

    def show(self, helper_id: str) -> None:
        self.helper_id = helper_id
        self.reload()

    def reload(self) -> None:
        self.card = leaving.leaving_card(self._binder, self.helper_id)

    def steps(self) -> tuple[StepRow, ...]:
        return step_rows(self.card.steps)

    @property
    def about(self) -> str:
        return about_text(self.card)

    @property
    def paper(self) -> str:
        """The letter of how it ends; "" where there is none."""
        return PAPERS.get(self.card.draft.kind, "") if self.card.draft else ""

    @property
    def keeps_end(self) -> bool:
        """A fixed term's end is the contract's own and stays when the ending is taken back."""
        return self.card.draft is not None and self.card.draft.kind is TerminationKind.FIXED_TERM

    def new(self) -> Entry:
        """The last day is proposed by the count of `look`, so it begins empty."""
        helper_id, today = self.helper_id, self._binder.today
        return Entry(
            LEAVING_TITLES,
            empty_leaving(today),
            lambda typed: self._after(leaving.register_leaving(self._binder, helper_id, read_leaving(typed, today))),
        )

    def change(self) -> Entry:
        ending_id, today = self._ending_id(), self._binder.today
        texts = leaving_texts(self.card.draft) if self.card.draft else {}
        return Entry(
            LEAVING_TITLES,
            texts,
            lambda typed: self._after(leaving.change_leaving(self._binder, ending_id, read_leaving(typed, today))),
        )

    def look(self, texts: Mapping[str, str]) -> Look:
        """What is to be told of the fields as they stand; nothing where the day of notice can't be read."""
        reader = Reader(texts, LEAVING_TITLES, self._binder.today)
        given_on, last_day = reader.day("given_on"), reader.day("last_day")
        if given_on is None:
            return Look(counted="Skriv den dag, beskeden er givet; så tælles varslet.")
        kind = TerminationKind(texts["kind"])
        return look_of(leaving.preview(self._binder, self.helper_id, kind, given_on, last_day))

    def tick_today(self, step: str) -> Changes:
        return self._tick(step, day_text(self._binder.today))

    def untick(self, step: str) -> Changes:
        return self._tick(step, "")

    def tick_entry(self, step: str) -> Entry:
        """For a day other than today."""
        return Entry(DAY_TITLES, {"on": day_text(self._binder.today)}, lambda typed: self._tick(step, typed["on"]))

    def stay_entry(self) -> Entry:
        """The helper stays: the contract goes on, to the last day that it had of its own or to another."""
        own = leaving.former_end(self._binder, self._ending_id())
        return Entry(STAY_TITLES, {"ends_on": optional_day_text(own)}, self._stay)

    def withdraw(self) -> Changes:
        return self._stay({"ends_on": ""})

    def _stay(self, typed: Mapping[str, str]) -> Changes:
        reader = Reader(typed, STAY_TITLES, self._binder.today)
        ends_on = reader.day("ends_on")
        reader.done()
        return self._after(leaving.withdraw_leaving(self._binder, self._ending_id(), ends_on))

    def _tick(self, step: str, text: str) -> Changes:
        reader = Reader({"on": text}, DAY_TITLES, self._binder.today)
        on = reader.day("on")
        reader.done()
        try:
            return self._after(leaving.tick_step(self._binder, self._ending_id(), step, on))
        except Refused as refused:
            raise Refused(*(type(each)(DAY_TITLES["on"], each.message) for each in refused.mistakes)) from None

    def _ending_id(self) -> str:
        if self.card.id is None:
            raise LookupError("no ending is written down")
        return self.card.id

    def _after(self, changes: Changes) -> Changes:
        self.reload()
        return changes
