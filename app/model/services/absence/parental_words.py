"""What a parent tells, and which weeks there are, in words: the same on the screen and in letters."""

from __future__ import annotations

from app.model.calc.parental import LeavePart, What
from app.model.domain.danish import day_text, plural
from app.model.domain.leave import ParentRole
from app.model.domain.reasons import Certainty

_NOTICE = {
    ParentRole.MOTHER: "hvornår orloven begynder",
    ParentRole.OTHER_PARENT: "hvornår orloven ved fødslen begynder",
}
_WHAT = {
    What.PLAN: "hvordan resten af orloven holdes",
    What.POSTPONE: "om noget af orloven udskydes",
}
_PARTS = {
    "barsel_mor_foer": "Før fødslen",
    "barsel_mor_lige_efter": "Lige efter fødslen",
    "barsel_mor_foerste_ti": "Videre i de første uger",
    "barsel_mor_senere": "Derefter",
    "barsel_medforaelder_foedsel": "Ved fødslen",
    "barsel_medforaelder_senere": "Øvrig orlov",
}


def what_words(role: ParentRole, what: What) -> str:
    """As it stands after »oplyser«."""
    return _WHAT.get(what) or _NOTICE[role]


def part_title(part: LeavePart) -> str:
    return _PARTS[part.key]


def part_days(part: LeavePart) -> str:
    """01.03.2027 til 28.03.2027; "" where the weeks have no place of their own."""
    return f"{day_text(part.first)} til {day_text(part.last)}" if part.first and part.last else ""


def part_weeks(part: LeavePart) -> str:
    """4 uger; said where nobody has confirmed the number."""
    unsure = " (ubekræftet)" if part.reason.certainty is Certainty.C else ""
    return f"{plural(part.weeks, 'uge', 'uger')}{unsure}"


def part_line(part: LeavePart) -> str:
    days = part_days(part)
    return f"{part_title(part)}: {part_weeks(part)}{f', {days}' if days else ''}"
