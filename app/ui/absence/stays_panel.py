"""The page "Rejser og indlæggelser" of the screen "Fravær": the citizen's stays, who is in the chosen one, its dates and why."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from app.model.domain.entities import Absence, Changes, Contract, Helper, Scheme, Shift
from app.model.domain.findings import Finding
from app.model.domain.stays import CitizenStay, StayHelper
from app.model.services.blanks import Blank, Kind
from app.ui.absence.panel import AbsencePanel
from app.ui.absence.stays_detail import StayDetail
from app.ui.absence.stays_dialogs import HospitalStayDialog, PartDialog, VacationStayDialog
from app.ui.absence.stays_presenter import TELL_LETTER, StaysPresenter
from app.ui.absence.stays_texts import PartLine, StayLine
from app.ui.entry.dialog import EntryDialog
from app.ui.entry.list_panel import Act, ActListPanel, ListWords, any_row
from app.ui.screen import Shell
from app.ui.table_model import TableColumn
from app.ui.widgets import ask

CODES = frozenset({"citizen-vacation", "hospital-notify", "hospital-pay-ends", "hospital-14-days"})


class StaysPanel(AbsencePanel):
    """Shows what its presenter holds; each change is saved at once and told to the window."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._presenter = StaysPresenter(shell.binder)
        self._stays = self._stay_list()
        self._stays.chosen.connect(lambda _identity: self._show_chosen())
        self._parts = self._part_list()
        self._detail = StayDetail(self._presenter, partial(self._open, "agreed_on"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self._message, self._stays, self._parts, self._detail):
            column.addWidget(part)
        column.addStretch(1)

    def _stay_list(self) -> ActListPanel[StayLine]:
        words = ListWords(
            self.tr("Borgerens rejser og indlæggelser"),
            self.tr("Ingen rejser eller indlæggelser endnu. Skriv ferien ind, så snart I kender dagene."),
            self.tr("De dage, hvor den, der får hjælpen, er på ferie, på weekend eller indlagt."),
        )
        columns: list[TableColumn[StayLine]] = [
            TableColumn(self.tr("Hvornår"), lambda row: row.when, spoken=lambda row: row.spoken),
            TableColumn(self.tr("Hvad"), lambda row: row.kind),
            TableColumn(self.tr("Sted"), lambda row: row.place),
            TableColumn(self.tr("Hjælpere med"), lambda row: row.along),
            TableColumn(self.tr("Hvor langt"), lambda row: row.state),
        ]
        acts: list[Act[StayLine]] = [
            Act(self.tr("Ny ferie for borgeren …"), self._new_vacation),
            Act(self.tr("Ny indlæggelse …"), self._new_hospital),
            Act(self.tr("Ret opholdet …"), self._open, any_row),
            Act(self.tr("Slet opholdet"), self._delete, any_row),
            Act(self.tr("Alle har fået besked i dag"), self._tell_all, lambda row: row.untold),
            self._tick_act(self.tr("Kommunen har fået besked i dag"), "told_on"),
            self._tick_act(self.tr("Søgt hos kommunen i dag"), "applied_on"),
            self._tick_act(self.tr("Rejseforsikring tegnet i dag"), "insured_on"),
            Act(self.tr("Hjemme igen i dag"), self._end, lambda row: row.can_end),
            Act(self.tr("Marker vagterne som ude af hjemmet"), self._mark, lambda row: row.can_mark),
            Act(self.tr("Lav papiret til kommunen …"), self._print, any_row),
        ]
        return ActListPanel(words, columns, self._open, self._delete, acts)

    def _tick_act(self, text: str, what: str) -> Act[StayLine]:
        return Act(text, partial(self._tick, what), lambda row: what in row.to_tick)

    def _part_list(self) -> ActListPanel[PartLine]:
        words = ListWords(
            self.tr("Hjælperne i opholdet"), self.tr("Ingen hjælpere er ansat de dage, eller ingen ophold er valgt.")
        )
        columns: list[TableColumn[PartLine]] = [
            TableColumn(self.tr("Hjælper"), lambda row: row.name, spoken=lambda row: row.spoken),
            TableColumn(self.tr("Kommer med"), lambda row: row.along),
            TableColumn(self.tr("Besked senest"), lambda row: row.latest),
            TableColumn(self.tr("Fik besked"), lambda row: row.told),
            TableColumn(self.tr("Hvor langt"), lambda row: row.state),
        ]
        acts: list[Act[PartLine]] = [
            Act(self.tr("Ret hjælperen …"), self._open_part, any_row),
            Act(self.tr("Hjælperen har fået besked i dag"), self._tell, lambda row: row.waits),
            Act(self.tr("Lav beskeden til hjælperen …"), self._print_part, lambda row: row.can_write),
        ]
        return ActListPanel(words, columns, self._open_part, lambda: None, acts)

    def show_all(self) -> None:
        self._presenter.reload()
        self._stays.show_rows(self._presenter.lines())
        self._show_chosen()

    def _show_chosen(self) -> None:
        chosen = self._chosen()
        self._parts.show_rows(self._presenter.parts(chosen))
        self._detail.show_stay(chosen)
        for part in (self._parts, self._detail):
            part.setVisible(chosen is not None)

    def is_touched_by(self, changes: Changes) -> bool:
        return bool(changes.kinds & {CitizenStay, StayHelper, Absence, Shift, Helper, Contract, Scheme})

    def focus_first(self) -> None:
        self._stays.focus_work()

    def point_at(self, finding: Finding) -> bool:
        """The stay, and the helper in it who is to be told."""
        if finding.code not in CODES:
            return False
        stay_id = (finding.subject or "").partition("/")[0]
        if self._stays.has(stay_id):
            self._stays.choose(stay_id)
            self._show_chosen()
            if self._parts.has(finding.helper_id) and finding.helper_id is not None:
                self._parts.choose(finding.helper_id)
                self._parts.focus_work()
                return True
        self._stays.focus_work()
        return True

    def fill_in(self, blank: Blank) -> bool:
        """A field of one of the stays; its dialog opens when what called it has closed."""
        if blank.kind not in {Kind.STAY, Kind.STAY_HELPER}:
            return False
        self._stays.focus_work()
        if blank.record_id is not None and self._stays.has(blank.record_id):
            self._stays.choose(blank.record_id)
            self._show_chosen()
            of_helper = blank.kind is Kind.STAY_HELPER and self._parts.has(blank.helper_id)
            helper_id = blank.helper_id if of_helper else None
            opened = partial(self._open_part_of, helper_id) if helper_id else self._open
            self._open_later(partial(opened, blank.field))
        return True

    def _open_part_of(self, helper_id: str, field: str) -> None:
        self._parts.choose(helper_id)
        self._open_part(field)

    def _chosen(self) -> str | None:
        identity = self._stays.chosen_id()
        return identity if self._stays.has(identity) else None

    def _new_vacation(self) -> None:
        title = self.tr("Ny ferie for borgeren")
        self._edit(lambda: VacationStayDialog(title, self._presenter.new_vacation(), self))

    def _new_hospital(self) -> None:
        title = self.tr("Ny indlæggelse")
        self._edit(lambda: HospitalStayDialog(title, self._presenter.new_hospital(), self))

    def _open(self, field: str = "") -> None:
        identity = self._chosen()
        if identity is not None:
            hospital = self._presenter.is_hospital(identity)
            make = HospitalStayDialog if hospital else VacationStayDialog
            title = self.tr("Ret indlæggelsen") if hospital else self.tr("Ret ferien")
            self._edit(lambda: make(title, self._presenter.open(identity), self, field))

    def _open_part(self, field: str = "") -> None:
        identity, helper_id = self._chosen(), self._parts.chosen_id()
        if identity is not None and helper_id is not None:
            entry = self._presenter.open_part(identity, helper_id)
            title = self._presenter.part_name(identity, helper_id)
            self._run(PartDialog(title, entry, self, field))
            self._parts.focus_work()

    def _edit(self, make: Callable[[], EntryDialog]) -> None:
        self._edit_in(self._stays, make, self._show_chosen)

    def _delete(self) -> None:
        identity = self._chosen()
        title = self.tr("Slet opholdet")
        text = self.tr("Slet opholdet og det, der er skrevet om hjælperne i det? Vagter og fravær bliver stående.")
        if identity is not None and ask(self, title, text, title):
            self._change(self._presenter.delete, identity)

    def _tick(self, what: str) -> None:
        self._change(lambda identity: self._presenter.tick_today(identity, what), self._chosen())

    def _tell_all(self) -> None:
        self._change(self._presenter.tell_all_today, self._chosen())

    def _end(self) -> None:
        self._change(self._presenter.end_today, self._chosen())

    def _mark(self) -> None:
        self._change(self._presenter.mark_away, self._chosen())

    def _tell(self) -> None:
        identity, helper_id = self._chosen(), self._parts.chosen_id()
        if (
            identity is not None
            and helper_id is not None
            and self._attempt(partial(self._presenter.tell_today, identity, helper_id))
        ):
            self._parts.focus_work()

    def _change(self, change: Callable[[str], Changes], identity: str | None) -> None:
        if identity is not None:
            self._attempt(partial(change, identity))
            self._stays.focus_work()

    def _print(self) -> None:
        identity = self._chosen()
        if identity is not None:
            self._make(self._presenter.letter(identity), None, identity)
            self._stays.focus_work()

    def _print_part(self) -> None:
        identity, helper_id = self._chosen(), self._parts.chosen_id()
        if identity is not None and helper_id is not None:
            self._make(TELL_LETTER, helper_id, identity)
            self._parts.focus_work()

    def _make(self, name: str, helper_id: str | None, stay_id: str) -> None:
        from app.model.services.letters import About
        from app.ui.letters.make_dialog import make_letter

        make_letter(self.shell, name, About(helper_id, stay_id), self)
