"""The archive's dialogs: that a document was sent or signed, a scanned paper's title, and a scanned paper to look at."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from app.ui.entry.dialog import EntryDialog
from app.ui.entry.texts import Entry
from app.ui.flow_layout import FlowLayout
from app.ui.letters.archive_texts import EVENT_TITLES, MARK_TITLES, PAPER_TITLES
from app.ui.widgets import button, plain_label, scrolled

PDF = "application/pdf"


class MarkDialog(EntryDialog):
    """Sent, signed, back: which, when, and a note."""

    def __init__(self, title: str, entry: Entry, parent: QWidget) -> None:
        super().__init__(title, entry, parent)
        self.fields.add_options("kind", MARK_TITLES["kind"], EVENT_TITLES)
        self.fields.add_day("on", MARK_TITLES["on"])
        self.fields.add_line("note", MARK_TITLES["note"])
        self.begin()


class ScannedDialog(EntryDialog):
    """What a scanned paper is."""

    def __init__(self, title: str, entry: Entry, parent: QWidget) -> None:
        super().__init__(title, entry, parent)
        self.fields.add_line("title", PAPER_TITLES["title"])
        self.fields.add_day("dated_on", PAPER_TITLES["dated_on"])
        self.fields.add_lines("note", PAPER_TITLES["note"], rows=2)
        self.begin()


class ScannedView(QDialog):
    """Shows a scanned paper: a PDF's pages, or a picture; the arrow keys scroll."""

    def __init__(
        self, title: str, content: bytes, media: str, save: Callable[[], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        column = QVBoxLayout(self)
        tools = FlowLayout()
        tools.addWidget(button(self.tr("Gem en kopi …"), save))
        tools.addWidget(button(self.tr("Luk"), self.reject))
        column.addLayout(tools)
        column.addWidget(plain_label(self.tr("Et scannet papir er et billede: en skærmlæser kan ikke læse det op.")))
        shown = self._pages(title, content) if media == PDF else self._picture(title, content)
        column.addWidget(shown, 1)
        if parent is not None:
            self.resize(parent.window().size() * 0.9)
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pages(self, title: str, content: bytes) -> QWidget:
        from PySide6.QtPdf import QPdfDocument
        from PySide6.QtPdfWidgets import QPdfView

        self._bytes = QByteArray(content)
        self._buffer = QBuffer(self._bytes, self)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document = QPdfDocument(self)
        document.load(self._buffer)
        pages = QPdfView(self)
        pages.setDocument(document)
        pages.setPageMode(QPdfView.PageMode.MultiPage)
        pages.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        pages.setAccessibleName(title)
        return pages

    def _picture(self, title: str, content: bytes) -> QWidget:
        picture = QPixmap()
        picture.loadFromData(content)
        label = QLabel()
        label.setPixmap(picture)
        label.setAccessibleName(title)
        area = scrolled(label)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setAccessibleName(title)
        return area
