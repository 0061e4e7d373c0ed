"""What a forecast says."""

from __future__ import annotations

from fractions import Fraction

from sla_rules import Period
from sla_rules.whatif import forecast

from .lives import AGREEMENT, at
from .test_forecast import NOON, weeks

APRIL = Period.month(2026, 4)


def test_in_a_sentence() -> None:
    """It says that it is no verdict, of how many draws, by which seed, and from which days."""
    found = forecast(AGREEMENT, weeks("none"), APRIL, now=NOON, seed=7, draws=50)
    assert str(found) == (
        "Forecast, no verdict: 2026-04 ends at the target in 100.0% of 50 draws (92.9% to 100.0%, seed 7), if its 24 "
        "days left are like those of 2026-03-16 to 2026-03-31; the share then lies between 100.0% and 100.0%."
    )


def test_how_much_is_left() -> None:
    """One day is one, and of a period that is over only the open tickets are left."""
    last, over = (
        forecast(AGREEMENT, weeks(), APRIL, now=now, seed=7, draws=1) for now in (at("04-30 12:00"), at("05-04 12:00"))
    )
    assert ", if its 1 day left is like those of 2026-03-16" in str(last)
    assert ", if its open tickets end like those of 2026-03-16" in str(over)


def test_where_nothing_comes() -> None:
    """There is no share to speak of."""
    found = forecast(AGREEMENT, weeks(), APRIL, now=NOON, seed=7, draws=50, volume=Fraction(0))
    assert str(found).endswith("are like those of 2026-03-16 to 2026-03-31.")
