"""What is watched, rule by rule, in words: which number a rule goes by and who says so, and what the user has chosen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.model.checks.catalogue import RULES, Rule
from app.model.domain.danish import MONTHS, day_text, number_text, plural, sentence_text
from app.model.domain.reasons import Certainty, Layer
from app.model.rulebook.rulebook import Rulebook
from app.model.rulebook.values import Deadline, DeadlineUnit, Number, Step, Value
from app.model.services.binder import Binder
from app.model.services.watch import blocked_rules

SILENT = "Kommunens regler siger ikke noget om det."
DECIDED_BY = {
    Layer.LAW: "loven",
    Layer.AGREEMENT: "overenskomsten",
    Layer.MUNICIPALITY: "kommunen",
    Layer.CONTRACT: "kontrakten",
}
SURE = {
    Certainty.A: "læst i den officielle tekst",
    Certainty.B: "fra en anden kilde end reglen selv",
    Certainty.C: "ubekræftet, spørg kommunen",
}
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


def rule_lines(binder: Binder) -> tuple[RuleLine, ...]:
    """Every rule in the order of the catalogue, with what holds today."""
    rules, blocked = binder.rulebook(), blocked_rules(binder)
    return tuple(_line(rule, rules, binder.today, rule.code in blocked) for rule in RULES)


def _line(rule: Rule, rules: Rulebook, on: date, is_blocked: bool) -> RuleLine:  # noqa: FBT001 - two lines above
    values = tuple(_value(key, rules, on) for key in rule.keys)
    silent = bool(values) and not any(value.value for value in values)
    return RuleLine(
        code=rule.code,
        title=rule.title,
        group=rule.group.value,
        watches=rule.watches,
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
    title = definition.title if definition is not None else ""
    value = rules.find(key, on)
    if value is None or definition is None:
        return RuleValue(title, "", f"{title}: {SILENT}" if title else SILENT)
    text = value_text(value)
    parts = [
        f"{title}: {text}.",
        f"Kilde: {value.source}.",
        f"Bestemt af {DECIDED_BY[value.layer]}.",
        f"Gælder fra {day_text(value.since)}.",
        f"Sikkerhed: {SURE[value.certainty]}.",
        f"Efterset {day_text(definition.checked)}." if definition.checked is not None else "",
        sentence_text(value.note) if value.note else "",
    ]
    return RuleValue(title, text, " ".join(part for part in parts if part))


def value_text(value: Value) -> str:
    """A rule's value in words: "11 timer", "7 dage efter månedens udgang", "1. februar i året efter"."""
    if isinstance(value, Number):
        return _number(value)
    if not isinstance(value, Deadline):
        return "en tabel"
    if value.month_day is not None:
        month, day = value.month_day
        late = value.event == "aarets_udgang"
        return f"{day}. {MONTHS[month - 1]}{' året efter' if late else ''}"
    if value.amount is not None and value.unit is not None:
        return f"{plural(value.amount, *_LENGTHS[value.unit])} {_EVENTS[value.event]}"
    return f"{_EVENTS[value.event]}: {'; '.join(map(_step, value.steps))}"


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
    length += " til udgangen af en måned" if step.to_month_end else ""
    if step.below_months is None:
        return f"ellers {length}"
    return f"{length} i de første {plural(step.below_months, 'måned', 'måneder')} af ansættelsen"
