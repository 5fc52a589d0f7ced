"""The language of letters and contracts: what each kind of line becomes, and what is refused by its line."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.documents.letter_print import (
    GAP,
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
from app.model.documents.wording import asked, fill, fill_title, parse
from app.model.domain.errors import Refused

WHOLE = """\ufeff# Kontrakt med {hjaelper.navn}

Mellem {borger.navn} og
{hjaelper.navn} er aftalt dette.

## 1. Løn
Timeløn | {kontrakt.loen} kr.
Note | {kontrakt.note}
  og mere
[kilde: Lov nr. 1, § 2 ({kommune})]
[hvis kontrakt.proeve]
- Prøvetid: {kontrakt.proeve}
  og ikke mere
[ellers]
- Ingen prøvetid
[slut]
- {hjaelper.noegler}
[ny side]
[ ] Jeg har fået en kopi
Bank | [skriv]
[skriv 4]
[underskrift Hjælper | {hjaelper.navn}]
[underskrift Arbejdsgiver]
"""
VALUES = {
    "hjaelper.navn": "Anna Eksempel",
    "borger.navn": "Karla Eksempelsen",
    "kontrakt.loen": "150,25",
    "kontrakt.note": "Første linje\nAnden  linje",
    "kommune": "Faxe",
    "kontrakt.proeve": "3 måneder",
    "hjaelper.noegler": "Hoveddør\n\nKælder",
}
FILLED = (
    Paragraph("Mellem Karla Eksempelsen og Anna Eksempel er aftalt dette."),
    Heading("1. Løn"),
    Row("Timeløn", "150,25 kr."),
    Row("Note", "Første linje\nAnden linje og mere"),
    Source("Lov nr. 1, § 2 (Faxe)"),
    Bullet("Prøvetid: 3 måneder og ikke mere"),
    Bullet("Hoveddør"),
    Bullet("Kælder"),
    NewPage(),
    Check("Jeg har fået en kopi"),
    WriteIn("Bank", 1),
    WriteIn("", 4),
    Signature("Hjælper", "Anna Eksempel"),
    Signature("Arbejdsgiver", ""),
)
LETTER = LetterPrint(
    title="Kontrakt med Anna Eksempel",
    subtitle="01.10.2026",
    name="Anna Eksempel",
    citizen=(("Borger", "Karla Eksempelsen"),),
    about=(("Hjælper", "Anna Eksempel"), ("Kommune", "Faxe")),
    blocks=FILLED,
    rulebook="Regelbog: Faxe Kommune, udgave 0123456789",
    wording_version="0a1b2c3d",
)


def test_every_kind_of_line_becomes_its_block() -> None:
    wording = parse(WHOLE)
    assert fill_title(wording, VALUES) == "Kontrakt med Anna Eksempel"
    assert fill(wording, VALUES) == FILLED


def test_fields_are_known_by_name_and_first_line() -> None:
    wording = parse(WHOLE)
    assert wording.fields[:2] == ("hjaelper.navn", "borger.navn")
    assert wording.field_lines["kontrakt.proeve"] == 11
    assert wording.field_lines["hjaelper.navn"] == 1
    assert set(wording.fields) == set(VALUES)


def test_what_is_asked_for_is_what_stands_there() -> None:
    wording = parse("# T\n[hvis a]\n{b}\n[ellers]\n{c}\n[slut]\n{d}\n")
    assert asked(wording, {"a": "ja"}) == ("b", "d")
    assert asked(wording, {"a": " "}) == ("c", "d")


def test_nothing_filled_in_leaves_rows_to_write_in_and_drops_the_rest() -> None:
    wording = parse("# T\n## {a}\n{a}\n\n- {a}\nMærkat | {a}\n[kilde: {a}]\n[underskrift Borger | {a}]\n[ ] {a}")
    assert fill(wording, {}) == (Row("Mærkat", ""), Signature("Borger", ""), Check(""))
    assert fill(wording, {"a": " \n\t"}) == fill(wording, {})


def test_among_words_a_field_without_a_value_is_a_gap_to_write_in() -> None:
    wording = parse(
        "# Opslag: {a}\nDin sidste dag er {a}.\n\n{a}, {b}\n\n- Fra {a}\nLøn | {a} kr.\n[ ] Set af {a}\n[kilde: {a}]"
    )
    assert fill_title(wording, {}) == f"Opslag: {GAP}"
    assert fill(wording, {"b": "Faxe"}) == (
        Paragraph(f"Din sidste dag er {GAP}."),
        Paragraph(", Faxe"),
        Bullet(f"Fra {GAP}"),
        Row("Løn", f"{GAP} kr."),
        Check(f"Set af {GAP}"),
    )
    assert fill(parse("# T\n{a}\nJeg ser frem til {b}\n{c}."), {}) == (Paragraph(f"Jeg ser frem til {GAP} ."),)
    assert "Din sidste dag er (udfyldes)." in as_text(LetterPrint("T", fill(wording, {})))


def test_a_heading_with_nothing_under_it_falls_away() -> None:
    wording = parse("# T\n## Et\n{a}\n\n## To\n- {b}\n## Tre\n[underskrift Hjælper]\n## Fire\n{a}")
    assert fill(wording, {}) == (Heading("Tre"), Signature("Hjælper", ""))
    assert fill(wording, {"b": "x"})[:2] == (Heading("To"), Bullet("x"))


def test_conditions_lie_inside_each_other_and_within_a_paragraph() -> None:
    wording = parse("# T\nEt\n[hvis a]\n to\n[hvis ikke b]\ntre\n[slut]\n[slut]\nfire\n\n[HVIS {b}]\nfem\n[Slut]")
    assert fill(wording, {"a": "x"}) == (Paragraph("Et to tre fire"),)
    assert fill(wording, {"a": "x", "b": "x"}) == (Paragraph("Et to fire"), Paragraph("fem"))
    assert fill(wording, {"b": "x"}) == (Paragraph("Et fire"), Paragraph("fem"))


def test_a_paragraph_keeps_a_values_line_breaks_and_an_empty_line_inside_it() -> None:
    assert fill(parse("# T\nSagt: {a}"), {"a": "Et\r\nto\n\ntre \n"}) == (Paragraph("Sagt: Et\nto\n\ntre"),)


@pytest.mark.parametrize(
    "value",
    [
        "{b}",
        "[hvis a]",
        "# Titel",
        "## Afsnit",
        "- punkt",
        "Etiket | tekst",
        "[ ] x",
        "[ny side]",
        "[skriv 4]",
        "}{",
        "]",
    ],
)
def test_what_a_user_wrote_is_never_read_as_wording(value: str) -> None:
    wording = parse("# {a}\n{a}\n\n- {a}\n{a} | {a}\n[kilde: {a}]\n[underskrift {a} | {a}]\n[ ] {a}\n## {a}\n- slut")
    values = {"a": value, "b": "forkert"}
    assert fill_title(wording, values) == value
    assert fill(wording, values) == (
        Paragraph(value),
        Bullet(value),
        Row(value, value),
        Source(value),
        Signature(value, value),
        Check(value),
        Heading(value),
        Bullet("slut"),
    )


@pytest.mark.parametrize(
    ("text", "place", "word"),
    [
        ("", "linje 1", "titlen"),
        ("\n\nTekst", "linje 3", "titlen"),
        ("# T\n# U", "linje 2", "kun én gang"),
        ("# T\n### U", "linje 2", "# (titel) og ## (afsnit)"),
        ("# T\n##", "linje 2", "overskriften mangler"),
        ("# T\n[hvad a]", "linje 2", "kendes ikke"),
        ("# T\n[hvis]\n[slut]", "linje 2", "ikke et felt"),
        ("# T\n\n[hvis a]\nx", "linje 3", "mangler sin »[slut]«"),
        ("# T\n[hvis a]\n[hvis b]\n[slut]", "linje 2", "mangler sin »[slut]«"),
        ("# T\n[slut]", "linje 2", "uden »[hvis …]«"),
        ("# T\n[ellers]", "linje 2", "uden »[hvis …]«"),
        ("# T\n[hvis a]\n[ellers]\n[ellers]\n[slut]", "linje 4", "allerede"),
        ("# T\nHej {a", "linje 2", "mangler sin }"),
        ("# T\nHej a}", "linje 2", "mangler sin {"),
        ("# T\nHej {}", "linje 2", "ikke et felt"),
        ("# T\nHej {a b}", "linje 2", "ikke et felt"),
        ("# T\nHej {{a}}", "linje 2", "mangler sin }"),
        ("# T\n| x", "linje 2", "etiketten"),
        ("# T\nA | [skriv 0]", "linje 2", "fra 1 til 40"),
        ("# T\n[skriv mange]", "linje 2", "fra 1 til 40"),
        ("# T\n[skriv 41]", "linje 2", "fra 1 til 40"),
        ("# T\n[kilde: x", "linje 2", "mangler sin ]"),
        ("# T\n[kilde:]", "linje 2", "mangler noget"),
        ("# T\n[underskrift]", "linje 2", "mangler noget"),
        ("# T\n[ny side] x", "linje 2", "mangler sin ]"),
        ("# T\n[ny side x]", "linje 2", "ikke stå mere"),
        ("# T\nHvis [hvis a] så", "linje 2", "alene på sin linje"),
        ("# T\nA | x [skriv]", "linje 2", "alene på sin linje"),
        ("# T\n" + "[hvis a]\n" * 21 + "[slut]\n" * 21, "linje 22", "mere end 20"),
    ],
)
def test_a_mistake_is_refused_with_its_line(text: str, place: str, word: str) -> None:
    with pytest.raises(Refused) as refused:
        parse(text)
    assert refused.value.mistakes[0].place == place
    assert word in refused.value.mistakes[0].message
    assert "\n" not in str(refused.value)


def test_all_lines_that_are_wrong_are_told_at_once() -> None:
    with pytest.raises(Refused) as refused:
        parse("# T\n{a\nfint\n[x]\n")
    assert [mistake.place for mistake in refused.value.mistakes] == ["linje 2", "linje 4"]


def test_a_bar_or_a_bracket_inside_a_text_is_a_bar_or_a_bracket() -> None:
    assert fill(parse("# T\nA | b | c\nSe note [1]\n\n-5 grader"), {}) == (
        Row("A", "b | c"),
        Paragraph("Se note [1]"),
        Paragraph("-5 grader"),
    )


@given(st.text(max_size=300))
def test_any_text_is_understood_or_refused(text: str) -> None:
    with suppress(Refused):
        assert all(isinstance(block, Block) for block in fill(parse("# T\n" + text), {}))


def test_a_snapshot_comes_back_whole() -> None:
    again = LetterPrint.from_json(json.loads(json.dumps(LETTER.as_json())))
    assert again == LETTER
    assert hash(again) == hash(LETTER)
    bare = LetterPrint(title="T", blocks=())
    assert LetterPrint.from_json(json.loads(json.dumps(bare.as_json()))) == bare


def test_texts_are_changed_line_by_line_everywhere() -> None:
    changed = LETTER.with_texts(str.upper)
    assert json.dumps(changed.as_json(), ensure_ascii=False).count("EKSEMPEL") == json.dumps(
        LETTER.as_json(), ensure_ascii=False
    ).count("Eksempel")
    assert replace(LETTER, blocks=(Row("a\nb", "c"),)).with_texts(lambda text: f"<{text}>").blocks == (
        Row("<a>\n<b>", "<c>"),
    )


def test_the_foot_says_rules_and_wording() -> None:
    assert LETTER.foot == "Regelbog: Faxe Kommune, udgave 0123456789, tekst 0a1b2c3d"
    assert replace(LETTER, rulebook="").foot == "tekst 0a1b2c3d"
    assert replace(LETTER, wording_version="").foot == LETTER.rulebook
