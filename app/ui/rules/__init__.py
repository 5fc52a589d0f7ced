"""The dialog "Hvad holdes der øje med?": presenter (no Qt) and view."""

from __future__ import annotations
