"""Closed dates given one by one."""

from __future__ import annotations

import datetime as dt
import pickle
from datetime import date, datetime

import pytest

from sla_rules.calendars.closed_dates import ClosedDates
from sla_rules.errors import InvalidTypeError, InvalidValueError, OutOfRangeError

BRIDGE = date(2026, 5, 15)


def test_a_year_has_its_dates_in_order_with_their_names() -> None:
    """Dates of other years stay out, and the order given does not matter"""
    closed = ClosedDates({BRIDGE: "bridge", date(2025, 8, 1): "works", date(2026, 1, 2): "stock"})
    assert list(closed.names(2026).items()) == [(date(2026, 1, 2), "stock"), (BRIDGE, "bridge")]
    assert closed.names(2027) == {}


def test_bare_dates_are_closed_without_a_name() -> None:
    """A list of dates will do, twice the same is once"""
    assert ClosedDates([BRIDGE, BRIDGE]).names(2026) == {BRIDGE: ""}
    assert ClosedDates(day for day in [BRIDGE]) == ClosedDates({BRIDGE: ""})


def test_all_years_are_known_unless_the_list_says_for_which_it_is_complete() -> None:
    """A list of 2026 and 2027 does not say that 2028 is open"""
    assert ClosedDates({BRIDGE: "bridge"}).names(9999) == {}
    closed = ClosedDates({BRIDGE: "bridge"}, years=(2026, 2027))
    assert (closed.first_year, closed.last_year) == (2026, 2027)
    with pytest.raises(OutOfRangeError, match="2028 is outside 2026 to 2027"):
        closed.names(2028)


@pytest.mark.parametrize("closed", [ClosedDates({BRIDGE: "bridge"}), ClosedDates({}, years=(2026, 2027))])
def test_closed_dates_are_a_value(closed: ClosedDates) -> None:
    """Equal whatever the order, hashable, picklable, and the repr evaluates back"""
    again = eval(repr(closed), {"datetime": dt, "ClosedDates": ClosedDates})  # noqa: S307
    for other in (again, pickle.loads(pickle.dumps(closed))):
        assert other == closed
        assert hash(other) == hash(closed)
    assert ClosedDates([date(2026, 1, 1), BRIDGE]) == ClosedDates([BRIDGE, date(2026, 1, 1)])
    assert closed != ClosedDates({BRIDGE: "works"})
    assert closed.sources() == ()


def test_the_mapping_given_may_change_afterwards() -> None:
    """The dates are copied when the value is built"""
    given = {BRIDGE: "bridge"}
    closed = ClosedDates(given)
    given.clear()
    assert BRIDGE in closed


@pytest.mark.parametrize(
    ("dates", "message"),
    [
        ({datetime(2026, 5, 15): "x"}, r"dates: datetime\.datetime\(2026, 5, 15, 0, 0\) is a datetime"),
        ([datetime(2026, 5, 15)], "a datetime.date is wanted"),
        ({"2026-05-15": "x"}, "dates: '2026-05-15' is a str"),
        ("2026-05-15", "dates: '2' is a str"),
        ({BRIDGE: 1}, "dates: the name of 2026-05-15: 1 is a int; a text such as 'bridge' is wanted"),
        ({BRIDGE: None}, "dates: the name of 2026-05-15: None is a NoneType"),
        (20260515, "dates: 20260515 is not a mapping of dates to names"),
        (BRIDGE, r"write \{date\(2026, 5, 15\): 'bridge'\}"),
    ],
)
def test_what_is_no_date_or_no_name_is_refused(dates: object, message: str) -> None:
    """A datetime, a text for a date, and a name that is no text name themselves in the error"""
    with pytest.raises(InvalidTypeError, match=message):
        ClosedDates(dates)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "years", [(2027, 2026), (0, 2026), (2026, 10_000), (2026,), 2026, ("2026", "2027"), (1.0, 2.0)]
)
def test_years_are_a_first_and_a_last_one(years: object) -> None:
    """Anything else is refused, with an example of what is accepted"""
    with pytest.raises(InvalidValueError, match=r"write years=\(2026, 2027\)"):
        ClosedDates({}, years=years)  # type: ignore[arg-type]


def test_a_date_outside_the_years_given_is_refused() -> None:
    """The list would contradict itself"""
    with pytest.raises(InvalidValueError, match="2026-05-15 lies outside the years 2027 to 2028"):
        ClosedDates({BRIDGE: "bridge"}, years=(2027, 2028))
