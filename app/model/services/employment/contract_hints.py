"""What the rules say beside each field of a contract, told with who says so, and texts that can be proposed for it.

Everything is read from the rulebook of the scheme's municipality; where it says nothing, there is nothing here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from app.model.calc.contract_notice import notice_words
from app.model.calc.notice import HOURLY_KEY, MONTHLY_KEY, length_words
from app.model.domain.danish import number_text, plural, sentence_text
from app.model.domain.entities import PayForm
from app.model.rulebook.rulebook import Rulebook, UnknownRule
from app.model.rulebook.values import Dated, Deadline, Number, Window, WindowTable
from app.model.services.binder import Binder
from app.model.services.reason_words import source_text

JOB_TITLE = "Handicaphjælper"
MIDNIGHT = 24 * 60


def contract_hints(binder: Binder, on: date, pay: PayForm | None) -> dict[str, str]:
    """By the contract's fields: one sentence with its source, for a contract from a day on."""
    rules = binder.rulebook()
    hints = {field: text for field, tell in _NUMBERS.items() if (text := _number(rules, on, *tell))}
    hints |= {field: text for field, tell in _DEADLINES.items() if (text := _deadline(rules, on, *tell))}
    own = {
        "notice_amount": _deadline(
            rules, on, HOURLY_KEY if _is_hourly(pay) else MONTHLY_KEY, notice_words, "det almindelige er {}"
        ),
        "pay_dates": _sourced(rules, on, _pay_day_key(pay), lambda value: value.note or ""),
        "vacation_form": _vacation(rules, on, pay),
        "supplements": _supplements_hint(rules, on),
        "signed_on": _in_writing(rules, on),
    }
    return hints | {field: text for field, text in own.items() if text}


def proposals(binder: Binder, on: date, pay: PayForm | None) -> dict[str, str]:
    """Texts for a contract's empty fields, to be read and put right before they are agreed."""
    rules, scheme = binder.rulebook(), binder.scheme()
    table = _table(rules, on)
    texts = {
        "job_title": JOB_TITLE,
        "workplaces": scheme.citizen_address or "",
        "schedule": _schedule(rules, on),
        "supplements": "\n".join(supplement_lines(table)) if table else "",
        "pay_dates": _pay_dates(rules, on, pay),
        "overtime": "Merarbejde aftales, før det udføres, og betales time for time.",
        "insurances": "Arbejdsskadeforsikring og AES (erhvervssygdomme).",
        "training_right": "Instruktion og oplæring i arbejdet foregår i arbejdstiden.",
    }
    return {name: text for name, text in texts.items() if text}


def supplement_lines(table: WindowTable) -> list[str]:
    """One line for each supplement: "Nat kl. 23-06: 33 %"."""
    return [f"{_window_text(window)}: {window.rate_text}" for window in table.windows if window.pays]


def _window_text(window: Window) -> str:
    name = window.title if window.weekdays is not None else "Helligdage og særlige dage"
    starts, ends = [start for start, _ in window.spans], [end for _, end in window.spans]
    if starts == [0] and ends == [MIDNIGHT]:
        return name
    over_midnight = 0 in starts and MIDNIGHT in ends
    first = max(starts) if over_midnight else min(starts)
    last = min(ends) if over_midnight else max(ends)
    return f"{name} kl. {_clock(first)}-{_clock(last)}"


def _clock(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return f"{hours:02d}.{rest:02d}" if rest else f"{hours:02d}"


def _is_hourly(pay: PayForm | None) -> bool:
    return pay in {PayForm.HOURLY, PayForm.SUBSTITUTE}


def _told(text: str, key: str, value: Dated) -> str:
    return f"{sentence_text(text)} Kilde: {source_text(value.reason(key, ''))}."


def _sourced(rules: Rulebook, on: date, key: str, tell: Callable[[Dated], str]) -> str:
    value = rules.find(key, on)
    text = tell(value) if value is not None else ""
    return _told(text, key, value) if text and value is not None else ""


def _number(rules: Rulebook, on: date, key: str, text: str) -> str:
    return _sourced(rules, on, key, lambda v: text.format(number_text(v.value)) if isinstance(v, Number) else "")


def _deadline(rules: Rulebook, on: date, key: str, tell: Callable[[Deadline], str], text: str = "{}") -> str:
    return _sourced(rules, on, key, lambda v: text.format(tell(v)) if isinstance(v, Deadline) else "")


def _length(rule: Deadline) -> str:
    return length_words(rule.amount, rule.unit) if rule.amount and rule.unit else ""


def _note(rule: Deadline) -> str:
    return rule.note or ""


_NUMBERS: Mapping[str, tuple[str, str]] = {
    "pay": ("maanedsloen_fra_timer", "månedsløn fra {} timer om ugen, timeløn under; afløsere time for time"),
    "hours_per_week": ("loen_hoejst_uge", "kommunen betaler i gennemsnit højst {} timer om ugen"),
    "probation_until": ("proevetid_hoejst", "højst {} måneder fra ansættelsens første dag"),
    "sick_vacation_replaced": (
        "sygdom_under_ferie_dage",
        "uden aftalen er de første {} sygedage i ferieåret hjælperens egne, når ferien er begyndt",
    ),
    "pension_from": (
        "pension_tidligere_maaneder",
        "fra første dag, når hjælperen kan vise {} måneders tidligere arbejdsmarkedspension",
    ),
}
_DEADLINES: Mapping[str, tuple[str, Callable[[Deadline], str]]] = {
    "sent_to_municipality_on": ("kontrakt_til_kommune_frist", _note)
}


def _pay_day_key(pay: PayForm | None) -> str:
    return "timeloen_udbetaling" if _is_hourly(pay) else "maanedsloen_udbetaling"


def _vacation(rules: Rulebook, on: date, pay: PayForm | None) -> str:
    allowance = _number(rules, on, "feriegodtgoerelse_procent", "feriegodtgørelsen er {} %")
    if _is_hourly(pay):
        return allowance
    return _number(rules, on, "ferietillaeg_procent", "ferie med løn og {} % i ferietillæg") or allowance


def _supplements_hint(rules: Rulebook, on: date) -> str:
    table = _table(rules, on)
    return _told(", ".join(supplement_lines(table)), "tillaeg", table) if table else ""


def _table(rules: Rulebook, on: date) -> WindowTable | None:
    try:
        return rules.supplements(on)
    except UnknownRule:
        return None


def _in_writing(rules: Rulebook, on: date) -> str:
    core, rest = rules.find("kontrakt_kerne_frist", on), rules.find("kontrakt_rest_frist", on)
    if not (isinstance(core, Deadline) and isinstance(rest, Deadline)):
        return ""
    text = f"de vigtigste vilkår skal være på skrift inden {_length(core)}, resten inden {_length(rest)}"
    return _told(text, "kontrakt_kerne_frist", core)


def _schedule(rules: Rulebook, on: date) -> str:
    ahead = rules.find("vagtplan_varsel", on)
    if not isinstance(ahead, Deadline) or not _length(ahead):
        return "Vagterne står i vagtplanen."
    return f"Vagterne står i vagtplanen, som er kendt {_length(ahead)} i forvejen."


def _pay_dates(rules: Rulebook, on: date, pay: PayForm | None) -> str:
    if pay is None:
        return ""
    note = getattr(rules.find(_pay_day_key(pay), on), "note", None)
    if _is_hourly(pay):
        return "Lønnen udbetales i måneden efter." if note else ""
    later = rules.find("tillaeg_udbetaling_senere", on)
    tail = ""
    if isinstance(later, Number):
        tail = f" Tillæg udbetales {plural(int(later.value), 'måned', 'måneder')} senere."
    return f"Lønnen udbetales {note[:1].lower()}{note[1:]}{tail}" if note else ""
