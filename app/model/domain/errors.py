"""What can go wrong, in two kinds: the user's mistakes (values with a place) and known faults of the machine."""

from __future__ import annotations

import errno
from dataclasses import dataclass


@dataclass(frozen=True)
class Mistake:
    """Something the user can put right: `place` names the field ("helpers[3].born_on", "Fra kl."), in Danish text."""

    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" if self.place else self.message


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not an error in the program
    """The change was not made; nothing is lost. Carries the mistakes in the order of the input."""

    def __init__(self, *mistakes: Mistake) -> None:
        super().__init__(*mistakes)
        self.mistakes = mistakes

    def __str__(self) -> str:
        return "; ".join(map(str, self.mistakes))


class KnownFault(Exception):  # noqa: N818 - the name says how it differs from a bug
    """A fault of disk or file, told in plain Danish with what to do."""


_OS_REASONS = {
    errno.ENOENT: "den findes ikke",
    errno.EACCES: "du har ikke adgang til den",
    errno.EPERM: "du har ikke adgang til den",
    errno.EISDIR: "det er en mappe",
    errno.ENOTDIR: "noget i stien er en fil, ikke en mappe",
    errno.EEXIST: "der ligger en fil med det navn",
    errno.ENOSPC: "der er ikke mere plads på disken",
    errno.EROFS: "disken kan kun læses",
    errno.ENAMETOOLONG: "navnet er for langt",
    errno.EIO: "disken svarer ikke rigtigt",
}


def os_reason(fault: OSError) -> str:
    """What the operating system says, in Danish: "den findes ikke"."""
    return _OS_REASONS.get(fault.errno or 0, f"ukendt fejl nr. {fault.errno or 0}")
