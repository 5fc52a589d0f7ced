"""The screen "Historik": what was changed, when, from what to what; and the register of working time."""

from __future__ import annotations
