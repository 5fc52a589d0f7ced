"""The rules about the citizen's own vacations and hospital stays, each by the group that it is listed in (see catalogue.py)."""

from __future__ import annotations

from app.model.checks import hospital, stays
from app.model.checks.rule import Group, Place, Rule

STAY_ROSTER_RULES: tuple[Rule, ...] = (
    Rule(
        "during-hospital",
        "Vagt under indlæggelse",
        "Ingen vagt ligger i borgerens indlæggelse, medmindre det er aftalt.",
        Group.ROSTER,
        Place.ROSTER,
        ("indlaeggelse_kun_efter_aftale", "indlaeggelse_planlagt_ferie"),
        hospital.during_hospital,
        planning=True,
    ),
)
STAY_NOTICE_RULES: tuple[Rule, ...] = (
    Rule(
        "citizen-vacation",
        "Borgerens egen ferie",
        "Hjælpere, der ikke skal med på ferie, får besked i tide, og ordningen tages kun med så langt og så længe, "
        "som reglerne tillader.",
        Group.NOTICE,
        Place.ABSENCE,
        (
            "ferievarsel_hovedferie",
            "ferievarsel_oevrig",
            "udland_paragraf_96_maaneder",
            "udland_paragraf_95",
            "ferie_danmark_maaneder",
            "rejseforsikring_dage",
        ),
        stays.citizen_vacation,
    ),
)
STAY_DEADLINE_RULES: tuple[Rule, ...] = (
    Rule(
        "hospital-notify",
        "Besked om indlæggelse",
        "Kommunen har fået besked i tide om en indlæggelse.",
        Group.DEADLINES,
        Place.ABSENCE,
        ("indlaeggelse_besked_frist",),
        hospital.hospital_notify,
    ),
    Rule(
        "hospital-pay-ends",
        "Løn under akut indlæggelse",
        "Du ved, hvornår løn efter vagtplanen ikke længere kan dækkes under en akut indlæggelse.",
        Group.DEADLINES,
        Place.ABSENCE,
        ("indlaeggelse_loen_uger",),
        hospital.hospital_pay_ends,
    ),
    Rule(
        "hospital-14-days",
        "Lang indlæggelse",
        "Du ved, hvornår en indlæggelse er så lang, at bevillingen kan blive ændret.",
        Group.DEADLINES,
        Place.ABSENCE,
        ("indlaeggelse_uaendret_under",),
        hospital.hospital_14_days,
    ),
)
