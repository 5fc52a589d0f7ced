"""The page "Arbejdsulykker" of the screen "Fravær": accidents and near misses, and the chosen one's deadline and why."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.model.checks.accidents import CODE
from app.model.domain.entities import Absence, Changes, Contract, Helper, Scheme
from app.model.domain.errors import Refused
from app.model.domain.findings import Finding
from app.model.domain.leave import Accident
from app.model.services.blanks import Blank, Kind
from app.ui.absence.accidents_dialogs import AccidentDialog
from app.ui.absence.accidents_presenter import AccidentsPresenter
from app.ui.absence.accidents_texts import INJURY, AccidentLine
from app.ui.absence.panel import AbsencePanel
from app.ui.entry.list_panel import Act, ActListPanel, ListWords, any_row
from app.ui.entry.texts import Entry
from app.ui.reading import fit_lines, reading_text
from app.ui.screen import Shell
from app.ui.table_model import TableColumn
from app.ui.widgets import ask, heading

LEAST_LINES = 9


class AccidentsPanel(AbsencePanel):
    """Shows what its presenter holds; each change is saved at once and told to the window."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._presenter = AccidentsPresenter(shell.binder)
        self._accidents = self._list()
        self._accidents.chosen.connect(lambda _identity: self._show_detail())
        self._detail = reading_text(self.tr("Frist, hvorfor og hvem der har besked"))
        fit_lines(self._detail, LEAST_LINES)
        self._beside = self._detail_panel()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self._message, self._accidents, self._beside):
            column.addWidget(part)
        column.addStretch(1)

    def _list(self) -> ActListPanel[AccidentLine]:
        words = ListWords(
            self.tr("Arbejdsulykker og nærved-ulykker"),
            self.tr("Ingen er skrevet ind. Skriv også det ned, der næsten gik galt: så kan det forebygges."),
            INJURY,
        )
        columns: list[TableColumn[AccidentLine]] = [
            TableColumn(self.tr("Hvornår"), lambda row: row.happened, spoken=lambda row: row.spoken),
            TableColumn(self.tr("Hjælper"), lambda row: row.helper),
            TableColumn(self.tr("Slags"), lambda row: row.kind),
            TableColumn(self.tr("Anmeldelse"), lambda row: row.report),
            TableColumn(self.tr("Hvad skete der"), lambda row: row.what),
        ]
        acts: list[Act[AccidentLine]] = [
            Act(self.tr("Ny ulykke …"), self._new),
            Act(self.tr("Ret ulykken …"), self._open, any_row),
            Act(self.tr("Slet ulykken"), self._delete, any_row),
            self._told_act(self.tr("Anmeldt i dag"), "reported_on"),
            self._told_act(self.tr("Forsikringen har fået besked i dag"), "insurer_told_on"),
            self._told_act(self.tr("Kommunen har fået besked i dag"), "municipality_told_on"),
            self._told_act(self.tr("Hjælperen har fået en kopi i dag"), "copy_given_on"),
            Act(self.tr("Lav papiret om ulykken …"), self._print, any_row),
        ]
        return ActListPanel(words, columns, self._open, self._delete, acts)

    def _told_act(self, text: str, what: str) -> Act[AccidentLine]:
        return Act(text, partial(self._tick, what), lambda row: what in row.to_tell)

    def _detail_panel(self) -> QWidget:
        held = QFrame()
        held.setObjectName("panel")
        column = QVBoxLayout(held)
        column.addWidget(heading(self.tr("Frist, hvorfor og hvem der har besked"), name="subheading"))
        column.addWidget(self._detail)
        return held

    def show_all(self) -> None:
        self._presenter.reload()
        self._accidents.show_rows(self._presenter.lines())
        self._show_detail()

    def is_touched_by(self, changes: Changes) -> bool:
        return bool(changes.kinds & {Accident, Absence, Helper, Contract, Scheme})

    def focus_first(self) -> None:
        self._accidents.focus_work()

    def point_at(self, finding: Finding) -> bool:
        """The accident; or, of an absence after one that is not written down, the button that writes it."""
        if finding.code != CODE:
            return False
        if self._accidents.has(finding.subject) and finding.subject is not None:
            self._accidents.choose(finding.subject)
            self._show_detail()
        elif finding.helper_id is not None and finding.subject is not None:
            self._presenter.proposed = (finding.helper_id, finding.subject)
            self._message.say(self.tr("Tryk »Ny ulykke …«, og skriv ulykken ind. Fraværet er valgt i forvejen."))
        self._accidents.focus_work()
        return True

    def fill_in(self, blank: Blank) -> bool:
        """A field of one of the accidents; its dialog opens when what called it has closed."""
        if blank.kind is not Kind.ACCIDENT:
            return False
        if blank.record_id is not None and self._accidents.has(blank.record_id):
            self._accidents.choose(blank.record_id)
            self._open_later(partial(self._open, blank.field))
        self._accidents.focus_work()
        return True

    def _show_detail(self) -> None:
        text = self._presenter.detail(self._accidents.chosen_id())
        if text != self._detail.toPlainText():
            self._detail.setPlainText(text)
        self._beside.setVisible(bool(text))

    def _new(self) -> None:
        try:
            entry = self._presenter.new()
        except Refused as refused:
            self._message.refuse(refused)
            return
        self._edit(self.tr("Ny ulykke"), entry, self._presenter.helpers())

    def _open(self, field: str = "") -> None:
        identity = self._accidents.chosen_id()
        if identity:
            entry = self._presenter.open(identity)
            owner = entry.texts["helper_id"]
            self._edit(self.tr("Ret ulykken"), entry, {owner: self._presenter.helpers()[owner]}, field)

    def _edit(self, title: str, entry: Entry, helpers: dict[str, str], field: str = "") -> None:
        make = partial(AccidentDialog, title, entry, helpers, self._presenter.absences, self, field)
        self._edit_in(self._accidents, make, self._show_detail)

    def _delete(self) -> None:
        title = self.tr("Slet ulykken")
        text = self.tr(
            "Slet ulykken? Gør det kun, når den er skrevet ind ved en fejl. Fravær, der er skrevet, bliver stående."
        )
        identity = self._accidents.chosen_id()
        if identity and ask(self, title, text, title):
            self._attempt(partial(self._presenter.delete, identity))
            self._accidents.focus_work()

    def _tick(self, what: str) -> None:
        identity = self._accidents.chosen_id()
        if identity and self._attempt(partial(self._presenter.tick_today, identity, what)):
            self._accidents.focus_work()

    def _print(self) -> None:
        from app.model.services.letters import About
        from app.ui.letters.make_dialog import make_letter

        chosen = next((row for row in self._presenter.lines() if row.id == self._accidents.chosen_id()), None)
        if chosen is not None:
            make_letter(self.shell, "ulykke", About(chosen.helper_id, chosen.id), self)
            self._accidents.focus_work()
