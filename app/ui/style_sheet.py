"""The program's one style sheet, written from a theme's colours, the text size and the size of targets. No Qt.

A border that grows when the keyboard arrives takes its pixel from a margin, so that nothing moves. Focus is a frame;
on a filled button the frame lies outside the fill, so that both can be told apart. Lengths are in pixels.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from pathlib import Path

ORDINARY, LARGE = 30, 44


@dataclass(frozen=True)
class Colours:
    """One theme; `text` and `muted` on `back`, `panel` and `weekend`, `on_accent` on `accent`."""

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
    dark: bool = False


@dataclass(frozen=True)
class Sizes:
    """`target`: the least height and width of whatever can be pressed; `points`: the text's size."""

    target: int
    points: float

    @property
    def small(self) -> int:
        return max(4, round(self.points * 0.4))

    @property
    def pad(self) -> int:
        return max(6, round(self.points * 0.8))

    @property
    def mark(self) -> int:
        """A check mark's box, a radio button, an arrow."""
        return max(18, round(self.points * 1.6))

    @property
    def ring(self) -> int:
        """The focus frame's width."""
        return max(2, round(self.points * 0.13))

    def inside(self, around: int) -> int:
        """The least height of the content when so much lies above and below it together."""
        return max(0, self.target - around)


def style_sheet(c: Colours, s: Sizes, icons: Path) -> str:
    """The whole sheet; `icons` is the folder ressourcer/ikoner."""
    parts = (_texts(c, s), _buttons(c, s), _fields(c, s, icons), _marks(c, s, icons), _lists(c, s), _menus(c, s, icons))
    return "\n".join((*parts, _frames(c, s)))


def _icon(icons: Path, name: str, *, light: bool) -> str:
    tone = "lys" if light else "moerk"
    return f'url("{(icons / f"{name}-{tone}.svg").as_posix()}")'


def _texts(c: Colours, s: Sizes) -> str:
    return f"""
QWidget {{ color: {c.text}; }}
QMainWindow, QDialog, QScrollArea, QStackedWidget {{ background: {c.back}; }}
QToolTip {{ background: {c.panel}; color: {c.text}; border: 1px solid {c.line}; padding: {s.small}px; }}
QLabel#heading {{ font-size: {s.points * 1.5:.1f}pt; font-weight: 600; }}
QLabel#subheading {{ font-size: {s.points * 1.15:.1f}pt; font-weight: 600; }}
QLabel#question {{ font-weight: 600; }}
QLabel#muted {{ color: {c.muted}; }}
QLabel#error {{ color: {c.error}; font-weight: 600; }}
QStatusBar {{ background: {c.panel}; border-top: 1px solid {c.line}; }}
QStatusBar::item {{ border: none; }}
"""


def _buttons(c: Colours, s: Sizes) -> str:
    size = f"min-height: {s.inside(2 * (s.small + s.ring))}px; min-width: {s.inside(2 * (s.pad + s.ring))}px"
    return f"""
QPushButton, QToolButton {{ background: {c.panel}; border: 1px solid {c.line}; border-radius: 5px;
  margin: {s.ring - 1}px; padding: {s.small}px {s.pad}px; outline: none; {size}; }}
QPushButton:hover, QToolButton:hover {{ border-color: {c.accent}; }}
QPushButton:focus, QToolButton:focus {{ border: {s.ring}px solid {c.focus}; margin: 0; }}
QPushButton[primary="true"] {{ font-weight: 600; }}
QPushButton[primary="true"], QPushButton:checked, QToolButton:checked, QPushButton:pressed, QToolButton:pressed {{
  background: {c.accent}; color: {c.on_accent}; border: {s.ring}px solid transparent; margin: 0;
  background-clip: padding; }}
QPushButton[primary="true"] {{ font-weight: 600; }}
QPushButton[primary="true"]:focus, QPushButton:checked:focus, QToolButton:checked:focus, QPushButton:pressed:focus,
QToolButton:pressed:focus {{ border: {s.ring}px solid {c.focus}; }}
QPushButton:disabled, QToolButton:disabled, QPushButton[primary="true"]:disabled {{ background: {c.back};
  color: {c.muted}; border: 1px dashed {c.line}; margin: {s.ring - 1}px; font-weight: 400; }}
QToolButton::menu-indicator {{ image: none; }}
"""


def _fields(c: Colours, s: Sizes, icons: Path) -> str:
    down, up = (_icon(icons, name, light=c.dark) for name in ("pil-ned", "pil-op"))
    side = s.target - 6
    arrow = max(12, round(s.points * 1.1))
    fields = "QLineEdit, QComboBox, QPlainTextEdit, QTextEdit, QAbstractSpinBox"
    each = [name.strip() for name in fields.split(",")]
    return f"""
{fields} {{ background: {c.back}; border: 1px solid {c.line}; border-radius: 5px;
  margin: {s.ring - 1}px; padding: {s.small}px; min-height: {s.inside(2 * (s.small + s.ring))}px;
  selection-background-color: {c.accent}; selection-color: {c.on_accent}; placeholder-text-color: {c.muted}; }}
QComboBox {{ padding-left: {s.pad}px; combobox-popup: 0; }}
QLineEdit[wrong="true"], QComboBox[wrong="true"], QPlainTextEdit[wrong="true"] {{ border: {s.ring}px solid {c.error}; margin: 0; }}
{", ".join(f"{name}:focus" for name in each)} {{ border: {s.ring}px solid {c.focus}; margin: 0; }}
{", ".join(f"{name}:disabled" for name in each)} {{ color: {c.muted}; background: {c.panel}; border-style: dashed; }}
QLineEdit[readOnly="true"], QPlainTextEdit[readOnly="true"], QTextEdit[readOnly="true"] {{ background: {c.panel}; }}
QComboBox::drop-down {{ border: none; width: {max(side, arrow + 8)}px; }}
QComboBox::down-arrow {{ image: {down}; width: {arrow}px; height: {arrow}px; }}
QComboBox QAbstractItemView {{ background: {c.back}; color: {c.text}; border: 1px solid {c.line}; }}
QComboBox QAbstractItemView::item {{ min-height: {s.target}px; padding: 0 {s.pad}px; }}
QAbstractSpinBox {{ padding-left: {side + s.small}px; padding-right: {side + s.small}px; }}
QAbstractSpinBox::up-button {{ subcontrol-origin: border; subcontrol-position: center right; width: {side}px;
  height: {side}px; border: none; }}
QAbstractSpinBox::down-button {{ subcontrol-origin: border; subcontrol-position: center left; width: {side}px;
  height: {side}px; border: none; }}
QAbstractSpinBox::up-arrow {{ image: {up}; width: {arrow}px; height: {arrow}px; }}
QAbstractSpinBox::down-arrow {{ image: {down}; width: {arrow}px; height: {arrow}px; }}
"""


def _marks(c: Colours, s: Sizes, icons: Path) -> str:
    """Check boxes and radio buttons, in forms, lists and tables."""
    check, dot = (_icon(icons, name, light=not c.dark) for name in ("hak", "prik"))
    gone = _icon(icons, "hak", light=c.dark)
    box = f"width: {s.mark}px; height: {s.mark}px; border: 2px solid {c.muted}; background: {c.back}"
    return f"""
QCheckBox, QRadioButton {{ spacing: {s.pad}px; min-height: {s.inside(2 * s.ring)}px;
  min-width: {s.inside(2 * s.ring)}px; border: {s.ring}px solid transparent; border-radius: 5px;
  outline: none; }}
QCheckBox:focus, QRadioButton:focus {{ border-color: {c.focus}; }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {c.muted}; }}
QCheckBox::indicator, QAbstractItemView::indicator {{ {box}; border-radius: 4px; }}
QRadioButton::indicator {{ {box}; border-radius: {s.mark // 2 + 2}px; }}
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {{ image: {check}; background: {c.accent};
  border-color: {c.accent}; }}
QRadioButton::indicator:checked {{ image: {dot}; background: {c.accent}; border-color: {c.accent}; }}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ border: 2px dashed {c.line}; background: {c.panel}; }}
QCheckBox::indicator:checked:disabled {{ image: {gone}; }}
QAbstractItemView::indicator:selected {{ border-color: {c.on_accent}; }}
"""


def _lists(c: Colours, s: Sizes) -> str:
    return f"""
QAbstractItemView {{ background: {c.back}; alternate-background-color: {c.panel}; border: 1px solid {c.line};
  margin: {s.ring - 1}px; gridline-color: {c.line}; selection-background-color: {c.accent}; selection-color: {c.on_accent};
  outline: none; }}
QAbstractItemView:focus {{ border: {s.ring}px solid {c.focus}; margin: 0; }}
QAbstractItemView::item:focus {{ border: {s.ring}px solid {c.focus}; }}
QAbstractItemView::item:focus:selected {{ border: {s.ring}px solid {c.on_accent}; }}
QListView::item {{ min-height: {s.target}px; padding: 0 {s.pad}px; }}
QTableView::item, QTreeView::item {{ min-height: {s.inside(2 * s.ring) + 1}px; padding: {s.ring}px; }}
QTableView::item:focus, QTreeView::item:focus {{ padding: 0; }}
QAbstractItemView::item:selected {{ background: {c.accent}; color: {c.on_accent}; }}
QTableView::item:focus:selected {{ background: {c.back}; color: {c.text}; border: {s.ring}px solid {c.focus}; }}
QListWidget#subjects {{ background: {c.panel}; border: {s.ring}px solid {c.panel}; margin: 0; padding: {s.small}px; }}
QListWidget#subjects:focus {{ border-color: {c.focus}; }}
QListWidget#subjects::item {{ min-height: {max(s.target, round(s.points * 2.7))}px; border-radius: 5px; }}
QHeaderView {{ border: none; margin: 0; background: {c.panel}; }}
QHeaderView::section {{ background: {c.panel}; color: {c.text}; border: none; border-right: 1px solid {c.line};
  border-bottom: 1px solid {c.line}; padding: {s.small}px; min-height: {max(s.inside(2 * s.small), round(s.points * 1.8))}px; }}
QTableCornerButton::section {{ background: {c.panel}; border: none; }}
QTabBar::tab {{ background: {c.panel}; border: 1px solid {c.line}; padding: {s.small}px {s.pad}px;
  min-height: {s.inside(2 * s.small + 4)}px; min-width: {s.inside(2 * s.pad)}px; }}
QTabBar::tab:selected {{ background: {c.back}; font-weight: 600; border-bottom: 3px solid {c.accent}; }}
QTabBar::tab:focus {{ border: {s.ring}px solid {c.focus}; }}
"""


def _menus(c: Colours, s: Sizes, icons: Path) -> str:
    check, dot, right = (_icon(icons, name, light=c.dark) for name in ("hak", "prik", "pil-hoejre"))
    chosen = _icon(icons, "hak", light=not c.dark)
    inside = s.inside(2 * s.small)
    bar = max(s.small, ceil((s.target - s.points * 1.5) / 2))  # Qt knows no least height here; a line is 1.5 points
    return f"""
QMenuBar {{ background: {c.panel}; border-bottom: 1px solid {c.line}; }}
QMenuBar::item {{ padding: {bar}px {s.pad}px; background: transparent; }}
QMenu {{ background: {c.back}; border: 1px solid {c.line}; padding: {s.small}px; }}
QMenu::item {{ padding: {s.small}px {2 * s.pad}px {s.small}px {s.pad}px; min-height: {inside}px; border-radius: 4px;
  min-width: {s.target}px; }}
QMenu::item:selected, QMenuBar::item:selected {{ background: {c.accent}; color: {c.on_accent}; }}
QMenu::item:disabled {{ color: {c.muted}; }}
QMenu::separator {{ height: 1px; background: {c.line}; margin: {s.small}px; }}
QMenu::indicator {{ width: {s.mark}px; height: {s.mark}px; margin-left: {s.small}px; }}
QMenu::indicator:checked {{ image: {check}; }}
QMenu::indicator:exclusive:checked {{ image: {dot}; }}
QMenu::indicator:checked:selected {{ image: {chosen}; }}
QMenu::right-arrow {{ image: {right}; width: {s.mark - 4}px; height: {s.mark - 4}px; }}
"""


def _frames(c: Colours, s: Sizes) -> str:
    bar = max(24, s.target * 6 // 10)
    return f"""
QFrame#message {{ background: {c.panel}; border: 2px solid {c.accent}; border-radius: 5px; }}
QFrame#message[kind="error"] {{ border-color: {c.error}; }}
QFrame#panel {{ background: {c.panel}; border: 1px solid {c.line}; border-radius: 6px; }}
QFrame#banner {{ background: {c.panel}; border: none; border-bottom: 2px solid {c.accent}; }}
QGroupBox {{ border: 1px solid {c.line}; border-radius: 6px; margin-top: {round(s.points * 1.2)}px;
  padding: {s.pad}px; font-weight: 600; }}
QGroupBox::title {{ subcontrol-origin: margin; left: {s.pad}px; padding: 0 {s.small}px; }}
QSplitter::handle {{ background: {c.line}; width: 1px; }}
QScrollBar {{ background: {c.panel}; border: none; }}
QScrollBar:vertical {{ width: {bar}px; }}
QScrollBar:horizontal {{ height: {bar}px; }}
QScrollBar::handle {{ background: {c.line}; border-radius: 5px; margin: 5px; min-height: {s.target}px;
  min-width: {s.target}px; }}
QScrollBar::handle:hover {{ background: {c.accent}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
"""
