"""What a user can do, one module a subject: the table of contents of the program."""

from __future__ import annotations
