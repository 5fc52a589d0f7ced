"""The dialogs of one absence, of reporting sick, and of reporting fit: shared by the roster and the screen Fravær."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QPushButton, QWidget

from app.model.domain.entities import AbsenceKind, Changes
from app.model.domain.errors import Refused
from app.ui.away.texts import ABSENCE_TITLES, HOW, PAID, PAY_IS_ASKED, SICK_KINDS, SICK_TITLES
from app.ui.entry.dialog import EntryDialog
from app.ui.entry.folds import Folds
from app.ui.entry.texts import Entry

TOLD = ("reported_on", "reported_clock", "reported_how", "expected_back", "fit_on")
NOTICE = ("notice_given_on", "notice_how", "notice_agreed_on", "advance_agreed_on")


class AbsenceDialog(EntryDialog):
    """Whose, what, from when to when; when it was told and its notice are folded away. `delete` is offered where given."""

    LEAST_CHARS = 72

    def __init__(
        self,
        title: str,
        entry: Entry,
        choices: tuple[Mapping[str, str], Mapping[str, str]],
        parent: QWidget,
        delete: Callable[[], Changes] | None = None,
    ) -> None:
        super().__init__(title, entry, parent)
        helpers, kinds = choices
        add, titles = self.fields, ABSENCE_TITLES
        add.add_options("helper_id", titles["helper_id"], helpers).setMinimumContentsLength(24)
        add.add_options("kind", titles["kind"], kinds).setMinimumContentsLength(max(map(len, kinds.values())))
        add.add_day("first_day", titles["first_day"])
        add.add_line("from_time", titles["from_time"], self.tr("Tomt er hele dagen."))
        add.add_day("last_day", titles["last_day"], self.tr("Lad feltet være tomt, så længe ingen ved det."))
        add.add_line("to_time", titles["to_time"])
        add.add_line("what", titles["what"])
        add.add_options("paid", titles["paid"], PAID).setMinimumContentsLength(26)
        self._folds = Folds(add)
        with self._folds.part(self.tr("hvornår det er meldt")):
            self._add_told()
        with self._folds.part(self.tr("varsling af ferie")):
            self._add_notice()
        if delete is not None:
            remove = QPushButton(self.tr("Slet fraværet"))
            remove.clicked.connect(lambda _checked=False: self._remove(delete))
            self.buttons.addButton(remove, self.buttons.ButtonRole.DestructiveRole)
        self.begin("kind")
        self._folds.show_filled()
        self._by_kind(entry.texts["kind"])
        self.fields.edited.connect(lambda name, text: self._by_kind(text) if name == "kind" else None)

    def _add_told(self) -> None:
        add, titles = self.fields, ABSENCE_TITLES
        add.add_day("reported_on", titles["reported_on"])
        add.add_line("reported_clock", titles["reported_clock"])
        add.add_options("reported_how", titles["reported_how"], HOW).setMinimumContentsLength(20)
        add.add_day("expected_back", titles["expected_back"], self.tr("Overblik minder dig om at spørge den dag."))
        add.add_day("fit_on", titles["fit_on"])

    def _add_notice(self) -> None:
        add, titles = self.fields, ABSENCE_TITLES
        add.add_day("notice_given_on", titles["notice_given_on"])
        add.add_line("notice_how", titles["notice_how"])
        add.add_day("notice_agreed_on", titles["notice_agreed_on"])
        add.add_day("advance_agreed_on", titles["advance_agreed_on"])

    def _by_kind(self, kind: str) -> None:
        """The fields that only some kinds have."""
        self.fields.show_row("what", shown=kind == AbsenceKind.AGREED)
        self.fields.show_row("paid", shown=kind in PAY_IS_ASKED)

    def show_mistakes(self, mistakes: Mapping[str, str]) -> None:
        self._folds.bring_out(mistakes)
        super().show_mistakes(mistakes)

    def _remove(self, delete: Callable[[], Changes]) -> None:
        try:
            self.changes = delete()
        except Refused as refused:
            self.message.refuse(refused)
        else:
            self.accept()


class SickDialog(EntryDialog):
    """Who is sick, from when, and how it was told. There is no field for what it is."""

    LEAST_CHARS = 72

    def __init__(self, entry: Entry, helpers: Mapping[str, str], parent: QWidget) -> None:
        super().__init__("", entry, parent)
        self.setWindowTitle(self.tr("Meld syg"))
        add, titles = self.fields, SICK_TITLES
        add.add_options("helper_id", titles["helper_id"], helpers).setMinimumContentsLength(24)
        add.add_options("kind", titles["kind"], SICK_KINDS).setMinimumContentsLength(max(map(len, SICK_KINDS.values())))
        add.add_day("first_day", titles["first_day"])
        add.add_line(
            "from_time",
            titles["from_time"],
            self.tr("Tomt er hele dagen. Fx 13.30, hvis hjælperen gik hjem midt i vagten."),
        )
        add.add_day("last_day", titles["last_day"], self.tr("Lad feltet være tomt, så længe ingen ved det."))
        add.add_day("expected_back", titles["expected_back"], self.tr("Overblik minder dig om at spørge den dag."))
        add.add_day("reported_on", titles["reported_on"])
        add.add_line("reported_clock", titles["reported_clock"])
        add.add_options("reported_how", titles["reported_how"], HOW).setMinimumContentsLength(20)
        self.begin()


class DayDialog(EntryDialog):
    """One or two days: fit again, when a paper was asked for and came, the days of an agreement."""

    LEAST_CHARS = 60

    def __init__(self, title: str, entry: Entry, parent: QWidget, hint: str = "") -> None:
        super().__init__(title, entry, parent)
        for number, (name, label) in enumerate(entry.titles.items()):
            self.fields.add_day(name, label, hint if number == 0 else "")
        self.begin()
