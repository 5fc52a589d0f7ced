"""The dialog of the working-time register, without Qt: whose and which days, its text, its PDF and its file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from app.model.domain.danish import day_text, hours_text, plural
from app.model.domain.errors import KnownFault, Refused
from app.model.services import register_papers
from app.model.services.binder import Binder
from app.model.services.history import helper_names
from app.model.services.register import Register, usual_period, working_time
from app.ui.entry.texts import Reader, Texts

HELPER, FIRST, LAST = "helper", "first", "last"
TITLES = {HELPER: "Hjælper", FIRST: "Fra", LAST: "Til og med"}


class RegisterPresenter:
    """`show` reads the fields and works the register out; the rest is about the one that is shown."""

    def __init__(self, binder: Binder, helper_id: str = "") -> None:
        self.binder = binder
        self.helpers = helper_names(binder)
        self._first_helper = helper_id if helper_id in self.helpers else next(iter(self.helpers), "")
        self._register: Register | None = None

    def texts(self) -> Texts:
        """What the fields begin with."""
        first, last = usual_period(self.binder)
        return {HELPER: self._first_helper, FIRST: day_text(first), LAST: day_text(last)}

    def show(self, texts: Mapping[str, str]) -> None:
        """Raises Refused, with the fields' names, where there is no register to show; then nothing is shown."""
        self._register = None
        reader = Reader(texts, TITLES, self.binder.today)
        if not reader.text(HELPER):
            reader.wrong(HELPER, "vælg en hjælper")
        first, last = reader.needed_day(FIRST), reader.needed_day(LAST)
        reader.done()
        self._register = working_time(self.binder, reader.text(HELPER), first, last)

    @property
    def is_shown(self) -> bool:
        return self._register is not None

    @property
    def status(self) -> str:
        """What is shown, in one sentence."""
        if self._register is None:
            return ""
        hours = hours_text(sum(day.minutes for day in self._register.days))
        days = plural(len(self._register.days), "dag", "dage")
        return f"{self._register.helper.name}: {hours} timer på {days}."

    def text(self) -> str:
        return register_papers.register_text(self.binder, self._register) if self._register is not None else ""

    def pdf(self) -> bytes:
        assert self._register is not None
        return register_papers.register_pdf(self.binder, self._register)

    def save(self, folder: Path) -> tuple[bool, str]:
        """Whether it went well, and what to say."""
        assert self._register is not None
        try:
            file = register_papers.save_register(self.binder, self._register, folder)
        except Refused as refused:
            return False, f"Registret er ikke gemt. {refused.mistakes[0]}."
        except KnownFault as fault:
            return False, f"Registret er ikke gemt. {fault}"
        return True, f"Registret er gemt som {file.name} i mappen {folder}."
