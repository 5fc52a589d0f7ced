"""Measuring, shortening and breaking texts, and what becomes of odd characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase.pdfmetrics import stringWidth

from app.model.documents.plain_text import printable
from app.model.documents.typeface import Typefaces

SIZE = 8.0
TEXTS = st.text(alphabet=st.sampled_from("aiWÆø -/8.ł"), max_size=120)


@pytest.mark.parametrize("text", ["", "Ligatur: fi", "128:00", "Łódź § 96 – …", "Rådighed på stedet"])
def test_a_text_is_as_wide_as_reportlab_sets_it(text: str, faces: Typefaces) -> None:
    for face in (faces.regular, faces.bold):
        assert face.width(text, SIZE) == pytest.approx(stringWidth(text, face.name, SIZE))


def test_all_digits_are_equally_wide(faces: Typefaces) -> None:
    assert {face.width(digit, SIZE) for face in (faces.regular, faces.bold) for digit in "0123456789"} == {
        faces.regular.width("0", SIZE)
    }


@given(text=TEXTS, width=st.floats(20, 200))
def test_a_shortened_text_fits_and_a_short_one_is_left_alone(text: str, width: float, faces: Typefaces) -> None:
    fitted = faces.regular.fit(text, SIZE, width)
    assert faces.regular.width(fitted, SIZE) <= width + 0.001
    assert fitted == text if faces.regular.width(text, SIZE) <= width - 0.001 else fitted.endswith("…")


@given(text=TEXTS.map(printable), width=st.floats(20, 200))
def test_broken_lines_fit_and_say_the_whole_text(text: str, width: float, faces: Typefaces) -> None:
    lines = faces.regular.wrap(text, SIZE, width, 1000)
    assert max((faces.regular.width(line, SIZE) for line in lines), default=0) <= width + 0.001
    assert "".join(lines).replace(" ", "").replace("-", "") == text.replace(" ", "").replace("-", "")
    assert "" not in lines


@given(text=TEXTS.map(printable), width=st.floats(20, 60), most=st.integers(1, 3))
def test_there_are_never_more_lines_than_asked_for(text: str, width: float, most: int, faces: Typefaces) -> None:
    lines = faces.regular.wrap(text, SIZE, width, most)
    whole = faces.regular.wrap(text, SIZE, width, 1000)
    assert len(lines) == min(most, len(whole))
    assert lines[:-1] == whole[: len(lines)][:-1]
    assert lines == whole if len(whole) <= most else lines[-1].endswith("…")


def test_lines_break_at_spaces_hyphens_and_slashes_or_else_inside_the_word(faces: Typefaces) -> None:
    wrap = faces.bold.wrap
    assert wrap("Rådighed på stedet", 7, 36, 4) == ("Rådighed", "på stedet")
    assert wrap("Lørdag/søndag", 7, 36, 4) == ("Lørdag/", "søndag")
    assert wrap("Aften-nat", 7, 30, 4) == ("Aften-", "nat")
    assert wrap("Grundlovsdag", 7, 36, 4) == ("Grundlov-", "sdag")


def test_even_a_column_narrower_than_a_letter_comes_to_an_end(faces: Typefaces) -> None:
    assert faces.regular.wrap("Nat", SIZE, 0.5, 10) == ("N-", "a-", "t")


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Anna", "Anna"),
        ("  Anna \t\n Bo  ", "Anna Bo"),
        ("Anna  Bo", "Anna Bo"),
        ("a\u00a0b\u2028c\u3000d", "a b c d"),
        ("A\u030ase", "Åse"),
        ("\u202eanna\u200b\ufeff\u00ad", "anna"),
        ("\x00\x07", ""),
        ("\ud800\ue000\uffff", "\ufffd" * 3),
        ("🙂 王", "🙂 王"),
    ],
)
def test_typed_text_becomes_one_printable_line(typed: str, printed: str) -> None:
    assert printable(typed) == printed


def test_fonts_show_danish_and_its_neighbours_whole(faces: Typefaces) -> None:
    text = "Æblegrød på Ærø, »§ 96« – 7,5 % … Ĳ ł ş ğ İ ı ź ż ę ą ễ ị ồ ơ ư đ ð þ ē ķ ķ č š ž ő ű"
    assert faces.showable(text) == text
