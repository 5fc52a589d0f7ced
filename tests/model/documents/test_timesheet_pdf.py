"""What the timesheet's PDF says and how it is put together; how it looks is in test_timesheet_layout.py."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from time import perf_counter

import pytest
from pypdf import PdfReader
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.ttfonts import TTFError
from reportlab.platypus import SimpleDocTemplate, Table, TableStyle

from app.model.documents.sheet_print import SheetLine, SheetPrint
from app.model.documents.timesheet_pdf import render
from app.model.documents.typeface import typefaces

Make = Callable[[int, int], SheetPrint]
Read = Callable[[SheetPrint], PdfReader]
Texts = Callable[[SheetPrint], list[str]]
HEADS = ["Dato", "Fra", "Til", "Arbejde", "Ferie", "Barns", "på stedet", "Tillæg, timer", "Helligdag"]


def row_text(line: SheetLine) -> str:
    return " ".join(part for part in (line.day, line.start, line.end, *line.minutes) if part)


def renamed(sheet: SheetPrint, name: str) -> SheetPrint:
    return replace(sheet, helper_name=name, helper=(("Hjælper", name),))


@pytest.mark.parametrize("name", ["oktober", "tom"])
def test_the_pdf_says_to_the_letter_what_it_said_before(
    name: str, ordinary: SheetPrint, empty: SheetPrint, texts: Texts, check_golden: Callable[[str, str], None]
) -> None:
    sheet = {"oktober": ordinary, "tom": empty}[name]
    check_golden(f"timeseddel-{name}-pdf.txt", "\n".join(texts(sheet)) + "\n")


def test_every_row_total_name_and_promise_is_on_the_one_page_of_an_ordinary_month(
    ordinary: SheetPrint, texts: Texts
) -> None:
    (page,) = texts(ordinary)
    for line in ordinary.lines:
        assert row_text(line) in page
    assert f"I alt {' '.join(ordinary.totals)}" in page
    signed = page[page.index("I alt") :]
    assert "Hjælper\nAnna Eksempel\nDato\nUnderskrift" in signed
    assert "Arbejdsgiver/arbejdsleder\nKarla Eksempelsen\nDato\nUnderskrift" in signed
    for text in (
        *ordinary.notes,
        ordinary.deadline,
        ordinary.rulebook,
        "Tider er i timer og minutter (t:mm).",
        "Side 1 af 1",
    ):
        assert text in signed
    for label, value in (*ordinary.citizen, *ordinary.helper):
        assert f"{label}\n{value}" in page[: page.index("I alt")]


def test_a_long_month_repeats_heads_name_and_month_and_signs_only_on_its_last_page(
    make_sheet: Make, texts: Texts
) -> None:
    sheet = make_sheet(75, 11)
    pages = texts(sheet)
    assert len(pages) == 2
    for number, page in enumerate(pages, start=1):
        assert f"Side {number} af 2" in page
        assert "oktober 2026" in page
        assert "Anna Eksempel" in page
        assert lines_of(page) >= set(HEADS)
        assert sheet.deadline in page
    assert "I alt" not in pages[0]
    assert "Underskrift" not in pages[0]
    assert f"I alt {' '.join(sheet.totals)}" in pages[1]
    assert pages[1].count("Underskrift") == 2


def lines_of(page: str) -> set[str]:
    return {line.strip() for line in page.splitlines()}


def test_no_row_is_lost_or_moved_where_a_page_ends(make_sheet: Make, texts: Texts) -> None:
    sheet = make_sheet(120, 12)
    pages = texts(sheet)
    assert len(pages) > 2
    everything = "\n".join(pages)
    places = [everything.find(row_text(line)) for line in sheet.lines]
    assert -1 not in places
    assert places == sorted(places)


def test_a_month_without_shifts_says_so_and_can_be_signed(empty: SheetPrint, texts: Texts) -> None:
    (page,) = texts(empty)
    assert "Ingen vagter i oktober 2026." in page
    assert "I alt – – – – – – –" in page
    assert "Arbejdsgiver/arbejdsleder\nNavn\nDato\nUnderskrift" in page


def test_without_supplements_there_is_no_group_of_them(make_sheet: Make, texts: Texts) -> None:
    (page,) = texts(make_sheet(10, 6))
    assert "Tillæg" not in page[: page.index("I alt")]
    assert "Rådighed" in page


def test_without_a_deadline_the_foot_still_has_rulebook_and_page(ordinary: SheetPrint, texts: Texts) -> None:
    (page,) = texts(replace(ordinary, deadline=""))
    assert page.strip().endswith("Regelbog: Faxe Kommune, udgave 0123456789\nSide 1 af 1")


@pytest.mark.parametrize(
    "name", ["Paweł Święcki-Łoźny", "Ayşe Gülşen Ağaoğlu İnönü", "Nguyễn Thị Hồng Ánh", "Þórdís Ðögg", "Đorđe Čučković"]
)
def test_names_of_other_languages_stand_in_the_title_the_blocks_and_the_signature(
    name: str, ordinary: SheetPrint, read: Read
) -> None:
    reader = read(renamed(ordinary, name))
    assert reader.pages[0].extract_text().count(name) == 2
    assert reader.metadata is not None
    assert reader.metadata.title == f"Timeseddel oktober 2026 – {name}"


def test_accents_typed_apart_from_their_letters_are_joined(ordinary: SheetPrint, texts: Texts) -> None:
    name = "Nguyễn Thị Åse"
    (page,) = texts(renamed(ordinary, unicodedata.normalize("NFD", name)))
    assert page.count(name) == 2


@pytest.mark.parametrize(
    "text", ["<b>Bo</b> & <font color='red'>Ib</font>", "<para>{%s}\\n(x) \\(", "</para><br/>&lt;"]
)
def test_markup_in_what_users_type_is_shown_as_typed(text: str, ordinary: SheetPrint, texts: Texts) -> None:
    line = replace(ordinary.lines[0], remark=text)
    sheet = replace(renamed(ordinary, text), employer_name=text, lines=(line,), citizen=(("Borger", text),))
    (page,) = texts(sheet)
    assert "".join(page.split()).count("".join(text.split())) == 5


@pytest.mark.parametrize(
    ("text", "shown"),
    [("Bo 🙂", "Bo \ufffd"), ("王小明", "\ufffd" * 3), ("A\ud800B", "A\ufffdB"), ("Æ\x00\x1bø", "Æø")],
)
def test_what_the_fonts_lack_becomes_the_replacement_sign(
    text: str, shown: str, ordinary: SheetPrint, texts: Texts
) -> None:
    (page,) = texts(replace(renamed(ordinary, text), notes=(text,), lines=(replace(ordinary.lines[0], remark=text),)))
    assert page.count(shown) == 4


@pytest.mark.parametrize("remark", ["x" * 10_000, "Hun var syg. " * 770, "😀" * 10_000, "a\n" * 5_000])
def test_an_endless_remark_is_shortened_and_everything_else_stays(
    remark: str, ordinary: SheetPrint, texts: Texts
) -> None:
    lines = tuple(replace(line, remark=remark) if index == 2 else line for index, line in enumerate(ordinary.lines))
    (page,) = texts(replace(ordinary, lines=lines))
    assert "…" in page
    for line in lines:
        assert row_text(line) in page
    assert "Underskrift" in page


def test_a_remark_of_300_letters_is_printed_whole(make_sheet: Make, texts: Texts) -> None:
    remark = "Hjælperen kom en halv time senere, fordi bussen var gået. " * 5 + "Aftalt."
    for columns in (7, 11, 12):
        sheet = make_sheet(20, columns)
        sheet = replace(sheet, lines=(replace(sheet.lines[0], remark=remark), *sheet.lines[1:]))
        assert remark in " ".join(" ".join(texts(sheet)).split())


def test_all_fonts_are_embedded_and_are_ours(make_sheet: Make, read: Read) -> None:
    names = set()
    for page in read(make_sheet(60, 12)).pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            descriptor = font["/FontDescriptor"]
            assert len(descriptor["/FontFile2"].get_data()) > 1000
            assert "/ToUnicode" in font
            names.add(str(font["/BaseFont"]).split("+")[-1])
    assert names == {"NotoSans-Regular", "NotoSans-Bold"}


def test_the_file_tells_its_language_and_title_and_no_more_about_anybody(
    ordinary: SheetPrint, read: Read, fonts: Path
) -> None:
    reader = read(ordinary)
    assert str(reader.root_object["/Lang"]) == "da-DK"
    assert repr(reader.root_object["/ViewerPreferences"]) == "{'/DisplayDocTitle': True}"
    assert reader.metadata is not None
    facts = {key: str(value) for key, value in reader.metadata.items()}
    assert facts.pop("/Title") == "Timeseddel oktober 2026 – Anna Eksempel"
    assert facts["/Author"] == facts["/Creator"] == "Hjælpermappen"
    assert facts["/Subject"] == "Timeseddel"
    about = [value for _, value in (*ordinary.citizen, *ordinary.helper)]
    assert not [value for value in about if value in " ".join(facts.values())]
    assert reader.xmp_metadata is None
    bare = render(ordinary, fonts)
    assert [value for value in about if value.encode() in bare] == [ordinary.helper_name]


def test_a_title_is_not_endless(ordinary: SheetPrint, read: Read) -> None:
    metadata = read(renamed(ordinary, "Anna " * 2000)).metadata
    assert metadata is not None
    assert metadata.title is not None
    assert len(metadata.title) == 200
    assert metadata.title.endswith("…")


def test_equal_sheets_give_equal_bytes(ordinary: SheetPrint, make_sheet: Make, fonts: Path) -> None:
    first = render(ordinary, fonts)
    other = render(make_sheet(75, 12), fonts)
    assert render(SheetPrint.from_json(ordinary.as_json()), fonts) == first
    assert other != first


def test_a_reprint_on_another_day_gives_the_same_bytes(ordinary: SheetPrint, fonts: Path) -> None:
    code = (
        "import hashlib, json, pathlib, sys\n"
        "from app.model.documents.sheet_print import SheetPrint\n"
        "from app.model.documents.timesheet_pdf import render\n"
        "sheet = SheetPrint.from_json(json.load(sys.stdin))\n"
        "print(hashlib.sha256(render(sheet, pathlib.Path(sys.argv[1]))).hexdigest())\n"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "PYTHONPATH": str(Path.cwd())}
    text = json.dumps(ordinary.as_json())
    done = subprocess.run(
        [sys.executable, "-c", code, str(fonts)],
        input=text,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == sha256(render(ordinary, fonts)).hexdigest()


def test_fonts_are_read_once_and_their_absence_is_a_fault(fonts: Path, tmp_path: Path, ordinary: SheetPrint) -> None:
    assert typefaces(fonts) is typefaces(fonts)
    with pytest.raises(TTFError):
        render(ordinary, tmp_path)


def test_it_takes_at_most_three_times_as_long_as_reportlabs_own_table(make_sheet: Make, fonts: Path) -> None:
    sheet = make_sheet(40, 11)
    typefaces(fonts)
    style = TableStyle([("FONT", (0, 0), (-1, -1), "NotoSans-Regular", 6)])
    rows = [["", "", "", *sheet.columns, ""], *([x.day, x.start, x.end, *x.minutes, x.remark] for x in sheet.lines)]

    def plain() -> None:
        SimpleDocTemplate(BytesIO(), pagesize=A4, leftMargin=9, rightMargin=9).build([Table(rows, style=style)])

    def fastest(work: Callable[[], object]) -> float:
        times = []
        for _ in range(7):
            start = perf_counter()
            work()
            times.append(perf_counter() - start)
        return min(times)

    assert fastest(lambda: render(sheet, fonts)) < 3 * fastest(plain)
