"""A contract's dialog: its parts, what the rules say beside the fields, proposals, blanks, and large text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QPlainTextEdit, QPushButton, QScrollArea

from app.model.domain.entities import Contract
from app.model.domain.errors import Refused
from app.model.domain.terms import NoticeUnit, VacationForm, VacationUnit
from app.model.services import people
from app.model.services.binder import Binder
from app.model.services.blanks import Blank, Kind
from app.model.services.people import ContractDraft, HelperDraft, helper_cards
from app.model.services.preferences import Preferences
from app.model.services.scheme import save_scheme, scheme_draft
from app.ui.entry.texts import by_field
from app.ui.people.contract_texts import CONTRACT_TITLES, contract_texts, read_contract
from app.ui.people.presenter import PeoplePresenter
from app.ui.people.view import PeopleView
from app.ui.screen import Shell
from app.ui.theme import apply_theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Open = Callable[[Shell], PeopleView]
KEY = Qt.Key
PARTS = ("opsigelse", "ferie og pension", "forsikring og andet")


@pytest.fixture
def plain(shell: Shell) -> Shell:
    """The example with a first contract that has no written terms."""
    card = helper_cards(shell.binder)[0]
    contract_id, draft = card.contracts[0]
    bare = ContractDraft(draft.starts_on, None, draft.pay, draft.hours_per_week, draft.hourly_wage)
    people.change_contract(shell.binder, contract_id, bare)
    return shell


def _terms(binder: Binder) -> ContractDraft:
    return helper_cards(binder)[0].contracts[0][1]


def _lines(dialog: QDialog, name: str) -> QPlainTextEdit:
    return next(w for w in dialog.findChildren(QPlainTextEdit) if w.accessibleName() == name)


def test_all_the_terms_by_keyboard(plain: Shell, opened: Open, told: Any, hands: Any) -> None:
    opened(plain)

    def fill(dialog: QDialog) -> None:
        assert hands.name() == "Fra"
        assert not hands.line(dialog, "Eget opsigelsesvarsel").isVisible()
        hands.write("Stilling", "Hjælper om natten")
        hands.write("Arbejdssteder", "Opfundet Vej 1")
        hands.key(KEY.Key_Return)
        hands.write("Vagter og vagtplan", "Nat hver anden uge")
        hands.press("Arbejdstiden kan ikke forudses")
        hands.write("Varsel for vagter", "2 døgn")
        hands.press("Vis opsigelse")
        hands.write("Eget opsigelsesvarsel", "2")
        hands.tab_to("Varslet regnes i")
        hands.key(KEY.Key_End)
        hands.press("Til månedens udgang")
        hands.press("Vis ferie og pension")
        hands.tab_to("Ferie")
        hands.key(KEY.Key_Down)
        hands.press("Vis forsikring og andet")
        hands.write("Forsikringer", "Arbejdsskade")
        hands.press("Forbehold for ændret bevilling")
        hands.write("Overenskomst", "Ingen")
        hands.key(KEY.Key_S, Qt.KeyboardModifier.ControlModifier)
        assert not dialog.isVisible()

    hands.in_dialog(fill)
    hands.press("Ret kontrakt …")
    terms = _terms(plain.binder)
    assert (terms.notice_amount, terms.notice_unit, terms.notice_month_end) == (2, NoticeUnit.MONTHS, True)
    assert (terms.job_title, terms.workplaces, terms.schedule) == (
        "Hjælper om natten",
        "Opfundet Vej 1",
        "Nat hver anden uge",
    )
    assert (terms.unpredictable, terms.call_notice, terms.vacation_form) == (True, "2 døgn", VacationForm.PAID)
    assert (terms.insurances, terms.grant_reserve, terms.collective_agreement) == ("Arbejdsskade", True, "Ingen")
    assert told.changes[-1].kinds == frozenset({Contract})


def test_how_vacation_is_counted_by_keyboard(plain: Shell, opened: Open, hands: Any) -> None:
    """How many days a week is asked only of a turnus; what can't be is said at its field."""
    opened(plain)

    def fill(dialog: QDialog) -> None:
        hands.press("Vis ferie og pension")
        turnus = hands.line(dialog, "Arbejdsdage om ugen")
        assert not turnus.isVisible()
        hands.tab_to("Ferien tælles i")
        hands.key(KEY.Key_End)
        assert turnus.isVisible()
        hands.write("Arbejdsdage om ugen", "8")
        hands.write("Feriefridage om året", "2,5")
        hands.press("Ny ferie fra første sygedag i ferien")
        hands.key(KEY.Key_S, Qt.KeyboardModifier.ControlModifier)
        assert hands.name() == "Arbejdsdage om ugen"
        assert "skal være over 0 og højst 7" in hands.texts(dialog).lower()
        hands.write("Arbejdsdage om ugen", "3,5")
        hands.key(KEY.Key_S, Qt.KeyboardModifier.ControlModifier)
        assert not dialog.isVisible()

    hands.in_dialog(fill)
    hands.press("Ret kontrakt …")
    terms = _terms(plain.binder)
    assert (terms.vacation_unit, terms.vacation_turnus) == (VacationUnit.TURNUS, Decimal("3.5"))
    assert (terms.extra_days_off, terms.sick_vacation_replaced) == (Decimal("2.5"), True)


def test_a_part_that_is_folded_away_says_that_it_is_filled_in(plain: Shell, opened: Open, hands: Any) -> None:
    contract_id, draft = helper_cards(plain.binder)[0].contracts[0]
    people.change_contract(plain.binder, contract_id, replace(draft, grant_reserve=True))
    view = opened(plain)
    told: dict[str, str] = {}
    hands.in_dialog(lambda d: told.update({b.text(): b.accessibleDescription() for b in d.findChildren(QPushButton)}))
    hands.button(view, "Ret kontrakt …").click()
    assert [told[f"Vis {part}"] for part in PARTS] == ["", "", "Udfyldt"]
    assert told["Skjul arbejdstid"] == ""


def test_a_mistake_in_a_folded_part_comes_out_with_the_keyboard(plain: Shell, opened: Open, hands: Any) -> None:
    view = opened(plain)

    def fill(dialog: QDialog) -> None:
        hands.line(dialog, "Eget opsigelsesvarsel").setText("2")
        hands.button(dialog, "Gem").click()
        assert hands.name() == "Varslet regnes i"
        assert hands.focus().isVisible()
        assert "Vælg dage, uger eller måneder" in hands.texts(dialog)

    hands.in_dialog(fill)
    hands.button(view, "Ret kontrakt …").click()
    assert _terms(plain.binder).notice_amount is None


def test_the_municipalitys_values_stand_beside_the_fields_and_follow_the_pay(
    plain: Shell, opened: Open, hands: Any
) -> None:
    view = opened(plain)

    def look(dialog: QDialog) -> None:
        for part in PARTS:
            hands.button(dialog, f"Vis {part}").click()
        field = hands.line(dialog, "Eget opsigelsesvarsel")
        assert "derefter løbende måned plus 1 måned. Kilde: Håndbog" in field.accessibleDescription()
        assert field.accessibleDescription() in hands.texts(dialog)
        hands.tab_to("Lønform")
        hands.key(KEY.Key_End)
        assert "Det almindelige er fra dag til dag. Kilde: Håndbog" in field.accessibleDescription()
        hands.write("Fra", "30.06.2023")
        assert "inden 1 måned, resten inden 1 måned" in hands.line(dialog, "Underskrevet").accessibleDescription()

    hands.in_dialog(look)
    hands.button(view, "Ret kontrakt …").click()


def test_proposals_fill_what_is_empty_and_nothing_else(plain: Shell, opened: Open, hands: Any) -> None:
    view = opened(plain)

    def fill(dialog: QDialog) -> None:
        _lines(dialog, "Merarbejde").setPlainText("Aldrig")
        hands.press("Foreslå tekst i de tomme felter")
        assert "Der er sat forslag ind i 7 felter. Læs dem, før du gemmer." in hands.texts(dialog)
        assert hands.line(dialog, "Stilling").text() == "Handicaphjælper"
        assert _lines(dialog, "Tillæg").toPlainText().startswith("Aften kl. 17-23: 30 %\n")
        assert _lines(dialog, "Merarbejde").toPlainText() == "Aldrig"
        assert _lines(dialog, "Forsikringer").isVisible()
        hands.press("Foreslå tekst i de tomme felter")
        assert "Der er ikke flere forslag." in hands.texts(dialog)
        hands.button(dialog, "Gem").click()

    hands.in_dialog(fill)
    hands.button(view, "Ret kontrakt …").click()
    assert _terms(plain.binder).pay_dates.startswith("Lønnen udbetales månedens sidste hverdag.")


def test_why_it_ends_and_how_one_is_called_are_asked_only_where_needed(plain: Shell, opened: Open, hands: Any) -> None:
    view = opened(plain)

    def look(dialog: QDialog) -> None:
        why, call = _lines(dialog, "Hvorfor tidsbegrænset"), _lines(dialog, "Varsel for vagter")
        assert not why.isVisible()
        assert not call.isVisible()
        hands.line(dialog, "Til").setText("31.12.2026")
        next(t for t in dialog.findChildren(QCheckBox) if t.text() == "Arbejdstiden kan ikke forudses").click()
        assert why.isVisible()
        assert call.isVisible()
        hands.button(dialog, "Skjul aftalen").click()
        assert not why.isVisible()
        hands.button(dialog, "Vis aftalen").click()
        assert why.isVisible()

    hands.in_dialog(look)
    hands.button(view, "Ret kontrakt …").click()


@pytest.mark.parametrize(
    ("field", "name"), [("insurances", "Forsikringer"), ("notice_unit", "Varslet regnes i"), ("job_title", "Stilling")]
)
def test_a_blank_of_a_contract_opens_it_at_the_field(
    qtbot: QtBot, plain: Shell, opened: Open, hands: Any, field: str, name: str
) -> None:
    view = opened(plain)
    helper = helper_cards(plain.binder)[1]
    names: list[tuple[str, bool]] = []
    hands.in_dialog(lambda _dialog: names.append((hands.name(), hands.focus().isVisible())))
    view.fill_in(Blank(name, "people", Kind.CONTRACT, field, helper.id, helper.contracts[0][0]))
    qtbot.waitUntil(lambda: bool(names))
    assert names == [(name, True)]
    assert hands.line(view, "Navn").text() == helper.draft.name


def test_a_blank_of_a_helper_without_a_contract_begins_one(
    qtbot: QtBot, plain: Shell, opened: Open, hands: Any
) -> None:
    helper_id = people.add_helper(plain.binder, HelperDraft("Żaneta"))
    view = opened(plain)
    titles: list[str] = []
    hands.in_dialog(lambda dialog: titles.append(f"{dialog.windowTitle()}: {hands.name()}"))
    view.fill_in(Blank("Timeløn", "people", Kind.CONTRACT, "hourly_wage", helper_id))
    qtbot.waitUntil(lambda: bool(titles))
    assert titles == ["Ny kontrakt: Timeløn"]


@pytest.mark.parametrize("field", ["tax_card", "note", "cpr", "respiration_approved_by", "nothing of the kind"])
def test_a_blank_of_a_card_leads_to_its_field(shell: Shell, opened: Open, hands: Any, field: str) -> None:
    view = opened(shell)
    hands.button(view, "Samtaler").click()
    helper = helper_cards(shell.binder)[2]
    view.fill_in(Blank("Skattekort", "people", Kind.HELPER, field, helper.id))
    assert hands.name() == people.HELPER_FIELDS.get(field, "Navn")
    assert hands.focus().isVisible()
    assert hands.line(view, "Navn").text() == helper.draft.name


def test_new_terms_carry_the_written_ones_and_leave_the_papers(shell: Shell) -> None:
    written = ContractDraft(
        date(2025, 1, 1),
        job_title="Hjælper",
        workplaces="A\nB",
        notice_amount=3,
        notice_unit=NoticeUnit.MONTHS,
        grant_reserve=True,
        other_terms="Ingen dyr",
        signed_on=date(2024, 12, 1),
        confidentiality_signed_on=date(2024, 12, 1),
        sent_to_municipality_on=date(2025, 1, 2),
        probation_until=date(2025, 3, 31),
    )
    helper_id = people.add_helper(shell.binder, HelperDraft("Anton"))
    people.add_contract(shell.binder, helper_id, written)
    presenter = PeoplePresenter(shell.binder)
    presenter.reload()
    presenter.choose(helper_id)
    entry = presenter.new_terms()
    entry.save({**entry.texts, "starts_on": "01.12.2026", "job_title": "Teamleder"})
    (_, past), (_, now) = helper_cards(shell.binder)[1].contracts
    assert past == replace(written, ends_on=date(2026, 11, 30))
    assert now == replace(
        written,
        starts_on=date(2026, 12, 1),
        job_title="Teamleder",
        signed_on=None,
        sent_to_municipality_on=None,
        probation_until=None,
    )
    assert [row.follows for row in presenter.contracts()] == [True, False]


def test_every_field_of_a_contract_is_read_as_it_is_shown() -> None:
    full = ContractDraft(
        date(2024, 2, 29),
        date(2026, 12, 31),
        notice_amount=6,
        notice_unit=NoticeUnit.WEEKS,
        notice_month_end=True,
        vacation_form=VacationForm.ALLOWANCE_INSTEAD,
        vacation_unit=VacationUnit.TURNUS,
        vacation_turnus=Decimal("3.5"),
        extra_days_off=Decimal("2.5"),
        sick_vacation_replaced=True,
        unpredictable=True,
        supplements="Nat: 33 %\n\nSøndag: 50 %",
        overtime="Aftales",
    )
    texts = contract_texts(full)
    assert set(texts) == set(CONTRACT_TITLES) == set(ContractDraft.__dataclass_fields__)
    assert read_contract(texts, date(2026, 11, 21)) == full
    with pytest.raises(Refused) as refused:
        read_contract({**texts, "notice_amount": "2,5"}, date(2026, 11, 21))
    assert by_field(refused.value.mistakes, CONTRACT_TITLES) == {"notice_amount": "skriv et helt tal, fx 3"}


@pytest.mark.parametrize("size", [100, 200, 300])
def test_the_dialog_can_be_used_at_any_text_size(
    qtbot: QtBot, themed: QApplication, shell: Shell, opened: Open, size: int, hands: Any
) -> None:
    save_scheme(shell.binder, replace(scheme_draft(shell.binder), citizen_address="Ø" * 150))
    view = opened(shell)
    apply_theme(themed, Preferences(theme="light", text_size=size, large_targets=True))
    qtbot.wait(50)

    def look(dialog: QDialog) -> None:
        for button in dialog.findChildren(QPushButton):
            if button.text().startswith("Vis "):
                button.click()
        hands.press("Foreslå tekst i de tomme felter")
        (area,) = dialog.findChildren(QScrollArea)
        page = area.widget()
        assert page is not None
        seen = set()
        for _ in range(60):
            widget = hands.focus()
            seen.add(hands.name())
            left = widget.mapTo(dialog, widget.rect().topLeft())
            assert left.x() >= 0
            assert left.x() + widget.width() <= dialog.width(), hands.name()
            if page.isAncestorOf(widget):
                top = widget.mapTo(area.viewport(), widget.rect().topLeft()).y()
                assert -1 <= top < area.viewport().height(), hands.name()
            hands.key(KEY.Key_Tab)
        assert {"Fra", "Andre vilkår", "Gem", "Forsikringer", "Eget opsigelsesvarsel"} <= seen

    hands.in_dialog(look)
    hands.button(view, "Ret kontrakt …").click()
