"""Values and entities of a helper scheme; standard library only (holidays in calendar_dk alone)."""

from __future__ import annotations
