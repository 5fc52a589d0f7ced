"""What screens share about absence: its words, the dialog of one absence, and the report of a sickness."""

from __future__ import annotations
