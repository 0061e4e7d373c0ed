"""The integral behind every answer: searches and their bounds, memory, threads, and odd kinds of datetime."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pandas as pd
import pytest
from dateutil.tz import gettz, tzlocal

from sla_rules import BusinessCalendar, PublicHolidays, Window
from sla_rules.calendars import integral, timeline
from sla_rules.errors import InvalidTypeError, NaiveDatetimeError, NoOpenTimeError, OutOfRangeError

if TYPE_CHECKING:
    from collections.abc import Iterator

PARIS = ZoneInfo("Europe/Paris")
OFFICE = "Mo-Fr 09:30-18:00"
FRENCH = BusinessCalendar(tz="Europe/Paris", hours=OFFICE, holidays=PublicHolidays("FR"))
FRIDAY = datetime(2026, 3, 6, 17, tzinfo=PARIS)
MONDAY = datetime(2026, 3, 9, 10, tzinfo=PARIS)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    "zone",
    [
        UTC,
        timezone(HOUR),
        ZoneInfo("Asia/Tokyo"),
        ZoneInfo.no_cache("Europe/Paris"),
        gettz("America/New_York"),
        tzlocal(),
    ],
    ids=str,
)
def test_any_zone(zone: ZoneInfo) -> None:
    """The question may come in any zone, of any make, even one without a hash; the answer comes in the same."""
    start, end = FRIDAY.astimezone(zone), MONDAY.astimezone(zone)
    for _ in range(2):  # the second time from rows, where the zone has any
        assert FRENCH.elapsed(start, end) == 1.5 * HOUR
        assert FRENCH.add(start, 1.5 * HOUR) == MONDAY
        assert FRENCH.subtract(end, 1.5 * HOUR) == FRIDAY
        assert FRENCH.is_open(start)
        assert FRENCH.add(start, HOUR).tzinfo is zone


def test_many_zones() -> None:
    """Only a few zones have rows; the others are answered all the same."""
    calendar = FRENCH.evolve()
    for hours in range(-12, 13):
        zone = timezone(timedelta(hours=hours))
        assert calendar.elapsed(FRIDAY.astimezone(zone), MONDAY.astimezone(zone)) == 1.5 * HOUR
    assert calendar.elapsed(FRIDAY, MONDAY) == 1.5 * HOUR
    assert len(calendar.timeline._rows) == timeline.MOST_ZONES
    assert PARIS in calendar.timeline._rows


def test_many_years(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept is bounded, and forgetting changes no answer."""
    monkeypatch.setattr(timeline, "MOST_YEARS_OF_ROWS", 3)
    monkeypatch.setattr(integral, "MOST_YEARS", 3)
    calendar = FRENCH.evolve()
    for _ in range(2):
        for year in range(2000, 2012):
            start = datetime(year, 3, 1, tzinfo=PARIS)
            assert calendar.elapsed(start, start + timedelta(days=7)) == 42.5 * HOUR
            assert len(calendar.timeline.integral._years) <= 3
            assert len(calendar.timeline._rows[PARIS]) <= 3


def test_pandas_timestamps() -> None:
    """A Timestamp is an instant; answers are plain datetimes and timedeltas."""
    elapsed = FRENCH.elapsed(pd.Timestamp(FRIDAY), pd.Timestamp(MONDAY))
    assert (type(elapsed), elapsed) == (timedelta, 1.5 * HOUR)
    due = FRENCH.add(pd.Timestamp(FRIDAY), HOUR)
    assert (type(due), due) == (datetime, FRIDAY + HOUR)
    opened = FRENCH.next_open(pd.Timestamp(FRIDAY))
    assert (type(opened), opened) == (datetime, FRIDAY)


@pytest.mark.parametrize("question", ["is_open", "next_open", "next_close", "previous_open", "previous_close"])
def test_naive_datetimes_are_refused(question: str) -> None:
    """A datetime without a zone is no instant, whichever the question."""
    with pytest.raises(NaiveDatetimeError, match="has no zone"):
        getattr(FRENCH, question)(datetime(2026, 3, 6, 17))
    with pytest.raises(InvalidTypeError, match="an aware datetime is wanted"):
        getattr(FRENCH, question)("2026-03-06")


def test_naive_ends_are_named() -> None:
    """The error says which of two arguments it was."""
    naive = datetime(2026, 3, 6, 17)
    for start, end, field in ((naive, MONDAY, "start"), (FRIDAY, naive, "end")):
        with pytest.raises(NaiveDatetimeError, match=f"^{field}: "):
            FRENCH.elapsed(start, end)


def test_outside_the_known_years() -> None:
    """Public holidays are known for 1900-2100; outside is an error that names both ends, never open."""
    late = datetime(2101, 1, 1, 10, tzinfo=PARIS)
    with pytest.raises(OutOfRangeError, match=r"1899-12-31T23:50:39.* to 2100-12-31T23:00:00") as caught:
        FRENCH.is_open(late)
    assert caught.value.last == datetime(2100, 12, 31, 23, tzinfo=UTC)
    with pytest.raises(OutOfRangeError):
        FRENCH.elapsed(FRIDAY, late)
    with pytest.raises(NoOpenTimeError, match="not enough open time"):
        FRENCH.add(FRIDAY, timedelta(days=365 * 75))
    with pytest.raises(NoOpenTimeError, match="not enough open time"):
        FRENCH.subtract(FRIDAY, timedelta(days=365 * 75))


def test_the_last_known_instant() -> None:
    """The end of the span has a W; whether it is open nobody knows."""
    end = datetime(2101, 1, 1, tzinfo=PARIS)
    always = BusinessCalendar(tz="Europe/Paris", hours="24/7; PH 00:00-24:00", holidays=PublicHolidays("FR"))
    assert always.elapsed(end - HOUR, end) == HOUR
    assert always.add(end - HOUR, HOUR) == end
    with pytest.raises(OutOfRangeError, match="is outside the time this calendar knows"):
        always.is_open(end)
    for question in (always.next_open, always.next_close):
        with pytest.raises(NoOpenTimeError, match="searched from"):
            question(end)
    assert FRENCH.subtract(end, timedelta(0)) == FRENCH.previous_close(end) == end - 6 * HOUR
    with pytest.raises(NoOpenTimeError, match="no closing"):
        always.next_close(end - HOUR)
    with pytest.raises(NoOpenTimeError, match="no opening"):
        always.previous_open(end)
    with pytest.raises(NoOpenTimeError, match="no closing"):
        always.previous_close(end)


def test_windows_that_cross_the_year() -> None:
    """A window over New Year is one, from both sides, and one that ends with the year is not joined to the next."""
    nights = BusinessCalendar(tz="Europe/Paris", hours="Mo-Su 20:00-04:00")
    new_year = datetime(2026, 1, 1, tzinfo=PARIS)
    assert nights.next_close(new_year - HOUR) == new_year + 4 * HOUR
    assert nights.previous_open(new_year + HOUR) == new_year - 4 * HOUR
    whole = Window(new_year - 4 * HOUR, new_year + 4 * HOUR)
    assert list(nights.windows(new_year - 12 * HOUR, new_year + 12 * HOUR)) == [whole]
    evenings = BusinessCalendar(tz="Europe/Paris", hours="Mo-Su 00:00-01:00,22:00-24:00")
    assert evenings.next_close(new_year - HOUR) == new_year + HOUR
    until = BusinessCalendar(tz="Europe/Paris", hours="We 22:00-24:00")  # 31 December 2025 is a Wednesday
    assert until.next_close(new_year - HOUR) == new_year
    assert until.previous_close(new_year + HOUR) == new_year
    assert until.previous_open(new_year + 24 * HOUR) == new_year - 2 * HOUR
    assert len(list(until.windows(new_year - 12 * HOUR, new_year + 24 * 8 * HOUR))) == 2
    from_midnight = BusinessCalendar(tz="Europe/Paris", hours="Th 00:00-02:00")  # 1 January 2026 is a Thursday
    assert from_midnight.previous_open(new_year + HOUR) == new_year
    assert from_midnight.previous_close(new_year + HOUR) == new_year - 24 * 7 * HOUR + 2 * HOUR


def test_a_calendar_with_one_window() -> None:
    """Before the only window nothing closes and nothing opens; after it nothing opens again."""
    window = Window(FRIDAY, FRIDAY + HOUR)
    once = BusinessCalendar(tz="Europe/Paris", hours="Mo-Su off", holidays=PublicHolidays("FR"), openings=[window])
    assert once.next_close(FRIDAY - 100 * HOUR) == FRIDAY + HOUR
    assert once.add(FRIDAY - 100 * HOUR, HOUR) == FRIDAY + HOUR
    for search, at in (
        (once.previous_open, FRIDAY - HOUR),
        (once.previous_close, FRIDAY),
        (once.next_open, FRIDAY + HOUR),
        (once.next_close, FRIDAY + HOUR),
    ):
        with pytest.raises(NoOpenTimeError, match="searched from"):
            search(at)


@pytest.mark.no_cover  # threads that are watched take turns at every line, and many times as long
def test_threads() -> None:
    """16 threads on a cold calendar get the answers of one: 200 runs, each with questions in another order."""
    moments = [datetime(2000 + i, 3, 6, 17, tzinfo=PARIS) for i in range(30)]

    def ask(calendar: BusinessCalendar, shift: int) -> list[object]:
        turned = moments[shift:] + moments[:shift]
        answers = {
            at: (calendar.elapsed(FRIDAY, at), calendar.add(at, 100 * HOUR), calendar.is_open(at)) for at in turned
        }
        return [answers[at] for at in moments]

    expected = ask(FRENCH.evolve(), 0)
    with ThreadPoolExecutor(16) as pool:
        for _ in range(200):
            cold = [FRENCH.evolve()] * 16
            assert all(answers == expected for answers in pool.map(ask, cold, range(16)))


def test_what_another_thread_filled_in_meanwhile_is_not_filled_in_again() -> None:
    """While one thread waits for the lock another may fill in the rows of the year: each of them stands there once."""
    alone, shared = FRENCH.evolve(), FRENCH.evolve()
    lock = shared.timeline._lock

    @contextmanager
    def waiting() -> Iterator[None]:
        shared.timeline._lock = lock
        assert shared.is_open(FRIDAY)
        yield

    shared.timeline._lock = waiting()  # type: ignore[assignment] # it is entered and left like one
    assert shared.is_open(FRIDAY)
    assert alone.is_open(FRIDAY)
    assert shared.timeline._rows[PARIS].by_days == alone.timeline._rows[PARIS].by_days
    assert shared.timeline._lock is lock


def test_far_years() -> None:
    """A question that needs no W compiles its own year alone; empty years are kept for the next search."""
    calendar = BusinessCalendar(tz="UTC", hours=OFFICE)
    assert calendar.is_open(MONDAY + HOUR)
    assert calendar.is_open(datetime(9999, 12, 31, 10, tzinfo=UTC))
    assert len(calendar.timeline.integral._years) == 2
    far, near = calendar.evolve(), datetime(2026, 3, 1, tzinfo=UTC)
    # 400 years are 20 871 weeks; from 1 March 2026 to 1 March 9626 there are 19 times as many, of 42.5 h each.
    assert far.elapsed(near, datetime(9626, 3, 1, tzinfo=UTC)) == 19 * 20871 * 42.5 * HOUR
    assert far.elapsed(datetime(26, 3, 1, tzinfo=UTC), near) == 5 * 20871 * 42.5 * HOUR
    assert far.add(near, 19 * 20871 * 42.5 * HOUR) == datetime(9626, 2, 27, 18, tzinfo=UTC)  # a Friday, as in 2026
    assert far.subtract(near, 5 * 20871 * 42.5 * HOUR) == datetime(26, 3, 2, 9, 30, tzinfo=UTC)
    assert len(far.timeline.integral._years) <= integral.MOST_YEARS
    never = BusinessCalendar(tz="UTC", hours="Mo 09:00-10:00", holidays=PublicHolidays("FR")) & BusinessCalendar(
        tz="UTC", hours="Tu 09:00-10:00"
    )
    with pytest.raises(NoOpenTimeError):
        never.next_open(MONDAY)
    assert set(never.timeline.integral._empty) == set(range(2026, 2101))
