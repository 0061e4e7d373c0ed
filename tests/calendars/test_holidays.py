"""Sources of holidays: the base, union and difference."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from sla_rules.calendars.closed_dates import ClosedDates
from sla_rules.calendars.holidays import Holidays
from sla_rules.errors import InvalidTypeError, OutOfRangeError

BRIDGE = ClosedDates({date(2026, 5, 15): "bridge"})
MOVE = ClosedDates({date(2026, 5, 15): "move", date(2026, 5, 18): "move"})


def test_a_source_of_ones_own_has_no_limits_and_no_published_data_unless_it_says_so() -> None:
    """A subclass answers `names`; the rest has defaults that promise nothing"""

    class Mondays(Holidays):
        def names(self, year: int) -> dict[date, str]:
            return {date(year, 1, 5): "first Monday"}

    assert (Mondays().first_year, Mondays().last_year, Mondays().sources()) == (1, 9999, ())
    assert date(2026, 1, 5) in Mondays()
    assert (Mondays() | BRIDGE).names(2026) == {date(2026, 1, 5): "first Monday", date(2026, 5, 15): "bridge"}
    with pytest.raises(NotImplementedError):
        Holidays().names(2026)


def test_answers_cannot_be_changed() -> None:
    """The mapping of a year is frozen: nobody can open a day behind a calendar's back"""
    for source in (BRIDGE | MOVE, BRIDGE - MOVE, BRIDGE):
        with pytest.raises(TypeError):
            source.names(2026)[date(2026, 5, 15)] = "open"  # type: ignore[index]


def test_a_datetime_is_no_date_and_a_text_no_year() -> None:
    """The day of a datetime depends on a zone, so asking with one is an error of ours"""
    with pytest.raises(InvalidTypeError, match="day: datetime"):
        _ = datetime(2026, 5, 15) in BRIDGE
    with pytest.raises(InvalidTypeError, match="year: '2026' is a str"):
        BRIDGE.names("2026")  # type: ignore[arg-type]
    with pytest.raises(OutOfRangeError, match="10000 is outside 1 to 9999"):
        BRIDGE.names(10_000)
