"""One change of the scheme file in the making, as services work with it; made by `Database.change` alone."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.model.domain.entities import Changes


class UnitOfWork:
    """One change in the making: everything in it is kept, or nothing is. `changes` is filled when it ends well."""

    def __init__(self, session: Session, label: str) -> None:
        self.session = session
        self.changes = Changes(label)

    def add(self, entity: object) -> None:
        self.session.add(entity)

    def delete(self, entity: object) -> None:
        self.session.delete(entity)

    def note_changes(self) -> None:
        touched = {
            type(entity) for group in (self.session.new, self.session.dirty, self.session.deleted) for entity in group
        }
        self.changes = Changes(self.changes.label, self.changes.kinds | touched)
