"""The dialog of one contract's terms: parts that fold away, and beside each field what the rules say about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from app.model.domain.danish import plural
from app.model.domain.entities import PayForm
from app.model.domain.terms import VacationUnit
from app.model.services.choices import NOTICE_UNITS, PAY_FORMS, VACATION_FORMS, VACATION_UNITS
from app.ui.entry.dialog import EntryDialog
from app.ui.entry.folds import Folds
from app.ui.entry.texts import YES, Entry, Texts
from app.ui.flow_layout import FlowLayout
from app.ui.people.contract_texts import CONTRACT_TITLES, NOT_CHOSEN
from app.ui.widgets import button, heading

_CHANGE_HINTS = {"starts_on", "pay"}


@dataclass(frozen=True)
class ContractHelp:
    """What the dialog asks while it is filled in: hints for the fields as they stand, and texts for the empty ones."""

    hints: Callable[[Mapping[str, str]], Mapping[str, str]]
    proposals: Callable[[Mapping[str, str]], Texts]


class ContractDialog(EntryDialog):
    """Enters or changes a contract; the keyboard begins in `field`, or in the first."""

    LEAST_CHARS = 110

    def __init__(self, title: str, entry: Entry, parent: QWidget, rules: ContractHelp, field: str = "") -> None:
        super().__init__(title, entry, parent)
        self._rules = rules
        self._folds = Folds(self.fields, self._show_rows)
        self._add_button()
        for part, out, add in (
            (self.tr("aftalen"), True, self._add_agreement),
            (self.tr("løn og tillæg"), True, self._add_pay),
            (self.tr("arbejdstid"), True, self._add_hours),
            (self.tr("opsigelse"), False, self._add_notice),
            (self.tr("ferie og pension"), False, self._add_vacation),
            (self.tr("forsikring og andet"), False, self._add_rest),
        ):
            with self._folds.part(part, out=out):
                add()
        self.fields.show_texts(entry.texts)
        self.fields.edited.connect(self._edited)
        self._show_state()
        self._folds.show_filled()
        self._folds.bring_out([field])
        self.begin(field)

    def show_mistakes(self, mistakes: Mapping[str, str]) -> None:
        super().show_mistakes(mistakes)
        self._folds.bring_out(mistakes)

    def _add_button(self) -> None:
        text = self.tr("Forslagene følger kommunens regler. Læs dem, og ret dem, så de passer med jeres aftale.")
        self._propose_button = button(self.tr("Foreslå tekst i de tomme felter"), self._propose, hint=text)
        beside = QWidget()
        FlowLayout(beside).addWidget(self._propose_button)
        self.fields.add_wide(beside)
        self.fields.add_wide(heading(text, name="muted"))

    def _line(self, *names: str) -> None:
        for name in names:
            self.fields.add_line(name, CONTRACT_TITLES[name])

    def _lines(self, *names: str, rows: int = 2) -> None:
        for name in names:
            self.fields.add_lines(name, CONTRACT_TITLES[name], rows=rows)

    def _days(self, *names: str) -> None:
        for name in names:
            self.fields.add_day(name, CONTRACT_TITLES[name])

    def _tick(self, name: str) -> None:
        self.fields.add_tick(name, CONTRACT_TITLES[name])

    def _options(self, name: str, choices: Mapping[str, str]) -> None:
        self.fields.add_options(name, CONTRACT_TITLES[name], {NOT_CHOSEN: self.tr("Ikke valgt"), **choices})

    def _add_agreement(self) -> None:
        self._days("starts_on", "ends_on")
        self._lines("fixed_term_reason", rows=1)
        self._line("job_title")
        self._lines("workplaces")
        self._days("probation_until", "signed_on", "confidentiality_signed_on", "sent_to_municipality_on")

    def _add_pay(self) -> None:
        self._options("pay", {form.value: PAY_FORMS[form] for form in PayForm})
        self._line("hourly_wage")
        self._lines("supplements", "pay_dates", "overtime")

    def _add_hours(self) -> None:
        self._line("hours_per_week")
        self._lines("schedule")
        self._tick("unpredictable")
        self._lines("call_notice", rows=1)

    def _add_notice(self) -> None:
        self._line("notice_amount")
        self._options("notice_unit", {unit.value: text for unit, text in NOTICE_UNITS.items()})
        self._tick("notice_month_end")

    def _add_vacation(self) -> None:
        self._options("vacation_form", {form.value: text for form, text in VACATION_FORMS.items()})
        self._options("vacation_unit", {unit.value: text for unit, text in VACATION_UNITS.items()})
        self._line("vacation_turnus", "extra_days_off")
        self._tick("sick_vacation_replaced")
        self._days("pension_from")
        self._lines("pension_scheme", rows=1)

    def _add_rest(self) -> None:
        self._lines("insurances")
        self._tick("grant_reserve")
        self._lines("collective_agreement", rows=1)
        self._lines("training_right", "other_terms")

    def _edited(self, name: str, _text: str) -> None:
        if name in _CHANGE_HINTS:
            self._show_state()
        else:
            self._show_rows()

    def _show_state(self) -> None:
        hints = self._rules.hints(self.fields.texts())
        for name in CONTRACT_TITLES:
            self.fields.set_hint(name, hints.get(name, ""))
        self._show_rows()

    def _show_rows(self) -> None:
        """Why it ends is asked only where it ends, how one is called or how a turnus is only where that is needed."""
        texts = self.fields.texts()
        for name, wanted in (
            ("fixed_term_reason", texts["ends_on"]),
            ("call_notice", texts["unpredictable"] == YES),
            ("vacation_turnus", texts["vacation_unit"] == VacationUnit.TURNUS.value),
        ):
            self.fields.show_row(name, shown=self._folds.is_out(name) and bool(wanted or texts[name]))

    def _propose(self) -> None:
        texts = self.fields.texts()
        found = {name: text for name, text in self._rules.proposals(texts).items() if not texts[name].strip()}
        self.fields.show_texts({**texts, **found})
        self._folds.bring_out(found)
        said = self.tr("Der er ikke flere forslag.")
        if found:
            said = self.tr("Der er sat forslag ind i {}. Læs dem, før du gemmer.")
            said = said.format(plural(len(found), self.tr("felt"), self.tr("felter")))
        self.message.say(said)
