"""Values in, PDF out; the only importer of reportlab."""

from __future__ import annotations
