"""Sends a PDF to a printer: each page as a picture in the printer's own resolution, on the whole sheet of paper.

QtPdf and the printers are loaded with this module, so it is imported where it is used.
"""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

FINEST = 600  # dots an inch; a finer printer gains nothing that is seen, and a page of 1200 takes half a gigabyte
POINTS_AN_INCH = 72


def print_pdf(pdf: bytes, parent: QWidget) -> bool | None:
    """Asks for a printer and prints; None when the user gives up, False when the printer did not take it."""
    content, document = QByteArray(pdf), QPdfDocument()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    try:
        printer = make_printer(document)
        return print_pages(document, printer) if ask_printer(printer, document.pageCount(), parent) else None
    finally:
        document.close()


def make_printer(document: QPdfDocument) -> QPrinter:
    """A printer whose paper lies as the document's pages do."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    page = document.pagePointSize(0)
    wide = page.width() > page.height()
    printer.setPageOrientation(QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    printer.setDocName(document.metaData(QPdfDocument.MetaDataField.Title) or "Hjælpermappen")
    return printer


def ask_printer(printer: QPrinter, pages: int, parent: QWidget) -> bool:
    """The system's print dialog; True for print."""
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, pages)
    dialog.setFromTo(1, pages)
    return dialog.exec() == QDialog.DialogCode.Accepted


def print_pages(document: QPdfDocument, printer: QPrinter) -> bool:
    """Prints the pages that the printer's dialog chose; False if the printer did not take them."""
    printer.setResolution(min(printer.resolution(), FINEST))
    first = printer.fromPage() or 1
    last = min(printer.toPage() or document.pageCount(), document.pageCount())
    painter = QPainter()
    if not painter.begin(printer):
        return False
    try:
        for number in range(first, last + 1):
            if number > first and not printer.newPage():
                return False
            _paint(document, number - 1, printer, painter)
    finally:
        painter.end()
    return True


def _paint(document: QPdfDocument, page: int, printer: QPrinter, painter: QPainter) -> None:
    paper = printer.pageLayout().fullRectPixels(printer.resolution())
    size = document.pagePointSize(page) * (printer.resolution() / POINTS_AN_INCH)
    if size.width() > paper.width() or size.height() > paper.height():
        size = size.scaled(QSizeF(paper.size()), Qt.AspectRatioMode.KeepAspectRatio)
    pixels = size.toSize()
    left, top = (paper.width() - pixels.width()) // 2, (paper.height() - pixels.height()) // 2
    painter.drawImage(QRect(left, top, pixels.width(), pixels.height()), document.render(page, pixels))
