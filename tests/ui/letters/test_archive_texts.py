"""The archive's rows and dialogs as texts: what is heard, what is read back, and what is no date."""

from __future__ import annotations

from datetime import date

import pytest

from app.model.domain.archive import PaperEventKind
from app.model.domain.errors import Refused
from app.model.services.archive import ArchiveRow, PaperMark
from app.model.services.attachments import AttachmentDraft
from app.ui.letters.archive_texts import (
    count_text,
    mark_texts,
    next_kind,
    paper_row,
    paper_texts,
    read_mark,
    read_paper,
)
from app.ui.letters.choices import letter_rows

TODAY = date(2026, 11, 21)
SENT, SIGNED, RETURNED = PaperEventKind.SENT, PaperEventKind.SIGNED, PaperEventKind.RETURNED


def test_a_row_tells_its_whole_course() -> None:
    row = ArchiveRow(
        "d1", TODAY, "Opsigelse", "Anna", "", TODAY, date(2026, 11, 22), date(2026, 11, 23), "regler a", 1, scanned=True
    )
    assert paper_row(row).course == (
        "sendt 21.11.2026, underskrevet 22.11.2026, kommet tilbage 23.11.2026, scannet kopi"
    )
    assert paper_row(row).details == (
        "Opsigelse, Anna\n"
        "Lavet 21.11.2026. Sendt 21.11.2026, underskrevet 22.11.2026, kommet tilbage 23.11.2026, scannet kopi.\n"
        "Lavet efter: regler a"
    )


def test_a_scanned_paper_is_not_said_to_be_unsent() -> None:
    row = paper_row(ArchiveRow("p1", TODAY, "Bevis", "Anna", "Scannet papir", note="I mappen"))
    assert row.details == "Bevis, Anna, Scannet papir\nDato 21.11.2026.\nNote: I mappen"
    assert not row.issued


@pytest.mark.parametrize(
    ("number", "words", "text"),
    [
        (0, "", "0 papirer."),
        (1, " ", "1 papir."),
        (2, " anna   kontrakt ", "2 papirer med »anna kontrakt«."),
    ],
)
def test_what_a_search_found_is_counted(number: int, words: str, text: str) -> None:
    assert count_text(number, words) == text


def test_what_is_likely_next_is_proposed() -> None:
    marks = {SIGNED: PaperMark(SIGNED, TODAY, "ja")}
    assert next_kind({}) is SIGNED
    assert next_kind(marks) is SENT
    assert next_kind({**marks, SENT: PaperMark(SENT, TODAY, "")}) is RETURNED
    assert next_kind({kind: PaperMark(kind, TODAY, "") for kind in PaperEventKind}) is SIGNED
    assert mark_texts(SIGNED, marks, date(2027, 1, 1)) == {"kind": "signed", "on": "21.11.2026", "note": "ja"}
    assert mark_texts(SENT, marks, date(2027, 1, 1)) == {"kind": "sent", "on": "01.01.2027", "note": ""}


def test_a_mark_is_read_back() -> None:
    assert read_mark({"on": "29.2.2028", "note": " x "}, TODAY, may_be_empty=False) == (date(2028, 2, 29), "x")
    assert read_mark({"on": "", "note": ""}, TODAY, may_be_empty=True) == (None, "")
    with pytest.raises(Refused, match="Hvornår: skriv en dato"):
        read_mark({"on": ""}, TODAY, may_be_empty=False)
    with pytest.raises(Refused, match=r"Hvornår: 29\.2\.2027 findes ikke"):
        read_mark({"on": "29.2.2027"}, TODAY, may_be_empty=True)


def test_a_paper_is_read_back_as_it_was_shown() -> None:
    draft = AttachmentDraft("Bevis", "h1", 7, TODAY, "Linje 1\nLinje 2")
    assert read_paper(paper_texts(draft), TODAY) == draft
    assert read_paper({"title": "Bevis"}, TODAY, "h2") == AttachmentDraft("Bevis", "h2")


def test_every_document_has_a_sentence_of_help_and_a_subject() -> None:
    rows = letter_rows()
    assert len({row.id for row in rows}) == len(rows)
    assert all(row.help.endswith(".") and row.subject for row in rows)
    subjects = [row.subject for row in rows]
    assert subjects == sorted(subjects, key=subjects.index)  # each subject in one piece
