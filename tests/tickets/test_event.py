"""Events."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from sla_rules import Severity
from sla_rules.errors import InvalidTypeError, InvalidValueError, NaiveDatetimeError
from sla_rules.tickets.event import DETAILS, Event, EventKind

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
MAJOR = Severity(2, "Major")


def test_equal_by_instant() -> None:
    """One instant in two zones is one event; the two passes of a repeated hour are two"""
    paris = ZoneInfo("Europe/Paris")
    assert Event(EventKind.RESOLVED, AT) == Event(EventKind.RESOLVED, AT.astimezone(paris))
    first = datetime(2026, 10, 25, 2, 30, tzinfo=paris)
    assert Event(EventKind.RESOLVED, first) != Event(EventKind.RESOLVED, first.replace(fold=1))


def test_written_as_a_line() -> None:
    """An event writes itself as a line of a history"""
    assert str(Event(EventKind.RESOLVED, AT)) == "resolved at 2026-03-02T09:30:00+00:00"
    assert str(Event(EventKind.SEVERITY_ASSIGNED, AT, MAJOR)).startswith("severity_assigned 2 (Major) at ")


def test_subclass_of_datetime_becomes_plain() -> None:
    """A datetime of a subclass is kept as a plain one"""

    class Stamp(datetime):
        """As pandas has."""

    event = Event(EventKind.RECEIVED, Stamp(2026, 3, 2, 9, 30, tzinfo=UTC))
    assert type(event.at) is datetime
    assert event.at == AT


def test_refused() -> None:
    """A kind by name, a naive time, and a severity missing or out of place are refused"""
    with pytest.raises(InvalidTypeError, match="kind: 'received' is a str; an EventKind is wanted: received, "):
        Event("received", AT)  # type: ignore[arg-type]
    with pytest.raises(NaiveDatetimeError, match="resolved_at: 2026-03-02T09:30:00 has no zone"):
        Event(EventKind.RESOLVED, AT.replace(tzinfo=None))
    with pytest.raises(InvalidTypeError, match="severity: None is a NoneType; a Severity is wanted"):
        Event(EventKind.SEVERITY_ASSIGNED, AT)
    with pytest.raises(InvalidValueError, match="does not belong to resolved"):
        Event(EventKind.RESOLVED, AT, MAJOR)


def test_details() -> None:
    """A detail is written with its step; a resolution says by whom"""
    assert str(Event(EventKind.PAUSED, AT, detail="vendor")).startswith("paused vendor at ")
    assert str(Event(EventKind.RESOLVED, AT, detail="support")).startswith("resolved by support at ")


@pytest.mark.parametrize("kind", [kind for kind, rule in DETAILS.items() if rule.wanted])
def test_wanted_details(kind: EventKind) -> None:
    """A team, the reason of a pause and the form of a confirmation are never left out"""
    with pytest.raises(InvalidValueError, match=f"{DETAILS[kind].name}: {kind} has none; .* is wanted"):
        Event(kind, AT)


def test_details_refused() -> None:
    """A detail out of place, blank, of another type or not accepted is refused"""
    with pytest.raises(InvalidValueError, match=r"detail: 'x' does not belong to received; those that have one are "):
        Event(EventKind.RECEIVED, AT, detail="x")
    with pytest.raises(InvalidValueError, match="reason: ' ' is blank"):
        Event(EventKind.PAUSED, AT, detail=" ")
    with pytest.raises(InvalidTypeError, match="by: 1 is a int; a text is wanted"):
        Event(EventKind.RESOLVED, AT, detail=1)  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match="form: 'by mail' is not accepted for confirmed; verbal or written"):
        Event(EventKind.CONFIRMED, AT, detail="by mail")
