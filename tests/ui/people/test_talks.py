"""The tab "Samtaler": written, ticked, corrected and deleted by keyboard; staff meetings; the papers; where findings lead."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QPushButton, QTableView

from app.model.domain.entities import Changes
from app.model.domain.errors import KnownFault
from app.model.domain.findings import Finding
from app.model.domain.people import Talk, TalkKind
from app.model.services import talks
from app.model.services.blanks import Blank, Kind
from app.model.services.findings import find_of
from app.model.services.people import helper_cards
from app.model.services.preferences import Preferences
from app.model.services.talks import TalkDraft, talk_rows
from app.ui.people import talks_panel as panel_module
from app.ui.people.talks_panel import TalksPanel
from app.ui.people.talks_texts import HINTS, KINDS, talk_lines
from app.ui.people.view import PeopleView
from app.ui.screen import Shell
from app.ui.theme import apply_theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Open = Callable[[Shell], PeopleView]
KEY = Qt.Key
TALKS, MEETINGS = "Samtaler med hjælperen", "Personalemøder"
WARNING = TalkDraft(TalkKind.WARNING, date(2026, 11, 3), about="Kom for sent.", follow_up_on=date(2026, 11, 20))


@pytest.fixture
def anna(shell: Shell) -> str:
    """The first helper, without talks; and no staff meetings."""
    helper_id = helper_cards(shell.binder)[0].id
    for row in (*talk_rows(shell.binder, helper_id), *talk_rows(shell.binder, None)):
        talks.delete_talk(shell.binder, row.id)
    return helper_id


def _shown(shell: Shell, opened: Open, hands: Any) -> PeopleView:
    view = opened(shell)
    hands.button(view, "Samtaler").click()
    return view


def _panel(view: PeopleView) -> TalksPanel:
    return view.findChildren(TalksPanel)[0]


def _type(hands: Any, qtbot: QtBot, name: str, text: str) -> None:
    """Into a field of several lines, where Enter begins a new one."""
    field = hands.tab_to(name)
    assert isinstance(field, QPlainTextEdit)
    for number, line in enumerate(text.split("\n")):
        if number:
            hands.key(KEY.Key_Return)
        qtbot.keyClicks(field, line)


def test_a_warning_by_keyboard_alone(
    qtbot: QtBot, shell: Shell, anna: str, opened: Open, told: Any, hands: Any
) -> None:
    view = _shown(shell, opened, hands)
    assert "Ingen samtaler endnu." in hands.texts(view)
    assert "Ingen personalemøder endnu." in hands.texts(view)

    def fill(dialog: QDialog) -> None:
        assert dialog.windowTitle() == "Ny samtale"
        assert hands.name() == "Slags"
        assert HINTS["instruction"] in hands.texts(dialog)
        hands.key(KEY.Key_Down)
        hands.key(KEY.Key_Down)
        assert HINTS["warning"] in hands.texts(dialog)
        hands.write("Dato", "3.11.2026")
        _type(hands, qtbot, "Hvad handlede det om", "Kom for sent\nto gange")
        _type(hands, qtbot, "Hvad blev aftalt", "Ringer i tide")
        hands.write("Følges op den", "1.12.2026")
        hands.key(KEY.Key_Return)
        assert not dialog.isVisible()

    hands.tab_to("Ny samtale …")
    hands.in_dialog(fill)
    hands.key(KEY.Key_Space)
    (row,) = talk_rows(shell.binder, anna)
    assert row.draft == TalkDraft(
        TalkKind.WARNING,
        date(2026, 11, 3),
        about="Kom for sent\nto gange",
        agreed="Ringer i tide",
        follow_up_on=date(2026, 12, 1),
    )
    assert told.changes[-1].kinds == frozenset({Talk})
    assert hands.focus() is hands.table(view, TALKS)
    spoken = hands.table(view, TALKS).model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Dato: 03.11.2026, Advarsel, Kom for sent, følges op 01.12.2026, ikke underskrevet"
    hands.press("Underskrevet i dag")
    hands.press("Kopi givet i dag")
    hands.press("Fulgt op i dag")
    today = shell.binder.today
    (row,) = talk_rows(shell.binder, anna)
    assert (row.draft.signed_on, row.draft.copy_given_on) == (today, today)
    assert "før samtalen" not in hands.texts(view)
    assert row.draft.followed_up_on == today
    for name in ("Underskrevet i dag", "Kopi givet i dag", "Fulgt op i dag"):
        assert not hands.button(view, name).isEnabled()


def test_a_sick_talk_says_what_may_not_be_asked(shell: Shell, anna: str, opened: Open, hands: Any) -> None:
    view = _shown(shell, opened, hands)

    def choose(dialog: QDialog) -> None:
        for _ in range(list(KINDS).index("sick")):
            hands.key(KEY.Key_Down)
        assert "Spørg ikke, hvilken sygdom det er" in hands.texts(dialog)
        assert "hvor længe fraværet ventes at vare" in hands.focus().accessibleDescription()
        labels = hands.texts(dialog).lower()
        assert not any(word in labels for word in ("diagnose", "lidelse", "symptom"))
        hands.key(KEY.Key_Home)
        assert "Spørg ikke" not in hands.texts(dialog)

    hands.in_dialog(choose)
    hands.button(view, "Ny samtale …").click()
    assert talk_rows(shell.binder, anna) == ()


def test_a_staff_meeting_is_counted_from_every_helper(
    qtbot: QtBot, shell: Shell, anna: str, opened: Open, hands: Any
) -> None:
    view = _shown(shell, opened, hands)

    def fill(dialog: QDialog) -> None:
        assert hands.name() == "Dato"
        there = dialog.findChildren(QPlainTextEdit)[0].toPlainText().split("\n")
        assert "Anna Eksempel" in there
        assert len(there) == sum(card.employed_on(shell.binder.today) for card in helper_cards(shell.binder))
        _type(hands, qtbot, "Dagsorden", "Den nye lift")
        hands.write("Underskrevet", "1.1.2026")
        hands.key(KEY.Key_Return)
        assert dialog.isVisible()
        assert hands.name() == "Underskrevet"
        hands.write("Underskrevet", "")
        _type(hands, qtbot, "Referat og aftaler", "x" * 20)
        hands.key(KEY.Key_S, Qt.KeyboardModifier.ControlModifier)

    hands.tab_to("Nyt personalemøde …")
    hands.in_dialog(fill)
    hands.key(KEY.Key_Space)
    (row,) = talk_rows(shell.binder, None)
    assert (row.helper_id, row.draft.kind, row.draft.about) == (None, TalkKind.STAFF_MEETING, "Den nye lift")
    for number in range(2):
        hands.choose(view, number)
        assert hands.table(view, MEETINGS).model().rowCount() == 1
        assert not hands.table(view, TALKS).isVisible()
    assert not hands.button(view, "Fulgt op på mødet i dag").isEnabled()


def test_what_is_too_long_is_said_under_the_meetings_own_names(
    shell: Shell, anna: str, opened: Open, hands: Any
) -> None:
    view = _shown(shell, opened, hands)

    def fill(dialog: QDialog) -> None:
        dialog.findChildren(QPlainTextEdit)[2].setPlainText("x" * 2001)
        hands.key(KEY.Key_S, Qt.KeyboardModifier.ControlModifier)
        assert "Referat og aftaler: er på 2001 tegn" in hands.texts(dialog)
        assert hands.name() == "Referat og aftaler"
        dialog.findChildren(QPlainTextEdit)[2].setPlainText("x" * 2000)
        hands.key(KEY.Key_S, Qt.KeyboardModifier.ControlModifier)
        assert not dialog.isVisible()

    hands.in_dialog(fill)
    hands.button(view, "Nyt personalemøde …").click()
    assert len(talk_rows(shell.binder, None)[0].draft.agreed) == 2000


def test_enter_opens_and_delete_asks(
    shell: Shell, anna: str, opened: Open, monkeypatch: pytest.MonkeyPatch, hands: Any
) -> None:
    talks.add_talk(shell.binder, anna, WARNING)
    talks.add_talk(shell.binder, None, TalkDraft(TalkKind.STAFF_MEETING, date(2026, 11, 5)))
    _shown(shell, opened, hands)
    answers = [False, True, True]
    monkeypatch.setattr(panel_module, "ask", lambda *_: answers.pop(0))
    titles: list[str] = []
    for name in (TALKS, MEETINGS):
        hands.tab_to(name)
        hands.in_dialog(lambda dialog: titles.append(dialog.windowTitle()))
        hands.key(KEY.Key_Return)
    assert titles == ["Ret samtale", "Ret mødet"]
    hands.tab_to(MEETINGS)
    hands.key(KEY.Key_Delete)
    assert len(talk_rows(shell.binder, None)) == 1
    hands.key(KEY.Key_Delete)
    assert talk_rows(shell.binder, None) == ()


def test_a_talk_is_corrected(shell: Shell, anna: str, opened: Open, hands: Any) -> None:
    talks.add_talk(shell.binder, anna, WARNING)
    view = _shown(shell, opened, hands)

    def fill(dialog: QDialog) -> None:
        hands.write("Dato", "den tredje")
        hands.key(KEY.Key_Return)
        assert hands.name() == "Dato"
        assert "Skriv datoen som 31.12.2026" in hands.texts(dialog)
        hands.write("Dato", "4.11.2026")
        hands.key(KEY.Key_Return)

    hands.in_dialog(fill)
    hands.button(view, "Ret samtale …").click()
    assert talk_rows(shell.binder, anna)[0].draft == replace(WARNING, held_on=date(2026, 11, 4))


def test_what_can_not_be_done_is_said(
    shell: Shell, anna: str, opened: Open, monkeypatch: pytest.MonkeyPatch, hands: Any
) -> None:
    talks.add_talk(shell.binder, anna, TalkDraft(TalkKind.OTHER, date(2026, 12, 24)))
    view = _shown(shell, opened, hands)
    hands.button(view, "Underskrevet i dag").click()
    assert "Det kunne ikke gøres. Underskrevet: ligger før samtalen (24.12.2026)." in hands.texts(view)

    def full(*_: object) -> Changes:
        raise KnownFault("Der er ikke mere plads på disken.")

    monkeypatch.setattr(talks, "tick_talk", full)
    hands.button(view, "Kopi givet i dag").click()
    assert "Der er ikke mere plads på disken." in hands.texts(view)


@pytest.mark.parametrize(
    ("kind", "paper"),
    [
        (TalkKind.INSTRUCTION, "instruktion"),
        (TalkKind.REPRIMAND, "tilrettevisning"),
        (TalkKind.WARNING, "advarsel"),
        (TalkKind.SICK, "referat"),
        (TalkKind.APPRAISAL, "referat"),
        (TalkKind.OTHER, "referat"),
    ],
)
def test_each_kind_has_its_paper(
    shell: Shell, anna: str, opened: Open, monkeypatch: pytest.MonkeyPatch, hands: Any, kind: TalkKind, paper: str
) -> None:
    made: list[tuple[str, str | None, str | None]] = []
    monkeypatch.setattr(
        "app.ui.letters.make_dialog.make_letter",
        lambda _shell, name, about, _parent: made.append((name, about.helper_id, about.record_id)),
    )
    talks.add_talk(shell.binder, anna, TalkDraft(kind, date(2026, 11, 3)))
    talks.add_talk(shell.binder, None, TalkDraft(TalkKind.STAFF_MEETING, date(2026, 11, 5)))
    (row,), (meeting,) = talk_rows(shell.binder, anna), talk_rows(shell.binder, None)
    view = _shown(shell, opened, hands)
    for name in ("Lav papiret …", "MUS-ark til hjælperen …", "MUS-ark til dig selv …", "Lav referat …"):
        hands.button(view, name).click()
    own = row.id if kind is TalkKind.APPRAISAL else None
    assert made == [
        (paper, anna, row.id),
        ("mus-hjaelper", anna, own),
        ("mus-arbejdsgiver", anna, own),
        ("referat", None, meeting.id),
    ]


def test_the_paper_of_a_talk_opens_with_what_was_written(shell: Shell, anna: str, opened: Open, hands: Any) -> None:
    talks.add_talk(shell.binder, anna, WARNING)
    talks.add_talk(shell.binder, None, TalkDraft(TalkKind.STAFF_MEETING, date(2026, 11, 5), agreed="Ny lift"))
    view = _shown(shell, opened, hands)
    seen: list[str] = []

    def look(dialog: QDialog) -> None:
        seen.append(dialog.findChildren(QPlainTextEdit)[0].toPlainText())

    for name, said in (("Lav papiret …", "Kom for sent."), ("Lav referat …", "Ny lift")):
        hands.in_dialog(look)
        hands.button(view, name).click()
        assert said in seen[-1]


def test_a_finding_leads_to_its_talk(shell: Shell, anna: str, opened: Open, hands: Any) -> None:
    talks.add_talk(shell.binder, anna, TalkDraft(TalkKind.OTHER, date(2026, 11, 10)))
    talks.add_talk(shell.binder, anna, WARNING)
    (finding,) = find_of(shell.binder, "talk-follow-up")
    view = opened(shell)
    view.point_at(finding)
    assert hands.focus() is hands.table(view, TALKS)
    assert hands.table(view, TALKS).currentIndex().row() == 1


@pytest.mark.parametrize("code", ["sick-talk", "appraisal-yearly"])
def test_a_talk_that_is_missing_leads_to_where_it_is_written(
    shell: Shell, anna: str, opened: Open, hands: Any, code: str
) -> None:
    talks.add_talk(shell.binder, anna, WARNING)
    (made,) = find_of(shell.binder, "talk-follow-up")
    view = opened(shell)
    view.point_at(replace(made, code=code, subject="2026"))
    assert hands.focus() is hands.table(view, TALKS)
    assert not _panel(view).point_at(replace(made, code="pay-form"))


def test_a_staff_meetings_finding_leads_to_the_meetings(shell: Shell, anna: str, opened: Open, hands: Any) -> None:
    meeting = TalkDraft(TalkKind.STAFF_MEETING, date(2026, 11, 5), follow_up_on=date(2026, 11, 6))
    talks.add_talk(shell.binder, None, meeting)
    (finding,) = find_of(shell.binder, "talk-follow-up")
    assert isinstance(finding, Finding)
    assert finding.helper_id is None
    view = opened(shell)
    view.point_at(finding)
    assert hands.focus() is hands.table(view, MEETINGS)


def test_a_blank_opens_its_talk_at_the_field(qtbot: QtBot, shell: Shell, anna: str, opened: Open, hands: Any) -> None:
    talks.add_talk(shell.binder, anna, WARNING)
    talks.add_talk(shell.binder, None, TalkDraft(TalkKind.STAFF_MEETING, date(2026, 11, 5)))
    view = _shown(shell, opened, hands)
    seen: list[tuple[str, str]] = []

    def look(dialog: QDialog) -> None:
        seen.append((dialog.windowTitle(), hands.name()))

    for owner, title in ((anna, "Ret samtale"), (None, "Ret mødet")):
        (row,) = talk_rows(shell.binder, owner)
        seen.clear()
        hands.in_dialog(look)
        view.fill_in(Blank("Aftalt", "people", Kind.TALK, "follow_up_on", owner, row.id))
        qtbot.waitUntil(lambda: bool(seen))
        assert seen == [(title, "Følges op den")]
    assert not _panel(view).fill_in(Blank("Navn", "people", Kind.HELPER, "name", anna))


def test_rows_show_the_first_line_and_no_more(shell: Shell, anna: str) -> None:
    long = "Ł" * 300 + "\nanden linje"
    talks.add_talk(shell.binder, anna, TalkDraft(TalkKind.OTHER, date(2024, 2, 29), about=long))
    talks.add_talk(shell.binder, anna, TalkDraft(TalkKind.OTHER, date(2024, 3, 1), agreed="Kort\nog mere"))
    short, cut = talk_lines(talk_rows(shell.binder, anna))
    assert (short.about, len(cut.about), cut.about[-1], cut.held_on) == ("Kort", 60, "…", "29.02.2024")


def test_every_control_has_a_name_and_the_models_keep_qts_contract(
    shell: Shell, anna: str, opened: Open, hands: Any
) -> None:
    talks.add_talk(shell.binder, anna, WARNING)
    view = _shown(shell, opened, hands)
    testers = [QAbstractItemModelTester(table.model()) for table in view.findChildren(QTableView)]
    assert [w for w in hands.controls(view) if not hands.name(w)] == []
    names: list[list[Any]] = []
    for name in ("Ret samtale …", "Nyt personalemøde …"):
        hands.in_dialog(lambda dialog: names.append([w for w in hands.controls(dialog) if not hands.name(w)]))
        hands.button(view, name).click()
    assert names == [[], []]
    assert len(testers) >= 4


@pytest.mark.parametrize("size", [100, 200, 300])
def test_nothing_is_cut_off_sideways_at_any_text_size(
    qtbot: QtBot, themed: QApplication, shell: Shell, anna: str, opened: Open, size: int, hands: Any
) -> None:
    talks.add_talk(shell.binder, anna, WARNING)
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

    for name in ("Ny samtale …", "Nyt personalemøde …"):
        hands.in_dialog(look)
        hands.button(view, name).click()
