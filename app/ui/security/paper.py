"""The recovery code's page on paper: the system's print dialog, and the page as a picture. QtPdf is loaded here."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSizeF, Qt
from PySide6.QtGui import QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

FINEST = 300  # dots an inch; letters of this size gain nothing from more


def make_printer() -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    printer.setDocName("Gendannelseskode")
    return printer


def ask_printer(printer: QPrinter, parent: QWidget) -> bool:
    """The system's print dialog; True for print."""
    return QPrintDialog(printer, parent).exec() == QDialog.DialogCode.Accepted


def print_page(pdf: bytes, printer: QPrinter) -> bool:
    """Prints a PDF's one page; False if the printer did not take it."""
    content, document, painter = QByteArray(pdf), QPdfDocument(), QPainter()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    printer.setResolution(min(printer.resolution(), FINEST))
    if not painter.begin(printer):
        return False
    paper = printer.pageLayout().fullRectPixels(printer.resolution())
    size = document.pagePointSize(0).scaled(QSizeF(paper.size()), Qt.AspectRatioMode.KeepAspectRatio).toSize()
    painter.drawImage(QRect(0, 0, size.width(), size.height()), document.render(0, size))
    document.close()
    return painter.end()
