"""Starts the window: paints it first, then opens the file, so that a slow disk never shows as a program that hangs."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from app import paths
from app.model.domain.errors import KnownFault, Refused
from app.model.services.preferences import Preferences, load_preferences, save_preferences
from app.ui.actions import FileActions, build_menus
from app.ui.main_window import MainWindow
from app.ui.theme import apply_theme

if TYPE_CHECKING:
    from app.model.services.binder import Binder, Resources

SCHEME_FILTER = "Hjælpermappe (*.hjm)"
EXCHANGE_FILTER = "Udvekslingsfil (*.json)"


class Application:
    """The window's life: which file is open, what is preferred, and what the file menu does."""

    def __init__(self, app: QApplication, file: Path | None, now: Callable[[], datetime]) -> None:
        self._app, self._now = app, now
        self._preferences = load_preferences(paths.preferences_file())
        self._file = file or (
            Path(self._preferences.last_file) if self._preferences.last_file else paths.default_scheme_file()
        )
        self._binder: Binder | None = None
        apply_theme(app, self._preferences)
        self.window = MainWindow(lambda: self._preferences, self.prefer)
        files = FileActions(self._new, self._open, self._import, self._export, self.window.close)
        build_menus(self.window, files, self.window.go_to, self._about)
        app.styleHints().colorSchemeChanged.connect(lambda _: apply_theme(app, self._preferences))
        app.aboutToQuit.connect(self.close_file)

    def start(self) -> None:
        """Shows the empty window now and opens the file as soon as it is painted."""
        self.window.show()
        QTimer.singleShot(0, self.open_first)

    def open_first(self) -> None:
        """The file that was asked for; a first start has none and is welcomed."""
        if self._file.exists():
            self.open_file(self._file)
        else:
            self._welcome(self._file)

    def prefer(self, preferences: Preferences) -> None:
        self._preferences = preferences
        save_preferences(paths.preferences_file(), preferences)
        apply_theme(self._app, preferences)
        self.window.fit_subjects()

    def open_file(self, path: Path) -> None:
        """Opens a scheme file, or says plainly why it can't be opened and what to do."""
        from app.model.services.binder import open_binder
        from app.model.services.scheme import is_new

        self.close_file()
        try:
            self._binder = open_binder(path, self._resources(), self._now, password=_password())
        except KnownFault as fault:
            self._fault(path, fault)
            return
        self._remember(path)
        if is_new(self._binder):
            self._first_questions()
        else:
            self.window.show_binder(self._binder)

    def create_file(self, path: Path, *, example: bool) -> None:
        """Makes a new file: empty, with the first questions, or with the example."""
        from app.model.services.binder import create_binder
        from app.model.services.example import create_example

        self.close_file()
        try:
            self._binder = create_binder(path, self._resources(), self._now, password=_password())
            if example:
                create_example(self._binder)
        except KnownFault as fault:
            self._fault(path, fault)
            return
        self._remember(path)
        if example:
            self.window.show_binder(self._binder)
        else:
            self._first_questions()

    def close_file(self) -> None:
        if self._binder is not None:
            self._binder.close()
            self._binder = None

    def _resources(self) -> Resources:
        from app.model.services.binder import Resources

        return Resources(paths.resources())

    def _remember(self, path: Path) -> None:
        if path != paths.default_scheme_file() or self._preferences.last_file:
            self.prefer(Preferences(**{**vars(self._preferences), "last_file": str(path.resolve())}))

    def _welcome(self, path: Path) -> None:
        from app.ui.first_start import WelcomePage

        self.window.show_page(WelcomePage(path, self.create_file, self._open))

    def _first_questions(self) -> None:
        from app.ui.first_start import FirstQuestions

        assert self._binder is not None
        binder = self._binder
        self.window.show_page(FirstQuestions(binder, lambda: self.window.show_binder(binder, "people")))

    def _fault(self, path: Path, fault: KnownFault) -> None:
        from app.ui.first_start import FaultPage

        self.window.show_page(FaultPage(str(fault), lambda: self.open_file(path), self._open))

    def _new(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self.window, self.window.tr("Ny ordning"), str(self._file.parent), SCHEME_FILTER
        )
        if name:
            self.create_file(_with_suffix(Path(name), ".hjm"), example=False)

    def _open(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self.window, self.window.tr("Åbn ordning"), str(self._file.parent), SCHEME_FILTER
        )
        if name:
            self.open_file(Path(name))

    def _import(self) -> None:
        from app.model.services.exchange import add_content, read_exchange_file

        name, _ = QFileDialog.getOpenFileName(self.window, self.window.tr("Importér"), "", EXCHANGE_FILTER)
        if name and self._binder is not None:
            try:
                changes = add_content(self._binder, read_exchange_file(Path(name), self._binder.resources))
            except (Refused, KnownFault) as refused:
                QMessageBox.warning(self.window, self.window.tr("Intet er importeret"), str(refused)[:1000])
            else:
                self.window.show_binder(self._binder)
                self.window.say(changes.label)

    def _export(self) -> None:
        from app.model.services.exchange import write_exchange_file

        name, _ = QFileDialog.getSaveFileName(self.window, self.window.tr("Eksportér"), "", EXCHANGE_FILTER)
        if name and self._binder is not None:
            path = _with_suffix(Path(name), ".json")
            try:
                write_exchange_file(self._binder, path)
            except (Refused, KnownFault) as refused:
                QMessageBox.warning(self.window, self.window.tr("Intet er eksporteret"), str(refused))
            else:
                self.window.say(self.window.tr("Eksporteret til {}").format(path))

    def _about(self) -> None:
        from app.ui.help_dialog import HelpDialog

        HelpDialog(self.window).exec()


def _with_suffix(path: Path, suffix: str) -> Path:
    return path if path.suffix else path.with_suffix(suffix)


def _password() -> str | None:
    import os

    from app.model.services.binder import PASSWORD_VARIABLE

    return os.environ.get(PASSWORD_VARIABLE) or None


def log_crash(kind: type[BaseException], trace: TracebackType | None) -> Path:
    """Adds a crash to the log: the kind of fault and the places in the code, never values or texts of the user."""
    path = paths.log_file()
    lines = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as log:
            log.write("\n".join([f"--- {kind.__name__}", *lines]) + "\n")
    except OSError:
        sys.stderr.write(f"{kind.__name__}\n")
    return path


def _on_crash(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
    if isinstance(fault, KnownFault | Refused):
        QMessageBox.warning(None, "Hjælpermappen", str(fault))
        return
    path = log_crash(kind, trace)
    text = f"Der skete en fejl i programmet. Det, der stod som gemt, er gemt.\n\nFejlen er skrevet i {path} uden personlige oplysninger."
    QMessageBox.critical(None, "Hjælpermappen", text)


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
    sys.excepthook = _on_crash
    started = Application(app, file, now)
    started.start()
    return app.exec()
