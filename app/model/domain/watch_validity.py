"""What makes a mark, an exception to a rest rule or a cover window impossible, whoever enters it.

As in validity.py, the window and the exchange file ask the same functions: (the exchange file's field, a Danish text).
"""

from __future__ import annotations

from app.model.domain.danish import day_text, moment_text
from app.model.domain.validity import LONGEST_TEXT, FieldMistake, day_mistake, text_mistake, time_mistake
from app.model.domain.watch import CoverWindow, FindingMark, MarkKind, RestException

LONGEST_KEY = 400  # a finding's key: a code and two ids
MOST_HELPERS = 20  # at a time in one home; more is a slip
WEEKDAYS = "1234567"


def mark_mistakes(mark: FindingMark) -> list[FieldMistake]:
    code = mark.finding.partition("/")[0]
    days = (("made_on", mark.made_on), ("until", mark.until))
    found = [(name, text) for name, day in days if day is not None and (text := day_mistake(day))]
    if not code or not mark.finding.startswith(f"{code}/{mark.helper_id or ''}/"):
        found.append(("finding", "skal være kode/hjælper/emne med samme hjælper som »helper«"))
    if mark.note is not None and (text := text_mistake(mark.note, LONGEST_TEXT, lines=True)):
        found.append(("note", text))
    return found + _kind_mistakes(mark)


def _kind_mistakes(mark: FindingMark) -> list[FieldMistake]:
    """What is put off has a day, what is settled has a note."""
    found: list[FieldMistake] = []
    if mark.kind is MarkKind.PUT_OFF:
        if mark.until is None:
            found.append(("until", "mangler; skriv dagen, hvor den skal vises igen"))
        elif mark.until < mark.made_on:
            found.append(("until", f"{day_text(mark.until)} ligger før {day_text(mark.made_on)}, hvor den blev udsat"))
    else:
        if mark.until is not None:
            found.append(("until", "hører kun til det, der er udsat"))
        if not (mark.note or "").strip():
            found.append(("note", "må ikke være tom; skriv, hvorfor det er afsluttet"))
    return found


def exception_mistakes(exception: RestException) -> list[FieldMistake]:
    start, end = exception.rest_start, exception.rest_end
    moments = (("at", exception.at), ("rest_from", start), ("rest_to", end))
    found = [(name, text) for name, at in moments if at is not None and (text := time_mistake(at))]
    if text := day_mistake(exception.recorded_on):
        found.append(("recorded_on", text))
    if not exception.explanation.strip():
        found.append(("explanation", "må ikke være tom; skriv kort, hvad der skete"))
    elif text := text_mistake(exception.explanation, LONGEST_TEXT, lines=True):
        found.append(("explanation", text))
    if (start is None) is not (end is None):
        missing = "rest_from" if start is None else "rest_to"
        found.append((missing, "mangler; skriv både, hvornår hvilen begynder, og hvornår den slutter"))
    elif not found and start is not None and end is not None and end <= start:
        text = f"hvilen slutter {moment_text(end)}, men begynder {moment_text(start)}; slut skal være senere"
        found.append(("rest_to", text))
    return found


def cover_mistakes(window: CoverWindow) -> list[FieldMistake]:
    days = (("starts_on", window.starts_on), ("ends_on", window.ends_on))
    found: list[FieldMistake] = []
    if not window.weekdays:
        found.append(("weekdays", "vælg mindst én ugedag"))
    elif set(window.weekdays) - set(WEEKDAYS) or len(set(window.weekdays)) != len(window.weekdays):
        found.append(("weekdays", "skal være forskellige ugedage fra 1 (mandag) til 7 (søndag)"))
    if not 1 <= window.helpers <= MOST_HELPERS:
        found.append(("helpers", f"skal ligge mellem 1 og {MOST_HELPERS}"))
    wrong = [(name, text) for name, day in days if day is not None and (text := day_mistake(day))]
    if not wrong and window.starts_on and window.ends_on and window.ends_on < window.starts_on:
        text = f"slutter {day_text(window.ends_on)}, før den begynder {day_text(window.starts_on)}"
        wrong.append(("ends_on", text))
    return found + wrong
