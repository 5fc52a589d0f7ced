"""Facts of many helpers, helper by helper."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar


class _OfHelper(Protocol):
    helper_id: str


H = TypeVar("H", bound=_OfHelper)


def by_helper(found: Iterable[H]) -> dict[str, list[H]]:
    """Keeps the order within each helper."""
    made: dict[str, list[H]] = {}
    for each in found:
        made.setdefault(each.helper_id, []).append(each)
    return made
