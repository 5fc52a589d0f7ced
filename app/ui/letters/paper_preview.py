"""A paper of the archive as it was issued or scanned. QtPdf is loaded with this module."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.ui.preview_dialog import PreviewDialog, PreviewWords

ISSUED = PreviewWords(
    pages="Papiret, som det blev lavet",
    text="Papiret som tekst",
    printed="Papiret er sendt til printeren.",
    save="Gem en kopi …",
)
SCANNED = PreviewWords(
    pages="Det scannede papir",
    text="",
    printed="Papiret er sendt til printeren.",
    save="Gem en kopi …",
    note="Et scannet papir er et billede: en skærmlæser kan ikke læse det op.",
)


class PaperPreview(PreviewDialog):
    """`content` is the pages and the text; without text it is a scan. `save` is as PreviewDialog's."""

    def __init__(
        self,
        title: str,
        content: tuple[bytes, str],
        save: Callable[[QWidget], tuple[bool, str] | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, ISSUED if content[1] else SCANNED, content, save, parent)
