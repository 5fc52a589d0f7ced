"""The words in which the roster tells of findings: the sign in a cell, the whole message, what a change made of them.

An error and a warning differ by sign and by word, never by colour alone. No Qt.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.model.domain.danish import day_text, sentence_text
from app.model.domain.findings import Finding, Severity
from app.model.services.findings import SEVERITY_TITLES
from app.model.services.planning import Outcome
from app.model.services.reason_words import ground_text

SHORT = {
    "daily-rest": "hvile",
    "weekly-rest": "fridøgn",
    "shift-24h": "for lang",
    "weekly-48h": "48 timer",
    "relative-48h": "nærtstående",
    "roster-4-weeks": "varsel",
    "helper-under-18": "alder",
    "outside-contract": "kontrakt",
    "on-leave": "fravær",
    "respiration-skill": "respiration",
    "during-hospital": "indlæggelse",
    "uncovered": "dækning",
    "hours-balance": "bevilling",
}
_MENDED = {
    "daily-rest": "hvilen er i orden igen",
    "weekly-rest": "fridøgnet er i orden igen",
    "shift-24h": "vagtens længde er i orden igen",
    "weekly-48h": "timerne om ugen er i orden igen",
    "relative-48h": "nærtståendes timer er i orden igen",
    "roster-4-weeks": "varslet er i orden igen",
    "helper-under-18": "alderen er i orden igen",
    "outside-contract": "kontrakten dækker igen",
    "on-leave": "vagten ligger ikke længere i fraværet",
    "respiration-skill": "vagten med respiration er i orden igen",
    "during-hospital": "vagten ligger ikke længere i indlæggelsen",
    "uncovered": "tiden er dækket igen",
    "hours-balance": "timerne holder sig inden for bevillingen igen",
}
_OTHER, _OTHER_MENDED = "se nedenfor", "det er i orden igen"
MOST_TOLD = 3  # findings that a message tells one by one
NOTHING = "Intet bliver galt af det."


def sign_line(finding: Finding) -> str:
    """A cell's line: "!! fejl: kontrakt", "! hvile" or, where only something is to be remembered, "husk: hvile"."""
    word = SHORT.get(finding.code, _OTHER)
    if finding.severity is Severity.ERROR:
        return f"!! fejl: {word}"
    return f"! {word}" if finding.severity is Severity.WARNING else f"husk: {word}"


def spoken(finding: Finding) -> str:
    return f"{SEVERITY_TITLES[finding.severity]}: {finding.title}"


def told(finding: Finding) -> str:
    """What is the matter, in full: the sign's word, the title and the sentence."""
    sign = {Severity.ERROR: "!! ", Severity.WARNING: "! "}.get(finding.severity, "")
    return f"{sign}{spoken(finding)}. {sentence_text(finding.message)}"


def explained(finding: Finding) -> str:
    """The answer to "Hvorfor?": the message, what to do, who decides it, and how sure it is."""
    ground = ground_text(finding.reason) or f"Grund: {sentence_text(finding.reason.text)}"
    return f"{told(finding)} {finding.advice} {ground}"


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """By severity; in their own order within it."""
    return sorted(findings, key=lambda finding: -finding.severity.weight)


def mended_text(finding: Finding, names: Mapping[str, str]) -> str:
    """One sentence with the helper and the day: "Anna, 05.10.2026: fridøgnet er i orden igen."."""
    text = _MENDED.get(finding.code, f"{finding.title.lower()}: {_OTHER_MENDED}")
    name = names.get(finding.helper_id or "", "")
    where = [part for part in (name, day_text(finding.at) if finding.at else "") if part]
    return sentence_text(f"{', '.join(where)}: {text}" if where else text)


def outcome_text(outcome: Outcome, names: Mapping[str, str], most: int | None = None) -> str:
    """What would become of a change, a line each; "" when nothing would."""
    lines = [told(finding) for finding in worst_first(outcome.appears)]
    lines += [mended_text(finding, names) for finding in outcome.disappears]
    if most is not None and len(lines) > most:
        lines = [*lines[:most], f"… og {len(lines) - most} mere."]
    return "\n".join(lines)
