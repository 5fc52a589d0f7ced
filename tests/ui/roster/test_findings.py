"""What the roster tells of findings, without Qt: signs, words, what a change has caused, what a try would cause."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from app.model.checks.catalogue import RULES
from app.model.domain.entities import AbsenceKind, PayForm
from app.model.domain.errors import Refused
from app.model.domain.findings import Finding, Severity
from app.model.domain.reasons import Reason, Source
from app.model.services import people, scheme, watch
from app.model.services.absences import AbsenceDraft
from app.model.services.binder import Binder
from app.model.services.planning import Outcome
from app.model.services.roster import ShiftDraft
from app.model.services.roster_findings import SHOWN
from app.ui.roster.clip import draft_of
from app.ui.roster.finding_words import NOTHING, SHORT, explained, mended_text, outcome_text, sign_line, told
from app.ui.roster.presenter import RosterPresenter

NAMES = {"h1": "Anna"}


@pytest.fixture
def presenter(binder: Binder) -> RosterPresenter:
    """November 2026 with two helpers, seen from 21.11.2026."""
    for name in ("Åge Eksempel", "Anna Eksempel"):
        helper = people.add_helper(binder, people.HelperDraft(name))
        people.add_contract(binder, helper, people.ContractDraft(date(2026, 1, 1)))
    return RosterPresenter(binder)


def made(code: str, severity: Severity = Severity.WARNING, day: int = 5, end: int = 5) -> Finding:
    at = datetime(2026, 11, day, 7)
    return Finding(
        code,
        severity,
        "h1",
        at,
        None,
        "For lidt hvile",
        "Anna har højst 9 timer fri i træk.",
        "Flyt en vagt.",
        Reason("Mindst 11 timer", source=Source("Loven", "§ 3")),
        {"block_end": f"2026-11-{end:02}T15:00"},
        at.isoformat(),
    )


def in_faxe(binder: Binder) -> None:
    """A municipality that has said how long a shift may be, and how early helpers know the roster."""
    scheme.save_scheme(binder, replace(scheme.scheme_draft(binder), municipality="faxe"))


# words


def test_an_error_and_a_warning_differ_by_sign_and_word() -> None:
    assert sign_line(made("daily-rest")) == "! hvile"
    assert sign_line(made("daily-rest", Severity.ERROR)) == "!! fejl: hvile"
    assert sign_line(made("daily-rest", Severity.NOTICE)) == "husk: hvile"
    assert told(made("daily-rest")) == "! Advarsel: For lidt hvile. Anna har højst 9 timer fri i træk."


def test_every_rule_that_is_shown_has_a_short_word() -> None:
    assert {rule.code for rule in SHOWN} <= set(SHORT)
    assert set(SHORT) <= {rule.code for rule in RULES}
    assert max(map(len, SHORT.values())) <= len("personalemøde")


def test_why_has_message_advice_and_source() -> None:
    text = explained(made("daily-rest"))
    assert text == ("! Advarsel: For lidt hvile. Anna har højst 9 timer fri i træk. Flyt en vagt. Kilde: Loven, § 3.")
    own = replace(made("uncovered"), reason=Reason("Den tid, du har skrevet"))
    assert explained(own).endswith("Flyt en vagt. Grund: Den tid, du har skrevet.")


def test_what_is_in_order_again_is_told_with_name_and_day() -> None:
    assert mended_text(made("weekly-rest"), NAMES) == "Anna, 05.11.2026: fridøgnet er i orden igen."
    assert mended_text(made("weekly-rest"), {}) == "05.11.2026: fridøgnet er i orden igen."


def test_the_worst_is_told_first() -> None:
    outcome = Outcome(
        (made("daily-rest"), made("shift-24h", Severity.ERROR)), (made("weekly-rest", day=5, end=12), made("on-leave"))
    )
    lines = outcome_text(outcome, NAMES).split("\n")
    assert [line[:2] for line in lines] == ["!!", "! ", "An", "An"]
    assert outcome_text(outcome, NAMES, most=2).endswith("\n… og 2 mere.")


# signs


def test_a_cell_with_a_finding_says_so_in_text_and_in_speech(presenter: RosterPresenter) -> None:
    presenter.enter(4, 0, "7-15")
    presenter.enter(4, 0, "22-6")
    cell = presenter.cell(4, 0)
    assert cell.text == "07:00–15:00\n22:00–06:00\n! hvile"
    assert cell.spoken.endswith("22:00–06:00, 8:00 timer; Advarsel: For lidt hvile")
    assert cell.severity is Severity.WARNING
    assert presenter.cell(3, 0).severity is None


def test_an_error_stands_before_a_warning(presenter: RosterPresenter) -> None:
    in_faxe(presenter.binder)
    helper = presenter.helpers[0].id
    start = datetime(2026, 11, 5, 7)
    presenter.save(None, ShiftDraft(helper, start, start + timedelta(hours=26)))
    assert presenter.cell(4, 0).text.split("\n")[1:] == ["!! fejl: for lang", "! hvile"]
    assert presenter.cell(4, 0).severity is Severity.ERROR


def test_why_is_told_on_every_day_that_a_finding_reaches_over(presenter: RosterPresenter) -> None:
    presenter.enter(4, 0, "7-15")
    presenter.enter(4, 0, "22-6")
    for row in (4, 5):
        assert "! Advarsel: For lidt hvile. Anna Eksempel har højst 7 timer" in presenter.explain(row, 0)
        assert [finding.code for finding in presenter.rest_findings(row, 0)] == ["daily-rest"]
    assert "hvile" not in presenter.explain(6, 0)
    assert presenter.rest_findings(4, 1) == []


def test_a_run_that_began_before_the_month_has_its_sign_at_the_first_shift_of_the_month(
    presenter: RosterPresenter,
) -> None:
    presenter.show_day(date(2026, 10, 1))
    for row in range(26, 31):
        presenter.enter(row, 0, "8-16")
    presenter.show_day(date(2026, 11, 1))
    for row in range(4):
        presenter.enter(row, 0, "8-16")
    assert presenter.cell(0, 0).text == "08:00–16:00\n! fridøgn"
    assert presenter.cell(1, 0).text == "08:00–16:00"


def test_a_day_that_is_not_covered_is_told_at_the_day(presenter: RosterPresenter) -> None:
    watch.add_cover(presenter.binder, watch.CoverDraft("1234567", datetime.min.time(), datetime.min.time()))
    presenter.enter(24, 0, "0-12")
    presenter.enter(25, 0, "0-24")
    day = presenter.days[24]
    assert presenter.coverage(day) == "Mangler 12:00–24:00\n! dækning"
    assert presenter.say_day(day).endswith("Advarsel: Tiden er ikke dækket.")
    assert "Grund: Den tid, du selv har skrevet" in presenter.explain(24, None)
    assert "Tiden er ikke dækket" in presenter.explain(24, 0)
    assert presenter.coverage(presenter.days[25]) == "Hele døgnet"


def test_what_is_wrong_with_a_helpers_plan_in_all_stands_at_the_head_of_the_column(presenter: RosterPresenter) -> None:
    binder = presenter.binder
    helper = people.add_helper(binder, people.HelperDraft("Bo Fast"))
    people.add_contract(binder, helper, people.ContractDraft(date(2026, 1, 1), pay=PayForm.MONTHLY))
    in_faxe(binder)
    presenter.load()
    column = [h.id for h in presenter.helpers].index(helper)
    presenter.enter(24, column, "8-16")
    assert presenter.column_title(column) == "Bo Fast\n! varsel"
    assert presenter.say_column(column) == "Bo Fast; Advarsel: Vagtplanen er ikke meldt ud"
    assert presenter.cell(24, column).severity is None
    assert "Vagtplanen er ikke meldt ud" in presenter.explain(24, column)
    assert "Ikke meldt ud." in presenter.explain(24, column)


# what changes cause


def test_what_a_new_shift_causes_is_told_once(presenter: RosterPresenter) -> None:
    presenter.enter(4, 0, "7-15")
    assert presenter.watch.news() == ""
    presenter.enter(4, 0, "22-6")
    assert presenter.watch.news().startswith("! Advarsel: For lidt hvile. Anna Eksempel har højst 7 timer fri i træk")
    assert presenter.watch.news() == ""


def test_moving_mends_and_says_so(presenter: RosterPresenter) -> None:
    presenter.enter(4, 0, "7-15")
    presenter.enter(4, 0, "22-6")
    late = presenter.cell(4, 0).shifts[1]
    presenter.watch.news()
    presenter.copy([(4, 0)])
    presenter.move(late.id, 4, 1)
    assert presenter.watch.news() == "Anna Eksempel, 05.11.2026: hvilen er i orden igen."


def test_pasting_and_repeating_tell_what_came_of_it(presenter: RosterPresenter) -> None:
    presenter.enter(4, 0, "22-6")
    presenter.copy([(4, 0)])
    presenter.enter(7, 0, "7-15")
    presenter.watch.news()
    presenter.paste(7, 0)
    assert presenter.watch.news().count("For lidt hvile") == 1
    presenter.repeat(presenter.cell(7, 0).shifts[0], 1, date(2026, 11, 20))
    assert "Intet fridøgn" in presenter.watch.news()


def test_an_absence_tells_what_is_shown_to_be_wrong_now(presenter: RosterPresenter) -> None:
    watch.add_cover(presenter.binder, watch.CoverDraft("1234567", datetime.min.time(), datetime.min.time()))
    presenter.enter(24, 0, "0-24")
    presenter.watch.news()
    helper = presenter.helpers[0].id
    presenter.save_absence(None, AbsenceDraft(helper, AbsenceKind.SICK, date(2026, 11, 25), date(2026, 11, 25)))
    assert "Tiden er ikke dækket" in presenter.watch.news()


def test_a_refused_shift_is_told_by_nobody(presenter: RosterPresenter) -> None:
    presenter.enter(4, 0, "7-15")
    watch.set_rule_choice(presenter.binder, "daily-rest", blocks=True)
    with pytest.raises(Refused, match="For lidt hvile"):
        presenter.enter(4, 0, "22-6")
    assert presenter.watch.news() == ""
    assert len(presenter.cell(4, 0).shifts) == 1


def test_a_try_says_what_would_come_of_it(presenter: RosterPresenter) -> None:
    presenter.enter(4, 0, "7-15")
    presenter.enter(4, 0, "22-6")
    late = presenter.cell(4, 0).shifts[1]
    tried = presenter.watch.trial_text
    assert tried(None, ShiftDraft(presenter.helpers[1].id, late.start, late.end)) == NOTHING
    assert tried(late.id, None) == f"{NOTHING}\nAnna Eksempel, 05.11.2026: hvilen er i orden igen."
    assert "Det kan ikke gøres. Hjælperen har allerede en vagt" in tried(None, draft_of(late))
    assert presenter.cell(4, 0).shifts[1] == late


def test_announcing_counts_the_shifts_and_shows_the_day(presenter: RosterPresenter) -> None:
    presenter.enter(24, 0, "7-15")
    presenter.enter(25, 1, "7-15")
    assert "07:00–15:00: Ikke meldt ud." in presenter.explain(24, 0)
    _, count = presenter.announce(date(2026, 11, 1), date(2026, 11, 25), date(2026, 10, 1))
    assert count == 1
    assert "07:00–15:00: Meldt ud den 01.10.2026." in presenter.explain(24, 0)
    assert "Ikke meldt ud" in presenter.explain(25, 1)
    assert presenter.announce(date(2026, 11, 1), date(2026, 11, 25), date(2026, 10, 1))[1] == 0


def test_a_sleeping_presenter_shows_the_days_without_signs_until_it_wakes(presenter: RosterPresenter) -> None:
    presenter.enter(4, 0, "7-15")
    presenter.enter(4, 0, "22-6")
    presenter.watch.sleep()
    presenter.load()
    assert presenter.cell(4, 0).severity is None
    presenter.wake()
    assert presenter.cell(4, 0).severity is Severity.WARNING
