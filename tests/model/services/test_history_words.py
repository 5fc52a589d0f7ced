"""The log's Danish words: no table, no field and no closed value is forgotten, and none is called like another."""

from __future__ import annotations

from enum import StrEnum

import pytest
from sqlalchemy import Boolean

from app.model.services.history_words import FIELDS, KINDS, NUMBERS, SILENT, SUBJECTS, VALUES, value_word
from app.model.store import tables as t
from app.model.store.column_types import Choice, DecimalText
from app.model.store.tables_people import BYTES

LOGGED = [
    table.name for table in t.metadata.sorted_tables if table.name not in t.RECORDS | BYTES | {t.issued_document.name}
]


@pytest.mark.parametrize("kind", LOGGED)
def test_every_table_and_field_has_a_name_of_its_own(kind: str) -> None:
    columns = {column.name for column in t.metadata.tables[kind].columns}
    assert KINDS[kind]
    assert columns - {"id"} == set(FIELDS[kind]) - {"id"}
    assert len(set(FIELDS[kind].values())) == len(FIELDS[kind])
    assert SUBJECTS.get(kind, "id") in columns


@pytest.mark.parametrize("kind", LOGGED)
def test_every_closed_value_is_said_in_danish(kind: str) -> None:
    for column in t.metadata.tables[kind].columns:
        if isinstance(column.type, Choice):
            choices: type[StrEnum] = column.type.choices
            for choice in choices:
                word = value_word(kind, column.name, choice.value)
                assert word != choice.value or column.name == "paragraph" or choice.value == "dispensation", choice
        elif isinstance(column.type, Boolean):
            assert VALUES[column.name] == {"0": "nej", "1": "ja"}, column.name
        elif isinstance(column.type, DecimalText):
            assert column.name in NUMBERS


def test_no_table_or_field_is_named_that_is_not_there() -> None:
    assert set(KINDS) == set(FIELDS) == set(LOGGED)
    columns = {column.name for name in LOGGED for column in t.metadata.tables[name].columns}
    assert set(VALUES) | NUMBERS | SILENT <= columns


def test_a_word_means_one_thing_in_each_table() -> None:
    assert value_word("absence", "kind", "sick") == "syg"
    assert value_word("talk", "kind", "sick") == "samtale om sygefravær"
    assert value_word("shift", "kind", "training") == "oplæring"
    assert value_word("training", "kind", "aid") == "instruktion i et hjælpemiddel"
    assert value_word("talk", "kind", "ukendt") == "ukendt"


def test_the_papers_checksum_is_never_shown() -> None:
    assert "digest" in SILENT
