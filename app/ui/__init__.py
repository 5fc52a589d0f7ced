"""The window: presenters (no Qt) and views (Qt Widgets), one folder a subject."""

from __future__ import annotations

from app.ui.immortal import keep_constants

keep_constants()
