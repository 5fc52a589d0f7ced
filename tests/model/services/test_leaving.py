"""A helper leaves: the notice counted, contracts that end, what is refused, what is listed; and undo brings all back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.model.domain import entities as e
from app.model.domain.content import Content
from app.model.domain.errors import Refused
from app.model.domain.people import TalkKind, Termination, TerminationKind
from app.model.domain.terms import NoticeUnit
from app.model.services import history, leaving, months, talks
from app.model.services.binder import Binder
from app.model.services.exchange import add_content, export_content
from app.model.services.findings import find_of
from app.model.services.learning import HandoutDraft, add_handout
from app.model.services.leaving import STEPS, LeavingDraft
from app.model.services.scheme import save_scheme, scheme_draft
from app.model.services.talks import TalkDraft
from app.model.store import people_queries, queries

AddShift = Callable[..., str]
Facts = Callable[[Binder], dict[str, list[dict[str, Any]]]]
Kind = TerminationKind
RESIGNED = LeavingDraft(Kind.RESIGNATION, date(2026, 11, 20), date(2026, 12, 31))
DISMISSED = LeavingDraft(Kind.DISMISSAL, date(2026, 11, 20), date(2026, 12, 31), reason="Kommer for sent.")


def _contracts(binder: Binder, helper_id: str = "h1") -> list[tuple[date, date | None]]:
    return [(c.starts_on, c.ends_on) for c in export_content(binder).contracts if c.helper_id == helper_id]


def _endings(binder: Binder) -> list[Termination]:
    with binder.database.read() as session:
        return list(people_queries.terminations(session))


def _only(binder: Binder) -> str:
    (ending,) = _endings(binder)
    return ending.id


@pytest.mark.parametrize(
    ("kind", "given", "last", "said"),
    [
        (Kind.RESIGNATION, "2026-11-20", "2026-12-31", "løbende måned plus 1 måned"),
        (Kind.DISMISSAL, "2026-03-31", "2026-04-07", "7 dage efter 31.03.2026 er 07.04.2026"),
        (Kind.DEATH, "2026-04-01", "2026-05-31", "løbende måned plus 1 måned"),
        (Kind.GRANT_LOST, "2028-01-31", "2028-02-29", "månedens sidste dag er 29.02.2028"),
        (Kind.SUMMARY, "2026-11-20", "2026-11-20", "En bortvisning er uden varsel."),
        (Kind.AGREEMENT, "2026-11-20", "2026-11-20", "I aftaler selv den sidste dag."),
    ],
)
def test_the_last_day_is_counted_by_how_the_employment_ends(
    staffed: Binder, kind: Kind, given: str, last: str, said: str
) -> None:
    notice = leaving.count_last_day(staffed, "h1", kind, date.fromisoformat(given))
    assert notice.day == date.fromisoformat(last)
    assert said in " ".join(step.text for step in notice.steps)
    assert notice.steps[-1].day == notice.day


def test_a_contracts_own_notice_and_its_own_end_count(staffed: Binder) -> None:
    own = e.Contract("c3", "h3", date(2026, 11, 1), None, e.PayForm.MONTHLY, notice_amount=3)
    own.notice_unit, own.notice_month_end = NoticeUnit.MONTHS, True
    fixed = e.Contract("c4", "h4", date(2026, 10, 1), date(2026, 12, 15), e.PayForm.MONTHLY)
    people = [e.Helper("h3", "Łukasz Żądło", date(1990, 1, 1)), e.Helper("h4", "Ny Hjælper", date(1990, 1, 1))]
    with staffed.database.change("Prøve") as work:
        for each in (*people, own, fixed):
            work.add(each)
    assert leaving.count_last_day(staffed, "h3", Kind.DISMISSAL, date(2026, 11, 20)).day == date(2027, 2, 28)
    assert leaving.count_last_day(staffed, "h4", Kind.FIXED_TERM, date(2026, 11, 20)).day == date(2026, 12, 15)
    ended = leaving.count_last_day(staffed, "h4", Kind.RESIGNATION, date(2026, 12, 14))
    assert (ended.day, ended.steps[-1].text) == (
        date(2026, 12, 15),
        "Men kontrakten slutter allerede tirsdag 15.12.2026, så det er den sidste dag.",
    )


@pytest.mark.parametrize(
    ("helper", "kind", "given", "says"),
    [
        ("h1", Kind.DISMISSAL, "2025-12-31", "Besked givet: ansættelsen begynder først 01.01.2026"),
        ("h2", Kind.DISMISSAL, "2026-11-01", "Besked givet: ansættelsen sluttede 31.10.2026"),
        ("ukendt", Kind.DISMISSAL, "2026-11-01", "Besked givet: hjælperen har ingen kontrakt; skriv den først"),
        ("h1", Kind.FIXED_TERM, "2026-11-01", "Hvordan slutter ansættelsen: kontrakten har ingen slutdato"),
    ],
)
def test_what_can_not_be_counted_is_said_at_its_field(
    staffed: Binder, helper: str, kind: Kind, given: str, says: str
) -> None:
    with pytest.raises(Refused) as refused:
        leaving.count_last_day(staffed, helper, kind, date.fromisoformat(given))
    assert str(refused.value).startswith(says)


def test_without_a_form_of_pay_or_a_municipality_nobody_can_count(staffed: Binder) -> None:
    save_scheme(staffed, replace(scheme_draft(staffed), municipality="standard"))
    with pytest.raises(Refused, match=r"kender ikke varslet for ordningen .* skriv selv den sidste dag"):
        leaving.count_last_day(staffed, "h1", Kind.DISMISSAL, date(2026, 11, 20))
    with staffed.database.change("Prøve") as work:
        for contract in queries.contracts(work.session, "h1"):
            contract.pay = None
    with pytest.raises(Refused, match="Lønform: står ikke på kontrakten"):
        leaving.count_last_day(staffed, "h1", Kind.DISMISSAL, date(2026, 11, 20))
    leaving.register_leaving(staffed, "h1", DISMISSED)  # the day is the user's own then
    assert _contracts(staffed) == [(date(2026, 1, 1), date(2026, 12, 31))]


def test_leaving_ends_the_contract_and_undo_brings_it_back(staffed: Binder, facts: Facts) -> None:
    before = facts(staffed)
    changes = leaving.register_leaving(staffed, "h1", RESIGNED)
    assert changes.kinds == {Termination, e.Contract}
    assert changes.label == "Fratrædelse 31.12.2026"
    assert _contracts(staffed) == [(date(2026, 1, 1), date(2026, 12, 31))]
    history.undo(staffed)
    assert (facts(staffed), _endings(staffed)) == (before, [])
    history.redo(staffed)
    assert (_contracts(staffed)[0][1], len(_endings(staffed))) == (date(2026, 12, 31), 1)


def test_terms_that_have_not_begun_are_deleted_and_another_employment_stays(staffed: Binder) -> None:
    new_terms = e.Contract("c5", "h1", date(2026, 12, 1), date(2026, 12, 31), e.PayForm.MONTHLY)
    after_a_gap = e.Contract("c7", "h1", date(2027, 2, 1), date(2027, 2, 28), e.PayForm.MONTHLY)
    with staffed.database.change("Prøve") as work:
        queries.contracts(work.session, "h1")[0].ends_on = date(2026, 11, 30)
        work.add(new_terms)
        work.add(after_a_gap)
    seen = leaving.preview(staffed, "h1", Kind.AGREEMENT, date(2026, 11, 20), date(2026, 11, 25))
    assert seen.contracts == "Vilkårene fra 01.12.2026 er ikke begyndt den sidste dag, så de slettes."
    leaving.register_leaving(staffed, "h1", LeavingDraft(Kind.AGREEMENT, date(2026, 11, 20), date(2026, 11, 25)))
    assert _contracts(staffed) == [
        (date(2026, 1, 1), date(2026, 11, 25)),
        (date(2027, 2, 1), date(2027, 2, 28)),
    ]
    history.undo(staffed)
    assert len(_contracts(staffed)) == 3


@pytest.mark.parametrize(
    ("draft", "says"),
    [
        (replace(DISMISSED, reason="  "), "Grund: skriv grunden"),
        (replace(DISMISSED, kind=Kind.SUMMARY, reason=""), "Grund: skriv grunden"),
        (
            replace(RESIGNED, last_day=date(2026, 11, 19)),
            "Sidste dag: ligger før den dag, opsigelsen gives (20.11.2026)",
        ),
        (replace(RESIGNED, given_on=date(2025, 11, 20)), "Besked givet: ansættelsen begynder først 01.01.2026"),
        (replace(RESIGNED, reason="x" * 2001), "Grund: er på 2001 tegn; højst 2000 er tilladt"),
        (replace(RESIGNED, last_day=date(2300, 1, 1)), "Sidste dag: 01.01.2300 ligger uden for årene 1900–2199"),
    ],
)
def test_what_is_impossible_is_refused_at_its_field(
    staffed: Binder, draft: LeavingDraft, says: str, facts: Facts
) -> None:
    before = facts(staffed)
    with pytest.raises(Refused) as refused:
        leaving.register_leaving(staffed, "h1", draft)
    assert str(refused.value).startswith(says)
    assert (facts(staffed), _endings(staffed)) == (before, [])


def test_an_employment_ends_once_and_not_after_its_contract(staffed: Binder) -> None:
    october = LeavingDraft(Kind.FIXED_TERM, date(2026, 10, 5), date(2026, 11, 1))
    with pytest.raises(Refused, match=r"kontrakten slutter allerede 31\.10\.2026"):
        leaving.register_leaving(staffed, "h2", october)
    leaving.register_leaving(staffed, "h1", RESIGNED)
    with pytest.raises(Refused, match="er allerede skrevet ind"):
        leaving.register_leaving(staffed, "h1", DISMISSED)
    assert len(_endings(staffed)) == 1


def test_a_contract_that_ends_by_itself_first_is_not_ended_by_notice(staffed: Binder) -> None:
    with staffed.database.change("Prøve") as work:
        queries.contracts(work.session, "h1")[0].ends_on = date(2026, 12, 15)
    assert leaving.count_last_day(staffed, "h1", Kind.DISMISSAL, date(2026, 11, 20)).day == date(2026, 12, 15)
    with pytest.raises(Refused, match="vælg »Tidsbegrænset ansættelse slutter«"):
        leaving.register_leaving(staffed, "h1", replace(DISMISSED, last_day=date(2026, 12, 15)))
    own = LeavingDraft(Kind.FIXED_TERM, date(2026, 11, 20), date(2026, 12, 15))
    leaving.register_leaving(staffed, "h1", own)
    assert find_of(staffed, "termination-notice") == []


def test_finished_months_and_worked_shifts_are_in_the_way(staffed: Binder, add: AddShift) -> None:
    add("2026-10-12T07:00", "2026-10-12T15:00")
    months.finish_month(staffed, e.Month(2026, 10))
    early = LeavingDraft(Kind.AGREEMENT, date(2026, 10, 1), date(2026, 10, 5))
    with pytest.raises(Refused, match=r"hjælperen har arbejdet 12\.10\.2026"):
        leaving.register_leaving(staffed, "h1", early)
    within = replace(early, last_day=date(2026, 10, 20))
    with pytest.raises(Refused, match="oktober 2026 er markeret som færdig"):
        leaving.register_leaving(staffed, "h1", within)
    leaving.register_leaving(staffed, "h1", replace(early, last_day=date(2026, 10, 31)))
    assert _contracts(staffed)[0][1] == date(2026, 10, 31)


def test_planned_shifts_after_the_last_day_are_listed_and_stay(staffed: Binder, add: AddShift) -> None:
    add("2026-12-31T22:00", "2027-01-01T07:00")
    add("2026-12-31T07:00", "2026-12-31T15:00")
    for day in range(8, 15):
        add(f"2027-01-{day:02}T07:00", f"2027-01-{day:02}T15:00")
    seen = leaving.preview(staffed, "h1", Kind.RESIGNATION, date(2026, 11, 20))
    assert seen.shifts.startswith(
        "8 vagter på vagtplanen går ud over den sidste dag: torsdag 31.12.2026 22:00–07:00, fredag 08.01.2027 07:00–15:00"
    )
    assert seen.shifts.endswith(" og 2 til. De bliver stående, til du flytter dem.")
    leaving.register_leaving(staffed, "h1", RESIGNED)
    assert len(export_content(staffed).shifts) == 9


def test_a_last_day_before_the_notice_is_said_and_allowed(staffed: Binder) -> None:
    assert leaving.preview(staffed, "h1", Kind.RESIGNATION, date(2026, 11, 20), date(2026, 12, 31)).short == ""
    own = leaving.preview(staffed, "h1", Kind.RESIGNATION, date(2026, 11, 20), date(2026, 12, 30))
    assert own.short == (
        "Hjælperen stopper 1 dag før varslet slutter (31.12.2026). Det kræver, at I er enige; skriv aftalen ned."
    )
    leaving.register_leaving(staffed, "h1", replace(DISMISSED, last_day=date(2026, 12, 1)))
    card = leaving.leaving_card(staffed, "h1")
    assert card.seen is not None
    assert card.seen.short.startswith("Det er 30 dage før varslet slutter")
    (finding,) = find_of(staffed, "termination-notice")
    assert (finding.extent, finding.figures["earliest"]) == (30, "2026-12-31")


def test_another_last_day_moves_the_contracts_end(staffed: Binder, facts: Facts) -> None:
    leaving.register_leaving(staffed, "h1", RESIGNED)
    ending = _only(staffed)
    leaving.change_leaving(staffed, ending, replace(RESIGNED, last_day=date(2026, 12, 15)))
    assert _contracts(staffed)[0][1] == date(2026, 12, 15)
    leaving.change_leaving(staffed, ending, replace(RESIGNED, kind=Kind.AGREEMENT, last_day=date(2027, 1, 31)))
    assert _contracts(staffed)[0][1] == date(2027, 1, 31)
    leaving.change_leaving(staffed, ending, replace(DISMISSED, last_day=date(2027, 1, 31)))
    assert [(each.kind, each.last_day) for each in _endings(staffed)] == [(Kind.DISMISSAL, date(2027, 1, 31))]
    for _ in range(4):
        history.undo(staffed)
    assert _contracts(staffed)[0][1] is None


def test_a_later_last_day_does_not_run_into_the_next_contract_or_past_a_fixed_term(staffed: Binder) -> None:
    leaving.register_leaving(staffed, "h1", RESIGNED)
    add_content(staffed, Content(contracts=[e.Contract("c9", "h1", date(2027, 2, 1), None, e.PayForm.MONTHLY)]))
    with pytest.raises(Refused, match=r"næste kontrakt begynder 01\.02\.2027"):
        leaving.change_leaving(staffed, _only(staffed), replace(RESIGNED, last_day=date(2027, 2, 1)))
    leaving.change_leaving(staffed, _only(staffed), replace(RESIGNED, last_day=date(2027, 1, 30)))
    october = LeavingDraft(Kind.FIXED_TERM, date(2026, 10, 5), date(2026, 10, 31))
    leaving.register_leaving(staffed, "h2", october)
    ending = next(each.id for each in _endings(staffed) if each.helper_id == "h2")
    with pytest.raises(Refused, match="ret først slutdatoen på kontrakten"):
        leaving.change_leaving(staffed, ending, replace(october, last_day=date(2026, 11, 30)))
    leaving.withdraw_leaving(staffed, ending)
    assert _contracts(staffed, "h2") == [(date(2026, 10, 1), date(2026, 10, 31))]


@pytest.mark.parametrize("until", [None, date(2027, 6, 30)])
def test_one_who_stays_after_all_goes_on(staffed: Binder, until: date | None) -> None:
    leaving.register_leaving(staffed, "h1", RESIGNED)
    leaving.withdraw_leaving(staffed, _only(staffed), until)
    assert (_contracts(staffed), _endings(staffed)) == ([(date(2026, 1, 1), until)], [])
    history.undo(staffed)
    assert _contracts(staffed)[0][1] == date(2026, 12, 31)


def test_steps_are_ticked_with_their_day(staffed: Binder) -> None:
    leaving.register_leaving(staffed, "h1", RESIGNED)
    ending = _only(staffed)
    for step in STEPS:
        leaving.tick_step(staffed, ending, step, date(2026, 11, 21))
    done = {step.key: step.done_on for step in leaving.leaving_card(staffed, "h1").steps if step.can_tick}
    assert done == {
        step: date(2026, 11, 21)
        for step in ("receipt_on", "municipality_told_on", "papers_back_on", "reference_given_on")
    }
    assert leaving.tick_step(staffed, ending, "receipt_on", None).label == "Kvittering: ikke endnu"
    with pytest.raises(Refused, match="Kvittering: ligger før den dag"):
        leaving.tick_step(staffed, ending, "receipt_on", date(2026, 11, 19))
    with pytest.raises(ValueError, match="last_day"):
        leaving.tick_step(staffed, ending, "last_day", None)
    with pytest.raises(Refused, match="findes ikke længere"):
        leaving.tick_step(staffed, "ukendt", "receipt_on", None)


def test_the_card_of_a_dismissal_says_what_to_know_and_do(staffed: Binder) -> None:
    add_handout(staffed, "h1", HandoutDraft("Nøgle", date(2026, 1, 1), 2))
    card = leaving.leaving_card(staffed, "h1")
    assert (card.id, card.can_register, card.employed) == (None, True, "Ansat 01.01.2026 uden slutdato.")
    leaving.register_leaving(staffed, "h1", DISMISSED)
    card = leaving.leaving_card(staffed, "h1")
    assert card.headline == "Hjælperen siges op. Sidste dag er torsdag 31.12.2026."
    steps = {step.key: step for step in card.steps}
    assert list(steps) == [
        "talk",
        "notice",
        "receipt_on",
        "municipality_told_on",
        "timesheet",
        "papers_back_on",
        "reference_given_on",
    ]
    assert steps["talk"].text.startswith("Der er ikke skrevet nogen samtale")
    assert (steps["notice"].done, steps["notice"].letter) == (False, "opsigelse")
    assert "Ikke afleveret endnu: Nøgle (2 stk.)." in steps["papers_back_on"].text
    assert "senest 07.01.2027" in steps["timesheet"].text
    assert steps["municipality_told_on"].text.startswith("Hurtigst muligt, fordi kommunen fører lønnen.")
    assert card.seen is not None
    assert any("gravid" in warning for warning in card.seen.warnings)
    talks.add_talk(staffed, "h1", TalkDraft(TalkKind.REPRIMAND, date(2026, 11, 1)))
    leaving.change_leaving(staffed, card.id or "", replace(DISMISSED, delivered_how=leaving.DELIVERED[1]))
    steps = {step.key: step for step in leaving.leaving_card(staffed, "h1").steps}
    assert (steps["talk"].done_on, steps["notice"].done_on) == (date(2026, 11, 1), date(2026, 11, 20))
    assert steps["talk"].text == "Samtaler før opsigelsen: tilrettevisning 01.11.2026."


@pytest.mark.parametrize(
    ("municipality", "payroll", "said"),
    [
        ("standard", e.Party.MUNICIPALITY, "Kommunen fører lønnen. Fortæl"),
        ("faxe", e.Party.SELF, "Giv den, der fører lønnen, besked. Fortæl"),
    ],
)
def test_who_is_told_follows_who_runs_the_payroll(
    staffed: Binder, municipality: str, payroll: e.Party, said: str
) -> None:
    save_scheme(staffed, replace(scheme_draft(staffed), municipality=municipality, payroll=payroll))
    leaving.register_leaving(staffed, "h1", RESIGNED)
    steps = {step.key: step.text for step in leaving.leaving_card(staffed, "h1").steps}
    assert steps["municipality_told_on"].startswith(said)
    assert ("hos kommunen senest" in steps["timesheet"]) is False


def test_a_summary_dismissal_warns_and_asks_for_advice_and_the_police(staffed: Binder) -> None:
    seen = leaving.preview(staffed, "h1", Kind.SUMMARY, date(2026, 11, 20))
    assert seen.talks == ""
    said = " ".join(seen.warnings)
    assert all(word in said for word in ("grov misligholdelse", "juridisk rådgiver", "politiet", "bevise"))
    leaving.register_leaving(staffed, "h1", replace(DISMISSED, kind=Kind.SUMMARY, last_day=date(2026, 11, 20)))
    keys = [step.key for step in leaving.leaving_card(staffed, "h1").steps]
    assert keys[:2] == ["legal_advice_on", "police_reported_on"]


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_can_be_written_down_and_shown(staffed: Binder, kind: Kind) -> None:
    given = date(2026, 10, 5)
    last = leaving.count_last_day(staffed, "h2", kind, given).day
    leaving.register_leaving(staffed, "h2", LeavingDraft(kind, given, min(last, date(2026, 10, 31)), reason="Prøve"))
    card = leaving.leaving_card(staffed, "h2")
    assert card.draft is not None
    assert card.draft.kind is kind
    assert card.steps
    assert all(step.text.endswith(".") and step.title for step in card.steps)


def test_g_days_follow_who_ended_it(staffed: Binder, add: AddShift) -> None:
    with staffed.database.change("Prøve") as work:
        helper = queries.by_id(work.session, e.Helper, "h1")
        assert helper is not None
        helper.unemployment_fund = True
    for day in range(8, 19):
        add(f"2026-12-{day:02}T07:00", f"2026-12-{day:02}T15:00")
    leaving.register_leaving(staffed, "h1", RESIGNED)
    assert leaving.leaving_card(staffed, "h1").g_days == "Der er ingen G-dage, når hjælperen selv siger op."
    assert find_of(staffed, "g-days") == []
    leaving.change_leaving(staffed, _only(staffed), DISMISSED)
    assert "skal der betales op til 2 G-dage" in leaving.leaving_card(staffed, "h1").g_days


def test_one_who_came_back_has_a_card_of_the_new_employment(staffed: Binder) -> None:
    october = LeavingDraft(Kind.FIXED_TERM, date(2026, 10, 5), date(2026, 10, 31))
    leaving.register_leaving(staffed, "h2", october)
    assert leaving.leaving_card(staffed, "h2").id == _only(staffed)
    add_content(staffed, Content(contracts=[e.Contract("c8", "h2", date(2026, 11, 15), None, e.PayForm.HOURLY)]))
    card = leaving.leaving_card(staffed, "h2")
    assert (card.id, card.can_register, card.employed) == (None, True, "Ansat 15.11.2026 uden slutdato.")
    assert card.former == ("Tidsbegrænset ansættelse slutter. Sidste dag er lørdag 31.10.2026.",)


def test_an_empty_file_and_a_helper_without_a_contract(binder: Binder) -> None:
    assert leaving.leaving_card(binder, "ukendt").employed == "Hjælperen har ingen kontrakt endnu."
    add_content(binder, Content(scheme=e.Scheme("Karla"), helpers=[e.Helper("h1", "Anna")]))
    card = leaving.leaving_card(binder, "h1")
    assert (card.can_register, card.name, card.steps) == (False, "Anna", ())
    with pytest.raises(Refused, match="ingen kontrakt"):
        leaving.register_leaving(binder, "h1", RESIGNED)


def test_a_leap_day_is_a_last_day_as_any_other(staffed: Binder) -> None:
    leap = date(2028, 2, 29)
    given = date(2028, 1, 3)
    assert leaving.count_last_day(staffed, "h1", Kind.RESIGNATION, given).day == leap
    leaving.register_leaving(staffed, "h1", LeavingDraft(Kind.RESIGNATION, given, leap))
    assert _contracts(staffed)[0][1] == leap


def test_who_stays_is_proposed_the_end_that_the_contract_had_and_never_an_earlier_one(staffed: Binder) -> None:
    contract = e.Contract("c3", "h3", date(2026, 10, 1), date(2027, 3, 31), e.PayForm.MONTHLY)
    with staffed.database.change("Prøve") as work:
        for each in (e.Helper("h3", "Ny Hjælper", date(1990, 1, 1)), contract):
            work.add(each)
    leaving.register_leaving(staffed, "h3", RESIGNED)
    assert _contracts(staffed, "h3") == [(date(2026, 10, 1), date(2026, 12, 31))]
    assert leaving.former_end(staffed, _only(staffed)) == date(2027, 3, 31)
    with pytest.raises(Refused, match=r"ligger før den sidste dag i fratrædelsen \(31\.12\.2026\)"):
        leaving.withdraw_leaving(staffed, _only(staffed), date(2026, 12, 30))
    leaving.withdraw_leaving(staffed, _only(staffed), date(2027, 3, 31))
    assert _contracts(staffed, "h3") == [(date(2026, 10, 1), date(2027, 3, 31))]


def test_a_contract_that_had_no_end_of_its_own_has_none_to_propose(staffed: Binder) -> None:
    leaving.register_leaving(staffed, "h1", RESIGNED)
    assert leaving.former_end(staffed, _only(staffed)) is None


def test_a_fixed_term_does_not_become_a_dismissal_with_too_short_a_notice(staffed: Binder) -> None:
    fixed = e.Contract("c4", "h4", date(2026, 10, 1), date(2026, 11, 30), e.PayForm.MONTHLY)
    with staffed.database.change("Prøve") as work:
        for each in (e.Helper("h4", "Ny Hjælper", date(1990, 1, 1)), fixed):
            work.add(each)
    ends = LeavingDraft(Kind.FIXED_TERM, date(2026, 11, 20), date(2026, 11, 30))
    leaving.register_leaving(staffed, "h4", ends)
    with pytest.raises(Refused, match="slutter selv den dag, før varslet er slut"):
        leaving.change_leaving(
            staffed, _only(staffed), replace(ends, kind=Kind.DISMISSAL, given_on=date(2026, 11, 29), reason="Prøve")
        )
