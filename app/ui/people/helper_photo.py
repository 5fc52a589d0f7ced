"""A helper's photo on the card: shown small, chosen from a file, taken away again. Saved at once, unlike what is typed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QSize, Qt
from PySide6.QtGui import QImageReader, QPixmap
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.ui.flow_layout import FlowLayout
from app.ui.widgets import button, plain_label

LINES = 8  # of text: the picture's height


class HelperPhoto(QWidget):
    """The picture, or a sentence where there is none, and the buttons."""

    def __init__(self, choose: Callable[[], None], remove: Callable[[], None]) -> None:
        super().__init__()
        self._content: bytes | None = None
        self._whose = ""
        self._picture = QLabel()
        self._none = plain_label(self.tr("Der er intet billede."))
        self._choose = button(self.tr("Vælg billede …"), choose)
        self._remove = button(self.tr("Fjern billede"), remove)
        buttons = QWidget()
        row = FlowLayout(buttons)
        row.addWidget(self._choose)
        row.addWidget(self._remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self._picture, self._none, buttons):
            column.addWidget(part)

    def show_photo(self, content: bytes | None, whose: str, *, saved: bool) -> None:
        """None for no photo; a helper that is not saved yet can't have one."""
        self._choose.setEnabled(saved)
        self._remove.setEnabled(content is not None)
        if content == self._content and whose == self._whose:
            return
        self._content, self._whose = content, whose
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._draw()

    def _draw(self) -> None:
        picture = QPixmap() if self._content is None else _scaled(self._content, LINES * self.fontMetrics().height())
        self._picture.setPixmap(picture)
        self._picture.setVisible(not picture.isNull())
        self._picture.setAccessibleName(self.tr("Billede af {}").format(self._whose))
        self._none.setVisible(picture.isNull())
        missing = self.tr("Der er intet billede.") if self._content is None else self.tr("Billedet kan ikke vises.")
        self._none.setText(missing)


def _scaled(content: bytes, height: int) -> QPixmap:
    """Read no larger than it is shown, the right way up; nothing where it can't be read."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid():
        reader.setScaledSize(size.scaled(QSize(4 * height, height), Qt.AspectRatioMode.KeepAspectRatio))
    return QPixmap.fromImage(reader.read())
