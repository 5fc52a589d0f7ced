"""Alembic migrations of the scheme file; imported only when one is due."""

from __future__ import annotations
