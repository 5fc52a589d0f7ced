"""The citizen's vacations and hospital stays: writing them down, who comes along, and who was told when. See stay_rows.py."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.model.calc.stays import tell_by
from app.model.checks.stay_parts import Told, parts_of
from app.model.domain.danish import day_text
from app.model.domain.dates import add_months
from app.model.domain.entities import FOREVER, Changes, Helper
from app.model.domain.errors import Mistake, Refused
from app.model.domain.leave_validity import stay_helper_mistakes, stay_mistakes
from app.model.domain.stays import CitizenStay, StayHelper, StayKind
from app.model.domain.validity import FieldMistake
from app.model.services.binder import Binder
from app.model.services.drafts import fill, read, refuse
from app.model.services.facts import by_helper
from app.model.services.ids import new_id
from app.model.store import leave_queries, queries
from app.model.store.database import Session, UnitOfWork

STAY_FIELDS = {
    "kind": "Slags",
    "first_day": "Første dag",
    "last_day": "Sidste dag",
    "place": "Sted",
    "abroad": "I udlandet",
    "told_on": "Kommunen har fået besked",
    "applied_on": "Søgt hos kommunen",
    "granted_on": "Bevilget af kommunen",
    "extra_hours": "Ekstra timer i alt",
    "insured_on": "Rejseforsikring tegnet",
    "agreed_on": "Aftalt den",
    "agreed": "Hvad er aftalt, og med hvem",
    "note": "Note",
}
PART_FIELDS = {"along": "Kommer med", "told_on": "Har fået besked", "agreed_on": "Kortere varsel aftalt"}
STAY_KINDS = {
    StayKind.VACATION: "Ferie",
    StayKind.HOSPITAL_PLANNED: "Planlagt indlæggelse",
    StayKind.HOSPITAL_ACUTE: "Akut indlæggelse",
}
TICKED = ("told_on", "applied_on", "granted_on", "insured_on")
_DONE = (*TICKED, "agreed_on")  # what can't lie ahead
LONGEST_VACATION = 12  # months; longer is a slip of the hand in the year


@dataclass(frozen=True)
class StayDraft:
    """A stay as the user writes it; empty text counts as not given."""

    kind: StayKind
    first_day: date
    last_day: date | None = None
    place: str = ""
    abroad: bool = False
    told_on: date | None = None
    applied_on: date | None = None
    granted_on: date | None = None
    extra_hours: Decimal | None = None
    insured_on: date | None = None
    agreed_on: date | None = None
    agreed: str = ""
    note: str = ""


@dataclass(frozen=True)
class PartDraft:
    """One helper in a stay."""

    along: bool = False
    told_on: date | None = None
    agreed_on: date | None = None


def stay_draft(binder: Binder, stay_id: str) -> StayDraft:
    """What stands now; raises Refused when it is gone."""
    with binder.database.read() as session:
        found: StayDraft = read(StayDraft, existing(session, stay_id))
    return found


def add_stay(binder: Binder, draft: StayDraft, along: Collection[str] = ()) -> tuple[str, Changes]:
    """Writes a stay down with those who come along; its id. Raises Refused with the field's name."""
    stay = CitizenStay(new_id("b"), draft.kind, draft.first_day)
    with binder.database.change(f"Opret {_called(draft)}") as work:
        _fill(work, stay, draft, binder.today)
        work.add(stay)
        work.session.flush()
        _bring(work, stay, along)
    return stay.id, work.changes


def change_stay(binder: Binder, stay_id: str, draft: StayDraft, along: Collection[str] | None = None) -> Changes:
    """`along` are all who come along; None: as before. What was told the others stays."""
    with binder.database.change(f"Ret {_called(draft)}") as work:
        stay = existing(work.session, stay_id)
        _fill(work, stay, draft, binder.today)
        work.session.flush()
        if along is not None:
            _bring(work, stay, along)
    return work.changes


def delete_stay(binder: Binder, stay_id: str) -> Changes:
    """With what is written of its helpers."""
    with binder.database.change("Slet borgerens ophold") as work:
        stay = existing(work.session, stay_id)
        for part in leave_queries.stay_helpers(work.session, stay_id):
            work.delete(part)
        work.session.flush()
        work.delete(stay)
    return work.changes


def tick_stay(binder: Binder, stay_id: str, what: str, on: date | None) -> Changes:
    """That something was done on a day (one of TICKED); None takes it back."""
    if what not in TICKED:
        raise ValueError(what)
    with binder.database.change(f"{STAY_FIELDS[what]}: {day_text(on) if on else 'ikke endnu'}") as work:
        stay = existing(work.session, stay_id)
        setattr(stay, what, on)
        _refuse(work.session, stay, binder.today)
    return work.changes


def end_stay(binder: Binder, stay_id: str, on: date) -> Changes:
    """Home again: the stay's last day. Raises Refused before its first day."""
    with binder.database.change(f"Hjemme igen {day_text(on)}") as work:
        stay = existing(work.session, stay_id)
        stay.last_day = on
        _refuse(work.session, stay, binder.today)
    return work.changes


def change_part(binder: Binder, stay_id: str, helper_id: str, draft: PartDraft) -> Changes:
    """Whether a helper comes along, and when he or she was told. Raises Refused with the field's name."""
    with binder.database.change("Ret hjælper ved borgerens ophold") as work:
        stay = existing(work.session, stay_id)
        part = _part(work, stay, helper_id)
        part.along, part.told_on, part.agreed_on = draft.along, draft.told_on, draft.agreed_on
        _refuse_part(part, binder.today)
    return work.changes


def tell_all(binder: Binder, stay_id: str, on: date) -> Changes:
    """That all who don't come along were told on a day; those who were told before keep their day."""
    rules = binder.rulebook()
    with binder.database.change(f"Hjælperne har fået besked {day_text(on)}") as work:
        stay, session = existing(work.session, stay_id), work.session
        contracts = by_helper(queries.contracts(session))
        parts = parts_of(stay, leave_queries.stay_helpers(session, stay_id), contracts, tell_by(stay, rules))
        missing = [p for p in parts if p.state(on) in {Told.MISSING, Told.TO_COME}]
        if not missing:
            raise Refused(Mistake(PART_FIELDS["told_on"], "alle, der skal have besked, har fået den"))
        for each in missing:
            part = _part(work, stay, each.helper_id)
            part.told_on = on
            _refuse_part(part, binder.today)
    return work.changes


def existing(session: Session, stay_id: str) -> CitizenStay:
    stay = queries.by_id(session, CitizenStay, stay_id)
    if stay is None:
        raise Refused(Mistake("Ophold", "opholdet findes ikke længere"))
    return stay


def _called(draft: StayDraft) -> str:
    kind = "indlæggelse" if draft.kind.is_hospital else "ferie for borgeren"
    return f"{kind} {day_text(draft.first_day)}"


def _fill(work: UnitOfWork, stay: CitizenStay, draft: StayDraft, today: date) -> None:
    fill(stay, draft)
    _refuse(work.session, stay, today)


def _refuse(session: Session, stay: CitizenStay, today: date) -> None:
    mistakes = list(stay_mistakes(stay)) or list(_impossible(stay, today))
    refuse(mistakes, STAY_FIELDS)
    for other in leave_queries.stays(session):
        if other.id != stay.id and other.kind.is_hospital is stay.kind.is_hospital and _overlap(stay, other):
            raise Refused(Mistake(STAY_FIELDS["first_day"], _in_the_way(stay, other)))


def _impossible(stay: CitizenStay, today: date) -> list[FieldMistake]:
    found = [
        (name, "ligger ude i fremtiden")
        for name in _DONE
        if getattr(stay, name) is not None and getattr(stay, name) > today
    ]
    if stay.kind is StayKind.HOSPITAL_ACUTE and stay.first_day > today:
        found.append(("first_day", "ligger ude i fremtiden; en indlæggelse, der er aftalt, er planlagt"))
    too_long = add_months(stay.first_day, LONGEST_VACATION)
    if stay.kind is StayKind.VACATION and stay.last_day is not None and stay.last_day >= too_long:
        found.append(("last_day", "ferien varer mere end et år; er årstallet rigtigt?"))
    if stay.agreed and stay.agreed_on is None:
        found.append(("agreed_on", "skriv, hvilken dag det blev aftalt"))
    return found


def _overlap(stay: CitizenStay, other: CitizenStay) -> bool:
    """Of the same sort; home and away again on one day is possible."""
    if stay.first_day == other.first_day:
        return True
    return stay.first_day < (other.last_day or FOREVER) and other.first_day < (stay.last_day or FOREVER)


def _in_the_way(stay: CitizenStay, other: CitizenStay) -> str:
    kind = "indlæggelse" if other.kind.is_hospital else "ferie"
    told = f"der er allerede en {kind} fra {day_text(other.first_day)}"
    if other.last_day is None and other.first_day < stay.first_day:
        return f"{told} uden sidste dag. Skriv først, hvornår den sluttede"
    until = f" til {day_text(other.last_day)}" if other.last_day else ""
    return f"{told}{until}"


def along_title(name: str) -> str:
    """What the tick for a helper is called."""
    return f"{name} kommer med"


def _bring(work: UnitOfWork, stay: CitizenStay, along: Collection[str]) -> None:
    """Exactly these come along. Raises Refused for one who is not employed then."""
    session = work.session
    for helper in queries.helpers(session):
        contracts = queries.contracts(session, helper.id) if helper.id in along else ()
        if contracts and not parts_of(stay, (), {helper.id: contracts}, None):
            raise Refused(Mistake(along_title(helper.name), f"{helper.name} er ikke ansat de dage"))
    written = {part.helper_id: part for part in leave_queries.stay_helpers(session, stay.id)}
    for helper_id, part in written.items():
        part.along = helper_id in along
    for helper_id in along:
        if helper_id not in written:
            _part(work, stay, helper_id).along = True


def _part(work: UnitOfWork, stay: CitizenStay, helper_id: str) -> StayHelper:
    """What is written of a helper; begun now where nothing is."""
    for part in leave_queries.stay_helpers(work.session, stay.id):
        if part.helper_id == helper_id:
            return part
    if queries.by_id(work.session, Helper, helper_id) is None:
        raise Refused(Mistake("Hjælper", "hjælperen findes ikke længere"))
    part = StayHelper(new_id("b"), stay.id, helper_id)
    work.add(part)
    return part


def _refuse_part(part: StayHelper, today: date) -> None:
    mistakes = list(stay_helper_mistakes(part))
    for name in ("told_on", "agreed_on"):
        day = getattr(part, name)
        if not mistakes and day is not None and day > today:
            mistakes.append((name, "ligger ude i fremtiden"))
    refuse(mistakes, PART_FIELDS)
