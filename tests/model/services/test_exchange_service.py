"""Import and export of the whole binder: everything or nothing, in a fixed form, and never over a finished month."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.model.domain import entities as e
from app.model.domain.content import Content
from app.model.domain.errors import Refused
from app.model.services.binder import Binder, Resources
from app.model.services.exchange import (
    add_content,
    export_content,
    read_exchange_file,
    write_exchange_file,
    write_whole,
)
from app.model.services.months import MonthState, finish_month, mark_sent, month_status, reopen_month

AddShift = Callable[..., str]
Facts = Callable[[Binder], dict[str, list[dict[str, Any]]]]
WATCHED = dict.fromkeys(["cover", "rest_exceptions", "finding_marks", "rule_choices"], 0)
DEFINITIONS = {
    "month_events": "monthEvent",
    "cover": "coverWindow",
    "rest_exceptions": "restException",
    "finding_marks": "findingMark",
    "rule_choices": "ruleChoice",
    "absence_steps": "absenceStep",
    "vacation_entries": "vacationEntry",
    "vacation_wishes": "vacationWish",
    "vacation_rounds": "vacationRound",
    "parental_leaves": "parentalLeave",
    "stay_helpers": "stayHelper",
    "issued_documents": "issuedDocument",
    "paper_events": "paperEvent",
    "own_wordings": "ownWording",
}
OCTOBER = e.Month(2026, 10)
at = datetime.fromisoformat


def _exported(binder: Binder, folder: Path) -> dict[str, Any]:
    write_exchange_file(binder, folder / "ud.json")
    content: dict[str, Any] = json.loads((folder / "ud.json").read_text(encoding="utf-8"))
    return content


def _shift(identity: str, start: str, end: str, helper: str = "h1") -> e.Shift:
    return e.Shift(identity, helper, at(start), at(end))


def test_an_export_leaves_out_what_is_empty_and_spells_values_as_promised(staffed: Binder, tmp_path: Path) -> None:
    more = Content(
        grants=[e.Grant("g1", date(2026, 1, 1), hours_total=Decimal("84.50"), hours_night=Decimal(14))],
        shifts=[_shift("v1", "2026-10-30T22:00", "2026-10-31T08:00")],
        absences=[e.Absence("a1", "h1", e.AbsenceKind.SICK, date(2026, 10, 5), date(2026, 10, 6), to_time=time(9, 5))],
    )
    add_content(staffed, more)
    assert _exported(staffed, tmp_path) == {
        "format": "hjaelpermappen",
        "version": 1,
        "scheme": {
            "citizen": {"name": "Karla Prøve"},
            "paragraph": "96",
            "municipality": "faxe",
            "employer": "self",
            "payroll": "municipality",
            "work_leader": "citizen",
            "rest_room": False,
        },
        "grants": [{"id": "g1", "from": "2026-01-01", "hours_per_week": {"total": 84.5, "night": 14}}],
        "helpers": [
            {"id": "h1", "name": "Anna Prøve", "born_on": "1990-05-01", "relative": False},
            {"id": "h2", "name": "Bent Åse", "born_on": "1985-01-31", "relative": False},
        ],
        "contracts": [
            {
                "id": "c1", "helper": "h1", "from": "2026-01-01", "pay": "monthly", "hours_per_week": 37,
                "hourly_wage": "150",
            },
            {
                "id": "c2", "helper": "h2", "from": "2026-10-01", "to": "2026-10-31", "pay": "hourly",
                "hours_per_week": 7.5, "hourly_wage": "140",
            },
        ],
        "shifts": [
            {
                "id": "v1", "helper": "h1", "start": "2026-10-30T22:00", "end": "2026-10-31T08:00", "kind": "work",
                "status": "planned", "respiration": False, "away": False,
            }
        ],
        "absences": [{"id": "a1", "helper": "h1", "kind": "sick", "from": "2026-10-05", "to": "2026-10-06T09:05"}],
    }  # fmt: skip


def test_letters_are_written_as_they_are(staffed: Binder, tmp_path: Path) -> None:
    _exported(staffed, tmp_path)
    raw = (tmp_path / "ud.json").read_bytes()
    assert "Bent Åse".encode() in raw
    assert raw.endswith(b"}\n")
    assert b"\r" not in raw


def test_ids_come_in_their_natural_order(staffed: Binder, tmp_path: Path) -> None:
    day = "2026-10-12T"
    helpers = [e.Helper(identity, "X") for identity in ("h10", "h3", "æ", "H2", "7")]
    shifts = [
        _shift(f"v{n}", f"{day}07:00", f"{day}15:00", helper.id)
        for n, helper in zip((10, 9, 1, 2, 3), helpers, strict=True)
    ]
    add_content(staffed, Content(helpers=helpers, shifts=shifts))
    exported = _exported(staffed, tmp_path)
    assert [helper["id"] for helper in exported["helpers"]] == ["7", "H2", "h1", "h2", "h3", "h10", "æ"]
    assert [shift["id"] for shift in exported["shifts"]] == ["v1", "v2", "v3", "v9", "v10"]


def test_a_months_course_goes_along(staffed: Binder, tmp_path: Path) -> None:
    finish_month(staffed, OCTOBER)
    mark_sent(staffed, OCTOBER)
    reopen_month(staffed, OCTOBER, "En vagt\nmanglede")
    finish_month(staffed, OCTOBER)
    exported = _exported(staffed, tmp_path)
    assert [(x["month"], x["event"]) for x in exported["month_events"]] == [
        ("2026-10", "finished"),
        ("2026-10", "sent"),
        ("2026-10", "reopened"),
        ("2026-10", "finished"),
    ]
    assert exported["month_events"][2] == {
        "month": "2026-10", "event": "reopened", "at": "2026-11-21T12:00", "reason": "En vagt\nmanglede",
    }  # fmt: skip
    assert month_status(staffed, OCTOBER).state is MonthState.FINISHED


def test_an_import_is_one_change_of_everything(binder: Binder) -> None:
    content = Content(helpers=[e.Helper("h1", "Anna")], shifts=[_shift("v1", "2026-10-12T07:00", "2026-10-12T15:00")])
    changes = add_content(binder, content)
    assert (changes.label, changes.kinds) == ("Importér", frozenset({e.Helper, e.Shift}))


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (Content(shifts=[_shift("v9", "2026-11-01T07:00", "2026-11-01T15:00", "h9")]), "shifts[0].helper"),
        (Content(absences=[e.Absence("a9", "h9", e.AbsenceKind.SICK, date(2026, 1, 1))]), "absences[0].helper"),
        (Content(contracts=[e.Contract("c9", "h9", date(2026, 1, 1))]), "contracts[0].helper"),
        (Content(helpers=[e.Helper("h3", "C"), e.Helper("h1", "A")]), "helpers[1].id"),
        (Content(shifts=[_shift("v9", "2026-10-12T14:59", "2026-10-12T16:00")]), "shifts[0]"),
        (
            Content(
                shifts=[
                    _shift("v8", "2026-11-01T07:00", "2026-11-01T15:00"),
                    _shift("v9", "2026-10-12T06:00", "2026-10-12T07:01"),
                ]
            ),
            "shifts[1]",
        ),
        (Content(scheme=e.Scheme("En anden", municipality="faxe")), "scheme"),
    ],
)
def test_what_does_not_fit_the_file_is_named_and_nothing_is_added(
    staffed: Binder, add: AddShift, facts: Facts, content: Content, place: str
) -> None:
    add("2026-10-12T07:00", "2026-10-12T15:00")
    before = facts(staffed)
    content.helpers.append(e.Helper("h-ny", "Ny"))
    with pytest.raises(Refused) as refused:
        add_content(staffed, content)
    assert refused.value.mistakes[0].place == place
    assert facts(staffed) == before


def test_new_ids_may_be_used_in_several_lists(staffed: Binder) -> None:
    content = Content(
        helpers=[e.Helper("1", "C")],
        contracts=[e.Contract("1", "1", date(2026, 1, 1))],
        shifts=[_shift("1", "2026-10-12T07:00", "2026-10-12T15:00", "1")],
    )
    add_content(staffed, content)
    assert [entity.id for entity in export_content(staffed).shifts] == ["1"]


def test_a_finished_month_takes_no_shift_and_no_absence_that_would_change_it(
    staffed: Binder, add: AddShift, facts: Facts
) -> None:
    add("2026-10-12T07:00", "2026-10-12T15:00")
    finish_month(staffed, OCTOBER)
    before = facts(staffed)
    sick = e.AbsenceKind.SICK
    for content in (
        Content(shifts=[_shift("v9", "2026-10-31T23:59", "2026-11-01T07:00")]),
        Content(absences=[e.Absence("a9", "h1", sick, date(2026, 10, 12), date(2026, 10, 12))]),
        Content(absences=[e.Absence("a9", "h1", sick, date(2026, 1, 1))]),
    ):
        with pytest.raises(Refused, match="oktober 2026 er markeret som færdig"):
            add_content(staffed, content)
    assert facts(staffed) == before
    add_content(staffed, Content(absences=[e.Absence("a9", "h1", sick, date(2026, 10, 13))]))
    add_content(staffed, Content(shifts=[_shift("v9", "2026-11-01T00:00", "2026-11-01T07:00")]))


def test_the_worked_example_is_read_whole(resources: Resources) -> None:
    content = read_exchange_file(Path(__file__).parents[2] / "data" / "tilfaeldig.json", resources)
    counts = {name: len(entities) for name, entities in content.lists().items() if entities}
    assert counts == {"grants": 1, "helpers": 4, "contracts": 4, "shifts": 360, "absences": 15}


# --- Writing files whole -------------------------------------------------------------------------


def test_a_file_is_replaced_whole_and_is_its_owners(tmp_path: Path) -> None:
    path = tmp_path / "ud.json"
    path.write_bytes(b"gammelt")
    write_whole(path, b"nyt")
    assert path.read_bytes() == b"nyt"
    assert list(tmp_path.iterdir()) == [path]
    if sys.platform != "win32":
        assert path.stat().st_mode & 0o777 == 0o600


def test_a_file_that_cant_be_written_leaves_the_old_one_and_no_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "ud.json"
    path.write_bytes(b"gammelt")

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(Refused, match="kan ikke skrives: der er ikke mere plads på disken"):
        write_whole(path, b"nyt")
    assert path.read_bytes() == b"gammelt"
    assert list(tmp_path.iterdir()) == [path]


def test_an_export_is_refused_under_the_binders_own_name(staffed: Binder) -> None:
    before = staffed.database.path.read_bytes()
    with pytest.raises(Refused, match="er ordningens egen fil"):
        write_exchange_file(staffed, staffed.database.path)
    assert staffed.database.path.read_bytes() == before


def test_the_example_in_the_description_can_be_imported_and_uses_every_key(
    binder: Binder, resources: Resources, tmp_path: Path
) -> None:
    described = (resources.exchange_schema.parent / "LAESMIG.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```json\n(.*?)```", described, re.DOTALL)
    source = tmp_path / "eksempel.json"
    source.write_text(example, encoding="utf-8")
    add_content(binder, read_exchange_file(source, resources))
    schema = json.loads(resources.exchange_schema.read_text(encoding="utf-8"))
    raw = json.loads(example)
    assert set(raw) == set(schema["properties"])
    for name, part in (("scheme", raw["scheme"]), *((key, raw[key][0]) for key in raw if isinstance(raw[key], list))):
        definition = schema["$defs"][DEFINITIONS.get(name, name.removesuffix("s"))]
        assert set(part) == set(definition["properties"]), name
