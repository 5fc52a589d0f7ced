"""Runs what is due of versions/ on an open connection; no configuration file, no logging."""

from __future__ import annotations

from pathlib import Path

from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import Script, ScriptDirectory
from sqlalchemy import Connection


def scripts() -> ScriptDirectory:
    return ScriptDirectory(str(Path(__file__).parent))


def upgrade(connection: Connection) -> None:
    """Brings the schema up to the newest version, inside the caller's transaction."""
    context = MigrationContext.configure(connection)
    current = context.get_current_revision()
    due: list[Script] = [
        s for s in scripts().walk_revisions("base", "heads") if current is None or s.revision > current
    ]
    context._ensure_version_table()  # noqa: SLF001 - what alembic's own runner calls first
    with Operations.context(context):
        for script in reversed(due):
            script.module.upgrade()
            version = context._version  # noqa: SLF001 - the table that says how far the file has come
            connection.execute(version.delete())
            connection.execute(version.insert().values(version_num=script.revision))
