"""CPR and CVR numbers, checked by python-stdnum: a CPR number's date must be possible (not all keep the old check digit)."""

from __future__ import annotations


def cpr_mistake(number: str) -> str | None:
    """A Danish sentence when the number can't be a CPR number; it never repeats the number itself."""
    from stdnum.dk import cpr
    from stdnum.exceptions import ValidationError

    digits = cpr.compact(number)
    if len(digits) != 10 or not (digits.isascii() and digits.isdigit()):  # noqa: PLR2004 - ten digits
        return "et CPR-nummer er 10 cifre, fx 010190-1234"
    try:
        cpr.get_birth_date(digits)
    except ValidationError:
        return "datoen i CPR-nummeret findes ikke"
    return None


def cvr_mistake(number: str) -> str | None:
    """A Danish sentence when the number can't be a CVR number; its check digit holds for all."""
    from stdnum.dk import cvr

    digits = cvr.compact(number)
    if len(digits) != 8 or not (digits.isascii() and digits.isdigit()):  # noqa: PLR2004 - eight digits
        return "et CVR-nummer er 8 cifre"
    return None if cvr.is_valid(digits) else "det kan ikke være et CVR-nummer; tjek cifrene"
