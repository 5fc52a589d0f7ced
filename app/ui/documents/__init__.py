"""The screen Papirer: presenter (no Qt) and view."""

from __future__ import annotations
