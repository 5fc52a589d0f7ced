"""Parental leave: entered, changed, ticked and taken back; the leave in the roster; who pays; the two letters."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from app.model.domain.entities import Absence, AbsenceKind, Month, Party
from app.model.domain.errors import Refused
from app.model.domain.leave import ParentalLeave, ParentRole
from app.model.services import absences, history, months, parental, scheme
from app.model.services.absence.parental_words import part_line, what_words
from app.model.services.absences import AbsenceDraft
from app.model.services.binder import Binder
from app.model.services.exchange import export_content
from app.model.services.findings import find_of
from app.model.services.letters import About, blanks, letter_text, records
from app.model.services.parental import PARENTAL_FIELDS, ROLES, TOLD, ParentalDraft

DRAFT = ParentalDraft(ParentRole.MOTHER, date(2027, 2, 28), leave_from=date(2027, 1, 31))


def _only(binder: Binder) -> parental.ParentalRow:
    (row,) = parental.parental_rows(binder)
    return row


def _roster(binder: Binder) -> list[tuple[AbsenceKind, date, date | None]]:
    found = sorted(export_content(binder).absences, key=lambda each: each.first_day)
    return [(each.kind, each.first_day, each.last_day) for each in found]


@pytest.fixture
def leave_id(staffed: Binder) -> str:
    parental.add_parental(staffed, "h1", DRAFT)
    return _only(staffed).id


def test_every_field_and_role_has_a_name() -> None:
    assert set(ParentalDraft.__dataclass_fields__) < set(PARENTAL_FIELDS)
    assert set(ROLES) == set(ParentRole)
    assert set(TOLD) < set(PARENTAL_FIELDS)


def test_a_leave_is_written_down_changed_and_undone(staffed: Binder) -> None:
    changes = parental.add_parental(staffed, "h1", DRAFT)
    assert (changes.label, changes.kinds) == ("Opret barsel, termin 28.02.2027", frozenset({ParentalLeave}))
    row = _only(staffed)
    assert (row.draft, row.helper, row.written) == (DRAFT, "Anna Prøve", ())
    assert [each.day for each in row.days] == [date(2026, 11, 28), date(2027, 4, 11), date(2027, 4, 25)]
    later = replace(DRAFT, due_on=date(2027, 3, 1))
    assert parental.change_parental(staffed, row.id, later).label == "Ret barsel, termin 01.03.2027"
    assert _only(staffed).days[0].day == date(2026, 12, 1)
    parental.delete_parental(staffed, row.id)
    assert parental.parental_rows(staffed) == ()
    for wanted in (later, DRAFT):
        history.undo(staffed)
        assert _only(staffed).draft == wanted


def test_what_is_told_is_ticked_with_its_day(staffed: Binder, leave_id: str) -> None:
    told = {found.subject for found in find_of(staffed, "parental-notice")}
    assert told == {f"{leave_id}/notice", f"{leave_id}/kommune"}
    label = parental.tick_parental(staffed, leave_id, "notice_on", date(2026, 11, 21)).label
    assert label == "Hjælperen har oplyst det: 21.11.2026"
    parental.tick_parental(staffed, leave_id, "municipality_told_on", date(2026, 11, 21))
    assert find_of(staffed, "parental-notice") == []
    parental.tick_parental(staffed, leave_id, "municipality_told_on", None)
    assert [found.subject for found in find_of(staffed, "parental-notice")] == [f"{leave_id}/kommune"]
    with pytest.raises(ValueError, match="due_on"):
        parental.tick_parental(staffed, leave_id, "due_on", None)


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"notice_on": date(2026, 11, 22)}, "Hjælperen har oplyst det: ligger ude i fremtiden"),
        ({"born_on": date(2026, 11, 22)}, "Barnet er født: ligger ude i fremtiden"),
        ({"born_on": date(2025, 11, 22)}, "Barnet er født: ligger for langt fra terminen"),
        ({"plan_on": date(2027, 11, 22)}, "Resten af orloven er oplyst: ligger ude i fremtiden"),
        ({"municipality_told_on": date(2027, 1, 1)}, "Kommunen har besked: ligger ude i fremtiden"),
        ({"back_on": date(2027, 1, 30)}, "Tilbage på arbejde: ligger før orloven begynder (31.01.2027)"),
        ({"due_on": date(2200, 1, 1)}, "Termin: 01.01.2200 ligger uden for årene"),
    ],
)
def test_what_can_not_be_is_refused_at_its_field(staffed: Binder, more: dict[str, Any], says: str) -> None:
    with pytest.raises(Refused) as refused:
        parental.add_parental(staffed, "h1", replace(DRAFT, **more))
    assert says in str(refused.value)
    assert parental.parental_rows(staffed) == ()


def test_nobody_and_what_is_gone_are_refused(staffed: Binder, binder: Binder) -> None:
    with pytest.raises(Refused, match="Hjælper: vælg en hjælper"):
        parental.add_parental(staffed, "h9", DRAFT)
    for do in (
        lambda: parental.change_parental(staffed, "b9", DRAFT),
        lambda: parental.delete_parental(staffed, "b9"),
        lambda: parental.tick_parental(staffed, "b9", "notice_on", None),
        lambda: parental.write_leave(staffed, "b9", AbsenceKind.PARENTAL, date(2027, 1, 31), None),
    ):
        with pytest.raises(Refused, match="barslen findes ikke længere"):
            do()
    assert parental.parental_rows(binder) == ()


# --- The leave in the roster ----------------------------------------------------------------------


def test_the_leave_is_written_from_its_first_day_to_the_day_before_work(staffed: Binder, leave_id: str) -> None:
    parental.change_parental(staffed, leave_id, replace(DRAFT, back_on=date(2027, 12, 1)))
    first, last = _only(staffed).proposed
    changes = parental.write_leave(staffed, leave_id, AbsenceKind.PARENTAL, first, last)
    assert (changes.label, changes.kinds) == ("Skriv orlov i vagtplanen fra 31.01.2027", frozenset({Absence}))
    assert _roster(staffed) == [(AbsenceKind.PARENTAL, date(2027, 1, 31), date(2027, 11, 30))]
    assert [each.kind for each in _only(staffed).written] == [AbsenceKind.PARENTAL]
    history.undo(staffed)
    assert _roster(staffed) == []
    assert _only(staffed).written == ()


@pytest.mark.parametrize(
    ("draft", "first"),
    [
        (DRAFT, date(2027, 1, 31)),
        (replace(DRAFT, leave_from=None), date(2027, 2, 28)),
        (ParentalDraft(ParentRole.OTHER_PARENT, date(2026, 11, 20), born_on=date(2026, 11, 18)), date(2026, 11, 18)),
    ],
)
def test_what_is_proposed_where_not_everything_is_known(staffed: Binder, draft: ParentalDraft, first: date) -> None:
    parental.add_parental(staffed, "h1", draft)
    assert _only(staffed).proposed == (first, None)


def test_written_again_it_gets_its_new_days(staffed: Binder, leave_id: str) -> None:
    parental.write_leave(staffed, leave_id, AbsenceKind.PARENTAL, date(2027, 1, 31), None)
    (before,) = export_content(staffed).absences
    parental.write_leave(staffed, leave_id, AbsenceKind.PARENTAL, date(2027, 2, 3), date(2027, 11, 30))
    (after,) = export_content(staffed).absences
    assert after.id == before.id
    assert _roster(staffed) == [(AbsenceKind.PARENTAL, date(2027, 2, 3), date(2027, 11, 30))]
    history.undo(staffed)
    assert _roster(staffed) == [(AbsenceKind.PARENTAL, date(2027, 1, 31), None)]


def test_clock_times_give_way_to_whole_days(staffed: Binder, leave_id: str) -> None:
    draft = AbsenceDraft("h1", AbsenceKind.PARENTAL, date(2027, 2, 1), date(2027, 2, 1), from_time=time(12))
    absences.add_absence(staffed, draft)
    parental.write_leave(staffed, leave_id, AbsenceKind.PARENTAL, date(2027, 1, 31), date(2027, 2, 5))
    (absence,) = export_content(staffed).absences
    assert (absence.from_time, absence.to_time) == (None, None)


def test_sickness_in_the_pregnancy_is_written_beside_the_leave(staffed: Binder, leave_id: str) -> None:
    parental.write_leave(staffed, leave_id, AbsenceKind.PARENTAL, date(2027, 1, 31), None)
    parental.write_leave(staffed, leave_id, AbsenceKind.PREGNANCY, date(2026, 12, 1), date(2027, 1, 30))
    assert _roster(staffed) == [
        (AbsenceKind.PREGNANCY, date(2026, 12, 1), date(2027, 1, 30)),
        (AbsenceKind.PARENTAL, date(2027, 1, 31), None),
    ]
    with pytest.raises(ValueError, match="vacation"):
        parental.write_leave(staffed, leave_id, AbsenceKind.VACATION, date(2026, 12, 1), None)


def test_other_absence_in_the_way_is_refused_and_nothing_is_written(staffed: Binder, leave_id: str) -> None:
    absences.add_absence(staffed, AbsenceDraft("h1", AbsenceKind.VACATION, date(2027, 2, 1), date(2027, 2, 5)))
    with pytest.raises(Refused, match=r"Første dag: hjælperen har allerede fravær fra 01\.02\.2027"):
        parental.write_leave(staffed, leave_id, AbsenceKind.PARENTAL, date(2027, 1, 31), None)
    with pytest.raises(Refused, match="Sidste dag: fraværet slutter, før det begynder"):
        parental.write_leave(staffed, leave_id, AbsenceKind.PARENTAL, date(2027, 1, 31), date(2027, 1, 30))
    assert len(_roster(staffed)) == 1


def test_a_finished_month_keeps_what_it_has(staffed: Binder, leave_id: str, add: Any) -> None:
    add("2026-10-12T07:00", "2026-10-12T15:00")
    months.finish_month(staffed, Month(2026, 10))
    with pytest.raises(Refused, match="oktober 2026 er markeret som færdig"):
        parental.write_leave(staffed, leave_id, AbsenceKind.PARENTAL, date(2026, 10, 12), None)
    parental.write_leave(staffed, leave_id, AbsenceKind.PARENTAL, date(2026, 10, 13), None)
    assert len(_roster(staffed)) == 1


# --- Who pays, and the letters --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("municipality", "payroll", "exempt", "fund"),
    [
        ("faxe", Party.MUNICIPALITY, True, False),
        ("faxe", Party.SELF, True, True),
        ("standard", Party.SELF, False, False),
    ],
)
def test_who_pays_is_said_as_far_as_the_municipality_has_said_it(
    staffed: Binder,
    municipality: str,
    payroll: Party,
    *,
    exempt: bool,
    fund: bool,
) -> None:
    scheme.save_scheme(staffed, replace(scheme.scheme_draft(staffed), municipality=municipality, payroll=payroll))
    pay = parental.leave_pay(staffed)
    assert (pay.exempt is not None, pay.fund is not None) == (exempt, fund)


def test_the_municipality_is_only_told_where_it_asks(staffed: Binder, leave_id: str) -> None:
    assert _only(staffed).tell is not None
    scheme.save_scheme(staffed, replace(scheme.scheme_draft(staffed), municipality="aarhus"))
    assert _only(staffed).tell is None
    assert "bestemt af kommunen" not in letter_text(staffed, "kommune-barsel", About("h1", leave_id))


def test_what_the_letters_lack_leads_to_the_leave(staffed: Binder) -> None:
    parental.add_parental(staffed, "h1", replace(DRAFT, leave_from=None))
    row = _only(staffed)
    for name in ("kvittering-barsel", "kommune-barsel"):
        found = [each for each in blanks(staffed, name, About("h1", row.id)) if each.kind == "parental"]
        assert ("leave_from", True) in [(each.field, each.needed) for each in found]
        assert {(each.place, each.record_id) for each in found} == {("absence", row.id)}
        assert records(staffed, name, "h1") == [(row.id, "Termin 28.02.2027")]


def test_the_receipt_tells_each_day_and_when_it_was_told(staffed: Binder) -> None:
    draft = ParentalDraft(
        ParentRole.OTHER_PARENT,
        date(2026, 11, 10),
        notice_on=date(2026, 10, 14),
        leave_from=date(2026, 11, 12),
        born_on=date(2026, 11, 12),
    )
    parental.add_parental(staffed, "h1", draft)
    text = " ".join(letter_text(staffed, "kvittering-barsel", About("h1")).split())
    for part in (
        "Senest 13.10.2026: hvornår orloven ved fødslen begynder – oplyst 14.10.2026, efter fristen",
        "Senest 24.12.2026: hvordan resten af orloven holdes",
        "Ved fødslen: 2 uger, 12.11.2026 til 25.11.2026",
        "Øvrig orlov: 22 uger (ubekræftet)",
        "Barnet er født: 12.11.2026",
    ):
        assert part in text
    assert "regnet fra terminen" not in text


def test_a_birth_before_the_rules_gets_no_invented_days(staffed: Binder) -> None:
    parental.add_parental(staffed, "h1", ParentalDraft(ParentRole.MOTHER, date(2020, 10, 31)))
    row = _only(staffed)
    assert (row.days, row.parts) == ((), ())
    text = letter_text(staffed, "kvittering-barsel", About("h1"))
    assert "DIN ORLOV" not in text
    assert "Senest" not in text


def test_words_for_every_part(staffed: Binder, leave_id: str) -> None:
    row = _only(staffed)
    assert [part_line(part) for part in row.parts][:2] == [
        "Før fødslen: 4 uger, 31.01.2027 til 27.02.2027",
        "Lige efter fødslen: 2 uger, 28.02.2027 til 13.03.2027",
    ]
    for role in ParentRole:
        assert all(what_words(role, each.what) for each in row.days)
