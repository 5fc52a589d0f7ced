"""A screen as one page that scrolls where there is no room: what the keyboard is at is always in sight."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QTableView, QWidget

from app.ui.entry.page import FocusFollower


class Page(QScrollArea):
    """Everything under each other. Of a table that is higher than the window, the current row is brought into view."""

    def __init__(self, body: QWidget) -> None:
        super().__init__()
        self.setWidget(body)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        FocusFollower(self)

    def follow_rows(self, table: QTableView) -> None:
        """To be called when the table has its model."""
        table.installEventFilter(self)
        table.selectionModel().currentChanged.connect(
            lambda _now, _before: QTimer.singleShot(0, table, partial(self._bring_row, table))
        )

    def bring_with(self, inside: QWidget) -> None:
        """When the keyboard comes to this, the whole panel that it is in is shown, if there is room."""
        inside.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            if isinstance(watched, QTableView):
                QTimer.singleShot(0, watched, partial(self._bring_row, watched))
            elif isinstance(watched, QWidget) and (panel := watched.parentWidget()) is not None:
                QTimer.singleShot(0, watched, partial(self._bring, panel))
        return super().eventFilter(watched, event)

    def _bring_row(self, table: QTableView) -> None:
        index = table.currentIndex()
        if not table.hasFocus() or not index.isValid():
            return
        row = table.visualRect(index)
        if index.row() == 0:  # with the headings
            row.setTop(-table.horizontalHeader().height())
        self._show(table.viewport(), row)

    def _bring(self, panel: QWidget) -> None:
        if panel.height() <= self.viewport().height():
            self._show(panel, panel.rect())

    def _show(self, widget: QWidget, area: QRect) -> None:
        body = self.widget()
        if body is None:
            return
        middle = widget.mapTo(body, QPoint(0, area.center().y()))
        self.ensureVisible(0, middle.y(), 0, area.height() // 2 + 4)
