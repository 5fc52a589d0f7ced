"""The overview's state, without Qt: its lines, which of them are open, what is said, and putting matters away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from app.model.domain.danish import listed, long_day_text, plural
from app.model.domain.entities import Changes
from app.model.domain.findings import Severity
from app.model.services import watch
from app.model.services.binder import Binder
from app.model.services.hours_used import QuarterView, quarter
from app.model.services.overview import Entry, Overview, is_past, overview
from app.model.services.year_ahead import Due, month_title
from app.ui.overview import texts
from app.ui.overview.texts import Line

FINE = "Alt er i orden. Der er ikke noget, du skal gøre nu."
NO_DUES = "Ingen kendte frister"
_COUNTED = {
    Severity.ERROR: ("fejl", "fejl"),
    Severity.WARNING: ("advarsel", "advarsler"),
    Severity.NOTICE: ("påmindelse", "påmindelser"),
}


@dataclass(frozen=True)
class FirstStep:
    """What to begin with in an empty file: the button's text, the screen it leads to, and why."""

    text: str
    screen: str
    why: str


@dataclass(frozen=True)
class YearLine:
    """A line of the year ahead; `month` is empty where the month has been told on the line above."""

    month: str
    what: str
    when: str
    source: str
    spoken: str


class OverviewPresenter:
    """`load` reads the file; the rest is about what was read."""

    def __init__(self, binder: Binder) -> None:
        self.binder = binder
        self.show_hidden = False
        self.read: Overview
        self.quarter: QuarterView
        self._open: set[str] = set()

    def load(self) -> None:
        self.read = overview(self.binder)
        self.quarter = quarter(self.binder, self.binder.today)

    @property
    def is_out_of_date(self) -> bool:
        """Another day has begun, or someone has come or gone since the file was read."""
        now, duty = self.binder.now(), self.read.duty
        moments = [*(turn.end for turn in duty.now), *(turn.start for turn in duty.next)]
        return now.date() != self.read.today or any(moment <= now for moment in moments)

    # what is shown

    @property
    def day(self) -> str:
        now = self.read.duty.moment
        return f"{long_day_text(now)} kl. {now:%H:%M}"

    @property
    def has_hours(self) -> bool:
        """There is something to show of hours used or granted."""
        whole = self.quarter.whole
        return bool(whole.used or whole.planned or whole.granted)

    @property
    def duty(self) -> list[str]:
        return texts.duty_lines(self.read.duty)

    @property
    def lines(self) -> tuple[Line, ...]:
        """What should have been done, what is due soon, what is wrong, what is due later, and, if asked for, what is put away, each under its name."""
        read = self.read
        named = {
            texts.LATE_TITLE: [entry for entry in read.soon if is_past(entry.finding, read.today)],
            texts.SOON_TITLE: [entry for entry in read.soon if not is_past(entry.finding, read.today)],
            texts.WRONG_TITLE: read.wrong,
            texts.LATER_TITLE: read.later,
            texts.HIDDEN_TITLE: read.hidden if self.show_hidden else (),
        }
        parts = {title: entries for title, entries in named.items() if entries}
        lines: list[Line] = []
        for title, entries in parts.items():
            if len(parts) > 1:
                lines.append(texts.title_line(title))
            lines += [line for entry in entries for line in self._lines_of(entry)]
        return tuple(lines)

    def _lines_of(self, entry: Entry) -> Iterator[Line]:
        is_open = entry.id in self._open
        yield texts.line(entry, self.read.today, is_open=is_open)
        if entry.is_many and is_open:
            for finding in entry.findings:
                part = Entry(finding.key, (finding,), entry.helper, entry.mark)
                yield texts.line(part, self.read.today, part=True)

    @property
    def hidden_count(self) -> int:
        return sum(len(entry.findings) for entry in self.read.hidden)

    @property
    def first_steps(self) -> tuple[FirstStep, ...]:
        """What is missing before there is anything to watch."""
        steps = []
        if not self.read.has_helpers:
            steps.append(FirstStep("Skriv den første hjælper ind", "people", "Navn og kontrakt er nok til at begynde."))
        if not self.read.has_shifts:
            steps.append(FirstStep("Læg de første vagter", "roster", "Hvem arbejder hvornår? Skriv fx 7-15 på en dag."))
        return tuple(steps)

    @property
    def summary(self) -> str:
        """How much there is, or that all is well and what comes next."""
        entries = (*self.read.soon, *self.read.wrong, *self.read.later)
        counted = [(kind, sum(entry.severity is kind for entry in entries)) for kind in _COUNTED]
        told = [plural(count, *_COUNTED[kind]) for kind, count in counted if count]
        if told:
            return f"{listed(told)}."
        if self.first_steps:
            return "Her kommer det, du skal huske, og det, der er galt, når der er hjælpere og vagter."
        coming = self.read.year.next
        return f"{FINE} Det næste er: {coming.what}, {coming.when}." if coming is not None else FINE

    @property
    def reminder(self) -> str:
        """Said when the file is opened; "" where nothing is due."""
        return texts.reminder_text(self.read.late, self.read.due_soon)

    def details(self, entry: Entry) -> str:
        return texts.details(entry, self.read.today)

    def title(self, entry: Entry) -> str:
        return texts.title(entry, self.read.today)

    def may_be_excused(self, entry: Entry) -> bool:
        """A single finding about rest, for which an exception can be written down."""
        return not entry.is_many and entry.finding.code in watch.EXCUSABLE

    @property
    def year(self) -> tuple[YearLine, ...]:
        """What comes every month, the next twelve months, and what has no date yet."""
        year = self.read.year
        lines: list[YearLine] = []
        for month, dues in year.months:
            lines += _year_lines(month_title(month), dues) if dues else [_no_dues(month_title(month))]
        if not any(dues for _, dues in year.months):
            lines = [_no_dues("De næste 12 måneder")]
        monthly, undated = _year_lines("Hver måned", year.monthly), _year_lines("Uden fast dato", year.undated)
        return (*monthly, *lines, *undated)

    # what is done

    def toggle(self, entry: Entry) -> None:
        """Opens a line with several matters, or closes it."""
        self._open ^= {entry.id}

    def put_off(self, entry: Entry, until: date, note: str) -> Changes:
        first, *alike = entry.findings
        return watch.put_off(self.binder, first, until, note or None, alike)

    def settle(self, entry: Entry, note: str) -> Changes:
        first, *alike = entry.findings
        return watch.settle(self.binder, first, note, alike)

    def unmark(self, entry: Entry) -> Changes:
        return watch.unmark(self.binder, *(finding.key for finding in entry.findings))


def _year_lines(month: str, dues: Iterable[Due]) -> Iterator[YearLine]:
    for place, due in enumerate(dues):
        source = str(due.reason.source) if due.reason is not None and due.reason.source is not None else ""
        spoken = f"{month}: {due.what}, {due.when}. {f'Kilde: {source}.' if source else ''}".strip()
        yield YearLine("" if place else month, due.what, due.when, source, spoken)


def _no_dues(month: str) -> YearLine:
    return YearLine(month, NO_DUES, "", "", f"{month}: {NO_DUES.lower()}.")
