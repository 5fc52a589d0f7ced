"""The screen "Ansættelse": vacancies to the left; to the right the guide step by step, and those who have applied."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QVBoxLayout

from app.model.domain.entities import Changes, Contract, Helper, Scheme
from app.model.domain.errors import KnownFault, Refused
from app.model.domain.findings import Finding
from app.model.domain.people import Applicant, Hiring, Training
from app.model.services.blanks import Blank
from app.ui.entry.dialog import EntryDialog
from app.ui.entry.page import TwoPanels, stacked
from app.ui.hiring.dialogs import ApplicantDialog, FoundDialog, HiringDialog
from app.ui.hiring.lists import Acts, applicant_list, step_list, vacancy_list
from app.ui.hiring.presenter import HiringPresenter
from app.ui.screen import Screen, Shell
from app.ui.widgets import MessageBar, ask, heading, plain_label

TOUCHED = frozenset({Hiring, Applicant, Helper, Contract, Training, Scheme})


class HiringView(Screen):
    """Shows what the presenter holds; one always sees what is next."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._presenter = HiringPresenter(shell.binder)
        self._message = MessageBar(self)
        acts = Acts(
            new=self._new,
            found=self._found,
            open=self._open,
            close=self._close,
            reopen=self._reopen,
            delete=self._delete,
            do_step=self._do_step,
            make_paper=self._make_paper,
            new_applicant=self._new_applicant,
            open_applicant=self._open_applicant,
            hire=self._hire,
            answer=self._answer,
            delete_applicant=self._delete_applicant,
            erase=self._erase,
        )
        self._vacancies = vacancy_list(self, acts)
        self._steps = step_list(self, acts)
        self._applicants = applicant_list(self, acts)
        self._told = plain_label()
        self._steps.layout().addWidget(self._told)  # type: ignore[union-attr]
        layout = QVBoxLayout(self)
        layout.addWidget(self._message)
        right = stacked(self._steps, self._applicants)
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
        """The vacancy that a finding is about."""
        if finding.subject and self._vacancies.has(finding.subject):
            self._presenter.choose(finding.subject)
            self._show()
        self._applicants.focus_work()

    def fill_in(self, blank: Blank) -> None:
        """Opens the vacancy with the keyboard in that field."""
        if blank.record_id is not None and self._vacancies.has(blank.record_id):
            self._presenter.choose(blank.record_id)
            self._show()
        if self._presenter.card is not None:
            QTimer.singleShot(0, self, partial(self._open, blank.field))

    def _show(self) -> None:
        p = self._presenter
        self._vacancies.show_rows(p.vacancies(), p.chosen)
        has = p.card is not None
        self._steps.setVisible(has)
        self._applicants.setVisible(has)
        self._steps.show_rows(p.steps(), self._steps.chosen_id() or p.next_id)
        self._applicants.show_rows(p.applicants())
        self._tell()

    def _tell(self) -> None:
        self._told.setText(self._presenter.told(self._steps.chosen_id()))

    def _choose_wanted(self) -> None:
        wanted = self._vacancies.chosen_id()
        if wanted is not None and wanted != self._presenter.chosen:
            self._presenter.choose(wanted)
            self._show()
            if self._presenter.next_id is not None:
                self._steps.choose(self._presenter.next_id)

    def _new(self) -> None:
        keeping = self._presenter.keeping_hint()
        self._edit(HiringDialog(self.tr("Ny stilling"), self._presenter.new_vacancy(), keeping, self))

    def _found(self) -> None:
        self._edit(FoundDialog(self.tr("Ansæt uden opslag"), self._presenter.hire_directly(), self))

    def _open(self, field: str = "") -> None:
        if self._presenter.card is not None:
            keeping = self._presenter.keeping_hint()
            entry = self._presenter.open_vacancy()
            self._edit(HiringDialog(self.tr("Ret stillingen"), entry, keeping, self, field))

    def _close(self) -> None:
        self._attempt(self._presenter.close)
        self._vacancies.focus_work()

    def _reopen(self) -> None:
        self._attempt(self._presenter.reopen)
        self._vacancies.focus_work()

    def _delete(self) -> None:
        card = self._presenter.card
        if card is not None and ask(
            self,
            self.tr("Slet stillingen"),
            self.tr("Slet {}? Gør det kun, når den er skrevet ind ved en fejl.").format(card.draft.title),
            self.tr("Slet stillingen"),
        ):
            self._attempt(self._presenter.delete_vacancy)
            self._vacancies.focus_work()

    def _do_step(self) -> None:
        """Where the chosen step is done: a form here, or a field on another screen."""
        identity = self._steps.chosen_id()
        if identity is None:
            return
        step = self._presenter.step(identity)
        if step.key == "advert":
            self._open("duties")
        elif step.key == "applicants":
            self._new_applicant()
        elif step.blank is not None:
            self.shell.fill_in(step.blank)
        else:
            self._applicants.focus_work()

    def _make_paper(self) -> None:
        from app.model.services.letters import About
        from app.ui.letters.make_dialog import make_letter

        identity = self._steps.chosen_id()
        if identity is None or not self._presenter.step(identity).letter:
            return
        step = self._presenter.step(identity)
        make_letter(self.shell, step.letter, About(step.helper_id, step.record_id), self)
        if self.isVisible():
            self._steps.focus_work()

    def _new_applicant(self) -> None:
        self._edit(
            ApplicantDialog(self.tr("Ny ansøger"), self._presenter.new_applicant(), self), self._applicants.focus_work
        )

    def _open_applicant(self) -> None:
        identity = self._applicants.chosen_id()
        if identity is not None:
            entry = self._presenter.open_applicant(identity)
            self._edit(ApplicantDialog(self.tr("Ret ansøger"), entry, self), self._applicants.focus_work)

    def _hire(self) -> None:
        identity = self._applicants.chosen_id()
        if identity is not None and self._attempt(partial(self._presenter.hire, identity)):
            self._message.say(self.tr("Ansøgeren er nu på listen over hjælpere. Næste trin er kontrakten."))
            self._steps.focus_work()

    def _answer(self) -> None:
        from app.model.services.letters import About
        from app.ui.letters.make_dialog import make_letter

        identity = self._applicants.chosen_id()
        if identity is not None:
            make_letter(self.shell, "afslag", About(record_id=identity), self)
            self._applicants.focus_work()

    def _delete_applicant(self) -> None:
        identity = self._applicants.chosen_id()
        text = self.tr("Slet ansøgeren? Gør det kun, når det er en fejl; du kan fortryde det bagefter.")
        if identity is not None and ask(self, self.tr("Slet ansøger"), text, self.tr("Slet ansøger")):
            self._attempt(partial(self._presenter.delete_applicant, identity))
            self._applicants.focus_work()

    def _erase(self) -> None:
        if not self._presenter.to_erase():
            self._message.refuse(self.tr("Luk stillingen først. Så kan dem, der ikke blev ansat, slettes for altid."))
            return
        title = self.tr("Slet ansøgere for altid")
        if ask(self, title, self._presenter.erase_text(), title):
            self._attempt(self._presenter.erase)
        self._applicants.focus_work()

    def _edit(self, dialog: EntryDialog, then: Callable[[], None] | None = None) -> None:
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.changes is not None:
            self._done(dialog.changes)
        dialog.deleteLater()
        (then or self.focus_first)()

    def _attempt(self, change: Callable[[], Changes]) -> bool:
        try:
            changes = change()
        except (Refused, KnownFault) as refused:
            self._message.refuse(refused if isinstance(refused, Refused) else str(refused))
            return False
        self._done(changes)
        return True

    def _done(self, changes: Changes) -> None:
        self._message.hide()
        self._show()
        self.shell.changed(changes)
