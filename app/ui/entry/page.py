"""The shape of a screen with two panels, and what follows the keyboard: into view, and out of a card."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

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


class FocusFollower(QObject):
    """Scrolls an area so that the widget with the keyboard is seen, however the keyboard got there."""

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._moved)

    def _moved(self, before: QWidget | None, now: QWidget | None) -> None:  # noqa: ARG002 - Qt's signal
        self.follow(now)

    def follow(self, widget: QWidget | None) -> None:
        """With room for the words below a field. Nothing moves under a mouse that is held down."""
        pressed = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if widget is not None and not pressed and self._area.viewport().isAncestorOf(widget):
            below = min(3 * widget.fontMetrics().height(), self._area.viewport().height() // 4)
            self._area.ensureWidgetVisible(widget, 0, below)
            if isinstance(widget, QAbstractItemView) and widget.currentIndex().isValid():
                widget.scrollTo(widget.currentIndex())  # of a long list the chosen row


class TwoPanels(QScrollArea):
    """Two panels beside each other; under each other when the text is large or the window narrow. It scrolls.

    The left one is as wide as its content, but at most `left_share` of the width; with a share of a half, just that.
    """

    def __init__(self, title: QWidget, left: QWidget, right: QWidget, left_share: float) -> None:
        super().__init__()
        page = QWidget()
        self._left, self._left_share = left, left_share
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(title)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._box.setSpacing(16)
        column.addLayout(self._box, 1)
        self._box.addWidget(left, 1 if left_share == _HALF else 0)
        self._box.addWidget(right, 1)
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._follower = FocusFollower(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)
        self._follower.follow(QApplication.focusWidget())

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
        if self._is_outside(QApplication.focusWidget()):
            self._left()

    def _is_outside(self, widget: QWidget | None) -> bool:
        """Elsewhere in the card's window or in a dialog over it. A combo box's list is inside its combo box."""
        at, window = widget, self._card.window()
        while at is not None and at is not self._card and at is not window:
            at = at.parentWidget()
        return at is window
