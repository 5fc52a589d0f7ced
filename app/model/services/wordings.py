"""The wording of documents: the program's own text, and what the citizen has made of it; the original is always kept."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from app.model.documents.wording import Wording, parse
from app.model.domain.archive import OwnWording
from app.model.domain.entities import Changes
from app.model.domain.errors import Mistake, Refused
from app.model.rulebook.profiles import load_rulebook, profiles
from app.model.services.binder import Binder
from app.model.services.letter.catalogue import LETTERS
from app.model.services.letter.fields import FIELDS
from app.model.services.letter.rules import rule_titles
from app.model.store import people_queries, queries

VERSION_SIGNS = 8
LONGEST_WORDING = 40_000


@dataclass(frozen=True)
class WordingText:
    """A document's text as it is used. `outdated`: it is the citizen's own, made from an original that has changed since."""

    name: str
    title: str
    text: str
    version: str
    own: bool
    outdated: bool = False


@dataclass(frozen=True)
class FieldInfo:
    """A field that a text can have, as it is written and as people call it."""

    name: str
    title: str


def version_of(text: str) -> str:
    """The first signs of the text's SHA-256: another text has another version."""
    return sha256(text.encode()).hexdigest()[:VERSION_SIGNS]


def original(binder: Binder, name: str) -> str:
    """The program's own text. Raises Refused for a document that there is not."""
    if name not in LETTERS:
        raise Refused(Mistake("Tekst", f"»{name}« findes ikke"))
    return (binder.resources.wordings / f"{name}.txt").read_text(encoding="utf-8")


def wording(binder: Binder, name: str) -> WordingText:
    """The text that is used: the citizen's own, or the original. Raises Refused for one that there is not."""
    with binder.database.read() as session:
        own = queries.by_id(session, OwnWording, name)
    return _text(binder, name, own)


def wordings(binder: Binder) -> list[WordingText]:
    """All texts, in the order in which documents are listed."""
    with binder.database.read() as session:
        own = {each.id: each for each in people_queries.own_wordings(session)}
    return [_text(binder, name, own.get(name)) for name in LETTERS]


def _text(binder: Binder, name: str, own: OwnWording | None) -> WordingText:
    text = original(binder, name)
    version = version_of(text)
    if own is None:
        return WordingText(name, LETTERS[name].title, text, version, own=False)
    return WordingText(
        name, LETTERS[name].title, own.text, version_of(own.text), own=True, outdated=own.based_on != version
    )


def check_wording(binder: Binder, text: str) -> Wording:
    """The text, understood. Raises Refused with the line of each mistake: a directive or a field that there is not."""
    if len(text) > LONGEST_WORDING:
        raise Refused(Mistake("Teksten", f"er på {len(text)} tegn; højst {LONGEST_WORDING} er tilladt"))
    parsed = parse(text)
    known = {*FIELDS, *rule_titles(binder.rulebook())}
    strangers = [(line, name) for name, line in parsed.field_lines.items() if name not in known]
    if strangers:
        known = _of_any_municipality(binder)  # a text names rules that this municipality may say nothing of
        strangers = [(line, name) for line, name in strangers if name not in known]
    if strangers:
        told = "feltet {{{}}} findes ikke; se listen over felter"
        raise Refused(*(Mistake(f"linje {line}", told.format(name)) for line, name in sorted(strangers)))
    return parsed


def _of_any_municipality(binder: Binder) -> set[str]:
    return {
        name
        for profile in profiles(binder.resources.rules)
        for name in rule_titles(load_rulebook(binder.resources.rules, profile.key))
    }


def save_wording(binder: Binder, name: str, text: str) -> Changes:
    """Keeps the citizen's own text; one that is the original again is the original. Raises Refused with the line."""
    first = original(binder, name)
    if text.strip() == first.strip():
        return restore_wording(binder, name)
    check_wording(binder, text)
    with binder.database.change(f"Ret teksten til {LETTERS[name].called}") as work:
        own = queries.by_id(work.session, OwnWording, name)
        if own is None:
            own = OwnWording(name, text, version_of(first), binder.today)
            work.add(own)
        own.text, own.based_on, own.changed_on = text, version_of(first), binder.today
    return work.changes


def restore_wording(binder: Binder, name: str) -> Changes:
    """Back to the program's own text; the citizen's can be had again by undo."""
    with binder.database.change(f"Oprindelig tekst til {LETTERS[name].called}") as work:
        own = queries.by_id(work.session, OwnWording, name)
        if own is not None:
            work.delete(own)
    return work.changes


def field_list(binder: Binder) -> list[FieldInfo]:
    """Every field that a text can have: facts first, then rules."""
    facts = [FieldInfo(name, each.title) for name, each in FIELDS.items()]
    return facts + [FieldInfo(name, title) for name, title in sorted(rule_titles(binder.rulebook()).items())]
