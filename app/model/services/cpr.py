"""CPR numbers, checked by python-stdnum: the date must be possible (the old check digit no longer holds for all)."""

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
