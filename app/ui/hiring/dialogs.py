"""The dialogs of one vacancy, one applicant, somebody found without an advert, closing a vacancy, and erasing for good."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from app.model.domain.entities import Changes
from app.model.domain.errors import KnownFault, Mistake, Refused
from app.ui.entry.dialog import EntryDialog
from app.ui.entry.sentence import Sentence
from app.ui.entry.texts import Entry
from app.ui.hiring.texts import APPLICANT_TITLES, CLOSE_TITLES, FOUND_TITLES, HIRING_TITLES, state_titles
from app.ui.widgets import FormDialog


class HiringDialog(EntryDialog):
    """A vacancy: what the advert says, where it was put up, and how long applicants are kept."""

    LEAST_CHARS = 96

    def __init__(self, title: str, entry: Entry, keeping: str, parent: QWidget, field: str = "") -> None:
        super().__init__(title, entry, parent)
        add, titles = self.fields, HIRING_TITLES
        add.add_line("title", titles["title"], self.tr("Fx Nathjælper eller Hjælper i weekender."))
        add.add_line("hours_per_week", titles["hours_per_week"])
        add.add_lines("duties", titles["duties"], self.tr("Hvad hjælperen skal lave, også det, der er særligt."))
        add.add_lines(
            "demands",
            titles["demands"],
            self.tr(
                "Fx kørekort, kræfter og vagter på skæve tidspunkter. Du må søge en, der er nogenlunde på din alder og af "
                "dit køn, men ikke en af det modsatte køn eller med en anden alder (Socialministeriets dispensation af "
                "13.10.2005; håndbogen 5.1 og 11.1)."
            ),
        )
        add.add_lines("offer", titles["offer"], self.tr("Fx løn, tillæg og oplæring."), rows=2)
        add.add_lines("contact", titles["contact"], self.tr("Hvem man ringer eller skriver til."), rows=2)
        add.add_day("apply_by", titles["apply_by"])
        add.add_day("opened_on", titles["opened_on"])
        add.add_day("advertised_on", titles["advertised_on"])
        add.add_line(
            "advertised_where",
            titles["advertised_where"],
            self.tr(
                "Fx avis, internet eller opslag på en skole. Du kan søge kommunen om udgiften (håndbogen 5.1 og 11.1)."
            ),
        )
        add.add_day("closed_on", titles["closed_on"], self.tr("Tomt, så længe stillingen er åben."))
        add.add_line("keep_months", titles["keep_months"], keeping)
        self.begin(field)


class ApplicantDialog(EntryDialog):
    LEAST_CHARS = 80

    def __init__(self, title: str, entry: Entry, parent: QWidget, field: str = "") -> None:
        super().__init__(title, entry, parent)
        add, titles = self.fields, APPLICANT_TITLES
        add.add_line("name", titles["name"])
        add.add_line("phone", titles["phone"])
        add.add_line("email", titles["email"])
        add.add_day("received_on", titles["received_on"])
        add.add_day("interview_on", titles["interview_on"], self.tr("Den dag, I taler sammen, også når den kommer."))
        states = state_titles(entry.texts["state"])
        add.add_options("state", titles["state"], states, self.tr("»Ansæt« i listen gør ansøgeren til hjælper."))
        add.add_day("decided_on", titles["decided_on"])
        add.add_day("told_on", titles["told_on"])
        note = self.tr("Kun det, der har med jobbet at gøre. Skriv ikke om sygdom. Ansøgeren kan bede om at se det.")
        add.add_lines("note", titles["note"], note)
        self.begin(field)


class FoundDialog(EntryDialog):
    """Somebody through one's own network: the name is enough to begin with."""

    LEAST_CHARS = 72

    def __init__(self, title: str, entry: Entry, parent: QWidget) -> None:
        super().__init__(title, entry, parent)
        name = self.tr("En, du har fundet uden opslag. Så står hjælperen på listen, og du føres gennem kontrakten.")
        self.fields.add_line("name", FOUND_TITLES["name"], name)
        self.fields.add_line("phone", FOUND_TITLES["phone"])
        self.fields.add_line("email", FOUND_TITLES["email"])
        self.begin()


class CloseDialog(EntryDialog):
    """When, and how long those who were not hired are kept."""

    LEAST_CHARS = 72

    def __init__(self, title: str, entry: Entry, keeping: str, parent: QWidget) -> None:
        super().__init__(title, entry, parent)
        self.fields.add_day("closed_on", CLOSE_TITLES["closed_on"], self.tr("Du kan åbne stillingen igen."))
        self.fields.add_line("keep_months", CLOSE_TITLES["keep_months"], keeping)
        self.begin()


class EraseDialog(FormDialog):
    """Who is to be erased for good: a person decides. Enter keeps everything."""

    def __init__(
        self, people: Mapping[str, str], *, ticked: bool, erase: Callable[[Sequence[str]], Changes], parent: QWidget
    ) -> None:
        super().__init__(parent.tr("Slet ansøgere for altid"), parent.tr("Slet for altid"), parent)
        self._erase = erase
        self.changes: Changes | None = None
        text = self.tr(
            "Alt, der er gemt om de valgte, slettes. Det kan ikke fortrydes, og ændringer fra før kan heller ikke "
            "fortrydes bagefter. Sikkerhedskopier og filer, du har gemt før, har dem stadig."
        )
        warning = Sentence("body")
        warning.setText(text)
        self.setAccessibleDescription(text)
        self.form.add_wide(warning)
        self._ticks = {identity: QCheckBox(line.replace("&", "&&")) for identity, line in people.items()}
        for tick in self._ticks.values():
            tick.setChecked(ticked)
            self.form.add_wide(tick)
        for each in (self.save_button, self.cancel_button):
            each.setDefault(each is self.cancel_button)
            each.setAutoDefault(each is self.cancel_button)
        self.save_button.setProperty("primary", False)
        self.save_button.style().unpolish(self.save_button)
        self.save_button.style().polish(self.save_button)
        room = int(self.screen().availableGeometry().width() * 0.9)
        self.setMinimumWidth(min(70 * self.fontMetrics().averageCharWidth(), room))
        next(iter(self._ticks.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> bool:
        chosen = [identity for identity, tick in self._ticks.items() if tick.isChecked()]
        if not chosen:
            raise Refused(Mistake(self.windowTitle(), self.tr("sæt hak ved dem, der skal slettes")))
        try:
            self.changes = self._erase(chosen)
        except KnownFault as fault:
            self.message.refuse(str(fault))
        return self.changes is not None
