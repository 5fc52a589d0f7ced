"""The dialogs of one talk with a helper, and of a staff meeting's minutes."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.ui.entry.dialog import EntryDialog
from app.ui.entry.texts import Entry
from app.ui.people.talks_texts import HINTS, KINDS, MEETING_TITLES, TALK_TITLES


class TalkDialog(EntryDialog):
    """What to think of stands under the kind, and is another for each kind."""

    LEAST_CHARS = 72

    def __init__(self, title: str, entry: Entry, parent: QWidget, field: str = "") -> None:
        super().__init__(title, entry, parent)
        add, titles = self.fields, TALK_TITLES
        kind = add.add_options("kind", titles["kind"], KINDS)
        kind.setMinimumContentsLength(max(map(len, KINDS.values())))
        add.add_day("held_on", titles["held_on"])
        add.add_lines("about", titles["about"], rows=4)
        add.add_lines("agreed", titles["agreed"], rows=3)
        add.add_line("participants", titles["participants"], self.tr("Andre end jer to, fx en, hjælperen har med."))
        _add_days(self)
        self.fields.edited.connect(self._edited)
        self.fields.set_hint("kind", HINTS[entry.texts["kind"]])
        self.begin(field)

    def _edited(self, name: str, text: str) -> None:
        if name == "kind":
            self.fields.set_hint("kind", HINTS[text])


class MeetingDialog(EntryDialog):
    """A staff meeting: who was there, what it was about, and the minutes."""

    LEAST_CHARS = 72

    def __init__(self, title: str, entry: Entry, parent: QWidget, field: str = "") -> None:
        super().__init__(title, entry, parent)
        add, titles = self.fields, MEETING_TITLES
        add.add_day("held_on", titles["held_on"])
        add.add_lines("participants", titles["participants"], self.tr("Én på hver linje. Slet dem, der ikke var med."))
        add.add_lines("about", titles["about"], rows=3)
        add.add_lines("agreed", titles["agreed"], rows=6)
        _add_days(self)
        self.begin(field)


def _add_days(dialog: EntryDialog) -> None:
    add, titles = dialog.fields, TALK_TITLES
    add.add_day("follow_up_on", titles["follow_up_on"], dialog.tr("Den dag minder Overblik dig om det."))
    add.add_day("followed_up_on", titles["followed_up_on"])
    add.add_day("signed_on", titles["signed_on"])
    add.add_day("copy_given_on", titles["copy_given_on"])
