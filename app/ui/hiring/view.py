"""The screen "Ansættelse": vacancies to the left; to the right the guide step by step, and those who have applied."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout

from app.model.domain.entities import Changes, Contract, Helper, Scheme
from app.model.domain.findings import Finding
from app.model.domain.people import Applicant, Hiring, Talk, Training
from app.model.services.blanks import Blank, Kind
from app.model.services.employment.hiring_steps import HiringStep, StepState
from app.ui.entry.page import TwoPanels, stacked
from app.ui.hiring.applicants import Applicants
from app.ui.hiring.dialogs import CloseDialog, HiringDialog
from app.ui.hiring.doing import Doer
from app.ui.hiring.lists import VacancyActs, ahead_panel, step_list, vacancy_list
from app.ui.hiring.presenter import HiringPresenter
from app.ui.screen import Screen, Shell
from app.ui.widgets import ask, heading

TOUCHED = frozenset({Hiring, Applicant, Helper, Contract, Training, Talk, Scheme})


class HiringView(Screen):
    """Shows what the presenter holds; one always sees what is next."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._presenter = HiringPresenter(shell.binder)
        self._doer = Doer(self, self._show)
        self._applicants = Applicants(self, self._presenter, self._doer, self._go_on)
        acts = VacancyActs(self._new, self._applicants.find, self._open, self._close, self._reopen, self._delete)
        self._vacancies = vacancy_list(self, acts)
        self._steps = step_list(self, self._do_step, self._make_paper)
        self._ahead = ahead_panel(self, self._presenter.ahead())
        self._upcoming: str | None = None
        right = stacked(self._ahead, self._steps, self._applicants.panel)
        layout = QVBoxLayout(self)
        layout.addWidget(self._doer.message)
        layout.addWidget(TwoPanels(heading(self.tr("Ansættelse")), stacked(self._vacancies), right, left_share=0.4), 1)
        self._choosing = QTimer(self)
        self._choosing.setSingleShot(True)
        self._choosing.setInterval(0)
        self._choosing.timeout.connect(self._choose_wanted)
        self._vacancies.chosen.connect(lambda _identity: self._choosing.start())
        self._steps.chosen.connect(lambda _identity: self._tell())

    def refresh(self, changes: Changes | None = None) -> None:
        if changes is None or changes.kinds & TOUCHED:
            self._presenter.reload()
            self._show()

    def focus_first(self) -> None:
        (self._steps if self._presenter.card is not None else self._vacancies).focus_work()

    def point_at(self, finding: Finding) -> None:
        """The vacancy that a finding is about, at its applicants; why stands over them."""
        if self._presenter.choose_of(finding.subject):
            self._show()
            self.shell.say(self._presenter.keeping())
        if self._presenter.card is not None:
            self._applicants.panel.focus_work()

    def fill_in(self, blank: Blank) -> None:
        """Opens the vacancy or the applicant with the keyboard in that field; a new vacancy where there is none."""
        if self._presenter.choose_of(blank.record_id):
            self._show()
        if blank.kind is Kind.APPLICANT:
            opened = partial(self._applicants.open, blank.field, blank.record_id)
        elif self._presenter.card is None:
            opened = partial(self._new)
        else:
            opened = partial(self._open, blank.field)
        QTimer.singleShot(0, self, opened)

    def _show(self) -> None:
        """The step that comes next is chosen, unless the user has gone to another one."""
        p = self._presenter
        has, here = p.card is not None, self._steps.chosen_id()
        self._vacancies.show_rows(p.vacancies(), p.chosen)
        self._ahead.setVisible(not has)
        self._steps.setVisible(has)
        stays = here is not None and here != self._upcoming and p.step(here) is not None
        self._steps.show_rows(p.steps(), here if stays else p.next_id)
        self._upcoming = p.next_id
        self._steps.say_over(p.headline)
        self._applicants.show()
        self._tell()

    def _tell(self) -> None:
        self._steps.say_under(self._presenter.told(self._steps.chosen_id()))

    def _choose_wanted(self) -> None:
        wanted = self._vacancies.chosen_id()
        if wanted is not None and wanted != self._presenter.chosen:
            self._presenter.choose(wanted)
            self._upcoming = self._steps.chosen_id()  # another vacancy begins at its own next step
            self._show()

    def _go_on(self) -> None:
        """To what comes next."""
        if self._presenter.next_id is not None:
            self._steps.choose(self._presenter.next_id)
            self._tell()
        self.focus_first()

    def _new(self) -> None:
        keeping, entry = self._presenter.keeping_hint(), self._presenter.new_vacancy()
        self._doer.edit(HiringDialog(self.tr("Ny stilling"), entry, keeping, self), self.focus_first)

    def _open(self, field: str = "") -> None:
        if self._presenter.card is not None:
            keeping, entry = self._presenter.keeping_hint(), self._presenter.open_vacancy()
            dialog = HiringDialog(self.tr("Ret stillingen"), entry, keeping, self, field)
            self._doer.edit(dialog, self.focus_first)

    def _close(self) -> None:
        if self._presenter.card is not None:
            keeping, entry = self._presenter.keeping_hint(), self._presenter.closing()
            self._doer.edit(CloseDialog(self.tr("Luk stillingen"), entry, keeping, self), self.focus_first)

    def _reopen(self) -> None:
        self._doer.attempt(self._presenter.reopen)
        self._vacancies.focus_work()

    def _delete(self) -> None:
        card, title = self._presenter.card, self.tr("Slet stillingen")
        text = self.tr("Slet {}? Gør det kun, når den er skrevet ind ved en fejl.")
        if card is not None and ask(self, title, text.format(card.called), title):
            self._doer.attempt(self._presenter.delete_vacancy)
            self._vacancies.focus_work()

    def _do_step(self) -> None:
        """Where the chosen step is done: a form here, or a field on another screen; what waits leads to what is next."""
        step = self._presenter.step(self._steps.chosen_id())
        if step is None:
            return
        if step.state is StepState.WAITING:
            self._doer.message.refuse(self._presenter.waits_for(step))
            self._go_on()
        elif step.key in {"hire", "applicants", "interview"}:
            self._among_applicants(step)
        elif step.key == "close":
            self._close()
        elif step.key == "advert":
            self._open(step.blank.field if step.blank is not None else "")
        elif step.blank is not None:
            self.shell.fill_in(step.blank)

    def _among_applicants(self, step: HiringStep) -> None:
        first = self._presenter.first_open
        if step.key == "hire":
            self._applicants.choose_open()
        elif step.key == "interview" and first is not None:
            self._applicants.open("interview_on", first)
        elif step.key == "interview":
            self._make_paper()
        else:
            self._applicants.new()

    def _make_paper(self) -> None:
        from app.model.services.letters import About
        from app.ui.letters.make_dialog import make_letter

        step = self._presenter.step(self._steps.chosen_id())
        if step is not None and step.letter:
            make_letter(self.shell, step.letter, About(step.helper_id, step.record_id), self)
            if self.isVisible():
                self._steps.focus_work()
