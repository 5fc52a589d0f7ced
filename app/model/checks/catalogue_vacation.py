"""The rules about vacation beside its notice (see catalogue.py and catalogue_notice.py)."""

from __future__ import annotations

from app.model.checks import vacation_days, vacation_held, vacation_rest, vacation_wishes
from app.model.checks.rule import Group, Place, Rule

NOTICES = ("ferievarsel_hovedferie", "ferievarsel_oevrig", "hovedferie_begynder", "hovedferie_slutter")
VACATION_RULES: tuple[Rule, ...] = (
    Rule(
        vacation_held.MAIN,
        "Hovedferie",
        "Hovedferien er lagt mellem maj og september, med så mange dage i sammenhæng, som loven kræver.",
        Group.NOTICE,
        Place.ABSENCE,
        ("hovedferie_dage", "hovedferie_sammenhaengende", *NOTICES),
        vacation_held.main_vacation,
    ),
    Rule(
        vacation_held.FOUR_WEEKS,
        "Fire ugers ferie i ferieåret",
        "Hver fast hjælper holder mindst 4 ugers ferie i ferieåret, når den er optjent.",
        Group.NOTICE,
        Place.ABSENCE,
        ("ferie_mindst_i_ferieaaret", *NOTICES),
        vacation_held.four_weeks,
    ),
    Rule(
        vacation_rest.TRANSFER,
        "Den 5. ferieuge",
        "Ferie ud over 4 uger er holdt, overført ved skriftlig aftale eller udbetalt.",
        Group.NOTICE,
        Place.ABSENCE,
        ("ferie_overfoersel_frist", "ferie_udbetales_ud_over_uger", "feriehindring_indberettes"),
        vacation_rest.transfer,
    ),
    Rule(
        vacation_rest.LOST,
        "Ferie, der bortfalder",
        "De første 4 ugers ferie bliver holdt, før de bortfalder.",
        Group.NOTICE,
        Place.ABSENCE,
        ("ferie_holdes_senest", "ferie_bortfaldet_afregnes", *NOTICES),
        vacation_rest.lost,
    ),
    Rule(
        vacation_wishes.WISHES,
        "Ferieønsker",
        "Alle faste hjælpere har sagt, hvornår de helst vil holde ferie, til den dag, du selv har valgt.",
        Group.NOTICE,
        Place.ABSENCE,
        check=vacation_wishes.wishes,
    ),
    Rule(
        vacation_wishes.WISH_OPEN,
        "Svar på ferieønsker",
        "Et ferieønske får svar, mens ferien endnu kan varsles.",
        Group.NOTICE,
        Place.ABSENCE,
        NOTICES,
        vacation_wishes.wish_open,
    ),
    Rule(
        vacation_days.ADVANCE,
        "Ferie på forskud",
        "Ferie, der ikke er optjent, når den ligger, er aftalt med hjælperen.",
        Group.NOTICE,
        Place.ABSENCE,
        ("ferie_forskud_kraever_aftale",),
        vacation_days.advance,
    ),
    Rule(
        vacation_days.SICK,
        "Syg i ferien",
        "Der er en lægeerklæring, når sygdom i ferien giver ny ferie.",
        Group.NOTICE,
        Place.ABSENCE,
        ("sygdom_under_ferie_dage",),
        vacation_days.sick_in_vacation,
    ),
)
