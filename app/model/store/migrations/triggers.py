"""The triggers that record every change: its inverse for undo (SQLite's own recipe) and before and after for the log.

Each migration names its table and columns, so that an old migration never changes when the tables do.
"""

from __future__ import annotations

from collections.abc import Sequence

NOW = "(SELECT max(id) FROM undo_step)"


def recording(table: str, columns: Sequence[str]) -> list[str]:
    """SQL that records all changes of a table whose key is `id`; `columns` is all of them, `id` first."""
    where = "'WHERE id='||quote({row}.id)"
    old = {name: f'quote(old."{name}")' for name in columns}
    assignments = "||','||".join(f"'\"{name}\"='||{text}" for name, text in old.items())
    names = ", ".join(f'"{name}"' for name in columns)
    values = "||','||".join(old.values())
    back = {
        "INSERT": f"'DELETE FROM \"{table}\" '||{where.format(row='new')}",
        "UPDATE": f"'UPDATE \"{table}\" SET '||{assignments}||' '||{where.format(row='new')}",
        "DELETE": f"'INSERT INTO \"{table}\"({names}) VALUES('||{values}||')'",
    }
    return [_trigger(table, columns, event, inverse) for event, inverse in back.items()]


def _trigger(table: str, columns: Sequence[str], event: str, inverse: str) -> str:
    row = "old" if event == "DELETE" else "new"
    helper = f'{row}."helper_id"' if "helper_id" in columns else f"{row}.id" if table == "helper" else "NULL"
    before = _json("old", columns) if event != "INSERT" else "NULL"
    after = _json("new", columns) if event != "DELETE" else "NULL"
    return (
        f'CREATE TRIGGER "record_{table}_{event.lower()}" AFTER {event} ON "{table}" BEGIN '
        f"INSERT INTO undo_entry(step_id, kind, sql) VALUES({NOW}, '{table}', {inverse}); "
        f"INSERT INTO change_log(happened_at, label, kind, entity_id, helper_id, before, after) "
        f"SELECT happened_at, said, '{table}', {row}.id, {helper}, {before}, {after} FROM undo_step WHERE id={NOW}; END"
    )


def _json(row: str, columns: Sequence[str]) -> str:
    return "json_object(" + ", ".join(f"'{name}', {row}.\"{name}\"" for name in columns) + ")"


def recording_months() -> list[str]:
    """A month's course is only added to: the way back is a new event, the one before or "reopened"."""
    former = "coalesce((SELECT event FROM month_event WHERE month=new.month AND id<new.id ORDER BY id DESC LIMIT 1), 'reopened')"
    inverse = (
        "'INSERT INTO month_event(month, event, happened_at, reason) SELECT '||quote(new.month)||', '||"
        f"quote({former})||', happened_at, ''Fortrudt'' FROM undo_step WHERE id={NOW}'"
    )
    columns = ("id", "month", "event", "happened_at", "reason")
    return [_trigger("month_event", columns, "INSERT", inverse)]
