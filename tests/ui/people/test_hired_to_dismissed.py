"""From an empty file, by keyboard alone: somebody is hired, planned, paid a month, reprimanded and dismissed.

The papers are saved on the way, and in the end the binder holds them with their days, in the archive and on the disk.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from app.model.domain.entities import Month
from app.model.domain.people import TalkKind
from app.model.services.archive import rows
from app.model.services.binder import Binder
from app.model.services.leaving import leaving_card
from app.model.services.months import MonthState, month_status
from app.model.services.people import helper_cards
from app.model.services.roster_view import roster
from app.model.services.talks import talk_rows
from app.ui.application import Application

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Start = Callable[[Path | None], Application]
LAST_DAY = date(2026, 7, 27)  # seven days' notice in the first three months (Faxe Kommune's handbook 5.14)
HELPER = "Żaneta Prøve"
KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


class Calendar:
    """Today, as the story goes."""

    def __init__(self) -> None:
        self.now = datetime.fromisoformat("2026-05-18T10:00")

    def __call__(self) -> datetime:
        return self.now

    def turn_to(self, day: str) -> None:
        self.now = datetime.fromisoformat(f"{day}T10:00")


@pytest.fixture
def clock() -> Calendar:
    return Calendar()


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where every document is saved, under the name that the program proposes."""

    def answer(*asked: Any) -> tuple[str, str]:
        return str(tmp_path / Path(asked[2]).name), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    return tmp_path


class Story:
    """What the citizen does in the window, key by key."""

    def __init__(self, program: Application, hands: Any, qtbot: QtBot) -> None:
        self.program, self.hands, self.qtbot = program, hands, qtbot

    @property
    def binder(self) -> Binder:
        assert self.program._binder is not None
        return self.program._binder

    def go_to(self, number: int) -> None:
        self.hands.key(getattr(KEY, f"Key_{number}"), CTRL)
        QApplication.processEvents()

    def dialog(self, opening: Callable[[], None], do: Callable[[], None]) -> None:
        """Opens a dialog with a key and does something in it; it must close by what is done."""
        done: list[bool] = []

        def act(_dialog: QDialog) -> None:
            do()
            done.append(True)

        self.hands.in_dialog(act)
        opening()
        self.qtbot.waitUntil(lambda: done == [True])

    def save_paper(self, opening: Callable[[], None]) -> None:
        """The dialog that makes a document: saved as PDF, then closed."""

        def save() -> None:
            self.hands.key(KEY.Key_S, CTRL)
            self.hands.key(KEY.Key_Escape)

        self.dialog(opening, save)

    def mark(self, event: str, day: str) -> None:
        """What happened to the archive's chosen paper: sent, signed."""

        def write() -> None:
            self.choose("Hvad er sket", event)
            self.hands.write("Hvornår", day)
            self.hands.key(KEY.Key_S, CTRL)

        self.dialog(lambda: self.hands.press("Sendt eller underskrevet …"), write)

    def tab_of(self, title: str) -> None:
        """A tab of the helper's."""
        self.go_to(5)
        for _ in range(5):
            if self.hands.name() == title:
                return
            self.hands.key(KEY.Key_PageDown, CTRL)
        assert self.hands.name() == title

    def choose(self, name: str, text: str) -> None:
        """An option of a list, by its first letters."""
        self.qtbot.keyClicks(self.hands.tab_to(name), text)
        QApplication.processEvents()


def test_from_the_advert_to_the_last_day(start: Start, clock: Calendar, folder: Path, hands: Any, qtbot: QtBot) -> None:
    story = Story(start(None), hands, qtbot)
    begin(story)
    hire(story)
    plan(story)
    clock.turn_to("2026-07-02")
    pay(story)
    clock.turn_to("2026-07-15")
    reprimand(story)
    clock.turn_to("2026-07-20")
    dismiss(story)
    check_the_binder(story, folder)


def begin(story: Story) -> None:
    hands = story.hands
    hands.press("Start din egen ordning")
    hands.write("1. Hvad hedder den, der får hjælpen?", "Ida Prøve")
    story.choose("2. Hvilken kommune betaler?", "Faxe")
    hands.press("Gem og fortsæt")


def hire(story: Story) -> None:
    """The guide leads from step to step; the papers are made there, signed in the archive."""
    hands = story.hands
    story.go_to(6)

    def found() -> None:
        hands.write("Navn", HELPER)
        hands.key(KEY.Key_Return)

    story.dialog(lambda: hands.press("Ansæt en hjælper …"), found)
    story.dialog(lambda: hands.key(KEY.Key_Return), partial(write_contract, story))
    for step in range(2):
        story.go_to(6)
        story.save_paper(lambda: hands.press("Lav trinets papir …"))
        story.go_to(7)
        hands.key(KEY.Key_Home, CTRL)
        story.mark("Underskrevet", f"{20 + step}.5.2026")


def write_contract(story: Story) -> None:
    hands = story.hands
    hands.write("Fra", "1.6.2026")
    hands.write("Stilling", "Hjælper")
    hands.write("Arbejdssteder", "Prøvevej 1, 4690 Haslev")
    story.choose("Lønform", "Mån")
    hands.write("Timeløn", "150")
    hands.write("Timer om ugen", "20")
    hands.press("Foreslå tekst i de tomme felter")
    hands.key(KEY.Key_S, CTRL)


def plan(story: Story) -> None:
    """Two shifts are written in June's cells, and the roster is announced."""
    hands = story.hands
    story.go_to(2)
    hands.press("Næste ›")  # nobody is employed in May
    hands.tab_to("Vagtplan: dage nedad, hjælpere hen ad")
    for shift in ("8-16", "22-8"):
        hands.key(KEY.Key_Down)
        story.qtbot.keyClicks(hands.focus(), shift[0])
        story.qtbot.keyClicks(hands.focus(), shift[1:])
        hands.key(KEY.Key_Return)
        story.qtbot.wait(50)
    story.dialog(lambda: hands.key(KEY.Key_M, CTRL), partial(hands.key, KEY.Key_Return))


def pay(story: Story) -> None:
    """June's hours are right, and its sheets are sent."""
    hands = story.hands
    story.go_to(3)
    hands.press("Markér som færdig")
    hands.press("Gem alle som PDF")
    hands.press("Markér som sendt")


def reprimand(story: Story) -> None:
    hands = story.hands
    story.tab_of("Samtaler")

    def write() -> None:
        story.choose("Slags", "Til")
        hands.write("Hvad handlede det om", "Kom for sent tre gange i juni.")
        hands.write("Hvad blev aftalt", "Vagten begynder kl. 8.")
        hands.key(KEY.Key_S, CTRL)

    story.dialog(lambda: hands.press("Ny samtale …"), write)
    story.save_paper(lambda: hands.press("Lav papiret …"))
    hands.press("Underskrevet i dag")


def dismiss(story: Story) -> None:
    hands = story.hands
    story.tab_of("Fratrædelse")

    def write() -> None:
        hands.tab_to("Hvordan slutter ansættelsen")
        hands.key(KEY.Key_Down)  # from the helper's own notice to the employer's
        hands.write("Grund", "Samarbejdet fungerer ikke.")
        hands.key(KEY.Key_S, CTRL)

    story.dialog(lambda: hands.press("Skriv fratrædelse ind …"), write)
    story.save_paper(lambda: hands.press("Lav opsigelsen"))
    story.go_to(7)
    hands.key(KEY.Key_Home, CTRL)
    story.mark("Sendt", "20.7.2026")


def check_the_binder(story: Story, folder: Path) -> None:
    """What is written down, what was made of it and when, and what the saved papers say."""
    (card,) = helper_cards(story.binder)
    contract = card.contracts[0][1]
    assert (card.draft.name, contract.starts_on, contract.ends_on) == (HELPER, date(2026, 6, 1), LAST_DAY)
    assert (contract.signed_on, contract.confidentiality_signed_on) == (date(2026, 5, 20), date(2026, 5, 21))
    (talk,) = talk_rows(story.binder, card.id)
    assert (talk.draft.kind, talk.draft.held_on) == (TalkKind.REPRIMAND, date(2026, 7, 15))
    assert leaving_card(story.binder, card.id).steps[0].text == "Samtaler før opsigelsen: tilrettevisning 15.07.2026."
    assert month_status(story.binder, Month(2026, 6)).state is MonthState.SENT
    shifts = roster(story.binder, date(2026, 6, 1), date(2026, 6, 30)).shifts
    assert [(shift.start.hour, shift.minutes) for shift in shifts] == [(8, 8 * 60), (22, 10 * 60)]
    assert [(row.day.isoformat(), row.title, row.who, row.sent, row.signed) for row in rows(story.binder)] == [
        ("2026-07-20", "Opsigelse", HELPER, date(2026, 7, 20), None),
        ("2026-07-15", "Tilrettevisning", HELPER, None, None),
        ("2026-07-02", "Timeseddel", HELPER, None, None),
        ("2026-05-18", "Tavshedserklæring", HELPER, None, date(2026, 5, 21)),
        ("2026-05-18", "Ansættelseskontrakt", HELPER, None, date(2026, 5, 20)),
    ]
    said = {
        "ansaettelseskontrakt-2026-05-18": "01.06.2026",
        "tavshedserklaering-2026-05-18": "§ 152",
        "tilrettevisning-2026-07-15": "Kom for sent tre gange i juni.",
        "opsigelse-2026-07-20": "27.07.2026",
    }
    for name, text in said.items():
        (path,) = folder.glob(f"{name}*.pdf")
        pages = "".join(page.extract_text() for page in PdfReader(path).pages)
        assert HELPER in pages
        assert text in pages
