"""The three lists of the screen "Ansættelse": vacancies, the guide's steps, applicants; each with its buttons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.ui.entry.list_panel import Act, ActListPanel, ListWords, any_row
from app.ui.entry.sentence import Sentence
from app.ui.entry.tables import R
from app.ui.hiring.texts import ApplicantLine, StepLine, VacancyLine
from app.ui.table_model import TableColumn
from app.ui.widgets import heading, plain_label

MOST_STEPS = 14  # rows; two who are hired at once


@dataclass(frozen=True)
class VacancyActs:
    """What the buttons and keys of the vacancies do."""

    new: Callable[[], None]
    found: Callable[[], None]
    open: Callable[[], None]
    close: Callable[[], None]
    reopen: Callable[[], None]
    delete: Callable[[], None]


@dataclass(frozen=True)
class ApplicantActs:
    """What the buttons and keys of the applicants do."""

    new: Callable[[], None]
    open: Callable[[], None]
    hire: Callable[[], None]
    take_back: Callable[[], None]
    answer: Callable[[], None]
    delete: Callable[[], None]
    erase: Callable[[], None]


class NotedList(ActListPanel[R]):
    """A list with a line that matters over the table, and a text about what is chosen between table and buttons."""

    def __init__(
        self,
        words: ListWords,
        columns: Sequence[TableColumn[R]],
        opened: Callable[[], None],
        deleted: Callable[[], None],
        acts: Sequence[Act[R]],
        most_rows: int = 8,
    ) -> None:
        super().__init__(words, columns, opened, deleted, acts, most_rows)
        self._over, self._under = Sentence("question"), Sentence("body")
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(1, self._over)
        column.insertWidget(column.count() - 1, self._under)
        self.say_over("")
        self.say_under("")

    def say_over(self, text: str) -> None:
        self._over.setText(text)
        self._over.setVisible(bool(text))

    def say_under(self, text: str) -> None:
        self._under.setText(text)
        self._under.setVisible(bool(text))


def vacancy_list(screen: QWidget, acts: VacancyActs) -> ActListPanel[VacancyLine]:
    words = ListWords(
        screen.tr("Stillinger"),
        screen.tr(
            "Skal du bruge en ny hjælper? Opret en ny stilling. Har du allerede fundet en, så tryk på »Ansæt en hjælper«."
        ),
    )
    columns: list[TableColumn[VacancyLine]] = [
        TableColumn(screen.tr("Stilling"), lambda row: row.title, spoken=lambda row: row.spoken),
        TableColumn(screen.tr("Hvor langt"), lambda row: row.progress),
    ]
    buttons: list[Act[VacancyLine]] = [
        Act(screen.tr("Ny stilling …"), acts.new),
        Act(screen.tr("Ansæt en hjælper …"), acts.found),
        Act(screen.tr("Ret stillingen …"), acts.open, any_row),
        Act(screen.tr("Luk stillingen …"), acts.close, lambda row: row.is_open),
        Act(screen.tr("Åbn stillingen igen"), acts.reopen, lambda row: not row.is_open),
        Act(screen.tr("Slet stillingen"), acts.delete, any_row),
    ]
    return ActListPanel(words, columns, acts.open, acts.delete, buttons)


def step_list(screen: QWidget, do: Callable[[], None], make: Callable[[], None]) -> NotedList[StepLine]:
    words = ListWords(screen.tr("Trin for trin"), "")
    columns: list[TableColumn[StepLine]] = [
        TableColumn(screen.tr("Trin"), lambda row: row.number, spoken=lambda row: row.spoken, right=True),
        TableColumn(screen.tr("Hvad"), lambda row: row.title),
        TableColumn(screen.tr("Gjort"), lambda row: row.state),
    ]
    buttons: list[Act[StepLine]] = [
        Act(screen.tr("Gør trinnet"), do, any_row),
        Act(screen.tr("Lav trinets papir …"), make, lambda row: bool(row.letter)),
    ]
    return NotedList(words, columns, do, lambda: None, buttons, MOST_STEPS)


def applicant_list(screen: QWidget, acts: ApplicantActs) -> NotedList[ApplicantLine]:
    words = ListWords(screen.tr("Ansøgere"), screen.tr("Der er ingen ansøgere endnu."))
    columns: list[TableColumn[ApplicantLine]] = [
        TableColumn(screen.tr("Navn"), lambda row: row.name, spoken=lambda row: row.spoken),
        TableColumn(screen.tr("Søgte"), lambda row: row.received_on),
        TableColumn(screen.tr("Samtale"), lambda row: row.interview_on),
        TableColumn(screen.tr("Hvor langt"), lambda row: row.state),
        TableColumn(screen.tr("Fik svar"), lambda row: row.told_on),
    ]
    buttons: list[Act[ApplicantLine]] = [
        Act(screen.tr("Ny ansøger …"), acts.new),
        Act(screen.tr("Ret ansøger …"), acts.open, any_row),
        Act(screen.tr("Ansæt"), acts.hire, lambda row: not row.hired),
        Act(screen.tr("Lav svar …"), acts.answer, lambda row: not row.hired),
        Act(screen.tr("Tag ansættelsen tilbage"), acts.take_back, lambda row: row.hired),
        Act(screen.tr("Slet ansøger"), acts.delete, lambda row: not row.hired),
        Act(screen.tr("Slet for altid …"), acts.erase, lambda row: row.others),
    ]
    return NotedList(words, columns, acts.open, acts.delete, buttons)


def ahead_panel(screen: QWidget, text: str) -> QFrame:
    """What a hiring consists of, where there is none yet."""
    panel = QFrame()
    panel.setObjectName("panel")
    column = QVBoxLayout(panel)
    column.addWidget(heading(screen.tr("Sådan foregår en ansættelse"), name="subheading"))
    column.addWidget(plain_label(screen.tr("Programmet fører dig gennem det, ét trin ad gangen:")))
    column.addWidget(plain_label(text))
    return panel
