"""The calendar of deadlines, read back as a calendar program would: what is due, what is told, what is not."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from app.model.domain import entities as e
from app.model.domain.content import Content
from app.model.domain.errors import Refused
from app.model.services import watch
from app.model.services.binder import Binder
from app.model.services.calendar_file import (
    ABOUT_ABSENCE,
    ABOUT_ANYTHING,
    LOOK,
    CalendarDay,
    calendar_bytes,
    calendar_days,
    write_calendar,
)
from app.model.services.exchange import add_content
from app.model.services.findings import find_all
from app.model.services.scheme import save_scheme, scheme_draft

AddShift = Callable[..., str]
NOW = datetime.fromisoformat("2026-11-21T12:00")


def events(content: bytes) -> list[Any]:
    return list(Calendar.from_ical(content).walk("VEVENT"))


@pytest.fixture
def written(tmp_path: Path) -> Callable[[Binder], list[Any]]:
    """The events of a binder's calendar file."""

    def go(binder: Binder) -> list[Any]:
        count = write_calendar(binder, tmp_path / "frister.ics")
        found = events((tmp_path / "frister.ics").read_bytes())
        assert len(found) == count
        return found

    return go


Written = Callable[[Binder], list[Any]]


def test_a_deadline_is_a_whole_day_with_a_reminder_a_week_and_a_day_before(
    staffed: Binder, add: AddShift, written: Written
) -> None:
    add("2026-11-02T07:00", "2026-11-02T15:00")
    sheets = [event for event in written(staffed) if event["summary"] == "Timesedler skal afleveres"]
    assert [event.decoded("dtstart") for event in sheets] == [date(2026, 12, 7)]
    (event,) = sheets
    assert event.decoded("dtend") == date(2026, 12, 8)
    assert event.decoded("dtstamp") == datetime(2026, 11, 21, 11, tzinfo=UTC)
    assert (event["class"], event["transp"]) == ("PRIVATE", "TRANSPARENT")
    alarms = event.walk("VALARM")
    assert [alarm["action"] for alarm in alarms] == ["DISPLAY", "DISPLAY"]
    at_nine = timedelta(hours=9)
    assert [alarm.decoded("trigger") for alarm in alarms] == [at_nine - timedelta(days=7), at_nine - timedelta(days=1)]
    assert event["description"].startswith("Timesedlerne for november 2026 skal være hos kommunen senest 07.12.2026.")
    assert "Udskriv dem under Timesedler" in event["description"]
    assert event["description"].endswith("5.3.2 og 11.3.2.")


def test_months_to_come_are_told_too_each_once(staffed: Binder, add: AddShift) -> None:
    for month in (11, 12):
        add(f"2026-{month}-02T07:00", f"2026-{month}-02T15:00")
    add("2027-06-02T07:00", "2027-06-02T15:00")
    days = [each.day for each in calendar_days(staffed) if each.summary == "Timesedler skal afleveres"]
    assert days == [date(2026, 12, 7), date(2027, 1, 7), date(2027, 7, 7)]
    assert all(each.day >= staffed.today for each in calendar_days(staffed))


def test_the_year_s_fixed_dates_are_there_and_what_a_finding_tells_is_not_doubled(example: Binder) -> None:
    found = calendar_days(example)
    assert any(each.summary == "Ferieåret slutter" and each.day == date(2027, 8, 31) for each in found)
    assert sum(each.day == date(2026, 12, 7) for each in found) <= 1
    assert [each for each in found if each.day == date(2027, 2, 1) and "regnskab" in each.summary] != []
    assert len({each.uid for each in found}) == len(found)


def test_how_much_time_is_left_is_not_told(example: Binder, add: AddShift) -> None:
    told = " ".join(each.description for each in calendar_days(example))
    assert "senest" in told
    assert not re.search(r"om \d+ dag|i dag\)|i morgen|i går|siden", told)


def test_taking_the_file_in_again_updates_and_doubles_nothing(staffed: Binder, add: AddShift, tmp_path: Path) -> None:
    add("2026-11-02T07:00", "2026-11-02T15:00")
    days = calendar_days(staffed)
    first = events(calendar_bytes(days, NOW))
    later = events(calendar_bytes(calendar_days(staffed), NOW + timedelta(days=1)))
    assert [event["uid"] for event in first] == [event["uid"] for event in later]
    assert all(new["sequence"] > old["sequence"] for old, new in zip(first, later, strict=True))
    save_scheme(staffed, replace(scheme_draft(staffed), citizen_name="En anden"))
    assert [each.uid for each in days] == [each.uid for each in calendar_days(staffed)]


def test_a_deadline_keeps_its_uid_when_it_becomes_a_finding(staffed: Binder, add: AddShift) -> None:
    before = {each.uid: each.day for each in calendar_days(staffed) if each.summary == "Timesedler hos kommunen"}
    add("2026-11-02T07:00", "2026-11-02T15:00")
    after = {each.uid: each.day for each in calendar_days(staffed) if each.summary == "Timesedler skal afleveres"}
    assert before == after == dict.fromkeys(before, date(2026, 12, 7))
    assert len(before) == 1


def test_a_uid_tells_nothing(example: Binder) -> None:
    assert all(re.fullmatch(r"[0-9a-f]{32}@hjaelpermappen", each.uid) for each in calendar_days(example))


@pytest.fixture
def ill(staffed: Binder) -> Binder:
    """Anna is ill, and Dorthe, who is new, was injured."""
    content = Content(
        helpers=[e.Helper("h3", "Dorthe Lind Ærø", date(1980, 1, 1), cpr="010180-1234")],
        contracts=[e.Contract("c3", "h3", date(2026, 11, 16), None, e.PayForm.MONTHLY)],
        absences=[
            e.Absence("a1", "h1", e.AbsenceKind.SICK, date(2026, 10, 30)),
            e.Absence("a2", "h3", e.AbsenceKind.WORK_INJURY, date(2026, 11, 18)),
        ],
    )
    add_content(staffed, content)
    save_scheme(staffed, replace(scheme_draft(staffed), citizen_cpr="020202-4321"))
    return staffed


def test_illness_and_injury_never_leave_the_program(ill: Binder, tmp_path: Path) -> None:
    codes = {f.code for f in find_all(ill, ill.today) if f.due is not None and f.due >= ill.today}
    assert {"sick-talk", "accident-report"} <= codes
    write_calendar(ill, tmp_path / "frister.ics")
    content = (tmp_path / "frister.ics").read_bytes().replace(b"\r\n ", b"").decode()
    told = [event for event in events(content.encode()) if event["summary"] == ABOUT_ABSENCE]
    assert len(told) >= 2
    assert {event["description"] for event in told} == {LOOK}
    assert not re.search(r"syg|skade|ulykke|Anna Prøve|010180|-1234|020202|-4321|Karla", content, re.IGNORECASE)


def test_helpers_stand_by_their_first_name(ill: Binder) -> None:
    papers = [each for each in calendar_days(ill) if "Dorthe" in f"{each.summary} {each.description}"]
    assert papers != []
    assert all("Dorthe Æ." in each.description for each in papers)
    assert not any("Lind" in f"{each.summary} {each.description}" for each in papers)


def test_a_name_within_another_is_not_taken_for_it(staffed: Binder) -> None:
    helpers = [e.Helper("h3", "Bo Hansen", date(1980, 1, 1)), e.Helper("h4", "Bo Hansen Olsen", date(1980, 1, 1))]
    contracts = [
        e.Contract(f"c{helper.id}", helper.id, date(2026, 11, 16), None, e.PayForm.MONTHLY) for helper in helpers
    ]
    add_content(staffed, Content(helpers=helpers, contracts=contracts))
    told = " ".join(f"{each.summary} {each.description}" for each in calendar_days(staffed))
    assert "Bo H." in told
    assert "Bo O." in told
    assert not re.search("Hansen|Olsen", told)


@pytest.mark.parametrize("word", ["sygdom", "Barsel", "indlæggelse", "§ 56", "respirator", "010190-1234", "dødsfald"])
def test_a_word_that_tells_too_much_takes_all_words_away(
    staffed: Binder, add: AddShift, monkeypatch: pytest.MonkeyPatch, word: str
) -> None:
    add("2026-11-02T07:00", "2026-11-02T15:00")
    (finding, *_) = [f for f in find_all(staffed, date(2026, 12, 1)) if f.code == "timesheet-due"]
    telling = replace(finding, message=f"Det handler om {word}.")
    monkeypatch.setattr("app.model.services.calendar_file.find", lambda *_: [telling])
    told = [each for each in calendar_days(staffed) if each.day == finding.due]
    assert [(each.summary, each.description) for each in told] == [(ABOUT_ANYTHING, LOOK)]


def test_what_is_settled_is_left_out_and_what_is_put_off_is_not(staffed: Binder, add: AddShift) -> None:
    add("2026-10-12T07:00", "2026-10-12T15:00", "h2")

    def keys() -> set[str]:
        return {each.uid for each in calendar_days(staffed)}

    before = keys()
    coming = [f for f in find_all(staffed, staffed.today) if f.due is not None and f.due >= staffed.today]
    assert coming != []
    watch.put_off(staffed, coming[0], date(2026, 12, 24))
    assert keys() == before
    watch.settle(staffed, coming[0], "Klaret.")
    assert len(before - keys()) == 1
    assert keys() < before


def test_signs_that_mean_something_in_a_calendar_are_text() -> None:
    text = "Komma, semikolon; skråstreg \\ og\nlinje: æøå " + "meget lang " * 20
    content = calendar_bytes([CalendarDay("1@x", date(2026, 12, 7), text, text)], NOW)
    (event,) = events(content)
    assert (event["summary"], event["description"]) == (text, text)
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))


def test_no_deadlines_leave_the_file_alone(binder: Binder, tmp_path: Path) -> None:
    older = tmp_path / "frister.ics"
    older.write_bytes(b"gammel")
    assert calendar_days(binder) == ()
    assert write_calendar(binder, older) == 0
    assert older.read_bytes() == b"gammel"


def test_the_scheme_file_and_a_missing_folder_are_refused(staffed: Binder, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="ordningens egen fil"):
        write_calendar(staffed, staffed.database.path)
    with pytest.raises(Refused, match="mappen findes ikke"):
        write_calendar(staffed, tmp_path / "ingen" / "frister.ics")
