"""The Danish words for closed choices, as the screens and lists show them. No Qt."""

from __future__ import annotations

from app.model.domain.entities import AbsenceKind, Paragraph, Party, PayForm, ShiftKind, ShiftStatus, WorkLeader
from app.model.services.months import MonthState

SHIFT_KINDS = {
    ShiftKind.WORK: "Arbejde",
    ShiftKind.ON_CALL_HOME: "Rådighed hjemme",
    ShiftKind.ON_CALL_SITE: "Rådighed på stedet",
    ShiftKind.STAFF_MEETING: "Personalemøde",
    ShiftKind.APPRAISAL: "MUS",
    ShiftKind.TRAINING: "Oplæring",
}
SHIFT_STATUS = {ShiftStatus.PLANNED: "Planlagt", ShiftStatus.WORKED: "Arbejdet"}
ABSENCE_KINDS = {
    AbsenceKind.SICK: "Syg",
    AbsenceKind.CHILD_SICK: "Barns sygedag",
    AbsenceKind.VACATION: "Ferie",
    AbsenceKind.PARENTAL: "Barsel",
    AbsenceKind.WORK_INJURY: "Arbejdsskade",
    AbsenceKind.SECTION_56: "§ 56-sygdom",
    AbsenceKind.UNPAID: "Orlov uden løn",
}
PAY_FORMS = {PayForm.MONTHLY: "Månedsløn", PayForm.HOURLY: "Timeløn", PayForm.SUBSTITUTE: "Afløser, time for time"}
PARAGRAPHS = {
    Paragraph.P95_1: "§ 95, stk. 1",
    Paragraph.P95_2: "§ 95, stk. 2",
    Paragraph.P95_3: "§ 95, stk. 3 (nærtstående)",
    Paragraph.P95_4: "§ 95, stk. 4 (nat, unge)",
    Paragraph.P96: "§ 96 (BPA)",
}
EMPLOYERS = {
    Party.SELF: "Borgeren selv",
    Party.RELATIVE: "En nærtstående",
    Party.ASSOCIATION: "En forening",
    Party.COMPANY: "En privat virksomhed",
}
PAYROLLS = {
    Party.MUNICIPALITY: "Kommunen",
    Party.SELF: "Borgeren selv",
    Party.RELATIVE: "En nærtstående",
    Party.ASSOCIATION: "En forening",
    Party.COMPANY: "Et lønbureau eller en virksomhed",
}
WORK_LEADERS = {WorkLeader.CITIZEN: "Borgeren", WorkLeader.RELATIVE: "En nærtstående"}
MONTH_STATES = {
    MonthState.OPEN: "Åben",
    MonthState.FINISHED: "Færdig",
    MonthState.SENT: "Sendt",
}
MONTH_EVENTS = {"finished": "Markeret som færdig", "sent": "Markeret som sendt", "reopened": "Genåbnet"}
