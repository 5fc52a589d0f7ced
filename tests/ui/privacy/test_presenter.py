"""What the dialogs say: rows, reasons, questions and refusals. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from app.model.domain.errors import Refused
from app.model.services.binder import Binder
from app.model.services.people import HelperDraft, add_helper, helper_cards
from app.ui.privacy.presenter import JSON, PDF, OwnDataPresenter, RetentionPresenter, move, suggested_target

Former = Callable[[], Binder]


def test_the_rows_say_who_and_until_when(former: Former) -> None:
    rows = RetentionPresenter(former()).rows()
    assert [(row.name, row.ended, row.free, row.state) for row in rows] == [
        ("Grethe Forhen", "31.12.2018", "01.05.2024", "kan slettes"),
        ("Hans Nylig", "30.06.2026", "01.01.2032", "skal gemmes til og med 30.10.2030"),
        ("Ida Aldrig", "28.02.2026", "01.01.2032", "må slettes, hvis du vurderer det"),
    ]
    assert rows[0].spoken == "Grethe Forhen, ansat til 31.12.2018, kan slettes"


def test_the_reasons_have_sources_and_how_sure_they_are(former: Former) -> None:
    presenter = RetentionPresenter(former())
    presenter.rows()
    why = presenter.why("f2")
    assert why.startswith(
        "Registret over arbejdstid skal gemmes. Oplysningerne kan ikke slettes til og med 30.10.2030."
    )
    assert "Kilde: Lov om gennemførelse af dele af arbejdstidsdirektivet" in why
    assert "Kilde: Bogføringsloven, 24.5.2022 (ikke afklaret)." in why
    assert presenter.why("f1").startswith("Ingen frist taler længere")
    assert presenter.why("f3").startswith("Loven siger ikke")
    assert presenter.why(None) == ""
    assert presenter.locked(None) == "Vælg en tidligere hjælper."
    assert presenter.locked("f2") == "Kan ikke slettes til og med 30.10.2030."
    assert presenter.locked("f3") == ""


def test_the_question_names_the_helper_and_what_is_lost(former: Former) -> None:
    presenter = RetentionPresenter(former())
    presenter.rows()
    question = presenter.question("f1")
    for words in ("om Grethe Forhen?", "regnskab mister", "kan ikke fortrydes", "Sikkerhedskopier"):
        assert words in question
    assert "Bemærk" not in question
    assert "Bemærk: Tidligere hjælperes oplysninger gemmes til 28.02.2031" in presenter.question("f3")


def test_erasing(former: Former) -> None:
    binder = former()
    presenter = RetentionPresenter(binder)
    presenter.rows()
    with pytest.raises(Refused, match=r"til og med 30\.10\.2030"):
        presenter.erase("f2")
    presenter.erase("f1")
    assert "Grethe Forhen" not in [card.draft.name for card in helper_cards(binder)]
    assert len(presenter.rows()) == 2


def test_what_is_wrong_with_a_move_is_said_at_its_field(example: Binder, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        move(example, {"password": "", "again": "", "target": ""})
    assert [mistake.place for mistake in refused.value.mistakes] == ["Adgangskode", "Gem som"]
    with pytest.raises(Refused, match="de to adgangskoder er ikke ens"):
        move(example, {"password": "kode", "again": "Kode", "target": str(tmp_path / "x.hjm")})
    assert list(tmp_path.glob("x*")) == []


def test_a_move_gets_its_suffix_and_gives_the_code(example: Binder, tmp_path: Path) -> None:
    target, code = move(example, {"password": "kode", "again": "kode", "target": str(tmp_path / "flyttet")})
    assert target == tmp_path / "flyttet.hjm"
    assert target.exists()
    assert len(code.split("-")) == 14
    assert suggested_target(example).name == "eksempel-flytning.hjm"


def test_own_data_by_name(example: Binder, tmp_path: Path) -> None:
    add_helper(example, HelperDraft("Anna Eksempel"))
    presenter = OwnDataPresenter(example)
    names = presenter.helpers()
    assert names["h1"] == "Anna Eksempel (født 14.03.1988)"
    assert names["h2"] == "Bent Opdigtet"
    with pytest.raises(Refused):
        presenter.save(tmp_path / "egne", PDF)
    assert "Bent Opdigtet" in presenter.show("h2")
    assert presenter.file_name(PDF) == "oplysninger-bent-opdigtet.pdf"
    assert presenter.save(tmp_path / "egne", PDF) == tmp_path / "egne.pdf"
    assert (tmp_path / "egne.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("suffix", [PDF, JSON])
def test_own_data_never_replace_the_scheme_file(example: Binder, suffix: str) -> None:
    path = example.database.path
    before = path.read_bytes()
    presenter = OwnDataPresenter(example)
    presenter.show("h2")
    with pytest.raises(Refused, match="er ordningens egen fil"):
        presenter.save(path, suffix)
    assert path.read_bytes() == before
