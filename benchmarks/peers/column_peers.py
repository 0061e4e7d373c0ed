"""The packages that answer for whole columns, and what the hardware allows."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import attrs
import numpy as np

from peers.peer import CLOSING, OPENING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

AMOUNT = timedelta(hours=24)


@attrs.frozen
class ColumnPeer:
    """
    One package's call for a column of *rows* starts and ends in UTC, as int64 microseconds.

    *prepare* returns the call with its arguments converted beforehand; what it answers is in *counts*.
    """

    name: str
    rows: int
    counts: str
    prepare: Callable[[Any, Any], Callable[[], object]]


def _workclock(holidays: list[date]) -> list[ColumnPeer]:
    import workclock

    rules = [workclock.WorkDay(OPENING, CLOSING), workclock.Holidays(holidays)]
    schedule = workclock.Schedule(rules, time_zone="Europe/Paris")
    amount = np.timedelta64(AMOUNT)

    def between(starts: Any, ends: Any) -> Callable[[], object]:  # noqa: ANN401 -- arrays
        first, last = starts.view("M8[us]"), ends.view("M8[us]")
        return lambda: schedule.between_many(first, last)

    def add(starts: Any, _: Any) -> Callable[[], object]:  # noqa: ANN401 -- arrays
        first = starts.view("M8[us]")
        return lambda: schedule.add_many(first, amount)

    return [
        ColumnPeer("workclock between_many", 20_000, "open time", between),
        ColumnPeer("workclock add_many", 20_000, "open time", add),
    ]


def _numpy(holidays: list[date]) -> list[ColumnPeer]:
    calendar = np.busdaycalendar(holidays=holidays)

    def count(starts: Any, ends: Any) -> Callable[[], object]:  # noqa: ANN401 -- arrays
        first, last = starts.view("M8[us]").astype("M8[D]"), ends.view("M8[us]").astype("M8[D]")
        return lambda: np.busday_count(first, last, busdaycal=calendar)

    def count_without(starts: Any, ends: Any) -> Callable[[], object]:  # noqa: ANN401 -- arrays
        first, last = starts.view("M8[us]").astype("M8[D]"), ends.view("M8[us]").astype("M8[D]")
        return lambda: np.busday_count(first, last)

    def offset(starts: Any, _: Any) -> Callable[[], object]:  # noqa: ANN401 -- arrays
        first = starts.view("M8[us]").astype("M8[D]")
        return lambda: np.busday_offset(first, 3, roll="forward", busdaycal=calendar)

    def plain_add(starts: Any, ends: Any) -> Callable[[], object]:  # noqa: ANN401 -- arrays
        return lambda: np.add(starts, ends)

    def plain_take(starts: Any, ends: Any) -> Callable[[], object]:  # noqa: ANN401 -- arrays
        column, index = starts[:65_536].copy(), ends & 0xFFFF
        return lambda: np.take(column, index)

    return [
        ColumnPeer("numpy busday_count", 1_000_000, "whole days, holidays", count),
        ColumnPeer("numpy busday_count, no holidays", 1_000_000, "whole days", count_without),
        ColumnPeer("numpy busday_offset", 1_000_000, "whole days, holidays", offset),
        ColumnPeer("limit: np.add", 1_000_000, "nothing", plain_add),
        ColumnPeer("limit: np.take", 1_000_000, "nothing", plain_take),
    ]


def _pandas(holidays: list[date]) -> list[ColumnPeer]:
    import pandas as pd

    hours = pd.offsets.CustomBusinessHour(start=OPENING, end=CLOSING, holidays=holidays) * (
        AMOUNT // timedelta(hours=1)
    )

    def add(starts: Any, _: Any) -> Callable[[], object]:  # noqa: ANN401 -- arrays
        stamps = list(pd.DatetimeIndex(starts.view("M8[us]")).tz_localize("UTC").tz_convert("Europe/Paris"))
        walls = [stamp.tz_localize(None) for stamp in stamps]
        return lambda: [stamp + hours for stamp in walls]

    return [ColumnPeer("pandas CustomBusinessHour", 500, "open time, no zone", add)]


def _polars(holidays: list[date]) -> list[ColumnPeer]:
    import polars as pl

    def count(starts: Any, ends: Any) -> Callable[[], object]:  # noqa: ANN401 -- arrays
        frame = pl.DataFrame({"start": starts.view("M8[us]"), "end": ends.view("M8[us]")}).cast(pl.Date)
        return lambda: frame.select(pl.business_day_count("start", "end", holidays=holidays))

    return [ColumnPeer("polars business_day_count", 1_000_000, "whole days, holidays", count)]


def load(holidays: list[date]) -> tuple[list[ColumnPeer], list[str]]:
    """Return every peer that is installed, and say of each other one why it cannot be compared."""
    peers: list[ColumnPeer] = []
    absent: list[str] = []
    for build in (_numpy, _workclock, _pandas, _polars):
        try:
            peers += build(holidays)
        except Exception as error:
            absent.append(f"{build.__name__[1:]} cannot be compared: {type(error).__name__}: {error}")
    return peers, absent
