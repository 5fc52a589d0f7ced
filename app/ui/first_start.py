"""The pages before there is a scheme to show: welcome, the first five questions, and a file that can't be opened."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QShowEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app import paths
from app.model.domain.errors import Refused
from app.ui.actions import LookActions
from app.ui.column import Column, PathText
from app.ui.own_files import exists
from app.ui.widgets import Choice, MessageBar, announce, button

if TYPE_CHECKING:
    from app.model.services.binder import Binder

AGREEMENT, STANDARD = "kl-foa", "standard"  # profiles that are no municipality: they come last


class _Page(QWidget):
    """A scrolling column with a message above it."""

    def __init__(self) -> None:
        super().__init__()
        self._message = MessageBar()
        self._column = Column(centred=True)
        self._spoken = ""
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._message)
        rows.addWidget(self._column, 1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        announce(self, self._spoken)

    def _open_with(self, title: str, text: str) -> QLabel:
        """What the page is about: seen at the top, and said when the page comes."""
        self._column.add_text(title, "heading")
        self._spoken = f"{title}. {text}"
        said = self._column.add_text(text)
        self._column.add_space()
        return said


def _picture() -> QLabel:
    """The program's icon, as high as four lines; it says nothing that the heading does not."""
    picture = QLabel()
    side = picture.fontMetrics().height() * 4
    icon = QIcon(str(paths.resources() / "ikoner" / "hjaelpermappen.svg"))
    picture.setPixmap(icon.pixmap(QSize(side, side), picture.devicePixelRatioF()))
    return picture


class WelcomePage(_Page):
    """A first start: an own scheme, the example, or a file from elsewhere; and text that is large enough to read."""

    def __init__(
        self,
        path: Path,
        start: Callable[[], None],
        example: Callable[[], None],
        open_: Callable[[], None],
        look: LookActions,
    ) -> None:
        super().__init__()
        self._column.add(_picture())
        self._open_with(
            self.tr("Velkommen til Hjælpermappen"),
            self.tr(
                "Ringbindet til din hjælperordning: vagtplan, timesedler, hjælpere og kontrakter. "
                "Alt bliver på denne computer."
            ),
        )
        first = button(self.tr("Start din egen ordning"), start, primary=True)
        self._offer(first, self.tr("Fem korte spørgsmål. Alt kan rettes senere."))
        self._offer(
            button(self.tr("Se eksemplet"), example),
            self.tr("En opdigtet ordning, hvor du kan prøve alt. Den rører ikke din egen."),
        )
        self._offer(
            button(self.tr("Åbn en fil …"), open_),
            self.tr("Har du allerede en hjælpermappe, fx fra en anden computer?"),
        )
        self._column.add_text(self.tr("Gør det lettere at læse"), "subheading")
        self._column.add_buttons(
            button(self.tr("Større tekst"), look.larger),
            button(self.tr("Mindre tekst"), look.smaller),
            button(self.tr("Store knapper til/fra"), look.switch_targets),
            button(self.tr("Høj kontrast til/fra"), look.switch_contrast),
        )
        self._column.add_text(self.tr("Det kan altid ændres i menuen Vis."), "muted")
        self._column.add_space()
        self._column.add_field(self.tr("Her bliver din ordning gemt"), PathText(str(path)))
        self.setFocusProxy(first)

    def _offer(self, choice: QPushButton, text: str) -> None:
        choice.setAccessibleDescription(text)
        self._column.add_button(choice)
        self._column.add_text(text, "muted")
        self._column.add_space()


class FirstQuestions(_Page):
    """Five things about a new scheme; all of them can be changed later on the screen Ordning."""

    def __init__(self, binder: Binder, done: Callable[[], None]) -> None:
        from app.ui.words import EMPLOYERS, PARAGRAPHS, PAYROLLS

        super().__init__()
        self._binder, self._done = binder, done
        self._open_with(
            self.tr("Fem korte spørgsmål"),
            self.tr("Svar på det, du ved. Du kan rette det hele senere under »Ordning«."),
        )
        self._name = QLineEdit()
        self._municipality = Choice(self._municipalities())
        self._paragraph, self._employer, self._payroll = Choice(PARAGRAPHS), Choice(EMPLOYERS), Choice(PAYROLLS)
        self._ask()
        save = button(self.tr("Gem og fortsæt"), self._save, primary=True)
        self._column.add_buttons(save)
        self.setFocusProxy(self._name)

    def _ask(self) -> None:
        from app.model.services.scheme import SchemeDraft

        usual, add = SchemeDraft(), self._column.add_field
        self._name.setMaxLength(200)
        self._municipality.set_value(None)
        self._municipality.setPlaceholderText(self.tr("Vælg kommune"))
        self._paragraph.set_value(usual.paragraph)
        self._employer.set_value(usual.employer)
        self._payroll.set_value(usual.payroll)
        add(self.tr("1. Hvad hedder den, der får hjælpen?"), self._name, self.tr("Navnet kommer på timesedlerne."))
        add(
            self.tr("2. Hvilken kommune betaler?"),
            self._municipality,
            self.tr("Kommunen bestemmer tillæggene. Er den ikke på listen, så vælg »Ved ikke endnu«."),
        )
        add(
            self.tr("3. Hvilken paragraf er hjælpen givet efter?"),
            self._paragraph,
            self.tr("Det står i brevet fra kommunen. Ved du det ikke, så lad svaret stå."),
        )
        add(self.tr("4. Hvem er arbejdsgiver for hjælperne?"), self._employer)
        add(self.tr("5. Hvem udbetaler lønnen?"), self._payroll)

    def _municipalities(self) -> dict[str, str]:
        from app.model.services.scheme import municipalities

        known = {profile.key: profile.title for profile in municipalities(self._binder)}
        shared = {key: known.pop(key) for key in (AGREEMENT, STANDARD) if key in known}
        return {**known, **shared, STANDARD: self.tr("Ved ikke endnu (regn uden tillæg)")}

    def _save(self) -> None:
        from app.model.services.scheme import SchemeDraft, save_scheme

        municipality, paragraph = self._municipality.value(), self._paragraph.value()
        employer, payroll = self._employer.value(), self._payroll.value()
        if municipality is None:
            self._message.refuse(self.tr("Vælg kommune i spørgsmål 2. Vælg »Ved ikke endnu«, hvis du er i tvivl."))
            self._municipality.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        assert paragraph is not None
        assert employer is not None
        assert payroll is not None
        draft = SchemeDraft(
            citizen_name=self._name.text(),
            municipality=municipality,
            paragraph=paragraph,
            employer=employer,
            payroll=payroll,
        )
        try:
            save_scheme(self._binder, draft)
        except Refused as refused:
            self._message.refuse(refused)
            self._name.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._done()


class FaultPage(_Page):
    """A file that can't be opened: why, where it is, and what can be done now."""

    def __init__(
        self,
        text: str,
        path: Path,
        retry: Callable[[], None],
        open_: Callable[[], None],
        back: tuple[str, Callable[[], None]],
    ) -> None:
        super().__init__()
        said = self._open_with(self.tr("Filen kan ikke åbnes"), text)
        said.setTextFormat(Qt.TextFormat.PlainText)
        if not exists(path):
            self._column.add_text(
                self.tr("Ligger filen på en USB-nøgle eller en delt mappe? Så sæt den til, og prøv igen.")
            )
        first = button(self.tr("Prøv igen"), retry, primary=True)
        self._column.add_buttons(first, button(self.tr("Åbn en anden fil …"), open_), button(*back))
        self._column.add_field(self.tr("Filen"), PathText(str(path)))
        self.setFocusProxy(first)
