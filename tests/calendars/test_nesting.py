"""Combinations one inside the other."""

from __future__ import annotations

import copy
import pickle
from datetime import date, datetime, timedelta
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from sla_rules import BusinessCalendar, Calendar, ClosedDates, CombinedCalendar
from sla_rules.calendars.nesting import MOST_NESTED
from sla_rules.errors import InvalidValueError

if TYPE_CHECKING:
    from collections.abc import Callable

PARIS = ZoneInfo("Europe/Paris")
MONDAY = datetime(2026, 3, 2, 9, tzinfo=PARIS)
# Open from 09:00 on for a minute, two minutes, and so on: together for as many as there are.
DESKS: list[Calendar] = [
    BusinessCalendar(tz="Europe/Paris", hours=f"Mo 09:00-{9 + n // 60:02}:{n % 60:02}") for n in range(1, 103)
]
DAYS = [ClosedDates([date(2026, 1, 1) + timedelta(days=n)]) for n in range(102)]


def swapped(left: Calendar, right: Calendar) -> Calendar:
    """Combine with the nest on the right."""
    return right | left


@pytest.mark.no_cover  # the same lines a million times
@pytest.mark.parametrize("combine", [or_, swapped])
def test_the_deepest_calendar_answers(combine: Callable[[Calendar, Calendar], Calendar]) -> None:
    """As many combinations as may stand one inside the other: every question is answered, on either side"""
    deepest = reduce(combine, DESKS[: MOST_NESTED + 1])
    assert isinstance(deepest, CombinedCalendar)
    assert deepest.elapsed(MONDAY, MONDAY + timedelta(days=1)) == timedelta(minutes=MOST_NESTED + 1)
    assert str(deepest.hours_on(MONDAY.date())) == "09:00-10:41"
    assert pickle.loads(pickle.dumps(deepest)) == copy.deepcopy(deepest) == deepest


@pytest.mark.parametrize("parts", [DESKS, DAYS])
def test_one_more_is_refused(parts: list[object]) -> None:
    """One more is refused when it is built, with what to write instead; the same parts in halves are taken"""
    with pytest.raises(InvalidValueError, match=r"101 combinations stand one inside the other; at most 100 are wanted"):
        reduce(or_, parts)
    while len(parts) > 1:
        pairs = zip(parts[::2], [*parts[1::2], None], strict=False)
        parts = [left if right is None else left | right for left, right in pairs]  # type: ignore[operator]
    (whole,) = parts
    if isinstance(whole, CombinedCalendar):
        assert whole.elapsed(MONDAY, MONDAY + timedelta(days=1)) == timedelta(minutes=102)
    else:
        assert len(whole.names(2026)) == 102  # type: ignore[attr-defined]


def test_the_deepest_holidays_answer() -> None:
    """Unions of closed dates as deep as may be know all their dates, and are equal to their copies"""
    deepest = reduce(or_, DAYS[: MOST_NESTED + 1])
    assert len(deepest.names(2026)) == MOST_NESTED + 1
    assert pickle.loads(pickle.dumps(deepest)) == deepest
    desk = BusinessCalendar(tz="Europe/Paris", hours="24/7", holidays=deepest)
    assert desk.business_days(date(2026, 1, 1), date(2027, 1, 1)) == 365 - MOST_NESTED - 1
