"""Values given by date."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from sla_rules.calendars.dated import dict_of
from sla_rules.errors import InvalidTypeError, InvalidValueError

FIRST, SECOND = date(2026, 3, 1), date(2026, 3, 2)


def test_order() -> None:
    """A mapping and a tuple of pairs give the same, in order of date."""
    assert list(dict_of({SECOND: 2, FIRST: 1}, "days", "{}")) == [FIRST, SECOND]
    assert dict_of(((SECOND, 2), (FIRST, 1)), "days", "{}") == {FIRST: 1, SECOND: 2}


@pytest.mark.parametrize("values", [None, "off", [(FIRST, 1)], 5, (FIRST,), ((FIRST,),), ((FIRST, 1, 2),)])
def test_refused_kinds(values: object) -> None:
    """What is not given by date is refused, with an example."""
    with pytest.raises(InvalidTypeError, match=r"days: .* a mapping by date such as {1: 2} is wanted"):
        dict_of(values, "days", "{1: 2}")  # type: ignore[arg-type]


def test_refused_dates() -> None:
    """A datetime is no date, and a date comes once."""
    with pytest.raises(InvalidTypeError, match=r"days: .* a datetime.date is wanted"):
        dict_of({datetime(2026, 3, 1, tzinfo=UTC): 1}, "days", "{}")
    with pytest.raises(InvalidValueError, match="days: 2026-03-01 comes twice; each date once is wanted"):
        dict_of(((FIRST, 1), (FIRST, 2)), "days", "{}")
