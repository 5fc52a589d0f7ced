"""The card of one helper: the fields, what is folded away, and the buttons that save and undo."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.model.services.choices import TAX_CARDS
from app.ui.entry.fields import Fields
from app.ui.entry.folds import Folds
from app.ui.flow_layout import FlowLayout
from app.ui.people.helper_photo import HelperPhoto
from app.ui.people.helper_texts import FUND_NO, FUND_UNKNOWN, FUND_YES, HELPER_TITLES, NO_TAX_CARD
from app.ui.widgets import button, heading, plain_label


class HelperCardPanel(QFrame):
    """Shows texts and says what is typed; knows nothing of helpers."""

    edited = Signal(str, str)
    folded = Signal()  # a part has come out or gone away

    def __init__(self, save: Callable[[], None], undo: Callable[[], None], photo: HelperPhoto) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._title = heading("", name="subheading")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._fields = Fields()
        self._folds = Folds(self._fields, self.folded.emit)
        self._photo = photo
        self._add_fields()
        self._fields.edited.connect(self.edited)
        self._fields.submitted.connect(save)
        self._save = button(self.tr("Gem"), save, primary=True, hint=self.tr("Ctrl+S"))
        self._undo = button(self.tr("Fortryd ændringer"), undo)
        self._unsaved = plain_label(self.tr("Ikke gemt endnu"), wrap=False)
        self._unsaved.setObjectName("muted")
        buttons = QWidget()
        row = FlowLayout(buttons)
        for widget in (self._save, self._undo, self._unsaved):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.addWidget(self._title)
        column.addWidget(self._fields)
        column.addWidget(buttons)

    def _add_fields(self) -> None:
        add, titles = self._fields, HELPER_TITLES
        add.add_line("name", titles["name"])
        add.add_day("born_on", titles["born_on"])
        add.add_cpr("cpr", titles["cpr"])
        for name in ("address", "phone", "email"):
            add.add_line(name, titles[name])
        with self._folds.part(self.tr("pårørende")):
            add.add_line(
                "next_of_kin", titles["next_of_kin"], self.tr("Hvem der skal have besked, hvis der sker noget.")
            )
            add.add_line("next_of_kin_phone", titles["next_of_kin_phone"])
        with self._folds.part(self.tr("løn, skat og pension")):
            self._add_pay()
        with self._folds.part(self.tr("attester og godkendelser")):
            self._add_papers()
        with self._folds.part(self.tr("§ 56-aftale")):
            text = self.tr("Når hjælperens egen kommune har godkendt aftalen. Skriv ikke, hvad sygdommen er.")
            add.add_day("section_56_from", titles["section_56_from"], text)
            add.add_day("section_56_until", titles["section_56_until"])
        with self._folds.part(self.tr("billede, noter m.m.")) as others:
            add.add_wide(self._photo)
            others.append(self._photo)
            add.add_tick("relative", self.tr("Nærtstående til borgeren"))
            text = self.tr("Skriv kun, hvad du har brug for. Hjælperen har ret til at se det.")
            add.add_lines("note", titles["note"], text)

    def _add_pay(self) -> None:
        add, titles = self._fields, HELPER_TITLES
        add.add_line("bank_account", titles["bank_account"])
        cards = {NO_TAX_CARD: self.tr("Ikke oplyst"), **{card.value: text for card, text in TAX_CARDS.items()}}
        add.add_options("tax_card", titles["tax_card"], cards)
        add.add_day("tax_told_on", titles["tax_told_on"], self.tr("Den dag, hjælperen gav besked om sin skat."))
        funds = {FUND_UNKNOWN: self.tr("Ved ikke"), FUND_YES: self.tr("Ja"), FUND_NO: self.tr("Nej")}
        add.add_options("unemployment_fund", titles["unemployment_fund"], funds)
        text = self.tr("Fx en lønseddel eller en oversigt fra et pensionsselskab.")
        add.add_line("pension_proof", titles["pension_proof"], text)
        text = self.tr("Den første dag med pension står i kontrakten.")
        add.add_day("pension_proof_on", titles["pension_proof_on"], text)

    def _add_papers(self) -> None:
        add, titles = self._fields, HELPER_TITLES
        add.add_line("driving_licence", titles["driving_licence"], self.tr("Fx kategori B."))
        add.add_day("driving_licence_seen_on", titles["driving_licence_seen_on"])
        text = self.tr("Skriv kun dagen. Selve attesten bliver aldrig gemt.")
        for name in ("criminal_record_seen_on", "child_record_seen_on"):
            add.add_day(name, titles[name], text)
        add.add_day("respiration_approved_on", titles["respiration_approved_on"])
        text = self.tr("Respirationscentret, og hvem der skrev under.")
        add.add_line("respiration_approved_by", titles["respiration_approved_by"], text)

    def show_card(self, title: str, texts: Mapping[str, str]) -> None:
        self._title.setText(title)
        self._fields.show_texts(texts)
        self._folds.show_filled()

    def show_state(self, *, changed: bool, new: bool) -> None:
        """What can be saved and undone; a new helper can be given up before anything is typed."""
        self._save.setEnabled(changed)
        self._undo.setEnabled(changed or new)
        self._unsaved.setVisible(changed)
        self._unsaved.setMinimumHeight(self._undo.sizeHint().height())

    def show_mistakes(self, mistakes: Mapping[str, str]) -> None:
        """Under their fields; a folded field with a mistake comes out."""
        self._fields.show_mistakes(mistakes)
        self._folds.bring_out(mistakes)

    def shows_photo(self) -> bool:
        """Its part is out, so that it is worth reading."""
        return self._folds.is_out("note")

    def hide_numbers(self) -> None:
        self._fields.hide_numbers()

    def focus_mistake(self) -> bool:
        return self._fields.focus_mistake()

    def focus_field(self, name: str) -> bool:
        """The keyboard goes to a field, which comes out if it is folded away; False when there is no such field."""
        self._folds.bring_out([name])
        return self._fields.focus_field(name)

    def focus_first(self) -> None:
        self._fields.focus_first()
