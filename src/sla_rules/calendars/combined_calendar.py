"""Calendars combined: open in both, in either, or in the first but not the second."""

from __future__ import annotations

from datetime import UTC, date
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from attrs import evolve, field, frozen
from attrs.converters import optional

from sla_rules.calendars.business_day_table import BusinessDayTable
from sla_rules.calendars.calendar import Calendar
from sla_rules.calendars.day_hours import DayHours
from sla_rules.calendars.instants import DAY_MICROS, EPOCH_ORDINAL, SECOND_MICROS
from sla_rules.calendars.nesting import nested_in
from sla_rules.calendars.stretches import clip, intersect, subtract, unite
from sla_rules.calendars.timeline import Timeline
from sla_rules.calendars.zones import as_zone_key, end_of_day, offsets, start_of_day
from sla_rules.errors import InvalidTypeError, InvalidValueError

if TYPE_CHECKING:
    from collections.abc import Callable

    from sla_rules.calendars.day_explanation import DayExplanation
    from sla_rules.calendars.stretches import Stretch

    SetOperation = Callable[[list[Stretch], list[Stretch]], list[Stretch]]


def _either(left: list[Stretch], right: list[Stretch]) -> list[Stretch]:
    return unite(left + right)


_OPERATIONS: dict[str, SetOperation] = {"&": intersect, "|": _either, "-": subtract}


def _as_operation(value: str) -> str:
    if value not in tuple(_OPERATIONS):  # a tuple, which takes what has no hash
        msg = f"operation: {value!r} is none; '&', '|' or '-' is wanted"
        raise InvalidValueError(msg)
    return value


@frozen(repr=False)
class CombinedCalendar(Calendar):
    """
    The combination of two calendars, each of any kind, written `a & b`, `a | b` or `a - b`.

    It knows the years that both know. Dates are counted in the zone that both have; where they differ, day counts
    are refused until `in_zone` names one, and a date is then a business day when the combination is open at some
    instant of it. In one zone, the hours of a date are the combination of both calendars' hours.

    >>> from sla_rules import BusinessCalendar
    >>> paris = BusinessCalendar(tz="Europe/Paris", hours="Mo-Fr 09:00-18:00")
    >>> tokyo = BusinessCalendar(tz="Asia/Tokyo", hours="Mo-Fr 09:00-18:00")
    >>> (paris & tokyo).in_zone("Europe/Paris").is_business_day(date(2026, 1, 5))
    True
    """

    left: Calendar
    operation: str = field(converter=_as_operation)
    right: Calendar
    tz: str | None = field(default=None, converter=optional(as_zone_key))

    # Derived; how many combinations stand one inside the other, and tables that are compiled year by year when asked.
    nested: int = field(init=False, eq=False)
    timeline: Timeline = field(init=False, eq=False)
    _business_days: BusinessDayTable = field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        """Refuse calendars that know no year in common or stand too deep in each other, and prepare the tables."""
        for name, part in (("left", self.left), ("right", self.right)):
            if not isinstance(part, Calendar):
                msg = f"{name}: {part!r} is a {type(part).__name__}; a calendar is wanted"
                raise InvalidTypeError(msg)
        object.__setattr__(self, "nested", nested_in(self.left, self.right, "calendars"))
        source = _Combination(self)
        first, last = source.years
        if first > last:
            msg = f"right: {self.right!r} and {self.left!r} know no year in common"
            raise InvalidValueError(msg)
        object.__setattr__(self, "timeline", Timeline(source))
        object.__setattr__(self, "_business_days", BusinessDayTable(self.is_business_day, source.years))

    def in_zone(self, tz: str) -> CombinedCalendar:
        """
        Return the same combination, counting dates in the zone *tz*.

        Raises InvalidValueError when there is no such zone.
        """
        return evolve(self, tz=tz)

    @property
    def day_zone(self) -> ZoneInfo:
        """The zone whose dates the calendar counts; InvalidValueError when there are two and none was chosen."""
        if self.tz is not None:
            return ZoneInfo(self.tz)
        left, right = self.left.day_zone, self.right.day_zone
        if left.key != right.key:
            msg = (
                f"tz: dates differ between {left.key} and {right.key}; "
                f"name the zone that counts: (a {self.operation} b).in_zone({left.key!r})"
            )
            raise InvalidValueError(msg)
        return left

    def hours_on(self, day: date) -> DayHours:
        """Return the hours of a date: both calendars' combined, or in several zones the open time inside the date."""
        day = self._known_date(day, "day")
        if _zone_of(self.left) == _zone_of(self.right) == self.day_zone:
            left, right = (list(part.hours_on(day).stretches) for part in (self.left, self.right))
            return DayHours(tuple(_OPERATIONS[self.operation](left, right)))
        return self._open_time_of(day)

    def explain_day(self, day: date) -> DayExplanation:
        """Say why a date is open or closed, in the words of both calendars."""
        from sla_rules.calendars.day_explanation import DayExplanation, DayKind

        hours = self.hours_on(day)
        left, right = (self._counting_dates(part).explain_day(day) for part in (self.left, self.right))
        return DayExplanation(day, DayKind.COMBINED, hours, f"({left}) {self.operation} ({right})")

    def _counting_dates(self, part: Calendar) -> Calendar:
        """Return *part* so that it can be asked for dates: a combination of several zones takes ours."""
        return part.in_zone(self.day_zone.key) if isinstance(part, CombinedCalendar) and not _zone_of(part) else part

    def sources(self) -> tuple[str, ...]:
        """Return the published data that the dates of both come from."""
        return self.left.sources() + self.right.sources()

    def _open_time_of(self, day: date) -> DayHours:
        """
        Return the open time inside the local date on its wall clock, rounded outward to whole seconds.

        Clocks that run back over midnight show times of the date before; those are no hours of this one.
        """
        zone = self.day_zone
        start, end = start_of_day(zone, day), end_of_day(zone, day)
        opened = clip(list(self.timeline.windows(start, end)), start, end)
        midnight = (day.toordinal() - EPOCH_ORDINAL) * DAY_MICROS
        shown = unite(
            (opening + offset - midnight, closing + offset - midnight)
            for first, last, offset in offsets(zone, start, end)
            for opening, closing in clip(opened, first, last)
        )
        inside = clip(shown, 0, DAY_MICROS)
        return DayHours(tuple((opening // SECOND_MICROS, -(-closing // SECOND_MICROS)) for opening, closing in inside))

    def __repr__(self) -> str:
        """Write an expression that builds the same value."""
        text = f"({self.left!r} {self.operation} {self.right!r})"
        return text if self.tz is None else f"{text}.in_zone({self.tz!r})"

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle what the calendar is built from, not its tables."""
        return CombinedCalendar, (self.left, self.operation, self.right, self.tz)


def _zone_of(calendar: Calendar) -> ZoneInfo | None:
    """Return the zone in which the calendar counts dates, or None where several were combined and none was chosen."""
    try:
        return calendar.day_zone
    except InvalidValueError:
        return None


class _Combination:
    """The predicate of a combined calendar, read off the timelines of its two parts."""

    __slots__ = ("_combine", "_parts", "irregular", "span", "years", "zone")

    def __init__(self, calendar: CombinedCalendar) -> None:
        self._parts = calendar.left.timeline, calendar.right.timeline
        self._combine = _OPERATIONS[calendar.operation]
        sources = [part.source for part in self._parts]
        zones = {source.zone for source in sources}
        self.zone = zones.pop() if len(zones) == 1 else UTC
        self.years = max(source.years[0] for source in sources), min(source.years[1] for source in sources)
        irregular = [source.irregular for source in sources]
        self.irregular = None
        if irregular[0] is not None and irregular[1] is not None:
            self.irregular = min(irregular[0][0], irregular[1][0]), max(irregular[0][1], irregular[1][1])
        self.span = max(source.span[0] for source in sources), min(source.span[1] for source in sources)

    def open_windows(self, start: int, end: int) -> list[Stretch]:
        """Return the open windows inside `[start, end)`, in microseconds of UTC."""
        left, right = (clip(list(part.windows(start, end)), start, end) for part in self._parts)
        return self._combine(left, right)
