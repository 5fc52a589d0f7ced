"""A binder with a scheme in Faxe and two helpers, for what services do with it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.model.domain import entities as e
from app.model.domain.content import Content
from app.model.services.binder import Binder, Resources, create_binder, open_binder
from app.model.services.exchange import add_content, export_content
from app.model.services.roster import ShiftDraft, add_shift

AddShift = Callable[..., str]
Facts = Callable[[Binder], dict[str, list[dict[str, Any]]]]


@pytest.fixture(scope="session")
def staffed_file(tmp_path_factory: pytest.TempPathFactory, resources: Resources, clock: Callable[[], datetime]) -> Path:
    """The binder below, made once; copy it, do not change it."""
    content = Content(
        scheme=e.Scheme("Karla Prøve", municipality="faxe"),
        helpers=[e.Helper("h1", "Anna Prøve", date(1990, 5, 1)), e.Helper("h2", "Bent Åse", date(1985, 1, 31))],
        contracts=[
            e.Contract("c1", "h1", date(2026, 1, 1), None, e.PayForm.MONTHLY, Decimal(37), Decimal(150)),
            e.Contract(
                "c2", "h2", date(2026, 10, 1), date(2026, 10, 31), e.PayForm.HOURLY, Decimal("7.5"), Decimal(140)
            ),
        ],
    )
    path = tmp_path_factory.mktemp("bemandet") / "ordning.hjm"
    made = create_binder(path, resources, clock)
    add_content(made, content)
    made.close()
    return path


@pytest.fixture
def staffed(
    tmp_path: Path, staffed_file: Path, resources: Resources, clock: Callable[[], datetime]
) -> Iterator[Binder]:
    """Anna (h1) with a contract from 2026, Bent (h2) for October 2026 alone."""
    path = tmp_path / "bemandet.hjm"
    shutil.copyfile(staffed_file, path)
    opened = open_binder(path, resources, clock)
    yield opened
    opened.close()


@pytest.fixture
def add(staffed: Binder) -> AddShift:
    """Enters a shift of h1 (or another) and returns its id: add("2026-10-12T07:00", "2026-10-12T15:00")."""

    def go(start: str, end: str, helper_id: str = "h1", **more: Any) -> str:
        before = {shift.id for shift in export_content(staffed).shifts}
        begin, finish = datetime.fromisoformat(start), datetime.fromisoformat(end)
        add_shift(staffed, ShiftDraft(helper_id, begin, finish, **more))
        (made,) = {shift.id for shift in export_content(staffed).shifts} - before
        return made

    return go


@pytest.fixture
def facts() -> Facts:
    """Everything that the file holds, as plain values that can be compared."""

    def go(binder: Binder) -> dict[str, list[dict[str, Any]]]:
        return {
            name: [{k: v for k, v in vars(entity).items() if not k.startswith("_")} for entity in entities]
            for name, entities in export_content(binder).lists().items()
        }

    return go
