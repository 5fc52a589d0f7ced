"""The Danish words of the change log: kinds of things, their fields, and the closed values of those fields."""

from __future__ import annotations

from itertools import combinations

from app.model.checks.catalogue import RULES
from app.model.domain.danish import WEEKDAYS
from app.model.services.history_fields import FIELDS

__all__ = ["FIELDS", "KINDS", "NUMBERS", "SECRET", "SILENT", "SUBJECTS", "VALUES", "value_word"]

KINDS = {
    "scheme": "Ordning",
    "grant_period": "Bevilling",
    "helper": "Hjælper",
    "contract": "Kontrakt",
    "shift": "Vagt",
    "absence": "Fravær",
    "month_event": "Måned",
    "finding_mark": "Påmindelse",
    "rest_exception": "Undtagelse fra hviletid",
    "rule_choice": "Advarsel eller afvisning",
    "cover_window": "Dækning",
    "training": "Kursus eller instruktion",
    "handout": "Udlån",
    "talk": "Samtale",
    "termination": "Fratrædelse",
    "hiring": "Stilling",
    "applicant": "Ansøger",
    "attachment": "Scannet papir",
    "paper_event": "Papirets gang",
    "own_wording": "Tekst",
}
# The field that tells a thing of its kind from another; a helper's name is the line's helper already.
SUBJECTS = {
    "grant_period": "starts_on",
    "contract": "starts_on",
    "shift": "start",
    "absence": "first_day",
    "month_event": "month",
    "rest_exception": "at",
    "training": "subject",
    "handout": "what",
    "talk": "held_on",
    "termination": "last_day",
    "hiring": "title",
    "applicant": "name",
    "attachment": "title",
    "paper_event": "happened_on",
    "own_wording": "id",
}
NUMBERS = frozenset(
    {
        "hours_total",
        "hours_day",
        "hours_evening",
        "hours_night",
        "hours_weekend",
        "respiration_hours",
        "self_paid_hours",
        "hours_per_week",
        "hourly_wage",
        "respiration_region_share",
    }
)
# Already told by what was changed, and when; a finding's key is for the program, and the change's name says which it was.
SILENT = frozenset({"id", "month", "happened_at", "finding", "extent", "digest", "hiring_id", "document_id"})
SECRET = frozenset({"cpr", "citizen_cpr"})  # that it changed is logged and shown; the number itself is not
_YES_NO = {"0": "nej", "1": "ja"}
_PARTIES = {
    "self": "borgeren selv",
    "relative": "en nærtstående",
    "association": "en forening",
    "company": "en virksomhed",
    "municipality": "kommunen",
}
_GROUNDS = {"unforeseen": "uforudset hændelse", "agreement": "aftale", "dispensation": "dispensation"}
_WEEKDAYS = {
    "".join(str(number + 1) for number in chosen): ", ".join(WEEKDAYS[number] for number in chosen)
    for count in range(1, len(WEEKDAYS) + 1)
    for chosen in combinations(range(len(WEEKDAYS)), count)
}
VALUES: dict[str, dict[str, str]] = {
    "employer": _PARTIES,
    "payroll": _PARTIES,
    "work_leader": {"citizen": "borgeren", "relative": "en nærtstående"},
    "rest_room": _YES_NO,
    "respiration": _YES_NO,
    "relative": _YES_NO,
    "unemployment_fund": _YES_NO,
    "away": _YES_NO,
    "pay": {"monthly": "månedsløn", "hourly": "timeløn", "substitute": "afløser"},
    "status": {"planned": "planlagt", "worked": "arbejdet"},
    "event": {"finished": "færdig", "sent": "sendt", "reopened": "genåbnet"},
    "unpredictable": _YES_NO,
    "notice_month_end": _YES_NO,
    "grant_reserve": _YES_NO,
    "tax_card": {"main": "hovedkort", "secondary": "bikort", "exempt": "frikort"},
    "notice_unit": {"days": "dage", "weeks": "uger", "months": "måneder"},
    "vacation_form": {
        "allowance": "feriegodtgørelse",
        "paid": "ferie med løn",
        "allowance_instead": "feriegodtgørelse i stedet for løn",
    },
    "end_kind": {"death": "borgeren er død", "grant_lost": "bevillingen falder bort", "other": "anden grund"},
    "state": {"open": "under vurdering", "hired": "ansat", "declined": "fik ikke stillingen", "withdrawn": "trak sig"},
    "media_type": {"application/pdf": "PDF", "image/jpeg": "JPEG", "image/png": "PNG"},
    "kind": {
        "work": "arbejde",
        "on_call_home": "rådighed hjemme",
        "on_call_site": "rådighed på stedet",
        "staff_meeting": "personalemøde",
        "appraisal": "MUS",
        "training": "oplæring",
        "sick": "syg",
        "child_sick": "barns sygedag",
        "vacation": "ferie",
        "parental": "barsel",
        "work_injury": "arbejdsskade",
        "section_56": "§ 56-sygdom",
        "unpaid": "orlov uden løn",
        "put_off": "udsat",
        "settled": "afsluttet",
        "course": "kursus",
        "aid": "hjælpemiddel",
        "task": "opgave",
        "instruction": "instruktion",
        "reprimand": "tilrettevisning",
        "warning": "advarsel",
        "other": "andet",
        "resignation": "egen opsigelse",
        "dismissal": "opsagt",
        "summary": "bortvist",
        "fixed_term": "tiden er udløbet",
        "agreement": "aftale",
        "death": "borgeren er død",
        "grant_lost": "bevillingen falder bort",
        "paper": "papir",
        "photo": "billede",
        "sent": "sendt",
        "signed": "underskrevet",
        "returned": "kommet tilbage",
    },
    "severity": {"error": "fejl", "warning": "advarsel", "notice": "husk"},
    "ground": _GROUNDS,
    "rest_ground": _GROUNDS,
    "rule": {rule.code: rule.title for rule in RULES},
    "blocks": _YES_NO,
    "weekdays": _WEEKDAYS,
}
# What a value is called in one table alone.
_OWN_VALUES: dict[tuple[str, str], dict[str, str]] = {
    ("talk", "kind"): {"sick": "samtale om sygefravær"},
    ("training", "kind"): {"aid": "instruktion i et hjælpemiddel", "task": "oplæring i en opgave"},
}


def value_word(kind: str, name: str, value: str) -> str:
    """The Danish word for a closed value of a table's field; the value itself where there is none."""
    own = _OWN_VALUES.get((kind, name), {})
    return own.get(value) or VALUES.get(name, {}).get(value, value)
