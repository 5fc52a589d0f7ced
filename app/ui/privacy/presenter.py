"""What the dialogs about moving, own data and erasing show and do. No Qt."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.model.domain.danish import day_text
from app.model.domain.entities import Changes
from app.model.domain.errors import Mistake, Refused
from app.model.domain.reasons import Certainty
from app.model.services.binder import Binder
from app.model.services.exchange import refuse_own_file
from app.model.services.moving import SUFFIX, export_everything
from app.model.services.own_data import OwnData, own_data, write_own_data_json, write_own_data_pdf
from app.model.services.people import helper_cards
from app.model.services.retention import Candidate, Keeping, candidates, erase_helper, still_mentioned
from app.ui.own_files import with_suffix

MOVE_TITLES = {"password": "Adgangskode", "again": "Gentag adgangskoden", "target": "Gem som"}
CERTAINTY = {
    Certainty.A: "sikker: læst i kilden",
    Certainty.B: "efter en anden kilde end loven selv",
    Certainty.C: "ikke afklaret",
}
LOST = (
    "Kort, kontrakter, vagter, fravær, samtaler, kurser, udlån, ansøgning, scannede papirer og udstedte dokumenter slettes. "
    "Ordningens regnskab mister hjælperens timer i alle måneder."
)
NO_WAY_BACK = (
    "Det kan ikke fortrydes, og ændringer fra før kan heller ikke fortrydes bagefter. "
    "Sikkerhedskopier og filer, du har gemt før, har stadig oplysningerne."
)
PLACES_TOLD = 3
PDF, JSON = ".pdf", ".json"


def move(binder: Binder, texts: Mapping[str, str]) -> tuple[Path, str]:
    """Writes the copy; returns where it is and its recovery code. Raises Refused with the fields' titles."""
    mistakes = [Mistake(MOVE_TITLES["password"], "skriv en adgangskode")] if not texts["password"].strip() else []
    if texts["password"] and texts["password"] != texts["again"]:
        mistakes.append(Mistake(MOVE_TITLES["again"], "de to adgangskoder er ikke ens; skriv dem igen"))
    name = texts["target"].strip()
    if not name or "\0" in name:
        mistakes.append(Mistake(MOVE_TITLES["target"], "vælg, hvor filen skal ligge"))
    if mistakes:
        raise Refused(*mistakes)
    target = with_suffix(Path(name).expanduser().absolute(), SUFFIX)
    return target, export_everything(binder, target, texts["password"])


def suggested_target(binder: Binder) -> Path:
    """A name beside the own file; where it goes is the user's choice."""
    own = binder.database.path
    return own.with_name(f"{own.stem}-flytning{SUFFIX}")


class OwnDataPresenter:
    """The helpers to choose from, and one's own data."""

    def __init__(self, binder: Binder) -> None:
        self._binder = binder
        self._data: OwnData | None = None

    def helpers(self) -> dict[str, str]:
        """Names by id; who shares a name is told apart by the date of birth."""
        cards = helper_cards(self._binder)
        names = [card.draft.name for card in cards]
        return {
            card.id: card.draft.name
            if names.count(card.draft.name) == 1
            else f"{card.draft.name} ({f'født {day_text(card.draft.born_on)}' if card.draft.born_on else card.id})"
            for card in cards
        }

    def show(self, helper_id: str) -> str:
        self._data = own_data(self._binder, helper_id)
        return self._data.text

    def file_name(self, suffix: str) -> str:
        name = re.sub(r"[^\w]+", "-", self._data.helper if self._data else "").strip("-").casefold()
        return f"oplysninger-{name[:60] or 'hjaelper'}{suffix}"

    def save(self, path: Path, suffix: str) -> Path:
        """Writes what is shown as PDF or JSON; raises Refused."""
        if self._data is None:
            raise Refused(Mistake("Hjælper", "vælg en hjælper"))
        path = with_suffix(path, suffix)
        refuse_own_file(self._binder, path)
        if suffix == PDF:
            write_own_data_pdf(self._binder, self._data, path)
        else:
            write_own_data_json(self._data, path)
        return path


@dataclass(frozen=True)
class FormerRow:
    """A former helper; `spoken` is the line in one sentence."""

    id: str
    name: str
    ended: str
    free: str
    state: str

    @property
    def spoken(self) -> str:
        return f"{self.name}, ansat til {self.ended}, {self.state}"


class RetentionPresenter:
    """The former helpers, why their data are kept, and the erasing."""

    def __init__(self, binder: Binder) -> None:
        self._binder = binder
        self._found: dict[str, Candidate] = {}

    def rows(self) -> tuple[FormerRow, ...]:
        """Those whose time has run out first."""
        found = sorted(candidates(self._binder), key=lambda one: not one.run_out)
        self._found = {one.helper_id: one for one in found}
        return tuple(_row(one) for one in found)

    def why(self, helper_id: str | None) -> str:
        """Each reason on its line, the sources and how sure they are."""
        found = self._found.get(helper_id or "")
        if found is None:
            return ""
        lines = [_why(keeping) for keeping in found.keepings]
        return "\n\n".join([_conclusion(found), *lines])

    def locked(self, helper_id: str | None) -> str:
        """Why the helper can't be erased today; "" when that is for a person to decide."""
        found = self._found.get(helper_id or "")
        if found is None:
            return "Vælg en tidligere hjælper."
        return f"Kan ikke slettes til og med {day_text(found.locked_until)}." if found.locked_until else ""

    def question(self, helper_id: str) -> str:
        found = self._found[helper_id]
        parts = [f"Vil du slette alt, hvad der er gemt om {found.name}?"]
        parts += [f"Bemærk: {keeping.reason.text}" for keeping in found.keepings if keeping.until >= self._binder.today]
        parts += [LOST, NO_WAY_BACK]
        if places := still_mentioned(self._binder, found.name):
            more = f" og {len(places) - PLACES_TOLD} andre steder" if len(places) > PLACES_TOLD else ""
            parts.append(f"Navnet bliver stående i {', '.join(places[:PLACES_TOLD])}{more}. Ret det selv.")
        return "\n\n".join(parts)

    def erase(self, helper_id: str) -> Changes:
        return erase_helper(self._binder, helper_id)


def _row(found: Candidate) -> FormerRow:
    ended = day_text(found.ended_on) if found.ended_on else "aldrig ansat"
    free = day_text(found.when_free) if found.when_free else "nu"
    return FormerRow(found.helper_id, found.name, ended, free, _state(found))


def _state(found: Candidate) -> str:
    if found.run_out:
        return "kan slettes"
    if found.locked_until:
        return f"skal gemmes til og med {day_text(found.locked_until)}"
    return "må slettes, hvis du vurderer det"


def _conclusion(found: Candidate) -> str:
    if found.run_out:
        return "Ingen frist taler længere for at gemme oplysningerne. De bør slettes, når de ikke bruges mere."
    if found.locked_until:
        return f"Registret over arbejdstid skal gemmes. Oplysningerne kan ikke slettes til og med {day_text(found.locked_until)}."
    return "Loven siger ikke, at oplysningerne skal gemmes, men en frist herunder er ikke udløbet. Du afgør det selv."


def _why(keeping: Keeping) -> str:
    reason = keeping.reason
    sure = f" ({CERTAINTY[reason.certainty]})" if reason.certainty else ""
    return f"{reason.text} Kilde: {reason.source}{sure}."
