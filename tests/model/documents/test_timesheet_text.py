"""The timesheet as text on the screen: complete, aligned, and a dash where there is nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.model.documents.sheet_print import SheetPrint
from app.model.documents.timesheet_text import as_text

Make = Callable[[int, int], SheetPrint]


@pytest.mark.parametrize("name", ["oktober", "tom", "alle-kolonner"])
def test_the_text_is_to_the_letter_what_it_was_before(
    name: str, ordinary: SheetPrint, empty: SheetPrint, make_sheet: Make, check_golden: Callable[[str, str], None]
) -> None:
    sheet = {"oktober": ordinary, "tom": empty, "alle-kolonner": make_sheet(33, 12)}[name]
    check_golden(f"timeseddel-{name}.txt", as_text(sheet))


def table(text: str) -> list[str]:
    lines = text.splitlines()
    first = next(index for index, line in enumerate(lines) if line.startswith("Dato"))
    return lines[first : lines.index("", first)]


def test_every_row_has_every_column_and_ends_with_its_remark(ordinary: SheetPrint) -> None:
    head, *rows, totals = table(as_text(ordinary))
    assert len(rows) == len(ordinary.lines)
    for row, line in zip(rows, ordinary.lines, strict=True):
        numbers = [text or "–" for text in line.minutes]
        assert row.split() == [*line.day.split(), line.start, line.end, *numbers, *line.remark.split()]
    assert totals.split() == ["I", "alt", *ordinary.totals]
    assert [title for title in ordinary.columns if title not in head] == []


def test_numbers_end_under_the_end_of_their_heading(make_sheet: Make) -> None:
    sheet = make_sheet(12, 12)
    head, *rows = table(as_text(sheet))
    start = 0
    for title in sheet.columns:
        start = head.index(title, start) + len(title)
        if start > max(map(len, rows)):
            pytest.fail(f"ingen tal under {title}")
        assert {row[start - 1] != " " and row[start : start + 1] in ("", " ") for row in rows} == {True}


def test_line_feeds_and_invisible_marks_in_a_remark_do_not_break_the_table(ordinary: SheetPrint) -> None:
    remark = "første\nanden\r\ttredje\x1b[31m\u202e\u200bslut\x00"
    text = as_text(replace(ordinary, lines=(replace(ordinary.lines[0], remark=remark),)))
    assert table(text)[1].endswith("  første anden tredje[31mslut")
    assert len(table(text)) == 3


def test_letters_of_double_width_are_counted_so(ordinary: SheetPrint) -> None:
    sheet = replace(ordinary, columns=("王小明", *ordinary.columns[1:]))
    head, row, *_ = table(as_text(sheet))
    assert head.index("王小明") + 6 == row.index("8:00") + 4


def test_a_missing_employer_a_missing_deadline_and_no_supplements_are_said_or_left_out(ordinary: SheetPrint) -> None:
    text = as_text(replace(ordinary, employer_name="", deadline="", supplements=0))
    assert "Arbejdsgiver/arbejdsleder: navnet skrives på papiret\n\nRegelbog: Faxe" in text
    assert "Tillæg, timer" not in text
    assert text.endswith("udgave 0123456789\n")


def test_the_text_needs_no_pdf_maker() -> None:
    code = "import sys, app.model.documents.timesheet_text; print('reportlab' in sys.modules)"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in (str(Path.cwd()), *sys.path) if path)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
