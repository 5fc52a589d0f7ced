"""Pure functions: facts and rulebook in, findings out."""

from __future__ import annotations
