"""Undo, redo and the log: every table is recorded, every step goes back and forth, and the log only grows."""

from __future__ import annotations

import json
from datetime import date, datetime, time, timedelta

import pytest

from app.model.domain.entities import AbsenceKind, Month, PayForm
from app.model.domain.findings import Finding, Severity
from app.model.domain.reasons import Reason
from app.model.domain.watch import RestGround
from app.model.services import absences, exchange, history, months, people, roster, scheme, watch
from app.model.services.binder import Binder
from app.model.store import tables as t
from app.model.store.exchange_write import write
from app.model.store.tables_people import BYTES


def content(binder: Binder) -> bytes:
    """Everything but the months' course, which only grows."""
    found = exchange.export_content(binder)
    found.month_events.clear()
    return write(found)


def fill(binder: Binder) -> None:
    """One change of every kind."""
    scheme.save_scheme(binder, scheme.SchemeDraft(citizen_name="Prøve 'Person'", municipality="faxe"))
    scheme.save_grant(binder, scheme.GrantDraft(date(2026, 1, 1)))
    helper = people.add_helper(binder, people.HelperDraft('Paweł "Ø" O\'Hara; DROP TABLE shift'))
    people.add_contract(binder, helper, people.ContractDraft(date(2026, 1, 1), pay=PayForm.HOURLY))
    people.change_helper(binder, helper, people.HelperDraft("Åse", phone="00 00 00 00"))
    start = datetime(2026, 11, 2, 7)
    roster.add_shift(
        binder, roster.ShiftDraft(helper, start, start + timedelta(hours=8), note="To\nlinjer, 100 % :a ?")
    )
    roster.copy_shifts(
        binder,
        [roster.ShiftDraft(helper, start + timedelta(days=d), start + timedelta(days=d, hours=8)) for d in (1, 2)],
        "To",
    )
    absences.add_absence(binder, absences.AbsenceDraft(helper, AbsenceKind.SICK, date(2026, 11, 3)))
    shifts = exchange.export_content(binder).shifts
    roster.delete_shifts(binder, [shifts[-1].id])
    fill_watched(binder, helper, start)


def fill_watched(binder: Binder, helper: str, at: datetime) -> None:
    """What the user decides about findings: entered, changed and taken away."""
    finding = Finding(
        "daily-rest", Severity.WARNING, helper, at, None, "For lidt hvile", "", "", Reason("Prøve", ""), subject="x"
    )
    watch.put_off(binder, finding, date(2026, 12, 1), "Senere")
    watch.settle(binder, finding, "Det er 'aftalt'")
    watch.unmark(binder, finding.key)
    draft = watch.ExceptionDraft(helper, "daily-rest", at, RestGround.UNFORESEEN, "Afløser\nsyg")
    watch.record_exception(binder, draft)
    watch.set_rule_choice(binder, "daily-rest", blocks=True)
    watch.set_rule_choice(binder, "daily-rest", blocks=False)
    watch.add_cover(binder, watch.CoverDraft("67", time(7), time(0), 2, date(2026, 1, 1)))
    ((cover, _),) = watch.cover(binder)
    watch.change_cover(binder, cover, watch.CoverDraft("7", time(22), time(6)))


def test_every_step_goes_back_and_forth(binder: Binder) -> None:
    before = content(binder)
    fill(binder)
    after = content(binder)
    back = []
    while history.undo(binder):
        back.append(content(binder))
    assert len(back) == 17
    assert back[-1] == before
    forth = []
    while history.redo(binder):
        forth.append(content(binder))
    assert forth[-1] == after
    assert forth[:-1] == back[-2::-1]


def test_labels_say_what_would_be_undone(binder: Binder) -> None:
    assert history.undo_label(binder) is None
    scheme.save_scheme(binder, scheme.SchemeDraft(citizen_name="Prøve"))
    assert history.undo_label(binder) == "Ret ordningen"
    done = history.undo(binder)
    assert done is not None
    assert done.label == "Fortryd: ret ordningen"
    assert [kind.__name__ for kind in done.kinds] == ["Scheme"]
    assert (history.undo_label(binder), history.redo_label(binder)) == (None, "Ret ordningen")


def test_a_new_change_leaves_nothing_to_redo(binder: Binder) -> None:
    fill(binder)
    history.undo(binder)
    assert history.redo_label(binder) is not None
    people.add_helper(binder, people.HelperDraft("Ny"))
    assert history.redo_label(binder) is None


def test_a_hundred_steps_are_kept(binder: Binder) -> None:
    for number in range(105):
        people.add_helper(binder, people.HelperDraft(f"Hjælper {number}"))
    steps = 0
    while history.undo(binder):
        steps += 1
    assert steps == 100
    assert len(people.helper_cards(binder)) == 5


def test_a_change_that_changes_nothing_is_no_step(binder: Binder) -> None:
    fill(binder)
    label = history.undo_label(binder)
    with binder.database.change("Ingenting"):
        pass
    assert history.undo_label(binder) == label


def test_undoing_a_finished_month_opens_it_and_says_so(binder: Binder) -> None:
    fill(binder)
    month = Month(2026, 11)
    planned = content(binder)
    months.finish_month(binder, month)
    months.mark_sent(binder, month)
    history.undo(binder)
    assert months.month_status(binder, month).state is months.MonthState.FINISHED
    history.undo(binder)
    assert months.month_status(binder, month).state is months.MonthState.OPEN
    assert content(binder) == planned
    assert months.month_status(binder, month).history[-1][2] == "Fortrudt"
    history.redo(binder)
    assert months.month_status(binder, month).state is months.MonthState.FINISHED


def spoil(binder: Binder) -> None:
    with binder.database.change("Går galt") as work:
        work.session.execute(t.helper.update().values(name="Forkert"))
        raise ZeroDivisionError


def test_a_mark_goes_with_a_helper_entered_by_mistake_and_comes_back(binder: Binder) -> None:
    helper = people.add_helper(binder, people.HelperDraft("Fejl"))
    finding = Finding("contract-due", Severity.NOTICE, helper, None, None, "Kontrakt", "", "", Reason("Prøve", ""))
    watch.put_off(binder, finding, date(2026, 12, 1))
    before = content(binder)
    people.delete_helper(binder, helper)
    assert watch.marks(binder) == {}
    for _ in range(2):
        history.undo(binder)
        assert content(binder) == before
        history.redo(binder)
        assert watch.marks(binder) == {}
        assert people.helper_cards(binder) == []


def test_a_failed_change_leaves_no_step(binder: Binder) -> None:
    fill(binder)
    label = history.undo_label(binder)
    with pytest.raises(ZeroDivisionError):
        spoil(binder)
    assert history.undo_label(binder) == label
    assert [card.draft.name for card in people.helper_cards(binder)] == ["Åse"]


def test_no_table_is_forgotten(binder: Binder) -> None:
    with binder.database.read() as session:
        triggers: dict[str, str] = dict(
            session.connection().exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type='trigger'").all()
        )
    for table in t.metadata.sorted_tables:
        if table.name in t.RECORDS | BYTES | {t.issued_document.name}:
            continue
        events = ("insert",) if table.name in t.APPEND_ONLY else ("insert", "update", "delete")
        for event in events:
            sql = triggers[f"record_{table.name}_{event}"]
            assert [c.name for c in table.columns if f"'{c.name}', " not in sql] == [], f"{table.name}: not in the log"
        if table.name not in t.APPEND_ONLY:
            assert [c.name for c in table.columns if f'"{c.name}"' not in triggers[f"record_{table.name}_delete"]] == []


def test_the_log_has_before_and_after_in_words(binder: Binder) -> None:
    fill(binder)
    line = next(line for line in history.change_log(binder, "ret hjælper") if line.what == "Hjælper")
    assert line.helper == "Åse"
    assert "navn: Paweł" in line.before
    assert line.after == "navn: Åse; telefon: 00 00 00 00"
    shift = history.change_log(binder, "opret vagt")[0]
    assert "fra: 02.11.2026 kl. 07:00" in shift.after
    assert shift.before == ""
    assert history.change_log(binder, "findes ikke") == []


def test_undo_is_in_the_log_too_and_the_log_only_grows(binder: Binder) -> None:
    fill(binder)
    count = len(history.change_log(binder))
    while history.undo(binder):
        pass
    lines = history.change_log(binder)
    assert len(lines) == 2 * count
    assert lines[0].label == "Fortryd: ret ordningen"


def test_a_cpr_number_is_not_shown_in_the_log(binder: Binder) -> None:
    people.add_helper(binder, people.HelperDraft("Anna", cpr="010190-0000"))
    line = history.change_log(binder)[0]
    assert "CPR-nummer: ••••••-••••" in line.after
    assert "010190" not in json.dumps([vars(x) | {"happened_at": ""} for x in history.change_log(binder)])


def test_the_log_is_kept_by_helper_and_period(binder: Binder) -> None:
    fill(binder)
    other = people.add_helper(binder, people.HelperDraft("Bo"))
    assert {line.helper for line in history.change_log(binder, helper_id=other)} == {"Bo"}
    today = binder.today
    assert history.change_log(binder, first=today, last=today)
    assert history.change_log(binder, first=today + timedelta(days=1)) == []
