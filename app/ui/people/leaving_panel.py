"""The tab "Fratrædelse" of a helper: how the employment ends, how the day was counted, and the list of what is to be done."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QFrame, QVBoxLayout, QWidget

from app.model.domain.findings import Finding
from app.model.services.blanks import Blank, Kind
from app.ui.entry.dialog import EntryDialog
from app.ui.entry.list_panel import Act, ActListPanel, ListWords
from app.ui.flow_layout import FlowLayout
from app.ui.people.leaving_dialogs import DayDialog, LeavingDialog, StayDialog
from app.ui.people.leaving_presenter import LeavingPresenter
from app.ui.people.leaving_texts import StepRow
from app.ui.people.panel import ChangingPanel
from app.ui.screen import Shell
from app.ui.table_model import TableColumn
from app.ui.widgets import ask, button, heading, plain_label

CODES = frozenset({"g-days", "termination-notice", "termination-record"})
PAPER_TEXTS = {
    "opsigelse": "Lav opsigelsen",
    "bortvisning": "Lav bortvisningen",
    "kvittering-for-opsigelse": "Lav kvitteringen",
    "fratraedelsesaftale": "Lav aftalen",
}
OF_HELPER = frozenset({"tjenesteattest", "noeglekvittering"})  # papers about the helper, not about the ending


class LeavingPanel(ChangingPanel):
    """One ending at a time: that of today's employment, or of the last one."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._presenter = LeavingPresenter(shell.binder)
        self._employed, self._headline, self._former = plain_label(), plain_label(), plain_label()
        self._headline.setObjectName("question")
        self._short, self._about = plain_label(), plain_label()
        self._short.setObjectName("question")
        self._about.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )  # Tab comes by it, and it can be copied
        self._new = button(self.tr("Skriv fratrædelse ind …"), self._register, primary=True)
        self._change = button(self.tr("Ret fratrædelsen …"), self._edit)
        self._withdraw = button(self.tr("Træk tilbage …"), self._stay)
        self._paper = button("", self._print)
        self._step_text = plain_label()
        self._steps = self._step_list()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._more = self._panel(self.tr("Om fratrædelsen"), self._about)
        for part in (self._message, self._ending_panel(), self._steps, self._more, self._former):
            column.addWidget(part)
        column.addStretch(1)

    def _ending_panel(self) -> QFrame:
        row = FlowLayout(buttons := QWidget())
        for each in (self._new, self._change, self._withdraw, self._paper):
            row.addWidget(each)
        return self._panel(self.tr("Fratrædelse"), self._employed, self._headline, self._short, buttons)

    def _panel(self, title: str, *parts: QWidget) -> QFrame:
        panel = QFrame()
        panel.setObjectName("panel")
        column = QVBoxLayout(panel)
        column.addWidget(heading(title, name="subheading"))
        for part in parts:
            column.addWidget(part)
        return panel

    def _step_list(self) -> ActListPanel[StepRow]:
        words = ListWords(self.tr("Det skal I huske"), "")
        columns: list[TableColumn[StepRow]] = [
            TableColumn(self.tr("Trin"), lambda row: row.title, spoken=lambda row: row.spoken),
            TableColumn(self.tr("Gjort"), lambda row: row.state),
        ]
        acts: list[Act[StepRow]] = [
            Act(self.tr("Gjort i dag"), self._tick, lambda row: row.can_tick and not row.done),
            Act(self.tr("Gjort en anden dag …"), self._tick_on, lambda row: row.can_tick),
            Act(self.tr("Ikke gjort"), self._untick, lambda row: row.can_tick and row.done),
            Act(self.tr("Lav trinets papir …"), self._print_step, lambda row: bool(row.letter)),
        ]
        steps = ActListPanel(words, columns, self._tick_on, self._untick, acts, most_rows=10)
        steps.chosen.connect(lambda _key: self._show_step())
        column = steps.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(column.count() - 1, self._step_text)  # between the list and its buttons
        return steps

    def show_helper(self, helper_id: str) -> None:
        if helper_id != self._presenter.helper_id:
            self._message.hide()
        self._presenter.show(helper_id)
        self._show()

    def focus_first(self) -> None:
        """The list of steps, or the button that begins an ending."""
        if self._steps.isHidden():
            self._new.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._steps.focus_work()

    def point_at(self, finding: Finding) -> bool:
        """What is wrong with an ending is mended in its dialog: the keyboard goes to the button that opens it."""
        if finding.code not in CODES:
            return False
        target = self._new if self._change.isHidden() else self._change
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def fill_in(self, blank: Blank) -> bool:
        """A step's day, or a field of the dialog, which opens when what called it has closed."""
        if blank.kind is not Kind.TERMINATION:
            return False
        self.focus_first()
        if self._steps.has(blank.field):
            self._steps.choose(blank.field)
            self._show_step()
        elif self._presenter.card.id is not None:
            QTimer.singleShot(0, self, partial(self._edit, blank.field))
        return True

    def _show(self) -> None:
        card = self._presenter.card
        for label, text in (
            (self._employed, card.employed),
            (self._headline, card.headline),
            (self._short, card.seen.short if card.seen else ""),
            (self._about, self._presenter.about),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        self._more.setVisible(card.id is not None)
        self._new.setVisible(card.id is None)
        self._new.setEnabled(card.can_register)
        for widget in (self._change, self._withdraw, self._steps):
            widget.setVisible(card.id is not None)
        self._paper.setText(PAPER_TEXTS.get(self._presenter.paper, ""))
        self._paper.setVisible(bool(self._presenter.paper))
        self._steps.show_rows(self._presenter.steps())
        self._show_step()
        self._former.setText("\n".join((self.tr("Tidligere fratrædelser:"), *card.former)))
        self._former.setVisible(bool(card.former))

    def _show_step(self) -> None:
        """What the chosen step asks for."""
        row = self._chosen()
        self._step_text.setText(row.text if row else "")

    def _chosen(self) -> StepRow | None:
        return next((row for row in self._presenter.steps() if row.id == self._steps.chosen_id()), None)

    def _register(self) -> None:
        title = self.tr("Skriv fratrædelse ind")
        self._open(LeavingDialog(title, self._presenter.new(), self._presenter.look, self))

    def _edit(self, field: str = "") -> None:
        entry = self._presenter.change()
        self._open(LeavingDialog(self.tr("Ret fratrædelsen"), entry, self._presenter.look, self, field))

    def _stay(self) -> None:
        """A fixed term keeps its end, so there is nothing to choose."""
        title = self.tr("Træk fratrædelsen tilbage")
        if not self._presenter.keeps_end:
            self._open(StayDialog(title, self._presenter.stay_entry(), self))
        elif ask(self, title, self.tr("Slet fratrædelsen? Kontrakten slutter stadig den dag."), self.tr("Slet")):
            self._attempt(self._presenter.withdraw)
            self.focus_first()

    def _tick(self) -> None:
        row = self._chosen()
        if row is not None and row.can_tick and self._attempt(partial(self._presenter.tick_today, row.id)):
            self._steps.focus_work()

    def _untick(self) -> None:
        row = self._chosen()
        if row is not None and row.can_tick and row.done and self._attempt(partial(self._presenter.untick, row.id)):
            self._steps.focus_work()

    def _tick_on(self) -> None:
        row = self._chosen()
        if row is not None and row.can_tick:
            self._open(DayDialog(row.title, self._presenter.tick_entry(row.id), self))

    def _print(self) -> None:
        self._make(self._presenter.paper)

    def _print_step(self) -> None:
        row = self._chosen()
        if row is not None and row.letter:
            self._make(row.letter)
            self._steps.focus_work()

    def _make(self, name: str) -> None:
        from app.model.services.letters import About
        from app.ui.letters.make_dialog import make_letter

        record = None if name in OF_HELPER else self._presenter.card.id
        make_letter(self.shell, name, About(self._presenter.helper_id, record), self)

    def _open(self, dialog: EntryDialog) -> None:
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.changes is not None:
            self._done(dialog.changes)
        dialog.deleteLater()
        self.focus_first()
