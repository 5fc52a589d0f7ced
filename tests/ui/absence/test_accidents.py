"""The page "Arbejdsulykker": written, ticked, corrected and deleted by keyboard; absence; the paper; where findings lead."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QPlainTextEdit, QPushButton, QTableView

from app.model.domain.entities import AbsenceKind, Changes
from app.model.domain.errors import KnownFault
from app.model.domain.leave import Accident
from app.model.services import absences, accidents, history
from app.model.services.absences import AbsenceDraft
from app.model.services.accidents import AccidentDraft, Away, accident_rows
from app.model.services.blanks import Blank, Kind
from app.model.services.contracts import ContractDraft, add_contract
from app.model.services.findings import find_of
from app.model.services.people import HelperDraft, add_helper
from app.model.services.preferences import Preferences
from app.ui.absence import accidents_panel as panel_module
from app.ui.absence.accidents_panel import AccidentsPanel
from app.ui.absence.accidents_texts import INJURY, NEW_ABSENCE
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
LIST, DETAIL = "Arbejdsulykker og nærved-ulykker", "Frist, hvorfor og hvem der har besked"
at = datetime.fromisoformat
DRAFT = AccidentDraft(at("2026-11-18T09:30"), place="Badeværelset", what_happened="Gled på gulvet.")


@pytest.fixture
def anna(shell: Shell) -> str:
    """A helper who stands first in every list, and is the only one with anything on this page."""
    for row in accident_rows(shell.binder):
        accidents.delete_accident(shell.binder, row.id)
    helper_id = add_helper(shell.binder, HelperDraft("Aa Prøve"))
    add_contract(shell.binder, helper_id, ContractDraft(date(2020, 1, 1)))
    return helper_id


def _shown(shell: Shell, opened: Open, hands: Hands) -> AbsenceView:
    view = opened(shell)
    hands.button(view, "Arbejdsulykker").click()
    return view


def _detail(view: AbsenceView) -> str:
    return next(text for text in view.findChildren(QPlainTextEdit) if text.accessibleName() == DETAIL).toPlainText()


def _type(hands: Hands, qtbot: QtBot, name: str, text: str) -> None:
    field = hands.tab_to(name)
    assert isinstance(field, QPlainTextEdit)
    qtbot.keyClicks(field, text)


def _choice(dialog: QDialog, name: str) -> QComboBox:
    return next(box for box in dialog.findChildren(QComboBox) if box.accessibleName() == name)


def test_an_accident_with_new_absence_by_keyboard_alone(
    qtbot: QtBot, shell: Shell, anna: str, opened: Open, told: Told, hands: Hands
) -> None:
    view = _shown(shell, opened, hands)
    assert "Ingen er skrevet ind." in hands.texts(view)
    assert INJURY in hands.texts(view)

    def fill(dialog: QDialog) -> None:
        assert dialog.windowTitle() == "Ny ulykke"
        assert hands.name() == "Hjælper"
        hands.write("Dato", "18.11.2026")
        hands.write("Klokken", "9.30")
        hands.write("Hvor", "Bad")
        _type(hands, qtbot, "Hvad blev der lavet", "Flytning")
        _type(hands, qtbot, "Hvad skete der", "Gled")
        hands.write("Vidner", "Bo")
        _type(hands, qtbot, "Hvad gøres, så det ikke sker igen", "Matte")
        assert "Fravær fra" not in hands.texts(dialog)
        hands.tab_to("Fravær bagefter")
        hands.key(KEY.Key_Down)
        assert _choice(dialog, "Fravær bagefter").currentText() == "Nyt fravær, som skrives her"
        hands.write("Fravær fra", "18.11.2026")
        hands.write("Fravær til og med", "20.11.2026")
        hands.write("Forsikringen har besked", "19.11.2026")
        hands.key(KEY.Key_Return)
        assert not dialog.isVisible()

    hands.tab_to("Ny ulykke …")
    in_dialog_of(lambda: hands.key(KEY.Key_Space), fill)
    (row,) = accident_rows(shell.binder)
    assert row.away is not None
    assert (row.helper_id, row.draft) == (
        anna,
        AccidentDraft(
            at("2026-11-18T09:30"),
            place="Bad",
            doing="Flytning",
            what_happened="Gled",
            witnesses="Bo",
            prevention="Matte",
            absence_id=row.away.id,
            insurer_told_on=date(2026, 11, 19),
        ),
    )
    assert (row.away.kind, row.away.first_day, row.away.last_day) == (
        AbsenceKind.WORK_INJURY,
        date(2026, 11, 18),
        date(2026, 11, 20),
    )
    assert Accident in told.changes[-1].kinds
    table = hands.table(view, LIST)
    assert hands.focus() is table
    spoken = table.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"Hvornår: 18.11.2026 kl. 09:30, {row.helper}, Ulykke, Gled, senest 02.12.2026 (om 11 dage)"
    assert "Ulykken skal anmeldes i EASY på virk.dk senest 02.12.2026." in _detail(view)
    assert "Kilde: Bekendtgørelsen om anmeldelse af arbejdsulykker" in _detail(view)
    assert "Forsikringen har besked: 19.11.2026" in _detail(view)
    history.undo(shell.binder)
    view.refresh()
    assert accident_rows(shell.binder) == ()
    assert "Ingen er skrevet ind." in hands.texts(view)


def test_who_is_told_is_ticked_with_today(shell: Shell, anna: str, opened: Open, hands: Hands) -> None:
    accidents.add_accident(shell.binder, anna, DRAFT, Away(date(2026, 11, 19)))
    view = _shown(shell, opened, hands)
    hands.tab_to(LIST)
    ticks = (
        "Anmeldt i dag",
        "Forsikringen har fået besked i dag",
        "Kommunen har fået besked i dag",
        "Hjælperen har fået en kopi i dag",
    )
    for name in ticks:
        hands.press(name)
        assert hands.focus() is hands.table(view, LIST)
        assert not hands.button(view, name).isEnabled()
    (row,) = accident_rows(shell.binder)
    today = shell.binder.today
    draft = row.draft
    assert {draft.reported_on, draft.insurer_told_on, draft.municipality_told_on, draft.copy_given_on} == {today}
    assert f"Ulykken er anmeldt {today:%d.%m.%Y}." in _detail(view)
    assert [found for found in find_of(shell.binder, "accident-report") if found.helper_id == anna] == []


def test_a_near_miss_is_told_to_nobody_else(shell: Shell, anna: str, opened: Open, hands: Hands) -> None:
    accidents.add_accident(shell.binder, anna, replace(DRAFT, near_miss=True))
    view = _shown(shell, opened, hands)
    assert not hands.button(view, "Anmeldt i dag").isEnabled()
    assert hands.button(view, "Hjælperen har fået en kopi i dag").isEnabled()
    assert "skal ikke anmeldes" in _detail(view)
    assert "EASY" not in _detail(view)


def test_what_is_wrong_is_said_at_its_field(shell: Shell, anna: str, opened: Open, hands: Hands) -> None:
    _shown(shell, opened, hands)
    seen: list[str] = []

    def fill(dialog: QDialog) -> None:
        for name, text, says in (
            ("Dato", "i går", "Skriv datoen som 31.12.2026"),
            ("Dato", "29.3.2026", "Skriv klokkeslættet, fx 14.30; omtrent er nok"),
            ("Klokken", "2.30", "Klokken 02:30 findes ikke den 29.03.2026, hvor sommertid begynder"),
            ("Klokken", "25", "Klokken 25 findes ikke"),
            ("Klokken", "3", ""),
        ):
            hands.write(name, text)
            hands.key(KEY.Key_Return)
            assert says in hands.texts(dialog)
            assert dialog.isVisible() is bool(says)
            seen.append(hands.name() if says else "")

    hands.tab_to("Ny ulykke …")
    in_dialog_of(lambda: hands.key(KEY.Key_Space), fill)
    assert seen == ["Dato", "Klokken", "Klokken", "Klokken", ""]
    (row,) = accident_rows(shell.binder)
    assert row.draft == AccidentDraft(at("2026-03-29T03:00"))


def test_absence_in_the_way_is_said_at_the_absence(shell: Shell, anna: str, opened: Open, hands: Hands) -> None:
    absences.add_absence(shell.binder, AbsenceDraft(anna, AbsenceKind.UNPAID, date(2026, 11, 19), date(2026, 11, 20)))
    _shown(shell, opened, hands)

    def fill(dialog: QDialog) -> None:
        hands.write("Dato", "18.11.2026")
        hands.write("Klokken", "12")
        hands.tab_to("Fravær bagefter")
        hands.key(KEY.Key_Down)
        hands.key(KEY.Key_Return)
        hands.write("Fravær fra", "")
        hands.key(KEY.Key_Return)
        assert hands.name() == "Fravær fra"
        hands.write("Fravær fra", "20.11.2026")
        hands.key(KEY.Key_Return)
        assert hands.name() == "Fravær fra"
        assert "Hjælperen har allerede fravær fra 19.11.2026 til 20.11.2026" in hands.texts(dialog)

    hands.tab_to("Ny ulykke …")
    in_dialog_of(lambda: hands.key(KEY.Key_Space), fill)
    assert accident_rows(shell.binder) == ()


def test_the_absences_are_those_of_the_chosen_helper(shell: Shell, anna: str, opened: Open, hands: Hands) -> None:
    absences.add_absence(shell.binder, AbsenceDraft(anna, AbsenceKind.SICK, date(2026, 11, 19)))
    view = _shown(shell, opened, hands)

    def look(dialog: QDialog) -> None:
        box = _choice(dialog, "Fravær bagefter")
        mine = [box.itemText(number) for number in range(box.count())]
        assert "Syg fra 19.11.2026, uden slutdato" in mine
        hands.key(KEY.Key_Down)
        theirs = [box.itemText(number) for number in range(box.count())]
        assert theirs[:2] == mine[:2] == ["Intet fravær", "Nyt fravær, som skrives her"]
        assert "Syg fra 19.11.2026, uden slutdato" not in theirs
        assert _choice(dialog, "Hjælper").currentText()

    in_dialog_of(hands.button(view, "Ny ulykke …").click, look)


def test_an_accident_is_corrected_and_its_helper_stays(shell: Shell, anna: str, opened: Open, hands: Hands) -> None:
    accidents.add_accident(shell.binder, anna, DRAFT, Away(date(2026, 11, 19)))
    _shown(shell, opened, hands)

    def fill(dialog: QDialog) -> None:
        assert dialog.windowTitle() == "Ret ulykken"
        assert _choice(dialog, "Hjælper").count() == 1
        assert _choice(dialog, "Fravær bagefter").currentText() == "Arbejdsskade fra 19.11.2026, uden slutdato"
        hands.write("Klokken", "10:15")
        hands.key(KEY.Key_Return)

    hands.tab_to(LIST)
    in_dialog_of(lambda: hands.key(KEY.Key_Return), fill)
    (row,) = accident_rows(shell.binder)
    assert row.draft.happened_at == at("2026-11-18T10:15")
    assert row.away is not None


def test_delete_asks_and_leaves_the_absence(
    shell: Shell, anna: str, opened: Open, monkeypatch: pytest.MonkeyPatch, hands: Hands
) -> None:
    accidents.add_accident(shell.binder, anna, DRAFT, Away(date(2026, 11, 19)))
    _shown(shell, opened, hands)
    answers = [False, True]
    monkeypatch.setattr(panel_module, "ask", lambda *_: answers.pop(0))
    hands.tab_to(LIST)
    hands.key(KEY.Key_Delete)
    assert len(accident_rows(shell.binder)) == 1
    hands.key(KEY.Key_Delete)
    assert accident_rows(shell.binder) == ()
    assert any(each.kind is AbsenceKind.WORK_INJURY for each in accidents.absences_to_choose(shell.binder, anna))


def test_what_can_not_be_done_is_said(
    shell: Shell, anna: str, opened: Open, monkeypatch: pytest.MonkeyPatch, hands: Hands
) -> None:
    accidents.add_accident(shell.binder, anna, DRAFT)
    view = _shown(shell, opened, hands)

    def full(*_: object) -> Changes:
        raise KnownFault("Der er ikke mere plads på disken.")

    monkeypatch.setattr(accidents, "tick_accident", full)
    hands.button(view, "Anmeldt i dag").click()
    assert "Der er ikke mere plads på disken." in hands.texts(view)


def test_an_empty_file_says_what_comes_first(empty_shell: Shell, opened: Open, hands: Hands) -> None:
    view = _shown(empty_shell, opened, hands)
    assert hands.focus() is not None
    for name in ("Ret ulykken …", "Slet ulykken", "Anmeldt i dag", "Lav papiret om ulykken …"):
        assert not hands.button(view, name).isEnabled()
    hands.button(view, "Ny ulykke …").click()
    assert "Hjælper: skriv en hjælper ind under Hjælpere først." in hands.texts(view)


def test_the_paper_opens_with_what_was_written(shell: Shell, anna: str, opened: Open, hands: Hands) -> None:
    accidents.add_accident(shell.binder, anna, DRAFT)
    view = _shown(shell, opened, hands)

    def look(dialog: QDialog) -> None:
        assert "Gled på gulvet." in dialog.findChildren(QPlainTextEdit)[0].toPlainText()
        assert "Skriv: Hvad der blev lavet (Fravær)" in [each.text() for each in dialog.findChildren(QPushButton)]

    in_dialog_of(hands.button(view, "Lav papiret om ulykken …").click, look)


def test_a_finding_leads_to_its_accident(shell: Shell, anna: str, opened: Open, hands: Hands) -> None:
    accidents.add_accident(shell.binder, anna, DRAFT)
    accidents.add_accident(shell.binder, anna, replace(DRAFT, happened_at=at("2026-11-19T08:00")))
    findings = {found.subject: found for found in find_of(shell.binder, "accident-report")}
    newest, older = accident_rows(shell.binder)
    view = opened(shell)
    for row, place in ((older, 1), (newest, 0)):
        view.point_at(findings[row.id])
        assert hands.focus() is hands.table(view, LIST)
        assert hands.table(view, LIST).currentIndex().row() == place


def test_absence_without_an_accident_leads_to_a_new_one_with_it_chosen(
    shell: Shell, anna: str, opened: Open, hands: Hands
) -> None:
    draft = AbsenceDraft(anna, AbsenceKind.WORK_INJURY, date(2026, 11, 18), date(2026, 11, 20))
    absences.add_absence(shell.binder, draft)
    (finding,) = (each for each in find_of(shell.binder, "accident-report") if each.helper_id == anna)
    view = opened(shell)
    view.point_at(finding)
    assert "Fraværet er valgt i forvejen." in hands.texts(view)

    def fill(dialog: QDialog) -> None:
        assert _choice(dialog, "Fravær bagefter").currentText() == "Arbejdsskade fra 18.11.2026 til 20.11.2026"
        hands.write("Klokken", "7.05")
        hands.key(KEY.Key_Return)

    in_dialog_of(hands.button(view, "Ny ulykke …").click, fill)
    (row,) = accident_rows(shell.binder)
    assert (row.helper_id, row.draft.happened_at, row.draft.absence_id) == (
        anna,
        at("2026-11-18T07:05"),
        finding.subject,
    )
    again: list[str] = []
    in_dialog_of(
        hands.button(view, "Ny ulykke …").click,
        lambda dialog: again.append(_choice(dialog, "Fravær bagefter").currentText()),
    )
    assert again == ["Intet fravær"]


def test_other_findings_and_blanks_are_other_pages(shell: Shell, anna: str, opened: Open, hands: Hands) -> None:
    accidents.add_accident(shell.binder, anna, DRAFT)
    (found,) = (each for each in find_of(shell.binder, "accident-report") if each.helper_id == anna)
    panel = _shown(shell, opened, hands).findChildren(AccidentsPanel)[0]
    assert not panel.point_at(replace(found, code="sick-talk"))
    assert not panel.fill_in(Blank("Navn", "people", Kind.HELPER, "name", anna))


def test_a_blank_opens_its_accident_at_the_field_once(
    qtbot: QtBot, shell: Shell, anna: str, opened: Open, hands: Hands
) -> None:
    accidents.add_accident(shell.binder, anna, DRAFT)
    (row,) = accident_rows(shell.binder)
    seen: list[tuple[str, str]] = []
    blank = Blank("Vidner", "absence", Kind.ACCIDENT, "witnesses", anna, row.id)
    for view in (opened(shell), _shown(shell, opened, hands)):
        hands.in_dialog(lambda dialog: seen.append((dialog.windowTitle(), hands.name())))
        view.fill_in(blank)
        qtbot.waitUntil(lambda: bool(seen))
        qtbot.wait(50)
        assert seen.pop() == ("Ret ulykken", "Vidner")
        assert QApplication.activeModalWidget() is None
        view.close()


def test_an_accident_before_the_rules_has_no_invented_deadline(
    shell: Shell, anna: str, opened: Open, hands: Hands
) -> None:
    accidents.add_accident(shell.binder, anna, AccidentDraft(at("2021-05-03T09:30")))
    view = _shown(shell, opened, hands)
    assert "Programmet kender ikke fristen for en ulykke den dag." in _detail(view)
    assert "Håndbogen siger ikke, om ulykkesdagen tæller med." in _detail(view)


def test_new_absence_is_never_an_absences_id() -> None:
    assert not NEW_ABSENCE.startswith("f")


def test_every_control_has_a_name_and_the_models_keep_qts_contract(
    shell: Shell, anna: str, opened: Open, hands: Hands
) -> None:
    accidents.add_accident(shell.binder, anna, DRAFT)
    view = _shown(shell, opened, hands)
    panel = view.findChildren(AccidentsPanel)[0]
    testers = [QAbstractItemModelTester(table.model()) for table in panel.findChildren(QTableView)]
    assert [w for w in hands.controls(view) if not hands.name(w)] == []
    names: list[list[object]] = []
    in_dialog_of(
        hands.button(view, "Ret ulykken …").click,
        lambda dialog: names.append([w for w in hands.controls(dialog) if not hands.name(w)]),
    )
    assert names == [[]]
    assert len(testers) == 1


@pytest.mark.parametrize("size", [100, 200, 300])
def test_nothing_is_cut_off_sideways_at_any_text_size(
    qtbot: QtBot, themed: QApplication, shell: Shell, anna: str, opened: Open, size: int, hands: Hands
) -> None:
    accidents.add_accident(shell.binder, anna, replace(DRAFT, what_happened="Ł" * 300))
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

    in_dialog_of(hands.button(view, "Ny ulykke …").click, look)
