"""The cases that the design names, worked out on paper, asked of the library and of the oracle alike."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from tests.oracle import Answers, Plain, Version, at, microseconds
from tests.strategies.library import Library

if TYPE_CHECKING:
    from collections.abc import Sequence

HOUR = 3_600
EVERY_DAY = range(7)
WORKING = range(5)
Windows = list[tuple[datetime, datetime]]


def plain(zone: str, days: Sequence[int], start: float, end: float, **departures: object) -> Plain:
    """Return the same stretch of hours on those weekdays, Monday 0."""
    stretch = (int(start * HOUR), int(end * HOUR))
    return Plain(zone, (Version(date.min, dict.fromkeys(days, (stretch,))),), **departures)  # type: ignore[arg-type]


def utc(*fields: int) -> datetime:
    """Return a time in UTC."""
    return datetime(*fields, tzinfo=UTC)  # type: ignore[misc, arg-type]


CASES = {
    # 24 October 2026 is a Saturday; Paris leaves +02:00 for +01:00 at 01:00 UTC, when 03:00 becomes 02:00.
    # 22:00-24:00 is 20:00-22:00 UTC, 00:00-02:30 the first time is 22:00-00:30 UTC: 4 h 30. Closed
    # 02:30-03:00 (+02:00), then 02:00-02:30 comes again, 01:00-01:30 UTC: 30 min. Together 5 h in two
    # windows.
    "22:00-02:30 over the October switch is 5 h": (
        plain("Europe/Paris", [5], 22, 26.5),
        (utc(2026, 10, 24), utc(2026, 10, 26)),
        [
            (utc(2026, 10, 24, 20), utc(2026, 10, 25, 0, 30)),
            (utc(2026, 10, 25, 1), utc(2026, 10, 25, 1, 30)),
        ],
    ),
    # 29 March 2026, a Sunday: 02:00 becomes 03:00 at 01:00 UTC. 02:30 never comes; the first open instant is
    # 03:00 (+02:00).
    "an opening at 02:30 in the March gap takes effect at 03:00": (
        plain("Europe/Paris", [6], 2.5, 12),
        (utc(2026, 3, 28), utc(2026, 3, 30)),
        [(utc(2026, 3, 29, 1), utc(2026, 3, 29, 10))],
    ),
    # A closing at 02:30 in the gap: open until 02:00, which is 01:00 UTC; nothing of 03:00 is before 02:30.
    "a closing at 02:30 in the March gap takes effect at 02:00": (
        plain("Europe/Paris", [6], 1, 2.5),
        (utc(2026, 3, 28), utc(2026, 3, 30)),
        [(utc(2026, 3, 29, 0), utc(2026, 3, 29, 1))],
    ),
    # 02:15-02:45 lies wholly in the gap and does not exist that day.
    "hours wholly inside the gap do not exist": (
        plain("Europe/Paris", [6], 2.25, 2.75),
        (utc(2026, 3, 28), utc(2026, 3, 30)),
        [],
    ),
    # A night over the gap: 22:00 (+01:00) is 21:00 UTC, 06:00 (+02:00) is 04:00 UTC: 7 h.
    "a night over the March switch is an hour shorter": (
        plain("Europe/Paris", [5], 22, 30),
        (utc(2026, 3, 28), utc(2026, 3, 30)),
        [(utc(2026, 3, 28, 21), utc(2026, 3, 29, 4))],
    ),
    # A night over the repeated hour: 22:00 (+02:00) is 20:00 UTC, 06:00 (+01:00) is 05:00 UTC: 9 h.
    "a night over the October switch is an hour longer": (
        plain("Europe/Paris", [5], 22, 30),
        (utc(2026, 10, 24), utc(2026, 10, 26)),
        [(utc(2026, 10, 24, 20), utc(2026, 10, 25, 5))],
    ),
    # St John's, Sunday 29 October 2006: at 00:01 (-02:30), 02:31 UTC, clocks go back to 23:01 of Saturday
    # (-03:30). Sunday is 00:00-00:01 at first (02:30-02:31 UTC), then Saturday again until 03:30 UTC, then
    # Sunday to 24:00.
    "local dates run backwards in St John's, Sunday": (
        plain("America/St_Johns", [6], 0, 24),
        (utc(2006, 10, 28), utc(2006, 10, 31)),
        [
            (utc(2006, 10, 29, 2, 30), utc(2006, 10, 29, 2, 31)),
            (utc(2006, 10, 29, 3, 30), utc(2006, 10, 30, 3, 30)),
        ],
    ),
    # The same switch for Saturday 22:00-24:00: 00:30-02:30 UTC, then 23:01-24:00 once more, 02:31-03:30 UTC.
    "local dates run backwards in St John's, Saturday": (
        plain("America/St_Johns", [5], 22, 24),
        (utc(2006, 10, 28), utc(2006, 10, 31)),
        [
            (utc(2006, 10, 29, 0, 30), utc(2006, 10, 29, 2, 30)),
            (utc(2006, 10, 29, 2, 31), utc(2006, 10, 29, 3, 30)),
        ],
    ),
    # Apia went from Thursday 29 December 2011 24:00 (-10:00), 10:00 UTC, to Saturday 31 00:00 (+14:00).
    # Friday's evening never came; the early hours of its night are those of Saturday: 00:00-06:00,
    # 10:00-16:00 UTC.
    "the night of a date that Apia skipped": (
        plain("Pacific/Apia", [4], 22, 30),
        (utc(2011, 12, 29), utc(2012, 1, 1)),
        [(utc(2011, 12, 30, 10), utc(2011, 12, 30, 16))],
    ),
    # Thursday's evening, 22:00-24:00 (-10:00), is 08:00-10:00 UTC; its early hours would be on the skipped
    # Friday.
    "the night before the date that Apia skipped": (
        plain("Pacific/Apia", [3], 22, 30),
        (utc(2011, 12, 29), utc(2012, 1, 1)),
        [(utc(2011, 12, 30, 8), utc(2011, 12, 30, 10))],
    ),
    # A night every day: Thursday's evening and the early hours of Saturday touch, 08:00-16:00 UTC, one
    # window; Saturday's own night, 22:00-06:00 (+14:00), is 08:00-16:00 UTC of the 31st.
    "nights all week around the date that Apia skipped": (
        plain("Pacific/Apia", EVERY_DAY, 22, 30),
        (utc(2011, 12, 30), utc(2012, 1, 1)),
        [(utc(2011, 12, 30, 8), utc(2011, 12, 30, 16)), (utc(2011, 12, 31, 8), utc(2011, 12, 31, 16))],
    ),
    # Friday 5 June 2026 22:00 to Saturday 06:00 in Paris, +02:00; the exception is Saturday's, the night is
    # Friday's.
    "a Saturday exception leaves Friday's night alone": (
        plain("Europe/Paris", WORKING, 22, 30, exceptions={date(2026, 6, 6): ()}),
        (utc(2026, 6, 5, 12), utc(2026, 6, 7)),
        [(utc(2026, 6, 5, 20), utc(2026, 6, 6, 4))],
    ),
    "a Saturday holiday leaves Friday's night alone": (
        plain("Europe/Paris", WORKING, 22, 30, holidays=frozenset({date(2026, 6, 6)})),
        (utc(2026, 6, 5, 12), utc(2026, 6, 7)),
        [(utc(2026, 6, 5, 20), utc(2026, 6, 6, 4))],
    ),
    "a Friday exception takes Friday's night with it": (
        plain("Europe/Paris", WORKING, 22, 30, exceptions={date(2026, 6, 5): ()}),
        (utc(2026, 6, 5, 12), utc(2026, 6, 7)),
        [],
    ),
    # Sao Paulo, Sunday 4 November 2018: 00:00 (-03:00) becomes 01:00 (-02:00) at 03:00 UTC. The day has 23
    # hours.
    "a date that begins at 01:00": (
        plain("America/Sao_Paulo", [6], 0, 12),
        (utc(2018, 11, 3), utc(2018, 11, 5)),
        [(utc(2018, 11, 4, 3), utc(2018, 11, 4, 14))],
    ),
    # Lord Howe, Sunday 5 April 2026: 02:00 (+11:00) becomes 01:30 (+10:30) at 15:00 UTC of the 4th.
    # 01:00-01:45 is 14:00-14:45 UTC, then 01:30-01:45 comes again: 15:00-15:15 UTC.
    "half an hour comes twice": (
        plain("Australia/Lord_Howe", [6], 1, 1.75),
        (utc(2026, 4, 4), utc(2026, 4, 6)),
        [
            (utc(2026, 4, 4, 14), utc(2026, 4, 4, 14, 45)),
            (utc(2026, 4, 4, 15), utc(2026, 4, 4, 15, 15)),
        ],
    ),
}


@pytest.mark.parametrize(("spec", "region", "expected"), CASES.values(), ids=CASES.keys())
def test_windows(spec: Plain, region: tuple[datetime, datetime], expected: Windows) -> None:
    """The open windows are the ones found on paper, for the oracle and for the library."""
    start, end = region
    oracle = Answers(spec, microseconds(start), microseconds(end))
    assert [(at(low), at(high)) for low, high in oracle.windows] == expected
    calendar = Library().calendar(spec)
    assert [(each.start, each.end) for each in calendar.windows(start, end)] == expected


@pytest.mark.parametrize(("spec", "region", "expected"), CASES.values(), ids=CASES.keys())
def test_elapsed_and_searches(spec: Plain, region: tuple[datetime, datetime], expected: Windows) -> None:
    """
    Elapsed is the sum of the windows; each opening and closing is found from inside and from a microsecond
    before.
    """
    start, end = region
    calendar = Library().calendar(spec)
    total = sum((closing - opening for opening, closing in expected), timedelta())
    assert calendar.elapsed(start, end) == total
    assert calendar.elapsed(end, start) == -total
    tick = timedelta(microseconds=1)
    used = timedelta()
    for opening, closing in expected:
        assert not calendar.is_open(opening - tick)
        assert calendar.is_open(opening)
        assert calendar.is_open(closing - tick)
        assert not calendar.is_open(closing)
        assert calendar.next_open(opening - tick) == opening
        assert calendar.next_open(opening) == opening
        assert calendar.next_close(opening) == closing
        assert calendar.previous_open(closing) == opening
        assert calendar.previous_close(closing) == closing
        used += closing - opening
        assert calendar.add(start, used) == closing
        assert calendar.subtract(end, total - used + tick) == closing - tick


def test_five_nights_a_week_are_forty_hours() -> None:
    """Mo-Fr 22:00-06:00 is 40 h a week, wherever the week is cut."""
    calendar = Library().calendar(plain("Europe/Paris", WORKING, 22, 30))
    paris = ZoneInfo("Europe/Paris")
    for hour in range(0, 24, 5):
        start = datetime(2026, 6, 3, hour, 17, tzinfo=paris)
        assert calendar.elapsed(start, start + timedelta(days=7)) == timedelta(hours=40)


def test_zero_rolls_and_a_deadline_does_not() -> None:
    """Friday 17:00 + 1 h is Friday 18:00, and stays there; adding nothing to that rolls to Monday 09:30."""
    paris = ZoneInfo("Europe/Paris")
    calendar = Library().calendar(plain("Europe/Paris", WORKING, 9.5, 18))
    friday = datetime(2026, 6, 5, 17, tzinfo=paris)
    closing = calendar.add(friday, timedelta(hours=1))
    assert closing == datetime(2026, 6, 5, 18, tzinfo=paris)
    assert calendar.add(closing, timedelta(0)) == datetime(2026, 6, 8, 9, 30, tzinfo=paris)
    assert calendar.subtract(closing, timedelta(0)) == closing
    assert calendar.subtract(closing + timedelta(days=1), timedelta(0)) == closing


def test_a_wall_time_in_the_gap_is_the_instant_of_pep_495() -> None:
    """02:30 on 29 March 2026 in Paris is 01:30 UTC with fold 0, 00:30 UTC with fold 1."""
    paris = ZoneInfo("Europe/Paris")
    calendar = Library().calendar(plain("Europe/Paris", EVERY_DAY, 0, 24))
    missing = datetime(2026, 3, 29, 2, 30, tzinfo=paris)
    reference = utc(2026, 3, 29)
    assert calendar.elapsed(reference, missing) == timedelta(hours=1, minutes=30)
    assert calendar.elapsed(reference, missing.replace(fold=1)) == timedelta(minutes=30)


def test_fold_is_read_and_written() -> None:
    """02:15 comes twice on 25 October 2026: an hour apart as a question, and told apart in the answer."""
    paris = ZoneInfo("Europe/Paris")
    calendar = Library().calendar(plain("Europe/Paris", EVERY_DAY, 0, 24))
    first = datetime(2026, 10, 25, 2, 15, tzinfo=paris)
    second = first.replace(fold=1)
    assert calendar.elapsed(first, second) == timedelta(hours=1)
    later = calendar.add(first, timedelta(hours=1))
    assert (later.replace(tzinfo=None), later.fold) == (second.replace(tzinfo=None), 1)
    sooner = calendar.subtract(second, timedelta(hours=1))
    assert (sooner.replace(tzinfo=None), sooner.fold) == (first.replace(tzinfo=None), 0)
