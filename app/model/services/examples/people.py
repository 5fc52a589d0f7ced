"""The people of the example scheme: their cards, what is agreed with them, what they have learnt and been lent.

Plainly invented. No CPR numbers: an invented one could be somebody's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from app.model.domain import entities as e
from app.model.domain.people import Handout, Training, TrainingKind
from app.model.domain.terms import NoticeUnit, TaxCard, VacationForm

HOME = "Opfundet Vej 1, 4690 Haslev"
SIGNED_BEFORE, TOLD_BEFORE, SEEN_BEFORE = timedelta(days=14), timedelta(days=10), timedelta(days=20)
TAUGHT_AFTER, COURSE_AFTER = timedelta(days=1), timedelta(days=40)


@dataclass(frozen=True)
class Person:
    """What differs between the example's helpers; the rest follows from it."""

    name: str
    born_on: date
    pay: e.PayForm
    hours: str
    wage: str
    first_name: str
    kin: str
    tax_card: TaxCard = TaxCard.MAIN
    drives: bool = True
    pension: bool = True
    extra_days_off: int = 0


PEOPLE = (
    Person(
        "Anna Eksempel",
        date(1988, 3, 14),
        e.PayForm.MONTHLY,
        "37",
        "152.40",
        "anna",
        "Åge Eksempel, ægtefælle",
        extra_days_off=5,
    ),
    Person("Bent Opdigtet", date(1979, 11, 2), e.PayForm.MONTHLY, "37", "152.40", "bent", "Rikke Opdigtet, søster"),
    Person("Cecilie Prøvesen", date(1995, 6, 21), e.PayForm.MONTHLY, "35", "149.75", "cecilie", "Ole Prøvesen, far"),
    Person(
        "Paweł Przykład", date(1991, 1, 30), e.PayForm.MONTHLY, "35", "149.75", "pawel", "Żaneta Przykład, ægtefælle"
    ),
    Person(
        "Ayşe Örnek",
        date(1999, 9, 9),
        e.PayForm.HOURLY,
        "7",
        "147.10",
        "ayse",
        "Deniz Örnek, mor",
        TaxCard.SECONDARY,
        pension=False,
    ),
    Person(
        "Oskar Påfund",
        date(2003, 2, 28),
        e.PayForm.SUBSTITUTE,
        "0",
        "147.10",
        "oskar",
        "Ida Påfund, mor",
        TaxCard.SECONDARY,
        drives=False,
        pension=False,
    ),
)


def example_helper(number: int, first: date) -> tuple[e.Helper, Person]:
    """The helper of a number, employed from a day; after the six, the same people with a number to their names."""
    person = PEOPLE[number % len(PEOPLE)]
    again = number // len(PEOPLE) + 1
    seen = first - SEEN_BEFORE
    return (
        e.Helper(
            id=f"h{number + 1}",
            name=person.name if again == 1 else f"{person.name} {again}",
            born_on=person.born_on,
            address=f"Opdigtet Allé {number + 2}, 4690 Haslev",
            phone=f"00 00 00 {number + 10}",
            email=f"{person.first_name}{again if again > 1 else ''}@example.org",
            bank_account=f"0000 00000{number + 10:05d}",
            unemployment_fund=number % 3 != 0,
            next_of_kin=person.kin,
            next_of_kin_phone=f"00 00 01 {number + 10}",
            tax_card=person.tax_card,
            tax_told_on=first - TOLD_BEFORE,
            pension_proof="Lønseddel fra en tidligere arbejdsgiver" if person.pension else None,
            pension_proof_on=seen if person.pension else None,
            driving_licence="Kategori B" if person.drives else None,
            driving_licence_seen_on=seen if person.drives else None,
            criminal_record_seen_on=seen,
        ),
        person,
    )


def example_contract(who: e.Helper, person: Person, first: date) -> e.Contract:
    """All that a contract says; the one who is paid by the hour has a notice all the same."""
    permanent, monthly = person.pay is not e.PayForm.SUBSTITUTE, person.pay is e.PayForm.MONTHLY
    better = permanent and not monthly
    return e.Contract(
        id=f"c{who.id[1:]}",
        helper_id=who.id,
        starts_on=first,
        pay=person.pay,
        hours_per_week=Decimal(person.hours),
        hourly_wage=Decimal(person.wage),
        signed_on=first - SIGNED_BEFORE,
        confidentiality_signed_on=first - SIGNED_BEFORE,
        sent_to_municipality_on=first,
        pension_from=first if person.pension else None,
        job_title="Handicaphjælper" if permanent else "Afløser",
        workplaces=HOME,
        schedule="Skiftende vagter dag, aften, nat og weekend. De står i vagtplanen.",
        unpredictable=not permanent,
        call_notice=None
        if permanent
        else "Besked om en vagt eller en aflysning senest 2 døgn før, ellers efter aftale.",
        overtime="Merarbejde aftales, før det udføres, og betales time for time.",
        supplements="Aften, nat, weekend og helligdage efter kommunens satser.",
        pay_dates="Månedens sidste hverdag; tillæg måneden efter." if monthly else "Midt i måneden efter.",
        notice_amount=14 if better else None,
        notice_unit=NoticeUnit.DAYS if better else None,
        pension_scheme="Opfundet Pension" if person.pension else None,
        vacation_form=VacationForm.PAID if monthly else VacationForm.ALLOWANCE,
        extra_days_off=Decimal(person.extra_days_off) if person.extra_days_off else None,
        insurances="Arbejdsskadeforsikring og AES (erhvervssygdomme).",
        grant_reserve=True,
        collective_agreement="Ingen",
        training_right="Instruktion og oplæring foregår i arbejdstiden.",
    )


def trainings(helpers: Sequence[tuple[e.Helper, Person]], first: date) -> list[Training]:
    """Instruction in the lift for everybody, and a course in moving people for the permanent ones."""
    made = []
    for who, person in helpers:
        taught, taken = first + TAUGHT_AFTER, first + COURSE_AFTER
        lift = Training(
            f"u{who.id[1:]}a", who.id, TrainingKind.AID, taught, "Loftlift i soveværelset", signed_on=taught
        )
        lift.given_by = "Karla Eksempelsen"
        made.append(lift)
        if person.pay is not e.PayForm.SUBSTITUTE:
            course = Training(f"u{who.id[1:]}b", who.id, TrainingKind.COURSE, taken, "Forflytning")
            course.given_by = "Ella Opdigtet, fysioterapeut"
            made.append(course)
    return made


def handouts(helpers: Sequence[tuple[e.Helper, Person]], first: date) -> list[Handout]:
    """A key for each of the permanent helpers."""
    permanent = [who for who, person in helpers if person.pay is not e.PayForm.SUBSTITUTE]
    return [Handout(f"n{who.id[1:]}", who.id, "Nøgle til hoveddøren", first) for who in permanent]
