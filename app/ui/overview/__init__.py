"""The screen "Overblik": what has to be done now, and what the year brings."""

from __future__ import annotations
