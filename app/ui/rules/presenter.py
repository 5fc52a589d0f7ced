"""The dialog of what is watched, without Qt: its rows, the chosen rule in full, and the choice between warn and refuse."""

from __future__ import annotations

from dataclasses import dataclass

from app.model.domain.danish import plural
from app.model.domain.entities import Changes
from app.model.services.binder import Binder
from app.model.services.rules_list import RuleLine, rule_lines
from app.model.services.watch import set_rule_choice

WARN, REFUSE, ALWAYS = "Advar", "Afvis", "Afvises altid"
YES, NO = "Ja", "Nej"
NO_NUMBER = "Reglen bygger ikke på noget tal."


@dataclass(frozen=True)
class RuleRow:
    """A line of the table; `spoken` is all of it in one sentence."""

    id: str
    title: str
    group: str
    watched: str
    choice: str

    @property
    def spoken(self) -> str:
        watched = "" if self.watched == YES else "programmet holder ikke øje"
        return ", ".join(text for text in (self.title, self.choice, watched, self.group) if text)


class RulesPresenter:
    """Holds every rule as it stands today."""

    def __init__(self, binder: Binder) -> None:
        self._binder = binder
        self._lines: dict[str, RuleLine] = {}
        self.reload()

    def reload(self) -> None:
        self._lines = {line.code: line for line in rule_lines(self._binder)}

    @property
    def rows(self) -> tuple[RuleRow, ...]:
        return tuple(
            RuleRow(line.code, line.title, line.group, YES if line.watched else NO, _choice_text(line))
            for line in self._lines.values()
        )

    @property
    def summary(self) -> str:
        watched = sum(line.watched for line in self._lines.values())
        rules = plural(len(self._lines), "regel", "regler")
        return f"Her er {rules}. Programmet holder øje med {watched} af dem. Under hver regel står, hvem der har bestemt den."

    def details(self, code: str | None) -> str:
        """The chosen rule in full: what is watched, whether it is, and where its numbers are from."""
        line = self._lines.get(code or "")
        if line is None:
            return ""
        values = [value.told for value in line.values] or [NO_NUMBER]
        return "\n\n".join([line.title, line.watches, line.state, *values])

    def blocks(self, code: str | None) -> bool | None:
        """The user's choice; None where there is none to make."""
        line = self._lines.get(code or "")
        return line.blocks if line is not None else None

    def why_no_choice(self, code: str | None) -> str:
        """Why there is nothing to choose; "" where there is."""
        line = self._lines.get(code or "")
        if line is None or line.blocks is not None:
            return ""
        if line.refused:
            return "Det, reglen forbyder, afvises altid. Det kan ikke vælges fra."
        return "Reglen giver kun besked. Der er ikke noget at vælge."

    def choose(self, code: str, *, blocks: bool) -> Changes | None:
        """None when that is what was chosen before. Raises Refused."""
        if self.blocks(code) is blocks:
            return None
        changes = set_rule_choice(self._binder, code, blocks=blocks)
        self.reload()
        return changes

    def chosen(self, code: str) -> str:
        """What the choice means from now on."""
        line = self._lines[code]
        if line.blocks:
            return f"{line.title}: En vagt, der går imod reglen, kan ikke gemmes fra nu af."
        return f"{line.title}: En vagt, der går imod reglen, giver kun en advarsel."


def _choice_text(line: RuleLine) -> str:
    if line.refused:
        return ALWAYS
    return "" if line.blocks is None else REFUSE if line.blocks else WARN
