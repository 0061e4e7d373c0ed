"""Combined calendars are set operations on windows."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_rules.errors import InvalidValueError
from tests.oracle import Answers, Plain, Version, at, microseconds
from tests.oracle.intervals import Intervals, combine
from tests.properties.cases import LIBRARY
from tests.properties.profile import examples
from tests.strategies.calendars import plain
from tests.strategies.instants import written, zone_of
from tests.strategies.places import ZONES, anchor, span
from tests.strategies.source import Drawn

if TYPE_CHECKING:
    from sla_rules import Calendar

Region = tuple[int, int]


@st.composite
def calendars(draw: st.DrawFn, count: int) -> tuple[list[Plain], Region]:
    """Calendars of any zones, all about one date, and a region around it."""
    source = Drawn(draw)
    zones = [source.pick(ZONES) for _ in range(count)]
    middle = anchor(source, zones[0])
    return [plain(source, zone, middle) for zone in zones], span(middle, 6, 8)


def windows(calendar: Calendar, region: Region) -> Intervals:
    """Return the calendar's open windows as integers."""
    found = calendar.windows(at(region[0]), at(region[1]))
    return [(microseconds(each.start), microseconds(each.end)) for each in found]


@examples(60)
@given(calendars(2))
def test_operators_are_set_operations(drawn: tuple[list[Plain], Region]) -> None:
    """
    The windows of a & b, a | b and a - b are the intersection, union and difference of the windows of a and
    b.
    """
    specs, region = drawn
    left, right = (LIBRARY.calendar(each) for each in specs)
    ours, theirs = windows(left, region), windows(right, region)
    assert windows(left & right, region) == combine(ours, theirs, lambda one, other: one and other)
    assert windows(left | right, region) == combine(ours, theirs, lambda one, other: one or other)
    assert windows(left - right, region) == combine(ours, theirs, lambda one, other: one and not other)


@examples(40)
@given(calendars(3))
def test_laws_of_sets(drawn: tuple[list[Plain], Region]) -> None:
    """Either order gives the same windows; nesting associates and distributes; a - b - c is a - (b | c)."""
    specs, region = drawn
    one, two, three = (LIBRARY.calendar(each) for each in specs)
    assert windows(one & two, region) == windows(two & one, region)
    assert windows(one | two, region) == windows(two | one, region)
    assert windows((one & two) & three, region) == windows(one & (two & three), region)
    assert windows((one | two) | three, region) == windows(one | (two | three), region)
    assert windows(one & (two | three), region) == windows((one & two) | (one & three), region)
    assert windows(one - two - three, region) == windows(one - (two | three), region)
    assert windows(one - (one - two), region) == windows(one & two, region)


@examples(40)
@given(calendars(2), st.data())
def test_time_in_either_and_in_both(drawn: tuple[list[Plain], Region], data: st.DataObject) -> None:
    """Elapsed in either + elapsed in both = elapsed in one + elapsed in the other."""
    specs, region = drawn
    source = Drawn(data.draw)
    one, two = (LIBRARY.calendar(each) for each in specs)
    start, end = (written(source, zone_of(specs[0]), source.number(*region)) for _ in range(2))
    apart = one.elapsed(start, end) + two.elapsed(start, end)
    assert (one | two).elapsed(start, end) + (one & two).elapsed(start, end) == apart
    assert (one - two).elapsed(start, end) + (one & two).elapsed(start, end) == one.elapsed(start, end)


@examples(20)
@given(calendars(1))
def test_with_itself(drawn: tuple[list[Plain], Region]) -> None:
    """Both and either of a calendar and itself are open when it is; less itself, it never is."""
    (spec,), region = drawn
    calendar = LIBRARY.calendar(spec)
    expected = Answers(spec, *region).windows
    assert windows(calendar & calendar, region) == expected
    assert windows(calendar | calendar, region) == expected
    assert windows(calendar - calendar, region) == []


def test_dates_of_two_zones_are_refused() -> None:
    """Where the zones differ, instants are answered and dates are not, until a zone is named."""
    paris, tokyo = (
        LIBRARY.calendar(Plain(zone, (Version(date.min, dict.fromkeys(range(5), ((32_400, 64_800),))),)))
        for zone in ("Europe/Paris", "Asia/Tokyo")
    )
    day = date(2026, 1, 5)
    for combined in (paris & tokyo, paris | tokyo, paris - tokyo):
        with pytest.raises(InvalidValueError, match="Asia/Tokyo"):
            combined.is_business_day(day)
        with pytest.raises(InvalidValueError, match="Asia/Tokyo"):
            combined.business_days(day, day + timedelta(days=7))
        with pytest.raises(InvalidValueError, match="Asia/Tokyo"):
            combined.add_business_days(day, 1)
