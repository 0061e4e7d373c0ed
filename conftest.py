"""Names that the examples in docstrings may use without building them anew each time."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from importlib.util import find_spec
from zoneinfo import ZoneInfo

import pytest

from sla_rules import BusinessCalendar, PublicHolidays, WeeklyHours

# The examples of an adapter run where its engine is installed.
ENGINES = {
    "arrow_functions": "pyarrow",
    "dask_engine": "dask",
    "duckdb_engine": "duckdb",
    "polars_engine": "polars",
    "spark_engine": "pyspark",
}
collect_ignore = [
    f"src/sla_rules/columns/{module}.py" for module, package in ENGINES.items() if find_spec(package) is None
]


@pytest.fixture(autouse=True)
def _names_in_examples(doctest_namespace: dict[str, object]) -> None:
    """Offer the annex's calendar and the words of time."""
    paris = ZoneInfo("Europe/Paris")
    calendar = BusinessCalendar(
        tz="Europe/Paris", hours=WeeklyHours.parse("Mo-Fr 09:30-18:00"), holidays=PublicHolidays("FR")
    )
    doctest_namespace.update(
        {"UTC": UTC, "calendar": calendar, "date": date, "datetime": datetime, "paris": paris, "timedelta": timedelta}
    )
