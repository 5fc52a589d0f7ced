"""The screen Fravær: sickness, vacation, parental leave, accidents and the citizen's stays; a presenter and a panel each."""

from __future__ import annotations
