"""What papers cost: the five PDFs of a hiring beside plain reportlab, and opening a helper with ten years of papers.

The plain side sets the same words in the same embedded font: once as reportlab's own documents of paragraphs, once as
bare lines on a canvas. The card is beside a bare Qt table of as many rows. All sides take turns; medians.
"""

from __future__ import annotations

import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from html import escape
from io import BytesIO
from pathlib import Path

from app import paths
from app.main import now
from app.model.documents.letter_print import LetterPrint
from app.model.domain.entities import Month
from app.model.domain.people import TalkKind
from app.model.services import letters
from app.model.services.archive import rows
from app.model.services.attachments import AttachmentDraft, add_attachment
from app.model.services.binder import Binder, Resources, open_binder
from app.model.services.learning import HandoutDraft, TrainingDraft, add_handout, add_training
from app.model.services.letters import About
from app.model.services.roster_papers import issue_plan
from app.model.services.talks import TalkDraft, add_talk
from app.model.store import people_queries
from tests.benchmark.measure import line
from tests.benchmark.trust import turns

HIRING = ("ansaettelseskontrakt", "tavshedserklaering", "beskatning", "instruktion", "kommune-ny-hjaelper")
HELPER, OTHER = "h1", "h2"
PLANS, TALKS, SCANS, TRAININGS, HANDOUTS = 80, 40, 60, 30, 10
SIZE, LEADING, MARGIN = 10, 13.6, 44
ROUNDS = 25
PAPERS_TAB = 3


def papers(ten: Path, last: date) -> None:
    """`ten` is a closed ten-year file, which is not changed; `last` is its last day of shifts."""
    with tempfile.TemporaryDirectory() as name:
        file = Path(name, "papirer.hjm")
        shutil.copyfile(ten, file)
        binder = open_binder(file, Resources(paths.resources()), now)
        add_talk(binder, HELPER, _talk(0, last))
        hiring_pdfs(binder)
        fill_archive(binder, Path(name), last)
        opened_card(binder)
        binder.close()


def hiring_pdfs(binder: Binder) -> None:
    from app.model.documents.letter_pdf import render

    fonts = binder.resources.fonts
    made = [letters.letter(binder, name, About(HELPER)) for name in HIRING]
    texts = [_lines(letter) for letter in made]
    pages = [_page_count(render(letter, fonts)) for letter in made]

    def mine() -> None:
        for letter in made:
            render(letter, fonts)

    def paragraphs() -> None:
        for text in texts:
            plain_paragraphs(text)

    def bare() -> None:
        for text, count in zip(texts, pages, strict=True):
            plain_canvas(text, count)

    mine()
    for text, count in zip(texts, pages, strict=True):
        assert _page_count(plain_canvas(text, count)) == count
    drawn, flowed, lines = turns(ROUNDS, mine, paragraphs, bare)
    line("En ansættelses 5 PDF'er / samme ord, reportlabs afsnit", drawn, flowed, "ms", 3)
    line("Samme / samme ord og sider, bare linjer", drawn, lines, "ms", 3)


def _lines(letter: LetterPrint) -> list[str]:
    from app.model.documents.letter_text import as_text

    return as_text(letter).splitlines()


def _page_count(pdf: bytes) -> int:
    from pypdf import PdfReader

    return len(PdfReader(BytesIO(pdf)).pages)


def plain_paragraphs(lines: list[str]) -> bytes:
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    style = ParagraphStyle("plain", fontName="NotoSans-Regular", fontSize=SIZE, leading=LEADING)
    target = BytesIO()
    SimpleDocTemplate(target, pagesize=A4).build([Paragraph(escape(text), style) for text in lines])
    return target.getvalue()


def plain_canvas(lines: list[str], pages: int) -> bytes:
    """The lines shared out among so many pages."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    target = BytesIO()
    canvas = Canvas(target, pagesize=A4, pageCompression=1)
    share = -(-len(lines) // pages)
    for first in range(0, len(lines), share):
        canvas.setFont("NotoSans-Regular", SIZE)
        for number, text in enumerate(lines[first : first + share]):
            canvas.drawString(MARGIN, A4[1] - MARGIN - number * LEADING, text)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def fill_archive(binder: Binder, folder: Path, last: date) -> None:
    """Ten years of one helper's papers, entered as a user does it."""
    scan = folder / "scannet.png"
    scan.write_bytes(_picture())
    for number in range(1, TALKS):
        add_talk(binder, HELPER, _talk(number, last))
    with binder.database.read() as session:
        talks = [talk.id for talk in people_queries.talks(session, HELPER)]
    for talk in talks:
        letters.issue_letter(binder, "referat", About(HELPER, talk))
    for number in range(PLANS):
        issue_plan(binder, Month.of(last).plus(-number), HELPER)
    for number in range(SCANS):
        day = last - timedelta(days=60 * number)
        draft = AttachmentDraft(f"Scannet papir {number}", HELPER, dated_on=day, note="Underskrevet af begge. " * 4)
        add_attachment(binder, scan, draft)
    for number in range(TRAININGS):
        add_training(binder, HELPER, TrainingDraft(last - timedelta(days=100 * number), f"Kursus {number}"))
    for number in range(HANDOUTS):
        add_handout(binder, HELPER, HandoutDraft(f"Nøgle {number}", last - timedelta(days=300 * number)))


def _talk(number: int, last: date) -> TalkDraft:
    """A talk with 300 signs of what was agreed."""
    day = last - timedelta(days=90 * number)
    return TalkDraft(TalkKind.INSTRUCTION, day, "Karla og Anna", f"Samtale nr. {number}", "Det blev aftalt. " * 19)


def _picture() -> bytes:
    from PIL import Image

    target = BytesIO()
    Image.new("L", (200, 280), 255).save(target, "PNG")
    return target.getvalue()


def opened_card(binder: Binder) -> None:
    """From choosing the helper, with »Papirer« in front, to the painted list."""
    from PySide6.QtWidgets import QApplication, QTableWidget, QTableWidgetItem

    from app.model.services.preferences import Preferences
    from app.ui.people.view import PeopleView
    from app.ui.screen import Shell
    from app.ui.theme import apply_theme

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    apply_theme(app, Preferences())
    view = PeopleView(Shell(binder, lambda _: None, Preferences, lambda _: None, lambda _: None))
    view.refresh()
    view.resize(1280, 800)
    view.show()
    view._tabs._choose(PAPERS_TAB)
    app.processEvents()
    found = rows(binder, helper_id=HELPER)
    assert len(found) == PLANS + TALKS + SCANS

    def choose(helper_id: str) -> None:
        view._wanted = helper_id
        view._choose_wanted()
        view.repaint()
        app.processEvents()

    def bare() -> None:
        table = QTableWidget(len(found), 4)
        for number, row in enumerate(found):
            for column, text in enumerate((row.day.isoformat(), row.title, row.who, row.about)):
                table.setItem(number, column, QTableWidgetItem(text))
        table.resize(1280, 800)
        table.show()
        table.repaint()
        app.processEvents()
        table.close()

    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        choose(OTHER)
        for do, mine in zip((lambda: choose(HELPER), bare), times, strict=True):
            mine.append(_milliseconds(do))
    view.close()
    opened, plain = map(statistics.median, times)
    line("Åbn en hjælper med ti års papirer / bar tabel (højst 50 ms)", opened, plain, "ms", 5)


def _milliseconds(do: Callable[[], object]) -> float:
    start = time.perf_counter()
    do()
    return (time.perf_counter() - start) * 1000
