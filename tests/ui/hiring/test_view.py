"""The screen "Ansættelse" by keyboard: from a new vacancy to the contract, what is next, and what leads to other screens."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QTableView

from app.model.domain.entities import Helper
from app.model.domain.findings import Finding
from app.model.domain.people import Applicant, ApplicantState, Hiring
from app.model.services import hiring, history
from app.model.services.blanks import Blank, Kind
from app.model.services.contracts import ContractDraft, add_contract
from app.model.services.findings import find_of
from app.model.services.hiring import ApplicantDraft, HiringCard, HiringDraft
from app.model.services.people import helper_cards
from app.model.services.preferences import Preferences
from app.ui.screen import Shell
from app.ui.theme import apply_theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Open = Callable[[Shell], Any]
KEY = Qt.Key
VACANCIES, STEPS, APPLICANTS = "Stillinger", "Trin for trin", "Ansøgere"


def _card(shell: Shell, title: str) -> HiringCard:
    return next(card for card in hiring.hiring_cards(shell.binder) if card.draft.title == title)


def _state(screen: Any, step: str) -> str:
    states: dict[str, str] = {title: state for _number, title, state in screen.rows(STEPS)}
    return states[step]


def test_an_empty_file_says_what_the_first_step_is(empty_shell: Shell, opened: Open) -> None:
    screen = opened(empty_shell)
    assert screen.name() == "Ny stilling …"
    text = screen.texts()
    assert "Skal du bruge en ny hjælper? Opret en ny stilling." in text
    assert "1. Slå stillingen op\n2. Skriv ansøgerne ind\n3. Hold samtaler\n4. Vælg, hvem der skal ansættes" in text
    assert not screen.table(STEPS).isVisible()
    assert not screen.table(APPLICANTS).isVisible()


def test_a_vacancy_is_written_by_keyboard_and_the_guide_begins(empty_shell: Shell, opened: Open) -> None:
    screen = opened(empty_shell)

    def fill(dialog: QDialog) -> None:
        assert dialog.windowTitle() == "Ny stilling"
        assert screen.name() == "Stilling"
        screen.key(KEY.Key_Return)  # without a title it is refused, at the field
        assert "Må ikke være tom" in screen.texts(dialog)
        assert screen.name() == "Stilling"
        screen.write("Stilling", "Nathjaelper")
        screen.write("Timer om ugen", "12,5")
        screen.key(KEY.Key_Return)
        assert not dialog.isVisible()

    screen.in_dialog(fill)
    screen.press("Ny stilling …")
    card = _card(empty_shell, "Nathjaelper")
    assert str(card.draft.hours_per_week) == "12.5"
    assert card.draft.opened_on == empty_shell.binder.today
    assert screen.focus() is screen.table(STEPS)
    assert "Det næste: Slå stillingen op" in screen.texts()
    assert screen.rows(VACANCIES) == [["Nathjaelper", "det næste: Slå stillingen op"]]
    assert _state(screen, "Kontrakt") == "venter"


def test_enter_on_the_advert_opens_its_form_at_what_is_missing(empty_shell: Shell, opened: Open) -> None:
    hiring.add_hiring(empty_shell.binder, HiringDraft("Nathjælper", date(2026, 11, 1), duties="Hjælp om natten"))
    screen = opened(empty_shell)

    def fill(dialog: QDialog) -> None:
        assert (dialog.windowTitle(), screen.name()) == ("Ret stillingen", "Krav")
        assert "Socialministeriets dispensation af 13.10.2005; håndbogen 5.1" in screen.texts(dialog)
        assert "Højst 36 (Datatilsynet" in screen.texts(dialog)
        screen.write("Slået op den", "15.11.2026")
        screen.key(KEY.Key_S, Qt.KeyboardModifier.ControlModifier)

    screen.in_dialog(fill)
    screen.key(KEY.Key_Return)
    assert _state(screen, "Slå stillingen op") == "15.11.2026"
    assert "Det næste: Skriv ansøgerne ind" in screen.texts()
    assert screen.focus() is screen.table(STEPS)


def test_applicants_are_written_and_an_interview_is_arranged_from_the_guide(empty_shell: Shell, opened: Open) -> None:
    draft = HiringDraft("Nathjælper", date(2026, 11, 1), advertised_on=date(2026, 11, 2))
    hiring.add_hiring(empty_shell.binder, draft)
    screen = opened(empty_shell)

    def write(dialog: QDialog) -> None:
        assert (dialog.windowTitle(), screen.name()) == ("Ny ansøger", "Navn")
        screen.write("Navn", "Bo Proeve")
        screen.key(KEY.Key_Return)

    screen.in_dialog(write)
    screen.key(KEY.Key_Return)
    assert screen.focus() is screen.table(APPLICANTS)
    assert screen.rows(APPLICANTS) == [["Bo Proeve", "21.11.2026", "", "Under vurdering", ""]]
    assert "Det næste: Hold samtaler" in screen.texts()

    def arrange(dialog: QDialog) -> None:
        assert (dialog.windowTitle(), screen.name()) == ("Ret ansøger", "Samtale")
        screen.write("Samtale", "1.12.2026")
        screen.key(KEY.Key_Return)

    screen.in_dialog(arrange)
    screen.tab_to(STEPS)
    screen.key(KEY.Key_Return)
    screen.tab_to(STEPS)
    assert "Aftalt: Bo Proeve 01.12.2026." in screen.texts()
    assert _state(screen, "Hold samtaler") == "det næste"  # it has not been held


def test_hiring_goes_on_with_the_contract_under_helpers(shell: Shell, opened: Open, night: str, told: Any) -> None:
    screen = opened(shell)
    screen.choose(VACANCIES, "Nathjælper")
    screen.choose(APPLICANTS, "Wanda Świątek")
    screen.press("Ansæt")
    helper = next(card for card in helper_cards(shell.binder) if card.draft.name == "Wanda Świątek")
    assert told.changes[-1].kinds == {Helper, Applicant}
    assert "Wanda Świątek er nu på listen over hjælpere." in screen.texts()
    assert screen.focus() is screen.table(STEPS)
    assert "Det næste: Kontrakt" in screen.texts()
    assert _state(screen, "Hold samtaler") == "sprunget over"
    screen.key(KEY.Key_Return)
    assert screen.blanks == [Blank("Kontrakt", "people", Kind.CONTRACT, "starts_on", helper.id, None)]
    history.undo(shell.binder)
    screen.view.refresh()
    assert "Det næste: Hold samtaler" in screen.texts()


def test_the_contracts_two_deadlines_stand_at_the_step_with_days_left(shell: Shell, opened: Open, bo: str) -> None:
    helper_id, _ = hiring.hire(shell.binder, bo)
    add_contract(shell.binder, helper_id, ContractDraft(date(2026, 11, 20)))
    screen = opened(shell)
    screen.choose(VACANCIES, "Nathjælper")
    screen.choose(STEPS, "Kontrakt")
    wanted = (
        "De vigtigste vilkår skal være på skrift senest 27.11.2026 (om 6 dage) "
        "og de øvrige senest 20.12.2026 (om 29 dage)."
    )
    assert wanted in screen.texts()
    assert "Lov om ansættelsesbeviser" in screen.texts()
    screen.key(KEY.Key_Return)
    assert (screen.blanks[-1].field, screen.blanks[-1].record_id is not None) == ("signed_on", True)


def test_a_step_that_waits_says_for_what_and_leads_to_what_is_next(shell: Shell, opened: Open, night: str) -> None:
    screen = opened(shell)
    screen.choose(VACANCIES, "Nathjælper")
    screen.choose(STEPS, "Besked om skat")
    assert "Trinnet venter på, at en er ansat." in screen.texts()
    assert not screen.button("Lav trinets papir …").isEnabled()
    screen.key(KEY.Key_Return)
    assert "Det kunne ikke gøres. Trinnet venter på, at en er ansat." in screen.texts()
    assert screen.spoken(STEPS, screen.table(STEPS).currentIndex().row()).startswith(
        "Trin: 3, Hold samtaler, det næste"
    )
    assert screen.blanks == []


def test_choosing_whom_to_hire_leads_to_the_list(shell: Shell, opened: Open, night: str) -> None:
    screen = opened(shell)
    screen.choose(VACANCIES, "Nathjælper")
    screen.choose(STEPS, "Vælg, hvem der skal ansættes")
    screen.key(KEY.Key_Return)
    assert screen.focus() is screen.table(APPLICANTS)
    assert screen.said[-1] == "Vælg ansøgeren, og tryk på »Ansæt«."


def test_somebody_found_without_an_advert_needs_only_a_name(empty_shell: Shell, opened: Open) -> None:
    screen = opened(empty_shell)

    def fill(dialog: QDialog) -> None:
        assert (dialog.windowTitle(), screen.name()) == ("Ansæt en hjælper", "Navn")
        screen.key(KEY.Key_Return)
        assert "Må ikke være tom" in screen.texts(dialog)
        screen.write("Navn", "Ida Nabo")
        screen.key(KEY.Key_Return)

    screen.in_dialog(fill)
    screen.press("Ansæt en hjælper …")
    assert [card.draft.name for card in helper_cards(empty_shell.binder)] == ["Ida Nabo"]
    assert screen.focus() is screen.table(STEPS)
    assert [title for _n, title, _state in screen.rows(STEPS)][:2] == ["Vælg, hvem der skal ansættes", "Kontrakt"]
    assert "Det næste: Kontrakt" in screen.texts()


def test_a_namesake_is_told_of(shell: Shell, opened: Open, night: str, bo: str) -> None:
    name = helper_cards(shell.binder)[0].draft.name
    hiring.change_applicant(shell.binder, bo, ApplicantDraft(name, date(2026, 11, 5)))
    screen = opened(shell)
    screen.choose(VACANCIES, "Nathjælper")
    screen.choose(APPLICANTS, name)
    screen.press("Ansæt")
    assert "Der var allerede en med det navn. Er det den samme, så fortryd (Ctrl+Z)." in screen.texts()


def test_the_buttons_fit_the_chosen_applicant(shell: Shell, opened: Open, bo: str) -> None:
    hiring.hire(shell.binder, bo)
    screen = opened(shell)
    screen.choose(VACANCIES, "Nathjælper")
    screen.choose(APPLICANTS, "Bo Prøve")
    enabled = {text: screen.button(text).isEnabled() for text in ("Ansæt", "Lav svar …", "Slet ansøger")}
    assert enabled == {"Ansæt": False, "Lav svar …": False, "Slet ansøger": False}
    assert screen.button("Tag ansættelsen tilbage").isEnabled()
    screen.choose(APPLICANTS, "Wanda Świątek")
    assert screen.button("Ansæt").isEnabled()
    assert not screen.button("Tag ansættelsen tilbage").isEnabled()


def test_a_hiring_is_taken_back(shell: Shell, opened: Open, bo: str) -> None:
    hiring.hire(shell.binder, bo)
    before = len(helper_cards(shell.binder))
    screen = opened(shell)
    screen.choose(VACANCIES, "Nathjælper")
    screen.choose(APPLICANTS, "Bo Prøve")

    def agree(dialog: QDialog) -> None:
        assert "Bo Prøve bliver ansøger igen" in screen.texts(dialog)
        next(b for b in dialog.findChildren(QPushButton) if b.text() == "Tag ansættelsen tilbage").click()

    screen.in_dialog(agree)
    screen.press("Tag ansættelsen tilbage")
    assert len(helper_cards(shell.binder)) == before - 1
    assert ["Bo Prøve", "05.11.2026", "", "Trak sig", "21.11.2026"] in screen.rows(APPLICANTS)


def test_delete_asks_and_undo_brings_the_applicant_back(shell: Shell, opened: Open, night: str) -> None:
    screen = opened(shell)
    screen.choose(VACANCIES, "Nathjælper")
    screen.choose(APPLICANTS, "Wanda Świątek")
    screen.in_dialog(lambda dialog: dialog.done(QDialog.DialogCode.Rejected))
    screen.key(KEY.Key_Delete)
    assert len(screen.rows(APPLICANTS)) == 2
    screen.in_dialog(lambda dialog: dialog.accept())
    screen.key(KEY.Key_Delete)
    assert [row[0] for row in screen.rows(APPLICANTS)] == ["Bo Prøve"]
    history.undo(shell.binder)
    screen.view.refresh()
    assert [row[0] for row in screen.rows(APPLICANTS)] == ["Bo Prøve", "Wanda Świątek"]


def test_a_vacancy_with_applicants_is_not_deleted(shell: Shell, opened: Open, night: str) -> None:
    screen = opened(shell)
    screen.choose(VACANCIES, "Nathjælper")
    screen.in_dialog(lambda dialog: dialog.accept())
    screen.key(KEY.Key_Delete)
    assert "Nathjælper har ansøgere. Slet dem først, eller luk stillingen i stedet." in screen.texts()
    assert _card(shell, "Nathjælper").applicants


def test_closing_asks_how_long_applicants_are_kept(shell: Shell, opened: Open, night: str) -> None:
    screen = opened(shell)
    screen.choose(VACANCIES, "Nathjælper")

    def fill(dialog: QDialog) -> None:
        assert dialog.windowTitle() == "Luk stillingen"
        assert "Højst 36 (Datatilsynet" in screen.texts(dialog)
        screen.write("Ansøgere gemmes i (måneder)", "37")
        screen.key(KEY.Key_Return)
        assert "Er mere end 36 måneder, som er det længste" in screen.texts(dialog)
        screen.write("Ansøgere gemmes i (måneder)", "halvandet")
        screen.key(KEY.Key_Return)
        assert dialog.isVisible()
        screen.write("Ansøgere gemmes i (måneder)", "6")
        screen.key(KEY.Key_Return)

    screen.in_dialog(fill)
    screen.press("Luk stillingen …")
    card = _card(shell, "Nathjælper")
    assert (card.draft.closed_on, card.draft.keep_months) == (date(2026, 11, 21), 6)
    assert "Oplysninger om 2 ansøgere gemmes til 21.05.2027." in screen.texts()
    assert "Stillingen er lukket, uden at nogen er ansat." in screen.texts()
    screen.press("Åbn stillingen igen")
    assert _card(shell, "Nathjælper").is_open


def test_when_the_time_is_up_the_screen_proposes_and_a_person_decides(shell: Shell, opened: Open, told: Any) -> None:
    hiring_id, _ = hiring.add_hiring(shell.binder, HiringDraft("Weekender", date(2026, 1, 1)))
    for name in ("Kaj Opdigtet", "Åse & Øllgaard"):
        hiring.add_applicant(shell.binder, hiring_id, ApplicantDraft(name, date(2026, 1, 5)))
    hiring.close_hiring(shell.binder, hiring_id, date(2026, 2, 1), 6)
    (finding,) = (each for each in find_of(shell.binder, "applicants-kept") if each.subject == hiring_id)
    screen = opened(shell)
    screen.view.point_at(finding)
    due = "Tiden er gået: oplysninger om 2 ansøgere skulle have været slettet senest 01.08.2026."
    assert due in screen.texts()
    assert screen.said[-1].startswith(due)
    assert screen.focus() is screen.table(APPLICANTS)

    def keep_one(dialog: QDialog) -> None:
        assert dialog.windowTitle() == "Slet ansøgere for altid"
        assert "Det kan ikke fortrydes" in screen.texts(dialog)
        assert screen.name() == "Kaj Opdigtet, søgte 05.01.2026"
        screen.key(KEY.Key_Space)
        screen.press("Slet for altid")

    screen.in_dialog(keep_one)
    screen.press("Slet for altid …")
    assert [row[0] for row in screen.rows(APPLICANTS)] == ["Kaj Opdigtet"]
    assert "Slet også sikkerhedskopier og filer, du har gemt før." in screen.texts()
    assert Applicant in told.changes[-1].kinds
    history.undo(shell.binder)
    screen.view.refresh()
    assert "Åse & Øllgaard" not in [row[0] for row in screen.rows(APPLICANTS)]


def test_enter_in_the_question_erases_nobody_and_nobody_chosen_is_said(shell: Shell, opened: Open, night: str) -> None:
    screen = opened(shell)
    screen.choose(VACANCIES, "Nathjælper")
    screen.choose(APPLICANTS, "Bo Prøve")

    def none(dialog: QDialog) -> None:
        screen.press("Slet for altid")  # the time is not up, so nobody is ticked
        assert "sæt hak ved dem, der skal slettes" in screen.texts(dialog)
        screen.tab_to("Bo Prøve, søgte 05.11.2026")
        screen.key(KEY.Key_Space)
        screen.key(KEY.Key_Return)
        assert not dialog.isVisible()

    screen.in_dialog(none)
    screen.press("Slet for altid …")
    assert len(screen.rows(APPLICANTS)) == 2


@pytest.mark.parametrize(
    ("field", "name"),
    [
        ("duties", "Opgaver"),
        ("offer", "Det får hjælperen"),
        ("contact", "Sådan søger man"),
        ("apply_by", "Ansøgningsfrist"),
    ],
)
def test_a_documents_blank_leads_to_the_adverts_field(
    shell: Shell, opened: Open, night: str, field: str, name: str, qtbot: QtBot
) -> None:
    screen = opened(shell)
    seen: list[str] = []
    screen.in_dialog(lambda _dialog: seen.append(screen.name()))
    screen.view.fill_in(Blank("Opslaget", "hiring", Kind.HIRING, field, None, night))
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [name]


def test_a_blank_of_an_applicant_leads_to_the_applicant(shell: Shell, opened: Open, wanda: str, qtbot: QtBot) -> None:
    screen = opened(shell)
    seen: list[str] = []
    screen.in_dialog(lambda dialog: seen.extend([dialog.windowTitle(), screen.name()]))
    screen.view.fill_in(Blank("Navn", "hiring", Kind.APPLICANT, "name", None, wanda))
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen == ["Ret ansøger", "Navn"]
    assert screen.table(APPLICANTS).currentIndex().data() == "Wanda Świątek"


def test_a_blank_without_any_vacancy_begins_one(empty_shell: Shell, opened: Open, qtbot: QtBot) -> None:
    screen = opened(empty_shell)
    seen: list[str] = []
    screen.in_dialog(lambda dialog: seen.append(dialog.windowTitle()))
    screen.view.fill_in(Blank("Opslaget", "hiring", Kind.HIRING, "duties"))
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == ["Ny stilling"]


def test_a_finding_about_what_is_gone_only_brings_the_screen(empty_shell: Shell, opened: Open, shell: Shell) -> None:
    hiring_id, _ = hiring.add_hiring(shell.binder, HiringDraft("Weekender", date(2026, 1, 1)))
    hiring.add_applicant(shell.binder, hiring_id, ApplicantDraft("Kaj", date(2026, 1, 5)))
    hiring.close_hiring(shell.binder, hiring_id, date(2026, 2, 1))
    found: list[Finding] = [each for each in find_of(shell.binder, "applicants-kept") if each.subject == hiring_id]
    screen = opened(empty_shell)
    screen.view.point_at(found[0])
    assert screen.name() == "Ny stilling …"


def test_another_vacancy_begins_at_its_own_next_step(shell: Shell, opened: Open, night: str) -> None:
    hiring.add_hiring(shell.binder, HiringDraft("Vikar", date(2026, 11, 10)))
    screen = opened(shell)
    screen.choose(VACANCIES, "Vikar")
    assert screen.table(STEPS).currentIndex().row() == 0
    screen.choose(VACANCIES, "Nathjælper")
    assert screen.table(STEPS).currentIndex().row() == 2
    screen.choose(STEPS, "Slå stillingen op")
    hiring.change_hiring(shell.binder, night, HiringDraft("Nathjælper", date(2026, 11, 1)))
    screen.view.refresh()
    assert screen.table(STEPS).currentIndex().row() == 0  # where the user went is where it stays


def test_an_answer_is_made_and_its_day_written(
    shell: Shell, opened: Open, wanda: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.model.domain.entities import Changes
    from app.ui.letters import make_dialog

    made: list[tuple[str, object]] = []

    def make(_shell: Shell, name: str, about: Any, _parent: object) -> Changes:
        made.append((name, about.record_id))
        return Changes("Udsted svar")

    monkeypatch.setattr(make_dialog, "make_letter", make)
    screen = opened(shell)
    screen.choose(VACANCIES, "Nathjælper")
    screen.choose(APPLICANTS, "Wanda Świątek")
    screen.in_dialog(lambda dialog: dialog.accept())
    screen.press("Lav svar …")
    assert made == [("afslag", wanda)]
    row = _card(shell, "Nathjælper").applicants[1]
    assert (row.draft.state, row.draft.told_on) == (ApplicantState.DECLINED, date(2026, 11, 21))
    assert screen.rows(APPLICANTS)[1][3:] == ["Fik ikke stillingen", "21.11.2026"]


@pytest.mark.parametrize(
    ("step", "letter"),
    [
        ("Slå stillingen op", "jobopslag"),
        ("Hold samtaler", "samtaleguide"),
        ("Kontrakt", "ansaettelseskontrakt"),
        ("Tavshedserklæring", "tavshedserklaering"),
        ("Besked om skat", "beskatning"),
        ("Kopi til kommunen", "kommune-ny-hjaelper"),
    ],
)
def test_a_steps_paper_is_made_about_the_right_thing(
    shell: Shell, opened: Open, night: str, bo: str, step: str, letter: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.ui.letters import make_dialog

    helper_id, _ = hiring.hire(shell.binder, bo)
    made: list[tuple[str, object, object]] = []
    monkeypatch.setattr(
        make_dialog, "make_letter", lambda _s, name, about, _p: made.append((name, about.helper_id, about.record_id))
    )
    screen = opened(shell)
    screen.choose(VACANCIES, "Nathjælper")
    screen.choose(STEPS, step)
    screen.press("Lav trinets papir …")
    ((name, who, record),) = made
    of_helper = letter not in {"jobopslag", "samtaleguide"}
    assert (name, who) == (letter, helper_id if of_helper else None)
    assert record == (night if letter == "jobopslag" else None)


def test_rows_are_spoken_as_one_sentence(shell: Shell, opened: Open, night: str) -> None:
    screen = opened(shell)
    screen.choose(VACANCIES, "Nathjælper")
    place = [row[0] for row in screen.rows(VACANCIES)].index("Nathjælper")
    assert screen.spoken(VACANCIES, place) == "Stilling: Nathjælper, åben, 2 ansøgere, det næste: Hold samtaler"
    assert screen.spoken(STEPS, 0).startswith("Trin: 1, Slå stillingen op, 02.11.2026. Lav opslaget, slå det op")
    assert screen.spoken(APPLICANTS, 0) == (
        "Navn: Bo Prøve, søgte 05.11.2026, ingen samtale, Under vurdering, har ikke fået svar"
    )


def test_tab_goes_through_the_screen_as_it_is_read(shell: Shell, opened: Open, night: str) -> None:
    screen = opened(shell)
    screen.tab_to(VACANCIES)
    names = []
    for _ in range(14):
        names.append(screen.name())
        screen.key(KEY.Key_Tab)
    assert names[:6] == [
        VACANCIES,
        "Ny stilling …",
        "Ansæt en hjælper …",
        "Ret stillingen …",
        "Luk stillingen …",
        "Slet stillingen",
    ]
    assert names[6:9] == [STEPS, "Gør trinnet", "Lav trinets papir …"]
    assert names[9:12] == [APPLICANTS, "Ny ansøger …", "Ret ansøger …"]


def test_the_models_keep_qts_contract(shell: Shell, opened: Open, night: str) -> None:
    screen = opened(shell)
    testers = [QAbstractItemModelTester(table.model()) for table in screen.view.findChildren(QTableView)]
    hiring.add_hiring(shell.binder, HiringDraft("Vikar", date(2026, 11, 10)))
    screen.view.refresh()
    screen.choose(VACANCIES, "Vikar")
    screen.choose(VACANCIES, "Nathjælper")
    assert len(testers) == 3


@pytest.mark.parametrize("size", [100, 200, 300])
def test_nothing_is_cut_off_sideways_at_any_text_size(
    qtbot: QtBot, themed: QApplication, shell: Shell, opened: Open, night: str, size: int
) -> None:
    hiring.add_applicant(shell.binder, night, ApplicantDraft("Ż" * 200, date(2026, 11, 7)))
    screen = opened(shell)
    apply_theme(themed, Preferences(theme="light", text_size=size, large_targets=True))
    screen.view.resize(880, 700)
    qtbot.wait(50)
    for widget in screen.controls():
        if isinstance(widget, QPushButton):
            assert widget.width() >= widget.sizeHint().width(), widget.text()
        left = widget.mapTo(screen.view, widget.rect().topLeft()).x()
        assert left >= 0
        assert left + widget.width() <= screen.view.width(), screen.name(widget)


def test_every_control_has_a_name(shell: Shell, opened: Open, night: str) -> None:
    screen = opened(shell)
    assert all(screen.name(widget) for widget in screen.controls())


def test_only_what_it_shows_refreshes_it(shell: Shell, opened: Open, night: str) -> None:
    from app.model.domain.entities import Changes, Shift

    screen = opened(shell)
    hiring.add_hiring(shell.binder, HiringDraft("Vikar", date(2026, 11, 10)))
    screen.view.refresh(Changes("Flyt vagt", frozenset({Shift})))
    assert "Vikar" not in [row[0] for row in screen.rows(VACANCIES)]
    screen.view.refresh(Changes("Ny stilling", frozenset({Hiring})))
    assert "Vikar" in [row[0] for row in screen.rows(VACANCIES)]
