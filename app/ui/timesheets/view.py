"""The screen Timesedler: a month's helpers, one sheet at a time, the answer to "Hvorfor?", and the month's course."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QGridLayout, QVBoxLayout, QWidget

from app.model.domain.danish import month_text
from app.model.domain.entities import Changes, Month
from app.model.domain.errors import KnownFault, Refused
from app.model.domain.findings import Finding
from app.ui.own_files import folder_for
from app.ui.screen import Screen, Shell
from app.ui.style_sheet import LARGE, ORDINARY
from app.ui.timesheets.dialogs import ReopenDialog, ask_folder
from app.ui.timesheets.helper_list import HelperList
from app.ui.timesheets.month_bar import MonthBar
from app.ui.timesheets.page import Page
from app.ui.timesheets.presenter import Saved, TimesheetsPresenter
from app.ui.timesheets.sheet_panel import SheetPanel
from app.ui.timesheets.why_panel import WhyPanel
from app.ui.widgets import MessageBar, announce, ask

WIDE = 120  # letters of width from which the sheet stands beside the list


class TimesheetsView(Screen):
    """Shows what the presenter holds; every change of the month is told to the window."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._presenter = TimesheetsPresenter(shell.binder)
        self._message = MessageBar(self)
        self._month = MonthBar(self)
        self._helpers = HelperList(self)
        self._sheet = SheetPanel(self)
        self._why = WhyPanel(self)
        self._wide: bool | None = None
        self._lay_out()
        self._connect()

    def refresh(self, changes: Changes | None = None) -> None:  # noqa: ARG002 - anything may show on a sheet
        self._presenter.load()
        self._show()

    def focus_first(self) -> None:
        if self._presenter.sheets:
            self._focus(self._helpers.focus_list)
        elif self._presenter.nothing is not None and self._presenter.nothing.go_to:
            self._focus(self._sheet.focus_table)
        else:
            self._focus(self._month.focus_month)

    def point_at(self, finding: Finding) -> None:
        """The month that it is about, and the helper's sheet where it concerns one."""
        month = _month_of(finding)
        if month is not None:
            self._go_to(month)
        ids = [sheet.helper.id for sheet in self._presenter.sheets]
        if finding.helper_id in ids:
            self._presenter.choose(ids.index(finding.helper_id))
            self._show()

    def _focus(self, take: Callable[[], None]) -> None:
        """Moves the keyboard, and the page to where it is."""
        take()
        reached = self.focusWidget()
        if reached is not None:
            self._page.ensureWidgetVisible(reached)

    # building

    def _lay_out(self) -> None:
        body = QWidget()
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        column = QVBoxLayout(body)
        column.addWidget(self._month)
        column.addLayout(self._grid, 1)
        self._arrange(wide=True)
        self._page = Page(body)
        outer = QVBoxLayout(self)
        outer.addWidget(self._message)
        outer.addWidget(self._page, 1)

    def _arrange(self, *, wide: bool) -> None:
        """List and explanation beside the sheet; under each other when the text is large or the window small."""
        if wide == self._wide:
            return
        self._wide = wide
        for part in (self._helpers, self._sheet, self._why):
            self._grid.removeWidget(part)
        self._grid.addWidget(self._helpers, 0, 0)
        self._grid.addWidget(self._sheet, *((0, 1, 2, 1) if wide else (1, 0, 1, 1)))
        self._grid.addWidget(self._why, *((1, 0) if wide else (2, 0)))
        for row, stretch in enumerate((0, 1, 0) if wide else (0, 3, 1)):
            self._grid.setRowStretch(row, stretch)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 3 if wide else 0)

    def _connect(self) -> None:
        self._month.stepped.connect(self._step)
        self._month.chosen.connect(self._go_to)
        self._month.finish_wanted.connect(self._finish)
        self._month.send_wanted.connect(self._send)
        self._month.reopen_wanted.connect(self._reopen)
        self._month.save_wanted.connect(self._save_all)
        self._helpers.chosen.connect(self._choose)
        to_sheet, to_why = partial(self._focus, self._sheet.focus_table), partial(self._focus, self._why.focus_text)
        self._helpers.opened.connect(to_sheet)
        self._sheet.moved.connect(self._explain)
        self._sheet.why_wanted.connect(to_why)
        self._sheet.preview_wanted.connect(self._preview)
        self._sheet.columns_wanted.connect(self._show_columns)
        self._sheet.screen_wanted.connect(self.shell.go_to)
        self._why.left.connect(to_sheet)
        for keys, do in (
            ("Ctrl+H", to_why),
            ("Ctrl+PgUp", partial(self._step, -1)),
            ("Ctrl+PgDown", partial(self._step, 1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(do)

    # showing

    def _show(self) -> None:
        """All of the presenter's state; the keyboard is never left in a part that has gone."""
        held = QApplication.focusWidget()
        self._fit()
        self._month.show_month(self._presenter)
        self._helpers.show_helpers(self._presenter.helpers, self._presenter.place)
        self._sheet.show_sheet(self._presenter)
        if held is not None and self.isAncestorOf(held) and not held.isVisibleTo(self):
            self.focus_first()

    def _explain(self) -> None:
        cell = self._sheet.cell()
        self._why.setHidden(cell is None)
        if cell is not None:
            self._why.show_why(self._presenter.why(*cell))

    def _fit(self) -> None:
        target = LARGE if self.shell.preferences().large_targets else ORDINARY
        room = self.width() >= WIDE * self.fontMetrics().averageCharWidth()
        self._arrange(wide=room and bool(self._presenter.sheets))
        self._helpers.fit(target)
        self._sheet.fit(target, 8)
        self._why.fit(8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            QTimer.singleShot(0, self, self._fit)

    # where to look

    def _step(self, by: int) -> None:
        self._go_to(self._presenter.month.plus(by))

    def _go_to(self, month: Month) -> None:
        self._presenter.go_to(month)
        self._show()
        announce(self._month, self._month.spoken(self._presenter))

    def _choose(self, place: int) -> None:
        self._presenter.choose(place)
        self._sheet.show_sheet(self._presenter)

    def _show_columns(self, every: bool) -> None:  # noqa: FBT001 - a Qt signal
        self._presenter.all_columns = every
        self._sheet.show_sheet(self._presenter)

    # what is done

    def _finish(self) -> None:
        month = month_text(self._presenter.month)
        early = self.tr("{} er ikke slut endnu. Når den er færdig, kan dens vagter ikke ændres.").format(
            month.capitalize()
        )
        if not self._presenter.is_over and not ask(
            self, self.tr("Markér som færdig"), early, self.tr("Markér som færdig"), self.tr("Vent med det")
        ):
            return
        self._change(self._presenter.finish, self.tr("{} er færdig. Vagterne er låst.").format(month.capitalize()))

    def _send(self) -> None:
        month = month_text(self._presenter.month).capitalize()
        self._change(self._presenter.send, self.tr("{} er markeret som sendt.").format(month))

    def _reopen(self) -> None:
        month = month_text(self._presenter.month)
        made: list[Changes] = []
        dialog = ReopenDialog(month, lambda reason: made.append(self._presenter.reopen(reason)), self)
        dialog.exec()
        dialog.deleteLater()
        if made:
            self._change(lambda: made[0], self.tr("{} er åben igen. Vagterne kan rettes.").format(month.capitalize()))

    def _change(self, change: Callable[[], Changes], said: str) -> None:
        """Does it, tells the window, and puts the focus where a second press does no harm."""
        try:
            changes = change()
        except (Refused, KnownFault) as refused:
            self._message.refuse(refused if isinstance(refused, Refused) else str(refused))
            return
        self.focus_first()
        self.shell.changed(changes)
        self._message.say(said)

    def _preview(self) -> None:
        from app.ui.timesheets.preview_dialog import PreviewDialog

        sheet = self._presenter.sheet
        if sheet is None:
            return
        title = self.tr("Timeseddel for {}, {}").format(sheet.helper.name, month_text(sheet.month))
        dialog = PreviewDialog(title, self._presenter.preview(), self._presenter.as_text(), self._save_one, self)
        dialog.exec()
        dialog.deleteLater()

    def _save_one(self, parent: QWidget) -> tuple[bool, str] | None:
        folder = ask_folder(parent, self.tr("Vælg mappen til timesedlen"), folder_for(self.shell.preferences()))
        return _told(self._presenter.save(folder)) if folder else None

    def _save_all(self) -> None:
        """Into the preferred folder; another one is asked for only when that can't be used."""
        saved = self._presenter.save_all(folder_for(self.shell.preferences()))
        if saved.problem and not saved.files:
            other = ask_folder(self, self.tr("Mappen kan ikke bruges. Vælg en anden"), Path.home())
            saved = self._presenter.save_all(other) if other else saved
        done, text = _told(saved)
        (self._message.say if done else self._message.refuse)(text)


def _month_of(finding: Finding) -> Month | None:
    """The month that is its subject, or the one in which it bites."""
    try:
        return Month.parse(finding.subject or "")
    except ValueError:
        return None if finding.at is None else Month.of(finding.at)


def _told(saved: Saved) -> tuple[bool, str]:
    return not saved.problem, saved.text
