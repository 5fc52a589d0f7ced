"""The part "Ønsker" of the page "Ferie": what the helpers wish, by which day, and what each of them was answered."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from app.ui.absence.vacation_dialogs import DeclineDialog, GrantDialog, WishDialog
from app.ui.absence.vacation_part import Host, VacationPart
from app.ui.absence.vacation_presenter import VacationPresenter
from app.ui.absence.vacation_texts import WishLine
from app.ui.away.dialogs import DayDialog
from app.ui.entry.list_panel import Act, ActListPanel, ListWords, any_row
from app.ui.entry.texts import Entry
from app.ui.flow_layout import FlowLayout
from app.ui.table_model import TableColumn
from app.ui.widgets import ask, button, heading, plain_label

MOST_ROWS = 12


class VacationWishPart(VacationPart):
    """A yes makes the vacation in the same step; a no has a reason."""

    def __init__(self, host: Host, presenter: VacationPresenter) -> None:
        super().__init__(host)
        self._presenter = presenter
        self._title = heading("", name="subheading")
        self._by = plain_label()
        self._by.setObjectName("question")
        tools = QWidget()
        row = FlowLayout(tools)
        row.addWidget(button(self.tr("Ønsker for året før"), partial(self._turn, -1)))
        row.addWidget(button(self.tr("Ønsker for året efter"), partial(self._turn, 1)))
        self._set = button(self.tr("Ønsker senest …"), self._set_by)
        row.addWidget(self._set)
        self._list = self._make_list()
        for part in (self._title, self._by, tools, self._list):
            self._column.addWidget(part)
        self._column.addStretch(1)

    def _make_list(self) -> ActListPanel[WishLine]:
        words = ListWords(
            self.tr("Ferieønsker"),
            self.tr("Ingen ønsker for året. Bed om dem med feriebrevet under Saldi."),
        )
        columns: list[TableColumn[WishLine]] = [
            TableColumn(self.tr("Hjælper"), lambda row: row.helper, spoken=lambda row: row.spoken),
            TableColumn(self.tr("Ønsker"), lambda row: row.days),
            TableColumn(self.tr("Sagt"), lambda row: row.asked),
            TableColumn(self.tr("Svar"), lambda row: row.answer),
            TableColumn(self.tr("Varsles senest"), lambda row: row.announce_by),
            TableColumn(self.tr("Grund"), lambda row: row.reason.split("\n", 1)[0]),
        ]
        acts: list[Act[WishLine]] = [
            Act(self.tr("Nyt ønske …"), self._new),
            Act(self.tr("Sig ja …"), self._grant, lambda row: row.is_open),
            Act(self.tr("Sig nej …"), self._decline, lambda row: row.is_open),
            Act(self.tr("Ret ønsket …"), self._open, lambda row: row.is_open),
            Act(self.tr("Trukket tilbage"), self._withdraw, lambda row: row.is_open),
            Act(self.tr("Tag svaret tilbage"), self._reopen, lambda row: not row.is_open),
            Act(self.tr("Slet ønsket"), self._delete, any_row),
            Act(self.tr("Svar på skrift …"), self._print, lambda row: not row.is_open),
        ]
        return ActListPanel(words, columns, self._answer, self._delete, acts, MOST_ROWS)

    def show_all(self) -> None:
        self._presenter.read_wishes()
        year = self._presenter.year
        self._title.setText(self.tr("Ønsker for {}").format(year))
        by = self._presenter.wishes_by_text()
        asked = self.tr("Ønskerne skal være der senest {}.").format(by)
        self._by.setText(asked if by else self.tr("Du har ikke sat en dag, hvor ønskerne skal være der."))
        self._list.show_rows(self._presenter.wishes())

    def focus_first(self) -> None:
        self._list.focus_work()

    def choose(self, wish_id: str) -> bool:
        if not self._list.has(wish_id):
            return False
        self._list.choose(wish_id)
        self._list.focus_work()
        return True

    def _turn(self, by: int) -> None:
        self._presenter.year += by
        self.show_all()

    def _chosen(self) -> WishLine | None:
        return next((row for row in self._presenter.wishes() if row.id == self._list.chosen_id()), None)

    def _answer(self) -> None:
        """Enter: a wish that waits is said yes to; one that is answered is left alone."""
        chosen = self._chosen()
        if chosen is not None and chosen.is_open:
            self._grant()

    def _new(self) -> None:
        before = {row.id for row in self._presenter.wishes()}
        entry = self._presenter.new_wish()
        if self._edit(lambda: self._dialog(self.tr("Nyt ønske"), entry), self._list.focus_work):
            for row in self._presenter.wishes():
                if row.id not in before:
                    self.choose(row.id)

    def _dialog(self, title: str, entry: Entry) -> WishDialog:
        return WishDialog(title, entry, self._presenter.helpers(), self)

    def _open(self) -> None:
        chosen = self._list.chosen_id()
        if chosen:
            entry = self._presenter.open_wish(chosen)
            self._edit(lambda: self._dialog(self.tr("Ret ønsket"), entry), self._list.focus_work)

    def _grant(self) -> None:
        chosen = self._list.chosen_id()
        if chosen:
            entry = self._presenter.grant(chosen)
            hint = partial(self._presenter.hint_for, first="from", last="to")
            self._edit(lambda: GrantDialog(entry, hint, self), self._list.focus_work)

    def _decline(self) -> None:
        chosen = self._list.chosen_id()
        if chosen:
            entry = self._presenter.decline(chosen)
            self._edit(lambda: DeclineDialog(entry, self), self._list.focus_work)

    def _withdraw(self) -> None:
        chosen = self._list.chosen_id()
        if chosen:
            self._host.attempt(partial(self._presenter.withdraw, chosen))
            self._list.focus_work()

    def _reopen(self) -> None:
        chosen = self._list.chosen_id()
        if chosen:
            self._host.attempt(partial(self._presenter.reopen, chosen))
            self._list.focus_work()

    def _delete(self) -> None:
        chosen = self._list.chosen_id()
        text = self.tr("Slet ønsket? Blev det til ferie, bliver ferien stående.")
        if chosen and ask(self, self.tr("Slet ønsket"), text, self.tr("Slet ønsket")):
            self._host.attempt(partial(self._presenter.delete_wish, chosen))
            self._list.focus_work()

    def _set_by(self) -> None:
        entry = self._presenter.wishes_by()
        title = self.tr("Ønsker for {} senest").format(self._presenter.year)
        hint = self.tr("Overblik minder dig om, hvem der mangler. Et tomt felt er ingen dag.")
        self._edit(lambda: DayDialog(title, entry, self, hint), self._set.setFocus)

    def _print(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._letter("svar-paa-ferieoenske", chosen.helper_id, chosen.id, self._list.focus_work)
