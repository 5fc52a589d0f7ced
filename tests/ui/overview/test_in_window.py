"""The overview in the whole window: it is the first screen, and Enter leads to the screen that mends, at the matter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTableView, QWidget
from pytestqt.qtbot import QtBot

from app.model.domain.entities import Month
from app.model.domain.findings import Finding, Severity
from app.model.domain.reasons import Reason
from app.model.services import scheme
from app.ui.application import Application
from app.ui.overview.view import OverviewView

Start = Callable[[Path | None], Application]
FINDING = Finding(
    "contract-due", Severity.WARNING, "h4", None, None, "Kontrakt", "", "", Reason("Prøve"), {}, "c4/core"
)


@pytest.fixture
def program(start: Start, example_file: Path, tmp_path: Path) -> Application:
    file = tmp_path / "min.hjm"
    file.write_bytes(example_file.read_bytes())
    return start(file)


def in_front(program: Application) -> QWidget:
    found = program.window._stack.currentWidget()
    assert found is not None
    return found


def test_the_window_opens_on_the_overview_and_says_what_is_due(program: Application) -> None:
    assert isinstance(in_front(program), OverviewView)
    assert program.window.status() == "2 ting skulle have været gjort."
    focus = QApplication.focusWidget()
    assert isinstance(focus, QTableView)
    assert focus.accessibleName() == "Det skal du gøre"


def test_enter_on_the_timesheets_shows_the_month_that_is_late(program: Application, qtbot: QtBot) -> None:
    assert program._binder is not None
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, Qt.Key.Key_Return)
    screen = program.window._screens["timesheets"]
    assert in_front(program) is screen
    assert screen._presenter.month == Month(2026, 10)  # type: ignore[attr-defined]
    held = QApplication.focusWidget()
    assert held is not None
    assert screen.isAncestorOf(held)


@pytest.mark.parametrize(
    ("subject", "at", "month"),
    [
        ("2026-03", None, Month(2026, 3)),
        (None, datetime(2026, 5, 1, 7), Month(2026, 5)),
        ("2026", date(2026, 6, 30), Month(2026, 6)),
    ],
)
def test_the_timesheets_are_pointed_at_by_month_and_helper(
    program: Application, subject: str | None, at: date | None, month: Month
) -> None:
    finding = replace(FINDING, code="timesheet-due", helper_id="h2", subject=subject, at=at)
    program.window.mend(finding)
    presenter = program.window._screens["timesheets"]._presenter  # type: ignore[attr-defined]
    assert presenter.month == month
    assert presenter.sheet.helper.id == "h2"


def test_a_contract_is_pointed_at_under_its_helper(program: Application) -> None:
    program.window.mend(FINDING)
    screen = program.window._screens["people"]
    assert in_front(program) is screen
    assert screen._presenter.chosen == "h4"  # type: ignore[attr-defined]
    focus = QApplication.focusWidget()
    assert isinstance(focus, QTableView)
    assert focus.accessibleName() == "Kontrakter"


def test_a_helper_who_has_stopped_is_found_too(program: Application) -> None:
    program.window.mend(replace(FINDING, helper_id="h2", subject="noget andet"))
    screen = program.window._screens["people"]
    assert screen._presenter.chosen == "h2"  # type: ignore[attr-defined]
    focus = QApplication.focusWidget()
    assert isinstance(focus, QTableView)
    assert focus.accessibleName() == "Hjælpere"


def test_a_grant_is_pointed_at_on_the_scheme(program: Application) -> None:
    about_grant = replace(FINDING, code="complaint-4-weeks", helper_id=None, subject="g1")
    program.window.mend(about_grant)
    focus = QApplication.focusWidget()
    assert isinstance(focus, QTableView)
    program.window.mend(replace(about_grant, subject="2026"))
    assert in_front(program) is program.window._screens["scheme"]


def test_nothing_is_asked_of_a_file_that_has_been_closed(program: Application, qtbot: QtBot) -> None:
    view = in_front(program)
    assert isinstance(view, OverviewView)
    view._rest.start()
    program.close_file()
    qtbot.wait(60)  # longer than the screen waits before it shows the rest
    assert not view._rest.isActive()
    assert not view._clock.isActive()


def test_a_change_elsewhere_is_seen_on_the_overview(program: Application) -> None:
    assert program._binder is not None
    program.window.go_to("scheme")
    draft = scheme.scheme_draft(program._binder)
    changes = scheme.save_scheme(program._binder, replace(draft, municipality="standard"))
    program.window.changed(changes)
    program.window.go_to("overview")
    overview = program.window._screens["overview"]
    assert all(line.entry is None or line.entry.finding.code != "timesheet-due" for line in overview._presenter.lines)  # type: ignore[attr-defined]
