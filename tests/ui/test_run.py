"""Qt's own words in Danish: the few that are missing are added, and everything else is left as it is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

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
