"""The ratios that README shows: `make bench`. Everything is compared with something raw in the same run.

A ten-year round-the-clock file (12 helpers, about 11,000 shifts) against one year, a bare PySide6 window with a table,
and plain reportlab. Nothing here fails on a busy machine; a person reads the ratios. Windows are opened on a real
display (Xvfb where there is no other).
"""

from __future__ import annotations

import io
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from app import paths
from app.main import now
from app.model.domain.entities import Month
from app.model.services.binder import Binder, Resources, create_binder
from app.model.services.documents import sheet_print
from app.model.services.example import make_content
from app.model.services.exchange import add_content
from app.model.services.timesheets import month_timesheet
from tests.benchmark.absence import absence
from tests.benchmark.measure import line, milliseconds
from tests.benchmark.papers import papers
from tests.benchmark.trust import trust
from tests.benchmark.vacation import vacation
from tests.benchmark.watch import watch

LAST = date(2026, 10, 31)
HELPERS = 12
STARTS = 9
PROBE = Path(__file__).with_name("start_probe.py")


def make_file(path: Path, years: int) -> Binder:
    binder = create_binder(path, Resources(paths.resources()), now)
    add_content(binder, make_content(date(LAST.year - years, 11, 1), LAST, HELPERS))
    return binder


def starts(file: Path) -> None:
    """Interleaved, so that both sides see the same machine."""
    results: dict[str, list[dict[str, float]]] = {"bare": [], "program": []}
    environment = {**os.environ, "QT_QPA_PLATFORM": "xcb" if os.environ.get("DISPLAY") else "offscreen"}
    with tempfile.TemporaryDirectory() as home:
        environment.update(HOME=home, XDG_CONFIG_HOME=home)
        for _ in range(STARTS):
            for kind, mine in results.items():
                arguments = [sys.executable, str(PROBE), kind, str(time.monotonic_ns()), str(file)]
                done = subprocess.run(arguments, env=environment, capture_output=True, text=True, check=True)
                mine.append(json.loads(done.stdout.splitlines()[-1]))

    def median(kind: str, name: str) -> float:
        return statistics.median(result[name] for result in results[kind])

    line(
        "Første tegnede vindue / bart PySide6-vindue med tabel",
        median("program", "first"),
        median("bare", "first"),
        "ms",
        2,
    )
    line("Klar med data (ti år) / samme", median("program", "ready"), median("bare", "ready"), "ms", 4)
    line("Hukommelse, klar / samme", median("program", "memory"), median("bare", "memory"), "MB", 2.5)


def sheets(ten: Binder, one: Binder) -> None:
    month = Month(2026, 8)
    helpers = [f"h{n}" for n in range(1, HELPERS + 1)]  # all of them: the month's shifts are shared out differently

    def all_sheets(binder: Binder) -> None:
        for helper in helpers:
            month_timesheet(binder, helper, month)

    many, few = milliseconds(lambda: all_sheets(ten)), milliseconds(lambda: all_sheets(one))
    line("En måneds 12 timesedler, ti år / ét år i filen", statistics.median(many), statistics.median(few), "ms", 1.3)


def pdf(binder: Binder) -> None:
    from app.model.documents.timesheet_pdf import render

    sheet = sheet_print(month_timesheet(binder, "h1", Month(2026, 8)), binder.scheme(), binder.rulebook())
    rows = [["Dato", "Fra", "Til", *sheet.columns, "Bemærkning"]]
    rows += [[x.day, x.start, x.end, *x.minutes, x.remark] for x in sheet.lines]

    def plain() -> None:
        from reportlab.lib.pagesizes import A4
        from reportlab.platypus import SimpleDocTemplate, Table

        SimpleDocTemplate(io.BytesIO(), pagesize=A4).build(
            [Table(rows, repeatRows=1, style=[("FONTNAME", (0, 0), (-1, -1), "NotoSans")])]
        )

    render(sheet, binder.resources.fonts)
    register_plain_font(binder.resources.fonts)
    mine = milliseconds(lambda: render(sheet, binder.resources.fonts))
    line(
        "En timeseddel som PDF / samme tabel med reportlab alene",
        statistics.median(mine),
        statistics.median(milliseconds(plain)),
        "ms",
        3,
    )


def register_plain_font(folder: Path) -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    pdfmetrics.registerFont(TTFont("NotoSans", str(folder / "NotoSans-Regular.ttf")))


def month_changes(binder: Binder) -> None:
    """From Page Down to the painted month, in the ten-year file."""
    from PySide6.QtWidgets import QApplication

    from app.model.services.preferences import Preferences
    from app.ui.roster.view import RosterView
    from app.ui.screen import Shell
    from app.ui.theme import apply_theme

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    apply_theme(app, Preferences())
    view = RosterView(Shell(binder, lambda _: None, Preferences, lambda _: None, lambda _: None))
    view.refresh()
    view.resize(1280, 800)
    view.show()
    app.processEvents()

    def step() -> None:
        view._step(-1)
        view.repaint()
        app.processEvents()

    times = sorted(milliseconds(step, 100))
    print(
        f"{'Skift af måned i vagtplanen, 95-percentil (ti år)':<58} {times[94]:9.1f} ms{'':18}(højst 50 ms)", flush=True
    )
    view.close()


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        ten, one = make_file(Path(folder, "ti.hjm"), 10), make_file(Path(folder, "et.hjm"), 1)
        ten.close()
        trust(Path(folder, "ti.hjm"))
        papers(Path(folder, "ti.hjm"), LAST)
        absence(Path(folder, "ti.hjm"), LAST)
        starts(Path(folder, "ti.hjm"))
        from app.model.services.binder import open_binder

        ten = open_binder(Path(folder, "ti.hjm"), Resources(paths.resources()), now)
        sheets(ten, one)
        pdf(ten)
        watch(ten, one, LAST)
        vacation()
        month_changes(ten)
        ten.close()
        one.close()


if __name__ == "__main__":
    main()
