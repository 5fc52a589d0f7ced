"""Backups in Indstillinger: when the last one was made, one now, restoring, and a second folder with what is safe."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLineEdit, QVBoxLayout, QWidget

from app.model.services.backups import backup_now, folders, newest_backup
from app.ui.backups.words import backup_text, safety_text
from app.ui.flow_layout import FlowLayout
from app.ui.screen import Shell
from app.ui.widgets import MessageBar, button, heading


class BackupPanel(QWidget):
    """Every choice takes effect at once. `restore` opens the dialog Gendan."""

    def __init__(self, shell: Shell, restore: Callable[[], object]) -> None:
        super().__init__()
        self._shell = shell
        self._message = MessageBar(self)
        self._last = heading("", name="")
        self._folder = QLineEdit()
        self._safety = heading("", name="muted")
        self._folder.editingFinished.connect(self._folder_written)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(heading(self.tr("Sikkerhedskopier"), name="subheading"))
        rows.addWidget(self._message)
        rows.addWidget(self._last)
        text = self.tr(
            "De laves af sig selv hver halve time, når noget er ændret, og når du lukker programmet. De sidste to dage "
            "gemmes alle, derefter én om dagen, om ugen og om måneden i over et år."
        )
        rows.addWidget(heading(text, name="muted"))
        now = button(self.tr("Tag en sikkerhedskopi nu"), self._backup)
        rows.addLayout(_flow(now, button(self.tr("Gendan …"), restore)))
        label = heading(self.tr("Endnu en mappe til sikkerhedskopier"), name="question")
        label.setBuddy(self._folder)
        self._folder.setAccessibleName(label.text())
        self._folder.setPlaceholderText(self.tr("Ingen"))
        rows.addWidget(label)
        rows.addWidget(self._safety)
        rows.addWidget(self._folder)
        rows.addLayout(_flow(button(self.tr("Vælg mappe til sikkerhedskopier …"), self._pick)))
        self.setFocusProxy(now)
        self.refresh()

    def refresh(self) -> None:
        """Shows what is chosen and what is there now."""
        chosen = self._shell.preferences().backup_folder
        newest = newest_backup(self._shell.binder.database.path, self._places())
        self._last.setText(
            self.tr("Seneste: {}.").format(backup_text(newest)) if newest else self.tr("Der er ingen endnu.")
        )
        if not self._folder.hasFocus():
            self._folder.setText(chosen)
        said = safety_text(chosen, encrypted=self._shell.binder.database.encrypted)
        self._safety.setText(said)
        self._folder.setAccessibleDescription(said)

    def _places(self) -> list[Path]:
        return folders(self._shell.binder.database.path, self._shell.preferences().backup_folder)

    def _backup(self) -> None:
        done = backup_now(self._shell.binder, self._places())
        self.refresh()
        if done.faults:
            self._message.refuse(" ".join(done.faults))
        elif done.paths:
            self._message.say(self.tr("Sikkerhedskopien er taget og prøvet: {}").format(done.paths[0]))
        else:
            self._message.say(self.tr("Intet er ændret siden den seneste; den er prøvet og er god."))

    def _pick(self) -> None:
        title = self.tr("Endnu en mappe til sikkerhedskopier")
        if name := QFileDialog.getExistingDirectory(self, title, self._folder.text()):
            self._folder.setText(name)
            self._folder_written()

    def _folder_written(self) -> None:
        text = self._folder.text().strip()
        if text == self._shell.preferences().backup_folder:
            return
        if not _usable(text):
            self._message.refuse(self.tr("Mappen til sikkerhedskopier findes ikke. Vælg den med knappen."))
            return
        self._shell.prefer(replace(self._shell.preferences(), backup_folder=text))
        self._message.say(
            self.tr("Kopier lægges nu også i {}.").format(text) if text else self.tr("Én mappe bruges nu.")
        )
        self.refresh()


def _flow(*widgets: QWidget) -> FlowLayout:
    row = FlowLayout()
    for widget in widgets:
        row.addWidget(widget)
    return row


def _usable(text: str) -> bool:
    """An empty text is no second folder; anything else must be a folder that is there now."""
    try:
        return not text or (Path(text).is_absolute() and Path(text).is_dir())
    except (OSError, ValueError):
        return False
