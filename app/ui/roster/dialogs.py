"""The roster's dialogs: one shift, repeating a shift. Each keeps what was typed until it is right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QWidget

from app.model.domain.danish import day_text
from app.model.domain.entities import ShiftKind
from app.model.services.roster import ShiftDraft
from app.ui.formats import parse_clock, parse_day, span_on
from app.ui.roster.trial_box import TrialDialog
from app.ui.widgets import FormDialog
from app.ui.words import SHIFT_KINDS

DAY_HINT = "Skriv fx 31.12.2026 eller 31.12"
WAITING = "Skriv, hvornår vagten begynder og slutter. Så står det her, om noget bliver galt."
UNREADABLE = "Det kan ikke regnes ud endnu. {}."


def _reading(label: str, read: Callable[[], object]) -> object:
    """What a field means; a ValueError gets the field's label in front."""
    try:
        return read()
    except ValueError as wrong:
        raise ValueError(f"{label}: {wrong}") from None


def read_day(label: str, text: str, near: date) -> date:
    day = _reading(label, lambda: parse_day(text, near))
    assert isinstance(day, date)
    return day


def read_times(day: str, start: str, end: str, near: date, base: ShiftDraft | None = None) -> tuple[datetime, datetime]:
    """The clock times on the day; a shift that was longer than a day keeps its days unless the times are changed."""
    on = read_day("Dato", day, near)
    from_clock = _reading("Fra kl.", lambda: parse_clock(start))
    to_clock = _reading("Til kl.", lambda: parse_clock(end))
    assert isinstance(from_clock, int)
    assert isinstance(to_clock, int)
    begin, finish = span_on(on, from_clock, to_clock)
    if base is not None and (base.start.time(), base.end.time()) == (begin.time(), finish.time()):
        finish = begin + (base.end - base.start)
    return begin, finish


class ShiftDialog(TrialDialog):
    """One shift: whose, when, what kind. `save` is given the draft; `try_out` says what would come of it."""

    def __init__(
        self,
        helpers: dict[str, str],
        draft: ShiftDraft | None,
        start: tuple[date, str],
        asks: tuple[Callable[[ShiftDraft], str], Callable[[ShiftDraft], None]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Ny vagt" if draft is None else "Ret vagt", "Gem vagten", parent)
        self._near, self._base = start[0], draft
        self._try_out, self._save = asks
        self._helper = self.form.add_choice(self.tr("Hjælper"), helpers)
        self._day = self.form.add_text(self.tr("Dato"), DAY_HINT)
        self._from = self.form.add_text(self.tr("Fra kl."), self.tr("Skriv fx 7, 7.30 eller 22:15"))
        self._to = self.form.add_text(
            self.tr("Til kl."), self.tr("Er klokken ikke senere end fra, slutter vagten næste dag")
        )
        self._kind = self.form.add_choice(self.tr("Type"), SHIFT_KINDS)
        self._note = QPlainTextEdit()
        self._note.setTabChangesFocus(True)
        self._note.setMaximumHeight(self._note.fontMetrics().height() * 4)
        self.form.add(self.tr("Bemærkning"), self._note, self.tr("Bemærkningen trykkes på timesedlen"))
        self._away = self.form.add(self.tr("Ophold"), QCheckBox(self.tr("Ude af hjemmet, fx på ferie")))
        self._respiration = self.form.add(self.tr("Respiration"), QCheckBox(self.tr("Vagt med respirationshjælp")))
        self._fill(draft, start)
        self._listen()

    def _fill(self, draft: ShiftDraft | None, start: tuple[date, str]) -> None:
        self._helper.set_value(draft.helper_id if draft else start[1])
        self._day.setText(day_text(draft.start.date() if draft else start[0]))
        self._kind.set_value(draft.kind if draft else ShiftKind.WORK)
        if draft is not None:
            self._from.setText(f"{draft.start:%H:%M}")
            self._to.setText(f"{draft.end:%H:%M}")
            self._note.setPlainText(draft.note or "")
            self._away.setChecked(draft.away)
            self._respiration.setChecked(draft.respiration)
        self._from.setFocus()

    def _listen(self) -> None:
        for line in (self._day, self._from, self._to):
            line.textChanged.connect(self.trial.later)
        for choice in (self._helper, self._kind):
            choice.currentIndexChanged.connect(self.trial.later)
        for tick in (self._away, self._respiration):
            tick.toggled.connect(self.trial.later)

    def _wanted(self) -> ShiftDraft:
        """The shift as it stands in the fields; ValueError says what can't be read."""
        times = read_times(self._day.text(), self._from.text(), self._to.text(), self._near, self._base)
        helper, kind = self._helper.value(), self._kind.value()
        if helper is None or kind is None:
            raise ValueError("vælg en hjælper")
        note = self._note.toPlainText().strip() or None
        return ShiftDraft(helper, *times, kind, note, self._respiration.isChecked(), self._away.isChecked())

    def tried(self) -> str:
        if not (self._from.text().strip() and self._to.text().strip()):
            return WAITING
        try:
            return self._try_out(self._wanted())
        except ValueError as wrong:
            return UNREADABLE.format(wrong)

    def save(self) -> bool:
        self._save(self._wanted())
        return True


class RepeatDialog(FormDialog):
    """Every so many days until a date."""

    def __init__(
        self, shift_text: str, until: date, save: Callable[[int, date], None], parent: QWidget | None = None
    ) -> None:
        super().__init__("Gentag vagt", "Gentag", parent)
        self._save, self._near = save, until
        choices = {1: "Hver dag", 7: "Hver uge", 14: "Hver anden uge", 21: "Hver tredje uge", 28: "Hver fjerde uge"}
        self._every = self.form.add_choice(self.tr("Gentag {}").format(shift_text), choices)
        self._until = self.form.add_text(self.tr("Til og med"), DAY_HINT)
        self._every.set_value(7)
        self._until.setText(day_text(until))

    def save(self) -> bool:
        until = read_day("Til og med", self._until.text(), self._near)
        self._save(self._every.value() or 7, until)
        return True
