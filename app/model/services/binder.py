"""The open binder: the scheme file, the rules it follows and today's date, as every service is given them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.model.domain.entities import Scheme
from app.model.store import queries
from app.model.store.database import Database, is_encrypted

if TYPE_CHECKING:
    from app.model.rulebook.rulebook import Rulebook

PASSWORD_VARIABLE = "HJAELPERMAPPEN_KODE"  # noqa: S105 - the variable's name, not a password
__all__ = ["PASSWORD_VARIABLE", "Binder", "Resources", "create_binder", "is_encrypted", "open_binder"]


@dataclass(frozen=True)
class Resources:
    """Where the program's own files are; `root` is the folder ressourcer/."""

    root: Path

    @property
    def rules(self) -> Path:
        return self.root / "regler"

    @property
    def exchange_schema(self) -> Path:
        return self.root / "udveksling" / "skema-1.json"

    @property
    def fonts(self) -> Path:
        return self.root / "skrifttyper"

    @property
    def wordings(self) -> Path:
        return self.root / "tekster"


@dataclass(frozen=True)
class Binder:
    """What services work on. `now` is asked, never the clock, so that a test can choose the day."""

    database: Database
    resources: Resources
    now: Callable[[], datetime]

    @property
    def today(self) -> date:
        return self.now().date()

    def scheme(self) -> Scheme:
        """The scheme; an empty one when nothing has been entered yet."""
        with self.database.read() as session:
            return queries.scheme(session) or Scheme()

    def is_new(self) -> bool:
        """Nothing has been entered about the scheme yet: the first start asks."""
        with self.database.read() as session:
            return queries.scheme(session) is None

    def rulebook(self) -> Rulebook:
        """The rules of the scheme's municipality; read from the files when they are first asked for."""
        from app.model.rulebook.profiles import load_rulebook

        return load_rulebook(self.resources.rules, self.scheme().municipality)

    def close(self) -> None:
        self.database.close()


def open_binder(
    path: Path, resources: Resources, now: Callable[[], datetime], *, password: str | None = None
) -> Binder:
    """Opens an existing scheme file; raises CannotOpen."""
    return Binder(Database.open(path, password, now), resources, now)


def create_binder(
    path: Path, resources: Resources, now: Callable[[], datetime], *, password: str | None = None
) -> Binder:
    """Makes a new, empty scheme file; raises CannotOpen."""
    return Binder(Database.create(path, password, now), resources, now)
