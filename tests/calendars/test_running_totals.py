"""Totals by year, whichever year is asked first."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from hypothesis import given
from hypothesis import strategies as st

from sla_rules.calendars.running_totals import RunningTotals


def total(year: int) -> int:
    """Give each year its own total."""
    return year * year


@given(st.permutations(range(2000, 2012)))
def test_order_of_years(years: list[int]) -> None:
    """The difference of two sums is the sum of the years between them, in whatever order they are asked."""
    totals = RunningTotals(total)
    for year in years:
        totals.before(year)
    assert totals.before(2011) - totals.before(2003) == sum(map(total, range(2003, 2011)))


@given(st.permutations([1, 2, 3, 250, 1500, 1699, 1700, 1950, 2026, 2100, 2101, 2500, 2501, 2900, 9998, 9999]))
def test_cycles(years: list[int]) -> None:
    """Totals that repeat every 400 years outside the irregular ones are summed without being worked out."""

    def cyclic(year: int) -> int:
        if year == 1:
            return 5
        return 1000 + year if 1700 <= year <= 2100 else year % 400

    asked: set[int] = set()

    def counted(year: int) -> int:
        asked.add(year)
        return cyclic(year)

    totals = RunningTotals(counted, (1700, 2100))
    sums = {year: totals.before(year) for year in years}
    for year in years:
        assert sums[year] - sums[2026] == sum(map(cyclic, range(2026, year))) - sum(map(cyclic, range(year, 2026)))
    assert len(asked) < 2000


def test_threads() -> None:
    """Threads that ask at once get one answer."""
    for _ in range(50):
        totals = RunningTotals(total)
        with ThreadPoolExecutor(8) as pool:
            sums = list(pool.map(totals.before, [2000 + i % 40 for i in range(160)]))
        origin = totals.before(2000)
        assert [one - origin for one in sums] == [sum(map(total, range(2000, 2000 + i % 40))) for i in range(160)]


def test_distance() -> None:
    """Only the years that are not summed up yet are counted."""
    totals = RunningTotals(total)
    assert totals.distance(9999) == 0
    totals.before(2020)
    totals.before(2026)
    assert [totals.distance(year) for year in (2000, 2020, 2023, 2026, 2030)] == [20, 0, 0, 0, 4]
