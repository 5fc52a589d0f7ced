"""The list of those who have applied, and all that can be done with them: written down, hired, answered, deleted."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from app.ui.hiring.dialogs import ApplicantDialog, EraseDialog, FoundDialog
from app.ui.hiring.doing import Doer
from app.ui.hiring.lists import ApplicantActs, NotedList, applicant_list
from app.ui.hiring.presenter import HiringPresenter
from app.ui.hiring.texts import ApplicantLine
from app.ui.screen import Screen
from app.ui.widgets import ask


class Applicants:
    """`hired` is called when somebody has become a helper, to go on with the papers."""

    def __init__(self, screen: Screen, presenter: HiringPresenter, doer: Doer, hired: Callable[[], None]) -> None:
        self._screen, self._presenter, self._doer, self._hired = screen, presenter, doer, hired
        acts = ApplicantActs(
            new=self.new,
            open=self.open,
            hire=self._hire,
            take_back=self._take_back,
            answer=self._answer,
            delete=self._delete,
            erase=self._erase,
        )
        self.panel: NotedList[ApplicantLine] = applicant_list(screen, acts)

    def show(self) -> None:
        self.panel.setVisible(self._presenter.card is not None)
        self.panel.show_rows(self._presenter.applicants())
        self.panel.say_over(self._presenter.keeping())

    def choose_open(self) -> None:
        """The keyboard goes to one who can be hired."""
        first = self._presenter.first_open
        if first is not None:
            self.panel.choose(first)
            self._screen.shell.say(self._screen.tr("Vælg ansøgeren, og tryk på »Ansæt«."))
        self.panel.focus_work()

    def new(self) -> None:
        dialog = ApplicantDialog(self._screen.tr("Ny ansøger"), self._presenter.new_applicant(), self._screen)
        self._doer.edit(dialog, self.panel.focus_work)

    def open(self, field: str = "", applicant_id: str | None = None) -> None:
        row = self._presenter.applicant(applicant_id or self.panel.chosen_id())
        if row is not None:
            self.panel.choose(row.id)
            entry = self._presenter.open_applicant(row)
            dialog = ApplicantDialog(self._screen.tr("Ret ansøger"), entry, self._screen, field)
            self._doer.edit(dialog, self.panel.focus_work)

    def find(self) -> None:
        """Somebody who needs no advert."""
        dialog = FoundDialog(self._screen.tr("Ansæt en hjælper"), self._presenter.hire_directly(), self._screen)
        if self._doer.edit(dialog, self._hired):
            self._tell_hired(dialog.fields.texts()["name"].strip())

    def _hire(self) -> None:
        row = self._presenter.applicant(self.panel.chosen_id())
        if row is not None and self._doer.attempt(partial(self._presenter.hire, row.id)):
            self._tell_hired(row.draft.name)
            self._hired()

    def _tell_hired(self, name: str) -> None:
        text = self._screen.tr("{} er nu på listen over hjælpere.").format(name)
        if self._presenter.namesakes(name):
            text += self._screen.tr(" Der var allerede en med det navn. Er det den samme, så fortryd (Ctrl+Z).")
        self._doer.message.say(text)

    def _take_back(self) -> None:
        row = self._presenter.applicant(self.panel.chosen_id())
        title = self._screen.tr("Tag ansættelsen tilbage")
        text = self._screen.tr("Blev det ikke til noget? {} bliver ansøger igen og står ikke mere under Hjælpere.")
        if row is not None and ask(self._screen, title, text.format(row.draft.name), title):
            self._doer.attempt(partial(self._presenter.take_back, row.id))
            self.panel.focus_work()

    def _answer(self) -> None:
        """Makes the letter, and asks whether it has been given."""
        from app.model.services.letters import About
        from app.ui.letters.make_dialog import make_letter

        row = self._presenter.applicant(self.panel.chosen_id())
        if row is None:
            return
        made = make_letter(self._screen.shell, "afslag", About(record_id=row.id), self._screen)
        if made is not None and row.draft.told_on is None:
            text = self._screen.tr("Har {} fået svaret i dag?").format(row.draft.name)
            if ask(self._screen, self._screen.tr("Svar"), text, self._screen.tr("Ja"), self._screen.tr("Ikke endnu")):
                self._doer.attempt(partial(self._presenter.answered, row.id))
        if self._screen.isVisible():
            self.panel.focus_work()

    def _delete(self) -> None:
        row = self._presenter.applicant(self.panel.chosen_id())
        title = self._screen.tr("Slet ansøger")
        text = self._screen.tr("Slet {}? Gør det kun, når det er en fejl; du kan fortryde det bagefter.")
        if row is None:
            return
        if row.helper_id is not None or ask(self._screen, title, text.format(row.draft.name), title):
            self._doer.attempt(partial(self._presenter.delete_applicant, row.id))
            self.panel.focus_work()

    def _erase(self) -> None:
        """The program proposes; a person decides."""
        p = self._presenter
        dialog = EraseDialog(p.erasable(), ticked=p.erase_all(), erase=p.erase, parent=self._screen)
        if self._doer.edit(dialog, self.panel.focus_work):
            text = self._screen.tr("Oplysningerne er slettet. Slet også sikkerhedskopier og filer, du har gemt før.")
            self._doer.message.say(text)
