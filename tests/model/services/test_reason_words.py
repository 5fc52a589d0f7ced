"""How a rule is told: the source, who decides, and how sure it is; and what is nobody's rule."""

from __future__ import annotations

from datetime import date

import pytest

from app.model.domain.reasons import Certainty, Layer, Reason, Source
from app.model.services.reason_words import OWN_REMINDER, TOLD_OWN, ground_text, source_text


@pytest.mark.parametrize(
    ("certainty", "told"),
    [
        (Certainty.A, "Loven, § 3 (bestemt af loven)"),
        (Certainty.B, "Loven, § 3 (bestemt af loven, fra en anden kilde end reglen selv)"),
        (Certainty.C, "Loven, § 3 (bestemt af loven, ubekræftet, spørg kommunen)"),
    ],
)
def test_how_sure_a_source_is(certainty: Certainty, told: str) -> None:
    source = Source("Loven", "§ 3")
    assert source_text(Reason("", "x", date(2020, 1, 1), Layer.LAW, source, certainty)) == told
    assert source_text(Reason("En hjælper kan kun være ét sted.")) == "En hjælper kan kun være ét sted."


def test_all_of_it_in_sentences() -> None:
    told = ground_text(Reason("", "x", date(2020, 1, 1), Layer.AGREEMENT, Source("Aftalen", "§ 3"), Certainty.C))
    assert told == (
        "Kilde: Aftalen, § 3. Bestemt af overenskomsten. Gælder fra 01.01.2020. Sikkerhed: ubekræftet, spørg kommunen."
    )
    assert ground_text(Reason("En hjælper kan kun være ét sted.")) == ""


def test_the_program_s_own_reminder_is_nobody_s_rule() -> None:
    own = Reason("", "x", date(2020, 1, 1), Layer.MUNICIPALITY, Source(OWN_REMINDER), Certainty.A)
    assert (ground_text(own), source_text(own)) == (TOLD_OWN, OWN_REMINDER)
