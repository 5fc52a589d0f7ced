"""The tab "Samtaler" of a helper: the talks with this helper, and under them the staff meetings with everybody."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QVBoxLayout

from app.model.checks.talks import FOLLOW_UP
from app.model.domain.entities import Changes, Contract, Helper
from app.model.domain.findings import Finding
from app.model.domain.people import Talk
from app.model.services.blanks import Blank, Kind
from app.ui.entry.list_panel import Act, ActListPanel, ListWords, any_row
from app.ui.people.panel import ChangingPanel
from app.ui.people.talks_dialogs import MeetingDialog, TalkDialog
from app.ui.people.talks_presenter import TalksPresenter
from app.ui.people.talks_texts import TalkLine
from app.ui.screen import Shell
from app.ui.table_model import TableColumn
from app.ui.widgets import ask

CODES = frozenset({FOLLOW_UP, "sick-talk", "appraisal-yearly"})


class TalksPanel(ChangingPanel):
    """Two lists; each change is saved at once and told to the window."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._presenter = TalksPresenter(shell.binder)
        self._talks = self._talk_list()
        self._meetings = self._meeting_list()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self._message, self._talks, self._meetings):
            column.addWidget(part)
        column.addStretch(1)

    def _talk_list(self) -> ActListPanel[TalkLine]:
        words = ListWords(
            self.tr("Samtaler med hjælperen"),
            self.tr(
                "Ingen samtaler endnu. Skriv dem ned samme dag, også de små: så kan I begge huske, hvad I aftalte."
            ),
        )
        columns: list[TableColumn[TalkLine]] = [
            TableColumn(self.tr("Dato"), lambda row: row.held_on, spoken=lambda row: row.spoken),
            TableColumn(self.tr("Slags"), lambda row: row.kind),
            TableColumn(self.tr("Om"), lambda row: row.about),
            TableColumn(self.tr("Følges op"), lambda row: row.follow_up),
            TableColumn(self.tr("Underskrevet"), lambda row: row.signed),
            TableColumn(self.tr("Kopi givet"), lambda row: row.copy),
        ]
        acts: list[Act[TalkLine]] = [
            Act(self.tr("Ny samtale …"), self._new_talk),
            Act(self.tr("Ret samtale …"), self._open_talk, any_row),
            Act(self.tr("Slet samtale"), self._delete_talk, any_row),
            Act(self.tr("Lav papiret …"), self._print_talk, any_row),
            Act(self.tr("Underskrevet i dag"), partial(self._tick, "signed_on"), lambda row: not row.is_signed),
            Act(self.tr("Kopi givet i dag"), partial(self._tick, "copy_given_on"), lambda row: not row.has_copy),
            Act(self.tr("Fulgt op i dag"), partial(self._tick, "followed_up_on"), lambda row: row.waits),
            Act(self.tr("MUS-ark til hjælperen …"), partial(self._print_sheet, "mus-hjaelper")),
            Act(self.tr("MUS-ark til dig selv …"), partial(self._print_sheet, "mus-arbejdsgiver")),
        ]
        return ActListPanel(words, columns, self._open_talk, self._delete_talk, acts)

    def _meeting_list(self) -> ActListPanel[TalkLine]:
        words = ListWords(
            self.tr("Personalemøder"),
            self.tr("Ingen personalemøder endnu."),
            self.tr("De er med alle hjælpere og står her hos hver af dem."),
        )
        columns: list[TableColumn[TalkLine]] = [
            TableColumn(self.tr("Dato"), lambda row: row.held_on, spoken=lambda row: row.spoken),
            TableColumn(self.tr("Om"), lambda row: row.about),
            TableColumn(self.tr("Følges op"), lambda row: row.follow_up),
        ]
        acts: list[Act[TalkLine]] = [
            Act(self.tr("Nyt personalemøde …"), self._new_meeting),
            Act(self.tr("Ret mødet …"), self._open_meeting, any_row),
            Act(self.tr("Slet mødet"), self._delete_meeting, any_row),
            Act(self.tr("Lav referat …"), self._print_meeting, any_row),
            Act(self.tr("Fulgt op på mødet i dag"), self._tick_meeting, lambda row: row.waits),
        ]
        return ActListPanel(words, columns, self._open_meeting, self._delete_meeting, acts)

    def show_helper(self, helper_id: str) -> None:
        if helper_id != self._presenter.helper_id:
            self._message.hide()
        self._presenter.show(helper_id)
        self._show()

    def is_touched_by(self, changes: Changes) -> bool:
        return bool(changes.kinds & {Talk, Helper, Contract})

    def focus_first(self) -> None:
        self._talks.focus_work()

    def point_at(self, finding: Finding) -> bool:
        """The talk that is to be looked at again, or the list where one is to be written."""
        if finding.code not in CODES:
            return False
        panel = self._meetings if self._meetings.has(finding.subject) else self._talks
        if finding.subject is not None and panel.has(finding.subject):
            panel.choose(finding.subject)
        panel.focus_work()
        return True

    def fill_in(self, blank: Blank) -> bool:
        """A field of one of the talks; its dialog opens when what called it has closed."""
        if blank.kind is not Kind.TALK:
            return False
        for panel, opened in ((self._talks, self._open_talk), (self._meetings, self._open_meeting)):
            if blank.record_id is not None and panel.has(blank.record_id):
                panel.choose(blank.record_id)
                panel.focus_work()
                QTimer.singleShot(0, self, partial(opened, blank.field))
                return True
        self._talks.focus_work()
        return True

    def _show(self) -> None:
        self._talks.show_rows(self._presenter.talks())
        self._meetings.show_rows(self._presenter.meetings())

    def _new_talk(self) -> None:
        entry = self._presenter.new_talk()
        self._edit(partial(TalkDialog, self.tr("Ny samtale"), entry, self), self._talks)

    def _open_talk(self, field: str = "") -> None:
        identity = self._talks.chosen_id()
        if identity:
            entry = self._presenter.open_talk(identity)
            self._edit(partial(TalkDialog, self.tr("Ret samtale"), entry, self, field), self._talks)

    def _new_meeting(self) -> None:
        entry = self._presenter.new_meeting()
        self._edit(partial(MeetingDialog, self.tr("Nyt personalemøde"), entry, self), self._meetings)

    def _open_meeting(self, field: str = "") -> None:
        identity = self._meetings.chosen_id()
        if identity:
            entry = self._presenter.open_meeting(identity)
            self._edit(partial(MeetingDialog, self.tr("Ret mødet"), entry, self, field), self._meetings)

    def _delete_talk(self) -> None:
        text = self.tr("Slet samtalen? Gør det kun, når den er skrevet ind ved en fejl.")
        self._delete(self._talks, self.tr("Slet samtale"), text)

    def _delete_meeting(self) -> None:
        text = self.tr("Slet personalemødet? Gør det kun, når det er skrevet ind ved en fejl.")
        self._delete(self._meetings, self.tr("Slet mødet"), text)

    def _delete(self, panel: ActListPanel[TalkLine], title: str, text: str) -> None:
        identity = panel.chosen_id()
        if identity and ask(self, title, text, title):
            self._attempt(partial(self._presenter.delete, identity))
            panel.focus_work()

    def _tick(self, what: str) -> None:
        self._tick_in(self._talks, what)

    def _tick_meeting(self) -> None:
        self._tick_in(self._meetings, "followed_up_on")

    def _tick_in(self, panel: ActListPanel[TalkLine], what: str) -> None:
        identity = panel.chosen_id()
        if identity and self._attempt(partial(self._presenter.tick_today, identity, what)):
            panel.focus_work()

    def _print_talk(self) -> None:
        """The paper of the chosen talk's kind."""
        chosen = next((row for row in self._presenter.talks() if row.id == self._talks.chosen_id()), None)
        if chosen is not None:
            self._make(chosen.papers[0], self._presenter.helper_id, chosen.id, self._talks)

    def _print_sheet(self, name: str) -> None:
        """For the chosen appraisal, or for one that is not written down yet."""
        chosen = next((row for row in self._presenter.talks() if row.id == self._talks.chosen_id()), None)
        record = chosen.id if chosen is not None and chosen.is_appraisal else None
        self._make(name, self._presenter.helper_id, record, self._talks)

    def _print_meeting(self) -> None:
        self._make("referat", None, self._meetings.chosen_id(), self._meetings)

    def _make(self, name: str, helper_id: str | None, record: str | None, panel: ActListPanel[TalkLine]) -> None:
        from app.model.services.letters import About
        from app.ui.letters.make_dialog import make_letter

        make_letter(self.shell, name, About(helper_id, record), self)
        panel.focus_work()

    def _edit(self, make: Callable[[], TalkDialog | MeetingDialog], panel: ActListPanel[TalkLine]) -> None:
        """One that is new becomes the chosen one, so that its paper is at hand."""
        before = {row.id for row in (*self._presenter.talks(), *self._presenter.meetings())}
        dialog = make()
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.changes is not None:
            self._done(dialog.changes)
            for row in (*self._presenter.talks(), *self._presenter.meetings()):
                if row.id not in before:
                    panel.choose(row.id)
        dialog.deleteLater()
        panel.focus_work()
