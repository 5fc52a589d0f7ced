"""The screen Vagtplan: presenter (no Qt) and view."""

from __future__ import annotations
