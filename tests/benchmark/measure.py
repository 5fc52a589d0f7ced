"""How the benchmark measures and what its lines look like."""

from __future__ import annotations

import time
from collections.abc import Callable

ROUNDS = 40


def milliseconds(do: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    do()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        do()
        times.append((time.perf_counter() - start) * 1000)
    return times


def line(what: str, mine: float, raw: float, unit: str, limit: float) -> None:
    print(f"{what:<58} {mine:9.1f} {raw:9.1f} {unit:<3} {mine / raw:6.2f} x   (højst {limit:g} x)", flush=True)
