"""The screen "Ordning": the citizen and how the scheme is run; beside it the hours granted and those to be covered."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout

from app.model.checks.notice import SCHEME
from app.model.checks.scheme_end import DEATH
from app.model.domain.entities import Changes, Grant, Scheme
from app.model.domain.errors import KnownFault, Refused
from app.model.domain.findings import Finding
from app.model.domain.watch import CoverWindow
from app.model.services.blanks import Blank
from app.ui.entry.page import CardGuard, TwoPanels, stacked
from app.ui.entry.texts import Entry, Texts, by_field
from app.ui.scheme.cover_dialog import CoverDialog
from app.ui.scheme.cover_list import CoverListPanel
from app.ui.scheme.end_panel import EndPanel
from app.ui.scheme.grant_dialog import GrantDialog
from app.ui.scheme.grant_list import GrantListPanel, ListActions
from app.ui.scheme.presenter import SchemePresenter
from app.ui.scheme.scheme_form import SchemeForm
from app.ui.scheme.scheme_texts import SCHEME_TITLES
from app.ui.screen import Screen, Shell
from app.ui.widgets import MessageBar, ask, heading


class SchemeView(Screen):
    """Shows what the presenter holds."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._presenter = SchemePresenter(shell.binder)
        self._refused: Texts | None = None
        self._message = MessageBar(self)
        p = self._presenter
        self._form = SchemeForm(p.municipalities(), p.employers(), self._save, self._undo)
        self._grants = GrantListPanel(ListActions(self._new_grant, self._open_grant, self._delete_grant))
        self._cover = CoverListPanel(ListActions(self._new_cover, self._open_cover, self._delete_cover))
        layout = QVBoxLayout(self)
        layout.addWidget(self._message)
        self._end = EndPanel(shell, self.leave)
        lists = stacked(self._grants, self._cover, self._end)
        layout.addWidget(TwoPanels(heading(self.tr("Ordning")), stacked(self._form), lists, left_share=0.5), 1)
        self._form.edited.connect(self._type)
        CardGuard(self._form, self._form_left)
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self._save)
        self._form.show_scheme(p.texts, p.municipality_note())
        self._form.hide_numbers()

    def refresh(self, changes: Changes | None = None) -> None:
        if changes is None or changes.kinds & {Scheme, Grant, CoverWindow}:
            self._presenter.reload()
            self._show()

    def focus_first(self) -> None:
        if not self._form.focus_mistake():
            self._form.focus_first()

    def point_at(self, finding: Finding) -> None:
        """The grants, where it is about one of them; the end of the scheme."""
        if (finding.subject or "").partition("/")[0] in {grant.id for grant in self._presenter.grants()}:
            self._grants.focus_work()
        elif finding.code == DEATH or finding.subject == SCHEME:
            self._end.focus_work()

    def fill_in(self, blank: Blank) -> None:
        """The field of the form that a document lacks."""
        if not self._form.focus_field(blank.field):
            self._form.focus_first()

    def leave(self) -> bool:
        """Saves what is typed; False when it can't be saved, with the reason shown and the keyboard at the field."""
        return self._attempt(self._presenter.save)

    def hideEvent(self, event: QHideEvent) -> None:
        self._form.hide_numbers()
        super().hideEvent(event)

    def _show(self) -> None:
        p = self._presenter
        self._form.show_scheme(p.texts, p.municipality_note())
        self._form.show_state(changed=p.changed)
        self._grants.show_grants(p.grants())
        self._cover.show_cover(p.cover())
        self._end.show_end()

    def _attempt(self, change: Callable[[], Changes | None]) -> bool:
        """Does what the presenter is asked; False when that is refused: the reason shown, the typed text kept."""
        try:
            changes = change()
        except Refused as refused:
            self._refuse(refused)
            self._form.focus_mistake()
            return False
        except KnownFault as fault:
            self._message.refuse(str(fault))
            return False
        self._done(changes)
        return True

    def _done(self, changes: Changes | None) -> None:
        self._message.hide()
        self._form.show_mistakes({})
        self._refused = None
        self._show()
        if changes is not None:
            self.shell.changed(changes)

    def _refuse(self, refused: Refused) -> None:
        self._refused = self._presenter.texts
        self._message.refuse(refused)
        self._form.show_mistakes(by_field(refused.mistakes, SCHEME_TITLES))

    def _type(self, name: str, text: str) -> None:
        self._presenter.type(name, text)
        self._form.show_state(changed=self._presenter.changed)
        if name == "municipality":
            self._form.show_note(self._presenter.municipality_note())

    def _form_left(self) -> None:
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
            self._done(changes)

    def _save(self) -> None:
        if self._presenter.changed and self.leave() and not self._form.isAncestorOf(self.focusWidget()):
            self._grants.focus_work()

    def _undo(self) -> None:
        self._attempt(self._presenter.undo)
        self._form.focus_first()

    def _new_grant(self) -> None:
        self._edit(GrantDialog, self._grants, self.tr("Ny bevilling"), self._presenter.new_grant)

    def _open_grant(self) -> None:
        grant_id = self._grants.chosen_id()
        if grant_id:
            begin = partial(self._presenter.open_grant, grant_id)
            self._edit(GrantDialog, self._grants, self.tr("Ret bevilling"), begin)

    def _edit(
        self,
        kind: type[GrantDialog | CoverDialog],
        panel: GrantListPanel | CoverListPanel,
        title: str,
        begin: Callable[[], Entry],
    ) -> None:
        """Opens a line of a list; the form is saved first."""
        if not self.leave():
            return
        self._presenter.note = ""
        dialog = kind(title, begin(), self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._done(dialog.changes)
            if self._presenter.note:
                self._message.say(self._presenter.note)
        dialog.deleteLater()
        panel.focus_work()

    def _delete_grant(self) -> None:
        grant_id = self._grants.chosen_id()
        text = self.tr("Slet bevillingen? Gør det kun, når den er skrevet ind ved en fejl. Ellers giv den en slutdato.")
        if grant_id and ask(self, self.tr("Slet bevilling"), text, self.tr("Slet bevilling")):
            self._attempt(partial(self._presenter.delete_grant, grant_id))
            self._grants.focus_work()

    def _new_cover(self) -> None:
        self._edit(CoverDialog, self._cover, self.tr("Nye timer"), self._presenter.new_cover)

    def _open_cover(self) -> None:
        cover_id = self._cover.chosen_id()
        if cover_id:
            self._edit(CoverDialog, self._cover, self.tr("Ret timer"), partial(self._presenter.open_cover, cover_id))

    def _delete_cover(self) -> None:
        cover_id = self._cover.chosen_id()
        text = self.tr("Slet timerne? Så siger programmet ikke længere til, når ingen er på arbejde der.")
        if cover_id and ask(self, self.tr("Slet timer"), text, self.tr("Slet timer")):
            self._attempt(partial(self._presenter.delete_cover, cover_id))
            self._cover.focus_work()
