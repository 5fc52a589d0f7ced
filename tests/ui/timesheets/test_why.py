"""What "Hvorfor?" answers: reasons, sources, who decides, since when, how sure, and the estimated pay."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.model.calc.timesheet import Timesheet
from app.model.domain.entities import Month
from app.model.domain.reasons import Certainty, Layer, Reason, Source
from app.model.services.binder import Binder
from app.model.services.reason_words import ground_text
from app.model.services.timesheets import month_timesheet
from app.ui.timesheets.why import why

HANDBOOK = "Kilde: Håndbog om hjælperordninger, Faxe Kommune, november 2020, 5.3.1 og 11.3.1."


@pytest.fixture
def sheet(home_binder: Binder) -> Timesheet:
    return month_timesheet(home_binder, "h1", Month(2026, 10))


def test_a_number_names_its_span_source_decider_date_and_certainty(sheet: Timesheet) -> None:
    answer = why(sheet, 1, "night")
    assert answer.title == "Nat 1:00"
    assert answer.text.startswith("Fredag 30. oktober 2026, 22:00 til 24:00.\n\nNat 33 %: 23:00–24:00 = 1:00.\n")
    ground = f"{HANDBOOK} Bestemt af kommunen. Gælder fra 01.11.2020. Sikkerhed: læst i den officielle tekst."
    assert ground in answer.text
    assert answer.text.count(HANDBOOK) == 1


def test_a_number_tells_the_rows_estimated_pay_and_its_parts(sheet: Timesheet) -> None:
    text = why(sheet, 1, "night").text
    assert "Anslået løn for rækken: 394,50 kr. Det er et overslag til budgettet, ikke en lønseddel." in text
    assert "Tillæg: nat: 1:00 timer × 49,50 kr. = 49,50 kr." in text
    assert "Timeløn 150,00 kr. efter kontrakten fra 01.01.2019.\nBestemt af kontrakten. Gælder fra 01.01.2019." in text


def test_an_empty_number_says_so(sheet: Timesheet) -> None:
    answer = why(sheet, 0, "night")
    assert (answer.title, "Ingen minutter i denne kolonne." in answer.text) == ("Nat 0:00", True)


def test_a_cell_that_is_no_number_explains_the_whole_row(sheet: Timesheet) -> None:
    answer = why(sheet, 0, "day")
    assert answer.title == "Vagten 15.10.2026"
    assert "Personalemøde." in answer.text
    assert "Arbejde 2:00\n13:00–15:00 = 2:00." in answer.text


def test_a_total_lists_the_parts_that_add_up_and_the_months_pay(sheet: Timesheet) -> None:
    answer = why(sheet, None, "night")
    assert answer.title == "Nat i alt 7:00"
    parts = "30.10.2026, 22:00–24:00: 1:00\n31.10.2026, 00:00–08:00: 6:00\nI alt 7:00."
    assert answer.text.startswith(parts)
    assert HANDBOOK in answer.text
    assert "Anslået løn for oktober 2026: " in answer.text
    assert "Arbejde, 12:00 timer: 1.800,00 kr.\n" in answer.text
    assert "Ferietillæg: 1 % af" in answer.text
    assert "Kilde: Ferieloven, §§ 16-18. Bestemt af loven." in answer.text


def test_the_line_of_totals_explains_all_of_them(sheet: Timesheet) -> None:
    answer = why(sheet, None, "day")
    assert answer.title == "I alt i oktober 2026"
    assert answer.text.startswith("Arbejde: 12:00\nAften: 1:00\nNat: 7:00\n")


def test_pay_that_can_not_be_worked_out_says_why_and_gives_no_sum(home_binder: Binder) -> None:
    unpaid = month_timesheet(home_binder, "h2", Month(2026, 10))
    for place in (0, None):
        text = why(unpaid, place, "work").text
        assert "kan ikke regnes ud.\n" in text
        assert "Der er ingen kontrakt den 12.10.2026, så lønnen kan ikke beregnes." in text
        assert "Anslået" not in text


def test_amounts_that_are_rounded_one_by_one_say_so(sheet: Timesheet) -> None:
    lines = [replace(line, title=str(n), amount=Decimal("0.005")) for n, line in enumerate(sheet.pay_lines)]
    uneven = replace(sheet, pay_lines=tuple(lines), pay_total=Decimal("0.005") * len(lines))
    assert "afrundet for sig" in why(uneven, None, "work").text
    assert "afrundet for sig" not in why(sheet, None, "work").text


@pytest.mark.parametrize(
    ("layer", "certainty", "words"),
    [
        (Layer.LAW, Certainty.A, "Bestemt af loven. Gælder fra 01.07.2002. Sikkerhed: læst i den officielle tekst."),
        (
            Layer.AGREEMENT,
            Certainty.B,
            "Bestemt af overenskomsten. Gælder fra 01.07.2002. Sikkerhed: fra en anden kilde end reglen selv.",
        ),
        (
            Layer.CONTRACT,
            Certainty.C,
            "Bestemt af kontrakten. Gælder fra 01.07.2002.",
        ),
    ],
)
def test_who_decides_and_how_sure_it_is_in_words(layer: Layer, certainty: Certainty, words: str) -> None:
    reason = Reason("x", "k", date(2002, 7, 1), layer, Source("En kilde", "§ 3"), certainty)
    assert ground_text(reason) == f"Kilde: En kilde, § 3. {words}"
    assert ground_text(Reason("x")) == ""
