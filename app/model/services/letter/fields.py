"""Every field that a document's wording can have, by its name; rules have their own (letter_rules.py)."""

from __future__ import annotations

from app.model.services.letter.field import LetterField
from app.model.services.letter.fields_accidents import ACCIDENT_LETTER_FIELDS
from app.model.services.letter.fields_contract import CONTRACT_FIELDS
from app.model.services.letter.fields_hiring import HIRING_FIELDS
from app.model.services.letter.fields_leaving import LEAVING_FIELDS
from app.model.services.letter.fields_parental import PARENTAL_LETTER_FIELDS
from app.model.services.letter.fields_parties import PARTY_FIELDS
from app.model.services.letter.fields_stays import STAY_LETTER_FIELDS
from app.model.services.letter.fields_talks import TALK_FIELDS
from app.model.services.letter.fields_vacation import VACATION_FIELDS

FIELDS: dict[str, LetterField] = {
    **PARTY_FIELDS,
    **CONTRACT_FIELDS,
    **TALK_FIELDS,
    **LEAVING_FIELDS,
    **VACATION_FIELDS,
    **HIRING_FIELDS,
    **ACCIDENT_LETTER_FIELDS,
    **PARENTAL_LETTER_FIELDS,
    **STAY_LETTER_FIELDS,
}
