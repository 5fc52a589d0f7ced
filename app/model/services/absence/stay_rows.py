"""The citizen's stays as a screen shows them: who comes along, who is to be told by when, the last days, and what to know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.model.calc.notice import Notice
from app.model.calc.stays import (
    DENMARK_KEY,
    INSURANCE_KEY,
    NOT_ABROAD_KEY,
    PAY_KEY,
    SAME_KEY,
    StayDay,
    Where,
    is_over,
    length,
    stay_days,
    tell_by,
    where,
)
from app.model.checks.hospital import HOSPITAL_ASKS, ONLY_AGREED_KEY, VACATION_KEY
from app.model.checks.stay_parts import Part, Told, parts_of
from app.model.domain.danish import danish_order
from app.model.domain.entities import Contract, Paragraph, Scheme
from app.model.domain.reasons import Reason
from app.model.domain.stays import CitizenStay, StayHelper, StayKind
from app.model.rulebook.rulebook import Rulebook
from app.model.rulebook.values import Number
from app.model.services.absence.stay_shifts import to_mark
from app.model.services.binder import Binder
from app.model.services.drafts import read
from app.model.services.facts import by_helper
from app.model.services.stays import StayDraft
from app.model.store import leave_queries, queries

ONLY_PAY_KEY, HOURS_KEY, UNPAID_KEY = (
    "borgerens_ferie_kun_loen",
    "borgerens_ferie_ekstra_timer",
    "borgerens_ferie_uden_indtjening",
)
IN_DENMARK_KEY, VISITS_KEY = "paragraf_95_ferie_i_danmark", "indlaeggelse_besoeg_koersel"
PLACES_KEY = "respiration_flere_moedesteder"


@dataclass(frozen=True)
class PartRow:
    """A helper in a stay, by name."""

    part: Part
    name: str
    state: Told


@dataclass(frozen=True)
class DayRow:
    """A last day and how the stay stands to it."""

    day: StayDay
    where: Where


@dataclass(frozen=True)
class Quote:
    """What a handbook says, word for word, and where."""

    source: str
    words: str


@dataclass(frozen=True)
class StayRow:
    """A stay with all that is worked out of it.

    `tell`: the last day to tell helpers who don't come along, with its steps. `hints`: what to know, each with its rule or
    none. `quotes`: the places of a handbook that contradict each other. `inside`: another stay that it lies over.
    `to_mark`: shifts of those along that can be marked as away from home.
    """

    id: str
    draft: StayDraft
    parts: tuple[PartRow, ...]
    tell: Notice | None
    days: tuple[DayRow, ...]
    hints: tuple[Reason, ...]
    quotes: tuple[Quote, ...]
    inside: tuple[StayDraft, ...]
    to_mark: int
    length: int
    over: bool

    @property
    def along(self) -> tuple[str, ...]:
        return tuple(row.name for row in self.parts if row.part.along)

    @property
    def untold(self) -> int:
        return sum(row.state in {Told.MISSING, Told.TO_COME} for row in self.parts)


def stay_rows(binder: Binder) -> tuple[StayRow, ...]:
    """Those that are or come first, the nearest on top; then those that are over, the last one first."""
    rules, today = binder.rulebook(), binder.today
    with binder.database.read() as session:
        scheme = queries.scheme(session) or Scheme()
        names = {helper.id: helper.name for helper in queries.helpers(session)}
        contracts = by_helper(queries.contracts(session))
        stays, written = leave_queries.stays(session), leave_queries.stay_helpers(session)
        marks = {stay.id: len(to_mark(session, stay, written, today)) for stay in stays}
    look = _Look(rules, scheme, today, names, contracts, stays, written)
    rows = [look.row(stay, marks[stay.id]) for stay in stays]
    coming = [row for row in rows if not row.over]
    return (*coming, *reversed([row for row in rows if row.over]))


@dataclass(frozen=True)
class _Look:
    """What every row is worked out from."""

    rules: Rulebook
    scheme: Scheme
    today: date
    names: Mapping[str, str]
    contracts: Mapping[str, Sequence[Contract]]
    stays: Sequence[CitizenStay]
    written: Sequence[StayHelper]

    def row(self, stay: CitizenStay, marks: int) -> StayRow:
        notice = None if stay.kind is StayKind.HOSPITAL_ACUTE else tell_by(stay, self.rules)
        parts = self.parts(stay, notice)
        anybody = any(row.part.along for row in parts)
        days = stay_days(stay, self.scheme.paragraph, self.rules)
        return StayRow(
            stay.id,
            read(StayDraft, stay),
            parts,
            notice,
            tuple(DayRow(day, where(day, stay, self.today, anybody_along=anybody)) for day in days),
            tuple(hints(stay, self.scheme, self.rules)),
            quotes(stay, self.rules),
            tuple(read(StayDraft, other) for other in self.stays if other.id != stay.id and _touch(stay, other)),
            marks,
            length(stay, self.today),
            is_over(stay, self.today),
        )

    def parts(self, stay: CitizenStay, notice: Notice | None) -> tuple[PartRow, ...]:
        """By name, those who come along first. Under a hospital stay nobody must be told ahead of anything."""
        found = parts_of(stay, self.written, self.contracts, None if stay.kind.is_hospital else notice)
        rows = (PartRow(part, self.names[part.helper_id], part.state(self.today)) for part in found)
        return tuple(sorted(rows, key=lambda row: (not row.part.along, danish_order(row.name))))


def _touch(stay: CitizenStay, other: CitizenStay) -> bool:
    return stay.first_day <= (other.last_day or date.max) and other.first_day <= (stay.last_day or date.max)


def quotes(stay: CitizenStay, rules: Rulebook) -> tuple[Quote, ...]:
    """Both places on pay and work during a hospital stay, where a handbook says two things; else nothing."""
    if not stay.kind.is_hospital:
        return ()
    found = [rules.find(key, stay.first_day) for key in (PAY_KEY, SAME_KEY, ONLY_AGREED_KEY)]
    words = [value for value in found if value is not None and value.source.words]
    if len({value.source.section for value in words}) <= 1:
        return ()
    return tuple(Quote(str(value.source), value.source.words) for value in words)


def hints(stay: CitizenStay, scheme: Scheme, rules: Rulebook) -> Iterator[Reason]:
    """What is worth knowing of a stay; a municipality's own only where it has said so."""
    if stay.kind.is_hospital:
        yield from _hospital_hints(stay, rules)
        if scheme.respiration:
            yield from _said(rules, PLACES_KEY, stay, yes=_PLACES)
    else:
        yield from _vacation_hints(stay, scheme.paragraph, rules)


_PLACES = "Skal en hjælper med på hospitalet, skal kontrakten sige, at der kan være flere mødesteder"


def _hospital_hints(stay: CitizenStay, rules: Rulebook) -> Iterator[Reason]:
    yield Reason(f"Hospitalet sørger for plejen under indlæggelsen. {HOSPITAL_ASKS}")
    if stay.kind is StayKind.HOSPITAL_PLANNED:
        yield from _said(
            rules, VACATION_KEY, stay, yes="Ved en planlagt indlæggelse planlægges der ferie for hjælperne"
        )
    yield from _said(rules, VISITS_KEY, stay, no="Hjælpernes kørsel på besøg dækkes ikke")
    if rules.find(PAY_KEY, stay.first_day) is None:
        yield Reason("Kommunens regler for løn under indlæggelse kendes ikke. Spørg kommunen")


def _vacation_hints(stay: CitizenStay, paragraph: Paragraph, rules: Rulebook) -> Iterator[Reason]:
    if paragraph is not Paragraph.P96:
        yield from _said(rules, NOT_ABROAD_KEY, stay, no="En § 95-ordning kan ikke tages med til udlandet")
        yield from _said(rules, IN_DENMARK_KEY, stay, yes="Hjælperne må være med på ferie og i weekender i Danmark")
    if paragraph is Paragraph.P96 and stay.abroad:
        yield Reason("Kommunen bør have besked, før ordningen tages med til udlandet")
    yield from _said(
        rules, ONLY_PAY_KEY, stay, yes="Det er kun hjælpernes løn, der dækkes. Rejse og ophold betaler du selv"
    )
    yield from _said(rules, HOURS_KEY, stay, yes="Skal I overnatte ude, kan der søges om ekstra timer")
    yield from _said(rules, UNPAID_KEY, stay, yes="Hjælpere, der ikke tager med, har ingen indtjening imens")
    if rules.find(DENMARK_KEY, stay.first_day) is None and not stay.abroad:
        yield Reason("Kommunens regler for ferie i Danmark kendes ikke. Spørg kommunen")
    if rules.find(INSURANCE_KEY, stay.first_day) is None and stay.abroad:
        yield Reason("Hjælpere, der er med i udlandet, er på arbejde. Spørg kommunen om rejseforsikring")


def _said(rules: Rulebook, key: str, stay: CitizenStay, *, yes: str = "", no: str = "") -> Iterator[Reason]:
    """A rule that says yes or no, in words; nothing where nobody has said it."""
    rule = rules.find(key, stay.first_day)
    text = (yes if rule.value else no) if isinstance(rule, Number) else ""
    if rule is not None and text:
        yield rule.reason(key, text)
