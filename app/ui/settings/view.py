"""The screen Indstillinger: how the program looks and where files go. Every choice takes effect at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFileDialog, QFrame, QLineEdit, QVBoxLayout

from app import paths
from app.model.domain.entities import Changes
from app.model.domain.errors import Refused
from app.ui.backups.panel import BackupPanel
from app.ui.column import Column, PathText
from app.ui.screen import Screen, Shell
from app.ui.security.panel import PasswordPanel
from app.ui.settings.presenter import SIZES, THEMES, SettingsPresenter
from app.ui.widgets import Choice, MessageBar, announce, button, heading


class SettingsView(Screen):
    """Looks first, with a sample that shows them; then the folders and files."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._presenter = SettingsPresenter(shell.preferences, shell.prefer)
        self._message = MessageBar()
        self._status = heading("", name="muted")
        self._page = Column()
        self._status.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._message)
        column.addWidget(self._page, 1)
        column.addWidget(self._status)
        self._page.add_text(self.tr("Indstillinger"), "heading")
        self._page.add_text(self.tr("Alt gælder med det samme og huskes til næste gang."), "muted")
        self._size = Choice(SIZES)
        self._theme = Choice(THEMES)
        self._large = QCheckBox(self.tr("Store knapper"))
        self._folder = QLineEdit()
        self._build_looks()
        self._page.add_text(self.tr("Adgangskode"), "subheading")
        self._password = self._page.add(PasswordPanel(shell))
        self._password.protected.connect(shell.protected)
        self._backup = self._page.add(BackupPanel(shell, shell.restore))
        self._build_files()
        self.refresh()

    def refresh(self, changes: Changes | None = None) -> None:  # noqa: ARG002 - nothing here is in the file
        chosen = self._presenter.preferences
        for widget in (self._size, self._theme, self._large):
            widget.blockSignals(True)
        self._size.set_value(chosen.text_size)
        self._theme.set_value(chosen.theme)
        self._large.setChecked(chosen.large_targets)
        for widget in (self._size, self._theme, self._large):
            widget.blockSignals(False)
        self._password.refresh()
        self._backup.refresh()
        if not self._folder.hasFocus():
            self._folder.setText(chosen.document_folder)

    def focus_first(self) -> None:
        self._size.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_looks(self) -> None:
        page = self._page
        page.add_text(self.tr("Udseende"), "subheading")
        page.add_field(self.tr("Tekstens størrelse"), self._size)
        page.add_buttons(
            button(self.tr("Større tekst"), lambda: self._do(lambda: self._presenter.step_size(1))),
            button(self.tr("Mindre tekst"), lambda: self._do(lambda: self._presenter.step_size(-1))),
        )
        page.add_field(
            self.tr("Farver"), self._theme, self.tr("»Som computeren« følger det, du har valgt for hele computeren.")
        )
        hint = self.tr("Alt, der kan trykkes på, bliver mindst 44 punkter højt og bredt.")
        self._large.setAccessibleDescription(hint)
        page.add(self._large)
        page.add_text(hint, "muted")
        page.add_space()
        page.add(self._sample())
        self._size.currentIndexChanged.connect(self._size_chosen)
        self._theme.currentIndexChanged.connect(self._theme_chosen)
        self._large.toggled.connect(lambda on: self._do(lambda: self._presenter.choose_large_targets(large=on)))

    def _sample(self) -> QFrame:
        """What the chosen looks do to a piece of the program."""
        panel = QFrame()
        panel.setObjectName("panel")
        rows = QVBoxLayout(panel)
        rows.addWidget(heading(self.tr("Sådan ser det ud"), name="subheading"))
        rows.addWidget(heading(self.tr("Lørdag den 21.11.2026: Anna har vagt 7.00–15.00."), name=""))
        rows.addWidget(heading(self.tr("Mindre vigtig tekst ser sådan ud."), name="muted"))
        rows.addWidget(heading(self.tr("Sådan ser en fejl ud: Slut ligger før start."), name="error"))
        return panel

    def _build_files(self) -> None:
        page = self._page
        page.add_text(self.tr("Filer og mapper"), "subheading")
        usual = str(paths.documents_folder())
        self._folder.setPlaceholderText(usual)
        self._folder.editingFinished.connect(self._folder_written)
        page.add_field(
            self.tr("Mappe til dokumenter"),
            self._folder,
            self.tr("Her lægges timesedler som PDF. Er feltet tomt, bruges {}").format(usual),
        )
        page.add_buttons(button(self.tr("Vælg mappe …"), self._pick_folder))
        page.add_field(
            self.tr("Ordningens fil"),
            PathText(str(self.shell.binder.database.path.absolute())),
            self.tr("Alt, hvad du skriver, ligger i denne ene fil. Luk programmet, før du kopierer den."),
        )
        page.add_field(
            self.tr("Fejllog"),
            PathText(str(paths.log_file())),
            self.tr("Findes kun, hvis programmet er gået i stykker. Her er ingen personlige oplysninger."),
        )

    def _size_chosen(self) -> None:
        if (size := self._size.value()) is not None:
            self._do(lambda: self._presenter.choose_size(size))

    def _theme_chosen(self) -> None:
        if (theme := self._theme.value()) is not None:
            self._do(lambda: self._presenter.choose_theme(theme))

    def _pick_folder(self) -> None:
        start = self._folder.text() or str(paths.documents_folder().parent)
        if name := QFileDialog.getExistingDirectory(self, self.tr("Mappe til dokumenter"), start):
            self._folder.setText(name)
            self._folder_written()

    def _folder_written(self) -> None:
        self._do(lambda: self._presenter.choose_folder(self._folder.text()))

    def _do(self, choose: Callable[[], str]) -> None:
        """One choice: carried out, shown, and said aloud; what can't be done is refused above."""
        try:
            said = choose()
        except Refused as refused:
            self._message.refuse(refused)
            return
        self._message.hide()
        self.refresh()
        if said:
            self._status.setText(said)
            self._status.show()
            announce(self, said)
