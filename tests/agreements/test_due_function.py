"""Due dates as functions of the start, and two of them compared."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_rules import Bound, BusinessCalendar, BusinessDays, BusinessHours, CalendarMonths, ClockHours, Limit
from sla_rules.agreements.breaks import count_alike
from sla_rules.agreements.due_function import DueFunction, compare_due
from sla_rules.calendars.instants import as_micros

PARIS = ZoneInfo("Europe/Paris")
OFFICE = BusinessCalendar(tz="Europe/Paris", hours="Mo-Fr 09:00-17:00")
SATURDAY_TOO = BusinessCalendar(tz="Europe/Paris", hours="Mo-Fr 09:00-17:00; Sa 10:00-12:00")
NIGHT = BusinessCalendar(tz="Europe/Paris", hours="Mo-Fr 22:00-03:00")
LUNCH = BusinessCalendar(tz="Europe/Paris", hours="Mo-Fr 09:00-12:00,14:00-19:00")
ALWAYS = BusinessCalendar(tz="Europe/Paris", hours="24/7")
UTC_OFFICE = BusinessCalendar(tz="UTC", hours="Mo-Fr 09:00-17:00")


def at(text: str) -> int:
    """Return the microseconds of a time in Paris."""
    return as_micros(datetime.fromisoformat(text).replace(tzinfo=PARIS))


# A week with the change to summer time of 2027 at its end.
FIRST, LAST = at("2027-03-22"), at("2027-03-30")


@pytest.mark.parametrize(
    ("function", "start", "due", "last_kept"),
    [
        # Friday 9:00 and 8 h: used up at the closing, kept until Monday's opening
        (DueFunction(OFFICE, BusinessHours(8)), "2027-03-26T09:00", "2027-03-26T17:00", "2027-03-29T09:00"),
        (DueFunction(OFFICE, BusinessHours(8)), "2027-03-26T10:00", "2027-03-29T10:00", "2027-03-29T10:00"),
        (DueFunction(OFFICE, ClockHours(8)), "2027-03-26T10:00", "2027-03-26T18:00", "2027-03-26T18:00"),
        (DueFunction(OFFICE, BusinessDays(1)), "2027-03-26T10:00", "2027-03-30T00:00", "2027-03-30T00:00"),
        (DueFunction(OFFICE, CalendarMonths(1)), "2027-01-31T10:00", "2027-03-01T00:00", "2027-03-01T00:00"),
    ],
)
def test_due(function: DueFunction, start: str, due: str, last_kept: str) -> None:
    """A limit is used up at the first instant; open hours are kept until the next opening, the others until then"""
    assert function.due(at(start)) == (at(due), at(last_kept))
    assert function._replace(bound=Bound.STRICT).due(at(start)) == (at(due), at(due) - 1)


def test_breakpoints_of_open_hours() -> None:
    """Openings, closings, and the starts from which 4 h end just at a closing: 13:00 each day"""
    found = set(DueFunction(OFFICE, BusinessHours(4)).breakpoints(at("2027-03-25"), at("2027-03-27")))
    days = ("2027-03-25", "2027-03-26")
    assert found == {at(f"{day}T{hour}") for day in days for hour in ("09:00", "13:00", "17:00")}


def test_breakpoints_of_days() -> None:
    """Midnights, and the changes of offset; real time has none"""
    days = [f"2027-03-{day}" for day in range(26, 30)]
    found = set(DueFunction(OFFICE, BusinessDays(1)).breakpoints(at("2027-03-26"), at("2027-03-30")))
    assert found == {*map(at, days), at("2027-03-28T03:00")}
    assert not list(DueFunction(OFFICE, ClockHours(1)).breakpoints(FIRST, LAST))


def test_earlier_everywhere() -> None:
    """More open hours use a limit up sooner or at once: nothing is later, at no breakpoint"""
    new, old = DueFunction(SATURDAY_TOO, BusinessHours(4)), DueFunction(OFFICE, BusinessHours(4))
    found = compare_due(new, old, FIRST, LAST)
    assert (found.kept_later, found.due_later) == (None, None)
    assert found.checked > len(set(old.breakpoints(FIRST, LAST)))
    back = compare_due(old, new, FIRST, LAST)
    # Friday 13:00: used up at 17:00, kept until Saturday 10:00 with those hours, and until Monday 9:00 without
    assert (back.kept_later, back.due_later) == (at("2027-03-26T13:00"), at("2027-03-26T13:00") + 1)


def test_a_due_date_may_come_later_without_a_verdict() -> None:
    """4 h by the clock from Friday 14:00 end at 18:00; 3 open hours are used up at 17:00, and kept until Monday"""
    new, old = DueFunction(OFFICE, ClockHours(4)), DueFunction(OFFICE, BusinessHours(3))
    day = at("2027-03-26T14:00")
    found = compare_due(new, old, day, day + 1)
    assert (found.kept_later, found.due_later) == (None, day)


LIMITS: st.SearchStrategy[Limit] = st.one_of(
    st.integers(1, 40).map(lambda half: BusinessHours(half / 2)),
    st.integers(1, 80).map(ClockHours),
    st.integers(1, 3).map(BusinessDays),
)
FUNCTIONS = st.builds(
    DueFunction,
    st.sampled_from([OFFICE, SATURDAY_TOO, NIGHT, LUNCH, ALWAYS, UTC_OFFICE]),
    LIMITS,
    st.sampled_from(Bound),
)


@given(new=FUNCTIONS, old=FUNCTIONS, starts=st.lists(st.integers(FIRST, LAST - 1), min_size=1, max_size=20))
def test_no_start_is_worse_than_the_worst_found(new: DueFunction, old: DueFunction, starts: list[int]) -> None:
    """Brute force: at random starts neither difference exceeds the one found at the breakpoints"""
    found = compare_due(new, old, FIRST, LAST)
    kept = 0 if found.kept_later is None else new.due(found.kept_later).last_kept - old.due(found.kept_later).last_kept
    due = 0 if found.due_later is None else new.due(found.due_later).at - old.due(found.due_later).at
    for start in starts:
        ours, theirs = new.due(start), old.due(start)
        assert ours.last_kept - theirs.last_kept <= kept
        assert ours.at - theirs.at <= due


@given(function=FUNCTIONS, start=st.integers(FIRST, LAST - 1))
def test_linear_between_breakpoints(function: DueFunction, start: int) -> None:
    """Between two neighbours among the breakpoints the due date goes up one for one, or stays"""
    points = sorted({FIRST, LAST - 1, *function.breakpoints(FIRST, LAST)})
    left = max(point for point in points if point <= start)
    right = min((point for point in points if point > start), default=LAST)
    inside = range(left + 1, right)
    if len(inside) < 2:
        return
    dues = [function.due(at).at for at in (inside[0], start if start > left else inside[0], inside[-1])]
    steps = [at - inside[0] for at in (inside[0], start if start > left else inside[0], inside[-1])]
    assert [due - dues[0] for due in dues] in ([0, 0, 0], steps)


def test_counting_alike() -> None:
    """A break takes as much from both when they count the same time: one kind, and one calendar unless it is real"""
    office, night = DueFunction(OFFICE, BusinessHours(1)), DueFunction(NIGHT, BusinessHours(2))
    assert count_alike(office, office._replace(limit=BusinessHours(timedelta(minutes=5))))
    assert not count_alike(office, night)
    assert not count_alike(office, DueFunction(OFFICE, ClockHours(1)))
    assert count_alike(DueFunction(OFFICE, ClockHours(1)), DueFunction(NIGHT, ClockHours(2)))
