"""Which days and helpers a finding is about, by what its figures tell; and whether two are about the same matter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.model.domain.findings import Finding

_OF_ALL = frozenset({"weekly-48h", "relative-48h", "roster-4-weeks", "hours-balance"})
_STRETCH_ENDS = ("block_end", "last_block_end")
_ENDS = ("from", "to", "block_end", "last_block_end")  # the figures that tell which days it is about
_SIX_DAYS = timedelta(days=6)


@dataclass(frozen=True)
class Placed:
    """A finding in a roster: whom it concerns (nobody: the day itself) and the first and last day that it is about.

    `of_all`: it is about a helper's or the scheme's hours or plan in all, not about one shift.
    """

    finding: Finding
    helper_ids: tuple[str, ...]
    first: date
    last: date
    of_all: bool = False

    def concerns(self, helper_id: str | None, day: date) -> bool:
        """A helper's day, or (None) the day itself."""
        mine = helper_id in self.helper_ids if helper_id is not None else not self.helper_ids
        return mine and self.first <= day <= self.last


def placed(finding: Finding) -> Placed:
    """Whom and which days a finding is about, by what its figures tell."""
    figures = finding.figures
    listed = figures.get("helpers")
    helpers = tuple(listed) if isinstance(listed, list) else (finding.helper_id,) if finding.helper_id else ()
    days = [_day(finding.at or date.min)]
    days += [_day(datetime.fromisoformat(str(figures[name]))) for name in _ENDS if name in figures]
    if finding.code == "shift-24h" and isinstance(finding.at, datetime):
        days.append(_day(finding.at + timedelta(minutes=int(str(figures["minutes"])))))
    elif finding.code == "relative-48h":
        days.append(days[0] + _SIX_DAYS)
    elif isinstance(starts := figures.get("shifts"), list):
        days += [_day(datetime.fromisoformat(start)) for start in starts]
    return Placed(finding, helpers, min(days), max(days), finding.code in _OF_ALL)


def _day(at: date | datetime) -> date:
    return at.date() if isinstance(at, datetime) else at


def same_matter(one: Finding, other: Finding) -> bool:
    """The same, or of one helper's working time that overlaps: a run that begins earlier now is no new run."""
    if one.key == other.key:
        return True
    if (one.code, one.helper_id) != (other.code, other.helper_id):
        return False
    here, there = _stretch(one), _stretch(other)
    return here is not None and there is not None and here[0] < there[1] and there[0] < here[1]


def _stretch(finding: Finding) -> tuple[datetime, datetime] | None:
    """The working time that a finding is about; None for one that isn't about one stretch of it."""
    if not isinstance(finding.at, datetime):
        return None
    ends = [datetime.fromisoformat(str(finding.figures[name])) for name in _STRETCH_ENDS if name in finding.figures]
    return (finding.at, max(ends)) if ends else None
