"""What printed lists share: what is asked of them, whose scheme it is, and the days they look at."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from app.model.documents.list_print import ListPrint, Pairs, Section
from app.model.domain.danish import day_text
from app.model.domain.errors import Mistake, Refused
from app.model.services.binder import Binder
from app.model.services.choices import PARAGRAPHS
from app.model.services.facts import Span


@dataclass(frozen=True)
class Asked:
    """What is asked of a document: a day, dates of shifts, one helper; None for what is usual."""

    as_of: date | None = None
    first: date | None = None
    last: date | None = None
    helper_id: str | None = None


@dataclass(frozen=True)
class Document:
    """A document that can be asked for by name, which days it looks at, and whether it is seen from one of them."""

    title: str
    span: Callable[[Binder, Asked], Span]
    make: Callable[[Binder, Asked], ListPrint]
    has_as_of: bool = False


def refuse_backwards(span: Span, asked: Asked) -> None:
    """A span ends before it begins: by what was asked, or because there are no shifts from the day that was asked for."""
    if span.last >= span.first:
        return
    if asked.last is not None:
        raise Refused(Mistake("Til", f"ligger før {day_text(span.first)}"))
    raise Refused(Mistake("Fra", f"ligger efter {day_text(span.last)}, og der er ingen vagter senere"))


def whom(asked: Asked, names: dict[str, str]) -> Pairs:
    """The one helper that was asked for; raises Refused for one who is not there."""
    if asked.helper_id is None:
        return ()
    if asked.helper_id not in names:
        raise Refused(Mistake("Hjælper", f"der er ingen hjælper med id »{asked.helper_id}«"))
    return (("Kun for", names[asked.helper_id]),)


def list_print(binder: Binder, title: str, period: str, about: Pairs, sections: Iterable[Section]) -> ListPrint:
    """The whole document: its own parts, and whose it is. No CPR number: nobody needs it on these pages."""
    scheme, rules = binder.scheme(), binder.rulebook()
    citizen = [("Borger", scheme.citizen_name), ("Ordning", f"Serviceloven {PARAGRAPHS[scheme.paragraph]}")]
    return ListPrint(
        title=title,
        period=period,
        name=scheme.citizen_name,
        citizen=tuple((label, value) for label, value in (*citizen, ("Kommune", rules.title)) if value),
        about=about,
        sections=tuple(sections),
        rulebook=f"Regelbog: {rules.title}, udgave {rules.version}",
    )
