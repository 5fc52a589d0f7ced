"""Every document that can be asked for by name, whatever makes it: lists, letters, the roster, a helper's own data.

The command line goes by this; the window has places of its own for most of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.model.domain.entities import Month
from app.model.domain.errors import Mistake, Refused
from app.model.services import letters, own_data, roster_papers, watch_papers
from app.model.services.binder import Binder
from app.model.services.blanks import OF_HELPER, Kind
from app.model.services.exchange import refuse_own_file, write_whole
from app.model.services.letter.catalogue import LETTERS
from app.model.services.letter.field import SCREENS
from app.model.services.list_papers import Asked

ROSTER, OWN_DATA = roster_papers.KIND, "egne-oplysninger"
DAY, FIRST, LAST, HELPER, ABOUT = "dato", "fra", "til", "hjaelper", "om"


@dataclass(frozen=True)
class Paper:
    """A document by its name: what it is called, and what may be said of it; `needs` must be."""

    name: str
    title: str
    options: tuple[str, ...]
    needs: tuple[str, ...] = ()


def papers() -> dict[str, Paper]:
    """All of them, by name, in the order in which they are listed."""
    found = [
        Paper(name, each.title, (HELPER, *([DAY] if each.has_as_of else []), FIRST, LAST))
        for name, each in watch_papers.DOCUMENTS.items()
    ]
    found.append(Paper(ROSTER, "Vagtplan for en måned, til væggen eller for én hjælper", (HELPER, FIRST)))
    found.append(Paper(OWN_DATA, "Alt, der er gemt om en hjælper", (HELPER,), (HELPER,)))
    for letter in LETTERS.values():
        of_helper = letter.kind in OF_HELPER
        options = (HELPER, ABOUT, DAY) if of_helper else (DAY,) if letter.kind is Kind.SCHEME else (ABOUT, DAY)
        needs = (ABOUT,) if letter.kind is Kind.APPLICANT else ()
        found.append(Paper(letter.name, letter.title, options, needs))
    return {paper.name: paper for paper in found}


def save_paper(binder: Binder, name: str, asked: Asked, path: Path, about: str | None = None) -> list[str]:
    """Writes a document as PDF and issues it where it is one to keep; returns what is to be said of it, a line each.

    Raises:
        Refused: no such document, helper or record, or the file can't be written.

    """
    if name in watch_papers.DOCUMENTS:
        watch_papers.save_document(binder, name, asked, path)
        return []
    if name == ROSTER:
        roster_papers.save_plan(binder, Month.of(asked.first or binder.today), asked.helper_id, path)
        return []
    refuse_own_file(binder, path)
    if name == OWN_DATA:
        data = own_data.own_data(binder, asked.helper_id or "")
        own_data.write_own_data_pdf(binder, data, path)
        return []
    return _save_letter(binder, name, asked, path, about)


def _save_letter(binder: Binder, name: str, asked: Asked, path: Path, record_id: str | None) -> list[str]:
    letter = letters.find_letter(name)
    whom = letters.About(asked.helper_id, record_id, asked.as_of)
    of_nobody = letter.kind is Kind.TALK and record_id is not None  # the minutes of a staff meeting
    if letter.kind in OF_HELPER and asked.helper_id is None and not of_nobody:
        raise Refused(Mistake("--hjaelper", f"mangler; {letter.title} er om en hjælper"))
    notes = [note] if (note := letters.employer_note(binder, name)) else []
    missing = (blank for blank in letters.blanks(binder, name, whom) if blank.needed)
    notes += [f"{blank.title} mangler: der er en linje at skrive på ({SCREENS[blank.place]})" for blank in missing]
    write_whole(path, letters.letter_pdf(binder, name, whom))
    letters.issue_letter(binder, name, whom)
    return notes
