"""Spark: the verbs as functions of columns, called with Arrow arrays on the workers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pyspark.sql import functions

from sla_rules.columns.arrow_functions import arrow_function

if TYPE_CHECKING:
    from sla_rules.calendars.calendar import Calendar

_RETURNED = {"elapsed": "long", "is_open": "boolean", "business_days": "long"}


def function(verb: str, calendar: Calendar) -> Any:  # noqa: ANN401 -- a function of Spark's columns
    """
    Return a verb such as `"elapsed"` as a function of columns of Spark 4.1 or newer.

    Times are Spark's TIMESTAMP, which are instants, dates its DATE; open time goes in and comes out as LONG
    microseconds. The calendar travels to the workers by pickle. What the verb raises fails the job.
    """
    arrow_udf: Any = functions.arrow_udf  # type: ignore[attr-defined,unused-ignore] # made at run time
    return arrow_udf(arrow_function(verb, calendar), returnType=_RETURNED.get(verb, "timestamp"))
