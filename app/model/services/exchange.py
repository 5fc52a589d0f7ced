"""Import and export of the whole binder; an import adds everything or nothing."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from app.model.domain.content import KINDS, Content
from app.model.domain.danish import moment_text
from app.model.domain.entities import Changes, IssuedDocument, Scheme
from app.model.domain.errors import Mistake, Refused, os_reason
from app.model.domain.validity import first_overlap
from app.model.rulebook.profiles import load_rulebook
from app.model.services.absences import refuse_finished_absence
from app.model.services.binder import Binder, Resources
from app.model.services.cpr import cpr_mistake, cvr_mistake
from app.model.services.months import refuse_finished
from app.model.services.watch import CHOOSABLE
from app.model.store import attachments, exchange_read, exchange_write, queries
from app.model.store.connection import PLAIN_START
from app.model.store.exchange_checks import doubles
from app.model.store.exchange_format import LARGEST_FILE

REFERENCES = (  # lists, the field that names one of another list, that list, and how it is missed
    (
        tuple(name for name, kind in KINDS.items() if "helper_id" in kind.__dataclass_fields__),
        "helper_id",
        "helpers",
        "ingen hjælper",
    ),
    (("applicants",), "hiring_id", "hirings", "ingen stilling"),
    (("absence_steps", "vacation_wishes", "accidents"), "absence_id", "absences", "intet fravær"),
    (("stay_helpers",), "stay_id", "stays", "intet ophold"),
)


def read_exchange_file(path: Path, resources: Resources) -> Content:
    """An exchange file's content, checked by itself: shape, times, overlaps, CPR numbers, municipality, rules.

    Raises:
        Refused: naming the place of each mistake.

    """
    from app.model.services.exchange_papers import paper_mistakes

    content = exchange_read.read(path, resources.exchange_schema)
    if content.scheme is not None:
        load_rulebook(resources.rules, content.scheme.municipality)
    mistakes = [
        Mistake(f"{place}.cpr", text)
        for place, number in _cpr_numbers(content)
        if number is not None and (text := cpr_mistake(number))
    ]
    mistakes += [
        Mistake(f"rule_choices[{index}].id", f"»{choice.id}« kan ikke vælges; vælg mellem {', '.join(CHOOSABLE)}")
        for index, choice in enumerate(content.rule_choices)
        if choice.id not in CHOOSABLE
    ]
    cvr = content.scheme.employer_cvr if content.scheme is not None else None
    if cvr is not None and (text := cvr_mistake(cvr)):
        mistakes.append(Mistake("scheme.employer_cvr", text))
    mistakes += paper_mistakes(content)
    if mistakes:
        raise Refused(*mistakes)
    return content


def _cpr_numbers(content: Content) -> Iterable[tuple[str, str | None]]:
    if content.scheme is not None:
        yield "scheme.citizen", content.scheme.citizen_cpr
    for index, helper in enumerate(content.helpers):
        yield f"helpers[{index}]", helper.cpr


def add_content(binder: Binder, content: Content, label: str = "Importér") -> Changes:
    """Adds an exchange file's content to what is there.

    Raises:
        Refused: an id is taken, a helper is unknown, or something overlaps what is there; nothing is changed.

    """
    from app.model.services.exchange_papers import take_documents

    _check_against(content, export_content(binder, with_bytes=False))
    with binder.database.change(label) as work:
        refuse_finished(work.session, [(shift.start, shift.end) for shift in content.shifts])
        for absence in content.absences:
            refuse_finished_absence(work.session, absence)
        if content.scheme is not None and queries.scheme(work.session) is None:
            work.add(content.scheme)
        take_documents(work.session, content)
        for paper in content.contents.values():
            attachments.put(work.session, paper)
        for entities in content.lists().values():
            work.session.add_all(entities)
        work.session.add_all(content.month_events)
    return work.changes


def _check_against(content: Content, existing: Content) -> None:
    mistakes: list[Mistake] = []
    if content.scheme is not None and existing.scheme is not None and _facts(content.scheme) != _facts(existing.scheme):
        mistakes.append(
            Mistake("scheme", "filen har allerede en anden ordning; importér til en ny fil, eller fjern »scheme«")
        )
    taken = existing.lists()
    for name, entities in content.lists().items():
        ids = {entity.id for entity in taken[name]}
        mistakes += [
            Mistake(f"{name}[{index}].id", f"»{entity.id}« findes allerede i filen")
            for index, entity in enumerate(entities)
            if entity.id in ids
        ]
    closed = {event.month for event in existing.month_events}
    mistakes += [
        Mistake(f"month_events[{index}].month", f"filen kender allerede et forløb for {event.month}")
        for index, event in enumerate(content.month_events)
        if event.month in closed
    ]
    mistakes += _strangers(content, existing)
    mistakes += doubles(content, existing)
    if not mistakes:
        mistakes = [*_new_overlaps("shifts", content, existing), *_new_overlaps("absences", content, existing)]
    if mistakes:
        raise Refused(*mistakes)


def _strangers(content: Content, existing: Content) -> Iterable[Mistake]:
    """What names something that is neither in the file nor here, or a helper whose absence it is not."""
    new, old = content.lists(), existing.lists()
    for names, field, kind, called in REFERENCES:
        known = {entity.id: entity for entity in (*old[kind], *new[kind])}
        for name in names:
            for index, entity in enumerate(new[name]):
                identity, place = getattr(entity, field), f"{name}[{index}].{field.removesuffix('_id')}"
                if identity is not None and identity not in known:
                    yield Mistake(place, f"der er {called} med id »{identity}«")
                elif identity is not None and kind == "absences" and known[identity].helper_id != entity.helper_id:
                    yield Mistake(place, f"fraværet »{identity}« er en anden hjælpers")


def _facts(scheme: Scheme) -> dict[str, object]:
    return {name: value for name, value in vars(scheme).items() if not name.startswith("_")}


def _new_overlaps(name: str, content: Content, existing: Content) -> Iterable[Mistake]:
    new, old = content.lists()[name], existing.lists()[name]
    spans: dict[str, list[tuple[object, object, int]]] = {}
    for index, entity in enumerate((*new, *old)):
        spans.setdefault(entity.helper_id, []).append((entity.start, entity.end, index))
    for mine in spans.values():
        pair = first_overlap(mine)  # type: ignore[arg-type]
        if pair is not None:
            one, two = sorted(pair)
            there = (*new, *old)[two]
            yield Mistake(f"{name}[{one}]", f"overlapper det, der allerede står i filen fra {moment_text(there.start)}")


def export_content(binder: Binder, *, with_bytes: bool = True) -> Content:
    """Everything in the file; without the scanned papers' bytes it is much less to hold."""
    with binder.database.read() as session:
        content = Content(
            scheme=queries.scheme(session),
            month_events=list(queries.month_events(session)),
            issued_documents=list(queries.everything(session, IssuedDocument)),
        )
        for name, kind in KINDS.items():
            setattr(content, name, list(queries.everything(session, kind)))
        if with_bytes:
            papers = content.attachments
            content.contents = {paper.digest: attachments.get(session, paper.digest) or b"" for paper in papers}
        return content


def write_exchange_file(binder: Binder, path: Path) -> None:
    """Writes everything as an exchange file; an older file of that name is replaced only when all is written.

    Raises:
        Refused: the folder can't be written, the name is the binder's own, or the papers are too many.

    """
    refuse_own_file(binder, path)
    content = export_content(binder)
    lost = [paper.title for paper in content.attachments if not content.contents[paper.digest]]
    if lost:
        raise Refused(Mistake(lost[0], "indholdet mangler i filen; slet papiret, eller gendan en sikkerhedskopi"))
    written = exchange_write.write(content)
    if len(written) > LARGEST_FILE:
        text = f"ville fylde mere end {LARGEST_FILE // 1024**2} MB, fordi der er mange scannede papirer"
        raise Refused(Mistake(str(path), f"{text}; tag en sikkerhedskopi i stedet"))
    write_whole(path, written)


def refuse_own_file(binder: Binder, path: Path) -> None:
    """Raises Refused where writing something else would replace the open scheme file, or any other."""
    if path.resolve() == binder.database.path.resolve():
        raise Refused(Mistake(str(path), "er ordningens egen fil; vælg et andet navn"))
    if path.suffix.lower() == ".hjm" or _begins(path) == PLAIN_START:
        raise Refused(Mistake(str(path), "er navnet på en hjælpermappe; vælg et andet navn"))


def _begins(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(len(PLAIN_START))
    except OSError:
        return b""


def write_whole(path: Path, content: bytes) -> None:
    """A file that is either all there or not changed; readable by its owner alone.

    Raises:
        Refused: the folder is not there, can't be written, or is full.

    """
    temporary: Path | None = None
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as fault:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        raise Refused(Mistake(str(path), f"kan ikke skrives: {_why(fault)}")) from None


def _why(fault: OSError) -> str:
    reasons: dict[type[OSError], str] = {
        FileNotFoundError: "mappen findes ikke",
        PermissionError: "du har ikke lov til at skrive i mappen",
        IsADirectoryError: "der er en mappe med det navn",
    }
    return reasons.get(type(fault), os_reason(fault))
