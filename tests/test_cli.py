"""The command line: what each command does, and that a wrong call or file costs one Danish line and changes nothing.

Status 0 done; 2 the input or the call is wrong; 3 the scheme file can't be opened (the public interface).
"""

from __future__ import annotations

import copy
import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from sqlcipher3 import dbapi2

from app import paths
from app.main import main
from app.model.services.letter.catalogue import LETTERS
from app.model.services.paper_list import papers

DONE, WRONG, CANNOT_OPEN = 0, 2, 3
ENGLISH = re.compile(
    r"\b(the|is|not|no|such|file|directory|error|invalid|argument|expected|unrecognized|must|be|cannot|value|missing)\b",
    re.IGNORECASE,
)
HUGE = "1" * 5_000_000


@dataclass(frozen=True)
class Told:
    """What a run of the program told: status, standard output, standard error."""

    status: int
    out: str
    err: str


Run = Callable[..., Told]
Refuse = Callable[..., None]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """Runs the program in this process; what SQLCipher itself writes to standard error is caught, too."""

    def go(*arguments: str | Path) -> Told:
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as stop:
            status = int(stop.code or 0)
        out, err = capfd.readouterr()
        return Told(status, out, err)

    return go


def _state(folder: Path) -> dict[Path, bytes | None]:
    """Every file under a folder with its bytes, every folder with None. Large files stand as their size."""
    return {
        path: None
        if path.is_dir()
        else path.read_bytes()
        if path.stat().st_size < 10**8
        else str(path.stat().st_size).encode()
        for path in sorted(folder.rglob("*"))
    }


@pytest.fixture
def refuse(run: Run, tmp_path: Path) -> Refuse:
    """Asserts that a call ends with the status, one Danish line that names the place, and nothing changed."""

    def go(status: int, place: str, *arguments: str | Path) -> None:
        before = _state(tmp_path)
        told = run(*arguments)
        assert (told.status, told.out) == (status, ""), told
        assert len(told.err.splitlines()) == 1, told.err
        assert told.err.endswith("\n")
        assert place in told.err, told.err
        assert len(told.err) < 800, told.err
        said = told.err.replace("--help", "")
        for argument in arguments:
            said = said.replace(str(argument), "")
        assert not ENGLISH.search(said), told.err
        assert _state(tmp_path) == before

    return go


def _content() -> dict[str, Any]:
    return {
        "format": "hjaelpermappen",
        "version": 1,
        "scheme": {"citizen": {"name": "Karla Prøve"}, "paragraph": "96", "municipality": "faxe"},
        "grants": [{"id": "g1", "from": "2025-01-01", "hours_per_week": {"total": 84}}],
        "helpers": [
            {"id": "h1", "name": "Anna Prøve", "born_on": "1990-05-01"},
            {"id": "h2", "name": "Bent Prøve", "born_on": "1985-05-01"},
        ],
        "contracts": [
            {"id": "c1", "helper": "h1", "from": "2025-02-01", "pay": "monthly", "hourly_wage": "150.00"},
            {"id": "c2", "helper": "h2", "from": "2025-02-01", "pay": "hourly", "hours_per_week": 7.5},
        ],
        "shifts": [
            {"id": "v1", "helper": "h1", "start": "2026-10-30T22:00", "end": "2026-10-31T08:00"},
            {"id": "v2", "helper": "h2", "start": "2026-10-31T08:00", "end": "2026-10-31T16:00"},
        ],
        "absences": [{"id": "a1", "helper": "h1", "kind": "sick", "from": "2026-10-05", "to": "2026-10-07"}],
        "month_events": [{"month": "2026-09", "event": "finished", "at": "2026-10-02T12:00"}],
    }


def _with(place: str, value: object) -> dict[str, Any]:
    """The valid content with another value at "helpers[0].born_on"; a place beyond a list's end adds to it."""
    content = _content()
    steps: list[Any] = [int(step) if step.isdigit() else step for step in re.findall(r"\w+", place)]
    target: Any = content
    for step in steps[:-1]:
        target = target[step]
    if isinstance(target, list):
        target.insert(steps[-1], value)
    else:
        target[steps[-1]] = value
    return content


def _write(path: Path, content: object) -> Path:
    path.write_text(json.dumps(content, ensure_ascii=True), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A scheme file with the valid content, made once; its bytes."""
    folder = tmp_path_factory.mktemp("ordning")
    source = _write(folder / "ordning.json", _content())
    assert main(["--mappe", str(folder / "ordning.hjm"), "importer", str(source)]) == DONE
    return (folder / "ordning.hjm").read_bytes()


@pytest.fixture
def scheme(tmp_path: Path, prepared: bytes) -> Path:
    path = tmp_path / "ordning.hjm"
    path.write_bytes(prepared)
    return path


# --- What the commands do ------------------------------------------------------------------------


def test_the_example_can_be_made_checked_printed_and_exported(run: Run, tmp_path: Path) -> None:
    scheme = tmp_path / "ny" / "eksempel.hjm"
    assert str(scheme) in run("--mappe", scheme, "eksempel").out
    told = run("--mappe", scheme, "timeseddel", "--maaned", "2026-10", "--ud", tmp_path / "sedler" / "oktober")
    files = [Path(line) for line in told.out.splitlines()]
    assert len(files) == 6
    assert all(file.read_bytes().startswith(b"%PDF-") for file in files)
    assert "Timesedler skal afleveres" in run("--mappe", scheme, "tjek", "--dato", "2026-11-05").out
    exported = tmp_path / "alt.json"
    assert str(exported) in run("--mappe", scheme, "eksporter", exported).out
    assert len(json.loads(exported.read_text(encoding="utf-8"))["helpers"]) == 6


def test_importing_an_export_into_a_new_file_and_exporting_again_gives_the_same_bytes(
    run: Run, scheme: Path, tmp_path: Path
) -> None:
    first, second = tmp_path / "1.json", tmp_path / "2.json"
    assert run("--mappe", scheme, "eksporter", first).status == DONE
    assert run("--mappe", tmp_path / "ny.hjm", "importer", first).status == DONE
    assert run("--mappe", tmp_path / "ny.hjm", "eksporter", second).status == DONE
    assert first.read_bytes() == second.read_bytes()


def test_an_import_adds_to_what_is_there(run: Run, scheme: Path, tmp_path: Path) -> None:
    more = {
        "format": "hjaelpermappen",
        "version": 1,
        "shifts": [{"id": "v3", "helper": "h1", "start": "2026-11-02T07:00", "end": "2026-11-02T15:00"}],
    }
    assert run("--mappe", scheme, "importer", _write(tmp_path / "mere.json", more)).status == DONE
    sheets = json.loads(run("--mappe", scheme, "timeseddel", "--maaned", "2026-11", "--json").out)
    assert [row["shift"] for sheet in sheets for row in sheet["rows"]] == ["v3"]


def test_the_same_scheme_may_be_imported_again_but_not_another(run: Run, scheme: Path, tmp_path: Path) -> None:
    same = {key: _content()[key] for key in ("format", "version", "scheme")}
    assert run("--mappe", scheme, "importer", _write(tmp_path / "samme.json", same)).status == DONE
    same["scheme"]["municipality"] = "aarhus"
    assert run("--mappe", scheme, "importer", _write(tmp_path / "anden.json", same)).status == WRONG


def test_one_helper_can_be_asked_for(run: Run, scheme: Path) -> None:
    told = run("--mappe", scheme, "timeseddel", "--maaned", "2026-10", "--hjaelper", "h2", "--json")
    (sheet,) = json.loads(told.out)
    assert sheet["helper"] == "h2"
    assert sheet["month"] == "2026-10"
    assert sheet["rows"] == [
        {
            "date": "2026-10-31",
            "shift": "v2",
            "from": "08:00",
            "to": "16:00",
            "minutes": sheet["totals"],
        }
    ]
    assert sheet["totals"] == {
        "work": 480, "sick": 0, "child_sick": 0, "vacation": 0, "on_call_home": 0, "on_call_site": 0,
        "evening": 0, "night": 0, "saturday": 480, "sunday": 0, "public_holiday": 0,
    }  # fmt: skip


def test_a_month_without_anybody_says_so(run: Run, scheme: Path, tmp_path: Path) -> None:
    told = run("--mappe", scheme, "timeseddel", "--maaned", "2024-01", "--ud", tmp_path)
    assert told == Told(DONE, "Ingen hjælpere har kontrakt eller vagter i den måned.\n", "")


def test_findings_as_json_have_the_promised_keys(run: Run, scheme: Path) -> None:
    told = run("--mappe", scheme, "tjek", "--dato", "2026-11-09", "--json")
    found = json.loads(told.out)
    promised = ["code", "severity", "helper", "at", "due", "message", "advice", "source", "figures"]
    assert {tuple(each) for each in found} == {tuple(promised)}
    (finding,) = (each for each in found if each["code"] == "timesheet-due")
    assert finding["severity"] == "warning"
    assert (finding["helper"], finding["at"], finding["due"]) == (None, "2026-10-31", "2026-11-07")
    assert finding["figures"] == {"month": "2026-10", "days_left": -2}
    assert "5.3.2" in finding["source"]
    assert all(finding[key].endswith(".") for key in ("message", "advice"))


def test_a_roster_finding_names_the_helper_and_the_local_time(run: Run, tmp_path: Path) -> None:
    young = _with("helpers[0].born_on", "2010-01-01")
    scheme = tmp_path / "ung.hjm"
    run("--mappe", scheme, "importer", _write(tmp_path / "ung.json", young))
    found = json.loads(run("--mappe", scheme, "tjek", "--dato", "2026-10-20", "--json").out)
    roster = [f for f in found if f["code"] == "helper-under-18"]
    assert [(f["severity"], f["helper"], f["at"], f["due"]) for f in roster] == [
        ("error", "h1", "2026-10-30T22:00", None)
    ]


def test_shifts_between_two_dates_are_checked_and_deadlines_stay(run: Run, tmp_path: Path) -> None:
    young = _with("helpers[0].born_on", "2010-01-01")
    scheme = tmp_path / "ung.hjm"
    run("--mappe", scheme, "importer", _write(tmp_path / "ung.json", young))

    def codes(*dates: str) -> list[str]:
        told = run("--mappe", scheme, "tjek", "--json", "--dato", "2026-11-05", *dates)
        found = [finding["code"] for finding in json.loads(told.out)]
        return [code for code in found if code in {"helper-under-18", "timesheet-due"}]

    assert codes() == ["helper-under-18", "timesheet-due"]
    assert codes("--fra", "2026-10-31") == ["timesheet-due"]
    assert codes("--til", "2026-10-29") == ["timesheet-due"]
    assert codes("--fra", "2026-10-30", "--til", "2026-10-30") == ["helper-under-18", "timesheet-due"]


@pytest.fixture
def bare(run: Run, tmp_path: Path) -> Path:
    """A scheme with nobody in it: there is nothing to find."""
    content = {key: _content()[key] for key in ("format", "version", "scheme")}
    assert run("--mappe", tmp_path / "bar.hjm", "importer", _write(tmp_path / "bar.json", content)).status == DONE
    return tmp_path / "bar.hjm"


def test_nothing_to_say_is_said(run: Run, bare: Path) -> None:
    assert run("--mappe", bare, "tjek", "--dato", "2026-10-20").out == "Der er ingen anmærkninger.\n"
    assert run("--mappe", bare, "tjek", "--dato", "2026-10-20", "--json").out == "[]\n"


def test_what_was_decided_about_a_finding_stands_in_its_line_and_not_in_json(run: Run, tmp_path: Path) -> None:
    content = {
        **_content(),
        "finding_marks": [
            {
                "id": "p1", "finding": "timesheet-due//2026-10", "kind": "settled", "severity": "warning",
                "made_on": "2026-11-08", "note": "Sendt med\nposten.",
            }
        ],
    }  # fmt: skip
    scheme, call = tmp_path / "husket.hjm", ("tjek", "--dato", "2026-11-09")
    assert run("--mappe", scheme, "importer", _write(tmp_path / "husket.json", content)).err == ""
    told = run("--mappe", scheme, *call).out.splitlines()
    (line,) = (line for line in told if "Timesedler skal afleveres" in line)
    assert line.endswith("5.3.2 og 11.3.2) – Afsluttet: Sendt med posten.")
    assert "posten" not in run("--mappe", scheme, *call, "--json").out


def test_the_documents_are_listed_without_a_file(run: Run, tmp_path: Path) -> None:
    told = run("--mappe", tmp_path / "findes-ikke.hjm", "dokument")
    assert (told.status, told.err) == (DONE, "")
    lines = [" ".join(line.split()) for line in told.out.splitlines()]
    assert lines[:4] == [
        "tjek Det skal du holde øje med (--hjaelper, --dato, --fra, --til)",
        "undtagelser Undtagelser fra hviletid (--hjaelper, --fra, --til)",
        "vagtplan Vagtplan for en måned, til væggen eller for én hjælper (--hjaelper, --fra)",
        "egne-oplysninger Alt, der er gemt om en hjælper (--hjaelper)",
    ]
    assert "ansaettelseskontrakt Ansættelseskontrakt (--hjaelper, --om, --dato)" in lines
    assert len(lines) == 4 + len(LETTERS)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (["tjek", "--dato", "2026-11-09"], ["Det skal du holde øje med", "Karla Prøve", "Timesedler skal afleveres"]),
        (["tjek", "--dato", "2026-11-09", "--hjaelper", "h2"], ["Kun for", "Bent Prøve"]),
        (["tjek", "--dato", "2026-11-09", "--fra", "2026-10-01", "--til", "2026-10-31"], ["01.10.2026–31.10.2026"]),
        (["undtagelser", "--fra", "2026-10-01", "--til", "2026-10-31"], ["01.10.2026–31.10.2026", "Skrevet ned (0)"]),
        (["vagtplan", "--fra", "2026-10-01"], ["Vagtplan", "Bent Prøve"]),
        (["vagtplan", "--fra", "2026-10-01", "--hjaelper", "h2"], ["Vagtplan", "Bent Prøve"]),
        (["egne-oplysninger", "--hjaelper", "h2"], ["Bent Prøve"]),
        (["samtaleguide"], ["Det må du ikke spørge om"]),
    ],
)
def test_a_document_is_written_as_pdf(run: Run, scheme: Path, tmp_path: Path, call: list[str], says: list[str]) -> None:
    told = run("--mappe", scheme, "dokument", *call, "--ud", tmp_path / "ud.pdf")
    assert told == Told(DONE, f"{tmp_path / 'ud.pdf'}\n", "")
    text = "".join(page.extract_text() for page in PdfReader(tmp_path / "ud.pdf").pages)
    assert [part for part in says if part not in text] == []


def test_a_letter_is_made_with_lines_for_what_is_missing_which_is_told(run: Run, scheme: Path, tmp_path: Path) -> None:
    call = ("dokument", "ansaettelseskontrakt", "--hjaelper", "h2", "--dato", "2026-11-09", "--ud", tmp_path / "k.pdf")
    told = run("--mappe", scheme, *call)
    assert (told.status, told.out) == (DONE, f"{tmp_path / 'k.pdf'}\n")
    assert "Hjælperens adresse mangler: der er en linje at skrive på (Hjælpere)" in told.err.splitlines()
    text = "".join(page.extract_text() for page in PdfReader(tmp_path / "k.pdf").pages)
    assert "Ansættelseskontrakt, 09.11.2026" in text


def test_every_letter_can_be_made_for_one_about_whom_little_is_known(run: Run, scheme: Path, tmp_path: Path) -> None:
    """An applicant's letter needs an applicant; every other is made with lines to write on, and says what is missing."""
    for name, paper in papers().items():
        if name not in LETTERS or paper.needs:
            continue
        whom = ("--hjaelper", "h2") if "hjaelper" in paper.options else ()
        told = run("--mappe", scheme, "dokument", name, *whom, "--ud", tmp_path / f"{name}.pdf")
        assert (told.status, told.out) == (DONE, f"{tmp_path / f'{name}.pdf'}\n"), told
        assert all("mangler: der er en linje at skrive på (" in line for line in told.err.splitlines()), told.err
        assert len(PdfReader(tmp_path / f"{name}.pdf").pages) >= 1


def test_where_another_is_the_employer_it_is_said_and_the_document_is_made(run: Run, tmp_path: Path) -> None:
    content = _content()
    content["scheme"]["employer"] = "company"
    scheme, made = tmp_path / "firma.hjm", tmp_path / "advarsel.pdf"
    assert run("--mappe", scheme, "importer", _write(tmp_path / "firma.json", content)).status == DONE
    told = run("--mappe", scheme, "dokument", "advarsel", "--hjaelper", "h2", "--ud", made)
    assert (told.status, told.out) == (DONE, f"{made}\n")
    assert told.err.splitlines()[0] == (
        "I din ordning er virksomheden arbejdsgiver. Normalt er det virksomheden, der skriver dette."
    )
    assert made.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(
    "command", [[], ["importer"], ["eksporter"], ["tjek"], ["timeseddel"], ["dokument"], ["eksempel"]]
)
def test_help_is_danish_and_no_mistake(run: Run, command: list[str]) -> None:
    told = run(*command, "--hjaelp")
    assert (told.status, told.err) == (DONE, "")
    assert "vis denne hjælp" in told.out
    assert told.out.startswith("brug: hjaelpermappen")
    assert not re.search(r"\b(positional|optional|options|show this help|default)\b", told.out)


def test_the_program_runs_as_a_module_and_prints_utf8(bare: Path) -> None:
    command = [sys.executable, "-m", "app", "--mappe", str(bare), "tjek", "--dato", "2026-10-20"]
    done = subprocess.run(command, check=False, capture_output=True, env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert (done.returncode, done.stdout.decode(), done.stderr) == (DONE, "Der er ingen anmærkninger.\n", b"")


def test_the_command_line_needs_no_screen_and_no_qt(scheme: Path) -> None:
    code = (
        "import sys; from app.main import main; "
        f"status = main(['--mappe', {str(scheme)!r}, 'timeseddel', '--maaned', '2026-10', '--json']); "
        "assert not [name for name in sys.modules if name.startswith('PySide6')]; sys.exit(status)"
    )
    environment = {key: value for key, value in os.environ.items() if key not in {"DISPLAY", "QT_QPA_PLATFORM"}}
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, env=environment)
    assert (done.returncode, done.stderr) == (DONE, b"")


# --- Wrong calls ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "place"),
    [
        (["findes-ikke"], "findes-ikke"),
        (["timeseddel"], "--maaned"),
        (["timeseddel", "--maaned", "2026-13"], "--maaned"),
        (["timeseddel", "--maaned", "2026-1"], "--maaned"),
        (["timeseddel", "--maaned", "oktober"], "--maaned"),
        (["timeseddel", "--maaned", "2026-10-01"], "--maaned"),
        (["timeseddel", "--maaned", "9999-12"], "--maaned"),
        (["timeseddel", "--maaned", "0001-01"], "--maaned"),
        (["timeseddel", "--maaned", "2026-10", "--hjaelper"], "--hjaelper"),
        (["timeseddel", "--maaned", "2026-10", "--h", "x"], "--h"),
        (["tjek", "--dato", "31-10-2026"], "--dato"),
        (["tjek", "--dato", "2026-02-30"], "--dato"),
        (["tjek", "--dato", "20261031"], "--dato"),
        (["tjek", "--dato", "2026-W44-6"], "--dato"),
        (["tjek", "--dato", "0001-01-01"], "--dato"),
        (["tjek", "--dato", "9999-12-31"], "--dato"),
        (["tjek", "--til", "9999-12-31"], "--til"),
        (["tjek", "--fra", ""], "--fra"),
        (["tjek", "--fra", "2026-10-02", "--til", "2026-10-01"], "--til"),
        (["tjek", "--dato", "2026-11-05", "--til", "2026-07-04"], "--til: ligger før 05.07.2026"),
        (["tjek", "--dato", "2026-11-05", "--til", "2026-07-04", "--json"], "vælg også --fra"),
        (
            ["dokument", "findes-ikke", "--ud", "ud.pdf"],
            "»findes-ikke« kendes ikke; vælg mellem tjek, undtagelser, vagtplan",
        ),
        (["dokument", "--ud", "ud.pdf"], "NAVN"),
        (["dokument", "tjek"], "--ud"),
        (["dokument", "tjek", "--ud"], "--ud"),
        (["dokument", "tjek", "--ud", "ingen/ud.pdf"], "mappen findes ikke"),
        (["dokument", "tjek", "--ud", "ud.pdf", "--hjaelper", "h99"], "h99"),
        (["dokument", "undtagelser", "--ud", "ud.pdf", "--hjaelper", "h99"], "h99"),
        (["dokument", "undtagelser", "--ud", "ud.pdf", "--dato", "2026-10-01"], "--dato"),
        (["dokument", "ansaettelseskontrakt", "--ud", "ud.pdf"], "--hjaelper"),
        (["dokument", "ansaettelseskontrakt", "--ud", "ud.pdf", "--hjaelper", "h99"], "h99"),
        (["dokument", "ansaettelseskontrakt", "--ud", "ud.pdf", "--hjaelper", "h1", "--om", "k99"], "Kontrakt"),
        (["dokument", "afslag", "--ud", "ud.pdf"], "--om"),
        (["dokument", "advarsel", "--ud", "ud.pdf"], "--hjaelper"),
        (["dokument", "referat", "--ud", "ud.pdf", "--om", "sa99"], "Samtale: findes ikke længere"),
        (
            ["dokument", "samtaleguide", "--ud", "ud.pdf", "--hjaelper", "h1"],
            "--hjaelper: bruges ikke til samtaleguide",
        ),
        (["dokument", "tjek", "--ud", "ud.pdf", "--om", "k1"], "--om"),
        (["dokument", "egne-oplysninger", "--ud", "ud.pdf"], "--hjaelper"),
        (["dokument", "undtagelser", "--ud", "ud.pdf", "--til", "2020-01-01"], "--til"),
        (["dokument", "tjek", "--ud", "ud.pdf", "--fra", "2026-10-02", "--til", "2026-10-01"], "--til"),
        (["dokument", "tjek", "--ud", "ud.pdf", "--dato", "2026-11-05", "--til", "2026-07-04"], "--til"),
        (["tjek", "--json=ja"], "--json"),
        (["tjek", "--ukendt"], "--ukendt"),
        (["tjek", "--en\nanden"], "--en"),
        (["importer"], "FIL.json"),
        (["importer", "en.json", "to.json"], "to.json"),
        (["eksporter"], "FIL.json"),
    ],
)
def test_a_wrong_call_is_one_line_that_names_the_argument(
    refuse: Refuse, scheme: Path, arguments: list[str], place: str
) -> None:
    refuse(WRONG, place, "--mappe", scheme, *arguments)


def test_an_unknown_helper_is_named(refuse: Refuse, scheme: Path, tmp_path: Path) -> None:
    call = ("--mappe", scheme, "timeseddel", "--maaned", "2026-10", "--hjaelper", "h99")
    refuse(WRONG, "h99", *call, "--json")
    refuse(WRONG, "h99", *call, "--ud", tmp_path / "sedler")


def test_a_document_never_replaces_the_scheme_file(refuse: Refuse, scheme: Path, tmp_path: Path) -> None:
    refuse(WRONG, "ordningens egen fil", "--mappe", scheme, "dokument", "tjek", "--ud", scheme)
    refuse(WRONG, "der er en mappe med det navn", "--mappe", scheme, "dokument", "undtagelser", "--ud", tmp_path)


def test_a_month_before_the_rules_are_known_is_refused_with_the_first_day(
    run: Run, refuse: Refuse, tmp_path: Path
) -> None:
    old = _with("shifts", [{"id": "v1", "helper": "h1", "start": "2020-10-31T07:00", "end": "2020-10-31T15:00"}])
    scheme = tmp_path / "gammel.hjm"
    assert run("--mappe", scheme, "importer", _write(tmp_path / "gammel.json", old)).status == DONE
    for how in ("--json", "--ud=sedler"):
        refuse(WRONG, "01.11.2020", "--mappe", scheme, "timeseddel", "--maaned", "2020-10", how)


def test_a_folder_for_the_sheets_that_cant_be_made_is_refused(refuse: Refuse, scheme: Path, tmp_path: Path) -> None:
    in_the_way = tmp_path / "optaget"
    in_the_way.write_text("en fil", encoding="utf-8")
    for folder in (in_the_way, in_the_way / "sedler", tmp_path / ("x" * 300)):
        refuse(WRONG, str(folder), "--mappe", scheme, "timeseddel", "--maaned", "2026-10", "--ud", folder)


def test_a_sheet_that_cant_be_written_because_a_folder_has_its_name_is_refused(
    refuse: Refuse, scheme: Path, tmp_path: Path
) -> None:
    (tmp_path / "timeseddel-2026-10-anna-proeve-h1.pdf").mkdir()
    call = ("--mappe", scheme, "timeseddel", "--maaned", "2026-10", "--ud", tmp_path)
    refuse(WRONG, "der er en mappe med det navn", *call)


def test_an_export_that_cant_be_written_is_refused(refuse: Refuse, scheme: Path, tmp_path: Path) -> None:
    refuse(WRONG, "mappen findes ikke", "--mappe", scheme, "eksporter", tmp_path / "ingen" / "alt.json")
    refuse(WRONG, str(tmp_path), "--mappe", scheme, "eksporter", tmp_path)
    refuse(WRONG, "navnet er for langt", "--mappe", scheme, "eksporter", tmp_path / f"{'x' * 300}.json")


def test_an_export_never_replaces_the_scheme_file_itself(refuse: Refuse, scheme: Path, tmp_path: Path) -> None:
    refuse(WRONG, "ordningens egen fil", "--mappe", scheme, "eksporter", scheme)
    refuse(WRONG, "ordningens egen fil", "--mappe", scheme, "eksporter", tmp_path / "." / "ny" / ".." / scheme.name)


def test_the_example_is_not_put_into_a_file_that_is_there(refuse: Refuse, scheme: Path) -> None:
    refuse(WRONG, str(scheme), "--mappe", scheme, "eksempel")


# --- Wrong exchange files ------------------------------------------------------------------------

LATE = "2026-03-29T02:30"  # no clock shows it
SHIFT = {"id": "v3", "helper": "h1", "start": "2026-10-31T07:59", "end": "2026-10-31T09:00"}
VALUES: list[tuple[str, object, str]] = [
    ("ukendt", 1, "ukendt"),
    ("helpers[0].ukendt", 1, "helpers[0].ukendt"),
    ("scheme.citizen.ukendt", 1, "scheme.citizen.ukendt"),
    ("grants[0].hours_per_week.ukendt", 1, "grants[0].hours_per_week.ukendt"),
    ("format", "andet", "format"),
    ("version", 2, "version"),
    ("version", "1", "version"),
    ("helpers", {}, "helpers"),
    ("helpers[0]", "Anna", "helpers[0]"),
    ("scheme", [], "scheme"),
    ("shifts[2]", SHIFT, "shifts[2]"),
    ("shifts[0]", {**SHIFT, "start": "2026-10-30T07:00"}, "shifts[1]"),
    ("shifts[0].start", LATE, "shifts[0].start"),
    ("shifts[0].end", LATE, "shifts[0].end"),
    ("shifts[0].start", "2026-04-31T22:00", "shifts[0].start"),
    ("shifts[0].start", "2026-10-30T24:00", "shifts[0].start"),
    ("shifts[0].start", "2026-10-30", "shifts[0].start"),
    ("shifts[0].start", "2026-10-30T22:00:00", "shifts[0].start"),
    ("shifts[0].start", "2026-10-30T22:00Z", "shifts[0].start"),
    ("shifts[0].start", "1899-12-31T22:00", "shifts[0].start"),
    ("shifts[0].end", "2200-01-01T00:00", "shifts[0].end"),
    ("shifts[0].end", "2026-10-30T21:59", "shifts[0].end"),
    ("shifts[0].end", "2026-10-30T22:00", "shifts[0].end"),
    ("shifts[0].end", "2026-11-13T22:01", "shifts[0].end"),
    ("shifts[0].kind", "arbejde", "shifts[0].kind"),
    ("shifts[0].status", "WORKED", "shifts[0].status"),
    ("shifts[0].helper", "h9", "shifts[0].helper"),
    ("shifts[0].helper", None, "shifts[0].helper"),
    ("shifts[0].helper", "h9\nh1", "shifts[0].helper"),
    ("shifts[0].note", "x" * 2001, "shifts[0].note"),
    ("shifts[0].note", "\x00", "shifts[0].note"),
    ("shifts[0].away", "ja", "shifts[0].away"),
    ("helpers[0].born_on", "1990-04-31", "helpers[0].born_on"),
    ("helpers[0].born_on", "1990-04-30\n", "helpers[0].born_on"),
    ("helpers[0].born_on", "19900430", "helpers[0].born_on"),
    ("helpers[0].born_on", 19900430, "helpers[0].born_on"),
    ("helpers[0].born_on", "0000-01-01", "helpers[0].born_on"),
    ("helpers[0].name", "", "helpers[0].name"),
    ("helpers[0].name", "   ", "helpers[0].name"),
    ("helpers[0].name", None, "helpers[0].name"),
    ("helpers[0].name", "x" * 10_000, "helpers[0].name"),
    ("helpers[0].name", "Anna\nPrøve", "helpers[0].name"),
    ("helpers[0].name", "Anna \ud800", "helpers[0].name"),
    ("helpers[0].id", "", "helpers[0].id"),
    ("helpers[0].id", 1, "helpers[0].id"),
    ("helpers[0].cpr", "310290-1234", "helpers[0].cpr"),
    ("helpers[0].cpr", "1234", "helpers[0].cpr"),
    ("helpers[1].id", "h1", "helpers[1].id"),
    ("shifts[1].id", "v1", "shifts[1].id"),
    ("scheme.citizen.cpr", "0000000000", "scheme.citizen.cpr"),
    ("scheme.municipality", "atlantis", "scheme.municipality"),
    ("scheme.municipality", "\ud800\n", "scheme.municipality"),
    ("scheme.municipality", "../lov/ferie", "scheme.municipality"),
    ("scheme.paragraph", "97", "scheme.paragraph"),
    ("scheme.employer", "mig", "scheme.employer"),
    ("scheme.starts_on", "2025-02-29", "scheme.starts_on"),
    ("scheme.respiration", {"region_share": 1.01}, "scheme.respiration.region_share"),
    ("scheme.respiration", {"region_share": 0.66667}, "scheme.respiration.region_share"),
    ("grants[0].hours_per_week.total", -1, "grants[0].hours_per_week.total"),
    ("grants[0].hours_per_week.total", 1.23456, "grants[0].hours_per_week.total"),
    ("grants[0].hours_per_week.total", "84", "grants[0].hours_per_week.total"),
    ("grants[0].to", "2024-12-31", "grants[0].to"),
    ("contracts[0].hourly_wage", 150, "contracts[0].hourly_wage"),
    ("contracts[0].hourly_wage", "150,00", "contracts[0].hourly_wage"),
    ("contracts[0].hourly_wage", "-150", "contracts[0].hourly_wage"),
    ("contracts[0].hourly_wage", "1e5", "contracts[0].hourly_wage"),
    ("contracts[0].hourly_wage", "150.001", "contracts[0].hourly_wage"),
    ("contracts[0].pay", "", "contracts[0].pay"),
    ("contracts[0].to", "2025-01-31", "contracts[0].to"),
    ("contracts[0].helper", "h9", "contracts[0].helper"),
    ("absences[0].kind", "syg", "absences[0].kind"),
    ("absences[0].helper", "h9", "absences[0].helper"),
    ("absences[0].to", "2026-10-04", "absences[0].to"),
    ("absences[0].from", "2026-10-05T25:00", "absences[0].from"),
    ("absences[0].from", LATE, "absences[0].from"),
    ("absences[1]", {"id": "a2", "helper": "h1", "kind": "vacation", "from": "2026-10-07"}, "absences[1]"),
    ("month_events[0].month", "2026-13", "month_events[0].month"),
    ("month_events[0].month", "9999-12", "month_events[0].month"),
    ("month_events[0].month", "2026-10-01", "month_events[0].month"),
    ("month_events[0].event", "open", "month_events[0].event"),
    ("month_events[0].at", "2026-10-02", "month_events[0].at"),
    ("month_events[0].at", "9999-12-31T23:59", "month_events[0].at"),
    ("month_events[0].reason", "x" * 2001, "month_events[0].reason"),
]


@pytest.mark.parametrize(("place", "value", "named"), VALUES, ids=[f"{p}={str(v)[:30]!r}" for p, v, _ in VALUES])
def test_a_wrong_value_is_refused_where_it_stands(
    refuse: Refuse, scheme: Path, tmp_path: Path, place: str, value: object, named: str
) -> None:
    source = _write(tmp_path / "forkert.json", _with(place, value))
    refuse(WRONG, named, "--mappe", tmp_path / "ny.hjm", "importer", source)
    refuse(WRONG, "", "--mappe", scheme, "importer", source)


@pytest.mark.parametrize(("key", "told"), [("linje\nskift" * 100, "linje skift"), ("", "»«"), (" ", "» «")])
def test_an_unknown_key_is_told_in_one_line_even_when_it_cant_be_seen(
    refuse: Refuse, tmp_path: Path, key: str, told: str
) -> None:
    content = _content()
    content["helpers"][0][key] = 1
    source = _write(tmp_path / "forkert.json", content)
    refuse(WRONG, f"helpers[0].{told}", "--mappe", tmp_path / "ny.hjm", "importer", source)
    source = _write(tmp_path / "forkert.json", {**_content(), key: 1})
    refuse(WRONG, told, "--mappe", tmp_path / "ny.hjm", "importer", source)


RAW: list[tuple[str, bytes, str]] = [
    ("empty", b"", "linje 1"),
    ("half", b'{"format": "hjaelpermappen", ', "linje 1"),
    ("not JSON", b"<html></html>", "linje 1"),
    ("trailing", b'{"format": "hjaelpermappen", "version": 1} x', "linje 1"),
    ("a comma too many", b'{"format": "hjaelpermappen", "version": 1,\n}', "linje 2"),
    ("a list", b"[]", "filen"),
    ("a text", b'"hjaelpermappen"', "filen"),
    ("null", b"null", "filen"),
    ("a number", b"7", "filen"),
    ("an empty object", b"{}", "format"),
    ("no version", b'{"format": "hjaelpermappen"}', "version"),
    ("Latin-1", '{"format": "hjælpermappen"}'.encode("latin-1"), "UTF-8"),
    ("UTF-16", '{"format": "hjaelpermappen"}'.encode("utf-16"), "UTF-8"),
    ("a key twice", b'{"format": "hjaelpermappen", "version": 1, "version": 1}', "version"),
    ("an empty key twice", b'{"format": "hjaelpermappen", "version": 1, "": 1, "": 1}', "»«: nøglen"),
    ("a long whole number", b'{"format": "hjaelpermappen", "version": ' + HUGE.encode() + b"}", "tallet 111"),
    ("a long fraction", b'{"format": "hjaelpermappen", "version": 0.' + HUGE.encode() + b"}", "tallet 0.1"),
    ("a giant power", b'{"format": "hjaelpermappen", "version": 1e999999999}', "tallet 1e9"),
    ("NaN", b'{"format": "hjaelpermappen", "version": NaN}', "NaN"),
    ("Infinity", b'{"format": "hjaelpermappen", "version": -Infinity}', "-Infinity"),
    ("deep lists", b"[" * 100_000, "lag"),
    ("deep objects", b'{"a":' * 100_000, "lag"),
    ("NUL bytes", b"\x00" * 100, "linje 1"),
]


@pytest.mark.parametrize(("raw", "place"), [row[1:] for row in RAW], ids=[row[0] for row in RAW])
def test_a_file_that_is_no_exchange_file_is_refused(
    refuse: Refuse, scheme: Path, tmp_path: Path, raw: bytes, place: str
) -> None:
    source = tmp_path / "forkert.json"
    source.write_bytes(raw)
    refuse(WRONG, place, "--mappe", tmp_path / "ny.hjm", "importer", source)
    refuse(WRONG, place, "--mappe", scheme, "importer", source)


@pytest.mark.parametrize("depth", [*range(100, 1000, 45), 985, 990, 995])
def test_nesting_of_any_depth_is_refused(refuse: Refuse, tmp_path: Path, depth: int) -> None:
    source = tmp_path / "dyb.json"
    nested = "[" * depth + "]" * depth
    for text in (nested, '{"format": "hjaelpermappen", "version": 1, "helpers": [{"id": ' + nested + "}]}"):
        source.write_text(text, encoding="utf-8")
        refuse(WRONG, "", "--mappe", tmp_path / "ny.hjm", "importer", source)


def test_a_file_of_five_gigabytes_is_refused_by_its_size(refuse: Refuse, tmp_path: Path) -> None:
    source = tmp_path / "stor.json"
    source.touch()
    os.truncate(source, 5 * 1024**3)
    refuse(WRONG, "stor.json: filen er større end 500 MB", "--mappe", tmp_path / "ny.hjm", "importer", source)


def test_an_exchange_file_that_cant_be_read_is_named(refuse: Refuse, scheme: Path, tmp_path: Path) -> None:
    for source, why in (
        (tmp_path, "det er en mappe"),
        (tmp_path / "ingen.json", "den findes ikke"),
        (scheme / "under.json", "noget i stien er en fil"),
        (tmp_path / f"{'x' * 300}.json", "navnet er for langt"),
    ):
        refuse(WRONG, why, "--mappe", tmp_path / "ny.hjm", "importer", source)


def test_ids_that_the_scheme_file_has_already_are_named(refuse: Refuse, scheme: Path, tmp_path: Path) -> None:
    refuse(WRONG, "grants[0].id", "--mappe", scheme, "importer", _write(tmp_path / "igen.json", _content()))
    for name in ("helpers", "contracts", "shifts", "absences", "month_events"):
        content = {key: _content()[key] for key in ("format", "version", name)}
        place = f"{name}[0].{'month' if name == 'month_events' else 'id'}"
        refuse(WRONG, place, "--mappe", scheme, "importer", _write(tmp_path / "igen.json", content))


def test_what_overlaps_the_scheme_file_is_named(refuse: Refuse, scheme: Path, tmp_path: Path) -> None:
    head = {"format": "hjaelpermappen", "version": 1}
    shifts = {**head, "shifts": [{"id": "v7", "helper": "h2", "start": "2026-10-31T15:59", "end": "2026-10-31T17:00"}]}
    refuse(WRONG, "shifts[0]", "--mappe", scheme, "importer", _write(tmp_path / "v.json", shifts))
    absences = {**head, "absences": [{"id": "a7", "helper": "h1", "kind": "vacation", "from": "2026-10-07T23:59"}]}
    refuse(WRONG, "absences[0]", "--mappe", scheme, "importer", _write(tmp_path / "f.json", absences))


def test_no_folder_is_left_behind_when_a_new_scheme_file_is_refused(refuse: Refuse, tmp_path: Path) -> None:
    source = _write(tmp_path / "forkert.json", _with("contracts[0].helper", "h9"))
    refuse(WRONG, "contracts[0].helper", "--mappe", tmp_path / "a" / "b" / "ny.hjm", "importer", source)


def test_several_mistakes_are_counted(run: Run, tmp_path: Path) -> None:
    content = _with("helpers[0].born_on", "1990-04-31")
    content["helpers"][1]["name"] = " "
    told = run("--mappe", tmp_path / "ny.hjm", "importer", _write(tmp_path / "to.json", content))
    assert told.err.startswith("helpers[0].born_on: ")
    assert told.err.endswith("(og 1 fejl mere)\n")


def test_a_byte_order_mark_is_no_mistake(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "bom.json"
    source.write_bytes(b"\xef\xbb\xbf" + json.dumps(_content()).encode())
    assert run("--mappe", tmp_path / "ny.hjm", "importer", source).status == DONE


OPTIONAL_NULLS: dict[str, list[str]] = {
    "scheme": [
        "citizen", "paragraph", "municipality", "employer", "payroll", "work_leader", "starts_on", "rest_room",
        "rest_ground", "rest_ground_note", "respiration", "employer_name", "employer_address", "employer_phone",
        "employer_cvr", "ends_on", "end_kind", "end_told_on",
    ],
    "grants": ["to", "received_on", "hours_per_week", "respiration_hours_per_week", "self_paid_hours_per_week"],
    "helpers": [
        "born_on", "cpr", "address", "phone", "email", "bank_account", "relative", "unemployment_fund",
        "respiration_approved_on", "respiration_approved_by", "next_of_kin", "next_of_kin_phone", "tax_card",
        "tax_told_on", "pension_proof", "pension_proof_on", "driving_licence", "driving_licence_seen_on",
        "criminal_record_seen_on", "child_record_seen_on", "note", "section_56_from", "section_56_until",
    ],
    "contracts": [
        "to", "pay", "hours_per_week", "hourly_wage", "signed_on", "confidentiality_signed_on",
        "sent_to_municipality_on", "probation_until", "pension_from", "job_title", "fixed_term_reason", "workplaces",
        "schedule", "unpredictable", "call_notice", "overtime", "supplements", "pay_dates", "notice_amount",
        "notice_unit", "notice_month_end", "pension_scheme", "vacation_form", "insurances", "grant_reserve",
        "collective_agreement", "training_right", "other_terms", "vacation_unit", "vacation_turnus", "extra_days_off",
        "sick_vacation_replaced",
    ],
    "shifts": ["kind", "status", "announced_on", "respiration", "away", "note"],
    "absences": [
        "to", "notice_given_on", "reported_at", "reported_how", "expected_back", "fit_on", "paid", "what", "notice_how",
        "notice_agreed_on", "advance_agreed_on", "instead_of",
    ],
    "absence_steps": ["asked_on", "done_on"],
    "vacation_entries": ["agreed_on", "reported_on", "note"],
    "vacation_wishes": ["decided_on", "told_on", "reason", "absence"],
    "vacation_rounds": [],
    "accidents": [
        "place", "doing", "what_happened", "witnesses", "prevention", "near_miss", "absence", "reported_on",
        "insurer_told_on", "municipality_told_on", "copy_given_on",
    ],
    "parental_leaves": ["notice_on", "leave_from", "born_on", "plan_on", "back_on", "municipality_told_on"],
    "stays": [
        "last_day", "place", "abroad", "told_on", "applied_on", "granted_on", "extra_hours", "insured_on", "agreed_on",
        "agreed", "note",
    ],
    "stay_helpers": ["along", "told_on", "agreed_on"],
    "month_events": ["reason"],
}  # fmt: skip


BARE_LEAVE: dict[str, Any] = {  # a step has one of its days at least
    "vacation_entries": [{"id": "e1", "helper": "h1", "year": 2025, "kind": "transferred", "days": 5}],
    "vacation_wishes": [
        {"id": "w1", "helper": "h1", "first_day": "2027-07-05", "last_day": "2027-07-25", "asked_on": "2026-12-01", "state": "open"}
    ],
    "vacation_rounds": [{"id": "r1", "year": 2027, "wishes_by": "2027-01-15"}],
    "accidents": [{"id": "u1", "helper": "h1", "happened_at": "2026-10-04T21:15"}],
    "parental_leaves": [{"id": "b1", "helper": "h1", "role": "mother", "due_on": "2027-02-01"}],
    "stays": [{"id": "o1", "kind": "vacation", "first_day": "2026-08-03"}],
    "stay_helpers": [{"id": "m1", "stay": "o1", "helper": "h1"}],
}  # fmt: skip


def test_null_means_the_same_as_left_out(run: Run, tmp_path: Path) -> None:
    bare = {**_content(), **BARE_LEAVE}
    bare["scheme"] = {}
    said = {name: keys for name, keys in OPTIONAL_NULLS.items() if name in bare}
    for name, keys in said.items():
        for part in [bare[name]] if name == "scheme" else bare[name]:
            for key in keys:
                part.pop(key, None)
    nulls = copy.deepcopy(bare)
    for name, keys in said.items():
        for part in [nulls[name]] if name == "scheme" else nulls[name]:
            part.update(dict.fromkeys(keys))
    exported = []
    for name, content in (("uden", bare), ("null", nulls)):
        scheme, out = tmp_path / f"{name}.hjm", tmp_path / f"{name}.ud.json"
        assert run("--mappe", scheme, "importer", _write(tmp_path / f"{name}.json", content)).err == ""
        assert run("--mappe", scheme, "eksporter", out).err == ""
        exported.append(out.read_bytes())
    assert exported[0] == exported[1]


LISTS = ["scheme", "grants", "helpers", "contracts", "shifts", "absences", "month_events"]
LISTS += ["cover", "rest_exceptions", "finding_marks", "rule_choices", "trainings", "handouts", "talks"]
LISTS += ["terminations", "hirings", "applicants", "absence_steps", "vacation_entries", "vacation_wishes"]
LISTS += ["vacation_rounds", "accidents", "parental_leaves", "stays", "stay_helpers"]
LISTS += ["issued_documents", "paper_events", "attachments", "own_wordings"]


@pytest.mark.parametrize("name", LISTS)
def test_a_whole_list_may_be_null(run: Run, tmp_path: Path, name: str) -> None:
    content = _content()
    content[name] = None
    if name == "helpers":
        content |= dict.fromkeys(["contracts", "shifts", "absences"])
    assert run("--mappe", tmp_path / "ny.hjm", "importer", _write(tmp_path / "n.json", content)).status == DONE


DEFINITIONS = {
    "month_events": "monthEvent", "absence_steps": "absenceStep", "vacation_entries": "vacationEntry",
    "vacation_wishes": "vacationWish", "vacation_rounds": "vacationRound", "parental_leaves": "parentalLeave",
    "stay_helpers": "stayHelper",
}  # fmt: skip


def test_the_optional_keys_are_all_that_the_schema_has() -> None:
    schema = json.loads((paths.resources() / "udveksling" / "skema-1.json").read_text(encoding="utf-8"))["$defs"]
    for name, keys in OPTIONAL_NULLS.items():
        part = schema[DEFINITIONS.get(name, name.removesuffix("s"))]
        assert set(part["properties"]) - set(part.get("required", ())) == set(keys), name


# --- Scheme files that can't be opened -----------------------------------------------------------

COMMANDS: list[list[str]] = [
    ["tjek"],
    ["timeseddel", "--maaned", "2026-10", "--json"],
    ["timeseddel", "--maaned", "2026-10", "--ud", "{}/sedler"],
    ["dokument", "tjek", "--ud", "{}/ud.pdf"],
    ["eksporter", "{}/ud.json"],
    ["importer", "{}/ind.json"],
]


@pytest.fixture
def cant_open(refuse: Refuse, tmp_path: Path) -> Callable[[Path, str], None]:
    """Asserts that no command opens the file, and that each says why."""

    def go(path: Path, why: str) -> None:
        head = {key: _content()[key] for key in ("format", "version")}
        _write(tmp_path / "ind.json", head)
        for command in COMMANDS:
            refuse(CANNOT_OPEN, why, "--mappe", path, *[part.replace("{}", str(tmp_path)) for part in command])

    return go


CantOpen = Callable[[Path, str], None]


def test_a_text_file_is_no_scheme(cant_open: CantOpen, tmp_path: Path) -> None:
    path = tmp_path / "brev.txt"
    path.write_text("Kære Faxe Kommune\n" * 1000, encoding="utf-8")
    cant_open(path, "brev.txt")


@pytest.mark.parametrize("journal", ["delete", "wal"])
def test_another_programs_database_is_no_scheme_and_is_not_touched(
    cant_open: CantOpen, tmp_path: Path, journal: str
) -> None:
    path = tmp_path / "andet.db"
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA journal_mode = {journal}")
    connection.execute("CREATE TABLE t (a)")
    connection.commit()
    connection.close()
    cant_open(path, "andet.db er ikke en hjælpermappe")


def test_an_empty_file_is_no_scheme(cant_open: CantOpen, tmp_path: Path) -> None:
    path = tmp_path / "tom.hjm"
    path.touch()
    cant_open(path, "tom.hjm er ikke en hjælpermappe")


def test_a_folder_is_no_scheme(cant_open: CantOpen, tmp_path: Path) -> None:
    (tmp_path / "mappe.hjm").mkdir()
    cant_open(tmp_path / "mappe.hjm", "det er en mappe")


@pytest.mark.parametrize("kept", [10, 60, 90, 1000, 4096, 5000, 0.5, 0.9, -4096, -100])
def test_a_truncated_scheme_is_told_to_be_damaged(
    cant_open: CantOpen, tmp_path: Path, prepared: bytes, kept: float
) -> None:
    path = tmp_path / "halv.hjm"
    path.write_bytes(prepared[: int(kept * len(prepared)) if 0 < kept < 1 else int(kept)])
    cant_open(path, "halv.hjm")


def test_a_scheme_with_a_page_of_rubbish_is_told_to_be_damaged(
    cant_open: CantOpen, tmp_path: Path, prepared: bytes
) -> None:
    path = tmp_path / "skadet.hjm"
    path.write_bytes(prepared[:8192] + bytes(range(256)) * 16 + prepared[8192 + 4096 :])
    cant_open(path, "skadet.hjm er beskadiget")


def test_a_newer_file_is_refused_in_words(cant_open: CantOpen, scheme: Path) -> None:
    connection = dbapi2.connect(str(scheme))
    connection.execute("PRAGMA user_version = 1000")
    connection.close()
    cant_open(scheme, "nyere udgave")


def test_a_missing_file_is_named(refuse: Refuse, tmp_path: Path) -> None:
    for command in COMMANDS[:3]:
        call = [part.replace("{}", str(tmp_path)) for part in command]
        refuse(CANNOT_OPEN, "ingen.hjm findes ikke", "--mappe", tmp_path / "ingen.hjm", *call)


@pytest.fixture
def locked(scheme: Path) -> Iterator[Path]:
    """The scheme file while another process has it open."""
    code = (
        "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None); "
        "c.execute('BEGIN EXCLUSIVE'); print('åben', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-X", "utf8", "-c", code, scheme], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline().decode().strip() == "åben"
        yield scheme
        assert other.stdin is not None
        other.stdin.close()
        other.wait(10)


def test_a_file_that_another_process_has_open_is_told_so(cant_open: CantOpen, locked: Path) -> None:
    cant_open(locked, "ordning.hjm er åben i et andet vindue eller program")


def test_a_folder_that_cant_be_made_because_a_file_is_in_the_way(refuse: Refuse, scheme: Path, tmp_path: Path) -> None:
    source = _write(tmp_path / "ind.json", _content())
    for new in (scheme / "ny.hjm", scheme / "under" / "ny.hjm"):
        refuse(CANNOT_OPEN, str(new.parent), "--mappe", new, "importer", source)
        refuse(CANNOT_OPEN, str(new.parent), "--mappe", new, "eksempel")
    refuse(CANNOT_OPEN, "navnet er for langt", "--mappe", tmp_path / ("x" * 300), "importer", source)
    refuse(CANNOT_OPEN, "navnet er for langt", "--mappe", tmp_path / ("x" * 300), "tjek")


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root (og Windows) må skrive i en skrivebeskyttet mappe"
)
def test_a_folder_that_may_not_be_written_is_named(refuse: Refuse, tmp_path: Path) -> None:
    source = _write(tmp_path / "ind.json", _content())
    closed = tmp_path / "lukket"
    closed.mkdir(mode=0o500)
    refuse(CANNOT_OPEN, "du har ikke adgang", "--mappe", closed / "ny.hjm", "importer", source)


# --- Encryption ----------------------------------------------------------------------------------


@pytest.fixture
def encrypted(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A scheme file made while the variable held a password; the variable is gone again."""
    path = tmp_path / "hemmelig.hjm"
    monkeypatch.setenv("HJAELPERMAPPEN_KODE", "æble'; grød")
    assert run("--mappe", path, "importer", _write(tmp_path / "ind.json", _content())).status == DONE
    monkeypatch.delenv("HJAELPERMAPPEN_KODE")
    return path


def test_a_file_made_with_a_password_holds_no_name_in_the_clear(encrypted: Path, prepared: bytes) -> None:
    secret = encrypted.read_bytes()
    for text in ("Karla", "Anna", "Prøve", "faxe", "SQLite format 3", "helper_id"):
        assert text.encode() in prepared
        assert text.encode() not in secret
        assert text.encode("utf-16-le") not in secret


def test_the_right_password_opens_and_every_other_is_refused(
    run: Run, cant_open: CantOpen, encrypted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for wrong in (None, "", "æble", "æble'; grød "):
        if wrong is not None:
            monkeypatch.setenv("HJAELPERMAPPEN_KODE", wrong)
        cant_open(encrypted, "adgangskoden mangler eller er forkert")
    monkeypatch.setenv("HJAELPERMAPPEN_KODE", "æble'; grød")
    told = run("--mappe", encrypted, "timeseddel", "--maaned", "2026-10", "--json")
    assert [sheet["helper"] for sheet in json.loads(told.out)] == ["h1", "h2"]


def test_a_password_does_not_stand_in_the_way_of_a_file_without_one(
    run: Run, bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = bare.read_bytes()
    monkeypatch.setenv("HJAELPERMAPPEN_KODE", "en kode")
    told = run("--mappe", bare, "tjek", "--dato", "2026-10-20")
    assert told == Told(DONE, "Der er ingen anmærkninger.\n", "")
    assert bare.read_bytes() == before
