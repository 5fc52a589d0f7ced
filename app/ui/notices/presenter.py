"""The calculator of notice, without Qt: which fields a question has, and the answer as texts to show and copy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.model.domain.danish import day_text, long_day_text, sentence_text
from app.model.domain.entities import PayForm
from app.model.domain.reasons import Certainty, Layer, Reason
from app.model.services import notices
from app.model.services.binder import Binder
from app.model.services.choices import PAY_FORMS
from app.model.services.notices import Notice
from app.ui.entry.texts import Reader, Texts

TERMINATION, VACATION, REDUCTION, COMPLAINT = "termination", "vacation", "reduction", "complaint"
KINDS = {
    TERMINATION: "Opsigelse",
    VACATION: "Ferie",
    REDUCTION: "Kommunen sætter hjælpen ned",
    COMPLAINT: "Klage",
}
KIND, HELPER, BEGAN, PAY, GIVEN = "kind", "helper", "began", "pay", "given"
FIRST, LAST, RECEIVED = "first", "last", "received"
TITLES = {
    KIND: "Beregn",
    HELPER: "Hjælper",
    BEGAN: notices.BEGAN,
    PAY: "Lønform",
    GIVEN: notices.GIVEN_ON,
    FIRST: notices.FIRST_DAY,
    LAST: notices.LAST_DAY,
    RECEIVED: "Afgørelse modtaget",
}
ROWS = {
    TERMINATION: (HELPER, BEGAN, PAY, GIVEN),
    VACATION: (FIRST, LAST),
    REDUCTION: (RECEIVED,),
    COMPLAINT: (RECEIVED,),
}
NEEDED = {TERMINATION: (BEGAN, PAY, GIVEN), VACATION: (FIRST, LAST), REDUCTION: (RECEIVED,), COMPLAINT: (RECEIVED,)}
ANSWERS = {
    TERMINATION: "Sidste dag i ansættelsen",
    VACATION: "Varsl ferien senest",
    REDUCTION: "Hjælpen kan tidligst sættes ned",
    COMPLAINT: "Klagen skal være hos kommunen senest",
}
REMARKS = {
    TERMINATION: "Kontrakten eller en overenskomst kan give et længere varsel. Så gælder det.",
    VACATION: "Er I enige, må varslet gerne være kortere. Skriv ned, hvad I har aftalt.",
    REDUCTION: "Er datoen i afgørelsen tidligere, så spørg kommunen, eller klag.",
    COMPLAINT: "Du kan klage mundtligt eller skriftligt.",
}
NOBODY = ""
OTHERS = "Skriv selv"
DECIDED_BY = {
    Layer.LAW: "loven",
    Layer.AGREEMENT: "overenskomsten",
    Layer.MUNICIPALITY: "kommunen",
    Layer.CONTRACT: "kontrakten",
}
CERTAINTIES = {
    Certainty.A: "læst i den officielle tekst",
    Certainty.B: "fra en anden kilde",
    Certainty.C: "ubekræftet; spørg kommunen",
}


@dataclass(frozen=True)
class Answer:
    """What is shown: the date in large letters, and below it how it was counted and who says so."""

    headline: str
    text: str


class NoticePresenter:
    """`answer` reads the fields; the rest is about what the fields offer."""

    def __init__(self, binder: Binder, kind: str = TERMINATION, helper_id: str = NOBODY) -> None:
        self.binder = binder
        self._kind = kind
        self._employed = {each.helper_id: each for each in notices.employed(binder)}
        self._first_helper = helper_id if helper_id in self._employed else next(iter(self._employed), NOBODY)
        self.helpers = {each.helper_id: each.name for each in self._employed.values()} | {NOBODY: OTHERS}
        self.pay_forms = {form.value: title for form, title in PAY_FORMS.items()}

    def texts(self) -> Texts:
        """What the fields begin with."""
        today = day_text(self.binder.today)
        texts = dict.fromkeys(TITLES, "") | {KIND: self._kind, GIVEN: today, RECEIVED: today}
        return self.with_helper(texts, self._first_helper)

    def with_helper(self, texts: Mapping[str, str], helper_id: str) -> Texts:
        """The fields when a helper is chosen: the employment is the helper's; nobody's is written by hand."""
        chosen = self._employed.get(helper_id)
        began = day_text(chosen.began) if chosen else ""
        pay = chosen.pay.value if chosen and chosen.pay else ""
        return {**texts, HELPER: helper_id, BEGAN: began, PAY: pay}

    def missing(self, texts: Mapping[str, str]) -> str:
        """What must be filled in before there is an answer, in one sentence; "" when nothing is."""
        names = [TITLES[name] for name in NEEDED[texts[KIND]] if not texts.get(name, "").strip()]
        return f"Udfyld {' og '.join(f'»{name}«' for name in names)}, så tælles der." if names else ""

    def answer(self, texts: Mapping[str, str]) -> Answer:
        """Raises Refused, with the fields' names, where something can't be read or counted."""
        kind = texts[KIND]
        notice = self._count(kind, texts)
        lines = [f"{number}. {step.text}" for number, step in enumerate(notice.steps, 1)]
        sources = dict.fromkeys(map(source_text, notice.reasons))
        text = "\n".join((*lines, "", *sources, "", REMARKS[kind]))
        return Answer(f"{ANSWERS[kind]}:\n{long_day_text(notice.day)}", text)

    def _count(self, kind: str, texts: Mapping[str, str]) -> Notice:
        reader = Reader(texts, TITLES, self.binder.today)
        if kind == TERMINATION:
            return self._termination(reader)
        if kind == VACATION:
            first, last = reader.needed_day(FIRST), reader.needed_day(LAST)
            reader.done()
            return notices.vacation(self.binder, first, last)
        received = reader.needed_day(RECEIVED)
        reader.done()
        count = notices.reduction if kind == REDUCTION else notices.complaint
        return count(self.binder, received)

    def _termination(self, reader: Reader) -> Notice:
        began, given = reader.needed_day(BEGAN), reader.needed_day(GIVEN)
        pay = reader.text(PAY)
        if pay not in self.pay_forms:
            reader.wrong(PAY, "vælg en lønform")
        reader.done()
        chosen = self._employed.get(reader.text(HELPER))
        if chosen is None or chosen.began != began:  # another employment than the one that is written down
            return notices.termination(self.binder, began, PayForm(pay), given)
        return notices.termination(self.binder, began, PayForm(pay), given, chosen.ends_on, chosen.helper_id)


def source_text(reason: Reason) -> str:
    """The rule, its source, who decides, and how sure it is."""
    parts = [sentence_text(reason.text)]
    if reason.source is not None:
        parts.append(f"Kilde: {reason.source}.")
    if reason.layer is not None:
        parts.append(f"Bestemt af {DECIDED_BY[reason.layer]}.")
    if reason.certainty is not None and reason.layer is not Layer.CONTRACT:
        parts.append(f"Sikkerhed: {CERTAINTIES[reason.certainty]}.")
    return " ".join(parts)
