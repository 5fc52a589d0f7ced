"""The overview by keyboard alone: the list, the way to where it is mended, putting off, settling, taking back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QScrollArea
from pytestqt.modeltest import ModelTester

from app.model.domain.watch import MarkKind, RestGround
from app.model.services import people, watch
from app.model.services.binder import Binder
from app.model.services.overview import overview
from app.model.services.preferences import Preferences
from app.ui.overview.bars import HoursBar
from app.ui.page import Page
from app.ui.screen import Shell
from app.ui.theme import apply_theme

Key = Qt.Key
LATE = "Timesedler skal afleveres"
MANY = "For lidt hvile, 5 gange"


@pytest.fixture
def keyboard(opened: Callable[[Shell], Any], busy: Binder, told: Any) -> Any:
    return opened(told.shell(busy))


def test_it_opens_on_the_first_thing_to_do_and_says_what_is_late(keyboard: Any) -> None:
    assert keyboard.name(keyboard.focused()) == "Det skal du gøre"
    assert keyboard.heard().startswith(f"Slags: Advarsel: {LATE}. Ordningen. For 14 dage siden, 07.11.2026.")
    assert keyboard.said == ["1 ting skulle have været gjort."]
    assert "Lige nu: lørdag 21. november 2026 kl. 12:00" in keyboard.labels()
    assert keyboard.text("Lige nu").startswith("Ingen er på vagt nu.\nDerefter: Anna Prøve fra 25.11.2026 kl. 15:00")


def test_it_is_said_only_once(keyboard: Any) -> None:
    keyboard.view.refresh()
    assert len(keyboard.said) == 1


def test_the_arrows_pass_over_titles_and_the_details_follow(keyboard: Any) -> None:
    assert keyboard.rows()[0] == "Skulle være gjort"
    keyboard.press(Key.Key_Down)
    assert "For lidt hvile. Anna Prøve. Om 5 dage, 26.11.2026 kl. 07:00." in keyboard.heard()
    text = keyboard.details()
    assert "Det kan du gøre:\nFlyt eller forkort en af vagterne" in text
    assert "Hvorfor?\nMindst 11 timers sammenhængende hvile" in text
    assert "Kilde: " in text
    assert "Længste hvile i træk: 8 timer" in text
    keyboard.press(Key.Key_Up)
    assert LATE in keyboard.heard()


def test_enter_leads_to_where_it_is_mended(keyboard: Any) -> None:
    keyboard.press(Key.Key_Return)
    assert [finding.code for finding in keyboard.mended] == ["timesheet-due"]
    keyboard.tab_to("Gå til timesedlerne")
    keyboard.press(Key.Key_Return)
    keyboard.choose("Om 5 dage")
    keyboard.tab_to("Gå til vagtplanen")
    keyboard.press(Key.Key_Space)
    assert [finding.code for finding in keyboard.mended] == ["timesheet-due", "timesheet-due", "daily-rest"]


def test_enter_opens_many_alike_and_closes_them_again(keyboard: Any) -> None:
    keyboard.choose(MANY)
    assert keyboard.heard().endswith("Kan åbnes.")
    before = keyboard.rows()
    keyboard.press(Key.Key_Return)
    assert keyboard.heard().endswith("Kan lukkes.")
    assert len(keyboard.rows()) == len(before) + 5
    assert keyboard.mended == []
    keyboard.press(Key.Key_Down)
    assert "For lidt hvile. Anna Prøve. For 34 dage siden, 18.10.2026 kl. 07:00." in keyboard.heard()
    keyboard.press(Key.Key_Up, Key.Key_Return)
    assert keyboard.rows() == before
    keyboard.tab_to("Vis de 5 hver for sig")
    keyboard.press(Key.Key_Space)
    assert len(keyboard.rows()) == len(before) + 5
    assert "Saml de 5 igen" in keyboard.buttons()


def test_putting_off_with_a_quick_choice(keyboard: Any, busy: Binder, told: Any) -> None:
    def act(dialog: QDialog) -> None:
        assert LATE in dialog.accessibleDescription()
        keyboard.tab_to("Om en måned")
        keyboard.press(Key.Key_Return)
        assert dialog.findChildren(QLineEdit)[0].text() == "21.12.2026"
        assert dialog.isVisible()
        keyboard.press(Key.Key_Return)

    keyboard.in_dialog(act)
    keyboard.tab_to("Udsæt …")
    keyboard.press(Key.Key_Space)
    (mark,) = watch.marks(busy).values()
    assert (mark.kind, mark.until) == (MarkKind.PUT_OFF, date(2026, 12, 21))
    assert [changes.label for changes in told.changes] == [f"Udsæt påmindelsen »{LATE}« til 21.12.2026"]
    assert not any(LATE in row for row in keyboard.rows())
    assert keyboard.name(keyboard.focused()) == "Det skal du gøre"
    assert keyboard.tick().text() == "Vis også udsat og afsluttet (1)"


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("21.11.2026", "Vælg en dag efter i dag"),
        ("31.02.2027", "31.02.2027 findes ikke i kalenderen"),
        ("", "Skriv en"),
    ],
)
def test_a_day_that_will_not_do_is_refused_under_its_field(
    keyboard: Any, busy: Binder, typed: str, answer: str
) -> None:
    seen: list[str] = []

    def act(dialog: QDialog) -> None:
        line = dialog.findChildren(QLineEdit)[0]
        line.setText(typed)
        keyboard.qtbot.keyClick(line, Key.Key_Return)
        seen.append(line.accessibleDescription())

    keyboard.in_dialog(act)
    keyboard.tab_to("Udsæt …")
    keyboard.press(Key.Key_Space)
    assert answer.casefold() in seen[0].casefold()
    assert watch.marks(busy) == {}


def test_settling_wants_a_note_and_can_be_taken_back(keyboard: Any, busy: Binder) -> None:
    refused: list[str] = []

    def act(dialog: QDialog) -> None:
        line = dialog.findChildren(QLineEdit)[0]
        assert line.hasFocus()
        keyboard.press(Key.Key_Return)
        refused.append(line.accessibleDescription())
        keyboard.qtbot.keyClicks(line, "Sendt med posten")
        keyboard.press(Key.Key_Return)

    keyboard.in_dialog(act)
    keyboard.tab_to("Afsluttet …")
    keyboard.press(Key.Key_Space)
    assert "tom" in refused[0]
    assert [mark.note for mark in watch.marks(busy).values()] == ["Sendt med posten"]
    keyboard.tab_to("Vis også udsat og afsluttet (1)")
    keyboard.press(Key.Key_Space)
    keyboard.choose("Afsluttet: ")
    assert "Du skrev: »Sendt med posten«" in keyboard.details()
    assert {"Vis igen"} == set(keyboard.buttons()) - {"Gå til timesedlerne"}
    keyboard.tab_to("Vis igen")
    keyboard.press(Key.Key_Space)
    assert watch.marks(busy) == {}
    assert any(LATE in row for row in keyboard.rows())
    assert keyboard.tick().isVisible()  # it is ticked: it must be possible to take the tick away


def test_escape_marks_nothing(keyboard: Any, busy: Binder) -> None:
    keyboard.in_dialog(lambda _dialog: keyboard.press(Key.Key_Escape))
    keyboard.tab_to("Udsæt …")
    keyboard.press(Key.Key_Space)
    assert watch.marks(busy) == {}


def test_an_exception_to_rest_is_written_down_from_here(keyboard: Any, busy: Binder) -> None:
    def act(dialog: QDialog) -> None:
        dialog.findChildren(QPlainTextEdit)[0].setPlainText("Bo blev syg")
        dialog._try()  # type: ignore[attr-defined]

    assert "Skriv undtagelse …" not in keyboard.buttons()
    keyboard.choose("Om 5 dage")
    keyboard.in_dialog(act)
    keyboard.tab_to("Skriv undtagelse …")
    keyboard.press(Key.Key_Space)
    (written,) = watch.exceptions(busy, date(2026, 11, 25), date(2026, 11, 27))
    assert (written.ground, written.explanation) == (RestGround.UNFORESEEN, "Bo blev syg")
    assert any(row.startswith("Husk | For lidt hvile") for row in keyboard.rows())


def test_tab_goes_through_everything_in_reading_order_and_all_have_names(keyboard: Any) -> None:
    names = []
    for _ in range(8):
        names.append(keyboard.name(keyboard.focused()))
        keyboard.press(Key.Key_Tab)
    assert names == [
        "Det skal du gøre",
        "Det valgte i fuld længde",
        "Gå til timesedlerne",
        "Udsæt …",
        "Afsluttet …",
        "Om timerne",
        "Årshjul",
        "Lige nu",
    ]


def test_the_models_are_sound(keyboard: Any, qtmodeltester: ModelTester) -> None:
    keyboard.choose(MANY)
    keyboard.press(Key.Key_Return)
    for table in (keyboard.table, keyboard.year):
        qtmodeltester.check(table.model())


def test_the_hours_are_bars_with_their_figures_and_the_year_is_read_line_by_line(keyboard: Any) -> None:
    bars = keyboard.view.findChildren(HoursBar)
    assert bars[0].accessibleName() == "I alt"
    assert "brugt" in bars[0].accessibleDescription()
    keyboard.tab_to("Årshjul")
    keyboard.press(Key.Key_Down)
    index = keyboard.year.currentIndex()
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Måned: November 2026: ingen kendte frister."


def test_an_empty_file_offers_what_to_begin_with(
    opened: Callable[[Shell], Any], empty_shell: Shell, told: Any, binder: Binder
) -> None:
    keyboard = opened(empty_shell)
    assert keyboard.said == []
    assert keyboard.name(keyboard.focused()) == "Skriv den første hjælper ind"
    keyboard.press(Key.Key_Return)
    assert told.visits == ["people"]
    people.add_helper(binder, people.HelperDraft("Anna"))
    keyboard.view.refresh()
    assert keyboard.buttons() == ["Læg de første vagter"]


def test_nothing_wrong_is_calm(keyboard: Any, busy: Binder) -> None:
    found = overview(busy)
    for entry in (*found.soon, *found.wrong, *found.later):
        for finding in entry.findings:
            watch.settle(busy, finding, "i orden")
    keyboard.view.refresh()
    assert "Alt er i orden. Der er ikke noget, du skal gøre nu." in keyboard.labels()
    assert not keyboard.table.isVisible()
    assert keyboard.focused().isVisible()
    keyboard.view.focus_first()
    assert keyboard.name(keyboard.focused()) == "Lige nu"


def test_it_follows_the_clock(opened: Callable[[Shell], Any], busy: Binder, told: Any) -> None:
    moment = [datetime(2026, 11, 25, 14, 59)]
    keyboard = opened(told.shell(Binder(busy.database, busy.resources, lambda: moment[0])))
    assert "Ingen er på vagt nu." in keyboard.text("Lige nu")
    moment[0] = datetime(2026, 11, 25, 15, 0)
    keyboard.view._look_at_clock()
    assert keyboard.text("Lige nu").startswith("Anna Prøve er på vagt til i dag kl. 23:00.")
    keyboard.view._look_at_clock()
    assert len(keyboard.said) == 1


@pytest.mark.parametrize("size", [100, 200, 300])
def test_at_any_size_only_the_page_scrolls_and_nothing_is_too_wide(
    opened: Callable[[Shell], Any], busy: Binder, told: Any, themed: QApplication, size: int
) -> None:
    chosen = Preferences(theme="light", text_size=size)
    apply_theme(themed, chosen)
    told.preferred.append(chosen)
    keyboard = opened(told.shell(busy))
    QApplication.processEvents()
    page = keyboard.view.findChildren(Page)[0]
    assert isinstance(page, QScrollArea)
    assert page.horizontalScrollBar().maximum() == 0
    if size < 300:
        for table in (keyboard.table, keyboard.year):
            assert table.horizontalScrollBar().maximum() == 0
    keyboard.qtbot.waitUntil(lambda: keyboard.year.verticalScrollBar().maximum() == 0)
    if size > 100:
        keyboard.qtbot.waitUntil(lambda: keyboard.table.verticalScrollBar().maximum() == 0)
    keyboard.tab_to("Årshjul")
    for _ in range(12):
        keyboard.press(Key.Key_Down)
    QApplication.processEvents()
    row = keyboard.year.visualRect(keyboard.year.currentIndex())
    top = keyboard.year.viewport().mapTo(page.viewport(), row.topLeft()).y()
    assert top >= 0
    assert top + row.height() <= page.viewport().height() + 1
