"""The scheme's form as texts and back. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from app.model.domain.entities import Paragraph, Party, WorkLeader
from app.model.domain.watch import RestGround
from app.model.services.scheme import SCHEME_FIELDS, SchemeDraft
from app.ui.entry.texts import NO, YES, Reader, Texts
from app.ui.formats import optional_day_text, optional_number_text

SCHEME_TITLES = {
    **SCHEME_FIELDS,
    "citizen_cpr": "CPR-nummer",
    "paragraph": "Bestemmelse",
    "municipality": "Kommune eller aftale",
    "employer": "Arbejdsgiver",
    "payroll": "Løn udbetales af",
    "work_leader": "Arbejdsleder",
    "rest_room": "Hvilerum og aftale eller dispensation",
    "rest_ground": "Bygger på",
    "respiration": "Respiration",
    "respiration_region_share": "Regionens del",
}

EMPLOYER_OWN = (
    "employer_name",
    "employer_address",
    "employer_phone",
)  # asked for where the citizen is not the employer


def scheme_texts(draft: SchemeDraft) -> Texts:
    share = draft.respiration_region_share
    return {
        "citizen_name": draft.citizen_name,
        "citizen_address": draft.citizen_address,
        "citizen_phone": draft.citizen_phone,
        "citizen_cpr": draft.citizen_cpr,
        "paragraph": draft.paragraph.value,
        "municipality": draft.municipality,
        "employer": draft.employer.value,
        **{name: getattr(draft, name) for name in EMPLOYER_OWN},
        "employer_cvr": draft.employer_cvr,
        "payroll": draft.payroll.value,
        "work_leader": draft.work_leader.value,
        "starts_on": optional_day_text(draft.starts_on),
        "rest_room": YES if draft.rest_room else NO,
        "rest_ground": draft.rest_ground.value if draft.rest_ground else "",
        "rest_ground_note": draft.rest_ground_note,
        "respiration": YES if draft.respiration else NO,
        "respiration_region_share": optional_number_text(None if share is None else share * 100),
    }


def read_scheme(texts: Mapping[str, str], today: date) -> SchemeDraft:
    """Raises Refused with the fields that can't be read. What a tick folds away is kept."""
    reader = Reader(texts, SCHEME_TITLES, today)
    per_cent = reader.number("respiration_region_share")
    draft = SchemeDraft(
        citizen_name=reader.text("citizen_name"),
        citizen_address=reader.text("citizen_address"),
        citizen_phone=reader.text("citizen_phone"),
        citizen_cpr=reader.text("citizen_cpr"),
        paragraph=Paragraph(texts["paragraph"]),
        municipality=texts["municipality"],
        employer=Party(texts["employer"]),
        **{name: reader.text(name) for name in (*EMPLOYER_OWN, "employer_cvr")},
        payroll=Party(texts["payroll"]),
        work_leader=WorkLeader(texts["work_leader"]),
        starts_on=reader.day("starts_on"),
        rest_room=reader.flag("rest_room"),
        rest_ground=RestGround(texts["rest_ground"]) if texts["rest_ground"] else None,
        rest_ground_note=reader.text("rest_ground_note"),
        respiration=reader.flag("respiration"),
        respiration_region_share=None if per_cent is None else per_cent / Decimal(100),
    )
    reader.done()
    return draft
