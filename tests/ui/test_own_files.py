"""Which file is the user's own: asked for, remembered, or the usual one; the example is only looked at."""

from __future__ import annotations

from pathlib import Path

from app import paths
from app.ui.own_files import OwnFiles, exists, free_name, with_suffix


def test_without_anything_it_is_the_usual_file() -> None:
    files = OwnFiles(None, "")
    assert (files.own, files.is_known, files.has_own) == (paths.default_scheme_file(), False, False)


def test_the_file_asked_for_goes_before_the_remembered_one(tmp_path: Path) -> None:
    files = OwnFiles(tmp_path / "min.hjm", str(tmp_path / "sidste.hjm"))
    assert files.own == tmp_path / "min.hjm"
    assert not files.is_known
    assert OwnFiles(None, str(tmp_path / "sidste.hjm")).is_known


def test_a_remembered_name_that_no_file_can_have_is_forgotten() -> None:
    assert OwnFiles(None, "a\0b").own == paths.default_scheme_file()


def test_the_example_lies_beside_and_is_not_remembered(tmp_path: Path) -> None:
    files = OwnFiles(tmp_path / "min.hjm", "")
    assert files.example == tmp_path / "eksempel.hjm"
    assert files.remember(files.example, "") == ""
    assert files.own == tmp_path / "min.hjm"


def test_a_file_called_eksempel_that_was_asked_for_is_the_users_own(tmp_path: Path) -> None:
    files = OwnFiles(tmp_path / "eksempel.hjm", "")
    assert not files.is_example(tmp_path / "eksempel.hjm")


def test_the_usual_file_needs_no_note_and_another_one_does(tmp_path: Path) -> None:
    files = OwnFiles(None, "")
    assert files.remember(paths.default_scheme_file(), "") == ""
    assert files.remember(tmp_path / "ny.hjm", "") == str(tmp_path / "ny.hjm")
    assert files.own == tmp_path / "ny.hjm"


def test_a_name_that_is_free(tmp_path: Path) -> None:
    assert free_name(tmp_path / "ordning.hjm") == tmp_path / "ordning.hjm"
    (tmp_path / "ordning.hjm").touch()
    (tmp_path / "ordning-2.hjm").touch()
    assert free_name(tmp_path / "ordning.hjm") == tmp_path / "ordning-3.hjm"


def test_a_name_without_an_ending_gets_one() -> None:
    assert with_suffix(Path("ordning"), ".hjm") == Path("ordning.hjm")
    assert with_suffix(Path("ordning.json"), ".hjm") == Path("ordning.json")


def test_a_path_that_can_not_be_is_not_there() -> None:
    assert not exists(Path("x" * 5000))
    assert not exists(Path("a\0b"))
