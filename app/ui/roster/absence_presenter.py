"""What the roster does with absence: the dialog's texts, sick and fit on a day, the open time and who takes it. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial

from app.model.checks.coverage import UNCOVERED
from app.model.domain.entities import AbsenceKind, Changes
from app.model.domain.errors import Refused
from app.model.domain.leave_validity import ILL
from app.model.services import absences, sickness
from app.model.services.absence.sickness_hits import Candidate, Hit, OpenTime, hits, who_can_take
from app.model.services.absences import AbsenceDraft
from app.model.services.roster import ShiftDraft
from app.model.services.roster_view import AbsenceRow
from app.model.services.sickness import Reported
from app.ui.away.report_texts import fit_report, open_text, sick_report
from app.ui.away.texts import ABSENCE_TITLES, absence_texts, read_absence
from app.ui.entry.texts import Entry
from app.ui.roster.presenter import RosterPresenter


class AbsencePresenter:
    """`hit` is what the last report of a sickness hit; its open time is gone through one by one."""

    def __init__(self, roster: RosterPresenter) -> None:
        self._roster, self._binder = roster, roster.binder
        self._reported: Reported | None = None
        self._place = -1
        self.hit: Hit | None = None
        self.text = ""

    # one absence

    def at(self, row: int, column: int) -> AbsenceRow | None:
        """The absence of a helper's day; a sickness before another."""
        there = self._roster.cell(row, column).absences
        return next((each for each in there if each.kind in ILL), there[0] if there else None)

    def entry(self, row: int, column: int) -> Entry:
        """The dialog of the day's absence, or of a new one."""
        there = self.at(row, column)
        if there is not None:
            draft = absences.absence_draft(self._binder, there.id)
            return Entry(ABSENCE_TITLES, absence_texts(draft), partial(self._save, there.id, draft))
        day, helper = self._roster.days[row].day, self._roster.helpers[column].id
        draft = AbsenceDraft(helper, AbsenceKind.SICK, day, day)
        return Entry(ABSENCE_TITLES, absence_texts(draft), partial(self._save, None, draft))

    def _save(self, absence_id: str | None, base: AbsenceDraft, typed: Mapping[str, str]) -> Changes:
        draft = read_absence(typed, base, self._binder.today)
        return self._roster.save_absence(absence_id, draft)

    def delete(self, absence_id: str) -> Changes:
        return self._roster.delete_absence(absence_id)

    # sick and fit

    def report_sick(self, row: int, column: int) -> Changes:
        """One step: the helper is sick from that day, or from now where work has begun. Raises Refused."""
        helper = self._roster.helpers[column]
        draft = sickness.sick_draft(self._binder, helper.id, self._roster.days[row].day)
        made: list[Reported] = []

        def change() -> Changes:
            made.append(sickness.report_sick(self._binder, draft))
            return made[0].changes

        changes = self._roster.seen(change)
        caused = self._roster.watch.caused  # the strip tells of the gaps
        self._roster.watch.caused = replace(caused, appears=tuple(f for f in caused.appears if f.code != UNCOVERED))
        self._reported = made[0]
        self._look()
        assert self.hit is not None
        self.text = sick_report(self._binder, made[0], self.hit, helper.name)
        return changes

    def report_fit(self, row: int, column: int) -> Changes:
        """One step: the helper is fit on that day. Raises Refused."""
        helper, day = self._roster.helpers[column], self._roster.days[row].day
        made: list[Reported] = []

        def change() -> Changes:
            made.append(sickness.report_fit(self._binder, helper.id, day))
            return made[0].changes

        changes = self._roster.seen(change)
        self.forget()
        self.text = fit_report(made[0], helper.name)
        return changes

    def forget(self) -> None:
        """The strip was put away."""
        self.hit, self._reported, self._place, self.text = None, None, -1, ""

    def is_undone(self) -> bool:
        """The sickness that was reported is not there any more."""
        if self._reported is None:
            return False
        try:
            absences.absence_draft(self._binder, self._reported.absence_id)
        except Refused:
            return True
        return False

    def look_again(self) -> str:
        """After another change: what is open now, in words; "" where that is as it was."""
        if self._reported is None or self.hit is None:
            return ""
        before = self.hit.open_time
        self._look()
        return open_text(self.hit.open_time) if self.hit.open_time != before else ""

    def _look(self) -> None:
        done = self._reported
        assert done is not None
        self.hit = hits(self._binder, done.helper_id, done.start, done.end)
        self._place = min(self._place, len(self.hit.open_time) - 1)

    # the open time

    def next_open(self) -> OpenTime | None:
        """The next time that nobody covers, the first again after the last."""
        if self.hit is None or not self.hit.open_time:
            return None
        self._place = (self._place + 1) % len(self.hit.open_time)
        return self.hit.open_time[self._place]

    def wanted(self) -> OpenTime | None:
        """The one that was gone to last; the first while none was."""
        if self.hit is None or not self.hit.open_time:
            return None
        return self.hit.open_time[max(0, self._place)]

    def candidates(self, wanted: OpenTime) -> tuple[Candidate, ...]:
        assert self.hit is not None
        return who_can_take(self._binder, self.hit.helper_id, wanted)

    def give(self, wanted: OpenTime, helper_id: str) -> Changes:
        """A new shift for another helper; the absent one's stays. Raises Refused."""
        draft = ShiftDraft(helper_id, wanted.start, wanted.end, wanted.shift.kind, respiration=wanted.shift.respiration)
        return self._roster.save(None, draft)

    def day_of(self, wanted: OpenTime) -> date:
        return wanted.start.date()
