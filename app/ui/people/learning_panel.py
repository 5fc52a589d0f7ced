"""The tab "Kurser og nøgler" of a helper: what is learnt and from whom, what is lent out, and the papers about it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QVBoxLayout

from app.model.checks.leaving import KEYS
from app.model.domain.entities import Changes, Helper
from app.model.domain.findings import Finding
from app.model.domain.people import Handout, Training
from app.model.services.blanks import Blank, Kind
from app.ui.entry.list_panel import Act, ActListPanel, ListWords, any_row
from app.ui.people.learning_dialogs import HandoutDialog, TrainingDialog
from app.ui.people.learning_presenter import LearningPresenter
from app.ui.people.learning_texts import HandoutRow, TrainingRow
from app.ui.people.panel import ChangingPanel
from app.ui.screen import Shell
from app.ui.table_model import TableColumn
from app.ui.widgets import ask

# An instruction reads what was taught as a talk; its blanks are called so.
AS_TAUGHT = {"about": "subject", "agreed": "note", "participants": "given_by"}


class LearningPanel(ChangingPanel):
    """Two lists; each change is saved at once and told to the window."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._presenter = LearningPresenter(shell.binder)
        self._trainings = self._training_list()
        self._handouts = self._handout_list()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self._message, self._trainings, self._handouts):
            column.addWidget(part)
        column.addStretch(1)

    def _training_list(self) -> ActListPanel[TrainingRow]:
        words = ListWords(
            self.tr("Kurser og instruktion"),
            self.tr("Intet er skrevet ned endnu. En ny hjælper skal instrueres i hjælpemidlerne."),
        )
        columns: list[TableColumn[TrainingRow]] = [
            TableColumn(self.tr("Dato"), lambda row: row.held_on, spoken=lambda row: row.spoken),
            TableColumn(self.tr("Hvad"), lambda row: row.subject),
            TableColumn(self.tr("Slags"), lambda row: row.kind),
            TableColumn(self.tr("Givet af"), lambda row: row.given_by),
            TableColumn(self.tr("Underskrevet"), lambda row: row.signed),
        ]
        acts: list[Act[TrainingRow]] = [
            Act(self.tr("Nyt kursus eller ny instruktion …"), self._new_training),
            Act(self.tr("Ret kursus …"), self._open_training, any_row),
            Act(self.tr("Slet kursus"), self._delete_training, any_row),
            Act(self.tr("Lav instruktion …"), self._print_training, any_row),
        ]
        return ActListPanel(words, columns, self._open_training, self._delete_training, acts)

    def _handout_list(self) -> ActListPanel[HandoutRow]:
        words = ListWords(self.tr("Nøgler og andet udlån"), self.tr("Intet er udleveret."))
        columns: list[TableColumn[HandoutRow]] = [
            TableColumn(self.tr("Hvad"), lambda row: row.what, spoken=lambda row: row.spoken),
            TableColumn(self.tr("Antal"), lambda row: row.number, right=True),
            TableColumn(self.tr("Udleveret"), lambda row: row.handed_on),
            TableColumn(self.tr("Afleveret"), lambda row: row.returned),
        ]
        acts: list[Act[HandoutRow]] = [
            Act(self.tr("Udlevér noget …"), self._new_handout),
            Act(self.tr("Lever tilbage i dag"), self._return, lambda row: row.out),
            Act(self.tr("Ret udlån …"), self._open_handout, any_row),
            Act(self.tr("Slet udlån"), self._delete_handout, any_row),
            Act(self.tr("Lav nøglekvittering …"), self._print_handouts, any_row),
        ]
        return ActListPanel(words, columns, self._open_handout, self._delete_handout, acts)

    def show_helper(self, helper_id: str) -> None:
        if helper_id != self._presenter.helper_id:
            self._message.hide()
        self._presenter.show(helper_id)
        self._show()

    def is_touched_by(self, changes: Changes) -> bool:
        return bool(changes.kinds & {Training, Handout, Helper})

    def focus_first(self) -> None:
        self._trainings.focus_work()

    def point_at(self, finding: Finding) -> bool:
        """What is lent out, where keys are missed."""
        if finding.code != KEYS:
            return False
        self._handouts.focus_work()
        return True

    def fill_in(self, blank: Blank) -> bool:
        """One of the lines, or a new instruction; its dialog opens when what called it has closed."""
        if blank.kind is Kind.TRAINING and blank.record_id is None:
            self._trainings.focus_work()
            QTimer.singleShot(0, self, self._new_training)
            return True
        for panel, opened in ((self._trainings, self._open_training), (self._handouts, self._open_handout)):
            if blank.record_id is not None and panel.has(blank.record_id):
                panel.choose(blank.record_id)
                panel.focus_work()
                QTimer.singleShot(0, self, partial(opened, AS_TAUGHT.get(blank.field, blank.field)))
                return True
        return False

    def _show(self) -> None:
        self._trainings.show_rows(self._presenter.trainings())
        self._handouts.show_rows(self._presenter.handouts())

    def _new_training(self) -> None:
        entry = self._presenter.new_training()
        self._edit(partial(TrainingDialog, self.tr("Nyt kursus eller ny instruktion"), entry, self), self._trainings)

    def _open_training(self, field: str = "") -> None:
        identity = self._trainings.chosen_id()
        if identity:
            entry = self._presenter.open_training(identity)
            self._edit(partial(TrainingDialog, self.tr("Ret kursus"), entry, self, field), self._trainings)

    def _delete_training(self) -> None:
        identity = self._trainings.chosen_id()
        text = self.tr("Slet kurset eller instruktionen? Gør det kun, når det er skrevet ind ved en fejl.")
        if identity and ask(self, self.tr("Slet kursus"), text, self.tr("Slet kursus")):
            self._attempt(partial(self._presenter.delete_training, identity))
            self._trainings.focus_work()

    def _new_handout(self) -> None:
        entry = self._presenter.new_handout()
        self._edit(partial(HandoutDialog, self.tr("Udlevér noget"), entry, self), self._handouts)

    def _open_handout(self, field: str = "") -> None:
        identity = self._handouts.chosen_id()
        if identity:
            entry = self._presenter.open_handout(identity)
            self._edit(partial(HandoutDialog, self.tr("Ret udlån"), entry, self, field), self._handouts)

    def _delete_handout(self) -> None:
        identity = self._handouts.chosen_id()
        text = self.tr(
            "Slet udlånet? Gør det kun, når det er skrevet ind ved en fejl. Ellers skriv, hvornår det kom tilbage."
        )
        if identity and ask(self, self.tr("Slet udlån"), text, self.tr("Slet udlån")):
            self._attempt(partial(self._presenter.delete_handout, identity))
            self._handouts.focus_work()

    def _return(self) -> None:
        identity = self._handouts.chosen_id()
        if identity and self._attempt(partial(self._presenter.return_today, identity)):
            self._message.say(self.tr("Det er skrevet, at det er kommet tilbage i dag."))
            self._handouts.focus_work()

    def _print_training(self) -> None:
        self._print("instruktion", self._trainings)

    def _print_handouts(self) -> None:
        self._print("noeglekvittering", self._handouts)

    def _print(self, name: str, panel: ActListPanel[TrainingRow] | ActListPanel[HandoutRow]) -> None:
        from app.model.services.letters import About
        from app.ui.letters.make_dialog import make_letter

        make_letter(self.shell, name, About(self._presenter.helper_id, panel.chosen_id()), self)
        panel.focus_work()

    def _edit(
        self,
        make: Callable[[], TrainingDialog | HandoutDialog],
        panel: ActListPanel[TrainingRow] | ActListPanel[HandoutRow],
    ) -> None:
        dialog = make()
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.changes is not None:
            self._done(dialog.changes)
        dialog.deleteLater()
        panel.focus_work()
