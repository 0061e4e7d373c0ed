"""
Closures read from a calendar file of RFC 5545 (.ics), with the extra `ical`.

Every event is a closure: one of whole days becomes closed dates, one with times becomes windows. A file may
hide an endless recurrence in a line, so the caller says for which years, and all that is read is bounded.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn
from zoneinfo import ZoneInfo

from attrs import frozen

from sla_rules.calendars.closed_dates import ClosedDates
from sla_rules.calendars.holidays import joined_names
from sla_rules.calendars.ical_event import MOST_OCCURRENCES, read_event
from sla_rules.calendars.window import Window
from sla_rules.calendars.zones import as_zone_key
from sla_rules.errors import InvalidTypeError, InvalidValueError, MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sla_rules.calendars.ical_event import IcalEvent

__all__ = ["IcalClosures", "read_ical"]

# Bounds on what one file may ask of us; a calendar of closures of ten years stays far below each.
MOST_BYTES = 5_000_000
MOST_EVENTS = 10_000
MOST_RULES = 500
MOST_LEVELS = 8
LONGEST_NAME = 80

# What the icalendar package raises for a text that is no calendar, beside its ValueErrors.
_FAULTS = (ValueError, AttributeError, TypeError, LookupError)
# Lines end as they do for that package: a form feed or U+2028 inside a text ends none.
_LINE_END = re.compile(r"\r?\n")


@frozen
class IcalClosures:
    """The closures of a calendar file: whole *dates*, known for the years that were asked, and timed *windows*."""

    dates: ClosedDates
    windows: tuple[Window, ...]


def read_ical(source: str | bytes | Path, first_year: int, last_year: int, *, tz: str | None = None) -> IcalClosures:
    """
    Read the closures of *first_year* to *last_year* from the text, the bytes or the path of an .ics file.

    Recurrences are followed (RRULE, RDATE, EXDATE, single changes by RECURRENCE-ID), cancelled events are
    left out, and names come from SUMMARY. Times without a zone are read in *tz*, and refused without one.
    Raises `InvalidValueError` naming the fault, its line and the event's UID, and what is accepted: for a
    file that cannot be opened, is cut off, not UTF-8, too large or full of endless recurrences, and for an
    event that cannot be read. Raises `MissingExtraError` without the icalendar package.

    >>> closures = read_ical('''BEGIN:VCALENDAR
    ... VERSION:2.0
    ... BEGIN:VEVENT
    ... UID:1@example.org
    ... DTSTART;VALUE=DATE:20260515
    ... SUMMARY:Pont de l'Ascension
    ... END:VEVENT
    ... END:VCALENDAR''', 2026, 2027)
    >>> closures.dates
    ClosedDates({datetime.date(2026, 5, 15): "Pont de l'Ascension"}, years=(2026, 2027))
    """
    known = ClosedDates({}, years=(first_year, last_year))
    zone = None if tz is None else ZoneInfo(as_zone_key(tz))
    text = _text(source)
    names: dict[date, str] = {}
    windows: list[Window] = []
    for closed in _closures(text, known, zone):
        if isinstance(closed, Window):
            windows.append(closed)
        else:
            day, name = closed
            names[day] = joined_names(names.get(day, ""), name)
    windows.sort(key=lambda window: (window.micros, window.name))
    return IcalClosures(ClosedDates(names, years=known.years), tuple(windows))


def _closures(text: str, known: ClosedDates, zone: ZoneInfo | None) -> Iterator[Window | tuple[date, str]]:
    """Read the events and give what each closes, within bounds."""
    events = list(_events(text, zone))
    changed = frozenset((event.uid, event.replaces) for _, event in events if event.replaces is not None)
    rules, left = 0, MOST_OCCURRENCES
    for place, event in events:
        rules += event.rule is not None
        if rules > MOST_RULES:
            _refuse(f"{place}: the file has more than {MOST_RULES} recurring events; split it")
        try:
            closures = event.closures(known.first_year, known.last_year, changed, left)
        except OverflowError:
            _refuse(f"{place}: an occurrence lies outside the years 1 to 9999")
        except InvalidValueError as fault:
            _refuse(f"{place}: {fault}")
        left -= len(closures)
        yield from (closed if isinstance(closed, Window) else (closed, event.name) for closed in closures)


def _events(text: str, zone: ZoneInfo | None) -> Iterator[tuple[str, IcalEvent]]:
    """Read every event, with its place in the file."""
    try:
        from icalendar import Calendar
    except ImportError:
        msg = "reading .ics files needs the icalendar package: pip install 'sla-rules[ical]'"
        raise MissingExtraError(msg) from None

    lines = _event_lines(text)
    try:
        calendars = Calendar.from_ical(text, multiple=True)
    except _FAULTS as fault:
        _refuse(f"the calendar cannot be read: {fault}")
    events = [event for calendar in calendars for event in calendar.walk("VEVENT")]
    for line, event in zip(lines, events, strict=True):
        place = f"line {line}, event {str(event.get('UID', ''))!r}"
        try:
            yield place, read_event(event, zone)
        except (*_FAULTS, OverflowError) as fault:
            _refuse(f"{place}: {fault}")


def _text(source: object) -> str:
    """Read the source into text, which is UTF-8 (RFC 5545 §3.1.4)."""
    if isinstance(source, Path):
        path = source
        try:
            with path.open("rb") as file:
                source = file.read(MOST_BYTES + 1)
        except OSError as fault:
            _refuse(f"{path}: {fault.strerror}; the path of a file that can be read is wanted")
    if not isinstance(source, (str, bytes)):
        msg = (
            f"source: {source!r} is a {type(source).__name__}; the text, the bytes or the pathlib.Path of an .ics file"
        )
        raise InvalidTypeError(msg)
    if len(source) > MOST_BYTES:
        _refuse(f"the file is larger than {MOST_BYTES} bytes; split it")
    if isinstance(source, str):
        return source
    try:
        return source.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = source.count(b"\n", 0, fault.start) + 1
        _refuse(
            f"line {line}: byte 0x{source[fault.start]:02x} is not UTF-8; save the calendar as UTF-8 (RFC 5545 §3.1.4)"
        )


def _event_lines(text: str) -> list[int]:
    """Check that every BEGIN has its END, and tell the lines on which events begin."""
    open_parts: list[tuple[str, int]] = []
    events: list[int] = []
    number = 0
    for number, line in _unfolded(text):
        word, _, part = line.upper().partition(":")
        if word not in ("BEGIN", "END"):
            if line.strip() and not open_parts:
                _refuse(f"line {number}: {line[:40]!r} stands outside a calendar, which begins with BEGIN:VCALENDAR")
        elif word == "BEGIN":
            open_parts.append((part, number))
            if part == "VEVENT":
                events.append(number)
        elif not open_parts or open_parts.pop()[0] != part:
            _refuse(f"line {number}: END:{part} ends nothing that is open there")
        if len(events) > MOST_EVENTS or len(open_parts) > MOST_LEVELS:
            _refuse(f"line {number}: more than {MOST_EVENTS} events or {MOST_LEVELS} levels; split the file")
    if open_parts:
        part, begun = open_parts[-1]
        _refuse(f"line {number}: the file is cut off; BEGIN:{part} of line {begun} has no END:{part}")
    if not text.strip():
        _refuse("the file is empty; a calendar begins with BEGIN:VCALENDAR")
    return events


def _unfolded(text: str) -> list[tuple[int, str]]:
    """Return the lines that are not blank, each with its number and joined with those that go on with it (§3.1)."""
    lines: list[tuple[int, str]] = []
    for number, line in enumerate(_LINE_END.split(text), 1):
        if line[:1] in (" ", "\t") and lines:
            first, begun = lines[-1]
            if len(begun) < LONGEST_NAME:  # what comes after is no matter of where a part begins
                lines[-1] = first, begun + line[1:]
        elif line:
            lines.append((number, line))
    return lines


def _refuse(fault: str) -> NoReturn:
    msg = f"ics: {fault}"
    raise InvalidValueError(msg)
