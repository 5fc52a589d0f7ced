"""The end of the scheme: what is written down of it, and what the dialog shows before it is done. No Qt."""

from __future__ import annotations

from collections.abc import Mapping

from app.model.domain.danish import day_text, sentence_text
from app.model.domain.entities import Changes
from app.model.domain.errors import Refused
from app.model.domain.terms import SchemeEnd
from app.model.services import scheme_end
from app.model.services.binder import Binder
from app.ui.entry.texts import Entry, Reader
from app.ui.scheme.end_texts import END_TITLES, EndLook, end_texts, helper_rows, read_ends

BEFORE = "Skal ordningen slutte, regnes alle hjælperes sidste dag ud på én gang, og du ser dem, før noget bliver gemt."
AFTER = (
    "Hver hjælpers fratrædelse står under Hjælpere. Får hjælperne en anden sidste dag, så ret den dér. Kommer der "
    "flere hjælpere, eller blev en dag forkert, kan du fortryde eller åbne »Ordningen slutter« igen."
)


class EndPresenter:
    def __init__(self, binder: Binder) -> None:
        self._binder = binder

    @property
    def text(self) -> str:
        """What is written down, or what can be done."""
        told = scheme_end.end_text(self._binder.scheme())
        return f"{told}\n{AFTER}" if told else BEFORE

    @property
    def ends(self) -> bool:
        return self._binder.scheme().end_kind is not None

    def entry(self) -> Entry:
        today = self._binder.today
        return Entry(END_TITLES, end_texts(self._binder.scheme(), today), self._save)

    def look(self, texts: Mapping[str, str]) -> EndLook:
        """What is to be told of the fields as they stand: first the scheme's last day, then the helpers'."""
        reader = Reader(texts, END_TITLES, self._binder.today)
        told_on = reader.day("told_on")
        if told_on is None:
            return EndLook(counted="Skriv, hvornår det skete; så regnes resten ud.")
        proposed, counted = scheme_end.proposed_end(self._binder, SchemeEnd(texts["kind"]), told_on)
        shown = day_text(proposed) if proposed else ""
        try:
            plan = scheme_end.plan(self._binder, read_ends(texts, self._binder.today))
        except Refused as refused:
            missing = " ".join(sentence_text(str(mistake)) for mistake in refused.mistakes)
            return EndLook(shown, counted, missing)
        return EndLook(shown, counted, "\n".join(f"• {note}" for note in plan.notes), helper_rows(plan.helpers))

    def go_on(self) -> Changes:
        """The scheme does not end after all. Raises Refused where that is not written."""
        return scheme_end.continue_scheme(self._binder)

    def _save(self, typed: Mapping[str, str]) -> Changes:
        ends = read_ends(typed, self._binder.today)
        return scheme_end.end_scheme(self._binder, ends.kind, ends.told_on, ends.ends_on, ends.given_on)
