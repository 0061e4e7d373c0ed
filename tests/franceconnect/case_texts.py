"""How the table of cases writes times, amounts, limits, outages and alarms: read, written, and compared."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from typing import Any

from sla_rules import BusinessHours, ClockHours, Severity
from sla_rules.assessments.availability_result import Overlap
from sla_rules.assessments.commitment_assessment import CommitmentAssessment
from sla_rules.assessments.outage import Outage, OutageKind
from sla_rules.assessments.roster import RosterEntry
from sla_rules.calendars.window_set import Windows

from .paper import PARIS

TIME = r"\d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:[+-]\d\d:\d\d)?"
EVENT = re.compile(rf"({TIME}) (\w+)(?: (.+))?")
OUTAGE = re.compile(rf"({TIME}) to ({TIME}|now) (\w+)(?: (.+))?")
ENTRY = re.compile(rf"(.+) from ({TIME})(?: to ({TIME}))?")
AMOUNT = re.compile(r"(-?)((?:[\d.]+ (?:h|min|s|µs) ?)+)")
UNITS = {"h": 3_600_000_000, "min": 60_000_000, "s": 1_000_000, "µs": 1}


def moment(text: str) -> datetime:
    """Return the instant of a wall-clock time in Paris, or of one that bears its own offset."""
    at = datetime.fromisoformat(text)
    return at.replace(tzinfo=PARIS) if at.tzinfo is None else at.astimezone(PARIS)


def amount(text: str) -> timedelta:
    """Return the time that '8 h 47 min 2.4 s' names, exactly."""
    found = AMOUNT.fullmatch(text)
    assert found is not None, f"{text!r} is no amount of time"
    parts = found[2].split()
    micros = sum(Fraction(number) * UNITS[unit] for number, unit in zip(parts[::2], parts[1::2], strict=True))
    assert micros.denominator == 1, text
    return timedelta(microseconds=int(micros)) * (-1 if found[1] else 1)


def matched(pattern: re.Pattern[str], text: str) -> tuple[str | None, ...]:
    """Return the groups of *pattern* in the whole of *text*."""
    found = pattern.fullmatch(text)
    assert found is not None, f"{text!r} is not written as {pattern.pattern}"
    return found.groups()


def limit(text: str) -> BusinessHours | ClockHours:
    """Return the limit of '2.5 h', in business hours, or of '2.5 h clock'."""
    return ClockHours(amount(text.removesuffix(" clock"))) if text.endswith(" clock") else BusinessHours(amount(text))


def outage(text: str) -> Outage:
    """Return the outage of '2026-03-10 10:00 to 2026-03-10 12:00 provider Alizé'."""
    start, end, kind, provider = matched(OUTAGE, text)
    last = None if end == "now" else moment(str(end))
    return Outage(OutageKind(str(kind)), moment(str(start)), last, provider)


def entry(text: str) -> RosterEntry:
    """Return the entry of 'Alizé from 2026-01-01 00:00'."""
    provider, start, end = matched(ENTRY, text)
    return RosterEntry(str(provider), moment(str(start)), None if end is None else moment(end))


def span(window: Any) -> str:  # noqa: ANN401 -- a window, by its two ends
    """Write a window as a case does."""
    return f"{clock(window.start)} to {clock(window.end)}"


def clock(at: datetime) -> str:
    """Write an instant as a case does: the wall clock of Paris, no more digits than needed."""
    text = at.astimezone(PARIS).replace(tzinfo=None).isoformat(" ")
    return text.removesuffix(":00")


def shown(value: Any) -> str:  # noqa: ANN401 -- an alarm or an overlap
    """Write an alarm, or an overlap of outages, as a case does."""
    if isinstance(value, Overlap):
        return f"{span(value.window)} {', '.join(value.providers)}"
    return f"{clock(value.at)} {value.to}"


def differs(actual: object, expected: object, path: str) -> list[str]:
    """Return a line for each figure in which what the library says is not what the paper says."""
    if isinstance(expected, dict):
        found = []
        for name, wanted in expected.items():
            part = actual[name] if isinstance(actual, dict) else getattr(actual, name)
            found += differs(part, wanted, f"{path}.{name}")
        return found
    if isinstance(expected, list):
        assert isinstance(actual, list | tuple), path
        actual = [word(each) for each in actual]
        return [] if actual == expected else [f"{path}: {actual} is said, {expected} is expected"]
    return [] if agrees(actual, expected) else [f"{path}: {actual!r} is said, {expected!r} is expected"]


def word(value: object) -> str:
    """Return the text by which a list of a case names *value*."""
    if isinstance(value, CommitmentAssessment):
        return str(value.state)
    return shown(value) if isinstance(value, Overlap) else str(value)


def agrees(actual: object, expected: object) -> bool:
    """Tell whether a figure of the library is the one that the paper writes."""
    if actual is None or expected == "none":
        return actual is None and expected == "none"
    if not isinstance(expected, str):
        return type(actual) is type(expected) and actual == expected
    wanted: object = expected
    match actual:
        case datetime():
            # in UTC: two datetimes of one zone are equal in Python though their folds differ
            actual, wanted = actual.astimezone(UTC), moment(expected).astimezone(UTC)
        case timedelta():
            wanted = amount(expected)
        case Windows():
            actual, wanted = actual.duration, amount(expected)
        case Severity():
            actual = actual.name
        case Fraction():
            wanted = Fraction(expected)
    return actual == wanted
