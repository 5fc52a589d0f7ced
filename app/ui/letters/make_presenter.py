"""The state of the dialog that makes a document: what it is about, what is missing, its text. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from app.model.domain.danish import day_text
from app.model.domain.entities import Changes
from app.model.services import letters
from app.model.services.binder import Binder
from app.model.services.blanks import Blank
from app.model.services.exchange import refuse_own_file, write_whole
from app.model.services.history import helper_names
from app.model.services.letter.field import SCREENS
from app.model.services.letters import About
from app.ui.entry.texts import Reader, Texts

RECORD, DAY = "record", "day"
MAKE_TITLES = {RECORD: "Det handler om", DAY: "Dato på dokumentet"}


class MakePresenter:
    """Holds one document in the making. `changes` is what issuing it changed, if it was issued.

    `records` is what it can be about, where there is a choice.
    """

    def __init__(self, binder: Binder, name: str, about: About) -> None:
        self._binder = binder
        self.letter = letters.find_letter(name)
        self.changes: Changes | None = None
        about = replace(about, on=about.on or binder.today)
        record_id = about.record_id or letters.record_of(binder, name, about)
        records = letters.records(binder, name, about.helper_id)
        self.records = tuple(records) if record_id in dict(records) else ()
        self._show(replace(about, record_id=record_id))

    def _show(self, about: About) -> None:
        """Everything is read before anything is shown, so that a refusal leaves what stands there."""
        blanks = letters.blanks(self._binder, self.letter.name, about)
        text = letters.letter_text(self._binder, self.letter.name, about)
        self._about, self.blanks, self.text = about, tuple(blanks), text

    @property
    def title(self) -> str:
        """The document's name, and whom it is about."""
        who = helper_names(self._binder).get(self._about.helper_id or "", "")
        return f"{self.letter.title} – {who}" if who else self.letter.title

    @property
    def day(self) -> date:
        return self._about.on or self._binder.today

    def texts(self) -> Texts:
        """What stands in the fields."""
        return {RECORD: self._about.record_id or "", DAY: day_text(self.day)}

    def choose(self, texts: Mapping[str, str]) -> None:
        """Another record or date. Raises Refused for a date that is none, or a record that has gone."""
        reader = Reader(texts, MAKE_TITLES, self._binder.today)
        day = reader.needed_day(DAY)
        reader.done()
        chosen = replace(self._about, on=day, record_id=texts.get(RECORD) or self._about.record_id)
        if chosen != self._about:
            self._show(chosen)

    @property
    def missing(self) -> str:
        """One sentence over the list of what is missing; "" where nothing is."""
        needed = sum(blank.needed for blank in self.blanks)
        if not self.blanks:
            return ""
        if not needed:
            return "Det her er ikke skrevet endnu. Dokumentet er rigtigt uden, med linjer at skrive på."
        if needed == 1:
            return "Der mangler 1 oplysning. Skriv den først, eller lad den stå som en linje at skrive på."
        return f"Der mangler {needed} oplysninger. Skriv dem først, eller lad dem stå som linjer at skrive på."

    @property
    def note(self) -> str:
        """Who should write it, where the employer is somebody else."""
        return letters.employer_note(self._binder, self.letter.name)

    def blank_text(self, blank: Blank) -> str:
        """A line of the list."""
        return f"{blank.title} ({SCREENS.get(blank.place, '')})"

    @property
    def lines(self) -> str:
        """What is said of a paper that is made with something missing; "" where nothing is needed."""
        return "Der er linjer at skrive på." if any(blank.needed for blank in self.blanks) else ""

    def pages(self) -> bytes:
        """The PDF; nothing is issued."""
        return letters.letter_pdf(self._binder, self.letter.name, self._about)

    def issue(self) -> None:
        """The document has left the program: it is kept in the archive."""
        issued = letters.issue_letter(self._binder, self.letter.name, self._about)
        self.changes = issued.changes or self.changes

    def save(self, path: Path) -> None:
        """Writes the document, and issues it when it is written; an older file of that name is replaced whole."""
        refuse_own_file(self._binder, path)
        write_whole(path, self.pages())
        self.issue()

    def file_name(self) -> str:
        helper_id = self._about.helper_id or ""
        who = helper_names(self._binder).get(helper_id, "")
        return letters.file_name(self.letter.name, who, helper_id, self.day.isoformat())
