"""Everything that CI checks, on any system: format, lint, types, layers, tests. Ends with pytest's own summary.

Run: uv run python pakning/kontrol.py
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CHECKS = (
    ("ruff", "format", "--check", "--quiet", "."),
    ("ruff", "check", "--quiet", "."),
    ("mypy",),
    ("importlinter.cli", "lint_imports"),
    ("pytest", "-q", "-ra", "-n", "auto", "--dist", "worksteal"),
)


def command(check: tuple[str, ...]) -> list[str]:
    if check[0] == "importlinter.cli":
        return [
            sys.executable,
            "-c",
            "import sys; from importlinter.cli import lint_imports_command as c; sys.exit(c())",
        ]
    return [sys.executable, "-m", *check]


def main() -> int:
    for check in CHECKS:
        print(f"== {' '.join(check)}", flush=True)
        done = subprocess.run(command(check), cwd=ROOT, check=False)  # noqa: S603 - our own tools
        if done.returncode:
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
