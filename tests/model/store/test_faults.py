"""Which database errors have a plain Danish meaning; everything else stays a bug."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from app.model.domain.errors import KnownFault
from app.model.store.faults import CannotOpen, faults_in_danish, plain

FILE = Path("hemmelig") / "mappe" / "ordning.hjm"


@pytest.mark.parametrize(
    ("said", "meaning"),
    [
        ("database is locked", "er åben i et andet vindue eller program"),
        ("attempt to write a readonly database", "er skrivebeskyttet"),
        ("database or disk is full", "ikke mere plads på disken"),
        ("disk I/O error", "Disken med ordning.hjm svarer ikke rigtigt"),
        ("unable to open database file", "kan ikke åbnes"),
        ("file is not a database", "adgangskoden mangler eller er forkert"),
        ("database disk image is malformed", "er beskadiget"),
    ],
)
def test_known_faults_say_what_to_do_and_name_only_the_file(said: str, meaning: str) -> None:
    with pytest.raises(CannotOpen, match=meaning) as caught, faults_in_danish(FILE):
        raise dbapi2.OperationalError(said)
    assert "ordning.hjm" in str(caught.value)
    assert "hemmelig" not in str(caught.value)
    assert isinstance(caught.value, KnownFault)
    assert caught.value.__cause__ is None


def test_a_fault_without_a_known_meaning_is_a_bug() -> None:
    assert plain(dbapi2.OperationalError("no such table: helper"), FILE) is None
    with pytest.raises(dbapi2.OperationalError, match="no such table"), faults_in_danish(FILE):
        raise dbapi2.OperationalError("no such table: helper")


def test_other_exceptions_pass_through() -> None:
    with pytest.raises(KeyError), faults_in_danish(FILE):
        raise KeyError("noget andet")
