"""The laws of the integral: what holds of any calendar, whatever its hours."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.oracle import Plain, Version, microseconds
from tests.properties.cases import LIBRARY, cases, moment, open_time
from tests.properties.profile import examples
from tests.strategies.calendars import plains

if TYPE_CHECKING:
    from tests.properties.comparison import Case

ZERO = timedelta(0)
TICK = timedelta(microseconds=1)


@examples(40)
@given(cases(), st.data())
def test_additive(case: Case, data: st.DataObject) -> None:
    """elapsed(a, b) + elapsed(b, c) = elapsed(a, c), in whatever order a, b and c stand."""
    first, second, third = (moment(data, case) for _ in range(3))
    elapsed = case.calendar.elapsed
    assert elapsed(first, second) + elapsed(second, third) == elapsed(first, third)


@examples(40)
@given(cases(), st.data())
def test_antisymmetric(case: Case, data: st.DataObject) -> None:
    """elapsed(b, a) = -elapsed(a, b), and elapsed(a, a) = 0."""
    start, end = moment(data, case), moment(data, case)
    assert case.calendar.elapsed(end, start) == -case.calendar.elapsed(start, end)
    assert case.calendar.elapsed(start, start) == ZERO


@examples(40)
@given(cases(), st.data())
def test_monotone_and_no_faster_than_time(case: Case, data: st.DataObject) -> None:
    """Open time never runs backwards, and never faster than real time."""
    moments = sorted((moment(data, case) for _ in range(4)), key=microseconds)
    for earlier, later in pairwise(moments):
        real = timedelta(microseconds=microseconds(later) - microseconds(earlier))
        assert ZERO <= case.calendar.elapsed(earlier, later) <= real


@examples(60)
@given(cases(), st.data())
def test_add_then_elapsed(case: Case, data: st.DataObject) -> None:
    """elapsed(a, add(a, d)) = d, and a microsecond earlier it is less: the earliest such instant."""
    start = moment(data, case)
    amount = open_time(data, case, start)
    assume(case.answers.elapsed(microseconds(start), case.answers.end) >= amount // TICK)
    due = case.calendar.add(start, amount)
    assert case.calendar.elapsed(start, due) == amount
    before = due.astimezone(UTC) - TICK
    assert case.calendar.elapsed(start, before) == amount - TICK
    assert case.calendar.is_open(before)
    assert case.calendar.subtract(start, -amount) == due


@examples(60)
@given(cases(), st.data())
def test_subtract_then_elapsed(case: Case, data: st.DataObject) -> None:
    """elapsed(subtract(b, d), b) = d, and a microsecond later it is less: the latest such instant."""
    end = moment(data, case)
    amount = open_time(data, case, end)
    assume(case.answers.elapsed(case.answers.start, microseconds(end)) >= amount // TICK)
    start = case.calendar.subtract(end, amount)
    assert case.calendar.elapsed(start, end) == amount
    after = start.astimezone(UTC) + TICK
    assert case.calendar.elapsed(after, end) == amount - TICK
    assert case.calendar.is_open(start)
    assert case.calendar.add(end, -amount) == start


@examples(60)
@given(cases(), st.data())
def test_one_sided_inverses(case: Case, data: st.DataObject) -> None:
    """
    From an open start, subtract(add(a, d), d) = a; from an instant that open time reaches, add(subtract(b,
    d), d) = b.
    """
    start = moment(data, case)
    amount = open_time(data, case, start)
    assume(case.answers.elapsed(microseconds(start), case.answers.end) >= amount // TICK)
    due = case.calendar.add(start, amount)
    begun = case.calendar.subtract(due, amount)
    assert begun == (start if case.calendar.is_open(start) else case.calendar.next_open(start))
    assert case.calendar.add(begun, amount) == due


@examples(40)
@given(cases(), st.data())
def test_add_in_two_steps(case: Case, data: st.DataObject) -> None:
    """add(add(a, x), y) = add(a, x + y) for x, y > 0; with y = 0 it rolls to the next opening."""
    start = moment(data, case)
    first, second = open_time(data, case, start), open_time(data, case, start)
    assume(case.answers.elapsed(microseconds(start), case.answers.end) > (first + second) // TICK)
    due = case.calendar.add(start, first)
    assert case.calendar.add(due, second) == case.calendar.add(start, first + second)
    assert case.calendar.add(due, ZERO) == case.calendar.next_open(due)


@examples(40)
@given(cases(), st.data())
def test_windows_add_up(case: Case, data: st.DataObject) -> None:
    """
    The windows of a span are disjoint, in order, apart from each other, inside it, and last as long as
    elapsed says.
    """
    start, end = sorted((moment(data, case), moment(data, case)), key=microseconds)
    windows = list(case.calendar.windows(start, end))
    total = sum((each.duration for each in windows), ZERO)
    assert total == case.calendar.elapsed(start, end)
    limits = [microseconds(limit) for each in windows for limit in (each.start, each.end)]
    assert limits == sorted(set(limits))
    assert all(microseconds(start) <= limit <= microseconds(end) for limit in limits)


@examples(60)
@given(plains(), st.integers(-3_000, 3_000), st.data())
def test_whole_weeks_change_nothing(case: tuple[Plain, object], weeks: int, data: st.DataObject) -> None:
    """Where offsets and days never depart, the answers are the same weeks later."""
    drawn, _ = case
    zone = data.draw(st.sampled_from(["UTC", "Asia/Kolkata"]))
    week = Version(drawn.versions[0].since, drawn.versions[0].week)
    calendar = LIBRARY.calendar(Plain(zone, (week,)))
    local = ZoneInfo(zone)
    earliest, latest = datetime(2026, 1, 1, tzinfo=local), datetime(2026, 3, 1, tzinfo=local)
    seconds = st.integers(0, int((latest - earliest).total_seconds()))
    start, end = (earliest + timedelta(seconds=data.draw(seconds)) for _ in range(2))
    shift = timedelta(weeks=weeks)
    elapsed = calendar.elapsed(start, end)
    assert calendar.elapsed(start + shift, end + shift) == elapsed
    assert calendar.is_open(start + shift) == calendar.is_open(start)
    assert calendar.add(start + shift, elapsed) == calendar.add(start, elapsed) + shift
    assert calendar.subtract(end + shift, elapsed) == calendar.subtract(end, elapsed) + shift


@examples(40)
@given(plains(), st.integers(0, 12), st.data())
def test_whole_weeks_of_one_summer_change_nothing(case: tuple[Plain, object], weeks: int, data: st.DataObject) -> None:
    """In Paris, June to September, the same by the wall clock."""
    drawn, _ = case
    paris = ZoneInfo("Europe/Paris")
    week = Version(drawn.versions[0].since, drawn.versions[0].week)
    calendar = LIBRARY.calendar(Plain("Europe/Paris", (week,)))
    seconds = st.integers(0, 14 * 86_400)
    start, end = (datetime(2026, 6, 1, tzinfo=paris) + timedelta(seconds=data.draw(seconds)) for _ in range(2))
    shift = timedelta(weeks=weeks)
    assert calendar.elapsed(start + shift, end + shift) == calendar.elapsed(start, end)
    assert calendar.next_open(start + shift) == calendar.next_open(start) + shift
