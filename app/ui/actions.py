"""The window's menus: every action with its Danish name and its key, in one place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow

SUBJECTS: tuple[tuple[str, str], ...] = (
    ("roster", "Vagtplan"),
    ("timesheets", "Timesedler"),
    ("people", "Hjælpere"),
    ("scheme", "Ordning"),
    ("settings", "Indstillinger"),
)


@dataclass(frozen=True)
class FileActions:
    """What the file menu does."""

    new: Callable[[], None]
    open: Callable[[], None]
    import_: Callable[[], None]
    export: Callable[[], None]
    quit: Callable[[], object]


def build_menus(
    window: QMainWindow, files: FileActions, go_to: Callable[[str], None], about: Callable[[], None]
) -> None:
    """Fills the menu bar; Ctrl+1..5 go to the subjects."""
    bar = window.menuBar()
    menu = bar.addMenu(window.tr("&Filer"))
    _add(window, menu.addAction, window.tr("&Ny ordning …"), "Ctrl+N", files.new)
    _add(window, menu.addAction, window.tr("&Åbn …"), "Ctrl+O", files.open)
    menu.addSeparator()
    _add(window, menu.addAction, window.tr("&Importér udvekslingsfil …"), "Ctrl+I", files.import_)
    _add(window, menu.addAction, window.tr("&Eksportér udvekslingsfil …"), "Ctrl+E", files.export)
    menu.addSeparator()
    _add(window, menu.addAction, window.tr("&Afslut"), "Ctrl+Q", files.quit)
    menu = bar.addMenu(window.tr("&Gå til"))
    for number, (key, title) in enumerate(SUBJECTS, 1):
        _add(window, menu.addAction, f"&{number} {title}", f"Ctrl+{number}", partial(go_to, key))
    menu = bar.addMenu(window.tr("&Hjælp"))
    _add(window, menu.addAction, window.tr("&Taster og hjælp"), "F1", about)


def _add(window: QMainWindow, add: Callable[[str], QAction], text: str, keys: str, do: Callable[[], object]) -> None:
    action = add(text)
    action.setShortcut(QKeySequence(keys))
    action.setMenuRole(QAction.MenuRole.NoRole)
    action.triggered.connect(lambda _checked=False: do())
    window.addAction(action)
