"""Wall-clock times as a column, held against the standard library one by one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from sla_rules.calendars.instants import as_micros, from_micros
from sla_rules.calendars.wall_time import WallTime
from sla_rules.columns.buckets import Scratch
from sla_rules.columns.wall_clock import wall_clock
from tests.strategies.places import ZONES

RAISE, SHIFT, EARLIER, LATER = WallTime


def walls_around(zone: ZoneInfo, years: range) -> list[datetime]:
    """Return naive times every half hour of the days on which the zone's offset changes."""
    days = [datetime(year, 1, 1, tzinfo=UTC) + timedelta(days=day) for year in years for day in range(366)]
    changing = [
        day for day in days if day.astimezone(zone).utcoffset() != (day + timedelta(1)).astimezone(zone).utcoffset()
    ]
    return [(day + timedelta(minutes=30 * step)).replace(tzinfo=None) for day in changing for step in range(-48, 96)]


def readings(wall: datetime, zone: ZoneInfo) -> list[int]:
    """Return the instants of fold 0 and fold 1."""
    return [as_micros(wall.replace(tzinfo=zone, fold=fold)) for fold in (0, 1)]


@pytest.mark.parametrize("key", ZONES)
def test_policies_are_those_of_pep_495(key: str) -> None:
    """Shift is fold 0; earlier and later are the two readings in order; raise refuses where they differ."""
    zone = ZoneInfo(key)
    walls = walls_around(zone, range(2009, 2013)) or [datetime(2011, 1, 1)]
    column = np.array([as_micros(wall.replace(tzinfo=UTC)) for wall in walls], np.int64)
    scratch = Scratch(len(walls))
    expected = {
        SHIFT: [readings(wall, zone)[0] for wall in walls],
        EARLIER: [min(readings(wall, zone)) for wall in walls],
        LATER: [max(readings(wall, zone)) for wall in walls],
    }
    for policy, instants in expected.items():
        out = np.empty_like(column)
        assert wall_clock(key, policy).instants(column, out, scratch).tolist() == []
        assert out.tolist() == instants
    refused = wall_clock(key, RAISE).instants(column, np.empty_like(column), scratch).tolist()
    assert refused == [row for row, wall in enumerate(walls) if len(set(readings(wall, zone))) == 2]


@pytest.mark.parametrize("key", ZONES)
def test_what_the_clocks_show(key: str) -> None:
    """Instants become the wall-clock times of the zone; under raise those that repeat are refused."""
    zone = ZoneInfo(key)
    instants = sorted({readings(wall, zone)[0] for wall in walls_around(zone, range(2009, 2013))} | {0})
    column = np.array(instants, np.int64)
    out = np.empty_like(column)
    scratch = Scratch(len(column))
    shown = [from_micros(instant, zone).replace(tzinfo=None) for instant in instants]
    assert wall_clock(key, EARLIER).walls(column, out, scratch).tolist() == []
    assert out.tolist() == [as_micros(wall.replace(tzinfo=UTC)) for wall in shown]
    refused = wall_clock(key, RAISE).walls(column, out, scratch).tolist()
    assert refused == [row for row, wall in enumerate(shown) if len(set(readings(wall, zone))) == 2]


def test_tables_grow() -> None:
    """Asked for other years, the clocks keep those that they know."""
    clock = wall_clock("Europe/Vienna", SHIFT)
    scratch = Scratch(1)
    for year in (2026, 1950, 2080, 2026):
        column = np.array([as_micros(datetime(year, 7, 1, tzinfo=UTC))], np.int64)
        clock.instants(column, (out := np.empty_like(column)), scratch)
        assert out.tolist() == [as_micros(datetime(year, 7, 1, tzinfo=ZoneInfo("Europe/Vienna")))]
