"""The dialog of one contract's terms."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.model.domain.entities import PayForm
from app.model.services.choices import PAY_FORMS
from app.ui.entry.dialog import EntryDialog
from app.ui.entry.texts import Entry
from app.ui.people.contract_texts import NO_PAY_FORM


class ContractDialog(EntryDialog):
    """Enters or changes a contract."""

    def __init__(self, title: str, entry: Entry, parent: QWidget) -> None:
        super().__init__(title, entry, parent)
        forms = {NO_PAY_FORM: self.tr("Ikke valgt"), **{form.value: PAY_FORMS[form] for form in PayForm}}
        add = self.fields
        add.add_day("starts_on", self.tr("Fra"))
        add.add_day("ends_on", self.tr("Til"))
        add.add_options("pay", self.tr("Lønform"), forms)
        add.add_line("hours_per_week", self.tr("Timer om ugen"))
        add.add_line("hourly_wage", self.tr("Timeløn"))
        add.add_day("signed_on", self.tr("Underskrevet"))
        add.add_day("confidentiality_signed_on", self.tr("Tavshedserklæring underskrevet"))
        add.add_day("sent_to_municipality_on", self.tr("Sendt til kommunen"))
        add.add_day("probation_until", self.tr("Prøvetid til"))
        add.add_day("pension_from", self.tr("Pension fra"))
        self.begin()
