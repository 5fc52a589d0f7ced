"""Letters and contracts as PDF and as text: complete, unbreakable, to be signed and filled in, the same as before."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from app.model.documents.letter_layout import FLOOR, lay_out
from app.model.documents.letter_pdf import render
from app.model.documents.letter_print import (
    Block,
    Bullet,
    Check,
    Heading,
    LetterPrint,
    NewPage,
    Paragraph,
    Row,
    Signature,
    Source,
    WriteIn,
)
from app.model.documents.letter_text import as_text
from app.model.documents.pen import Pen
from app.model.documents.timesheet_grid import PORTRAIT
from app.model.documents.typeface import Typeface, Typefaces

NAME = "Wawrzyniec Brzęczyszczykiewicz-Żółć"
ORDINARY = LetterPrint(
    title="Ansættelseskontrakt",
    subtitle="01.10.2026",
    name=NAME,
    citizen=(("Borger", "Karla Eksempelsen"), ("Kommune", "Faxe Kommune")),
    about=(("Hjælper", NAME),),
    blocks=(
        Paragraph("Mellem Karla Eksempelsen og hjælperen er i dag aftalt ansættelse som handicaphjælper."),
        Heading("1. Parterne"),
        Row("Arbejdsgiver", "Karla Eksempelsen"),
        Row("Adresse", "Opfundet Vej 1\n4690 Haslev"),
        Row("CPR-nr.", ""),
        Source("Lov om ansættelsesbeviser, § 3, stk. 2, nr. 1"),
        Heading("2. Løn"),
        Paragraph("Der er tillæg for arbejde:"),
        Bullet("om aftenen kl. 17–23"),
        Bullet("om natten kl. 23–06"),
        Source("Håndbog, Faxe Kommune, november 2020, 5.3.1"),
        Heading("3. Udfyldes af hjælperen"),
        Check("Jeg har fået en kopi af kontrakten"),
        WriteIn("Reg.nr. og konto", 1),
        WriteIn("Særlige aftaler", 3),
        WriteIn("", 2),
        Paragraph("Underskrives af begge i to eksemplarer."),
        Signature("Arbejdsgiver", "Karla Eksempelsen"),
        Signature("Hjælper", NAME),
        Signature("Værge", ""),
    ),
    rulebook="Regelbog: Faxe Kommune, udgave 0123456789",
    wording_version="0a1b2c3d",
)
EMPTY = LetterPrint(title="Notat", blocks=())
SIX = tuple(Signature(f"Rolle {n}", "") for n in range(6))

Box = tuple[int, float, float, float, float, str]


def read(letter: LetterPrint, fonts: Path) -> PdfReader:
    return PdfReader(BytesIO(render(letter, fonts)), strict=True)


def pages(letter: LetterPrint, fonts: Path) -> list[str]:
    return [page.extract_text() for page in read(letter, fonts).pages]


def words(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch, fonts: Path) -> Callable[[LetterPrint], list[Box]]:
    """Where each text and each box lands: page, left, right, top, foot, text."""
    found: list[Box] = []
    text, box = Pen.text, Pen.box

    def noting_text(pen: Pen, x: float, y: float, written: str, size: float, face: Typeface, *colour: object) -> None:
        if written.strip():
            end = x + face.width(written, size)
            found.append((pen.canvas.getPageNumber(), x, end, y - size * 0.72, y + size * 0.2, written))
        text(pen, x, y, written, size, face, *colour)  # type: ignore[arg-type]

    def noting_box(pen: Pen, x: float, end: float, y: float, height: float) -> None:
        found.append((pen.canvas.getPageNumber(), x, end, y, y + height, ""))
        box(pen, x, end, y, height)

    monkeypatch.setattr(Pen, "text", noting_text)
    monkeypatch.setattr(Pen, "box", noting_box)

    def measure(letter: LetterPrint) -> list[Box]:
        found.clear()
        render(letter, fonts)
        return list(found)

    return measure


def overlapping(boxes: Sequence[Box]) -> list[tuple[str, str]]:
    """Texts that lie over each other, or over the edge of a box."""
    wrong = []
    for place, (page, x, end, top, foot, text) in enumerate(boxes):
        for other in boxes[place + 1 :]:
            if page != other[0] or x >= other[2] - 0.1 or other[1] >= end - 0.1 or top >= other[4] or other[3] >= foot:
                continue
            inside = not text and x <= other[1] and other[2] <= end + 0.1 and top <= other[3] and other[4] <= foot
            if not inside:
                wrong.append((text, other[5]))
    return wrong


@pytest.mark.parametrize(("name", "letter"), [("ordinaer", ORDINARY), ("tom", EMPTY)])
def test_text_and_pdf_say_to_the_letter_what_they_said_before(
    name: str, letter: LetterPrint, fonts: Path, check_golden: Callable[[str, str], None]
) -> None:
    check_golden(f"brev-{name}.txt", as_text(letter))
    check_golden(f"brev-{name}-pdf.txt", "\n".join(pages(letter, fonts)) + "\n")


def test_everything_is_on_the_page_and_in_the_text(fonts: Path) -> None:
    (page,) = map(words, pages(ORDINARY, fonts))
    text = words(as_text(ORDINARY))
    for block in ORDINARY.blocks:
        for said in (getattr(block, name, "") for name in ("text", "label", "value", "role", "name")):
            assert words(said) in page
            assert words(said).casefold() in text.casefold()
    for said in ("Side 1 af 1", ORDINARY.foot, ORDINARY.subtitle, "Dato", "Underskrift", "Navn"):
        assert said in page
    assert ORDINARY.foot in text


def test_the_file_tells_language_title_and_sections_and_has_our_fonts(fonts: Path) -> None:
    reader = read(ORDINARY, fonts)
    assert str(reader.root_object["/Lang"]) == "da-DK"
    assert reader.metadata is not None
    assert reader.metadata.title == f"Ansættelseskontrakt, 01.10.2026 – {NAME}"
    assert reader.metadata.subject == "Ansættelseskontrakt"
    assert [each.title for each in reader.outline] == ["1. Parterne", "2. Løn", "3. Udfyldes af hjælperen"]  # type: ignore[union-attr]
    fonts_used = reader.pages[0]["/Resources"]["/Font"].values()  # type: ignore[index]
    assert {str(font["/BaseFont"]).split("+")[-1] for font in fonts_used} == {"NotoSans-Regular", "NotoSans-Bold"}
    assert all("/FontFile2" in font["/FontDescriptor"] for font in fonts_used)
    assert read(EMPTY, fonts).metadata.title == "Notat"  # type: ignore[union-attr]
    named = replace(EMPTY, title=f"Aftale med {NAME}", name=NAME)
    assert read(named, fonts).metadata.title == f"Aftale med {NAME}"  # type: ignore[union-attr]


def test_equal_letters_give_equal_bytes_also_after_a_snapshot(fonts: Path) -> None:
    again = LetterPrint.from_json(json.loads(json.dumps(ORDINARY.as_json())))
    assert render(again, fonts) == render(ORDINARY, fonts)


@pytest.mark.parametrize(
    "text", ["<b>Bo</b> & <font color='red'>Ib</font>", "<para>{%s}\\n(x) \\(", "&lt;", "{felt} [ny side]"]
)
def test_markup_is_shown_as_typed(text: str, fonts: Path) -> None:
    blocks: tuple[Block, ...] = (
        Heading(text),
        Paragraph(text),
        Bullet(text),
        Row(text[:9], text),
        Source(text),
        Check(text),
    )
    letter = LetterPrint(title=text, blocks=(*blocks, Signature(text[:9], text)), citizen=(("Borger", text),))
    (page,) = pages(letter, fonts)
    assert "".join(page.split()).count("".join(text.split())) >= 8
    assert as_text(letter).casefold().count(text.casefold()) >= 8


POLISH = "Świętosława Żółkiewska-Brzęczyszczykiewicz " * 5
LONG = [
    "x" * 2_000,
    POLISH[:200],
    "Konstantynopolitańczykowianeczka" * 7,
    "Hun var syg. " * 154,
    "a\n" * 1_000,
    "Æ\x00\x1bø",
]


@pytest.mark.parametrize(
    "text", [*LONG, "To linjer\n\nog en til efter en tom", "En note på tre hundrede tegn. " * 10, ""]
)
def test_nothing_is_cut_off_or_lies_over_anything_else(
    text: str, fonts: Path, drawn: Callable[[LetterPrint], list[Box]]
) -> None:
    middle: tuple[Block, ...] = (
        Heading(text),
        Row(text[:60], text),
        Row(text, "Værdi"),
        Bullet(text),
        Source(text),
        Check(text),
        Paragraph(text),
        WriteIn(text, 1),
        WriteIn("Felt", 40),
        Source("Kort"),
        Row("Mærke", ""),
        Signature(text[:200], text[:200]),
        Signature("Hjælper", text[:200]),
        Signature(text[:200], ""),
    )
    name = " ".join(text[:200].split())
    letter = LetterPrint(name, middle, name, name, (("Borger", name),), (("Hjælper", name),), name, "v")
    boxes = drawn(letter)
    assert overlapping(boxes) == []
    for page, x, end, top, foot, written in boxes:
        assert page >= 1
        assert x >= 40
        assert end <= PORTRAIT.right + 0.1, written
        assert top > 20
        assert foot < PORTRAIT.height
    whole = "".join("".join(pages(letter, fonts)).split()).replace("-", "")
    shown = "".join(text.split()).replace("-", "").replace("\x00", "").replace("\x1b", "")
    assert whole.count(shown) >= 3 or len(boxes) > 150  # a text over many pages has their heads and feet between
    assert "Værdi" in as_text(letter)


def test_a_long_text_is_parted_between_pages_and_every_word_is_there(fonts: Path) -> None:
    text = " ".join(f"ord{n:04d}" for n in range(2_000))
    found = pages(replace(ORDINARY, blocks=(Paragraph(text), Row("Etiket", text), Bullet(text))), fonts)
    assert len(found) > 3
    whole = " ".join(found)
    assert all(whole.count(f"ord{n:04d}") == 3 for n in range(2_000))
    for number, page in enumerate(found, start=1):
        assert f"Side {number} af {len(found)}" in page
        assert NAME in page
        assert "Ansættelseskontrakt" in page


def test_what_has_room_on_one_page_in_smaller_type_stands_on_one_page(faces: Typefaces) -> None:
    counts, sizes = [], []
    for count in range(30, 45):
        blocks: tuple[Block, ...] = (*(Row(f"Nummer {n}", "Værdi") for n in range(count - 4)), *SIX[:2])
        layout = lay_out(replace(ORDINARY, blocks=blocks), faces)
        counts.append(len(layout.pages))
        sizes.append(layout.size)
    assert counts == sorted(counts)
    assert {1, 2} == set(counts)
    one = [size for size, count in zip(sizes, counts, strict=True) if count == 1]
    assert one == sorted(one, reverse=True)
    assert set(one) == {10.0, 9.5, 9.0}
    assert sizes[-1] == 10.0


def test_boxes_to_sign_in_stand_whole_with_two_lines_before_them(faces: Typefaces) -> None:
    for count in range(25, 60):
        for signatures in (SIX[:1], SIX[:2], SIX[:4]):
            blocks: tuple[Block, ...] = (*(Paragraph(f"Linje {n}") for n in range(count)), *signatures)
            for page in lay_out(replace(ORDINARY, blocks=blocks), faces).pages:
                signed = [place for place, (_, line) in enumerate(page) if line.boxes]
                assert len(signed) in {0, (len(signatures) + 1) // 2}
                assert not signed or signed[0] >= 2
                assert all(y + line.height <= FLOOR + 0.01 for y, line in page)


def test_a_heading_is_never_last_and_a_source_never_first_on_a_page(faces: Typefaces) -> None:
    for count in range(20, 60):
        blocks: tuple[Block, ...] = (
            *(Bullet(f"Linje {n}") for n in range(count)),
            Heading("Afsnit"),
            Paragraph("Et ord. " * 60),
            Source("Kilden"),
            Heading("Afsnit"),
            Row("Etiket", "Et ord. " * 60),
            Source("Kilden " * 40),
        )
        for page in lay_out(replace(ORDINARY, blocks=blocks), faces).pages:
            assert not page[-1][1].heading
            assert "Kilde" not in page[0][1].cells[0].text


def test_two_lines_at_the_least_stand_on_either_side_of_a_page_break(faces: Typefaces) -> None:
    for count in range(30, 55):
        blocks: tuple[Block, ...] = (
            *(Bullet(f"Linje {n}") for n in range(count)),
            Paragraph("Et ord på vejen. " * 40),
            Bullet("Sidst"),
        )
        layout = lay_out(replace(ORDINARY, blocks=blocks), faces)
        parts = [sum("vejen" in line.cells[-1].text for _, line in page) for page in layout.pages]
        assert 1 not in parts


def test_a_new_page_begins_where_it_is_asked_for_and_none_is_empty(fonts: Path) -> None:
    blocks: tuple[Block, ...] = (
        NewPage(),
        Paragraph("Først"),
        NewPage(),
        NewPage(),
        Heading("Så"),
        Signature("Hjælper", ""),
        NewPage(),
    )
    first, second = pages(replace(ORDINARY, blocks=blocks), fonts)
    assert "Først" in first
    assert "Så" in second
    assert "Hjælper" in second


def test_what_others_fill_in_is_a_form_with_unique_names_and_spoken_labels(fonts: Path) -> None:
    double = (
        Check("Set"),
        Check("Set"),
        Check("Set-2"),
        Row("Set", ""),
        Paragraph("Skriv her"),
        WriteIn("", 3),
        WriteIn("…", 1),
    )
    fields = read(replace(ORDINARY, blocks=double), fonts).get_fields()
    assert fields is not None
    assert list(fields) == ["set", "set-2", "set-2-2", "set-3", "skriv-her", "felt"]
    assert [field["/TU"] for field in fields.values()] == ["Set", "Set", "Set-2", "Set", "Skriv her", "…"]
    assert [field.field_type for field in fields.values()] == ["/Btn"] * 3 + ["/Tx"] * 3


def test_another_program_can_fill_the_form_in(fonts: Path) -> None:
    writer = PdfWriter(clone_from=read(ORDINARY, fonts))
    answers = {
        "reg-nr-og-konto": "1234 567890",
        "særlige-aftaler": "Fri hver onsdag.\nÆblegrød, øl og ål.",
        "cpr-nr": "140388-0000",
    }
    ticked = "jeg-har-fået-en-kopi-af-kontrakten"
    for page in writer.pages:
        writer.update_page_form_field_values(page, {**answers, ticked: "/Yes"})
    target = BytesIO()
    writer.write(target)
    filled = PdfReader(target)
    fields = filled.get_fields()
    assert fields is not None
    assert {name: fields[name].value for name in answers} == answers
    assert fields[ticked].value == "/Yes"
    places = {a.get_object()["/T"]: a.get_object()["/Rect"] for a in filled.pages[0]["/Annots"]}  # type: ignore[attr-defined]
    assert all(40 <= x < end <= PORTRAIT.right + 1 and 28 < y < top for x, y, end, top in places.values())
    multi = [name for name, field in fields.items() if int(field.get("/Ff", 0)) & 0x1000]
    assert multi == ["særlige-aftaler", "særlige-aftaler-2"]


def test_a_letter_without_fields_has_no_form(fonts: Path) -> None:
    assert "/AcroForm" not in read(EMPTY, fonts).root_object


def test_the_text_needs_no_pdf_maker() -> None:
    code = "import sys, app.model.documents.letter_text; print('reportlab' in sys.modules)"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in (str(Path.cwd()), *sys.path) if path)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
