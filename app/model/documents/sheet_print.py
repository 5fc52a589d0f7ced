"""What a printed timesheet says, word for word: the snapshot that is stored when it is issued, and printed from."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class SheetLine:
    """A row: date, clock times, one text for each column ("" for nothing) and the remark."""

    day: str
    start: str
    end: str
    minutes: tuple[str, ...]
    remark: str


@dataclass(frozen=True)
class SheetPrint:
    """All texts of one timesheet. `supplements` says how many of the last columns are supplements."""

    month: str
    citizen: tuple[tuple[str, str], ...]
    helper: tuple[tuple[str, str], ...]
    columns: tuple[str, ...]
    supplements: int
    lines: tuple[SheetLine, ...]
    totals: tuple[str, ...]
    notes: tuple[str, ...]
    deadline: str
    helper_name: str
    employer_name: str
    rulebook: str

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, content: dict[str, Any]) -> SheetPrint:
        """The way back from a stored snapshot."""
        values: dict[str, Any] = {name: content[name] for name in cls.__dataclass_fields__}
        for name in ("citizen", "helper"):
            values[name] = tuple((str(label), str(text)) for label, text in content[name])
        for name in ("columns", "totals", "notes"):
            values[name] = tuple(map(str, content[name]))
        values["lines"] = tuple(SheetLine(**{**line, "minutes": tuple(line["minutes"])}) for line in content["lines"])
        return cls(**values)
