"""Reads ressourcer/regler: key + date + profile -> value with unit, source and certainty. No number from law is code."""

from __future__ import annotations
