"""Doing something in a dialog that runs its own event loop: it is waited for, worked in, and closed if it is still there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

EVERY, TRIES = 25, 40  # ms between two looks, and how often


def in_next_dialog(do: Callable[[QDialog], object]) -> None:
    """In the dialog that opens next; a mistake in it is told by pytest-qt after the test."""

    def work(dialog: QDialog) -> None:
        try:
            do(dialog)
        finally:
            _close(dialog)

    _when_open(None, work)


def in_dialog_of(opening: Callable[[], object], do: Callable[[QDialog], object]) -> None:
    """In the dialog that opening opens, over the one that is open now if there is one; a mistake in it is raised here."""
    faults: list[BaseException] = []
    seen: list[QDialog] = []

    def work(dialog: QDialog) -> None:
        seen.append(dialog)
        try:
            do(dialog)
        except BaseException as fault:  # noqa: BLE001 - a test's failure inside Qt's loop is told after it
            faults.append(fault)
        finally:
            _close(dialog)

    _when_open(QApplication.activeModalWidget(), work)
    opening()
    if faults:
        raise faults[0]
    assert seen, "no dialog was opened"


def _when_open(under: object, work: Callable[[QDialog], None]) -> None:
    def look(tries: int = TRIES) -> None:
        dialog = QApplication.activeModalWidget()
        opened = isinstance(dialog, QDialog) and dialog is not under
        if tries and not (opened and dialog is not None and dialog.isActiveWindow()):
            QTimer.singleShot(EVERY, lambda: look(tries - 1))
        elif opened and isinstance(dialog, QDialog):
            work(dialog)

    QTimer.singleShot(EVERY, look)


def _close(dialog: QDialog) -> None:
    """Without the question that a changed form asks."""
    if dialog.isVisible():
        QDialog.reject(dialog)
