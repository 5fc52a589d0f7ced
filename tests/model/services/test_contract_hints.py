"""What the rules say beside a contract's fields, and the texts proposed for it: each with who says so, and never made up."""

from __future__ import annotations

from datetime import date

import pytest

from app.model.domain.entities import PayForm
from app.model.services.binder import Binder
from app.model.services.contracts import CONTRACT_FIELDS, ContractDraft
from app.model.services.employment.contract_hints import contract_hints, proposals
from app.model.services.scheme import SchemeDraft, save_scheme

DAY = date(2026, 12, 1)


def _scheme(binder: Binder, municipality: str, address: str = "Opfundet Vej 1") -> Binder:
    save_scheme(binder, SchemeDraft("Karla", address, municipality=municipality))
    return binder


def test_faxes_values_stand_with_their_source(binder: Binder) -> None:
    hints = contract_hints(_scheme(binder, "faxe"), DAY, PayForm.MONTHLY)
    assert hints["notice_amount"] == (
        "Det almindelige er 7 dage i de første 3 måneder, derefter løbende måned plus 1 måned. Kilde: Håndbog om hjælperordninger, "
        "Faxe Kommune, november 2020, 5.14 og 11.14 (bestemt af kommunen)."
    )
    assert hints["pay"].startswith("Månedsløn fra 8 timer om ugen, timeløn under; afløsere time for time. Kilde: ")
    assert "Nat kl. 23-06: 33 %" in hints["supplements"]
    assert hints["signed_on"].startswith("De vigtigste vilkår skal være på skrift inden 7 dage, resten inden 1 måned.")
    assert all("Kilde: " in hint for hint in hints.values())
    assert not any("lovpligtig" in hint.lower() for hint in hints.values())
    assert set(hints) <= set(CONTRACT_FIELDS)


@pytest.mark.parametrize("pay", [PayForm.HOURLY, PayForm.SUBSTITUTE])
def test_who_is_paid_by_the_hour_has_other_values(binder: Binder, pay: PayForm) -> None:
    hints = contract_hints(_scheme(binder, "faxe"), DAY, pay)
    assert hints["notice_amount"].startswith("Det almindelige er fra dag til dag. ")
    assert hints["vacation_form"].startswith("Feriegodtgørelsen er 12,5 %. ")


def test_the_law_of_the_contracts_own_day_counts(binder: Binder) -> None:
    _scheme(binder, "faxe")
    assert "inden 1 måned, resten inden 1 måned" in contract_hints(binder, date(2023, 6, 30), None)["signed_on"]
    assert "probation_until" not in contract_hints(binder, date(2023, 6, 30), None)
    assert contract_hints(binder, date(1990, 2, 28), None) == {}


def test_a_municipality_that_says_nothing_is_not_given_faxes_values(binder: Binder) -> None:
    hints = contract_hints(_scheme(binder, "standard"), DAY, PayForm.MONTHLY)
    law = {"probation_until", "vacation_form", "sick_vacation_replaced", "signed_on"}
    assert set(hints) == law
    assert hints["sick_vacation_replaced"].startswith(
        "Uden aftalen er de første 5 sygedage i ferieåret hjælperens egne, når ferien er begyndt. Kilde: Ferieloven, § 12"
    )
    texts = proposals(binder, DAY, PayForm.MONTHLY)
    assert texts["schedule"] == "Vagterne står i vagtplanen."
    assert not {"supplements", "pay_dates"} & set(texts)


def test_what_is_not_confirmed_is_said_to_be_so(binder: Binder) -> None:
    hints = contract_hints(_scheme(binder, "aarhus"), DAY, PayForm.MONTHLY)
    assert hints["supplements"].endswith("(bestemt af kommunen, ubekræftet, spørg kommunen).")


def test_proposals_are_texts_of_the_contract(binder: Binder) -> None:
    texts = proposals(_scheme(binder, "faxe"), DAY, PayForm.MONTHLY)
    assert set(texts) <= set(ContractDraft.__dataclass_fields__)
    assert texts["workplaces"] == "Opfundet Vej 1"
    assert texts["schedule"] == "Vagterne står i vagtplanen, som er kendt 4 uger i forvejen."
    assert texts["pay_dates"] == "Lønnen udbetales månedens sidste hverdag. Tillæg udbetales 1 måned senere."
    assert texts["supplements"].splitlines()[0] == "Aften kl. 17-23: 30 %"
    assert "pay_dates" not in proposals(binder, DAY, None)
    _scheme(binder, "faxe", address="")
    assert "workplaces" not in proposals(binder, DAY, None)
