"""The tab "Fratrædelse": the guided dialog counts, warns and saves; steps are ticked; papers; where findings lead."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPlainTextEdit, QPushButton, QTableView

from app.model.domain.entities import Changes, Contract
from app.model.domain.errors import KnownFault
from app.model.domain.people import Termination, TerminationKind
from app.model.services import history, leaving
from app.model.services.binder import Binder
from app.model.services.blanks import Blank, Kind
from app.model.services.exchange import export_content
from app.model.services.findings import find_of
from app.model.services.leaving import LeavingDraft, leaving_card
from app.model.services.people import helper_cards
from app.model.services.preferences import Preferences
from app.model.store import queries
from app.ui.people import leaving_dialogs
from app.ui.people import leaving_panel as panel_module
from app.ui.people.leaving_dialogs import LeavingDialog
from app.ui.people.leaving_panel import LeavingPanel
from app.ui.people.leaving_texts import KINDS
from app.ui.people.view import PeopleView
from app.ui.screen import Shell
from app.ui.theme import apply_theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Open = Callable[[Shell], PeopleView]
KEY = Qt.Key
STEPS = "Det skal I huske"
RESIGNED = LeavingDraft(TerminationKind.RESIGNATION, date(2026, 11, 20), date(2026, 12, 31))
DISMISSED = replace(RESIGNED, kind=TerminationKind.DISMISSAL, reason="Kommer for sent.")


@pytest.fixture(autouse=True)
def _counts_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leaving_dialogs, "PAUSE", 0)


@pytest.fixture
def anna(shell: Shell) -> str:
    """The first helper: by the month since 01.11.2025."""
    return helper_cards(shell.binder)[0].id


def _shown(shell: Shell, opened: Open, hands: Any) -> PeopleView:
    view = opened(shell)
    hands.button(view, "Fratrædelse").click()
    return view


def _panel(view: PeopleView) -> LeavingPanel:
    return view.findChildren(LeavingPanel)[0]


def _ends(binder: Binder, helper_id: str) -> list[date | None]:
    return [c.ends_on for c in export_content(binder).contracts if c.helper_id == helper_id]


def _about(view: PeopleView) -> str:
    return next(w.text() for w in view.findChildren(QLabel) if "Sådan er der talt" in w.text())


def _choose_kind(hands: Any, kind: str) -> None:
    hands.tab_to("Hvordan slutter ansættelsen")
    hands.key(KEY.Key_Home)
    for _ in range(list(KINDS).index(kind)):
        hands.key(KEY.Key_Down)


def test_a_dismissal_by_keyboard_alone(
    qtbot: QtBot, shell: Shell, anna: str, opened: Open, told: Any, hands: Any
) -> None:
    view = _shown(shell, opened, hands)
    assert "Ansat 01.11.2025 uden slutdato." in hands.texts(view)

    def fill(dialog: QDialog) -> None:
        assert hands.name() == "Hvordan slutter ansættelsen"
        assert hands.line(dialog, "Sidste dag").text() == "31.12.2026"
        _choose_kind(hands, "dismissal")
        said = hands.texts(dialog)
        assert "kan en opsigelse koste en erstatning" in said
        assert "Der er ikke skrevet nogen samtale eller tilrettevisning ned" in said
        assert "Den dag, hjælperen har opsigelsen i hånden." in said
        hands.write("Besked givet", "1.12.2026")
        qtbot.waitUntil(lambda: hands.line(dialog, "Sidste dag").text() == "31.01.2027")
        assert "December 2026 plus 1 måned er januar 2027" in hands.texts(dialog)
        hands.write("Sidste dag", "30.1.2027")
        qtbot.waitUntil(lambda: "Det er 1 dag før varslet slutter (31.01.2027)." in hands.texts(dialog))
        hands.key(KEY.Key_Return)
        assert dialog.isVisible()
        assert hands.name() == "Grund"
        assert "Skriv grunden" in hands.texts(dialog)
        qtbot.keyClicks(hands.focus(), "Kommer for sent")
        hands.tab_to("Sådan er beskeden givet")
        hands.key(KEY.Key_Down)
        hands.key(KEY.Key_S, Qt.KeyboardModifier.ControlModifier)
        assert not dialog.isVisible()

    hands.tab_to("Skriv fratrædelse ind …")
    hands.in_dialog(fill)
    hands.key(KEY.Key_Space)
    assert told.changes[-1].kinds == frozenset({Termination, Contract})
    assert leaving_card(shell.binder, anna).draft == LeavingDraft(
        TerminationKind.DISMISSAL,
        date(2026, 12, 1),
        date(2027, 1, 30),
        "Kommer for sent",
        "Brev, afleveret personligt",
    )
    assert _ends(shell.binder, anna) == [date(2027, 1, 30)]
    assert "Hjælperen siges op. Sidste dag er lørdag 30.01.2027." in hands.texts(view)
    assert "Sådan er der talt:\n1. Opsigelsen gives tirsdag 01.12.2026." in _about(view)
    assert "Grund: Kommer for sent" in _about(view)
    assert hands.focus() is hands.table(view, STEPS)
    history.undo(shell.binder)
    view.refresh()
    assert _ends(shell.binder, anna) == [None]
    assert hands.button(view, "Skriv fratrædelse ind …").isVisible()


def test_a_summary_dismissal_is_warned_of(qtbot: QtBot, shell: Shell, anna: str, opened: Open, hands: Any) -> None:
    view = _shown(shell, opened, hands)

    def look(dialog: QDialog) -> None:
        _choose_kind(hands, "summary")
        said = hands.texts(dialog)
        for word in ("grov misligholdelse", "juridisk rådgiver", "politiet", "bevise", "uden varsel"):
            assert word in said
        assert hands.line(dialog, "Sidste dag").text() == "21.11.2026"
        hands.write("Besked givet", "i morges")
        qtbot.waitUntil(lambda: "så tælles varslet" in hands.texts(dialog))
        hands.key(KEY.Key_Return)
        assert hands.name() == "Besked givet"

    hands.in_dialog(look)
    hands.button(view, "Skriv fratrædelse ind …").click()
    assert leaving_card(shell.binder, anna).id is None


def test_what_is_typed_is_not_overwritten_by_a_count(
    qtbot: QtBot, shell: Shell, anna: str, opened: Open, hands: Any
) -> None:
    view = _shown(shell, opened, hands)

    def look(dialog: QDialog) -> None:
        hands.write("Sidste dag", "15.1.2027")
        _choose_kind(hands, "agreement")
        assert hands.line(dialog, "Sidste dag").text() == "15.1.2027"
        hands.write("Sidste dag", "")
        _choose_kind(hands, "resignation")
        assert hands.line(dialog, "Sidste dag").text() == "31.12.2026"

    hands.in_dialog(look)
    hands.button(view, "Skriv fratrædelse ind …").click()


def test_planned_shifts_after_the_last_day_are_told(shell: Shell, anna: str, opened: Open, hands: Any) -> None:
    view = _shown(shell, opened, hands)

    def look(dialog: QDialog) -> None:
        _choose_kind(hands, "agreement")
        assert "på vagtplanen går ud over den sidste dag" in hands.texts(dialog)
        assert "De bliver stående, til du flytter dem." in hands.texts(dialog)

    hands.in_dialog(look)
    hands.button(view, "Skriv fratrædelse ind …").click()


def test_steps_are_ticked_and_taken_back(shell: Shell, anna: str, opened: Open, hands: Any) -> None:
    leaving.register_leaving(shell.binder, anna, DISMISSED)
    view = _shown(shell, opened, hands)
    table = hands.tab_to(STEPS)
    assert "Der er ikke skrevet nogen samtale" in hands.texts(view)
    assert not hands.button(view, "Gjort i dag").isEnabled()
    hands.key(KEY.Key_Down)
    hands.key(KEY.Key_Down)
    assert "Bed hjælperen skrive under" in hands.texts(view)
    hands.press("Gjort i dag")
    step = {each.key: each for each in leaving_card(shell.binder, anna).steps}["receipt_on"]
    assert step.done_on == shell.binder.today
    assert hands.focus() is table
    assert table.model().index(2, 1).data() == "21.11.2026"

    def another_day(dialog: QDialog) -> None:
        assert hands.name() == "Dato"
        hands.write("Dato", "19.11.2026")
        hands.key(KEY.Key_Return)
        assert "Ligger før den dag, opsigelsen gives (20.11.2026)" in hands.texts(dialog)
        hands.write("Dato", "20.11.2026")
        hands.key(KEY.Key_Return)
        assert not dialog.isVisible()

    hands.in_dialog(another_day)
    hands.key(KEY.Key_Return)
    assert table.model().index(2, 1).data() == "20.11.2026"
    hands.press("Ikke gjort")
    assert table.model().index(2, 1).data() == "ikke endnu"


def test_the_ending_is_corrected(shell: Shell, anna: str, opened: Open, hands: Any) -> None:
    leaving.register_leaving(shell.binder, anna, RESIGNED)
    view = _shown(shell, opened, hands)

    def fill(dialog: QDialog) -> None:
        assert hands.line(dialog, "Sidste dag").text() == "31.12.2026"
        hands.write("Sidste dag", "31.1.2027")
        hands.key(KEY.Key_Return)

    hands.in_dialog(fill)
    hands.button(view, "Ret fratrædelsen …").click()
    assert _ends(shell.binder, anna) == [date(2027, 1, 31)]


def test_one_who_stays_goes_on(shell: Shell, anna: str, opened: Open, hands: Any) -> None:
    leaving.register_leaving(shell.binder, anna, RESIGNED)
    view = _shown(shell, opened, hands)

    def fill(dialog: QDialog) -> None:
        assert "Fratrædelsen slettes, og kontrakten fortsætter." in hands.texts(dialog)
        hands.write("Kontrakten slutter", "i maj")
        hands.key(KEY.Key_Return)
        assert hands.name() == "Kontrakten slutter"
        hands.write("Kontrakten slutter", "")
        hands.key(KEY.Key_Return)
        assert not dialog.isVisible()

    hands.in_dialog(fill)
    hands.button(view, "Træk tilbage …").click()
    assert (_ends(shell.binder, anna), leaving_card(shell.binder, anna).id) == ([None], None)
    assert hands.name() == "Skriv fratrædelse ind …"


def test_a_fixed_term_is_taken_back_with_its_end(
    shell: Shell, anna: str, opened: Open, monkeypatch: pytest.MonkeyPatch, hands: Any
) -> None:
    with shell.binder.database.change("Prøve") as work:
        for contract in queries.contracts(work.session, anna):
            contract.ends_on = date(2026, 12, 15)
    own = LeavingDraft(TerminationKind.FIXED_TERM, date(2026, 11, 20), date(2026, 12, 15))
    leaving.register_leaving(shell.binder, anna, own)
    view = _shown(shell, opened, hands)
    assert [b.text() for b in view.findChildren(QPushButton) if b.isVisible() and b.text().startswith("Lav ")] == [
        "Lav trinets papir …"
    ]
    monkeypatch.setattr(panel_module, "ask", lambda *_: True)
    hands.button(view, "Træk tilbage …").click()
    assert (_ends(shell.binder, anna), leaving_card(shell.binder, anna).id) == ([date(2026, 12, 15)], None)


@pytest.mark.parametrize(
    "paper",
    [
        (RESIGNED, "kvittering-for-opsigelse", "Lav kvitteringen"),
        (DISMISSED, "opsigelse", "Lav opsigelsen"),
        (replace(DISMISSED, kind=TerminationKind.SUMMARY), "bortvisning", "Lav bortvisningen"),
        (replace(RESIGNED, kind=TerminationKind.AGREEMENT), "fratraedelsesaftale", "Lav aftalen"),
    ],
)
def test_the_papers_of_an_ending(
    shell: Shell,
    anna: str,
    opened: Open,
    monkeypatch: pytest.MonkeyPatch,
    hands: Any,
    paper: tuple[LeavingDraft, str, str],
) -> None:
    draft, name, text = paper
    leaving.register_leaving(shell.binder, anna, draft)
    ending = leaving_card(shell.binder, anna).id
    made: list[tuple[str, str | None, str | None]] = []
    monkeypatch.setattr(
        "app.ui.letters.make_dialog.make_letter",
        lambda _shell, what, about, _parent: made.append((what, about.helper_id, about.record_id)),
    )
    view = _shown(shell, opened, hands)
    hands.button(view, text).click()
    table = hands.table(view, STEPS)
    for row in range(table.model().rowCount()):
        table.selectRow(row)
        if hands.button(view, "Lav trinets papir …").isEnabled():
            hands.button(view, "Lav trinets papir …").click()
    assert made[0] == (name, anna, ending)
    assert set(made[1:]) >= {
        ("kommune-fratraedelse", anna, ending),
        ("noeglekvittering", anna, None),
        ("tjenesteattest", anna, None),
    }


def test_the_letter_opens_with_the_last_day(shell: Shell, anna: str, opened: Open, hands: Any) -> None:
    leaving.register_leaving(shell.binder, anna, DISMISSED)
    view = _shown(shell, opened, hands)
    seen: list[str] = []
    hands.in_dialog(lambda dialog: seen.append(dialog.findChildren(QPlainTextEdit)[0].toPlainText()))
    hands.button(view, "Lav opsigelsen").click()
    assert "31.12.2026" in seen[0]


@pytest.mark.parametrize("code", ["termination-notice", "termination-record", "g-days"])
def test_a_finding_leads_to_the_ending(shell: Shell, anna: str, opened: Open, hands: Any, code: str) -> None:
    leaving.register_leaving(shell.binder, anna, replace(DISMISSED, last_day=date(2026, 12, 1)))
    (finding,) = find_of(shell.binder, "termination-notice")
    view = opened(shell)
    view.point_at(replace(finding, code=code))
    assert hands.name() == "Ret fratrædelsen …"
    assert not _panel(view).point_at(replace(finding, code="sick-talk"))


def test_a_blank_leads_to_its_step_or_opens_the_dialog_at_its_field(
    qtbot: QtBot, shell: Shell, anna: str, opened: Open, hands: Any
) -> None:
    leaving.register_leaving(shell.binder, anna, DISMISSED)
    view = _shown(shell, opened, hands)
    ending = leaving_card(shell.binder, anna).id
    view.fill_in(Blank("Kvittering", "people", Kind.TERMINATION, "receipt_on", anna, ending))
    assert hands.focus() is hands.table(view, STEPS)
    assert "Bed hjælperen skrive under" in hands.texts(view)
    seen: list[str] = []
    hands.in_dialog(lambda _dialog: seen.append(hands.name()))
    view.fill_in(Blank("Grund", "people", Kind.TERMINATION, "reason", anna, ending))
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == ["Grund"]
    assert not _panel(view).fill_in(Blank("Navn", "people", Kind.HELPER, "name", anna))


def test_what_can_not_be_done_is_said(
    shell: Shell, anna: str, opened: Open, monkeypatch: pytest.MonkeyPatch, hands: Any
) -> None:
    leaving.register_leaving(shell.binder, anna, RESIGNED)
    view = _shown(shell, opened, hands)

    def full(*_: object) -> Changes:
        raise KnownFault("Der er ikke mere plads på disken.")

    monkeypatch.setattr(leaving, "tick_step", full)
    hands.table(view, STEPS).selectRow(1)
    hands.button(view, "Gjort i dag").click()
    assert "Der er ikke mere plads på disken." in hands.texts(view)


def test_a_helper_without_a_contract_can_not_leave(empty_shell: Shell, opened: Open, hands: Any) -> None:
    from app.model.services.people import HelperDraft, add_helper

    add_helper(empty_shell.binder, HelperDraft(name="Małgorzata Łukaszewicz"))
    view = _shown(empty_shell, opened, hands)
    assert "Hjælperen har ingen kontrakt endnu." in hands.texts(view)
    assert not hands.button(view, "Skriv fratrædelse ind …").isEnabled()


def test_every_control_has_a_name_and_the_models_keep_qts_contract(
    shell: Shell, anna: str, opened: Open, hands: Any
) -> None:
    leaving.register_leaving(shell.binder, anna, DISMISSED)
    view = _shown(shell, opened, hands)
    testers = [QAbstractItemModelTester(table.model()) for table in view.findChildren(QTableView)]
    assert [w for w in hands.controls(view) if not hands.name(w)] == []
    names: list[list[Any]] = []
    hands.in_dialog(lambda dialog: names.append([w for w in hands.controls(dialog) if not hands.name(w)]))
    hands.button(view, "Ret fratrædelsen …").click()
    assert names == [[]]
    assert testers


@pytest.mark.parametrize("size", [100, 200, 300])
def test_nothing_is_cut_off_sideways_at_any_text_size(
    qtbot: QtBot, themed: QApplication, shell: Shell, anna: str, opened: Open, size: int, hands: Any
) -> None:
    leaving.register_leaving(shell.binder, anna, DISMISSED)
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
        assert isinstance(dialog, LeavingDialog)
        for widget in hands.controls(dialog):
            assert widget.mapTo(dialog, widget.rect().topRight()).x() <= dialog.width(), hands.name(widget)

    hands.in_dialog(look)
    hands.button(view, "Ret fratrædelsen …").click()
