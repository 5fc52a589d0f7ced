"""The register of working time of one helper and period, as text; from here it is printed and saved."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFontDatabase, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout, QWidget

from app.model.domain.errors import KnownFault, Refused
from app.ui.entry.fields import Fields
from app.ui.entry.page import FocusFollower
from app.ui.entry.texts import by_field
from app.ui.flow_layout import FlowLayout
from app.ui.history.register_presenter import FIRST, HELPER, LAST, TITLES, RegisterPresenter
from app.ui.reading import fit_lines, reading_text
from app.ui.widgets import MessageBar, announce, button, plain_label, scrolled

PAUSE = 400  # milliseconds after the last key
LEAST_LINES = 12


class RegisterDialog(QDialog):
    """Shows the register that the fields ask for, a moment after they are changed. `folder` is where it is saved."""

    def __init__(self, presenter: RegisterPresenter, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter, self._folder = presenter, folder
        self.setWindowTitle(self.tr("Register over arbejdstid"))
        self._message = MessageBar(self)
        self._fields = Fields()
        self._fields.add_options(HELPER, TITLES[HELPER], presenter.helpers)
        self._fields.add_day(FIRST, TITLES[FIRST])
        self._fields.add_day(LAST, TITLES[LAST])
        self._status = plain_label()
        self._text = reading_text(self.tr("Registret som tekst"))
        self._text.setLineWrapMode(self._text.LineWrapMode.NoWrap)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._show)
        self._lay_out()
        self._fields.show_texts(presenter.texts())
        self._fields.edited.connect(lambda _name, _text: self._pause.start())
        self._fields.submitted.connect(self._show)
        self._fit()
        self._show()
        self._fields.focus_first()

    def _lay_out(self) -> None:
        tools = FlowLayout()
        for tool in (
            button(self.tr("Udskriv …"), self._print, hint="Ctrl+P"),
            button(self.tr("Gem som PDF …"), self._save, hint="Ctrl+S"),
            button(self.tr("Luk"), self.reject),
        ):
            tool.setAutoDefault(False)
            tools.addWidget(tool)
        body = QWidget()
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self._fields)
        inner.addLayout(tools)
        inner.addWidget(self._status)
        inner.addWidget(self._text, 1)
        page = scrolled(body)
        FocusFollower(page)
        column = QVBoxLayout(self)
        column.addWidget(self._message)
        column.addWidget(page, 1)
        for keys, do in (("Ctrl+P", self._print), ("Ctrl+S", self._save)):
            QShortcut(QKeySequence(keys), self).activated.connect(do)

    def _fit(self) -> None:
        """As large as the window it belongs to."""
        parent = self.parentWidget()
        self.resize(parent.window().size() if parent is not None else self.sizeHint())
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setPointSizeF(self.font().pointSizeF())
        self._text.setFont(fixed)
        fit_lines(self._text, LEAST_LINES)

    def _show(self) -> bool:
        """The register of the fields as they stand; False, with what is wrong, where there is none."""
        self._pause.stop()
        try:
            self._presenter.show(self._fields.texts())
        except Refused as refused:
            found = by_field(refused.mistakes, TITLES)
            self._fields.show_mistakes(found)
            rest = [mistake for mistake in refused.mistakes if mistake.place not in TITLES.values()]
            self._tell("" if found else " ".join(str(mistake) for mistake in rest))
        except KnownFault as fault:
            self._tell(str(fault))
        else:
            self._fields.show_mistakes({})
            self._tell(self._presenter.status)
        return self._presenter.is_shown

    def _tell(self, status: str) -> None:
        self._text.setPlainText(self._presenter.text())
        if status != self._status.text():
            self._status.setText(status)
            announce(self._status, status)
        self._status.setVisible(bool(status))

    def _is_ready(self) -> bool:
        """What is printed and saved is what the fields say now."""
        ready = self._show()
        if not ready and not self._fields.focus_mistake():
            self._message.refuse(self._status.text())
        return ready

    def _print(self) -> None:
        from app.ui.printing import print_pdf

        if not self._is_ready():
            return
        done = print_pdf(self._presenter.pdf(), self)
        if done:
            self._message.say(self.tr("Registret er sendt til printeren."))
        elif done is False:
            self._message.refuse(self.tr("Printeren svarer ikke. Se, om den er tændt, eller gem som PDF i stedet."))

    def _save(self) -> None:
        if not self._is_ready():
            return
        there = next((folder for folder in (self._folder, *self._folder.parents) if folder.is_dir()), Path.home())
        name = QFileDialog.getExistingDirectory(self, self.tr("Vælg mappen til registret"), str(there))
        if name:
            done, text = self._presenter.save(Path(name))
            (self._message.say if done else self._message.refuse)(text)
