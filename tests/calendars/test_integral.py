"""The integral in whole numbers, against counting, over windows that cross the edges of years."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from sla_rules.calendars.instants import DAY_MICROS
from sla_rules.calendars.integral import Integral
from sla_rules.calendars.stretches import clip, unite
from sla_rules.calendars.zones import year_start

if TYPE_CHECKING:
    from sla_rules.calendars.stretches import Stretch

UTC = ZoneInfo("UTC")
START, END = year_start(UTC, 2024), year_start(UTC, 2028)
DAYS = (END - START) // DAY_MICROS


class Listed:
    """Windows that are simply listed, over the years 2024 to 2027."""

    zone = UTC
    years = (2024, 2027)
    span = (START, END)
    irregular = None

    def __init__(self, windows: list[Stretch]) -> None:
        self.listed = windows

    def open_windows(self, start: int, end: int) -> list[Stretch]:
        """Return those inside a year."""
        return clip(self.listed, start, end)


NUMBERS = st.integers(1, DAYS - 1)
WINDOWS = st.lists(st.tuples(NUMBERS, NUMBERS).filter(lambda pair: pair[0] < pair[1]), max_size=4).map(
    lambda pairs: unite((START + first * DAY_MICROS, START + last * DAY_MICROS) for first, last in pairs)
)
MOMENTS = st.integers(0, DAYS).map(lambda day: START + day * DAY_MICROS)


@given(WINDOWS, MOMENTS)
def test_searches(windows: list[Stretch], at: int) -> None:
    """Each search finds the nearest end of its kind, or nothing."""
    integral = Integral(Listed(windows))
    openings, closings = [start for start, _ in windows], [end for _, end in windows]
    around = any(start <= at < end for start, end in windows)
    assert integral.next_open(at) == (at if around else min((o for o in openings if o > at), default=None))
    assert integral.next_close(at) == min((c for c in closings if c > at), default=None)
    assert integral.previous_open(at) == max((o for o in openings if o <= at), default=None)
    assert integral.previous_close(at) == max((c for c in closings if c <= at), default=None)
    later = [window for window in windows if window[1] > at]
    assert [end for _, end in integral.windows(at, END)] == [end for _, end in later]


@given(WINDOWS, MOMENTS, st.integers(1, DAYS))
def test_inverses(windows: list[Stretch], at: int, days: int) -> None:
    """The first and the last instant at which W has a value, counted from any instant, or none."""
    integral = Integral(Listed(windows))

    def opened(moment: int) -> int:
        return sum(min(end, moment) - min(start, moment) for start, end in windows)

    assert integral.opened_before(at, integral.year_of(at)) - integral.opened_before(START, 2024) == opened(at)
    amount = days * DAY_MICROS
    base = integral.opened_before(START, 2024)
    moments = range(START, END + 1, DAY_MICROS)
    forward = next((moment for moment in moments if opened(moment) == opened(at) + amount), None)
    assert integral.at_first(base + opened(at) + amount, at) == forward
    backward = next((m for m in reversed(moments) if opened(m) == opened(at) - amount and m <= at), None)
    assert integral.at_last(base + opened(at) - amount, at) == backward
