"""The guided hiring, step by step, from the advert to the copy at the municipality: what is done, what is next, who says so.

Steps from the contract on are the hired helper's own facts, told here and stored there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.model.checks.due import deadline_rule, due_date, has_outside_employer, municipality_runs_payroll
from app.model.checks.papers import CORE_KEY, REST_KEY
from app.model.domain.danish import day_text, days_left_text, plural
from app.model.domain.entities import Contract, Helper, Scheme
from app.model.domain.people import Training
from app.model.rulebook.rulebook import Rulebook
from app.model.services.binder import Binder
from app.model.services.blanks import Blank, Kind
from app.model.services.hiring import HiringCard, hiring_cards
from app.model.store import people_queries, queries

HANDBOOK = "håndbog om hjælperordninger, Faxe Kommune, november 2020"
THEIRS = "Din arbejdsgiver (foreningen eller virksomheden) gør det."


@dataclass(frozen=True)
class HiringStep:
    """`done_on`: when it was done; `letter` the document that belongs to it, made about `record`; `blank`: where it is written."""

    key: str
    title: str
    text: str
    source: str
    done_on: date | None = None
    done: bool = False
    letter: str = ""
    helper_id: str | None = None
    record_id: str | None = None
    blank: Blank | None = None


@dataclass(frozen=True)
class _Hired:
    helper: Helper
    contract: Contract | None
    trainings: Sequence[Training]


def steps(binder: Binder, hiring_id: str) -> tuple[HiringStep, ...]:
    """All steps in order; those about a helper once for everyone who was hired. Empty where the vacancy has gone."""
    card = next((card for card in hiring_cards(binder) if card.id == hiring_id), None)
    if card is None:
        return ()
    hired = _hired(binder, card)
    scheme, rules, today = binder.scheme(), binder.rulebook(), binder.today
    made = [*_finding(card)]
    for each in hired:
        name = each.helper.name if len(hired) > 1 else ""
        made += _employing(each, name, scheme, rules, today)
    if not hired:
        made.append(
            HiringStep(
                "hire",
                "Vælg, hvem der skal ansættes",
                "Vælg ansøgeren i listen, og tryk på »Ansæt«. Så bliver ansøgeren til en hjælper.",
                f"{HANDBOOK}, 2.1.1",
            )
        )
    return tuple(made)


def next_step(found: Sequence[HiringStep]) -> HiringStep | None:
    """The first one that is not done."""
    return next((step for step in found if not step.done), None)


def _hired(binder: Binder, card: HiringCard) -> list[_Hired]:
    wanted = [row.helper_id for row in card.applicants if row.helper_id is not None]
    with binder.database.read() as session:
        found = []
        for helper_id in wanted:
            helper = queries.by_id(session, Helper, helper_id)
            contracts = queries.contracts(session, helper_id)
            if helper is not None:
                trainings = people_queries.trainings(session, helper_id)
                found.append(_Hired(helper, contracts[0] if contracts else None, trainings))
    return found


def _finding(card: HiringCard) -> Iterator[HiringStep]:
    """Until somebody is chosen. One who was found without an advert has been found."""
    draft, applicants = card.draft, card.applicants
    someone = any(row.helper_id for row in applicants)
    blank = Blank("Opslaget", "hiring", Kind.HIRING, "duties", None, card.id)
    yield HiringStep(
        "advert",
        "Slå stillingen op",
        "Skriv opgaver, krav, og hvordan man søger. Lav opslaget, og skriv, hvornår og hvor det er slået op.",
        f"{HANDBOOK}, 5.1 og 11.1",
        draft.advertised_on,
        draft.advertised_on is not None or someone,
        letter="jobopslag",
        record_id=card.id,
        blank=blank,
    )
    count = plural(len(applicants), "ansøger", "ansøgere") if applicants else "ingen endnu"
    yield HiringStep(
        "applicants",
        "Skriv ansøgerne ind",
        f"Skriv navn og telefon på dem, der søger ({count}).",
        f"{HANDBOOK}, 5.1 og 11.1",
        applicants[0].draft.received_on if applicants else None,
        bool(applicants),
    )
    interviews = sorted(row.draft.interview_on for row in applicants if row.draft.interview_on is not None)
    yield HiringStep(
        "interview",
        "Hold samtaler",
        "Guiden siger, hvad ansøgeren skal have at vide, og hvad du ikke må spørge om. Bed om at se en privat straffeattest.",
        f"{HANDBOOK}, 5.2 og 11.2",
        interviews[0] if interviews else None,
        bool(interviews) or someone,
        letter="samtaleguide",
    )


def _employing(each: _Hired, name: str, scheme: Scheme, rules: Rulebook, today: date) -> Iterator[HiringStep]:
    """Papers and instruction of one who was hired."""
    helper, contract = each.helper, each.contract
    outside = has_outside_employer(scheme)
    of = f" – {name}" if name else ""
    contract_id = contract.id if contract is not None else None

    def step(key: str, title: str, text: str, source: str, done_on: date | None, letter: str, field: str) -> HiringStep:
        of_helper = field.startswith("tax")
        kind = Kind.HELPER if of_helper else Kind.CONTRACT
        blank = Blank(title, "people", kind, field, helper.id, None if of_helper else contract_id)
        told = f"{THEIRS} {text}" if outside else text
        return HiringStep(
            key, f"{title}{of}", told, source, done_on, done_on is not None, letter, helper.id, contract_id, blank
        )

    yield step(
        "contract",
        "Skriv kontrakten",
        _contract_text(contract, rules, today),
        _contract_source(contract, rules, today),
        contract.signed_on if contract else None,
        "ansaettelseskontrakt",
        "signed_on",
    )
    yield step(
        "confidentiality",
        "Tavshedserklæring",
        "Hjælperen skriver under på tavshedspligten.",
        f"{HANDBOOK}, 5.2 og 5.3.4",
        contract.confidentiality_signed_on if contract else None,
        "tavshedserklaering",
        "confidentiality_signed_on",
    )
    yield step(
        "tax",
        "Skat",
        "Hjælperen fortæller, hvilket skattekort lønnen skal beskattes efter.",
        f"{HANDBOOK}, 5.3.4",
        helper.tax_told_on,
        "beskatning",
        "tax_told_on",
    )
    learnt = min((training.held_on for training in each.trainings), default=None)
    yield HiringStep(
        "instruction",
        f"Instruktion i arbejdet og hjælpemidlerne{of}",
        "Skriv under Kurser og nøgler, hvad hjælperen er instrueret i. Nye hjælpere skal kende hjælpemidlerne.",
        f"{HANDBOOK}, 2.1.1 og 4.3.2",
        learnt,
        learnt is not None,
        "instruktion",
        helper.id,
        None,
        Blank("Instruktion", "people", Kind.HELPER, "instruction", helper.id),
    )
    if municipality_runs_payroll(scheme):
        yield step(
            "copy",
            "Send kopi til kommunen",
            "Kontrakten er hos kommunen senest sammen med den første timeseddel.",
            f"{HANDBOOK}, 5.3.4",
            contract.sent_to_municipality_on if contract else None,
            "kommune-ny-hjaelper",
            "sent_to_municipality_on",
        )


def _contract_text(contract: Contract | None, rules: Rulebook, today: date) -> str:
    if contract is None:
        return "Skriv vilkårene under Hjælpere, lav kontrakten, og få den underskrevet af begge."
    parts = ["Lav kontrakten, få den underskrevet af begge, og skriv datoen."]
    for key, what in ((CORE_KEY, "De vigtigste vilkår"), (REST_KEY, "De øvrige vilkår")):
        rule = deadline_rule(rules, key, contract.starts_on)
        due = due_date(contract.starts_on, rule) if rule is not None else None
        if due is not None and contract.signed_on is None:
            parts.append(f"{what} skal være på skrift senest {day_text(due)} ({days_left_text((due - today).days)}).")
    return " ".join(parts)


def _contract_source(contract: Contract | None, rules: Rulebook, today: date) -> str:
    rule = deadline_rule(rules, CORE_KEY, contract.starts_on if contract else today)
    return str(rule.source) if rule is not None else f"{HANDBOOK}, 5.3.4"
