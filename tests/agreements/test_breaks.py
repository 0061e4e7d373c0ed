"""What is proven of a clock without a break, and of one with several stretches."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sla_rules import (
    Agreement,
    Bound,
    BusinessCalendar,
    BusinessDays,
    BusinessHours,
    ClockHours,
    Limit,
    OnReopen,
    OnSeverityChange,
    Period,
    Repeats,
    Ticket,
)
from sla_rules.agreements.breaks import covers, settled
from sla_rules.agreements.comparison import Answer
from sla_rules.agreements.due_function import DueFunction
from sla_rules.assessments.state import State
from sla_rules.calendars.instants import as_micros
from sla_rules.franceconnect import agreement
from sla_rules.tickets.event import EventKind
from tests.assessments.paper import AGREEMENT, CALENDAR, PARIS, RESOLUTION, RESPONSE

MARCH = Period.month(2026, 3)
SINCE = as_micros(datetime(2026, 3, 1, tzinfo=PARIS))
SPLIT = BusinessCalendar(tz="Europe/Paris", hours="Mo-Su 08:00-12:00,14:00-18:00")
MORNINGS = SPLIT.evolve(hours="Mo-Su 08:00-12:00")
DAY_AND_NIGHT = SPLIT.evolve(hours="24/7")
ANNEX = agreement().terms.calendar
PROMISE = attrs.evolve(RESOLUTION, limit=BusinessHours(8))


def one(calendar: BusinessCalendar, limit: Limit, **changes: Any) -> Agreement:  # noqa: ANN401 -- fields of a commitment
    """Return an agreement with one promise."""
    promise = attrs.evolve(PROMISE, limit=limit, **changes)
    return AGREEMENT.evolve(calendar=calendar, commitments=(promise,), escalations=(), indicators=())


def test_a_reopened_ticket_is_why_nothing_is_proven() -> None:
    """
    Afternoons of 4 hours, on three days, are 12 hours of the old 8, and nothing of the new 3.5

    Without a break 3.5 hours of mornings end before 8 hours of days: that says nothing of the afternoons.
    """
    new, old = one(MORNINGS, BusinessHours(3.5)), one(SPLIT, BusinessHours(8))
    found = new.no_worse_than(old, MARCH)
    assert found.answer is Answer.UNDECIDED
    (finding,) = found.undecided
    assert finding.why == (
        "due at or before the old date, whenever the clock starts; proven for a clock that runs without a break, "
        "and this one goes on when the ticket is reopened"
    )
    ticket = Ticket.received("1", at=datetime(2026, 3, 2, 14, tzinfo=PARIS))
    for day in (2, 3, 4):
        if day > 2:
            ticket = ticket.reopened(at=datetime(2026, 3, day, 14, tzinfo=PARIS))
        ticket = ticket.resolved(at=datetime(2026, 3, day, 18, tzinfo=PARIS))
    now = datetime(2026, 3, 5, tzinfo=PARIS)
    states = [each.assess(ticket, now=now).commitment("resolution").state for each in (old, new)]
    assert states == [State.BREACHED, State.MET]


@pytest.mark.parametrize(
    "changes",
    [
        {"on_reopen": OnReopen.FIRST},
        {"on_reopen": OnReopen.RESTART},
        {"starts": EventKind.REMARK_MADE, "ends": EventKind.NOTIFIED, "repeats": Repeats.EACH_START},
    ],
)
def test_a_clock_that_nothing_breaks(changes: dict[str, Any]) -> None:
    """Where no reopening goes on with a clock, and nothing pauses it, the proof needs no more"""
    new, old = one(MORNINGS, BusinessHours(3.5), **changes), one(SPLIT, BusinessHours(8), **changes)
    found = new.no_worse_than(old, MARCH)
    assert found.answer is Answer.NO_WORSE
    assert found.findings[0].why.endswith("whenever the clock starts, and the clock has no break")


def test_every_clock_may_be_broken_by_a_closing() -> None:
    """A closing ends a clock that waits for an answer too, and a reopening goes on with it"""
    answer = attrs.evolve(RESPONSE, limit=BusinessHours(3.5))
    new, old = DueFunction(MORNINGS, BusinessHours(3.5)), DueFunction(SPLIT, BusinessHours(8))
    assert settled(new, old, answer, SINCE, shares=True)[0] is Answer.UNDECIDED


def test_all_that_breaks_a_clock_is_said() -> None:
    """Pauses, reopening and shares; an alarm asks for no shares"""
    promise = attrs.evolve(PROMISE, paused_by=("parts",), on_severity_change=OnSeverityChange.PROPORTIONAL)
    new, old = DueFunction(MORNINGS, BusinessHours(3.5)), DueFunction(SPLIT, BusinessHours(8))
    said = "; proven for a clock that runs without a break, and this one pauses and goes on when the ticket is reopened"
    assert settled(new, old, promise, SINCE, shares=True) == (Answer.UNDECIDED, f"{said} and adds shares")
    assert settled(new, old, promise, SINCE, shares=False) == (Answer.UNDECIDED, said)


def test_shares_of_days_on_two_calendars() -> None:
    """Days are real time from the start of the clock; a share of them has another start, and is not proven"""
    shares = attrs.evolve(PROMISE, on_severity_change=OnSeverityChange.PROPORTIONAL)
    new, old = DueFunction(SPLIT, BusinessDays(1)), DueFunction(CALENDAR, BusinessDays(1))
    assert settled(new, old, PROMISE, SINCE, shares=True) == (Answer.NO_WORSE, "")
    assert settled(new, old, shares, SINCE, shares=True)[0] is Answer.UNDECIDED


# new limit and bound, old limit and bound, and whether breaks are proven too
STRICT, INCLUSIVE = Bound.STRICT, Bound.INCLUSIVE
COUNTED = [
    (DueFunction(SPLIT, BusinessHours(8)), DueFunction(MORNINGS, BusinessHours(8)), True),
    (DueFunction(SPLIT, BusinessHours(9)), DueFunction(MORNINGS, BusinessHours(8)), False),
    (DueFunction(MORNINGS, BusinessHours(8)), DueFunction(SPLIT, BusinessHours(8)), False),
    # 24 open hours to the microsecond, over several stretches, are kept by "within" and not by "less than"
    (DueFunction(SPLIT, BusinessHours(24)), DueFunction(MORNINGS, BusinessHours(24), STRICT), False),
    (DueFunction(SPLIT, BusinessHours(24), STRICT), DueFunction(MORNINGS, BusinessHours(24), STRICT), True),
    (DueFunction(SPLIT, BusinessHours(23)), DueFunction(MORNINGS, BusinessHours(24), STRICT), True),
    # real time goes on at least as fast as any open time; as fast as real time goes only day and night
    (DueFunction(MORNINGS, ClockHours(8)), DueFunction(SPLIT, BusinessHours(8)), True),
    (DueFunction(DAY_AND_NIGHT, BusinessHours(8)), DueFunction(MORNINGS, ClockHours(8)), True),
    (DueFunction(SPLIT, BusinessHours(8)), DueFunction(MORNINGS, ClockHours(8)), False),
    # two days of 24 hours and more are more than 48 open hours, where nothing but open time is on the clock
    (DueFunction(SPLIT, BusinessDays(2)), DueFunction(SPLIT, BusinessHours(48)), False),
    (DueFunction(SPLIT, BusinessHours(8)), DueFunction(SPLIT, BusinessDays(2)), False),
]


@pytest.mark.parametrize(("new", "old", "proven"), COUNTED)
def test_what_counts_as_much(new: DueFunction, old: DueFunction, proven: bool) -> None:
    """Open whenever the old calendar is, and no longer a limit: each stretch counts as much, however many there are"""
    answer, why = settled(new, old, PROMISE, SINCE, shares=True)
    assert (answer is Answer.NO_WORSE) is proven
    assert ("with breaks too" in why) is proven


def test_covering() -> None:
    """From the instant asked for on, and for all years to come: a closed date in 2390 is found, one before is not"""
    assert covers(SPLIT, MORNINGS, SINCE)
    assert covers(None, SPLIT, SINCE)
    assert covers(SPLIT, SPLIT, SINCE)
    assert not covers(MORNINGS, SPLIT, SINCE)
    assert not covers(SPLIT.evolve(exceptions={date(2390, 3, 1): "off"}), MORNINGS, SINCE)
    assert covers(SPLIT.evolve(exceptions={date(2020, 3, 1): "off"}), MORNINGS, SINCE)
    # a window under way at the instant counts from it on, and one after the last window covers nothing
    assert covers(MORNINGS.evolve(exceptions={date(2026, 3, 1): "09:00-12:00"}), MORNINGS, SINCE + 10 * 3_600_000_000)
    assert not covers(ANNEX.evolve(hours="Mo-Fr 10:00-18:00"), ANNEX, SINCE)
    assert covers(ANNEX.evolve(hours="Mo-Fr 08:00-20:00"), ANNEX, SINCE)
    once = BusinessCalendar(tz="Europe/Paris", hours="Mo-Su off", exceptions={date(2026, 3, 2): "08:00-18:00"})
    assert not covers(once, SPLIT, SINCE + 2 * 86_400_000_000)


HOURS = ["08:00-12:00", "08:00-18:00", "08:00-12:00,14:00-18:00", "00:00-24:00"]
LIMITS: st.SearchStrategy[Limit] = st.sampled_from(
    [BusinessHours(3.5), BusinessHours(8), ClockHours(8), BusinessDays(1)]
)
SIDES = st.tuples(st.sampled_from([SPLIT.evolve(hours=f"Mo-Su {hours}") for hours in HOURS]), LIMITS)


@settings(max_examples=60, deadline=None)
@given(new=SIDES, old=SIDES, gaps=st.lists(st.integers(1, 40), min_size=6, max_size=6))
def test_against_reopened_tickets(
    new: tuple[BusinessCalendar, Limit], old: tuple[BusinessCalendar, Limit], gaps: list[int]
) -> None:
    """Where the answer is no worse, no ticket reopened twice is met under the new agreement and breached before"""
    ours, theirs = one(*new), one(*old)
    if ours.no_worse_than(theirs, MARCH).answer is not Answer.NO_WORSE:
        return
    at = datetime(2026, 3, 2, tzinfo=PARIS) + timedelta(hours=gaps[0] / 2)
    ticket = Ticket.received("1", at=at)
    for number, gap in enumerate(gaps[1:]):
        at += timedelta(hours=gap / 2)
        ticket = ticket.reopened(at=at) if number % 2 else ticket.resolved(at=at)
    states = [each.assess(ticket, now=at).commitment("resolution").state for each in (ours, theirs)]
    assert states != [State.MET, State.BREACHED]
