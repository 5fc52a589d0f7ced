"""Erasing a helper: not a byte of it is left, undo does not bring it back, and nobody else loses anything."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from app.model.domain.entities import AbsenceKind, Month
from app.model.domain.errors import KnownFault
from app.model.domain.findings import Finding, Severity
from app.model.domain.reasons import Reason
from app.model.domain.watch import RestGround
from app.model.services import history, watch
from app.model.services.absences import AbsenceDraft, add_absence
from app.model.services.binder import Binder, Resources, create_binder, open_binder
from app.model.services.documents import issue_timesheet
from app.model.services.exchange import export_content
from app.model.services.people import (
    ContractDraft,
    HelperDraft,
    add_contract,
    add_helper,
    change_helper,
    helper_cards,
)
from app.model.services.roster import ShiftDraft, add_shift, change_shift
from app.model.store.erase import ERASED

SECRETS = (
    "Grethe Hemmelig",
    "Grethe Forhen",
    "Nøglegade 77",
    "20 30 40 50",
    "grethe@",
    "99887766",
    "Kan lide kaffe",
    "Har ondt i ryggen",
    "Blev syg om natten",
)
GRETHE = HelperDraft(
    "Grethe Forhen", address="Nøglegade 77", phone="20 30 40 50", email="grethe@example.org", bank_account="99887766"
)


@pytest.fixture
def full(tmp_path: Path, resources: Resources, clock: Callable[[], datetime]) -> Binder:
    """A helper with all there can be about one, another beside her, and two changes after hers."""
    binder = create_binder(tmp_path / "fuld.hjm", resources, clock)
    other = add_helper(binder, HelperDraft("Bent Åse", phone="11 22 33 44"))
    add_contract(binder, other, ContractDraft(date(2020, 1, 1)))
    add_shift(binder, ShiftDraft(other, datetime(2020, 2, 1, 7), datetime(2020, 2, 1, 15), note="Bents egen"))
    grethe = add_helper(binder, GRETHE)
    change_helper(binder, grethe, replace(GRETHE, name="Grethe Hemmelig"))
    add_contract(binder, grethe, ContractDraft(date(2020, 1, 1), date(2020, 6, 30)))
    draft = ShiftDraft(grethe, datetime(2020, 2, 2, 7), datetime(2020, 2, 2, 15), note="Kan lide kaffe")
    add_shift(binder, draft)
    add_shift(binder, replace(draft, start=datetime(2020, 2, 3, 7), end=datetime(2020, 2, 3, 15)))
    moved = max(export_content(binder).shifts, key=lambda shift: shift.start)
    change_shift(binder, moved.id, replace(draft, start=moved.start, end=moved.end, helper_id=other, note=""))
    add_absence(binder, AbsenceDraft(grethe, AbsenceKind.SICK, date(2020, 3, 1), date(2020, 3, 2)))
    issue_timesheet(binder, grethe, Month(2020, 2), tmp_path)
    for helper_id, note, why in ((other, "Bents note", "Bents"), (grethe, "Har ondt i ryggen", "Blev syg om natten")):
        at = datetime(2020, 2, 2, 7)
        found = Finding("daily-rest", Severity.WARNING, helper_id, at, None, "Hvile", "", "", Reason("Prøve", ""))
        watch.settle(binder, found, note)
        watch.record_exception(binder, watch.ExceptionDraft(helper_id, "daily-rest", at, RestGround.UNFORESEEN, why))
    return binder


def _id(binder: Binder, name: str) -> str:
    return next(card.id for card in helper_cards(binder) if card.draft.name == name)


def _bytes(path: Path) -> str:
    return b"".join(part.read_bytes() for part in path.parent.glob(f"{path.name}*")).decode("utf-8", "replace")


def test_not_a_byte_is_left_neither_while_open_nor_closed(full: Binder) -> None:
    path = full.database.path
    grethe = _id(full, "Grethe Hemmelig")
    assert [secret for secret in SECRETS if secret not in _bytes(path)] == []
    full.database.erase_helper(grethe)
    assert [secret for secret in (*SECRETS, grethe) if secret in _bytes(path)] == []
    full.close()
    assert [secret for secret in (*SECRETS, grethe, "Hemmelig", "Grethe") if secret in _bytes(path)] == []
    assert "Bent Åse" in _bytes(path)
    assert ERASED in _bytes(path)


def test_undo_does_not_bring_it_back_and_works_for_later_steps(full: Binder) -> None:
    add_helper(full, HelperDraft("Før Sletning"))
    add_helper(full, HelperDraft("Fortrudt"))
    history.undo(full)
    full.database.erase_helper(_id(full, "Grethe Hemmelig"))
    assert history.redo_label(full) is None
    change_helper(full, _id(full, "Bent Åse"), HelperDraft("Bent Ændret"))
    assert history.undo_label(full) == "Ret hjælper Bent Ændret"
    history.undo(full)
    assert {card.draft.name for card in helper_cards(full)} == {"Bent Åse", "Før Sletning"}
    history.redo(full)
    assert "Bent Ændret" in {card.draft.name for card in helper_cards(full)}
    history.undo(full)
    history.undo(full)  # what was done after the helper's last step, but before the erasing
    assert {card.draft.name for card in helper_cards(full)} == {"Bent Åse"}
    assert history.undo(full) is None
    assert len(export_content(full).shifts) == 2


def test_the_log_says_that_it_happened_and_not_who(full: Binder) -> None:
    full.database.erase_helper(_id(full, "Grethe Hemmelig"))
    lines = history.change_log(full)
    assert [line.label for line in lines].count(ERASED) == 1
    line = lines[0]
    assert (line.label, line.helper, line.before, line.after) == (ERASED, "", "", "")
    assert line.happened_at == full.now()
    assert "Grethe" not in " ".join(f"{one.label} {one.before} {one.after} {one.helper}" for one in lines)
    assert any("slettet hjælper" in one.before for one in lines), "that a shift came from somebody is still known"
    assert any(one.helper == "Bent Åse" and "Bents egen" in one.after for one in lines)


def test_others_are_untouched(full: Binder, resources: Resources, clock: Callable[[], datetime]) -> None:
    bent = _id(full, "Bent Åse")
    before = {shift.id for shift in export_content(full).shifts if shift.helper_id == bent}
    full.database.erase_helper(_id(full, "Grethe Hemmelig"))
    path = full.database.path
    full.close()
    again = open_binder(path, resources, clock)
    content = export_content(again)
    assert {shift.id for shift in content.shifts} == before
    assert [helper.phone for helper in content.helpers] == ["11 22 33 44"]
    assert [contract.helper_id for contract in content.contracts] == [bent]
    assert content.absences == []
    assert [(mark.helper_id, mark.note) for mark in content.finding_marks] == [(bent, "Bents note")]
    assert [(one.helper_id, one.explanation) for one in content.rest_exceptions] == [(bent, "Bents")]
    again.close()


def test_a_namesake_keeps_the_name(binder: Binder) -> None:
    one, two = (add_helper(binder, HelperDraft("Anna Prøve", phone=phone)) for phone in ("11111111", "22222222"))
    add_helper(binder, HelperDraft("Johanna Prøvesen"))
    binder.database.erase_helper(one)
    assert [card.id for card in helper_cards(binder) if card.draft.name == "Anna Prøve"] == [two]
    labels = [line.label for line in history.change_log(binder)]
    assert labels.count("Opret hjælper Anna Prøve") == 1
    assert "Opret hjælper Johanna Prøvesen" in labels


def test_an_encrypted_file_is_still_whole(
    tmp_path: Path, resources: Resources, clock: Callable[[], datetime], full: Binder
) -> None:
    full.database.set_password("lang nok kode")
    full.database.erase_helper(_id(full, "Grethe Hemmelig"))
    path = full.database.path
    full.close()
    again = open_binder(path, resources, clock, password="lang nok kode")
    assert len(helper_cards(again)) == 1
    again.close()


def test_a_failure_changes_nothing_or_says_what_is_left(full: Binder, monkeypatch: pytest.MonkeyPatch) -> None:
    grethe = _id(full, "Grethe Hemmelig")
    with full.database.change("Spær") as work:
        work.session.execute(
            text("CREATE TRIGGER spaer BEFORE DELETE ON absence BEGIN SELECT RAISE(ABORT, 'full'); END")
        )
    with pytest.raises(KnownFault, match="plads"):
        full.database.erase_helper(grethe)
    assert _id(full, "Grethe Hemmelig") == grethe
    assert ERASED not in [line.label for line in history.change_log(full)]
    full.close()
