"""Where a paper is saved, and printing one with the sentence that says how it went: what every dialog of papers does alike."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from app.model.domain.errors import Refused
from app.model.services.documents import prepare_folder
from app.ui.own_files import folder_for, free_name, with_suffix
from app.ui.screen import Shell
from app.ui.widgets import MessageBar

DEAD_PRINTER = "Printeren svarer ikke. Se, om den er tændt, eller gem som fil i stedet."
KINDS = {".pdf": "PDF-fil (*.pdf)", ".jpg": "Billede (*.jpg *.jpeg)", ".png": "Billede (*.png)"}


def ask_where(shell: Shell, parent: QWidget, title: str, name: str) -> Path | None:
    """The file that the user picks, with the ending of the name that is proposed; None for none."""
    folder = folder_for(shell.preferences())
    try:
        prepare_folder(folder)
    except Refused:
        folder = Path.home()
    suffix = Path(name).suffix
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(free_name(folder / name)), KINDS.get(suffix, ""))
    return with_suffix(Path(chosen), suffix) if chosen else None


def print_paper(pdf: bytes, parent: QWidget, message: MessageBar, said: str) -> bool:
    """Asks for a printer and prints; True if the pages went to it. Says how it went, or nothing when it was given up."""
    from app.ui.printing import print_pdf

    done = print_pdf(pdf, parent)
    if done:
        message.say(said)
    elif done is False:
        message.refuse(DEAD_PRINTER)
    return bool(done)
