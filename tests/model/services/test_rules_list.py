"""Every rule in words: its numbers with source and certainty, whether it is watched, and the user's choice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.model.checks.catalogue import RULES
from app.model.domain.reasons import Certainty, Layer, Source
from app.model.rulebook.values import EVENTS, UNITS, Deadline, DeadlineUnit, Number, Step
from app.model.services.binder import Binder
from app.model.services.reason_words import OWN_REMINDER, SURE, TOLD_OWN
from app.model.services.rules_list import SILENT, RuleLine, rule_lines, value_text
from app.model.services.scheme import save_scheme, scheme_draft
from app.model.services.watch import CHOOSABLE, set_rule_choice

SOURCE = Source("Loven", "§ 1")


def lines(binder: Binder) -> dict[str, RuleLine]:
    return {line.code: line for line in rule_lines(binder)}


def number(value: str, unit: str) -> Number:
    return Number(date(2020, 1, 1), SOURCE, Certainty.A, Layer.LAW, Decimal(value), unit)


def deadline(event: str, **more: object) -> Deadline:
    base = Deadline(date(2020, 1, 1), SOURCE, Certainty.A, Layer.LAW, event, None, None, None, ())
    return replace(base, **more)  # type: ignore[arg-type]


def test_every_rule_is_there_in_the_catalogue_s_order(staffed: Binder) -> None:
    assert [line.code for line in rule_lines(staffed)] == [rule.code for rule in RULES]
    assert all(line.title and line.watches.endswith(".") and line.state.endswith(".") for line in rule_lines(staffed))


def test_a_number_is_told_with_source_layer_certainty_and_when_it_was_checked(staffed: Binder) -> None:
    rest = lines(staffed)["daily-rest"]
    assert rest.values[0].value == "11 timer"
    assert rest.values[0].told == (
        "Daglig hviletid: 11 timer. Kilde: Bekendtgørelse om hvileperiode og fridøgn m.v. (nr. 324 af 23.5.2002), § 3. "
        "Bestemt af loven. Gælder fra 01.07.2002. Sikkerhed: læst i den officielle tekst. Efterset 21.11.2026."
    )
    assert rest.watched
    assert rest.state == "Programmet holder øje."
    longest = lines(staffed)["shift-24h"].values[0]
    assert longest.value == "24 timer"
    assert "Bestemt af kommunen." in longest.told
    assert f"Sikkerhed: {SURE[Certainty.B]}." in " ".join(value.told for value in lines(staffed)["weekly-rest"].values)


def test_what_the_profile_does_not_say_is_said_and_not_watched(binder: Binder) -> None:
    save_scheme(binder, replace(scheme_draft(binder), municipality="standard"))
    longest = lines(binder)["shift-24h"]
    assert longest.values[0].told.endswith(SILENT)
    assert longest.values[0].value == ""
    assert longest.state == f"Programmet kan ikke holde øje. {SILENT}"
    assert not longest.watched


@pytest.mark.parametrize("profile", ["standard", "aarhus"])
def test_a_rule_without_the_number_it_needs_is_silent_though_the_program_has_a_reminder(
    binder: Binder, profile: str
) -> None:
    save_scheme(binder, replace(scheme_draft(binder), municipality=profile))
    balance = lines(binder)["hours-balance"]
    assert (balance.watched, balance.state) == (False, f"Programmet kan ikke holde øje. {SILENT}")
    assert [bool(value.value) for value in balance.values] == [False, True]
    contract = lines(binder)["contract-due"]
    assert contract.watched
    assert contract.watches.endswith("Kommunens regler siger ikke noget om en kopi; spørg kommunen.")


def test_the_copy_of_a_contract_is_watched_where_the_municipality_asks_for_it(staffed: Binder) -> None:
    assert lines(staffed)["contract-due"].watches.endswith("kommunen har en kopi.")
    assert lines(staffed)["hours-balance"].watched


def test_the_program_s_own_reminders_are_nobody_s_rule(staffed: Binder) -> None:
    told = [value.told for line in rule_lines(staffed) for value in line.values if TOLD_OWN in value.told]
    assert f"Advarsel, før timerne er brugt: 90 %. {TOLD_OWN}" in told
    assert len(told) == 4
    assert not any(word in " ".join(told) for word in ("Bestemt", "Sikkerhed", "Gælder", "Efterset", "Kilde"))
    assert not any(OWN_REMINDER in value.told for line in rule_lines(staffed) for value in line.values)


def test_the_law_is_named_though_it_was_read_in_the_handbook(binder: Binder) -> None:
    save_scheme(binder, replace(scheme_draft(binder), municipality="aarhus"))
    for code, section in {"complaint-4-weeks": "3.2 og 9.2", "salary-report": "5.3.2 og 11.3.2"}.items():
        told = lines(binder)[code].values[0].told
        assert f"Kilde: Loven, her læst i Faxe Kommunes håndbog, {section}. Bestemt af loven." in told


def test_what_everybody_is_under_but_is_no_law_is_not_called_one(staffed: Binder) -> None:
    assert "Bestemt af en vejledning (udkast)." in lines(staffed)["respiration-skill"].values[0].told
    save_scheme(staffed, replace(scheme_draft(staffed), municipality="aarhus"))
    assert "Bestemt af overenskomster." in lines(staffed)["weekly-rest"].values[2].told


def test_the_table_of_supplements_is_named(staffed: Binder) -> None:
    told = lines(staffed)["hours-time-of-day"].values[1].told
    assert told.startswith("Klokkeslættene for aften og nat: kommunens tillægstabel. Kilde: ")
    save_scheme(staffed, replace(scheme_draft(staffed), municipality="standard"))
    assert lines(staffed)["hours-time-of-day"].values[1].told == f"Klokkeslættene for aften og nat: {SILENT}"


def test_a_rule_that_waits_says_for_what(staffed: Binder) -> None:
    waiting = [rule for rule in RULES if not rule.live]
    assert waiting != []
    for rule in waiting:
        line = lines(staffed)[rule.code]
        assert (line.watched, line.blocks) == (False, None)
        assert line.state == rule.waits
        assert line.state.startswith(("Venter", "Kommer"))


def test_the_user_s_choice_is_told(staffed: Binder) -> None:
    assert {line.code for line in rule_lines(staffed) if line.blocks is not None} <= set(CHOOSABLE)
    assert lines(staffed)["daily-rest"].blocks is False
    set_rule_choice(staffed, "daily-rest", blocks=True)
    assert lines(staffed)["daily-rest"].blocks is True
    assert lines(staffed)["weekly-rest"].blocks is False
    refused = lines(staffed)["double-booked"]
    assert (refused.refused, refused.blocks, refused.state) == (True, None, "Afvises altid.")
    assert lines(staffed)["vacation-notice"].blocks is None


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (number("11", "timer"), "11 timer"),
        (number("1", "maaneder"), "1 måned"),
        (number("6", "doegn"), "6 døgn"),
        (number("12.5", "procent"), "12,5 %"),
        (number("1", "ja_nej"), "ja"),
        (number("0", "ja_nej"), "nej"),
        (number("2003", "aarstal"), "2003"),
        (number("1234", "antal"), "1.234"),
        (deadline("maanedens_udgang", amount=7, unit=DeadlineUnit.DAYS), "7 dage efter månedens udgang"),
        (deadline("foer_foerste_feriedag", amount=1, unit=DeadlineUnit.MONTHS), "1 måned før første feriedag"),
        (deadline("aarets_udgang", month_day=(2, 1)), "1. februar året efter"),
        (deadline("aarets_begyndelse", month_day=(10, 1)), "1. oktober"),
        (
            deadline(
                "opsigelsen_gives",
                steps=(Step(3, 7, DeadlineUnit.DAYS, False), Step(None, 1, DeadlineUnit.MONTHS, True)),
            ),
            "7 dage i de første 3 måneder; derefter løbende måned plus 1 måned",
        ),
        (deadline("aendringen_gaelder", amount=0, unit=DeadlineUnit.DAYS), "senest den dag, ændringen gælder fra"),
        (deadline("kvartalets_udgang", amount=0, unit=DeadlineUnit.DAYS), "hvert kvartal, uden en bestemt dag"),
        (deadline("kvartalets_udgang", amount=1, unit=DeadlineUnit.WEEKS), "1 uge efter kvartalets udgang"),
    ],
)
def test_a_value_in_words(value: Number | Deadline, text: str) -> None:
    assert value_text(value) == text


def test_every_unit_and_event_of_the_rule_files_has_words() -> None:
    for unit in UNITS:
        assert "_" not in value_text(number("2", unit))
        assert "ae" not in value_text(number("2", unit))
    for event in EVENTS:
        told = value_text(deadline(event, amount=2, unit=DeadlineUnit.WEEKS))
        assert told.startswith(("2 uger efter ", "2 uger før ", "2 uger i "))
        assert "_" not in told


@pytest.mark.parametrize("profile", ["standard", "faxe", "aarhus", "kl-foa"])
def test_every_profile_can_be_read_aloud(binder: Binder, profile: str) -> None:
    save_scheme(binder, replace(scheme_draft(binder), municipality=profile))
    for line in rule_lines(binder):
        for value in line.values:
            assert value.told.endswith((".", "!", "?"))
            assert "_" not in value.told
            assert "lovpligtig" not in value.told
