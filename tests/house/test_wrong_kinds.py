"""No call of the public surface answers a wrong kind of argument with an error that is not of our tree."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING

import pytest

from sla_rules.errors import SlaError, UnknownNameError

from .public_calls import OWN, calls, public_methods

if TYPE_CHECKING:
    from .public_calls import Call

CALLS = dict(calls())
# What callers pass by mistake: nothing, a number, a text, an empty series, a value of another field, what has no hash.
WRONG: tuple[object, ...] = (
    *(None, 5, -1, 0, 2.5, float("nan"), 10**30, True, "x", "", b"x", object()),
    *((), [], {}, [1], ["x"], {"a": 1}, (1, 2), ("a", "b", "c"), {date(2026, 1, 1): 5}, range(0)),
    *(date(2026, 1, 1), datetime(2026, 1, 1), timedelta(days=1), timedelta.max, ZeroDivisionError, iter([3])),
)
# Abstract: the classes below them are called instead.
ABSTRACT = ("Calendar.", "Holidays.")
OF_TUPLES = (".count", ".index")


def tried(call: Call, **changes: object) -> None:
    """Call with other arguments, and walk what is lazy; an error of the tree is an answer."""
    function, given = call
    with suppress(SlaError):
        found = function(**{**given, **changes})
        if hasattr(found, "__next__"):
            list(islice(found, 3))  # type: ignore[call-overload] # an iterator


@pytest.mark.parametrize("name", CALLS)
def test_the_call_is_taken(name: str) -> None:
    """Each call is one that works, so that a refusal is that of the wrong argument"""
    function, given = CALLS[name]
    function(**given)


@pytest.mark.no_cover  # whatever lines this happens to reach, each has an example of its own
@pytest.mark.parametrize("name", CALLS)
def test_wrong_kinds(name: str) -> None:
    """Every argument in turn is replaced by each wrong value: it works, or raises an error of our tree"""
    for argument in CALLS[name][1]:
        for value in WRONG:
            try:
                tried(CALLS[name], **{argument: value})
            except Exception as fault:
                what = f"{name}({argument}={value!r}): {type(fault).__name__}: {fault}"
                raise AssertionError(what) from fault


@pytest.mark.parametrize(
    ("name", "argument", "value", "message"),
    [
        ("Agreement.report", "period", "2026-03", "period: '2026-03' is a str; a Period is wanted"),
        ("Agreement.report", "tickets", 5, "tickets: 5 is a int; tickets are wanted"),
        ("Agreement.deactivations", "tickets", None, "tickets: None is a NoneType; a tuple is wanted"),
        ("Agreement.availability", "tickets", 5, "tickets: 5 is a int; a tuple is wanted"),
        ("Assessment.commitment", "name", [], "commitment: [] is not in the agreement; accepted are resolution,"),
        ("Assessment.judge", "commitment", "resolution", "commitment: 'resolution' is a str; a Commitment is wanted"),
        ("Assessment.standing", "indicator", None, "indicator: None is a NoneType; a Indicator is wanted"),
        ("Commitment.limit_for", "severity", 2, "severity: 2 is a int; a Severity is wanted"),
        ("CommitmentAssessment.reaches", "amount", 5, "amount: 5 is a int; a timedelta is wanted"),
        ("CommitmentAssessment.reaches_share", "share", 0.5, "share: 0.5 is a float; a Fraction is wanted"),
        ("Period.month", "year", 2026.0, "year: 2026.0 is a float; a whole number is wanted"),
        ("Period.month", "month", True, "month: True is a bool; a whole number is wanted"),
        ("Period.parse", "label", 2026, "period: 2026 is a int; a str is wanted"),
        ("Period.parse", "label", "٢٠٢٦", "period: '٢٠٢٦' is none; write '2026-03'"),
        ("Period.year", "year", 10**30, "period: there is no month 1 of the year 1000000000"),
        ("ServiceRecord.with_outages", "outages", [5], "outages[1]: 5 is a int; a Outage is wanted"),
        ("SeverityGrid.of_level", "severity", 2, "severity: 2 is a int; a Severity is wanted"),
        ("Tier.holds", "share", 0.95, "share: 0.95 is a float; a Fraction is wanted"),
        ("Reading.differs", "other", None, "other: None is a NoneType; a Reading is wanted"),
        ("Reading.parse", "choices", "hours_unit=clock_hours", "choices: 'hours_unit=clock_hours' is a str; a tuple"),
        ("ReadingRange.without", "fields", "hours_unit", "fields: 'hours_unit' is a str; a tuple is wanted"),
        ("franceconnect.agreement", "holidays", [], "holidays: [] is a list; PublicHolidays, ClosedDates or None"),
        ("franceconnect.readings_report", "tickets", None, "tickets: None is a NoneType; tickets are wanted"),
        ("passages", "calendar", "FR", "calendar: 'FR' is a str; a calendar is wanted"),
        ("settle", "result", 0.95, "result: 0.95 is a float; a IndicatorResult is wanted"),
        ("settle", "tiers", (), "tiers: () is a tuple; a Tiers is wanted"),
        ("wilson", "met", 0.95, "met, received, z: 0.95, 20, 1.96 are no two whole numbers and a quantile"),
        ("wilson", "met", 21, "met, received, z: 21 of 20 at 1.96 is no share; 0 <= met <= received"),
    ],
)
def test_said_by_name(name: str, argument: str, value: object, message: str) -> None:
    """The refusal names the argument, the value, and what is accepted"""
    function, given = CALLS[name]
    with pytest.raises(SlaError) as caught:
        function(**{**given, argument: value})
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize("name", ["Agreement.amended", "Agreement.evolve", "BusinessCalendar.evolve"])
def test_unknown_field(name: str) -> None:
    """A field that is none is refused by name, with those that there are"""
    function, given = CALLS[name]
    with pytest.raises(UnknownNameError, match=r"foo: a (Terms|BusinessCalendar) has no such field; accepted are "):
        function(**{**given, "foo": 1})


def test_every_method_is_called() -> None:
    """A new public method that takes an argument is called here, or is one of the library's own"""
    missing = [name for name in public_methods() if name not in {*CALLS, *OWN}]
    assert [name for name in missing if not name.startswith(ABSTRACT) and not name.endswith(OF_TUPLES)] == []
