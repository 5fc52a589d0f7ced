"""The roster's row of buttons: what is done with the current day or with what is chosen."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QPushButton

from app.ui.roster.absence_commands import AbsenceCommands
from app.ui.roster.commands import RosterCommands
from app.ui.roster.finding_commands import FindingCommands
from app.ui.widgets import button


def tool_buttons(commands: RosterCommands, watching: FindingCommands, absence: AbsenceCommands) -> list[QPushButton]:
    """Each with its key as its hint."""
    tr = commands.tr
    return [
        button(tr("Ny vagt …"), commands.new_shift, primary=True),
        button(tr("Ret …"), commands.open_cell, hint="Enter"),
        button(tr("Kopiér"), partial(commands.copy, cut=False), hint="Ctrl+C"),
        button(tr("Klip"), partial(commands.copy, cut=True), hint="Ctrl+X"),
        button(tr("Indsæt"), commands.paste, hint="Ctrl+V"),
        button(tr("Gentag …"), commands.repeat, hint="Ctrl+R"),
        button(tr("Slet"), commands.delete, hint="Delete"),
        button(tr("Meld syg"), absence.report_sick, hint="Ctrl+Shift+S"),
        button(tr("Meld rask"), absence.report_fit, hint="Ctrl+Shift+R"),
        button(tr("Fravær …"), absence.absence, hint="Ctrl+F"),
        button(tr("Hvad nu hvis …"), watching.what_if, hint="Ctrl+H"),
    ]
