"""What happens when the program itself is wrong: a line in the log without personal data, and a plain message."""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication, QMessageBox

from app import paths
from app.model.domain.errors import KnownFault, Refused
from app.ui.widgets import tell


def log_crash(kind: type[BaseException], trace: TracebackType | None) -> Path:
    """Adds a crash to the log: the kind of fault and the places in the code, never values or texts of the user."""
    path = paths.log_file()
    lines = [f"{_place(frame.filename)}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        with os.fdopen(handle, "a", encoding="utf-8") as log:
            log.write("\n".join([f"--- {kind.__name__}", *lines]) + "\n")
    except OSError:
        sys.stderr.write(f"{kind.__name__}\n")
    return path


def _place(filename: str) -> str:
    """The file inside the program or a library; the folders above it may carry the user's name."""
    parts = Path(filename).parts
    starts = [n for n, part in enumerate(parts) if part in {"app", "site-packages", "lib"}]
    return "/".join(parts[starts[-1] :]) if starts else parts[-1]


def on_crash(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
    """sys.excepthook: known faults are told as they are; anything else is logged."""
    window = QApplication.activeWindow()
    if isinstance(fault, KnownFault | Refused):
        tell(window, "Hjælpermappen", str(fault))
        return
    path = log_crash(kind, trace)
    if isinstance(QApplication.activeModalWidget(), QMessageBox):
        return  # one message is enough when the same fault comes again and again
    text = (
        "Der skete en fejl i programmet. Det, der stod som gemt, er gemt."
        f"\n\nFejlen er skrevet i {path} uden personlige oplysninger."
    )
    tell(window, "Hjælpermappen", text, QMessageBox.Icon.Critical)
