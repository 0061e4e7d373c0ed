"""What lies between two instants, and why: worked on paper, and added up on random calendars."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sla_rules import BusinessCalendar, Calendar, ClosedDates, RecurringClosure, Window
from sla_rules.calendars.instants import as_micros, from_micros
from sla_rules.calendars.passages import PassageKind, passages
from sla_rules.errors import InvalidValueError
from tests.strategies.calendars import specs
from tests.strategies.library import Library
from tests.strategies.places import span

if TYPE_CHECKING:
    from tests.oracle import Spec

PARIS = ZoneInfo("Europe/Paris")
DESK = BusinessCalendar(tz="Europe/Paris", hours="Mo-Fr 09:00-17:00")


def march(day: int, hour: int = 0) -> datetime:
    """Return a time of March 2026 in Paris; the 2nd is a Monday."""
    return datetime(2026, 3, day, hour, tzinfo=PARIS)


def told(calendar: Calendar, start: datetime, end: datetime) -> list[str]:
    """Write the passages of a span, a line each."""
    return [
        f"{passage.window.start:%d %H}-{passage.window.end:%d %H} {passage.kind} {passage.window.name}".rstrip()
        for passage in passages(calendar, start, end)
    ]


def test_every_layer_is_named() -> None:
    """A holiday, an exception and a closure have their names; neighbours of one reason are one."""
    calendar = BusinessCalendar(
        tz="Europe/Paris",
        hours="Mo-Fr 09:00-17:00",
        holidays=ClosedDates({date(2026, 3, 3): "bridge"}),
        exceptions={date(2026, 3, 4): ("09:00-10:00", "stock-taking")},
        closures=[
            Window(march(2, 12), march(2, 13), "drill"),
            RecurringClosure("FREQ=WEEKLY;BYDAY=FR", date(2026, 1, 1), "09:00-11:00", "upgrade"),
        ],
    )
    assert told(calendar, march(1), march(7)) == [
        "01 00-02 09 weekly",
        "02 09-02 12 open",
        "02 12-02 13 closure drill",
        "02 13-02 17 open",
        "02 17-03 00 weekly",
        "03 00-04 00 holiday bridge",
        "04 00-04 09 exception stock-taking",
        "04 09-04 10 open",
        "04 10-05 00 exception stock-taking",
        "05 00-05 09 weekly",
        "05 09-05 17 open",
        "05 17-06 09 weekly",
        "06 09-06 11 closure upgrade",
        "06 11-06 17 open",
        "06 17-07 00 weekly",
    ]


def test_combined_calendars_name_the_part_that_closed() -> None:
    """Both: the left one's reason first; one without the other: what is taken away says so."""
    closed = DESK.evolve(holidays=ClosedDates({date(2026, 3, 3): "bridge"}))
    early = BusinessCalendar(tz="UTC", hours="Mo-Su 06:00-10:00")  # 07:00 to 11:00 in Paris
    assert told(early & closed, march(3), march(4)) == [
        "03 00-03 07 weekly",
        "03 07-03 11 holiday bridge",
        "03 11-04 00 weekly",
    ]
    assert told(closed - early, march(2), march(3)) == [
        "02 00-02 09 weekly",
        "02 09-02 11 taken_away",
        "02 11-02 17 open",
        "02 17-03 00 weekly",
    ]
    assert told(closed | early, march(3), march(3, 8)) == ["03 00-03 07 holiday bridge", "03 07-03 08 open"]


def test_nothing_between_an_instant_and_itself() -> None:
    """An empty span has no passage; a span that runs back is refused."""
    assert told(DESK, march(2, 10), march(2, 10)) == []
    assert told(DESK, march(2, 10), march(2, 11)) == ["02 10-02 11 open"]
    with pytest.raises(InvalidValueError, match="end: "):
        passages(DESK, march(3), march(2))


@settings(max_examples=60)
@given(specs(), st.integers(0, 20 * 86_400), st.integers(0, 12 * 86_400))
def test_the_passages_are_the_span(picked: tuple[Spec, date], offset: int, length: int) -> None:
    """Each begins where the one before ends, and the open ones add up to the integral."""
    spec, middle = picked
    calendar = Library().calendar(spec)
    start = from_micros(span(middle, 10, 10)[0] + offset * 1_000_000, UTC)
    end = start + timedelta(seconds=length)
    found = list(passages(calendar, start, end))
    assert all(before.window.end == after.window.start for before, after in pairwise(found))
    if found:
        assert (found[0].window.start, found[-1].window.end) == (start, end)
    else:
        assert as_micros(start) == as_micros(end)
    opened = sum((each.window.duration for each in found if each.kind is PassageKind.OPEN), timedelta(0))
    assert opened == calendar.elapsed(start, end)
