"""What the screen Indstillinger and the menu Vis choose between, and what they say afterwards. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from app import paths
from app.model.domain.errors import Mistake, Refused
from app.model.services.preferences import TEXT_SIZES, Preferences

THEMES = {
    "system": "Som computeren",
    "light": "Lys",
    "dark": "Mørk",
    "high_contrast": "Høj kontrast",
}
SIZES = {size: f"{size} %" for size in TEXT_SIZES}


def next_size(size: int, steps: int) -> int:
    """The text size so many steps up or down; the ends stay."""
    place = TEXT_SIZES.index(size) + steps
    return TEXT_SIZES[min(max(place, 0), len(TEXT_SIZES) - 1)]


class SettingsPresenter:
    """Each choice takes effect at once and answers with a sentence that says so."""

    def __init__(self, preferences: Callable[[], Preferences], prefer: Callable[[Preferences], None]) -> None:
        self._preferences, self._prefer = preferences, prefer

    @property
    def preferences(self) -> Preferences:
        return self._preferences()

    def choose_size(self, size: int) -> str:
        self._prefer(replace(self.preferences, text_size=size))
        return f"Teksten er nu {SIZES[size]}."

    def step_size(self, steps: int) -> str:
        size = next_size(self.preferences.text_size, steps)
        if size == self.preferences.text_size:
            return f"Teksten er {SIZES[size]} og kan ikke blive {'større' if steps > 0 else 'mindre'}."
        return self.choose_size(size)

    def choose_theme(self, theme: str) -> str:
        self._prefer(replace(self.preferences, theme=theme))
        return f"Farverne er nu: {THEMES[theme].lower()}."

    def switch_contrast(self) -> str:
        return self.choose_theme("system" if self.preferences.theme == "high_contrast" else "high_contrast")

    def choose_large_targets(self, *, large: bool) -> str:
        self._prefer(replace(self.preferences, large_targets=large))
        return "Knapper, felter og rækker er nu store." if large else "Knapper, felter og rækker er nu almindelige."

    def choose_folder(self, text: str) -> str:
        """Keeps a folder for documents; empty is the usual one.

        Raises:
            Refused: it can't be a folder.

        """
        text = text.strip()
        if text == self.preferences.document_folder:
            return ""
        if text:
            _check_folder(text)
        self._prefer(replace(self.preferences, document_folder=text))
        return f"Dokumenter lægges nu i {text or paths.documents_folder()}."


def _check_folder(text: str) -> None:
    folder = Path(text)
    try:
        if not folder.is_absolute():
            raise Refused(Mistake("Mappe til dokumenter", f"skriv hele stien, fx {paths.documents_folder()}"))
        if folder.exists() and not folder.is_dir():
            raise Refused(Mistake("Mappe til dokumenter", "det er en fil og ikke en mappe"))
        if not folder.exists() and not folder.parent.is_dir():
            raise Refused(Mistake("Mappe til dokumenter", "mappen findes ikke; vælg den med »Vælg mappe …«"))
    except (OSError, ValueError):
        raise Refused(Mistake("Mappe til dokumenter", "mappen kan ikke bruges; vælg en anden")) from None
