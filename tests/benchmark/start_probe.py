"""One start of a window in a process of its own: milliseconds to the first paint and to the data, and memory in MB.

Usage: start_probe.py bare|program START_NS [SCHEME_FILE]; prints one line of JSON.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget, QWidget

START = int(sys.argv[2])


def elapsed_ms() -> float:
    return (time.monotonic_ns() - START) / 1e6


def resident_mb() -> float:
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0.0


class PaintWatch(QObject):
    """Notes when a widget that `wanted` accepts is painted for the first time."""

    def __init__(self, wanted: Callable[[QWidget], bool], done: Callable[[], None]) -> None:
        super().__init__()
        self._wanted, self._done = wanted, done
        self.at: float | None = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            self.at is None
            and event.type() == QEvent.Type.Paint
            and isinstance(watched, QWidget)
            and self._wanted(watched)
        ):
            self.at = elapsed_ms()
            QTimer.singleShot(0, self._done)
        return False


def report(app: QApplication, first: PaintWatch, ready: PaintWatch) -> None:
    if first.at is not None and ready.at is not None:
        print(json.dumps({"first": first.at, "ready": ready.at, "memory": resident_mb()}), flush=True)
        app.quit()


def watch(app: QApplication, is_ready: Callable[[QWidget], bool]) -> list[PaintWatch]:
    pair: list[PaintWatch] = []
    pair.append(PaintWatch(lambda w: w.isWindow() or isinstance(w.window(), QMainWindow), lambda: report(app, *pair)))
    pair.append(PaintWatch(is_ready, lambda: report(app, *pair)))
    for one in pair:
        app.installEventFilter(one)
    return pair


def bare() -> None:
    """A main window with a table of the roster's size, and nothing else."""
    app = QApplication([])
    window = QMainWindow()
    table = QTableWidget(31, 13)
    window.setCentralWidget(table)
    window.resize(1280, 800)
    kept = watch(app, lambda widget: widget is table.viewport())
    window.show()
    app.exec()
    assert kept


def program(file: Path) -> None:
    """The program's own start, as app.main does it."""
    from app.main import now
    from app.ui.application import Application
    from app.ui.garbage import GarbageCollector

    app = QApplication([])

    def is_list(widget: QWidget) -> bool:
        """The first screen is there with its data when its list is drawn."""
        parent: Any = widget.parent()
        return type(parent).__name__ == "LinesTable" and parent.viewport() is widget

    kept = watch(app, is_list)
    GarbageCollector(app)  # as app.ui.run does
    started = Application(app, file, now)
    started.start()
    app.exec()
    assert kept


if __name__ == "__main__":
    bare() if sys.argv[1] == "bare" else program(Path(sys.argv[3]))
