"""The screen "Hjælpere": the list, the card of the chosen helper, and the helper's contracts."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from app.model.domain.archive import Attachment
from app.model.domain.entities import Changes, Contract, Helper
from app.model.domain.errors import KnownFault, Refused
from app.model.domain.findings import Finding
from app.model.services.blanks import Blank, Kind
from app.ui.entry.page import CardGuard, TwoPanels, stacked
from app.ui.entry.texts import Texts, by_field
from app.ui.own_files import folder_for
from app.ui.people.contract_list import ContractList, Host
from app.ui.people.helper_card import HelperCardPanel
from app.ui.people.helper_list import HelperListPanel, ListActions
from app.ui.people.helper_photo import HelperPhoto
from app.ui.people.helper_tabs import HelperTabs
from app.ui.people.helper_texts import HELPER_TITLES
from app.ui.people.presenter import PeoplePresenter
from app.ui.screen import Screen, Shell
from app.ui.widgets import MessageBar, ask, heading

PICTURES = "Billeder (*.jpg *.jpeg *.png)"


class PeopleView(Screen):
    """Shows what the presenter holds; how unsaved text is treated is told in the presenter."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._presenter = PeoplePresenter(shell.binder)
        self._refused: Texts | None = None
        self._wanted = ""
        self._message = MessageBar(self)
        self._list = HelperListPanel(
            ListActions(
                self._focus_card, self._start_new, self._delete, lambda on: self._attempt(partial(self._former, on))
            )
        )
        self._photo = HelperPhoto(self._choose_photo, self._remove_photo)
        self._card = HelperCardPanel(self._save_and_go_on, self._undo, self._photo)
        self._contracts = ContractList(
            Host(shell, self._presenter, self.leave, lambda changes: self._done(changes, other=False), self._attempt)
        )
        self._tabs = HelperTabs(shell, stacked(self._card, self._contracts))
        layout = QVBoxLayout(self)
        layout.addWidget(self._message)
        layout.addWidget(
            TwoPanels(heading(self.tr("Hjælpere")), self._list, self._tabs, left_share=0.45),
            1,
        )
        self._choosing = QTimer(self)
        self._connect()

    def _connect(self) -> None:
        self._choosing.setSingleShot(True)  # the list is filled again only after its own event is over
        self._choosing.setInterval(0)
        self._choosing.timeout.connect(self._choose_wanted)
        self._list.chosen.connect(self._want)
        self._card.edited.connect(self._type)
        self._card.folded.connect(self._show_photo)
        CardGuard(self._card, self._card_left)
        shortcuts = {
            "Ctrl+S": self._save_and_go_on,
            "Ctrl+PgDown": partial(self._tabs.step, 1),
            "Ctrl+PgUp": partial(self._tabs.step, -1),
        }
        for text, do in shortcuts.items():
            keys = QShortcut(QKeySequence(text), self)
            keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            keys.activated.connect(do)

    def refresh(self, changes: Changes | None = None) -> None:
        if changes is not None and not changes.kinds & {Helper, Contract, Attachment}:
            self._tabs.refresh(changes)
            return
        notice = self._presenter.reload()
        self._show()
        if notice:
            self._message.refuse(notice)

    def focus_first(self) -> None:
        if self._presenter.changed:
            self._focus_card()
        else:
            self._list.focus_first()

    def point_at(self, finding: Finding) -> None:
        """The helper it concerns; the contracts, where it is about one of them."""
        if finding.helper_id is None:
            self._tabs.point_at(finding)  # a staff meeting is with everybody, so it stands at whoever is shown
            return
        if not self._attempt(partial(self._presenter.choose, finding.helper_id)):
            return
        if self._tabs.point_at(finding):
            return
        about = (finding.subject or "").partition("/")[0]
        if self._contracts.has(about):
            self._contracts.choose(about)
            self._contracts.focus_work()
        else:
            self._list.focus_first()

    def fill_in(self, blank: Blank) -> None:
        """The helper and the field."""
        if blank.helper_id is None:
            self._tabs.fill_in(blank)
            return
        if not self._attempt(partial(self._presenter.choose, blank.helper_id)):
            return
        if self._tabs.fill_in(blank):
            return
        if blank.kind is Kind.CONTRACT:
            self._contracts.fill_in(blank)
        elif not self._card.focus_field(blank.field):
            self._card.focus_first()

    def leave(self) -> bool:
        """Saves what is typed; False when it can't be saved, with the reason shown and the keyboard at the field."""
        return self._attempt(self._presenter.save)

    def hideEvent(self, event: QHideEvent) -> None:
        self._card.hide_numbers()
        super().hideEvent(event)

    def _show(self) -> None:
        p = self._presenter
        saved = p.chosen is not None and not p.is_new
        self._list.show_list(p.rows(), p.chosen, has_former=p.former_count() > 0, deletable=saved)
        self._card.setVisible(p.chosen is not None)
        self._card.show_card(p.name or self.tr("Ny hjælper"), p.texts)
        self._card.show_state(changed=p.changed, new=p.is_new)
        self._show_photo()
        self._contracts.setVisible(saved)
        self._tabs.show_helper(p.chosen if saved else None)
        self._contracts.show_contracts()

    def _attempt(self, change: Callable[[], Changes | None]) -> bool:
        """Does what the presenter is asked; False when that is refused: the reason shown, the typed text kept."""
        before = self._presenter.chosen
        try:
            changes = change()
        except Refused as refused:
            self._refuse(refused)
            if not self._card.focus_mistake():
                self._list.focus_first()
            return False
        except KnownFault as fault:
            self._message.refuse(str(fault))
            self._show()
            return False
        self._done(changes, other=self._presenter.chosen != before)
        return True

    def _done(self, changes: Changes | None, *, other: bool) -> None:
        self._message.hide()
        self._card.show_mistakes({})
        self._refused = None
        self._show()
        if other:
            self._card.hide_numbers()
        if changes is not None:
            self.shell.changed(changes)

    def _refuse(self, refused: Refused) -> None:
        self._refused = self._presenter.texts
        self._show()
        self._message.refuse(refused)
        self._card.show_mistakes(by_field(refused.mistakes, HELPER_TITLES))

    def _type(self, name: str, text: str) -> None:
        self._presenter.type(name, text)
        self._card.show_state(changed=self._presenter.changed, new=self._presenter.is_new)

    def _card_left(self) -> None:
        """Saves when the keyboard goes elsewhere; what can't be saved is said once and stays in its field."""
        if not self._presenter.changed or self._presenter.texts == self._refused:
            return
        try:
            changes = self._presenter.save()
        except Refused as refused:
            self._refuse(refused)
        except KnownFault as fault:
            self._refused = self._presenter.texts
            self._message.refuse(str(fault))
        else:
            self._done(changes, other=False)

    def _focus_card(self) -> None:
        if not self._card.focus_mistake():
            self._card.focus_first()

    def _save_and_go_on(self) -> None:
        """After a new helper comes the contract."""
        was_new = self._presenter.is_new
        if self._presenter.changed and self.leave() and (was_new or not self._card.isAncestorOf(self.focusWidget())):
            self._contracts.focus_work()

    def _undo(self) -> None:
        self._attempt(self._presenter.undo)
        if self._presenter.chosen is None:
            self._list.focus_first()
        else:
            self._card.focus_first()

    def _start_new(self) -> None:
        if self._attempt(self._presenter.start_new):
            self._card.focus_first()

    def _want(self, helper_id: str) -> None:
        self._wanted = helper_id
        self._choosing.start()

    def _choose_wanted(self) -> None:
        self._attempt(partial(self._presenter.choose, self._wanted))

    def _former(self, on: bool) -> Changes | None:  # noqa: FBT001 - a tick says on or off
        try:
            return self._presenter.set_show_former(show=on)
        finally:
            self._list.tick_former(on=self._presenter.show_former)

    def _delete(self) -> None:
        name = self._presenter.name
        text = self.tr(
            "Slet {}? Kontrakterne bliver også slettet. Gør det kun, når hjælperen er skrevet ind ved en fejl. "
            "En hjælper, der er stoppet, skal have en slutdato på sin kontrakt."
        ).format(name)
        if name and ask(self, self.tr("Slet hjælper"), text, self.tr("Slet hjælper")):
            self._attempt(self._presenter.delete)
            self._list.focus_first()

    def _show_photo(self) -> None:
        """Read only while its part is out: a photo can be large."""
        p = self._presenter
        if self._card.shows_photo():
            self._photo.show_photo(p.photo(), p.name, saved=p.chosen is not None and not p.is_new)

    def _choose_photo(self) -> None:
        folder = str(folder_for(self.shell.preferences()))
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Vælg billede"), folder, PICTURES)
        if name and self.leave():
            self._attempt(partial(self._presenter.set_photo, Path(name)))

    def _remove_photo(self) -> None:
        text = self.tr("Fjern billedet af {}? Det kan fortrydes.").format(self._presenter.name)
        if ask(self, self.tr("Fjern billede"), text, self.tr("Fjern billede")) and self.leave():
            self._attempt(self._presenter.remove_photo)
