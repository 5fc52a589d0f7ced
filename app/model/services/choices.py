"""The Danish names of choices that both the screens and the documents show."""

from __future__ import annotations

from app.model.domain.entities import Paragraph, PayForm
from app.model.domain.leave import ReportedHow
from app.model.domain.terms import NoticeUnit, TaxCard, VacationForm, VacationUnit

PAY_FORMS = {PayForm.MONTHLY: "Månedsløn", PayForm.HOURLY: "Timeløn", PayForm.SUBSTITUTE: "Afløser, time for time"}
PARAGRAPHS = {
    Paragraph.P95_1: "§ 95, stk. 1",
    Paragraph.P95_2: "§ 95, stk. 2",
    Paragraph.P95_3: "§ 95, stk. 3",
    Paragraph.P95_4: "§ 95, stk. 4",
    Paragraph.P96: "§ 96",
}
TAX_CARDS = {TaxCard.MAIN: "Hovedkort", TaxCard.SECONDARY: "Bikort", TaxCard.EXEMPT: "Frikort"}
NOTICE_UNITS = {NoticeUnit.DAYS: "dage", NoticeUnit.WEEKS: "uger", NoticeUnit.MONTHS: "måneder"}
VACATION_FORMS = {
    VacationForm.PAID: "Ferie med løn og ferietillæg",
    VacationForm.ALLOWANCE: "Feriegodtgørelse",
    VacationForm.ALLOWANCE_INSTEAD: "Feriegodtgørelse i stedet for ferie med løn",
}
VACATION_UNITS = {
    VacationUnit.DAYS: "Dage, fem om ugen",
    VacationUnit.HOURS: "Timer, som vagterne var planlagt",
    VacationUnit.TURNUS: "Arbejdsdage i turnus",
}
REPORTED_HOW = {
    ReportedHow.PHONE: "Telefon",
    ReportedHow.MESSAGE: "Besked på telefonen",
    ReportedHow.EMAIL: "E-mail",
    ReportedHow.IN_PERSON: "Personligt",
}
