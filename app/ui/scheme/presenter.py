"""The state of the screen "Ordning": the form as it is typed, the grants, the hours to cover, whose rules count. No Qt.

Saving follows the same manner as a helper's card (app/ui/people/presenter.py): "Gem", Enter, and whenever the keyboard
leaves the form with texts that can be saved; what can't be saved stays in its field, marked.
"""

from __future__ import annotations

from collections.abc import Mapping

from app.model.domain.entities import Changes, Party
from app.model.domain.errors import KnownFault, Refused
from app.model.domain.reasons import Certainty
from app.model.rulebook.profiles import load_rulebook
from app.model.rulebook.rulebook import Rulebook, UnknownRule
from app.model.rulebook.values import WindowTable
from app.model.services import scheme, watch
from app.model.services.binder import Binder
from app.model.services.scheme import GrantDraft
from app.model.services.watch import CoverDraft
from app.ui.entry.texts import Entry, Texts, TypedCard
from app.ui.scheme.cover_texts import COVER_TITLES, CoverRow, cover_draft_texts, cover_rows, empty_cover, read_cover
from app.ui.scheme.grant_texts import (
    GRANT_TITLES,
    GrantRow,
    empty_grant,
    grant_rows,
    grant_texts,
    read_grant,
    sum_note,
)
from app.ui.scheme.scheme_texts import read_scheme, scheme_texts
from app.ui.words import EMPLOYERS, PAYROLLS

_CERTAINTY = {
    Certainty.A: "",
    Certainty.B: "Tallene er læst i en anden kilde end selve aftalen. Spørg kommunen, om de passer.",
    Certainty.C: "Ikke alt er bekræftet. Spørg kommunen, før du regner med tallene.",
}


class SchemePresenter:
    """Holds the typed form, the grants and the windows of hours to be covered."""

    def __init__(self, binder: Binder) -> None:
        self._binder = binder
        self._card = TypedCard()
        self._grants: dict[str, GrantDraft] = {}
        self._cover: dict[str, CoverDraft] = {}
        self.note = ""
        self.reload()

    def reload(self) -> None:
        """Reads the file again; what is typed is kept."""
        self._card.read_again(scheme_texts(scheme.scheme_draft(self._binder)))
        self._grants = dict(scheme.grants(self._binder))
        self._cover = dict(watch.cover(self._binder))

    @property
    def texts(self) -> Texts:
        return self._card.texts

    @property
    def changed(self) -> bool:
        return self._card.changed

    def type(self, name: str, text: str) -> None:
        self._card.type(name, text)

    def undo(self) -> None:
        self._card.undo()

    def save(self) -> Changes | None:
        """Saves what is typed; None when nothing differs. Raises Refused, and everything stays as it is."""
        if not self.changed:
            return None
        draft = read_scheme(self.texts, self._binder.today)
        changes = scheme.save_scheme(self._binder, draft)
        self._card.load(scheme_texts(draft))
        self.reload()
        return changes

    def municipalities(self) -> dict[str, str]:
        """All profiles; one that the file names but the program lacks stands under its own key."""
        known = {profile.key: profile.title for profile in scheme.municipalities(self._binder)}
        return {self.texts["municipality"]: self.texts["municipality"]} | known

    def employers(self) -> dict[str, str]:
        """The usual employers; the municipality only where a file says so already."""
        usual = {party.value: name for party, name in EMPLOYERS.items()}
        stored = self.texts["employer"]
        return usual if stored in usual else {**usual, stored: PAYROLLS[Party(stored)]}

    def municipality_note(self) -> str:
        """Whose rules the typed choice means, where its supplements are from and how sure they are."""
        try:
            rules = load_rulebook(self._binder.resources.rules, self.texts["municipality"])
            table = rules.supplements(self._binder.today)
        except (KnownFault, Refused, UnknownRule) as fault:
            return str(fault)
        if table is None:
            return "Programmet regner ingen tillæg ud, før du vælger en kommune eller en aftale."
        return _source_text(rules, table)

    def grants(self) -> tuple[GrantRow, ...]:
        return grant_rows(list(self._grants.items()))

    def new_grant(self) -> Entry:
        return Entry(GRANT_TITLES, empty_grant(), lambda texts: self._save_grant(texts, None))

    def open_grant(self, grant_id: str) -> Entry:
        texts = grant_texts(self._grants[grant_id])
        return Entry(GRANT_TITLES, texts, lambda typed: self._save_grant(typed, grant_id))

    def delete_grant(self, grant_id: str) -> Changes:
        changes = scheme.delete_grant(self._binder, grant_id)
        self.reload()
        return changes

    def _save_grant(self, texts: Mapping[str, str], grant_id: str | None) -> Changes:
        """`note` then has a sentence when the hours don't add up."""
        draft = read_grant(texts, self._binder.today)
        changes = scheme.save_grant(self._binder, draft, grant_id)
        self.note = sum_note(draft)
        self.reload()
        return changes

    def cover(self) -> tuple[CoverRow, ...]:
        return cover_rows(list(self._cover.items()))

    def new_cover(self) -> Entry:
        return Entry(COVER_TITLES, empty_cover(), lambda texts: self._save_cover(texts, None))

    def open_cover(self, cover_id: str) -> Entry:
        texts = cover_draft_texts(self._cover[cover_id])
        return Entry(COVER_TITLES, texts, lambda typed: self._save_cover(typed, cover_id))

    def delete_cover(self, cover_id: str) -> Changes:
        changes = watch.delete_cover(self._binder, cover_id)
        self.reload()
        return changes

    def _save_cover(self, texts: Mapping[str, str], cover_id: str | None) -> Changes:
        draft = read_cover(texts, self._binder.today)
        if cover_id is None:
            changes = watch.add_cover(self._binder, draft)
        else:
            changes = watch.change_cover(self._binder, cover_id, draft)
        self.reload()
        return changes


def _source_text(rules: Rulebook, table: WindowTable) -> str:
    parts = [f"Tillæg efter {rules.title}.", f"Kilde: {table.source}.", _CERTAINTY[table.certainty], table.note or ""]
    return " ".join(part for part in parts if part)
