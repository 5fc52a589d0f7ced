"""The dialog "Udskriv vagtplanen": a month for the wall or for one helper; then the paper, to be printed or saved."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QDialog, QWidget

from app.model.domain.danish import month_text
from app.model.domain.entities import Changes, IssuedDocument, Month
from app.model.domain.errors import KnownFault, Refused
from app.model.services import roster_papers
from app.ui.letters.saving import ask_where
from app.ui.preview_dialog import PreviewDialog, PreviewWords
from app.ui.screen import Shell
from app.ui.widgets import Choice, FormDialog, plain_label

WALL = ""
WORDS = PreviewWords(
    pages="Vagtplanen, som den bliver trykt",
    text="Vagtplanen som tekst",
    printed="Vagtplanen er sendt til printeren og gemt i arkivet.",
    save="Gem som PDF …",
)


class PlanDialog(FormDialog):
    """Whom the plan is for; `helper_id` is None for the wall."""

    def __init__(self, month: Month, helpers: Mapping[str, str], parent: QWidget) -> None:
        super().__init__(parent.tr("Udskriv vagtplanen"), parent.tr("Vis vagtplanen"), parent)
        about = plain_label(
            self.tr("Vagtplanen for {}. Hvorfor nogen er fraværende, står ikke på den.").format(month_text(month))
        )
        about.setMinimumWidth(about.fontMetrics().averageCharWidth() * 45)
        self.form.add_wide(about)
        self._whom: Choice[str] = Choice({WALL: self.tr("Til væggen, med alle hjælpere"), **helpers})
        self.form.add(self.tr("Hvem er den til?"), self._whom)
        self._whom.setFocus()
        self.helper_id: str | None = None

    def save(self) -> bool:
        self.helper_id = self._whom.value() or None
        return True


def print_plan(shell: Shell, month: Month, helpers: Mapping[str, str], parent: QWidget) -> None:
    """Asks for whom, shows the paper; a plan that is printed or saved stands in the archive."""
    asked = PlanDialog(month, helpers, parent)
    chosen, helper_id = asked.exec() == QDialog.DialogCode.Accepted, asked.helper_id
    asked.deleteLater()
    if not chosen:
        return
    binder = shell.binder
    title = parent.tr("Vagtplan for {}").format(
        ", ".join(filter(None, (month_text(month), helpers.get(helper_id or ""))))
    )
    content = roster_papers.plan_pdf(binder, month, helper_id), roster_papers.plan_text(binder, month, helper_id)
    dialog = PreviewDialog(
        title, WORDS, content, partial(_save, shell, month, helper_id), parent, partial(_issue, shell, month, helper_id)
    )
    dialog.exec()
    dialog.deleteLater()


def _issue(shell: Shell, month: Month, helper_id: str | None) -> None:
    roster_papers.issue_plan(shell.binder, month, helper_id)
    shell.changed(Changes(f"Udsted vagtplan for {month_text(month)}", frozenset({IssuedDocument})))


def _save(shell: Shell, month: Month, helper_id: str | None, parent: QWidget) -> tuple[bool, str] | None:
    name = roster_papers.plan_file_name(shell.binder, month, helper_id)
    path = ask_where(shell, parent, parent.tr("Gem som PDF"), name)
    if path is None:
        return None
    try:
        roster_papers.save_plan(shell.binder, month, helper_id, path)
    except (Refused, KnownFault) as wrong:
        return False, str(wrong)
    shell.changed(Changes(f"Udsted vagtplan for {month_text(month)}", frozenset({IssuedDocument})))
    return True, parent.tr("Gemt som {} og i arkivet.").format(path)
