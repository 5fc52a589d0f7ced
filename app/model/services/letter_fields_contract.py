"""The fields about a contract's terms, and about what changes from one set of terms to the next."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from app.model.calc.contract_notice import contract_notice, notice_words
from app.model.calc.notice import HOURLY_KEY, MONTHLY_KEY
from app.model.domain.danish import kroner_text, number_text
from app.model.domain.entities import Contract, PayForm
from app.model.domain.terms import VacationForm
from app.model.rulebook.rulebook import Rulebook
from app.model.rulebook.values import Deadline, Number
from app.model.services.blanks import Kind
from app.model.services.choices import PAY_FORMS
from app.model.services.letter_context import Context
from app.model.services.letter_field import LetterField, day, number, yes
from app.model.services.reason_words import source_text

_PERCENT = {
    VacationForm.PAID: ("ferietillaeg_procent", "Ferie med løn og {} % i ferietillæg"),
    VacationForm.ALLOWANCE: ("feriegodtgoerelse_procent", "Feriegodtgørelse på {} % af lønnen"),
    VacationForm.ALLOWANCE_INSTEAD: (
        "feriegodtgoerelse_maanedsloennet_procent",
        "Feriegodtgørelse på {} % af lønnen i stedet for ferie med løn",
    ),
}


def _text(name: str) -> Callable[[Context], str]:
    def value(c: Context) -> str:
        return "" if c.contract is None else getattr(c.contract, name) or ""

    return value


def _of(title: str, name: str, *, needed: bool = True) -> LetterField:
    return LetterField(title, _text(name), Kind.CONTRACT, name, needed)


def _with(title: str, name: str, tell: Callable[[Contract], str], *, needed: bool = True) -> LetterField:
    return LetterField(title, lambda c: "" if c.contract is None else tell(c.contract), Kind.CONTRACT, name, needed)


def vacation_text(form: VacationForm | None, contract: Contract, rules: Rulebook) -> str:
    """The form with its percentage as the rules have it when the contract begins; without, where they say nothing."""
    if form is None:
        return ""
    key, text = _PERCENT[form]
    rule = rules.find(key, contract.starts_on)
    if not isinstance(rule, Number):
        return text.replace(" på {} % af lønnen", "").replace(" og {} % i ferietillæg", " og ferietillæg")
    return text.format(number_text(rule.value))


def _vacation(c: Context) -> str:
    return "" if c.contract is None else vacation_text(c.contract.vacation_form, c.contract, c.rules)


def _wage(contract: Contract) -> str:
    return "" if contract.hourly_wage is None else f"{kroner_text(contract.hourly_wage)} i timen"


def _own_notice(contract: Contract) -> str:
    rule = contract_notice(contract)
    return "" if rule is None else notice_words(rule)


def municipal_notice(c: Context) -> Deadline | None:
    """The notice that the municipality's profile has for this pay form, when the contract begins."""
    if c.contract is None or c.contract.pay is None:
        return None
    key = MONTHLY_KEY if c.contract.pay is PayForm.MONTHLY else HOURLY_KEY
    rule = c.rules.find(key, c.contract.starts_on)
    return rule if isinstance(rule, Deadline) else None


def _municipal(c: Context) -> str:
    rule = municipal_notice(c)
    return "" if rule is None else notice_words(rule)


def _municipal_source(c: Context) -> str:
    rule = municipal_notice(c)
    return "" if rule is None else source_text(rule.reason(MONTHLY_KEY, ""))


def _title_small(contract: Contract) -> str:
    title = contract.job_title or "hjælper"
    return f"{title[:1].lower()}{title[1:]}"


def changes(former: Contract, now: Contract, rules: Rulebook) -> Iterator[str]:
    """One line for each term that differs: what it was and what it is now."""
    for title, tell in _TOLD.items():
        before, after = tell(former, rules), tell(now, rules)
        if before != after:
            yield f"{title}: før {before or 'ikke aftalt'}; nu {after or 'ikke aftalt'}"


def _plain(name: str) -> Callable[[Contract, Rulebook], str]:
    return lambda contract, _rules: " ".join((getattr(contract, name) or "").split())


_TOLD: dict[str, Callable[[Contract, Rulebook], str]] = {
    "Stilling": _plain("job_title"),
    "Slutter": lambda contract, _rules: day(contract.ends_on),
    "Lønform": lambda contract, _rules: PAY_FORMS[contract.pay] if contract.pay else "",
    "Timer om ugen": lambda contract, _rules: number(contract.hours_per_week),
    "Timeløn": lambda contract, _rules: _wage(contract),
    "Tillæg": _plain("supplements"),
    "Udbetaling": _plain("pay_dates"),
    "Arbejdssted": _plain("workplaces"),
    "Vagter": _plain("schedule"),
    "Skiftende tider": lambda contract, _rules: yes(contract.unpredictable),
    "Tilkald og aflysning": _plain("call_notice"),
    "Merarbejde": _plain("overtime"),
    "Prøvetid til": lambda contract, _rules: day(contract.probation_until),
    "Varsel": lambda contract, _rules: _own_notice(contract),
    "Pension": _plain("pension_scheme"),
    "Pension fra": lambda contract, _rules: day(contract.pension_from),
    "Ferieform": lambda contract, rules: vacation_text(contract.vacation_form, contract, rules),
    "Forsikringer": _plain("insurances"),
    "Forbehold for ændret bevilling": lambda contract, _rules: yes(contract.grant_reserve),
    "Overenskomst": _plain("collective_agreement"),
    "Uddannelse": _plain("training_right"),
    "Andet": _plain("other_terms"),
}


def _change_lines(c: Context) -> str:
    if c.contract is None or c.former is None:
        return ""
    before = c.former
    return "\n".join(line for line in changes(before, c.contract, c.rules) if not line.startswith("Slutter: før "))


def _last(c: Context) -> str:
    if c.termination is not None:
        return day(c.termination.last_day)
    last = c.employment.last if c.employment is not None else None
    return day(last) or "i dag"


CONTRACT_FIELDS: dict[str, LetterField] = {
    "kontrakt.fra": _with("Ansat fra", "starts_on", lambda x: day(x.starts_on)),
    "kontrakt.til": _with("Slutter", "ends_on", lambda x: day(x.ends_on), needed=False),
    "kontrakt.grund": _of("Grund til, at ansættelsen er tidsbegrænset", "fixed_term_reason"),
    "kontrakt.stilling": _of("Stilling", "job_title"),
    "kontrakt.stilling_lille": _with("Stilling", "job_title", _title_small),
    "kontrakt.lønform": _with("Lønform", "pay", lambda x: PAY_FORMS[x.pay] if x.pay else ""),
    "kontrakt.timeløn": _with("Timeløn", "hourly_wage", _wage),
    "kontrakt.timer": _with("Timer om ugen", "hours_per_week", lambda x: number(x.hours_per_week)),
    "kontrakt.arbejdssteder": _of("Arbejdssted", "workplaces"),
    "kontrakt.vagtplan": _of("Vagter", "schedule", needed=False),
    "kontrakt.uforudsigelig": _with("Skiftende tider", "unpredictable", lambda x: yes(x.unpredictable)),
    "kontrakt.tilkald": _of("Tilkald og aflysning", "call_notice"),
    "kontrakt.merarbejde": _of("Merarbejde", "overtime", needed=False),
    "kontrakt.tillæg": _of("Tillæg", "supplements"),
    "kontrakt.udbetaling": _of("Udbetaling af løn", "pay_dates"),
    "kontrakt.prøvetid": _with("Prøvetid til", "probation_until", lambda x: day(x.probation_until), needed=False),
    "kontrakt.varsel": _with("Kontraktens opsigelsesvarsel", "notice_amount", _own_notice),
    "kontrakt.kommunens_varsel": LetterField("Kommunens opsigelsesvarsel", _municipal),
    "kontrakt.kommunens_varsel_kilde": LetterField("Hvor kommunens varsel står", _municipal_source),
    "kontrakt.kendt_varsel": LetterField(
        "Der er et varsel", lambda c: yes(_municipal(c) or (c.contract and _own_notice(c.contract)))
    ),
    "kontrakt.pension": _of("Pension", "pension_scheme", needed=False),
    "kontrakt.pension_fra": _with("Pension fra", "pension_from", lambda x: day(x.pension_from), needed=False),
    "kontrakt.ferieform": LetterField("Ferieform", _vacation, Kind.CONTRACT, "vacation_form"),
    "kontrakt.forsikringer": _of("Forsikringer", "insurances", needed=False),
    "kontrakt.forbehold": _with("Forbehold for ændret bevilling", "grant_reserve", lambda x: yes(x.grant_reserve)),
    "kontrakt.overenskomst": _of("Overenskomst", "collective_agreement", needed=False),
    "kontrakt.uddannelse": _of("Uddannelse", "training_right", needed=False),
    "kontrakt.andet": _of("Andet", "other_terms", needed=False),
    "tidligere.fra": LetterField(
        "De tidligere vilkår gælder fra", lambda c: day(c.former.starts_on) if c.former else ""
    ),
    "ændring.liste": LetterField("Det, der er ændret", _change_lines, needed=False),
    "ansættelse.fra": LetterField("Ansat fra", lambda c: day(c.employment.first) if c.employment else ""),
    "ansættelse.til": LetterField("Ansat til", _last),
}
