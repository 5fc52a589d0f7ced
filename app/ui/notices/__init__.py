"""The calculator of notice: a question, its dates, and the answer with the way it was counted."""

from __future__ import annotations
