"""How an employment ends, beside the cases: the notice counted a second way, words, keys, and what nobody can count."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.model.checks import leaving, scheme_end, talks, terms
from app.model.checks.due import employments
from app.model.checks.endings import ORAL, ending_of, is_written, notice_needed
from app.model.checks.facts import Facts
from app.model.domain.entities import Contract, Helper, Party, PayForm, Scheme, Shift
from app.model.domain.findings import Severity
from app.model.domain.people import Handout, Talk, TalkKind, Termination, TerminationKind
from app.model.domain.reasons import Layer
from app.model.domain.terms import NoticeUnit, SchemeEnd
from app.model.rulebook.profiles import load_rulebook
from app.model.rulebook.rulebook import Rulebook
from app.model.services.binder import Resources

BEGAN, GIVEN = date(2026, 1, 15), date(2026, 6, 1)
ONE_DAY = timedelta(days=1)
DAYS = st.dates(date(2021, 1, 1), date(2035, 12, 31))
Kind = TerminationKind


@pytest.fixture(scope="module")
def faxe(resources: Resources) -> Rulebook:
    return load_rulebook(resources.rules, "faxe")


def _facts(ending: Termination | None = None, as_of: date = GIVEN, **more: object) -> Facts:
    made = Facts(
        as_of,
        as_of,
        as_of,
        Scheme(municipality="faxe"),
        {"h1": Helper("h1", "Małgorzata Łukaszewicz", unemployment_fund=True)},
        contracts={"h1": [Contract("c1", "h1", BEGAN, None, PayForm.MONTHLY)]},
        terminations={"h1": [ending]} if ending else {},
    )
    return replace(made, **more)  # type: ignore[arg-type]


def _ending(kind: Kind = Kind.DISMISSAL, last: date = date(2026, 7, 31), **more: object) -> Termination:
    return Termination("o1", "h1", kind, GIVEN, last, **more)  # type: ignore[arg-type]


def _walked(began: date, given_on: date) -> date:
    """The last day by Faxe's notice, found by walking the calendar day by day."""
    month, day = began.month + 3, began.day
    third = None
    while third is None:  # the same day three months later, or the last there is
        try:
            third = date(began.year + (month - 1) // 12, (month - 1) % 12 + 1, day)
        except ValueError:
            day -= 1
    if given_on < third:
        return given_on + 7 * ONE_DAY
    last, ends = given_on, 0
    while True:
        ends += (last + ONE_DAY).day == 1
        if ends == 2:
            return last
        last += ONE_DAY


@given(began=DAYS, after=st.integers(0, 900), short=st.integers(-40, 40))
def test_a_last_day_is_too_early_to_the_day(faxe: Rulebook, began: date, after: int, short: int) -> None:
    given_on = began + after * ONE_DAY
    needed = _walked(began, given_on)
    last = needed - short * ONE_DAY
    assume(last >= given_on)
    contracts = {"h1": [Contract("c1", "h1", began, last, PayForm.MONTHLY)]}
    ending = Termination("o1", "h1", Kind.DISMISSAL, given_on, last)
    found = list(leaving.termination_notice(_facts(ending, last, contracts=contracts), faxe))
    assert [(f.figures["earliest"], f.extent) for f in found] == ([(needed.isoformat(), short)] if short > 0 else [])


def test_the_finding_can_be_followed_in_a_calendar_and_names_its_rule(faxe: Rulebook) -> None:
    (finding,) = leaving.termination_notice(_facts(_ending(last=date(2026, 6, 30))), faxe)
    assert finding.message == (
        "Małgorzata Łukaszewicz er sagt op 01.06.2026. Den sidste dag er sat til 30.06.2026, men varslet slutter først "
        "fredag 31.07.2026."
    )
    assert finding.key == "termination-notice/h1/o1"
    assert (finding.reason.key, finding.reason.layer) == ("opsigelsesvarsel", Layer.MUNICIPALITY)
    counted = finding.figures["counted"]
    assert isinstance(counted, list)
    assert counted[-1] == "Sidste dag er fredag 31.07.2026."


@pytest.mark.parametrize(
    ("kind", "employer", "severity", "advice"),
    [
        (Kind.DISMISSAL, Party.SELF, Severity.WARNING, "Ret den sidste dag under Fratrædelse."),
        (Kind.DEATH, Party.RELATIVE, Severity.WARNING, "Ret den sidste dag under Fratrædelse."),
        (Kind.GRANT_LOST, Party.COMPANY, Severity.WARNING, "Spørg din arbejdsgiver om den sidste dag"),
        (Kind.RESIGNATION, Party.SELF, Severity.NOTICE, "Har I aftalt den tidligere dag"),
    ],
)
def test_who_ends_it_decides_how_grave_a_short_notice_is(
    faxe: Rulebook, kind: Kind, employer: Party, severity: Severity, advice: str
) -> None:
    facts = _facts(_ending(kind, date(2026, 6, 30)), scheme=Scheme(employer=employer))
    (finding,) = leaving.termination_notice(facts, faxe)
    assert finding.severity is severity
    assert finding.advice.startswith(advice)


def test_what_nobody_can_count_is_not_said_to_be_too_short(faxe: Rulebook, resources: Resources) -> None:
    early = _ending(last=GIVEN)
    standard = load_rulebook(resources.rules, "standard")
    assert list(leaving.termination_notice(_facts(early), standard)) == []
    own = Contract("c1", "h1", BEGAN, None, PayForm.MONTHLY, notice_amount=1, notice_unit=NoticeUnit.MONTHS)
    (by_contract,) = leaving.termination_notice(_facts(early, contracts={"h1": [own]}), standard)
    assert (by_contract.figures["earliest"], by_contract.reason.layer) == ("2026-07-01", Layer.CONTRACT)
    for contracts in (
        [],
        [Contract("c1", "h1", BEGAN)],
        [Contract("c1", "h1", GIVEN + ONE_DAY, None, PayForm.MONTHLY)],
    ):
        assert list(leaving.termination_notice(_facts(early, contracts={"h1": contracts}), faxe)) == []
        assert notice_needed(contracts, early, faxe) is None


@pytest.mark.parametrize(
    ("as_of", "told"), [(GIVEN, True), (date(2027, 6, 1), True), (date(2027, 6, 2), False)], ids=str
)
def test_what_a_dismissal_lacks_is_told_for_a_year(faxe: Rulebook, as_of: date, *, told: bool) -> None:
    found = list(leaving.termination_record(_facts(_ending(), as_of), faxe))
    assert bool(found) is told


@pytest.mark.parametrize(
    ("kind", "counts"),
    [
        (TalkKind.INSTRUCTION, True),
        (TalkKind.REPRIMAND, True),
        (TalkKind.WARNING, True),
        (TalkKind.SICK, True),
        (TalkKind.OTHER, True),
        (TalkKind.APPRAISAL, False),
    ],
)
def test_a_talk_in_which_something_was_put_right_counts(faxe: Rulebook, kind: TalkKind, *, counts: bool) -> None:
    ending = _ending(reason="Kommer for sent.", delivered_how="Anbefalet brev")
    facts = _facts(ending, talks={"h1": [Talk("s1", "h1", kind, GIVEN - ONE_DAY)]})
    assert (list(leaving.termination_record(facts, faxe)) == []) is counts


def test_what_is_missing_says_where_it_is_written(faxe: Rulebook) -> None:
    (all_of_it,) = leaving.termination_record(_facts(_ending()), faxe)
    assert (all_of_it.reason.key, all_of_it.extent) == (leaving.WRITTEN_KEY, 3)
    assert all_of_it.advice == (
        "Skriv det under Fratrædelse. Er samtalen holdt, så skriv den under Samtaler. Handler opsigelsen ikke om "
        "hjælperens arbejde, men fx om færre timer, så afslut påmindelsen med en note."
    )
    (talk,) = leaving.termination_record(_facts(_ending(reason="Ja", delivered_how="Brev")), faxe)
    assert talk.reason.key == leaving.TALK_KEY
    assert not talk.advice.startswith("Skriv det")
    assert [is_written(_ending(delivered_how=how)) for how in (None, "", ORAL, "Brev")] == [False, False, False, True]


def test_only_what_the_profile_asks_for_is_missing(faxe: Rulebook) -> None:
    def without(key: str) -> Rulebook:
        layers = tuple(replace(layer, values={**layer.values, key: ()}) for layer in faxe.layers)
        return Rulebook(faxe.profile, faxe.title, faxe.version, layers, faxe.definitions)

    (no_talk,) = leaving.termination_record(_facts(_ending()), without(leaving.TALK_KEY))
    (only_talk,) = leaving.termination_record(_facts(_ending()), without(leaving.WRITTEN_KEY))
    assert (no_talk.figures["missing"], only_talk.figures["missing"]) == (["reason", "written"], ["talk"])


def test_the_newest_ending_of_an_employment_is_its_own() -> None:
    contracts = [
        Contract("c1", "h1", BEGAN, date(2026, 6, 30)),
        Contract("c2", "h1", date(2026, 9, 1)),
    ]
    first, second = employments(contracts)
    endings = [_agreed(date(2026, 6, 1), "a"), _agreed(date(2026, 6, 30), "b")]
    found = ending_of(endings, first)
    assert found is not None
    assert (found.id, ending_of(endings, second)) == ("b", None)


def _agreed(last: date, identity: str) -> Termination:
    return Termination(identity, "h1", Kind.AGREEMENT, last, last)


@pytest.mark.parametrize("as_of", [date(2026, 7, 31), date(2026, 8, 1), date(2027, 7, 31), date(2027, 8, 1)])
def test_keys_are_missed_from_the_day_after_for_a_year(faxe: Rulebook, as_of: date) -> None:
    last = date(2026, 7, 31)
    facts = _facts(
        as_of=as_of,
        contracts={"h1": [Contract("c1", "h1", BEGAN, last)]},
        handouts={"h1": [Handout("n1", "h1", "Nøgle", BEGAN)], "h2": []},
    )
    assert bool(list(leaving.keys_not_returned(facts, faxe))) is (date(2026, 8, 1) <= as_of <= date(2027, 7, 31))


def test_keys_of_one_without_an_end_or_a_contract_are_not_missed(faxe: Rulebook) -> None:
    lent = {"h1": [Handout("n1", "h1", "Nøgle", BEGAN)]}
    assert list(leaving.keys_not_returned(_facts(handouts=lent), faxe)) == []
    assert list(leaving.keys_not_returned(_facts(handouts=lent, contracts={}), faxe)) == []


@pytest.mark.parametrize("kind", TalkKind)
def test_a_finding_does_not_tell_what_the_talk_was_about(faxe: Rulebook, kind: TalkKind) -> None:
    talk = Talk("s1", "h1", kind, GIVEN, about="Hemmeligt", agreed="Hemmeligt", follow_up_on=GIVEN)
    (finding,) = talks.talk_follow_up(_facts(talks={"h1": [talk]}), faxe)
    said = f"{finding.title} {finding.message} {finding.advice}".lower()
    assert not any(word in said for word in ("hemmeligt", "advarsel", "tilrettevisning", "syg"))
    assert ("mus-samtalen" in said) is (kind is TalkKind.APPRAISAL)


@pytest.mark.parametrize(
    ("kind", "title", "said"),
    [
        (None, "Måske G-dage", "hvis arbejdsgiveren har sagt op"),
        (Kind.DISMISSAL, "G-dage", "skal der betales op til 2 G-dage"),
        (Kind.FIXED_TERM, "G-dage", "skal der betales op til 2 G-dage"),
        (Kind.DEATH, "G-dage", "skal der betales op til 2 G-dage"),
        (Kind.GRANT_LOST, "G-dage", "skal der betales op til 2 G-dage"),
        (Kind.SUMMARY, "Måske G-dage", "kilderne siger ikke noget om en bortvisning"),
        (Kind.AGREEMENT, "Måske G-dage", "kilderne siger ikke noget om en aftale om at stoppe"),
        (Kind.RESIGNATION, None, ""),
    ],
)
@pytest.mark.parametrize("member", [True, None])
def test_who_ended_it_decides_about_g_days(
    faxe: Rulebook, kind: Kind | None, title: str | None, said: str, *, member: bool | None
) -> None:
    last = date(2026, 7, 31)
    shifts = [Shift(f"v{n}", "h1", _at(n, 8), _at(n, 18)) for n in range(10, 20)]
    facts = _facts(
        _ending(kind, last) if kind else None,
        last,
        contracts={"h1": [Contract("c1", "h1", BEGAN, last, PayForm.MONTHLY)]},
        shifts={"h1": shifts},
        helpers={"h1": Helper("h1", "Prøve", unemployment_fund=member)},
    )
    found = list(terms.g_days(facts, faxe))
    if title is None:
        assert found == []
    elif member is None:
        assert "Det er ikke skrevet, om Prøve er i en a-kasse." in found[0].message
        assert found[0].title == "Måske G-dage"
    else:
        assert (found[0].title, said in found[0].message) == (title, True)
        assert ("Har hjælperen selv sagt op" in found[0].advice) is (kind is None)


def _at(day: int, hour: int) -> datetime:
    return datetime(2026, 7, day, hour)


def test_a_death_is_told_from_its_day_until_a_year_after_the_cover(faxe: Rulebook) -> None:
    scheme = Scheme(end_kind=SchemeEnd.DEATH, end_told_on=date(2027, 1, 31), ends_on=date(2027, 1, 31))

    def told(as_of: date) -> list[str | None]:
        return [finding.helper_id for finding in scheme_end.death(_facts(as_of=as_of, scheme=scheme), faxe)]

    assert told(date(2027, 1, 30)) == []
    assert told(date(2027, 1, 31)) == [None, "h1"]
    assert told(date(2027, 2, 28)) == [None, "h1"]
    assert told(date(2027, 3, 1)) == ["h1"]
    assert told(date(2028, 2, 28)) == ["h1"]
    assert told(date(2028, 2, 29)) == []


def test_a_scheme_that_ends_otherwise_or_whose_rules_say_nothing_has_no_cover(faxe: Rulebook) -> None:
    for kind, told_on in ((SchemeEnd.GRANT_LOST, GIVEN), (SchemeEnd.DEATH, None), (None, None)):
        assert list(scheme_end.death(_facts(scheme=Scheme(end_kind=kind, end_told_on=told_on)), faxe)) == []
    old = Scheme(end_kind=SchemeEnd.DEATH, end_told_on=date(2019, 1, 1))
    assert list(scheme_end.death(_facts(as_of=date(2019, 1, 2), scheme=old), faxe)) == []
