"""The Danish words for closed choices, as the screens and lists show them. No Qt."""

from __future__ import annotations

from app.model.domain.entities import AbsenceKind, Paragraph, Party, ShiftKind, WorkLeader
from app.model.services import choices
from app.model.services.months import MonthState

SHIFT_KINDS = {
    ShiftKind.WORK: "Arbejde",
    ShiftKind.ON_CALL_HOME: "Rådighed hjemme",
    ShiftKind.ON_CALL_SITE: "Rådighed på stedet",
    ShiftKind.STAFF_MEETING: "Personalemøde",
    ShiftKind.APPRAISAL: "MUS",
    ShiftKind.TRAINING: "Oplæring",
}
ABSENCE_KINDS = {
    AbsenceKind.SICK: "Syg",
    AbsenceKind.CHILD_SICK: "Barns sygedag",
    AbsenceKind.VACATION: "Ferie",
    AbsenceKind.PARENTAL: "Barsel",
    AbsenceKind.WORK_INJURY: "Arbejdsskade",
    AbsenceKind.SECTION_56: "§ 56-sygdom",
    AbsenceKind.UNPAID: "Orlov uden løn",
    AbsenceKind.PREGNANCY: "Graviditetsbetinget sygdom",
    AbsenceKind.EXTRA_DAY_OFF: "Feriefridag",
    AbsenceKind.AGREED: "Andet aftalt fravær",
}
_ABOUT = {Paragraph.P95_3: " (nærtstående)", Paragraph.P95_4: " (nat, unge)", Paragraph.P96: " (BPA)"}
PARAGRAPHS = {paragraph: f"{title}{_ABOUT.get(paragraph, '')}" for paragraph, title in choices.PARAGRAPHS.items()}
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
