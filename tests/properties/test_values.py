"""An answer depends on the calendar and on the instants, and on nothing else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from tests.oracle import at, microseconds
from tests.properties.cases import cases, moment, open_time
from tests.properties.profile import examples
from tests.strategies.instants import OTHER_ZONES

if TYPE_CHECKING:
    from tests.properties.comparison import Case

Call = Callable[[Any], object]


def answer(call: Call, calendar: object, no_open_time: type[Exception]) -> object:
    """Return what the call gives, the error's name included."""
    try:
        return call(calendar)
    except no_open_time as error:
        return type(error).__name__


def calls(data: st.DataObject, case: Case) -> list[Call]:
    """Draw questions of every kind about a few instants."""
    start, end = moment(data, case), moment(data, case)
    amount = open_time(data, case, start)
    return [
        lambda calendar: calendar.is_open(start),
        lambda calendar: calendar.elapsed(start, end),
        lambda calendar: calendar.add(start, amount),
        lambda calendar: calendar.subtract(start, amount),
        lambda calendar: calendar.next_open(start),
        lambda calendar: calendar.next_close(start),
        lambda calendar: calendar.previous_open(start),
        lambda calendar: calendar.previous_close(start),
        lambda calendar: list(calendar.windows(min(start, end), max(start, end))),
    ]


@examples(30)
@given(cases(), st.data())
def test_order_of_calls(case: Case, data: st.DataObject) -> None:
    """A calendar that has answered many questions answers the next like one that was just built."""
    questions = data.draw(st.permutations(calls(data, case) + calls(data, case)))
    failure = case.library.no_open_time
    warm = [answer(question, case.calendar, failure) for question in questions]
    cold = [answer(question, case.library.calendar(case.spec), failure) for question in questions]
    assert warm == cold


@examples(60)
@given(cases(), st.data())
def test_zone_of_the_question(case: Case, data: st.DataObject) -> None:
    """One instant written in any zone has one answer, given in the zone of the question."""
    start, end = microseconds(moment(data, case)), microseconds(moment(data, case))
    amount = open_time(data, case, at(start))
    expected = case.answers.add(start, amount // timedelta(microseconds=1))
    for zone in (*OTHER_ZONES, case.zone):
        written, other = at(start, zone), at(end, zone)
        assert case.calendar.is_open(written) == case.calendar.is_open(at(start))
        assert case.calendar.elapsed(written, other) == case.calendar.elapsed(at(start), at(end))
        assert case.calendar.elapsed(written, at(end)) == case.calendar.elapsed(at(start), at(end))
        if isinstance(expected, int):
            due = case.calendar.add(written, amount)
            assert due.tzinfo is zone
            assert microseconds(due) == expected
            assert due.astimezone(UTC) == at(expected)
        for window in case.calendar.windows(min(written, other, key=microseconds), at(max(start, end))):
            assert window.start.tzinfo is zone
            assert window.end.tzinfo is zone


@examples(40)
@given(cases(), st.data())
def test_results_are_in_the_zone_of_the_first_argument(case: Case, data: st.DataObject) -> None:
    """Every search answers in the tzinfo that it was asked in, the very object."""
    start = moment(data, case)
    amount = open_time(data, case, start)
    searches: list[Callable[[], datetime]] = [
        lambda: case.calendar.add(start, amount),
        lambda: case.calendar.add(start, timedelta(0)),
        lambda: case.calendar.subtract(start, amount),
        lambda: case.calendar.subtract(start, timedelta(0)),
        lambda: case.calendar.next_open(start),
        lambda: case.calendar.next_close(start),
        lambda: case.calendar.previous_open(start),
        lambda: case.calendar.previous_close(start),
    ]
    for search in searches:
        try:
            found = search()
        except case.library.no_open_time:
            continue
        assert found.tzinfo is start.tzinfo
