"""Where things are: the program's resources, in a checkout and packaged, and the user's own files."""

from __future__ import annotations

import sys
from pathlib import Path

import platformdirs

APP = "hjaelpermappen"


def resources() -> Path:
    """The folder ressourcer/: beside app/ in a checkout, inside the package when installed or frozen."""
    frozen = getattr(sys, "_MEIPASS", None)
    here = Path(__file__).resolve().parent
    places = [Path(frozen) / "ressourcer"] if frozen else [here.parent / "ressourcer", here / "_ressourcer"]
    return next(place for place in places if place.is_dir())


def default_scheme_file() -> Path:
    return Path(platformdirs.user_data_dir(APP, appauthor=False)) / "hjaelpermappe.hjm"


def preferences_file() -> Path:
    return Path(platformdirs.user_config_dir(APP, appauthor=False)) / "indstillinger.json"


def documents_folder() -> Path:
    """Where PDFs go unless the user chose a place."""
    return Path(platformdirs.user_documents_dir()) / "Hjælpermappen"


def log_file() -> Path:
    return Path(platformdirs.user_log_dir(APP, appauthor=False)) / "hjaelpermappen.log"
