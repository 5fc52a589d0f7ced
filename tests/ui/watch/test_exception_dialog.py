"""Writing an exception to a rest rule: what it asks, what it keeps, and changing or deleting one that is there."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.model.domain.findings import Finding, Severity
from app.model.domain.watch import RestException, RestGround
from app.model.services import history, people, watch
from app.model.services.binder import Binder
from app.model.services.roster import ShiftDraft, add_shift
from app.model.services.roster_findings import period_findings
from app.ui.watch.exception_dialog import RestExceptionDialog
from app.ui.widgets import MessageBar

NOVEMBER = date(2026, 11, 1), date(2026, 11, 30)


@pytest.fixture
def finding(binder: Binder) -> Finding:
    """Too little rest on 5 November."""
    helper = people.add_helper(binder, people.HelperDraft("Anna Eksempel"))
    people.add_contract(binder, helper, people.ContractDraft(date(2026, 1, 1)))
    for hour in (7, 22):
        start = datetime(2026, 11, 5, hour)
        add_shift(binder, ShiftDraft(helper, start, start + timedelta(hours=8)))
    (placed,) = period_findings(binder, *NOVEMBER)
    return placed.finding


def shown(qtbot: QtBot, binder: Binder, finding: Finding) -> RestExceptionDialog:
    dialog = RestExceptionDialog(binder, finding)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def explanation(dialog: QDialog) -> QPlainTextEdit:
    found = dialog.findChild(QPlainTextEdit)
    assert found is not None
    assert found.accessibleName() == "Forklaring"
    return found


def lines(dialog: QDialog) -> dict[str, QLineEdit]:
    return {line.accessibleName(): line for line in dialog.findChildren(QLineEdit)}


def labels(dialog: QDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if not label.isHidden() and label.text()]


def press(dialog: QDialog, text: str) -> None:
    next(button for button in dialog.findChildren(QPushButton) if button.text() == text).click()


def message(dialog: QDialog) -> str:
    found = dialog.findChild(MessageBar)
    assert found is not None
    return found.text()


def written(binder: Binder) -> list[RestException]:
    return list(watch.exceptions(binder, *NOVEMBER))


def test_it_says_what_is_the_matter_and_what_the_rules_ask(qtbot: QtBot, binder: Binder, finding: Finding) -> None:
    dialog = shown(qtbot, binder, finding)
    texts = labels(dialog)
    assert texts[0].startswith("For lidt hvile. Anna Eksempel har højst 7 timer fri i træk")
    assert "skal det skrives ned" in texts[1]
    assert "kompenserende hvile så hurtigt som muligt" in texts[1]
    ground = dialog.findChild(QComboBox)
    assert ground is not None
    assert [ground.itemText(n) for n in range(ground.count())] == ["Uforudset hændelse", "Aftale", "Dispensation"]
    assert dialog.focusWidget() is ground


def test_an_exception_is_kept_and_the_finding_becomes_a_reminder(
    qtbot: QtBot, binder: Binder, finding: Finding
) -> None:
    dialog = shown(qtbot, binder, finding)
    explanation(dialog).setPlainText("Åge blev syg kl. 21")
    press(dialog, "Gem undtagelsen")
    assert not dialog.isVisible()
    assert dialog.changes is not None
    (kept,) = written(binder)
    assert (kept.helper_id, kept.rule, kept.at) == (finding.helper_id, "daily-rest", datetime(2026, 11, 5, 22))
    assert (kept.ground, kept.explanation) == (RestGround.UNFORESEEN, "Åge blev syg kl. 21")
    assert (kept.rest_start, kept.recorded_on) == (None, date(2026, 11, 21))
    (after,) = period_findings(binder, *NOVEMBER)
    assert after.finding.severity is Severity.NOTICE


def test_without_an_explanation_nothing_is_saved(qtbot: QtBot, binder: Binder, finding: Finding) -> None:
    dialog = shown(qtbot, binder, finding)
    press(dialog, "Gem undtagelsen")
    assert "Forklaring: må ikke være tom" in message(dialog)
    assert (dialog.isVisible(), written(binder)) == (True, [])
    assert dialog.focusWidget() is explanation(dialog)


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"Hvile fra den": "6.11.2026"}, "Skriv også klokken"),
        ({"Hvile til kl.": "12"}, "Skriv også datoen"),
        ({"Hvile fra den": "6.11.2026", "Hvile fra kl.": "25"}, "Klokken 25 findes ikke"),
        ({"Hvile fra den": "31.11.2026", "Hvile fra kl.": "7"}, "31.11.2026 findes ikke i kalenderen"),
        ({"Hvile fra den": "6.11", "Hvile fra kl.": "7"}, "Mangler; skriv både, hvornår hvilen begynder"),
        (
            {"Hvile fra den": "6.11", "Hvile fra kl.": "7", "Hvile til den": "6.11", "Hvile til kl.": "6"},
            "Hvilen slutter 06.11.2026 kl. 06:00, men begynder",
        ),
    ],
)
def test_a_rest_that_can_t_be_is_told_under_its_field(
    qtbot: QtBot, binder: Binder, finding: Finding, typed: dict[str, str], wrong: str
) -> None:
    dialog = shown(qtbot, binder, finding)
    explanation(dialog).setPlainText("Åge blev syg")
    for name, text in typed.items():
        lines(dialog)[name].setText(text)
    press(dialog, "Gem undtagelsen")
    assert any(text.startswith(wrong) for text in labels(dialog))
    assert message(dialog) == ""
    assert written(binder) == []


def test_one_that_is_there_is_changed_and_not_written_twice(qtbot: QtBot, binder: Binder, finding: Finding) -> None:
    first = shown(qtbot, binder, finding)
    explanation(first).setPlainText("Åge blev syg")
    press(first, "Gem undtagelsen")
    dialog = shown(qtbot, binder, finding)
    assert explanation(dialog).toPlainText() == "Åge blev syg"
    for name, text in zip(lines(dialog), ("6.11", "8", "7.11.2026", "7.30"), strict=True):
        lines(dialog)[name].setText(text)
    press(dialog, "Gem undtagelsen")
    (kept,) = written(binder)
    assert (kept.rest_start, kept.rest_end) == (datetime(2026, 11, 6, 8), datetime(2026, 11, 7, 7, 30))
    again = shown(qtbot, binder, finding)
    assert [line.text() for line in lines(again).values()] == ["06.11.2026", "08:00", "07.11.2026", "07:30"]


def test_one_that_is_there_can_be_deleted_and_that_can_be_undone(
    qtbot: QtBot, binder: Binder, finding: Finding
) -> None:
    first = shown(qtbot, binder, finding)
    assert "Slet undtagelsen" not in [button.text() for button in first.findChildren(QPushButton)]
    explanation(first).setPlainText("Åge blev syg")
    press(first, "Gem undtagelsen")
    dialog = shown(qtbot, binder, finding)
    press(dialog, "Slet undtagelsen")
    assert (dialog.isVisible(), written(binder)) == (False, [])
    assert dialog.changes is not None
    history.undo(binder)
    assert [kept.explanation for kept in written(binder)] == ["Åge blev syg"]


def test_what_was_typed_is_not_lost_to_a_slip_on_escape(qtbot: QtBot, binder: Binder, finding: Finding) -> None:
    dialog = shown(qtbot, binder, finding)
    explanation(dialog).setPlainText("Åge blev syg")
    asked: list[str] = []

    def answer() -> None:
        question = QApplication.activeModalWidget()
        assert isinstance(question, QDialog)
        asked.extend(labels(question))
        question.reject()

    QTimer.singleShot(50, answer)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert asked == ["Det, du har skrevet, er ikke gemt."]
    assert dialog.isVisible()
    explanation(dialog).clear()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert dialog.changes is None
