"""Pure functions: facts and rulebook in, numbers with reasons out."""

from __future__ import annotations
