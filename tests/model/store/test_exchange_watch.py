"""What is watched, in the exchange file: written only when there is any, always alike, and refused by its place."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from app.model.domain import entities as e
from app.model.domain import watch as w
from app.model.domain.content import Content
from app.model.domain.errors import Refused
from app.model.services.binder import Binder, Resources
from app.model.services.exchange import add_content, export_content, read_exchange_file
from app.model.services.watch import EXCUSABLE
from app.model.store import exchange_write

DAY, AT = date(2026, 10, 12), datetime(2026, 10, 12, 7)
WATCHED: dict[str, Any] = {
    "scheme": {"rest_ground": "agreement", "rest_ground_note": "Lokalaftale\n2025"},
    "helpers": [{"id": "h1", "name": "Anna"}],
    "cover": [{"id": "d1", "weekdays": [5, 1], "from": "07:00", "to": "00:00"}],
    "rest_exceptions": [
        {
            "id": "u1",
            "helper": "h1",
            "rule": "daily-rest",
            "at": "2026-10-12T07:00",
            "ground": "unforeseen",
            "explanation": "Afløser syg",
            "recorded_on": "2026-10-12",
            "rest_from": "2026-10-12T15:00",
            "rest_to": "2026-10-13T15:00",
        }
    ],
    "finding_marks": [
        {
            "id": "p1",
            "finding": "daily-rest/h1/x",
            "kind": "put_off",
            "severity": "warning",
            "made_on": "2026-10-12",
            "until": "2026-11-01",
            "helper": "h1",
        }
    ],
    "rule_choices": [{"id": "daily-rest", "blocks": True}],
}
Read = Callable[[dict[str, Any]], Content]


@pytest.fixture
def read(tmp_path: Path, resources: Resources) -> Read:
    def go(parts: dict[str, Any]) -> Content:
        source = tmp_path / "ind.json"
        source.write_text(json.dumps({"format": "hjaelpermappen", "version": 1, **parts}), encoding="utf-8")
        return read_exchange_file(source, resources)

    return go


def test_all_of_it_is_read_and_written_in_its_one_form(read: Read) -> None:
    content = read(WATCHED)
    (window,) = content.cover
    assert (window.weekdays, window.from_time, window.to_time, window.helpers) == ("15", time(7), time(0), 1)
    written = json.loads(exchange_write.write(content))
    assert list(written)[-4:] == ["cover", "rest_exceptions", "finding_marks", "rule_choices"]
    assert written["cover"] == [{"id": "d1", "weekdays": [1, 5], "from": "07:00", "to": "24:00", "helpers": 1}]
    for name in ("rest_exceptions", "finding_marks", "rule_choices"):
        assert written[name] == WATCHED[name]
    assert WATCHED["scheme"].items() <= written["scheme"].items()


def test_a_file_without_any_is_written_as_it_was_before(read: Read) -> None:
    written = json.loads(exchange_write.write(read({"scheme": {"rest_room": True}})))
    assert list(written) == ["format", "version", "scheme", "grants", "helpers", "contracts", "shifts", "absences"]
    assert not [key for key in written["scheme"] if key.startswith("rest_ground")]


def test_null_means_the_same_as_left_out(read: Read) -> None:
    bare = copy.deepcopy(WATCHED)
    bare["scheme"] = {}
    for key in ("rest_from", "rest_to"):
        del bare["rest_exceptions"][0][key]
    nulls = copy.deepcopy(bare)
    nulls["scheme"] = {"rest_ground": None, "rest_ground_note": None}
    nulls["cover"][0] |= dict.fromkeys(["helpers", "starts_on", "ends_on"])
    nulls["rest_exceptions"][0] |= dict.fromkeys(["rest_from", "rest_to"])
    nulls["finding_marks"][0]["note"] = None
    assert exchange_write.write(read(nulls)) == exchange_write.write(read(bare))
    lists = ("cover", "rest_exceptions", "finding_marks", "rule_choices")
    assert exchange_write.write(read(dict.fromkeys(lists))) == exchange_write.write(read({}))


def test_the_lists_come_in_a_fixed_order() -> None:
    content = Content(
        cover=[
            w.CoverWindow("d2", "67", time(7), time(15)),
            w.CoverWindow("d10", "12345", time(7), time(15)),
            w.CoverWindow("d9", "12345", time(7), time(15)),
            w.CoverWindow("d1", "12345", time(6), time(7)),
        ],
        rest_exceptions=[
            w.RestException(identity, "h1", "daily-rest", at, w.RestGround.AGREEMENT, "x", DAY)
            for identity, at in (("u2", AT), ("u1", AT.replace(hour=8)), ("u3", AT.replace(hour=6)))
        ],
        finding_marks=[
            w.FindingMark(identity, f"x//{identity}", w.MarkKind.SETTLED, "notice", day, note="x")
            for identity, day in (("p10", DAY), ("p9", DAY), ("p11", date(2026, 1, 1)))
        ],
        rule_choices=[w.RuleChoice("weekly-rest"), w.RuleChoice("daily-rest")],
    )
    written = json.loads(exchange_write.write(content))
    ids = {name: [row["id"] for row in rows] for name, rows in written.items() if isinstance(rows, list) and rows}
    assert ids == {
        "cover": ["d1", "d9", "d10", "d2"],
        "rest_exceptions": ["u3", "u2", "u1"],
        "finding_marks": ["p11", "p9", "p10"],
        "rule_choices": ["daily-rest", "weekly-rest"],
    }


WRONG = [
    ("scheme", {"rest_ground": "unforeseen"}, "scheme.rest_ground"),
    ("scheme", {"rest_ground_note": "\x07"}, "scheme.rest_ground_note"),
    ("cover", {"weekdays": [1, 8]}, "cover[0].weekdays[1]"),
    ("cover", {"weekdays": []}, "cover[0].weekdays"),
    ("cover", {"weekdays": [1, 1]}, "cover[0].weekdays"),
    ("cover", {"weekdays": [1.5]}, "cover[0].weekdays[0]"),
    ("cover", {"weekdays": "12345"}, "cover[0].weekdays"),
    ("cover", {"from": "25:00"}, "cover[0].from"),
    ("cover", {"from": "24:00"}, "cover[0].from"),
    ("cover", {"to": "24:01"}, "cover[0].to"),
    ("cover", {"to": "7:00"}, "cover[0].to"),
    ("cover", {"to": "07:00\n"}, "cover[0].to"),
    ("cover", {"helpers": 0}, "cover[0].helpers"),
    ("cover", {"helpers": 21}, "cover[0].helpers"),
    ("cover", {"starts_on": "2026-02-30"}, "cover[0].starts_on"),
    ("cover", {"starts_on": "2026-02-02", "ends_on": "2026-02-01"}, "cover[0].ends_on"),
    ("rest_exceptions", {"rule": "weekly-48h"}, "rest_exceptions[0].rule"),
    ("rest_exceptions", {"ground": "lyst"}, "rest_exceptions[0].ground"),
    ("rest_exceptions", {"at": "2026-03-29T02:30"}, "rest_exceptions[0].at"),
    ("rest_exceptions", {"at": "2026-10-12T25:00"}, "rest_exceptions[0].at"),
    ("rest_exceptions", {"rest_to": "2026-10-12T15:00"}, "rest_exceptions[0].rest_to"),
    ("rest_exceptions", {"rest_to": "2026-02-30T15:00"}, "rest_exceptions[0].rest_to"),
    ("rest_exceptions", {"rest_to": None}, "rest_exceptions[0].rest_to"),
    ("rest_exceptions", {"rest_from": None}, "rest_exceptions[0].rest_from"),
    ("rest_exceptions", {"explanation": " \n"}, "rest_exceptions[0].explanation"),
    ("rest_exceptions", {"explanation": "\x00"}, "rest_exceptions[0].explanation"),
    ("rest_exceptions", {"recorded_on": "2300-01-01"}, "rest_exceptions[0].recorded_on"),
    ("finding_marks", {"until": "2026-10-11"}, "finding_marks[0].until"),
    ("finding_marks", {"until": None}, "finding_marks[0].until"),
    ("finding_marks", {"kind": "settled", "note": "ok"}, "finding_marks[0].until"),
    ("finding_marks", {"kind": "settled", "until": None}, "finding_marks[0].note"),
    ("finding_marks", {"kind": "settled", "until": None, "note": " "}, "finding_marks[0].note"),
    ("finding_marks", {"note": "x" * 2001}, "finding_marks[0].note"),
    ("finding_marks", {"note": "\x1b"}, "finding_marks[0].note"),
    ("finding_marks", {"severity": "slem"}, "finding_marks[0].severity"),
    ("finding_marks", {"finding": "daily-rest/h1\n/x"}, "finding_marks[0].finding"),
    ("finding_marks", {"finding": "daily-rest/h2/x"}, "finding_marks[0].finding"),
    ("finding_marks", {"helper": None}, "finding_marks[0].finding"),
    ("finding_marks", {"helper": ""}, "finding_marks[0].helper"),
    ("rule_choices", {"id": "daily-rst"}, "rule_choices[0].id"),
    ("rule_choices", {"blocks": None}, "rule_choices[0].blocks"),
]


@pytest.mark.parametrize(("part", "change", "place"), WRONG)
def test_what_is_impossible_is_refused_by_its_place(read: Read, part: str, change: dict[str, Any], place: str) -> None:
    parts = copy.deepcopy(WATCHED)
    (parts[part] if part == "scheme" else parts[part][0]).update(change)
    with pytest.raises(Refused) as refused:
        read(parts)
    assert refused.value.mistakes[0].place == place
    assert refused.value.mistakes[0].message not in {"", "har ikke den rigtige form"}


def test_required_keys_are_named(read: Read) -> None:
    for part in ("cover", "rest_exceptions", "finding_marks", "rule_choices"):
        for key in WATCHED[part][0]:
            parts = copy.deepcopy(WATCHED)
            del parts[part][0][key]
            if key in {"rest_from", "rest_to", "until", "helper"} and part != "rest_exceptions":
                continue  # missing there means something else; see the list above
            if key in {"rest_from", "rest_to"}:
                del parts[part][0]["rest_to" if key == "rest_from" else "rest_from"]
                read(parts)
                continue
            with pytest.raises(Refused, match=rf"{part}\[0\]\.{key}: mangler"):
                read(parts)


@pytest.mark.parametrize(
    ("part", "place"),
    [("rest_exceptions", "rest_exceptions[1].at"), ("finding_marks", "finding_marks[1].finding")],
)
def test_doubles_are_refused_in_the_file_and_against_what_is_there(
    read: Read, binder: Binder, part: str, place: str
) -> None:
    parts = copy.deepcopy(WATCHED)
    parts[part].append({**parts[part][0], "id": "ny"})
    with pytest.raises(Refused) as refused:
        read(parts)
    assert (refused.value.mistakes[0].place, refused.value.mistakes[0].message) == (
        place,
        f"er der allerede: {part}[0]",
    )
    add_content(binder, read(WATCHED))
    more = {part: [{**WATCHED[part][0], "id": "ny"}]}
    with pytest.raises(Refused, match=r"\[0\]\.\w+: er der allerede: i ordningen"):
        add_content(binder, read(more))


@pytest.mark.parametrize("part", ["cover", "rest_exceptions", "finding_marks", "rule_choices"])
def test_an_id_is_used_once(read: Read, binder: Binder, part: str) -> None:
    with pytest.raises(Refused, match=rf"{part}\[1\]\.id"):
        read({**WATCHED, part: WATCHED[part] * 2})
    add_content(binder, read(WATCHED))
    with pytest.raises(Refused, match=rf"{part}\[0\]\.id: .* findes allerede"):
        add_content(binder, read({part: WATCHED[part]}))


@pytest.mark.parametrize("part", ["rest_exceptions", "finding_marks"])
def test_an_unknown_helper_is_refused_and_nobody_is_fine(read: Read, binder: Binder, part: str) -> None:
    row = {**WATCHED[part][0], "helper": "h9", "finding": "daily-rest/h9/x"}
    if part == "rest_exceptions":
        del row["finding"]
    with pytest.raises(Refused, match=rf"{part}\[0\]\.helper: der er ingen hjælper med id »h9«"):
        add_content(binder, read({part: [row]}))
    mark = {**WATCHED["finding_marks"][0], "finding": "timesheet-due//2026-09"}
    del mark["helper"]
    add_content(binder, read({"finding_marks": [mark]}))
    assert [found.helper_id for found in export_content(binder).finding_marks] == [None]


def test_another_ground_is_another_scheme(read: Read, binder: Binder) -> None:
    add_content(binder, Content(scheme=e.Scheme(), helpers=[e.Helper("h0", "A")]))
    with pytest.raises(Refused, match="filen har allerede en anden ordning"):
        add_content(binder, read({"scheme": WATCHED["scheme"]}))


def test_the_schema_knows_the_same_rules_as_the_program(resources: Resources) -> None:
    schema = json.loads(resources.exchange_schema.read_text(encoding="utf-8"))
    assert tuple(schema["$defs"]["restException"]["properties"]["rule"]["enum"]) == EXCUSABLE
    for name, choices in (("kind", w.MarkKind), ("ground", w.RestGround)):
        part = "findingMark" if name == "kind" else "restException"
        assert schema["$defs"][part]["properties"][name]["enum"] == [choice.value for choice in choices]
