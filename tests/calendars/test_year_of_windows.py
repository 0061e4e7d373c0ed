"""One year of windows, and the integral over them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sla_rules.calendars.stretches import unite
from sla_rules.calendars.year_of_windows import YearOfWindows

ENDS = st.integers(0, 60)
WINDOWS = st.lists(st.tuples(ENDS, ENDS).filter(lambda pair: pair[0] < pair[1]), min_size=1, max_size=6).map(unite)


@given(WINDOWS)
def test_integral(windows: list[tuple[int, int]]) -> None:
    """W counts the open moments before an instant; its two inverses are the first and the last instant that have it."""
    year = YearOfWindows(0, 60, windows)
    opened = [sum(start <= moment < end for start, end in windows for moment in range(at)) for at in range(61)]
    assert [year.opened_before(at) for at in range(61)] == opened
    assert year.total == opened[-1]
    for amount in range(1, year.total + 1):
        assert year.at_first(amount) == opened.index(amount)
    for amount in range(year.total):
        assert year.at_last(amount) == 60 - opened[::-1].index(amount)
    assert year.windows() == windows


def test_a_year_gives_back_its_windows() -> None:
    """As the pairs that it was made of, in order; a year without any has none."""
    assert YearOfWindows(0, 100, [(10, 20), (40, 80)]).windows() == [(10, 20), (40, 80)]
    assert YearOfWindows(0, 100, []).windows() == []
