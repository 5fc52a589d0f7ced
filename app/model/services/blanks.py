"""Something that a document needs and nobody has written yet: what it is called, and in which field it is written."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a document can be about, and whose field a blank is. STAY_HELPER: a helper in a stay, which is the record."""

    SCHEME = "scheme"
    HELPER = "helper"
    CONTRACT = "contract"
    TALK = "talk"
    TRAINING = "training"
    TERMINATION = "termination"
    HIRING = "hiring"
    ABSENCE = "absence"
    APPLICANT = "applicant"
    ACCIDENT = "accident"
    PARENTAL = "parental"
    WISH = "wish"
    STAY = "stay"
    STAY_HELPER = "stay_helper"


# What a document about it is about one helper.
OF_HELPER = frozenset(
    {
        Kind.HELPER,
        Kind.CONTRACT,
        Kind.TALK,
        Kind.TERMINATION,
        Kind.ABSENCE,
        Kind.ACCIDENT,
        Kind.PARENTAL,
        Kind.WISH,
        Kind.STAY_HELPER,
    }
)


@dataclass(frozen=True)
class Blank:
    """`place` is the screen's key; `field` the name in that form; `needed`: the document is not right without it."""

    title: str
    place: str
    kind: Kind
    field: str
    helper_id: str | None = None
    record_id: str | None = None
    needed: bool = True
