"""The rules about notice: vacation, decisions, and how an employment or the whole scheme ends (see catalogue.py)."""

from __future__ import annotations

from app.model.checks import leaving, notice, parental, scheme_end, terms
from app.model.checks.rule import Group, Place, Rule

NOTICE_RULES: tuple[Rule, ...] = (
    Rule(
        "vacation-notice",
        "Varsling af ferie",
        "Ferie varsles i tide: hovedferie 3 måneder før, anden ferie 1 måned før.",
        Group.NOTICE,
        Place.ABSENCE,
        ("ferievarsel_hovedferie", "ferievarsel_oevrig", "hovedferie_begynder", "hovedferie_slutter"),
        notice.vacation_notice,
    ),
    Rule(
        "reduction-14-weeks",
        "Kommunen sætter hjælpen ned",
        "En afgørelse om færre timer gælder tidligst 14 uger efter, at du har fået den.",
        Group.NOTICE,
        Place.SCHEME,
        ("nedsaettelse_varsel",),
        notice.early_reduction,
    ),
    Rule(
        "complaint-4-weeks",
        "Klage over en afgørelse",
        "En klage er hos kommunen senest 4 uger efter, at du har fået afgørelsen.",
        Group.NOTICE,
        Place.SCHEME,
        ("klage_frist",),
        notice.complaint,
    ),
    Rule(
        "g-days",
        "G-dage",
        "Når en ansættelse slutter, ses der efter, om hjælperen kan have ret til G-dage.",
        Group.NOTICE,
        Place.PEOPLE,
        ("g_dage_antal", "g_dage_timer", "g_dage_uger"),
        terms.g_days,
    ),
    Rule(
        "termination-notice",
        "Opsigelsesvarsel",
        "Den sidste dag er ikke tidligere, end varslet tillader. Datoen regnes ud, når en fratrædelse skrives ind.",
        Group.NOTICE,
        Place.PEOPLE,
        ("opsigelsesvarsel", "opsigelsesvarsel_timeloennet"),
        leaving.termination_notice,
    ),
    Rule(
        "termination-record",
        "Før en opsigelse",
        "En opsigelse er skriftlig og har en grund, og der har været en samtale før den.",
        Group.NOTICE,
        Place.PEOPLE,
        ("opsigelse_skriftlig_begrundet", "opsigelse_samtale_foer"),
        leaving.termination_record,
    ),
    Rule(
        "parental-notice",
        "Varsling af barsel",
        "Hjælperen har oplyst i tide, hvornår orloven begynder, og hvordan resten holdes, og kommunen har besked.",
        Group.NOTICE,
        Place.ABSENCE,
        ("barsel_varsel_mor", "barsel_varsel_medforaelder", "barsel_plan_frist", "barsel_besked_kommune"),
        parental.parental_notice,
    ),
    Rule(
        "death",
        "Hvis borgeren dør",
        "Tilskuddet slutter med måneden, og hjælperne er dækket en tid endnu. Ingen hjælper er ansat længere end det.",
        Group.NOTICE,
        Place.SCHEME,
        ("doedsfald_daekning",),
        scheme_end.death,
    ),
)
