"""
Long runs of equal days as one step, so that a month can be read and its sum still followed.

Days fold only when they are alike to the minute and nothing but the week lies between them: no holiday, no pause.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sla_rules.assessments.step import Step, StepKind

if TYPE_CHECKING:
    from datetime import time, timedelta

FEWEST = 3
"""Two equal days are as short to write out."""


class _Day(NamedTuple):
    """The windows of one date: the index after the last one, and what makes two dates alike."""

    after: int
    windows: tuple[tuple[time, time, timedelta], ...]


def folded(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """Return *steps* with every run of FEWEST equal days or more as one step that says how many days it stands for."""
    found: list[Step] = []
    index = 0
    while index < len(steps):
        after, days = _run(steps, index)
        if days < FEWEST:
            found.append(steps[index])
            index += 1
            continue
        first, last = steps[index], steps[after - 1]
        amount = last.total - first.total + first.amount
        found.append(Step(first.start, last.end, first.kind, "", amount, last.total, days))
        index = after
    return tuple(found)


def _run(steps: tuple[Step, ...], index: int) -> tuple[int, int]:
    """Return the index after the run of equal days that begins at *index*, and how many days it has."""
    first = _day(steps, index)
    after, days = index, 0
    day = first
    while day is not None and first is not None and day.windows == first.windows:
        after, days = day.after, days + 1
        if not _week_between(steps, after):
            break
        day = _day(steps, after + 1)
    return after, days


def _day(steps: tuple[Step, ...], index: int) -> _Day | None:
    """Return the open windows of one date from *index* on; None where none begins."""
    if steps[index].kind is not StepKind.OPEN:
        return None
    windows = []
    date = steps[index].start.date()
    while True:
        step = steps[index]
        windows.append((step.start.time(), step.end.time(), step.amount))
        if not (_week_between(steps, index + 1) and steps[index + 2].start.date() == date):
            return _Day(index + 1, tuple(windows))
        index += 2


def _week_between(steps: tuple[Step, ...], index: int) -> bool:
    """Whether at *index* only the week closes, and a window follows."""
    return index + 1 < len(steps) and steps[index].kind is StepKind.WEEKLY and steps[index + 1].kind is StepKind.OPEN
