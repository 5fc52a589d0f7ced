"""The main window: the subjects on the left, one screen on the right; screens are made when they are first shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QMainWindow, QStackedWidget, QWidget

from app.model.domain.entities import Changes
from app.model.services.binder import Binder
from app.model.services.preferences import Preferences
from app.ui.actions import SUBJECTS
from app.ui.screen import Screen, Shell
from app.ui.widgets import announce


def _make_screen(key: str, shell: Shell) -> Screen:
    """Each screen's module is imported when the screen is first wanted."""
    if key == "roster":
        from app.ui.roster.view import RosterView

        return RosterView(shell)
    if key == "timesheets":
        from app.ui.timesheets.view import TimesheetsView

        return TimesheetsView(shell)
    if key == "people":
        from app.ui.people.view import PeopleView

        return PeopleView(shell)
    if key == "scheme":
        from app.ui.scheme.view import SchemeView

        return SchemeView(shell)
    from app.ui.settings.view import SettingsView

    return SettingsView(shell)


class MainWindow(QMainWindow):
    """Shows a page (welcome, a fault) until a binder is open, then the subjects."""

    def __init__(self, preferences: Callable[[], Preferences], prefer: Callable[[Preferences], None]) -> None:
        super().__init__()
        self._preferences, self._prefer = preferences, prefer
        self._shell: Shell | None = None
        self._screens: dict[str, Screen] = {}
        self._stale: set[str] = set()
        self._subjects = QListWidget()
        self._subjects.setObjectName("subjects")
        self._subjects.setAccessibleName(self.tr("Emner"))
        self._subjects.addItems([title for _, title in SUBJECTS])
        self._subjects.currentRowChanged.connect(self._show_row)
        self._stack = QStackedWidget()
        self._page: QWidget = QLabel(self.tr("Åbner …"))
        self._stack.addWidget(self._page)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._subjects)
        row.addWidget(self._stack, 1)
        self.setCentralWidget(body)
        self._subjects.hide()
        self.statusBar().setSizeGripEnabled(False)
        self.setWindowTitle("Hjælpermappen")
        self.resize(QSize(1280, 800))

    def show_page(self, page: QWidget) -> None:
        """A single page instead of the subjects: the welcome, or what is wrong with the file."""
        self._clear()
        self._subjects.hide()
        self._page = page
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    def show_binder(self, binder: Binder, subject: str = "roster") -> None:
        """The subjects of an open binder."""
        self._clear()
        self._shell = Shell(binder, self._changed, self._preferences, self._prefer, self.go_to)
        self._subjects.show()
        self.fit_subjects()
        self.setWindowTitle(f"{binder.database.path.stem} – Hjælpermappen")
        self.go_to(subject)

    def fit_subjects(self) -> None:
        """As wide as the longest subject, at any text size."""
        wide = max(self._subjects.fontMetrics().horizontalAdvance(title) for _, title in SUBJECTS)
        self._subjects.setFixedWidth(wide + 4 * self._subjects.fontMetrics().averageCharWidth() + 16)

    def go_to(self, key: str) -> None:
        if self._shell is None:
            return
        row = [k for k, _ in SUBJECTS].index(key)
        if self._subjects.currentRow() != row:
            self._subjects.setCurrentRow(row)
        else:
            self._show_row(row)
        self._screens[key].focus_first()

    def say(self, text: str) -> None:
        """A short status line, also spoken."""
        self.statusBar().showMessage(text)
        announce(self, text)

    def _show_row(self, row: int) -> None:
        if self._shell is None or row < 0:
            return
        key = SUBJECTS[row][0]
        if key not in self._screens:
            self._screens[key] = _make_screen(key, self._shell)
            self._stack.addWidget(self._screens[key])
            self._screens[key].refresh()
        elif key in self._stale:
            self._screens[key].refresh()
        self._stale.discard(key)
        self._stack.setCurrentWidget(self._screens[key])

    def _changed(self, changes: Changes) -> None:
        """A screen changed the file: the one in front refreshes now, the others when they are shown."""
        current = self._stack.currentWidget()
        for key, screen in self._screens.items():
            if screen is current:
                screen.refresh(changes)
            else:
                self._stale.add(key)
        self.say(self.tr("Gemt: {}").format(changes.label))

    def _clear(self) -> None:
        for widget in [self._stack.widget(n) for n in range(self._stack.count())]:
            if widget is not None:
                self._stack.removeWidget(widget)
                widget.deleteLater()
        self._screens, self._stale, self._shell = {}, set(), None
        self._subjects.blockSignals(True)
        self._subjects.setCurrentRow(-1)
        self._subjects.blockSignals(False)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)  # a field being edited is saved by losing focus
        super().closeEvent(event)
