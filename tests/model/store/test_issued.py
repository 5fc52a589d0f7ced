"""Issued documents from an exchange file: undo takes them out, redo brings them back, and a number is never used again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from app.model.domain import entities as e
from app.model.store import issued, people_queries
from app.model.store.database import Database

AT = datetime(2026, 11, 21, 12)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database.create(tmp_path / "ordning.hjm", now=lambda: AT)
    yield opened
    opened.close()


def document(number: int | None, snapshot: str = '{"a": "b"}') -> e.IssuedDocument:
    return e.IssuedDocument("brev", "h1", "2026", AT, "1", snapshot, 'Brev\'s "titel"', None, number)


def take_in(database: Database, *numbers: int, helper: str = "h1") -> None:
    with database.change("Importér") as work:
        work.add(e.Helper(helper, "Anna"))
        issued.take_in(work.session, [document(number, f'{{"nr": "{number}\\n"}}') for number in numbers])


def issue(database: Database) -> int:
    made = document(None)
    with database.change("Udsted") as work:
        work.add(made)
    assert made.id is not None
    return made.id


def everything(database: Database) -> list[dict[str, object]]:
    with database.read() as session:
        found = people_queries.issued_documents(session)
        return [{name: value for name, value in vars(each).items() if name[0] != "_"} for each in found]


def test_an_import_goes_back_and_forth_whole(database: Database) -> None:
    take_in(database, 3, 12)
    before = everything(database)
    assert [each["id"] for each in before] == [3, 12]
    for _ in range(3):
        changes = database.step_back("undo")
        assert changes is not None
        assert e.IssuedDocument in changes.kinds
        assert everything(database) == []
        database.step_back("redo")
        assert everything(database) == before
    assert database.step_back("redo") is None


def test_documents_alone_are_a_step_too(database: Database) -> None:
    with database.change("Importér") as work:
        issued.take_in(work.session, [document(7)])
    assert database.next_label("undo") == "Importér"
    database.step_back("undo")
    assert everything(database) == []


def test_issuing_is_no_step(database: Database) -> None:
    issue(database)
    assert database.next_label("undo") is None
    assert len(everything(database)) == 1


def test_a_number_is_never_used_again(database: Database) -> None:
    take_in(database, 5)
    database.step_back("undo")
    assert issue(database) == 6
    database.step_back("redo")
    assert [each["id"] for each in everything(database)] == [5, 6]


def test_numbers_are_not_used_again_after_an_erasing_either(database: Database) -> None:
    take_in(database, 4)
    database.erase_helper("h1")
    assert everything(database) == []
    assert issue(database) == 5


def test_undo_after_an_erasing_touches_no_document(database: Database) -> None:
    with database.change("Hjælper") as work:
        work.add(e.Helper("h1", "Anna"))
    with database.change("Importér") as work:
        issued.take_in(work.session, [document(2)])
    with database.change("Anden") as work:
        work.add(e.Helper("h2", "Bent"))
    database.erase_helper("h1")
    labels = []
    while database.next_label("undo"):
        labels.append(database.next_label("undo"))
        database.step_back("undo")
    assert labels == ["Anden"]
