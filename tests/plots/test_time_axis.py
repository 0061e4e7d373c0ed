"""The axis of real time on the clocks of a zone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from sla_rules.calendars.instants import as_micros
from sla_rules.plots.time_axis import MOST_TICKS, position, ticks, time_axis, time_scale
from sla_rules.plots.words import words_of

PARIS = ZoneInfo("Europe/Paris")
EN, FR = words_of("en"), words_of("fr")
HOUR = 3_600_000_000


def labels(start: datetime, end: datetime, zone: ZoneInfo = PARIS) -> list[str]:
    """Return the ticks of a span in words."""
    return [" ".join(tick.label) for tick in ticks(as_micros(start), as_micros(end), zone, EN)]


def test_the_night_of_23_hours() -> None:
    """On 29 March 2026 the clocks skip 02:00: that tick is missing, and the day is one hour shorter on the axis."""
    start, end = datetime(2026, 3, 28, 23, tzinfo=PARIS), datetime(2026, 3, 29, 6, tzinfo=PARIS)
    assert labels(start, end) == ["23:00", "Sun 29 Mar", "01:00", "03:00", "04:00", "05:00", "06:00"]
    days = [datetime(2026, 3, day, tzinfo=PARIS) for day in (28, 29, 30)]
    found = [tick.micros for tick in ticks(as_micros(days[0]), as_micros(days[2]), PARIS, EN) if len(tick.label) == 2]
    assert [later - earlier for earlier, later in pairwise(found)] == [24 * HOUR, 23 * HOUR]


def test_the_night_of_25_hours() -> None:
    """On 25 October 2026 the clocks show 02:00 twice: both ticks are there, an hour apart, each with its offset."""
    start, end = datetime(2026, 10, 25, 0, tzinfo=PARIS), datetime(2026, 10, 25, 4, tzinfo=PARIS)
    assert labels(start, end) == ["Sun 25 Oct", "01:00", "02:00+02:00", "02:00+01:00", "03:00", "04:00"]
    twice = [tick.micros for tick in ticks(as_micros(start), as_micros(end), PARIS, EN)][2:4]
    assert twice[1] - twice[0] == HOUR


@pytest.mark.parametrize(
    ("days", "first", "second"),
    [
        (0.3, "Mon 2 Feb", "01:00"),
        (0.8, "Mon 2 Feb", "02:00"),
        (2.5, "Mon 2 Feb", "06:00"),
        (5, "Mon 2 Feb", "12:00"),
        (10, "Mon 2 Feb", "Tue 3 Feb"),
        (20, "Mon 2 Feb", "Wed 4 Feb"),
        (60, "Mon 2 Feb", "Mon 9 Feb"),
        (100, "Mon 2 Feb", "Mon 16 Feb"),
        (300, "Mar 2026", "Apr 2026"),
        (600, "Mar 2026", "May 2026"),
        (900, "Apr 2026", "Jul 2026"),
        (1_900, "Jul 2026", "Jan 2027"),
        (3_000, "Jan 2027", "Jan 2028"),
        (12_000, "Jan 2028", "Jan 2032"),
    ],
)
def test_steps(days: float, first: str, second: str) -> None:
    """Each span has the finest step that has room: full hours, midnights, Mondays, months, years."""
    start = datetime(2026, 2, 2, tzinfo=PARIS)
    found = labels(start, start + timedelta(days=days))
    assert found[:2] == [first, second]
    assert len(found) <= MOST_TICKS + 1


def test_french_labels() -> None:
    """Days and months are those of the words."""
    start = as_micros(datetime(2026, 2, 2, tzinfo=PARIS))
    assert ticks(start, start + 240 * HOUR, PARIS, FR)[0].label == ("lun.", "2 févr.")


def test_a_whole_number_of_milliseconds() -> None:
    """Positions are numbers that a browser counts exactly, and the scale ends where the span does."""
    at = as_micros(datetime(9999, 12, 30, tzinfo=UTC))
    assert position(at) == at // 1_000 < 2**53
    assert time_scale(0, at).to_dict()["domain"] == [0, at // 1_000]


def test_the_axis_writes_its_ticks_out() -> None:
    """Values and labels are in the specification, the lines of a label apart."""
    start, end = datetime(2026, 3, 29, tzinfo=PARIS), datetime(2026, 3, 29, 4, tzinfo=PARIS)
    axis = time_axis(as_micros(start), as_micros(end), PARIS, EN, "local time").to_dict()
    assert axis["values"][:2] == [1_774_738_800_000, 1_774_742_400_000]  # 23:00 and 24:00 of 28 March in UTC
    assert axis["labelExpr"].startswith('({"1774738800000": ["Sun", "29 Mar"], "1774742400000": ["01:00"]')
    assert axis["title"] == "local time"


def test_the_first_years() -> None:
    """Firsts of months begin with the year 1."""
    first, utc = datetime(1, 1, 2, tzinfo=UTC), ZoneInfo("UTC")
    assert labels(first, datetime(2, 1, 2, tzinfo=UTC), utc)[0] == "Mar 1"
    assert labels(first, datetime(40, 1, 2, tzinfo=UTC), utc)[:2] == ["Jan 4", "Jan 8"]
