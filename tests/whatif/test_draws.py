"""The rest of a period, put together by chance."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from fractions import Fraction
from random import Random

import pytest

from sla_rules import Period, Severity, Standing, franceconnect
from sla_rules.whatif.draws import Chance, Day, Past, chances, drawn, pools

from .lives import AGREEMENT, PARIS, day

HOUR = timedelta(hours=1)
END_OF_APRIL = datetime(2026, 4, 30, tzinfo=PARIS)
MEDIUM, MINOR = franceconnect.MEDIUM, franceconnect.MINOR


def past(on: str, standing: str, hours: float = 1, severity: Severity | None = MEDIUM, *, later: bool = False) -> Past:
    """Return a ticket of a date of 2026."""
    return Past(day(on), later, severity, Standing(standing), hours * HOUR)


def test_days_of_the_same_kind() -> None:
    """
    A Wednesday that is open stands for one that is; Good Friday is open, and Easter Monday stands for no Monday

    In the fortnight from 23 March 2026 each weekday comes twice; 6 April is Easter Monday.
    """
    tickets = [past("03-25", "met"), past("03-25", "breached"), past("03-25", "paused"), past("03-28", "met")]
    span = (day("03-23"), day("04-07"))
    found = pools(tickets, span, Period.month(2026, 4), datetime(2026, 4, 7, 23, tzinfo=PARIS), AGREEMENT.calendar)
    assert len(found) == 24
    wednesday, saturday, monday = found[1], found[4], found[6]
    assert wednesday == [Day(2, 1), Day()]  # 25 March and 1 April
    assert saturday == [Day(1, 1), Day()]
    assert monday == [Day(), Day()]  # 23 and 30 March, and not the 6 April that is closed


def test_a_kind_that_is_not_there() -> None:
    """A closed Friday is like any closed day; where nothing is open, any day stands for an open one."""
    week = (day("04-20"), day("04-26"))
    found = pools([past("04-25", "met")], week, Period.month(2026, 5), END_OF_APRIL, AGREEMENT.calendar)
    assert len(found) == 31
    assert found[0] == [Day(1, 1), Day()]  # 1 May, a Friday: Saturday and Sunday are what was closed
    sunday = (day("04-26"), day("04-26"))
    found = pools([past("04-26", "met")], sunday, Period.month(2026, 5), END_OF_APRIL, AGREEMENT.calendar)
    assert found[3] == [Day(1, 1)]  # Monday 4 May


def test_the_rest_of_today() -> None:
    """Of today only what was received later in the day stands for what is still to come."""
    tickets = [past("03-23", "met"), past("03-23", "breached", later=True)]
    span = (day("03-23"), day("03-29"))
    found = pools(tickets, span, Period.month(2026, 3), datetime(2026, 3, 30, 12, tzinfo=PARIS), AGREEMENT.calendar)
    assert found == [[Day(1, 0)], [Day()]]


def test_a_period_that_is_over_or_to_come() -> None:
    """Nothing is left of the first; all days are of the second."""
    now = datetime(2026, 4, 7, 12, tzinfo=PARIS)
    span = (day("03-23"), day("03-29"))
    assert pools([], span, Period.month(2026, 3), now, AGREEMENT.calendar) == []
    assert len(pools([], span, Period.month(2026, 5), now, AGREEMENT.calendar)) == 31


@pytest.mark.parametrize(
    ("volume", "mean"),
    [(Fraction(1), 1), (Fraction(6, 5), 1.2), (Fraction(4, 5), 0.8), (Fraction(5, 2), 2.5), (Fraction(0), 0)],
)
def test_how_often_a_day_is_drawn(volume: Fraction, mean: float) -> None:
    """As often as the volume says, in the mean of ten thousand days."""
    count = sum(1 for _ in drawn([[Day(1, 1)]] * 10_000, volume, Random(1)))
    assert abs(count - 10_000 * mean) < 150  # under four deviations of 50 at most
    assert volume.denominator > 1 or count == 10_000 * mean


def test_every_day_of_a_pool_has_the_same_chance() -> None:
    """Of four, each is drawn about a quarter of the times."""
    pool = [Day(n, 0) for n in range(4)]
    found = Counter(drawn([pool] * 10_000, Fraction(1), Random(1)))
    assert set(found) == set(pool)
    assert all(abs(count - 2_500) < 200 for count in found.values())


def test_how_open_tickets_may_end() -> None:
    """Like those of their severity that ran longer; else like any that did; else they are taken to miss."""
    history = [
        *(past("03-02", "met", 2), past("03-02", "met", 10), past("03-02", "breached", 30)),
        *(past("03-02", "met", 5, MINOR), past("03-02", "open_late", 50, MINOR)),
        past("03-02", "open_on_track", 99),
    ]
    opened = [
        *(past("03-30", "open_on_track", hours) for hours in (0, 2, 9, 29, 30, 50)),
        *(past("03-30", "paused", hours, MINOR) for hours in (1, 49)),
        past("03-30", "open_on_track", 4, None),
    ]
    found, unmatched = chances(opened, history)
    assert found == [
        *(Chance(3, 2), Chance(2, 1), Chance(2, 1), Chance(1, 0), Chance(1, 0)),
        *(Chance(2, 1), Chance(1, 0)),
        Chance(4, 2),
    ]
    assert unmatched == 1
    assert chances(opened, []) == ([], 9)
