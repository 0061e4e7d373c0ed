"""Polars: the verbs as expressions, for lazy frames and eager ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from sla_rules.columns import verbs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sla_rules.calendars.calendar import Calendar


def expression(verb: str, calendar: Calendar, *arguments: Any, **options: Any) -> pl.Expr:  # noqa: ANN401 -- the verb's
    """
    Return the expression of a verb such as `"elapsed"`; names and expressions among the arguments are columns.

    Elapsed time comes as Duration in microseconds, business days as Int64. Raises what the verb raises, when the
    frame is collected.

    >>> frame = pl.LazyFrame({"at": [datetime(2026, 3, 6, 17, tzinfo=paris)]}).cast(pl.Datetime("us", "Europe/Paris"))
    >>> str(frame.select(expression("add", calendar, "at", timedelta(hours=2))).collect().item())
    '2026-03-09 10:30:00+01:00'
    """
    columns = [pl.col(each) if isinstance(each, str) else each for each in arguments]
    returned = {"elapsed": pl.Duration("us"), "is_open": pl.Boolean(), "business_days": pl.Int64()}.get(verb)

    def answer(batch: Sequence[pl.Series]) -> pl.Series:
        series = iter(batch)
        given = (next(series) if isinstance(each, pl.Expr) else each for each in columns)
        answered: pl.Series = getattr(verbs, verb)(calendar, *given, **options)
        return answered if returned is None else answered.cast(returned)  # whole microseconds fit exactly

    return pl.map_batches([each for each in columns if isinstance(each, pl.Expr)], answer, return_dtype=returned)
