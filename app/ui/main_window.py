"""The main window: the subjects on the left, one screen on the right; screens are made when they are first shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QIcon, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QListView,
    QListWidget,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app import paths
from app.model.services.preferences import Preferences
from app.ui.actions import SUBJECTS
from app.ui.banner import Banner
from app.ui.keyboard import give_keyboard, with_parents
from app.ui.screens import make_screen
from app.ui.widgets import MessageBar, announce, ask, plain_label

if TYPE_CHECKING:  # imported for real when there is a file: the database is slow to load
    from app.model.domain.entities import Changes
    from app.model.domain.findings import Finding
    from app.model.services.binder import Binder
    from app.model.services.blanks import Blank
    from app.ui.screen import Screen, Shell

TITLE = "Hjælpermappen"


class MainWindow(QMainWindow):
    """Shows a page (welcome, a fault) until a binder is open, then the subjects."""

    painted = Signal()  # once, when the window is on the screen for the first time
    binder_shown = Signal(bool)
    protected = Signal(bool)  # a password was set, changed or removed
    restore_wanted = Signal()
    file_changed = Signal()  # after every change, and when another file is shown

    def __init__(self, preferences: Callable[[], Preferences], prefer: Callable[[Preferences], None]) -> None:
        super().__init__()
        self.preferences, self._prefer = preferences, prefer
        self._shell: Shell | None = None
        self._screens: dict[str, Screen] = {}
        self._stale: set[str] = set()
        self._is_painted = False
        self.banner = Banner()
        self._subjects = self._list_of_subjects()
        self._stack = QStackedWidget()
        waiting = plain_label(self.tr("Åbner …"))
        waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack.addWidget(waiting)
        self._status = plain_label()
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().addWidget(self._status, 1)
        self._arrange()
        self.setWindowTitle(TITLE)
        self.setWindowIcon(QIcon(str(paths.resources() / "ikoner" / "hjaelpermappen.svg")))
        self.resize(QSize(1280, 800).boundedTo(self.screen().availableSize() * 0.95))

    def _list_of_subjects(self) -> QListWidget:
        subjects = QListWidget()
        subjects.setObjectName("subjects")
        subjects.setAccessibleName(self.tr("Emner"))
        subjects.setResizeMode(QListView.ResizeMode.Adjust)  # or the rows keep the height they had before the style
        subjects.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        subjects.addItems([title for _, title in SUBJECTS])
        subjects.currentRowChanged.connect(self._show_row)
        subjects.itemActivated.connect(lambda _item: self._focus_screen())
        subjects.hide()
        return subjects

    def _arrange(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        row = QHBoxLayout()
        for layout in (column, row):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        column.addWidget(self.banner)
        column.addLayout(row, 1)
        row.addWidget(self._subjects)
        row.addWidget(self._stack, 1)
        self.setCentralWidget(body)

    def show_page(self, page: QWidget) -> None:
        """A single page instead of the subjects: the welcome, or what is wrong with the file."""
        self._clear()
        self._subjects.hide()
        self.setWindowTitle(TITLE)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.setFocus(Qt.FocusReason.OtherFocusReason)
        self.binder_shown.emit(False)

    def show_binder(self, binder: Binder, subject: str = "overview") -> None:
        """The subjects of an open binder."""
        from app.ui.screen import Shell

        self._clear()
        self._shell = Shell(
            binder,
            self.changed,
            self.preferences,
            self._prefer,
            self.go_to,
            self.protected.emit,
            self.restore_wanted.emit,
            self.mend,
            self.say,
            self.fill_in,
        )
        self._subjects.show()
        self.preferences_changed()
        self.setWindowTitle(f"{binder.database.path.stem} – {TITLE}")
        self.binder_shown.emit(True)
        self.file_changed.emit()
        self.go_to(subject)

    def preferences_changed(self) -> None:
        """The list of subjects is as wide as the longest one at any text size; the screens show what is chosen."""
        metrics = self._subjects.fontMetrics()
        wide = max(metrics.horizontalAdvance(title) for _, title in SUBJECTS)
        self._subjects.setFixedWidth(wide + 5 * metrics.averageCharWidth() + 20)
        self._stale.update(self._screens)
        self._show_row(self._subjects.currentRow())

    def go_to(self, key: str) -> None:
        """To a subject; "subjects" is the list of them, or from the list back to the screen."""
        if self._shell is None:
            return
        if key == "subjects":
            if self._subjects.hasFocus():
                self._focus_screen()
            else:
                self._subjects.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        row = [k for k, _ in SUBJECTS].index(key)
        if self._subjects.currentRow() != row:
            self._subjects.setCurrentRow(row)
        else:
            self._show_row(row)
        self._focus_screen()

    def mend(self, finding: Finding) -> None:
        """To the screen where a finding is mended, and there to what it is about."""
        from app.model.checks.catalogue import rule

        place = rule(finding.code).place.value
        self.go_to(place)
        if place in self._screens:
            self._screens[place].point_at(finding)

    def fill_in(self, blank: Blank) -> None:
        """To the field in which something that a document needs is to be written."""
        self.go_to(blank.place)
        if blank.place in self._screens:
            self._screens[blank.place].fill_in(blank)

    def say(self, text: str) -> None:
        """A short status line, also spoken."""
        self._status.setText(text)
        announce(self, text)

    def hide_messages(self) -> None:
        """What a screen said about the last thing done is no longer so."""
        for bar in self.findChildren(MessageBar):
            bar.hide()

    def status(self) -> str:
        return self._status.text()

    def _focus_screen(self) -> None:
        key = SUBJECTS[self._subjects.currentRow()][0]
        if key in self._screens:
            self._screens[key].focus_first()

    def _show_row(self, row: int) -> None:
        if self._shell is None or row < 0:
            return
        key = SUBJECTS[row][0]
        if key not in self._screens:
            self._screens[key] = make_screen(key, self._shell)
            self._stack.addWidget(self._screens[key])
            self._screens[key].refresh()
        elif key in self._stale:
            self._screens[key].refresh()
        self._stale.discard(key)
        if self._stack.currentWidget() is not self._screens[key]:
            self.hide_messages()
        self._stack.setCurrentWidget(self._screens[key])
        if key in self._stale:  # the screen that was left has just saved what was typed there
            self._stale.discard(key)
            self._screens[key].refresh()

    def show_changes(self, changes: Changes, said: str) -> None:
        """The file was changed: the screen in front refreshes now, the others when they are shown."""
        current = self._stack.currentWidget()
        for key, screen in self._screens.items():
            if screen is current:
                screen.refresh(changes)
            else:
                self._stale.add(key)
        self.say(said)
        self.file_changed.emit()

    def changed(self, changes: Changes) -> None:
        """A screen or a dialog has changed the file."""
        self.show_changes(changes, self.tr("Gemt: {}").format(changes.label))

    def _clear(self) -> None:
        for widget in [self._stack.widget(n) for n in range(self._stack.count())]:
            if widget is not None:
                self._stack.removeWidget(widget)
                widget.deleteLater()
        self._screens, self._stale, self._shell = {}, set(), None
        self._subjects.blockSignals(True)
        self._subjects.setCurrentRow(-1)
        self._subjects.blockSignals(False)
        self._status.clear()
        self.banner.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def leave_field(self) -> None:
        """A field being edited is saved by losing focus."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def rest(self) -> None:
        """To be called before the file is closed: what is typed is saved, and no screen asks for more."""
        self.leave_field()
        for screen in self._screens.values():
            screen.rest()
        self._shell = None  # so that nothing is read from the closed file until another is shown

    def may_leave(self) -> bool:
        """True when all that is typed is saved, or the user lets it go; to be asked before another file comes."""
        held = with_parents(QApplication.focusWidget())
        self.leave_field()
        for key, screen in self._screens.items():
            if not screen.leave():
                self.go_to(key)
                return self._let_go(dict(SUBJECTS)[key])
        give_keyboard(held)
        return True

    def _let_go(self, title: str) -> bool:
        text = self.tr("Det, du har skrevet under »{}«, kan ikke gemmes, som det står. Vil du gå videre uden det?")
        return ask(
            self,
            self.tr("Noget er ikke gemt"),
            text.format(title),
            self.tr("Gå videre uden at gemme"),
            self.tr("Bliv her, og ret det"),
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.may_leave():
            super().closeEvent(event)
        else:
            event.ignore()
