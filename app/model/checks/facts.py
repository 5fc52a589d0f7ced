"""What every check is given: the scheme's facts around the days looked at, sorted and by helper."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain

from app.model.calc.use import Use, use
from app.model.calc.vacation import Book
from app.model.calc.vacation_facts import VacationFacts
from app.model.calc.vacation_start import from_where_needed
from app.model.checks.blocks import Block, blocks
from app.model.domain.entities import Absence, Contract, Grant, Helper, Month, Scheme, Shift
from app.model.domain.findings import Finding
from app.model.domain.leave import AbsenceStep, Accident, ParentalLeave, VacationRound, VacationWish
from app.model.domain.people import Applicant, Handout, Hiring, Talk, Termination
from app.model.domain.stays import CitizenStay, StayHelper
from app.model.domain.watch import CoverWindow, RestException
from app.model.rulebook.rulebook import Rulebook


@dataclass(frozen=True)
class Facts:
    """`as_of` is the day that deadlines are seen from; roster rules look at shifts that begin `first`..`last`.

    `shifts` hold what lies around those days too, as far back as a rule can reach (rest, four months, the quarter).
    Shifts are in order of start, contracts and grants of first day, absences of first day; talks (without what was said)
    and handouts (what is still out) of their day, terminations of last day. `appraisals` are those of the roster and
    those written down as talks.
    `vacation` is for those who are employed on `as_of`, from their first day.
    `planning` is True while a change is only tried: what is entered now is known to be planned now.
    """

    as_of: date
    first: date
    last: date
    scheme: Scheme
    helpers: Mapping[str, Helper]
    grants: Sequence[Grant] = ()
    contracts: Mapping[str, Sequence[Contract]] = field(default_factory=dict)
    shifts: Mapping[str, Sequence[Shift]] = field(default_factory=dict)
    absences: Mapping[str, Sequence[Absence]] = field(default_factory=dict)
    appraisals: Mapping[str, Sequence[date]] = field(default_factory=dict)
    worked_months: frozenset[Month] = frozenset()
    sent_months: frozenset[Month] = frozenset()
    cover: Sequence[CoverWindow] = ()
    exceptions: Sequence[RestException] = ()
    talks: Mapping[str, Sequence[Talk]] = field(default_factory=dict)
    staff_meetings: Sequence[Talk] = ()
    terminations: Mapping[str, Sequence[Termination]] = field(default_factory=dict)
    handouts: Mapping[str, Sequence[Handout]] = field(default_factory=dict)
    hirings: Sequence[Hiring] = ()
    applicants: Sequence[Applicant] = ()
    absence_steps: Sequence[AbsenceStep] = ()
    accidents: Sequence[Accident] = ()
    parental_leaves: Sequence[ParentalLeave] = ()
    vacation: Mapping[str, VacationFacts] = field(default_factory=dict)
    vacation_wishes: Sequence[VacationWish] = ()
    vacation_rounds: Sequence[VacationRound] = ()
    stays: Sequence[CitizenStay] = ()
    stay_helpers: Sequence[StayHelper] = ()
    planning: bool = False
    _blocks: dict[str, list[Block]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _excused: dict[tuple[str, str, str], RestException] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _vacation_books: dict[str, Book] = field(default_factory=dict, init=False, repr=False, compare=False)
    _uses: list[tuple[Rulebook, Use]] = field(default_factory=list, init=False, repr=False, compare=False)

    def blocks(self, helper_id: str) -> list[Block]:
        """A helper's working time, merged once for all the rules that look at it."""
        if helper_id not in self._blocks:
            self._blocks[helper_id] = blocks(self.shifts.get(helper_id, ()))
        return self._blocks[helper_id]

    def use(self, first: date, last: date, rules: Rulebook) -> Use:
        """The hours used between two dates, counted once for all the rules that look at them; in planning only in all."""
        for book, made in self._uses:
            if book is rules and (made.first, made.last) == (first, last):
                return made
        shifts = chain.from_iterable(self.shifts.values())
        absences = chain.from_iterable(self.absences.values())
        made = use(shifts, absences, self.grants, first, last, rules, by_slot=not self.planning)
        self._uses.append((rules, made))
        return made

    def vacation_book(self, helper_id: str, rules: Rulebook) -> Book | None:
        """A helper's vacation accounts, kept once for all the rules that look at them; None for who is not employed."""
        if helper_id not in self._vacation_books and helper_id in self.vacation:
            needed = from_where_needed(self.vacation[helper_id], rules, self.as_of)
            self._vacation_books[helper_id] = Book(needed, rules, self.as_of)
        return self._vacation_books.get(helper_id)

    def exception(self, finding: Finding) -> RestException | None:
        """The exception that is written down for what a finding tells; the first one of several."""
        if not self._excused:
            for x in self.exceptions:
                self._excused.setdefault((x.helper_id, x.rule, x.at.isoformat("T", "minutes")), x)
        return self._excused.get((finding.helper_id or "", finding.code, finding.subject or ""))

    def in_range(self, shift: Shift) -> bool:
        """The shift begins on one of the days that roster rules look at."""
        return self.first <= shift.start.date() <= self.last

    def name(self, helper_id: str) -> str:
        return self.helpers[helper_id].name


Check = Callable[[Facts, Rulebook], Iterable[Finding]]
