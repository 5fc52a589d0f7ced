"""Prices timesheet rows: an estimate for the budget, never a payslip. Each line carries its reasons.

Source: the Faxe handbook 5.3.1 (supplements in per cent of the hourly wage, on-call in minutes an hour), 5.11 (child's
sick day) and ferieloven §§ 16-18. Rules: `tillaeg`, `raadighed_*`, `feriegodtgoerelse_procent`, `ferietillaeg_procent`.
Money is Decimal kroner and is rounded only when shown or summed into a document.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.model.calc.absent import CHILD_SICK, SICK, VACATION
from app.model.calc.hours import ON_CALL_HOME, ON_CALL_SITE, WORK, DayPart
from app.model.domain.danish import day_text, hours_text, kroner_text, number_text
from app.model.domain.entities import Contract, Party, PayForm, ShiftKind
from app.model.domain.reasons import Layer, Reason
from app.model.rulebook.rulebook import Rulebook, UnknownRule
from app.model.rulebook.values import Window

AN_HOUR = Decimal(60)
PER_CENT = Decimal(100)
_ON_CALL_KEY = {ON_CALL_HOME: "raadighed_hjemme", ON_CALL_SITE: "raadighed_arbejdssted"}
ON_COST = "on_cost"
UNKNOWN_FORM = ""
ABSENT = frozenset({SICK, CHILD_SICK, VACATION})
ON_COSTS = {
    "feriegodtgoerelse_procent": "Feriegodtgørelse",
    "ferietillaeg_procent": "Ferietillæg",
    "arbejdsgivertilskud_procent": "Arbejdsgivertilskud",
}
_PAID_AS_WAGE = {WORK: "Arbejde", SICK: "Sygdom", CHILD_SICK: "Barns sygedag"}


@dataclass(frozen=True)
class PayLine:
    """One amount of an estimate: minutes in a column at kroner an hour. `amount` None: it can't be worked out."""

    day: date
    shift_id: str
    column: str
    title: str
    minutes: int
    rate: Decimal | None
    amount: Decimal | None
    reasons: tuple[Reason, ...]


def price(
    rows: Sequence[DayPart],
    contracts: Sequence[Contract],
    rules: Rulebook,
    employer: Party = Party.SELF,
) -> tuple[PayLine, ...]:
    """The pay lines of one helper's rows, in the rows' order, and the profile's on-costs of the whole at the end.

    Args:
        rows: what `hours.split` gives.
        contracts: the helper's contracts; a row is priced by the one that covers its date.
        rules: the scheme's rulebook.
        employer: who is the employer; an association or a company is paid for it.

    """
    lines: list[PayLine] = []
    for row in rows:
        covering = [contract for contract in contracts if contract.covers(row.day)]
        for amount in row.amounts:
            if amount.minutes:
                lines.append(_line(row, amount.column, amount.minutes, covering, rules))
    return (*lines, *_on_costs(lines, contracts, rules, employer))


def _on_costs(
    lines: list[PayLine], contracts: Sequence[Contract], rules: Rulebook, employer: Party
) -> Iterator[PayLine]:
    """Per cent of the wage: vacation money by pay form, and the fee of an employer who took over the role."""
    by_key: dict[str, list[PayLine]] = {}
    for line in lines:
        if not line.amount:
            continue
        pay = next((contract.pay for contract in contracts if contract.covers(line.day)), None)
        if pay is None:
            key = UNKNOWN_FORM
        else:
            key = "ferietillaeg_procent" if pay is PayForm.MONTHLY else "feriegodtgoerelse_procent"
        by_key.setdefault(key, []).append(line)
        if employer in {Party.ASSOCIATION, Party.COMPANY}:
            by_key.setdefault("arbejdsgivertilskud_procent", []).append(line)
    for key, paid in by_key.items():
        if key == UNKNOWN_FORM:
            why = "Kontrakten har ingen lønform, så feriepengene kan ikke beregnes"
            yield PayLine(paid[-1].day, "", ON_COST, "Feriepenge", 0, None, None, (Reason(why),))
            continue
        day = paid[-1].day
        base = sum((line.amount for line in paid if line.amount is not None), Decimal())
        try:
            share = rules.number(key, day)
        except UnknownRule as unknown:
            yield PayLine(day, "", ON_COST, ON_COSTS[key], 0, None, None, (Reason(str(unknown), key),))
            continue
        amount = base * share.value / PER_CENT
        text = f"{ON_COSTS[key]}: {number_text(share.value)} % af {kroner_text(base)} = {kroner_text(amount)}"
        yield PayLine(day, "", ON_COST, ON_COSTS[key], 0, None, amount, (share.reason(key, text),))


def total(lines: Sequence[PayLine]) -> Decimal | None:
    """The sum, or None when a line could not be worked out: no number rather than a wrong one."""
    amounts = [line.amount for line in lines]
    if any(amount is None for amount in amounts):
        return None
    return sum((amount for amount in amounts if amount is not None), Decimal())


def _line(row: DayPart, column: str, minutes: int, covering: list[Contract], rules: Rulebook) -> PayLine:
    title = _title(row, column, rules)
    wage, why = _wage(row.day, covering)
    if wage is None:
        return PayLine(row.day, row.shift.id, column, title, minutes, None, None, (why,))
    try:
        wage, planned = _as_planned(row, column, wage, rules)
        rate, reasons = _rate(row.day, column, wage, covering[0], rules)
    except UnknownRule as unknown:
        return PayLine(
            row.day, row.shift.id, column, title, minutes, None, None, (why, Reason(str(unknown), unknown.key))
        )
    reasons = (*planned, *reasons)
    amount = rate * minutes / AN_HOUR
    sum_text = f"{hours_text(minutes)} timer × {kroner_text(rate)} = {kroner_text(amount)}"
    return PayLine(
        row.day,
        row.shift.id,
        column,
        title,
        minutes,
        rate,
        amount,
        (*row.reasons(column), why, *reasons, Reason(sum_text)),
    )


def _wage(day: date, covering: list[Contract]) -> tuple[Decimal | None, Reason]:
    if not covering:
        return None, Reason(f"Der er ingen kontrakt den {day_text(day)}, så lønnen kan ikke beregnes")
    if len(covering) > 1:
        return None, Reason(f"To kontrakter dækker den {day_text(day)}, så lønnen kan ikke beregnes")
    contract = covering[0]
    if contract.hourly_wage is None:
        return None, Reason(
            f"Kontrakten fra {day_text(contract.starts_on)} har ingen timeløn, så lønnen kan ikke beregnes"
        )
    text = f"Timeløn {kroner_text(contract.hourly_wage)} efter kontrakten fra {day_text(contract.starts_on)}"
    return contract.hourly_wage, Reason(text, since=contract.starts_on, layer=Layer.CONTRACT)


def _as_planned(row: DayPart, column: str, wage: Decimal, rules: Rulebook) -> tuple[Decimal, tuple[Reason, ...]]:
    """Absence from an on-call shift is estimated at the on-call pay that was planned, not at full wage."""
    planned = {ShiftKind.ON_CALL_HOME: ON_CALL_HOME, ShiftKind.ON_CALL_SITE: ON_CALL_SITE}.get(row.shift.kind)
    if planned is None or column not in ABSENT:
        return wage, ()
    return _on_call_rate(row.day, planned, wage, rules)


def _on_call_rate(day: date, column: str, wage: Decimal, rules: Rulebook) -> tuple[Decimal, tuple[Reason, ...]]:
    key = _ON_CALL_KEY[column]
    minutes = rules.number(key, day)
    text = f"Rådighed lønnes med {number_text(minutes.value)} minutter for hver time"
    return wage * minutes.value / AN_HOUR, (minutes.reason(key, text),)


def _window(row_day: date, column: str, rules: Rulebook) -> Window | None:
    table = rules.supplements(row_day)
    return next((w for w in table.windows if w.column == column), None) if table else None


def _title(row: DayPart, column: str, rules: Rulebook) -> str:
    if column in _PAID_AS_WAGE:
        return _PAID_AS_WAGE[column]
    if column == VACATION:
        return "Ferie"
    if column in _ON_CALL_KEY:
        return "Rådighed hjemme" if column == ON_CALL_HOME else "Rådighed på stedet"
    window = _window(row.day, column, rules)
    return f"Tillæg: {window.title.lower()}" if window else column


def _rate(
    day: date, column: str, wage: Decimal, contract: Contract, rules: Rulebook
) -> tuple[Decimal, tuple[Reason, ...]]:
    """Kroner an hour for a column, and the rules it rests on."""
    if column in _PAID_AS_WAGE:
        return wage, ()
    if column == VACATION:
        return _vacation_rate(day, wage, contract, rules)
    if column in _ON_CALL_KEY:
        return _on_call_rate(day, column, wage, rules)
    table, window = rules.supplements(day), _window(day, column, rules)
    if table is None or window is None:
        raise UnknownRule("tillaeg", f"Tillægget »{column}« kendes ikke den {day_text(day)}")
    rate = window.kroner if window.kroner is not None else wage * (window.percent or Decimal()) / PER_CENT
    return rate, (table.reason("tillaeg", f"{window.title}: {window.rate_text}"),)


def _vacation_rate(day: date, wage: Decimal, contract: Contract, rules: Rulebook) -> tuple[Decimal, tuple[Reason, ...]]:
    """Monthly-paid have their wage during vacation; the others have been paid feriegodtgørelse beforehand."""
    if contract.pay is PayForm.MONTHLY:
        extra = rules.number("ferietillaeg_procent", day)
        return wage, (extra.reason("ferietillaeg_procent", "Månedslønnede får løn under ferie"),)
    if contract.pay is None:
        raise UnknownRule("feriegodtgoerelse_procent", "Kontrakten siger ikke, om hjælperen er månedslønnet")
    paid = rules.number("feriegodtgoerelse_procent", day)
    return Decimal(), (paid.reason("feriegodtgoerelse_procent", "Timelønnede har fået feriegodtgørelse på forhånd"),)
