"""The screen "Ordning" without Qt: the form, the municipality's sentence, the grants and the hours to be covered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest

from app.model.domain.entities import Grant, Paragraph, Party, Scheme
from app.model.domain.errors import Refused
from app.model.domain.watch import RestGround
from app.model.services.binder import Binder
from app.model.services.scheme import GrantDraft, SchemeDraft, grants, save_grant, save_scheme, scheme_draft
from app.model.services.watch import CoverDraft, add_cover, cover
from app.ui.entry.texts import by_field
from app.ui.scheme.cover_texts import DAYS
from app.ui.scheme.grant_texts import grant_texts, read_grant
from app.ui.scheme.presenter import SchemePresenter
from app.ui.scheme.scheme_texts import read_scheme, scheme_texts

TODAY = date(2026, 11, 21)


def _typed(binder: Binder, **texts: str) -> SchemePresenter:
    presenter = SchemePresenter(binder)
    for name, text in texts.items():
        presenter.type(name, text)
    return presenter


def test_an_empty_file_has_the_usual_choices_and_nothing_to_save(binder: Binder) -> None:
    presenter = SchemePresenter(binder)
    assert not presenter.changed
    assert presenter.save() is None
    assert presenter.texts["municipality"] == "standard"
    assert presenter.grants() == ()


def test_what_is_typed_is_saved(binder: Binder) -> None:
    presenter = _typed(
        binder,
        citizen_name=" Żaneta Ćwik ",
        paragraph="95.3",
        municipality="faxe",
        employer="association",
        starts_on="1.2-25",
        rest_room="ja",
        respiration="ja",
        respiration_region_share="67",
    )
    changes = presenter.save()
    assert changes is not None
    assert Scheme in changes.kinds
    draft = scheme_draft(binder)
    assert (draft.citizen_name, draft.paragraph, draft.employer) == (
        "Żaneta Ćwik",
        Paragraph.P95_3,
        Party.ASSOCIATION,
    )
    assert (draft.starts_on, draft.respiration_region_share) == (date(2025, 2, 1), Decimal("0.67"))
    assert presenter.texts["starts_on"] == "01.02.2025"
    assert not presenter.changed


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("citizen_name", "x" * 10_000, "Navn"),
        ("citizen_cpr", "990199-1234", "CPR-nummer"),
        ("starts_on", "30.02.2026", "Begynder"),
        ("respiration_region_share", "101", "Regionens del"),
        ("respiration_region_share", "to tredjedele", "Regionens del"),
    ],
)
def test_a_mistake_is_refused_by_its_label_and_stays(binder: Binder, name: str, text: str, place: str) -> None:
    presenter = _typed(binder, **{name: text})
    with pytest.raises(Refused) as refused:
        presenter.save()
    assert [m.place for m in refused.value.mistakes] == [place]
    assert presenter.texts[name] == text
    presenter.undo()
    assert not presenter.changed


def test_a_reload_keeps_what_is_typed(example: Binder) -> None:
    presenter = _typed(example, citizen_phone="12 34")
    save_scheme(example, replace(scheme_draft(example), citizen_name="Karla E."))
    presenter.reload()
    assert (presenter.texts["citizen_name"], presenter.texts["citizen_phone"]) == ("Karla E.", "12 34")


def test_the_region_s_share_is_kept_while_respiration_is_unticked(binder: Binder) -> None:
    presenter = _typed(binder, respiration="ja", respiration_region_share="33,33")
    presenter.save()
    presenter.type("respiration", "")
    presenter.save()
    assert presenter.texts["respiration_region_share"] == "33,33"


@pytest.mark.parametrize(
    ("key", "says"),
    [
        ("standard", "ingen tillæg"),
        ("faxe", "Kilde: Håndbog om hjælperordninger, Faxe Kommune"),
        ("aarhus", "Ikke alt er bekræftet. Spørg kommunen"),
        ("atlantis", "ukendt kommune"),
    ],
)
def test_the_municipality_s_sentence_names_the_source(binder: Binder, key: str, says: str) -> None:
    assert says in _typed(binder, municipality=key).municipality_note()


def test_choices_hold_what_the_file_holds(binder: Binder) -> None:
    presenter = SchemePresenter(binder)
    assert "municipality" not in presenter.employers()
    assert presenter.municipalities()["faxe"] == "Faxe Kommune"
    presenter.type("employer", "municipality")
    presenter.type("municipality", "atlantis")
    assert presenter.employers()["municipality"] == "Kommunen"
    assert presenter.municipalities()["atlantis"] == "atlantis"


def test_a_grant_is_entered_changed_and_deleted(binder: Binder) -> None:
    presenter = SchemePresenter(binder)
    entry = presenter.new_grant()
    typed = {**entry.texts, "starts_on": "1.1.2027", "hours_total": "1.000", "hours_day": "37,5"}
    assert Grant in entry.save(typed).kinds
    (row,) = presenter.grants()
    assert (row.starts_on, row.total, row.day, row.received) == ("01.01.2027", "1.000", "37,5", "")
    assert row.spoken == "01.01.2027 uden slutdato, 1.000 timer om ugen i alt"
    entry = presenter.open_grant(row.id)
    entry.save({**entry.texts, "received_on": "20.11.2026"})
    assert presenter.grants()[0].received == "20.11.2026"
    presenter.delete_grant(row.id)
    assert presenter.grants() == ()


def test_hours_that_do_not_add_up_are_told_and_saved(binder: Binder) -> None:
    presenter = SchemePresenter(binder)
    entry = presenter.new_grant()
    typed = {**entry.texts, "starts_on": "1.1.2027", "hours_total": "84", "hours_day": "40", "hours_night": "40"}
    entry.save(typed)
    assert presenter.note == ("Se efter: dag, aften, nat og weekend er 80 timer tilsammen, men i alt står der 84.")
    presenter.open_grant(presenter.grants()[0].id).save({**typed, "hours_evening": "4"})
    assert presenter.note == ""


@pytest.mark.parametrize(
    ("changed", "place"),
    [
        ({"starts_on": ""}, "Fra"),
        ({"starts_on": "01.01.2026"}, "Fra"),
        ({"ends_on": "01.01.2020"}, "Til"),
        ({"hours_night": "1.001"}, "Heraf nat"),
        ({"hours_total": "24/7"}, "Timer i alt"),
        ({"received_on": "i maj"}, "Modtaget"),
    ],
)
def test_an_impossible_grant_is_refused(binder: Binder, changed: dict[str, str], place: str) -> None:
    save_grant(binder, GrantDraft(date(2026, 1, 1)))
    presenter = SchemePresenter(binder)
    entry = presenter.new_grant()
    with pytest.raises(Refused) as refused:
        entry.save({**entry.texts, "starts_on": "01.02.2026", **changed})
    assert refused.value.mistakes[0].place == place
    assert len(grants(binder)) == 1


def test_opening_and_saving_changes_nothing(example: Binder) -> None:
    draft = scheme_draft(example)
    assert read_scheme(scheme_texts(draft), TODAY) == draft
    third = SchemeDraft(
        rest_ground=RestGround.AGREEMENT,
        rest_ground_note="Lokalaftale",
        respiration=True,
        respiration_region_share=Decimal("0.3333"),
    )
    assert read_scheme(scheme_texts(third), TODAY) == third
    for _, grant in grants(example):
        assert read_grant(grant_texts(grant), TODAY) == grant


@pytest.mark.parametrize(
    ("draft", "days", "span", "spoken"),
    [
        (CoverDraft("1234567", time(), time()), "Alle dage", "00:00–24:00", "Alle dage, 00:00–24:00, 1 hjælper"),
        (CoverDraft("67", time(22), time(7), 2), "Weekend", "22:00–07:00", "Weekend, 22:00–07:00, 2 hjælpere"),
        (
            CoverDraft("14", time(7, 30), time(), 1, date(2026, 1, 1), date(2026, 6, 30)),
            "Man, tor",
            "07:30–24:00",
            "Mandag, torsdag, 07:30–24:00, 1 hjælper, fra 01.01.2026, til 30.06.2026",
        ),
    ],
)
def test_a_window_reads_as_a_week_does(binder: Binder, draft: CoverDraft, days: str, span: str, spoken: str) -> None:
    add_cover(binder, draft)
    presenter = SchemePresenter(binder)
    (row,) = presenter.cover()
    assert (row.days, row.span, row.spoken) == (days, span, spoken)
    entry = presenter.open_cover(row.id)
    entry.save(entry.texts)
    assert [window for _, window in cover(binder)] == [draft]


def test_a_new_window_is_round_the_clock(binder: Binder) -> None:
    presenter = SchemePresenter(binder)
    entry = presenter.new_cover()
    entry.save(entry.texts)
    assert [window for _, window in cover(binder)] == [CoverDraft("1234567", time(), time())]
    presenter.delete_cover(presenter.cover()[0].id)
    assert presenter.cover() == ()


@pytest.mark.parametrize(
    ("changed", "place"),
    [
        (dict.fromkeys(DAYS, ""), "Ugedage"),
        ({"from_time": ""}, "Fra klokken"),
        ({"to_time": "25"}, "Til klokken"),
        ({"helpers": "1,5"}, "Hjælpere"),
        ({"helpers": ""}, "Hjælpere"),
        ({"helpers": "en"}, "Hjælpere"),
        ({"helpers": "0"}, "Hjælpere"),
        ({"starts_on": "i maj"}, "Fra og med"),
        ({"starts_on": "2.1.2026", "ends_on": "1.1.2026"}, "Til og med"),
    ],
)
def test_an_impossible_window_is_refused_by_field(binder: Binder, changed: dict[str, str], place: str) -> None:
    presenter = SchemePresenter(binder)
    entry = presenter.new_cover()
    with pytest.raises(Refused) as refused:
        entry.save({**entry.texts, **changed})
    assert [mistake.place for mistake in refused.value.mistakes] == [place]
    assert set(by_field(refused.value.mistakes, entry.titles)) <= set(entry.texts)
    assert cover(binder) == []
