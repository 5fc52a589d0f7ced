"""A program that does nothing but change a scheme file, told when to start and killed at any moment.

Usage: writer.py FILE, with the password or recovery code in HJAELPERMAPPEN_KODE. Each number on stdin starts a process
of its own that opens FILE and changes it until it is killed. It says `about STATE` right before a commit, and `saved
STATE` when the service has returned.
"""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Callable
from datetime import date, datetime, timedelta
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import event

from app import paths
from app.model.domain.archive import Attachment
from app.model.domain.entities import AbsenceKind, ShiftKind
from app.model.domain.errors import Refused
from app.model.domain.leave import StepKind
from app.model.domain.people import TalkKind
from app.model.domain.stays import StayKind
from app.model.domain.watch import RestGround
from app.model.services import absences, hiring, history, people, roster, scheme, sickness, stays, talks, watch
from app.model.services.absence import sickness_steps
from app.model.services.binder import PASSWORD_VARIABLE, Binder, Resources, create_binder, open_binder
from app.model.services.ids import new_id
from app.model.store import attachments, queries

FIRST_EDITION = ("scheme", "grant_period", "helper", "contract", "shift", "absence")
WATCHED = ("finding_mark", "rest_exception", "rule_choice", "cover_window")
PEOPLE = (
    "training",
    "handout",
    "talk",
    "termination",
    "hiring",
    "applicant",
    "attachment",
    "paper_event",
    "own_wording",
)
LEAVE = (
    "absence_step",
    "vacation_entry",
    "vacation_wish",
    "vacation_round",
    "accident",
    "parental_leave",
    "citizen_stay",
    "stay_helper",
)
CONTENT = (*FIRST_EDITION, *WATCHED, *PEOPLE, *LEAVE)
RECORDS = (
    "month_event",
    "attachment_content",
    "issued_document",
    "undo_step",
    "undo_entry",
    "change_log",
    "sqlite_sequence",
)
NOW = datetime.fromisoformat("2026-11-21T12:00")


def state(raw: Any) -> str:
    """What the user has entered, then everything that the file holds: two hashes, of every row of every table."""
    sums = []
    for tables in (CONTENT, RECORDS):
        found = blake2b(digest_size=8)
        for table in tables:
            found.update(repr(raw.execute(f'SELECT * FROM "{table}" ORDER BY 1').fetchall()).encode())  # noqa: S608
        sums.append(found.hexdigest())
    return f"{sums[0]} {sums[0]}{sums[1]}"


def say(*words: str) -> None:
    os.write(1, (" ".join(words) + "\n").encode())


class Writer:
    """A user in a hurry: any change, undo or redo, one after another."""

    def __init__(self, binder: Binder, seed: int, tell: Callable[..., None]) -> None:
        self.binder, self.raw, self.tell = binder, binder.database._connection, tell
        self.chance = random.Random(seed)  # noqa: S311 - a test
        self.doing = ""

    def one(self, table: str) -> str:
        found = [row[0] for row in self.raw.execute(f"SELECT id FROM {table} ORDER BY id")]  # noqa: S608
        return str(self.chance.choice(found)) if found else ""

    def draft(self) -> roster.ShiftDraft:
        start = datetime(2027, 1, 1, 7) + timedelta(hours=self.chance.randrange(4000))
        end = start + timedelta(hours=self.chance.randint(1, 20))
        note = self.chance.choice([None, "x" * self.chance.randrange(1, 1500)])
        return roster.ShiftDraft(self.one("helper"), start, end, self.chance.choice(list(ShiftKind)[:2]), note)

    def add_helper(self) -> None:
        people.add_helper(self.binder, people.HelperDraft(f"Hjælper {self.chance.randrange(99)}"))

    def change_helper(self) -> None:
        draft = people.HelperDraft(f"Hjælper {self.chance.randrange(99)}", phone=str(self.chance.random()))
        people.change_helper(self.binder, self.one("helper"), draft)

    def delete_helper(self) -> None:
        people.delete_helper(self.binder, self.one("helper"))

    def new_terms(self) -> None:
        """Two things at once: the former contract ends where the new one begins."""
        draft = people.ContractDraft(date(2020, 1, 1) + timedelta(days=self.chance.randrange(4000)))
        people.add_contract(self.binder, self.one("helper"), draft, end_former=True)

    def add_shift(self) -> None:
        roster.add_shift(self.binder, self.draft())

    def change_shift(self) -> None:
        roster.change_shift(self.binder, self.one("shift"), self.draft())

    def delete_shifts(self) -> None:
        roster.delete_shifts(self.binder, sorted({self.one("shift") for _ in range(3)}))

    def many_shifts(self) -> None:
        draft = self.draft()
        roster.copy_shifts(self.binder, [roster.moved(draft, timedelta(days=n)) for n in range(40)], "Kopiér vagter")

    def add_absence(self) -> None:
        first = date(2027, 1, 1) + timedelta(days=self.chance.randrange(300))
        draft = absences.AbsenceDraft(self.one("helper"), AbsenceKind.SICK, first, first + timedelta(days=2))
        absences.add_absence(self.binder, draft)

    def vacation(self) -> None:
        """For somebody to be ill in."""
        first = date(2026, 10, 1) + timedelta(days=self.chance.randrange(60))
        draft = absences.AbsenceDraft(self.one("helper"), AbsenceKind.VACATION, first, first + timedelta(days=14))
        absences.add_absence(self.binder, draft)

    def report_sick(self) -> None:
        """Several things at once where it lies over a vacation: that is cut in parts, and its wish points at one."""
        first = date(2026, 10, 1) + timedelta(days=self.chance.randrange(60))
        last = self.chance.choice([None, first + timedelta(days=3)])
        sickness.report_sick(self.binder, sickness.SickDraft(self.one("helper"), first, last_day=last))

    def report_fit(self) -> None:
        """Somebody who is ill without an end."""
        ill = self.raw.execute(
            "SELECT helper_id, first_day FROM absence WHERE kind = 'sick' AND last_day IS NULL"
        ).fetchall()
        if ill:
            helper, first = self.chance.choice(ill)
            day = date.fromisoformat(first) + timedelta(days=self.chance.randrange(1, 4))
            sickness.report_fit(self.binder, helper, day)

    def note_step(self) -> None:
        kind = self.chance.choice(list(StepKind))
        sickness_steps.note_step(self.binder, self.one("absence"), kind, None, NOW.date())

    def stay(self) -> None:
        """With a part in it for each helper."""
        first = date(2027, 1, 1) + timedelta(days=self.chance.randrange(300))
        draft = stays.StayDraft(StayKind.VACATION, first, first + timedelta(days=3))
        stays.add_stay(self.binder, draft, {self.one("helper") for _ in range(3)})

    def delete_absence(self) -> None:
        absences.delete_absence(self.binder, self.one("absence"))

    def record_exception(self) -> None:
        draft, text = self.draft(), "x" * self.chance.randrange(1, 1500)
        about = watch.ExceptionDraft(draft.helper_id, "daily-rest", draft.start, RestGround.AGREEMENT, text)
        watch.record_exception(self.binder, about)

    def add_talk(self) -> None:
        day, text = date(2026, 1, 1) + timedelta(days=self.chance.randrange(300)), "x" * self.chance.randrange(1, 1500)
        talks.add_talk(self.binder, self.one("helper"), talks.TalkDraft(TalkKind.REPRIMAND, day, about=text))

    def hire(self) -> None:
        """Three things at once: a vacancy, an applicant and a helper."""
        hiring.hire_directly(self.binder, f"Ansat {self.chance.randrange(99)}")

    def scan(self) -> None:
        """A paper of several pages of the file, with its bytes; or one is deleted."""
        found = self.one("attachment") if self.chance.random() < 0.4 else ""
        with self.binder.database.change("Papir") as work:
            if found:
                work.delete(queries.by_id(work.session, Attachment, found))
                return
            content = self.chance.randbytes(self.chance.randrange(1, 40_000))
            digest = attachments.put(work.session, content)
            paper = Attachment(new_id("p"), "Papir", "p.pdf", "application/pdf", len(content), digest, NOW.date())
            work.add(paper)

    def save_scheme(self) -> None:
        scheme.save_scheme(self.binder, scheme.SchemeDraft(f"Borger {self.chance.randrange(99)}"))

    def undo(self) -> None:
        history.undo(self.binder)

    def redo(self) -> None:
        history.redo(self.binder)

    def step(self) -> None:
        often = [self.add_shift, self.change_shift, self.delete_shifts, self.new_terms, self.undo]
        seldom = [self.add_helper, self.change_helper, self.delete_helper, self.many_shifts, self.add_absence]
        do: Callable[[], None] = self.chance.choice(
            [
                *often,
                *often,
                *seldom,
                self.vacation,
                self.report_sick,
                self.report_fit,
                self.note_step,
                self.stay,
                self.add_talk,
                self.hire,
                self.scan,
                self.record_exception,
                self.delete_absence,
                self.save_scheme,
                self.redo,
            ]
        )
        self.doing = do.__name__
        try:
            do()
        except Refused:
            return
        self.tell("saved", self.doing, state(self.raw))


def change_until_killed(path: Path, seed: int) -> None:
    """Opens the file and never stops; every commit is announced from inside its transaction."""
    say("pid", str(os.getpid()))
    password = os.environ.get(PASSWORD_VARIABLE)
    binder = open_binder(path, Resources(paths.resources()), lambda: NOW, password=password)
    writer = Writer(binder, seed, say)
    event.listen(binder.database._engine, "commit", lambda _: say("about", writer.doing, state(writer.raw)))
    say("saved", "open", state(writer.raw))
    while True:
        writer.step()


def warm_up() -> None:
    """Loads and prepares whatever the program prepares once, so that a child begins with its changes."""
    with TemporaryDirectory() as folder:
        binder = create_binder(Path(folder, "varm.hjm"), Resources(paths.resources()), lambda: NOW)
        people.add_helper(binder, people.HelperDraft("Varm"))
        writer = Writer(binder, 1, lambda *_: None)
        for _ in range(80):
            writer.step()
        binder.close()


def serve(path: Path) -> None:
    """Starts one after another without loading the program anew."""
    warm_up()
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            try:
                change_until_killed(path, int(line))
            finally:
                sys.stderr.flush()
                os._exit(1)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        say("gone", str(status))


if __name__ == "__main__":
    serve(Path(sys.argv[1]))
