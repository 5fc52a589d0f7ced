"""The example: the same for everybody, in order by itself, and round the clock."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from app.model.domain.entities import AbsenceKind, Month
from app.model.domain.findings import Severity
from app.model.domain.leave import StepKind, VacationEntryKind, WishState
from app.model.domain.local_time import midnight
from app.model.domain.people import TalkKind
from app.model.services.binder import Binder, Resources, create_binder
from app.model.services.example import create_example, example_content, example_span, last_month, make_content
from app.model.services.examples.leave import ILL
from app.model.services.exchange import export_content, read_exchange_file
from app.model.services.findings import find_all
from app.model.services.months import MonthState, month_status
from app.model.services.roster_view import roster
from app.model.services.timesheets import month_timesheets
from app.model.services.vacation import balance, balances
from app.model.store import exchange_write


def test_the_same_arguments_give_the_same_content() -> None:
    day = date(2026, 11, 21)
    assert exchange_write.write(example_content(day)) == exchange_write.write(example_content(day))
    ten_years = make_content(date(2021, 1, 1), date(2030, 12, 31), people=12)
    assert len(ten_years.shifts) > 3 * 3652
    assert len({helper.name for helper in ten_years.helpers}) == 12


def test_the_example_is_a_valid_exchange_file(example: Binder, tmp_path: Path) -> None:
    source = tmp_path / "eksempel.json"
    source.write_bytes(exchange_write.write(export_content(example)))
    content = read_exchange_file(source, example.resources)
    assert len(content.helpers) == 6
    assert len(content.shifts) == len(export_content(example).shifts)


def test_somebody_is_there_round_the_clock(example: Binder) -> None:
    days = roster(example, *example_span(example.today)).days
    assert [day.day for day in days[1:] if day.gaps] == []


def test_of_the_months_that_are_over_all_but_the_last_have_been_sent(example: Binder) -> None:
    month = Month.of(example_span(example.today)[0])
    while month != last_month(example.today):
        assert month_status(example, month).state is MonthState.SENT
        month = month.plus(1)
    assert month_status(example, month).state is MonthState.OPEN


def test_the_example_is_well_kept_but_not_without_a_care(example: Binder) -> None:
    found = find_all(example, date(2026, 11, 21))
    usual, ill = {"timesheet-due", "appraisal-yearly", "weekly-rest"}, {"sick-refund", "sick-paper-waiting"}
    assert {finding.code for finding in found} == usual | ill | {"vacation-notice", "vacation-transfer"}
    assert 6 <= len(found) <= 10


@pytest.mark.parametrize("day", [date(2024, 2, 29), date(2026, 1, 1), date(2027, 3, 31), date(2031, 8, 15)])
def test_the_example_keeps_the_rest_rules_whenever_it_is_made(tmp_path: Path, resources: Resources, day: date) -> None:
    made = create_binder(tmp_path / "eksempel.hjm", resources, lambda: midnight(day))
    create_example(made)
    errors = [finding for finding in find_all(made, day) if finding.severity is Severity.ERROR]
    assert errors == []
    made.close()


def test_every_sheet_of_the_example_can_be_priced(example: Binder) -> None:
    sheets = month_timesheets(example, Month(2026, 10))
    assert len(sheets) == 6
    assert all(sheet.pay_total is not None and sheet.pay_total >= 0 for sheet in sheets)
    assert sum(sheet.totals["work"] for sheet in sheets) >= 30 * 1440


def test_the_people_of_the_example_are_plainly_invented_and_their_cards_full(example: Binder) -> None:
    content = export_content(example)
    lacking = {"cpr", "respiration_approved_on", "respiration_approved_by", "child_record_seen_on", "note", "relative"}
    lacking |= {"section_56_from", "section_56_until"}
    sometimes = {"driving_licence", "driving_licence_seen_on", "pension_proof", "pension_proof_on"}
    for helper in content.helpers:
        empty = {name for name, value in vars(helper).items() if not name.startswith("_") and value in (None, False)}
        assert empty - sometimes - {"unemployment_fund"} == lacking, helper.name
        assert (helper.email or "").endswith("@example.org")
        assert (helper.phone or "").startswith("00 ")
    taught = {training.helper_id for training in content.trainings if training.signed_on}
    assert taught == {helper.id for helper in content.helpers}
    assert {handout.helper_id for handout in content.handouts} == {"h1", "h2", "h3", "h4", "h5"}


def test_somebody_is_ill_somebody_was_and_nobody_will_be(example: Binder) -> None:
    content = export_content(example)
    sick = [absence for absence in content.absences if absence.kind in ILL]
    (runs,) = [absence for absence in sick if absence.last_day is None]
    assert (runs.helper_id, runs.first_day, runs.expected_back) == ("h3", date(2026, 11, 16), date(2026, 11, 30))
    assert max(absence.first_day for absence in sick) == runs.first_day
    assert {absence.kind for absence in sick} == ILL
    assert all(absence.reported_at and absence.reported_how for absence in sick)
    (talk,) = content.talks
    (long,) = [absence for absence in sick if absence.last_day and (absence.last_day - absence.first_day).days > 30]
    assert (talk.kind, talk.helper_id, talk.signed_on) == (TalkKind.SICK, long.helper_id, talk.held_on)
    steps = {step.kind: step for step in content.absence_steps if step.absence_id == long.id}
    assert set(steps) == {StepKind.DECLARATION, StepKind.TOLD, StepKind.FITNESS, StepKind.REFUND}
    assert all(step.done_on for step in steps.values())


def test_vacation_is_wished_for_announced_and_moved(example: Binder) -> None:
    content = export_content(example)
    waiting = [wish for wish in content.vacation_wishes if wish.state is WishState.OPEN]
    assert [(wish.helper_id, wish.first_day.year) for wish in waiting] == [("h4", 2027)]
    granted = {wish.absence_id for wish in content.vacation_wishes if wish.state is WishState.GRANTED}
    main = [
        a
        for a in content.absences
        if a.last_day and a.kind is AbsenceKind.VACATION and (a.last_day - a.first_day).days == 20
    ]
    assert {absence.id for absence in main} == granted
    assert len({absence.helper_id for absence in main}) == 5
    assert [chosen.year for chosen in content.vacation_rounds] == [2026, 2027]
    kinds = {entry.kind for entry in content.vacation_entries if entry.helper_id == "h1"}
    assert kinds == {VacationEntryKind.EARNED_BEFORE, VacationEntryKind.TAKEN_BEFORE, VacationEntryKind.TRANSFERRED}
    before, now, _ = balance(example, "h1").years
    assert not before.left
    assert before.transferred_out == now.transferred_in == Decimal(5)
    assert all(year.lost == 0 for helper in balances(example) for year in helper.years)
    assert all(helper.years[-2].left >= 0 for helper in balances(example))


def test_what_is_over_hangs_together(example: Binder) -> None:
    """The accident happened at work and is reported; those who went along had a shift then, and nobody was told too late."""
    content = export_content(example)
    (accident,) = content.accidents
    (followed,) = [absence for absence in content.absences if absence.id == accident.absence_id]
    assert followed.kind is AbsenceKind.WORK_INJURY
    assert any(s.helper_id == accident.helper_id and s.start < accident.happened_at < s.end for s in content.shifts)
    assert accident.happened_at < followed.start
    assert accident.reported_on is not None
    journey, hospital = content.stays
    assert (journey.kind.is_hospital, hospital.kind.is_hospital, journey.abroad) == (False, True, False)
    assert hospital.agreed_on == hospital.told_on == hospital.first_day + timedelta(days=1)
    along = {part.helper_id for part in content.stay_helpers if part.along}
    there = {
        s.helper_id for s in content.shifts if journey.first_day <= s.start.date() <= (journey.last_day or date.max)
    }
    assert along == there
    assert len(content.stay_helpers) == 6
    assert all(s.away for s in content.shifts if s.helper_id in along and s.start.date() == journey.first_day)
    (leave,) = content.parental_leaves
    assert leave.due_on == date(2027, 2, 10)


def test_the_terms_of_the_example_are_whole(example: Binder) -> None:
    for contract in export_content(example).contracts:
        assert contract.job_title
        assert contract.workplaces == "Opfundet Vej 1, 4690 Haslev"
        assert contract.vacation_form
        assert contract.grant_reserve
        assert bool(contract.call_notice) is contract.unpredictable
    notices = {contract.notice_amount for contract in export_content(example).contracts}
    assert notices == {None, 14}
