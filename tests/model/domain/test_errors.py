"""Mistakes name their place; what the operating system says is told in Danish."""

from __future__ import annotations

import errno

from app.model.domain.errors import Mistake, Refused, os_reason


def test_a_refusal_tells_its_mistakes_in_their_order() -> None:
    refused = Refused(Mistake("Navn", "må ikke være tomt"), Mistake("", "uden sted"))
    assert str(refused) == "Navn: må ikke være tomt; uden sted"
    assert [mistake.place for mistake in refused.mistakes] == ["Navn", ""]


def test_faults_of_the_operating_system_are_told_in_danish() -> None:
    assert os_reason(FileNotFoundError(errno.ENOENT, "No such file")) == "den findes ikke"
    assert os_reason(OSError(errno.ENOSPC, "No space left")) == "der er ikke mere plads på disken"
    assert os_reason(OSError(99999, "Strange")) == "ukendt fejl nr. 99999"
    assert os_reason(OSError("uden nummer")) == "ukendt fejl nr. 0"
