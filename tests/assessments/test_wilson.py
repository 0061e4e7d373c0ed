"""The Wilson interval, which stands beside a verdict and never in it."""

from __future__ import annotations

import pytest

from sla_rules.assessments.wilson import wilson


@pytest.mark.parametrize(
    ("met", "received", "low", "high"),
    [
        # published: 81 of 263, Newcombe, Statistics in Medicine 17 (1998), p. 861: 0.2553 to 0.3662
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_published_intervals(met: int, received: int, low: float, high: float) -> None:
    """The four examples of Newcombe's comparison, method 3, to four places."""
    interval = wilson(met, received)
    assert interval is not None
    assert interval == pytest.approx((low, high), abs=0.00005)


def test_the_ends() -> None:
    """All and none stay inside 0 and 1; of nothing there is no interval; less confidence is a narrower one."""
    assert wilson(0, 0) is None
    none, every = wilson(0, 10), wilson(10, 10)
    assert none is not None
    assert every is not None
    assert (none.low, every.high) == (0.0, 1.0)
    assert none.high == pytest.approx(1 - every.low)
    narrow, wide = wilson(19, 20, z=1.0), wilson(19, 20)
    assert narrow is not None
    assert wide is not None
    assert wide.low < narrow.low < 0.95 < narrow.high < wide.high
