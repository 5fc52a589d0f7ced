"""The state of the screen "Papirer". No Qt."""

from __future__ import annotations
