"""The whole binder for another computer or person: an encrypted scheme file, undo and log included.

It is opened there like any other scheme file, with its own password or its recovery code.
"""

from __future__ import annotations

import errno
from pathlib import Path

from app.model.domain.errors import KnownFault, Mistake, Refused
from app.model.services.binder import Binder

SUFFIX = ".hjm"


def export_everything(binder: Binder, target: Path, password: str) -> str:
    """Writes the binder under a password of its own, checked by opening it; returns the copy's recovery code.

    Raises:
        Refused: no password, a file of that name is there, or the folder can't be written; nothing is written.

    """
    if not password.strip():
        raise Refused(Mistake("Adgangskode", "må ikke være tom: filen indeholder alt og skal kunne sendes sikkert"))
    try:
        taken = target.exists()
        inside = target.parent.is_dir()
    except (OSError, ValueError) as fault:
        too_long = getattr(fault, "errno", 0) == errno.ENAMETOOLONG
        raise Refused(Mistake(target.name, "navnet er for langt" if too_long else "kan ikke bruges")) from None
    if taken:
        raise Refused(Mistake(target.name, "findes allerede og er ikke rørt; vælg et andet navn"))
    if not inside:
        raise Refused(Mistake(str(target.parent), "mappen findes ikke"))
    try:
        return binder.database.copy_to(target, password)
    except KnownFault as fault:
        raise Refused(Mistake("", str(fault))) from None
