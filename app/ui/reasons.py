"""How a reason is told to a person: its source, who decides, from when it holds, and how sure it is. No Qt."""

from __future__ import annotations

from app.model.domain.danish import day_text
from app.model.domain.reasons import Certainty, Layer, Reason

DECIDED_BY = {
    Layer.LAW: "loven",
    Layer.AGREEMENT: "overenskomsten",
    Layer.MUNICIPALITY: "kommunen",
    Layer.CONTRACT: "kontrakten",
}
CERTAINTIES = {
    Certainty.A: "læst i den officielle tekst",
    Certainty.B: "fra en anden kilde",
    Certainty.C: "ubekræftet",
}


def ground_text(reason: Reason) -> str:
    """The source, who decides, from when, and how sure it is; "" where no rule is needed."""
    parts = []
    if reason.source is not None:
        parts.append(f"Kilde: {reason.source}.")
    if reason.layer is not None:
        parts.append(f"Bestemt af {DECIDED_BY[reason.layer]}.")
    if reason.since is not None:
        parts.append(f"Gælder fra {day_text(reason.since)}.")
    if reason.certainty is not None:
        parts.append(f"Sikkerhed: {CERTAINTIES[reason.certainty]}.")
    return " ".join(parts)
