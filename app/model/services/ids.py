"""New ids: short, readable and never used before in the file, e.g. "v-1f3a9c2e"."""

from __future__ import annotations

from uuid import uuid4


def new_id(prefix: str) -> str:
    return f"{prefix}-{uuid4().hex[:12]}"
