"""Qt's own words in Danish: the few that are missing are added, and everything else is left as it is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from app.ui.run import MissingDanish


@pytest.fixture
def danish(qapp: QApplication) -> Iterator[None]:
    translator = MissingDanish(qapp)
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.mark.parametrize(
    ("source", "shown"), [("Look in:", "Mappe:"), ("Gem vagten", "Gem vagten"), ("", ""), ("Ny vagt …", "Ny vagt …")]
)
def test_only_what_is_missing_is_translated(danish: None, source: str, shown: str) -> None:
    assert QCoreApplication.translate("QFileDialog", source) == shown


def test_qts_own_file_dialog_has_no_english_labels(danish: None, qtbot: QtBot) -> None:
    """Its labels as they are in this Qt; what Qt has in Danish itself comes with its own translation."""
    dialog = QFileDialog(None, "Åbn", "", "Kalenderfil (*.ics)")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    shown = {label.text().replace("&", "") for label in dialog.findChildren(QLabel)}
    assert {"Mappe:", "Filtype:", "Filnavn:"} <= shown
