"""Starts the window: paints it first, then opens the file, so that a slow disk never shows as a program that hangs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from app import paths
from app.model.domain.errors import KnownFault
from app.model.services.preferences import Preferences, load_preferences, save_preferences
from app.ui import file_dialogs
from app.ui.actions import EditActions, FileActions, build_menus
from app.ui.backups.steps import BackupSteps
from app.ui.guard import Guard, password_of_environment
from app.ui.looks import look_actions
from app.ui.main_window import MainWindow
from app.ui.own_files import OwnFiles, exists
from app.ui.steps import Steps
from app.ui.theme import apply_theme
from app.ui.watch import steps as watch_steps

if TYPE_CHECKING:
    from app.model.services.binder import Binder, Resources


class Application(QObject):
    """The window's life: which file is open, what is preferred, and what the menus do."""

    def __init__(self, app: QApplication, file: Path | None, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._app, self._now = app, now
        self._preferences = load_preferences(paths.preferences_file())
        self._files = OwnFiles(file, self._preferences.last_file)
        self._binder: Binder | None = None
        apply_theme(app, self._preferences)
        self.window = MainWindow(lambda: self._preferences, self.prefer)
        self._backups = BackupSteps(
            self.window, lambda: self._preferences.backup_folder, now, self.close_file, self.open_file, self.window.say
        )
        self.window.restore_wanted.connect(self._restore)
        self._guard = Guard(now, self._open, self)
        self._guard.opened.connect(self._opened)
        self._guard.asks.connect(self.window.show_page)
        self._guard.faulty.connect(self._fault)
        self._guard.locking.connect(self.close_file)
        self._guard.told.connect(self.window.say)
        self.window.protected.connect(self._protection_changed)
        self._look = look_actions(lambda: self._preferences, self.prefer, self.window.say)
        self._steps = Steps(self.window, lambda: self._binder)
        edit = EditActions(self._steps.undo, self._steps.redo)
        watch = {text: self._leaving(self._with_binder(step)) for text, step in watch_steps.STEPS}
        self._menus = build_menus(
            self.window, self._file_actions(), edit, self._look, self.window.go_to, watch, self._help
        )
        self._steps.named.connect(self._menus.show_steps)
        self._menus.show_preferences(self._preferences)
        self.window.binder_shown.connect(self._menus.show_binder)
        app.styleHints().colorSchemeChanged.connect(self._looks_changed)
        app.styleHints().accessibility().contrastPreferenceChanged.connect(self._looks_changed)
        app.aboutToQuit.connect(self.close_file)

    def start(self) -> None:
        """Shows the empty window now and opens the file as soon as it is painted."""
        self.window.painted.connect(self.open_first, Qt.ConnectionType.QueuedConnection)
        self.window.show()

    def open_first(self) -> None:
        """The file that was asked for; a first start has none and is welcomed. A file that has gone is missed aloud."""
        if self._files.is_known or self._files.has_own:
            self.open_file(self._files.own)
        else:
            self._welcome()

    def prefer(self, preferences: Preferences) -> None:
        self._preferences = preferences
        save_preferences(paths.preferences_file(), preferences)
        self._menus.show_preferences(preferences)
        self._looks_changed()
        self._watch()

    def open_file(self, path: Path) -> None:
        """Opens a scheme file, or says plainly why it can't be opened and what to do."""
        self.close_file()
        self._guard.open(path)

    def _opened(self, binder: Binder) -> None:
        """A file has been opened: it is remembered and shown, and locked again after a time of no use."""
        self._binder = binder
        if not self._files.is_example(binder.database.path.absolute()):
            self._backups.keeper.watch(binder)
        try:
            self._remember(binder.database.path)
            if binder.is_new():
                self._first_questions(binder)
            else:
                self._show(binder)
        except KnownFault as fault:
            self._fault(binder.database.path, str(fault))
        self._watch()

    def _watch(self) -> None:
        self._guard.watch(self._binder, self._preferences.lock_minutes)

    def _protection_changed(self, on: bool) -> None:  # noqa: FBT001 - a Qt signal's argument
        """The old backups are as unprotected as the file was: they go, and a protected one is made."""
        self._watch()
        if on and self._binder is not None:
            self.window.say(self._backups.protect(self._binder))

    def _restore(self) -> None:
        if self.window.may_leave():
            self._backups.ask(self._binder)

    def open_own(self) -> None:
        """The user's own file; if there is none yet, a new, empty one and the first questions."""
        if self._files.has_own:
            self.open_file(self._files.own)
        else:
            self._create(self._files.own)

    def open_example(self) -> None:
        """The example, in a file of its own beside the user's; made when it is first wanted."""
        path = self._files.example
        try:
            if not exists(path):
                self.close_file()
                self._make_example(path)
        except KnownFault as fault:
            self._fault(path, str(fault))
        else:
            self.open_file(path)

    def close_file(self) -> None:
        self.window.rest()
        self._guard.rest()
        if self._binder is not None:
            faults = self._backups.keeper.leave()
            self._binder.close()
            self._binder = None
            if faults:
                self.window.say(" ".join(faults))

    def _create(self, path: Path) -> None:
        from app.model.services.binder import create_binder

        self.close_file()
        try:
            made = create_binder(path, self._resources(), self._now, password=password_of_environment())
        except KnownFault as fault:
            self._fault(path, str(fault))
        else:
            self._opened(made)

    def _make_example(self, path: Path) -> None:
        """The whole example, or no file."""
        from app.model.services.binder import create_binder
        from app.model.services.example import create_example

        made = create_binder(path, self._resources(), self._now, password=password_of_environment())
        try:
            create_example(made)
        except BaseException:
            made.close()
            path.unlink(missing_ok=True)
            raise
        made.close()

    def _resources(self) -> Resources:
        from app.model.services.binder import Resources

        return Resources(paths.resources())

    def _remember(self, path: Path) -> None:
        last = self._files.remember(path.absolute(), self._preferences.last_file)
        if last != self._preferences.last_file:
            self.prefer(replace(self._preferences, last_file=last))

    def _show(self, binder: Binder, subject: str = "overview") -> None:
        self.window.show_binder(binder, subject)
        if self._files.is_example(binder.database.path.absolute()):
            text = self.tr("Du ser på eksemplet. Alle navne og tal er opdigtede, og du kan ikke ødelægge noget.")
            own = self.tr("Til min egen ordning") if self._files.has_own else self.tr("Start min egen ordning")
            self.window.banner.say(text, own, self._leaving(self.open_own))

    def _welcome(self) -> None:
        from app.ui.first_start import WelcomePage

        page = WelcomePage(self._files.own, self.open_own, self.open_example, self._open, self._look)
        self.window.show_page(page)

    def _first_questions(self, binder: Binder) -> None:
        from app.ui.first_start import FirstQuestions

        self.window.show_page(FirstQuestions(binder, lambda: self._show(binder, "people")))

    def _fault(self, path: Path, text: str) -> None:
        """What is wrong with a file, with the way back to the user's own."""
        from app.ui.first_start import FaultPage

        self.close_file()
        if exists(path) and (page := self._backups.damage_page(path, text, self._guard.tried, self._open)):
            self.window.show_page(page)
            return
        if path != self._files.own and self._files.has_own:
            back = self.tr("Til min egen ordning"), self.open_own
        else:
            back = self.tr("Til velkomsten"), self._start_over
        self.window.show_page(FaultPage(text, path, lambda: self._retry(path), self._open, back))

    def _retry(self, path: Path) -> None:
        if self._files.is_example(path):
            self.open_example()
        elif self._files.is_known or exists(path):
            self.open_file(path)
        else:
            self._create(path)

    def _start_over(self) -> None:
        self._files.forget()
        self._welcome()

    def _new(self) -> None:
        """A new scheme; who has none yet gets the usual file without being asked where."""
        if not self._files.has_own:
            self._create(self._files.own)
        elif path := file_dialogs.ask_new_file(self.window, self._files.own):
            self._create(path)

    def _open(self) -> None:
        if path := file_dialogs.ask_open_file(self.window, self._files.own):
            self.open_file(path)

    def _import(self) -> None:
        if self._binder is not None and (done := file_dialogs.import_file(self.window, self._binder)):
            self._show(self._binder)
            self.window.say(done)

    def _export(self) -> None:
        if self._binder is not None and (done := file_dialogs.export_file(self.window, self._binder)):
            self.window.say(done)

    def _help(self) -> None:
        from app.ui.help_dialog import HelpDialog

        HelpDialog(self.window).exec()

    def _looks_changed(self, _new: object = None) -> None:
        apply_theme(self._app, self._preferences)
        self.window.preferences_changed()

    def _file_actions(self) -> FileActions:
        new, open_, example, import_ = map(self._leaving, (self._new, self._open, self.open_example, self._import))
        move, own_data = (self._with_binder(do) for do in (file_dialogs.move_scheme, file_dialogs.show_own_data))
        retention = self._leaving(self._retention)
        return FileActions(
            new,
            open_,
            example,
            import_,
            self._export,
            self._leaving(move),
            own_data,
            retention,
            self._restore,
            self.window.close,
        )

    def _with_binder(self, do: Callable[[MainWindow, Binder], None]) -> Callable[[], None]:
        def with_binder() -> None:
            if self._binder is not None:
                do(self.window, self._binder)

        return with_binder

    def _retention(self) -> None:
        """All screens anew afterwards: a card that is open may be the one that was erased."""
        binder = self._binder
        if binder is None:
            return
        done = file_dialogs.erase_former_helpers(self.window, binder)
        if done and self._binder is binder:  # the lock may have closed the file meanwhile
            self._show(binder)
            self.window.say(done)

    def _leaving(self, go: Callable[[], None]) -> Callable[[], None]:
        """The same, but only when nothing typed is lost by it."""

        def after_leaving() -> None:
            if self.window.may_leave():
                go()

        return after_leaving
