"""The Danish words of the change log: kinds of things, their fields, and the closed values of those fields."""

from __future__ import annotations

from itertools import combinations

from app.model.checks.catalogue import RULES
from app.model.domain.danish import WEEKDAYS
from app.model.services.history_fields import FIELDS

__all__ = ["FIELDS", "KINDS", "NUMBERS", "SECRET", "SILENT", "SUBJECTS", "VALUES", "is_silent", "value_word"]

KINDS = {
    "scheme": "Ordning",
    "grant_period": "Bevilling",
    "helper": "Hjælper",
    "contract": "Kontrakt",
    "shift": "Vagt",
    "absence": "Fravær",
    "absence_step": "Trin i fravær",
    "vacation_entry": "Feriedage",
    "vacation_wish": "Ferieønske",
    "vacation_round": "Frist for ferieønsker",
    "accident": "Arbejdsulykke",
    "parental_leave": "Barsel",
    "citizen_stay": "Borgerens ferie eller indlæggelse",
    "stay_helper": "Hjælper ved borgerens ophold",
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
    "vacation_entry": "year",
    "vacation_wish": "first_day",
    "vacation_round": "year",
    "accident": "happened_at",
    "parental_leave": "due_on",
    "citizen_stay": "first_day",
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
        "vacation_turnus",
        "extra_days_off",
        "days",
        "extra_hours",
    }
)
# Already told by what was changed, and when; a finding's key is for the program, and the change's name says which it was.
SILENT = frozenset(
    {"id", "month", "finding", "extent", "digest", "hiring_id", "document_id", "absence_id", "stay_id"},
)
_SILENT_THERE = frozenset({("month_event", "happened_at")})  # in one table alone
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
    "paid": _YES_NO,
    "near_miss": _YES_NO,
    "abroad": _YES_NO,
    "along": _YES_NO,
    "sick_vacation_replaced": _YES_NO,
    "reported_how": {"phone": "telefon", "message": "besked", "email": "e-mail", "in_person": "personligt"},
    "vacation_unit": {"days": "dage", "hours": "timer", "turnus": "arbejdsdage i turnus"},
    "role": {"mother": "mor", "other_parent": "den anden forælder"},
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
        "pregnancy": "graviditetsbetinget sygdom",
        "extra_day_off": "feriefridag",
        "agreed": "andet aftalt fravær",
        "declaration": "tro og love-erklæring",
        "doctor": "lægeerklæring",
        "fitness": "mulighedserklæring",
        "retention_plan": "fastholdelsesplan",
        "told": "meldt videre",
        "refund": "refusion anmeldt",
        "earned_before": "optjent før programmet",
        "taken_before": "holdt før programmet",
        "transferred": "overført",
        "hindered": "overført ved feriehindring",
        "paid_out": "udbetalt",
        "hospital_planned": "planlagt indlæggelse",
        "hospital_acute": "akut indlæggelse",
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
VALUES["instead_of"] = VALUES["kind"]  # the absence's own kinds
# What a value is called in one table alone.
_OWN_VALUES: dict[tuple[str, str], dict[str, str]] = {
    ("absence_step", "kind"): {"section_56": "§ 56-aftale søgt"},
    ("vacation_wish", "state"): {
        "open": "venter på svar",
        "granted": "ja",
        "declined": "nej",
        "withdrawn": "trukket tilbage",
    },
    ("talk", "kind"): {"sick": "samtale om sygefravær"},
    ("training", "kind"): {"aid": "instruktion i et hjælpemiddel", "task": "oplæring i en opgave"},
}


def is_silent(kind: str, name: str) -> bool:
    """True for a field that the log's line does not name."""
    return name in SILENT or (kind, name) in _SILENT_THERE


def value_word(kind: str, name: str, value: str) -> str:
    """The Danish word for a closed value of a table's field; the value itself where there is none."""
    own = _OWN_VALUES.get((kind, name), {})
    return own.get(value) or VALUES.get(name, {}).get(value, value)
