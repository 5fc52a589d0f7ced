"""What is watched, rule by rule, in words: which number a rule goes by and who says so, and what the user has chosen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from app.model.checks.catalogue import RULES, Rule
from app.model.checks.working_time import DAILY
from app.model.domain.danish import MONTHS, day_text, number_text, plural, sentence_text
from app.model.rulebook.parsing import TABLE_KEY
from app.model.rulebook.rulebook import Rulebook
from app.model.rulebook.values import Deadline, DeadlineUnit, Number, Step, Value, WindowTable
from app.model.services.binder import Binder
from app.model.services.reason_words import DECIDED_BY, ground_text, is_own_reminder
from app.model.services.watch import blocked_rules

SILENT = "Kommunens regler siger ikke noget om det."
# What a rule that is watched leaves out where its key is missing.
_LEFT_OUT = {"kontrakt_til_kommune_frist": "Kommunens regler siger ikke noget om en kopi; spørg kommunen."}
TABLE_TITLE = "Klokkeslættene for aften og nat"
NO_DAY = {"kvartalets_udgang": "hvert kvartal, uden en bestemt dag"}  # for a deadline of no length
_UNITS = {
    "timer": ("time", "timer"),
    "minutter": ("minut", "minutter"),
    "doegn": ("døgn", "døgn"),
    "dage": ("dag", "dage"),
    "uger": ("uge", "uger"),
    "maaneder": ("måned", "måneder"),
    "aar": ("år", "år"),
    "procent": ("%", "%"),
    "kroner": ("krone", "kroner"),
    "kvadratmeter": ("kvadratmeter", "kvadratmeter"),
}
_LENGTHS = {
    DeadlineUnit.DAYS: ("dag", "dage"),
    DeadlineUnit.WEEKS: ("uge", "uger"),
    DeadlineUnit.MONTHS: ("måned", "måneder"),
    DeadlineUnit.YEARS: ("år", "år"),
}
_EVENTS = {
    "maanedens_udgang": "efter månedens udgang",
    "aarets_begyndelse": "i året",
    "aarets_udgang": "efter årets udgang",
    "kvartalets_udgang": "efter kvartalets udgang",
    "ansaettelsens_start": "efter ansættelsens start",
    "ansaettelsesmaanedens_udgang": "efter udgangen af den måned, hvor hjælperen begynder",
    "ansaettelsens_ophoer": "efter ansættelsens ophør",
    "aendringen_gaelder": "efter den dag, ændringen gælder fra",
    "anmodningen_modtages": "efter anmodningen",
    "afslaget_gives": "efter afslaget",
    "opsigelsen_gives": "efter opsigelsen",
    "afgoerelsen_modtages": "efter den dag, du har fået afgørelsen",
    "klagen_modtages": "efter klagen",
    "doedsmaanedens_udgang": "efter udgangen af den måned, hvor borgeren dør",
    "indlaeggelsen": "efter indlæggelsen",
    "foerste_sygedag": "efter første sygedag",
    "barnets_foerste_sygedag": "efter barnets første sygedag",
    "ulykken": "efter ulykken",
    "foerste_fravaersdag_efter_ulykke": "efter første fraværsdag efter ulykken",
    "foedslen": "efter fødslen",
    "foer_forventet_foedsel": "før den forventede fødsel",
    "foer_udskudt_orlov": "før den udskudte orlov",
    "foer_foerste_feriedag": "før første feriedag",
    "foer_vagten": "før vagten",
    "foer_policens_udloeb": "før policen udløber",
    "foer_fristen": "før fristen",
    "forrige_apv": "efter den forrige APV",
    "forrige_droeftelse": "efter den forrige drøftelse",
    "forrige_samtale": "efter den forrige samtale",
    "forrige_tilsyn": "efter det forrige tilsyn",
    "forrige_opfoelgning": "efter den forrige opfølgning",
    "forrige_kontrol": "efter den forrige kontrol",
    "referenceperiodens_udgang": "efter perioden, som arbejdstiden regnes i gennemsnit over",
    "foer_vagtplanen_aendres": "før vagtplanen ændres",
}


@dataclass(frozen=True)
class RuleValue:
    """A number that a rule goes by. Where nobody says anything `value` is "" and `told` the whole sentence."""

    title: str
    value: str
    told: str


@dataclass(frozen=True)
class RuleLine:
    """A rule as people read it. `blocks` is the user's choice; None where there is none to make."""

    code: str
    title: str
    group: str
    watches: str
    state: str
    watched: bool
    refused: bool
    blocks: bool | None
    values: tuple[RuleValue, ...]


REST_ROOM = (
    "Under Ordning er der sat hak ved hvilerum og aftale eller dispensation. Derfor er en vagt på op til 24 timer i orden, "
    "når 11 timers hvile følger lige efter, også når der er kort tid til vagten før."
)


def rule_lines(binder: Binder) -> tuple[RuleLine, ...]:
    """Every rule in the order of the catalogue, with what holds today."""
    rules, blocked = binder.rulebook(), blocked_rules(binder)
    lines = tuple(_line(rule, rules, binder.today, rule.code in blocked) for rule in RULES)
    return tuple(map(_with_rest_room, lines)) if binder.scheme().rest_room else lines


def _with_rest_room(line: RuleLine) -> RuleLine:
    """The rule of daily rest says what the scheme has made an exception for."""
    return replace(line, watches=f"{line.watches} {REST_ROOM}") if line.code == DAILY else line


def _line(rule: Rule, rules: Rulebook, on: date, is_blocked: bool) -> RuleLine:  # noqa: FBT001 - two lines above
    values = tuple(_value(key, rules, on) for key in rule.keys)
    silent = bool(values) and not values[0].value  # a rule's first key is the one that its check can't do without
    left_out = [_LEFT_OUT[key] for key in rule.keys if key in _LEFT_OUT and rules.find(key, on) is None]
    return RuleLine(
        code=rule.code,
        title=rule.title,
        group=rule.group.value,
        watches=" ".join((rule.watches, *left_out)),
        state=_state(rule, silent=silent),
        watched=rule.live and not silent,
        refused=rule.refused,
        blocks=is_blocked if rule.planning and rule.live and not rule.refused else None,
        values=values,
    )


def _state(rule: Rule, *, silent: bool) -> str:
    if not rule.live:
        return rule.waits or "Venter."
    if silent:
        return f"Programmet kan ikke holde øje. {SILENT}"
    return "Afvises altid." if rule.refused else "Programmet holder øje."


def _value(key: str, rules: Rulebook, on: date) -> RuleValue:
    definition = rules.definitions.get(key)
    title = definition.title if definition is not None else TABLE_TITLE if key == TABLE_KEY else ""
    value = rules.find(key, on)
    if value is None:
        return RuleValue(title, "", f"{title}: {SILENT}" if title else SILENT)
    text = value_text(value)
    parts = [
        f"{title}: {text}.",
        ground_text(value.reason(key, text)),
    ]
    if not is_own_reminder(value.source):
        checked = definition.checked if definition is not None else None
        parts.append(f"Efterset {day_text(checked)}." if checked is not None else "")
        parts.append(sentence_text(value.note) if value.note else "")
    return RuleValue(title, text, " ".join(part for part in parts if part))


def value_text(value: Value) -> str:
    """A rule's value in words: "11 timer", "7 dage efter månedens udgang", "1. februar i året efter"."""
    if isinstance(value, Number):
        return _number(value)
    if isinstance(value, WindowTable):
        return f"{DECIDED_BY[value.layer]}s tillægstabel"
    return _deadline(value) if isinstance(value, Deadline) else "en liste over dage"


def _deadline(value: Deadline) -> str:
    if value.month_day is not None:
        month, day = value.month_day
        late = value.event == "aarets_udgang"
        return f"{day}. {MONTHS[month - 1]}{' året efter' if late else ''}"
    if value.amount == 0:
        return NO_DAY.get(value.event) or f"senest {_EVENTS[value.event].split(' ', 1)[1]}"
    if value.amount is not None and value.unit is not None:
        return f"{plural(value.amount, *_LENGTHS[value.unit])} {_EVENTS[value.event]}"
    return "; ".join(map(_step, value.steps))


def _number(value: Number) -> str:
    if value.unit == "ja_nej":
        return "ja" if value.value else "nej"
    number = number_text(value.value) if value.unit != "aarstal" else str(value.value)
    if value.unit not in _UNITS:
        return number
    one, many = _UNITS[value.unit]
    return f"{number} {one if value.value == 1 else many}"


def _step(step: Step) -> str:
    length = plural(step.amount, *_LENGTHS[step.unit])
    length = f"løbende måned plus {length}" if step.to_month_end else length
    if step.below_months is None:
        return f"derefter {length}"
    return f"{length} i de første {plural(step.below_months, 'måned', 'måneder')}"
