"""CPR and CVR numbers: a possible date, a right check digit; a CPR number is never repeated."""

from __future__ import annotations

import pytest

from app.model.services.cpr import cpr_mistake, cvr_mistake


@pytest.mark.parametrize("number", ["0101901234", "010190-1234", "010190 1234", "290204-9876", "311299-1111"])
def test_a_number_with_a_possible_date_passes(number: str) -> None:
    assert cpr_mistake(number) is None


@pytest.mark.parametrize("number", ["310290-1234", "000190-1234", "011390-1234", "320190-1234", "290203-4876"])
def test_an_impossible_date_is_told(number: str) -> None:
    assert cpr_mistake(number) == "datoen i CPR-nummeret findes ikke"


@pytest.mark.parametrize(
    "number", ["", "1", "010190-123", "010190-12345", "abcdef-ghij", "٠١٠١٩٠١٢٣٤", "010190-12 3 4 5"]
)
def test_anything_but_ten_digits_is_told(number: str) -> None:
    assert cpr_mistake(number) == "et CPR-nummer er 10 cifre, fx 010190-1234"


@pytest.mark.parametrize("number", ["12345674", "12 34 56 74", "DK12345674"])
def test_a_cvr_number_with_a_right_check_digit_passes(number: str) -> None:
    assert cvr_mistake(number) is None


@pytest.mark.parametrize("number", ["12345678", "00000000"])
def test_a_cvr_number_with_a_wrong_digit_is_told(number: str) -> None:
    assert cvr_mistake(number) == "det kan ikke være et CVR-nummer; tjek cifrene"


@pytest.mark.parametrize("number", ["", "1234567", "123456789", "abcdefgh", "١٢٣٤٥٦٧٤"])
def test_anything_but_eight_digits_is_no_cvr_number(number: str) -> None:
    assert cvr_mistake(number) == "et CVR-nummer er 8 cifre"
