"""The password by keyboard alone: set, kept in the keyring, changed and removed, and the code that is shown once."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QLineEdit, QPlainTextEdit, QProgressBar, QWidget

from app.model.domain.errors import KnownFault, Refused
from app.model.services import security
from app.ui import printing
from app.ui.screen import Shell
from app.ui.security.panel import PasswordPanel
from app.ui.security.state import OLD_COPIES, OPEN, PROTECTED, PasswordState, Typed
from tests.ui.conftest import Told
from tests.ui.security.conftest import Panel, Ring, controls, name_of, named, press, tab_to, texts, type_in

SET, CHANGE, REMOVE = "Sæt adgangskode …", "Skift adgangskode …", "Fjern adgangskode …"
KEEP, WRITTEN = "Husk adgangskoden på denne computer", "Jeg har skrevet koden ned"
SECRET, OTHER = "hest og batteri", "æblegrød"


def new(dialog: QDialog, text: str = SECRET) -> None:
    type_in(dialog, security.NEW, text)
    type_in(dialog, security.AGAIN, text)
    QTest.keyClick(dialog, Qt.Key.Key_Return)


def write_down(dialog: QDialog) -> None:
    press(dialog, WRITTEN)
    press(dialog, "Luk", Qt.Key.Key_Return)
    assert not dialog.isVisible()


def change(dialog: QDialog) -> None:
    type_in(dialog, security.OLD, SECRET)
    new(dialog, OTHER)


def give_old(dialog: QDialog) -> None:
    type_in(dialog, security.OLD, SECRET)
    QTest.keyClick(dialog, Qt.Key.Key_Return)


@pytest.fixture
def secured(panel: Panel, shell: Shell) -> Panel:
    security.set_password(shell.binder, SECRET)
    panel.widget.refresh()
    return panel


def test_an_open_file_is_said_to_be_and_a_password_is_recommended(panel: Panel) -> None:
    said = texts(panel.widget)
    assert OPEN in said
    assert "Vi anbefaler en adgangskode, for" in said
    assert [name_of(w) for w in controls(panel.widget)] == [SET]


def test_a_password_is_set_with_the_keyboard_and_its_code_is_shown(panel: Panel, shell: Shell) -> None:
    shown: list[str] = []

    def code(dialog: QDialog) -> None:
        shown.extend(field.toPlainText() for field in dialog.findChildren(QPlainTextEdit))
        assert panel.protected == [True], "backups are redone before the code is read"
        write_down(dialog)

    panel.press(SET, new, code)
    assert shown == [shell.binder.database.recovery_code.replace("-", " ")]
    assert shell.binder.database.encrypted
    assert OLD_COPIES in panel.texts[0]
    assert PROTECTED in texts(panel.widget)
    assert "Filen er nu beskyttet med adgangskoden." in texts(panel.widget)
    assert [name_of(w) for w in controls(panel.widget)] == ["Luk besked", CHANGE, REMOVE, KEEP, "Lås efter"]


def test_two_different_ones_are_refused_at_the_field_and_nothing_typed_is_lost(panel: Panel, shell: Shell) -> None:
    def differ(dialog: QDialog) -> None:
        type_in(dialog, security.NEW, "a")
        type_in(dialog, security.AGAIN, "b")
        QTest.keyClick(dialog, Qt.Key.Key_Return)
        again = named(dialog, security.AGAIN)
        assert isinstance(again, QLineEdit)
        assert (again.hasFocus(), again.text(), again.property("wrong")) == (True, "b", True)
        assert "ikke den samme" in texts(dialog)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    panel.press(SET, differ)
    assert panel.protected == []
    assert not shell.binder.database.encrypted


def test_strength_is_a_bar_and_words_and_a_weak_one_is_taken(panel: Panel) -> None:
    def weak(dialog: QDialog) -> None:
        assert "Styrke: ingen." in texts(dialog)
        type_in(dialog, security.NEW, "a")
        bar = dialog.findChildren(QProgressBar)[0]
        assert "Styrke: meget svag. Den er kort" in texts(dialog)
        assert (bar.value(), bar.accessibleName()) == (0, "Adgangskodens styrke")
        type_in(dialog, security.NEW, " Hest, 2 æbler og 17 får")
        assert (bar.value(), bar.accessibleDescription()) == (4, "Styrke: stærk.")
        field = named(dialog, security.NEW)
        assert isinstance(field, QLineEdit)
        field.setText("")
        new(dialog, "a")

    panel.press(SET, weak, write_down)
    assert panel.protected == [True]


def test_the_password_is_dots_until_it_is_to_be_seen_and_gone_when_the_dialog_is(panel: Panel) -> None:
    seen: list[QLineEdit] = []

    def look(dialog: QDialog) -> None:
        seen.extend(dialog.findChildren(QLineEdit))
        type_in(dialog, security.NEW, "a")
        assert [field.echoMode() for field in seen] == [QLineEdit.EchoMode.Password] * 2
        press(dialog, "Vis adgangskoden")
        assert [field.echoMode() for field in seen] == [QLineEdit.EchoMode.Normal] * 2
        assert all(field.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData for field in seen)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert [field.text() for field in seen] == ["", ""]

    panel.press(SET, look)


def test_the_code_stays_until_it_is_written_down(panel: Panel) -> None:
    def hurry(dialog: QDialog) -> None:
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        dialog.close()
        press(dialog, "Luk")
        assert dialog.isVisible()
        assert "sæt hak i »Jeg har skrevet koden ned«" in texts(dialog)
        box = named(dialog, WRITTEN)
        assert isinstance(box, QCheckBox)
        assert box.hasFocus()
        write_down(dialog)

    panel.press(SET, new, hurry)


def test_the_code_is_read_group_by_group_and_copied_with_the_keyboard(panel: Panel, shell: Shell) -> None:
    def read(dialog: QDialog) -> None:
        field = tab_to(dialog, "Gendannelseskoden")
        assert isinstance(field, QPlainTextEdit)
        groups = shell.binder.database.recovery_code.split("-")
        control = Qt.KeyboardModifier.ControlModifier
        for group in groups[:3]:
            QTest.keyClick(field, Qt.Key.Key_Right, control | Qt.KeyboardModifier.ShiftModifier)
            assert field.textCursor().selectedText().strip().endswith(group)
        write_down(dialog)

    panel.press(SET, new, read)


def test_the_code_is_saved_as_a_page_and_printed(
    panel: Panel, shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved, printed = tmp_path / "kode", tmp_path / "trykt.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(saved), ""))

    def chosen(printer: QPrinter, _pages: int, _parent: QWidget) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(printed))
        return True

    monkeypatch.setattr(printing, "ask_printer", chosen)

    def keep(dialog: QDialog) -> None:
        press(dialog, "Gem som PDF …")
        assert f"Koden er gemt i {saved}.pdf" in texts(dialog)
        press(dialog, "Udskriv …")
        assert "sendt til printeren" in texts(dialog)
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "ingen" / "a.pdf"), ""))
        press(dialog, "Gem som PDF …")
        assert "mappen findes ikke" in texts(dialog)
        write_down(dialog)

    panel.press(SET, new, keep)
    assert saved.with_suffix(".pdf").read_bytes() == security.recovery_pdf(
        shell.binder, shell.binder.database.recovery_code
    )
    assert printed.read_bytes().startswith(b"%PDF")


def test_a_password_is_changed_by_who_knows_it(secured: Panel, shell: Shell) -> None:
    before = shell.binder.database.recovery_code

    def wrong_first(dialog: QDialog) -> None:
        type_in(dialog, security.OLD, "x")
        new(dialog, OTHER)
        field = named(dialog, security.OLD)
        assert isinstance(field, QLineEdit)
        assert (field.hasFocus(), field.text()) == (True, "x")
        field.setText(SECRET)
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    secured.press(CHANGE, wrong_first, write_down)
    assert "passer" not in secured.texts[0]
    assert security.check_password(shell.binder, OTHER)
    assert not security.check_password(shell.binder, before)
    assert secured.protected == [True]


def test_a_password_is_removed_and_what_that_means_is_said(secured: Panel, shell: Shell) -> None:
    secured.press(REMOVE, give_old)
    assert "kan enhver" in secured.texts[0]
    assert not shell.binder.database.encrypted
    assert secured.protected == [False]
    assert OPEN in texts(secured.widget)


def test_the_keyring_keeps_a_password_follows_its_change_and_loses_it_with_the_protection(
    secured: Panel, ring: Ring
) -> None:
    secured.press(KEEP, give_old)
    assert list(ring.kept.values()) == [SECRET]
    secured.press(CHANGE, change, write_down)
    assert list(ring.kept.values()) == [OTHER]
    box = named(secured.widget, KEEP)
    assert isinstance(box, QCheckBox)
    assert box.isChecked()
    secured.press(KEEP)
    assert ring.kept == {}
    assert not box.isChecked()


def test_a_wrong_password_is_not_kept_and_the_tick_stays_off(secured: Panel, ring: Ring) -> None:
    def wrong(dialog: QDialog) -> None:
        type_in(dialog, security.OLD, "x")
        QTest.keyClick(dialog, Qt.Key.Key_Return)
        assert "passer ikke" in texts(dialog)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    secured.press(KEEP, wrong)
    box = named(secured.widget, KEEP)
    assert isinstance(box, QCheckBox)
    assert not box.isChecked()
    assert ring.kept == {}


def test_the_time_of_the_lock_is_chosen_with_the_arrows_and_said(secured: Panel, told: Told) -> None:
    QTest.keyClick(tab_to(secured.widget, "Lås efter"), Qt.Key.Key_Down)
    assert told.preferences().lock_minutes == 5
    assert "Programmet låser efter 5 minutter uden brug." in texts(secured.widget)


def test_every_control_has_a_name_and_hints_are_spoken(secured: Panel) -> None:
    assert all(name_of(widget) for widget in controls(secured.widget))
    assert named(secured.widget, KEEP).accessibleDescription()
    assert named(secured.widget, "Lås efter").accessibleDescription()


def test_a_disk_that_fails_is_said_in_the_dialog(panel: Panel, shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: object, password: str | None) -> None:
        raise KnownFault("Der er ikke mere plads på disken.")

    monkeypatch.setattr(type(shell.binder.database), "set_password", full)

    def try_it(dialog: QDialog) -> None:
        new(dialog)
        assert "Der er ikke mere plads på disken." in texts(dialog)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    panel.press(SET, try_it)
    assert panel.protected == []


def test_the_state_hands_the_code_out_once_and_shows_no_password(shell: Shell) -> None:
    state = PasswordState(shell.binder, shell.preferences, shell.prefer)
    state.set(Typed("", SECRET, SECRET))
    assert state.take_code() == shell.binder.database.recovery_code
    assert state.take_code() == ""
    assert SECRET not in repr(Typed(SECRET, SECRET, SECRET))


def test_without_a_keyring_that_is_said_and_nothing_is_kept(
    shell: Shell, ring: Ring, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(ring), "priority", 0)
    security.set_password(shell.binder, SECRET)
    state = PasswordState(shell.binder, shell.preferences, shell.prefer)
    with pytest.raises(Refused, match="ikke noget sikkert sted"):
        state.remember(Typed(old=SECRET))
    assert not state.remembered


def test_the_panel_fits_a_narrow_page(panel: Panel) -> None:
    assert isinstance(panel.widget, PasswordPanel)
    assert panel.widget.minimumSizeHint().width() <= 400
