"""The timesheet as it will be printed, or the same as text; from here it is printed and saved."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.ui import preview_dialog

WORDS = preview_dialog.PreviewWords(
    pages="Timesedlen, som den bliver trykt",
    text="Timesedlen som tekst",
    printed="Timesedlen er sendt til printeren.",
    save="Gem som PDF …",
)


class PreviewDialog(preview_dialog.PreviewDialog):
    """Shows one sheet. `save` asks where to and returns what to say, with True if it went well; None for given up."""

    def __init__(
        self,
        title: str,
        pdf: bytes,
        text: str,
        save: Callable[[QWidget], tuple[bool, str] | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, WORDS, (pdf, text), save, parent)
