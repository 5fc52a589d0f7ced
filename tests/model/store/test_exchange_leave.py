"""Sickness, vacation, leave and stays in the exchange file: all of it goes in and out again, mistakes are refused by place."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from app.model.domain import entities as e
from app.model.domain.content import Content
from app.model.domain.errors import Refused
from app.model.services import history
from app.model.services.binder import Binder, Resources
from app.model.services.exchange import add_content, export_content, read_exchange_file, write_exchange_file
from app.model.store import exchange_write
from app.model.store.exchange_leave import ABSENCE_MORE, LISTS

LEAVE: dict[str, Any] = {
    "helpers": [
        {"id": "h1", "name": "Anna", "section_56_from": "2026-01-01", "section_56_until": "2027-12-31"},
        {"id": "h2", "name": "Bent"},
    ],
    "contracts": [
        {
            "id": "c1", "helper": "h1", "from": "2026-01-01", "vacation_unit": "turnus", "vacation_turnus": 3.5,
            "extra_days_off": 5, "sick_vacation_replaced": True,
        }
    ],
    "absences": [
        {
            "id": "a1", "helper": "h1", "kind": "sick", "from": "2026-10-05", "to": "2026-10-07", "instead_of": "vacation",
            "reported_at": "2026-10-05T06:30", "reported_how": "in_person", "expected_back": "2026-10-09",
            "fit_on": "2026-10-07", "paid": False, "notice_how": "Brev", "notice_agreed_on": "2026-08-01",
            "advance_agreed_on": "2026-08-02",
        },
        {"id": "a2", "helper": "h2", "kind": "agreed", "from": "2026-10-05", "to": "2026-10-05", "what": "Flytning", "paid": True},
    ],
    "absence_steps": [{"id": "t1", "helper": "h1", "absence": "a1", "kind": "fitness", "asked_on": "2026-10-06"}],
    "vacation_entries": [
        {"id": "f1", "helper": "h1", "year": 2025, "kind": "transferred", "days": 2.08, "agreed_on": "2026-12-01", "note": "To\nlinjer"}
    ],
    "vacation_wishes": [
        {
            "id": "w1", "helper": "h1", "first_day": "2026-10-05", "last_day": "2026-10-07", "asked_on": "2026-05-01",
            "state": "granted", "decided_on": "2026-05-02", "told_on": "2026-05-02", "absence": "a1",
        }
    ],
    "vacation_rounds": [{"id": "r1", "year": 2027, "wishes_by": "2027-01-15"}],
    "accidents": [
        {"id": "u1", "helper": "h1", "happened_at": "2026-10-04T21:15", "place": "Bad", "near_miss": True, "absence": "a1"}
    ],
    "parental_leaves": [{"id": "b1", "helper": "h2", "role": "other_parent", "due_on": "2027-02-01"}],
    "stays": [
        {"id": "o1", "kind": "vacation", "first_day": "2026-08-03", "last_day": "2026-08-14", "abroad": True, "extra_hours": 24.5},
        {"id": "o2", "kind": "hospital_acute", "first_day": "2026-09-01"},
    ],
    "stay_helpers": [
        {"id": "m1", "stay": "o1", "helper": "h1", "along": True, "told_on": "2026-05-01"},
        {"id": "m2", "stay": "o1", "helper": "h2", "agreed_on": "2026-07-01"},
    ],
}  # fmt: skip
NEW = list(LISTS)
Read = Callable[[dict[str, Any]], Content]


@pytest.fixture
def read(tmp_path: Path, resources: Resources) -> Read:
    def go(parts: dict[str, Any]) -> Content:
        source = tmp_path / "ind.json"
        source.write_text(json.dumps({"format": "hjaelpermappen", "version": 1, **parts}), encoding="utf-8")
        return read_exchange_file(source, resources)

    return go


def exported(binder: Binder) -> dict[str, Any]:
    target = binder.database.path.with_name("ud.json")
    write_exchange_file(binder, target)
    found: dict[str, Any] = json.loads(target.read_text(encoding="utf-8"))
    return found


def test_all_of_it_comes_back_as_it_went_in(read: Read, binder: Binder) -> None:
    add_content(binder, read(LEAVE))
    written = exported(binder)
    for name in (*NEW, "absences"):
        assert sorted(written[name], key=lambda row: row["id"]) == LEAVE[name], name
    for name in ("helpers", "contracts"):
        assert LEAVE[name][0].items() <= written[name][0].items()
    assert list(written)[-len(NEW) :] == NEW


def test_a_file_without_any_is_written_as_it_was_before(read: Read) -> None:
    absence = {"id": "a", "helper": "h", "kind": "sick", "from": "2026-01-01", "to": "2026-01-02"}
    written = json.loads(exchange_write.write(read({"helpers": [{"id": "h", "name": "A"}], "absences": [absence]})))
    assert list(written) == ["format", "version", "grants", "helpers", "contracts", "shifts", "absences"]
    assert written["absences"] == [absence]
    assert written["helpers"] == [{"id": "h", "name": "A", "relative": False}]


def test_that_it_is_not_paid_is_another_thing_than_not_saying(read: Read, binder: Binder) -> None:
    add_content(binder, read(LEAVE))
    assert {absence.id: absence.paid for absence in export_content(binder).absences} == {"a1": False, "a2": True}
    parts = copy.deepcopy(LEAVE)
    parts["absences"][0]["paid"] = None
    assert read(parts).absences[0].paid is None


def test_no_field_is_forgotten() -> None:
    """Whatever an entity holds is carried; an absence's days go their own way."""
    for kind in LISTS.values():
        assert {field.name for field in fields(kind.make)} - {"id"} == set(kind.fields)  # type: ignore[arg-type]
    first = {"id", "helper_id", "kind", "first_day", "last_day", "from_time", "to_time", "notice_given_on"}
    assert {field.name for field in fields(e.Absence)} == first | set(ABSENCE_MORE)


@pytest.mark.parametrize("part", NEW)
def test_required_keys_are_named(read: Read, resources: Resources, part: str) -> None:
    schema = json.loads(resources.exchange_schema.read_text(encoding="utf-8"))
    definition = schema["$defs"][schema["properties"][part]["items"]["$ref"].rsplit("/", 1)[1]]
    for key in definition["required"]:
        parts = copy.deepcopy(LEAVE)
        del parts[part][0][key]
        with pytest.raises(Refused, match=rf"{part}\[0\]\.{key}: mangler"):
            read(parts)


WRONG = [
    ("helpers", {"section_56_from": None}, "helpers[0].section_56_from"),
    ("helpers", {"section_56_until": "2025-12-31"}, "helpers[0].section_56_until"),
    ("contracts", {"vacation_unit": "uger"}, "contracts[0].vacation_unit"),
    ("contracts", {"vacation_unit": "hours"}, "contracts[0].vacation_turnus"),
    ("contracts", {"vacation_turnus": 8}, "contracts[0].vacation_turnus"),
    ("contracts", {"extra_days_off": 61}, "contracts[0].extra_days_off"),
    ("contracts", {"sick_vacation_replaced": "ja"}, "contracts[0].sick_vacation_replaced"),
    ("absences", {"kind": "ferie"}, "absences[0].kind"),
    ("absences", {"diagnosis": "influenza"}, "absences[0].diagnosis"),
    ("absences", {"what": "influenza"}, "absences[0].what"),
    ("absences", {"paid": "ja"}, "absences[0].paid"),
    ("absences", {"reported_at": "2026-10-05"}, "absences[0].reported_at"),
    ("absences", {"reported_at": "2026-03-29T02:30"}, "absences[0].reported_at"),
    ("absences", {"reported_how": "brevdue"}, "absences[0].reported_how"),
    ("absences", {"fit_on": "2026-10-04"}, "absences[0].fit_on"),
    ("absences", {"expected_back": "2026-10-04"}, "absences[0].expected_back"),
    ("absences", {"notice_how": "a\nb"}, "absences[0].notice_how"),
    ("absences", {"instead_of": "sick"}, "absences[0].instead_of"),
    ("absences", {"kind": "vacation"}, "absences[0].instead_of"),
    ("absence_steps", {"kind": "blodprøve"}, "absence_steps[0].kind"),
    ("absence_steps", {"asked_on": None}, "absence_steps[0].asked_on"),
    ("absence_steps", {"done_on": "2026-10-05"}, "absence_steps[0].done_on"),
    ("vacation_entries", {"year": 2018}, "vacation_entries[0].year"),
    ("vacation_entries", {"year": 2025.5}, "vacation_entries[0].year"),
    ("vacation_entries", {"days": 0}, "vacation_entries[0].days"),
    ("vacation_entries", {"days": 61}, "vacation_entries[0].days"),
    ("vacation_entries", {"kind": "glemt"}, "vacation_entries[0].kind"),
    ("vacation_wishes", {"last_day": "2026-10-04"}, "vacation_wishes[0].last_day"),
    ("vacation_wishes", {"decided_on": "2026-04-30"}, "vacation_wishes[0].decided_on"),
    ("vacation_wishes", {"state": "måske"}, "vacation_wishes[0].state"),
    ("vacation_rounds", {"year": 2200}, "vacation_rounds[0].year"),
    ("vacation_rounds", {"wishes_by": "2027-02-29"}, "vacation_rounds[0].wishes_by"),
    ("accidents", {"happened_at": "2026-03-29T02:30"}, "accidents[0].happened_at"),
    ("accidents", {"reported_on": "2026-10-03"}, "accidents[0].reported_on"),
    ("accidents", {"injury": "brækket arm"}, "accidents[0].injury"),
    ("accidents", {"witnesses": "a\nb"}, "accidents[0].witnesses"),
    ("parental_leaves", {"role": "far"}, "parental_leaves[0].role"),
    ("parental_leaves", {"born_on": "2028-02-01"}, "parental_leaves[0].born_on"),
    ("stays", {"kind": "fængsel"}, "stays[0].kind"),
    ("stays", {"last_day": "2026-08-02"}, "stays[0].last_day"),
    ("stays", {"extra_hours": -1}, "stays[0].extra_hours"),
    ("stays", {"abroad": "ja"}, "stays[0].abroad"),
    ("stay_helpers", {"helper": "h2"}, "stay_helpers[1].helper"),
]  # fmt: skip


@pytest.mark.parametrize(("part", "change", "place"), WRONG)
def test_what_is_impossible_is_refused_by_its_place(read: Read, part: str, change: dict[str, Any], place: str) -> None:
    parts = copy.deepcopy(LEAVE)
    parts[part][0].update(change)
    with pytest.raises(Refused) as refused:
        read(parts)
    first = refused.value.mistakes[0]
    assert first.place == place
    assert first.message not in {"", "har ikke den rigtige form"}
    assert "\n" not in first.message
    assert len(first.message) < 300


STRANGERS = [
    *((part, {"helper": "h9"}, f"{part}[0].helper: der er ingen hjælper med id »h9«") for part in NEW if part in LISTS and "helper_id" in LISTS[part].fields),
    *(
        (part, {"absence": "a9"}, f"{part}[0].absence: der er intet fravær med id »a9«")
        for part in ("absence_steps", "vacation_wishes", "accidents")
    ),
    *(
        (part, {"absence": "a2"}, f"{part}[0].absence: fraværet »a2« er en anden hjælpers")
        for part in ("absence_steps", "vacation_wishes", "accidents")
    ),
    ("stay_helpers", {"stay": "o9"}, "stay_helpers[0].stay: der er intet ophold med id »o9«"),
]  # fmt: skip


@pytest.mark.parametrize(("part", "change", "text"), STRANGERS)
def test_what_is_named_must_be_there_and_be_the_helpers(
    read: Read, binder: Binder, part: str, change: dict[str, Any], text: str
) -> None:
    parts = copy.deepcopy(LEAVE)
    parts[part][0].update(change)
    with pytest.raises(Refused) as refused:
        add_content(binder, read(parts))
    assert text in str(refused.value)
    assert export_content(binder) == Content()


def test_what_is_in_the_file_already_can_be_named(read: Read, binder: Binder) -> None:
    add_content(binder, read({name: LEAVE[name] for name in ("helpers", "absences", "stays")}))
    add_content(binder, read({name: LEAVE[name] for name in NEW if name != "stays"}))
    assert len(export_content(binder).stay_helpers) == 2
    with pytest.raises(Refused, match=r"absence_steps\[0\]\.absence: fraværet »a2« er en anden hjælpers"):
        add_content(binder, read({"absence_steps": [{**LEAVE["absence_steps"][0], "id": "t2", "absence": "a2"}]}))


@pytest.mark.parametrize(
    ("part", "twice", "place"),
    [
        ("stay_helpers", {"id": "ny", "stay": "o1", "helper": "h1"}, "stay_helpers[{}].helper"),
        ("vacation_rounds", {"id": "ny", "year": 2027, "wishes_by": "2027-01-20"}, "vacation_rounds[{}].year"),
    ],
)
def test_a_stay_has_a_helper_once_and_a_year_one_date(
    read: Read, binder: Binder, part: str, twice: dict[str, Any], place: str
) -> None:
    within = copy.deepcopy(LEAVE)
    within[part].append(twice)
    with pytest.raises(Refused) as refused:
        read(within)
    assert refused.value.mistakes[0].place == place.format(len(LEAVE[part]))
    add_content(binder, read(LEAVE))
    with pytest.raises(Refused) as refused:
        add_content(binder, read({part: [twice]}))
    assert refused.value.mistakes[0].place == place.format(0)
    assert "i ordningen" in refused.value.mistakes[0].message


@pytest.mark.parametrize("part", NEW)
def test_an_id_is_used_once(read: Read, binder: Binder, part: str) -> None:
    twice = copy.deepcopy(LEAVE)
    twice[part] = [*twice[part], twice[part][0]]
    with pytest.raises(Refused, match=rf"{part}\[\d\]\.id"):
        read(twice)
    add_content(binder, read(LEAVE))
    with pytest.raises(Refused, match=rf"{part}\[0\]\.id: .* findes allerede"):
        add_content(binder, read({part: LEAVE[part]}))


def test_undoing_an_import_takes_it_out_again(read: Read, binder: Binder) -> None:
    empty = exchange_write.write(export_content(binder))
    add_content(binder, read(LEAVE))
    full = exchange_write.write(export_content(binder))
    for _ in range(2):
        history.undo(binder)
        assert exchange_write.write(export_content(binder)) == empty
        history.redo(binder)
        assert exchange_write.write(export_content(binder)) == full


def test_what_hangs_on_an_absence_or_a_stay_goes_with_it_and_comes_back(read: Read, binder: Binder) -> None:
    """A step is nothing without its absence; a wish and an accident stay, and say only that there is none any more."""
    add_content(binder, read(LEAVE))
    full = exchange_write.write(export_content(binder))
    with binder.database.change("Slet fravær") as work:
        for kind, identity in ((e.Absence, "a1"), (LISTS["stays"].make, "o1")):
            work.delete(work.session.get(kind, identity))  # type: ignore[arg-type]
    content = export_content(binder)
    assert (content.absence_steps, content.stay_helpers) == ([], [])
    assert content.vacation_wishes[0].absence_id is None
    assert content.accidents[0].absence_id is None
    gone = exchange_write.write(content)
    history.undo(binder)
    assert exchange_write.write(export_content(binder)) == full
    history.redo(binder)
    assert exchange_write.write(export_content(binder)) == gone
    history.undo(binder)
    assert exchange_write.write(export_content(binder)) == full
