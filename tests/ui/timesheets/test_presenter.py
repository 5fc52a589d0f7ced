"""The timesheets' state without a window: months, helpers, what is said, what is done."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from app.model.domain import entities as e
from app.model.domain.content import Content
from app.model.domain.entities import Month
from app.model.domain.errors import KnownFault, Refused
from app.model.services import documents
from app.model.services.binder import Binder
from app.model.services.documents import timesheet_text
from app.model.services.exchange import add_content
from app.model.services.preferences import Preferences
from app.ui.own_files import folder_for
from app.ui.timesheets.month_state import Step
from app.ui.timesheets.presenter import TimesheetsPresenter

at = datetime.fromisoformat
OCTOBER = Month(2026, 10)


@pytest.fixture
def presenter(home_binder: Binder) -> TimesheetsPresenter:
    made = TimesheetsPresenter(home_binder)
    made.load()
    return made


def test_it_knows_no_qt() -> None:
    code = "import sys, app.ui.timesheets.presenter; sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_it_opens_on_the_month_with_shifts_nearest_to_today(presenter: TimesheetsPresenter) -> None:
    assert (presenter.month, presenter.title) == (OCTOBER, "Oktober 2026")


def test_the_helpers_of_the_month_with_hours_or_what_is_to_be_said(presenter: TimesheetsPresenter) -> None:
    assert [(line.name, line.hours) for line in presenter.helpers] == [
        ("Anna Prøve", "12:00"),
        ("Bo Prøve", "8:00\ningen kontrakt"),
        ("Cilla Prøve", "ingen vagter"),
    ]
    assert presenter.helpers[0].spoken == "Anna Prøve, 12:00 timers arbejde"


def test_a_helper_stays_chosen_from_month_to_month_and_over_one_without_a_sheet(
    presenter: TimesheetsPresenter,
) -> None:
    presenter.choose(1)
    presenter.step(1)
    assert presenter.sheet is not None
    assert presenter.sheet.helper.name == "Anna Prøve"
    presenter.step(-1)
    assert presenter.sheet.helper.name == "Bo Prøve"


def test_lines_end_with_the_totals(presenter: TimesheetsPresenter) -> None:
    lines = presenter.lines
    assert [(line.day, line.start, line.end, line.number("night")) for line in lines] == [
        ("to 15.10.2026", "13:00", "15:00", ""),
        ("fr 30.10.2026", "22:00", "24:00", "1:00"),
        ("lø 31.10.2026", "00:00", "08:00", "6:00"),
        ("I alt", "", "", "7:00"),
    ]
    assert (lines[1].spoken, lines[0].remark) == ("Fredag 30. oktober, 22:00 til 24:00", "Personalemøde")


def test_columns_are_those_of_the_pdf_until_all_are_wanted(presenter: TimesheetsPresenter) -> None:
    titles = [column.title for column in presenter.columns]
    assert titles == ["Arbejde", "Aften", "Nat", "Lørdag", "Søndag", "Helligdag"]
    presenter.all_columns = True
    assert [column.title for column in presenter.columns][1:3] == ["Sygdom", "Barns sygedag"]


def test_the_summary_has_totals_and_an_estimate(presenter: TimesheetsPresenter) -> None:
    assert presenter.summary.startswith("I alt: Arbejde 12:00, Aften 1:00, Nat 7:00.\nAnslået løn: ")
    assert presenter.summary.endswith("kr. Et overslag til budgettet, ikke en lønseddel.")
    presenter.choose(1)
    assert "Lønnen kan ikke regnes ud" in presenter.summary


def test_the_course_of_a_month(presenter: TimesheetsPresenter) -> None:
    assert [step.enabled for step in _steps(presenter)] == [True, False, False]
    presenter.finish()
    assert presenter.texts.state == "Færdig den 21.11.2026"
    assert [step.enabled for step in _steps(presenter)] == [False, True, True]
    presenter.send()
    assert presenter.texts.state == "Sendt den 21.11.2026"
    assert [step.enabled for step in _steps(presenter)] == [False, False, True]
    with pytest.raises(Refused, match="skriv, hvorfor"):
        presenter.reopen("  ")
    presenter.reopen("Glemt vagt")
    assert presenter.texts.state == "Åben"
    assert "Genåbnet 21.11.2026 kl. 12:00: »Glemt vagt«." in presenter.texts.details[-1]


def _steps(presenter: TimesheetsPresenter) -> tuple[Step, ...]:
    texts = presenter.texts
    assert all(step.hint for step in (texts.finish, texts.send, texts.reopen))
    return texts.finish, texts.send, texts.reopen


def test_a_deadline_that_has_passed_is_late_until_the_month_is_sent(presenter: TimesheetsPresenter) -> None:
    assert presenter.texts.late
    assert "07.11.2026; det var for 14 dage siden" in presenter.texts.due
    presenter.finish()
    presenter.send()
    assert (presenter.texts.due, presenter.texts.late) == ("", False)


def test_a_month_that_is_not_over_says_when_its_sheets_are_due(home_binder: Binder) -> None:
    presenter = TimesheetsPresenter(replace(home_binder, now=lambda: at("2026-10-20T12:00")))
    presenter.load()
    assert presenter.texts.due.startswith("Timesedlen skal være hos kommunen senest 07.11.2026")
    assert (presenter.texts.late, presenter.is_over) == (False, False)


def test_before_the_rules_begin_there_is_an_explanation_and_no_number(presenter: TimesheetsPresenter) -> None:
    presenter.go_to(Month(2019, 5))
    assert presenter.nothing is not None
    assert presenter.nothing.text.startswith("Timesedlerne for maj 2019 kan ikke regnes ud. Tillæg: ")
    assert "kun kendt fra 01.11.2020" in presenter.nothing.text
    assert (presenter.sheets, presenter.lines, presenter.summary) == ((), (), "")
    assert not presenter.texts.has_steps


def test_without_a_municipality_hours_stand_and_the_lack_of_supplements_is_told(
    binder: Binder, make_home: Callable[[str], Content]
) -> None:
    add_content(binder, make_home("standard"))
    presenter = TimesheetsPresenter(binder)
    presenter.load()
    assert presenter.sheet is not None
    assert "Tillæg er ikke beregnet" in presenter.sheet.notes[0]
    assert [column.title for column in presenter.columns] == ["Arbejde"]


def test_a_helper_without_shifts_and_a_month_without_helpers(presenter: TimesheetsPresenter) -> None:
    presenter.choose(2)
    assert presenter.nothing is not None
    assert presenter.nothing.text == "Cilla Prøve har ingen vagter i oktober 2026."
    presenter.go_to(Month(2018, 1))
    assert presenter.nothing.go_to == "roster"


def test_an_empty_file_invites(binder: Binder) -> None:
    presenter = TimesheetsPresenter(binder)
    presenter.load()
    assert presenter.nothing is not None
    assert presenter.nothing.go_to == "people"
    assert presenter.years == (2026, 2027)


def test_years_reach_back_to_the_first_contract_and_hold_the_one_shown(presenter: TimesheetsPresenter) -> None:
    assert presenter.years == tuple(range(2019, 2028))
    presenter.go_to(Month(2035, 1))
    assert presenter.years[-1] == 2035
    presenter.go_to(Month(2101, 1))
    assert presenter.month == Month(2035, 1)


def test_saving_all_writes_one_file_a_helper(presenter: TimesheetsPresenter, tmp_path: Path) -> None:
    saved = presenter.save_all(tmp_path / "ny" / "mappe")
    assert [path.name[:24] for path in saved.files] == [
        "timeseddel-2026-10-anna-",
        "timeseddel-2026-10-bo-pr",
        "timeseddel-2026-10-cilla",
    ]
    assert all(path.read_bytes().startswith(b"%PDF") for path in saved.files)
    assert saved.text == f"3 timesedler er gemt i mappen {tmp_path / 'ny' / 'mappe'}"


def test_a_folder_that_is_a_file_gives_one_line_and_nothing_else(
    presenter: TimesheetsPresenter, tmp_path: Path
) -> None:
    place = tmp_path / "optaget"
    place.write_text("noget")
    saved = presenter.save_all(place)
    assert saved.text == (f"Mappen {place} kan ikke bruges: der ligger en fil med det navn. Der er ikke gemt noget.")
    assert place.read_text() == "noget"


def test_a_file_that_can_not_be_written_is_told_and_the_others_are_whole(
    presenter: TimesheetsPresenter, tmp_path: Path
) -> None:
    (tmp_path / "ud" / "timeseddel-2026-10-bo-proeve-h2.pdf").mkdir(parents=True)
    saved = presenter.save_all(tmp_path / "ud")
    assert saved.text.startswith(f"1 af 3 timesedler er gemt i mappen {tmp_path / 'ud'}. Resten er ikke: ")
    assert sorted(path.name for path in (tmp_path / "ud").iterdir()) == [
        "timeseddel-2026-10-anna-proeve-h1.pdf",
        "timeseddel-2026-10-bo-proeve-h2.pdf",
    ]


def test_a_fault_of_the_disk_is_told_in_the_same_line(
    presenter: TimesheetsPresenter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> Path:
        raise KnownFault("Disken er fuld.")

    monkeypatch.setattr(documents, "issue_timesheet", full)
    assert presenter.save_all(tmp_path).text == (
        f"Mappen {tmp_path} kan ikke bruges: Disken er fuld. Der er ikke gemt noget."
    )


def test_one_sheet_is_previewed_told_as_text_and_saved(presenter: TimesheetsPresenter, tmp_path: Path) -> None:
    assert presenter.preview().startswith(b"%PDF")
    assert presenter.as_text() == timesheet_text(presenter.binder, "h1", OCTOBER)
    assert "Anna Prøve" in presenter.as_text()
    assert presenter.save(tmp_path).text == f"1 timeseddel er gemt i mappen {tmp_path}"


def test_documents_go_to_the_chosen_folder_or_the_programs_own(home: Path) -> None:
    assert folder_for(Preferences(document_folder="/et/sted")) == Path("/et/sted")
    assert folder_for(Preferences()).name == "Hjælpermappen"
    assert folder_for(Preferences()).is_relative_to(home)


def test_the_word_total_is_no_shift(binder: Binder, make_home: Callable[[str], Content]) -> None:
    content = make_home("faxe")
    odd = e.Shift("I alt", "h1", at("2026-10-01T07:00"), at("2026-10-01T15:00"))
    add_content(binder, Content(content.scheme, [], content.helpers, content.contracts, [odd]))
    presenter = TimesheetsPresenter(binder)
    presenter.load()
    assert len({line.key for line in presenter.lines}) == 2
