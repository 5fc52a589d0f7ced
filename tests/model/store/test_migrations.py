"""The migrations make exactly the schema that tables.py describes, and an older file is brought up when opened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Engine, create_engine, inspect
from sqlalchemy.orm import configure_mappers
from sqlcipher3 import dbapi2

from app.model.domain import entities as e
from app.model.domain import leave as v
from app.model.domain.people import Talk, TalkKind
from app.model.domain.stays import CitizenStay, StayHelper, StayKind
from app.model.domain.terms import NoticeUnit, SchemeEnd, TaxCard, VacationForm, VacationUnit
from app.model.domain.watch import FindingMark, MarkKind, RestGround
from app.model.store import leave_queries, people_queries, queries, watch_queries
from app.model.store.database import APPEND_ONLY, APPLICATION_ID, SCHEMA, Database
from app.model.store.migrations.run import scripts
from app.model.store.tables import RECORDS, mapper_registry, metadata
from app.model.store.tables_people import BYTES

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
    assert mapped == set(metadata.tables) - RECORDS - BYTES
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


SECOND_EDITION = (
    "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)",
    "INSERT INTO alembic_version VALUES ('0002')",
    f"PRAGMA application_id = {APPLICATION_ID}",
    "PRAGMA user_version = 2",
    "INSERT INTO undo_step(stack, label, said, happened_at) VALUES ('undo', 'Begyndelsen', 'Begyndelsen', '2026-10-01T12:00')",
    "INSERT INTO scheme VALUES (1, 'Karla', NULL, NULL, NULL, '96', 'faxe', 'self', 'municipality', 'citizen', NULL, 1, 0, NULL)",
    "INSERT INTO helper(id, name, relative) VALUES ('h1', 'Anna', 0)",
    """INSERT INTO shift VALUES ('v1', 'h1', '2026-10-12T07:00', '2026-10-12T15:00', 'work', 'planned', NULL, 0, 0, 'x')""",
    "INSERT INTO month_event VALUES (1, '2026-09', 'finished', '2026-10-01T12:00', NULL)",
    "INSERT INTO undo_step(stack, label, said, happened_at) VALUES ('undo', 'Ret', 'Ret', '2026-10-02T12:00')",
    "UPDATE scheme SET citizen_name = 'Karla Ny'",
)


def _older_edition(path: Path, numbers: Sequence[str], lines: Sequence[str]) -> dict[str, list[Any]]:
    """A file as an older edition left it, with something in every part; returns its rows."""
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        with Operations.context(MigrationContext.configure(connection)):
            for number in numbers:
                scripts().get_revision(number).module.upgrade()
        for sql in lines:
            connection.exec_driver_sql(sql.replace("'0002'", f"'{numbers[-1]}'"))
        found = {
            table: list(connection.exec_driver_sql(f'SELECT * FROM "{table}" ORDER BY rowid').all())  # noqa: S608
            for table in inspect(connection).get_table_names()
            if table != VERSION_TABLE
        }
    engine.dispose()
    return found


def test_a_file_of_the_second_edition_is_brought_up_with_all_that_is_in_it(tmp_path: Path) -> None:
    path = tmp_path / "gammel.hjm"
    before = _older_edition(path, ("0001", "0002"), SECOND_EDITION)
    database = Database.open(path)
    for table, rows in before.items():
        columns = len(rows[0]) if rows else 0
        now = database._connection.execute(f'SELECT * FROM "{table}"').fetchall()  # noqa: S608
        assert [row[:columns] for row in now] == [tuple(row) for row in rows], table
    assert len(before["change_log"]) == 5
    with database.read() as session:
        scheme = queries.scheme(session)
    assert scheme is not None
    assert (scheme.citizen_name, scheme.rest_ground, scheme.rest_ground_note) == ("Karla Ny", None, None)
    with database.change("Grundlag") as work:
        scheme = queries.scheme(work.session)
        assert scheme is not None
        scheme.rest_ground, scheme.rest_ground_note = RestGround.DISPENSATION, "Nr. 7"
        work.add(FindingMark("p1", "x//y", MarkKind.SETTLED, "notice", date(2026, 10, 3), note="Set"))
    log = database._connection.execute("SELECT kind, before, after FROM change_log ORDER BY id DESC LIMIT 2").fetchall()
    assert {kind for kind, *_ in log} == {"scheme", "finding_mark"}
    assert any("Nr. 7" in after for _, _, after in log)
    for _ in range(2):
        database.step_back("undo")
    with database.read() as session:
        back = queries.scheme(session)
        assert watch_queries.marks(session) == []
    assert back is not None
    assert (back.citizen_name, back.rest_ground) == ("Karla", None), "the older edition's own step too"
    for _ in range(2):
        database.step_back("redo")
    with database.read() as session:
        forth = queries.by_id(session, FindingMark, "p1")
        again = queries.scheme(session)
        assert len(queries.everything(session, e.Shift)) == 1
    assert forth is not None
    assert again is not None
    assert (again.rest_ground_note, forth.note) == ("Nr. 7", "Set")
    database.close()


THIRD_EDITION = (
    *SECOND_EDITION[:2],
    f"PRAGMA application_id = {APPLICATION_ID}",
    "PRAGMA user_version = 3",
    "INSERT INTO undo_step(stack, label, said, happened_at) VALUES ('undo', 'Begyndelsen', 'Begyndelsen', '2026-10-01T12:00')",
    """INSERT INTO scheme VALUES (1, 'Karla', 'Vej 1', NULL, NULL, '96', 'faxe', 'self', 'municipality', 'citizen', NULL, 1, 0,
    NULL, 'agreement', 'Nr. 7')""",
    "INSERT INTO helper VALUES ('h1', 'Paweł Wiśniewski', '1990-02-28', '2802901234', 'Vej 2', '1', 'p@x.dk', '1234', 0, 1, NULL)",
    "INSERT INTO contract VALUES ('c1', 'h1', '2026-01-01', NULL, 'monthly', '20', '150.00', '2026-01-01', NULL, NULL, NULL, NULL)",
    """INSERT INTO shift VALUES ('v1', 'h1', '2026-10-12T07:00', '2026-10-12T15:00', 'work', 'planned', NULL, 0, 0, 'x')""",
    "INSERT INTO finding_mark VALUES ('p1', 'x/h1/y', 'settled', 'notice', '2026-10-01', NULL, 'Set', 'h1', 0)",
    "INSERT INTO rule_choice VALUES ('daily-rest', 1)",
    "INSERT INTO issued_document VALUES (3, 'timeseddel', 'h1', '2026-09', '2026-10-01T12:00', '1', '{\"a\": 1}')",
    "INSERT INTO issued_document VALUES (8, 'timeseddel', 'h1', '2026-10', '2026-11-01T12:00', '1', '{\"a\": 2}')",
    "INSERT INTO undo_step(stack, label, said, happened_at) VALUES ('undo', 'Ret', 'Ret', '2026-10-02T12:00')",
    "UPDATE helper SET phone = '2'",
    "INSERT INTO undo_step(stack, label, said, happened_at) VALUES ('undo', 'Slet', 'Slet', '2026-10-03T12:00')",
    "DELETE FROM contract WHERE id = 'c1'",
)


def _rows(database: Database, table: str) -> list[tuple[Any, ...]]:
    return list(database._connection.execute(f'SELECT * FROM "{table}" ORDER BY rowid').fetchall())  # noqa: S608


@pytest.fixture
def third(tmp_path: Path) -> tuple[Path, dict[str, list[Any]]]:
    """A file as the edition before people and papers left it, and its rows."""
    path = tmp_path / "gammel.hjm"
    return path, _older_edition(path, ("0001", "0002", "0003"), THIRD_EDITION)


def test_a_file_of_the_third_edition_is_brought_up_with_all_that_is_in_it(
    third: tuple[Path, dict[str, list[Any]]],
) -> None:
    path, before = third
    database = Database.open(path)
    for table, rows in before.items():
        columns = len(rows[0]) if rows else 0
        assert [row[:columns] for row in _rows(database, table)] == [tuple(row) for row in rows], table
    assert len(before["issued_document"]) == 2
    assert len(before["change_log"]) == 8
    assert [row[-3:] for row in _rows(database, "contract")] == []
    with database.read() as session:
        helper = queries.by_id(session, e.Helper, "h1")
        scheme = queries.scheme(session)
        first, second = people_queries.issued_documents(session, "h1")
    assert helper is not None
    assert scheme is not None
    assert (helper.phone, helper.tax_card, helper.note) == ("2", None, None)
    assert (scheme.rest_ground_note, scheme.ends_on, scheme.employer_cvr) == ("Nr. 7", None, None)
    assert (first.id, second.id, second.snapshot, second.title) == (3, 8, '{"a": 2}', None)
    database.close()


def test_the_third_editions_own_steps_can_still_be_undone(third: tuple[Path, dict[str, list[Any]]]) -> None:
    database = Database.open(third[0])
    database.step_back("undo")
    with database.read() as session:
        (contract,) = queries.contracts(session, "h1")
    assert (contract.hourly_wage, contract.unpredictable, contract.job_title) == (Decimal("150.00"), False, None)
    database.step_back("undo")
    with database.read() as session:
        helper = queries.by_id(session, e.Helper, "h1")
    assert helper is not None
    assert helper.phone == "1"
    database.step_back("redo")
    database.step_back("redo")
    assert _rows(database, "contract") == []
    database.close()


def test_after_it_new_columns_and_tables_are_logged_and_undone(third: tuple[Path, dict[str, list[Any]]]) -> None:
    database = Database.open(third[0])
    day = date(2026, 11, 1)
    with database.change("Kort") as work:
        helper, scheme = queries.by_id(work.session, e.Helper, "h1"), queries.scheme(work.session)
        assert helper is not None
        assert scheme is not None
        helper.tax_card, helper.note = TaxCard.MAIN, "To\nlinjer"
        scheme.ends_on, scheme.end_kind = day, SchemeEnd.OTHER
        contract = e.Contract("c2", "h1", day, job_title="Handicaphjælper", unpredictable=True)
        contract.notice_amount, contract.notice_unit = 2, NoticeUnit.MONTHS
        work.add(contract)
        work.add(Talk("t1", "h1", TalkKind.WARNING, day, about="Kom for sent"))
    log = " ".join(str(row) for row in _rows(database, "change_log"))
    assert all(word in log for word in ("tax_card", "Handicaphjælper", "end_kind", "Kom for sent", "notice_unit"))
    full = {table: _rows(database, table) for table in ("helper", "scheme", "contract", "talk")}
    database.step_back("undo")
    assert (_rows(database, "talk"), _rows(database, "contract")) == ([], [])
    assert "To\nlinjer" not in str(_rows(database, "helper"))
    database.step_back("redo")
    assert {table: _rows(database, table) for table in full} == full
    issued = e.IssuedDocument("advarsel", "h1", "t1", datetime(2026, 11, 1, 12), "1", "{}", "Advarsel", "ab")
    with database.change("Udsted") as work:
        work.add(issued)
    assert issued.id == 9, "a number that was used is not used again"
    database.close()


FOURTH_EDITION = (
    *SECOND_EDITION[:2],
    f"PRAGMA application_id = {APPLICATION_ID}",
    "PRAGMA user_version = 4",
    "INSERT INTO undo_step(stack, label, said, happened_at) VALUES ('undo', 'Begyndelsen', 'Begyndelsen', '2026-10-01T12:00')",
    """INSERT INTO scheme(id, citizen_name, paragraph, municipality, employer, payroll, work_leader, rest_room, respiration)
    VALUES (1, 'Karla', '96', 'faxe', 'self', 'municipality', 'citizen', 1, 0)""",
    "INSERT INTO helper(id, name, relative, tax_card, note) VALUES ('h1', 'Paweł Wiśniewski', 0, 'main', 'Kan ikke tirsdage')",
    """INSERT INTO contract(id, helper_id, starts_on, pay, unpredictable, notice_month_end, grant_reserve, vacation_form)
    VALUES ('c1', 'h1', '2026-01-01', 'monthly', 0, 0, 1, 'paid')""",
    "INSERT INTO absence VALUES ('a1', 'h1', 'vacation', '2026-07-06', '2026-07-26', NULL, '12:00', '2026-03-01')",
    "INSERT INTO absence VALUES ('a2', 'h1', 'sick', '2026-10-05', NULL, '07:30', NULL, NULL)",
    "INSERT INTO talk(id, helper_id, kind, held_on) VALUES ('t1', 'h1', 'sick', '2026-10-20')",
    "INSERT INTO undo_step(stack, label, said, happened_at) VALUES ('undo', 'Ret', 'Ret', '2026-10-02T12:00')",
    "UPDATE absence SET last_day = '2026-10-09' WHERE id = 'a2'",
    "UPDATE contract SET vacation_form = 'allowance'",
    "INSERT INTO undo_step(stack, label, said, happened_at) VALUES ('undo', 'Slet', 'Slet', '2026-10-03T12:00')",
    "DELETE FROM absence WHERE id = 'a1'",
)


@pytest.fixture
def fourth(tmp_path: Path) -> tuple[Path, dict[str, list[Any]]]:
    """A file as the edition before sickness and vacation left it, and its rows."""
    path = tmp_path / "gammel.hjm"
    return path, _older_edition(path, ("0001", "0002", "0003", "0004"), FOURTH_EDITION)


def test_a_file_of_the_fourth_edition_is_brought_up_with_all_that_is_in_it(
    fourth: tuple[Path, dict[str, list[Any]]],
) -> None:
    path, before = fourth
    database = Database.open(path)
    for table, rows in before.items():
        columns = len(rows[0]) if rows else 0
        assert [row[:columns] for row in _rows(database, table)] == [tuple(row) for row in rows], table
    assert len(before["change_log"]) == 9
    with database.read() as session:
        (absence,) = queries.everything(session, e.Absence)
        (contract,) = queries.contracts(session, "h1")
        helper = queries.by_id(session, e.Helper, "h1")
        assert [*leave_queries.absence_steps(session), *leave_queries.stays(session)] == []
    assert helper is not None
    assert (helper.note, helper.section_56_from) == ("Kan ikke tirsdage", None)
    assert (absence.last_day, absence.fit_on, absence.paid) == (date(2026, 10, 9), None, None)
    assert (contract.vacation_unit, contract.extra_days_off, contract.sick_vacation_replaced) == (None, None, False)
    database.close()


def test_the_fourth_editions_own_steps_can_still_be_undone(fourth: tuple[Path, dict[str, list[Any]]]) -> None:
    database = Database.open(fourth[0])
    full = _rows(database, "absence")
    database.step_back("undo")
    with database.read() as session:
        vacation, sickness = queries.everything(session, e.Absence)
    assert (vacation.notice_given_on, vacation.to_time, vacation.notice_how) == (date(2026, 3, 1), time(12), None)
    assert sickness.last_day == date(2026, 10, 9)
    database.step_back("undo")
    with database.read() as session:
        sickness = queries.everything(session, e.Absence)[1]
        (contract,) = queries.contracts(session, "h1")
    assert (sickness.last_day, sickness.from_time) == (None, time(7, 30))
    assert contract.vacation_form is VacationForm.PAID
    database.step_back("redo")
    database.step_back("redo")
    assert _rows(database, "absence") == full
    database.close()


def test_after_it_sickness_and_vacation_are_logged_and_undone(fourth: tuple[Path, dict[str, list[Any]]]) -> None:
    database = Database.open(fourth[0])
    day = date(2026, 11, 1)
    with database.change("Rask") as work:
        (absence,) = queries.everything(work.session, e.Absence)
        (contract,) = queries.contracts(work.session, "h1")
        absence.fit_on, absence.paid = date(2026, 10, 9), True
        contract.vacation_unit, contract.vacation_turnus = VacationUnit.TURNUS, Decimal("3.5")
        work.add(v.AbsenceStep("s1", "h1", "a2", v.StepKind.FITNESS, day))
        work.add(v.Accident("u1", "h1", datetime(2026, 10, 4, 21, 15), "Badeværelset", absence_id="a2"))
        work.add(v.VacationRound("r1", 2027, day))
        work.add(CitizenStay("o1", StayKind.HOSPITAL_ACUTE, day, extra_hours=Decimal("24.5")))
        work.add(StayHelper("m1", "o1", "h1"))
    log = " ".join(str(row) for row in _rows(database, "change_log"))
    assert all(
        word in log for word in ("fit_on", "turnus", "fitness", "Badeværelset", "wishes_by", "24.5", "stay_helper")
    )
    tables = ("absence", "contract", "absence_step", "accident", "vacation_round", "citizen_stay", "stay_helper")
    full = {table: _rows(database, table) for table in tables}
    database.step_back("undo")
    assert [table for table in tables[2:] if _rows(database, table)] == []
    assert "turnus" not in str(_rows(database, "contract"))
    database.step_back("redo")
    assert {table: _rows(database, table) for table in tables} == full
    database.close()


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
