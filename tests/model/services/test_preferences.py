"""Preferences: what was saved comes back, and no file of any kind can keep the program from starting."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.model.services.preferences import TEXT_SIZES, THEMES, Preferences, load_preferences, save_preferences


@pytest.mark.parametrize(
    "saved",
    [
        Preferences(),
        Preferences(300, "high_contrast", large_targets=True, document_folder="/hjem/æøå", last_file="fil.hjm"),
    ],
)
def test_what_was_saved_comes_back(tmp_path: Path, saved: Preferences) -> None:
    path = tmp_path / "ny" / "mappe" / "indstillinger.json"
    save_preferences(path, saved)
    assert load_preferences(path) == saved


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "null", "7", '"tekst"', "\x00", '{"text_size": 1e999}', "[" * 100_000]
)
def test_a_damaged_file_gives_the_defaults(tmp_path: Path, content: str) -> None:
    path = tmp_path / "indstillinger.json"
    path.write_text(content, encoding="utf-8")
    assert load_preferences(path) == Preferences()


def test_a_file_in_another_encoding_or_no_file_gives_the_defaults(tmp_path: Path) -> None:
    path = tmp_path / "indstillinger.json"
    path.write_bytes(b"\xff\xfe\x00")
    assert load_preferences(path) == Preferences()
    assert load_preferences(tmp_path) == Preferences()
    assert load_preferences(tmp_path / "ingen.json") == Preferences()


def test_each_wrong_value_is_left_at_its_default_and_the_others_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "indstillinger.json"
    content = {"text_size": 101, "theme": "pink", "large_targets": 1, "last_file": "a.hjm", "ukendt": 1}
    path.write_text(json.dumps(content), encoding="utf-8")
    assert load_preferences(path) == Preferences(last_file="a.hjm")
    path.write_text(json.dumps({"text_size": True, "theme": None, "large_targets": True}), encoding="utf-8")
    assert load_preferences(path) == Preferences(large_targets=True)


def test_a_machine_that_cant_keep_them_still_works(tmp_path: Path) -> None:
    (tmp_path / "fil").touch()
    save_preferences(tmp_path / "fil" / "indstillinger.json", Preferences())
    assert load_preferences(tmp_path / "fil" / "indstillinger.json") == Preferences()


@settings(max_examples=60, deadline=None)
@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text(), lambda inner: st.lists(inner, max_size=3)))
def test_any_value_anywhere_gives_preferences_that_can_be_used(
    tmp_path_factory: pytest.TempPathFactory, value: object
) -> None:
    path = tmp_path_factory.getbasetemp() / "indstillinger.json"
    names = ("text_size", "theme", "large_targets", "document_folder", "last_file")
    path.write_text(json.dumps(dict.fromkeys(names, value)), encoding="utf-8")
    found = load_preferences(path)
    assert found.text_size in TEXT_SIZES
    assert found.theme in THEMES
    assert isinstance(found.large_targets, bool)
    assert isinstance(found.last_file, str)
