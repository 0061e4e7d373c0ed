"""Answers on their way out: what the unit or the clock of the input cannot hold is refused."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np
import pytest

from sla_rules import BusinessCalendar, columns
from sla_rules.errors import InvalidValueError

if TYPE_CHECKING:
    from collections.abc import Callable

NIGHT_AND_DAY = BusinessCalendar(tz="Europe/Paris", hours="24/7")


def refused(ask: Callable[[], object], match: str) -> None:
    """Expect that the answer is refused."""
    with pytest.raises(InvalidValueError, match=match):
        ask()


def test_finer_than_the_unit(french: BusinessCalendar) -> None:
    """Half an hour is no whole number of hours."""
    asked = np.array(["2026-03-09T10", "NaT", "2026-03-09T11"], "M8[h]")
    refused(
        lambda: columns.add(french, asked, timedelta(minutes=90), tz="Europe/Paris"),
        r"add, answer: row 0: 2026-03-09T11:30:00.* cannot be held in the unit h of the column; .*; 2 such rows",
    )
    refused(
        lambda: columns.elapsed(
            french,
            asked,
            np.array(["2026-03-09T18", "2026-03-09T18", "2026-03-10T10"], "M8[h]") - np.timedelta64(24, "h"),
            tz="UTC",
        ),
        r"elapsed, answer: row 0: -?\d+ µs cannot be held in the unit h",
    )


def test_nulls_hold_anything(french: BusinessCalendar) -> None:
    """A null row is no fault, whatever stands in its place."""
    asked = np.array(["2026-03-09T10", "NaT"], "M8[h]")
    amounts = np.array([60, 90], "m8[m]")
    assert columns.add(french, asked, amounts, tz="Europe/Paris").astype(str).tolist() == ["2026-03-09T11", "NaT"]
    later = asked.astype("M8[ns]")
    assert np.isnat(columns.add(french, later, amounts.astype("m8[s]"), tz="UTC")).tolist() == [False, True]


def test_beyond_nanoseconds() -> None:
    """Nanoseconds end in 2262."""
    asked = np.array(["2262-04-01T10:00"], "M8[ns]")
    refused(
        lambda: columns.add(NIGHT_AND_DAY, asked, timedelta(days=30), tz="UTC"),
        "add, answer: row 0: 2262-05-01T10:00:00.* cannot be held in the unit ns",
    )


def test_an_answer_in_a_fold() -> None:
    """A wall-clock time that comes twice would not say which of the two is meant; a policy accepts it."""
    asked = np.array(["2026-10-25T01:30", "2026-10-24T01:30"], "M8[m]")
    hour = timedelta(hours=1)
    refused(
        lambda: columns.add(NIGHT_AND_DAY, asked, hour, tz="Europe/Paris"),
        "add, answer: row 0: 2026-10-25T02:30:00.* does not exist once in Europe/Paris",
    )
    answered = columns.add(NIGHT_AND_DAY, asked, hour, tz="Europe/Paris", wall_time="shift")
    assert answered.astype(str).tolist() == ["2026-10-25T02:30", "2026-10-24T02:30"]
    masked = np.ma.masked_array(asked, [True, False])
    amounts = np.array([60, 60], "m8[m]")
    answered = columns.add(NIGHT_AND_DAY, masked, amounts, tz="Europe/Paris")
    assert answered.mask.tolist() == [True, False]
