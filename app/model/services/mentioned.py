"""Where a name stands in texts about others: only a person can judge these, so they are told before a helper is erased."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from app.model.domain.archive import Attachment, OwnWording, PaperEvent
from app.model.domain.danish import day_text
from app.model.domain.entities import Absence, Contract, Helper, IssuedDocument, Scheme, Shift
from app.model.domain.people import Applicant, Handout, Hiring, Talk, Termination, Training
from app.model.services.binder import Binder
from app.model.services.letter.catalogue import LETTERS
from app.model.store import leave_queries, queries, watch_queries
from app.model.store.database import Session

Place = tuple[str, list[Any], str | None]  # what it is called, its texts, whose it is (a helper's id)
_CONTRACT = (
    "job_title fixed_term_reason workplaces schedule call_notice overtime supplements pay_dates pension_scheme "
    "insurances collective_agreement training_right other_terms"
)


def still_mentioned(binder: Binder, name: str) -> list[str]:
    """The places, by what they are; the helper's own things are not among them, for they are erased."""
    scheme = binder.scheme()
    with binder.database.read() as session:
        owners = {helper.id: helper.name for helper in queries.helpers(session)}
        places = [*_planned(session, scheme), *_away(session), *_people(session, owners)]
        places += [*_hired(session), *_papers(session)]
    wanted = name.casefold()
    return [
        place
        for place, texts, owner in places
        if any(wanted in str(text or "").casefold() for text in texts) and (owner is None or owners.get(owner) != name)
    ]


def _texts(thing: object, names: str) -> list[Any]:
    return [getattr(thing, name) for name in names.split()]


def _planned(session: Session, scheme: Scheme) -> Iterator[Place]:
    for s in queries.everything(session, Shift):
        yield f"bemærkningen til vagten {day_text(s.start)}", [s.note], s.helper_id
    for x in watch_queries.exceptions(session):
        yield f"forklaringen til undtagelsen {day_text(x.at)}", [x.explanation], x.helper_id
    for m in watch_queries.marks(session):
        yield f"noten til en påmindelse fra {day_text(m.made_on)}", [m.note], m.helper_id
    for event in queries.month_events(session):
        yield f"begrundelsen for {event.month}", [event.reason], None
    yield "noten om hvilerummet i ordningen", [scheme.rest_ground_note], None
    yield "arbejdsgiveren i ordningen", [scheme.employer_name], None


def _away(session: Session) -> Iterator[Place]:
    for a in queries.everything(session, Absence):
        yield f"fraværet fra {day_text(a.first_day)}", _texts(a, "what notice_how"), a.helper_id
    for d in leave_queries.vacation_entries(session):
        yield f"noten til feriedage i ferieåret {d.year}/{d.year + 1}", [d.note], d.helper_id
    for w in leave_queries.vacation_wishes(session):
        yield f"grunden ved ferieønsket fra {day_text(w.first_day)}", [w.reason], w.helper_id
    for u in leave_queries.accidents(session):
        texts = _texts(u, "place doing what_happened witnesses prevention")
        yield f"ulykken {day_text(u.happened_at)}", texts, u.helper_id
    for o in leave_queries.stays(session):
        yield f"borgerens ophold fra {day_text(o.first_day)}", _texts(o, "place agreed note"), None


def _people(session: Session, owners: dict[str, str]) -> Iterator[Place]:
    for h in queries.everything(session, Helper):
        card = _texts(h, "note next_of_kin pension_proof driving_licence respiration_approved_by")
        yield f"kortet for {h.name}", card, h.id
    for c in queries.everything(session, Contract):
        place = f"kontrakten fra {day_text(c.starts_on)} for {owners.get(c.helper_id, '')}"
        yield place, _texts(c, _CONTRACT), c.helper_id
    for t in queries.everything(session, Training):
        yield f"kurset eller instruktionen {day_text(t.held_on)}", _texts(t, "subject given_by note"), t.helper_id
    for n in queries.everything(session, Handout):
        yield f"udlånet {day_text(n.handed_on)}", _texts(n, "what note"), n.helper_id
    for k in queries.everything(session, Talk):
        what = "personalemødet" if k.helper_id is None else "samtalen"
        yield f"{what} {day_text(k.held_on)}", _texts(k, "participants about agreed"), k.helper_id
    for o in queries.everything(session, Termination):
        yield f"fratrædelsen {day_text(o.last_day)}", _texts(o, "reason delivered_how note"), o.helper_id


def _hired(session: Session) -> Iterator[Place]:
    """A vacancy's title is cleaned by the erasing itself."""
    for s in queries.everything(session, Hiring):
        yield f"stillingen »{s.title}«", _texts(s, "duties demands offer contact advertised_where"), None
    for a in queries.everything(session, Applicant):
        yield f"ansøgeren {a.name} fra {day_text(a.received_on)}", _texts(a, "name note"), a.helper_id


def _papers(session: Session) -> Iterator[Place]:
    """Documents of the whole scheme are cleaned by the erasing; those about other helpers stay as they were issued."""
    for d in queries.everything(session, IssuedDocument):
        if d.subject:
            place = f"dokumentet »{d.title or d.kind}« fra {day_text(d.issued_at)} (kan ikke rettes)"
            yield place, [d.title, d.snapshot], d.subject
    for event in queries.everything(session, PaperEvent):
        yield f"noten til et dokument, {day_text(event.happened_on)}", [event.note], event.helper_id
    for paper in queries.everything(session, Attachment):
        yield f"papiret »{paper.title}«", _texts(paper, "title file_name note"), paper.helper_id
    for own in queries.everything(session, OwnWording):
        title = LETTERS[own.id].title if own.id in LETTERS else own.id
        yield f"din egen tekst til »{title}«", [own.text], None
