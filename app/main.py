"""The composition root: the only place that knows everything and asks what day it is.

With a command it is the command line (no Qt is imported); without one it is the window.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import datetime

from app import arguments as command_line
from app import cli
from app.model.domain.local_time import COPENHAGEN


def now() -> datetime:
    """The clock in Denmark, naive local time; asked for here and nowhere else."""
    return datetime.now(COPENHAGEN).replace(tzinfo=None, microsecond=0)


def main(argv: Sequence[str] | None = None) -> int:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    arguments = command_line.parse(sys.argv[1:] if argv is None else argv)
    if arguments.command:
        return cli.run(arguments, now)
    if sys.platform == "linux" and not any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))):
        sys.stderr.write("Der er ingen skærm her. Brug en kommando; se hjaelpermappen --help\n")
        return command_line.WRONG_CALL
    from app.ui.run import run_window

    return run_window(arguments.mappe, now)
