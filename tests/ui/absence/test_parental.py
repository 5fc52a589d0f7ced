"""The page "Barsel": written, ticked and deleted by keyboard; its dates and why; the roster; the papers; findings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QPlainTextEdit, QPushButton, QTableView

from app.model.domain.entities import AbsenceKind, Changes, Party
from app.model.domain.errors import KnownFault
from app.model.domain.leave import ParentalLeave, ParentRole
from app.model.services import absences, history, parental, scheme
from app.model.services.absences import AbsenceDraft
from app.model.services.blanks import Blank, Kind
from app.model.services.contracts import ContractDraft, add_contract
from app.model.services.exchange import export_content
from app.model.services.findings import find_of
from app.model.services.parental import ParentalDraft, parental_rows
from app.model.services.people import HelperDraft, add_helper, helper_cards
from app.model.services.preferences import Preferences
from app.ui.absence import parental_panel as panel_module
from app.ui.absence.parental_panel import ParentalPanel
from app.ui.absence.view import AbsenceView
from app.ui.screen import Shell
from app.ui.theme import apply_theme
from tests.ui.dialogs import in_dialog_of
from tests.ui.people.conftest import Hands

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Told

Open = Callable[[Shell], AbsenceView]
KEY = Qt.Key
LIST, DATES, WHY = "Barsel", "Barslens datoer", "Hvorfor? Barslens dato"
DRAFT = ParentalDraft(ParentRole.MOTHER, date(2027, 2, 28), leave_from=date(2027, 1, 31))


@pytest.fixture
def anna(shell: Shell) -> str:
    """A helper who stands first in every list, and is the only one with anything on this page."""
    for row in parental_rows(shell.binder):
        parental.delete_parental(shell.binder, row.id)
    helper_id = add_helper(shell.binder, HelperDraft("Aa Prøve"))
    add_contract(shell.binder, helper_id, ContractDraft(date(2020, 1, 1)))
    return helper_id


def _shown(shell: Shell, opened: Open, hands: Hands) -> AbsenceView:
    view = opened(shell)
    hands.button(view, "Barsel").click()
    return view


def _why(view: AbsenceView) -> str:
    return next(text for text in view.findChildren(QPlainTextEdit) if text.accessibleName() == WHY).toPlainText()


def _cells(view: AbsenceView, hands: Hands, column: int) -> list[str]:
    model = hands.table(view, DATES).model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def _leaves(shell: Shell, helper_id: str) -> list[tuple[AbsenceKind, date, date | None]]:
    kinds = {AbsenceKind.PARENTAL, AbsenceKind.PREGNANCY}
    found = [a for a in export_content(shell.binder).absences if a.helper_id == helper_id and a.kind in kinds]
    return [(a.kind, a.first_day, a.last_day) for a in found]


def test_a_leave_by_keyboard_alone(shell: Shell, anna: str, opened: Open, told: Told, hands: Hands) -> None:
    view = _shown(shell, opened, hands)
    assert "Ingen hjælper er skrevet ind med barsel." in hands.texts(view)
    assert not hands.table(view, DATES).isVisible()

    def fill(dialog: QDialog) -> None:
        assert dialog.windowTitle() == "Ny barsel"
        assert hands.name() == "Hjælper"
        hands.write("Termin", "28.2.2027")
        hands.write("Hjælperen har oplyst det", "20.11.2026")
        hands.write("Orloven begynder", "31.1.2027")
        hands.key(KEY.Key_Return)
        assert not dialog.isVisible()

    hands.tab_to("Ny barsel …")
    in_dialog_of(lambda: hands.key(KEY.Key_Space), fill)
    (row,) = parental_rows(shell.binder)
    assert (row.helper_id, row.draft) == (anna, replace(DRAFT, notice_on=date(2026, 11, 20)))
    assert told.changes[-1].kinds == frozenset({ParentalLeave})
    table = hands.table(view, LIST)
    assert hands.focus() is table
    assert table.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == (
        f"Hjælper: {row.helper}, Mor, termin 28.02.2027, orlov fra 31.01.2027, ikke skrevet i vagtplanen, "
        "næste: senest 11.04.2027"
    )
    history.undo(shell.binder)
    view.refresh()
    assert "Ingen hjælper er skrevet ind med barsel." in hands.texts(view)


def test_the_dates_their_state_and_why(shell: Shell, anna: str, opened: Open, hands: Hands) -> None:
    parental.add_parental(shell.binder, anna, replace(DRAFT, notice_on=date(2026, 11, 20)))
    view = _shown(shell, opened, hands)
    assert _cells(view, hands, 0) == [
        "Orlovens begyndelse oplyses",
        "Resten af orloven oplyses",
        "Udskudt orlov oplyses",
        "Kommunen får besked",
        "Orlov: før fødslen",
        "Orlov: lige efter fødslen",
        "Orlov: videre i de første uger",
        "Orlov: derefter",
    ]
    assert _cells(view, hands, 1)[:4] == [
        "senest 28.11.2026",
        "senest 11.04.2027",
        "senest 25.04.2027",
        "ingen bestemt dag",
    ]
    assert _cells(view, hands, 2)[:5] == [
        "oplyst 20.11.2026",
        "om 141 dage",
        "kun, hvis noget udskydes",
        "mangler",
        "regnet fra terminen",
    ]
    assert set(_cells(view, hands, 3)) == {"loven", "kommunen"}
    assert "3 måneder før er lørdag 28.11.2026." in _why(view)
    assert "Sikkerhed: fra en anden kilde end reglen selv." in _why(view)
    hands.tab_to(DATES)
    for _ in range(3):
        hands.key(KEY.Key_Down)
    assert "Håndbog om hjælperordninger, Faxe Kommune" in _why(view)
    hands.key(KEY.Key_Return)
    assert hands.name() == WHY


def test_what_is_late_is_said(shell: Shell, anna: str, opened: Open, hands: Hands) -> None:
    draft = ParentalDraft(
        ParentRole.OTHER_PARENT, date(2026, 10, 5), notice_on=date(2026, 9, 8), born_on=date(2026, 10, 6)
    )
    parental.add_parental(shell.binder, anna, draft)
    view = _shown(shell, opened, hands)
    assert _cells(view, hands, 2)[:2] == ["oplyst 08.09.2026, for sent", "mangler; det var for 4 dage siden"]
    assert _cells(view, hands, 3)[-1] == "loven, ubekræftet"
    assert _cells(view, hands, 1)[-1] == "22 uger (ubekræftet)"
    assert hands.table(view, LIST).model().index(0, 5).data() == "mangler: hvordan resten af orloven holdes"
    hands.tab_to(LIST)
    hands.press("Resten af orloven er oplyst i dag")
    assert hands.table(view, LIST).model().index(0, 5).data() == "mangler: besked til kommunen"
    hands.press("Besked givet til kommunen i dag")
    assert hands.table(view, LIST).model().index(0, 5).data() == "alt er oplyst"
    today = shell.binder.today
    (row,) = parental_rows(shell.binder)
    assert (row.draft.plan_on, row.draft.municipality_told_on) == (today, today)
    for name in ("Oplyst i dag", "Resten af orloven er oplyst i dag", "Besked givet til kommunen i dag"):
        assert not hands.button(view, name).isEnabled()


def test_the_leave_is_written_in_the_roster_in_one_step(shell: Shell, anna: str, opened: Open, hands: Hands) -> None:
    parental.add_parental(shell.binder, anna, replace(DRAFT, back_on=date(2027, 12, 1)))
    view = _shown(shell, opened, hands)
    assert "Orloven er ikke skrevet i vagtplanen." in _why(view)

    def fill(dialog: QDialog) -> None:
        assert dialog.windowTitle() == "Skriv orloven i vagtplanen"
        assert hands.name() == "Slags"
        hands.write("Sidste dag", "30.1.2027")
        hands.key(KEY.Key_Return)
        assert hands.name() == "Sidste dag"
        assert "Fraværet slutter, før det begynder" in hands.texts(dialog)
        hands.write("Sidste dag", "30.11.2027")
        hands.key(KEY.Key_Return)
        assert not dialog.isVisible()

    hands.tab_to("Skriv orloven i vagtplanen …")
    in_dialog_of(lambda: hands.key(KEY.Key_Space), fill)
    assert _leaves(shell, anna) == [(AbsenceKind.PARENTAL, date(2027, 1, 31), date(2027, 11, 30))]
    assert "I vagtplanen: barsel fra 31.01.2027 til 30.11.2027." in _why(view)
    history.undo(shell.binder)
    assert _leaves(shell, anna) == []


def test_absence_in_the_way_of_the_leave_is_said(shell: Shell, anna: str, opened: Open, hands: Hands) -> None:
    parental.add_parental(shell.binder, anna, DRAFT)
    absences.add_absence(shell.binder, AbsenceDraft(anna, AbsenceKind.UNPAID, date(2027, 2, 1), date(2027, 2, 3)))
    view = _shown(shell, opened, hands)

    def fill(dialog: QDialog) -> None:
        hands.key(KEY.Key_S, Qt.KeyboardModifier.ControlModifier)
        assert "Hjælperen har allerede fravær fra 01.02.2027 til 03.02.2027" in hands.texts(dialog)
        assert hands.name() == "Første dag"

    in_dialog_of(hands.button(view, "Skriv orloven i vagtplanen …").click, fill)
    assert _leaves(shell, anna) == []


def test_what_is_wrong_is_said_at_its_field(shell: Shell, anna: str, opened: Open, hands: Hands) -> None:
    view = _shown(shell, opened, hands)

    def fill(dialog: QDialog) -> None:
        hands.tab_to("Termin")
        for name, text, says in (
            ("Termin", "", "Skriv en dato, fx 31.12.2026"),
            ("Termin", "30.2.2027", "30.2.2027 findes ikke i kalenderen"),
            ("Termin", "29.2.2028", ""),
        ):
            hands.write(name, text)
            hands.key(KEY.Key_Return)
            assert says in hands.texts(dialog)
            assert dialog.isVisible() is bool(says)

    in_dialog_of(hands.button(view, "Ny barsel …").click, fill)
    (row,) = parental_rows(shell.binder)
    assert row.days[0].day == date(2027, 11, 29)


def test_a_leave_is_corrected_and_deleted(
    shell: Shell, anna: str, opened: Open, monkeypatch: pytest.MonkeyPatch, hands: Hands
) -> None:
    parental.add_parental(shell.binder, anna, replace(DRAFT, due_on=date(2026, 11, 18), leave_from=None))
    view = _shown(shell, opened, hands)

    def fill(dialog: QDialog) -> None:
        assert dialog.windowTitle() == "Ret barslen"
        owner = next(box for box in dialog.findChildren(QComboBox) if box.accessibleName() == "Hjælper")
        assert owner.count() == 1
        hands.write("Barnet er født", "19.11.2026")
        hands.key(KEY.Key_Return)

    hands.tab_to(LIST)
    in_dialog_of(lambda: hands.key(KEY.Key_Return), fill)
    (row,) = parental_rows(shell.binder)
    assert row.draft.born_on == date(2026, 11, 19)
    assert _cells(view, hands, 1)[1] == "senest 31.12.2026"
    answers = [False, True]
    monkeypatch.setattr(panel_module, "ask", lambda *_: answers.pop(0))
    hands.tab_to(LIST)
    hands.key(KEY.Key_Delete)
    assert len(parental_rows(shell.binder)) == 1
    hands.key(KEY.Key_Delete)
    assert parental_rows(shell.binder) == ()


def test_what_can_not_be_done_is_said(
    shell: Shell, anna: str, opened: Open, monkeypatch: pytest.MonkeyPatch, hands: Hands
) -> None:
    parental.add_parental(shell.binder, anna, DRAFT)
    view = _shown(shell, opened, hands)

    def full(*_: object) -> Changes:
        raise KnownFault("Der er ikke mere plads på disken.")

    monkeypatch.setattr(parental, "tick_parental", full)
    hands.button(view, "Oplyst i dag").click()
    assert "Der er ikke mere plads på disken." in hands.texts(view)


def test_an_empty_file_says_what_comes_first_and_who_pays(empty_shell: Shell, opened: Open, hands: Hands) -> None:
    view = _shown(empty_shell, opened, hands)
    assert "Spørg hjælperens kommune, hvem der betaler." in hands.texts(view)
    assert "fritaget" not in hands.texts(view)
    hands.button(view, "Ny barsel …").click()
    assert "Hjælper: skriv en hjælper ind under Hjælpere først." in hands.texts(view)


@pytest.mark.parametrize(("payroll", "fund"), [(Party.MUNICIPALITY, False), (Party.SELF, True)])
def test_who_pays_stands_on_the_page(
    shell: Shell, anna: str, opened: Open, hands: Hands, payroll: Party, *, fund: bool
) -> None:
    draft = replace(scheme.scheme_draft(shell.binder), municipality="faxe", payroll=payroll)
    scheme.save_scheme(shell.binder, draft)
    said = hands.texts(_shown(shell, opened, hands))
    assert "Arbejdsgiveren er fritaget for at betale dagpenge under barsel. Spørg hjælperens kommune" in said
    assert ("Barselsfonden" in said) is fund


def test_a_birth_before_the_rules_is_said_to_be_unknown(shell: Shell, anna: str, opened: Open, hands: Hands) -> None:
    parental.add_parental(shell.binder, anna, ParentalDraft(ParentRole.MOTHER, date(2020, 10, 31)))
    view = _shown(shell, opened, hands)
    assert not hands.table(view, DATES).isVisible()
    assert "Programmet kender ikke reglerne for en fødsel den dag." in _why(view)


@pytest.mark.parametrize(
    ("button", "name"),
    [
        ("Lav kvittering til hjælperen …", "Kvittering for besked om barsel"),
        ("Lav besked til kommunen …", "Besked til kommunen: barsel"),
    ],
)
def test_the_papers_open_with_what_was_written(
    shell: Shell, anna: str, opened: Open, hands: Hands, button: str, name: str
) -> None:
    parental.add_parental(shell.binder, anna, DRAFT)
    view = _shown(shell, opened, hands)

    def look(dialog: QDialog) -> None:
        assert dialog.windowTitle().startswith(name)
        assert "28.02.2027" in dialog.findChildren(QPlainTextEdit)[0].toPlainText()

    in_dialog_of(hands.button(view, button).click, look)


def test_a_finding_leads_to_its_leave(shell: Shell, anna: str, opened: Open, hands: Hands) -> None:
    other = next(card.id for card in helper_cards(shell.binder) if card.id != anna)
    parental.add_parental(shell.binder, anna, DRAFT)
    parental.add_parental(shell.binder, other, replace(DRAFT, due_on=date(2027, 3, 1)))
    found = [each for each in find_of(shell.binder, "parental-notice") if each.helper_id == anna]
    assert len(found) == 2
    view = opened(shell)
    for finding in found:
        view.point_at(finding)
        assert hands.focus() is hands.table(view, LIST)
        assert hands.table(view, LIST).currentIndex().row() == 1
        assert _cells(view, hands, 1)[0] == "senest 28.11.2026"
    panel = view.findChildren(ParentalPanel)[0]
    assert not panel.point_at(replace(found[0], code="sick-talk"))
    assert not panel.fill_in(Blank("Navn", "people", Kind.HELPER, "name", anna))


def test_a_blank_opens_its_leave_at_the_field_once(
    qtbot: QtBot, shell: Shell, anna: str, opened: Open, hands: Hands
) -> None:
    parental.add_parental(shell.binder, anna, DRAFT)
    (row,) = parental_rows(shell.binder)
    seen: list[tuple[str, str]] = []
    blank = Blank("Tilbage", "absence", Kind.PARENTAL, "back_on", anna, row.id)
    for view in (opened(shell), _shown(shell, opened, hands)):
        hands.in_dialog(lambda dialog: seen.append((dialog.windowTitle(), hands.name())))
        view.fill_in(blank)
        qtbot.waitUntil(lambda: bool(seen))
        qtbot.wait(50)
        assert seen.pop() == ("Ret barslen", "Tilbage på arbejde")
        assert QApplication.activeModalWidget() is None
        view.close()


def test_every_control_has_a_name_and_the_models_keep_qts_contract(
    shell: Shell, anna: str, opened: Open, hands: Hands
) -> None:
    parental.add_parental(shell.binder, anna, DRAFT)
    view = _shown(shell, opened, hands)
    panel = view.findChildren(ParentalPanel)[0]
    testers = [QAbstractItemModelTester(table.model()) for table in panel.findChildren(QTableView)]
    assert [w for w in hands.controls(view) if not hands.name(w)] == []
    names: list[list[object]] = []
    for name in ("Ret barslen …", "Skriv orloven i vagtplanen …"):
        in_dialog_of(
            hands.button(view, name).click,
            lambda dialog: names.append([w for w in hands.controls(dialog) if not hands.name(w)]),
        )
    assert names == [[], []]
    assert len(testers) == 2


@pytest.mark.parametrize("size", [100, 200, 300])
def test_nothing_is_cut_off_sideways_at_any_text_size(
    qtbot: QtBot, themed: QApplication, shell: Shell, anna: str, opened: Open, size: int, hands: Hands
) -> None:
    parental.add_parental(shell.binder, anna, DRAFT)
    view = _shown(shell, opened, hands)
    apply_theme(themed, Preferences(theme="light", text_size=size, large_targets=True))
    view.resize(880, 700)
    qtbot.wait(50)
    for widget in hands.controls(view):
        if isinstance(widget, QPushButton):
            assert widget.width() >= widget.sizeHint().width(), widget.text()
        left = widget.mapTo(view, widget.rect().topLeft()).x()
        assert left >= 0
        assert left + widget.width() <= view.width(), hands.name(widget)

    def look(dialog: QDialog) -> None:
        for widget in hands.controls(dialog):
            assert widget.mapTo(dialog, widget.rect().topRight()).x() <= dialog.width(), hands.name(widget)

    for name in ("Ny barsel …", "Skriv orloven i vagtplanen …"):
        in_dialog_of(hands.button(view, name).click, look)
