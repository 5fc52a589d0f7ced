"""What the screen says of a month's course, and which of its three steps can be taken now. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.model.domain.danish import day_text, moment_text
from app.model.services.months import REOPENED, MonthState, MonthStatus
from app.ui.words import MONTH_EVENTS, MONTH_STATES


@dataclass(frozen=True)
class Step:
    """A button: whether it can be used, and what it does or why it can't."""

    enabled: bool
    hint: str


@dataclass(frozen=True)
class Due:
    """When the sheets must be handed in, in words; "" where no rule says."""

    text: str = ""
    late: bool = False


@dataclass(frozen=True)
class MonthTexts:
    """Where the month is (`state`), what is due, what comes next (`details`), and its three steps."""

    state: str
    due: str
    late: bool
    details: tuple[str, ...]
    finish: Step
    send: Step
    reopen: Step

    @property
    def has_steps(self) -> bool:
        """False where there is nothing to finish, send or reopen."""
        return self.finish.enabled or self.send.enabled or self.reopen.enabled


def month_texts(status: MonthStatus, due: Due, *, has_shifts: bool, today: date) -> MonthTexts:
    """The texts of a month that holds shifts or not."""
    sent = status.state is MonthState.SENT
    return MonthTexts(
        state=_state(status),
        due="" if sent else due.text,
        late=due.late and not sent,
        details=tuple(text for text in (_advice(status, has_shifts, today), _history(status)) if text),
        finish=_finish(status, has_shifts=has_shifts),
        send=_send(status),
        reopen=_reopen(status),
    )


def _state(status: MonthStatus) -> str:
    title = MONTH_STATES[status.state]
    return title if status.state is MonthState.OPEN else f"{title} den {day_text(status.history[-1][1].date())}"


def _advice(status: MonthStatus, has_shifts: bool, today: date) -> str:  # noqa: FBT001 - two callers' facts
    if status.state is MonthState.FINISHED:
        return "Når timesedlerne er underskrevet og sendt, så markér måneden som sendt."
    if status.state is MonthState.OPEN and has_shifts:
        if today <= status.month.last:
            return "Måneden er ikke slut endnu."
        return "Når alle timer er rigtige, så markér måneden som færdig."
    return ""


def _history(status: MonthStatus) -> str:
    """Told once a month has been reopened; until then the state says it all."""
    if all(event != REOPENED for event, _, _ in status.history):
        return ""
    events = [
        f"{MONTH_EVENTS[event]} {moment_text(when)}" + (f": »{reason}«" if reason else "")
        for event, when, reason in status.history
    ]
    return f"Månedens forløb: {'; '.join(events)}."


def _finish(status: MonthStatus, *, has_shifts: bool) -> Step:
    if status.state is not MonthState.OPEN:
        return Step(enabled=False, hint="Måneden er allerede færdig.")
    if not has_shifts:
        return Step(enabled=False, hint="Der er ingen timer i måneden.")
    return Step(enabled=True, hint="Låser månedens vagter, så de ikke bliver ændret ved en fejl.")


def _send(status: MonthStatus) -> Step:
    hints = {
        MonthState.OPEN: "Måneden skal være færdig, før den kan sendes.",
        MonthState.FINISHED: "Når timesedlerne er underskrevet og sendt til lønkontoret.",
        MonthState.SENT: "Måneden er allerede sendt.",
    }
    return Step(status.state is MonthState.FINISHED, hints[status.state])


def _reopen(status: MonthStatus) -> Step:
    if status.state is MonthState.OPEN:
        return Step(enabled=False, hint="Måneden er åben i forvejen.")
    return Step(enabled=True, hint="Låser vagterne op, så de kan rettes. Du skal skrive en begrundelse.")
