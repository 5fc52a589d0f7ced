"""A user who does anything in any order: whatever it was, undoing all of it gives an empty scheme, and redoing it all.

Backups come back as they were made, undo and all; an export can be imported into a new file and is the same again.
HJM_EKSEMPLER sets how many users are tried.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from app import paths
from app.model.domain.content import Content
from app.model.domain.entities import AbsenceKind, Helper, Month, PayForm, Shift, ShiftKind
from app.model.domain.errors import Refused
from app.model.domain.findings import Finding, Severity
from app.model.domain.reasons import Reason
from app.model.domain.watch import RestGround
from app.model.services import absences, backups, exchange, history, months, people, roster, scheme, watch
from app.model.services.binder import Resources, create_binder, open_binder
from app.model.store import exchange_write

RESOURCES = Resources(paths.resources())
NOW = datetime.fromisoformat("2026-11-21T12:00")
MONTHS = (Month(2026, 11), Month(2026, 12))
EXAMPLES, STEPS = int(os.environ.get("HJM_EKSEMPLER", "30")), 25

names = st.sampled_from(["Anna", "Bent Ø.", "Paweł O'Hara", 'Å "x"; DROP TABLE shift', "100 % :a ?", "😀"])
starts = st.integers(0, 24 * 50).map(lambda hour: datetime(2026, 11, 2) + timedelta(hours=hour))
days = st.integers(0, 60).map(lambda day: date(2026, 11, 1) + timedelta(days=day))
lengths = st.integers(1, 24).map(lambda hours: timedelta(hours=hours))
hours = st.none() | st.integers(0, 16_800).map(lambda n: Decimal(n) / 100)
which = st.integers(0, 50)
notes = st.none() | st.sampled_from(["", "Husk nøglen", "to\nlinjer", "'"])


@dataclass
class Model:
    """What the user must find: the scheme now, the former ones to go back to, and those to go forward to."""

    now: bytes
    back: list[bytes] = field(default_factory=list)
    forth: list[bytes] = field(default_factory=list)

    def copy(self) -> Model:
        return Model(self.now, [*self.back], [*self.forth])


class RandomUser(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(prefix="hjm-bruger-")
        self.path = Path(self.folder.name, "ordning.hjm")
        self.binder = create_binder(self.path, RESOURCES, lambda: NOW)
        self.secret: str | None = None
        self.made: list[tuple[Path, str | None, Model]] = []
        self.number = 0
        self.model = Model(self.seen())
        self.empty = self.model.now

    def seen(self) -> bytes:
        """Everything; of the months only where they are, for their course only grows."""
        content = exchange.export_content(self.binder)
        content.month_events.clear()
        states = [months.month_status(self.binder, month).state for month in MONTHS]
        return exchange_write.write(content) + ",".join(states).encode()

    def do(self, change: Callable[[], object]) -> None:
        """A change is a step when it changed something; one that is refused changes nothing."""
        try:
            change()
        except Refused:
            assert self.seen() == self.model.now
            return
        found = self.seen()
        if found != self.model.now:
            self.model.back.append(self.model.now)
            self.model.forth.clear()
            self.model.now = found

    def helper(self, number: int) -> str:
        found = people.helper_cards(self.binder)
        return found[number % len(found)].id if found else "ingen"

    def shift(self, number: int) -> str:
        found = exchange.export_content(self.binder).shifts
        return found[number % len(found)].id if found else "ingen"

    # --- Entering, changing, deleting ----------------------------------------

    @initialize(name=names)
    def first_helper(self, name: str) -> None:
        self.do(lambda: people.add_helper(self.binder, people.HelperDraft(name)))

    @rule(name=names, phone=names)
    def add_helper(self, name: str, phone: str) -> None:
        self.do(lambda: people.add_helper(self.binder, people.HelperDraft(name, phone=phone)))

    @rule(number=which, name=names, born_on=st.none() | days)
    def change_helper(self, number: int, name: str, born_on: date | None) -> None:
        self.do(
            lambda: people.change_helper(self.binder, self.helper(number), people.HelperDraft(name, born_on=born_on))
        )

    @rule(number=which)
    def delete_helper(self, number: int) -> None:
        self.do(lambda: people.delete_helper(self.binder, self.helper(number)))

    @rule(number=which, first=days, last=st.none() | days, weekly=hours, end_former=st.booleans())
    def add_contract(
        self, number: int, first: date, last: date | None, weekly: Decimal | None, *, end_former: bool
    ) -> None:
        draft = people.ContractDraft(first, last, PayForm.HOURLY, weekly, weekly)
        self.do(lambda: people.add_contract(self.binder, self.helper(number), draft, end_former=end_former))

    @rule(number=which)
    def delete_contract(self, number: int) -> None:
        found = exchange.export_content(self.binder).contracts
        if found:
            self.do(lambda: people.delete_contract(self.binder, found[number % len(found)].id))

    @rule(number=which, start=starts, length=lengths, kind=st.sampled_from(ShiftKind), note=notes)
    def add_shift(self, number: int, start: datetime, length: timedelta, kind: ShiftKind, note: str | None) -> None:
        draft = roster.ShiftDraft(self.helper(number), start, start + length, kind, note)
        self.do(lambda: roster.add_shift(self.binder, draft))

    @rule(number=which, other=which, start=starts)
    def move_shift(self, number: int, other: int, start: datetime) -> None:
        self.do(lambda: roster.move_shift(self.binder, self.shift(number), self.helper(other), start))

    @rule(number=which, every=st.integers(1, 9), last=days)
    def repeat_shift(self, number: int, every: int, last: date) -> None:
        self.do(lambda: roster.repeat_shift(self.binder, self.shift(number), every, last))

    @rule(numbers=st.lists(which, min_size=1, max_size=3))
    def delete_shifts(self, numbers: list[int]) -> None:
        self.do(lambda: roster.delete_shifts(self.binder, sorted({self.shift(number) for number in numbers})))

    @rule(number=which, kind=st.sampled_from(AbsenceKind), first=days, length=st.none() | st.integers(0, 20))
    def add_absence(self, number: int, kind: AbsenceKind, first: date, length: int | None) -> None:
        last = None if length is None else first + timedelta(days=length)
        self.do(
            lambda: absences.add_absence(self.binder, absences.AbsenceDraft(self.helper(number), kind, first, last))
        )

    @rule(name=names, municipality=st.sampled_from(["faxe", "aarhus", "standard"]))
    def save_scheme(self, name: str, municipality: str) -> None:
        self.do(lambda: scheme.save_scheme(self.binder, scheme.SchemeDraft(name, municipality=municipality)))

    @rule(first=days, weekly=hours)
    def save_grant(self, first: date, weekly: Decimal | None) -> None:
        self.do(lambda: scheme.save_grant(self.binder, scheme.GrantDraft(first, hours_total=weekly)))

    # --- Deciding about findings ---------------------------------------------

    def finding(self, number: int, *, of_helper: bool) -> Finding:
        helper = self.helper(number) if of_helper else None
        severity = list(Severity)[number % 3]
        return Finding("daily-rest", severity, helper, None, None, "For lidt hvile", "", "", Reason("Prøve", ""))

    @rule(number=which, of_helper=st.booleans(), until=days, note=notes)
    def put_off(self, number: int, until: date, note: str | None, *, of_helper: bool) -> None:
        found = self.finding(number, of_helper=of_helper)
        self.do(lambda: watch.put_off(self.binder, found, until, note))

    @rule(number=which, of_helper=st.booleans(), note=notes)
    def settle(self, number: int, note: str | None, *, of_helper: bool) -> None:
        self.do(lambda: watch.settle(self.binder, self.finding(number, of_helper=of_helper), note or ""))

    @rule(number=which, of_helper=st.booleans())
    def unmark(self, number: int, *, of_helper: bool) -> None:
        self.do(lambda: watch.unmark(self.binder, self.finding(number, of_helper=of_helper).key))

    @rule(number=which, code=st.sampled_from(watch.EXCUSABLE), at=starts, rest=st.none() | lengths, note=notes)
    def record_exception(self, number: int, code: str, at: datetime, rest: timedelta | None, note: str | None) -> None:
        found = exchange.export_content(self.binder).rest_exceptions
        known = found[number % len(found)].id if found and number % 2 else None
        ground = list(RestGround)[number % 3]
        ends = (None, None) if rest is None else (at, at + rest)
        draft = watch.ExceptionDraft(self.helper(number), code, at, ground, note or "", *ends)
        self.do(lambda: watch.record_exception(self.binder, draft, known))

    @rule(number=which)
    def delete_exception(self, number: int) -> None:
        found = exchange.export_content(self.binder).rest_exceptions
        if found:
            self.do(lambda: watch.delete_exception(self.binder, found[number % len(found)].id))

    @rule(code=st.sampled_from([*watch.CHOOSABLE, "double-booked"]), blocks=st.booleans())
    def choose(self, code: str, *, blocks: bool) -> None:
        self.do(lambda: watch.set_rule_choice(self.binder, code, blocks=blocks))

    @rule(number=which, weekdays=st.text("1234567", max_size=3), hour=st.integers(0, 23), last=st.none() | days)
    def cover(self, number: int, weekdays: str, hour: int, last: date | None) -> None:
        draft = watch.CoverDraft(weekdays, time(hour), time(), number % 3, date(2026, 11, 20), last)
        found = watch.cover(self.binder)
        if not found or number % 3 == 0:
            self.do(lambda: watch.add_cover(self.binder, draft))
        elif number % 3 == 1:
            self.do(lambda: watch.change_cover(self.binder, found[number % len(found)][0], draft))
        else:
            self.do(lambda: watch.delete_cover(self.binder, found[number % len(found)][0]))

    # --- Months and files ----------------------------------------------------

    @rule(month=st.sampled_from(MONTHS), step=st.sampled_from(["finish", "send", "reopen"]))
    def month(self, month: Month, step: str) -> None:
        steps: dict[str, Callable[[], object]] = {
            "finish": lambda: months.finish_month(self.binder, month),
            "send": lambda: months.mark_sent(self.binder, month),
            "reopen": lambda: months.reopen_month(self.binder, month, "Rettet"),
        }
        self.do(steps[step])

    @rule(start=starts, length=lengths, name=names)
    def import_file(self, start: datetime, length: timedelta, name: str) -> None:
        self.number += 1
        helper = Helper(f"i{self.number}", name)
        shift = Shift(f"iv{self.number}", helper.id, start, start + length)
        source = self.path.with_name("ind.json")
        source.write_bytes(exchange_write.write(Content(helpers=[helper], shifts=[shift])))
        self.do(lambda: exchange.add_content(self.binder, exchange.read_exchange_file(source, RESOURCES)))

    # --- Back and forth ------------------------------------------------------

    @rule()
    def undo(self) -> None:
        if history.undo(self.binder) is None:
            assert self.model.back == []
            return
        self.model.forth.append(self.model.now)
        self.model.now = self.model.back.pop()

    @rule()
    def redo(self) -> None:
        if history.redo(self.binder) is None:
            assert self.model.forth == []
            return
        self.model.back.append(self.model.now)
        self.model.now = self.model.forth.pop()

    @rule()
    def close_and_open(self) -> None:
        self.binder.close()
        self.binder = open_binder(self.path, RESOURCES, lambda: NOW, password=self.secret)

    @rule()
    def back_up(self) -> None:
        made = backups.backup_now(self.binder, backups.folders(self.path))
        assert made.faults == ()
        for path in made.paths:
            self.made.append((path, self.secret, self.model.copy()))

    @precondition(lambda self: self.made)
    @rule(number=which)
    def restore(self, number: int) -> None:
        path, secret, model = self.made[number % len(self.made)]
        self.binder.close()
        restored = backups.restore(self.path, path, lambda: NOW, password=secret, current=self.secret)
        assert restored.kept is not None
        self.made.append((restored.kept, self.secret, self.model))
        self.model, self.secret = model.copy(), secret
        self.binder = open_binder(self.path, RESOURCES, lambda: NOW, password=secret)

    @precondition(lambda self: self.secret is None and self.number)
    @rule()
    def encrypt(self) -> None:
        self.binder.database.set_password("en lang kode")
        self.secret = backups.secret_of(self.binder)

    # --- What always holds ---------------------------------------------------

    @invariant()
    def is_as_it_should_be(self) -> None:
        assert self.seen() == self.model.now

    @rule()
    def export_and_import(self) -> None:
        one, two = self.path.with_name("1.json"), self.path.with_name("2.json")
        exchange.write_exchange_file(self.binder, one)
        other = create_binder(self.path.with_name("ny.hjm"), RESOURCES, lambda: NOW)
        try:
            exchange.add_content(other, exchange.read_exchange_file(one, RESOURCES))
            exchange.write_exchange_file(other, two)
        finally:
            other.close()
            other.database.path.unlink()
        assert one.read_bytes() == two.read_bytes()

    def teardown(self) -> None:
        """All the way back, all the way forth, and out of the house."""
        try:
            final = self.model.now
            newest = [*self.model.back, final, *reversed(self.model.forth)][-1]
            while history.undo(self.binder):
                pass
            assert self.seen() == self.empty
            while history.redo(self.binder):
                pass
            assert self.seen() == newest
            self.export_and_import()
            raw = self.binder.database._connection
            assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
        finally:
            self.binder.close()
            self.folder.cleanup()


TestRandomUser = RandomUser.TestCase
TestRandomUser.settings = settings(
    max_examples=EXAMPLES,
    stateful_step_count=STEPS,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
