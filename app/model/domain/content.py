"""Everything that a scheme file holds, as entities: what an exchange file carries in and out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from app.model.domain import archive as a
from app.model.domain import entities as e
from app.model.domain import leave as v
from app.model.domain import people as p
from app.model.domain import stays as s
from app.model.domain import watch as w

KINDS: dict[str, type[Any]] = {
    "grants": e.Grant,
    "helpers": e.Helper,
    "contracts": e.Contract,
    "shifts": e.Shift,
    "absences": e.Absence,
    "cover": w.CoverWindow,
    "rest_exceptions": w.RestException,
    "finding_marks": w.FindingMark,
    "rule_choices": w.RuleChoice,
    "trainings": p.Training,
    "handouts": p.Handout,
    "talks": p.Talk,
    "terminations": p.Termination,
    "hirings": p.Hiring,
    "applicants": p.Applicant,
    "absence_steps": v.AbsenceStep,
    "vacation_entries": v.VacationEntry,
    "vacation_wishes": v.VacationWish,
    "vacation_rounds": v.VacationRound,
    "accidents": v.Accident,
    "parental_leaves": v.ParentalLeave,
    "stays": s.CitizenStay,
    "stay_helpers": s.StayHelper,
    "paper_events": a.PaperEvent,
    "attachments": a.Attachment,
    "own_wordings": a.OwnWording,
}


@dataclass
class Content:
    """A scheme with its lists; ids are unique within each list. `contents` are the attachments' bytes by digest."""

    scheme: e.Scheme | None = None
    grants: list[e.Grant] = field(default_factory=list)
    helpers: list[e.Helper] = field(default_factory=list)
    contracts: list[e.Contract] = field(default_factory=list)
    shifts: list[e.Shift] = field(default_factory=list)
    absences: list[e.Absence] = field(default_factory=list)
    month_events: list[e.MonthEvent] = field(default_factory=list)
    cover: list[w.CoverWindow] = field(default_factory=list)
    rest_exceptions: list[w.RestException] = field(default_factory=list)
    finding_marks: list[w.FindingMark] = field(default_factory=list)
    rule_choices: list[w.RuleChoice] = field(default_factory=list)
    trainings: list[p.Training] = field(default_factory=list)
    handouts: list[p.Handout] = field(default_factory=list)
    talks: list[p.Talk] = field(default_factory=list)
    terminations: list[p.Termination] = field(default_factory=list)
    hirings: list[p.Hiring] = field(default_factory=list)
    applicants: list[p.Applicant] = field(default_factory=list)
    absence_steps: list[v.AbsenceStep] = field(default_factory=list)
    vacation_entries: list[v.VacationEntry] = field(default_factory=list)
    vacation_wishes: list[v.VacationWish] = field(default_factory=list)
    vacation_rounds: list[v.VacationRound] = field(default_factory=list)
    accidents: list[v.Accident] = field(default_factory=list)
    parental_leaves: list[v.ParentalLeave] = field(default_factory=list)
    stays: list[s.CitizenStay] = field(default_factory=list)
    stay_helpers: list[s.StayHelper] = field(default_factory=list)
    issued_documents: list[e.IssuedDocument] = field(default_factory=list)
    paper_events: list[a.PaperEvent] = field(default_factory=list)
    attachments: list[a.Attachment] = field(default_factory=list)
    own_wordings: list[a.OwnWording] = field(default_factory=list)
    contents: dict[str, bytes] = field(default_factory=dict)

    def lists(self) -> dict[str, Sequence[Any]]:
        """Every list whose entities have ids of their own, by its name in the file."""
        return {name: getattr(self, name) for name in KINDS}
