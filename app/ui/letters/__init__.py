"""Making a document: what is missing, the text, the PDF; used by several screens."""

from __future__ import annotations
