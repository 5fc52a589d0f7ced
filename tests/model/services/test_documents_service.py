"""Issuing timesheets: the file's name, the snapshot that is stored once, and what the sheet says."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from app.model.domain import entities as e
from app.model.domain.content import Content
from app.model.domain.errors import Refused
from app.model.services import documents
from app.model.services.binder import Binder
from app.model.services.documents import issue_timesheet, prepare_folder, preview_timesheet, timesheet_file_name
from app.model.services.exchange import add_content
from app.model.services.timesheets import month_timesheet
from app.model.store import queries

AddShift = Callable[..., str]
OCTOBER = e.Month(2026, 10)


def _name(binder: Binder, identity: str, name: str) -> str:
    add_content(binder, Content(helpers=[e.Helper(identity, name)]))
    return timesheet_file_name(month_timesheet(binder, identity, OCTOBER))


def _issued(binder: Binder, helper_id: str = "h1") -> list[e.IssuedDocument]:
    with binder.database.read() as session:
        return list(queries.issued(session, documents.TIMESHEET, helper_id, str(OCTOBER)))


@pytest.mark.parametrize(
    ("identity", "name", "file"),
    [
        ("h7", "Anna Prøve", "timeseddel-2026-10-anna-proeve-h7.pdf"),
        ("h7", "Åse Ærø-Øst", "timeseddel-2026-10-aase-aeroe-oest-h7.pdf"),
        ("h7", "Paweł Przykład", "timeseddel-2026-10-pawel-przyklad-h7.pdf"),
        ("h7", "Ayşe Örnek", "timeseddel-2026-10-ayse-ornek-h7.pdf"),
        ("h7", "../../etc/passwd", "timeseddel-2026-10-etc-passwd-h7.pdf"),
        ("h7", "Анна", "timeseddel-2026-10-uden-navn-h7.pdf"),
        ("h7", "CON.:*?<>|\\", "timeseddel-2026-10-con-h7.pdf"),
        ("h7", "x" * 200, f"timeseddel-2026-10-{'x' * 40}-h7.pdf"),
    ],
)
def test_a_file_name_is_plain_letters_of_month_name_and_id(
    staffed: Binder, identity: str, name: str, file: str
) -> None:
    assert _name(staffed, identity, name) == file


def test_two_helpers_never_get_the_same_file(staffed: Binder) -> None:
    ids = ["a b", "a-b", "A-B", "Я", "Ж", "x" * 99, "x" * 100, "../h1", "uden-navn"]
    names = {_name(staffed, identity, "Anna Prøve") for identity in ids}
    names.add(timesheet_file_name(month_timesheet(staffed, "h1", OCTOBER)))
    assert len(names) == len(ids) + 1
    assert all(name.isascii() and "/" not in name and len(name) < 130 for name in names)


def test_an_issued_sheet_is_a_pdf_and_a_snapshot_with_the_rules_version(
    staffed: Binder, add: AddShift, tmp_path: Path, now: datetime
) -> None:
    add("2026-10-12T15:00", "2026-10-12T19:00", note="Nøgle")
    path = issue_timesheet(staffed, "h1", OCTOBER, tmp_path)
    assert path == tmp_path / "timeseddel-2026-10-anna-proeve-h1.pdf"
    assert path.read_bytes().startswith(b"%PDF-")
    (issued,) = _issued(staffed)
    assert issued.issued_at == now
    assert issued.rulebook_version == staffed.rulebook().version
    snapshot = json.loads(issued.snapshot)
    (line,) = snapshot["lines"]
    assert (line["day"], line["start"], line["end"], line["remark"]) == ("ma 12.10.2026", "15:00", "19:00", "Nøgle")
    shown = dict(zip(snapshot["columns"], line["minutes"], strict=True))
    assert {title: text for title, text in shown.items() if text} == {"Arbejde": "4:00", "Aften": "2:00"}


def test_the_same_sheet_is_stored_once_and_a_changed_one_again(staffed: Binder, add: AddShift, tmp_path: Path) -> None:
    add("2026-10-12T07:00", "2026-10-12T15:00")
    first = issue_timesheet(staffed, "h1", OCTOBER, tmp_path).read_bytes()
    assert issue_timesheet(staffed, "h1", OCTOBER, tmp_path).read_bytes() == first
    assert len(_issued(staffed)) == 1
    add("2026-10-13T07:00", "2026-10-13T15:00")
    assert issue_timesheet(staffed, "h1", OCTOBER, tmp_path).read_bytes() != first
    older, newer = _issued(staffed)
    assert [len(json.loads(issued.snapshot)["lines"]) for issued in (older, newer)] == [1, 2]


def test_a_preview_is_the_same_pdf_and_issues_nothing(staffed: Binder, add: AddShift, tmp_path: Path) -> None:
    add("2026-10-12T07:00", "2026-10-12T15:00")
    preview = preview_timesheet(staffed, "h1", OCTOBER)
    assert _issued(staffed) == []
    assert issue_timesheet(staffed, "h1", OCTOBER, tmp_path).read_bytes() == preview


def test_a_folder_that_is_not_there_or_an_unknown_helper_issues_nothing(staffed: Binder, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="mappen findes ikke"):
        issue_timesheet(staffed, "h1", OCTOBER, tmp_path / "ingen")
    with pytest.raises(Refused, match="ingen hjælper med id »h9«"):
        issue_timesheet(staffed, "h9", OCTOBER, tmp_path)
    assert _issued(staffed) == []
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".pdf"] == []


def test_a_folder_for_documents_is_made_with_those_above_it(tmp_path: Path) -> None:
    prepare_folder(tmp_path / "a" / "b")
    prepare_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()
    (tmp_path / "fil").touch()
    for folder in (tmp_path / "fil", tmp_path / "fil" / "under"):
        with pytest.raises(Refused, match=r"mappen kan ikke oprettes: (der ligger en fil|noget i stien er en fil)"):
            prepare_folder(folder)


@pytest.mark.parametrize(
    ("payroll", "deadline"),
    [
        (e.Party.MUNICIPALITY, "Timesedlen skal være hos kommunen senest 07.11.2026 (Håndbog om hjælperordninger"),
        (e.Party.COMPANY, ""),
    ],
)
def test_the_deadline_is_the_municipalitys_own(staffed: Binder, payroll: e.Party, deadline: str) -> None:
    scheme = staffed.scheme()
    scheme.payroll = payroll
    printed = documents.sheet_print(month_timesheet(staffed, "h1", OCTOBER), scheme, staffed.rulebook())
    assert printed.deadline.startswith(deadline)
    assert bool(printed.deadline) is bool(deadline)
