"""What can go wrong, in two kinds: the user's mistakes (values with a place) and known faults of the machine."""

from __future__ import annotations

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
