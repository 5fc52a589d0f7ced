"""The migrations make exactly the schema that tables.py describes, and an older file is brought up when opened."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine, inspect
from sqlalchemy.orm import configure_mappers
from sqlcipher3 import dbapi2

from app.model.store.database import APPEND_ONLY, APPLICATION_ID, SCHEMA, Database
from app.model.store.migrations.run import scripts
from app.model.store.tables import RECORDS, mapper_registry, metadata

VERSION_TABLE = "alembic_version"


def _schema(engine: Engine) -> dict[str, dict[str, Any]]:
    """Everything that SQLite itself says about a database's tables."""
    seen = inspect(engine)

    def ordered(rows: list[Any]) -> list[Any]:
        return sorted(rows, key=repr)

    return {
        table: {
            "columns": [(c["name"], str(c["type"]), c["nullable"], c["default"]) for c in seen.get_columns(table)],
            "primary key": seen.get_pk_constraint(table)["constrained_columns"],
            "foreign keys": ordered(list(seen.get_foreign_keys(table))),
            "indexes": ordered([(i["name"], i["column_names"], i["unique"]) for i in seen.get_indexes(table)]),
            "checks": ordered([(c["name"], c["sqltext"]) for c in seen.get_check_constraints(table)]),
            "unique": ordered(list(seen.get_unique_constraints(table))),
        }
        for table in seen.get_table_names()
        if table != VERSION_TABLE
    }


@pytest.fixture
def described() -> Iterator[Engine]:
    engine = create_engine("sqlite://")
    metadata.create_all(engine)
    yield engine
    engine.dispose()


def test_the_migrations_make_what_the_tables_describe(tmp_path: Path, described: Engine) -> None:
    database = Database.create(tmp_path / "ordning.hjm")
    wanted = _schema(described)
    made = _schema(database._engine)
    assert set(made) == {table.name for table in metadata.sorted_tables}
    for table, schema in made.items():
        assert schema == wanted[table], table
    assert any(schema["checks"] for schema in made.values())
    assert any(schema["foreign keys"] for schema in made.values())
    database.close()


def test_the_programs_schema_number_is_the_newest_migrations() -> None:
    revisions = sorted(script.revision for script in scripts().walk_revisions())
    assert revisions == [f"{number:04d}" for number in range(1, SCHEMA + 1)]
    assert scripts().get_current_head() == f"{SCHEMA:04d}"


def test_every_table_holds_an_entity_of_the_domain() -> None:
    configure_mappers()
    mapped = {mapper.local_table.name for mapper in mapper_registry.mappers}  # type: ignore[attr-defined]
    assert mapped == set(metadata.tables) - RECORDS
    assert set(metadata.tables) >= APPEND_ONLY


def test_an_older_file_is_brought_up_when_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "gammel.hjm"
    connection = dbapi2.connect(str(path))
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("VACUUM")
    connection.close()
    database = Database.open(path)
    assert set(_schema(database._engine)) == set(metadata.tables)
    database.close()
    connection = dbapi2.connect(str(path))
    assert connection.execute("PRAGMA user_version").fetchone()[0] == SCHEMA
    assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(f"{SCHEMA:04d}",)]
    connection.close()


def test_a_migration_that_fails_leaves_the_older_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "gammel.hjm"
    connection = dbapi2.connect(str(path))
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("CREATE TABLE helper (noget TEXT)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(Exception, match="helper"):
        Database.open(path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_opening_todays_file_does_not_change_it(tmp_path: Path) -> None:
    path = tmp_path / "ordning.hjm"
    Database.create(path).close()
    before = path.read_bytes()
    Database.open(path).close()
    assert path.read_bytes() == before
