"""The state of the tab "Samtaler": one helper's talks and the staff meetings of all, and how they are changed. No Qt."""

from __future__ import annotations

from collections.abc import Mapping

from app.model.domain.entities import Changes
from app.model.domain.errors import Refused
from app.model.services import people, talks
from app.model.services.binder import Binder
from app.model.services.drafts import renamed
from app.model.services.talks import TalkRow
from app.ui.entry.texts import Entry, Texts
from app.ui.people.talks_texts import (
    MEETING_TITLES,
    TALK_TITLES,
    TalkLine,
    empty_meeting,
    empty_talk,
    read_talk,
    talk_lines,
    talk_texts,
)

# What a mistake is called in a staff meeting's dialog, where two fields have other names.
_RENAMED = {TALK_TITLES[name]: MEETING_TITLES[name] for name in TALK_TITLES}


class TalksPresenter:
    """`helper_id` is "" until a helper is shown."""

    def __init__(self, binder: Binder) -> None:
        self._binder = binder
        self._talks: tuple[TalkRow, ...] = ()
        self._meetings: tuple[TalkRow, ...] = ()
        self.helper_id = ""

    def show(self, helper_id: str) -> None:
        self.helper_id = helper_id
        self.reload()

    def reload(self) -> None:
        self._talks = talks.talk_rows(self._binder, self.helper_id)
        self._meetings = talks.talk_rows(self._binder, None)

    def talks(self) -> tuple[TalkLine, ...]:
        return talk_lines(self._talks)

    def meetings(self) -> tuple[TalkLine, ...]:
        return talk_lines(self._meetings)

    def new_talk(self) -> Entry:
        return Entry(TALK_TITLES, empty_talk(self._binder.today), self._add)

    def open_talk(self, talk_id: str) -> Entry:
        texts = talk_texts(next(row.draft for row in self._talks if row.id == talk_id))
        return Entry(TALK_TITLES, texts, lambda typed: self._change(talk_id, typed, TALK_TITLES))

    def new_meeting(self) -> Entry:
        """Those who are employed today are proposed as participants."""
        today = self._binder.today
        there = [card.draft.name for card in people.helper_cards(self._binder) if card.employed_on(today)]
        return Entry(MEETING_TITLES, empty_meeting(today, there), self._add_meeting)

    def open_meeting(self, talk_id: str) -> Entry:
        texts = talk_texts(next(row.draft for row in self._meetings if row.id == talk_id))
        return Entry(MEETING_TITLES, texts, lambda typed: self._change(talk_id, typed, MEETING_TITLES))

    def tick_today(self, talk_id: str, what: str) -> Changes:
        """That it was followed up, signed or given as a copy today. Raises Refused before the day of the talk."""
        return self._after(talks.tick_talk(self._binder, talk_id, what, self._binder.today))

    def delete(self, talk_id: str) -> Changes:
        return self._after(talks.delete_talk(self._binder, talk_id))

    def _add(self, typed: Mapping[str, str]) -> Changes:
        draft = read_talk(typed, TALK_TITLES, self._binder.today)
        return self._after(talks.add_talk(self._binder, self.helper_id, draft))

    def _add_meeting(self, typed: Texts | Mapping[str, str]) -> Changes:
        draft = read_talk(typed, MEETING_TITLES, self._binder.today)
        try:
            return self._after(talks.add_talk(self._binder, None, draft))
        except Refused as refused:
            raise renamed(refused, _RENAMED) from None

    def _change(self, talk_id: str, typed: Mapping[str, str], titles: Mapping[str, str]) -> Changes:
        draft = read_talk(typed, titles, self._binder.today)
        try:
            return self._after(talks.change_talk(self._binder, talk_id, draft))
        except Refused as refused:
            raise (renamed(refused, _RENAMED) if titles is MEETING_TITLES else refused) from None

    def _after(self, changes: Changes) -> Changes:
        self.reload()
        return changes
