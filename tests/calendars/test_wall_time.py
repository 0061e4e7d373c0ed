"""Wall-clock times, and the hours that a switch skips or repeats."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_rules.calendars.wall_time import WallTime, named_policy
from sla_rules.errors import InvalidValueError

PARIS = ZoneInfo("Europe/Paris")
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")
GAP = datetime(2026, 3, 29, 2, 30)
FOLD = datetime(2026, 10, 25, 2, 30)


@pytest.mark.parametrize("policy", WallTime)
def test_an_ordinary_time_is_itself(policy: WallTime) -> None:
    """No policy touches a time that exists once."""
    assert policy.instant(datetime(2026, 3, 29, 3), PARIS).isoformat() == "2026-03-29T03:00:00+02:00"
    assert policy.instant(datetime(2026, 3, 29, 1, 59), PARIS).isoformat() == "2026-03-29T01:59:00+01:00"


@pytest.mark.parametrize(
    ("policy", "gap", "fold"),
    [
        # 02:30+01:00 is 01:30 UTC, when Paris already shows 03:30; 02:30+02:00 is 00:30 UTC, when it shows 01:30.
        (WallTime.SHIFT, "2026-03-29T03:30:00+02:00", "2026-10-25T02:30:00+02:00"),
        (WallTime.EARLIER, "2026-03-29T01:30:00+01:00", "2026-10-25T02:30:00+02:00"),
        (WallTime.LATER, "2026-03-29T03:30:00+02:00", "2026-10-25T02:30:00+01:00"),
    ],
)
def test_a_policy_settles_gap_and_fold(policy: WallTime, gap: str, fold: str) -> None:
    """Shift is PEP 495's instant for fold=0; earlier and later choose between the two readings."""
    assert policy.instant(GAP, PARIS).isoformat() == gap
    assert policy.instant(FOLD, PARIS).isoformat() == fold


def test_a_switch_of_half_an_hour_is_one_too() -> None:
    """Lord Howe skips 02:00-02:30 on 4 October 2026: 02:15+10:30 is 02:45+11:00."""
    assert WallTime.SHIFT.instant(datetime(2026, 10, 4, 2, 15), LORD_HOWE).isoformat() == "2026-10-04T02:45:00+11:00"


@pytest.mark.parametrize(("wall", "what"), [(GAP, "does not exist"), (FOLD, "exists twice")])
def test_raise_refuses(wall: datetime, what: str) -> None:
    """Without a policy, the message says which of the two it is, where, and which policies there are."""
    with pytest.raises(InvalidValueError, match=f"in Europe/Paris this one {what}: .*wall-time\\): shift, earlier or"):
        WallTime.RAISE.instant(wall, PARIS)


def test_a_policy_has_a_name() -> None:
    """A policy is given by name, and another name is refused with those that there are."""
    assert named_policy("later") is WallTime.LATER
    with pytest.raises(
        InvalidValueError, match="wall_time: 'first' is no policy; accepted: raise, shift, earlier, later"
    ):
        named_policy("first")


@pytest.mark.parametrize(
    "name", ["Europe/Paris", "America/Sao_Paulo", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Beirut"]
)
@given(st.datetimes(datetime(1950, 1, 1), datetime(2037, 1, 1)))
def test_a_time_is_refused_exactly_when_its_two_folds_differ(name: str, wall: datetime) -> None:
    """The short way past dates without a switch never misses one, at midnight either (São Paulo, Beirut)."""
    zone = ZoneInfo(name)
    for near in (wall, wall.replace(hour=0, minute=wall.minute // 2), wall.replace(month=10, hour=wall.hour // 6)):
        folds = {near.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1)}
        if len(folds) == 1:
            assert WallTime.RAISE.instant(near, zone) == near.replace(tzinfo=zone)
        else:
            with pytest.raises(InvalidValueError):
                WallTime.RAISE.instant(near, zone)


def test_every_switch_of_fifty_years_is_seen() -> None:
    """Each half hour of São Paulo, whose switches stood at midnight, is refused or not as its folds differ or not."""
    zone = ZoneInfo("America/Sao_Paulo")
    seen = 0
    for day in range(365 * 50):
        for clock in (0, 30, 23 * 60 + 30):
            wall = datetime(1972, 1, 1) + timedelta(days=day, minutes=clock)
            folds = {wall.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1)}
            if len(folds) == 2:
                seen += 1
                with pytest.raises(InvalidValueError):
                    WallTime.RAISE.instant(wall, zone)
    assert seen > 50
