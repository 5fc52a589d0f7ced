"""The page "Rejser og indlæggelser": written, ticked and deleted by keyboard; helpers, dates and why; papers; findings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPlainTextEdit, QPushButton, QTableView

from app.model.domain.entities import Changes
from app.model.domain.errors import KnownFault
from app.model.domain.stays import CitizenStay, StayHelper, StayKind
from app.model.services import history, scheme, stays
from app.model.services.absence.stay_rows import stay_rows
from app.model.services.blanks import Blank, Kind
from app.model.services.exchange import export_content
from app.model.services.findings import find_of
from app.model.services.people import helper_cards
from app.model.services.preferences import Preferences
from app.model.services.stays import PartDraft, StayDraft
from app.ui.absence import stays_panel as panel_module
from app.ui.absence.stays_panel import StaysPanel
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
TAB = "Rejser og indlæggelser"
LIST, PARTS, DATES = "Borgerens rejser og indlæggelser", "Hjælperne i opholdet", "Opholdets datoer"
WHY, QUOTES = "Hvorfor? Opholdets dato, og godt at vide", "Hvad håndbogen siger to steder"
TODAY = date(2026, 11, 21)
TRIP = StayDraft(StayKind.VACATION, date(2027, 2, 1), date(2027, 2, 14), "Skagen")
ACUTE = StayDraft(StayKind.HOSPITAL_ACUTE, date(2026, 11, 20), place="Sygehuset")


@pytest.fixture
def names(shell: Shell) -> dict[str, str]:
    """The helpers who can come along, by id; no stay is written yet."""
    for row in stay_rows(shell.binder):
        stays.delete_stay(shell.binder, row.id)
    return {card.id: card.draft.name for card in helper_cards(shell.binder) if card.employed_on(TODAY)}


@pytest.fixture
def anna(names: dict[str, str]) -> str:
    return next(identity for identity, name in names.items() if name.startswith("Anna"))


def _shown(shell: Shell, opened: Open, hands: Hands) -> AbsenceView:
    view = opened(shell)
    hands.button(view, TAB).click()
    return view


def _button(view: AbsenceView, hands: Hands, text: str) -> QPushButton:
    """On this page; another may have one of the same name."""
    return hands.button(view.findChildren(StaysPanel)[0], text)


def _text(view: AbsenceView, name: str) -> str:
    return next(text for text in view.findChildren(QPlainTextEdit) if text.accessibleName() == name).toPlainText()


def _cells(view: AbsenceView, hands: Hands, name: str, column: int) -> list[str]:
    model = hands.table(view, name).model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def _part_row(view: AbsenceView, hands: Hands, name: str) -> int:
    return _cells(view, hands, PARTS, 0).index(name)


def test_a_vacation_by_keyboard_alone(
    shell: Shell, names: dict[str, str], anna: str, opened: Open, told: Told, hands: Hands
) -> None:
    view = _shown(shell, opened, hands)
    assert "Ingen rejser eller indlæggelser endnu." in hands.texts(view)
    assert not hands.table(view, PARTS).isVisible()

    def fill(dialog: QDialog) -> None:
        assert dialog.windowTitle() == "Ny ferie for borgeren"
        assert hands.name() == "Første dag"
        hands.write("Første dag", "1.2.2027")
        hands.write("Sidste dag", "14.2.2027")
        hands.write("Sted", "Skagen")
        hands.press(f"{names[anna]} kommer med")
        hands.write("Ekstra timer i alt", "12,5")
        hands.key(KEY.Key_Return)
        assert not dialog.isVisible()

    hands.tab_to("Ny ferie for borgeren …")
    in_dialog_of(lambda: hands.key(KEY.Key_Space), fill)
    (row,) = stay_rows(shell.binder)
    assert (row.draft.first_day, row.draft.last_day, row.draft.place) == (TRIP.first_day, TRIP.last_day, "Skagen")
    assert str(row.draft.extra_hours) == "12.5"
    assert row.along == (names[anna],)
    assert told.changes[-1].kinds == frozenset({CitizenStay, StayHelper})
    table = hands.table(view, LIST)
    assert hands.focus() is table
    assert table.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == (
        f"Hvornår: 01.02.2027–14.02.2027, Ferie, Skagen, med: {names[anna]}, næste: senest 31.12.2026 (om 40 dage)"
    )
    history.undo(shell.binder)
    view.refresh()
    assert "Ingen rejser eller indlæggelser endnu." in hands.texts(view)


def test_an_acute_stay_in_a_hurry(shell: Shell, names: dict[str, str], opened: Open, hands: Hands) -> None:
    view = _shown(shell, opened, hands)

    def fill(dialog: QDialog) -> None:
        assert dialog.windowTitle() == "Ny indlæggelse"
        assert hands.name() == "Slags"
        hands.key(KEY.Key_S, Qt.KeyboardModifier.ControlModifier)
        assert not dialog.isVisible()

    in_dialog_of(_button(view, hands, "Ny indlæggelse …").click, fill)
    (row,) = stay_rows(shell.binder)
    assert row.draft == StayDraft(StayKind.HOSPITAL_ACUTE, TODAY)
    hands.tab_to(LIST)
    hands.press("Kommunen har fået besked i dag")
    assert stay_rows(shell.binder)[0].draft.told_on == TODAY
    assert not _button(view, hands, "Kommunen har fået besked i dag").isEnabled()
    hands.press("Hjemme igen i dag")
    assert stay_rows(shell.binder)[0].draft.last_day == TODAY
    assert not _button(view, hands, "Hjemme igen i dag").isEnabled()


def test_the_helpers_and_by_when_they_are_told(
    shell: Shell, names: dict[str, str], anna: str, opened: Open, hands: Hands
) -> None:
    stays.add_stay(shell.binder, replace(TRIP, first_day=date(2026, 12, 21), last_day=date(2026, 12, 27)), {anna})
    view = _shown(shell, opened, hands)
    assert _cells(view, hands, PARTS, 0)[0] == names[anna]
    assert _cells(view, hands, PARTS, 1)[:2] == ["ja", "nej"]
    assert set(_cells(view, hands, PARTS, 2)) == {"", "20.11.2026"}
    assert set(_cells(view, hands, PARTS, 4)) == {"", "mangler; det var i går", "skal ikke have besked før"}
    late = _cells(view, hands, PARTS, 4).count("mangler; det var i går")
    assert _cells(view, hands, LIST, 4) == [f"mangler: besked til {late} hjælpere"]
    hands.tab_to(LIST)
    hands.press("Alle har fået besked i dag")
    assert _cells(view, hands, PARTS, 4).count("for sent; kortere varsel er ikke aftalt") == late
    assert _cells(view, hands, PARTS, 3).count("21.11.2026") == late
    assert not _button(view, hands, "Alle har fået besked i dag").isEnabled()
    history.undo(shell.binder)
    view.refresh()
    assert _cells(view, hands, PARTS, 3).count("21.11.2026") == 0


def test_one_helper_is_told_and_agrees_to_a_shorter_notice(
    shell: Shell, names: dict[str, str], anna: str, opened: Open, hands: Hands
) -> None:
    stays.add_stay(shell.binder, replace(TRIP, first_day=date(2026, 12, 21), last_day=date(2026, 12, 27)))
    view = _shown(shell, opened, hands)
    hands.table(view, PARTS).selectRow(_part_row(view, hands, names[anna]))
    hands.tab_to(PARTS)
    hands.press("Hjælperen har fået besked i dag")
    row = _part_row(view, hands, names[anna])
    assert _cells(view, hands, PARTS, 4)[row] == "for sent; kortere varsel er ikke aftalt"

    def fill(dialog: QDialog) -> None:
        assert dialog.windowTitle() == names[anna]
        assert hands.name() == "Kommer med"
        hands.write("Kortere varsel aftalt", "22.11.2026")
        hands.key(KEY.Key_Return)
        assert "Ligger ude i fremtiden" in hands.texts(dialog)
        hands.write("Kortere varsel aftalt", "21.11.2026")
        hands.key(KEY.Key_Return)
        assert not dialog.isVisible()

    hands.tab_to(PARTS)
    in_dialog_of(lambda: hands.key(KEY.Key_Return), fill)
    assert _cells(view, hands, PARTS, 4)[row] == "kortere varsel aftalt 21.11.2026"
    spoken = hands.table(view, PARTS).model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == (
        f"Hjælper: {names[anna]}, kommer ikke med, senest besked 20.11.2026, fik besked 21.11.2026, "
        "kortere varsel aftalt 21.11.2026"
    )


def test_the_dates_their_state_and_why(
    shell: Shell, names: dict[str, str], anna: str, opened: Open, hands: Hands
) -> None:
    trip = replace(TRIP, last_day=date(2027, 3, 1), abroad=True)
    stays.add_stay(shell.binder, trip, set(names))
    view = _shown(shell, opened, hands)
    assert _cells(view, hands, DATES, 0) == [
        "Besked til hjælpere, der ikke tager med",
        "Uden ansøgning til kommunen",
        "Rejseforsikring betales",
        "Ekstra udgifter kan dækkes",
    ]
    assert _cells(view, hands, DATES, 1) == [
        "senest 31.12.2026",
        "til og med 28.02.2027",
        "til og med 14.02.2027",
        "til og med 14.02.2027",
    ]
    assert _cells(view, hands, DATES, 2) == [
        "alle har besked",
        "opholdet er længere; søg, før I rejser",
        "forsikringen er ikke tegnet endnu",
        "opholdet er længere",
    ]
    assert _cells(view, hands, DATES, 3) == ["loven", "loven", "kommunen", "loven"]
    assert "Sidste dag at varsle er torsdag 31.12.2026." in _text(view, WHY)
    assert "Det er kun hjælpernes løn, der dækkes." in _text(view, WHY)
    hands.tab_to(DATES)
    hands.key(KEY.Key_Down)
    assert "1 måned er til og med søndag 28.02.2027." in _text(view, WHY)
    assert "Sikkerhed: fra en anden kilde end reglen selv." in _text(view, WHY)
    hands.key(KEY.Key_Return)
    assert hands.name() == WHY
    hands.tab_to(LIST)
    for name in ("Søgt hos kommunen i dag", "Rejseforsikring tegnet i dag"):
        hands.press(name)
    assert _cells(view, hands, DATES, 2)[1:3] == ["søgt 21.11.2026; intet svar endnu", "opholdet er længere"]


def test_why_has_a_button(shell: Shell, names: dict[str, str], opened: Open, hands: Hands) -> None:
    stays.add_stay(shell.binder, TRIP)
    _shown(shell, opened, hands)
    hands.tab_to(DATES)
    hands.press("Hvorfor?")
    assert hands.name() == WHY


def test_the_handbook_s_two_places_and_what_was_agreed(
    shell: Shell, names: dict[str, str], opened: Open, hands: Hands
) -> None:
    stays.add_stay(shell.binder, ACUTE)
    view = _shown(shell, opened, hands)
    assert "Håndbogen siger to ting: spørg kommunen" in hands.texts(view)
    quotes = _text(view, QUOTES)
    assert (
        "i op til 4 uger i henhold til vagtplan.« (Håndbog om hjælperordninger, Faxe Kommune, november 2020, 3.6"
        in quotes
    )
    assert "med mindre andet er aftalt.« (Håndbog om hjælperordninger, Faxe Kommune, november 2020, 5.3.4" in quotes
    assert "Der er ikke skrevet noget om, hvad der er aftalt." in quotes

    def fill(dialog: QDialog) -> None:
        assert dialog.windowTitle() == "Ret indlæggelsen"
        assert hands.name() == "Aftalt den"
        hands.write("Aftalt den", "21.11.2026")
        hands.write("Hvad er aftalt, og med hvem", "Bo fra kommunen: løn.")
        hands.key(KEY.Key_S, Qt.KeyboardModifier.ControlModifier)
        assert not dialog.isVisible()

    in_dialog_of(_button(view, hands, "Skriv, hvad der er aftalt …").click, fill)
    assert "Aftalt 21.11.2026: Bo fra kommunen: løn." in _text(view, QUOTES)
    assert find_of(shell.binder, "during-hospital") == []


def test_a_vacation_has_no_contradiction_and_another_municipality_has_none(
    shell: Shell, names: dict[str, str], opened: Open, hands: Hands
) -> None:
    stays.add_stay(shell.binder, ACUTE)
    stays.add_stay(shell.binder, TRIP)
    view = _shown(shell, opened, hands)
    assert "Håndbogen siger to ting" in hands.texts(view)
    hands.tab_to(LIST)
    hands.key(KEY.Key_Down)
    assert "Håndbogen siger to ting" not in hands.texts(view)
    hands.key(KEY.Key_Up)
    scheme.save_scheme(shell.binder, replace(scheme.scheme_draft(shell.binder), municipality="aarhus"))
    view.refresh()
    assert "Håndbogen siger to ting" not in hands.texts(view)
    assert not hands.table(view, DATES).isVisible()
    assert "Kommunens regler for løn under indlæggelse kendes ikke. Spørg kommunen." in _text(view, WHY)


def test_what_is_wrong_is_said_at_its_field(shell: Shell, names: dict[str, str], opened: Open, hands: Hands) -> None:
    stays.add_stay(shell.binder, TRIP)
    view = _shown(shell, opened, hands)

    def fill(dialog: QDialog) -> None:
        for name, text, says in (
            ("Første dag", "", "Skriv en dato, fx 31.12.2026"),
            ("Første dag", "30.2.2027", "30.2.2027 findes ikke i kalenderen"),
            ("Første dag", "7.2.2027", "Der er allerede en ferie fra 01.02.2027 til 14.02.2027"),
            ("Første dag", "1.3.2027", ""),
        ):
            hands.write(name, text)
            hands.key(KEY.Key_Return)
            assert says in hands.texts(dialog)
            assert dialog.isVisible() is bool(says)

    in_dialog_of(_button(view, hands, "Ny ferie for borgeren …").click, fill)
    assert [row.draft.first_day for row in stay_rows(shell.binder)] == [TRIP.first_day, date(2027, 3, 1)]
    assert hands.table(view, LIST).currentIndex().row() == 1, "the new one is chosen"


def test_a_long_place_is_refused_by_the_name_that_its_form_gives_it(
    shell: Shell, names: dict[str, str], opened: Open, hands: Hands
) -> None:
    view = _shown(shell, opened, hands)

    def fill(dialog: QDialog) -> None:
        field = hands.line(dialog, "Hospital og afdeling")
        field.setText("x" * 500)
        hands.key(KEY.Key_S, Qt.KeyboardModifier.ControlModifier)
        assert hands.focus() is field

    in_dialog_of(_button(view, hands, "Ny indlæggelse …").click, fill)
    assert stay_rows(shell.binder) == ()


def test_a_stay_is_corrected_and_deleted(
    shell: Shell, names: dict[str, str], anna: str, opened: Open, monkeypatch: pytest.MonkeyPatch, hands: Hands
) -> None:
    stays.add_stay(shell.binder, TRIP, {anna})
    _shown(shell, opened, hands)

    def fill(dialog: QDialog) -> None:
        assert dialog.windowTitle() == "Ret ferien"
        hands.press(f"{names[anna]} kommer med")
        hands.write("Sted", "Rom")
        hands.press("I udlandet")
        hands.key(KEY.Key_S, Qt.KeyboardModifier.ControlModifier)

    hands.tab_to(LIST)
    in_dialog_of(lambda: hands.key(KEY.Key_Return), fill)
    (row,) = stay_rows(shell.binder)
    assert (row.draft, row.along) == (replace(TRIP, place="Rom", abroad=True), ())
    answers = [False, True]
    monkeypatch.setattr(panel_module, "ask", lambda *_: answers.pop(0))
    hands.tab_to(LIST)
    hands.key(KEY.Key_Delete)
    assert len(stay_rows(shell.binder)) == 1
    hands.key(KEY.Key_Delete)
    assert stay_rows(shell.binder) == ()


def test_shifts_of_those_along_are_marked_from_the_page(
    shell: Shell, names: dict[str, str], opened: Open, hands: Hands
) -> None:
    trip = replace(TRIP, first_day=date(2026, 11, 23), last_day=date(2026, 11, 29))
    stays.add_stay(shell.binder, trip, set(names))
    (row,) = stay_rows(shell.binder)
    assert row.to_mark > 3
    view = _shown(shell, opened, hands)
    hands.press("Marker vagterne som ude af hjemmet")
    assert sum(shift.away for shift in export_content(shell.binder).shifts) >= row.to_mark
    assert not _button(view, hands, "Marker vagterne som ude af hjemmet").isEnabled()


def test_what_can_not_be_done_is_said(
    shell: Shell, names: dict[str, str], opened: Open, monkeypatch: pytest.MonkeyPatch, hands: Hands
) -> None:
    stays.add_stay(shell.binder, ACUTE)
    view = _shown(shell, opened, hands)

    def full(*_: object) -> Changes:
        raise KnownFault("Der er ikke mere plads på disken.")

    monkeypatch.setattr(stays, "tick_stay", full)
    _button(view, hands, "Kommunen har fået besked i dag").click()
    assert "Der er ikke mere plads på disken." in hands.texts(view)


@pytest.mark.parametrize(
    ("draft", "title"),
    [
        (ACUTE, "Besked til kommunen: indlæggelse"),
        (TRIP, "Ansøgning til kommunen: borgerens ferie"),
    ],
)
def test_the_paper_of_a_stay_opens_with_what_was_written(
    shell: Shell, names: dict[str, str], opened: Open, hands: Hands, draft: StayDraft, title: str
) -> None:
    stays.add_stay(shell.binder, draft)
    view = _shown(shell, opened, hands)

    def look(dialog: QDialog) -> None:
        assert dialog.windowTitle() == title
        assert draft.place in dialog.findChildren(QPlainTextEdit)[0].toPlainText()

    in_dialog_of(_button(view, hands, "Lav papiret til kommunen …").click, look)


def test_the_letter_to_a_helper_is_for_those_who_stay_at_home(
    shell: Shell, names: dict[str, str], anna: str, opened: Open, hands: Hands
) -> None:
    other = next(identity for identity in names if identity != anna)
    stays.add_stay(shell.binder, TRIP, {anna})
    view = _shown(shell, opened, hands)
    write = _button(view, hands, "Lav beskeden til hjælperen …")
    hands.table(view, PARTS).selectRow(_part_row(view, hands, names[anna]))
    assert not write.isEnabled()
    hands.table(view, PARTS).selectRow(_part_row(view, hands, names[other]))

    def look(dialog: QDialog) -> None:
        assert dialog.windowTitle() == f"Besked om borgerens ferie – {names[other]}"
        assert "01.02.2027" in dialog.findChildren(QPlainTextEdit)[0].toPlainText()

    in_dialog_of(write.click, look)


def test_a_finding_leads_to_its_stay_and_helper(
    shell: Shell, names: dict[str, str], anna: str, opened: Open, hands: Hands
) -> None:
    stays.add_stay(shell.binder, ACUTE)
    stays.add_stay(shell.binder, replace(TRIP, first_day=date(2026, 12, 21), last_day=date(2026, 12, 27)))
    view = opened(shell)
    mine = next(each for each in find_of(shell.binder, "citizen-vacation") if each.helper_id == anna)
    view.point_at(mine)
    assert hands.focus() is hands.table(view, PARTS)
    assert hands.table(view, PARTS).currentIndex().row() == _part_row(view, hands, names[anna])
    (told_of,) = find_of(shell.binder, "hospital-notify")
    view.point_at(told_of)
    assert hands.focus() is hands.table(view, LIST)
    assert hands.table(view, LIST).currentIndex().row() == 0
    panel = view.findChildren(StaysPanel)[0]
    assert not panel.point_at(replace(mine, code="sick-talk"))
    assert panel.point_at(replace(mine, subject="væk"))
    assert not panel.fill_in(Blank("Navn", "people", Kind.HELPER, "name", anna))


def test_a_blank_opens_its_stay_or_helper_at_the_field_once(
    qtbot: QtBot, shell: Shell, names: dict[str, str], anna: str, opened: Open, hands: Hands
) -> None:
    stay_id, _ = stays.add_stay(shell.binder, TRIP)
    view = opened(shell)
    seen: list[str] = []

    def look(dialog: QDialog) -> None:
        seen.append(f"{dialog.windowTitle()}: {hands.name()}")

    def ask_for(blank: Blank) -> None:
        before = len(seen)
        view.fill_in(blank)
        qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None and len(seen) > before)

    in_dialog_of(lambda: ask_for(Blank("Stedet", "absence", Kind.STAY, "place", None, stay_id)), look)
    told = Blank("Fik besked", "absence", Kind.STAY_HELPER, "told_on", anna, stay_id)
    in_dialog_of(lambda: ask_for(told), look)
    assert seen == ["Ret ferien: Sted", f"{names[anna]}: Har fået besked"]
    view.fill_in(Blank("Første dag", "absence", Kind.STAY, "first_day"))
    assert hands.focus() is hands.table(view, LIST)


def test_tables_keep_the_rules_of_a_model_and_every_control_has_a_name(
    shell: Shell, names: dict[str, str], anna: str, opened: Open, hands: Hands
) -> None:
    stays.add_stay(shell.binder, ACUTE, {anna})
    view = _shown(shell, opened, hands)
    panel = view.findChildren(StaysPanel)[0]
    for table in panel.findChildren(QTableView):
        QAbstractItemModelTester(table.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    view.refresh()
    for control in hands.controls(panel):
        assert hands.name(control).strip(), control


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_large_text_clips_no_button_and_no_label(
    shell: Shell, names: dict[str, str], opened: Open, hands: Hands, themed: QApplication, theme: str
) -> None:
    stays.add_stay(shell.binder, ACUTE)
    apply_theme(themed, Preferences(text_size=200, theme=theme))
    view = _shown(shell, opened, hands)
    panel = view.findChildren(StaysPanel)[0]
    for made in panel.findChildren(QPushButton):
        if made.isVisible():
            assert made.width() >= made.sizeHint().width(), made.text()
    for label in panel.findChildren(QLabel):
        if label.isVisible() and label.wordWrap():
            assert label.height() >= label.heightForWidth(label.width()), label.text()


def test_only_what_is_shown_is_read_again(shell: Shell, names: dict[str, str], opened: Open) -> None:
    panel = opened(shell).findChildren(StaysPanel)[0]
    assert panel.is_touched_by(stays.add_stay(shell.binder, TRIP)[1])
    assert not panel.is_touched_by(Changes("", frozenset()))


def test_a_part_is_written_for_who_was_not_in_the_list(shell: Shell, names: dict[str, str], anna: str) -> None:
    stay_id, _ = stays.add_stay(shell.binder, TRIP)
    stays.change_part(shell.binder, stay_id, anna, PartDraft(along=True))
    assert stay_rows(shell.binder)[0].along == (names[anna],)
