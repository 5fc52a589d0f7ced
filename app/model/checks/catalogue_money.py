"""The rules about hours and money (see catalogue.py)."""

from __future__ import annotations

from app.model.checks import hours_used
from app.model.checks.rule import Group, Place, Rule

MONEY_RULES: tuple[Rule, ...] = (
    Rule(
        "hours-balance",
        "Brugte timer",
        "Timerne, der er brugt og planlagt, holder sig inden for bevillingen over den periode, kommunen har sat.",
        Group.HOURS,
        Place.ROSTER,
        ("timer_gaar_op_over", "timeforbrug_advarsel_procent"),
        hours_used.hours_balance,
        planning=True,
        from_shift=True,
        everybody=True,
    ),
    Rule(
        "hours-time-of-day",
        "Timer på døgnet",
        "Timerne om dagen, aftenen, natten og i weekenden holder sig inden for bevillingens egen fordeling.",
        Group.HOURS,
        Place.ROSTER,
        ("timer_gaar_op_over", "tillaeg"),
        hours_used.hours_time_of_day,
    ),
    Rule(
        "budget-overspend",
        "Budget",
        "Årets løn holder sig inden for budgettet.",
        Group.HOURS,
        Place.SCHEME,
        waits="Venter på, at programmet kan gemme budgettet.",
    ),
    Rule(
        "pension",
        "Pension",
        "Hjælpere med ret til pension får den fra den rigtige dag.",
        Group.HOURS,
        Place.PEOPLE,
        ("pension_tidligere_maaneder",),
        waits="Venter på, at programmet kan gemme tidligere pension.",
    ),
    Rule(
        "employer-fee-4pct",
        "Arbejdsgivertilskud",
        "Tilskuddet er regnet af lønsummen, når en forening eller virksomhed er arbejdsgiver.",
        Group.HOURS,
        Place.SCHEME,
        ("arbejdsgivertilskud_procent",),
        waits="Kommer med budget og regnskab.",
    ),
    Rule(
        "self-paid",
        "Selvbetalte timer",
        "Timer, som borgeren selv betaler, har deres eget regnskab.",
        Group.HOURS,
        Place.SCHEME,
        waits="Kommer med budget og regnskab.",
    ),
    Rule(
        "respiration-split",
        "Region og kommune deler",
        "Udgiften til en fælles ordning er delt efter nøglen.",
        Group.HOURS,
        Place.SCHEME,
        ("region_andel_procent",),
        waits="Kommer med budget og regnskab.",
    ),
)
