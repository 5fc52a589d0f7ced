"""The shape of a screen with two panels, and the guard that notices when the keyboard leaves a card."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

_BESIDE_CHARS = 105  # narrower than this, in characters, and the panels stand under each other
_HALF = 0.5


def stacked(*panels: QWidget) -> QWidget:
    """Panels under each other, no higher than they need to be."""
    held = QWidget()
    column = QVBoxLayout(held)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    for panel in panels:
        column.addWidget(panel)
    column.addStretch(1)
    return held


class TwoPanels(QScrollArea):
    """Two panels beside each other; under each other when the text is large or the window narrow. It scrolls.

    The left one is as wide as its content, but at most `left_share` of the width; with a share of a half, just that.
    """

    def __init__(self, left: QWidget, right: QWidget, left_share: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        page = QWidget()
        self._left, self._left_share = left, left_share
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, page)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(16)
        self._box.addWidget(left, 1 if left_share == _HALF else 0)
        self._box.addWidget(right, 1)
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def _fit(self) -> None:
        wide = self.viewport().width()
        beside = wide >= _BESIDE_CHARS * self.fontMetrics().averageCharWidth()
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._box.direction() != direction:
            self._box.setDirection(direction)
        self._left.setMaximumWidth(int(wide * self._left_share) if beside else 16777215)


class CardGuard(QObject):
    """Tells when the keyboard has gone from a card to somewhere else in the program.

    Not while a mouse button is down: what is saved or said then would move what is being pressed.
    """

    def __init__(self, card: QWidget, left: Callable[[], None]) -> None:
        super().__init__(card)
        self._card, self._left = card, left
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(50)
        self._later.timeout.connect(self._look)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._moved)

    def _moved(self, before: QWidget | None, now: QWidget | None) -> None:  # noqa: ARG002 - Qt's signal
        if now is not None:
            self._look()

    def _look(self) -> None:
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._later.start()
            return
        focus = QApplication.focusWidget()
        if focus is not None and not self._holds(focus):
            self._left()

    def _holds(self, widget: QWidget) -> bool:
        """Also the list of a combo box, which is a window of its own."""
        at: QWidget | None = widget
        while at is not None and at is not self._card:
            at = at.parentWidget()
        return at is not None
