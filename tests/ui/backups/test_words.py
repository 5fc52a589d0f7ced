"""What is said about backups: differences in plain sentences, and what is safe about a place."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.model.services.backups import Difference, Rehearsal
from app.ui.backups.words import differences_text, place_kind, rehearsal_text, safety_text, size_text


def test_differences_say_what_restoring_does() -> None:
    found = {
        "helpers": Difference(changed=1),
        "shifts": Difference(new=3, gone=1),
        "attachments": Difference(new=2),
        "accidents": Difference(gone=1),
        "stays": Difference(changed=2),
        "noget_nyt": Difference(new=1),
        "scheme": Difference(changed=1),
    }
    assert differences_text(found).splitlines() == [
        "Gendanner du den, sker dette:",
        "1 hjælper, der er rettet siden, bliver som dengang.",
        "3 vagter, der er kommet til siden, forsvinder.",
        "1 vagt, der er slettet siden, kommer tilbage.",
        "2 scannede papirer, der er kommet til siden, forsvinder.",
        "1 arbejdsulykke, der er slettet siden, kommer tilbage.",
        "2 af borgerens ophold, der er rettet siden, bliver som dengang.",
        "1 anden oplysning, der er kommet til siden, forsvinder.",
        "Oplysningerne om ordningen bliver, som de var dengang.",
    ]
    assert "ændrer intet sig" in differences_text({})


def test_a_rehearsal_says_what_it_found() -> None:
    said = rehearsal_text(Rehearsal({"helpers": 1, "contracts": 2, "shifts": 30, "absences": 4, "grants": 1}, False))
    assert "1 hjælper, 2 kontrakter, 30 vagter, 4 fravær og 1 bevilling" in said
    assert said.endswith("Intet er rørt.")


@pytest.mark.parametrize(("size", "text"), [(10, "1 kB"), (720_928, "721 kB"), (8_700_000, "8,7 MB")])
def test_sizes_are_as_file_managers_show_them(size: int, text: str) -> None:
    assert size_text(size) == text


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/karla/Dropbox/kopier", "cloud"),
        ("C:\\Users\\Karla\\OneDrive", "cloud"),
        ("/run/media/karla/NOEGLE", "stick"),
        ("/Volumes/NOEGLE", "stick"),
        ("\\\\server\\kopier", "network"),
        ("/run/user/1000/gvfs/smb-share", "network"),
        (str(Path("/home/karla/kopier")), ""),
    ],
)
def test_a_place_is_known_by_its_path_and_both_answers_are_given(folder: str, kind: str) -> None:
    assert place_kind(folder) == kind
    safe, open_ = safety_text(folder, encrypted=True), safety_text(folder, encrypted=False)
    assert "låst med din adgangskode" in safe
    assert "Sæt en adgangskode" in open_ or "sæt en adgangskode" in open_


def test_without_a_folder_it_says_why_one_is_good() -> None:
    assert "USB-nøgle" in safety_text("", encrypted=False)
