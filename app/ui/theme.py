"""How the program looks: light, dark and high contrast, text from 100 to 300 %, targets of 24 or 44 px.

Contrast is at least 4.5:1 (7:1 in high contrast); tests/ui/test_theme.py measures it. One style sheet, one palette.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from app.model.services.preferences import Preferences


@dataclass(frozen=True)
class Colours:
    """One theme; `text` on `back` and on `panel`, `on_accent` on `accent`, `muted` on `back`."""

    back: str
    panel: str
    text: str
    muted: str
    line: str
    accent: str
    on_accent: str
    focus: str
    error: str
    warning: str
    weekend: str


LIGHT = Colours(
    "#ffffff",
    "#f3f5f7",
    "#1b2127",
    "#4a5560",
    "#7d8892",
    "#14558f",
    "#ffffff",
    "#b34700",
    "#a3161f",
    "#7a4b00",
    "#eef2f6",
)
DARK = Colours(
    "#1c2024",
    "#252a30",
    "#f0f2f4",
    "#b9c2cb",
    "#7f8b96",
    "#8fc1f0",
    "#10202e",
    "#ffb566",
    "#ff9a9a",
    "#ffcc80",
    "#23292f",
)
CONTRAST = Colours(
    "#000000",
    "#000000",
    "#ffffff",
    "#ffffff",
    "#ffffff",
    "#ffff00",
    "#000000",
    "#00ffff",
    "#ffb3b3",
    "#ffe08a",
    "#1a1a1a",
)
_BY_NAME = {"light": LIGHT, "dark": DARK, "high_contrast": CONTRAST}

_base_points: float = 0.0


def colours_for(preferences: Preferences) -> Colours:
    """The chosen theme, or the system's: dark, light, and high contrast where the system asks for it."""
    if preferences.theme in _BY_NAME:
        return _BY_NAME[preferences.theme]
    hints = QApplication.styleHints()
    accessibility = hints.accessibility()
    if accessibility.contrastPreference() == Qt.ContrastPreference.HighContrast:
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
    app.setFont(font)
    colours = colours_for(preferences)
    app.setPalette(_palette(colours))
    app.setStyleSheet(_sheet(colours, 44 if preferences.large_targets else 26, font.pointSizeF()))
    return colours


def _palette(c: Colours) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: c.back,
        QPalette.ColorRole.Base: c.back,
        QPalette.ColorRole.AlternateBase: c.panel,
        QPalette.ColorRole.Button: c.panel,
        QPalette.ColorRole.ToolTipBase: c.panel,
        QPalette.ColorRole.WindowText: c.text,
        QPalette.ColorRole.Text: c.text,
        QPalette.ColorRole.ButtonText: c.text,
        QPalette.ColorRole.ToolTipText: c.text,
        QPalette.ColorRole.PlaceholderText: c.muted,
        QPalette.ColorRole.Highlight: c.accent,
        QPalette.ColorRole.HighlightedText: c.on_accent,
        QPalette.ColorRole.Link: c.accent,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(c.muted))
    return palette


def _sheet(c: Colours, target: int, points: float) -> str:
    small, pad = max(4, round(points * 0.4)), max(6, round(points * 0.7))
    box = max(18, round(points * 1.6))
    return f"""
QWidget {{ color: {c.text}; }}
QMainWindow, QDialog, QScrollArea, QStackedWidget {{ background: {c.back}; }}
QToolTip {{ background: {c.panel}; color: {c.text}; border: 1px solid {c.line}; padding: {small}px; }}
QLabel#heading {{ font-size: {points * 1.5:.1f}pt; font-weight: 600; }}
QLabel#subheading {{ font-size: {points * 1.15:.1f}pt; font-weight: 600; }}
QLabel#muted {{ color: {c.muted}; }}
QLabel#error {{ color: {c.error}; font-weight: 600; }}
QFrame#message {{ background: {c.panel}; border: 2px solid {c.accent}; border-radius: 4px; }}
QFrame#message[kind="error"] {{ border-color: {c.error}; }}
QFrame#panel {{ background: {c.panel}; border: 1px solid {c.line}; border-radius: 6px; }}
QPushButton, QToolButton {{ background: {c.panel}; border: 1px solid {c.line}; border-radius: 4px;
  padding: {small}px {pad}px; min-height: {target - 2 * small}px; min-width: {target - 2 * pad}px; }}
QPushButton:hover, QToolButton:hover {{ border-color: {c.accent}; }}
QPushButton:pressed, QToolButton:checked, QPushButton:checked {{ background: {c.accent}; color: {c.on_accent}; }}
QPushButton:disabled, QToolButton:disabled {{ color: {c.muted}; border-style: dashed; }}
QPushButton[primary="true"] {{ background: {c.accent}; color: {c.on_accent}; border-color: {c.accent}; font-weight: 600; }}
QPushButton[primary="true"]:disabled {{ background: {c.panel}; color: {c.muted}; }}
QLineEdit, QComboBox, QPlainTextEdit, QTextEdit, QSpinBox {{ background: {c.back}; border: 1px solid {c.line};
  border-radius: 4px; padding: {small}px; min-height: {target - 2 * small - 2}px; selection-background-color: {c.accent};
  selection-color: {c.on_accent}; }}
QLineEdit[wrong="true"] {{ border: 2px solid {c.error}; }}
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled {{ color: {c.muted}; background: {c.panel}; }}
QComboBox QAbstractItemView {{ background: {c.back}; color: {c.text}; border: 1px solid {c.line}; }}
QComboBox QAbstractItemView::item {{ min-height: {target}px; }}
QCheckBox, QRadioButton {{ spacing: {pad}px; min-height: {target}px; border: 2px solid transparent; border-radius: 4px; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: {box}px; height: {box}px; }}
QPushButton:focus, QToolButton:focus, QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus, QTextEdit:focus,
QSpinBox:focus, QCheckBox:focus, QRadioButton:focus {{ border: 2px solid {c.focus}; }}
QAbstractItemView {{ background: {c.back}; alternate-background-color: {c.panel}; border: 1px solid {c.line};
  gridline-color: {c.line}; selection-background-color: {c.accent}; selection-color: {c.on_accent}; outline: 0; }}
QAbstractItemView:focus {{ border: 2px solid {c.focus}; }}
QListWidget::item, QListView::item {{ min-height: {target}px; padding: 0 {pad}px; }}
QListWidget::item:selected, QListView::item:selected {{ background: {c.accent}; color: {c.on_accent}; }}
QListWidget#subjects {{ background: {c.panel}; border: none; border-right: 1px solid {c.line}; }}
QListWidget#subjects:focus {{ border: 2px solid {c.focus}; }}
QListWidget#subjects::item {{ min-height: {max(target, round(points * 3))}px; }}
QHeaderView::section {{ background: {c.panel}; color: {c.text}; border: none; border-right: 1px solid {c.line};
  border-bottom: 1px solid {c.line}; padding: {small}px; min-height: {target - 2 * small}px; }}
QTableCornerButton::section {{ background: {c.panel}; border: none; }}
QMenuBar {{ background: {c.panel}; border-bottom: 1px solid {c.line}; }}
QMenuBar::item {{ padding: {small}px {pad}px; min-height: {target - 2 * small}px; }}
QMenu {{ background: {c.back}; border: 1px solid {c.line}; }}
QMenu::item {{ padding: {small}px {2 * pad}px; min-height: {target - 2 * small}px; }}
QMenu::item:selected, QMenuBar::item:selected {{ background: {c.accent}; color: {c.on_accent}; }}
QMenu::item:disabled {{ color: {c.muted}; }}
QStatusBar {{ background: {c.panel}; border-top: 1px solid {c.line}; }}
QGroupBox {{ border: 1px solid {c.line}; border-radius: 6px; margin-top: {round(points * 1.2)}px; padding: {pad}px; font-weight: 600; }}
QGroupBox::title {{ subcontrol-origin: margin; left: {pad}px; padding: 0 {small}px; }}
QSplitter::handle {{ background: {c.line}; width: 1px; }}
QScrollBar:vertical {{ background: {c.panel}; width: {max(16, target // 2)}px; }}
QScrollBar:horizontal {{ background: {c.panel}; height: {max(16, target // 2)}px; }}
QScrollBar::handle {{ background: {c.line}; border-radius: 4px; min-height: {target}px; min-width: {target}px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
"""
