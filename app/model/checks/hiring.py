"""Findings about those who applied: how long they are kept is chosen, and then they are deleted.

Source: `ansoeger_opbevaring_hoejst` (Datatilsynet: the longest that it has accepted); how long is the employer's choice.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.model.checks.due import by_text, deadline_rule, due_date, is_told, severity_at
from app.model.checks.facts import Facts
from app.model.domain.danish import day_text, plural
from app.model.domain.dates import add_months
from app.model.domain.findings import Finding, Severity
from app.model.domain.people import Applicant, Hiring
from app.model.rulebook.rulebook import Rulebook
from app.model.rulebook.values import Deadline

APPLICANTS, KEEP_KEY = "applicants-kept", "ansoeger_opbevaring_hoejst"


def applicants_kept(facts: Facts, rules: Rulebook) -> Iterable[Finding]:
    """Of a closed vacancy: the applicants who were not hired are deleted by the chosen day, or the rule's longest one.

    Told from 60 days before. Where nothing was chosen, that is told at once.
    """
    for hiring in facts.hirings:
        kept = [each for each in facts.applicants if each.hiring_id == hiring.id and each.helper_id is None]
        rule = deadline_rule(rules, KEEP_KEY, facts.as_of)
        if hiring.closed_on is None or hiring.closed_on > facts.as_of or not kept or rule is None:
            continue
        longest = due_date(hiring.closed_on, rule)
        if longest is None:
            continue
        if hiring.keep_months is None:
            yield _finding(hiring, kept, longest, rule, _not_chosen(hiring, kept, longest), Severity.NOTICE)
            continue
        due = min(longest, add_months(hiring.closed_on, hiring.keep_months))
        if due <= facts.as_of or is_told(due, facts.as_of):
            text = f"{_who(kept)} til stillingen »{hiring.title}« skal være slettet {by_text(due, facts.as_of)}."
            yield _finding(hiring, kept, due, rule, text, severity_at(due, facts.as_of))


def _who(kept: list[Applicant]) -> str:
    return f"Oplysninger om {plural(len(kept), 'ansøger', 'ansøgere')}"


def _not_chosen(hiring: Hiring, kept: list[Applicant], longest: date) -> str:
    return (
        f"Det er ikke valgt, hvor længe oplysninger om {plural(len(kept), 'ansøger', 'ansøgere')} til stillingen "
        f"»{hiring.title}« gemmes. De skal være slettet senest {day_text(longest)}."
    )


def _finding(
    hiring: Hiring, kept: list[Applicant], due: date, rule: Deadline, text: str, severity: Severity
) -> Finding:
    return Finding(
        code=APPLICANTS,
        severity=severity,
        helper_id=None,
        at=hiring.closed_on,
        due=due,
        title="Ansøgere slettes",
        message=text,
        advice="Gå til Ansættelse, og slet dem, eller vælg, hvor længe de gemmes.",
        reason=rule.reason(KEEP_KEY, "Oplysninger om dem, der ikke blev ansat, gemmes ikke længere end nødvendigt"),
        figures={
            "applicants": len(kept),
            "closed_on": hiring.closed_on.isoformat() if hiring.closed_on else "",
            "due": due.isoformat(),
        },
        subject=hiring.id,
        extent=len(kept),
    )
