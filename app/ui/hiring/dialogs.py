"""The dialogs of one vacancy, one applicant, and of somebody found without an advert."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.ui.entry.dialog import EntryDialog
from app.ui.entry.texts import Entry
from app.ui.hiring.texts import APPLICANT_TITLES, HIRING_TITLES, STATE_TITLES


class HiringDialog(EntryDialog):
    """A vacancy: what the advert says, where it was put up, and how long applicants are kept."""

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
                "Fx kørekort, kræfter og vagter på skæve tidspunkter. Du må søge én, der er omtrent på din alder og af "
                "dit køn, men ikke én af det modsatte køn eller en anden alder (håndbogen 5.1)."
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
            self.tr("Du kan søge kommunen om udgiften til annoncer (håndbogen 5.1)."),
        )
        add.add_line("keep_months", titles["keep_months"], keeping)
        add.add_day("closed_on", titles["closed_on"], self.tr("Tomt, så længe stillingen er åben."))
        self.begin(field)


class ApplicantDialog(EntryDialog):
    def __init__(self, title: str, entry: Entry, parent: QWidget) -> None:
        super().__init__(title, entry, parent)
        add, titles = self.fields, APPLICANT_TITLES
        add.add_line("name", titles["name"])
        add.add_line("phone", titles["phone"])
        add.add_line("email", titles["email"])
        add.add_day("received_on", titles["received_on"])
        add.add_day("interview_on", titles["interview_on"])
        add.add_options("state", titles["state"], STATE_TITLES, self.tr("»Ansæt« i listen gør ansøgeren til hjælper."))
        add.add_day("decided_on", titles["decided_on"])
        add.add_day("told_on", titles["told_on"])
        add.add_lines(
            "note",
            titles["note"],
            self.tr("Kun det, der har med jobbet at gøre. Ansøgeren kan bede om at se det."),
            rows=3,
        )
        self.begin()


class FoundDialog(EntryDialog):
    """Somebody through one's own network: the name is enough to begin with."""

    def __init__(self, title: str, entry: Entry, parent: QWidget) -> None:
        super().__init__(title, entry, parent)
        self.fields.add_line(
            "name",
            APPLICANT_TITLES["name"],
            self.tr("Så kommer hjælperen på listen, og guiden viser, hvad der skal gøres."),
        )
        self.begin()
