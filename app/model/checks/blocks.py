"""Working time as blocks: a helper's shifts merged where they touch or overlap, in time that really passes.

Working time is work, meetings, training and on-call on site; on-call at home counts as rest (arbejdsmiljøloven § 50,
handbook 5.5). Shifts count as they were planned, also where the helper was absent: the roster itself must keep the rules.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from app.model.domain.entities import Shift, ShiftKind
from app.model.domain.local_time import minutes_between


@dataclass
class Block:
    """Unbroken working time, local; `shifts` are the ones it is made of, in order of start."""

    start: datetime
    end: datetime
    shifts: list[Shift] = field(default_factory=list)

    @property
    def minutes(self) -> int:
        return minutes_between(self.start, self.end)


def blocks(shifts: Iterable[Shift]) -> list[Block]:
    """The blocks of one helper's shifts, which are in order of start."""
    made: list[Block] = []
    for shift in shifts:
        if shift.kind is ShiftKind.ON_CALL_HOME:
            continue
        if made and shift.start <= made[-1].end:
            made[-1].end = max(made[-1].end, shift.end)
            made[-1].shifts.append(shift)
        else:
            made.append(Block(shift.start, shift.end, [shift]))
    return made


def longest_rest(made: list[Block], position: int, window: int) -> int:
    """Minutes of the longest free stretch in the `window` minutes that end with a block."""
    end = made[position].end
    longest, index, worked_from = 0, position, made[position].start
    while index > 0 and minutes_between(worked_from, end) < window:
        before = made[index - 1]
        reach = window - minutes_between(worked_from, end)
        longest = max(longest, min(minutes_between(before.end, worked_from), reach))
        worked_from, index = before.start, index - 1
    if index == 0:
        longest = max(longest, window - minutes_between(worked_from, end))
    return longest


def runs(made: list[Block], rest: int) -> list[list[Block]]:
    """The blocks between free stretches of at least `rest` minutes."""
    found: list[list[Block]] = []
    for block in made:
        if found and minutes_between(found[-1][-1].end, block.start) < rest:
            found[-1].append(block)
        else:
            found.append([block])
    return found
