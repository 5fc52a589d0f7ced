"""Shows the program on the example: findings, the last full month's timesheets as PDF in demo/, and the window.

Run: uv run python pakning/demo.py
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from app.main import main as hjaelpermappen
from app.main import now
from app.model.services.example import last_month

FOLDER = Path(__file__).resolve().parent.parent / "demo"


def has_screen() -> bool:
    return sys.platform in {"win32", "darwin"} or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def main() -> int:
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir()
    file = FOLDER / "eksempel.hjm"
    month = str(last_month(now().date()))
    steps = (
        ("", ["eksempel"]),
        ("\nHvad er der at gøre?", ["tjek"]),
        (f"\nTimesedler for {month}:", ["timeseddel", "--maaned", month, "--ud", str(FOLDER)]),
    )
    for heading, arguments in steps:
        if heading:
            print(heading)
        status = hjaelpermappen(["--mappe", str(file), *arguments])
        if status:
            return status
    print(f"\nAlt ligger i {FOLDER}")
    if not has_screen():
        print("Der er ingen skærm her, så vinduet åbnes ikke.")
        return 0
    print("Åbner vinduet …")
    return hjaelpermappen(["--mappe", str(file)])


if __name__ == "__main__":
    sys.exit(main())
