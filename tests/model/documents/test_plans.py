"""Rosters on paper: the month for the wall and one helper's own, as PDF and as text; readable, whole, the same as before."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.model.documents import own_plan_pdf, wall_plan_pdf
from app.model.documents.pen import Pen
from app.model.documents.plan_print import ABSENT, Entry, OwnPlan, OwnShift, PlanDay, WallPlan, plan_from_json
from app.model.documents.plan_text import as_text
from app.model.documents.timesheet_grid import LANDSCAPE, PORTRAIT
from app.model.documents.typeface import Typeface, Typefaces
from app.model.documents.wall_plan_layout import READABLE, lay_out

SHORT = ("to", "fr", "lø", "sø", "ma", "ti", "on")
FULL = ("Torsdag", "Fredag", "Lørdag", "Søndag", "Mandag", "Tirsdag", "Onsdag")
TURNS = (Entry("07–15"), Entry("15–23"), Entry("22:30–08"), Entry("16–18", "M"), Entry("08–22", "RH"), Entry(ABSENT))
NAMES = ("Anna Eksempel", "Ayşe Örnek", "Bent Opdigtet", "Paweł Przykład")


def wall(names: tuple[str, ...] = NAMES, days: int = 31, entries: int = 1) -> WallPlan:
    """Every helper has something on every third day."""
    return WallPlan(
        month="oktober 2026",
        citizen="Karla Eksempelsen",
        issued="Udskrevet 21.11.2026",
        helpers=names,
        days=tuple(
            PlanDay(
                short=f"{SHORT[n % 7]} {n + 1}.",
                full=f"{FULL[n % 7]} {n + 1}. oktober",
                week=str(40 + (n + 3) // 7) if n % 7 == 4 or n == 0 else "",
                title="sommertid slutter" if n == 24 else "Skærtorsdag" if n == 14 else "",
                free=n % 7 in {2, 3} or n == 14,
                cells=tuple(
                    tuple(TURNS[(n + h + k) % len(TURNS)] for k in range(entries)) if (n + h) % 3 == 0 else ()
                    for h in range(len(names))
                ),
            )
            for n in range(days)
        ),
        legend=(("RH", "rådighed hjemme"), ("M", "personalemøde")),
    )


OWN = OwnPlan(
    month="oktober 2026",
    helper="Anna Eksempel",
    citizen="Karla Eksempelsen",
    issued="Udskrevet 21.11.2026",
    shifts=(
        OwnShift("to 01.10.2026", "15:00", "23:00", "8:00", "", free=False),
        OwnShift("lø 24.10.2026", "22:00", "08:00 (sø 25.10.)", "11:00", "Sommertid slutter", free=True),
        OwnShift("on 28.10.2026", "16:00", "18:00", "2:00", "Personalemøde", free=False),
    ),
    total="21:00",
    notes=("Fravær: 05.10.2026–07.10.2026.", "Timer er i timer og minutter (t:mm)."),
)
NO_OWN = replace(OWN, citizen="", shifts=(), total="0:00", notes=())
NO_WALL = replace(wall(()), citizen="", legend=())


def read(plan: WallPlan | OwnPlan, fonts: Path) -> PdfReader:
    made = own_plan_pdf.render(plan, fonts) if isinstance(plan, OwnPlan) else wall_plan_pdf.render(plan, fonts)
    return PdfReader(BytesIO(made), strict=True)


def pages(plan: WallPlan | OwnPlan, fonts: Path) -> list[str]:
    return [page.extract_text() for page in read(plan, fonts).pages]


@pytest.mark.parametrize(
    ("name", "plan"), [("vaeg", wall()), ("vaeg-tom", NO_WALL), ("egen", OWN), ("egen-tom", NO_OWN)]
)
def test_text_and_pdf_say_to_the_letter_what_they_said_before(
    name: str, plan: WallPlan | OwnPlan, fonts: Path, check_golden: Callable[[str, str], None]
) -> None:
    check_golden(f"vagtplan-{name}.txt", as_text(plan))
    check_golden(f"vagtplan-{name}-pdf.txt", "\n".join(pages(plan, fonts)) + "\n")


@pytest.mark.parametrize("plan", [wall(), NO_WALL, OWN, NO_OWN])
def test_a_snapshot_comes_back_whole_and_gives_equal_bytes(plan: WallPlan | OwnPlan, fonts: Path) -> None:
    again = plan_from_json(json.loads(json.dumps(plan.as_json())))
    assert again == plan
    render = own_plan_pdf.render if isinstance(plan, OwnPlan) else wall_plan_pdf.render
    assert render(again, fonts) == render(plan, fonts)  # type: ignore[arg-type]


@pytest.mark.parametrize("count", range(1, 13))
def test_a_month_of_up_to_twelve_helpers_stands_on_one_page_to_be_read(count: int, faces: Typefaces) -> None:
    names = tuple(f"{NAMES[n % 4]} {n}" for n in range(count))
    layout = lay_out(wall(names), faces)
    assert len(layout.pages) == 1
    assert layout.size >= READABLE


def test_more_helpers_than_one_page_has_room_for_stand_on_further_pages_with_every_day(fonts: Path) -> None:
    names = tuple(f"Hjælper nr{n:02d}" for n in range(40))
    found = pages(wall(names), fonts)
    assert len(found) > 1
    whole = "\n".join(found)
    assert all(whole.count(f"nr{n:02d}") == 1 for n in range(40))
    for number, page in enumerate(found, start=1):
        assert f"Side {number} af {len(found)}" in page
        assert "Vagtplan oktober 2026" in page
        assert "lø 31." in page


def test_days_with_many_shifts_go_on_to_further_pages_that_are_about_equally_full(
    faces: Typefaces, fonts: Path
) -> None:
    plan = wall(tuple(f"{NAMES[n % 4]} {n}" for n in range(8)), entries=5)
    layout = lay_out(plan, faces)
    assert layout.size >= READABLE
    counts = [len(page.rows) for page in layout.pages]
    assert len(counts) > 1
    assert sum(counts) == 31
    assert max(counts) - min(counts) <= 3
    found = pages(plan, fonts)
    assert all("Anna" in page and "RH = rådighed hjemme" in page for page in found)
    assert sum(page.count("22:30–08") for page in found) == sum(
        entry.text == "22:30–08" for day in plan.days for cell in day.cells for entry in cell
    )


def test_a_day_off_is_told_by_more_than_colour(faces: Typefaces, fonts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bold: list[str] = []
    cells = Pen.cells

    def noting(pen: Pen, y: float, size: float, line: list[tuple[float, str, Typeface]]) -> None:
        bold.extend(text for _, text, face in line if face is faces.bold)
        cells(pen, y, size, line)

    monkeypatch.setattr(Pen, "cells", noting)
    (page,) = pages(wall(), fonts)
    assert bold == [day.short for day in wall().days if day.free]
    assert "Skærtorsdag" in page
    assert "sommertid slutter" in page


POLISH = "Świętosława Żółkiewska-Brzęczyszczykiewicz " * 4
ODD = [POLISH, "x" * 200, "<b>Bo</b> & {felt}", "Æ\x00\x1bø", "😀" * 40, "a\nb\nc"]


@pytest.mark.parametrize("name", ODD)
def test_long_names_and_odd_characters_stay_on_the_page_and_lie_over_nothing(
    name: str, fonts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[tuple[int, float, float, float, str]] = []
    text, cells = Pen.text, Pen.cells

    def note(pen: Pen, x: float, y: float, written: str, size: float, face: Typeface) -> None:
        if written:
            found.append((pen.canvas.getPageNumber(), x, x + face.width(written, size), y, written))

    def noting_text(pen: Pen, x: float, y: float, written: str, size: float, face: Typeface, *colour: object) -> None:
        note(pen, x, y, written, size, face)
        text(pen, x, y, written, size, face, *colour)  # type: ignore[arg-type]

    def noting_cells(pen: Pen, y: float, size: float, line: list[tuple[float, str, Typeface]]) -> None:
        for x, written, face in line:
            note(pen, x, y, written, size, face)
        cells(pen, y, size, line)

    monkeypatch.setattr(Pen, "text", noting_text)
    monkeypatch.setattr(Pen, "cells", noting_cells)
    remark = replace(OWN.shifts[0], remark=f"Juleaftensdag, {'rådighed ' * 40}")
    plans: tuple[WallPlan | OwnPlan, ...] = (
        replace(wall((name, *NAMES, name)), citizen=name),
        replace(OWN, helper=name, citizen=name, shifts=(remark,)),
    )
    for plan, paper in zip(plans, (LANDSCAPE, PORTRAIT), strict=True):
        found.clear()
        whole = "".join(pages(plan, fonts))
        assert all(x > 0 and end <= paper.right + 0.1 and 0 < y < paper.height for _, x, end, y, _ in found)
        for place, (page, x, end, y, written) in enumerate(found):
            for other in found[place + 1 :]:
                apart = page != other[0] or abs(y - other[3]) > 6 or end <= other[1] + 0.1 or other[2] <= x + 0.1
                assert apart, (written, other[4])
        if name == "<b>Bo</b> & {felt}":
            assert "".join(name.split()) in "".join(whole.split())
            assert name in as_text(plan)


def test_an_own_plan_of_many_shifts_goes_on_with_its_heads_and_keeps_the_sum_with_the_last(fonts: Path) -> None:
    for count in (44, 45, 46, 47, 48, 49, 90):
        found = pages(replace(OWN, shifts=OWN.shifts[:1] * count), fonts)
        assert all("Bemærkning" in page and "Anna Eksempel" in page for page in found)
        assert sum(page.count("to 01.10.2026") for page in found) == count
        assert "to 01.10.2026" in next(page for page in found if "I alt" in page)


def test_the_files_tell_language_and_title_and_have_our_fonts(fonts: Path) -> None:
    for plan, title in (
        (wall(), "Vagtplan oktober 2026 – Karla Eksempelsen"),
        (NO_WALL, "Vagtplan oktober 2026"),
        (OWN, "Vagtplan oktober 2026 – Anna Eksempel"),
    ):
        reader = read(plan, fonts)
        assert str(reader.root_object["/Lang"]) == "da-DK"
        assert reader.metadata is not None
        assert reader.metadata.title == title
        used = reader.pages[0]["/Resources"]["/Font"].values()  # type: ignore[index]
        assert all("/FontFile2" in font["/FontDescriptor"] for font in used)


def test_the_text_needs_no_pdf_maker() -> None:
    code = "import sys, app.model.documents.plan_text; print('reportlab' in sys.modules)"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in (str(Path.cwd()), *sys.path) if path)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
