"""The small dialogs of the timesheets: why a month is opened again, and which folder files go to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QWidget

from app.ui.widgets import FormDialog


class ReopenDialog(FormDialog):
    """Asks for the reason; `reopen` is called with it and may refuse."""

    def __init__(self, month: str, reopen: Callable[[str], None], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, title="", save_text="")
        self.setWindowTitle(self.tr("Genåbn {}").format(month))
        self.save_button.setText(self.tr("Genåbn måneden"))
        self._reopen = reopen
        self._reason = QPlainTextEdit()
        self._reason.setTabChangesFocus(True)
        letter, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().lineSpacing()
        self._reason.setFixedHeight(line * 6)
        self.form.add(
            self.tr("Begrundelse"),
            self._reason,
            self.tr("Skriv, hvorfor måneden åbnes igen. Begrundelsen bliver stående i månedens forløb."),
        )
        self.setTabOrder(self._reason, self.save_button)
        self.setTabOrder(self.save_button, self.cancel_button)
        self._reason.setFocus()
        room = parent.window().size() if parent is not None else QSize(1280, 800)
        self.resize(QSize(letter * 75, line * 20).boundedTo(room))

    def save(self) -> bool:
        self._reopen(self._reason.toPlainText())
        return True


def ask_folder(parent: QWidget, title: str, start: Path) -> Path | None:
    """The folder that the user picks; None for none."""
    there = next((folder for folder in (start, *start.parents) if folder.is_dir()), Path.home())
    name = QFileDialog.getExistingDirectory(parent, title, str(there))
    return Path(name) if name else None
