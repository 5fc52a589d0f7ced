"""The page "Ferie" by keyboard: a vacation from the grid, a wish answered, balances explained, days written in; findings lead here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QTableView, QWidget

from app.model.domain import entities as e
from app.model.domain.content import Content
from app.model.domain.entities import AbsenceKind
from app.model.domain.findings import Finding
from app.model.domain.leave import VacationEntry, VacationEntryKind, WishState
from app.model.services import absences, vacation_entries, vacation_wishes
from app.model.services.absences import AbsenceDraft
from app.model.services.binder import Binder
from app.model.services.blanks import Blank, Kind
from app.model.services.exchange import add_content, export_content
from app.model.services.findings import find_of
from app.model.services.preferences import Preferences
from app.model.services.vacation_wishes import WishDraft
from app.ui.absence.vacation_balance_presenter import BalancePresenter
from app.ui.absence.vacation_panel import VacationPanel
from app.ui.absence.vacation_presenter import VacationPresenter
from app.ui.absence.vacation_year_table import YearTable
from app.ui.absence.view import AbsenceView
from app.ui.screen import Shell
from app.ui.theme import apply_theme

Open = Callable[[Shell], AbsenceView]
KEY = Qt.Key
SPOKEN = Qt.ItemDataRole.AccessibleTextRole
LIST, WISHES, SALDI, ENTRIES = "Ferie i året", "Ferieønsker", "Feriesaldi i dage", "Fra før og overført"
WISH = WishDraft("h1", date(2027, 7, 5), date(2027, 7, 25), date(2026, 11, 2))


@pytest.fixture
def staffed(empty_shell: Shell) -> Shell:
    """Anna and Bo since September 2025, with a week each in February 2026."""
    contracts = [e.Contract(f"c{n}", f"h{n}", date(2025, 9, 1), None, e.PayForm.MONTHLY, Decimal(37)) for n in (1, 2)]
    contracts[0].extra_days_off = Decimal(5)
    weeks = [
        e.Absence(
            f"a{n}",
            f"h{n}",
            AbsenceKind.VACATION,
            date(2026, 2, 9),
            date(2026, 2, 15),
            notice_given_on=date(2026, 1, 2),
        )
        for n in (1, 2)
    ]
    helpers = [e.Helper("h1", "Anna Prøve"), e.Helper("h2", "Bo Prøve")]
    scheme = e.Scheme("Karla Prøve", municipality="faxe")
    add_content(empty_shell.binder, Content(scheme=scheme, helpers=helpers, contracts=contracts, absences=weeks))
    return empty_shell


def _shown(shell: Shell, opened: Open, hands: Any, part: str = "Året") -> AbsenceView:
    view = opened(shell)
    hands.button(view, "Ferie").click()
    hands.button(view, part).click()
    _panel(view).focus_first()
    return view


def _panel(view: AbsenceView) -> VacationPanel:
    return view.findChildren(VacationPanel)[0]


def _grid(view: QWidget) -> YearTable:
    return view.findChildren(YearTable)[0]


def _why(view: QWidget, name: str) -> str:
    return next(t.toPlainText() for t in view.findChildren(QPlainTextEdit) if t.accessibleName().startswith(name))


def _absences(binder: Binder) -> list[e.Absence]:
    return sorted(export_content(binder).absences, key=lambda each: each.first_day)


# --- The year -------------------------------------------------------------------------------------


def test_the_grid_speaks_every_cell(staffed: Shell, opened: Open, hands: Any) -> None:
    view = _shown(staffed, opened, hands)
    table = _grid(view)
    QAbstractItemModelTester(table.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert hands.focus() is table
    model = table.model()
    rows = [model.headerData(n, Qt.Orientation.Vertical) for n in range(model.rowCount())]
    assert rows == ["Helligdage", "Borgerens ophold", "Anna Prøve", "Bo Prøve", "Hjælpere tilbage"]
    weeks = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]
    february, easter = weeks.index("7\n09.02"), weeks.index("14\n30.03")
    assert model.headerData(february, Qt.Orientation.Horizontal, SPOKEN) == "Uge 7, 09.02.2026–15.02.2026"
    assert model.index(2, february).data() == "F"
    assert model.index(2, february).data(SPOKEN) == "Anna Prøve, uge 7: ferie 09.02.2026–15.02.2026"
    assert model.index(2, easter).data(SPOKEN) == "Anna Prøve, uge 14: er her"
    assert model.index(0, easter).data() == "H2"
    assert "Skærtorsdag 02.04.2026, Langfredag 03.04.2026 og Påskedag 05.04.2026" in model.index(0, easter).data(SPOKEN)
    assert model.index(4, february).data() == "0 !"
    assert model.index(4, february).data(SPOKEN).endswith("mindst 0 hjælpere er her hver dag, af 2. Ingen er tilbage")
    today = table.currentIndex()
    assert (today.row(), weeks[today.column()]) == (2, "47\n16.11")
    hands.key(KEY.Key_Down)
    assert "Bo Prøve, uge 47: er her" in hands.texts(view), "what the cell means is also written"


def test_a_vacation_is_made_in_a_week_of_the_grid(staffed: Shell, opened: Open, told: Any, hands: Any) -> None:
    view = _shown(staffed, opened, hands)
    for _ in range(4):
        hands.key(KEY.Key_Right)

    def fill(dialog: QDialog) -> None:
        assert dialog.windowTitle() == "Ny ferie"
        assert hands.line(dialog, "Første dag").text() == "14.12.2026"
        assert hands.line(dialog, "Sidste dag").text() == "20.12.2026"
        assert "Sidste dag at varsle er 13.11.2026." in hands.texts(dialog)
        hands.write("Første dag", "21.12.2026")
        hands.write("Sidste dag", "23.12")
        assert "Sidste dag at varsle er 20.11.2026." in hands.texts(dialog)
        hands.write("Varslet den", "20.11.2026")
        hands.key(KEY.Key_Return)
        assert not dialog.isVisible()

    hands.in_dialog(fill)
    hands.key(KEY.Key_Return)
    made = _absences(staffed.binder)[-1]
    assert (made.helper_id, made.first_day, made.last_day) == ("h1", date(2026, 12, 21), date(2026, 12, 23))
    assert made.notice_given_on == date(2026, 11, 20)
    assert told.changes[-1].kinds == frozenset({e.Absence})
    assert hands.focus() is _grid(view)
    hands.key(KEY.Key_Right)
    assert _grid(view).spoken() == "Anna Prøve, uge 52: ferie 21.12.2026–23.12.2026"

    def change(dialog: QDialog) -> None:
        assert dialog.windowTitle() == "Ret ferien"
        hands.write("Sidste dag", "20.12.2026")
        hands.key(KEY.Key_Return)
        assert "fraværet slutter, før det begynder" in hands.texts(dialog)
        hands.write("Sidste dag", "22.12.2026")
        hands.key(KEY.Key_Return)

    hands.in_dialog(change)
    hands.key(KEY.Key_Return)
    assert _absences(staffed.binder)[-1].last_day == date(2026, 12, 22)


def test_enter_opens_what_the_cell_holds(staffed: Shell, opened: Open, hands: Any) -> None:
    binder = staffed.binder
    vacation_wishes.add_wish(binder, WishDraft("h1", date(2026, 12, 7), date(2026, 12, 13), date(2026, 11, 2)))
    absences.add_absence(binder, AbsenceDraft("h1", AbsenceKind.PARENTAL, date(2026, 12, 14), date(2026, 12, 20)))
    view = _shown(staffed, opened, hands)
    for _ in range(3):
        hands.key(KEY.Key_Right)
    hands.in_dialog(lambda dialog: (hands.key(KEY.Key_Return), dialog)[1])
    hands.key(KEY.Key_Return)
    assert vacation_wishes.wish_rows(binder)[0].state is WishState.GRANTED, "a wish is answered"
    hands.key(KEY.Key_Right)
    hands.key(KEY.Key_Return)
    assert "Det rettes under Sygdom og andet fravær eller Barsel." in hands.texts(view)
    hands.key(KEY.Key_Down)
    hands.key(KEY.Key_Down)
    before = _absences(binder)
    hands.key(KEY.Key_Return)
    assert _absences(binder) == before or len(_absences(binder)) == len(before), (
        "the rows about all have nothing to open"
    )


def test_another_year(staffed: Shell, opened: Open, hands: Any) -> None:
    view = _shown(staffed, opened, hands)
    hands.button(view, "Året efter").click()
    assert "Kalenderåret 2027" in hands.texts(view)
    assert "Ingen ferie er skrevet ind i året." in hands.texts(view)
    hands.button(view, "Året før").click()
    assert hands.table(view, LIST).model().rowCount() == 2


def test_the_list_tells_each_vacations_notice_and_why(staffed: Shell, opened: Open, hands: Any) -> None:
    binder = staffed.binder
    absences.add_absence(binder, AbsenceDraft("h2", AbsenceKind.VACATION, date(2026, 12, 14), date(2026, 12, 20)))
    view = _shown(staffed, opened, hands)
    table = hands.table(view, LIST)
    QAbstractItemModelTester(table.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    spoken = [table.model().index(n, 0).data(SPOKEN) for n in range(3)]
    assert spoken[0] == "Hjælper: Anna Prøve, Ferie, 09.02.2026–15.02.2026, 5 dage, varslet i tide 02.01.2026"
    assert spoken[2] == "Hjælper: Bo Prøve, Ferie, 14.12.2026–20.12.2026, 5 dage, ikke varslet i tide"
    table.selectRow(2)
    assert "Sidste dag at varsle er fredag 13.11.2026." in _why(view, "Hvorfor? Ferien")
    assert "0,84 dage er ikke optjent" not in _why(view, "Hvorfor? Ferien")
    hands.button(view, "Varslet i dag").click()
    assert _absences(binder)[-1].notice_given_on == binder.today
    assert "varslet for sent 21.11.2026" in table.model().index(2, 0).data(SPOKEN)
    hands.button(view, "Kortere varsel aftalt i dag").click()
    assert _absences(binder)[-1].notice_agreed_on == binder.today
    assert "kortere varsel aftalt 21.11.2026" in table.model().index(2, 0).data(SPOKEN)
    assert not hands.button(view, "Kortere varsel aftalt i dag").isEnabled()
    hands.in_dialog(lambda dialog: hands.button(dialog, "Slet ferien").click())
    hands.button(view, "Slet ferien").click()
    assert len(_absences(binder)) == 2


def test_the_papers_of_a_vacation(staffed: Shell, opened: Open, hands: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[tuple[str, object]] = []
    monkeypatch.setattr(
        "app.ui.letters.make_dialog.make_letter", lambda _shell, name, about, _parent: made.append((name, about))
    )
    view = _shown(staffed, opened, hands)
    hands.button(view, "Varsl …").click()
    hands.button(view, "Aftale om kortere varsel …").click()
    assert [name for name, _ in made] == ["ferievarsel", "aftale-kortere-varsel"]
    assert {about.record_id for _, about in made} == {"a1"}  # type: ignore[attr-defined]


def test_a_half_day_and_one_without_pay(staffed: Shell, opened: Open, hands: Any) -> None:
    view = _shown(staffed, opened, hands)

    def fill(dialog: QDialog) -> None:
        hands.write("Første dag", "2.12.2026")
        hands.key(KEY.Key_Return)
        assert "skriv den sidste feriedag" in hands.texts(dialog)
        hands.write("Sidste dag", "2.12.2026")
        hands.press("Vis klokkeslæt og løn")
        hands.write("Første dag fra kl.", "12")
        hands.tab_to("Løn")
        hands.key(KEY.Key_Down)
        hands.button(dialog, "Gem").click()

    hands.in_dialog(fill)
    hands.button(view, "Ny ferie …").click()
    made = _absences(staffed.binder)[-1]
    assert (made.from_time is not None, made.paid) == (True, False)
    chosen = hands.table(view, LIST).currentIndex().row()
    assert "uden løn" in hands.table(view, LIST).model().index(chosen, 0).data(SPOKEN)


# --- Balances -------------------------------------------------------------------------------------


def test_balances_are_told_with_every_step(staffed: Shell, opened: Open, hands: Any) -> None:
    view = _shown(staffed, opened, hands, "Saldi")
    table = hands.table(view, SALDI)
    QAbstractItemModelTester(table.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    spoken = [table.model().index(n, 0).data(SPOKEN) for n in range(table.model().rowCount())]
    assert spoken[0] == (
        "Hjælper: Anna Prøve, 2025/2026, tilbage 20, i timer 148, optjent 25, holdt 5, planlagt 0, holdes senest 31.12.2026"
    )
    assert spoken[2] == (
        "Hjælper: Anna Prøve, feriefri 2026, tilbage 5, optjent 5, holdt 0, planlagt 0, holdes senest 31.12.2026"
    )
    assert hands.focus() is table
    why = _why(view, "Hvorfor? Hvert")
    assert "Anna Prøve, ferieåret 2025/2026, set 21.11.2026." in why
    assert "Ansat hele ferieåret: det rundes op til 25 dage." in why
    assert "Ferie 09.02.2026 til 13.02.2026: 5 dage." in why
    assert "Hovedferien er 15 dage i sammenhæng" in why
    assert "Kilde: Ferieloven, § 5, stk. 1." in why
    assert "I timer, efter kontraktens timer om ugen: Optjent 185, holdt 37, planlagt 0; tilbage 148." in why
    table.selectRow(2)
    assert "Loven giver ingen feriefridage." in _why(view, "Hvorfor? Hvert")
    hands.key(KEY.Key_Return)
    assert isinstance(hands.focus(), QPlainTextEdit), "Enter goes to the explanation"


def test_balances_are_seen_from_another_day_and_another_year(staffed: Shell, opened: Open, hands: Any) -> None:
    view = _shown(staffed, opened, hands, "Saldi")
    table = hands.table(view, SALDI)

    def wrong_then_right(dialog: QDialog) -> None:
        hands.write("Set fra", "32.1.2026")
        hands.key(KEY.Key_Return)
        assert dialog.isVisible()
        hands.write("Set fra", "31.1.2026")
        hands.key(KEY.Key_Return)

    hands.in_dialog(wrong_then_right)
    hands.button(view, "Set fra en anden dag …").click()
    assert "Set 31.01.2026, ved dagens slutning." in hands.texts(view)
    assert "tilbage 5,4, i timer 39,96, optjent 10,4, holdt 0, planlagt 5" in table.model().index(0, 0).data(SPOKEN)


def test_the_years_that_are_over_can_be_chosen(staffed: Shell) -> None:
    presenter = BalancePresenter(staffed.binder)
    presenter.read_balances()
    assert list(presenter.years().values()) == ["Dem, der gælder", "2026/2027", "2025/2026"]
    presenter.year = "2026"
    assert [line.year for line in presenter.lines()] == ["2026/2027", "2026/2027"]
    assert presenter.line_for("h2", "2026") == "h2/2026"
    assert presenter.line_for("h9", "2026") is None
    assert presenter.why("h9/2026") == ""


def test_what_is_due_on_leaving_stands_first(staffed: Shell) -> None:
    last = date(2026, 12, 31)
    with staffed.binder.database.change("Slut") as work:
        found = work.session.get(e.Contract, "c1")
        assert found is not None
        found.ends_on = last
    presenter = BalancePresenter(staffed.binder)
    presenter.read_balances()
    why = presenter.why("h1/2026")
    assert why.startswith("Når ansættelsen slutter 31.12.2026:\n20 dage fra 2025/2026 bliver til feriepenge.")
    assert "8,32 dage fra 2026/2027 bliver til feriepenge." in why


def test_letters_from_a_balance(staffed: Shell, opened: Open, hands: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    monkeypatch.setattr(
        "app.ui.letters.make_dialog.make_letter",
        lambda _shell, name, about, _parent: made.append(f"{name} {about.helper_id}"),
    )
    _shown(staffed, opened, hands, "Saldi")
    hands.press("Feriebrev …")
    hands.press("Aftale om overførsel …")
    assert made == ["feriebrev h1", "aftale-overfoersel h1"]


# --- Wishes ---------------------------------------------------------------------------------------


def test_a_wish_is_told_by_a_day_by_keyboard(staffed: Shell, opened: Open, hands: Any) -> None:
    binder = staffed.binder
    view = _shown(staffed, opened, hands, "Ønsker")
    hands.press("Ønsker for året efter")
    assert "Du har ikke sat en dag, hvor ønskerne skal være der." in hands.texts(view)

    def until(dialog: QDialog) -> None:
        assert dialog.windowTitle() == "Ønsker for 2027 senest"
        hands.write("Ønsker senest", "15.1.2027")
        hands.key(KEY.Key_Return)

    hands.in_dialog(until)
    hands.press("Ønsker senest …")
    assert vacation_wishes.wishes_by(binder, 2027) == date(2027, 1, 15)
    assert "Ønskerne skal være der senest 15.01.2027." in hands.texts(view)

    def wish(dialog: QDialog) -> None:
        assert hands.name() == "Hjælper"
        hands.key(KEY.Key_Down)
        hands.write("Ønsket fra", "5.7.2027")
        hands.write("Ønsket til og med", "25.7")
        hands.key(KEY.Key_Return)
        assert not dialog.isVisible()

    hands.in_dialog(wish)
    hands.press("Nyt ønske …")
    (row,) = vacation_wishes.wish_rows(binder)
    assert row.draft == WishDraft("h2", date(2027, 7, 5), date(2027, 7, 25), binder.today)
    table = hands.table(view, WISHES)
    assert hands.focus() is table
    assert table.model().index(0, 0).data(SPOKEN) == (
        "Hjælper: Bo Prøve, 05.07.2027–25.07.2027, ikke besvaret, varsles senest 04.04.2027"
    )


def test_a_wish_is_answered_by_keyboard(staffed: Shell, opened: Open, hands: Any) -> None:
    binder = staffed.binder
    vacation_wishes.add_wish(binder, WISH)
    view = _shown(staffed, opened, hands, "Ønsker")
    hands.press("Ønsker for året efter")

    def no(dialog: QDialog) -> None:
        assert dialog.windowTitle() == "Sig nej til ferieønsket"
        hands.press("Gem")
        assert "må ikke være tomt" in hands.texts(dialog)
        hands.tab_to("Grund").setPlainText("To andre er væk.")
        hands.press("Gem")

    hands.in_dialog(no)
    hands.press("Sig nej …")
    assert vacation_wishes.wish_rows(binder)[0].reason == "To andre er væk."
    for name in ("Sig ja …", "Sig nej …", "Ret ønsket …", "Trukket tilbage"):
        assert not hands.button(view, name).isEnabled()
    hands.press("Tag svaret tilbage")

    def yes(dialog: QDialog) -> None:
        assert dialog.windowTitle() == "Sig ja til ferieønsket"
        assert "Sidste dag at varsle er 04.04.2027." in hands.texts(dialog)
        hands.write("Ferie fra", "12.7.2027")
        assert "Sidste dag at varsle er 11.04.2027." in hands.texts(dialog)
        hands.write("Varslet hvordan", "på skrift")
        hands.key(KEY.Key_Return)

    hands.in_dialog(yes)
    hands.tab_to(WISHES)
    hands.key(KEY.Key_Return)
    (row,) = vacation_wishes.wish_rows(binder)
    made = _absences(binder)[-1]
    assert (row.state, row.absence_id) == (WishState.GRANTED, made.id)
    assert (made.first_day, made.last_day, made.notice_how) == (date(2027, 7, 12), date(2027, 7, 25), "på skrift")
    hands.key(KEY.Key_Return)
    assert len(_absences(binder)) == 3, "an answered wish is left alone by Enter"


def test_a_wish_is_changed_withdrawn_and_deleted(staffed: Shell, opened: Open, hands: Any) -> None:
    binder = staffed.binder
    vacation_wishes.add_wish(binder, WISH)
    view = _shown(staffed, opened, hands, "Ønsker")
    hands.button(view, "Ønsker for året efter").click()

    def change(_dialog: QDialog) -> None:
        hands.write("Ønsket til og med", "18.7.2027")
        hands.key(KEY.Key_Return)

    hands.in_dialog(change)
    hands.button(view, "Ret ønsket …").click()
    assert vacation_wishes.wish_rows(binder)[0].draft.last_day == date(2027, 7, 18)
    hands.button(view, "Trukket tilbage").click()
    assert vacation_wishes.wish_rows(binder)[0].state is WishState.WITHDRAWN
    hands.in_dialog(lambda dialog: hands.button(dialog, "Slet ønsket").click())
    hands.button(view, "Slet ønsket").click()
    assert vacation_wishes.wish_rows(binder) == ()
    assert "Ingen ønsker for året." in hands.texts(view)


# --- Days that absences don't tell ----------------------------------------------------------------


def test_days_from_before_are_written_by_keyboard(staffed: Shell, opened: Open, hands: Any) -> None:
    binder = staffed.binder
    view = _shown(staffed, opened, hands, ENTRIES)

    def fill(dialog: QDialog) -> None:
        hands.tab_to("Hvad")
        hands.key(KEY.Key_Down)
        hands.key(KEY.Key_Down)
        hands.press("Gem")
        assert "skriv, hvor mange dage det er" in hands.texts(dialog)
        hands.write("Dage", "2,5")
        hands.write("Aftalt på skrift den", "20.11.2026")
        hands.key(KEY.Key_Return)
        assert not dialog.isVisible()

    hands.in_dialog(fill)
    hands.press("Skriv dage ind …")
    (row,) = vacation_entries.entry_rows(binder)
    assert (row.draft.kind, row.draft.year, row.draft.days) == (VacationEntryKind.TRANSFERRED, 2025, Decimal("2.5"))
    table = hands.table(view, ENTRIES)
    assert hands.focus() is table
    assert table.model().index(0, 0).data(SPOKEN) == (
        "Hjælper: Anna Prøve, 2025/2026, Overført til næste ferieår efter aftale, 2,5 dage, aftalt 20.11.2026"
    )

    def change(_dialog: QDialog) -> None:
        hands.write("Dage", "5")
        hands.key(KEY.Key_Return)

    hands.in_dialog(change)
    hands.key(KEY.Key_Return)
    assert vacation_entries.entry_rows(binder)[0].draft.days == 5
    hands.in_dialog(lambda dialog: hands.button(dialog, "Slet linjen").click())
    hands.key(KEY.Key_Delete)
    assert vacation_entries.entry_rows(binder) == ()


# --- Where findings and papers lead ----------------------------------------------------------------


def test_each_finding_leads_to_its_part(staffed: Shell, opened: Open, hands: Any) -> None:
    binder = staffed.binder
    absences.add_absence(binder, AbsenceDraft("h2", AbsenceKind.VACATION, date(2026, 12, 14), date(2026, 12, 20)))
    vacation_wishes.add_wish(binder, replace(WISH, first_day=date(2026, 12, 21), last_day=date(2026, 12, 23)))
    vacation_wishes.set_wishes_by(binder, 2027, date(2026, 11, 30))
    view = opened(staffed)
    panel = _panel(view)

    def lead(code: str, number: int = -1) -> Finding:
        finding = find_of(binder, code)[number]
        view.point_at(finding)
        return finding

    lead("vacation-notice")
    assert hands.focus() is hands.table(view, LIST)
    assert hands.table(view, LIST).currentIndex().row() == 2
    found = lead("main-vacation", 0)
    assert hands.focus() is hands.table(view, SALDI)
    chosen = hands.table(view, SALDI).currentIndex()
    assert found.helper_id == "h1"
    assert "2025/2026" in hands.table(view, SALDI).model().index(chosen.row(), 0).data(SPOKEN)
    lead("vacation-transfer", 1)
    row = hands.table(view, SALDI).currentIndex().row()
    assert "Bo Prøve, 2025/2026" in hands.table(view, SALDI).model().index(row, 0).data(SPOKEN)
    lead("vacation-wish-open")
    assert hands.focus() is hands.table(view, WISHES)
    lead("vacation-wishes")
    assert "Ønsker for 2027" in hands.texts(view)
    assert not panel.point_at(replace(found, code="sick-talk"))


def test_a_hindrance_that_is_not_reported_leads_to_its_line(empty_shell: Shell, opened: Open, hands: Any) -> None:
    """Seen in January, where the year before is settled."""
    binder = empty_shell.binder
    contract = e.Contract("c1", "h1", date(2024, 9, 1), None, e.PayForm.MONTHLY, Decimal(37))
    noted = VacationEntry("e7", "h1", 2024, VacationEntryKind.HINDERED, Decimal(10))
    scheme = e.Scheme("Karla Prøve", municipality="faxe")
    helper = e.Helper("h1", "Anna Prøve")
    add_content(binder, Content(scheme=scheme, helpers=[helper], contracts=[contract], vacation_entries=[noted]))
    view = opened(empty_shell)
    (finding,) = [each for each in find_of(binder, "vacation-transfer") if each.subject == "2024/e7"]
    view.point_at(finding)
    assert hands.focus() is hands.table(view, ENTRIES)


def test_a_blank_of_a_letter_leads_to_the_vacations_field(staffed: Shell, opened: Open, hands: Any) -> None:
    view = opened(staffed)
    told: list[str] = []

    def look(dialog: QDialog) -> None:
        told.append(f"{dialog.windowTitle()}: {hands.name()}")

    hands.in_dialog(look)
    view.fill_in(Blank("Sidste feriedag", "absence", Kind.ABSENCE, "last_day", "h1", "a1"))
    for _ in range(60):
        QApplication.processEvents()
        if told:
            break
        hands._qtbot.wait(20)
    assert told == ["Ret ferien: Sidste dag"]
    assert not _panel(view).fill_in(Blank("Navn", "people", Kind.HELPER, "name", "h1"))


# --- How it looks and what it costs ----------------------------------------------------------------


def test_everything_can_be_reached_at_twice_the_size(
    themed: QApplication, staffed: Shell, opened: Open, hands: Any
) -> None:
    apply_theme(themed, Preferences(text_size=200, theme="dark"))
    view = _shown(staffed, opened, hands)
    for part in ("Året", "Saldi", "Ønsker", ENTRIES):
        hands.button(view, part).click()
        for control in hands.controls(_panel(view)):
            if not isinstance(control, QPlainTextEdit | QTableView):
                assert hands.name(control), control
            assert control.width() <= view.width()


def test_the_page_reads_only_what_is_in_front(
    staffed: Shell, opened: Open, hands: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    for kind, name in (
        (VacationPresenter, "read_year"),
        (VacationPresenter, "read_wishes"),
        (BalancePresenter, "read_balances"),
        (BalancePresenter, "read_entries"),
    ):
        monkeypatch.setattr(kind, name, lambda _self, name=name: read.append(name))
    view = opened(staffed)
    assert read == []
    hands.button(view, "Ferie").click()
    assert set(read) == {"read_year"}
