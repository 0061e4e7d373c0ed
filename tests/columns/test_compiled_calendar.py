"""A calendar's tables, grown as they are asked."""

from __future__ import annotations

import gc
import pickle
from datetime import UTC, datetime
from threading import Thread
from typing import TYPE_CHECKING
from weakref import ref

import numpy as np

from sla_rules import columns
from sla_rules.calendars.instants import as_micros
from sla_rules.columns.compiled_calendar import compiled

if TYPE_CHECKING:
    from sla_rules import BusinessCalendar


def micros(year: int) -> int:
    """Return the beginning of a year."""
    return as_micros(datetime(year, 1, 1, tzinfo=UTC))


def test_one_compiled_calendar_each(french: BusinessCalendar) -> None:
    """It is kept with the calendar; an equal calendar has its own."""
    assert compiled(french) is compiled(french)
    assert compiled(french.evolve(tz="Europe/Paris")) is not compiled(french)


def test_what_is_compiled_goes_with_its_calendar(french: BusinessCalendar) -> None:
    """No calendar is kept alive by its tables, nor are tables by a calendar that is gone."""
    calendar = french.evolve(tz="Europe/Madrid")
    tables = ref(compiled(calendar))
    del calendar
    gc.collect()
    assert tables() is None


def test_years_are_added_when_asked(french: BusinessCalendar) -> None:
    """Tables grow on either side, keep what they know, and stop where the calendar does."""
    calendar = compiled(french.evolve(tz="Europe/Brussels"))
    tables = calendar.covering(micros(2026) + 10**12, micros(2026) + 10**12)
    assert (tables.first, tables.last) == (2026, 2026)
    assert calendar.covering(micros(2026) + 2 * 10**12, micros(2026) + 3 * 10**12) is tables
    later = calendar.later(tables, 2)
    assert later is not None
    assert (later.first, later.last) == (2026, 2028)
    earlier = calendar.earlier(tables, 1)
    assert earlier is not None
    assert (earlier.first, earlier.last) == (2025, 2028)
    assert calendar.later(tables, 1) is earlier  # another had asked for those years before
    whole = calendar.covering(*calendar.span)
    assert (whole.first, whole.last) == french.timeline.source.years
    assert calendar.earlier(whole, 1) is None
    assert calendar.later(whole, 1) is None


def test_open_time_before_one_instant(french: BusinessCalendar) -> None:
    """At the start of the years, at an opening, an hour later, after closing and at the end, on paper."""
    tables = compiled(french.evolve(tz="Europe/Rome")).covering(micros(2026) + 10**12, micros(2026) + 10**12)
    second = as_micros(datetime(2026, 1, 2, 8, 30, tzinfo=UTC))  # the first business day
    hour = 3_600_000_000
    asked = [tables.start, second, second + hour, second + 20 * hour]
    assert [tables.opened_before(at) * 2 // hour for at in asked] == [0, 0, 2, 17]
    assert tables.opened_before(tables.end) == tables.total


def test_threads_grow_one_table(french: BusinessCalendar) -> None:
    """Eight threads that ask for different years all get the right answer."""
    calendar = french.evolve(tz="Europe/Berlin")
    wrong: list[int] = []

    def ask(year: int) -> None:
        at = np.array([micros(year)], np.int64)
        if columns.elapsed(calendar, at, at + 86_400_000_000 * 365).tolist() != expected[year]:
            wrong.append(year)

    years = range(1950, 2050, 4)
    one = french.evolve(tz="Europe/Berlin")
    starts = np.array([micros(year) for year in years], np.int64)
    answers = columns.elapsed(one, starts, starts + 86_400_000_000 * 365).tolist()
    expected = {year: [answer] for year, answer in zip(years, answers, strict=True)}
    threads = [Thread(target=ask, args=(year,)) for year in years]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_a_calendar_that_was_compiled_travels(french: BusinessCalendar) -> None:
    """Pickle takes the calendar without its tables, and the copy answers alike."""
    at = np.array([micros(2026)], np.int64)
    columns.is_open(french, at)
    copy = pickle.loads(pickle.dumps(french))
    assert columns.next_open(copy, at).tolist() == columns.next_open(french, at).tolist()
