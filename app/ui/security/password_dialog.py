"""The dialog that a password is typed in: a new one twice, the present one before it is changed, removed or kept."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QScrollArea, QWidget

from app.model.domain.errors import KnownFault, Refused
from app.model.services.security import AGAIN, NEW, OLD, WORDS, strength
from app.ui.entry.page import FocusFollower
from app.ui.security.fields import SecretField, reveal_box
from app.ui.security.state import Typed
from app.ui.widgets import FormDialog, announce, heading, plain_label

BAR = (
    "QProgressBar { border: 1px solid palette(mid); border-radius: 5px; }"
    "QProgressBar::chunk { background: palette(highlight); }"
)


class PasswordDialog(FormDialog):
    """Asks for the present password, a new one twice, or both.

    Args:
        title: the window's.
        save_text: the button that does it.
        about: paragraphs above the fields: what will happen.
        do: does it, and returns what to say; Refused or KnownFault keep the dialog open. `said` has its answer.
        old: the present password is asked for.
        new: a new one is asked for, with its strength.
        parent: the window it belongs to.

    """

    def __init__(
        self,
        title: str,
        save_text: str,
        about: tuple[str, ...],
        do: Callable[[Typed], str],
        *,
        old: bool,
        new: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, save_text, parent)
        self._do = do
        self.said = ""
        self._fields: dict[str, SecretField] = {}
        for text in about:
            self.form.add_wide(heading(text, name=""))
        if old:
            self._ask(OLD, self.tr("Eller gendannelseskoden, hvis du har glemt adgangskoden."))
        if new:
            self._ask(NEW, self.tr("Den kan være så lang, du vil, også med mellemrum, æ, ø og å."))
            self._add_strength()
            self._ask(AGAIN)
        self.form.add_wide(reveal_box(self.tr("Vis adgangskoden"), *self._fields.values()))
        for area in self.findChildren(QScrollArea):
            FocusFollower(area)
        self.finished.connect(self._forget)
        next(iter(self._fields.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self, label: str, hint: str = "") -> None:
        self._fields[label] = self.form.add(label, SecretField(), hint)

    def _add_strength(self) -> None:
        """A bar for the eye, and the same in words; neither says no."""
        self._bar = QProgressBar()
        self._bar.setRange(0, len(WORDS) - 1)
        self._bar.setTextVisible(False)
        self._bar.setStyleSheet(BAR)
        self._words = plain_label()
        self._word = ""
        self.form.add(self.tr("Adgangskodens styrke"), self._bar)
        self.form.add_wide(self._words)
        self._fields[NEW].textChanged.connect(self._show_strength)
        self._show_strength("")

    def _show_strength(self, text: str) -> None:
        found = strength(text)
        self._bar.setValue(found.score)
        self._bar.setAccessibleDescription(found.text)
        self._words.setText(found.text)
        if found.word != self._word:
            if self._word:
                announce(self._words, found.text)
            self._word = found.word

    def save(self) -> bool:
        old, new, again = (self._text(label) for label in (OLD, NEW, AGAIN))
        try:
            self.said = self._do(Typed(old, new, again))
        except Refused as refused:
            self.message.refuse(refused)
            self._mark({mistake.place for mistake in refused.mistakes})
        except KnownFault as fault:
            self.message.refuse(str(fault))
        else:
            return True
        return False

    def _text(self, label: str) -> str:
        return self._fields[label].text() if label in self._fields else ""

    def _mark(self, places: set[str]) -> None:
        """The keyboard goes to the first field that is wrong; what was typed stays."""
        wrong = [field for label, field in self._fields.items() if label in places]
        for field in self._fields.values():
            field.mark(wrong=field in wrong)
        if wrong:
            wrong[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget(self, _result: int) -> None:
        for field in self._fields.values():
            field.forget()
