"""The page of a file that can't be read: the newest good backup is one press away, and nothing is deleted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.model.domain.danish import moment_text
from app.model.services.backups import BackupFile
from app.ui.backups.words import backup_text
from app.ui.column import Column, PathText
from app.ui.widgets import announce, button


class DamagePage(QWidget):
    """Why, what there is instead, and three ways on."""

    def __init__(
        self,
        text: str,
        path: Path,
        newest: BackupFile | None,
        restore: Callable[[], object],
        choose_other: Callable[[], object],
        open_other: Callable[[], object],
    ) -> None:
        super().__init__()
        column = Column(centred=True)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(column)
        title = self.tr("Filen kan ikke læses")
        column.add_text(title, "heading")
        column.add_text(text).setTextFormat(Qt.TextFormat.PlainText)
        column.add_space()
        other = button(self.tr("Vælg en anden sikkerhedskopi …"), choose_other)
        open_ = button(self.tr("Åbn en anden fil …"), open_other)
        if newest is not None:
            offer = self.tr("Den nyeste gode sikkerhedskopi er fra {}. Den er prøvet og kan åbnes.").format(
                backup_text(newest)
            )
            first = button(self.tr("Gendan kopien fra {}").format(moment_text(newest.made_at)), restore, primary=True)
            column.add_text(offer)
            column.add_button(first)
        else:
            offer = self.tr("Der er ikke fundet en sikkerhedskopi, der kan åbnes. Ligger der en på en USB-nøgle?")
            first = other
            column.add_text(offer)
        column.add_text(self.tr("Filen, der ikke kan læses, bliver gemt ved siden af og ikke slettet."), "muted")
        column.add_space()
        column.add_buttons(other, open_)
        column.add_field(self.tr("Filen"), PathText(str(path)))
        self._spoken = f"{title}. {text} {offer}"
        self.setFocusProxy(first)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        announce(self, self._spoken)
