"""The page "Sygdom og andet fravær" by keyboard and button: sick, fit, steps, corrections, figures, where findings lead."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QTableView

from app.model.domain import entities as e
from app.model.domain.content import Content
from app.model.domain.entities import AbsenceKind
from app.model.domain.leave import StepKind
from app.model.services.absence.absence_rows import Period, absence_entries
from app.model.services.absence.sickness_steps import note_step
from app.model.services.absences import AbsenceDraft, add_absence
from app.model.services.binder import Binder
from app.model.services.exchange import add_content
from app.model.services.findings import find_all
from app.model.services.people import helper_cards
from app.model.services.sickness import SickDraft, report_sick
from app.ui.absence.sickness_panel import SicknessPanel
from app.ui.absence.view import AbsenceView
from app.ui.screen import Shell
from tests.ui.dialogs import in_dialog_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

FIRST = date(2026, 11, 2)
LIST, COURSE, FIGURES = "Sygdom og andet fravær", "Forløbet, dag for dag", "Sygefravær i tal"


@pytest.fixture
def bare(binder: Binder) -> str:
    """Two helpers who have been employed for long, without absence; the first one's id."""
    names = {"h1": "Anna Prøve", "h2": "Bent Åse"}
    contracts = [
        e.Contract(f"c{identity}", identity, date(2024, 1, 1), None, e.PayForm.MONTHLY, Decimal(30))
        for identity in names
    ]
    helpers = [e.Helper(identity, name, date(1990, 1, 1)) for identity, name in names.items()]
    scheme = e.Scheme("Karla Prøve", municipality="faxe")
    add_content(binder, Content(scheme=scheme, helpers=helpers, contracts=contracts))
    return "h1"


@pytest.fixture
def view(qtbot: QtBot, empty_shell: Shell, bare: str) -> AbsenceView:
    assert bare == "h1"
    made = AbsenceView(empty_shell)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.refresh()
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def _page(view: AbsenceView) -> SicknessPanel:
    return view.findChildren(SicknessPanel)[0]


def _table(view: AbsenceView, name: str) -> QTableView:
    return next(table for table in _page(view).findChildren(QTableView) if table.accessibleName() == name)


def _rows(view: AbsenceView, name: str) -> list[list[str]]:
    model = _table(view, name).model()
    return [[str(model.index(r, c).data() or "") for c in range(model.columnCount())] for r in range(model.rowCount())]


def _press(widget: object, text: str) -> None:
    found = next(made for made in widget.findChildren(QPushButton) if made.text() == text)  # type: ignore[attr-defined]
    assert found.isEnabled(), f"{text} can't be pressed"
    found.click()


def _enabled(view: AbsenceView, text: str) -> bool:
    return next(made for made in _page(view).findChildren(QPushButton) if made.text() == text).isEnabled()


def _message(view: AbsenceView) -> str:
    return _page(view)._message.text()


def _choose(view: AbsenceView, name: str, first: str) -> None:
    """The row that begins with a text."""
    table, rows = _table(view, name), _rows(view, name)
    table.setCurrentIndex(table.model().index([row[0] for row in rows].index(first), 0))


def _type(dialog: QDialog, **texts: str) -> None:
    for title, text in texts.items():
        name = title.replace("_", " ")
        field = next(each for each in dialog.findChildren(QLineEdit) if each.accessibleName() == name)
        field.setText(text)


def _texts(widget: object) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())  # type: ignore[attr-defined]


def _save(dialog: QDialog) -> None:
    _press(dialog, "Gem")


def _sick(view: AbsenceView, helper: str, first: date = FIRST, **more: Any) -> str:
    identity = report_sick(view.shell.binder, SickDraft(helper, first, **more)).absence_id
    view.refresh()
    return identity


def test_nobody_is_away_and_the_page_says_so(view: AbsenceView) -> None:
    assert "Ingen er syge eller har andet fravær nu" in _texts(_page(view))
    assert _rows(view, FIGURES) == [["Alle", "0", "0", "0:00"]]
    assert not _table(view, COURSE).isVisible()


def test_sick_and_fit_from_the_page(view: AbsenceView, told: Any) -> None:
    def fill(dialog: QDialog) -> None:
        assert dialog.windowTitle() == "Meld syg"
        _type(dialog, Første_dag="20.11.2026", Ventes_tilbage="30.11.2026")
        _save(dialog)

    in_dialog_of(lambda: _press(_page(view), "Meld syg …"), fill)
    ((helper, kind, first, last, reported, back),) = _rows(view, LIST)
    assert (kind, first, last, back) == ("Syg", "20.11.2026", "ikke kendt", "ventes 30.11.2026")
    assert reported == "21.11.2026 kl. 12:00"
    assert f"{helper} er sygemeldt fra 20.11.2026." in _message(view)
    assert "Ingen vagter er ramt." in _message(view)
    assert told.changes[-1].label == "Meld syg 20.11.2026"
    _press(_page(view), "Meld rask i dag")
    assert _message(view) == f"{helper} er meldt rask 21.11.2026."
    view._in_front().show_all()
    assert _rows(view, LIST) == []  # it is over


def test_fit_on_another_day_is_asked_for_and_a_mistake_stands_at_its_field(view: AbsenceView, bare: str) -> None:
    _sick(view, bare)

    def fill(dialog: QDialog) -> None:
        _type(dialog, Meldt_rask_den="01.11.2026")
        _save(dialog)
        assert "ikke sygemeldt 31.10.2026" in _texts(dialog)
        _type(dialog, Meldt_rask_den="12.11.2026")
        _save(dialog)

    in_dialog_of(lambda: _press(_page(view), "Meld rask …"), fill)
    (entry,) = absence_entries(view.shell.binder, Period.ALL)
    assert (entry.last_day, entry.fit_on) == (date(2026, 11, 11), date(2026, 11, 12))


def test_a_step_is_noted_today_and_corrected(view: AbsenceView, bare: str) -> None:
    _sick(view, bare)
    assert _rows(view, COURSE)[0][:2] == ["Første sygedag", "02.11.2026"]
    _choose(view, COURSE, "Tro og love-erklæring")
    _press(_page(view), "Bedt om i dag")
    row = next(row for row in _rows(view, COURSE) if row[0] == "Tro og love-erklæring")
    assert row[2:4] == ["kan gøres", "bedt om 21.11.2026"]
    _press(_page(view), "Modtaget eller gjort i dag")
    row = next(row for row in _rows(view, COURSE) if row[0] == "Tro og love-erklæring")
    assert row[2:4] == ["gjort", "bedt om 21.11.2026, gjort 21.11.2026"]
    assert not _enabled(view, "Bedt om i dag")

    def take_back(dialog: QDialog) -> None:
        assert dialog.windowTitle() == "Tro og love-erklæring"
        _type(dialog, Bedt_om_den="", Modtaget_eller_gjort_den="")
        _save(dialog)

    in_dialog_of(lambda: _press(_page(view), "Ret linjens datoer …"), take_back)
    row = next(row for row in _rows(view, COURSE) if row[0] == "Tro og love-erklæring")
    assert row[2:4] == ["kan gøres", ""]


def test_every_line_says_why(view: AbsenceView, bare: str) -> None:
    _sick(view, bare)
    why = next(box for box in _page(view).findChildren(QPlainTextEdit) if box.accessibleName() == "Hvorfor?")
    assert "senest" in why.toPlainText()  # it begins at what comes next
    _choose(view, COURSE, "Fastholdelsesplan")
    assert "Sikkerhed: ubekræftet, spørg kommunen." in why.toPlainText()
    _choose(view, COURSE, "Refusion meldes")
    assert "Kilde: Aarhus, Albertslund og Randers Kommune om NemRefusion." in why.toPlainText()


def test_an_agreement_is_written_for_the_helper(view: AbsenceView, bare: str) -> None:
    _sick(view, bare, kind=AbsenceKind.SECTION_56)
    assert next(row for row in _rows(view, COURSE) if row[0] == "§ 56-aftale")[2] == "mangler"

    def fill(dialog: QDialog) -> None:
        _type(dialog, Aftalen_gælder_fra="01.01.2026", Aftalen_gælder_til="31.12.2025")
        _save(dialog)
        assert "Ligger før aftalen begynder" in _texts(dialog)
        _type(dialog, Aftalen_gælder_til="31.12.2027")
        _save(dialog)

    in_dialog_of(lambda: _press(_page(view), "§ 56-aftale …"), fill)
    assert next(row for row in _rows(view, COURSE) if row[0] == "§ 56-aftale")[2] == "gjort"


def test_other_absence_is_entered_corrected_and_deleted(view: AbsenceView, monkeypatch: pytest.MonkeyPatch) -> None:
    def agreed(dialog: QDialog) -> None:
        kind = next(box for box in dialog.findChildren(QComboBox) if box.accessibleName() == "Fravær")
        assert kind.findText("Ferie") == -1  # it has a page of its own
        what = next(each for each in dialog.findChildren(QLineEdit) if each.accessibleName() == "Hvad er aftalt")
        assert not what.isVisible()
        kind.setCurrentText("Andet aftalt fravær")
        assert what.isVisible()
        _type(dialog, Første_dag="24.11.2026", Sidste_dag="23.11.2026", Hvad_er_aftalt="Flytning")
        _save(dialog)
        assert "Fraværet slutter, før det begynder (24.11.2026)" in _texts(dialog)
        _type(dialog, Sidste_dag="24.11.2026")
        _save(dialog)

    in_dialog_of(lambda: _press(_page(view), "Andet fravær …"), agreed)
    assert [row[1:4] for row in _rows(view, LIST)] == [["Andet aftalt fravær: Flytning", "24.11.2026", "24.11.2026"]]
    assert not _enabled(view, "Meld rask …")
    assert not _table(view, COURSE).isVisible()

    def longer(dialog: QDialog) -> None:
        _type(dialog, Sidste_dag="25.11.2026")
        _save(dialog)

    in_dialog_of(lambda: _press(_page(view), "Ret fraværet …"), longer)
    assert _rows(view, LIST)[0][3] == "25.11.2026"
    monkeypatch.setattr("app.ui.absence.sickness_panel.ask", lambda *_: True)
    _press(_page(view), "Slet fraværet")
    assert _rows(view, LIST) == []


def test_the_list_is_chosen_and_ten_years_are_there(view: AbsenceView, bare: str) -> None:
    for first in (date(2026, 1, 8), date(2026, 12, 1)):
        add_absence(view.shell.binder, AbsenceDraft(bare, AbsenceKind.UNPAID, first, first))
    view.refresh()
    assert [row[2] for row in _rows(view, LIST)] == ["01.12.2026"]
    period = next(box for box in _page(view).findChildren(QComboBox) if box.accessibleName() == "Vis")
    period.setCurrentText("Alle år")
    assert [row[2] for row in _rows(view, LIST)] == ["01.12.2026", "08.01.2026"]


def test_figures_follow_the_year(view: AbsenceView, bare: str) -> None:
    _sick(view, bare, last_day=date(2026, 11, 4))
    name = helper_cards(view.shell.binder)[0].draft.name
    assert [row[:3] for row in _rows(view, FIGURES)] == [[name, "3", "1"], ["Alle", "3", "1"]]
    year = next(box for box in _page(view).findChildren(QComboBox) if box.accessibleName() == "Kalenderår")
    year.setCurrentText("2025")
    assert _rows(view, FIGURES) == [["Alle", "0", "0", "0:00"]]


@pytest.mark.parametrize(
    "code", ["sick-talk", "sick-employer-period", "sick-refund", "sick-expected-back", "sick-paper-waiting"]
)
def test_a_finding_leads_to_its_sickness(view: AbsenceView, bare: str, code: str) -> None:
    identity = _sick(view, bare, date(2026, 10, 20), expected_back=date(2026, 11, 10))
    note_step(view.shell.binder, identity, StepKind.DOCTOR, date(2026, 11, 1), None)
    _sick(view, helper_cards(view.shell.binder)[1].id, date(2026, 11, 20))
    finding = next(each for each in find_all(view.shell.binder, date(2026, 11, 21)) if each.code == code)
    view.point_at(finding)
    assert _page(view)._list.chosen_id() == identity
    assert _table(view, LIST).hasFocus()


def test_a_finding_about_what_is_over_shows_all_years(view: AbsenceView, bare: str) -> None:
    identity = _sick(view, bare, date(2026, 10, 5), last_day=date(2026, 11, 8))
    finding = next(each for each in find_all(view.shell.binder, date(2026, 11, 21)) if each.code == "sick-refund")
    view.point_at(finding)
    assert _page(view)._list.chosen_id() == identity
    assert finding.subject == identity


def test_a_finding_about_something_else_is_not_taken(view: AbsenceView) -> None:
    other = next(each for each in find_all(view.shell.binder, date(2026, 11, 21)) if not each.code.startswith("sick"))
    assert not _page(view).point_at(other)


def test_the_talk_is_written_among_the_helpers_talks(view: AbsenceView, bare: str, told: Any) -> None:
    wanted: list[Any] = []
    object.__setattr__(view.shell, "fill_in", wanted.append)
    _sick(view, bare)
    _press(_page(view), "Gå til samtalerne")
    assert [(blank.place, blank.kind.value, blank.helper_id) for blank in wanted] == [("people", "talk", bare)]
    assert told.changes == []


def test_the_models_keep_qts_rules_and_lines_are_spoken_whole(view: AbsenceView, bare: str) -> None:
    _sick(view, bare, reported_at=datetime(2026, 11, 2, 6, 30))
    for name in (LIST, COURSE, FIGURES):
        QAbstractItemModelTester(_table(view, name).model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    spoken = _table(view, LIST).model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("Syg, fra 02.11.2026, ikke kendt, meldt 02.11.2026 kl. 06:30")
