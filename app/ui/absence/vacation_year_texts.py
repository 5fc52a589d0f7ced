"""The year of all helpers as a grid of short texts, each with a sentence that says it all. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.model.domain.danish import day_text, listed, number_text, plural, rounded, small_start
from app.model.domain.entities import AbsenceKind
from app.model.domain.stays import StayKind
from app.model.services.absence.vacation_year import Away, Week, YearView
from app.ui.absence.vacation_texts import span_text
from app.ui.words import ABSENCE_KINDS

SIGNS = {
    AbsenceKind.VACATION: "F",
    AbsenceKind.EXTRA_DAY_OFF: "FF",
    AbsenceKind.SICK: "S",
    AbsenceKind.WORK_INJURY: "S",
    AbsenceKind.SECTION_56: "S",
    AbsenceKind.PREGNANCY: "S",
    AbsenceKind.CHILD_SICK: "BS",
    AbsenceKind.PARENTAL: "B",
    AbsenceKind.UNPAID: "O",
    AbsenceKind.AGREED: "A",
}
WISH, HOLIDAY, STAY, SHORT = "Ø", "H", "P", "!"
LEGEND = (
    "F er ferie, FF feriefridag, Ø et ønske, S syg, BS barns sygedag, B barsel, O orlov, A andet aftalt fravær. Et tal er dage, "
    "når det ikke er hele ugen. H er helligdage, P borgerens eget ophold, og ! er en uge med for få tilbage."
)
HOLIDAYS, STAYS, LEFT, HOURS = "Helligdage", "Borgerens ophold", "Hjælpere tilbage", "Timer tilbage"
_STAYS = {
    StayKind.VACATION: "borgerens ferie",
    StayKind.HOSPITAL_PLANNED: "planlagt indlæggelse",
    StayKind.HOSPITAL_ACUTE: "akut indlæggelse",
}


@dataclass(frozen=True)
class GridRow:
    """`helper_id` is "" for the rows about all of them; `texts` and `spoken` have a place for each week."""

    title: str
    helper_id: str
    texts: tuple[str, ...]
    spoken: tuple[str, ...]


@dataclass(frozen=True)
class Grid:
    """The weeks' headings, and the rows: what the weeks are first, then the helpers, then who is left."""

    weeks: tuple[Week, ...]
    titles: tuple[str, ...]
    spoken_titles: tuple[str, ...]
    rows: tuple[GridRow, ...]

    def week_of(self, day: date) -> int:
        """The place of the week that a day lies in; the first where it lies in none."""
        return next((n for n, week in enumerate(self.weeks) if week.first <= day <= week.last), 0)

    def row_of(self, helper_id: str) -> int:
        return next((n for n, row in enumerate(self.rows) if row.helper_id == helper_id), 0)


def grid(view: YearView) -> Grid:
    weeks = view.weeks
    rows = [
        _row(HOLIDAYS, weeks, _holidays, _say_holidays),
        _row(STAYS, weeks, lambda week: STAY if week.stays else "", _say_stays),
        *(_helper_row(view, number) for number in range(len(view.helpers))),
        _row(LEFT, weeks, _left, _say_left),
    ]
    if any(week.wanted is not None for week in weeks):
        rows.append(_row(HOURS, weeks, _hours, _say_hours))
    titles = tuple(f"{week.number}\n{week.first:%d.%m}" for week in weeks)
    spoken = tuple(f"Uge {week.number}, {span_text(week.first, week.last)}" for week in weeks)
    return Grid(weeks, titles, spoken, tuple(rows))


def _row(title: str, weeks: Sequence[Week], text: Callable[[Week], str], say: Callable[[Week], str]) -> GridRow:
    return GridRow(
        title, "", tuple(map(text, weeks)), tuple(f"{title}, uge {week.number}: {say(week)}" for week in weeks)
    )


def _helper_row(view: YearView, number: int) -> GridRow:
    helper_id, name = view.helpers[number]
    cells = view.cells[number]
    said = tuple(
        f"{name}, uge {week.number}: {_listed([_say(part) for part in parts], 'er her')}"
        for week, parts in zip(view.weeks, cells, strict=True)
    )
    return GridRow(name, helper_id, tuple(" ".join(map(_sign, parts)) for parts in cells), said)


def _listed(texts: Sequence[str], none: str) -> str:
    return listed(texts) if texts else none


def _sign(part: Away) -> str:
    sign = WISH if part.kind is None else SIGNS[part.kind]
    return sign if part.whole else f"{sign}{part.days}"


def _say(part: Away) -> str:
    what = "ønsker ferie" if part.kind is None else small_start(ABSENCE_KINDS[part.kind])
    return f"{what} {span_text(part.first_day, part.last_day)}"


def _holidays(week: Week) -> str:
    """Those from Monday to Friday: the others change nothing."""
    days = {day for day, _ in week.holidays if day < week.last - timedelta(days=1)}
    return f"{HOLIDAY}{len(days)}" if days else ""


def _say_holidays(week: Week) -> str:
    return _listed([f"{title} {day_text(day)}" for day, title in week.holidays], "ingen")


def _say_stays(week: Week) -> str:
    return _listed([f"{_STAYS[stay.kind]} {span_text(stay.first_day, stay.last_day)}" for stay in week.stays], "ingen")


def _left(week: Week) -> str:
    return f"{week.left}{f' {SHORT}' if week.is_short else ''}" if week.employed else ""


def _say_left(week: Week) -> str:
    if not week.employed:
        return "ingen er ansat"
    there = plural(week.left, "hjælper er her", "hjælpere er her")
    return f"mindst {there} hver dag, af {week.employed}{_say_short(week)}"


def _hours(week: Week) -> str:
    return f"{number_text(rounded(week.hours, 0))}{f' {SHORT}' if week.is_short else ''}" if week.employed else ""


def _say_hours(week: Week) -> str:
    if week.wanted is None:
        return ""
    told = f"{number_text(rounded(week.hours, 0))} timer efter kontrakterne, og {number_text(rounded(week.wanted, 0))} skal dækkes"
    return f"{told}{_say_short(week)}"


def _say_short(week: Week) -> str:
    if not week.is_short:
        return ""
    if week.left and week.most is not None:
        return f". For få er tilbage: det er mere end {number_text(week.most)} timer til hver"
    return ". Ingen er tilbage"
