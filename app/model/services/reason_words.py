"""How a rule is told to people: its source, who decides, from when it holds, and how sure it is.

The screens, the lists and the documents take their words from here, so that a rule is told alike wherever it stands.
"""

from __future__ import annotations

from app.model.domain.danish import day_text, sentence_text
from app.model.domain.reasons import Certainty, Layer, Reason, Source

DECIDED_BY = {
    Layer.LAW: "loven",
    Layer.AGREEMENT: "overenskomsten",
    Layer.MUNICIPALITY: "kommunen",
    Layer.CONTRACT: "kontrakten",
}
SURE = {
    Certainty.A: "læst i den officielle tekst",
    Certainty.B: "fra en anden kilde end reglen selv",
    Certainty.C: "ubekræftet, spørg kommunen",
}
OWN_REMINDER = "Programmets egen påmindelse, ikke en regel"  # the rule files' source of what the program itself chose
TOLD_OWN = "Det er programmets egen påmindelse, ikke en regel."
# Sources that stand with the law because everybody is under them, but are no law.
_NO_LAW = {
    "Vejledning om fælles hjælperordninger (udkast)": "en vejledning (udkast)",
    "KA’s protokollat om hviletid og fridøgn": "overenskomster",
}


def is_own_reminder(source: Source | None) -> bool:
    """The number is the program's own choice: nobody has decided it, and there is nothing to be sure of."""
    return source is not None and source.title == OWN_REMINDER


def decided_by(layer: Layer, source: Source | None) -> str:
    """Who decides: loven, kommunen, en vejledning (udkast)."""
    return _NO_LAW.get(source.title, DECIDED_BY[layer]) if source is not None else DECIDED_BY[layer]


def ground_text(reason: Reason) -> str:
    """All of it in sentences; "" where no rule is needed."""
    if is_own_reminder(reason.source):
        return TOLD_OWN
    parts = []
    if reason.source is not None:
        parts.append(f"Kilde: {reason.source}.")
    if reason.layer is not None:
        parts.append(f"Bestemt af {decided_by(reason.layer, reason.source)}.")
    if reason.since is not None:
        parts.append(f"Gælder fra {day_text(reason.since)}.")
    if reason.certainty is not None and reason.layer is not Layer.CONTRACT:
        parts.append(f"Sikkerhed: {SURE[reason.certainty]}.")
    return " ".join(parts)


def rule_text(reason: Reason) -> str:
    """The rule as a sentence, and who says so."""
    return f"{sentence_text(reason.text)} {ground_text(reason)}".strip()


def source_text(reason: Reason) -> str:
    """In short: the source, who decides, and how sure it is when it was not read in the rule itself."""
    if reason.source is None:
        return reason.text
    if is_own_reminder(reason.source):
        return str(reason.source)
    parts = [f"bestemt af {decided_by(reason.layer, reason.source)}" if reason.layer is not None else ""]
    parts.append(SURE[reason.certainty] if reason.certainty in {Certainty.B, Certainty.C} else "")
    told = ", ".join(part for part in parts if part)
    return f"{reason.source} ({told})" if told else str(reason.source)
