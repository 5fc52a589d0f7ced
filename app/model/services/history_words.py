"""The Danish words of the change log: kinds of things, their fields, and the closed values of those fields."""

from __future__ import annotations

from itertools import combinations

from app.model.checks.catalogue import RULES
from app.model.domain.danish import WEEKDAYS

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
}
# The field that tells a thing of its kind from another; a helper's name is the line's helper already.
SUBJECTS = {
    "grant_period": "starts_on",
    "contract": "starts_on",
    "shift": "start",
    "absence": "first_day",
    "month_event": "month",
    "rest_exception": "at",
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
SILENT = frozenset({"id", "month", "happened_at", "finding", "extent"})
SECRET = frozenset({"cpr", "citizen_cpr"})  # that it changed is logged and shown; the number itself is not
FIELDS: dict[str, dict[str, str]] = {
    "scheme": {
        "citizen_name": "navn",
        "citizen_address": "adresse",
        "citizen_phone": "telefon",
        "citizen_cpr": "CPR-nummer",
        "paragraph": "bestemmelse",
        "municipality": "kommune",
        "employer": "arbejdsgiver",
        "payroll": "løn udbetales af",
        "work_leader": "arbejdsleder",
        "starts_on": "begynder",
        "rest_room": "hvilerum",
        "rest_ground": "lange vagter efter",
        "rest_ground_note": "note om lange vagter",
        "respiration": "respiration",
        "respiration_region_share": "regionens del",
    },
    "grant_period": {
        "starts_on": "fra",
        "ends_on": "til",
        "received_on": "modtaget",
        "hours_total": "timer om ugen",
        "hours_day": "dag",
        "hours_evening": "aften",
        "hours_night": "nat",
        "hours_weekend": "weekend",
        "respiration_hours": "respirationstimer",
        "self_paid_hours": "selvbetalte timer",
    },
    "helper": {
        "name": "navn",
        "born_on": "født",
        "cpr": "CPR-nummer",
        "address": "adresse",
        "phone": "telefon",
        "email": "e-mail",
        "bank_account": "bankkonto",
        "relative": "nærtstående",
        "unemployment_fund": "a-kasse",
        "respiration_approved_on": "godkendt til respiration",
    },
    "contract": {
        "helper_id": "hjælper",
        "starts_on": "fra",
        "ends_on": "til",
        "pay": "lønform",
        "hours_per_week": "timer om ugen",
        "hourly_wage": "timeløn",
        "signed_on": "underskrevet",
        "confidentiality_signed_on": "tavshedserklæring",
        "sent_to_municipality_on": "sendt til kommunen",
        "probation_until": "prøvetid til",
        "pension_from": "pension fra",
    },
    "shift": {
        "helper_id": "hjælper",
        "start": "fra",
        "end": "til",
        "kind": "type",
        "status": "status",
        "announced_on": "varslet",
        "respiration": "respiration",
        "away": "ude af hjemmet",
        "note": "bemærkning",
    },
    "absence": {
        "helper_id": "hjælper",
        "kind": "fravær",
        "first_day": "første dag",
        "last_day": "sidste dag",
        "from_time": "fra kl.",
        "to_time": "til kl.",
        "notice_given_on": "varslet",
    },
    "month_event": {"month": "måned", "event": "nu", "happened_at": "tidspunkt", "reason": "begrundelse"},
    "finding_mark": {
        "helper_id": "hjælper",
        "finding": "påmindelse",
        "kind": "er",
        "severity": "alvor",
        "made_on": "valgt",
        "until": "udsat til",
        "note": "note",
        "extent": "størrelse",
    },
    "rest_exception": {
        "helper_id": "hjælper",
        "rule": "regel",
        "at": "tidspunkt",
        "ground": "grund",
        "explanation": "forklaring",
        "recorded_on": "skrevet",
        "rest_start": "hvile fra",
        "rest_end": "hvile til",
    },
    "rule_choice": {"blocks": "vagter mod reglen afvises"},
    "cover_window": {
        "weekdays": "ugedage",
        "from_time": "fra kl.",
        "to_time": "til kl.",
        "helpers": "hjælpere",
        "starts_on": "fra og med",
        "ends_on": "til og med",
    },
}
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
    },
    "severity": {"error": "fejl", "warning": "advarsel", "notice": "husk"},
    "ground": _GROUNDS,
    "rest_ground": _GROUNDS,
    "rule": {rule.code: rule.title for rule in RULES},
    "blocks": _YES_NO,
    "weekdays": _WEEKDAYS,
}
