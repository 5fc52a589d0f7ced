"""The fields about a contract's terms, and about what changes from one set of terms to the next."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from app.model.calc.contract_notice import contract_notice, notice_words
from app.model.calc.notice import HOURLY_KEY, MONTHLY_KEY
from app.model.domain.danish import kroner_text, number_text, small_start
from app.model.domain.entities import Contract, PayForm
from app.model.domain.terms import VacationForm, VacationUnit
from app.model.rulebook.rulebook import Rulebook
from app.model.rulebook.values import Deadline, Number
from app.model.services.blanks import Kind
from app.model.services.choices import PAY_FORMS
from app.model.services.employment.contract_hints import supplement_lines
from app.model.services.letter.context import Context
from app.model.services.letter.field import LetterField, day, number, yes
from app.model.services.letter.rules import supplement_table
from app.model.services.reason_words import source_text

Tell = Callable[[Contract], str | None]

_PERCENT = {
    VacationForm.PAID: ("ferietillaeg_procent", "Ferie med løn og {} % i ferietillæg"),
    VacationForm.ALLOWANCE: ("feriegodtgoerelse_procent", "Feriegodtgørelse på {} % af lønnen"),
    VacationForm.ALLOWANCE_INSTEAD: (
        "feriegodtgoerelse_maanedsloennet_procent",
        "Feriegodtgørelse på {} % af lønnen i stedet for ferie med løn",
    ),
}
_UNITS = {
    VacationUnit.DAYS: "Dage, fem om ugen",
    VacationUnit.HOURS: "Timer, så mange som hjælperen skulle have arbejdet",
}
NO_HOURS = "Ingen"


def _of(title: str, name: str, tell: Tell, *, needed: bool = True) -> LetterField:
    def value(c: Context) -> str:
        return "" if c.contract is None else tell(c.contract) or ""

    return LetterField(title, value, Kind.CONTRACT, name, needed)


def _asked(title: str, tell: Tell) -> LetterField:
    """What a wording asks of the contract; it is written in no field of its own."""
    return LetterField(title, lambda c: "" if c.contract is None else tell(c.contract) or "", needed=False)


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


def _vacation_unit(contract: Contract) -> str:
    """Nothing where it is not agreed: then it is days, as the law has it."""
    unit, days = contract.vacation_unit, contract.vacation_turnus
    if unit is VacationUnit.TURNUS:
        average = f"{number_text(days)} om ugen i gennemsnit" if days is not None else "i gennemsnit efter vagtplanen"
        return f"Arbejdsdage i turnus, {average}"
    return _UNITS[unit] if unit is not None else ""


def _extra_days(contract: Contract) -> str:
    days = contract.extra_days_off
    return f"{number_text(days)} {'dag' if days == 1 else 'dage'}" if days else ""


def _wage(contract: Contract) -> str:
    return "" if contract.hourly_wage is None else f"{kroner_text(contract.hourly_wage)} i timen"


def _pay(contract: Contract) -> str:
    return PAY_FORMS[contract.pay] if contract.pay else ""


def _own_notice(contract: Contract) -> str:
    rule = contract_notice(contract)
    return "" if rule is None else notice_words(rule)


def _without_hours(contract: Contract) -> bool:
    """A substitute who is called in and has been promised no hours."""
    return contract.pay is PayForm.SUBSTITUTE and not contract.hours_per_week


def _unpredictable(contract: Contract) -> str:
    return yes(contract.unpredictable or _without_hours(contract))


def _guaranteed(contract: Contract) -> str:
    return f"{number(contract.hours_per_week)} om ugen" if contract.hours_per_week else NO_HOURS


def _municipal_supplements(c: Context) -> str:
    """The profile's own, a line each; "" where the contract repeats them already."""
    table = supplement_table(c.rules, c.on)
    if c.contract is None or table is None:
        return ""
    lines, own = supplement_lines(table), c.contract.supplements or ""
    return "" if all(line in own for line in lines) else "\n".join(lines)


def _unknown_supplements(c: Context) -> str:
    own = c.contract.supplements if c.contract is not None else None
    return yes(not own and supplement_table(c.rules, c.on) is None)


def _sick_without(c: Context) -> str:
    table = supplement_table(c.rules, c.on)
    return yes(table is not None and not table.sick_earns)


def municipal_notice(c: Context) -> Deadline | None:
    """The notice that the municipality's profile has for this pay form, when the contract begins."""
    if c.contract is None or c.contract.pay is None:
        return None
    rule = c.rules.find(_notice_key(c.contract), c.contract.starts_on)
    return rule if isinstance(rule, Deadline) else None


def _notice_key(contract: Contract) -> str:
    return MONTHLY_KEY if contract.pay is PayForm.MONTHLY else HOURLY_KEY


def _municipal(c: Context) -> str:
    rule = municipal_notice(c)
    return "" if rule is None else notice_words(rule)


def _municipal_source(c: Context) -> str:
    rule = municipal_notice(c)
    return "" if rule is None or c.contract is None else source_text(rule.reason(_notice_key(c.contract), ""))


def _has_notice(c: Context) -> str:
    return yes(_municipal(c) or (c.contract is not None and _own_notice(c.contract)))


def _title_small(contract: Contract) -> str:
    return small_start(contract.job_title or "hjælper")


def changes(former: Contract, now: Contract, rules: Rulebook) -> Iterator[str]:
    """One line for each term that differs: what it was and what it is now. The former's own end is no change."""
    for title, tell in _TOLD.items():
        before, after = tell(former, rules), tell(now, rules)
        if before != after:
            yield f"{title}: før {before or 'ikke aftalt'}; nu {after or 'ikke aftalt'}"
    if now.ends_on is not None:
        reason = f"; grund: {_on_one_line(now.fixed_term_reason)}" if now.fixed_term_reason else ""
        yield f"Ansættelsen er tidsbegrænset til {day(now.ends_on)}{reason}"


def _on_one_line(text: str | None) -> str:
    return " ".join((text or "").split())


def _plain(tell: Callable[[Contract], str | None]) -> Callable[[Contract, Rulebook], str]:
    return lambda contract, _rules: _on_one_line(tell(contract))


_TOLD: dict[str, Callable[[Contract, Rulebook], str]] = {
    "Stilling": _plain(lambda x: x.job_title),
    "Lønform": _plain(_pay),
    "Timer om ugen": _plain(lambda x: number(x.hours_per_week)),
    "Timeløn": _plain(_wage),
    "Tillæg": _plain(lambda x: x.supplements),
    "Udbetaling": _plain(lambda x: x.pay_dates),
    "Arbejdssted": _plain(lambda x: ", ".join((x.workplaces or "").splitlines())),
    "Vagter": _plain(lambda x: x.schedule),
    "Tider, der ikke kan forudses": _plain(lambda x: yes(x.unpredictable)),
    "Tilkald og aflysning": _plain(lambda x: x.call_notice),
    "Merarbejde": _plain(lambda x: x.overtime),
    "Prøvetid til": _plain(lambda x: day(x.probation_until)),
    "Varsel": _plain(_own_notice),
    "Pension": _plain(lambda x: x.pension_scheme),
    "Pension fra": _plain(lambda x: day(x.pension_from)),
    "Ferieform": lambda contract, rules: vacation_text(contract.vacation_form, contract, rules),
    "Ferie tælles i": _plain(_vacation_unit),
    "Feriefridage om året": _plain(_extra_days),
    "Ny ferie fra første sygedag i ferien": _plain(lambda x: yes(x.sick_vacation_replaced)),
    "Forsikringer": _plain(lambda x: x.insurances),
    "Forbehold for ændret bevilling": _plain(lambda x: yes(x.grant_reserve)),
    "Overenskomst": _plain(lambda x: x.collective_agreement),
    "Uddannelse": _plain(lambda x: x.training_right),
    "Andet": _plain(lambda x: x.other_terms),
}


def _change_lines(c: Context) -> str:
    return "" if c.contract is None or c.former is None else "\n".join(changes(c.former, c.contract, c.rules))


def _first_day(c: Context) -> str:
    return day(c.employment.first) if c.employment is not None else ""


def _last_day(c: Context) -> str:
    """The day that the employment ended or will end on, where one is known."""
    if c.termination is not None:
        return day(c.termination.last_day)
    return day(c.employment.last) if c.employment is not None else ""


CONTRACT_FIELDS: dict[str, LetterField] = {
    "kontrakt.fra": _of("Ansat fra", "starts_on", lambda x: day(x.starts_on)),
    "kontrakt.til": _of("Slutter", "ends_on", lambda x: day(x.ends_on), needed=False),
    "kontrakt.grund": _of(
        "Grund til, at ansættelsen er tidsbegrænset", "fixed_term_reason", lambda x: x.fixed_term_reason
    ),
    "kontrakt.stilling": _of("Stilling", "job_title", lambda x: x.job_title),
    "kontrakt.stilling_lille": _of("Stilling inde i en sætning", "job_title", _title_small),
    "kontrakt.lønform": _of("Lønform", "pay", _pay),
    "kontrakt.timeløn": _of("Timeløn", "hourly_wage", _wage),
    "kontrakt.timer": _of("Timer om ugen", "hours_per_week", lambda x: number(x.hours_per_week)),
    "kontrakt.arbejdssteder": _of("Arbejdssted", "workplaces", lambda x: x.workplaces),
    "kontrakt.vagtplan": _of("Vagter", "schedule", lambda x: x.schedule, needed=False),
    "kontrakt.uforudsigelig": _asked("Arbejdstiden kan ikke forudses", _unpredictable),
    "kontrakt.uden_faste_timer": _asked("Afløser uden faste timer", lambda x: yes(_without_hours(x))),
    "kontrakt.garanteret": _asked("Garanterede timer med løn", _guaranteed),
    "kontrakt.tilkald": _of("Tilkald og aflysning", "call_notice", lambda x: x.call_notice),
    "kontrakt.merarbejde": _of("Merarbejde", "overtime", lambda x: x.overtime, needed=False),
    "kontrakt.tillæg": _of("Tillæg", "supplements", lambda x: x.supplements),
    "kontrakt.kommunens_tillæg": LetterField("Kommunens tillæg, der ikke står i kontrakten", _municipal_supplements),
    "kontrakt.ukendte_tillæg": LetterField("Ingen har skrevet, hvilke tillæg der er", _unknown_supplements),
    "kontrakt.syg_uden_tillæg": LetterField("Sygetimer giver ikke tillæg", _sick_without),
    "kontrakt.udbetaling": _of("Udbetaling af løn", "pay_dates", lambda x: x.pay_dates),
    "kontrakt.prøvetid": _of("Prøvetid til", "probation_until", lambda x: day(x.probation_until), needed=False),
    "kontrakt.varsel": _of("Kontraktens opsigelsesvarsel", "notice_amount", _own_notice),
    "kontrakt.kommunens_varsel": LetterField("Kommunens opsigelsesvarsel", _municipal),
    "kontrakt.kommunens_varsel_kilde": LetterField("Hvor kommunens varsel står", _municipal_source),
    "kontrakt.kendt_varsel": LetterField("Der er et varsel", _has_notice),
    "kontrakt.pension": _of("Pension", "pension_scheme", lambda x: x.pension_scheme, needed=False),
    "kontrakt.pension_fra": _of("Pension fra", "pension_from", lambda x: day(x.pension_from), needed=False),
    "kontrakt.ferieform": LetterField("Ferieform", _vacation, Kind.CONTRACT, "vacation_form"),
    "kontrakt.ferie_tælles": _of("Ferien tælles i", "vacation_unit", _vacation_unit, needed=False),
    "kontrakt.feriefridage": _of("Feriefridage om året", "extra_days_off", _extra_days, needed=False),
    "kontrakt.ny_ferie": _asked("Ny ferie fra første sygedag i ferien", lambda x: yes(x.sick_vacation_replaced)),
    "kontrakt.forsikringer": _of("Forsikringer", "insurances", lambda x: x.insurances, needed=False),
    "kontrakt.forbehold": _asked("Forbehold for ændret bevilling", lambda x: yes(x.grant_reserve)),
    "kontrakt.overenskomst": _of(
        "Overenskomst", "collective_agreement", lambda x: x.collective_agreement, needed=False
    ),
    "kontrakt.uddannelse": _of("Uddannelse", "training_right", lambda x: x.training_right, needed=False),
    "kontrakt.andet": _of("Andet", "other_terms", lambda x: x.other_terms, needed=False),
    "tidligere.fra": LetterField(
        "De tidligere vilkår gælder fra", lambda c: day(c.former.starts_on) if c.former else ""
    ),
    "ændring.liste": LetterField("Det, der er ændret", _change_lines, needed=False),
    "ansættelse.fra": LetterField("Ansat fra", _first_day),
    "ansættelse.til": LetterField("Ansat til", _last_day),
}
