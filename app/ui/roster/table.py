"""The roster's table: arrows move, a digit starts writing a shift, Enter opens, the usual keys copy and paste."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

Index = QModelIndex | QPersistentModelIndex


class SpanDelegate(QStyledItemDelegate):
    """Lets a shift be written straight into a cell: "7-15". What can't be read is given back, not lost."""

    written = Signal(int, int, str)
    editor: QLineEdit | None = None  # the one that was made last

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: ARG002
        line = QLineEdit(parent)
        line.setAccessibleName(self.tr("Ny vagt, skriv fx 7-15"))
        line.setPlaceholderText("7-15")
        line.setMaxLength(20)
        self.editor = line
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """A new shift is written, so the editor begins empty."""

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:  # noqa: ARG002
        if isinstance(editor, QLineEdit) and editor.text().strip():
            row, column, text = index.row(), index.column(), editor.text()
            # Only when the editor has closed and given the keyboard back: what is written makes the table anew.
            QTimer.singleShot(0, self, lambda: self.written.emit(row, column, text))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: ARG002
        rect = option.rect
        rect.setHeight(max(rect.height(), editor.sizeHint().height()))
        editor.setGeometry(rect)


class RosterTable(QTableView):
    """Signals say what the user wants; the view does it."""

    opened = Signal()
    copied = Signal(bool)
    pasted = Signal()
    deleted = Signal()
    locked = Signal()  # a shift was begun where nothing can be written

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Vagtplan: dage nedad, hjælpere hen ad"))
        self.delegate = SpanDelegate(self)
        self.setItemDelegate(self.delegate)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap,
        )
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A message above must not push the current cell out of sight."""
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QAbstractItemView.State.EditingState:
            event.accept()  # the cell's editor has had the key
            return
        if self._command(event):
            return
        text = event.text()
        index = self.currentIndex()
        if text.isdigit() and index.isValid() and index.column() > 0:
            if index.flags() & Qt.ItemFlag.ItemIsEditable:
                self.write(index, text)
            else:
                self.locked.emit()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Copy and the like stay here, even where a menu knows the same key."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_clipboard(event):
            event.accept()
            return True
        return super().event(event)

    def write(self, index: Index, text: str) -> None:
        """Opens the cell for writing, with this much written."""
        self.setCurrentIndex(QModelIndex(index))  # type: ignore[arg-type]
        self.edit(QModelIndex(index))  # type: ignore[arg-type]
        editor = self.delegate.editor
        if editor is not None and self.state() == QAbstractItemView.State.EditingState:
            editor.setText(text)
            editor.deselect()
            editor.setCursorPosition(len(text))

    def _command(self, event: QKeyEvent) -> bool:
        """The keys of the table; True when one was meant."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}:
            self.opened.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit(False)
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.copied.emit(True)
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.deleted.emit()
        else:
            return False
        return True


def _is_clipboard(event: QKeyEvent) -> bool:
    keys = (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Cut, QKeySequence.StandardKey.Paste)
    return any(event.matches(key) for key in keys)
