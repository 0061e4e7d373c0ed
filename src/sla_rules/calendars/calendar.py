"""What every calendar can be asked, each question a reading of one integral."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sla_rules.calendars.instants import as_date, as_micros, from_micros, instant, plain_timedelta
from sla_rules.calendars.window import Window
from sla_rules.errors import InvalidTypeError, InvalidValueError, OutOfRangeError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime
    from typing import Self
    from zoneinfo import ZoneInfo

    from sla_rules.calendars.business_day_table import BusinessDayTable
    from sla_rules.calendars.combined_calendar import CombinedCalendar
    from sla_rules.calendars.day_explanation import DayExplanation
    from sla_rules.calendars.day_hours import DayHours
    from sla_rules.calendars.integral_table import IntegralTable
    from sla_rules.calendars.limits import Limit
    from sla_rules.calendars.provenance import Provenance
    from sla_rules.calendars.timeline import Timeline

NOTHING = timedelta(0)


class Calendar:
    """
    A predicate on instants, "is the service open?", and its integral; the base of every kind of calendar.

    Instants are aware datetimes; answers come in the zone of the question. Windows include their start and exclude
    their end. Every method raises NaiveDatetimeError for a datetime without a zone, OutOfRangeError for one outside
    the years that the calendar's holidays are known for, and NoOpenTimeError for a search that finds nothing there.
    """

    __slots__ = ()

    timeline: Timeline
    _business_days: BusinessDayTable

    def is_open(self, at: datetime) -> bool:
        """
        Tell whether the service is open at the instant *at*: an opening is in, a closing is out.

        >>> calendar.is_open(datetime(2026, 3, 2, 18, 0, tzinfo=paris))
        False
        """
        return self.timeline.is_open(at)

    def elapsed(self, start: datetime, end: datetime) -> timedelta:
        """
        Return the open time between two instants, negative when *end* comes first.

        >>> calendar.elapsed(datetime(2026, 3, 6, 17, tzinfo=paris), datetime(2026, 3, 9, 10, tzinfo=paris))
        datetime.timedelta(seconds=5400)
        """
        return self.timeline.elapsed(start, end)

    def add(self, start: datetime, amount: timedelta | Limit) -> datetime:
        """
        Return the earliest instant from *start* on at which *amount* is used up, in the zone of *start*.

        A timedelta is open time, as are BusinessHours; a negative one goes back; zero is the next opening.
        Other limits are counted in their own way, never turned into hours.

        >>> str(calendar.add(datetime(2026, 3, 6, 17, tzinfo=paris), timedelta(hours=1)))
        '2026-03-06 18:00:00+01:00'
        """
        if type(amount) is not timedelta:
            if not isinstance(amount, timedelta):
                from sla_rules.calendars.limit_arithmetic import add_limit

                return add_limit(self, start, amount)
            amount = plain_timedelta(amount, "amount")
        if amount > NOTHING:
            return self.timeline.add(start, amount)
        return self.timeline.subtract(start, -amount) if amount < NOTHING else self.timeline.next_open(start)

    def subtract(self, end: datetime, amount: timedelta | Limit) -> datetime:
        """
        Return the latest instant up to *end* from which *amount* elapses until *end*, in the zone of *end*.

        A timedelta is open time; a negative one goes forward; zero is the last instant at or before *end* that is
        open or a closing.

        >>> str(calendar.subtract(datetime(2026, 3, 9, 10, tzinfo=paris), timedelta(hours=1)))
        '2026-03-06 17:30:00+01:00'
        """
        if type(amount) is not timedelta:
            if not isinstance(amount, timedelta):
                from sla_rules.calendars.limit_arithmetic import subtract_limit

                return subtract_limit(self, end, amount)
            amount = plain_timedelta(amount, "amount")
        if amount > NOTHING:
            return self.timeline.subtract(end, amount)
        if amount < NOTHING:
            return self.timeline.add(end, -amount)
        return self.timeline.last_counted(end)

    def next_open(self, at: datetime) -> datetime:
        """
        Return the earliest open instant from *at* on: *at* itself when open.

        >>> str(calendar.next_open(datetime(2026, 3, 6, 18, tzinfo=paris)))
        '2026-03-09 09:30:00+01:00'
        """
        return self.timeline.next_open(at)

    def next_close(self, at: datetime) -> datetime:
        """
        Return the end of the open window around *at*, or of the next one when closed.

        >>> str(calendar.next_close(datetime(2026, 3, 6, 18, tzinfo=paris)))
        '2026-03-09 18:00:00+01:00'
        """
        return self.timeline.next_close(at)

    def previous_open(self, at: datetime) -> datetime:
        """
        Return the last opening at or before *at*.

        >>> str(calendar.previous_open(datetime(2026, 3, 9, 9, tzinfo=paris)))
        '2026-03-06 09:30:00+01:00'
        """
        return self.timeline.previous_open(at)

    def previous_close(self, at: datetime) -> datetime:
        """
        Return the last closing at or before *at*.

        >>> str(calendar.previous_close(datetime(2026, 3, 9, 9, tzinfo=paris)))
        '2026-03-06 18:00:00+01:00'
        """
        return self.timeline.previous_close(at)

    def windows(self, start: datetime, end: datetime) -> Iterator[Window]:
        """
        Walk the open windows between two instants, merged where they touch and clipped to them.

        Raises InvalidValueError when *end* comes first.

        >>> start = datetime(2026, 3, 6, 17, tzinfo=paris)
        >>> [str(window.duration) for window in calendar.windows(start, start + timedelta(days=3))]
        ['1:00:00', '7:30:00']
        """
        start, end = instant(start, "start"), instant(end, "end")
        first, last = as_micros(start), as_micros(end)
        if last < first:
            msg = f"end: {end.isoformat()} comes before start {start.isoformat()}; a later one is wanted"
            raise InvalidValueError(msg)
        self.timeline.elapsed(start, end)  # refuses now, not at the first step, what lies outside the known span
        zone = start.tzinfo
        return (
            Window(from_micros(max(opening, first), zone), from_micros(min(closing, last), zone))
            for opening, closing in (self.timeline.windows(first, last) if first < last else ())
        )

    def is_business_day(self, day: date) -> bool:
        """
        Tell whether the date has any hours; windows of opening or closure do not change that.

        >>> calendar.is_business_day(date(2026, 3, 7))
        False
        """
        return bool(self.hours_on(day))

    def business_days(self, start: date, end: date) -> int:
        """
        Count the business days in `[start, end)`, negative when *end* comes first.

        >>> calendar.business_days(date(2026, 3, 2), date(2026, 3, 9))
        5
        """
        return self._business_days.count(self._known_date(start, "start"), self._known_date(end, "end"))

    def add_business_days(self, day: date, n: int) -> date:
        """
        Return the n-th business day strictly after *day*, or strictly before it when *n* is negative.

        Raises InvalidValueError when *n* is zero, InvalidTypeError when it is no whole number.

        >>> calendar.add_business_days(date(2026, 3, 6), 1)
        datetime.date(2026, 3, 9)
        """
        if isinstance(n, bool) or not isinstance(n, int):
            msg = f"n: {n!r} is a {type(n).__name__}; a whole number is wanted"
            raise InvalidTypeError(msg)
        if n == 0:
            msg = "n: 0 business days from a date is no date; 1 is the next business day, -1 the one before"
            raise InvalidValueError(msg)
        return self._business_days.shift(self._known_date(day, "day"), n)

    def hours_on(self, day: date) -> DayHours:
        """
        Return the hours of a date, its night included; windows of opening and closure are no part of them.

        >>> str(calendar.hours_on(date(2026, 3, 6)))
        '09:30-18:00'
        """
        raise NotImplementedError

    def explain_day(self, day: date) -> DayExplanation:
        """
        Say why a date is open or closed; `str` of the answer is a sentence.

        >>> str(calendar.explain_day(date(2026, 4, 6)))
        'closed: Lundi de Pâques'
        """
        raise NotImplementedError

    @property
    def day_zone(self) -> ZoneInfo:
        """The zone whose dates the calendar counts; InvalidValueError when calendars of several zones were combined."""
        raise NotImplementedError

    def to_table(self, years: range) -> IntegralTable:
        """
        Return the open windows of *years* with the open time before each, as a plain table for engines without rules.

        Raises InvalidTypeError or InvalidValueError for what is no range of years one after the other.

        >>> len(calendar.to_table(range(2026, 2028)))  # 252 and 254 open days, and the empty row at the start
        507
        """
        from sla_rules.calendars.integral_table import IntegralTable

        return IntegralTable(self.timeline, years)

    def provenance(self) -> Provenance:
        """
        Return the published data behind the calendar, with versions, and a digest of the whole.

        >>> len(calendar.provenance().digest)
        64
        """
        from sla_rules.calendars.provenance import provenance_of

        return provenance_of(self)

    def sources(self) -> tuple[str, ...]:
        """Return the published data that its dates come from, such as `"holidays 0.109"`, without that of zones."""
        raise NotImplementedError

    def _repr_html_(self) -> str:
        """Show the week at a glance in a notebook."""
        from sla_rules.calendars.week_html import week_html

        return week_html(self)

    def __and__(self, other: Calendar) -> CombinedCalendar:
        """Return the calendar that is open when both are."""
        return self._combined("&", other)

    def __or__(self, other: Calendar) -> CombinedCalendar:
        """Return the calendar that is open when either is."""
        return self._combined("|", other)

    def __sub__(self, other: Calendar) -> CombinedCalendar:
        """Return the calendar that is open when the first is and the second is not."""
        return self._combined("-", other)

    def _combined(self, operation: str, other: Calendar) -> CombinedCalendar:
        if not isinstance(other, Calendar):
            return NotImplemented
        from sla_rules.calendars.combined_calendar import CombinedCalendar

        return CombinedCalendar(self, operation, other)

    def _known_date(self, day: date, field: str) -> date:
        """Return *day*, refusing what is no date and what lies outside the known years."""
        day = as_date(day, field)
        first, last = self.timeline.source.years
        if not first <= day.year <= last:
            bounds = type(day)(first, 1, 1), type(day)(last, 12, 31)
            msg = f"{field}: {day} is outside the years this calendar knows, {bounds[0]} to {bounds[1]}"
            raise OutOfRangeError(msg, first=bounds[0], last=bounds[1])
        return day

    def evolve(self, **changes: object) -> Self:
        """
        Return a calendar with some of its fields changed; raises UnknownNameError for a field that it does not have.

        >>> str(calendar.evolve(hours="Mo-Sa 09:00-18:00").hours_on(date(2026, 3, 7)))
        '09:00-18:00'
        """
        from sla_rules.calendars.evolving import evolved

        return evolved(self, changes)
