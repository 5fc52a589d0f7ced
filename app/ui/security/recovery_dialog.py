"""The recovery code, shown once: large, to copy, print or save; the dialog stays until it is written down."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QShowEvent, QTextOption
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QVBoxLayout, QWidget

from app import paths
from app.model.domain.errors import Refused
from app.ui.column import Column, PathText
from app.ui.entry.page import FocusFollower
from app.ui.own_files import with_suffix
from app.ui.widgets import MessageBar, button

CODE_SCALE = 1.6
WIDTH = 70  # characters
STAYS_OPEN = "stays-open"  # a dialog with this property is not taken away by the lock


class CodeText(PathText):
    """The groups with spaces between: the keyboard and a screen reader go from one to the next as from word to word."""

    def __init__(self, code: str) -> None:
        super().__init__(code.replace("-", " "))
        self.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(self.font().pointSizeF() * CODE_SCALE)
        font.setBold(True)
        self.setFont(font)


class RecoveryCodeDialog(QDialog):
    """`make_pdf` makes the page to print, `save` writes it to a file (or Refused); `file_name` is the scheme file's."""

    def __init__(
        self,
        code: str,
        file_name: str,
        make_pdf: Callable[[], bytes],
        save: Callable[[Path], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Gendannelseskode"))
        self.setProperty(STAYS_OPEN, True)
        self._file_name, self._make_pdf, self._write = file_name, make_pdf, save
        self._message = MessageBar(self)
        self._code = CodeText(code)
        self._written = QCheckBox(self.tr("Jeg har skrevet koden ned"))
        self._page = Column()
        rows = QVBoxLayout(self)
        rows.addWidget(self._message)
        rows.addWidget(self._page, 1)
        self._build()
        FocusFollower(self._page)

    def _build(self) -> None:
        page = self._page
        text = self.tr(
            "Med denne kode kan du åbne filen, hvis du glemmer adgangskoden. Den vises kun nu. "
            "Er både adgangskode og kode væk, kan ingen åbne filen."
        )
        self.setAccessibleDescription(text)
        page.add_text(self.tr("Gem din gendannelseskode"), "heading")
        page.add_text(text)
        page.add_space()
        page.add_field(
            self.tr("Gendannelseskoden"),
            self._code,
            self.tr("14 grupper på 4 tegn. Kun bogstaver og tallene 2 til 7: O og I er altid bogstaver."),
        )
        page.add_buttons(button(self.tr("Udskriv …"), self._print), button(self.tr("Gem som PDF …"), self._save))
        page.add_text(
            self.tr(
                "Læg ikke koden ved computeren. Gemmer du den som PDF, så flyt filen til en USB-nøgle eller lignende."
            ),
            "muted",
        )
        page.add_space()
        page.add(self._written)
        page.add_buttons(button(self.tr("Luk"), self.accept, primary=True))
        self._code.setFocus(Qt.FocusReason.OtherFocusReason)

    def accept(self) -> None:
        self._leave(super().accept)

    def reject(self) -> None:
        """Escape and the window's cross; closing by either asks for the tick as well."""
        self._leave(super().reject)

    def showEvent(self, event: QShowEvent) -> None:
        """As high as all that it says, but never larger than the screen; then it scrolls."""
        room, signs = self.screen().availableSize() * 0.9, self.fontMetrics()
        sheet, wide = self._page.widget(), signs.averageCharWidth() * WIDTH
        assert sheet is not None
        high = sheet.heightForWidth(wide) + 5 * signs.height()
        self.resize(min(wide + 5 * signs.height(), room.width()), min(high, room.height()))
        super().showEvent(event)

    def _leave(self, close: Callable[[], None]) -> None:
        if self._written.isChecked():
            close()
            return
        self._message.refuse(self.tr("Skriv koden ned eller udskriv den, og sæt hak i »Jeg har skrevet koden ned«."))
        self._written.setFocus(Qt.FocusReason.OtherFocusReason)

    def _print(self) -> None:
        from app.ui.printing import print_pdf

        done = print_pdf(self._make_pdf(), self)
        if done is None:
            return
        if done:
            self._message.say(self.tr("Koden er sendt til printeren. Se, at den er kommet ud, og sæt så hak."))
        else:
            self._message.refuse(self.tr("Printeren svarer ikke. Se, om den er tændt, eller skriv koden ned."))

    def _save(self) -> None:
        start = paths.documents_folder().parent / f"gendannelseskode-{Path(self._file_name).stem}.pdf"
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Gem gendannelseskoden"), str(start), "PDF (*.pdf)")
        if not name:
            return
        path = with_suffix(Path(name), ".pdf")
        try:
            self._write(path)
        except Refused as refused:
            self._message.refuse(refused)
        else:
            self._message.say(self.tr("Koden er gemt i {}. Flyt filen væk fra computeren.").format(path))
