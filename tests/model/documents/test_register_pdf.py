"""The register of working time as PDF and as text: complete, unbreakable, the same as before."""

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

from app.model.documents.pen import Pen
from app.model.documents.register_pdf import render
from app.model.documents.register_print import CorrectionLine, DayLine, MonthPart, RegisterPrint
from app.model.documents.register_text import as_text
from app.model.documents.timesheet_grid import PORTRAIT
from app.model.documents.typeface import Typeface

ORDINARY = RegisterPrint(
    period="01.09.2026–31.10.2026",
    citizen=(("Borger", "Karla Eksempelsen"), ("CPR-nr.", "010190-0000"), ("Kommune", "Faxe Kommune")),
    helper=(("Hjælper", "Anna Eksempel"), ("CPR-nr.", "140388-0000")),
    helper_name="Anna Eksempel",
    months=(
        MonthPart("september 2026", (DayLine("on 30.09.2026", "2:00", "6:00", "Arbejdet"),), "2:00", "6:00"),
        MonthPart(
            "oktober 2026",
            (
                DayLine("to 01.10.2026", "8:00", "", "Arbejdet"),
                DayLine("fr 02.10.2026", "", "1:00", "Planlagt"),
                DayLine("sø 25.10.2026", "25:00", "", "Delvis planlagt"),
            ),
            "33:00",
            "1:00",
        ),
    ),
    minutes="35:00",
    on_call_home="7:00",
    corrections=(
        CorrectionLine(
            "01.10.2026",
            "21.11.2026 kl. 12:00",
            "Ret vagt 01.10.2026",
            "til: 01.10.2026 kl. 14:00",
            "til: 01.10.2026 kl. 15:00",
        ),
        CorrectionLine("04.10.2026", "22.11.2026 kl. 09:05", "Opret vagt 04.10.2026", "", "fra: 04.10.2026 kl. 07:00"),
    ),
    notes=("Tider er i timer og minutter (t:mm).",),
    foot=("Daglig arbejdstid skal registreres. Kilde: Loven.", "Gemmes mindst til 28.02.2032. Det siger reglen."),
    rulebook="Regelbog: Faxe Kommune, udgave 0123456789",
)
EMPTY = replace(ORDINARY, months=(), minutes="", on_call_home="", corrections=())
Boxes = list[tuple[float, float, float]]


def read(register: RegisterPrint, fonts: Path) -> PdfReader:
    return PdfReader(BytesIO(render(register, fonts)), strict=True)


def pages(register: RegisterPrint, fonts: Path) -> list[str]:
    return [page.extract_text() for page in read(register, fonts).pages]


def long(days: int, corrections: int) -> RegisterPrint:
    month = replace(
        ORDINARY.months[1], days=tuple(DayLine(f"ma {n:02d}.10.2026", "8:00", "", "Arbejdet") for n in range(days))
    )
    return replace(ORDINARY, months=(month,) * 12, corrections=ORDINARY.corrections[:1] * corrections)


@pytest.mark.parametrize(("name", "register"), [("ordinaer", ORDINARY), ("tom", EMPTY)])
def test_text_and_pdf_say_to_the_letter_what_they_said_before(
    name: str, register: RegisterPrint, fonts: Path, check_golden: Callable[[str, str], None]
) -> None:
    check_golden(f"register-{name}.txt", as_text(register))
    check_golden(f"register-{name}-pdf.txt", "\n".join(pages(register, fonts)) + "\n")


def test_everything_is_on_the_page(fonts: Path) -> None:
    (page,) = pages(ORDINARY, fonts)
    for part in ORDINARY.months:
        assert part.title.capitalize() in page
        for day in part.days:
            assert " ".join(text for text in (day.day, day.minutes, day.on_call_home, day.status) if text) in page
    assert "I alt i perioden 35:00 7:00" in page
    for line in ORDINARY.corrections:
        assert line.title in page
        assert "\n".join(line.changes) in page
    for text in (*ORDINARY.notes, *ORDINARY.foot, ORDINARY.rulebook, "Side 1 af 1"):
        assert text in page


def test_a_long_register_repeats_name_period_and_foot_and_keeps_totals_with_their_days(fonts: Path) -> None:
    found = pages(long(23, 40), fonts)
    assert len(found) > 8
    for number, page in enumerate(found, start=1):
        assert f"Side {number} af {len(found)}" in page
        assert "Anna Eksempel" in page
        assert ORDINARY.period in page
        assert ORDINARY.foot[1] in page
        assert not page.split(ORDINARY.period)[1].lstrip().startswith("I alt 33:00")
    assert sum(page.count("ma 22.10.2026") for page in found) == 12
    assert sum(page.count(ORDINARY.corrections[0].title) for page in found) == 40


@pytest.mark.parametrize("text", ["<b>Bo</b> & <font color='red'>Ib</font>", "<para>{%s}\\n(x) \\(", "&lt;"])
def test_markup_is_shown_as_typed(text: str, fonts: Path) -> None:
    line = replace(ORDINARY.corrections[0], label=text, before=text, after=text)
    register = replace(
        ORDINARY, helper_name=text, helper=(("Hjælper", text),), citizen=(("Borger", text),), corrections=(line,)
    )
    (page,) = pages(register, fonts)
    assert "".join(page.split()).count("".join(text.split())) == 5
    assert as_text(register).count(text) == 5


@pytest.mark.parametrize("note", ["x" * 10_000, "Hun var syg. " * 770, "😀" * 3_000, "a\n" * 5_000, "Æ\x00\x1bø"])
def test_long_notes_and_odd_characters_break_nothing(note: str, fonts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    boxes: Boxes = []
    text = Pen.text

    def noting(pen: Pen, x: float, y: float, written: str, size: float, face: Typeface, *colour: object) -> None:
        boxes.append((x, x + face.width(written, size), y))
        text(pen, x, y, written, size, face, *colour)  # type: ignore[arg-type]

    monkeypatch.setattr(Pen, "text", noting)
    line = replace(ORDINARY.corrections[0], after=note)
    register = replace(ORDINARY, corrections=(line, ORDINARY.corrections[1]), helper=(("Hjælper", note),))
    whole = "\n".join(pages(register, fonts))
    assert ORDINARY.corrections[1].title in whole
    assert all(x > 0 and end <= PORTRAIT.right + 0.1 and 0 < y < PORTRAIT.height for x, end, y in boxes)
    assert ORDINARY.corrections[1].title in as_text(register)


def test_the_file_tells_language_and_title_and_has_our_fonts(fonts: Path) -> None:
    reader = read(ORDINARY, fonts)
    assert str(reader.root_object["/Lang"]) == "da-DK"
    assert reader.metadata is not None
    assert reader.metadata.title == "Register over arbejdstid 01.09.2026–31.10.2026 – Anna Eksempel"
    names = set()
    for font in reader.pages[0]["/Resources"]["/Font"].values():  # type: ignore[index]
        assert "/FontFile2" in font["/FontDescriptor"]
        names.add(str(font["/BaseFont"]).split("+")[-1])
    assert names == {"NotoSans-Regular", "NotoSans-Bold"}
    assert render(ORDINARY, fonts) == render(ORDINARY, fonts)
    assert read(replace(ORDINARY, helper_name="Anna " * 2000), fonts).metadata.title.endswith("…")  # type: ignore[union-attr]


def test_the_text_needs_no_pdf_maker() -> None:
    code = "import sys, app.model.documents.register_text; print('reportlab' in sys.modules)"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in (str(Path.cwd()), *sys.path) if path)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
