"""What every form shares: fields that say what is wrong with them, their dialog, tables and page."""

from __future__ import annotations
