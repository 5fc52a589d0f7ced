"""The window's menus: every action with its Danish name and its key, in one place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow

from app.model.services.preferences import Preferences

SUBJECTS: tuple[tuple[str, str], ...] = (
    ("overview", "Overblik"),
    ("roster", "Vagtplan"),
    ("timesheets", "Timesedler"),
    ("absence", "Fravær"),
    ("people", "Hjælpere"),
    ("hiring", "Ansættelse"),
    ("documents", "Papirer"),
    ("scheme", "Ordning"),
    ("history", "Historik"),
    ("settings", "Indstillinger"),
)
NUMBERED = 9  # subjects with a number; the last one, the settings, has the key that settings have everywhere
ZOOM = QKeySequence.StandardKey.ZoomIn, QKeySequence.StandardKey.ZoomOut


@dataclass(frozen=True)
class FileActions:
    """What the file menu does."""

    new: Callable[[], None]
    open: Callable[[], None]
    example: Callable[[], None]
    import_: Callable[[], None]
    export: Callable[[], None]
    move: Callable[[], None]
    own_data: Callable[[], None]
    retention: Callable[[], None]
    restore: Callable[[], None]
    quit: Callable[[], object]


@dataclass(frozen=True)
class LookActions:
    """What the menu Vis and the welcome do; `themes` are the themes with their Danish names."""

    larger: Callable[[], None]
    smaller: Callable[[], None]
    usual: Callable[[], None]
    large_targets: Callable[[bool], None]
    theme: Callable[[str], None]
    themes: Mapping[str, str]
    switch_targets: Callable[[], None]
    switch_contrast: Callable[[], None]


@dataclass(frozen=True)
class EditActions:
    """What the menu Rediger does."""

    undo: Callable[[], None]
    redo: Callable[[], None]


@dataclass
class Menus:
    """The actions that the window turns on and off."""

    with_binder: list[QAction] = field(default_factory=list)
    undo: QAction | None = None
    redo: QAction | None = None
    large_targets: QAction | None = None
    themes: dict[str, QAction] = field(default_factory=dict)

    def show_binder(self, is_open: bool) -> None:  # noqa: FBT001 - a Qt signal's argument
        for action in self.with_binder:
            action.setEnabled(is_open)

    def show_steps(self, undo: str | None, redo: str | None) -> None:
        """The names of what would be undone and redone now; None turns the action off."""
        for action, verb, label in ((self.undo, "&Fortryd", undo), (self.redo, "&Gentag", redo)):
            if action is not None:
                action.setText(f"{verb}: {label[:1].lower()}{label[1:]}" if label else verb)
                action.setEnabled(label is not None)

    def show_preferences(self, preferences: Preferences) -> None:
        if self.large_targets is not None:
            self.large_targets.setChecked(preferences.large_targets)
        self.themes[preferences.theme].setChecked(True)


def build_menus(
    window: QMainWindow,
    files: FileActions,
    edit: EditActions,
    look: LookActions,
    go_to: Callable[[str], None],
    watch: Mapping[str, Callable[[], None]],
    about: Callable[[], None],
) -> Menus:
    """Fills the menu bar; `watch` is the menu Overblik. Ctrl+1..9 and Ctrl+, go to the subjects, F6 to the list of them and back."""
    menus, bar = Menus(), window.menuBar()
    menu = bar.addMenu(window.tr("&Filer"))
    _add(window, menu.addAction, window.tr("&Ny ordning …"), "Ctrl+N", files.new)
    _add(window, menu.addAction, window.tr("&Åbn …"), "Ctrl+O", files.open)
    _add(window, menu.addAction, window.tr("Se ek&semplet"), "", files.example)
    menu.addSeparator()
    take = _add(window, menu.addAction, window.tr("&Importér udvekslingsfil …"), "Ctrl+I", files.import_)
    give = _add(window, menu.addAction, window.tr("&Eksportér udvekslingsfil …"), "Ctrl+E", files.export)
    menu.addSeparator()
    private = [
        _add(window, menu.addAction, window.tr("&Gendan en sikkerhedskopi …"), "", files.restore),
        _add(window, menu.addAction, window.tr("&Flyt ordningen …"), "", files.move),
        _add(window, menu.addAction, window.tr("En &hjælpers egne oplysninger …"), "", files.own_data),
        _add(window, menu.addAction, window.tr("&Tidligere hjælperes oplysninger …"), "", files.retention),
    ]
    menu.addSeparator()
    _add(window, menu.addAction, window.tr("&Afslut"), "Ctrl+Q", files.quit)
    menus.with_binder += [take, give, *private]
    menu = bar.addMenu(window.tr("&Rediger"))
    menus.undo = _add(window, menu.addAction, window.tr("&Fortryd"), "Ctrl+Z", edit.undo)
    menus.redo = _add(window, menu.addAction, window.tr("&Gentag"), "Ctrl+Y", edit.redo)
    menus.redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
    menus.show_steps(None, None)
    _build_go_to(window, go_to, menus)
    menu = bar.addMenu(window.tr("&Overblik"))
    menus.with_binder += [_add(window, menu.addAction, text, "", do) for text, do in watch.items()]
    _build_look(window, look, menus)
    menu = bar.addMenu(window.tr("&Hjælp"))
    _add(window, menu.addAction, window.tr("&Taster og hjælp"), "F1", about)
    menus.show_binder(is_open=False)
    return menus


def _build_go_to(window: QMainWindow, go_to: Callable[[str], None], menus: Menus) -> None:
    menu = window.menuBar().addMenu(window.tr("&Gå til"))
    for number, (key, title) in enumerate(SUBJECTS, 1):
        text, keys = (f"&{number} {title}", f"Ctrl+{number}") if number <= NUMBERED else (f"&{title}", "Ctrl+,")
        menus.with_binder.append(_add(window, menu.addAction, text, keys, partial(go_to, key)))
    menu.addSeparator()
    menus.with_binder.append(
        _add(window, menu.addAction, window.tr("&Emner eller indhold"), "F6", partial(go_to, "subjects"))
    )


def _build_look(window: QMainWindow, look: LookActions, menus: Menus) -> None:
    """How it looks can be changed before there is a file, so it is in a menu too."""
    menu = window.menuBar().addMenu(window.tr("&Vis"))
    _add(window, menu.addAction, window.tr("&Større tekst"), "Ctrl++", look.larger).setShortcuts(
        [*QKeySequence.keyBindings(ZOOM[0]), QKeySequence("Ctrl+=")]
    )
    _add(window, menu.addAction, window.tr("&Mindre tekst"), "Ctrl+-", look.smaller)
    _add(window, menu.addAction, window.tr("&Almindelig tekst"), "Ctrl+0", look.usual)
    menu.addSeparator()
    large = _checkable(window, menu.addAction(window.tr("Store &knapper")))
    large.triggered.connect(look.large_targets)
    menus.large_targets = large
    menu.addSeparator()
    group = QActionGroup(window)
    for key, title in look.themes.items():
        action = _checkable(window, menu.addAction(title))
        action.triggered.connect(lambda _checked=False, key=key: look.theme(key))
        group.addAction(action)
        menus.themes[key] = action


def _checkable(window: QMainWindow, action: QAction) -> QAction:
    action.setCheckable(True)
    action.setMenuRole(QAction.MenuRole.NoRole)
    window.addAction(action)
    return action


def _add(window: QMainWindow, add: Callable[[str], QAction], text: str, keys: str, do: Callable[[], object]) -> QAction:
    action = add(text)
    if keys:
        action.setShortcut(QKeySequence(keys))
    action.setMenuRole(QAction.MenuRole.NoRole)
    action.triggered.connect(lambda _checked=False: do())
    window.addAction(action)
    return action
