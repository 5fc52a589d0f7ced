"""The dialog "Beregn varsel": choose what to count, fill in the dates, read the answer and how it was counted."""

from __future__ import annotations

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.model.domain.errors import KnownFault, Refused
from app.model.services.binder import Binder
from app.ui.entry.fields import Fields
from app.ui.entry.page import FocusFollower
from app.ui.entry.texts import by_field
from app.ui.flow_layout import FlowLayout
from app.ui.notices import presenter as p
from app.ui.notices.counted_text import CountedText
from app.ui.widgets import MessageBar, announce, button, heading, plain_label, scrolled

PAUSE = 400  # milliseconds after the last key
SIZE = QSize(84, 44)  # characters and lines
SHARE = 0.94  # of the screen, at most


class NoticeDialog(QDialog):
    """Counts a moment after a field is changed. `kind` is one of presenter.KINDS; a helper can be chosen beforehand."""

    def __init__(
        self, binder: Binder, kind: str = p.TERMINATION, helper_id: str = p.NOBODY, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Beregn varsel"))
        self._presenter = p.NoticePresenter(binder, kind, helper_id)
        self._answer: p.Answer | None = None
        self._said = ""  # what a screen reader was told last
        self._message = MessageBar(self)
        self._fields = Fields()
        self._headline = heading("")
        self._status = plain_label()
        self._caption = plain_label(self.tr("Sådan er der talt"))
        self._text = CountedText(self._caption.text())
        self._caption.setBuddy(self._text)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._count)
        self._add_fields()
        self._lay_out()
        self._fields.show_texts(self._presenter.texts())
        self._fields.edited.connect(self._edited)
        self._fields.submitted.connect(self._submit)
        self._show_rows()
        self._count()
        self._fields.focus_first()

    def _add_fields(self) -> None:
        fields, titles = self._fields, p.TITLES
        kind = fields.add_options(p.KIND, titles[p.KIND], p.KINDS)
        longest = max(map(len, p.KINDS.values()))
        kind.setMinimumContentsLength(longest * 3 // 4)  # counted in broad letters; with large text the label is above
        fields.add_options(p.HELPER, titles[p.HELPER], self._presenter.helpers)
        fields.add_day(p.BEGAN, titles[p.BEGAN])
        fields.add_options(p.PAY, titles[p.PAY], self._presenter.pay_forms)
        for name in (p.GIVEN, p.FIRST, p.LAST, p.RECEIVED):
            fields.add_day(name, titles[name])

    def _lay_out(self) -> None:
        self._copy = button(self.tr("Kopiér"), self._copy_text, hint="Ctrl+Shift+C")
        tools = FlowLayout()
        for tool in (self._copy, button(self.tr("Luk"), self.reject)):
            tool.setAutoDefault(False)
            tools.addWidget(tool)
        body = QWidget()
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        for widget in (self._fields, self._headline, self._status, self._caption, self._text):
            inner.addWidget(widget)
        inner.addStretch(1)
        page = scrolled(body)
        FocusFollower(page)
        self._text.follow(page)
        column = QVBoxLayout(self)
        column.addWidget(self._message)
        column.addWidget(page, 1)
        column.addLayout(tools)
        QShortcut(QKeySequence("Ctrl+Shift+C"), self).activated.connect(self._copy_text)

    def showEvent(self, event: QShowEvent) -> None:
        metrics = self.fontMetrics()
        wanted = QSize(SIZE.width() * metrics.averageCharWidth(), SIZE.height() * metrics.lineSpacing())
        self.resize(wanted.boundedTo(self.screen().availableGeometry().size() * SHARE))
        super().showEvent(event)

    def _edited(self, name: str, text: str) -> None:
        if name == p.HELPER:
            self._fields.show_texts(self._presenter.with_helper(self._fields.texts(), text))
        if name == p.KIND:
            self._fields.show_mistakes({})
            self._show_rows()
        if name in {p.KIND, p.HELPER, p.PAY}:
            self._count()
        else:
            self._pause.start()

    def _show_rows(self) -> None:
        shown = p.ROWS[self._fields.texts()[p.KIND]]
        for name in p.TITLES:
            self._fields.show_row(name, shown=name == p.KIND or name in shown)

    def _count(self) -> None:
        """The answer for the fields as they stand, or what is missing or wrong."""
        self._pause.stop()
        texts = self._fields.texts()
        self._answer, status, found = None, self._presenter.missing(texts), dict[str, str]()
        try:
            if not status:
                self._answer = self._presenter.answer(texts)
        except Refused as refused:
            found = by_field(refused.mistakes, p.TITLES)
            status = " ".join(str(mistake) for mistake in refused.mistakes if mistake.place not in p.TITLES.values())
        except KnownFault as fault:
            status = str(fault)
        self._fields.show_mistakes(found)
        self._tell(status, " ".join(f"{p.TITLES[name]}: {text}." for name, text in found.items()))

    def _tell(self, status: str, mistakes: str) -> None:
        headline = self._answer.headline if self._answer else ""
        said = headline or status or mistakes
        self._headline.setText(headline)
        self._status.setText(status)
        self._text.setPlainText(self._answer.text if self._answer else "")
        for widget, shown in ((self._headline, headline), (self._status, status), (self._caption, headline)):
            widget.setVisible(bool(shown))
        self._text.setVisible(bool(headline))
        self._copy.setEnabled(bool(headline))
        if said and said != self._said:
            announce(self, said)
        self._said = said

    def _submit(self) -> None:
        """Enter: the answer at once, or the field that is wrong."""
        self._count()
        self._fields.focus_mistake()

    def _copy_text(self) -> None:
        self._count()
        if self._answer is not None:
            QGuiApplication.clipboard().setText(f"{self._answer.headline}\n\n{self._answer.text}\n")
            self._message.say(self.tr("Teksten er kopieret."))
