"""A paper as it is printed, or the same as text; from here it is printed and saved. QtPdf is loaded here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF
from PySide6.QtGui import QFontDatabase, QKeySequence, QShortcut
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QDialog, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.ui.flow_layout import FlowLayout
from app.ui.reading import reading_text
from app.ui.widgets import MessageBar, announce, button, plain_label

ZOOM_STEP = 1.25
SMALLEST, LARGEST = 0.25, 8.0
POINTS_AN_INCH = 72
FOCUS_SHOWN = "QPdfView { border: 2px solid palette(base); } QPdfView:focus { border: 2px solid palette(highlight); }"


@dataclass(frozen=True)
class PreviewWords:
    """What the pages and the text are called, what is said when it is printed, and what saving is called."""

    pages: str
    text: str
    printed: str
    save: str
    note: str = ""


class PreviewDialog(QDialog):
    """Shows one paper; without `text` (a scan has none) only its pages.

    `save` asks where to and returns what to say, with True if it went well; None for given up. `printed` is called when
    the pages have gone to the printer.
    """

    def __init__(
        self,
        title: str,
        words: PreviewWords,
        content: tuple[bytes, str],
        save: Callable[[QWidget], tuple[bool, str] | None],
        parent: QWidget | None = None,
        printed: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(parent)
        pdf, text = content
        self._printed = printed
        self.setWindowTitle(title)
        self._save, self._words = save, words
        self._message = MessageBar(self)
        self._bytes = QByteArray(pdf)
        self._buffer = QBuffer(self._bytes, self)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document = QPdfDocument(self)
        self._document.load(self._buffer)
        self._pages = QPdfView(self)
        self._pages.setDocument(self._document)
        self._pages.setPageMode(QPdfView.PageMode.MultiPage)
        self._pages.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._pages.setStyleSheet(FOCUS_SHOWN)
        self._pages.setAccessibleName(words.pages)
        self._text = reading_text(words.text, self)
        self._text.setLineWrapMode(self._text.LineWrapMode.NoWrap)
        self._text.setPlainText(text)
        self._shown = QStackedWidget(self)
        self._shown.addWidget(self._pages)
        self._shown.addWidget(self._text)
        self._page = plain_label(wrap=False)
        self._lay_out()
        self._pages.pageNavigator().currentPageChanged.connect(self._show_page)
        self._show_page()
        self._fit()

    def _lay_out(self) -> None:
        self._back = button(self.tr("‹ Forrige side"), partial(self._turn, -1))
        self._on = button(self.tr("Næste side ›"), partial(self._turn, 1))
        self._smaller = button(self.tr("Zoom ud"), partial(self._zoom, 1 / ZOOM_STEP), hint="Ctrl+-")
        self._larger = button(self.tr("Zoom ind"), partial(self._zoom, ZOOM_STEP), hint="Ctrl++")
        self._as_text = button(self.tr("Som tekst"), self._switch, hint=self.tr("Det samme indhold til skærmlæser."))
        self._close = button(self.tr("Luk"), self.accept)
        tools = FlowLayout()
        for tool in (
            button(self.tr("Udskriv …"), self._print, primary=True, hint="Ctrl+P"),
            button(self._words.save, self._save_pdf, hint="Ctrl+S"),
            self._as_text,
            self._smaller,
            self._larger,
            self._back,
            self._page,
            self._on,
            self._close,
        ):
            tools.addWidget(tool)
            if isinstance(tool, QPushButton):
                tool.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.addWidget(self._message)
        column.addLayout(tools)
        if self._words.note:
            column.addWidget(plain_label(self._words.note))
        self._as_text.setHidden(not self._text.toPlainText())
        column.addWidget(self._shown, 1)
        for keys, do in (
            (QKeySequence(QKeySequence.StandardKey.ZoomIn), partial(self._zoom, ZOOM_STEP)),
            (QKeySequence(QKeySequence.StandardKey.ZoomOut), partial(self._zoom, 1 / ZOOM_STEP)),
            (QKeySequence("Ctrl+P"), self._print),
            (QKeySequence("Ctrl+S"), self._save_pdf),
        ):
            QShortcut(keys, self).activated.connect(do)

    def _fit(self) -> None:
        """As large as the window it belongs to."""
        parent = self.parentWidget()
        self.resize(parent.window().size() if parent is not None else self.sizeHint())
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setPointSizeF(self.font().pointSizeF())
        self._text.setFont(fixed)
        self._pages.setFocus()

    def _show_page(self) -> None:
        count, page = self._document.pageCount(), self._pages.pageNavigator().currentPage()
        as_text = self._shown.currentWidget() is self._text
        self._page.setText(self.tr("Side {} af {}").format(page + 1, count))
        self._pages.setAccessibleDescription(self._page.text())
        for widget in (self._back, self._page, self._on):
            widget.setVisible(count > 1 and not as_text)
        for widget in (self._smaller, self._larger):
            widget.setVisible(not as_text)
        self._back.setEnabled(page > 0)
        self._on.setEnabled(page < count - 1)

    def _turn(self, by: int) -> None:
        navigator = self._pages.pageNavigator()
        page = navigator.currentPage() + by
        if 0 <= page < self._document.pageCount():
            self._pages.setFocus()  # the button may be about to be greyed out
            navigator.jump(page, QPointF(), 0)
            announce(self._pages, self._page.text())

    def _zoom(self, by: float) -> None:
        """From the page's width on in steps; the keyboard scrolls what does not fit."""
        if self._pages.zoomMode() is QPdfView.ZoomMode.FitToWidth:
            margins = self._pages.documentMargins()
            room = self._pages.viewport().width() - margins.left() - margins.right()
            page = self._document.pagePointSize(0).width() * self.logicalDpiX() / POINTS_AN_INCH
            self._pages.setZoomFactor(room / page)
            self._pages.setZoomMode(QPdfView.ZoomMode.Custom)
        self._pages.setZoomFactor(min(LARGEST, max(SMALLEST, self._pages.zoomFactor() * by)))

    def _switch(self) -> None:
        to_text = self._shown.currentWidget() is self._pages
        shown = self._text if to_text else self._pages
        self._shown.setCurrentWidget(shown)
        self._as_text.setText(self.tr("Som PDF") if to_text else self.tr("Som tekst"))
        self._show_page()
        shown.setFocus()

    def _print(self) -> None:
        from app.ui.printing import ask_printer, make_printer, print_pages

        printer = make_printer(self._document)
        if not ask_printer(printer, self._document.pageCount(), self):
            return
        if print_pages(self._document, printer):
            if self._printed is not None:
                self._printed()
            self._message.say(self._words.printed)
        else:
            self._message.refuse(self.tr("Printeren svarer ikke. Se, om den er tændt, eller gem som PDF i stedet."))

    def _save_pdf(self) -> None:
        answer = self._save(self)
        if answer is not None:
            done, text = answer
            (self._message.say if done else self._message.refuse)(text)
