"""Vacation balances from the file: the same as from the facts at hand, nothing appears or disappears, and leaving is told."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.model.calc.vacation import vacation_years
from app.model.domain import entities as e
from app.model.domain.content import Content
from app.model.domain.errors import Refused
from app.model.domain.leave import VacationEntry, VacationEntryKind
from app.model.domain.terms import VacationForm, VacationUnit
from app.model.services import vacation
from app.model.services.absence.vacation_load import facts_of
from app.model.services.binder import Binder, Resources, create_binder
from app.model.services.exchange import add_content, export_content
from app.model.services.vacation import HelperVacation

NOW = datetime.fromisoformat("2026-11-21T12:00")
H1, H2 = "h1", "h2"


@pytest.fixture
def filled(binder: Binder) -> Binder:
    """Anna in days, Bent in hours, Carl in a turnus that is not agreed; vacations, sickness and shifts."""
    add_content(binder, _content())
    return binder


def _content() -> Content:
    contracts = [
        e.Contract("c1", H1, date(2022, 1, 1), None, e.PayForm.MONTHLY, Decimal(37)),
        e.Contract("c2", H2, date(2023, 3, 15), date(2026, 12, 31), e.PayForm.MONTHLY, Decimal(30)),
        e.Contract("c3", "h3", date(2024, 6, 1), None, e.PayForm.MONTHLY, Decimal(24)),
    ]
    contracts[0].extra_days_off, contracts[0].vacation_form = Decimal(5), VacationForm.PAID
    contracts[1].vacation_unit, contracts[2].vacation_unit = VacationUnit.HOURS, VacationUnit.TURNUS
    absences = []
    for year in range(2023, 2027):
        for number, (who, month) in enumerate(((H1, 6), (H2, 7), ("h3", 8), (H1, 10))):
            first = date(year, month, 9)
            last = date(year, month, 22)
            if any(c.helper_id == who and c.covers(first) and c.covers(last) for c in contracts):
                absences.append(e.Absence(f"a{year}-{number}", who, e.AbsenceKind.VACATION, first, last))
    absences.append(e.Absence("sick", H1, e.AbsenceKind.SICK, date(2026, 2, 2), date(2026, 2, 4), paid=False))
    absences.append(e.Absence("free", H1, e.AbsenceKind.EXTRA_DAY_OFF, date(2026, 3, 2), date(2026, 3, 2)))
    shifts = [
        e.Shift(
            f"v{who}{day}", who, datetime(day.year, day.month, day.day, 8), datetime(day.year, day.month, day.day, 18)
        )
        for who in (H1, H2, "h3")
        for day in _every_third(date(2024, 6, 1), date(2026, 12, 31))
    ]
    names = {H1: "Anna Prøve", H2: "Bent Prøve", "h3": "Carl Prøve"}
    return Content(
        scheme=e.Scheme("Karla Prøve", municipality="faxe"),
        helpers=[e.Helper(key, name) for key, name in names.items()],
        contracts=contracts,
        absences=absences,
        shifts=shifts,
    )


def _every_third(first: date, last: date) -> list[date]:
    return [date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1, 3)]


def test_the_file_gives_what_the_facts_give(filled: Binder) -> None:
    """Only the shifts in vacations are read, and those before one where a turnus is counted from them."""
    content, rules, day = export_content(filled), filled.rulebook(), date(2026, 11, 21)
    for owner in vacation.balances(filled):
        mine = facts_of(
            [c for c in content.contracts if c.helper_id == owner.id],
            [a for a in content.absences if a.helper_id == owner.id],
            (),
            [s for s in content.shifts if s.helper_id == owner.id],
        )
        assert owner.years == vacation_years(mine, rules, day)
        assert owner == vacation.balance(filled, owner.id)


def test_each_helper_is_told_with_what_the_contract_says(filled: Binder) -> None:
    anna, bent, carl = vacation.balances(filled)
    assert [owner.name for owner in (anna, bent, carl)] == ["Anna Prøve", "Bent Prøve", "Carl Prøve"]
    assert [owner.unit for owner in (anna, bent, carl)] == [VacationUnit.DAYS, VacationUnit.HOURS, VacationUnit.TURNUS]
    assert (anna.form, anna.employed, anna.last_day) == (VacationForm.PAID, True, None)
    assert (bent.employed, bent.last_day) == (True, date(2026, 12, 31))
    (extra,) = [each for each in anna.extra if each.year == 2026]
    assert (extra.given, extra.taken, extra.left) == tuple(map(Decimal, (5, 1, 4)))
    assert bent.extra == ()


def test_sickness_without_full_pay_earns_nothing_on_its_first_day(filled: Binder) -> None:
    """As the absence says it: from the second sick day there is vacation again."""
    year = vacation.balance(filled, H1, date(2026, 8, 31)).year(2025)
    assert year is not None
    assert year.earned == 11 * Decimal("2.08") + 27 * Decimal("0.07")


def test_balances_can_be_asked_at_any_day(filled: Binder) -> None:
    early, late = (vacation.balance(filled, H1, day).year(2025) for day in (date(2026, 5, 31), date(2026, 6, 30)))
    assert early is not None
    assert late is not None
    assert (early.planned, early.taken) == (Decimal(20), Decimal(0)), "June and October"
    assert (late.planned, late.taken) == (Decimal(10), Decimal(10))


def test_who_is_not_there_is_refused(filled: Binder) -> None:
    for ask in (vacation.balance, lambda binder, who: vacation.on_leaving(binder, who, date(2026, 12, 31))):
        with pytest.raises(Refused):
            ask(filled, "h9")


def test_what_is_left_on_the_last_day_becomes_vacation_pay(filled: Binder) -> None:
    left = vacation.on_leaving(filled, H1, date(2026, 11, 30))
    due = {year.year: year.due for year in left.years if year.due and year.period.until > date(2026, 11, 30)}
    whole = vacation.balance(filled, H1, date(2026, 11, 30))
    assert due == {year.year: year.left for year in whole.years if year.left > 0}
    assert 2026 in due
    assert vacation.balance(filled, H1).last_day is None, "the contract in the file is untouched"


def test_the_main_vacation_is_told_for_each_year(filled: Binder) -> None:
    found = {main.year: main.taken for main in vacation.main_vacations(filled, H1)}
    assert found[2025] == 10
    assert found[2026] == 0


# --- Nothing appears and nothing disappears, through the file as well -------------------------------

days = st.dates(date(2021, 1, 1), date(2026, 12, 31))
kinds = st.sampled_from((e.AbsenceKind.VACATION, e.AbsenceKind.VACATION, e.AbsenceKind.SICK, e.AbsenceKind.UNPAID))
entry_kinds = st.sampled_from(VacationEntryKind)


@st.composite
def helpers_facts(draw: st.DrawFn) -> Content:
    """A few helpers with contracts, absences after one another and entries of all kinds."""
    content = Content(scheme=e.Scheme("Karla Prøve", municipality="faxe"))
    for number in range(4):
        who = f"h{number}"
        content.helpers.append(e.Helper(who, f"Prøve {number}"))
        start = draw(days)
        contract = e.Contract(f"c{number}", who, start, None, e.PayForm.MONTHLY, Decimal(30))
        contract.vacation_unit = draw(st.sampled_from([None, *VacationUnit]))
        content.contracts.append(contract)
        at = start
        for place in range(draw(st.integers(0, 6))):
            last = date.fromordinal(at.toordinal() + draw(st.integers(0, 30)))
            content.absences.append(e.Absence(f"a{number}-{place}", who, draw(kinds), at, last))
            at = date.fromordinal(last.toordinal() + draw(st.sampled_from([1, 1, 40, 150])))
        for place in range(draw(st.integers(0, 3))):
            kind, amount = draw(entry_kinds), draw(st.decimals("0.5", 25, places=2))
            agreed = draw(st.none() | days)
            entry = VacationEntry(f"e{number}-{place}", who, draw(st.integers(2020, 2026)), kind, amount, agreed)
            content.vacation_entries.append(entry)
    return content


@settings(max_examples=8, deadline=None)
@given(helpers_facts(), st.lists(days, min_size=3, max_size=3))
def test_what_came_in_is_what_went_out_at_any_day(
    resources: Resources, tmp_path_factory: pytest.TempPathFactory, content: Content, seen: list[date]
) -> None:
    binder = create_binder(tmp_path_factory.mktemp("ferie") / "ordning.hjm", resources, lambda: NOW)
    try:
        add_content(binder, content)
        for day in seen:
            for owner in vacation.balances(binder, day):
                _adds_up(owner)
    finally:
        binder.close()


def _adds_up(owner: HelperVacation) -> None:
    moved = Decimal()
    for place, year in enumerate(owner.years):
        gone = year.taken + year.planned + year.left + year.lost + year.paid_out + year.transferred_out
        assert year.earned + year.transferred_in == gone
        assert not place or year.transferred_in == moved
        moved = year.transferred_out


def test_a_whole_year_of_twelve_helpers_reads_only_the_shifts_in_their_vacations(
    filled: Binder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that ten years cost no more than their vacations do."""
    from app.model.store import vacation_queries

    read: list[int] = []
    within = vacation_queries.shifts_within

    def counted(*asked: object) -> list[e.Shift]:
        found = within(*asked)  # type: ignore[arg-type]
        read.append(len(found))
        return found

    monkeypatch.setattr(vacation_queries, "shifts_within", counted)
    vacation.balances(filled)
    assert 0 < read[0] < len(export_content(filled).shifts) / 2
