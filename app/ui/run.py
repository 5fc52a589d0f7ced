"""Starts Qt in Danish and runs the window until it is closed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from app.ui.application import Application
from app.ui.crash import on_crash
from app.ui.garbage import GarbageCollector

MISSING = {
    "Look in:": "Mappe:",
    "&Look in:": "&Mappe:",
    "Files of type:": "Filtype:",
    "Files of &type:": "Fil&type:",
    "File &name:": "Fil&navn:",
    "Directory:": "Mappe:",
    "Folder": "Mappe",
    "File": "Fil",
    "Computer": "Computer",
    "&Open": "&Åbn",
    "&Save": "&Gem",
    "&Choose": "&Vælg",
    "Cancel": "Fortryd",
    "Name": "Navn",
    "Size": "Størrelse",
    "Type": "Type",
    "Date Modified": "Ændret",
    "Sidebar": "Steder",
    "List of places and bookmarks": "Steder og bogmærker",
    "Files": "Filer",
    "All files (*)": "Alle filer (*)",
}


class MissingDanish(QTranslator):
    """The words of Qt's own file dialog that Qt's Danish translation lacks."""

    def translate(self, _context: str, source: str, _note: str | None = None, _n: int = -1) -> str | None:
        """None, not "", for what is not known: an empty text would be shown as the translation."""
        return MISSING.get(source)

    def isEmpty(self) -> bool:
        return False


def _translate(app: QApplication) -> None:
    """Qt's own texts (file dialogs and the like) in Danish."""
    app.installTranslator(MissingDanish(app))
    translator = QTranslator(app)
    if translator.load("qtbase_da", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)


def run_window(file: Path | None, now: Callable[[], datetime]) -> int:
    """The window until it is closed; returns the exit status."""
    QLocale.setDefault(QLocale(QLocale.Language.Danish, QLocale.Country.Denmark))
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Hjælpermappen")
    app.setDesktopFileName("hjaelpermappen")
    _translate(app)
    sys.excepthook = on_crash
    GarbageCollector(app)
    started = Application(app, file, now)
    started.start()
    return app.exec()
