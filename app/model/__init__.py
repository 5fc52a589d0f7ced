"""Everything below the window: no Qt from here down."""

from __future__ import annotations
