"""The year over which a rate is taken, and the time in it in which the service is owed."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from attrs import frozen

from sla_rules.calendars.instants import as_micros, from_micros
from sla_rules.calendars.limit_arithmetic import months_later
from sla_rules.calendars.stretches import clip, subtract
from sla_rules.calendars.zones import year_start
from sla_rules.clauses.availability import YearKind
from sla_rules.errors import InvalidTypeError, InvalidValueError, OutOfRangeError

if TYPE_CHECKING:
    from datetime import tzinfo

    from sla_rules.assessments.service_record import ServiceRecord
    from sla_rules.calendars.stretches import Stretch
    from sla_rules.clauses.availability import Availability

_MONTHS = 12


@frozen(kw_only=True)
class ServiceYear:
    """
    The span from *start* to *end* in which *clause* is judged, and what is owed of it up to *now*.

    Instants are microseconds of UTC; *service* holds the stretches in which the service is owed. Built by
    `ServiceYear.of`, never by hand.
    """

    label: str
    start: int
    end: int
    now: int
    service: tuple[Stretch, ...]

    @classmethod
    def of(
        cls, clause: Availability, record: ServiceRecord, zone: tzinfo, year: int | None, *, now: datetime
    ) -> ServiceYear:
        """
        Return the year that *clause* asks for: the calendar's *year* (None: around *now*), or the rolling one.

        The rolling year begins at the same wall-clock time of *zone* on the same date of the year before, on
        28 February for 29 February, and ends at *now*. Raises InvalidValueError for a *year* that the clause does not
        choose by, InvalidTypeError for what is no whole number, OutOfRangeError beyond the years 1 to 9999.
        """
        if clause.year is YearKind.ROLLING:
            if year is not None:
                msg = f"year: {year!r}; {clause.name!r} takes the rolling year that ends now, and None is wanted"
                raise InvalidValueError(msg)
            label, start, end = "rolling year", as_micros(_year_before(now.astimezone(zone))), as_micros(now)
        else:
            year = now.astimezone(zone).year if year is None else last_date(year).year
            label, start, end = str(year), year_start(zone, year), year_start(zone, year + 1)
        owed: list[Stretch] = [(start, end)]
        if clause.calendar is not None:
            owed = [each.micros for each in clause.calendar.windows(from_micros(start, zone), from_micros(end, zone))]
        if clause.deducts_maintenance:
            owed = subtract(owed, record.maintenance.micros)
        return cls(label=label, start=start, end=end, now=as_micros(now), service=tuple(owed))

    @property
    def elapsed(self) -> list[Stretch]:
        """What is owed up to now."""
        return clip(self.service, self.start, min(self.now, self.end)) if self.start < self.now else []


def last_date(year: object) -> date:
    """Return the last date of a year of the calendar; raises InvalidTypeError or InvalidValueError for what is none."""
    if isinstance(year, bool) or not isinstance(year, int):
        msg = f"year: {year!r} is a {type(year).__name__}; a whole number such as 2026 is wanted"
        raise InvalidTypeError(msg)
    if not date.min.year <= year <= date.max.year:
        msg = f"year: {year} is no year of the calendar; {date.min.year} to {date.max.year} is wanted"
        raise InvalidValueError(msg)
    return date(year, 12, 31)


def _year_before(now: datetime) -> datetime:
    """Return the same wall-clock time a year before, with the same fold; PEP 495 places it in a gap."""
    try:
        day = months_later(now.date(), -_MONTHS)
    except ValueError:
        first, last = datetime.min.replace(tzinfo=now.tzinfo), datetime.max.replace(tzinfo=now.tzinfo)
        msg = f"now: the year before {now.isoformat()} would begin before the year 1"
        raise OutOfRangeError(msg, first=first, last=last) from None
    return now.replace(year=day.year, day=day.day)
