"""A long session: more Qt calls than Python's constants had references to begin with."""

from __future__ import annotations

import os
import subprocess
import sys

CALLS = """
import app.ui
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLabel

class Sender(QObject):
    said = Signal(object)

qt, sender = QApplication([]), Sender()
label = QLabel("Prøve")
sender.said.connect(lambda _: None)
for _ in range(100_000):
    label.setEnabled(True)
    sender.said.emit(None)
print("stadig i live")
"""


def test_a_hundred_thousand_calls_that_return_nothing_do_not_stop_the_program() -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", CALLS], check=False, capture_output=True, encoding="utf-8", env=environment
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "stadig i live\n", "")
