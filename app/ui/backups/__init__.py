"""Backups on the screen: the panel in Indstillinger, the dialog Gendan, the page of a damaged file, and the clock."""

from __future__ import annotations
