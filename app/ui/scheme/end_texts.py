"""The end of the scheme as the texts of its dialog, and each helper's last day as a row. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.model.domain.danish import day_text
from app.model.domain.entities import Scheme
from app.model.domain.terms import SchemeEnd
from app.model.services.scheme_end import END_FIELDS, SCHEME_ENDS, Ends, HelperEnd
from app.ui.entry.texts import Reader, Texts
from app.ui.formats import optional_day_text

END_TITLES = END_FIELDS
KINDS = {kind.value: title for kind, title in SCHEME_ENDS.items()}
TOLD_HINTS = {
    SchemeEnd.DEATH.value: "Den dag, borgeren døde.",
    SchemeEnd.GRANT_LOST.value: "Den dag, I fik afgørelsen fra kommunen.",
    SchemeEnd.OTHER.value: "Den dag, det blev besluttet.",
}
UNCHANGED = "uændret"


@dataclass(frozen=True)
class HelperRow:
    """One helper: the last day, or that nothing is changed; `text` is how it was counted, or why not."""

    id: str
    name: str
    last_day: str
    text: str

    @property
    def spoken(self) -> str:
        return f"{self.name}, {self.last_day}. {self.text}"


@dataclass(frozen=True)
class EndLook:
    """What the dialog tells of what is typed. `proposed` is the scheme's last day as the rules have it, "" for none."""

    proposed: str = ""
    counted: str = ""
    notes: str = ""
    helpers: tuple[HelperRow, ...] = ()


def helper_rows(helpers: tuple[HelperEnd, ...]) -> tuple[HelperRow, ...]:
    return tuple(
        HelperRow(each.helper_id, each.name, optional_day_text(each.last_day) or UNCHANGED, _sentence(each))
        for each in helpers
    )


def _sentence(each: HelperEnd) -> str:
    """Why nothing is changed is said of the helper by name."""
    return each.text if each.last_day else f"{each.name}: {each.text}"


def end_texts(scheme: Scheme, today: date) -> Texts:
    """What was written before, or an end that begins today."""
    kind = scheme.end_kind or SchemeEnd.GRANT_LOST
    return {
        "kind": kind.value,
        "told_on": day_text(scheme.end_told_on or today),
        "ends_on": optional_day_text(scheme.ends_on),
        "given_on": day_text(today),
    }


def read_ends(texts: Mapping[str, str], today: date) -> Ends:
    """Raises Refused with the fields that can't be read."""
    reader = Reader(texts, END_TITLES, today)
    ends = Ends(
        kind=SchemeEnd(texts["kind"]),
        told_on=reader.needed_day("told_on"),
        ends_on=reader.needed_day("ends_on"),
        given_on=reader.needed_day("given_on"),
    )
    reader.done()
    return ends
