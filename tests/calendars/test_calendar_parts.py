"""The parts of a calendar, each in its one form or refused."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from sla_rules import ClosedDates, DayHours, RecurringClosure, VersionedHours, WeeklyHours, Window
from sla_rules.calendars.calendar_parts import (
    Exceptional,
    as_closures,
    as_exceptions,
    as_holidays,
    as_hours,
    as_openings,
)
from sla_rules.errors import HoursSyntaxError, InvalidTypeError, InvalidValueError

DAY = date(2026, 1, 1)
MORNING = DayHours.parse("09:30-12:00")
WINDOW = Window(datetime(2026, 3, 2, 9, tzinfo=UTC), datetime(2026, 3, 2, 10, tzinfo=UTC))
UPKEEP = RecurringClosure("FREQ=MONTHLY;BYDAY=1SU", DAY, "02:00-04:00")


def test_hours_and_holidays() -> None:
    """Hours come as a value or a text, holidays as a source or none."""
    versions = VersionedHours("24/7", {DAY: "Mo 09:00-10:00"})
    assert as_hours("24/7") == WeeklyHours.parse("24/7")
    assert as_hours(versions) is versions
    assert as_holidays(None) is None
    assert as_holidays(ClosedDates({DAY: "x"})) == ClosedDates({DAY: "x"})
    with pytest.raises(InvalidTypeError, match=r"holidays: {} is a dict; PublicHolidays, ClosedDates or None"):
        as_holidays({})  # type: ignore[arg-type]


def test_exceptions() -> None:
    """Exceptions are texts or hours, alone or with a name; what comes out may go in again."""
    forms: dict[date, Exceptional] = {
        DAY: "09:30-12:00",
        date(2026, 1, 2): MORNING,
        date(2026, 1, 3): ("09:30-12:00", "x"),
        date(2026, 1, 4): (MORNING, "x"),
    }
    exceptions = as_exceptions(forms)
    assert exceptions == (
        (DAY, (MORNING, "")),
        (date(2026, 1, 2), (MORNING, "")),
        (date(2026, 1, 3), (MORNING, "x")),
        (date(2026, 1, 4), (MORNING, "x")),
    )
    assert as_exceptions(exceptions) == exceptions


@pytest.mark.parametrize(
    ("value", "error"),
    [
        ({DAY: ("off", 5)}, InvalidTypeError),
        ({DAY: (MORNING, None)}, InvalidTypeError),
        ({DAY: ("off",)}, InvalidTypeError),
        ({DAY: ("off", "a", "b")}, InvalidTypeError),
        ({DAY: 5}, InvalidTypeError),
        ({DAY: "9-12"}, HoursSyntaxError),
        (None, InvalidTypeError),
        ("off", InvalidTypeError),
        ([(DAY, "off")], InvalidTypeError),
        (((DAY, "off"), (DAY, "09:00-12:00")), InvalidValueError),
    ],
)
def test_refused_exceptions(value: Any, error: type[Exception]) -> None:  # noqa: ANN401 -- any mistake
    """A mistake in an exception is named when the calendar is built."""
    with pytest.raises(error):
        as_exceptions(value)


def test_windows() -> None:
    """Openings are windows; closures are windows and recurring closures."""
    assert as_openings([WINDOW]) == (WINDOW,)
    assert as_closures(()) == ()
    assert as_closures([WINDOW, UPKEEP]) == (WINDOW, UPKEEP)
    refused: tuple[tuple[Any, Any, str], ...] = (
        (as_openings, None, r"openings: None is a NoneType; several are wanted, as in \[Window"),
        (as_openings, WINDOW, "several are wanted"),
        (as_openings, [UPKEEP], "a Window is wanted"),
        (as_closures, None, "closures: None is a NoneType"),
        (as_closures, ["Sunday"], "a Window or RecurringClosure is wanted"),
    )
    for field, value, wanted in refused:
        with pytest.raises(InvalidTypeError, match=wanted):
            field(value)
