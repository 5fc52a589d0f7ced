"""The whole binder to another computer: a password twice, where to, and then the recovery code to write down."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from app.model.domain.errors import KnownFault, Refused
from app.model.services.binder import Binder
from app.ui.entry.fields import Fields
from app.ui.entry.page import FocusFollower
from app.ui.entry.texts import by_field
from app.ui.file_dialogs import SCHEME_FILTER
from app.ui.own_files import free_name
from app.ui.privacy.parts import caption, fit, fixed_width, paragraph, row_of
from app.ui.privacy.presenter import MOVE_TITLES, move, suggested_target
from app.ui.reading import reading_text
from app.ui.widgets import MessageBar, announce, button, heading, scrolled


class MoveDialog(QDialog):
    """First the form; when the file is written, its recovery code."""

    def __init__(self, binder: Binder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Flyt ordningen"))
        self._binder = binder
        self._message = MessageBar(self)
        self._fields = Fields()
        self._code = reading_text("")
        self._done_text = paragraph()
        self._pages = QStackedWidget()
        self._pages.addWidget(self._form_page())
        self._pages.addWidget(self._done_page())
        column = QVBoxLayout(self)
        column.addWidget(self._message)
        column.addWidget(self._pages, 1)

    def _form_page(self) -> QWidget:
        form = QWidget()
        inner = QVBoxLayout(form)
        text = self.tr(
            "Alt i ordningen skrives i én krypteret fil, også historikken. På den anden computer åbnes den med Filer, "
            "Åbn og adgangskoden. Send ikke adgangskoden sammen med filen. Din egen fil ændres ikke."
        )
        inner.addWidget(paragraph(text))
        for name in ("password", "again"):
            self._fields.add_line(name, MOVE_TITLES[name]).setEchoMode(QLineEdit.EchoMode.Password)
        inner.addWidget(self._fields)
        show = QCheckBox(self.tr("Vis adgangskoden"))
        show.toggled.connect(self._show_password)
        self._fields.add_wide(show)
        self._fields.add_line(
            "target", MOVE_TITLES["target"], self.tr("Filens sted og navn. Den må ikke findes i forvejen.")
        )
        self._fields.add_wide(row_of(button(self.tr("Vælg sted …"), self._choose)))
        self._fields.submitted.connect(self._write)
        inner.addStretch(1)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        area = scrolled(form)
        FocusFollower(area)
        column.addWidget(area, 1)
        write = button(self.tr("Skriv filen"), self._write, primary=True)
        write.setAutoDefault(False)  # Enter in a field writes by itself
        column.addWidget(row_of(write, button(self.tr("Fortryd"), self.reject)))
        return page

    def _done_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(heading(self.tr("Filen er skrevet")))
        column.addWidget(self._done_text)
        column.addWidget(caption(self.tr("Gendannelseskode"), self._code))
        column.addWidget(self._code, 1)
        text = self.tr(
            "Skriv koden ned, og gem den et sikkert sted: den åbner filen, hvis adgangskoden glemmes. Den vises kun nu."
        )
        column.addWidget(paragraph(text))
        column.addWidget(row_of(button(self.tr("Luk"), self.accept, primary=True)))
        return page

    def showEvent(self, event: QShowEvent) -> None:
        fit(self, 84, 34)
        self._fields.focus_first()
        super().showEvent(event)

    def _show_password(self, shown: bool) -> None:  # noqa: FBT001 - a Qt signal's argument
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        for name in ("password", "again"):
            field = self._fields.field(name)
            if isinstance(field, QLineEdit):
                field.setEchoMode(mode)

    def _choose(self) -> None:
        texts = self._fields.texts()
        name, _ = QFileDialog.getSaveFileName(
            self,
            self.windowTitle(),
            texts["target"] or str(free_name(suggested_target(self._binder))),
            SCHEME_FILTER,
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if name:
            self._fields.show_texts({**texts, "target": name})

    def _write(self) -> None:
        try:
            target, code = move(self._binder, self._fields.texts())
        except Refused as refused:
            self._message.refuse(refused)
            self._fields.show_mistakes(by_field(refused.mistakes, MOVE_TITLES))
            self._fields.focus_mistake()
        except KnownFault as fault:
            self._message.refuse(str(fault))
        else:
            self._fields.show_texts({})
            self._message.hide()
            self._show_code(self.tr("Ordningen ligger nu krypteret i {}").format(target), code)

    def _show_code(self, text: str, code: str) -> None:
        fixed_width(self._code)
        self._done_text.setText(text)
        self._code.setPlainText(code)
        self._pages.setCurrentIndex(1)
        self._code.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self.tr("Filen er skrevet. Skriv gendannelseskoden ned."))
