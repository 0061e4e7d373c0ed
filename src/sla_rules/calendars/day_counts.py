"""
The day counts of French law, as readings of a contract: calendaires, ouvrables, ouvrés, francs.

A contract that says "dix jours ouvrés" leaves to its reader which days count and when the tenth ends. The
definitions below are those of the codes where the codes define them, and of the public service's pages
where they do not. They say what such words usually mean in a contract, not which law governs it.

Code de procédure civile, art. 641: the day of the event that starts a term does not count. Art. 642: a term
ends at 24:00 of its last day; one that would end on a Saturday, a Sunday or a holiday runs to the next
working day. Backward, from an event to come, the last day of the count is not available either: Cass. com.
14 March 2018, n° 16-26.996, and Cass. 2e civ. 20 October 2005, n° 04-10.138. The four kinds of days:
service-public.fr, page F35697, "Jour ouvrable, jour ouvré, jour franc, jour calendaire : quelles
différences ?".
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from sla_rules.calendars.instants import as_date
from sla_rules.errors import InvalidTypeError, InvalidValueError, OutOfRangeError

if TYPE_CHECKING:
    from sla_rules.calendars.business_calendar import BusinessCalendar

__all__ = ["DayCount"]

_SUNDAY = 6
_DAY = timedelta(days=1)


class DayCount(StrEnum):
    """
    Which days a term of days counts.

    >>> from datetime import date
    >>> from sla_rules import BusinessCalendar, PublicHolidays, WeeklyHours
    >>> calendar = BusinessCalendar(
    ...     tz="Europe/Paris", hours=WeeklyHours.parse("Mo-Fr 09:30-18:00"), holidays=PublicHolidays("FR")
    ... )
    >>> [str(count.term(calendar, date(2026, 11, 8), 7)) for count in DayCount]
    ['2026-11-15', '2026-11-17', '2026-11-18', '2026-11-16']
    """

    JOURS_CALENDAIRES = "jours calendaires"
    """Every day of the calendar (service-public.fr, F35697)."""

    JOURS_OUVRABLES = "jours ouvrables"
    """
    Every day but the weekly rest, which is Sunday (code du travail, art. L. 3132-3), and the holidays not
    worked.

    A day on which the calendar has hours counts whatever it is. Monday to Saturday in a usual week (F35697).
    """

    JOURS_OUVRES = "jours ouvrés"
    """The days on which the calendar has hours: its business days (F35697)."""

    JOURS_FRANCS = "jours francs"
    """
    Every day, from 00:00 to 24:00, neither the day of the event nor that of the term: one day more than
    *calendaires*.

    The public service's page lets it run to the next working day when it ends on a Saturday, a Sunday or a
    holiday: that is *prorogued*.
    """

    def counts(self, calendar: BusinessCalendar, day: date) -> bool:
        """
        Tell whether *day* is one of these days in *calendar*.

        Raises `OutOfRangeError` outside the years that the calendar knows, unless every day counts; `InvalidTypeError`
        for what is no calendar, or for *jours ouvrables* no `BusinessCalendar`, whose holidays are known as such.
        """
        day = as_date(day, "day")
        self._check(calendar)
        if self in (DayCount.JOURS_CALENDAIRES, DayCount.JOURS_FRANCS):
            return True
        if self is DayCount.JOURS_OUVRES or calendar.is_business_day(day):
            return calendar.is_business_day(day)
        return day.weekday() != _SUNDAY and (calendar.holidays is None or day not in calendar.holidays)

    def term(self, calendar: BusinessCalendar, day: date, n: int, *, prorogued: bool = False) -> date:
        """
        Tell the last day of a term of *n* days from the event on *day*; it ends at 24:00 local of that day.

        With *n* negative, *day* is an event to come and the answer the last day on which one may act: *n*
        whole days lie between the two. With *prorogued*, a term that would end on no business day of the
        calendar runs on to the next one; backward, it ends on the one before (art. 642 itself does not
        cover terms counted backward: Cass. 2e civ. 4 February 1998, n° 96-13.391).

        Raises `InvalidValueError` when *n* is 0, `OutOfRangeError` or `NoOpenTimeError` when the term
        leaves the years that the calendar knows.

        >>> from sla_rules import BusinessCalendar
        >>> calendar = BusinessCalendar(tz="Europe/Paris", hours="Mo-Fr 09:30-18:00")
        >>> DayCount.JOURS_CALENDAIRES.term(calendar, date(2024, 7, 31), -8)
        datetime.date(2024, 7, 22)
        """
        day = as_date(day, "day")
        self._check(calendar)
        if isinstance(n, bool) or not isinstance(n, int):
            msg = f"n: {n!r} is a {type(n).__name__}; a whole number of days is wanted"
            raise InvalidTypeError(msg)
        if n == 0:
            msg = "n: a term of 0 days has no last day; 1 is a term of one day, -1 of one day before the event"
            raise InvalidValueError(msg)
        try:
            last = self._counted(calendar, day, n)
            if n < 0:
                last -= _DAY
            elif self is DayCount.JOURS_FRANCS:
                last += _DAY
            if prorogued and not calendar.is_business_day(last):
                last = calendar.add_business_days(last, 1 if n > 0 else -1)
        except OverflowError:
            msg = f"n: {n} {self} from {day.isoformat()} end outside the years 1 to 9999"
            raise OutOfRangeError(msg, first=date.min, last=date.max) from None
        return last

    def _check(self, calendar: object) -> None:
        from sla_rules.calendars.business_calendar import BusinessCalendar
        from sla_rules.calendars.calendar import Calendar

        kind = BusinessCalendar if self is DayCount.JOURS_OUVRABLES else Calendar
        if not isinstance(calendar, kind):
            msg = f"calendar: {calendar!r} is a {type(calendar).__name__}; {self} want a {kind.__name__}"
            raise InvalidTypeError(msg)

    def _counted(self, calendar: BusinessCalendar, day: date, n: int) -> date:
        """Find the n-th day that counts after *day*, or before it; the day itself does not count."""
        calendar_days = day + n * _DAY  # overflows before a count that could never end is begun
        if self is DayCount.JOURS_OUVRES:
            return calendar.add_business_days(day, n)
        if self is not DayCount.JOURS_OUVRABLES:
            return calendar_days
        step = _DAY if n > 0 else -_DAY
        left = abs(n)
        while left:
            day += step
            left -= self.counts(calendar, day)
        return day
