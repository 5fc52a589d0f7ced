"""What the screens share about findings: their signs, their reasons, and what the user decides about them."""

from __future__ import annotations
