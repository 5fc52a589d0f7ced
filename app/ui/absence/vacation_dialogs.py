"""The dialogs of the page "Ferie": a vacation, a wish and its answer, the day for wishes, and days that absences don't tell."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from app.model.services.vacation_entries import ENTRY_FIELDS
from app.ui.absence.vacation_texts import DECLINE_TITLES, GRANT_TITLES, KINDS, PAY, VACATION_TITLES, WISH_TITLES
from app.ui.entry.dialog import EntryDialog
from app.ui.entry.folds import Folds
from app.ui.entry.texts import Entry

Hint = Callable[[Mapping[str, str]], str]
WIDE = 24  # characters of a choice of helpers


class VacationDialog(EntryDialog):
    """Whose and when; under the day of the notice stands the last one on which it is in time. `hint` works it out."""

    LEAST_CHARS = 72

    def __init__(
        self, title: str, entry: Entry, helpers: Mapping[str, str], hint: Hint, parent: QWidget, field: str = ""
    ) -> None:
        super().__init__(title, entry, parent)
        self._hint = hint
        add, titles = self.fields, VACATION_TITLES
        add.add_options("helper_id", titles["helper_id"], helpers).setMinimumContentsLength(WIDE)
        add.add_options("kind", titles["kind"], KINDS)
        add.add_day("first_day", titles["first_day"])
        add.add_day("last_day", titles["last_day"])
        add.add_day("notice_given_on", titles["notice_given_on"])
        add.add_line("notice_how", titles["notice_how"], self.tr("Fx på skrift, eller i en samtale."))
        add.add_day("notice_agreed_on", titles["notice_agreed_on"], self.tr("Når I er enige om et kortere varsel."))
        add.add_day(
            "advance_agreed_on", titles["advance_agreed_on"], self.tr("Når dagene ikke er optjent, når de ligger.")
        )
        self._folds = Folds(add)
        with self._folds.part(self.tr("klokkeslæt og løn")):
            add.add_line("from_time", titles["from_time"], self.tr("Tomt er hele dagen."))
            add.add_line("to_time", titles["to_time"])
            add.add_options("paid", titles["paid"], PAY).setMinimumContentsLength(WIDE)
        add.edited.connect(lambda name, _text: self._show_hint() if name in {"first_day", "last_day", "kind"} else None)
        self.begin(field)
        self._folds.show_filled()
        self._show_hint()

    def _show_hint(self) -> None:
        self.fields.set_hint("notice_given_on", self._hint(self.fields.texts()))

    def show_mistakes(self, mistakes: Mapping[str, str]) -> None:
        self._folds.bring_out(mistakes)
        super().show_mistakes(mistakes)


class WishDialog(EntryDialog):
    """Whose wish, which days, and when it was told."""

    LEAST_CHARS = 60

    def __init__(self, title: str, entry: Entry, helpers: Mapping[str, str], parent: QWidget) -> None:
        super().__init__(title, entry, parent)
        add = self.fields
        add.add_options("helper_id", WISH_TITLES["helper_id"], helpers).setMinimumContentsLength(WIDE)
        for name in ("first_day", "last_day", "asked_on"):
            add.add_day(name, WISH_TITLES[name])
        self.begin()


class GrantDialog(EntryDialog):
    """A yes makes the vacation; the days can be others than those wished for."""

    LEAST_CHARS = 72

    def __init__(self, entry: Entry, hint: Hint, parent: QWidget) -> None:
        super().__init__("", entry, parent)
        self.setWindowTitle(self.tr("Sig ja til ferieønsket"))
        self._hint = hint
        add, titles = self.fields, GRANT_TITLES
        for name in ("from", "to", "decided_on", "told_on"):
            add.add_day(name, titles[name])
        add.add_day("notice_given_on", titles["notice_given_on"])
        add.add_line("notice_how", titles["notice_how"], self.tr("Fx på skrift, eller i en samtale."))
        add.add_day("notice_agreed_on", titles["notice_agreed_on"], self.tr("Når I er enige om et kortere varsel."))
        add.add_day(
            "advance_agreed_on", titles["advance_agreed_on"], self.tr("Når dagene ikke er optjent, når de ligger.")
        )
        add.edited.connect(lambda name, _text: self._show_hint() if name in {"from", "to"} else None)
        self.begin()
        self._show_hint()

    def _show_hint(self) -> None:
        self.fields.set_hint("notice_given_on", self._hint(self.fields.texts()))


class DeclineDialog(EntryDialog):
    """A no has a reason that the helper is told."""

    LEAST_CHARS = 60

    def __init__(self, entry: Entry, parent: QWidget) -> None:
        super().__init__("", entry, parent)
        self.setWindowTitle(self.tr("Sig nej til ferieønsket"))
        why = self.tr("Fx at andre er væk i de dage. Hjælperen får grunden at vide.")
        self.fields.add_lines("reason", DECLINE_TITLES["reason"], why)
        self.fields.add_day("decided_on", DECLINE_TITLES["decided_on"])
        self.fields.add_day("told_on", DECLINE_TITLES["told_on"])
        self.begin()


class VacationEntryDialog(EntryDialog):
    """Days from before the program, moved, hindered or paid."""

    LEAST_CHARS = 72

    def __init__(
        self,
        title: str,
        entry: Entry,
        choices: tuple[Mapping[str, str], Mapping[str, str], Mapping[str, str]],
        parent: QWidget,
    ) -> None:
        super().__init__(title, entry, parent)
        helpers, kinds, years = choices
        add, titles = self.fields, ENTRY_FIELDS
        add.add_options("helper_id", titles["helper_id"], helpers).setMinimumContentsLength(WIDE)
        add.add_options("kind", titles["kind"], kinds).setMinimumContentsLength(max(map(len, kinds.values())) * 3 // 4)
        add.add_options("year", titles["year"], years, self.tr("Det ferieår, dagene er optjent i."))
        add.add_line("days", titles["days"])
        add.add_day("agreed_on", titles["agreed_on"], self.tr("Ved udbetaling: den dag, der er betalt."))
        add.add_day("reported_on", titles["reported_on"])
        add.add_lines("note", titles["note"], rows=2)
        self.begin()
