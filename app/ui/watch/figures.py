"""The figures of a finding in Danish words, so that a person can check it by hand. No Qt.

A figure whose name is not here is for machines (`tjek --json`) and is not shown.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from app.model.domain.danish import day_text, duration_text, moment_text, month_text, number_text, sentence_text
from app.model.domain.entities import Month
from app.model.domain.findings import Figure, Finding
from app.model.services.reason_words import ground_text

TITLES = {
    "longest_rest_minutes": "længste hvile i træk",
    "required_rest_minutes": "hvile, der kræves",
    "block_end": "arbejdet slutter",
    "last_block_end": "den sidste vagt slutter",
    "days": "døgn",
    "limit_days": "højst så mange døgn",
    "minutes": "tid i alt",
    "limit_minutes": "grænsen",
    "hours_per_week": "timer om ugen",
    "limit_hours": "grænsen i timer om ugen",
    "neutral_days": "dage med sygdom eller ferie, der ikke er regnet med",
    "from": "fra",
    "to": "til",
    "used_minutes": "brugt",
    "planned_minutes": "planlagt",
    "granted_minutes": "bevilget",
    "left_minutes": "tilbage",
    "service_minutes": "bevilget efter serviceloven",
    "respiration_minutes": "bevilget til respiration",
    "self_paid_minutes": "betalt af borgeren selv",
    "days_without_grant": "dage uden bevilling med timer",
    "minutes_without_grant": "brugt og planlagt på de dage",
    "gaps": "uden hjælper",
    "shifts": "vagter",
    "contracts": "kontrakter",
    "age": "hjælperens alder",
    "minimum_age": "mindste alder",
    "born_on": "født",
    "approved_on": "godkendt",
    "absence_from": "fravær fra",
    "absence_to": "fravær til og med",
    "announced_on": "varslet",
    "announce_by": "sidste dag at varsle",
    "earliest": "tidligst",
    "hours_before": "timer om ugen før",
    "hours_after": "timer om ugen efter",
    "counted": "sådan er der talt",
    "core_due": "de vigtigste vilkår senest",
    "rest_due": "de øvrige vilkår senest",
    "employed_from": "ansat fra",
    "probation_until": "prøvetid til",
    "last_allowed": "prøvetid højst til",
    "first_day": "første dag",
    "last_day": "sidste dag",
    "period_over": "dagen efter arbejdsgiverens periode",
    "paid_days": "dage med løn",
    "since": "regnet fra",
    "other_start": "den anden vagt begynder",
    "other_end": "den anden vagt slutter",
    "given_on": "besked givet",
    "missing": "det mangler",
    "things": "ikke afleveret",
    "grant_ends": "bevillingen slutter",
    "covered_until": "dækket til og med",
    "held_on": "samtalen var",
    "asked_on": "bedt om",
    "applicants": "ansøgere, der er gemt",
    "closed_on": "stillingen blev lukket",
    "due": "gemmes højst til",
    "happened_on": "ulykken skete",
    "due_on": "termin",
    "told_on": "besked givet",
    "away_from": "borgeren er væk fra",
    "away_to": "borgeren er væk til og med",
    "without_application": "uden ansøgning til og med",
    "days_over": "dage derudover",
    "days_in_hospital": "dage på hospitalet",
    "wanted_days": "feriedage, der skal være",
    "taken_days": "feriedage holdt",
    "planned_days": "feriedage planlagt",
    "longest_row_days": "flest feriedage i sammenhæng",
    "held_and_planned_days": "feriedage holdt og planlagt",
    "left_days": "feriedage tilbage",
    "movable_days": "feriedage, der kan overføres",
    "at_risk_days": "feriedage, der kan bortfalde",
    "due_days": "feriedage, der skal udbetales",
    "moved_days": "feriedage overført",
    "lost_days": "feriedage bortfaldet",
    "wishes_by": "ønsker senest",
    "advance_days": "feriedage, der ikke er optjent",
    "replaced_days": "feriedage, der kan holdes igen",
}
_OF_RULE = {("weekly-48h", "days"): "dage, der er regnet med"}
DAY, MOMENT = len("2026-10-31"), len("2026-10-31T22:00")


def figure_lines(finding: Finding) -> list[str]:
    """Each figure on a line of its own, in the finding's order; what is nothing is left out."""
    lines = []
    for name, value in finding.figures.items():
        title = _OF_RULE.get((finding.code, name)) or TITLES.get(name, "")
        text = _value(name, value) if value else ""
        if title and text:
            lines.append(f"{title[:1].upper()}{title[1:]}: {text}")
    return lines


def _value(name: str, value: Figure) -> str:
    if isinstance(value, list):
        return (" " if value[0].endswith(".") else "; ").join(_text(part) for part in value)
    if isinstance(value, str):
        return _text(value)
    if name.endswith("minutes"):
        return f"{'minus ' if value < 0 else ''}{duration_text(abs(int(value)))}"
    return number_text(Decimal(value))


def _text(value: str) -> str:
    """A date, a moment, a month or a span as Danes write them; other texts as they are."""
    if "/" in value:
        return " til ".join(_text(part) for part in value.split("/"))
    try:
        if len(value) == DAY:
            return day_text(date.fromisoformat(value))
        if len(value) == MOMENT:
            return moment_text(datetime.fromisoformat(value))
        return month_text(Month.parse(value))
    except ValueError:
        return value


def why_lines(finding: Finding) -> list[str]:
    """The rule as a sentence, what it rests on, and the figures."""
    lines = [sentence_text(finding.reason.text), ground_text(finding.reason)]
    return [line for line in (*lines, *figure_lines(finding)) if line]
