"""The state of the screen "Ansættelse". No Qt."""

from __future__ import annotations
