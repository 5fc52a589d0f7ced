"""The scheme file; the only importer of sqlalchemy, sqlcipher3 and alembic."""

from __future__ import annotations
