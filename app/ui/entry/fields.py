"""A form known by field names: texts in, texts out, and each mistake in words under its own field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QWidget

from app.ui.entry.sentence import Sentence
from app.ui.entry.text_area import TextArea
from app.ui.entry.texts import NO, YES, Texts
from app.ui.flow_layout import FlowLayout
from app.ui.widgets import Choice, Form, button, plain_label

HIDDEN_CPR = "••••••-••••"
_NO_LIMIT = 32767  # a paste that is too long is refused in words, never cut off in silence


class CprLine(QLineEdit):
    """A CPR number that shows dots until it is asked for; an empty one can be typed in at once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(_NO_LIMIT)
        self._number = ""
        self._hidden = False
        self._revealed = False  # asked for by the user
        self.reveal_button = button("", lambda: self.set_hidden(hidden=not self._hidden))
        self.show_number("")

    def number(self) -> str:
        return self._number if self._hidden else self.text()

    def show_number(self, number: str) -> None:
        """Another number: dots, unless it was asked for or is what is being typed here."""
        typed = not self._hidden and number == self.text()
        self._number = number
        self._hidden = bool(number) and not self._revealed and not typed
        if self.isReadOnly() != self._hidden:
            self.setReadOnly(self._hidden)
            self.style().unpolish(self)
            self.style().polish(self)
        wanted = HIDDEN_CPR if self._hidden else number
        if self.text() != wanted:
            self.setText(wanted)
        text = self.tr("Vis CPR-nummer") if self._hidden else self.tr("Skjul CPR-nummer")
        self.reveal_button.setText(text)
        self.reveal_button.setVisible(bool(number))

    def set_hidden(self, *, hidden: bool) -> None:
        number = self.number()
        self._revealed = not hidden
        if hidden:
            self._hidden = True  # what stands here is no longer what is being typed
        self.show_number(number)


class Fields(Form):
    """Labelled fields by name. `edited` says which field has which text now; `submitted` is Enter in a line."""

    edited = Signal(str, str)
    submitted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: dict[str, QWidget] = {}
        self._rows: dict[str, QWidget] = {}
        self._errors: dict[str, QLabel] = {}
        self._hints: dict[str, str] = {}
        self._hint_rows: dict[str, QLabel] = {}
        self._folded: set[str] = set()
        self._showing = False
        self._layout.setVerticalSpacing(8)
        self._layout.setHorizontalSpacing(16)

    def add_line(self, name: str, label: str, hint: str = "") -> QLineEdit:
        line = QLineEdit()
        line.setMaxLength(_NO_LIMIT)
        self.add(label, line)
        self._keep_line(name, line, line)
        self.set_hint(name, hint)
        return line

    def add_lines(self, name: str, label: str, hint: str = "", rows: int = 3) -> TextArea:
        """A field of several lines; Enter begins a new one, Tab leaves."""
        area = self.add(label, TextArea(rows))
        area.textChanged.connect(lambda: self._tell(name))
        self._keep(name, area, area)
        self.set_hint(name, hint)
        return area

    def add_day(self, name: str, label: str, hint: str = "") -> QLineEdit:
        line = self.add_line(name, label, hint)
        line.setPlaceholderText(self.tr("dd.mm.åååå"))
        return line

    def add_cpr(self, name: str, label: str) -> CprLine:
        """The number with its button; the label names the line."""
        line, caption, row = CprLine(), plain_label(label, wrap=False), QWidget()
        line.setAccessibleName(label)
        caption.setBuddy(line)
        beside = FlowLayout(row)
        beside.addWidget(line)
        beside.addWidget(line.reveal_button)
        self._layout.addRow(caption, row)
        self._keep_line(name, line, row)
        return line

    def add_options(self, name: str, label: str, choices: Mapping[str, str], hint: str = "") -> Choice[str]:
        choice: Choice[str] = self.add(label, Choice(choices))
        choice.currentIndexChanged.connect(lambda _index: self._tell(name))
        self._keep(name, choice, choice)
        self.set_hint(name, hint)
        return choice

    def add_tick(self, name: str, text: str, hint: str = "") -> QCheckBox:
        tick = QCheckBox(text)
        self.add_wide(tick)
        tick.toggled.connect(lambda _on: self._tell(name))
        self._keep(name, tick, tick)
        self.set_hint(name, hint)
        return tick

    def set_hint(self, name: str, text: str) -> None:
        """How to fill a field in, visible under it and spoken; "" for nothing."""
        field, row = self._fields[name], self._hint_rows.get(name)
        if not text and row is None:
            return
        if row is None:
            row = self._hint_rows[name] = Sentence("muted")
            self._layout.insertRow(self._row_of(self._rows[name]) + 1, "", row)
        row.setText(text)
        self._hints[name] = text
        if not self._errors[name].text():
            field.setAccessibleDescription(text)
        self._show_hint(name)

    def add_note(self) -> QLabel:
        """A muted sentence under the field before it."""
        note = Sentence("muted")
        self._layout.addRow("", note)
        return note

    def _row_of(self, widget: QWidget) -> int:
        found = cast("tuple[int, object]", self._layout.getWidgetPosition(widget))
        return found[0]

    def show_row(self, name: str, *, shown: bool) -> None:
        """Folds a field away or out, with its hint; a field with a mistake stays out."""
        shown = shown or bool(self._errors[name].text())
        (self._folded.discard if shown else self._folded.add)(name)
        self._layout.setRowVisible(self._rows[name], shown)
        self._show_hint(name)

    def _show_hint(self, name: str) -> None:
        row = self._hint_rows.get(name)
        if row is not None:
            self._layout.setRowVisible(row, bool(row.text()) and name not in self._folded)

    def show_wide(self, widget: QWidget, *, shown: bool) -> None:
        """Folds a row away that is no field: a note, a picture."""
        self._layout.setRowVisible(widget, shown)

    def is_filled(self, names: Iterable[str]) -> bool:
        """Something is written in one of the fields; an option that stands at its first choice is not."""
        return any(_is_filled(self._fields[name]) for name in names)

    def names(self) -> tuple[str, ...]:
        return tuple(self._fields)

    def field(self, name: str) -> QWidget:
        return self._fields[name]

    def texts(self) -> Texts:
        return {name: _text_of(field) for name, field in self._fields.items()}

    def show_texts(self, texts: Mapping[str, str]) -> None:
        """Sets the fields without telling anybody; a field that has its text already is left alone."""
        self._showing = True
        for name, field in self._fields.items():
            _show(field, texts.get(name, ""))
        self._showing = False

    def hide_numbers(self) -> None:
        """CPR numbers become dots again."""
        self._showing = True
        for line in self.findChildren(CprLine):
            line.set_hidden(hidden=True)
        self._showing = False

    def show_mistakes(self, mistakes: Mapping[str, str]) -> None:
        """Each mistake under its field, the others' taken away."""
        for name in self._fields:
            self._show_mistake(name, mistakes.get(name, ""))

    def focus_mistake(self) -> bool:
        """The keyboard goes to the first field with a mistake; False when there is none."""
        for name, field in self._fields.items():
            if self._errors[name].text():
                if isinstance(field, CprLine):
                    field.set_hidden(hidden=False)
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def focus_field(self, name: str) -> bool:
        """The keyboard goes to a field that is not folded away; False when there is no such field."""
        field = self._fields.get(name)
        if field is None:
            return False
        if isinstance(field, CprLine):
            field.set_hidden(hidden=False)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def focus_first(self) -> None:
        next(iter(self._fields.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._level_labels()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._level_labels()

    def _level_labels(self) -> None:
        """Each label as high as its field, so that their texts are level also when buttons are large."""
        for row in self._rows.values():
            label = self._layout.labelForField(row)
            if label is not None:
                self._level(label, row)

    def _level(self, label: QWidget, row: QWidget) -> None:
        if isinstance(row, TextArea):  # level with its first line
            label.setFixedHeight(row.line_height())
            self._layout.setAlignment(label, Qt.AlignmentFlag.AlignTop)
        else:
            label.setMinimumHeight(row.sizeHint().height())

    def _keep_line(self, name: str, line: QLineEdit, row: QWidget) -> None:
        line.textChanged.connect(lambda _text: self._tell(name))
        line.returnPressed.connect(self.submitted)
        self._keep(name, line, row)

    def _keep(self, name: str, field: QWidget, row: QWidget) -> None:
        self._fields[name], self._rows[name], self._hints[name] = field, row, field.accessibleDescription()
        error = Sentence("error")
        self._layout.addRow("", error)
        self._layout.setRowVisible(error, False)
        self._errors[name] = error

    def _tell(self, name: str) -> None:
        if not self._showing:
            self._show_mistake(name, "")
            self.edited.emit(name, _text_of(self._fields[name]))

    def _show_mistake(self, name: str, message: str) -> None:
        field, error = self._fields[name], self._errors[name]
        if error.text() == message:
            return
        error.setText(message[:1].upper() + message[1:])
        self._layout.setRowVisible(error, bool(message))
        field.setAccessibleDescription(message or self._hints[name])
        field.setProperty("wrong", bool(message))
        field.style().unpolish(field)
        field.style().polish(field)


def _text_of(field: QWidget) -> str:
    if isinstance(field, CprLine):
        return field.number()
    if isinstance(field, QLineEdit | TextArea):
        return field.text()
    if isinstance(field, QCheckBox):
        return YES if field.isChecked() else NO
    return str(field.value() or "") if isinstance(field, Choice) else ""


def _is_filled(field: QWidget) -> bool:
    return field.currentIndex() > 0 if isinstance(field, Choice) else bool(_text_of(field).strip())


def _show(field: QWidget, text: str) -> None:
    if isinstance(field, CprLine):
        field.show_number(text)
    elif isinstance(field, QLineEdit) and field.text() != text:
        field.setText(text)
    elif isinstance(field, TextArea) and field.text() != text:
        field.setPlainText(text)
    elif isinstance(field, QCheckBox):
        field.setChecked(text == YES)
    elif isinstance(field, Choice) and field.value() != text:
        field.set_value(text)
