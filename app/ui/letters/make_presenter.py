"""The state of the dialog that makes a document: what it is about, what is missing, its text. No Qt."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from app.model.domain.danish import day_text
from app.model.domain.entities import Changes, Party
from app.model.domain.errors import Mistake, Refused
from app.model.services import letters
from app.model.services.binder import Binder
from app.model.services.blanks import Blank
from app.model.services.exchange import refuse_own_file, write_whole
from app.model.services.history import helper_names
from app.model.services.letters import About
from app.ui.formats import parse_day

SCREENS = {"people": "Hjælpere", "scheme": "Ordning", "hiring": "Ansættelse", "roster": "Vagtplan"}
OUTSIDE = {Party.ASSOCIATION: "foreningen", Party.COMPANY: "virksomheden", Party.MUNICIPALITY: "kommunen"}


class MakePresenter:
    """Holds one document in the making. `changes` is what issuing it changed, if it was issued."""

    def __init__(self, binder: Binder, name: str, about: About) -> None:
        self._binder = binder
        self.letter = letters.find_letter(name)
        self._about = replace(about, on=about.on or binder.today)
        self.records = tuple(letters.records(binder, name, about.helper_id))
        self.changes: Changes | None = None
        self._load()

    def _load(self) -> None:
        name, about = self.letter.name, self._about
        self.blanks: tuple[Blank, ...] = tuple(letters.blanks(self._binder, name, about))
        self.text = letters.letter_text(self._binder, name, about)

    @property
    def title(self) -> str:
        """The document's name, and whom it is about."""
        who = helper_names(self._binder).get(self._about.helper_id or "", "")
        return f"{self.letter.title} – {who}" if who else self.letter.title

    @property
    def record_id(self) -> str | None:
        return self._about.record_id

    @property
    def day(self) -> str:
        return day_text(self._about.on or self._binder.today)

    def choose_record(self, record_id: str) -> None:
        """Raises Refused for one that has gone."""
        self._about = replace(self._about, record_id=record_id)
        self._load()

    def choose_day(self, text: str) -> None:
        """The date that the document bears; raises Refused for what is no date."""
        try:
            day = parse_day(text, self._binder.today)
        except ValueError as wrong:
            raise Refused(Mistake("Dato", str(wrong))) from None
        self._about = replace(self._about, on=day)
        self._load()

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
        employer = OUTSIDE.get(self._binder.scheme().employer)
        if employer is None or not self.letter.of_employer:
            return ""
        return f"I din ordning er {employer} arbejdsgiver. Normalt er det {employer}, der skriver dette."

    def blank_text(self, blank: Blank) -> str:
        """A line of the list."""
        return f"{blank.title} ({SCREENS.get(blank.place, '')})"

    def pdf(self) -> bytes:
        """Issues the document and gives its pages."""
        issued = letters.issue_letter(self._binder, self.letter.name, self._about)
        self.changes = issued.changes or self.changes
        return issued.pdf

    def save(self, path: Path) -> None:
        """Writes the document, and issues it when it is written; an older file of that name is replaced whole."""
        refuse_own_file(self._binder, path)
        write_whole(path, letters.letter_pdf(self._binder, self.letter.name, self._about))
        self.pdf()

    def file_name(self) -> str:
        helper_id = self._about.helper_id or ""
        who = helper_names(self._binder).get(helper_id, "")
        day: date = self._about.on or self._binder.today
        return letters.file_name(self.letter.name, who, helper_id, day.isoformat())
