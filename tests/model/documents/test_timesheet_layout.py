"""How the timesheet lies on paper: nothing overlaps or leaves the page, type stays readable, pages end well."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.model.documents.sheet_print import SheetPrint
from app.model.documents.timesheet_grid import BOTTOM, EDGE, LANDSCAPE, LEFT, PORTRAIT, TOP
from app.model.documents.timesheet_layout import KEPT_ROWS, Layout, lay_out
from app.model.documents.typeface import Typefaces

Make = Callable[[int, int], SheetPrint]
Boxes = Callable[[SheetPrint], list[tuple[int, float, float, float, float, str]]]
LONG = "Maximiliane-Friederike Østergaard von Überlangname til Nederste Skovgårdsvænge " * 6


def many_words(sheet: SheetPrint) -> SheetPrint:
    """Every text that a user types is 500 letters long."""
    return replace(
        sheet,
        citizen=tuple((label, LONG) for label, _ in sheet.citizen),
        helper=tuple((label, LONG) for label, _ in sheet.helper),
        lines=tuple(replace(line, remark=LONG if index % 4 == 0 else "") for index, line in enumerate(sheet.lines)),
        notes=(LONG, LONG),
        deadline=LONG,
        helper_name=LONG,
        employer_name=LONG,
        rulebook=LONG,
    )


def one_word(sheet: SheetPrint) -> SheetPrint:
    """As many_words, but with nowhere to break."""
    word = "Østergård" * 60
    lines = tuple(replace(line, remark=word) for line in sheet.lines)
    pairs = (("Adresse" * 9, word), ("", word))
    return replace(sheet, citizen=pairs, helper=pairs, lines=lines, deadline=word, helper_name=word, rulebook=word)


def nothing_visible(sheet: SheetPrint) -> SheetPrint:
    """Fields that hold only what can't be printed."""
    return replace(sheet, citizen=(("Borger", "\u200b"), ("Adresse", "\n")), helper_name="\u202e", rulebook="")


def odd_columns(sheet: SheetPrint) -> SheetPrint:
    """Headings that another municipality may have."""
    titles = ["Forskudttidstillæg", "Grundlovsdag fra kl. 12", "A", "Weekend/helligdag", "Særligt aften- og nattillæg"]
    return replace(sheet, columns=tuple((titles * 3)[: len(sheet.columns)]))


@pytest.mark.parametrize("change", [lambda sheet: sheet, many_words, one_word, nothing_visible, odd_columns])
@pytest.mark.parametrize(("rows", "columns"), [(1, 1), (17, 7), (40, 11), (60, 12), (75, 9)])
def test_texts_stay_on_the_page_and_apart(
    rows: int,
    columns: int,
    change: Callable[[SheetPrint], SheetPrint],
    make_sheet: Make,
    boxes: Boxes,
    faces: Typefaces,
) -> None:
    sheet = change(make_sheet(rows, columns))
    paper = lay_out(sheet, faces).frame.paper
    found = boxes(sheet)
    assert len(found) > rows
    for _, left, right, base, _, text in found:
        assert LEFT - 0.1 <= left <= right <= paper.right + 0.1, text
        assert TOP <= base <= paper.height - BOTTOM + 0.1, text
    check_apart(found)


def check_apart(found: list[tuple[int, float, float, float, float, str]]) -> None:
    ordered = sorted(found, key=lambda box: (box[0], box[3]))
    for index, (page, left, right, base, _, text) in enumerate(ordered):
        for page2, left2, right2, base2, size2, text2 in ordered[index + 1 :]:
            if page2 != page or base2 - base >= 0.95 * size2:
                break
            assert right + 1 <= left2 or right2 + 1 <= left, f"»{text}« og »{text2}« rører hinanden"


def test_texts_of_a_lying_page_stay_on_it_and_apart(make_sheet: Make, boxes: Boxes, faces: Typefaces) -> None:
    sheet = make_sheet(40, 12)
    wide = replace(
        sheet,
        columns=sheet.columns + sheet.columns[6:],
        supplements=12,
        totals=sheet.totals + sheet.totals[6:],
        lines=tuple(replace(line, minutes=line.minutes + line.minutes[6:]) for line in sheet.lines),
    )
    layout = lay_out(wide, faces)
    assert layout.frame.paper == LANDSCAPE
    assert len(layout.pages) > 1
    found = boxes(wide)
    assert max(box[2] for box in found) <= LANDSCAPE.right + 0.1
    assert max(box[3] for box in found) <= LANDSCAPE.height - BOTTOM + 0.1
    check_apart(found)


def test_more_columns_than_paper_has_room_for_do_no_harm(
    make_sheet: Make, texts: Callable[[SheetPrint], list[str]]
) -> None:
    sheet = make_sheet(3, 12)
    absurd = replace(
        sheet,
        columns=sheet.columns * 5,
        supplements=30,
        totals=sheet.totals * 5,
        lines=tuple(replace(line, minutes=line.minutes * 5) for line in sheet.lines),
    )
    assert "Underskrift" in "".join(texts(absurd))


@pytest.mark.parametrize(("rows", "columns"), [(1, 7), (17, 7), (31, 8), (40, 7), (40, 11)])
def test_an_ordinary_month_is_one_upright_page_in_readable_type(
    rows: int, columns: int, make_sheet: Make, faces: Typefaces
) -> None:
    layout = lay_out(make_sheet(rows, columns), faces)
    assert len(layout.pages) == 1
    assert layout.frame.paper == PORTRAIT
    assert layout.density.size >= 7
    assert layout.density.head >= 7
    assert layout.grid.remark is not None


def test_few_rows_are_set_large(ordinary: SheetPrint, faces: Typefaces) -> None:
    assert lay_out(ordinary, faces).density.size == 9


def test_columns_are_as_wide_as_their_heads_and_numbers(make_sheet: Make, faces: Typefaces) -> None:
    sheets = [make_sheet(40, columns) for columns in range(1, 13)]
    sheets.append(replace(sheets[7], columns=("A",) * 8, totals=("",) * 8))
    for sheet in sheets:
        layout = lay_out(sheet, faces)
        grid, density = layout.grid, layout.density
        edges = [grid.end, *grid.numbers]
        edges[len(sheet.columns) - sheet.supplements] = grid.group or edges[-1]
        for index, right in enumerate(grid.numbers):
            left = edges[index]
            column = [line.minutes[index] for line in sheet.lines]
            widths = [faces.regular.width(text, density.size) for text in column]
            widths += [faces.bold.width(text, density.head) for text in grid.heads[index]]
            widths += [faces.bold.width(sheet.totals[index], density.size)]
            assert max(widths) + 2 * density.cell <= right - left + 0.1
            assert " ".join(grid.heads[index]) == sheet.columns[index]
        assert (grid.remark or grid.numbers[-1]) < grid.right - EDGE


def test_supplements_stand_apart_from_the_hours(make_sheet: Make, faces: Typefaces) -> None:
    grid = lay_out(make_sheet(20, 8), faces).grid
    assert grid.group is not None
    assert grid.numbers[5] < grid.group < grid.numbers[6]
    assert lay_out(make_sheet(20, 6), faces).grid.group is None


@pytest.mark.parametrize("columns", [8, 12])
def test_pages_keep_all_rows_in_order_and_some_above_the_totals(
    columns: int, make_sheet: Make, faces: Typefaces
) -> None:
    pages_before = 1
    for rows in range(1, 131):
        sheet = make_sheet(rows, columns)
        layout = lay_out(sheet, faces)
        assert tuple(row.line for page in layout.pages for row in page) == sheet.lines
        assert min(len(page) for page in layout.pages) >= min(rows, KEPT_ROWS)
        assert len(layout.pages) >= pages_before
        pages_before = len(layout.pages)
        check_room(layout)
    assert pages_before == 3


def check_room(layout: Layout) -> None:
    """Rows and what follows them end above the foot."""
    for number, page in enumerate(layout.pages):
        top = layout.frame.first_top if number == 0 else TOP
        used = top + layout.head + sum(row.height for row in page)
        if number == len(layout.pages) - 1:
            used += layout.density.row + layout.frame.closing
        assert used <= layout.frame.floor


def test_weekends_and_new_weeks_are_marked_and_a_date_is_one_band(ordinary: SheetPrint, faces: Typefaces) -> None:
    first = ordinary.lines[0]
    days = [
        "fr 02.10.2026",
        "lø 03.10.2026",
        "lø 03.10.2026",
        "sø 04.10.2026",
        "ma 05.10.2026",
        "on 30.12.2026",
        "fr 01.01.2027",
    ]
    sheet = replace(ordinary, lines=tuple(replace(first, day=day) for day in days))
    (rows,) = lay_out(sheet, faces).pages
    assert [row.weekend for row in rows] == [False, True, True, True, False, False, False]
    assert [row.new_week for row in rows] == [False, False, False, False, True, True, False]
    assert [row.shaded for row in rows] == [False, True, True, False, True, False, True]


def test_a_day_that_is_no_date_is_printed_unmarked(ordinary: SheetPrint, faces: Typefaces) -> None:
    sheet = replace(ordinary, lines=tuple(replace(line, day="31.02.2026") for line in ordinary.lines[:2]))
    (rows,) = lay_out(sheet, faces).pages
    assert [(row.weekend, row.new_week) for row in rows] == [(False, False)] * 2


def test_short_remarks_stand_beside_the_numbers_and_long_ones_beneath(ordinary: SheetPrint, faces: Typefaces) -> None:
    (rows,) = lay_out(ordinary, faces).pages
    by_remark = {row.line.remark: row for row in rows}
    assert by_remark["Personalemøde"].beside == ("Personalemøde",)
    assert len(by_remark["Sommertid slutter: 1 time længere"].beside) == 2
    long = rows[-1]
    assert long.beside == ()
    assert " ".join(long.beneath) == long.line.remark
    assert long.height > rows[0].height * 2
