"""Timesheets made by hand, so that no change in the rulebook moves them, and ways to look into their PDF."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.model.documents.pen import Pen
from app.model.documents.sheet_print import SheetLine, SheetPrint
from app.model.documents.timesheet_pdf import render
from app.model.documents.typeface import Typeface, Typefaces, typefaces

ROOT = Path(__file__).parents[3]
GOLDEN = ROOT / "tests" / "golden"
UPDATE = "HJAELPERMAPPEN_GOLDEN"
WEEKDAYS = ("ma", "ti", "on", "to", "fr", "lø", "sø")
TIMES = ("Arbejde", "Sygdom", "Barns sygedag", "Ferie", "Rådighed hjemme", "Rådighed på stedet")
SUPPLEMENTS = ("Aften", "Nat", "Lørdag", "Søndag", "Helligdag", "Specialdag")

ORDINARY = SheetPrint(
    month="oktober 2026",
    citizen=(
        ("Borger", "Karla Eksempelsen"),
        ("CPR-nr.", "010190-0000"),
        ("Adresse", "Opfundet Vej 1, 4690 Haslev"),
        ("Ordning", "Serviceloven § 96"),
        ("Kommune", "Faxe Kommune"),
    ),
    helper=(("Hjælper", "Anna Eksempel"), ("CPR-nr.", "140388-0000"), ("Lønform", "Månedsløn")),
    columns=("Arbejde", "Sygdom", "Rådighed på stedet", "Aften", "Nat", "Lørdag", "Søndag"),
    supplements=4,
    lines=(
        SheetLine("to 01.10.2026", "15:00", "23:00", ("8:00", "", "", "6:00", "", "", ""), ""),
        SheetLine("fr 02.10.2026", "23:00", "24:00", ("1:00", "", "", "", "1:00", "", ""), ""),
        SheetLine("lø 03.10.2026", "00:00", "07:15", ("7:15", "", "", "", "6:00", "", ""), "Oplæring"),
        SheetLine("sø 11.10.2026", "07:00", "15:00", ("8:00", "", "", "", "", "", "8:00"), ""),
        SheetLine("to 15.10.2026", "13:00", "15:00", ("2:00", "", "", "", "", "", ""), "Personalemøde"),
        SheetLine("fr 16.10.2026", "15:00", "23:00", ("", "8:00", "", "", "", "", ""), ""),
        SheetLine("lø 17.10.2026", "15:00", "23:00", ("8:00", "", "", "6:00", "", "8:00", ""), "MUS"),
        SheetLine(
            "sø 25.10.2026",
            "00:00",
            "07:00",
            ("8:00", "", "", "", "7:00", "", "8:00"),
            "Sommertid slutter: 1 time længere",
        ),
        SheetLine(
            "fr 30.10.2026",
            "23:00",
            "24:00",
            ("", "", "1:00", "", "", "", ""),
            "Karla var indlagt til kl. 16. " * 8 + "Aftalt.",
        ),
    ),
    totals=("42:15", "8:00", "1:00", "12:00", "14:00", "8:00", "16:00"),
    notes=("Tillæggene er regnet efter håndbogens ord, minut for minut.",),
    deadline="Timesedlen skal være hos kommunen senest 07.11.2026 (Håndbog om hjælperordninger, 5.3.2).",
    helper_name="Anna Eksempel",
    employer_name="Karla Eksempelsen",
    rulebook="Faxe Kommune, udgave 0123456789",
)


@pytest.fixture
def ordinary() -> SheetPrint:
    return ORDINARY


@pytest.fixture
def empty() -> SheetPrint:
    """A month without shifts, of an employer whose name the program does not know."""
    return replace(ORDINARY, lines=(), totals=("",) * 7, notes=(), employer_name="")


@pytest.fixture
def make_sheet() -> Callable[[int, int], SheetPrint]:
    """A sheet of so many rows and so many of the 12 columns, full of numbers, with a remark now and then."""

    def make(rows: int, columns: int) -> SheetPrint:
        titles = (*TIMES, *SUPPLEMENTS)[:columns]
        lines = []
        for row in range(rows):
            day = date(2026, 10, 1) + timedelta(days=row * 31 // rows)
            minutes = tuple(
                f"{(row + column) % 24}:{row % 60:02d}" if (row + column) % 3 else "" for column in range(columns)
            )
            remark = ("Personalemøde", "", "", "", "Oplæring, MUS med ny hjælper")[row % 5]
            lines.append(SheetLine(f"{WEEKDAYS[day.weekday()]} {day:%d.%m.%Y}", "00:00", "24:00", minutes, remark))
        supplements = max(0, columns - len(TIMES))
        totals = tuple(f"1{column:02d}:45" for column in range(columns))
        return replace(ORDINARY, columns=titles, supplements=supplements, lines=tuple(lines), totals=totals)

    return make


@pytest.fixture(scope="session")
def fonts() -> Path:
    return ROOT / "ressourcer" / "skrifttyper"


@pytest.fixture(scope="session")
def faces(fonts: Path) -> Typefaces:
    return typefaces(fonts)


@pytest.fixture
def read(fonts: Path) -> Callable[[SheetPrint], PdfReader]:
    return lambda sheet: PdfReader(BytesIO(render(sheet, fonts)), strict=True)


@pytest.fixture
def texts(read: Callable[[SheetPrint], PdfReader]) -> Callable[[SheetPrint], list[str]]:
    """What stands on each page."""
    return lambda sheet: [page.extract_text() for page in read(sheet).pages]


@pytest.fixture
def check_golden() -> Callable[[str, str], None]:
    """Compares with tests/golden/NAME to the letter; HJAELPERMAPPEN_GOLDEN=1 writes it anew."""

    def check(name: str, text: str) -> None:
        path = GOLDEN / name
        if os.environ.get(UPDATE) == "1":
            path.write_bytes(text.encode())
        assert text == path.read_bytes().decode(), f"{UPDATE}=1 skriver {name} på ny"

    return check


@pytest.fixture
def boxes(
    monkeypatch: pytest.MonkeyPatch, fonts: Path
) -> Callable[[SheetPrint], list[tuple[int, float, float, float, float, str]]]:
    """Where each text lands: page, left, right, baseline, size, text."""
    found: list[tuple[int, float, float, float, float, str]] = []
    text, cells = Pen.text, Pen.cells

    def note(pen: Pen, x: float, y: float, written: str, size: float, face: Typeface) -> None:
        if written:
            found.append((pen.canvas.getPageNumber(), x, x + face.width(written, size), y, size, written))

    def noting_text(pen: Pen, x: float, y: float, written: str, size: float, face: Typeface, *colour: object) -> None:
        note(pen, x, y, written, size, face)
        text(pen, x, y, written, size, face, *colour)  # type: ignore[arg-type]

    def noting_cells(pen: Pen, y: float, size: float, line: list[tuple[float, str, Typeface]]) -> None:
        for x, written, face in line:
            note(pen, x, y, written, size, face)
        cells(pen, y, size, line)

    monkeypatch.setattr(Pen, "text", noting_text)
    monkeypatch.setattr(Pen, "cells", noting_cells)

    def measure(sheet: SheetPrint) -> list[tuple[int, float, float, float, float, str]]:
        found.clear()
        render(sheet, fonts)
        return list(found)

    return measure
