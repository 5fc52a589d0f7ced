"""The scheme's form: the citizen, how the scheme is run, respiration, and the buttons that save and undo."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from app.model.domain.entities import Party
from app.model.domain.watch import RestGround
from app.ui.entry.fields import Fields
from app.ui.entry.texts import YES
from app.ui.flow_layout import FlowLayout
from app.ui.scheme.scheme_texts import EMPLOYER_OWN, SCHEME_TITLES
from app.ui.widgets import button, heading, plain_label
from app.ui.words import PARAGRAPHS, PAYROLLS, WORK_LEADERS

REST_GROUNDS = {
    "": "Ikke skrevet ned",
    RestGround.AGREEMENT.value: "Aftale eller overenskomst",
    RestGround.DISPENSATION.value: "Dispensation fra Arbejdstilsynet",
}
_FOLDED = {"rest_room": ("rest_ground", "rest_ground_note"), "respiration": ("respiration_region_share",)}


class SchemeForm(QFrame):
    """Shows texts and says what is typed."""

    edited = Signal(str, str)

    def __init__(
        self,
        municipalities: Mapping[str, str],
        employers: Mapping[str, str],
        save: Callable[[], None],
        undo: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._fields = Fields()
        self._add_citizen()
        self._note = self._add_scheme(municipalities, employers)
        self._fields.edited.connect(self._on_edited)
        self._fields.submitted.connect(save)
        self._save = button(self.tr("Gem"), save, primary=True, hint=self.tr("Ctrl+S"))
        self._undo = button(self.tr("Fortryd ændringer"), undo)
        self._unsaved = plain_label(self.tr("Ikke gemt endnu"), wrap=False)
        self._unsaved.setObjectName("muted")
        buttons = QWidget()
        row = FlowLayout(buttons)
        for widget in (self._save, self._undo, self._unsaved):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.addWidget(self._fields)
        column.addWidget(buttons)

    def _add_citizen(self) -> None:
        add = self._fields
        add.add_wide(heading(self.tr("Borgeren"), name="subheading"))
        add.add_line("citizen_name", self.tr("Navn"))
        add.add_line("citizen_address", self.tr("Adresse"))
        add.add_line("citizen_phone", self.tr("Telefon"))
        add.add_cpr("citizen_cpr", self.tr("CPR-nummer"))

    def _add_scheme(self, municipalities: Mapping[str, str], employers: Mapping[str, str]) -> QLabel:
        add = self._fields
        add.add_wide(heading(self.tr("Ordningen"), name="subheading"))
        add.add_options("paragraph", self.tr("Bestemmelse"), {p.value: text for p, text in PARAGRAPHS.items()})
        add.add_options("municipality", self.tr("Kommune eller aftale"), municipalities)
        note = add.add_note()
        add.add_options("employer", self.tr("Arbejdsgiver"), employers)
        add.add_line("employer_name", SCHEME_TITLES["employer_name"])
        add.add_line("employer_address", SCHEME_TITLES["employer_address"])
        add.add_line("employer_phone", SCHEME_TITLES["employer_phone"])
        add.add_line("employer_cvr", SCHEME_TITLES["employer_cvr"], self.tr("Arbejdsgiverens nummer, 8 cifre."))
        add.add_options("payroll", self.tr("Løn udbetales af"), {p.value: text for p, text in PAYROLLS.items()})
        add.add_options("work_leader", self.tr("Arbejdsleder"), {p.value: text for p, text in WORK_LEADERS.items()})
        add.add_day("starts_on", self.tr("Begynder"))
        self._add_rest_room()
        add.add_tick("respiration", self.tr("Ordningen omfatter respiration"))
        add.add_line("respiration_region_share", self.tr("Regionens del i %"))
        return note

    def _add_rest_room(self) -> None:
        add = self._fields
        text = self.tr(
            "Sæt kun hak, når hjælperne har et hvilerum, og en aftale eller dispensation tillader lange vagter."
        )
        tick = add.add_tick("rest_room", self.tr("Hvilerum og aftale\neller dispensation"))  # a tick can't wrap itself
        tick.setAccessibleName(tick.text().replace("\n", " "))
        tick.setAccessibleDescription(text)
        add.add_note().setText(text)
        add.add_options("rest_ground", self.tr("Bygger på"), REST_GROUNDS)
        add.add_line("rest_ground_note", self.tr("Hvilken"), self.tr("Navn eller nummer, og fra hvilken dato."))

    def show_scheme(self, texts: Mapping[str, str], note: str) -> None:
        self._fields.show_texts(texts)
        for name in _FOLDED:
            self._fold(name, shown=texts.get(name) == YES)
        self._fold_employer(texts.get("employer", ""))
        self.show_note(note)

    def show_note(self, note: str) -> None:
        """The sentence under the municipality; it is also the field's spoken description."""
        self._note.setText(note)
        self._fields.field("municipality").setAccessibleDescription(note)

    def show_state(self, *, changed: bool) -> None:
        self._save.setEnabled(changed)
        self._undo.setEnabled(changed)
        self._unsaved.setVisible(changed)
        self._unsaved.setMinimumHeight(self._undo.sizeHint().height())

    def show_mistakes(self, mistakes: Mapping[str, str]) -> None:
        self._fields.show_mistakes(mistakes)

    def hide_numbers(self) -> None:
        self._fields.hide_numbers()

    def focus_mistake(self) -> bool:
        return self._fields.focus_mistake()

    def focus_field(self, name: str) -> bool:
        """The keyboard goes to a field; the employer's own name is the citizen's where the citizen is the employer."""
        employer = self._fields.texts()["employer"]
        if name in EMPLOYER_OWN and employer == Party.SELF.value:
            name = name.replace("employer", "citizen", 1)
        return self._fields.focus_field(name)

    def focus_first(self) -> None:
        self._fields.focus_first()

    def _fold(self, tick: str, *, shown: bool) -> None:
        for name in _FOLDED[tick]:
            self._fields.show_row(name, shown=shown)

    def _fold_employer(self, employer: str) -> None:
        for name in EMPLOYER_OWN:
            self._fields.show_row(name, shown=employer != Party.SELF.value)

    def _on_edited(self, name: str, text: str) -> None:
        if name in _FOLDED:
            self._fold(name, shown=text == YES)
        elif name == "employer":
            self._fold_employer(text)
        self.edited.emit(name, text)
