"""What each choice in Indstillinger keeps and says."""

from __future__ import annotations

from pathlib import Path

import pytest

from app import paths
from app.model.domain.errors import Refused
from app.model.services.preferences import TEXT_SIZES, THEMES, Preferences
from app.ui.settings import presenter
from app.ui.settings.presenter import SIZES, SettingsPresenter, next_size


class Kept:
    def __init__(self) -> None:
        self.last = Preferences()
        self.presenter = SettingsPresenter(lambda: self.last, self.keep)

    def keep(self, preferences: Preferences) -> None:
        self.last = preferences


def test_every_choice_has_a_danish_name() -> None:
    assert tuple(SIZES) == TEXT_SIZES
    assert tuple(presenter.THEMES) == THEMES


@pytest.mark.parametrize(("size", "steps", "then"), [(100, 1, 125), (125, -1, 100), (100, -1, 100), (300, 1, 300)])
def test_one_step_of_text_size(size: int, steps: int, then: int) -> None:
    assert next_size(size, steps) == then


def test_the_ends_of_the_sizes_are_said() -> None:
    kept = Kept()
    assert kept.presenter.step_size(-1) == "Teksten er 100 % og kan ikke blive mindre."
    assert kept.presenter.choose_size(300) == "Teksten er nu 300 %."
    assert kept.presenter.step_size(1) == "Teksten er 300 % og kan ikke blive større."


def test_high_contrast_is_switched_on_and_off() -> None:
    kept = Kept()
    assert kept.presenter.switch_contrast() == "Farverne er nu: høj kontrast."
    assert kept.last.theme == "high_contrast"
    kept.presenter.switch_contrast()
    assert kept.last.theme == "system"


def test_a_folder_is_kept_and_an_empty_one_is_the_usual(tmp_path: Path) -> None:
    kept = Kept()
    assert kept.presenter.choose_folder(f"  {tmp_path} ") == f"Dokumenter lægges nu i {tmp_path}."
    assert kept.last.document_folder == str(tmp_path)
    assert kept.presenter.choose_folder(str(tmp_path)) == ""
    assert kept.presenter.choose_folder("") == f"Dokumenter lægges nu i {paths.documents_folder()}."


def test_a_folder_that_can_still_be_made_is_kept(tmp_path: Path) -> None:
    kept = Kept()
    kept.presenter.choose_folder(str(tmp_path / "Timesedler"))
    assert kept.last.document_folder == str(tmp_path / "Timesedler")


def test_what_can_not_be_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "fil").touch()
    kept = Kept()
    for text in ("Dokumenter", str(tmp_path / "fil"), str(tmp_path / "a" / "b"), "/" + "x" * 5000):
        with pytest.raises(Refused):
            kept.presenter.choose_folder(text)
    assert kept.last == Preferences()
