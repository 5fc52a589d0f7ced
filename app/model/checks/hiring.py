"""Findings about those who applied: how long they are kept is chosen, and then they are deleted.

Source: `ansoeger_opbevaring_hoejst` (Datatilsynet: the longest that it has accepted); how long is the employer's choice.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.model.checks.due import by_text, deadline_rule, due_date
from app.model.checks.facts import Facts
from app.model.domain.danish import day_text, plural
from app.model.domain.dates import add_months
from app.model.domain.findings import Finding, Severity
from app.model.domain.people import Applicant, Hiring
from app.model.rulebook.rulebook import Rulebook
from app.model.rulebook.values import Deadline

APPLICANTS, KEEP_KEY = "applicants-kept", "ansoeger_opbevaring_hoejst"


def longest_until(hiring: Hiring, rule: Deadline | None) -> date | None:
    """The last day that the rule allows; None while the vacancy is open, or without a rule."""
    return due_date(hiring.closed_on, rule) if hiring.closed_on is not None and rule is not None else None


def keep_until(hiring: Hiring, rule: Deadline | None) -> date | None:
    """The last day that was chosen, never after the rule's; None while it is not chosen, or the vacancy is open."""
    if hiring.closed_on is None or hiring.keep_months is None:
        return None
    chosen, longest = add_months(hiring.closed_on, hiring.keep_months), longest_until(hiring, rule)
    return chosen if longest is None else min(chosen, longest)


def applicants_kept(facts: Facts, rules: Rulebook) -> Iterable[Finding]:
    """Of a closed vacancy: those who were not hired are to be deleted, from the last day on that was chosen for them.

    Where nothing was chosen, that is asked at once, and it is told what the longest is.
    """
    rule = deadline_rule(rules, KEEP_KEY, facts.as_of)
    for hiring in facts.hirings:
        kept = [each for each in facts.applicants if each.hiring_id == hiring.id and each.helper_id is None]
        longest = longest_until(hiring, rule)
        if rule is None or longest is None or hiring.closed_on is None or hiring.closed_on > facts.as_of or not kept:
            continue
        chosen = keep_until(hiring, rule)
        if chosen is None:
            yield _finding(hiring, kept, longest, rule, _not_chosen(hiring, kept, longest, facts.as_of))
        elif chosen <= facts.as_of:
            yield _finding(hiring, kept, chosen, rule, f"{_who(hiring, kept)} {_gone(chosen, facts.as_of)}.")


def _who(hiring: Hiring, kept: list[Applicant]) -> str:
    return f"Oplysninger om {plural(len(kept), 'ansøger', 'ansøgere')} til stillingen »{hiring.title}«"


def _gone(due: date, as_of: date) -> str:
    return f"{'skulle have været' if as_of > due else 'skal være'} slettet {by_text(due, as_of)}"


def _not_chosen(hiring: Hiring, kept: list[Applicant], longest: date, as_of: date) -> str:
    if longest <= as_of:
        return f"{_who(hiring, kept)} {_gone(longest, as_of)}."
    who = plural(len(kept), "ansøger", "ansøgere")
    return (
        f"Du har ikke valgt, hvor længe oplysninger om {who} til stillingen »{hiring.title}« gemmes. "
        f"De skal være slettet senest {day_text(longest)}."
    )


def _finding(hiring: Hiring, kept: list[Applicant], due: date, rule: Deadline, text: str) -> Finding:
    return Finding(
        code=APPLICANTS,
        severity=Severity.NOTICE,
        helper_id=None,
        at=hiring.closed_on,
        due=due,
        title="Ansøgere slettes",
        message=text,
        advice="Gå til Ansættelse, og slet dem for altid, eller vælg, hvor længe de gemmes.",
        reason=rule.reason(KEEP_KEY, "Oplysninger om dem, der ikke blev ansat, gemmes ikke længere end nødvendigt"),
        figures={
            "applicants": len(kept),
            "closed_on": hiring.closed_on.isoformat() if hiring.closed_on else "",
            "due": due.isoformat(),
        },
        subject=hiring.id,
        extent=len(kept),
    )
