"""What helps while a text is adapted: the fields to put in, a text to read beside it, and what the document becomes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from app.model.domain.errors import KnownFault, Refused
from app.ui.documents.presenter import FieldRow
from app.ui.entry.tables import RowTable
from app.ui.flow_layout import FlowLayout
from app.ui.reading import reading_text
from app.ui.table_model import TableColumn
from app.ui.widgets import Choice, Form, MessageBar, announce, button, plain_label

SEARCH_AFTER = 200  # ms without a key
LANGUAGE = """Teksten skrives med almindelige bogstaver og disse tegn:

# Titel
Øverst, én gang.

## Afsnit
En overskrift.

- punkt
Et punkt i en liste.

Etiket | tekst
En linje med et navn og en værdi.

{felt}
Bliver til værdien, fx navnet. Sæt et felt ind med Ctrl+I.

[hvis felt]
Det, der står her, kommer kun med, når feltet har en værdi.
[ellers]
Det her kommer med, når det ikke har.
[slut]

[hvis ikke felt] … [slut]
Kommer kun med, når feltet ikke har en værdi.

[ ] tekst
Et felt at sætte kryds i.

Etiket | [skriv]
En linje at skrive på. [skriv 4] er fire linjer.

[underskrift Rolle | navn]
Et felt til dato og underskrift.

[kilde: tekst]
Hvor det står, med lille skrift.

[ny side]
Resten kommer på en ny side.

Linjer lige under hinanden bliver ét afsnit. En tom linje begynder et nyt.
"""


class FieldDialog(QDialog):
    """Finds a field by the words in its title; Enter puts it in. `name` is the chosen one."""

    def __init__(self, fields: Callable[[str], Sequence[FieldRow]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Sæt et felt ind"))
        self.name = ""
        self._fields = fields
        self._search = QLineEdit()
        self._nothing = plain_label(self.tr("Ingen felter har alle ordene."))
        columns: list[TableColumn[FieldRow]] = [
            TableColumn(self.tr("Felt"), lambda row: row.title, spoken=lambda row: row.spoken),
            TableColumn(self.tr("Skrives"), lambda row: row.written),
        ]
        self._table: RowTable[FieldRow] = RowTable(self.tr("Felter"), columns, self._take, lambda: None, most_rows=14)
        self._table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)  # it scrolls if it must
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(SEARCH_AFTER)
        self._waiting.timeout.connect(self._find)
        self._search.textEdited.connect(lambda _text: self._waiting.start())
        self._search.returnPressed.connect(self._take)
        form = Form()
        form.add(self.tr("Søg efter et felt"), self._search)
        tools = FlowLayout()
        for tool in (button(self.tr("Sæt feltet ind"), self._take), button(self.tr("Luk"), self.reject)):
            tool.setAutoDefault(False)
            tools.addWidget(tool)
        column = QVBoxLayout(self)
        column.addWidget(form)
        column.addWidget(self._nothing)
        column.addWidget(self._table, 1)
        column.addStretch(0)
        column.addLayout(tools)
        self.resize(parent.window().size() * 0.9)
        self._find()
        self._search.setFocus()

    def _find(self) -> None:
        self._waiting.stop()
        rows = self._fields(self._search.text())
        self._table.show_rows(rows)
        self._table.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        if self.isVisible():
            announce(self._search, self.tr("{} felter, først {}").format(len(rows), rows[0].title) if rows else "")

    def done(self, result: int) -> None:
        """Nothing is looked for any more."""
        self._waiting.stop()
        super().done(result)

    def _take(self) -> None:
        self._find()
        chosen = self._table.chosen_id()
        if chosen and not self._table.isHidden():
            self.name = chosen
            self.accept()


class TextDialog(QDialog):
    """A text to read."""

    def __init__(self, title: str, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        shown = reading_text(title)
        shown.setPlainText(text)
        column = QVBoxLayout(self)
        column.addWidget(shown, 1)
        tools = FlowLayout()
        tools.addWidget(button(self.tr("Luk"), self.reject))
        column.addLayout(tools)
        self.resize(parent.window().size() * 0.95)
        shown.setFocus()


class TrialDialog(QDialog):
    """What the document would say of a helper, chosen here where it is about one."""

    def __init__(self, helpers: Mapping[str, str], text: Callable[[str | None], str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Sådan bliver dokumentet"))
        self._of = text
        self._message = MessageBar(self)
        self._helper: Choice[str] = Choice(helpers)
        self._shown = reading_text(self.tr("Dokumentet som tekst"))
        tools = FlowLayout()
        tools.addWidget(button(self.tr("Luk"), self.reject))
        column = QVBoxLayout(self)
        column.addWidget(self._message)
        if helpers:
            form = Form()
            form.add(self.tr("Hjælper"), self._helper)
            column.addWidget(form)
        column.addWidget(self._shown, 1)
        column.addLayout(tools)
        self._helper.currentIndexChanged.connect(lambda _index: self._show())
        self.resize(parent.window().size() * 0.95)
        self._show()
        self._shown.setFocus()

    def _show(self) -> None:
        try:
            self._shown.setPlainText(self._of(self._helper.value()))
        except (Refused, KnownFault) as wrong:
            self._shown.clear()
            self._message.refuse(wrong if isinstance(wrong, Refused) else str(wrong))
        else:
            self._message.hide()
