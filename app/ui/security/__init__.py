"""The password in the window: the panel in Indstillinger, its dialogs, the page that unlocks, the lock after no use."""

from __future__ import annotations
