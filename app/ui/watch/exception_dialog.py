"""Writes down an exception to a rest rule: what it rests on, what happened, and the rest that is given instead.

Shared by every screen that shows findings about rest; what is refused stands under its field.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QScrollArea, QWidget

from app.model.domain.danish import day_text, sentence_text
from app.model.domain.entities import Changes
from app.model.domain.errors import KnownFault, Mistake, Refused
from app.model.domain.findings import Finding
from app.model.domain.watch import RestException, RestGround
from app.model.services import watch
from app.model.services.binder import Binder
from app.ui.entry.fields import Fields
from app.ui.entry.page import FocusFollower
from app.ui.entry.texts import Reader, Texts, by_field
from app.ui.formats import parse_time
from app.ui.widgets import FormDialog, ask, plain_label

GROUNDS = {
    RestGround.UNFORESEEN: "Uforudset hændelse",
    RestGround.AGREEMENT: "Aftale",
    RestGround.DISPENSATION: "Dispensation",
}
ABOUT = (
    "Blev hvilen for kort, fordi der skete noget uforudset, skal det skrives ned. Hjælperen skal have kompenserende "
    "hvile så hurtigt som muligt bagefter. Bygger det på en aftale eller en dispensation, så skriv hvilken. "
    "Er du i tvivl, så spørg kommunen eller Arbejdstilsynet."
)
TITLES = {
    "from_day": "Hvile fra den",
    "from_clock": "Hvile fra kl.",
    "to_day": "Hvile til den",
    "to_clock": "Hvile til kl.",
}
_SERVICE_PLACES = {"Hvile fra": TITLES["from_clock"], "Hvile til": TITLES["to_clock"]}
EXPLANATION = "Forklaring"


class RestExceptionDialog(FormDialog):
    """For a finding of `services.watch.EXCUSABLE`; one that was written before is changed. `changes` is what was done."""

    def __init__(self, binder: Binder, finding: Finding, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Undtagelse fra hviletid"))
        self.save_button.setText(self.tr("Gem undtagelsen"))
        self._binder, self._finding, self._at = binder, finding, _moment(finding)
        self._known = _written(binder, finding, self._at)
        self.changes: Changes | None = None
        about = f"{sentence_text(finding.title)} {finding.message}"
        self.setAccessibleDescription(about)
        for text in (about, ABOUT):
            label = plain_label(text)
            label.setMinimumWidth(label.fontMetrics().averageCharWidth() * 45)
            self.form.add_wide(label)
        self._ground = self.form.add_choice(self.tr("Grund"), GROUNDS)
        self._explanation = QPlainTextEdit()
        self._explanation.setTabChangesFocus(True)
        self._explanation.setFixedHeight(self._explanation.fontMetrics().lineSpacing() * 4)
        self.form.add(EXPLANATION, self._explanation, self.tr("Skriv kort, hvad der skete og hvorfor"))
        self.fields = Fields()
        self.form.add_wide(plain_label(self.tr("Hvile i stedet. Lad felterne være tomme, til det vides.")))
        self.form.add_wide(self.fields)
        for name, title in TITLES.items():
            if name.endswith("day"):
                self.fields.add_day(name, title)
            else:
                self.fields.add_line(name, title)
        for area in self.findChildren(QScrollArea):
            FocusFollower(area)
        self._fill()

    def _fill(self) -> None:
        known = self._known
        self._ground.set_value(known.ground if known else RestGround.UNFORESEEN)
        if known is not None:
            self._explanation.setPlainText(known.explanation)
            self.fields.show_texts(_rest_texts(known.rest_start, known.rest_end))
            remove = QPushButton(self.tr("Slet undtagelsen"))
            remove.clicked.connect(lambda _checked=False: self._remove(known.id))
            self.buttons.addButton(remove, self.buttons.ButtonRole.DestructiveRole)
        self._before = self._typed()
        self._ground.setFocus()

    def _typed(self) -> tuple[object, ...]:
        return self._ground.value(), self._explanation.toPlainText(), self.fields.texts()

    def _remove(self, exception_id: str) -> None:
        try:
            self.changes = watch.delete_exception(self._binder, exception_id)
        except Refused as refused:
            self.message.refuse(refused)
        except KnownFault as fault:
            self.message.refuse(str(fault))
        else:
            self.accept()

    def save(self) -> bool:
        try:
            draft = self._draft()
            self.changes = watch.record_exception(self._binder, draft, self._known.id if self._known else None)
        except Refused as refused:
            self._show(refused.mistakes)
        except KnownFault as fault:
            self.message.refuse(str(fault))
        return self.changes is not None

    def _show(self, mistakes: Sequence[Mistake]) -> None:
        """Under the rest's fields what is about them, the others above."""
        told = [Mistake(_SERVICE_PLACES.get(mistake.place, mistake.place), mistake.message) for mistake in mistakes]
        found = by_field(told, TITLES)
        self.fields.show_mistakes(found)
        others = [mistake for mistake in told if mistake.place not in TITLES.values()]
        if others:
            self.message.refuse(Refused(*others))
            self._explanation.setFocus()
        else:
            self.message.hide()
            self.fields.focus_mistake()

    def _draft(self) -> watch.ExceptionDraft:
        near = self._at.date()
        reader = Reader(self.fields.texts(), TITLES, near)
        start, end = _moment_in(reader, "from"), _moment_in(reader, "to")
        reader.done()
        return watch.ExceptionDraft(
            self._finding.helper_id or "",
            self._finding.code,
            self._at,
            self._ground.value() or RestGround.UNFORESEEN,
            self._explanation.toPlainText(),
            start,
            end,
        )

    def reject(self) -> None:
        if self._typed() == self._before or ask(
            self,
            self.windowTitle(),
            self.tr("Det, du har skrevet, er ikke gemt."),
            self.tr("Luk uden at gemme"),
            self.tr("Skriv videre"),
        ):
            super().reject()


def _moment(finding: Finding) -> datetime:
    """Where the finding is; its subject is the same, and stays what the exception is known by."""
    return datetime.fromisoformat(finding.subject or str(finding.at))


def _written(binder: Binder, finding: Finding, at: datetime) -> RestException | None:
    """The exception that was written for a finding before, if there is one."""
    found = watch.exceptions(binder, at.date(), at.date())
    return next((x for x in found if (x.helper_id, x.rule, x.at) == (finding.helper_id, finding.code, at)), None)


def _rest_texts(start: datetime | None, end: datetime | None) -> Texts:
    return {
        "from_day": day_text(start) if start else "",
        "from_clock": f"{start:%H:%M}" if start else "",
        "to_day": day_text(end) if end else "",
        "to_clock": f"{end:%H:%M}" if end else "",
    }


def _moment_in(reader: Reader, which: str) -> datetime | None:
    """A day and a clock together; both, or neither."""
    day_name, clock_name = f"{which}_day", f"{which}_clock"
    has_day, has_clock = bool(reader.text(day_name)), bool(reader.text(clock_name))
    day = reader.day(day_name)
    try:
        clock = parse_time(reader.text(clock_name))
    except ValueError as wrong:
        reader.wrong(clock_name, str(wrong))
        return None
    if has_day is not has_clock:
        name = clock_name if has_day else day_name
        reader.wrong(name, "skriv også klokken" if has_day else "skriv også datoen")
    return None if day is None or clock is None else datetime.combine(day, clock)
