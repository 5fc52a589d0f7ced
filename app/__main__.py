"""`python -m app`: the window, or the command line when there is a command."""

from __future__ import annotations

import sys

from app.main import main as _main


def main() -> None:
    sys.exit(_main())


if __name__ == "__main__":
    main()
