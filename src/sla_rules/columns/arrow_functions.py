"""The verbs as plain functions of Arrow arrays, such as DuckDB and Spark call."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa

from sla_rules.columns import verbs

if TYPE_CHECKING:
    from collections.abc import Callable

    from sla_rules.calendars.calendar import Calendar


def arrow_function(verb: str, calendar: Calendar) -> Callable[..., Any]:
    """
    Return the verb of one calendar as a function of its columns alone; elapsed time is whole microseconds.

    It has as many arguments as the verb, and no annotations: the engines count the ones and read the others.

    >>> arrow_function("is_open", calendar)(pa.array([datetime(2026, 3, 6, 17, tzinfo=paris)])).to_pylist()
    [True]
    """
    ask = getattr(verbs, verb)
    if verb == "elapsed":
        return lambda start, end: ask(calendar, start, end).cast(pa.int64())
    if verb in {"is_open", "next_open"}:
        return lambda at: ask(calendar, at)
    return lambda first, second: ask(calendar, first, second)
