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


def _translate(app: QApplication) -> None:
    """Qt's own texts (file dialogs and the like) in Danish."""
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
    started = Application(app, file, now)
    started.start()
    return app.exec()
