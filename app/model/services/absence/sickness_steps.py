"""What is asked for and done in the course of a sickness, and an agreement under § 56: noted with its day."""

from __future__ import annotations

from datetime import date

from app.model.domain.danish import day_text
from app.model.domain.entities import Changes, Helper
from app.model.domain.errors import Mistake, Refused
from app.model.domain.leave import AbsenceStep, StepKind
from app.model.domain.leave_validity import absence_step_mistakes, section_56_mistakes
from app.model.services.absences import existing
from app.model.services.binder import Binder
from app.model.services.drafts import refuse
from app.model.services.ids import new_id
from app.model.store import leave_queries, queries

STEP_FIELDS = {"asked_on": "Bedt om den", "done_on": "Modtaget eller gjort den"}
SECTION_56_FIELDS = {"section_56_from": "Aftalen gælder fra", "section_56_until": "Aftalen gælder til"}
STEP_TITLES = {
    StepKind.DECLARATION: "Tro og love-erklæring",
    StepKind.DOCTOR: "Lægeerklæring",
    StepKind.FITNESS: "Mulighedserklæring",
    StepKind.RETENTION_PLAN: "Fastholdelsesplan",
    StepKind.TOLD: "Sygdommen er meldt videre",
    StepKind.REFUND: "Refusionen er meldt",
    StepKind.SECTION_56: "§ 56-aftale søgt",
}


def note_step(binder: Binder, absence_id: str, kind: StepKind, asked_on: date | None, done_on: date | None) -> Changes:
    """Writes when it was asked for and done; there is one step of a kind for an absence. Neither day takes it back.

    Raises:
        Refused: a day that can't be, or that is still to come.

    """
    for name, day in (("asked_on", asked_on), ("done_on", done_on)):
        if day is not None and day > binder.today:
            raise Refused(Mistake(STEP_FIELDS[name], "dagen er ikke kommet endnu"))
    with binder.database.change(f"{STEP_TITLES[kind]}: {_told(asked_on, done_on)}") as work:
        absence = existing(work.session, absence_id)
        mine = leave_queries.absence_steps(work.session, absence.helper_id)
        step = next((each for each in mine if (each.absence_id, each.kind) == (absence_id, kind)), None)
        if asked_on is None and done_on is None:
            if step is not None:
                work.delete(step)
        else:
            wanted = AbsenceStep(new_id("p"), absence.helper_id, absence_id, kind, asked_on, done_on)
            refuse(absence_step_mistakes(wanted), STEP_FIELDS)
            if step is None:
                work.add(wanted)
            else:
                step.asked_on, step.done_on = asked_on, done_on
    return work.changes


def _told(asked_on: date | None, done_on: date | None) -> str:
    if done_on is not None:
        return day_text(done_on)
    return f"bedt om {day_text(asked_on)}" if asked_on is not None else "ikke endnu"


def section_56(binder: Binder, helper_id: str) -> tuple[date | None, date | None]:
    """The first and last day of a helper's approved agreement; None where it has none."""
    with binder.database.read() as session:
        helper = queries.by_id(session, Helper, helper_id)
    return (None, None) if helper is None else (helper.section_56_from, helper.section_56_until)


def set_section_56(binder: Binder, helper_id: str, first: date | None, last: date | None) -> Changes:
    """The days of an approved agreement under § 56; neither day: there is none."""
    with binder.database.change("§ 56-aftale") as work:
        helper = queries.by_id(work.session, Helper, helper_id)
        if helper is None:
            raise Refused(Mistake("Hjælper", "hjælperen findes ikke længere"))
        helper.section_56_from, helper.section_56_until = first, last
        refuse(section_56_mistakes(helper), SECTION_56_FIELDS)
    return work.changes
