"""The overview's sentences: a matter as a line of the list and in full, who is on duty, what to begin with. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.model.checks.catalogue import Place, rule
from app.model.domain.danish import day_text, days_left_text, moment_text, sentence_text
from app.model.domain.entities import ShiftKind
from app.model.domain.findings import Finding, Severity
from app.model.domain.watch import FindingMark, MarkKind
from app.model.services.duty import Duty, Turn
from app.model.services.findings import SEVERITY_TITLES, day_of
from app.model.services.overview import SOON, Entry, is_past
from app.ui.watch.figures import why_lines
from app.ui.words import SHIFT_KINDS

WAYS = {
    Place.ROSTER: "Gå til vagtplanen",
    Place.TIMESHEETS: "Gå til timesedlerne",
    Place.ABSENCE: "Gå til fravær",
    Place.PEOPLE: "Gå til hjælperne",
    Place.HIRING: "Gå til ansættelse",
    Place.SCHEME: "Gå til ordningen",
}
SCHEME = "Ordningen"  # whom a finding concerns that is no helper's
LATE_TITLE = "Skulle være gjort"
SOON_TITLE, LATER_TITLE = f"Frist inden for {SOON.days} dage", "Frist senere"
WRONG_TITLE, HIDDEN_TITLE = "Ikke i orden", "Udsat eller afsluttet"


@dataclass(frozen=True)
class Line:
    """A line of the list; one without an entry is the title of those under it. `is_open` is None where nothing opens."""

    id: str
    entry: Entry | None
    severity: Severity | None
    word: str
    what: str
    who: str
    when: str
    spoken: str
    is_open: bool | None = None


def title_line(title: str) -> Line:
    return Line(title, None, None, title, "", "", "", f"{title}:")


def line(entry: Entry, today: date, *, is_open: bool = False, part: bool = False) -> Line:
    """One matter, or several alike, as a line."""
    finding, who = entry.finding, entry.helper or SCHEME
    word = SEVERITY_TITLES[entry.severity] if entry.mark is None else mark_word(entry.mark)
    what = many_text(entry, today) if entry.is_many else finding.title
    when = when_text(finding, today) if entry.mark is None else put_away_text(entry.mark)
    state = "" if not entry.is_many else " Kan lukkes." if is_open else " Kan åbnes."
    told = "" if entry.is_many else f" {finding.message}"
    return Line(
        entry.id,
        entry,
        entry.severity,
        word,
        f"– {what}" if part else what,
        who,
        when,
        f"{word}: {sentence_text(what)} {who}. {sentence_text(when) if when else ''}{told}{state}",
        is_open if entry.is_many else None,
    )


def many_text(entry: Entry, today: date) -> str:
    """For lidt hvile, 7 gange siden 01.07.2026."""
    days = sorted(day for finding in entry.findings if (day := day_of(finding)) is not None)
    since = f" {'siden' if is_past(entry.finding, today) else 'fra'} {day_text(days[0])}" if days else ""
    return f"{entry.finding.title}, {len(entry.findings)} gange{since}"


def when_text(finding: Finding, today: date) -> str:
    """How far away it is and the date: "om 3 dage, 07.12.2026"."""
    day = day_of(finding)
    if day is None:
        return ""
    at = finding.at
    exact = moment_text(at) if isinstance(at, datetime) and finding.due is None else day_text(day)
    return f"{days_left_text((day - today).days)}, {exact}"


def mark_word(mark: FindingMark) -> str:
    return "Udsat" if mark.kind is MarkKind.PUT_OFF else "Afsluttet"


def put_away_text(mark: FindingMark) -> str:
    """When it comes back, or when it was settled."""
    return f"til {day_text(mark.until)}" if mark.until is not None else f"den {day_text(mark.made_on)}"


def way_text(entry: Entry) -> str:
    """What the button says that leads to where it is mended."""
    return WAYS[rule(entry.finding.code).place]


def details(entry: Entry, today: date) -> str:
    """A matter in full: what is the matter, what to do, and why."""
    paragraphs = [_heading(entry, today)]
    if entry.mark is not None:
        paragraphs.append(_mark_text(entry.mark))
    if entry.is_many:
        paragraphs.append("\n".join(f"{when_text(f, today)}: {f.message}" for f in entry.findings))
    else:
        paragraphs.append(entry.finding.message)
    paragraphs.append(f"Det kan du gøre:\n{entry.finding.advice}")
    paragraphs.append("\n".join(("Hvorfor?", *why_lines(entry.finding))))
    return "\n\n".join(paragraphs)


def title(entry: Entry, today: date) -> str:
    return many_text(entry, today) if entry.is_many else entry.finding.title


def _heading(entry: Entry, today: date) -> str:
    when = "" if entry.is_many else when_text(entry.finding, today)
    due = "" if entry.finding.due is None else f"sidste dag {'var' if entry.finding.due < today else 'er'} "
    parts = [SEVERITY_TITLES[entry.severity], entry.helper or SCHEME, f"{due}{when}" if when else ""]
    return sentence_text(" – ".join(part for part in parts if part))


def _mark_text(mark: FindingMark) -> str:
    note = f" Du skrev: »{mark.note}«" if mark.note else ""
    done = f"{mark_word(mark)} den {day_text(mark.made_on)}"
    return f"{done}{f' til {day_text(mark.until)}' if mark.until else ''}.{note}"


def reminder_text(late: int, soon: int) -> str:
    """What is said when the file is opened; "" where nothing is due."""
    days = f"{SOON.days} dage"
    if late and soon:
        return f"{late} ting skulle have været gjort, og {soon} har frist inden for {days}."
    if late:
        return f"{late} ting skulle have været gjort."
    return f"{soon} ting har frist inden for {days}." if soon else ""


def duty_lines(duty: Duty) -> list[str]:
    """Who is there, how long somebody is, and who comes next, a sentence each."""
    today = duty.moment.date()
    lines = [f"{turn.helper} {_verb(turn)} til {_moment(turn.end, today)}." for turn in duty.now]
    if duty.covered_until is None:
        lines.insert(0, "Ingen er på vagt nu.")
    if not duty.next:
        lines.append("Der er ikke planlagt flere vagter." if duty.now else "Der er ikke planlagt nogen vagter.")
    for turn in duty.next:
        lines.append(f"Derefter: {_turn_name(turn)} fra {_moment(turn.start, today)} til {_end_text(turn, today)}.")
    if duty.covered_until is not None and duty.next:
        lines.append(f"Vagtplanen er dækket uden huller til {_moment(duty.covered_until, today)}.")
    return lines


def _verb(turn: Turn) -> str:
    return "har rådighed hjemme" if turn.kind is ShiftKind.ON_CALL_HOME else "er på vagt"


def _turn_name(turn: Turn) -> str:
    return turn.helper if turn.kind is ShiftKind.WORK else f"{turn.helper} ({SHIFT_KINDS[turn.kind].lower()})"


def _moment(moment: datetime, today: date) -> str:
    """I dag kl. 23:00; further away with the date."""
    days = (moment.date() - today).days
    near = days_left_text(days) if days in {0, 1} else day_text(moment.date())
    return f"{near} kl. {moment:%H:%M}"


def _end_text(turn: Turn, today: date) -> str:
    return f"kl. {turn.end:%H:%M}" if turn.end.date() == turn.start.date() else _moment(turn.end, today)
