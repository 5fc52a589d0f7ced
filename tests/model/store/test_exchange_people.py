"""People and papers in the exchange file: all that there is goes in and out again, and mistakes are refused by their place."""

from __future__ import annotations

import copy
import json
from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from app.model.domain import entities as e
from app.model.domain.content import Content
from app.model.domain.errors import Refused
from app.model.services import history
from app.model.services.binder import Binder, Resources, create_binder
from app.model.services.exchange import add_content, export_content, read_exchange_file, write_exchange_file
from app.model.store import exchange_write
from app.model.store.exchange_people import CONTRACT_MORE, HELPER_MORE, LISTS, SCHEME_MORE

LETTER = json.dumps({"title": "Tilrettevisning", "blocks": [{"kind": "paragraph", "text": "Kære Anna"}]})
PHOTO = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
PEOPLE: dict[str, Any] = {
    "scheme": {"employer_name": "Hjælp ApS", "employer_cvr": "12345674", "ends_on": "2026-12-31", "end_kind": "other"},
    "helpers": [{"id": "h1", "name": "Anna", "tax_card": "main", "next_of_kin": "Ole", "note": "To\nlinjer"}],
    "contracts": [
        {
            "id": "c1", "helper": "h1", "from": "2026-01-01", "job_title": "Handicaphjælper", "workplaces": "Et\nTo",
            "unpredictable": True, "notice_amount": 2, "notice_unit": "months", "vacation_form": "paid",
        }
    ],
    "trainings": [{"id": "k1", "helper": "h1", "kind": "aid", "held_on": "2026-02-01", "subject": "Loftlift"}],
    "handouts": [{"id": "n1", "helper": "h1", "what": "Nøgle", "handed_on": "2026-02-01", "number": 2}],
    "talks": [
        {"id": "s1", "helper": "h1", "kind": "reprimand", "held_on": "2026-05-04", "about": "Kom for sent"},
        {"id": "s2", "kind": "staff_meeting", "held_on": "2026-04-01", "participants": "Alle"},
    ],
    "terminations": [
        {"id": "o1", "helper": "h1", "kind": "dismissal", "given_on": "2026-10-01", "last_day": "2026-11-30"}
    ],
    "hirings": [{"id": "st1", "title": "Nathjælper", "opened_on": "2026-01-02", "keep_months": 6}],
    "applicants": [{"id": "an1", "hiring": "st1", "name": "Ewa", "received_on": "2026-01-03", "state": "open"}],
    "issued_documents": [
        {
            "id": "d1", "kind": "tilrettevisning", "subject": "h1", "period": "s1", "issued_at": "2026-05-04T12:00",
            "rulebook_version": "1", "title": "Tilrettevisning", "snapshot": LETTER,
        },
        {
            "id": "d2", "kind": "jobopslag", "period": "st1", "issued_at": "2026-01-02T12:00", "rulebook_version": "1",
            "wording_version": "ab12", "snapshot": LETTER,
        },
    ],
    "paper_events": [
        {"id": "e1", "document": "d1", "kind": "signed", "happened_on": "2026-05-05", "helper": "h1"},
        {"id": "e2", "document": "d2", "kind": "sent", "happened_on": "2026-05-06"},
    ],
    "attachments": [
        {
            "id": "p1", "title": "Underskrevet", "file_name": "a.png", "media_type": "image/png", "added_on": "2026-05-05",
            "kind": "paper", "helper": "h1", "document": "d1", "content": PHOTO,
        }
    ],
    "own_wordings": [{"id": "afslag", "text": "# Svar\n\nTak.", "based_on": "ab12", "changed_on": "2026-01-03"}],
}  # fmt: skip
NEW = [*LISTS, "issued_documents", "paper_events", "attachments", "own_wordings"]
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
    add_content(binder, read(PEOPLE))
    written = exported(binder)
    for name in NEW:
        assert sorted(written[name], key=lambda row: row["id"]) == PEOPLE[name], name
    for name in ("helpers", "contracts"):
        assert PEOPLE[name][0].items() <= written[name][0].items()
    assert PEOPLE["scheme"].items() <= written["scheme"].items()
    assert list(written)[-len(NEW) :] == NEW


def test_a_file_without_any_is_written_as_it_was_before(read: Read) -> None:
    bare = {
        "scheme": {},
        "helpers": [{"id": "h", "name": "A"}],
        "contracts": [{"id": "c", "helper": "h", "from": "2026-01-01"}],
    }
    written = json.loads(exchange_write.write(read(bare)))
    assert list(written) == ["format", "version", "scheme", "grants", "helpers", "contracts", "shifts", "absences"]
    assert written["helpers"] == [{"id": "h", "name": "A", "relative": False}]
    assert written["contracts"] == [{"id": "c", "helper": "h", "from": "2026-01-01"}]
    assert not set(written["scheme"]) & set(SCHEME_MORE)


def test_null_and_no_mean_the_same_as_left_out(read: Read) -> None:
    nulls, bare = copy.deepcopy(PEOPLE), copy.deepcopy(PEOPLE)
    nulls["scheme"] = dict.fromkeys(SCHEME_MORE)
    bare["scheme"] = {}
    for name, more in (("helpers", HELPER_MORE), ("contracts", CONTRACT_MORE)):
        for key, how in more.items():
            bare[name][0].pop(key, None)
            nulls[name][0][key] = False if how == "flag" else None
    assert exchange_write.write(read(nulls)) == exchange_write.write(read(bare))
    assert exchange_write.write(read(dict.fromkeys(NEW))) == exchange_write.write(read({}))


def test_no_field_is_forgotten() -> None:
    """Whatever an entity holds is carried; ids and the bytes' digest and size go their own ways."""
    for kind in LISTS.values():
        assert {field.name for field in fields(kind.make)} - {"id"} == set(kind.fields)  # type: ignore[arg-type]
    first = {
        e.Helper: "id name born_on cpr address phone email bank_account relative unemployment_fund respiration_approved_on",
        e.Contract: "id helper_id starts_on ends_on pay hours_per_week hourly_wage signed_on confidentiality_signed_on "
        "sent_to_municipality_on probation_until pension_from",
    }
    for entity, more in ((e.Helper, HELPER_MORE), (e.Contract, CONTRACT_MORE)):
        assert {field.name for field in fields(entity)} == {*first[entity].split(), *more}


@pytest.mark.parametrize("part", NEW)
def test_required_keys_are_named(read: Read, resources: Resources, part: str) -> None:
    schema = json.loads(resources.exchange_schema.read_text(encoding="utf-8"))
    definition = schema["$defs"][schema["properties"][part]["items"]["$ref"].rsplit("/", 1)[1]]
    for key in definition["required"]:
        parts = copy.deepcopy(PEOPLE)
        del parts[part][0][key]
        with pytest.raises(Refused, match=rf"{part}\[0\]\.{key}: mangler"):
            read(parts)


WRONG = [
    ("scheme", {"employer_cvr": "12345678"}, "scheme.employer_cvr"),
    ("scheme", {"end_kind": "lyst"}, "scheme.end_kind"),
    ("scheme", {"ends_on": "2026-02-30"}, "scheme.ends_on"),
    ("scheme", {"employer_address": "a\nb"}, "scheme.employer_address"),
    ("helpers", {"tax_card": "guld"}, "helpers[0].tax_card"),
    ("helpers", {"criminal_record_seen_on": "2026-13-01"}, "helpers[0].criminal_record_seen_on"),
    ("helpers", {"note": "\x07"}, "helpers[0].note"),
    ("helpers", {"next_of_kin": "x" * 201}, "helpers[0].next_of_kin"),
    ("helpers", {"straffeattest": "ren"}, "helpers[0].straffeattest"),
    ("contracts", {"notice_amount": 61}, "contracts[0].notice_amount"),
    ("contracts", {"notice_unit": None}, "contracts[0].notice_unit"),
    ("contracts", {"notice_amount": None, "notice_unit": None, "notice_month_end": True}, "contracts[0].notice_month_end"),
    ("contracts", {"notice_amount": 1.5}, "contracts[0].notice_amount"),
    ("contracts", {"workplaces": "x" * 2001}, "contracts[0].workplaces"),
    ("contracts", {"vacation_form": "fri"}, "contracts[0].vacation_form"),
    ("trainings", {"kind": "training"}, "trainings[0].kind"),
    ("trainings", {"subject": " "}, "trainings[0].subject"),
    ("trainings", {"signed_on": "2026-01-31"}, "trainings[0].signed_on"),
    ("handouts", {"number": 0}, "handouts[0].number"),
    ("handouts", {"number": 100}, "handouts[0].number"),
    ("handouts", {"returned_on": "2026-01-31"}, "handouts[0].returned_on"),
    ("talks", {"follow_up_on": "2026-05-03"}, "talks[0].follow_up_on"),
    ("talks", {"helper": None}, "talks[0].helper"),
    ("talks", {"kind": "staff_meeting"}, "talks[0].helper"),
    ("talks", {"agreed": "\x00"}, "talks[0].agreed"),
    ("terminations", {"last_day": "2026-09-30"}, "terminations[0].last_day"),
    ("terminations", {"kind": "fyret"}, "terminations[0].kind"),
    ("hirings", {"keep_months": 37}, "hirings[0].keep_months"),
    ("hirings", {"closed_on": "2026-01-01"}, "hirings[0].closed_on"),
    ("hirings", {"hours_per_week": -1}, "hirings[0].hours_per_week"),
    ("applicants", {"interview_on": "2026-01-02"}, "applicants[0].interview_on"),
    ("applicants", {"state": "måske"}, "applicants[0].state"),
    ("applicants", {"cpr": "0101901234"}, "applicants[0].cpr"),
    ("issued_documents", {"id": "12"}, "issued_documents[0].id"),
    ("issued_documents", {"id": "d2"}, "issued_documents[1].id"),
    ("issued_documents", {"issued_at": "2026-03-29T02:30"}, "issued_documents[0].issued_at"),
    ("issued_documents", {"snapshot": "ikke JSON"}, "issued_documents[0].snapshot"),
    ("issued_documents", {"snapshot": "{}"}, "issued_documents[0].snapshot"),
    ("issued_documents", {"snapshot": "[" * 50_000}, "issued_documents[0].snapshot"),
    ("issued_documents", {"snapshot": '{"title": 7, "blocks": [{"kind": "paragraph", "text": 7}]}'}, "issued_documents[0].snapshot"),
    ("issued_documents", {"kind": "timeseddel"}, "issued_documents[0].snapshot"),
    ("issued_documents", {"kind": "vagtplan"}, "issued_documents[0].snapshot"),
    ("issued_documents", {"kind": "a\nb"}, "issued_documents[0].kind"),
    ("paper_events", {"document": "d9"}, "paper_events[0].document"),
    ("paper_events", {"document": "1"}, "paper_events[0].document"),
    ("paper_events", {"happened_on": "2026-02-30"}, "paper_events[0].happened_on"),
    ("paper_events", {"document": "d2", "kind": "sent"}, "paper_events[1].kind"),
    ("attachments", {"document": "d9"}, "attachments[0].document"),
    ("attachments", {"content": "ikke base64!"}, "attachments[0].content"),
    ("attachments", {"content": ""}, "attachments[0].content"),
    ("attachments", {"content": b64encode(b"MZ").decode()}, "attachments[0].content"),
    ("attachments", {"content": PHOTO[:40]}, "attachments[0].content"),
    ("attachments", {"media_type": "application/pdf"}, "attachments[0].content"),
    ("attachments", {"media_type": "text/html"}, "attachments[0].media_type"),
    ("attachments", {"file_name": "../../.bashrc"}, "attachments[0].file_name"),
    ("attachments", {"digest": "0" * 64}, "attachments[0].digest"),
    ("own_wordings", {"id": "ukendt"}, "own_wordings[0].id"),
    ("own_wordings", {"text": "# Svar\n[hvis noget.felt]"}, "own_wordings[0].text"),
    ("own_wordings", {"text": "x" * 40_001}, "own_wordings[0].text"),
    ("own_wordings", {"text": "a\x00"}, "own_wordings[0].text"),
    ("own_wordings", {"changed_on": "2300-01-01"}, "own_wordings[0].changed_on"),
]  # fmt: skip


@pytest.mark.parametrize(("part", "change", "place"), WRONG)
def test_what_is_impossible_is_refused_by_its_place(read: Read, part: str, change: dict[str, Any], place: str) -> None:
    parts = copy.deepcopy(PEOPLE)
    (parts[part] if part == "scheme" else parts[part][0]).update(change)
    with pytest.raises(Refused) as refused:
        read(parts)
    first = refused.value.mistakes[0]
    assert first.place == place
    assert first.message not in {"", "har ikke den rigtige form"}
    assert "\n" not in first.message
    assert len(first.message) < 800


@pytest.mark.parametrize(
    "part", ["trainings", "handouts", "talks", "terminations", "applicants", "paper_events", "attachments"]
)
def test_an_unknown_helper_is_refused(read: Read, binder: Binder, part: str) -> None:
    parts = copy.deepcopy(PEOPLE)
    parts[part][0]["helper"] = "h9"
    with pytest.raises(Refused, match=rf"{part}\[0\]\.helper: der er ingen hjælper med id »h9«"):
        add_content(binder, read(parts))
    assert export_content(binder) == Content()


def test_an_unknown_vacancy_is_refused(read: Read, binder: Binder) -> None:
    with pytest.raises(Refused, match=r"applicants\[0\]\.hiring: der er ingen stilling med id »st1«"):
        add_content(binder, read({"applicants": PEOPLE["applicants"]}))


@pytest.mark.parametrize("part", [name for name in NEW if name != "issued_documents"])
def test_an_id_is_used_once(read: Read, binder: Binder, part: str) -> None:
    twice = copy.deepcopy(PEOPLE)
    twice[part] = [*twice[part], twice[part][0]]
    with pytest.raises(Refused, match=rf"{part}\[\d\]\.id"):
        read(twice)
    add_content(binder, read(PEOPLE))
    own = {name: rows for name, rows in PEOPLE.items() if name in {part, "issued_documents"}}
    with pytest.raises(Refused, match=rf"{part}\[0\]\.id: .* findes allerede"):
        add_content(binder, read(own))


def test_documents_get_numbers_of_their_own_and_keep_what_is_said_of_them(read: Read, binder: Binder) -> None:
    add_content(binder, read(PEOPLE))
    more = copy.deepcopy({name: PEOPLE[name] for name in ("issued_documents", "paper_events", "attachments")})
    more["issued_documents"].reverse()
    for row in more["issued_documents"]:
        row["id"] = "d7" if row["id"] == "d1" else "d700"
        row["title"] = "Nyt"
    for name in ("paper_events", "attachments"):
        for row in more[name]:
            row |= {"id": f"{row['id']}-ny", "document": "d7" if row["document"] == "d1" else "d700"}
    add_content(binder, read(more))
    written = exported(binder)
    documents = {row["id"]: (row["kind"], row.get("title")) for row in written["issued_documents"]}
    assert list(documents) == ["d1", "d2", "d3", "d4"]
    assert documents["d3"] == ("tilrettevisning", "Nyt")
    assert documents["d4"] == ("jobopslag", "Nyt")
    events = {row["id"]: row["document"] for row in written["paper_events"]}
    assert events == {"e1": "d1", "e2": "d2", "e1-ny": "d3", "e2-ny": "d4"}
    assert {row["id"]: row["document"] for row in written["attachments"]} == {"p1": "d1", "p1-ny": "d3"}


def test_undoing_an_import_takes_its_documents_and_papers_out(read: Read, binder: Binder) -> None:
    empty = exchange_write.write(export_content(binder))
    add_content(binder, read(PEOPLE))
    full = exchange_write.write(export_content(binder))
    for _ in range(2):
        history.undo(binder)
        assert exchange_write.write(export_content(binder)) == empty
        history.redo(binder)
        assert exchange_write.write(export_content(binder)) == full
    history.undo(binder)
    add_content(binder, read(PEOPLE))
    assert exchange_write.write(export_content(binder)) == full


def test_a_document_of_a_helper_who_is_gone_can_be_moved_too(
    read: Read, binder: Binder, resources: Resources, tmp_path: Path
) -> None:
    add_content(binder, read({"issued_documents": PEOPLE["issued_documents"][:1]}))
    write_exchange_file(binder, tmp_path / "1.json")
    other = create_binder(tmp_path / "ny.hjm", resources, binder.now)
    add_content(other, read_exchange_file(tmp_path / "1.json", resources))
    write_exchange_file(other, tmp_path / "2.json")
    other.close()
    assert (tmp_path / "1.json").read_bytes() == (tmp_path / "2.json").read_bytes()
    assert b'"subject": "h1"' in (tmp_path / "1.json").read_bytes()


def test_the_bytes_are_those_of_the_paper(read: Read, binder: Binder) -> None:
    add_content(binder, read(PEOPLE))
    content = export_content(binder)
    (paper,) = content.attachments
    assert content.contents == {paper.digest: b64decode(PHOTO)}
    assert paper.size == len(b64decode(PHOTO))
    assert export_content(binder, with_bytes=False).contents == {}


def test_a_paper_without_its_bytes_stops_the_export_and_is_named(read: Read, binder: Binder, tmp_path: Path) -> None:
    add_content(binder, read(PEOPLE))
    binder.database._connection.execute("DELETE FROM attachment_content")
    with pytest.raises(Refused, match="Underskrevet: indholdet mangler i filen"):
        write_exchange_file(binder, tmp_path / "ud.json")
    assert not (tmp_path / "ud.json").exists()


def test_an_export_that_could_not_be_read_again_is_not_written(
    read: Read, binder: Binder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_content(binder, read(PEOPLE))
    monkeypatch.setattr("app.model.services.exchange.LARGEST_FILE", 100)
    with pytest.raises(Refused, match="tag en sikkerhedskopi i stedet"):
        write_exchange_file(binder, tmp_path / "ud.json")
    assert not (tmp_path / "ud.json").exists()
