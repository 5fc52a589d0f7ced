"""The window: presenters (no Qt) and views (Qt Widgets), one folder a subject."""

from __future__ import annotations
