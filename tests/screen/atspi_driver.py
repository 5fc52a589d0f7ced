"""Drives the real window on a real display as a keyboard user with a screen reader, and writes what it heard as JSON.

Run by the system's own Python (it has pyatspi), inside dbus-run-session and xvfb-run; see test_screen.py.
Usage: atspi_driver.py PYTHON SCHEME_FILE DOCUMENTS_FOLDER RESULT_FILE
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pyatspi

PATIENCE = 20.0
SUBJECTS = (*"123456789", "comma")  # the key that leads to each, with Ctrl


def keys(*names: str) -> None:
    for name in names:
        subprocess.run(["xdotool", "key", "--clearmodifiers", name], check=True)
        time.sleep(0.08)


def write(text: str) -> None:
    subprocess.run(["xdotool", "type", "--delay", "40", text], check=True)


def wait(question: Any) -> Any:
    """The first true answer; None after PATIENCE seconds."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            if answer := question():
                return answer
        except Exception:  # noqa: BLE001, S110 - the tree changes while it is read
            pass
        time.sleep(0.1)
    return None


def application() -> Any:
    desktop = pyatspi.Registry.getDesktop(0)
    return next(
        (a for a in desktop if (a and "python" in (a.name or "").lower()) or (a and "lpermappen" in (a.name or ""))),
        None,
    )


LEAVES = {pyatspi.ROLE_TABLE, pyatspi.ROLE_COMBO_BOX, pyatspi.ROLE_MENU}


def everything(node: Any) -> list[Any]:
    """All nodes that are on screen; what is inside a table, a list to choose from or a menu is not asked for."""
    found = [node]
    if node.getRole() in LEAVES:
        return found
    for child in node:
        if child is not None and (has(child, pyatspi.STATE_SHOWING) or child.getRole() == pyatspi.ROLE_FRAME):
            found += everything(child)
    return found


def has(node: Any, *states: Any) -> bool:
    held = node.getState()
    return all(held.contains(state) for state in states)


def label(node: Any) -> str:
    """The text of the label that names a control: on Linux a combo box is named by its value, and labelled by this."""
    relations = (r for r in node.getRelationSet() if r.getRelationType() == pyatspi.RELATION_LABELLED_BY)
    return next((r.getTarget(0).name for r in relations), "")


def controls(app: Any) -> list[dict[str, str]]:
    """Every control on screen that takes the focus."""
    return [
        {"role": node.getRoleName(), "name": node.name or "", "label": label(node)}
        for node in everything(app)
        if has(node, pyatspi.STATE_FOCUSABLE, pyatspi.STATE_SHOWING, pyatspi.STATE_ENABLED)
    ]


def cell(app: Any, text: str) -> str | None:
    """The name of the first table cell that says this."""
    for table in (node for node in everything(app) if node.getRole() == pyatspi.ROLE_TABLE):
        for index in range(min(table.childCount, 140)):
            if text in (table[index].name or ""):
                return str(table[index].name)
    return None


def focused(app: Any) -> Any:
    nodes = [node for node in everything(app) if has(node, pyatspi.STATE_FOCUSED)]
    return nodes[-1] if nodes else None


def row(app: Any) -> str | None:
    """What is said of the focused cell of the table that has the keyboard."""
    table = focused(app)
    if table is None:
        return None
    cells = [child for child in table if child is not None and has(child, pyatspi.STATE_FOCUSED)]
    return str((cells or [table])[0].name)


def tab_to(app: Any, name: str, most: int = 60) -> list[str]:
    """Presses Tab until a control of that name has the focus; the names on the way."""
    way: list[str] = []
    for _ in range(most):
        node = wait(lambda: focused(app))
        way.append((node.name or node.getRoleName()) if node else "nothing")
        if way[-1] == name:
            return way
        keys("Tab")
        time.sleep(0.1)
    return way


def story(app: Any, documents: Path) -> dict[str, Any]:
    heard: dict[str, Any] = {"controls": {}}
    wait(lambda: focused(app))
    heard["first"] = wait(lambda: row(app))
    keys("Down")
    time.sleep(0.3)
    heard["second"] = wait(lambda: row(app))
    keys("ctrl+2")
    time.sleep(1.0)
    write("22-8")
    keys("Return")
    heard["cell"] = wait(lambda: cell(app, "22:00–08:00"))
    for key in SUBJECTS:
        keys(f"ctrl+{key}")
        time.sleep(1.0)
        heard["controls"][key] = controls(app)
    keys("ctrl+3")
    time.sleep(0.5)
    heard["way"] = tab_to(app, "Gem alle som PDF")
    keys("space")
    heard["files"] = wait(lambda: sorted(p.name for p in documents.rglob("*.pdf"))) or []
    return heard


def main() -> None:
    python, file, documents, heard = sys.argv[1:5]
    environment = {
        **os.environ,
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "QT_QPA_PLATFORM": "xcb",
        "QT_ACCESSIBILITY": "1",
    }
    program = subprocess.Popen([python, "-m", "app", "--mappe", file], env=environment)
    try:
        app = wait(application)
        if app is None:
            sys.exit("vinduet viste sig ikke for skærmlæseren")
        window = subprocess.run(
            ["xdotool", "search", "--sync", "--onlyvisible", "--name", "permappen"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout.split()[0]
        subprocess.run(["xdotool", "windowfocus", "--sync", window], check=True)
        time.sleep(1.0)
        Path(heard).write_text(json.dumps(story(app, Path(documents))), encoding="utf-8")
    finally:
        program.terminate()


main()
