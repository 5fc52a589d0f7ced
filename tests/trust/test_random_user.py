"""A user who does anything in any order: whatever it was, undoing all of it gives an empty scheme, and redoing it all.

Backups come back as they were made, undo and all; an export can be imported into a new file and is the same again.
HJM_EKSEMPLER sets how many users are tried.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from PIL import Image

from app import paths
from app.model.domain.archive import PaperEvent, PaperEventKind
from app.model.domain.content import Content
from app.model.domain.entities import AbsenceKind, Helper, IssuedDocument, Month, PayForm, Shift, ShiftKind
from app.model.domain.errors import Refused
from app.model.domain.findings import Finding, Severity
from app.model.domain.leave import ParentRole, StepKind, VacationEntryKind
from app.model.domain.people import TalkKind, TerminationKind, TrainingKind
from app.model.domain.reasons import Reason
from app.model.domain.stays import StayKind
from app.model.domain.terms import VacationUnit
from app.model.domain.watch import RestGround
from app.model.services import (
    absences,
    accidents,
    archive,
    attachments,
    backups,
    exchange,
    hiring,
    history,
    learning,
    leaving,
    letters,
    months,
    parental,
    people,
    roster,
    scheme,
    sickness,
    stays,
    talks,
    vacation_entries,
    vacation_wishes,
    watch,
    wordings,
)
from app.model.services.absence import sickness_steps
from app.model.services.binder import Resources, create_binder, open_binder
from app.model.store import exchange_write

RESOURCES = Resources(paths.resources())
NOW = datetime.fromisoformat("2026-11-21T12:00")
TODAY = NOW.date()
MONTHS = (Month(2026, 11), Month(2026, 12))
ILL = (AbsenceKind.SICK, AbsenceKind.CHILD_SICK, AbsenceKind.WORK_INJURY)
EXAMPLES, STEPS = int(os.environ.get("HJM_EKSEMPLER", "20")), 25

names = st.sampled_from(["Anna", "Bent Ø.", "Paweł O'Hara", 'Å "x"; DROP TABLE shift', "100 % :a ?", "😀"])
starts = st.integers(0, 24 * 50).map(lambda hour: datetime(2026, 11, 2) + timedelta(hours=hour))
days = st.integers(0, 60).map(lambda day: date(2026, 11, 1) + timedelta(days=day))
past = st.integers(0, 20).map(lambda day: date(2026, 11, 1) + timedelta(days=day))
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
        """Everything; of the months only where they are, for their course only grows, and so do issued documents."""
        content = exchange.export_content(self.binder)
        content.month_events.clear()
        content.issued_documents.clear()
        states = [months.month_status(self.binder, month).state for month in MONTHS]
        course = sorted((x.id, x.kind.value, str(x.happened_on), x.note or "") for x in content.paper_events)
        copies = sorted((x.id, x.document_id or 0) for x in content.attachments)
        return exchange_write.write(content) + ",".join(states).encode() + repr((course, copies)).encode()

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

    def content(self) -> Content:
        return exchange.export_content(self.binder, with_bytes=False)

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
        draft = people.ContractDraft(first, last, PayForm.HOURLY, weekly, weekly, workplaces="Hos\nKarla")
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

    # --- Sickness, vacation, leave and stays ---------------------------------

    @rule(number=which, first=past, length=st.none() | st.integers(0, 9), hour=st.none() | st.integers(1, 23))
    def report_sick(self, number: int, first: date, length: int | None, hour: int | None) -> None:
        last = None if length is None else first + timedelta(days=length)
        at = None if hour is None else time(hour)
        draft = sickness.SickDraft(self.helper(number), first, at, last, ILL[number % len(ILL)])
        self.do(lambda: sickness.report_sick(self.binder, draft))

    @rule(number=which, day=past)
    def report_fit(self, number: int, day: date) -> None:
        self.do(lambda: sickness.report_fit(self.binder, self.helper(number), day))

    @rule(number=which, kind=st.sampled_from(StepKind), asked_on=st.none() | past, done_on=st.none() | past)
    def note_step(self, number: int, kind: StepKind, asked_on: date | None, done_on: date | None) -> None:
        found = self.content().absences
        if found:
            about = found[number % len(found)].id
            self.do(lambda: sickness_steps.note_step(self.binder, about, kind, asked_on, done_on))

    @rule(number=which)
    def delete_absence(self, number: int) -> None:
        found = self.content().absences
        if found:
            self.do(lambda: absences.delete_absence(self.binder, found[number % len(found)].id))

    @rule(number=which, first=days, length=st.integers(0, 20), asked_on=past)
    def wish(self, number: int, first: date, length: int, asked_on: date) -> None:
        found, last = self.content().vacation_wishes, first + timedelta(days=length)
        one = found[number // 6 % len(found)].id if found else ""
        draft = vacation_wishes.WishDraft(self.helper(number), first, last, asked_on)
        ways: list[Callable[[], object]] = [
            lambda: vacation_wishes.add_wish(self.binder, draft),
            lambda: vacation_wishes.grant_wish(self.binder, one, vacation_wishes.Grant(first, last, TODAY)),
            lambda: vacation_wishes.decline_wish(self.binder, one, "Alle vil have fri", TODAY, None),
            lambda: vacation_wishes.reopen_wish(self.binder, one),
            lambda: vacation_wishes.delete_wish(self.binder, one),
            lambda: vacation_wishes.set_wishes_by(self.binder, 2026 + number % 3, asked_on if number % 2 else None),
        ]
        self.do(ways[number % len(ways)] if found else ways[0])

    @rule(number=which, amount=st.integers(1, 2500), kind=st.sampled_from(VacationEntryKind), note=notes)
    def days_of_vacation(self, number: int, amount: int, kind: VacationEntryKind, note: str | None) -> None:
        found = self.content().vacation_entries
        draft = vacation_entries.EntryDraft(
            self.helper(number), 2024 + number % 3, kind, Decimal(amount) / 100, TODAY, note=note or ""
        )
        if found and number % 3 == 0:
            self.do(lambda: vacation_entries.delete_entry(self.binder, found[0].id))
        elif found and number % 3 == 1:
            self.do(lambda: vacation_entries.change_entry(self.binder, found[-1].id, draft))
        else:
            self.do(lambda: vacation_entries.add_entry(self.binder, draft))

    @rule(number=which, on=past, near_miss=st.booleans(), text=notes, away=st.none() | st.integers(1, 9))
    def accident(self, number: int, on: date, text: str | None, away: int | None, *, near_miss: bool) -> None:
        found = self.content().accidents
        draft = accidents.AccidentDraft(datetime.combine(on, time(9)), near_miss, what_happened=text or "")
        after = None if away is None else accidents.Away(on, on + timedelta(days=away))
        if found and number % 4 == 0:
            self.do(lambda: accidents.delete_accident(self.binder, found[0].id))
        elif found and number % 4 == 1:
            self.do(lambda: accidents.tick_accident(self.binder, found[-1].id, "reported_on", TODAY))
        else:
            self.do(lambda: accidents.add_accident(self.binder, self.helper(number), draft, after))

    @rule(number=which, due_on=days, told=st.none() | past, role=st.sampled_from(ParentRole))
    def child(self, number: int, due_on: date, told: date | None, role: ParentRole) -> None:
        found, draft = self.content().parental_leaves, parental.ParentalDraft(role, due_on, told)
        if found and number % 4 == 0:
            self.do(lambda: parental.delete_parental(self.binder, found[0].id))
        elif found and number % 4 == 1:
            self.do(lambda: parental.change_parental(self.binder, found[-1].id, draft))
        elif found and number % 4 == 2:
            first = due_on - timedelta(days=28)
            self.do(lambda: parental.write_leave(self.binder, found[0].id, AbsenceKind.PARENTAL, first, due_on))
        else:
            self.do(lambda: parental.add_parental(self.binder, self.helper(number), draft))

    @rule(number=which, kind=st.sampled_from(StayKind), first=days, length=st.none() | st.integers(0, 20), on=past)
    def stay(self, number: int, kind: StayKind, first: date, length: int | None, on: date) -> None:
        last = None if length is None else first + timedelta(days=length)
        found, draft = self.content().stays, stays.StayDraft(kind, first, last, abroad=number % 2 == 0)
        one = found[number // 5 % len(found)].id if found else ""
        ways: list[Callable[[], object]] = [
            lambda: stays.add_stay(self.binder, draft, [self.helper(number)]),
            lambda: stays.change_stay(self.binder, one, draft, []),
            lambda: stays.change_part(self.binder, one, self.helper(number), stays.PartDraft(along=True, told_on=on)),
            lambda: stays.tell_all(self.binder, one, on),
            lambda: stays.delete_stay(self.binder, one),
        ]
        self.do(ways[number % len(ways)] if found else ways[0])

    @rule(number=which, unit=st.sampled_from(VacationUnit), extra=st.none() | st.integers(0, 6))
    def count_vacation(self, number: int, unit: VacationUnit, extra: int | None) -> None:
        cards = [card for card in people.helper_cards(self.binder) if card.contracts]
        if cards:
            contract, terms = cards[number % len(cards)].contracts[0]
            average = Decimal("3.5") if unit is VacationUnit.TURNUS and number % 2 else None
            days_off = None if extra is None else Decimal(extra)
            draft = replace(terms, vacation_unit=unit, vacation_turnus=average, extra_days_off=days_off)
            self.do(lambda: people.change_contract(self.binder, contract, draft))

    # --- People and papers ---------------------------------------------------

    @rule(number=which, held_on=days, what=names, back=st.none() | days, kind=st.sampled_from(TrainingKind))
    def learn_and_lend(self, number: int, held_on: date, what: str, back: date | None, kind: TrainingKind) -> None:
        helper = self.helper(number)
        course = learning.TrainingDraft(held_on, what, kind, signed_on=back)
        lent = learning.HandoutDraft(what, held_on, number, back)
        if number % 2:
            self.do(lambda: learning.add_training(self.binder, helper, course))
        else:
            self.do(lambda: learning.add_handout(self.binder, helper, lent))

    @rule(number=which, on=days)
    def unlearn_and_return(self, number: int, on: date) -> None:
        content = exchange.export_content(self.binder, with_bytes=False)
        if content.trainings and number % 2:
            self.do(lambda: learning.delete_training(self.binder, content.trainings[0].id))
        elif content.handouts:
            self.do(lambda: learning.return_handout(self.binder, content.handouts[-1].id, on))

    @rule(number=which, kind=st.sampled_from(TalkKind), held_on=days, about=notes, later=st.none() | days)
    def talk(self, number: int, kind: TalkKind, held_on: date, about: str | None, later: date | None) -> None:
        draft = talks.TalkDraft(kind, held_on, "Alle", about or "", "Aftalt", later)
        found = exchange.export_content(self.binder, with_bytes=False).talks
        if not found or number % 3 == 0:
            self.do(lambda: talks.add_talk(self.binder, self.helper(number), draft))
        elif number % 3 == 1:
            self.do(lambda: talks.change_talk(self.binder, found[number % len(found)].id, draft))
        else:
            self.do(lambda: talks.delete_talk(self.binder, found[number % len(found)].id))

    @rule(number=which, kind=st.sampled_from(TerminationKind), given_on=days, last_day=days, why=notes)
    def leave(self, number: int, kind: TerminationKind, given_on: date, last_day: date, why: str | None) -> None:
        found = exchange.export_content(self.binder, with_bytes=False).terminations
        draft = leaving.LeavingDraft(kind, given_on, last_day, why or "")
        if found and number % 2:
            self.do(lambda: leaving.withdraw_leaving(self.binder, found[0].id))
        else:
            self.do(lambda: leaving.register_leaving(self.binder, self.helper(number), draft))

    @rule(number=which, title=names, opened_on=days, closed_on=days)
    def vacancy(self, number: int, title: str, opened_on: date, closed_on: date) -> None:
        found = exchange.export_content(self.binder, with_bytes=False).hirings
        if not found or number % 3 == 0:
            self.do(lambda: hiring.add_hiring(self.binder, hiring.HiringDraft(title, opened_on)))
        elif number % 3 == 1:
            self.do(lambda: hiring.close_hiring(self.binder, found[0].id, closed_on))
        else:
            self.do(lambda: hiring.delete_hiring(self.binder, found[-1].id))

    @rule(number=which, name=names, received_on=days)
    def apply(self, number: int, name: str, received_on: date) -> None:
        content = exchange.export_content(self.binder, with_bytes=False)
        if content.applicants and number % 3 == 0:
            self.do(lambda: hiring.hire(self.binder, content.applicants[number % len(content.applicants)].id))
        elif content.applicants and number % 3 == 1:
            self.do(lambda: hiring.delete_applicant(self.binder, content.applicants[-1].id))
        elif content.hirings:
            draft = hiring.ApplicantDraft(name, received_on)
            self.do(lambda: hiring.add_applicant(self.binder, content.hirings[0].id, draft))

    @rule(number=which, title=names, note=notes)
    def scan(self, number: int, title: str, note: str | None) -> None:
        content = exchange.export_content(self.binder, with_bytes=False)
        helper = self.helper(number) if content.helpers and number % 2 else None
        documents = [document.id for document in content.issued_documents]
        draft = attachments.AttachmentDraft(title, helper, documents[0] if documents else None, note=note or "")
        if content.attachments and number % 5 == 0:
            self.do(lambda: attachments.delete_attachment(self.binder, content.attachments[0].id))
        elif helper is not None and number % 5 == 1:
            self.do(lambda: attachments.set_photo(self.binder, helper, self.picture(number % 3)))
        else:
            self.do(lambda: attachments.add_attachment(self.binder, self.picture(number % 3), draft))

    def picture(self, shade: int) -> Path:
        path = self.path.with_name(f"billede-{shade}.png")
        Image.new("RGB", (9, 9), (shade, 0, 0)).save(path)
        return path

    @rule(number=which, name=st.sampled_from(["tavshedserklaering", "samtaleguide", "noeglekvittering"]))
    def issue(self, number: int, name: str) -> None:
        """No step: it can't be undone, and nothing of what is seen is another."""
        about = letters.About(None if name == "samtaleguide" else self.helper(number))
        self.do(lambda: letters.issue_letter(self.binder, name, about))

    @rule(number=which, kind=st.sampled_from(PaperEventKind), gone=st.booleans(), note=notes)
    def mark(self, number: int, kind: PaperEventKind, note: str | None, *, gone: bool) -> None:
        found = [document.id for document in exchange.export_content(self.binder, with_bytes=False).issued_documents]
        document = found[number % len(found)] if found else 1
        assert document is not None
        if gone:
            self.do(lambda: archive.unmark(self.binder, document, kind))
        else:
            self.do(lambda: archive.mark(self.binder, document, kind, NOW.date(), note or ""))

    @rule(name=st.sampled_from(["afslag", "beskatning"]), line=names, back=st.booleans())
    def word(self, name: str, line: str, *, back: bool) -> None:
        if back:
            self.do(lambda: wordings.restore_wording(self.binder, name))
        else:
            self.do(lambda: wordings.save_wording(self.binder, name, f"# Titel\n\n{line}"))

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
        issued = IssuedDocument("jobopslag", helper.id, "x", start, "1", '{"title": "x", "blocks": []}', name, "", 7)
        sent = PaperEvent(f"ie{self.number}", 7, PaperEventKind.SENT, start.date(), helper.id)
        source = self.path.with_name("ind.json")
        content = Content(helpers=[helper], shifts=[shift], issued_documents=[issued], paper_events=[sent])
        source.write_bytes(exchange_write.write(content))
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

    @invariant()
    def nothing_is_torn_from_what_it_is_about(self) -> None:
        content = exchange.export_content(self.binder)
        documents = {document.id for document in content.issued_documents}
        assert {event.document_id for event in content.paper_events} <= documents
        assert [paper.title for paper in content.attachments if not content.contents[paper.digest]] == []
        owners = {absence.id: absence.helper_id for absence in content.absences}
        hung = [(one.absence_id, one.helper_id) for one in content.absence_steps]
        hung += [(one.absence_id, one.helper_id) for one in content.vacation_wishes if one.absence_id]
        hung += [(one.absence_id, one.helper_id) for one in content.accidents if one.absence_id]
        assert [absence for absence, helper in hung if owners[absence] != helper] == []

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
