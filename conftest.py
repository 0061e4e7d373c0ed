"""Names that the examples in docstrings may use without building them anew each time."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from sla_rules import BusinessCalendar, PublicHolidays, WeeklyHours


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
