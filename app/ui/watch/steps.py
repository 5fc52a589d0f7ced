"""The menu "Overblik": what can be asked for about what is watched. Each is imported when it is first wanted."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from app.model.domain.errors import KnownFault, Refused
from app.ui.own_files import folder_for, with_suffix
from app.ui.widgets import tell

if TYPE_CHECKING:
    from app.model.services.binder import Binder
    from app.ui.main_window import MainWindow

Step = Callable[["MainWindow", "Binder"], None]


def show_rules(window: MainWindow, binder: Binder) -> None:
    """Every rule, whether it is watched, and whether shifts against it are refused."""
    from app.ui.rules.dialog import show_rules as show

    show(window, binder, window.changed)


def count_notice(window: MainWindow, binder: Binder) -> None:
    """The last day of an employment, the last day to announce a vacation, and their like."""
    from app.ui.notices.dialog import NoticeDialog

    dialog = NoticeDialog(binder, parent=window)
    dialog.exec()
    dialog.deleteLater()


def save_calendar(window: MainWindow, binder: Binder) -> None:
    """The coming deadlines as a file for the user's own calendar."""
    from app.model.services.calendar_file import write_calendar

    start = folder_for(window.preferences()) / "frister.ics"
    name, _ = QFileDialog.getSaveFileName(
        window, window.tr("Frister til din kalender"), str(start), window.tr("Kalenderfil (*.ics)")
    )
    if not name:
        return
    path = with_suffix(Path(name), ".ics")
    try:
        count = write_calendar(binder, path)
    except (Refused, KnownFault) as refused:
        tell(window, window.tr("Kalenderfilen er ikke gemt"), str(refused))
        return
    if count:
        window.say(window.tr("{} frister er gemt i {}. Åbn filen i din kalender.").format(count, path))
    else:
        window.say(window.tr("Der er ingen kendte frister at gemme."))


def show_paper(name: str, window: MainWindow, binder: Binder) -> None:
    """A list of services/watch_papers as text, to print and to save."""
    from app.model.services import watch_papers as papers
    from app.ui.watch.paper_dialog import PaperDialog

    asked, title = papers.Asked(), papers.DOCUMENTS[name].title
    file = folder_for(window.preferences()) / f"{name}-{binder.today.isoformat()}.pdf"
    dialog = PaperDialog(
        title,
        papers.document_text(binder, name, asked),
        partial(papers.document_pdf, binder, name, asked),
        lambda path: papers.save_document(binder, name, asked, path),
        file,
        window,
    )
    dialog.exec()
    dialog.deleteLater()


STEPS: tuple[tuple[str, Step], ...] = (
    ("&Hvad holdes der øje med? …", show_rules),
    ("&Beregn varsel …", count_notice),
    ("&Frister til din kalender …", save_calendar),
    ("&Udskriv det, du skal holde øje med …", partial(show_paper, "tjek")),
    ("Und&tagelser fra hviletid …", partial(show_paper, "undtagelser")),
)
