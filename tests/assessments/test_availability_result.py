"""The rate, the budget and what becomes of it, worked out on paper."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

import attrs

from sla_rules import Window, Windows
from sla_rules.assessments.availability_result import AvailabilityResult
from tests.assessments.service import CLAUSE, at

# A year of a hundred hours, of which one may be lost, makes for easy paper: 5 January 00:00 to 9 January 04:00.
HUNDREDTH = attrs.evolve(CLAUSE, target=Fraction(99, 100))
START, END = at("01-05 00:00"), at("01-09 04:00")
HOUR = timedelta(hours=1)


def hours(*ends: int) -> Windows:
    """Return windows by hours since the start."""
    return Windows(
        Window(START + start * HOUR, START + end * HOUR) for start, end in zip(ends[::2], ends[1::2], strict=True)
    )


def minutes(first: int, last: int) -> Windows:
    """Return a window by minutes since the start."""
    return Windows([Window(START + first * HOUR / 60, START + last * HOUR / 60)])


def result(
    elapsed: int, down: Windows, unknown: Windows | None = None, *, target: Fraction = HUNDREDTH.target
) -> AvailabilityResult:
    """Return a result by the hours elapsed of the hundred."""
    return AvailabilityResult(
        clause=attrs.evolve(CLAUSE, target=target),
        label="hundred hours",
        span=Window(START, END),
        now=START + elapsed * HOUR,
        service=hours(0, 100),
        elapsed=hours(0, elapsed) if elapsed else Windows(),
        down=down,
        unknown=Windows() if unknown is None else unknown,
        kinds=(),
        overlaps=(),
    )


def test_budget_and_rate_to_date() -> None:
    """
    Half an hour down in the first 40 of 100 hours, one of which may be lost.

    Rate 39.5/40 = 79/80. Half the budget is spent, half an hour left. Burn rate: 1/2 of the budget over 2/5 of the
    time, 5/4; at that rate the budget lasts 100/(5/4) = 80 hours. The year can still end between 39.5/100 and 99.5/100.
    """
    found = result(40, minutes(60, 90))
    assert (found.rate, found.lowest, found.highest) == (Fraction(79, 80),) * 3
    assert (found.budget, found.spent, found.left, found.left_at_least) == (HOUR, HOUR / 2, HOUR / 2, HOUR / 2)
    assert (found.spent_share, found.burn_rate) == (Fraction(1, 2), Fraction(5, 4))
    assert (found.is_spent, found.exhausted_at) == (False, START + 80 * HOUR)
    assert (found.year_lowest, found.year_highest, found.reached) == (Fraction(395, 1000), Fraction(995, 1000), None)


def test_the_budget_lasts() -> None:
    """Half an hour in the first 50 of 100 hours burns at 1: the budget ends with the year, and so never before it"""
    found = result(50, minutes(60, 90))
    assert (found.burn_rate, found.exhausted_at) == (Fraction(1), None)
    assert result(60, minutes(60, 90)).exhausted_at is None


def test_nothing_down() -> None:
    """Without an outage the rate is 1, nothing burns, and the target is open until the year can no longer miss it"""
    found = result(40, Windows())
    assert (found.rate, found.burn_rate, found.exhausted_at, found.reached) == (Fraction(1), Fraction(0), None, None)
    assert result(99, Windows()).reached is True


def test_spent_to_the_last_microsecond() -> None:
    """An hour down in two outages, the second from 20:00 on: spent at 20:30, and still reached if no more comes"""
    found = result(100, minutes(60, 90) | minutes(1200, 1230))
    assert (found.left, found.is_spent, found.exhausted_at) == (timedelta(0), True, START + 20.5 * HOUR)
    assert (found.rate, found.reached) == (Fraction(99, 100), True)


def test_overspent() -> None:
    """Two hours down from hour 10 on: spent at hour 11, missed for good whatever comes, and an hour over"""
    found = result(40, hours(10, 12))
    assert (found.left, found.exhausted_at, found.reached) == (-HOUR, START + 11 * HOUR, False)
    assert found.burn_rate == Fraction(5)


def test_unknown_time_is_a_third_state() -> None:
    """
    Half an hour down and two unknown in a whole year of 100 hours.

    Of the 98 known hours 97.5 were up: 195/196. At worst 97.5/100, at best 99.5/100: reached or missed, nobody knows.
    """
    found = result(100, minutes(60, 90), hours(10, 12))
    assert (found.rate, found.lowest, found.highest) == (Fraction(195, 196), Fraction(975, 1000), Fraction(995, 1000))
    assert (found.left, found.left_at_least) == (HOUR / 2, -1.5 * HOUR)
    assert (found.reached, found.burn_rate) == (None, Fraction(1, 2))


def test_nothing_elapsed_or_known() -> None:
    """Before the year there is no rate, never 100 %; nor while nothing is known"""
    found = result(0, Windows())
    assert (found.rate, found.lowest, found.highest, found.burn_rate, found.reached) == (None,) * 5
    unknown = result(2, Windows(), hours(0, 2))
    assert (unknown.rate, unknown.lowest, unknown.highest) == (None, Fraction(0), Fraction(1))


def test_nothing_owed() -> None:
    """A year in which nothing is owed has no rate and no verdict"""
    found = attrs.evolve(result(0, Windows()), service=Windows())
    assert (found.budget, found.year_lowest, found.year_highest, found.reached) == (timedelta(0), None, None, None)
    assert (found.spent_share, found.burn_rate, found.exhausted_at, found.is_spent) == (None, None, None, False)


def test_a_target_of_the_whole_leaves_no_budget() -> None:
    """Where nothing may be lost, there is no budget to burn; the first outage misses the target"""
    found = result(40, minutes(60, 90), target=Fraction(1))
    assert (found.budget, found.spent_share, found.burn_rate, found.is_spent) == (timedelta(0), None, None, False)
    assert found.reached is False


def test_exhaustion_is_rounded_up_to_a_microsecond() -> None:
    """Seven minutes down in the first hour: 60 minutes last 60·60/7 minutes, 30 857 142 857 and 1/7 µs"""
    found = result(1, minutes(0, 7))
    assert found.exhausted_at == START + timedelta(microseconds=30_857_142_858)
