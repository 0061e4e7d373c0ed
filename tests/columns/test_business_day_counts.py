"""Business days over columns of dates, held against the scalar count."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np
import pytest

from sla_rules import columns
from sla_rules.errors import OutOfRangeError

if TYPE_CHECKING:
    from sla_rules import BusinessCalendar


def test_every_pair_of_dates(french: BusinessCalendar) -> None:
    """Forward and backward, over new year and holidays."""
    days = [date(2025, 12, 20) + timedelta(days=step) for step in range(20)]
    pairs = [(start, end) for start in days for end in days]
    starts, ends = (np.array([pair[side] for pair in pairs], "M8[D]") for side in (0, 1))
    assert columns.business_days(french, starts, ends).tolist() == [french.business_days(*pair) for pair in pairs]


def test_dates_outside_the_known_years(french: BusinessCalendar) -> None:
    """The first row is named; a null is no fault."""
    days = np.array(["NaT", "2026-03-02", "1700-01-01", "2500-01-01"], "M8[D]")
    with pytest.raises(
        OutOfRangeError, match=r"start: row 2: 1700-01-01.* is outside the years .* 1900-.*; 2 such rows"
    ):
        columns.business_days(french, days, date(2026, 3, 9))


def test_nothing_but_nulls(french: BusinessCalendar) -> None:
    """A column of nulls is counted as one."""
    days = np.ma.masked_array(np.array(["2026-03-02"], "M8[D]"), [True])
    assert columns.business_days(french, days, days).tolist() == [None]
