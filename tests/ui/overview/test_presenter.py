"""The overview's words and state without a window: lines and their order, what is said, and what is put away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from app.model.domain.entities import ShiftKind
from app.model.domain.errors import Refused
from app.model.domain.findings import Finding, Severity
from app.model.domain.reasons import Certainty, Layer, Reason, Source
from app.model.domain.watch import FindingMark, MarkKind
from app.model.services import history, watch
from app.model.services.binder import Binder
from app.model.services.duty import Duty, Turn
from app.model.services.overview import Entry
from app.model.services.people import HelperDraft, add_helper
from app.ui.overview import texts
from app.ui.overview.presenter import OverviewPresenter

TODAY = date(2026, 11, 21)
REASON = Reason(
    "Timesedlen skal være hos kommunen 7 dage efter",
    "timeseddel_frist",
    date(2020, 11, 1),
    Layer.MUNICIPALITY,
    Source("Håndbog", "5.3.2"),
    Certainty.B,
)
FINDING = Finding(
    "timesheet-due",
    Severity.NOTICE,
    None,
    date(2026, 10, 31),
    date(2026, 11, 24),
    "Timesedler skal afleveres",
    "De skal være der.",
    "Send dem.",
    REASON,
    {"days_left": 3, "minutes": 615},
    "2026-10",
)


@pytest.fixture
def presenter(busy: Binder) -> OverviewPresenter:
    made = OverviewPresenter(busy)
    made.load()
    return made


def seen(presenter: OverviewPresenter) -> list[str]:
    return [" | ".join(part for part in (x.word, x.what, x.who, x.when) if part) for x in presenter.lines]


def test_lines_stand_under_what_they_are(presenter: OverviewPresenter) -> None:
    assert seen(presenter) == [
        "Skulle være gjort",
        "Advarsel | Timesedler skal afleveres | Ordningen | for 14 dage siden, 07.11.2026",
        "Ikke i orden",
        "Advarsel | For lidt hvile | Anna Prøve | om 5 dage, 26.11.2026 kl. 07:00",
        "Advarsel | For lidt hvile, 5 gange siden 02.10.2026 | Anna Prøve | for 34 dage siden, 18.10.2026 kl. 07:00",
    ]


def test_many_alike_are_opened_and_closed(presenter: OverviewPresenter) -> None:
    many = next(line for line in presenter.lines if line.is_open is False)
    assert many.entry is not None
    before = len(presenter.lines)
    presenter.toggle(many.entry)
    opened = presenter.lines
    assert len(opened) == before + 5
    place = [line.id for line in opened].index(many.id)
    assert opened[place].is_open is True
    assert {line.what for line in opened[place + 1 : place + 6]} == {"– For lidt hvile"}
    assert len({line.id for line in opened}) == len(opened)
    presenter.toggle(many.entry)
    assert len(presenter.lines) == before


def test_a_line_says_severity_what_whom_when_and_the_message() -> None:
    line = texts.line(Entry(FINDING.key, (FINDING,), ""), TODAY)
    assert line.spoken == ("Husk: Timesedler skal afleveres. Ordningen. Om 3 dage, 24.11.2026. De skal være der.")


@pytest.mark.parametrize(
    ("days", "when"),
    [(0, "i dag, 21.11.2026"), (1, "i morgen, 22.11.2026"), (-1, "i går, 20.11.2026"), (3, "om 3 dage, 24.11.2026")],
)
def test_how_far_away_it_is(days: int, when: str) -> None:
    assert texts.when_text(replace(FINDING, due=TODAY + timedelta(days=days)), TODAY) == when


def test_the_whole_of_a_matter_with_its_why_and_its_figures() -> None:
    text = texts.details(Entry(FINDING.key, (FINDING,), ""), TODAY)
    why = (
        "Hvorfor?\nTimesedlen skal være hos kommunen 7 dage efter.\n"
        "Kilde: Håndbog, 5.3.2. Bestemt af kommunen. Gælder fra 01.11.2020. Sikkerhed: fra en anden kilde end reglen selv.\n"
        "Tid i alt: 10 timer og 15 minutter"
    )
    assert text.split("\n\n") == [
        "Husk – Ordningen – sidste dag er om 3 dage, 24.11.2026.",
        "De skal være der.",
        "Det kan du gøre:\nSend dem.",
        why,
    ]


def test_what_is_late_says_when_its_last_day_was() -> None:
    late = replace(FINDING, due=TODAY - timedelta(days=2))
    assert texts.details(Entry(late.key, (late,), ""), TODAY).startswith(
        "Husk – Ordningen – sidste dag var for 2 dage siden, 19.11.2026.\n\n"
    )


def test_what_is_put_away_says_how(presenter: OverviewPresenter) -> None:
    mark = FindingMark("p1", FINDING.key, MarkKind.PUT_OFF, "notice", TODAY, date(2026, 11, 30), "Ringer mandag")
    entry = Entry(FINDING.key, (FINDING,), "", mark)
    line = texts.line(entry, TODAY)
    assert (line.word, line.when) == ("Udsat", "til 30.11.2026")
    assert "Udsat den 21.11.2026 til 30.11.2026. Du skrev: »Ringer mandag«" in texts.details(entry, TODAY)
    settled = Entry(FINDING.key, (FINDING,), "", FindingMark("p1", FINDING.key, MarkKind.SETTLED, "notice", TODAY))
    assert (texts.line(settled, TODAY).word, texts.line(settled, TODAY).when) == ("Afsluttet", "den 21.11.2026")


def test_putting_off_settling_and_taking_back(presenter: OverviewPresenter, busy: Binder) -> None:
    first = presenter.read.soon[0]
    assert presenter.put_off(first, date(2026, 11, 30), "").label == (
        "Udsæt påmindelsen »Timesedler skal afleveres« til 30.11.2026"
    )
    presenter.load()
    assert first.id not in {line.id for line in presenter.lines}
    assert presenter.hidden_count == 1
    presenter.show_hidden = True
    assert presenter.lines[-2].word == "Udsat eller afsluttet"
    hidden = presenter.lines[-1].entry
    assert hidden is not None
    presenter.unmark(hidden)
    presenter.load()
    assert presenter.hidden_count == 0
    assert history.undo_label(busy) == "Vis påmindelse igen"


def test_many_are_settled_at_once_and_only_with_a_note(presenter: OverviewPresenter) -> None:
    many = next(entry for entry in presenter.read.wrong if entry.is_many)
    with pytest.raises(Refused, match="tom"):
        presenter.settle(many, " ")
    presenter.settle(many, "Aftalt med Anna")
    presenter.load()
    assert presenter.hidden_count == 5


def test_an_exception_can_be_written_for_one_finding_about_rest(presenter: OverviewPresenter) -> None:
    excusable = [entry for entry in presenter.read.wrong if presenter.may_be_excused(entry)]
    assert {entry.finding.code for entry in excusable} <= set(watch.EXCUSABLE)
    assert any(not entry.is_many for entry in excusable)
    assert not any(entry.is_many for entry in excusable)
    assert not presenter.may_be_excused(presenter.read.soon[0])


@pytest.mark.parametrize(
    ("late", "soon", "text"),
    [
        (0, 0, ""),
        (0, 1, "1 ting har frist inden for 14 dage."),
        (0, 3, "3 ting har frist inden for 14 dage."),
        (2, 0, "2 ting skulle have været gjort."),
        (2, 3, "2 ting skulle have været gjort, og 3 har frist inden for 14 dage."),
    ],
)
def test_what_is_said_at_the_start(late: int, soon: int, text: str) -> None:
    assert texts.reminder_text(late, soon) == text


def test_an_empty_file_is_told_what_to_begin_with(binder: Binder) -> None:
    presenter = OverviewPresenter(binder)
    presenter.load()
    assert [step.screen for step in presenter.first_steps] == ["people", "roster"]
    assert presenter.lines == ()
    assert presenter.summary.startswith("Her kommer det, du skal huske")
    assert not presenter.has_hours
    add_helper(binder, HelperDraft("Anna"))
    presenter.load()
    assert [step.screen for step in presenter.first_steps] == ["roster"]


def test_when_nothing_is_wrong_it_says_so_and_what_comes_next(presenter: OverviewPresenter) -> None:
    assert presenter.summary.endswith("advarsler.")
    for entry in (*presenter.read.soon, *presenter.read.wrong, *presenter.read.later):
        presenter.settle(entry, "i orden")
    presenter.load()
    assert presenter.summary == (
        "Alt er i orden. Der er ikke noget, du skal gøre nu. Det næste er: Timesedler hos kommunen, "
        "senest 7 dage efter månedens udgang; næste gang 07.12.2026."
    )


def test_who_is_on_duty_in_sentences() -> None:
    night = datetime(2026, 11, 21, 23, 30)
    morning = datetime(2026, 11, 22, 7)
    anna = Turn("Anna", ShiftKind.WORK, datetime(2026, 11, 21, 23), morning)
    bo = Turn("Bo", ShiftKind.ON_CALL_SITE, morning, datetime(2026, 11, 22, 15))
    ida = Turn("Ida", ShiftKind.ON_CALL_HOME, datetime(2026, 11, 21, 20), datetime(2026, 11, 22))
    assert texts.duty_lines(Duty(night, (anna,), (bo,), bo.end)) == [
        "Anna er på vagt til i morgen kl. 07:00.",
        "Derefter: Bo (rådighed på stedet) fra i morgen kl. 07:00 til kl. 15:00.",
        "Vagtplanen er dækket uden huller til i morgen kl. 15:00.",
    ]
    assert texts.duty_lines(Duty(night, (ida,), (), None)) == [
        "Ingen er på vagt nu.",
        "Ida har rådighed hjemme til i morgen kl. 00:00.",
        "Der er ikke planlagt flere vagter.",
    ]


@pytest.mark.parametrize(
    ("read", "at", "stale"),
    [
        ("2026-11-25T14:00", "2026-11-25T14:59", False),
        ("2026-11-25T14:59", "2026-11-25T15:00", True),  # Anna has come
        ("2026-11-25T15:00", "2026-11-25T22:59", False),
        ("2026-11-25T15:00", "2026-11-25T23:00", True),  # Anna has gone
        ("2026-11-25T23:30", "2026-11-26T00:00", True),  # another day
    ],
)
def test_it_knows_when_it_is_out_of_date(busy: Binder, read: str, at: str, *, stale: bool) -> None:
    moment = [datetime.fromisoformat(read)]
    presenter = OverviewPresenter(Binder(busy.database, busy.resources, lambda: moment[0]))
    presenter.load()
    moment[0] = datetime.fromisoformat(at)
    assert presenter.is_out_of_date is stale


def test_the_year_says_each_month_once(presenter: OverviewPresenter) -> None:
    months = [line.month for line in presenter.year if line.month]
    assert months[0] == "Hver måned"
    assert months[1:13][0] == "November 2026"
    assert (months[12], months[13], len(months)) == ("Oktober 2027", "Uden fast dato", 14)
    february = next(line for line in presenter.year if line.month == "Februar 2027")
    assert february.when == "01.02.2027"
    assert february.spoken.startswith("Februar 2027: Årsregnskabet hos kommunen")
    assert "Kilde: Håndbog om hjælperordninger" in february.spoken
