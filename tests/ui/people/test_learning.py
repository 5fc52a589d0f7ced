"""The tab "Kurser og nøgler": written, returned, corrected and deleted by keyboard; what can't be is said there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QTableView

from app.model.checks.leaving import KEYS
from app.model.domain.entities import Changes
from app.model.domain.errors import KnownFault
from app.model.domain.findings import Finding, Severity
from app.model.domain.people import Handout, Training, TrainingKind
from app.model.domain.reasons import Reason
from app.model.services import learning
from app.model.services.blanks import Blank, Kind
from app.model.services.learning import HandoutDraft, TrainingDraft, learning_card
from app.model.services.people import helper_cards
from app.model.services.preferences import Preferences
from app.ui.people import learning_panel as panel_module
from app.ui.people.learning_panel import LearningPanel
from app.ui.people.view import PeopleView
from app.ui.screen import Shell
from app.ui.theme import apply_theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Open = Callable[[Shell], PeopleView]
KEY = Qt.Key
COURSES, THINGS = "Kurser og instruktion", "Nøgler og andet udlån"
NEW = "Nyt kursus eller ny instruktion"


@pytest.fixture
def anna(shell: Shell) -> str:
    """The first helper, with nothing learnt and nothing lent."""
    helper_id = helper_cards(shell.binder)[0].id
    card = learning_card(shell.binder, helper_id)
    for identity, _ in card.trainings:
        learning.delete_training(shell.binder, identity)
    for identity, _ in card.handouts:
        learning.delete_handout(shell.binder, identity)
    return helper_id


def _panel(view: PeopleView) -> LearningPanel:
    return view.findChildren(LearningPanel)[0]


def _shown(shell: Shell, opened: Open, hands: Any) -> PeopleView:
    view = opened(shell)
    hands.button(view, "Kurser og nøgler").click()
    return view


def test_a_course_by_keyboard_alone(shell: Shell, anna: str, opened: Open, told: Any, hands: Any) -> None:
    view = opened(shell)
    hands.key(KEY.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert "Intet er skrevet ned endnu." in hands.texts(view)
    assert "Intet er udleveret." in hands.texts(view)

    def fill(dialog: QDialog) -> None:
        assert dialog.windowTitle() == NEW
        assert hands.name() == "Slags"
        hands.write("Dato", "29.2.2024")
        hands.write("Hvad", "Loftlift på badeværelset")
        hands.write("Givet af", "Łucja Żak")
        hands.write("Underskrevet af hjælperen", "1.3.2024")
        hands.key(KEY.Key_Return)
        assert not dialog.isVisible()

    hands.tab_to(f"{NEW} …")
    hands.in_dialog(fill)
    hands.key(KEY.Key_Space)
    ((_, draft),) = learning_card(shell.binder, anna).trainings
    assert draft == TrainingDraft(
        date(2024, 2, 29), "Loftlift på badeværelset", TrainingKind.AID, "Łucja Żak", date(2024, 3, 1)
    )
    assert hands.focus() is hands.table(view, COURSES)
    assert told.changes[-1].kinds == frozenset({Training})
    spoken = hands.table(view, COURSES).model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == (
        "Dato: 29.02.2024, Hjælpemiddel, Loftlift på badeværelset, givet af Łucja Żak, underskrevet 01.03.2024"
    )


def test_a_key_is_lent_and_comes_back_today(shell: Shell, anna: str, opened: Open, hands: Any) -> None:
    view = _shown(shell, opened, hands)

    def fill(dialog: QDialog) -> None:
        hands.write("Hvad", "Nøgle til hoveddøren")
        hands.write("Antal", "to")
        hands.key(KEY.Key_Return)
        assert dialog.isVisible()
        assert hands.name() == "Antal"
        hands.write("Antal", "2")
        hands.key(KEY.Key_Return)

    hands.tab_to("Udlevér noget …")
    hands.in_dialog(fill)
    hands.key(KEY.Key_Space)
    ((_, draft),) = learning_card(shell.binder, anna).handouts
    assert draft == HandoutDraft("Nøgle til hoveddøren", shell.binder.today, 2)
    hands.press("Lever tilbage i dag")
    assert learning_card(shell.binder, anna).handouts[0][1].returned_on == shell.binder.today
    assert "kommet tilbage i dag" in hands.texts(view)
    assert not hands.button(view, "Lever tilbage i dag").isEnabled()
    assert hands.focus() is hands.table(view, THINGS)


def test_what_can_not_be_done_is_said(shell: Shell, anna: str, opened: Open, hands: Any) -> None:
    learning.add_handout(shell.binder, anna, HandoutDraft("Alarmbrik", date(2026, 12, 24)))
    view = _shown(shell, opened, hands)
    hands.button(view, "Lever tilbage i dag").click()
    assert "Det kunne ikke gøres. Afleveret: ligger før udleveringen (24.12.2026)." in hands.texts(view)
    assert learning_card(shell.binder, anna).handouts[0][1].returned_on is None


def test_a_full_disk_is_told(
    shell: Shell, anna: str, opened: Open, monkeypatch: pytest.MonkeyPatch, hands: Any
) -> None:
    learning.add_handout(shell.binder, anna, HandoutDraft("Alarmbrik", date(2026, 1, 1)))

    def full(*_: object) -> Changes:
        raise KnownFault("Der er ikke mere plads på disken.")

    monkeypatch.setattr(learning, "return_handout", full)
    view = _shown(shell, opened, hands)
    hands.button(view, "Lever tilbage i dag").click()
    assert "Der er ikke mere plads på disken." in hands.texts(view)


def test_enter_opens_and_delete_asks(
    shell: Shell, anna: str, opened: Open, monkeypatch: pytest.MonkeyPatch, hands: Any
) -> None:
    learning.add_training(shell.binder, anna, TrainingDraft(date(2026, 1, 1), "Førstehjælp", TrainingKind.COURSE))
    learning.add_handout(shell.binder, anna, HandoutDraft("Nøgle", date(2026, 1, 1)))
    view = _shown(shell, opened, hands)
    answers = [False, True, True]
    monkeypatch.setattr(panel_module, "ask", lambda *_: answers.pop(0))
    titles: list[str] = []
    for name in (COURSES, THINGS):
        hands.tab_to(name)
        hands.in_dialog(lambda dialog: titles.append(dialog.windowTitle()))
        hands.key(KEY.Key_Return)
    assert titles == ["Ret kursus", "Ret udlån"]
    for name in (COURSES, COURSES, THINGS):
        hands.tab_to(name)
        hands.key(KEY.Key_Delete)
    card = learning_card(shell.binder, anna)
    assert (card.trainings, card.handouts, answers) == ((), (), [])
    assert not hands.table(view, COURSES).isVisible()


def test_what_is_out_stands_first(shell: Shell, anna: str, opened: Open, hands: Any) -> None:
    for what, day, back in (("Gammel nøgle", 1, 5), ("Alarmbrik", 2, None), ("Bilnøgle", 3, None)):
        returned = date(2026, 1, back) if back else None
        learning.add_handout(shell.binder, anna, HandoutDraft(what, date(2026, 1, day), returned_on=returned))
    model = hands.table(_shown(shell, opened, hands), THINGS).model()
    assert [model.index(row, 0).data() for row in range(3)] == ["Bilnøgle", "Alarmbrik", "Gammel nøgle"]
    assert QAbstractItemModelTester(model).model() is model


def test_missed_keys_and_blanks_lead_here(qtbot: QtBot, shell: Shell, anna: str, opened: Open, hands: Any) -> None:
    learning.add_training(shell.binder, anna, TrainingDraft(date(2026, 1, 1), "Lift"))
    learning.add_handout(shell.binder, anna, HandoutDraft("Nøgle", date(2026, 1, 1)))
    view = opened(shell)
    missed = Finding(KEYS, Severity.WARNING, anna, None, None, "", "", "", Reason(""), subject="c1")
    view.point_at(missed)
    assert hands.focus() is hands.table(view, THINGS)
    ((training, _),) = learning_card(shell.binder, anna).trainings
    seen: list[str] = []
    hands.in_dialog(lambda _dialog: seen.append(hands.name()))
    view.fill_in(Blank("Givet af", "people", Kind.TALK, "given_by", anna, training))
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == ["Givet af"]


def test_the_guides_instruction_opens_a_new_one_here(
    qtbot: QtBot, shell: Shell, anna: str, opened: Open, hands: Any
) -> None:
    view = opened(shell)
    seen: list[str] = []

    def fill(dialog: QDialog) -> None:
        seen.append(dialog.windowTitle())
        hands.write("Hvad", "Loftlift")
        hands.key(KEY.Key_Return)

    hands.in_dialog(fill)
    view.fill_in(Blank("Instruktion", "people", Kind.TRAINING, "subject", anna))
    qtbot.waitUntil(lambda: bool(learning_card(shell.binder, anna).trainings))
    assert seen == [NEW]
    assert _panel(view).isVisible()
    ((_, draft),) = learning_card(shell.binder, anna).trainings
    assert (draft.subject, draft.kind) == ("Loftlift", TrainingKind.AID)
    qtbot.waitUntil(lambda: hands.focus() is hands.table(view, COURSES))


def test_another_helper_has_other_things(shell: Shell, anna: str, opened: Open, hands: Any) -> None:
    learning.add_handout(shell.binder, anna, HandoutDraft("Nøgle", date(2026, 1, 1)))
    view = _shown(shell, opened, hands)
    hands.choose(view, 1)
    names = [hands.table(view, THINGS).model().index(row, 0).data() for row in range(3)]
    assert "Nøgle" not in names
    assert not _panel(view).is_touched_by(Changes("x", frozenset()))
    assert _panel(view).is_touched_by(Changes("x", frozenset({Handout})))


@pytest.mark.parametrize("size", [100, 200, 300])
def test_nothing_is_cut_off_sideways_at_any_text_size(
    qtbot: QtBot, themed: QApplication, shell: Shell, anna: str, opened: Open, size: int, hands: Any
) -> None:
    long = "Forflytning med loftlift, sejl og vendelagen på soveværelset og badeværelset " * 2
    learning.add_training(shell.binder, anna, TrainingDraft(date(2026, 1, 1), long.strip(), given_by="Ø" * 200))
    learning.add_handout(shell.binder, anna, HandoutDraft(long.strip(), date(2026, 1, 1), 99))
    view = _shown(shell, opened, hands)
    apply_theme(themed, Preferences(theme="light", text_size=size, large_targets=True))
    view.resize(880, 700)
    qtbot.wait(50)
    for widget in hands.controls(view):
        if isinstance(widget, QPushButton):
            assert widget.width() >= widget.sizeHint().width(), widget.text()
        if not isinstance(widget, QTableView):
            assert hands.name(widget)
        left = widget.mapTo(view, widget.rect().topLeft()).x()
        assert left >= 0
        assert left + widget.width() <= view.width(), hands.name(widget)
