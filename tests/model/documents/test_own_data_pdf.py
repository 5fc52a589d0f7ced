"""The helper's own data on paper: readable, whole, numbered, with the fonts inside."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

from pypdf import PdfReader

from app.model.documents.own_data_pdf import Section, render

CARD: Section = ("Hjælper", (("Navn", "Anna Prøve"), ("Adresse", "Æblevej 1, 4690 Haslev")))


def read(sections: list[Section], fonts: Path, helper: str = "Anna Prøve", citizen: str = "Karla Prøve") -> PdfReader:
    return PdfReader(BytesIO(render(helper, citizen, "21.11.2026", sections, fonts)), strict=True)


def many(count: int) -> Section:
    return "Vagter", tuple((f"dag {n}", f"fra og til; bemærkning nr. {n} " + "ord " * (n % 40)) for n in range(count))


def test_a_page_says_who_what_and_when(fonts: Path) -> None:
    reader = read([CARD], fonts)
    (page,) = reader.pages
    text = page.extract_text()
    for words in ("Dine oplysninger", "Anna Prøve", "den 21.11.2026", "hos Karla Prøve", "Æblevej 1", "Side 1 af 1"):
        assert words in text
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)
    assert str(reader.root_object["/Lang"]) == "da-DK"
    assert reader.metadata is not None
    assert reader.metadata.title == "Dine oplysninger – Anna Prøve"


def test_the_fonts_are_inside(fonts: Path) -> None:
    resources: Any = read([CARD], fonts).pages[0]["/Resources"]
    names = [str(font.get_object()["/BaseFont"]) for font in resources["/Font"].values()]
    assert names
    assert all("NotoSans" in name for name in names)


def test_nothing_is_cut_off_however_much_there_is(fonts: Path) -> None:
    long = "x" * 3000
    reader = read([CARD, many(300), ("Fravær", (("Ingen", ""),)), ("Lang", ((long, long),))], fonts)
    pages = [page.extract_text() for page in reader.pages]
    assert len(pages) > 10
    text = "".join(pages)
    assert [n for n in range(300) if f"bemærkning nr. {n} " not in text.replace("\n", " ")] == []
    assert text.count("x") >= 2 * len(long)
    assert [n for n, page in enumerate(pages, 1) if f"Side {n} af {len(pages)}" not in page] == []
    assert all("Anna Prøve" in page for page in pages)


def test_a_heading_never_stands_last_on_a_page(fonts: Path) -> None:
    for count in range(40, 56):
        rows: Section = ("Vagter", tuple((f"dag {n}", "tekst") for n in range(count)))
        pages = [page.extract_text() for page in read([rows, ("Fravær", (("Ingen", ""),))], fonts).pages]
        assert [page for page in pages if "Fravær" in page and "Ingen" not in page] == []


def test_names_that_are_long_or_strange_do_not_break_it(fonts: Path) -> None:
    reader = read([CARD, ("<b>Æ</b>", (("\u202e", "\x00<para>&amp;"),))], fonts, "Å" * 300, "")
    assert "hos borgeren" in read([CARD], fonts, citizen="").pages[0].extract_text()
    assert "<para>&amp;" in reader.pages[0].extract_text()
    assert render("A", "B", "1", [CARD], fonts) == render("A", "B", "1", [CARD], fonts)
