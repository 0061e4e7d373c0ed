"""What the tests of columns share."""

from __future__ import annotations

import pytest

from sla_rules import BusinessCalendar, PublicHolidays
from tests.columns.engine_rows import EngineRows


@pytest.fixture(scope="session")
def french() -> BusinessCalendar:
    """Return the calendar of the annex."""
    return BusinessCalendar(tz="Europe/Paris", hours="Mo-Fr 09:30-18:00", holidays=PublicHolidays("FR"))


@pytest.fixture(scope="session")
def rows(french: BusinessCalendar) -> EngineRows:
    """Return the rows that every engine is asked about."""
    return EngineRows(french)
