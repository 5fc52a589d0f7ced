"""The wordings of documents: the citizen's own beside the original, refused with its line where it can't be understood."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.model.domain.errors import Refused
from app.model.services import history, letters, wordings
from app.model.services.binder import Binder
from app.model.services.letter.catalogue import LETTERS
from app.model.services.letters import About

OWN = "# Guide\n\nSpørg pænt, {borger.navn}.\n[hvis regel.mindstealder]\nMindst {regel.mindstealder}.\n[slut]\n"


def test_every_document_has_a_text_and_every_text_a_document(binder: Binder) -> None:
    assert {path.stem for path in binder.resources.wordings.glob("*.txt")} == set(LETTERS)
    for each in wordings.wordings(binder):
        wordings.check_wording(binder, each.text)
        assert not each.own
        assert len(each.version) == wordings.VERSION_SIGNS


def test_an_own_text_is_used_told_and_taken_back(binder: Binder) -> None:
    before = wordings.wording(binder, "samtaleguide")
    wordings.save_wording(binder, "samtaleguide", OWN)
    own = wordings.wording(binder, "samtaleguide")
    assert (own.text, own.own, own.outdated) == (OWN, True, False)
    assert own.version != before.version
    assert "Spørg pænt" in letters.letter_text(binder, "samtaleguide", About())
    assert wordings.original(binder, "samtaleguide") == before.text
    wordings.restore_wording(binder, "samtaleguide")
    assert wordings.wording(binder, "samtaleguide") == before
    history.undo(binder)
    assert wordings.wording(binder, "samtaleguide").text == OWN


def test_a_text_that_is_the_original_again_is_no_own_text(binder: Binder) -> None:
    wordings.save_wording(binder, "samtaleguide", OWN)
    wordings.save_wording(binder, "samtaleguide", wordings.original(binder, "samtaleguide"))
    assert not wordings.wording(binder, "samtaleguide").own


def test_an_own_text_is_outdated_when_the_original_has_changed(binder: Binder, monkeypatch: pytest.MonkeyPatch) -> None:
    wordings.save_wording(binder, "samtaleguide", OWN)
    real = wordings.original
    monkeypatch.setattr(wordings, "original", lambda b, name: real(b, name) + "\nNyt.")
    assert wordings.wording(binder, "samtaleguide").outdated


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Uden titel", "linje 1: teksten skal begynde med # og titlen"),
        ("# T\n{hjælper.nvan}", r"linje 2: feltet \{hjælper.nvan\} findes ikke"),
        ("# T\n\n[hvis borger.navn]\nx", "linje 3: .*mangler sin »\\[slut\\]«"),
        ("# T\n{regel.findes_ikke}", r"linje 2: feltet \{regel.findes_ikke\}"),
        ("# T\n{borger.navn", "linje 2: en { mangler sin }"),
        ("# T\n" + "x" * 50_000, "Teksten: er på 50004 tegn"),
    ],
)
def test_a_text_that_can_not_be_understood_is_refused_with_its_line(binder: Binder, text: str, says: str) -> None:
    with pytest.raises(Refused, match=says):
        wordings.save_wording(binder, "samtaleguide", text)
    assert not wordings.wording(binder, "samtaleguide").own


def test_a_document_that_there_is_not_has_no_text(binder: Binder) -> None:
    with pytest.raises(Refused, match="findes ikke"):
        wordings.original(binder, "../../hemmeligt")


def test_the_fields_are_listed_with_names_for_people(binder: Binder) -> None:
    listed = {info.name: info.title for info in wordings.field_list(binder)}
    assert listed["hjælper.navn"] == "Hjælperens navn"
    assert listed["regel.ferie_optjening_pr_maaned"] == "Ferie optjent pr. måned"
    assert all(title.strip() for title in listed.values())


def test_the_texts_hold_no_number_of_law(binder: Binder) -> None:
    """Days, months, percentages and amounts come from the rulebook; sections of sources may be named."""
    import re

    found = []
    for path in sorted(Path(binder.resources.wordings).glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            plain = re.sub(r"\[kilde:.*\]|\{[^}]*\}|\[skriv \d+\]|^## \d+\.|punkt \d+|§§? [\d a-zog]+", "", line)
            if re.search(r"\d+\s*(dag|uge|måned|år|timer|%|kr)", plain):
                found.append(f"{path.name}:{number} {line}")
    assert found == []
