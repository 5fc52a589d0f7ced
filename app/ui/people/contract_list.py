"""The contracts of the chosen helper: a table, what opens, changes and deletes them, and the papers made of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog

from app.model.domain.entities import Changes
from app.model.services.blanks import Blank
from app.ui.entry.list_panel import Act, ActListPanel, ListWords, any_row
from app.ui.entry.texts import Entry
from app.ui.people.contract_dialog import ContractDialog, ContractHelp
from app.ui.people.contract_texts import ContractRow
from app.ui.people.presenter import PeoplePresenter
from app.ui.screen import Shell
from app.ui.table_model import TableColumn
from app.ui.widgets import ask

CONTRACT, CHANGE, SECRECY = "ansaettelseskontrakt", "tillaeg-til-kontrakt", "tavshedserklaering"


@dataclass(frozen=True)
class Host:
    """The screen that the list stands on: what is typed there is saved first, and it says what was done or refused."""

    shell: Shell
    presenter: PeoplePresenter
    leave: Callable[[], bool]
    done: Callable[[Changes | None], None]
    attempt: Callable[[Callable[[], Changes]], bool]


class ContractList(ActListPanel[ContractRow]):
    """Remembers which contract is chosen."""

    def __init__(self, host: Host) -> None:
        self._host, self._presenter = host, host.presenter
        columns: list[TableColumn[ContractRow]] = [
            TableColumn(self.tr("Fra"), lambda row: row.starts_on, spoken=lambda row: row.spoken),
            TableColumn(self.tr("Til"), lambda row: row.ends_on),
            TableColumn(self.tr("Lønform"), lambda row: row.pay),
            TableColumn(self.tr("Ugetimer"), lambda row: row.hours, right=True),
            TableColumn(self.tr("Timeløn"), lambda row: row.wage, right=True),
            TableColumn(self.tr("Underskrevet"), lambda row: row.signed),
        ]
        words = ListWords(self.tr("Kontrakter"), self.tr("Der er ingen kontrakt endnu. Tryk på »Ny kontrakt …«."))
        acts: list[Act[ContractRow]] = [
            Act(self.tr("Ny kontrakt …"), self._new),
            Act(self.tr("Nye vilkår fra en dato …"), self._new_terms, any_row),
            Act(self.tr("Ret kontrakt …"), self._open, any_row),
            Act(self.tr("Slet kontrakt"), self._delete, any_row),
            Act(self.tr("Lav kontrakt …"), partial(self._make, CONTRACT), any_row),
            Act(self.tr("Lav tillæg til kontrakt …"), partial(self._make, CHANGE), lambda row: row.follows),
            Act(self.tr("Lav tavshedserklæring …"), partial(self._make, SECRECY), any_row),
        ]
        super().__init__(words, columns, self._open, self._delete, acts)

    def show_contracts(self) -> None:
        self.show_rows(self._presenter.contracts())

    def fill_in(self, blank: Blank) -> None:
        """Opens the contract with the keyboard in the field, when what called it has closed; a new one without any."""
        contract_id = blank.record_id or self._presenter.running_contract()
        if contract_id is not None and self.has(contract_id):
            self.choose(contract_id)
            QTimer.singleShot(0, self, partial(self._open, blank.field))
        else:
            QTimer.singleShot(0, self, partial(self._new, blank.field))

    def _new(self, field: str = "") -> None:
        self._edit(self.tr("Ny kontrakt"), self._presenter.new_contract, field)

    def _new_terms(self) -> None:
        self._edit(self.tr("Nye vilkår fra en dato"), self._presenter.new_terms)

    def _open(self, field: str = "") -> None:
        contract_id = self.chosen_id()
        if contract_id:
            self._edit(self.tr("Ret kontrakt"), partial(self._presenter.open_contract, contract_id), field)

    def _edit(self, title: str, begin: Callable[[], Entry], field: str = "") -> None:
        """Opens a contract of the chosen helper, whose card is saved first; the keyboard begins in `field`."""
        if not self._host.leave():
            return
        rules = ContractHelp(self._presenter.contract_hints, self._presenter.contract_proposals)
        dialog = ContractDialog(title, begin(), self, rules, field)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._host.done(dialog.changes)
        dialog.deleteLater()
        self.focus_work()

    def _delete(self) -> None:
        contract_id = self.chosen_id()
        text = self.tr("Slet kontrakten? Gør det kun, når den er skrevet ind ved en fejl. Ellers giv den en slutdato.")
        if contract_id and ask(self, self.tr("Slet kontrakt"), text, self.tr("Slet kontrakt")):
            self._host.attempt(partial(self._presenter.delete_contract, contract_id))
            self.focus_work()

    def _make(self, name: str) -> None:
        """A paper about the chosen contract."""
        helper_id, contract_id = self._presenter.chosen, self.chosen_id()
        if contract_id is None or helper_id is None or not self._host.leave():
            return
        from app.model.services.letters import About
        from app.ui.letters.make_dialog import make_letter

        make_letter(self._host.shell, name, About(helper_id, contract_id), self)
