"""The three lists of the screen "Ansættelse": vacancies, the guide's steps, applicants; each with its buttons."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from app.ui.entry.list_panel import Act, ActListPanel, ListWords, any_row
from app.ui.hiring.texts import ApplicantLine, StepLine, VacancyLine
from app.ui.table_model import TableColumn


@dataclass(frozen=True)
class Acts:
    """What the buttons and keys do."""

    new: Callable[[], None]
    found: Callable[[], None]
    open: Callable[[], None]
    close: Callable[[], None]
    reopen: Callable[[], None]
    delete: Callable[[], None]
    do_step: Callable[[], None]
    make_paper: Callable[[], None]
    new_applicant: Callable[[], None]
    open_applicant: Callable[[], None]
    hire: Callable[[], None]
    answer: Callable[[], None]
    delete_applicant: Callable[[], None]
    erase: Callable[[], None]


def vacancy_list(screen: QWidget, acts: Acts) -> ActListPanel[VacancyLine]:
    words = ListWords(
        screen.tr("Stillinger"),
        screen.tr(
            "Her bliver du ført gennem en ansættelse, fra opslag til kontrakt. Begynd med en ny stilling, eller ansæt én, du kender."
        ),
    )
    columns: list[TableColumn[VacancyLine]] = [
        TableColumn(screen.tr("Stilling"), lambda row: row.title, spoken=lambda row: row.spoken),
        TableColumn(screen.tr("Status"), lambda row: row.state),
        TableColumn(screen.tr("Ansøgere"), lambda row: row.applicants),
    ]
    buttons: list[Act[VacancyLine]] = [
        Act(screen.tr("Ny stilling"), acts.new),
        Act(screen.tr("Ansæt uden opslag"), acts.found),
        Act(screen.tr("Ret stillingen"), acts.open, any_row),
        Act(screen.tr("Luk stillingen i dag"), acts.close, lambda row: row.is_open),
        Act(screen.tr("Åbn stillingen igen"), acts.reopen, lambda row: not row.is_open),
        Act(screen.tr("Slet stillingen"), acts.delete, any_row),
    ]
    return ActListPanel(words, columns, acts.open, acts.delete, buttons)


def step_list(screen: QWidget, acts: Acts) -> ActListPanel[StepLine]:
    words = ListWords(screen.tr("Trin for trin"), "")
    columns: list[TableColumn[StepLine]] = [
        TableColumn(screen.tr("Nr."), lambda row: row.number, spoken=lambda row: row.spoken, right=True),
        TableColumn(screen.tr("Trin"), lambda row: row.title),
        TableColumn(screen.tr("Status"), lambda row: row.state),
    ]
    buttons: list[Act[StepLine]] = [
        Act(screen.tr("Gør trinnet"), acts.do_step, any_row),
        Act(screen.tr("Lav papiret"), acts.make_paper, lambda row: bool(row.letter)),
    ]
    return ActListPanel(words, columns, acts.do_step, lambda: None, buttons, most_rows=12)


def applicant_list(screen: QWidget, acts: Acts) -> ActListPanel[ApplicantLine]:
    words = ListWords(screen.tr("Ansøgere"), screen.tr("Der er ingen ansøgere endnu."))
    columns: list[TableColumn[ApplicantLine]] = [
        TableColumn(screen.tr("Navn"), lambda row: row.name, spoken=lambda row: row.spoken),
        TableColumn(screen.tr("Søgte"), lambda row: row.received_on),
        TableColumn(screen.tr("Samtale"), lambda row: row.interview_on),
        TableColumn(screen.tr("Hvor langt"), lambda row: row.state),
        TableColumn(screen.tr("Fik svar"), lambda row: row.told_on),
    ]
    buttons: list[Act[ApplicantLine]] = [
        Act(screen.tr("Ny ansøger"), acts.new_applicant),
        Act(screen.tr("Ret ansøger"), acts.open_applicant, any_row),
        Act(screen.tr("Ansæt"), acts.hire, lambda row: not row.hired),
        Act(screen.tr("Lav svar"), acts.answer, lambda row: not row.hired),
        Act(screen.tr("Slet ansøger"), acts.delete_applicant, lambda row: not row.hired),
        Act(screen.tr("Slet for altid …"), acts.erase, lambda row: not row.hired),
    ]
    return ActListPanel(words, columns, acts.open_applicant, acts.delete_applicant, buttons)
