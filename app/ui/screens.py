"""Which screen shows a subject; each screen's module is imported when the screen is first wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.ui.screen import Screen, Shell


def make_screen(key: str, shell: Shell) -> Screen:  # noqa: PLR0911 - one for each subject
    """A new screen for a subject (see actions.py)."""
    if key == "overview":
        from app.ui.overview.view import OverviewView

        return OverviewView(shell)
    if key == "roster":
        from app.ui.roster.view import RosterView

        return RosterView(shell)
    if key == "timesheets":
        from app.ui.timesheets.view import TimesheetsView

        return TimesheetsView(shell)
    if key == "absence":
        from app.ui.absence.view import AbsenceView

        return AbsenceView(shell)
    if key == "people":
        from app.ui.people.view import PeopleView

        return PeopleView(shell)
    if key == "hiring":
        from app.ui.hiring.view import HiringView

        return HiringView(shell)
    if key == "documents":
        from app.ui.documents.view import DocumentsView

        return DocumentsView(shell)
    if key == "scheme":
        from app.ui.scheme.view import SchemeView

        return SchemeView(shell)
    if key == "history":
        from app.ui.history.view import HistoryView

        return HistoryView(shell)
    from app.ui.settings.view import SettingsView

    return SettingsView(shell)
