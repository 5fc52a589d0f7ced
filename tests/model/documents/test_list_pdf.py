"""Printed lists (findings, exceptions to rest) as PDF and as text: complete, unbreakable, the same as before."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.model.documents.list_pdf import render
from app.model.documents.list_print import Entry, ListPrint, Section
from app.model.documents.list_text import as_text
from app.model.documents.pen import Pen
from app.model.documents.timesheet_grid import PORTRAIT
from app.model.documents.typeface import Typeface

REST = Entry(
    "05.10.2026 kl. 07:00",
    "For lidt hvile – Anna Eksempel",
    (
        ("", "Anna Eksempel har højst 9 timer fri i træk i de 24 timer, der slutter 05.10.2026 kl. 15:00."),
        (
            "Gør dette",
            "Flyt eller forkort en af vagterne, eller giv den til en anden. Var det uforudset, så skriv det.",
        ),
        ("Kilde", "Bekendtgørelse om hvileperiode og fridøgn m.v. (nr. 324 af 23.5.2002), § 3 (bestemt af loven)"),
    ),
)
SHEETS = Entry(
    "31.10.2026",
    "Timesedler skal afleveres – Ordningen",
    (
        ("Frist", "07.11.2026"),
        ("", "Timesedlerne for oktober 2026 skal være hos kommunen senest 07.11.2026."),
        ("Besluttet", "Udsat til 01.12.2026: Aftalt med kommunen."),
    ),
)
ORDINARY = ListPrint(
    title="Det skal du holde øje med",
    period="09.11.2026",
    name="Karla Eksempelsen",
    citizen=(("Borger", "Karla Eksempelsen"), ("Ordning", "Serviceloven § 96"), ("Kommune", "Faxe Kommune")),
    about=(("Frister", "set fra 09.11.2026"), ("Vagter", "09.07.2026–31.12.2026"), ("I alt", "1 fejl, 1 advarsel")),
    sections=(
        Section("Fejl (1)", (REST,)),
        Section("Advarsler (1)", (SHEETS,)),
        Section("Det er der set efter", opening=("Hvile hver dag, Fridøgn, Timesedler.",)),
    ),
    rulebook="Regelbog: Faxe Kommune, udgave 0123456789",
)
EMPTY = replace(
    ORDINARY,
    name="",
    citizen=(("Ordning", "Serviceloven § 96"),),
    sections=(
        Section("Ingen anmærkninger", opening=("Der er ikke fundet noget, der er galt.",)),
        Section("Det er der set efter", (Entry("", "Fridøgn", (("", "Der går højst 6 døgn."),)),)),
    ),
)


def read(matters: ListPrint, fonts: Path) -> PdfReader:
    return PdfReader(BytesIO(render(matters, fonts)), strict=True)


def pages(matters: ListPrint, fonts: Path) -> list[str]:
    return [page.extract_text() for page in read(matters, fonts).pages]


def words(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(("name", "matters"), [("ordinaer", ORDINARY), ("tom", EMPTY)])
def test_text_and_pdf_say_to_the_letter_what_they_said_before(
    name: str, matters: ListPrint, fonts: Path, check_golden: Callable[[str, str], None]
) -> None:
    check_golden(f"liste-{name}.txt", as_text(matters))
    check_golden(f"liste-{name}-pdf.txt", "\n".join(pages(matters, fonts)) + "\n")


def test_everything_is_on_the_page(fonts: Path) -> None:
    (page,) = map(words, pages(ORDINARY, fonts))
    for section in ORDINARY.sections:
        assert section.title in page
        assert all(text in page for text in section.opening)
        for entry in section.entries:
            assert f"{entry.when} {entry.title}" in page
            assert all(text in page for _, text in entry.parts if len(text) < 50)
    for text in ("Side 1 af 1", ORDINARY.rulebook, ORDINARY.period, "set fra 09.11.2026", "Gør dette", "Besluttet"):
        assert text in page
    assert "Underskrift" not in page


def test_three_hundred_matters_repeat_the_head_and_their_heading_and_are_never_parted(fonts: Path) -> None:
    entries = tuple(replace(REST, title=f"Nummer {n:03d}.") for n in range(300))
    found = pages(replace(ORDINARY, sections=(Section("Fejl (300)", entries),)), fonts)
    assert len(found) > 20
    for number, page in enumerate(found, start=1):
        assert f"Side {number} af {len(found)}" in page
        assert "Karla Eksempelsen" in page
        assert "Det skal du holde øje med" in page
        assert ("Fejl (300) – fortsat" in page) is (number > 1)
        assert page.count("Nummer") == page.count("324 af 23.5.2002")
    whole = "\n".join(found)
    assert all(whole.count(f"Nummer {n:03d}.") == 1 for n in range(300))


def test_a_heading_is_never_the_last_thing_on_a_page(fonts: Path) -> None:
    for count in range(1, 30):
        sections = (Section("Fejl", (REST,) * count), Section("Advarsler", (SHEETS,)))
        for page in pages(replace(ORDINARY, sections=sections), fonts):
            assert "Advarsler" not in page or "Timesedler skal afleveres" in page


@pytest.mark.parametrize("text", ["<b>Bo</b> & <font color='red'>Ib</font>", "<para>{%s}\\n(x) \\(", "&lt;"])
def test_markup_is_shown_as_typed(text: str, fonts: Path) -> None:
    entry = Entry(text[:4], text, (("", text), ("Besluttet", text)))
    matters = replace(ORDINARY, citizen=(("Borger", text),), sections=(Section(text, (entry,), (text,)),))
    (page,) = pages(matters, fonts)
    assert "".join(page.split()).count("".join(text.split())) == 6 + (text == "&lt;")
    assert as_text(matters).casefold().count(text.casefold()) == 6 + (text == "&lt;")


@pytest.mark.parametrize("text", ["x" * 10_000, "Hun var syg. " * 770, "😀" * 3_000, "a\n" * 5_000, "Æ\x00\x1bø", ""])
def test_long_texts_and_odd_characters_break_nothing(text: str, fonts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    boxes: list[tuple[float, float, float]] = []
    plain, cells = Pen.text, Pen.cells

    def noting(pen: Pen, x: float, y: float, written: str, size: float, face: Typeface, *colour: object) -> None:
        boxes.append((x, x + face.width(written, size), y))
        plain(pen, x, y, written, size, face, *colour)  # type: ignore[arg-type]

    def noting_cells(pen: Pen, y: float, size: float, line: list[tuple[float, str, Typeface]]) -> None:
        boxes.extend((x, x + face.width(written, size), y) for x, written, face in line)
        cells(pen, y, size, line)

    monkeypatch.setattr(Pen, "text", noting)
    monkeypatch.setattr(Pen, "cells", noting_cells)
    entry = Entry(text, text, (("", text), ("Forklaring", text)))
    sections = (Section("Skrevet ned (2)", (entry, SHEETS)),)
    matters = replace(ORDINARY, name=text, citizen=(("Borger", text),), about=(("Kun for", text),), sections=sections)
    whole = words("\n".join(pages(matters, fonts)))
    assert SHEETS.title in whole
    assert all(x > 0 and end <= PORTRAIT.right + 0.1 and 0 < y < PORTRAIT.height for x, end, y in boxes)
    assert SHEETS.title in as_text(matters)


def test_the_file_tells_language_and_title_and_has_our_fonts(fonts: Path) -> None:
    reader = read(ORDINARY, fonts)
    assert str(reader.root_object["/Lang"]) == "da-DK"
    assert reader.metadata is not None
    assert reader.metadata.title == "Det skal du holde øje med, 09.11.2026 – Karla Eksempelsen"
    assert (reader.metadata.author, reader.metadata.subject) == ("Hjælpermappen", "Det skal du holde øje med")
    names = set()
    for font in reader.pages[0]["/Resources"]["/Font"].values():  # type: ignore[index]
        assert "/FontFile2" in font["/FontDescriptor"]
        names.add(str(font["/BaseFont"]).split("+")[-1])
    assert names == {"NotoSans-Regular", "NotoSans-Bold"}
    assert render(ORDINARY, fonts) == render(ORDINARY, fonts)
    assert read(EMPTY, fonts).metadata.title == "Det skal du holde øje med, 09.11.2026"  # type: ignore[union-attr]
    assert read(replace(ORDINARY, name="Karla " * 900), fonts).metadata.title.endswith("…")  # type: ignore[union-attr]


def test_the_text_needs_no_pdf_maker() -> None:
    code = "import sys, app.model.documents.list_text; print('reportlab' in sys.modules)"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in (str(Path.cwd()), *sys.path) if path)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
