"""One event of a calendar file (RFC 5545 §3.6.1), read into the days or windows that it closes."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any, NoReturn
from zoneinfo import ZoneInfo

from attrs import frozen

from sla_rules.calendars.recurrence import canonical_rule, recurring_dates
from sla_rules.calendars.window import Window
from sla_rules.errors import InvalidValueError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sized
    from datetime import tzinfo

# how many days and windows are read from one file
MOST_OCCURRENCES = 50_000

_DAY = timedelta(days=1)
# what is read here; a fault in any other property of an event is none of ours
_READ = frozenset(
    ("UID", "SUMMARY", "STATUS", "DTSTART", "DTEND", "DURATION", "RRULE", "EXRULE", "RDATE", "EXDATE", "RECURRENCE-ID")
)


@frozen
class IcalEvent:
    """
    An event: where it begins, how long it lasts, and how it recurs.

    *start* and *added* are all dates, or all aware datetimes; *removed* and *replaces* are so too, in UTC.
    *length* is days of wall-clock time and a rest of real time. *replaces* is the occurrence, of the event
    with the same UID, that this one stands for.
    """

    uid: str
    name: str
    start: date
    length: tuple[int, timedelta]
    rule: str | None
    added: tuple[date, ...]
    removed: frozenset[date]
    replaces: date | None
    cancelled: bool

    def closures(
        self, first_year: int, last_year: int, changed: frozenset[tuple[str, date]], most: int
    ) -> list[date | Window]:
        """
        Return the days, or the windows, that the event closes in the years.

        The *changed* occurrences, by UID and start, are left out. Raises InvalidValueError when there are
        more than *most*, which is found out before they are all made.
        """
        closures = (
            [] if self.cancelled else list(islice(self._closures(first_year, last_year, changed, most), most + 1))
        )
        _check_number(closures, most)
        return closures

    def _closures(
        self, first_year: int, last_year: int, changed: frozenset[tuple[str, date]], most: int
    ) -> Iterator[date | Window]:
        for start in self._starts(first_year, last_year, most):
            moment = _in_utc(start)
            if moment in self.removed or (self.replaces is None and (self.uid, moment) in changed):
                continue
            if isinstance(start, datetime):
                window = self._window(start)
                if start.year <= last_year and window.end.year >= first_year:
                    yield window
            else:
                skipped = max(0, (date(first_year, 1, 1) - start).days)
                left = min(self.length[0], (date(last_year, 12, 31) - start).days + 1)
                yield from (start + days * _DAY for days in range(skipped, left))

    def _starts(self, first_year: int, last_year: int, most: int) -> list[date]:
        """Tell where the occurrences begin; the start is one of them always (RFC 5545 §3.8.5.3)."""
        starts = [self.start, *self.added]
        if self.rule is not None:
            # an occurrence that begins before the years may reach into them
            earliest = max(1, first_year - 1 - self.length[0] // 365)
            days = recurring_dates(self.rule, _day(self.start), earliest, last_year, most + 1)
            _check_number(days, most)
            starts += [self.start.replace(year=day.year, month=day.month, day=day.day) for day in days]
        return list({_in_utc(start): start for start in starts}.values())

    def _window(self, start: datetime) -> Window:
        days, rest = self.length
        end = (start + days * _DAY).astimezone(UTC) + rest
        return Window(start, end.astimezone(start.tzinfo), self.name)


def _check_number(found: Sized, most: int) -> None:
    if len(found) > most:
        _refuse(f"the file closes more than {MOST_OCCURRENCES} days and windows; ask for fewer years")


def read_event(event: Any, zone: tzinfo | None) -> IcalEvent:  # noqa: ANN401 -- a class of an extra
    """
    Read an event of the icalendar package; times without a zone are read in *zone*.

    Raises InvalidValueError, or a ValueError of that package, saying which property is wrong.
    """
    for name, fault in event.errors:
        if name is None or name in _READ:
            _refuse(f"{name or 'a line'} cannot be read: {fault}")
    if "EXRULE" in event:
        _refuse("EXRULE is no longer part of the format (RFC 5545); list the dates in EXDATE")
    given = _single(event, "DTSTART")
    if given is None:
        _refuse("DTSTART is missing; an event without a start closes nothing")
    start = _moment(given.dt, given.params, zone, "DTSTART")
    replaced = _single(event, "RECURRENCE-ID")
    if replaced is not None and "RANGE" in replaced.params:
        _refuse("RECURRENCE-ID with RANGE changes all that follow; only a change of one occurrence is read")
    return IcalEvent(
        uid=str(event.get("UID", "")),
        name=str(_single(event, "SUMMARY") or ""),
        start=start,
        length=_length(event, start, zone),
        rule=_rule(event, start),
        added=tuple(_moments(event, "RDATE", start, zone)),
        removed=frozenset(map(_in_utc, _moments(event, "EXDATE", start, zone))),
        cancelled=str(event.get("STATUS", "")).upper() == "CANCELLED",
        replaces=None if replaced is None else _in_utc(_moment(replaced.dt, replaced.params, zone, "RECURRENCE-ID")),
    )


def _single(event: Any, name: str) -> Any:  # noqa: ANN401
    """Give the one property of that name, or None."""
    value = event.get(name)
    if isinstance(value, list):
        _refuse(f"{name} stands {len(value)} times; once is accepted")
    return value


def _moment(value: object, params: Any, zone: tzinfo | None, name: str) -> date:  # noqa: ANN401
    """Read a date, or a time into an aware datetime."""
    if isinstance(value, datetime):
        if value.tzinfo is not None:
            return value if isinstance(value.tzinfo, ZoneInfo) else value.astimezone(UTC)
        if "TZID" in params:
            _refuse(f"{name}: TZID={params['TZID']} is no zone that is known; write TZID=Europe/Paris or the like")
        if zone is None:
            _refuse(f"{name}: {value.isoformat()} has no zone; read the file with tz='Europe/Paris' or the like")
        return value.replace(tzinfo=zone)
    if not isinstance(value, date):
        _refuse(f"{name}: {value!r} is neither a date nor a time; periods are not read")
    return value


def _moments(event: Any, name: str, start: date, zone: tzinfo | None) -> Iterator[date]:  # noqa: ANN401
    """Read a property that lists dates or times and may stand more than once."""
    properties = event.get(name, [])
    for each in properties if isinstance(properties, list) else [properties]:
        for value in each.dts:
            moment = _moment(value.dt, each.params, zone, name)
            if isinstance(moment, datetime) is not isinstance(start, datetime):
                _refuse(f"{name}: {moment.isoformat()} is not of the kind of DTSTART, {start.isoformat()}")
            yield moment


def _length(event: Any, start: date, zone: tzinfo | None) -> tuple[int, timedelta]:  # noqa: ANN401
    """Tell how long an event lasts: as long as its DTEND or DURATION says; a date without either is one day."""
    end, duration = _single(event, "DTEND"), _single(event, "DURATION")
    nothing = timedelta()
    if end is not None:
        until = _moment(end.dt, end.params, zone, "DTEND")
        if isinstance(until, datetime) is not isinstance(start, datetime):
            _refuse(f"DTEND: {until.isoformat()} is not of the kind of DTSTART, {start.isoformat()}")
        # times end after the same real time in every occurrence (RFC 5545 §3.8.5.3)
        lasts = _in_utc(until) - _in_utc(start)
        length = (0, lasts) if isinstance(start, datetime) else (lasts.days, nothing)
    elif duration is not None:
        lasts = duration.dt
        length = (lasts.days, lasts - lasts.days * _DAY)
    else:
        lasts = nothing if isinstance(start, datetime) else _DAY
        length = (lasts.days, nothing)
    if lasts <= nothing or (length[1] and not isinstance(start, datetime)):
        _refuse(f"the event lasts {lasts}; give a DTEND after DTSTART, whole days later when DTSTART is a date")
    return length


def _rule(event: Any, start: date) -> str | None:  # noqa: ANN401
    """Read the recurrence into a rule of dates; an end at an instant becomes the last date that begins before it."""
    given = _single(event, "RRULE")
    if given is None:
        return None
    parts = dict(pair.split("=") for pair in given.to_ical().decode().upper().split(";"))
    until = given.get("UNTIL", [None])[0]
    if isinstance(until, datetime):
        at = start if isinstance(start, datetime) else datetime.combine(start, time.min)
        local = until if until.tzinfo is None else until.astimezone(at.tzinfo or UTC)
        last = local.date() if at.time() <= local.time() else local.date() - _DAY
        parts["UNTIL"] = f"{last:%Y%m%d}"
    return canonical_rule(";".join(f"{name}={value}" for name, value in parts.items()), _day(start))


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _in_utc(moment: date) -> date:
    """Make moments comparable: two datetimes of one zone are equal in Python though their folds differ."""
    return moment.astimezone(UTC) if isinstance(moment, datetime) else moment


def _refuse(fault: str) -> NoReturn:
    raise InvalidValueError(fault)
