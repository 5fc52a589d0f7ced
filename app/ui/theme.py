"""How the program looks: light, dark and high contrast, text from 100 to 300 %, targets of 24 or 44 px.

Contrast is at least 4.5:1 (7:1 in high contrast); tests/ui/test_theme.py measures it. One palette here, one style sheet
in style_sheet.py.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from app import paths
from app.model.services.preferences import Preferences
from app.ui.style_sheet import LARGE, ORDINARY, Colours, Sizes, style_sheet

LIGHT = Colours(
    back="#ffffff",
    panel="#f3f5f7",
    text="#1b2127",
    muted="#4a5560",
    line="#7d8892",
    accent="#14558f",
    on_accent="#ffffff",
    focus="#b34700",
    error="#a3161f",
    warning="#7a4b00",
    weekend="#eef2f6",
)
DARK = Colours(
    back="#1c2024",
    panel="#252a30",
    text="#f0f2f4",
    muted="#b9c2cb",
    line="#7f8b96",
    accent="#8fc1f0",
    on_accent="#10202e",
    focus="#ffb566",
    error="#ff9a9a",
    warning="#ffcc80",
    weekend="#23292f",
    dark=True,
)
CONTRAST = Colours(
    back="#000000",
    panel="#000000",
    text="#ffffff",
    muted="#d6d6d6",
    line="#ffffff",
    accent="#ffff00",
    on_accent="#000000",
    focus="#00ffff",
    error="#ffb3b3",
    warning="#ffe08a",
    weekend="#1a1a1a",
    dark=True,
)
_BY_NAME = {"light": LIGHT, "dark": DARK, "high_contrast": CONTRAST}

_base_points: float = 0.0


def colours_for(preferences: Preferences) -> Colours:
    """The chosen theme, or the system's: dark, light, and high contrast where the system asks for it."""
    if preferences.theme in _BY_NAME:
        return _BY_NAME[preferences.theme]
    hints = QApplication.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return CONTRAST
    return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT


def apply_theme(app: QApplication, preferences: Preferences) -> Colours:
    """Sets style, font, palette and style sheet for the whole program; can be called again at any time."""
    global _base_points  # noqa: PLW0603 - the system's own size, read once before it is scaled
    font = app.font()
    if not _base_points:
        _base_points = max(font.pointSizeF(), 10.0)
        app.setStyle("Fusion")
    font.setPointSizeF(_base_points * preferences.text_size / 100)
    colours = colours_for(preferences)
    sizes = Sizes(LARGE if preferences.large_targets else ORDINARY, font.pointSizeF())
    app.setFont(font)
    app.setPalette(_palette(colours))
    sheet = style_sheet(colours, sizes, paths.resources() / "ikoner")
    if app.styleSheet() != sheet:
        app.setStyleSheet(sheet)
    return colours


def _palette(c: Colours) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    colours = {
        role.Window: c.back,
        role.Base: c.back,
        role.AlternateBase: c.panel,
        role.Button: c.panel,
        role.ToolTipBase: c.panel,
        role.WindowText: c.text,
        role.Text: c.text,
        role.ButtonText: c.text,
        role.ToolTipText: c.text,
        role.BrightText: c.error,
        role.PlaceholderText: c.muted,
        role.Highlight: c.accent,
        role.HighlightedText: c.on_accent,
        role.Accent: c.accent,
        role.Link: c.accent,
        role.LinkVisited: c.accent,
        role.Light: c.panel,
        role.Midlight: c.panel,
        role.Mid: c.line,
        role.Dark: c.line,
        role.Shadow: c.line,
    }
    for name, colour in colours.items():
        palette.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(c.muted))
    return palette
