"""What the roster knows of findings: the signs of the shown days, what a try would cause, what a change has caused. No Qt.

The signs are found when they are first asked for after a change; a screen that is still to be drawn sleeps until then.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from app.model.domain.danish import sentence_text
from app.model.domain.findings import Finding
from app.model.services import roster_findings
from app.model.services.binder import Binder
from app.model.services.planning import Outcome, difference
from app.model.services.roster import ShiftDraft
from app.model.services.roster_findings import Trial
from app.model.services.roster_view import Roster
from app.model.services.watch import EXCUSABLE
from app.ui.roster.finding_words import MOST_TOLD, NOTHING, outcome_text
from app.ui.roster.marks import Marks


class RosterWatch:
    """`caused` is what the last change made wrong or right again."""

    def __init__(self, binder: Binder, *, awake: bool) -> None:
        self._binder, self._awake = binder, awake
        self._roster: Roster | None = None
        self._marks: Marks | None = None
        self._names: dict[str, str] = {}
        self.caused = Outcome()

    def look_at(self, roster: Roster) -> None:
        """Other days, or other content."""
        self._roster, self._marks = roster, None
        self._names = {helper.id: helper.name for helper in roster.helpers}

    @property
    def awake(self) -> bool:
        return self._awake

    def sleep(self) -> None:
        """No signs until it wakes: other days are to be shown at once."""
        self._awake = False

    def wake(self) -> None:
        self._awake = True

    @property
    def marks(self) -> Marks:
        return self._look() if self._awake else Marks()

    def _look(self) -> Marks:
        roster = self._roster
        assert roster is not None
        if self._marks is None:
            found = roster_findings.period_findings(self._binder, roster.first, roster.last)
            self._marks = Marks(found, roster.shifts, roster.first)
        return self._marks

    def rest_findings(self, day: date, helper_id: str) -> list[Finding]:
        """Those about a helper's day that an exception can be written for."""
        return [finding for finding in self.marks.about(day, helper_id) if finding.code in EXCUSABLE]

    def trial(self, shift_id: str | None, draft: ShiftDraft | None) -> Trial:
        return roster_findings.try_shift(self._binder, shift_id, draft)

    def trial_text(self, shift_id: str | None, draft: ShiftDraft | None) -> str:
        """The same in words: a refusal, what would become wrong, and what right again."""
        trial = self.trial(shift_id, draft)
        told = outcome_text(trial.outcome, self._names)
        if trial.refusal:
            return "\n".join(part for part in (f"Det kan ikke gøres. {sentence_text(trial.refusal)}", told) if part)
        return told if trial.outcome.appears else "\n".join(part for part in (NOTHING, told) if part)

    def deletion(self, shift_ids: Sequence[str]) -> Outcome:
        return roster_findings.try_deletion(self._binder, shift_ids)

    def short_text(self, outcome: Outcome) -> str:
        """At most a few of its findings in words."""
        return outcome_text(outcome, self._names, MOST_TOLD)

    def seen(self, change: Callable[[], object]) -> Outcome:
        """What a change of anything else makes of the signs of the shown days; `change` loads them anew."""
        before = self._look().all()
        change()
        after = self._look().all()
        return difference(before, after)

    def news(self) -> str:
        """What the last change made wrong or right, in a few sentences; told once."""
        caused, self.caused = self.caused, Outcome()
        return self.short_text(caused)
