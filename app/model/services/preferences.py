"""How this person wants the program to look and where files go: kept on the machine, not in the scheme file."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path

TEXT_SIZES = (100, 125, 150, 175, 200, 250, 300)
THEMES = ("system", "light", "dark", "high_contrast")
LOCK_MINUTES = (0, 5, 10, 15, 30, 60)


@dataclass(frozen=True)
class Preferences:
    """`text_size` in per cent, `theme` one of THEMES, folders as text ("" = ask), `lock_minutes` 0 for never."""

    text_size: int = 100
    theme: str = "system"
    large_targets: bool = False
    document_folder: str = ""
    last_file: str = ""
    backup_folder: str = ""
    lock_minutes: int = 0


def load_preferences(path: Path) -> Preferences:
    """What was saved; anything that is missing or can't be right is left at its default."""
    try:
        saved = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Preferences()
    if not isinstance(saved, dict):
        return Preferences()
    default = asdict(Preferences())
    kept = {f.name: saved[f.name] for f in fields(Preferences) if type(saved.get(f.name)) is type(default[f.name])}
    found = Preferences(**kept)
    return Preferences(
        text_size=found.text_size if found.text_size in TEXT_SIZES else 100,
        theme=found.theme if found.theme in THEMES else "system",
        large_targets=found.large_targets,
        document_folder=found.document_folder,
        last_file=found.last_file,
        backup_folder=found.backup_folder,
        lock_minutes=found.lock_minutes if found.lock_minutes in LOCK_MINUTES else 0,
    )


def save_preferences(path: Path, preferences: Preferences) -> None:
    """Best effort: a machine that can't keep them still works."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(asdict(preferences), indent=1), encoding="utf-8")
    except OSError:
        return
