"""Python's cyclic garbage collection at safe moments only: from the event loop, never inside a call into Qt.

Left to itself it may run while Qt holds a lock (in a disconnect, say), destroy a widget that waits for the same lock,
and stop the program for ever.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

LOOK_EVERY = 5_000  # milliseconds


class GarbageCollector(QObject):
    """Turns automatic collection off and collects from a timer, as often as Python's own thresholds would."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._thresholds = gc.get_threshold()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collects the oldest generation that is due."""
        counts = gc.get_count()
        due = [generation for generation, count in enumerate(counts) if count > self._thresholds[generation]]
        if due:
            gc.collect(due[-1])
