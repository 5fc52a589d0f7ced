"""Hjælpermappen: ringbindet til en dansk hjælperordning som program."""

from __future__ import annotations
