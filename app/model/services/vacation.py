"""Vacation balances: what each helper has earned, held and planned, by vacation year and at any day, with every step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from app.model.calc.extra_days import ExtraDays, extra_days
from app.model.calc.vacation import VacationYear, vacation_years
from app.model.calc.vacation_facts import Terms, VacationFacts, days_words
from app.model.calc.vacation_main import MainVacation, main_vacation
from app.model.domain.danish import danish_order, day_text
from app.model.domain.entities import FOREVER, Contract, Helper
from app.model.domain.errors import Mistake, Refused
from app.model.domain.local_time import ONE_DAY
from app.model.domain.terms import VacationForm, VacationUnit
from app.model.rulebook.rulebook import Rulebook
from app.model.services.absence.vacation_load import load
from app.model.services.binder import Binder
from app.model.store import queries


@dataclass(frozen=True)
class HelperVacation:
    """One helper's balances. `unit` and `form`: as the contract of the day says; `last_day`: None while none is known."""

    id: str
    name: str
    years: tuple[VacationYear, ...]
    extra: tuple[ExtraDays, ...]
    unit: VacationUnit
    form: VacationForm | None
    employed: bool
    last_day: date | None

    def year(self, number: int) -> VacationYear | None:
        return next((year for year in self.years if year.year == number), None)


def balances(binder: Binder, as_of: date | None = None) -> tuple[HelperVacation, ...]:
    """The balances of all helpers who have or had a contract, by name, at the end of a day (today unless told)."""
    day, rules = as_of or binder.today, binder.rulebook()
    with binder.database.read() as session:
        helpers = queries.helpers(session)
        facts = load(session, rules)
    return tuple(
        _balance(helper, facts[helper.id], rules, day)
        for helper in sorted(helpers, key=lambda each: danish_order(each.name))
        if helper.id in facts
    )


def balance(binder: Binder, helper_id: str, as_of: date | None = None) -> HelperVacation:
    """One helper's; raises Refused for one who is not there."""
    day, rules = as_of or binder.today, binder.rulebook()
    with binder.database.read() as session:
        helper = queries.by_id(session, Helper, helper_id)
        if helper is None:
            raise Refused(Mistake("Hjælper", "hjælperen findes ikke længere"))
        facts = load(session, rules, {helper_id}).get(helper_id, VacationFacts(()))
    return _balance(helper, facts, rules, day)


def main_vacations(binder: Binder, helper_id: str, as_of: date | None = None) -> tuple[MainVacation, ...]:
    """How the main vacation stands in each vacation year that is told."""
    day, rules = as_of or binder.today, binder.rulebook()
    with binder.database.read() as session:
        facts = load(session, rules, {helper_id}).get(helper_id, VacationFacts(()))
    years = vacation_years(facts, rules, day)
    found = (main_vacation(facts, rules, year.year, day) for year in years)
    return tuple(each for each in found if each is not None)


def _balance(helper: Helper, facts: VacationFacts, rules: Rulebook, day: date) -> HelperVacation:
    terms = Terms.of(facts.contracts)
    contract, span = terms.contract(day), terms.employment(day)
    last = span[1] if span is not None else terms.employments[-1][1] if terms.employments else None
    return HelperVacation(
        id=helper.id,
        name=helper.name,
        years=vacation_years(facts, rules, day),
        extra=tuple(_extra(facts, rules, day)),
        unit=(contract.vacation_unit if contract is not None else None) or VacationUnit.DAYS,
        form=contract.vacation_form if contract is not None else None,
        employed=span is not None,
        last_day=last if last is not None and last < FOREVER else None,
    )


def _extra(facts: VacationFacts, rules: Rulebook, day: date) -> Iterator[ExtraDays]:
    """The year before, this one and the next; older ones are settled by whoever agreed on them."""
    for year in range(day.year - 1, day.year + 1 + 1):
        found = extra_days(facts, rules, year, day)
        if found is not None:
            yield found


def on_leaving(binder: Binder, helper_id: str, last_day: date) -> HelperVacation:
    """What there would be if a helper's employment ended on a day: what is left then is due as vacation pay."""
    rules = binder.rulebook()
    with binder.database.read() as session:
        helper = queries.by_id(session, Helper, helper_id)
        facts = load(session, rules, {helper_id}).get(helper_id)
        if helper is None or facts is None:
            raise Refused(Mistake("Hjælper", "hjælperen har ingen kontrakt"))
        ended = [_ended(each, last_day) for each in facts.contracts if each.starts_on <= last_day]
    return _balance(helper, replace(facts, contracts=ended), rules, last_day + ONE_DAY)


def _ended(contract: Contract, last_day: date) -> Contract:
    """The same terms, ending no later than a day; not the contract in the file."""
    ends_on = min(contract.ends_on or FOREVER, last_day)
    return replace(contract, ends_on=ends_on)


def leaving_text(owner: HelperVacation) -> str:
    """What there is on the last day of an employment."""
    if owner.last_day is None:
        return ""
    lines = [f"Når ansættelsen slutter {day_text(owner.last_day)}:"]
    for year in owner.years:
        if year.period.until < owner.last_day:
            continue  # settled before, whoever leaves
        if year.due:
            lines.append(f"{days_words(year.due)} fra {year.period.title} bliver til feriepenge.")
        elif year.left < 0:
            lines.append(
                f"{days_words(-year.left)} fra {year.period.title} er holdt, men ikke optjent; de må modregnes (§ 7)."
            )
    return "\n".join(lines if len(lines) > 1 else [*lines, "Der er ingen ferie til gode."])
