"""Why a row's minutes are what they are: every number of calc.hours says its clock times, its rule and its source."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from app.model.calc.hours import DayPart, split
from app.model.domain.entities import Absence, AbsenceKind, Shift
from app.model.domain.reasons import Certainty, Layer, Reason
from app.model.rulebook.profiles import load_rulebook
from app.model.rulebook.rulebook import UnknownRule
from app.model.services.binder import Resources

at = datetime.fromisoformat


def _row(
    resources: Resources, start: str, end: str, absences: tuple[Absence, ...] = (), profile: str = "faxe"
) -> DayPart:
    shift = Shift("v1", "h1", at(start), at(end))
    rules = load_rulebook(resources.rules, profile)
    (row,) = split([shift], absences, rules, [shift.start.date()])
    return row


def _texts(reasons: tuple[Reason, ...]) -> list[str]:
    return [reason.text for reason in reasons]


def test_work_says_its_clock_times_and_length(resources: Resources) -> None:
    row = _row(resources, "2026-10-12T07:00", "2026-10-12T15:30")
    assert _texts(row.reasons("work")) == ["07:00–15:30 = 8:30"]


def test_a_supplement_says_rate_hours_and_source(resources: Resources) -> None:
    (reason,) = _row(resources, "2026-10-12T16:00", "2026-10-12T19:00").reasons("evening")
    assert reason.text == "Aften 30 %: 17:00–19:00 = 2:00"
    assert (reason.key, reason.since, reason.layer) == ("tillaeg", date(2020, 11, 1), Layer.MUNICIPALITY)
    assert reason.certainty is Certainty.A
    assert str(reason.source) == "Håndbog om hjælperordninger, Faxe Kommune, november 2020, 5.3.1 og 11.3.1"


def test_a_holiday_says_which_day_it_is(resources: Resources) -> None:
    row = _row(resources, "2026-05-14T08:00", "2026-05-14T10:00")
    assert _texts(row.reasons("public_holiday")) == [
        "Helligdag 50 %: 08:00–10:00 = 2:00",
        "14.05.2026 er Kristi himmelfartsdag på listen over helligdage og specialdage",
    ]
    assert row.reasons("public_holiday")[1].key == "helligdage"


def test_two_named_days_on_one_date_are_both_named(resources: Resources) -> None:
    row = _row(resources, "2028-06-05T13:00", "2028-06-05T14:00")
    assert "er Anden pinsedag og Grundlovsdag på" in row.reasons("public_holiday")[1].text


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (
            "2026-03-28T22:00",
            "2026-03-29T08:00",
            ["22:00–24:00 = 2:00", "00:00–08:00 = 7:00 (sommertid begynder: 1 time kortere)"],
        ),
        (
            "2026-10-24T22:00",
            "2026-10-25T08:00",
            ["22:00–24:00 = 2:00", "00:00–08:00 = 9:00 (sommertid slutter: 1 time længere)"],
        ),
        ("2026-10-25T04:00", "2026-10-25T08:00", ["04:00–08:00 = 4:00"]),
    ],
)
def test_a_clock_change_is_said_where_it_matters(resources: Resources, start: str, end: str, said: list[str]) -> None:
    shift = Shift("v1", "h1", at(start), at(end))
    rules = load_rulebook(resources.rules, "faxe")
    rows = split([shift], [], rules, [shift.start.date(), shift.end.date()])
    assert [_texts(row.reasons("work"))[0] for row in rows] == said


def test_work_around_an_absence_says_both_pieces(resources: Resources) -> None:
    day = date(2026, 10, 12)
    sick = Absence("a1", "h1", AbsenceKind.SICK, day, day, time(9), time(11))
    row = _row(resources, "2026-10-12T07:00", "2026-10-12T15:00", (sick,))
    assert _texts(row.reasons("work")) == ["07:00–09:00 og 11:00–15:00 = 6:00"]
    assert _texts(row.reasons("sick")) == ["Fravær 09:00–11:00 = 2:00"]


def test_the_childs_sick_day_says_its_limit_and_source(resources: Resources) -> None:
    day = date(2026, 10, 12)
    row = _row(
        resources,
        "2026-10-12T07:00",
        "2026-10-12T17:00",
        (Absence("a1", "h1", AbsenceKind.CHILD_SICK, day, day),),
    )
    fact, limit = row.reasons("child_sick")
    assert fact.text == "Fravær 07:00–17:00 = 10:00"
    assert limit.text == "Barns sygedag tæller højst 8 timer om dagen; her tæller 8:00"
    assert limit.source is not None
    assert limit.source.section == "5.11 og 11.11"


def test_a_profile_that_does_not_know_the_limit_says_so(resources: Resources) -> None:
    day = date(2026, 10, 12)
    child = (Absence("a1", "h1", AbsenceKind.CHILD_SICK, day, day),)
    row = _row(resources, "2026-10-12T07:00", "2026-10-12T17:00", child, "standard")
    assert row.minutes("child_sick") == 600
    assert row.reasons("child_sick")[1].key == "barn_syg_timer_pr_dag"


def test_rounding_up_is_said(resources: Resources) -> None:
    row = _row(resources, "2026-10-12T16:00", "2026-10-12T17:10", profile="kl-foa")
    assert row.minutes("evening") == 30
    assert row.reasons("evening")[0].text == (
        "Aften 30 %: 17:00–17:10 = 0:10, rundet op til påbegyndt halve time: 0:30"
    )


def test_an_unconfirmed_table_says_so_at_each_number(resources: Resources) -> None:
    row = _row(resources, "2026-10-12T16:00", "2026-10-12T19:00", profile="aarhus")
    rate, note = row.reasons("evening")
    assert rate.certainty is Certainty.C
    assert note.text.endswith("Klokkeslæt og afrunding er antaget.")


def test_before_the_first_known_day_the_rulebook_says_that_it_does_not_know(resources: Resources) -> None:
    with pytest.raises(UnknownRule, match=r"er kun kendt fra 01\.11\.2020, ikke 31\.10\.2020"):
        _row(resources, "2020-10-31T07:00", "2020-10-31T15:00")


def test_rows_come_in_order_of_time_whatever_the_order_of_the_shifts(resources: Resources) -> None:
    rules = load_rulebook(resources.rules, "faxe")
    late = Shift("v1", "h1", at("2026-10-12T16:00"), at("2026-10-13T02:00"))
    early = Shift("v2", "h1", at("2026-10-12T07:00"), at("2026-10-12T09:00"))
    days = [date(2026, 10, 13), date(2026, 10, 12)]
    rows = split([late, early], [], rules, days)
    assert [(row.shift.id, row.from_text, row.to_text) for row in rows] == [
        ("v2", "07:00", "09:00"),
        ("v1", "16:00", "24:00"),
        ("v1", "00:00", "02:00"),
    ]
    assert split([late, early], [], rules, []) == ()
