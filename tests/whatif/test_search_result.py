"""What a search says."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

import attrs

from sla_rules import BusinessHours, Period
from sla_rules.whatif import LimitAt, OpeningAt, Scenario, search, sensitivity

from .lives import AGREEMENT, INDICATOR, NOW, TODAY, at, ticket
from .test_compare import THEN, A, B, D

HOUR = timedelta(hours=1)


def test_a_search_in_a_sentence() -> None:
    """What was found, with its margin and its neighbour; or the nearest miss; never a figure rounded up."""
    limits = LimitAt(INDICATOR, BusinessHours(20), BusinessHours(30), step=HOUR)
    assert str(search(TODAY, limits, [A, B], now=THEN)) == (
        f"limit of {INDICATOR} 26 h of business time reaches 95 %: 100 % (2 of 2), 0 more may miss; "
        "25 h of business time fails, 50 % (1 of 2)"
    )
    short = LimitAt(INDICATOR, BusinessHours(20), BusinessHours(25), step=HOUR)
    assert str(search(TODAY, short, [A, B], now=THEN)) == (
        f"no limit of {INDICATOR} from 20 h of business time to 25 h of business time reaches 95 %: "
        "at 25 h of business time, 50 % (1 of 2), 1 too many missed"
    )
    assert str(search(TODAY, OpeningAt("10:00", "11:00", step=HOUR), [A], now=THEN)) == (
        "opening of the contract 10:00 reaches 95 %: 100 % (1 of 1), 0 more may miss; the hardest value tried"
    )
    assert "at 30 h of business time, nothing received (0 of 0), 0 too many missed" in str(
        search(TODAY, limits, [], now=THEN)
    )


def test_a_search_in_every_month() -> None:
    """The months in which a value misses are named."""
    tickets = [A, ticket("B", "04-01 09:30", "04-03 17:30")]
    limits = LimitAt(INDICATOR, BusinessHours(24), BusinessHours(26), step=HOUR)
    half = TODAY.target(Fraction(1, 2))
    assert str(search(half, limits, tickets, now=NOW, period="month")) == (
        f"limit of {INDICATOR} 26 h of business time reaches 50 % in every month: 100 % (2 of 2), 0 more may miss; "
        "25 h of business time fails, 50 % (1 of 2), missed in 2026-04"
    )


def test_what_open_tickets_can_still_turn_fails_so_far() -> None:
    """A took 22 h 30 min: too long for 20 h, not for 30 h; D is open since an hour, and may still end in time."""
    tickets = [A, D]
    limits = LimitAt(INDICATOR, BusinessHours(20), BusinessHours(30), step=10 * HOUR)
    assert str(search(TODAY, limits, tickets, now=THEN)) == (
        f"no limit of {INDICATOR} from 20 h of business time to 30 h of business time reaches 95 %: "
        "at 30 h of business time, 50 % (1 of 2), missed so far: 0 more may miss"
    )
    by_month = search(TODAY, limits, tickets, now=THEN, period="month")
    assert str(by_month).endswith("50 % (1 of 2), missed so far in 2026-03: 0 more may miss")
    assert (by_month.easiest.so_far, by_month.hardest.so_far) == ((Period.month(2026, 3),), ())
    assert (by_month.easiest.turns, by_month.hardest.turns) == (True, False)


def test_a_month_that_is_lost_and_one_that_may_turn() -> None:
    """B took 25 h in March, D is open since an hour in April: one is missed, the other so far."""
    tickets = [B, ticket("D", "04-01 09:30")]
    limits = LimitAt(INDICATOR, BusinessHours(23), BusinessHours(24), step=HOUR)
    now = at("04-01 10:30")
    assert str(search(TODAY, limits, tickets, now=now, period="month")).endswith(
        "0 % (0 of 2), missed in 2026-03, missed so far in 2026-04, 1 too many missed"
    )
    longer = LimitAt(INDICATOR, BusinessHours(24), BusinessHours(26))
    half = search(TODAY.target(Fraction(1, 2)), longer, tickets, now=now)
    assert half.neighbour is not None
    assert f"{half.neighbour.value} fails so far, 0 % (0 of 2)" in str(half)


def test_what_fails_again_is_said() -> None:
    """Where the order is not proved, and a value beyond the first fails."""
    found = search(TODAY, LimitAt(INDICATOR, BusinessHours(20), BusinessHours(30), step=HOUR), [A], now=THEN)
    made = attrs.evolve(found, fails_again=("27 h", "28 h"))
    assert str(made).endswith("; fails again at 27 h, 28 h")
    many = attrs.evolve(found, fails_again=tuple(f"{n} h" for n in range(25, 30)))
    assert str(many).endswith("; fails again at 25 h, 26 h, 27 h and 2 more")


def test_hours_of_staff_are_said() -> None:
    """Where the hours of the desk are what changes: nine and a half, on five days."""
    desk = OpeningAt("08:00", "09:30", step=HOUR / 2, of="desk")
    assert str(search(TODAY, desk, [B], now=THEN)).startswith("opening of the desk 08:30, 47 h 30 min a week, reaches ")


def test_hours_a_week() -> None:
    """Those of the desk in a week without holidays; a combination of calendars has none."""
    step = search(TODAY, OpeningAt("08:30", "09:30", step=HOUR, of="desk"), [A], now=THEN).easiest
    assert step.hours_a_week == 47.5 * HOUR
    both = Scenario("both", AGREEMENT.evolve(calendar=AGREEMENT.calendar & AGREEMENT.calendar))
    limits = LimitAt(INDICATOR, BusinessHours(20), BusinessHours(30), step=HOUR)
    assert search(both, limits, [A], now=THEN).easiest.hours_a_week is None


def test_a_grid_of_nothing() -> None:
    """A share of nothing is None, and so is whether the target is reached."""
    opening = OpeningAt("08:00", "08:00")
    grid = sensitivity(TODAY, opening, opening, [ticket("E", "04-01 09:30")], now=THEN)
    assert (grid.ratios, grid.reached) == (((None,),), ((None,),))
