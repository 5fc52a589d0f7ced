"""The course of a sickness as a line of dates: each line's day and state, what is noted, and who pays and reports."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

import pytest

from app.model.domain.entities import AbsenceKind, Contract, Party, Scheme
from app.model.domain.errors import Refused
from app.model.domain.leave import ReportedHow, StepKind
from app.model.domain.people import TalkKind
from app.model.services.absence.sickness_course import course_view
from app.model.services.absence.sickness_lines import CourseLine, LineState
from app.model.services.absence.sickness_steps import note_step, set_section_56
from app.model.services.absences import AbsenceDraft, add_absence
from app.model.services.binder import Binder
from app.model.services.exchange import export_content
from app.model.services.history import undo
from app.model.services.sickness import SickDraft, report_fit, report_sick
from app.model.services.talks import TalkDraft, add_talk

FIRST = date(2026, 10, 5)
AHEAD, DONE, FACT = LineState.AHEAD, LineState.DONE, LineState.FACT
LATE, POSSIBLE, UNNEEDED = LineState.LATE, LineState.POSSIBLE, LineState.UNNEEDED


@pytest.fixture
def seen(staffed: Binder) -> Callable[[date], Binder]:
    """The binder on another day, with Anna employed long enough."""
    with staffed.database.change("Ansat før") as work:
        work.add(Contract("c9", "h1", date(2025, 1, 1), date(2025, 12, 31)))
    return lambda day: replace(staffed, now=lambda: datetime.combine(day, time(12)))


def _sick(binder: Binder, first: date = FIRST, last: date | None = None, **more: Any) -> str:
    return report_sick(binder, SickDraft("h1", first, last_day=last, **more)).absence_id


def _lines(binder: Binder, identity: str) -> dict[str, CourseLine]:
    lines = course_view(binder, identity).lines
    assert len({line.key for line in lines}) == len(lines)
    return {line.key: line for line in lines}


def _dates(binder: Binder, identity: str) -> dict[str, tuple[date | None, LineState]]:
    return {key: (line.day, line.state) for key, line in _lines(binder, identity).items()}


def test_every_date_of_an_open_sickness_is_there_with_its_state(seen: Callable[[date], Binder]) -> None:
    binder = seen(date(2026, 10, 7))
    assert _dates(binder, _sick(binder)) == {
        "first": (FIRST, FACT),
        "reported": (None, FACT),
        "told": (FIRST, UNNEEDED),
        "pays": (None, FACT),
        "declaration": (date(2026, 10, 6), POSSIBLE),
        "doctor": (date(2026, 10, 8), AHEAD),
        "fitness": (FIRST, POSSIBLE),
        "talk": (date(2026, 11, 2), AHEAD),
        "period": (date(2026, 11, 3), AHEAD),
        "refund": (date(2026, 11, 9), AHEAD),
        "section_56": (None, POSSIBLE),
        "retention_plan": (date(2026, 11, 30), POSSIBLE),
        "fit": (None, AHEAD),
    }


def test_after_the_deadlines_what_is_not_done_is_late_and_what_is_done_is_not(seen: Callable[[date], Binder]) -> None:
    binder = seen(date(2026, 11, 10))
    identity = _sick(binder)
    dates = _dates(binder, identity)
    assert (dates["talk"][1], dates["period"][1], dates["refund"][1]) == (LATE, FACT, LATE)
    add_talk(binder, "h1", TalkDraft(TalkKind.SICK, date(2026, 11, 1)))
    note_step(binder, identity, StepKind.REFUND, None, date(2026, 11, 9))
    lines = _lines(binder, identity)
    assert (lines["talk"].state, lines["talk"].done_on) == (DONE, date(2026, 11, 1))
    assert (lines["refund"].state, lines["refund"].done_on) == (DONE, date(2026, 11, 9))


def test_a_short_sickness_needs_neither_talk_nor_refund(seen: Callable[[date], Binder]) -> None:
    binder = seen(date(2026, 10, 20))
    dates = _dates(binder, _sick(binder, last=date(2026, 10, 7)))
    assert {key: state for key, (_, state) in dates.items() if state is UNNEEDED} == dict.fromkeys(
        ("told", "doctor", "talk", "period", "refund", "retention_plan"), UNNEEDED
    )
    assert dates["fit"] == (date(2026, 10, 7), FACT)


def test_a_course_over_a_vacation_is_one_and_its_steps_belong_to_all_of_it(seen: Callable[[date], Binder]) -> None:
    binder = seen(date(2026, 10, 21))
    add_absence(binder, AbsenceDraft("h1", AbsenceKind.VACATION, date(2026, 10, 12), date(2026, 10, 18)))
    identity = _sick(binder, reported_at=datetime(2026, 10, 5, 6, 30), reported_how=ReportedHow.PHONE)
    note_step(binder, identity, StepKind.DOCTOR, date(2026, 10, 9), None)
    parts = {each.id for each in export_content(binder).absences if each.kind is AbsenceKind.SICK}
    assert len(parts) == 3
    for part in parts:
        view = course_view(binder, part)
        assert (view.absence_id, view.first, view.last) == (identity, FIRST, None)
        doctor = view.line(StepKind.DOCTOR)
        assert doctor is not None
        assert (doctor.asked_on, doctor.done_on, doctor.state) == (date(2026, 10, 9), None, POSSIBLE)
    assert _lines(binder, identity)["reported"].told == "05.10.2026 kl. 06:30, telefon."


def test_a_sickness_shortly_after_another_says_that_they_count_together(seen: Callable[[date], Binder]) -> None:
    binder = seen(date(2026, 10, 7))
    _sick(binder, date(2026, 8, 5), date(2026, 8, 10))
    identity = _sick(binder)
    line = _lines(binder, identity)["before"]
    assert line.day == date(2026, 8, 10)
    assert "Sygeperioder inden for 8 uger tælles sammen" in line.told


def test_nine_weeks_after_another_sickness_nothing_is_counted_together(seen: Callable[[date], Binder]) -> None:
    binder = seen(date(2026, 10, 7))
    _sick(binder, date(2026, 8, 5), date(2026, 8, 9))  # 8 weeks and a day before
    assert "before" not in _lines(binder, _sick(binder))


def test_who_pays_and_who_is_told_depends_on_the_profile_and_the_employer(seen: Callable[[date], Binder]) -> None:
    binder = seen(date(2026, 10, 7))
    identity = _sick(binder)
    assert _lines(binder, identity)["pays"].told == "Hos Faxe Kommune betales sygeløn uden tillæg."
    with binder.database.change("Kommune") as work:
        scheme = work.session.get_one(Scheme, 1)
        scheme.municipality = "standard"
    assert _lines(binder, identity)["pays"].told.endswith("Spørg kommunen.")
    with binder.database.change("Arbejdsgiver") as work:
        scheme = work.session.get_one(Scheme, 1)
        scheme.employer = Party.ASSOCIATION
    lines = _lines(binder, identity)
    assert lines["pays"].told == "Arbejdsgiveren betaler og søger refusionen."
    assert (lines["told"].told, lines["told"].state) == ("Fortæl det til den, der er arbejdsgiver.", POSSIBLE)


def test_an_unconfirmed_rule_says_so(seen: Callable[[date], Binder]) -> None:
    binder = seen(date(2026, 10, 7))
    lines = _lines(binder, _sick(binder))
    assert {key for key, line in lines.items() if line.unsure} == {"retention_plan"}


def test_section_56_has_its_own_deadline_and_wants_an_agreement(seen: Callable[[date], Binder]) -> None:
    binder = seen(date(2026, 10, 7))
    identity = _sick(binder, last=date(2026, 10, 6), kind=AbsenceKind.SECTION_56)
    lines = _lines(binder, identity)
    assert "period" not in lines
    assert (lines["section_56"].state, lines["refund"].day) == (LATE, date(2027, 1, 5))
    set_section_56(binder, "h1", date(2026, 1, 1), date(2027, 12, 31))
    line = _lines(binder, identity)["section_56"]
    assert (line.state, line.day) == (DONE, date(2026, 1, 1))
    assert line.told.startswith("Godkendt fra 01.01.2026 til 31.12.2027.")
    undo(binder)
    assert _lines(binder, identity)["section_56"].state is LATE


def test_a_sick_childs_days_with_pay(seen: Callable[[date], Binder]) -> None:
    binder = seen(date(2026, 10, 7))
    identity = _sick(binder, kind=AbsenceKind.CHILD_SICK)
    line = _lines(binder, identity)["child"]
    assert (line.day, line.state) == (date(2026, 10, 6), LATE)
    report_fit(binder, "h1", date(2026, 10, 7))
    assert _lines(binder, identity)["child"].state is DONE


def test_of_pregnancy_the_employer_pays_nothing_and_other_absence_has_no_course(seen: Callable[[date], Binder]) -> None:
    binder = seen(date(2026, 10, 7))
    identity = _sick(binder, last=date(2026, 10, 8), kind=AbsenceKind.PREGNANCY)
    assert list(_lines(binder, identity)) == ["first", "reported", "told", "pays", "fit"]
    add_absence(binder, AbsenceDraft("h1", AbsenceKind.UNPAID, date(2026, 11, 1), date(2026, 11, 2)))
    unpaid = next(each for each in export_content(binder).absences if each.kind is AbsenceKind.UNPAID)
    assert course_view(binder, unpaid.id).lines == ()


def test_a_step_is_noted_changed_and_taken_back(seen: Callable[[date], Binder]) -> None:
    binder = seen(date(2026, 10, 7))
    identity = _sick(binder)
    note_step(binder, identity, StepKind.DECLARATION, date(2026, 10, 6), None)
    note_step(binder, identity, StepKind.DECLARATION, date(2026, 10, 6), date(2026, 10, 7))
    (step,) = export_content(binder).absence_steps
    assert (step.asked_on, step.done_on) == (date(2026, 10, 6), date(2026, 10, 7))
    changes = note_step(binder, identity, StepKind.DECLARATION, None, None)
    assert export_content(binder).absence_steps == []
    assert {kind.__name__ for kind in changes.kinds} == {"AbsenceStep"}
    undo(binder)
    assert len(export_content(binder).absence_steps) == 1


@pytest.mark.parametrize(
    ("asked", "done", "place"),
    [
        (date(2026, 10, 8), None, "Bedt om den"),
        (None, date(2026, 10, 8), "Modtaget eller gjort den"),
        (date(2026, 10, 7), date(2026, 10, 6), "Modtaget eller gjort den"),
    ],
)
def test_an_impossible_step_is_refused_by_field(
    seen: Callable[[date], Binder], asked: date | None, done: date | None, place: str
) -> None:
    binder = seen(date(2026, 10, 7))
    identity = _sick(binder)
    with pytest.raises(Refused) as refused:
        note_step(binder, identity, StepKind.DECLARATION, asked, done)
    assert refused.value.mistakes[0].place == place
    assert export_content(binder).absence_steps == []
