"""The dialogs of the menu Filer: which file to make or open, and taking an exchange file in or writing one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from app.model.domain.errors import KnownFault, Refused
from app.ui.own_files import exists, free_name, with_suffix
from app.ui.widgets import tell

if TYPE_CHECKING:
    from app.model.domain.entities import Changes
    from app.model.services.binder import Binder

SCHEME_FILTER = "Hjælpermappe (*.hjm)"
EXCHANGE_FILTER = "Udvekslingsfil (*.json)"
LONGEST = 1000  # characters of a refusal; an exchange file can have thousands of mistakes


def ask_new_file(window: QWidget, own: Path) -> Path | None:
    """Where a second scheme is to be; a file that is there is never replaced."""
    name, _ = QFileDialog.getSaveFileName(
        window,
        window.tr("Ny ordning"),
        str(free_name(own.with_name("ny-ordning.hjm"))),
        SCHEME_FILTER,
        options=QFileDialog.Option.DontConfirmOverwrite,
    )
    path = with_suffix(Path(name), ".hjm") if name else None
    if path is not None and exists(path):
        text = window.tr("{} findes allerede og er ikke rørt. Vælg et andet navn.").format(path.name)
        tell(window, window.tr("Ny ordning"), text)
        return None
    return path


def ask_open_file(window: QWidget, own: Path) -> Path | None:
    name, _ = QFileDialog.getOpenFileName(window, window.tr("Åbn ordning"), str(own.parent), SCHEME_FILTER)
    return Path(name) if name else None


def import_file(window: QWidget, binder: Binder) -> str:
    """Adds an exchange file's content; returns what was done, "" for nothing."""
    from app.model.services.exchange import add_content, read_exchange_file

    name, _ = QFileDialog.getOpenFileName(window, window.tr("Importér"), "", EXCHANGE_FILTER)
    if not name:
        return ""
    try:
        content = read_exchange_file(Path(name), binder.resources)
        add_content(binder, content)
    except (Refused, KnownFault) as refused:
        text = str(refused)
        shown = f"{text[:LONGEST]} …" if len(text) > LONGEST else text
        tell(window, window.tr("Intet er importeret"), shown)
        return ""
    return window.tr("Importeret: {} hjælpere, {} vagter og {} fravær.").format(
        len(content.helpers), len(content.shifts), len(content.absences)
    )


def export_file(window: QWidget, binder: Binder) -> str:
    """Writes everything as an exchange file; returns what was done, "" for nothing."""
    from app.model.services.exchange import write_exchange_file

    name, _ = QFileDialog.getSaveFileName(window, window.tr("Eksportér"), "", EXCHANGE_FILTER)
    if not name:
        return ""
    path = with_suffix(Path(name), ".json")
    try:
        write_exchange_file(binder, path)
    except (Refused, KnownFault) as refused:
        tell(window, window.tr("Intet er eksporteret"), str(refused))
        return ""
    return window.tr("Eksporteret til {}. Filen er ikke krypteret.").format(path)


def move_scheme(window: QWidget, binder: Binder) -> None:
    """Everything in one encrypted file, for another computer or person."""
    from app.ui.privacy.move_dialog import MoveDialog

    MoveDialog(binder, window).exec()


def show_own_data(window: QWidget, binder: Binder) -> None:
    """What is stored about one helper, who has a right to see it."""
    from app.ui.privacy.own_data_dialog import OwnDataDialog

    OwnDataDialog(binder, parent=window).exec()


def erase_former_helpers(window: QWidget, binder: Binder) -> str:
    """Former helpers whose data need not be kept; returns what was done, "" for nothing."""
    from app.ui.privacy.retention_dialog import RetentionDialog

    told: list[Changes] = []
    RetentionDialog(binder, told.append, window).exec()
    return told[-1].label if told else ""
