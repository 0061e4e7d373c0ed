"""Dask: the verbs over the partitions of its series."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sla_rules.columns import verbs

if TYPE_CHECKING:
    from sla_rules.calendars.calendar import Calendar


def on_partitions(verb: str, calendar: Calendar, series: Any, *arguments: Any, **options: Any) -> Any:  # noqa: ANN401 -- Dask
    """
    Return the lazy series of a verb such as `"elapsed"`; other series among the arguments have the same partitions.

    The calendar travels to the workers by pickle. Raises what the verb raises, when the series is computed.

    >>> import dask.dataframe as dd, pandas as pd
    >>> times = dd.from_pandas(pd.Series([datetime(2026, 3, 6, 17, tzinfo=paris)]), npartitions=1)
    >>> str(on_partitions("add", calendar, times, timedelta(hours=2)).compute()[0])
    '2026-03-09 10:30:00+01:00'
    """
    # the verb on no rows tells the type, and raises at once what is wrong with any
    empty = [getattr(each, "_meta", each) for each in (series, *arguments)]
    meta = getattr(verbs, verb)(calendar, *empty, **options)
    return series.map_partitions(_answer, *arguments, verb=verb, calendar=calendar, options=options, meta=meta)


def _answer(*columns: Any, verb: str, calendar: Calendar, options: dict[str, Any]) -> Any:  # noqa: ANN401 -- of pandas
    return getattr(verbs, verb)(calendar, *columns, **options)
