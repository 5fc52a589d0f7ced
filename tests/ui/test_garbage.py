"""Garbage is collected from the event loop, and only there."""

from __future__ import annotations

import gc
import weakref

from PySide6.QtCore import QObject

from app.ui.garbage import GarbageCollector


class Ring:
    def __init__(self) -> None:
        self.me = self


def test_a_ring_is_collected_when_the_loop_looks_and_not_before() -> None:
    parent = QObject()
    collector = GarbageCollector(parent)
    assert not gc.isenabled()
    ring = weakref.ref(Ring())
    kept = [[] for _ in range(gc.get_threshold()[0] + 10)]  # type: ignore[var-annotated]
    assert ring() is not None
    collector.look()
    assert ring() is None
    assert len(kept) > gc.get_threshold()[0]
    collector._timer.stop()
