"""The windows of hours to be covered: the dialog as texts and back, and the list of them as rows. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time

from app.model.domain.danish import WEEKDAYS, plural
from app.model.services.watch import COVER_FIELDS, CoverDraft
from app.ui.entry.texts import NO, YES, Reader, Texts
from app.ui.formats import optional_day_text, parse_clock

DAYS = tuple(f"day{digit}" for digit in "1234567")
DAY_TITLES = {name: weekday.capitalize() for name, weekday in zip(DAYS, WEEKDAYS, strict=True)}
COVER_TITLES = {
    **DAY_TITLES,
    "day1": COVER_FIELDS["weekdays"],  # a mistake about the days stands under the first of them
    "from_time": "Fra klokken",
    "to_time": "Til klokken",
    **{name: COVER_FIELDS[name] for name in ("helpers", "starts_on", "ends_on")},
}
_SHORT = {"1234567": "Alle dage", "12345": "Hverdage", "67": "Weekend"}


@dataclass(frozen=True)
class CoverRow:
    """One line of the list of windows."""

    id: str
    days: str
    span: str
    helpers: str
    starts_on: str
    ends_on: str
    spoken_days: str

    @property
    def spoken(self) -> str:
        """The line in one sentence."""
        period = [f"fra {self.starts_on}" if self.starts_on else "", f"til {self.ends_on}" if self.ends_on else ""]
        return ", ".join(part for part in (self.spoken_days, self.span, self.helpers, *period) if part)


def cover_rows(windows: Sequence[tuple[str, CoverDraft]]) -> tuple[CoverRow, ...]:
    return tuple(
        CoverRow(
            id=cover_id,
            days=_days(draft.weekdays, 3),
            span=f"{draft.from_time:%H:%M}–{_end_text(draft.to_time)}",
            helpers=plural(draft.helpers, "hjælper", "hjælpere"),
            starts_on=optional_day_text(draft.starts_on),
            ends_on=optional_day_text(draft.ends_on),
            spoken_days=_days(draft.weekdays),
        )
        for cover_id, draft in windows
    )


def _days(digits: str, letters: int | None = None) -> str:
    """Their names, or the first letters of them."""
    return _SHORT.get(digits) or ", ".join(WEEKDAYS[int(digit) - 1][:letters] for digit in digits).capitalize()


def _end_text(end: time) -> str:
    """Midnight ends a day as 24:00."""
    return f"{end:%H:%M}" if end != time() else "24:00"


def empty_cover() -> Texts:
    """What many want: round the clock, every day."""
    return cover_draft_texts(CoverDraft("1234567", time(), time()))


def cover_draft_texts(draft: CoverDraft) -> Texts:
    return {
        **{name: YES if name[-1] in draft.weekdays else NO for name in DAYS},
        "from_time": f"{draft.from_time:%H:%M}",
        "to_time": _end_text(draft.to_time),
        "helpers": str(draft.helpers),
        "starts_on": optional_day_text(draft.starts_on),
        "ends_on": optional_day_text(draft.ends_on),
    }


def read_cover(texts: Mapping[str, str], today: date) -> CoverDraft:
    """Raises Refused with the fields that can't be read."""
    reader = Reader(texts, COVER_TITLES, today)
    draft = CoverDraft(
        weekdays="".join(name[-1] for name in DAYS if reader.flag(name)),
        from_time=_time(reader, "from_time"),
        to_time=_time(reader, "to_time"),
        helpers=_count(reader, "helpers"),
        starts_on=reader.day("starts_on"),
        ends_on=reader.day("ends_on"),
    )
    reader.done()
    return draft


def _time(reader: Reader, name: str) -> time:
    """24 is midnight, as 0 is; a stand-in where it can't be read (`done` then refuses)."""
    try:
        hours, minutes = divmod(parse_clock(reader.text(name)), 60)
    except ValueError as wrong:
        reader.wrong(name, str(wrong))
        return time()
    return time(hours % 24, minutes)


def _count(reader: Reader, name: str) -> int:
    number = reader.number(name)
    if number is not None and number == int(number):
        return int(number)
    if number is not None or not reader.text(name):
        reader.wrong(name, "skriv et helt tal, fx 1")
    return 1
