"""Issued documents printed again from their snapshots, whatever rules and wordings have become since."""

from __future__ import annotations

import json

from app.model.documents.letter_print import LetterPrint
from app.model.documents.sheet_print import SheetPrint
from app.model.domain.entities import IssuedDocument
from app.model.domain.errors import Mistake, Refused
from app.model.services import roster_papers
from app.model.services.binder import Binder
from app.model.services.documents import TIMESHEET
from app.model.store import queries


def print_again(binder: Binder, document_id: int) -> bytes:
    """The PDF of an issued document. Raises Refused for one that is not there."""
    document = issued(binder, document_id)
    if document.kind == roster_papers.KIND:
        return roster_papers.issued_plan_pdf(binder, document.snapshot)
    content = json.loads(document.snapshot)
    if document.kind == TIMESHEET:
        from app.model.documents.timesheet_pdf import render as render_sheet

        return render_sheet(SheetPrint.from_json(content), binder.resources.fonts)
    from app.model.documents.letter_pdf import render

    return render(LetterPrint.from_json(content), binder.resources.fonts)


def text_again(binder: Binder, document_id: int) -> str:
    """The same as plain text."""
    document = issued(binder, document_id)
    return snapshot_text(document.kind, document.snapshot)


def snapshot_text(kind: str, snapshot: str) -> str:
    """What a stored snapshot says; any error where it is none of its kind."""
    if kind == roster_papers.KIND:
        return roster_papers.issued_plan_text(snapshot)
    content = json.loads(snapshot)
    if kind == TIMESHEET:
        from app.model.documents.timesheet_text import as_text as sheet_text

        return sheet_text(SheetPrint.from_json(content))
    from app.model.documents.letter_text import as_text

    return as_text(LetterPrint.from_json(content))


def issued(binder: Binder, document_id: int) -> IssuedDocument:
    """Raises Refused for one that is not there."""
    with binder.database.read() as session:
        found = queries.by_number(session, document_id)
    if found is None:
        raise Refused(Mistake("Dokument", "det findes ikke længere"))
    return found
