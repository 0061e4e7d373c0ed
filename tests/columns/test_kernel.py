"""The kernel against the scalar calendar and the oracle: the same answers to the microsecond, on any calendar."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_rules import BusinessCalendar, Window, columns
from sla_rules.calendars.instants import MICROSECOND, as_micros, from_micros
from sla_rules.errors import NoOpenTimeError, OutOfRangeError, SlaError
from tests.oracle.answers import BEYOND
from tests.properties.cases import cases
from tests.properties.profile import examples
from tests.strategies.instants import amount, instant
from tests.strategies.source import Drawn

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.properties.comparison import Case

PARIS = ZoneInfo("Europe/Paris")
ROWS = 40
HOUR = 3_600_000_000


def ints(values: list[int]) -> np.ndarray[Any, np.dtype[np.int64]]:
    """Return a column of epoch microseconds."""
    return np.array(values, np.int64)


def instants(data: st.DataObject, case: Case) -> list[int]:
    """Draw instants of the case, most of them next to a landmark."""
    source = Drawn(data.draw)
    return [instant(source, case.answers, case.marks) for _ in range(ROWS)]


def amounts(data: st.DataObject, case: Case, starts: list[int]) -> list[int]:
    """Draw amounts of open time of either sign, often one that ends on a landmark."""
    source = Drawn(data.draw)
    return [amount(source, case.answers, case.marks, start) for start in starts]


def scalar(ask: Callable[[datetime, timedelta], datetime], at: int, much: int) -> int | None:
    """Return the scalar answer in microseconds, or None where the search ends."""
    try:
        return as_micros(ask(from_micros(at, UTC), much * MICROSECOND))
    except NoOpenTimeError:
        return None


@examples(40)
@given(cases(), st.data())
def test_elapsed_is_that_of_the_oracle_and_of_the_scalar(case: Case, data: st.DataObject) -> None:
    """Row by row, in either direction, whatever the calendar."""
    starts, ends = instants(data, case), instants(data, case)
    answered = columns.elapsed(case.calendar, ints(starts), ints(ends)).tolist()
    assert answered == [case.answers.elapsed(start, end) for start, end in zip(starts, ends, strict=True)]
    asked = zip(starts, ends, strict=True)
    scalars = [case.calendar.elapsed(from_micros(start, UTC), from_micros(end, UTC)) for start, end in asked]
    assert answered == [duration // MICROSECOND for duration in scalars]


@examples(40)
@given(cases(), st.data())
def test_is_open_is_that_of_the_oracle(case: Case, data: st.DataObject) -> None:
    """On, before and after each limit."""
    asked = instants(data, case)
    answered = columns.is_open(case.calendar, ints(asked)).tolist()
    assert answered == [case.answers.is_open(at) for at in asked]


@examples(40)
@given(cases(), st.data(), st.sampled_from(["add", "subtract"]))
def test_add_and_subtract_are_those_of_the_scalar(case: Case, data: st.DataObject, verb: str) -> None:
    """Whatever the sign, and zero; a row whose search ends is refused, as the scalar call is."""
    if not (case.goes_on and case.went_on):
        return  # a calendar that closes for good is searched to the end of time
    starts = instants(data, case)
    much = amounts(data, case, starts)
    expected = [scalar(getattr(case.calendar, verb), *asked) for asked in zip(starts, much, strict=True)]
    if None in expected:
        with pytest.raises(NoOpenTimeError, match=rf"row {expected.index(None)}: .*{expected.count(None)} such row"):
            getattr(columns, verb)(case.calendar, ints(starts), ints(much))
    else:
        assert getattr(columns, verb)(case.calendar, ints(starts), ints(much)).tolist() == expected


@examples(40)
@given(cases(), st.data())
def test_one_amount_for_all_rows(case: Case, data: st.DataObject) -> None:
    """A single timedelta, of any sign, answers as a column of it; and zero is the next opening."""
    if not (case.goes_on and case.went_on):
        return
    starts = instants(data, case)
    much = data.draw(st.sampled_from([0, 1, -1, HOUR, -HOUR, 24 * HOUR, -24 * HOUR]))
    for verb in ("add", "subtract"):
        expected = [scalar(getattr(case.calendar, verb), start, much) for start in starts]
        if None not in expected:
            answered = getattr(columns, verb)(case.calendar, ints(starts), timedelta(microseconds=much))
            assert answered.tolist() == expected
    openings = [case.answers.next_open(at) for at in starts]
    if BEYOND not in openings:
        assert columns.next_open(case.calendar, ints(starts)).tolist() == openings


CROWDED = BusinessCalendar(
    tz="Europe/Paris",
    hours="Mo-Fr 09:30-18:00",
    closures=[
        Window(
            datetime(2026, 3, 3, 10, tzinfo=UTC) + k * timedelta(microseconds=7),
            datetime(2026, 3, 3, 10, tzinfo=UTC) + k * timedelta(microseconds=7) + timedelta(microseconds=3),
        )
        for k in range(50)
    ],
)


def test_closures_of_microseconds() -> None:
    """Where fifty closures fall into one bucket, its rows alone are searched, and the answers stay exact."""
    first = as_micros(datetime(2026, 3, 3, 10, tzinfo=UTC)) - 10
    starts = [first + step for step in range(400)] + [first + step * HOUR for step in range(400)]
    expected = [CROWDED.elapsed(from_micros(first, UTC), from_micros(at, UTC)) // MICROSECOND for at in starts]
    assert columns.elapsed(CROWDED, from_micros(first, UTC), ints(starts)).tolist() == expected
    for much in (1, 2, 5, HOUR, -1, -3):
        answered = columns.add(CROWDED, ints(starts), timedelta(microseconds=much)).tolist()
        assert answered == [scalar(CROWDED.add, at, much) for at in starts]


def test_two_centuries(french: BusinessCalendar) -> None:
    """Every year that public holidays are known for, in one column."""
    source = np.random.default_rng(5)
    first, last = french.timeline.source.span
    starts, ends = source.integers(first, last, (2, 2_000))
    answered = columns.elapsed(french, starts, ends).tolist()
    for row in range(0, 2_000, 100):
        asked = from_micros(int(starts[row]), PARIS), from_micros(int(ends[row]), PARIS)
        assert answered[row] == french.elapsed(*asked) // MICROSECOND


def test_both_ends_of_the_known_span(french: BusinessCalendar) -> None:
    """Both bounds count as known to elapsed; the end is not known to be open."""
    first, last = french.timeline.source.span
    whole = french.elapsed(from_micros(first, UTC), from_micros(last, UTC)) // MICROSECOND
    assert columns.elapsed(french, ints([first]), ints([last])).tolist() == [whole]
    assert columns.is_open(french, ints([first, last - 1])).tolist() == [False, False]
    with pytest.raises(OutOfRangeError, match=r"row 1: .* is outside the time this calendar knows, .*; 1 such row"):
        columns.is_open(french, ints([first, last]))
    with pytest.raises(NoOpenTimeError, match=r"at: row 1"):
        columns.next_open(french, ints([first, last]))
    with pytest.raises(NoOpenTimeError, match=r"end: row 0"):
        columns.subtract(french, ints([last]), timedelta(0))
    with pytest.raises(NoOpenTimeError, match=r"amount: row 1"):
        columns.subtract(french, from_micros(last, UTC), ints([1, 0]))


def test_no_time_back_is_the_last_instant_open_or_a_closing(french: BusinessCalendar) -> None:
    """From Saturday and from closing itself it is Friday's closing; where the desk is open, or opens, the instant."""
    friday, saturday = datetime(2026, 3, 6, tzinfo=PARIS), datetime(2026, 3, 7, 12, tzinfo=PARIS)
    ends = [as_micros(at) for at in (saturday, friday.replace(hour=18), friday.replace(hour=9, minute=30))]
    expected = [ends[1], ends[1], ends[2]]
    assert columns.subtract(french, ints(ends), timedelta(0)).tolist() == expected
    # in one column with an amount: an hour before Saturday noon is Friday 17:00
    assert columns.subtract(french, ints([ends[0], ends[0]]), ints([0, HOUR])).tolist() == [ends[1], ends[1] - HOUR]


def test_outside_the_known_span(french: BusinessCalendar) -> None:
    """The first row at fault is named, and how many there are, across chunks."""
    first, last = french.timeline.source.span
    many = np.full(100_000, first, np.int64)
    many[[40_000, 80_000]] = first - 1, last + 1
    with pytest.raises(
        OutOfRangeError, match=r"end: row 40000: 1899-.* is outside .*1899-.*2100-.*; 2 such rows"
    ) as told:
        columns.elapsed(french, from_micros(first, UTC), many, threads=2)
    assert (told.value.first, told.value.last) == (from_micros(first, UTC), from_micros(last, UTC))


def test_searches_that_leave_the_known_span(french: BusinessCalendar) -> None:
    """An amount that no years hold is refused, in either direction, and nulls are none of it."""
    first, last = french.timeline.source.span
    starts = np.ma.masked_array(ints([first, last, last, last]), [False, False, True, False])
    with pytest.raises(NoOpenTimeError, match=r"start: row 1: .* has not enough open time: .*; 2 such rows"):
        columns.add(french, starts, timedelta(hours=1))
    with pytest.raises(NoOpenTimeError, match=r"end: row 0: "):
        columns.subtract(french, ints([first]), timedelta(days=10**8))


def test_nulls_are_no_faults(french: BusinessCalendar) -> None:
    """A null row is null, whatever the other column has there; so is a chunk of nothing else."""
    start = as_micros(datetime(2026, 3, 2, 10, tzinfo=PARIS))
    starts = np.ma.masked_array(ints([start, start]), [False, True])
    assert columns.add(french, starts, ints([HOUR, HOUR * 10**8])).tolist() == [start + HOUR, None]
    rare = BusinessCalendar(tz="UTC", hours="Mo off", openings=[WINDOW])
    amounts_of_none = np.ma.masked_array(ints([HOUR * 9, HOUR * 9]), [True, True])
    assert columns.add(rare, starts, amounts_of_none).tolist() == [None, None]
    for verb, *rest in (("add", timedelta(1)), ("elapsed", ints([start])), ("subtract", starts[:1])):
        assert getattr(columns, verb)(french, starts[1:], *rest).tolist() == [None]
    assert columns.is_open(french, starts).tolist() == [True, None]
    assert columns.is_open(french, starts[1:]).tolist() == [None]


def test_nulls_where_nothing_ever_opens(french: BusinessCalendar) -> None:
    """Rows that are null for one reason or the other are no search."""
    opening = Window(datetime(2200, 3, 2, 9, tzinfo=UTC), datetime(2200, 3, 2, 10, tzinfo=UTC))
    never = french.evolve(hours="Mo off", openings=[opening])
    starts, amounts_ = np.ma.masked_array(ints([0, 0]), [False, True]), np.ma.masked_array(ints([1, 1]), [True, False])
    assert columns.add(never, starts, amounts_).tolist() == [None, None]
    with pytest.raises(NoOpenTimeError, match=r"start: row 0: .*; 1 such row"):
        columns.add(never, starts, ints([1, 1]))


WINDOW = Window(datetime(2026, 3, 2, 9, tzinfo=UTC), datetime(2026, 3, 2, 10, tzinfo=UTC))


def test_years_without_open_time() -> None:
    """A search goes on through years in which nothing opens, both ways."""
    rare = BusinessCalendar(tz="UTC", hours="Mo off", openings=[WINDOW])
    asked = [as_micros(datetime(year, 1, 1, tzinfo=UTC)) for year in (2020, 2031)]
    answered = columns.add(rare, ints(asked), ints([HOUR, -HOUR])).tolist()
    assert answered == [WINDOW.micros[1], WINDOW.micros[0]]


def test_threads_change_nothing(french: BusinessCalendar) -> None:
    """Several chunks by several threads give what one gives."""
    starts = np.random.default_rng(7).integers(1_577_836_800_000_000, 1_800_000_000_000_000, 200_000)
    for threads in (2, 5):
        for verb, *rest in (("elapsed", starts[::-1]), ("add", timedelta(hours=9)), ("is_open",)):
            one = getattr(columns, verb)(french, starts, *rest)
            assert np.array_equal(getattr(columns, verb)(french, starts, *rest, threads=threads), one)


def test_everything_is_one_tree(french: BusinessCalendar) -> None:
    """`except SlaError` catches what a column is refused for."""
    with pytest.raises(SlaError):
        columns.elapsed(french, ints([0]), ints([0, 1]))
