"""The page "Sygdom og andet fravær" in words: rows of absences, of a course, of figures. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

from app.model.domain.danish import day_text, hours_text, moment_text, sentence_text
from app.model.domain.entities import AbsenceKind
from app.model.domain.leave import StepKind
from app.model.services.absence.absence_rows import AbsenceEntry, Period
from app.model.services.absence.sickness_figures import SickFigures
from app.model.services.absence.sickness_lines import CourseLine, LineState
from app.model.services.absence.sickness_steps import STEP_FIELDS
from app.model.services.reason_words import ground_text, source_text
from app.ui.away.texts import KINDS
from app.ui.formats import optional_day_text
from app.ui.words import ABSENCE_KINDS

PERIODS = {Period.NOW.value: "Nu og kommende", Period.YEAR.value: "I år", Period.ALL.value: "Alle år"}
NOTHING = {
    Period.NOW: "Ingen er syge eller har andet fravær nu eller senere. Vælg »I år« eller »Alle år« for at se det, der er slut.",
    Period.YEAR: "Intet fravær i år.",
    Period.ALL: "Der er ikke skrevet noget fravær endnu. Ferie står under fanen Ferie.",
}
# Vacation is entered on its own page.
OTHER_KINDS = {key: title for key, title in KINDS.items() if key != AbsenceKind.VACATION}
STATES = {
    LineState.DONE: "gjort",
    LineState.AHEAD: "kommer",
    LineState.POSSIBLE: "kan gøres",
    LineState.LATE: "for sent",
    LineState.UNNEEDED: "ikke nødvendigt",
    LineState.FACT: "",
}
_LATE_WORDS = {"section_56": "mangler", "expected": "er nået", "child": "er gået"}
# What is asked for of somebody else; the others are only done.
ASKED = frozenset(
    {StepKind.DECLARATION, StepKind.DOCTOR, StepKind.FITNESS, StepKind.RETENTION_PLAN, StepKind.SECTION_56}
)
STEP_TITLES = {"asked_on": STEP_FIELDS["asked_on"], "done_on": STEP_FIELDS["done_on"]}
DONE_TITLES = {"done_on": STEP_FIELDS["done_on"]}


@dataclass(frozen=True)
class AbsenceLine:
    """One line of the list."""

    id: str
    helper: str
    kind: str
    first: str
    last: str
    told: str
    back: str
    is_sickness: bool
    can_be_fit: bool

    @property
    def spoken(self) -> str:
        """The whole line in one sentence."""
        told = f"meldt {self.told}" if self.told else ""
        return ", ".join(
            part for part in (self.helper, self.kind, f"fra {self.first}", self.last, told, self.back) if part
        )


def absence_line(entry: AbsenceEntry) -> AbsenceLine:
    over = f" (i stedet for {ABSENCE_KINDS[entry.instead_of].lower()})" if entry.instead_of else ""
    what = f": {entry.what}" if entry.what else ""
    clock = f" kl. {entry.from_time:%H:%M}" if entry.from_time else ""
    until = (
        f"{day_text(entry.last_day)}{f' kl. {entry.to_time:%H:%M}' if entry.to_time else ''}" if entry.last_day else ""
    )
    back = f"rask {day_text(entry.fit_on)}" if entry.fit_on else ""
    if not back and entry.expected_back and entry.last_day is None:
        back = f"ventes {day_text(entry.expected_back)}"
    return AbsenceLine(
        id=entry.id,
        helper=entry.name,
        kind=f"{ABSENCE_KINDS[entry.kind]}{over}{what}",
        first=f"{day_text(entry.first_day)}{clock}",
        last=until or ("ikke kendt" if entry.is_sickness else "ingen sidste dag"),
        told=moment_text(entry.reported_at) if entry.reported_at else "",
        back=back,
        is_sickness=entry.is_sickness,
        can_be_fit=entry.is_sickness and entry.fit_on is None,
    )


@dataclass(frozen=True)
class CourseRow:
    """One line of the course; `id` is its key."""

    id: str
    day: str
    title: str
    state: str
    noted: str
    told: str
    why: str
    step: StepKind | None
    is_done: bool

    @property
    def spoken(self) -> str:
        return ", ".join(part for part in (self.title, self.day, self.state, self.noted, self.told) if part)

    @property
    def can_be_asked(self) -> bool:
        return self.step in ASKED and not self.is_done

    @property
    def can_be_done(self) -> bool:
        return self.step is not None and not self.is_done


def course_row(line: CourseLine) -> CourseRow:
    state = _LATE_WORDS.get(line.key, STATES[line.state]) if line.state is LineState.LATE else STATES[line.state]
    unsure = " (ubekræftet)" if line.unsure else ""
    asked = "søgt" if line.step is StepKind.SECTION_56 else "bedt om"
    noted = [
        f"{asked} {day_text(line.asked_on)}" if line.asked_on else "",
        f"gjort {day_text(line.done_on)}" if line.done_on else "",
    ]
    source = source_text(line.reason) if line.reason is not None and line.reason.source is not None else ""
    return CourseRow(
        id=line.key,
        day=optional_day_text(line.day),
        title=line.title,
        state=f"{state}{unsure}".strip(),
        noted=", ".join(part for part in noted if part),
        told=line.told or source,
        why=why_text(line),
        step=line.step,
        is_done=line.done_on is not None,
    )


def why_text(line: CourseLine) -> str:
    """The answer to "Hvorfor?": what is told, the rule as a sentence, and what it rests on."""
    rule = sentence_text(line.reason.text) if line.reason is not None else ""
    lines = [
        f"{line.title}{f' {day_text(line.day)}' if line.day else ''}.",
        line.told,
        rule if rule != line.told else "",
    ]
    lines.append(ground_text(line.reason) if line.reason is not None else "Der er ingen regel bag linjen.")
    return "\n".join(part for part in lines if part)


@dataclass(frozen=True)
class FigureRow:
    id: str
    name: str
    days: str
    times: str
    hours: str

    @property
    def spoken(self) -> str:
        return f"{self.name}: {self.days} dage, {self.times} gange, {self.hours} timer"


def figure_row(figures: SickFigures) -> FigureRow:
    hours = hours_text(figures.minutes)
    return FigureRow(figures.helper_id or "*", figures.name, str(figures.days), str(figures.times), hours)
