"""The three lists of the page "Sygdom og andet fravær": their columns and buttons."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from app.ui.absence.sickness_texts import AbsenceLine, CourseRow, FigureRow
from app.ui.entry.list_panel import Act, ActListPanel, ListWords, any_row
from app.ui.table_model import TableColumn

if TYPE_CHECKING:
    from app.ui.absence.sickness_panel import SicknessPanel

MOST_ROWS = 10


def absence_list(
    page: SicknessPanel, opened: Callable[[], None], deleted: Callable[[], None]
) -> ActListPanel[AbsenceLine]:
    words = ListWords(
        page.tr("Sygdom og andet fravær"),
        "",
        page.tr("Skriv aldrig, hvilken sygdom det er. Vagterne bliver stående; timesedlen følger fraværet."),
    )
    columns: list[TableColumn[AbsenceLine]] = [
        TableColumn(page.tr("Hjælper"), lambda row: row.helper, spoken=lambda row: row.spoken),
        TableColumn(page.tr("Fravær"), lambda row: row.kind),
        TableColumn(page.tr("Fra"), lambda row: row.first),
        TableColumn(page.tr("Til og med"), lambda row: row.last),
        TableColumn(page.tr("Meldt"), lambda row: row.told),
        TableColumn(page.tr("Tilbage"), lambda row: row.back),
    ]
    acts: list[Act[AbsenceLine]] = [
        Act(page.tr("Meld syg …"), page.report_sick),
        Act(page.tr("Meld rask i dag"), page.fit_today, lambda row: row.can_be_fit),
        Act(page.tr("Meld rask …"), page.report_fit, lambda row: row.can_be_fit),
        Act(page.tr("Andet fravær …"), page.new_absence),
        Act(page.tr("Ret fraværet …"), opened, any_row),
        Act(page.tr("Slet fraværet"), deleted, any_row),
    ]
    return ActListPanel(words, columns, opened, deleted, acts, MOST_ROWS)


def course_list(page: SicknessPanel) -> ActListPanel[CourseRow]:
    words = ListWords(page.tr("Forløbet, dag for dag"), "")
    columns: list[TableColumn[CourseRow]] = [
        TableColumn(page.tr("Hvad"), lambda row: row.title, spoken=lambda row: row.spoken),
        TableColumn(page.tr("Dato"), lambda row: row.day),
        TableColumn(page.tr("Stand"), lambda row: row.state),
        TableColumn(page.tr("Skrevet"), lambda row: row.noted),
        TableColumn(page.tr("Mere"), lambda row: row.told),
    ]
    acts: list[Act[CourseRow]] = [
        Act(page.tr("Bedt om i dag"), partial(page.note_today, done=False), lambda row: row.can_be_asked),
        Act(page.tr("Modtaget eller gjort i dag"), partial(page.note_today, done=True), lambda row: row.can_be_done),
        Act(page.tr("Ret linjens datoer …"), page.open_step, lambda row: row.step is not None),
        Act(page.tr("§ 56-aftale …"), page.section_56),
        Act(page.tr("Gå til samtalerne"), page.go_to_talks),
    ]
    return ActListPanel(words, columns, page.open_step, lambda: None, acts, 16)


def figure_list(page: SicknessPanel) -> ActListPanel[FigureRow]:
    words = ListWords(
        page.tr("Sygefravær i tal"),
        "",
        page.tr("Til samtalen og til APV. Egen sygdom, arbejdsskade og § 56; barns sygedage er ikke talt med."),
    )
    columns: list[TableColumn[FigureRow]] = [
        TableColumn(page.tr("Hjælper"), lambda row: row.name, spoken=lambda row: row.spoken),
        TableColumn(page.tr("Dage"), lambda row: row.days, right=True),
        TableColumn(page.tr("Gange"), lambda row: row.times, right=True),
        TableColumn(page.tr("Timer på vagter"), lambda row: row.hours, right=True),
    ]
    return ActListPanel(words, columns, lambda: None, lambda: None, (), 16)
