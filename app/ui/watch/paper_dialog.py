"""A list for the binder as text; from here it is printed and saved as PDF."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout, QWidget

from app.model.domain.errors import KnownFault, Refused
from app.ui.flow_layout import FlowLayout
from app.ui.own_files import free_name, with_suffix
from app.ui.reading import fit_lines, reading_text
from app.ui.widgets import MessageBar, button

LEAST_LINES = 12


class PaperDialog(QDialog):
    """`pdf` makes the pages when they are wanted; `save` writes them and may refuse. `file` is the name proposed."""

    def __init__(
        self,
        title: str,
        text: str,
        pdf: Callable[[], bytes],
        save: Callable[[Path], None],
        file: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._pdf, self._save, self._file = pdf, save, file
        self._message = MessageBar(self)
        self._text = reading_text(title)
        self._text.setPlainText(text)
        tools = FlowLayout()
        for tool in (
            button(self.tr("Udskriv …"), self._print, hint="Ctrl+P"),
            button(self.tr("Gem som PDF …"), self._save_pdf, hint="Ctrl+S"),
            button(self.tr("Luk"), self.reject),
        ):
            tool.setAutoDefault(True)  # Enter presses it
            tools.addWidget(tool)
        column = QVBoxLayout(self)
        column.addWidget(self._message)
        column.addLayout(tools)
        column.addWidget(self._text, 1)
        for keys, do in (("Ctrl+P", self._print), ("Ctrl+S", self._save_pdf)):
            QShortcut(QKeySequence(keys), self).activated.connect(do)
        fit_lines(self._text, LEAST_LINES)
        self.resize(parent.window().size() if parent is not None else self.sizeHint())
        self._text.setFocus()

    def _print(self) -> None:
        from app.ui.printing import print_pdf

        done = print_pdf(self._pdf(), self)
        if done:
            self._message.say(self.tr("Listen er sendt til printeren."))
        elif done is False:
            self._message.refuse(self.tr("Printeren svarer ikke. Se, om den er tændt, eller gem som PDF i stedet."))

    def _save_pdf(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Gem som PDF"), str(free_name(self._file)), self.tr("PDF-fil (*.pdf)")
        )
        if not name:
            return
        path = with_suffix(Path(name), ".pdf")
        try:
            self._save(path)
        except (Refused, KnownFault) as refused:
            self._message.refuse(refused if isinstance(refused, Refused) else str(refused))
        else:
            self._message.say(self.tr("Gemt som {}.").format(path))
