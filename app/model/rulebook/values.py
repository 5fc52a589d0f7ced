"""The four kinds of value that a rule can have: number, window table, day list, deadline. Each is dated and sourced."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from app.model.domain.reasons import Certainty, Layer, Reason, Source

Span = tuple[int, int]  # minutes after local midnight, half-open

# The format's closed lists: a new name is a word for every rule file.
UNITS = frozenset(
    {
        "timer",
        "minutter",
        "dage",
        "uger",
        "maaneder",
        "aar",
        "doegn",
        "procent",
        "kroner",
        "ja_nej",
        "antal",
        "trin",
        "aarstal",
        "kvadratmeter",
    },
)
DEVIATIONS = frozenset({"ingen", "kun_opad", "kun_nedad", "frit"})
EVENTS = frozenset(
    {
        "maanedens_udgang",
        "aarets_begyndelse",
        "aarets_udgang",
        "kvartalets_udgang",
        "ansaettelsens_start",
        "ansaettelsesmaanedens_udgang",
        "ansaettelsens_ophoer",
        "aendringen_gaelder",
        "anmodningen_modtages",
        "afslaget_gives",
        "opsigelsen_gives",
        "afgoerelsen_modtages",
        "klagen_modtages",
        "doedsmaanedens_udgang",
        "indlaeggelsen",
        "foerste_sygedag",
        "barnets_foerste_sygedag",
        "ulykken",
        "foerste_fravaersdag_efter_ulykke",
        "foedslen",
        "foer_forventet_foedsel",
        "foer_udskudt_orlov",
        "foer_foerste_feriedag",
        "foer_vagten",
        "foer_policens_udloeb",
        "foer_fristen",
        "forrige_apv",
        "forrige_droeftelse",
        "forrige_samtale",
        "forrige_tilsyn",
        "forrige_opfoelgning",
        "forrige_kontrol",
        "referenceperiodens_udgang",
        "foer_vagtplanen_aendres",
    },
)


@dataclass(frozen=True)
class Dated:
    """What every value carries: the first day it holds, who says so and how sure that is."""

    since: date
    source: Source
    certainty: Certainty
    layer: Layer
    repealed: bool = field(default=False, kw_only=True)
    note: str | None = field(default=None, kw_only=True)

    def reason(self, key: str, text: str) -> Reason:
        return Reason(text, key, self.since, self.layer, self.source, self.certainty)


@dataclass(frozen=True)
class Number(Dated):
    """A number with its unit, e.g. 11 timer."""

    value: Decimal
    unit: str


class Rounding(StrEnum):
    """How a supplement's minutes are rounded, for each row of the timesheet."""

    MINUTE = "minut"
    STARTED_HALF_HOUR = "paabegyndt_halv_time"


@dataclass(frozen=True)
class Window:
    """One supplement: the clock spans of its days. `weekdays` is None where it follows the day list instead."""

    name: str
    title: str
    column: str
    weekdays: frozenset[int] | None
    spans: tuple[Span, ...]
    percent: Decimal | None
    kroner: Decimal | None
    replaces: frozenset[str]

    @property
    def pays(self) -> bool:
        """False for the window that says "no supplement"."""
        return bool(self.percent or self.kroner)

    @property
    def rate_text(self) -> str:
        from app.model.domain.danish import kroner_text, number_text

        if self.kroner is not None:
            return f"{kroner_text(self.kroner)} i timen"
        return f"{number_text(self.percent or Decimal())} %"


@dataclass(frozen=True)
class WindowTable(Dated):
    """The supplements of a profile. Every minute of the week lies in some window, or the file is refused."""

    rounding: Rounding
    on_call_earns: bool
    sick_earns: bool
    windows: tuple[Window, ...]


@dataclass(frozen=True)
class DayEntry:
    """A named day (calendar_dk) or a fixed date (month, day), with the part of the day that counts."""

    name: str | None
    month_day: tuple[int, int] | None
    span: Span


@dataclass(frozen=True)
class DayList(Dated):
    entries: tuple[DayEntry, ...]


class DeadlineUnit(StrEnum):
    DAYS = "dage"
    WEEKS = "uger"
    MONTHS = "maaneder"
    YEARS = "aar"


@dataclass(frozen=True)
class Step:
    """One step of a notice: below this many months of employment, this long, perhaps to the end of a month."""

    below_months: int | None
    amount: int
    unit: DeadlineUnit
    to_month_end: bool


@dataclass(frozen=True)
class Deadline(Dated):
    """A length counted from something, or a fixed date (month, day) after it, or steps by seniority."""

    event: str
    amount: int | None
    unit: DeadlineUnit | None
    month_day: tuple[int, int] | None
    steps: tuple[Step, ...]


Value = Number | WindowTable | DayList | Deadline
