"""Small scheme files to damage, a disk of half a megabyte, and programs that are started to be stopped."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from app.model.services import people, roster
from app.model.services.binder import Binder, Resources, create_binder

ROOT = Path(__file__).parents[2]
PASSWORD = "en lang kode"
Make = Callable[..., Binder]
Run = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def make(resources: Resources, clock: Callable[[], datetime]) -> Make:
    """Makes a small scheme file with a few helpers and shifts, and leaves it open."""

    def made(path: Path, password: str | None = None) -> Binder:
        binder = create_binder(path, resources, clock, password=password)
        for name in ("Anna Sørensen", "Bent Jørgensen", "Cecilie Møller"):
            helper = people.add_helper(binder, people.HelperDraft(name, address="Opfundet Vej 1"))
            people.add_contract(binder, helper, people.ContractDraft(date(2026, 1, 1)))
            for day in range(4):
                start = datetime(2026, 12, 1, 7) + timedelta(days=day)
                roster.add_shift(
                    binder, roster.ShiftDraft(helper, start, start + timedelta(hours=8), note="Husk nøglen")
                )
        return binder

    return made


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own; it can be filled up, and made read-only by `remount`."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("kun root på Linux kan lave en lille disk")
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=900k", "tmpfs", folder], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip(f"denne maskine må ikke montere en disk: {mounted.stderr.decode(errors='replace').strip()}")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


@pytest.fixture
def start() -> Iterator[Run]:
    """Starts Python with some lines of code; what still runs at the end is killed."""
    started: list[subprocess.Popen[str]] = []

    def go(code: str, *arguments: object, **environment: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-c", code, *map(str, arguments)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        )
        started.append(process)
        return process

    yield go
    for process in started:
        process.kill()
        process.communicate()
