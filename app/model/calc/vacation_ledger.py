"""Keeps the accounts of vacation: day by day from the oldest vacation year that has days, then from the year's own.

Source: ferieloven § 6 (until 31 December after), § 7 (in advance), §§ 21-22 (moved), § 24 (paid), § 26 (on leaving), § 34
(lost). Keys: `ferie_udbetales_ud_over_uger`, `feriehindring_uger`, `feriehindring_igen_udbetales`, `ferie_dage_pr_uge`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import IntEnum, auto

from app.model.calc.vacation_account import Account, NoteKind, Take
from app.model.calc.vacation_facts import NOTHING, WEEK_KEY, Periods, VacationPeriod
from app.model.calc.vacation_taken import HeldDay
from app.model.domain.danish import rounded
from app.model.domain.leave import VacationEntry, VacationEntryKind
from app.model.domain.local_time import ONE_DAY
from app.model.rulebook.rulebook import Rulebook

PAID_WEEKS_KEY, HINDERED_WEEKS_KEY = "ferie_udbetales_ud_over_uger", "feriehindring_uger"
AGAIN_KEY = "feriehindring_igen_udbetales"


class _Rank(IntEnum):
    """What comes first of what falls on one day."""

    HELD = auto()
    MOVE = auto()
    LEAVE = auto()
    SETTLE = auto()
    PAY = auto()


@dataclass(frozen=True, slots=True)
class _Event:
    day: date
    rank: _Rank
    account: Account | None = None
    held: HeldDay | None = None
    days: Decimal = NOTHING


def moves_on(entry: VacationEntry, period: VacationPeriod) -> date | None:
    """The day from which days agreed to be moved are the next year's: it must be in writing, and in time."""
    if entry.agreed_on is None or entry.agreed_on > period.until:
        return None
    return max(entry.agreed_on, period.last)


class Ledger:
    """The accounts of one helper. What lies after `as_of` is planned, and nothing is settled that comes after it."""

    def __init__(self, accounts: Mapping[int, Account], periods: Periods, rules: Rulebook, as_of: date) -> None:
        self._accounts, self._periods, self._rules, self._as_of = accounts, periods, rules, as_of
        self._hindered: dict[int, Decimal] = {}

    def keep(self, held: Iterable[HeldDay], entries: Sequence[VacationEntry], last_days: Iterable[date]) -> None:
        """Goes through everything in order of time.

        Args:
            held: the days of vacation, in any order.
            entries: what is written down about days that no absence tells.
            last_days: the last day of each employment.

        """
        events = [_Event(each.day, _Rank.HELD, held=each) for each in held]
        for entry in entries:
            if (account := self._accounts.get(entry.year)) is not None:
                events += self._open(entry, account)
            else:
                self._bring(entry)
        events += [_Event(day, _Rank.LEAVE) for day in last_days if day < self._as_of]
        for account in self._accounts.values():
            if account.period.until < self._as_of:
                events.append(_Event(account.period.until, _Rank.SETTLE, account))
        for event in sorted(events, key=lambda e: (e.day, e.rank)):
            self._do(event)

    def _do(self, event: _Event) -> None:
        account = event.account
        if event.held is not None:
            self._take(event.held)
        elif account is None:
            self._leave(event.day)
        elif event.rank is _Rank.MOVE:
            self._move(account, event.day, event.days)
        elif event.rank is _Rank.SETTLE:
            self._settle(account)
        else:
            _pay(account, event.days)

    def _open(self, entry: VacationEntry, account: Account) -> Iterator[_Event]:
        """Puts in what was there before the program, and says when the rest happens."""
        match entry.kind:
            case VacationEntryKind.EARNED_BEFORE:
                account.before += entry.days
            case VacationEntryKind.TAKEN_BEFORE:
                account.taken += entry.days
            case VacationEntryKind.HINDERED:
                self._hindered[entry.year] = self._hindered.get(entry.year, NOTHING) + entry.days
            case VacationEntryKind.TRANSFERRED:
                day = moves_on(entry, account.period)
                if day is not None and day <= self._as_of:
                    yield _Event(day, _Rank.MOVE, account, days=entry.days)
            case VacationEntryKind.PAID_OUT:
                day = entry.agreed_on or self._as_of
                if day <= self._as_of:
                    yield _Event(day, _Rank.PAY, account, days=entry.days)

    def _bring(self, entry: VacationEntry) -> None:
        """Days moved out of a year that no account is kept of, into the first that is."""
        period, following = self._periods.get(entry.year), self._accounts.get(entry.year + 1)
        if period is None or following is None:
            return
        if entry.kind is VacationEntryKind.TRANSFERRED:
            day = moves_on(entry, period)
            following.moved_in += entry.days if day is not None and day <= self._as_of else NOTHING
        elif entry.kind is VacationEntryKind.HINDERED and period.until < self._as_of:
            following.hindered_in += entry.days

    def _take(self, held: HeldDay) -> None:
        """From the year before while its vacation can still be held and there is any, then from the year's own."""
        year = self._periods.year_of(held.day)
        own, old = self._accounts.get(year), self._accounts.get(year - 1)
        yesterday = held.day - ONE_DAY
        share, minutes = held.days, held.minutes
        if old is not None and held.day <= old.period.until:
            there = max(NOTHING, old.balance(yesterday))
            part = min(share, there)
            if part or (there and not share):
                gone = minutes if part == share else int(rounded(minutes * part / share, 0))
                self._put(old, Take(held, part, gone))
                share, minutes = share - part, minutes - gone
                if not share:
                    return
        if own is not None:
            there = max(NOTHING, own.balance(yesterday))
            self._put(own, Take(held, share, minutes, max(NOTHING, share - there)))

    def _put(self, account: Account, take: Take) -> None:
        account.takes.append(take)
        if take.held.day > self._as_of:
            account.planned += take.days
        else:
            account.taken += take.days

    def _days(self, weeks_key: str, on: date) -> Decimal:
        return self._rules.number(weeks_key, on).value * self._rules.number(WEEK_KEY, on).value

    def _move(self, account: Account, day: date, wanted: Decimal) -> None:
        """By written agreement: earned days beyond the four weeks."""
        most = account.earned_by(day) - self._days(PAID_WEEKS_KEY, day) - account.moved_out
        days = max(NOTHING, min(wanted, most, account.balance(day)))
        following = self._accounts.get(account.period.year + 1)
        if following is None:
            return
        account.moved_out += days
        following.moved_in += days
        account.note(NoteKind.MOVED, day, days)
        account.note(NoteKind.MOVED_LESS, day, wanted - days)

    def _leave(self, day: date) -> None:
        """The last day of an employment: what is left becomes vacation pay."""
        for account in self._accounts.values():
            if account.period.first <= day <= account.period.until:
                days = max(NOTHING, account.balance(day))
                account.due += days
                account.note(NoteKind.LEFT_WORK, day, days)

    def _settle(self, account: Account) -> None:
        """The vacation can no longer be held: moved because of a hindrance, to be paid, or lost."""
        day = account.period.until
        left = account.balance(day)
        if left <= 0:
            return
        came_in = account.moved_in + account.hindered_in
        rest_in = min(left, max(NOTHING, came_in - account.taken))
        rest_hindered = min(rest_in, max(NOTHING, account.hindered_in - account.taken))
        own = left - rest_in
        wanted = self._hindered.get(account.period.year, NOTHING)
        hindered = self._hinder(account, min(wanted, own, self._days(HINDERED_WEEKS_KEY, day)), wanted)
        own -= hindered
        beyond = account.earned_by(day) - self._days(PAID_WEEKS_KEY, day) - account.moved_out - account.paid
        due = rest_in - rest_hindered + max(NOTHING, min(own, beyond))
        account.note(NoteKind.DUE, day, due)
        again = rest_hindered if wanted and self._rules.number(AGAIN_KEY, day).value else NOTHING
        account.note(NoteKind.HINDERED_AGAIN, day, again)
        account.due += due + again
        lost = left - hindered - due - again
        account.lost += lost
        account.note(NoteKind.LOST, day, lost)

    def _hinder(self, account: Account, days: Decimal, wanted: Decimal) -> Decimal:
        following = self._accounts.get(account.period.year + 1)
        if following is None:
            return NOTHING
        account.hindered_out += days
        following.hindered_in += days
        account.note(NoteKind.HINDERED, account.period.until, days)
        account.note(NoteKind.HINDERED_LESS, account.period.until, wanted - days)
        return days


def _pay(account: Account, days: Decimal) -> None:
    """Days noted as paid: first those that were to be, then those that else were lost, then of what is left."""
    account.paid += days
    due = min(days, account.due)
    account.due -= due
    account.lost -= min(days - due, account.lost)
