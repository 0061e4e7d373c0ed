"""The year over which a rate is taken."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import attrs
import pytest

from sla_rules import BusinessCalendar, Window, Windows
from sla_rules.assessments.service_record import ServiceRecord
from sla_rules.assessments.service_year import ServiceYear, last_date
from sla_rules.calendars.instants import MICROSECOND, as_micros
from sla_rules.clauses.availability import Availability, YearKind
from sla_rules.errors import OutOfRangeError, SlaError
from tests.assessments.service import CLAUSE, PARIS, at

if TYPE_CHECKING:
    from collections.abc import Iterable

OFFICE = BusinessCalendar(tz="Europe/Paris", hours="Mo-Fr 09:00-17:00")
ROLLING = attrs.evolve(CLAUSE, year=YearKind.ROLLING)
NIGHT = Windows([Window(at("03-02 00:00"), at("03-02 10:00"))])


def year_of(clause: Availability, year: int | None, now: datetime, maintenance: Windows | None = None) -> ServiceYear:
    """Return the year of a clause in Paris."""
    return ServiceYear.of(clause, ServiceRecord(maintenance=maintenance or Windows()), PARIS, year, now=now)


def hours(stretches: Iterable[tuple[int, int]]) -> float:
    """Return how many hours stretches have."""
    total: timedelta = sum((end - start for start, end in stretches), 0) * MICROSECOND
    return total / timedelta(hours=1)


def test_calendar_year() -> None:
    """From 1 January to 1 January in the zone: 365 days, or 366, are owed whole in real time, both switches included"""
    found = year_of(CLAUSE, 2026, at("03-02 00:00"))
    assert (found.label, found.start, found.end) == ("2026", as_micros(at("2026-01-01")), as_micros(at("2027-01-01")))
    assert hours(found.service) == 365 * 24
    assert hours(year_of(CLAUSE, 2028, at("03-02 00:00")).service) == 366 * 24
    # 31 days of January and 28 of February, and the day of 1 March
    assert hours(found.elapsed) == 60 * 24


def test_the_year_around_now() -> None:
    """Without a year, the one of the zone's own date: in Paris 2027 has begun at 23:00 UTC on 31 December"""
    assert year_of(CLAUSE, None, datetime(2026, 12, 31, 23, tzinfo=UTC)).label == "2027"
    assert year_of(CLAUSE, None, datetime(2026, 12, 31, 22, 59, tzinfo=UTC)).label == "2026"


def test_before_and_after_the_year() -> None:
    """Nothing of a year to come has elapsed, and all of one that is over"""
    assert year_of(CLAUSE, 2026, at("2025-06-01")).elapsed == []
    assert year_of(CLAUSE, 2026, at("2026-01-01")).elapsed == []
    assert hours(year_of(CLAUSE, 2026, at("2027-06-01")).elapsed) == 365 * 24


@pytest.mark.parametrize(
    ("now", "start", "days"),
    [
        ("2026-06-15 12:00", "2025-06-15 12:00", 365),
        ("2028-03-01 12:00", "2027-03-01 12:00", 366),  # 29 February 2028 lies in it
        ("2028-02-29 12:00", "2027-02-28 12:00", 366),  # 2027 has no 29 February: its last day
        ("2029-02-28 12:00", "2028-02-28 12:00", 366),
    ],
)
def test_rolling_year(now: str, start: str, days: int) -> None:
    """The same wall-clock time on the same date of the year before, up to now"""
    found = year_of(ROLLING, None, at(now))
    assert (found.label, found.start, found.end) == ("rolling year", as_micros(at(start)), as_micros(at(now)))
    assert hours(found.service) == hours(found.elapsed) == days * 24


def test_rolling_year_over_a_switch() -> None:
    """
    Summer time began on Sunday 30 March 2025 and on 29 March 2026.

    From 29 March 2025 12:00 (winter) to 29 March 2026 12:00 (summer) there is an hour less than 365 days.
    """
    assert hours(year_of(ROLLING, None, at("2026-03-29 12:00")).service) == 365 * 24 - 1


def test_service_hours() -> None:
    """The year 2026 has 261 days from Monday to Friday, of eight hours each"""
    assert hours(year_of(attrs.evolve(CLAUSE, calendar=OFFICE), 2026, at("03-02 00:00")).service) == 261 * 8


def test_maintenance() -> None:
    """Agreed maintenance leaves the time owed when the clause deducts it: 10 h at any hour, 1 h of office hours"""
    now = at("03-02 00:00")
    deducting = attrs.evolve(CLAUSE, deducts_maintenance=True)
    assert hours(year_of(CLAUSE, 2026, now, maintenance=NIGHT).service) == 8760
    assert hours(year_of(deducting, 2026, now, maintenance=NIGHT).service) == 8750
    office = attrs.evolve(deducting, calendar=OFFICE)
    assert hours(year_of(office, 2026, now, maintenance=NIGHT).service) == 261 * 8 - 1


@pytest.mark.parametrize(
    ("clause", "year", "message"),
    [
        (ROLLING, 2026, "year: 2026; 'up' takes the rolling year that ends now, and None is wanted"),
        (CLAUSE, "2026", "year: '2026' is a str; a whole number such as 2026 is wanted"),
        (CLAUSE, True, "year: True is a bool"),
        (CLAUSE, 0, "year: 0 is no year of the calendar; 1 to 9999 is wanted"),
    ],
)
def test_refused(clause: Availability, year: int, message: str) -> None:
    """A year that is none, or that the clause does not choose by, is refused"""
    with pytest.raises(SlaError) as caught:
        year_of(clause, year, at("03-02 00:00"))
    assert message in str(caught.value)


def test_no_year_before_the_first() -> None:
    """Before the year 2 there is no year before"""
    with pytest.raises(OutOfRangeError, match="would begin before the year 1"):
        year_of(ROLLING, None, datetime(1, 6, 1, tzinfo=UTC))


def test_last_date() -> None:
    """A year ends on 31 December"""
    assert last_date(2026) == date(2026, 12, 31)
