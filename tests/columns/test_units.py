"""Units of columns."""

from __future__ import annotations

import numpy as np
import pytest

from sla_rules.columns.units import MICROSECONDS, Unit
from sla_rules.errors import InvalidTypeError


def test_units_are_exact() -> None:
    """Each is a whole number of microseconds, or one of a whole number of parts."""
    assert [Unit.of(name).micros for name in ("us", "ms", "s", "m", "h", "D", "W")] == [
        1,
        1_000,
        1_000_000,
        60_000_000,
        3_600_000_000,
        86_400_000_000,
        604_800_000_000,
    ]
    assert [Unit.of(name).parts for name in ("ns", "ps", "10ns", "us")] == [1_000, 1_000_000, 100, 1]


def test_of_dtype() -> None:
    """Multiples of units are units too."""
    assert Unit.of_dtype(np.dtype("M8[us]"), "start") == MICROSECONDS
    assert Unit.of_dtype(np.dtype("m8[25s]"), "start") == Unit.of("25s")


@pytest.mark.parametrize("dtype", ["M8", "M8[M]", "m8[Y]", "M8[fs]", "M8[3ns]", "M8[7ps]"])
def test_units_without_a_fixed_length(dtype: str) -> None:
    """Months, years and no unit at all are refused, as is what neither fits a microsecond nor divides it."""
    with pytest.raises(InvalidTypeError, match=r"start: .* counts in no unit that is a fixed number of microseconds"):
        Unit.of_dtype(np.dtype(dtype), "start")


def test_finer() -> None:
    """The finer of two holds what either holds."""
    second, nano, pico = Unit.of("s"), Unit.of("ns"), Unit.of("ps")
    assert second.finer(MICROSECONDS) == MICROSECONDS.finer(second) == MICROSECONDS
    assert MICROSECONDS.finer(nano) == nano.finer(second) == nano
    assert nano.finer(pico) == pico
