"""A grant's dialog as texts and back, the list of grants as rows, and a word where the hours don't add up. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.model.domain.danish import number_text
from app.model.services.scheme import HOUR_FIELDS, GrantDraft
from app.ui.entry.texts import Reader, Texts
from app.ui.formats import optional_day_text, optional_number_text

GRANT_TITLES = {"starts_on": "Fra", "ends_on": "Til", **HOUR_FIELDS, "received_on": "Modtaget"}
_PARTS = ("hours_day", "hours_evening", "hours_night", "hours_weekend")


@dataclass(frozen=True)
class GrantRow:
    """One line of the list of grants; hours a week as text."""

    id: str
    starts_on: str
    ends_on: str
    total: str
    day: str
    evening: str
    night: str
    weekend: str
    received: str

    @property
    def spoken(self) -> str:
        """The line's main part in one sentence."""
        until = f"til {self.ends_on}" if self.ends_on else "uden slutdato"
        hours = f"{self.total} timer om ugen i alt" if self.total else ""
        return ", ".join(part for part in (f"{self.starts_on} {until}", hours) if part)


def grant_rows(grants: Sequence[tuple[str, GrantDraft]]) -> tuple[GrantRow, ...]:
    """The newest first."""
    newest_first = sorted(grants, key=lambda pair: pair[1].starts_on, reverse=True)
    return tuple(
        GrantRow(
            id=grant_id,
            starts_on=optional_day_text(draft.starts_on),
            ends_on=optional_day_text(draft.ends_on),
            total=optional_number_text(draft.hours_total),
            day=optional_number_text(draft.hours_day),
            evening=optional_number_text(draft.hours_evening),
            night=optional_number_text(draft.hours_night),
            weekend=optional_number_text(draft.hours_weekend),
            received=optional_day_text(draft.received_on),
        )
        for grant_id, draft in newest_first
    )


def empty_grant() -> Texts:
    return dict.fromkeys(GRANT_TITLES, "")


def grant_texts(draft: GrantDraft) -> Texts:
    return {
        "starts_on": optional_day_text(draft.starts_on),
        "ends_on": optional_day_text(draft.ends_on),
        "received_on": optional_day_text(draft.received_on),
        **{name: optional_number_text(getattr(draft, name)) for name in HOUR_FIELDS},
    }


def read_grant(texts: Mapping[str, str], today: date) -> GrantDraft:
    """Raises Refused with the fields that can't be read."""
    reader = Reader(texts, GRANT_TITLES, today)
    draft = GrantDraft(
        starts_on=reader.needed_day("starts_on"),
        ends_on=reader.day("ends_on"),
        **{name: reader.number(name) for name in HOUR_FIELDS},
        received_on=reader.day("received_on"),
    )
    reader.done()
    return draft


def sum_note(draft: GrantDraft) -> str:
    """A sentence when the parts do not add up to the total; not a mistake, for letters differ."""
    parts = [hours for name in _PARTS if (hours := getattr(draft, name)) is not None]
    together = sum(parts, Decimal())
    if not parts or draft.hours_total is None or together == draft.hours_total:
        return ""
    return (
        f"Se efter: dag, aften, nat og weekend er {number_text(together)} timer tilsammen, "
        f"men i alt står der {number_text(draft.hours_total)}."
    )
