"""Commitments."""

from __future__ import annotations

from typing import Any

import pytest

from sla_rules import BusinessCalendar, BusinessHours, ClockHours, Severity
from sla_rules.clauses.commitment import Commitment, Coverage
from sla_rules.clauses.modes import OnSeverityChange, Repeats
from sla_rules.errors import SlaError
from sla_rules.tickets.event import EventKind

HIGH, LOW = Severity(1, "high"), Severity(2, "low")
OFFICE = BusinessCalendar(tz="Europe/Paris", hours="Mo-Fr 09:00-17:00")
ALWAYS = BusinessCalendar(tz="Europe/Paris", hours="Mo-Su 00:00-24:00")
FIELDS: dict[str, Any] = {
    "name": "resolution",
    "clause": "§1",
    "starts": EventKind.RECEIVED,
    "ends": EventKind.RESOLVED,
    "limit": BusinessHours(4),
}


def test_one_limit_for_all() -> None:
    """One limit holds for every severity, and before any is known"""
    commitment = Commitment(**FIELDS)
    assert commitment.limit_for(None) == commitment.limit_for(LOW) == BusinessHours(4)
    assert commitment.calendar_for(LOW, OFFICE) is OFFICE


def test_limit_per_severity() -> None:
    """Pairs hold for their severities, by level, and say nothing before one is known"""
    pairs = [(HIGH, BusinessHours(1)), (LOW, ClockHours(8))]
    commitment = Commitment(**{**FIELDS, "limit": pairs, "calendar": [(LOW, ALWAYS)]})
    assert commitment.limit == tuple(pairs)
    assert commitment.limit_for(Severity(2, "another name")) == ClockHours(8)
    assert commitment.limit_for(None) is commitment.limit_for(Severity(3, "x")) is None
    assert (commitment.calendar_for(LOW, OFFICE), commitment.calendar_for(HIGH, OFFICE)) == (ALWAYS, OFFICE)
    assert Commitment(**{**FIELDS, "calendar": ALWAYS}).calendar_for(HIGH, OFFICE) is ALWAYS


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"name": ""}, "name: '' is blank"),
        ({"clause": None}, "clause: None is a NoneType"),
        ({"starts": "received"}, "starts: 'received' is a str; a EventKind is wanted"),
        ({"ends": EventKind.RECEIVED}, "ends: received starts the clock too"),
        ({"bound": "strict"}, "bound: 'strict' is a str"),
        ({"covers": True}, "covers: True is a bool; a Coverage is wanted"),
        ({"limit": 4}, "limit: 4 is a int; BusinessHours | BusinessDays | ClockHours | CalendarMonths, or pairs of"),
        ({"limit": ()}, "limit: () is empty"),
        ({"limit": [(HIGH, 4)]}, "limit[0]: (Severity(level=1, name='high', description=''), 4) is no pair of a Sev"),
        ({"limit": [3]}, "limit[0]: 3 is no pair"),
        ({"limit": [(HIGH, BusinessHours(1)), (HIGH, BusinessHours(2))]}, "limit: level: 1 comes twice"),
        ({"calendar": "Mo-Fr"}, "calendar: 'Mo-Fr' is a str; Calendar, or pairs of a Severity and one, is wanted"),
    ],
)
def test_refused(change: dict[str, Any], message: str) -> None:
    """A promise that cannot be judged is refused with field, value and what is accepted"""
    with pytest.raises(SlaError) as caught:
        Commitment(**{**FIELDS, **change})
    assert message in str(caught.value)


def test_coverage_values() -> None:
    """A commitment covers all tickets or the blocking ones"""
    assert list(Coverage) == ["all", "blocking"]


def test_shares_of_one_kind() -> None:
    """Limits of one kind may be added as shares"""
    pairs = ((HIGH, BusinessHours(1)), (LOW, BusinessHours(8)))
    fields = {**FIELDS, "limit": pairs, "on_severity_change": OnSeverityChange.PROPORTIONAL}
    assert Commitment(**fields).limit == pairs


def test_what_pauses() -> None:
    """A clock is paused by waiting, by every pause, or by pauses for a reason"""
    every = Commitment(**{**FIELDS, "paused_by": [EventKind.PAUSED]})
    assert every.paused_by == (EventKind.PAUSED,)
    assert every.pauses_for("anything")
    vendor = Commitment(**FIELDS, paused_by=(EventKind.INFORMATION_REQUESTED, "vendor"))
    assert (vendor.pauses_for("vendor"), vendor.pauses_for("budget")) == (True, False)


def test_an_update_ends_where_it_starts() -> None:
    """What repeats from its own end may start and end with one event"""
    fields = {**FIELDS, "starts": EventKind.NOTIFIED, "ends": EventKind.NOTIFIED}
    assert Commitment(**fields, repeats=Repeats.EACH_END).ends is EventKind.NOTIFIED


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"paused_by": (EventKind.RESOLVED,)}, "paused_by: resolved pauses nothing; information_requested or paused"),
        ({"paused_by": ("",)}, "paused_by: '' is blank"),
        ({"paused_by": "vendor"}, "paused_by: 'vendor' is a str; a tuple is wanted"),
        ({"ended_by": ""}, "ended_by: '' is blank"),
        ({"ended_by": "support", "ends": EventKind.ACKNOWLEDGED}, "ended_by: 'support' is who resolves, and"),
        ({"on_reopen": "restart"}, "on_reopen: 'restart' is a str; a OnReopen is wanted"),
        ({"repeats": None}, "repeats: None is a NoneType; a Repeats is wanted"),
        ({"ends": EventKind.RECEIVED, "repeats": Repeats.EACH_START}, "ends: received starts the clock too"),
        ({"ends": EventKind.RECEIVED, "repeats": Repeats.EACH_END}, "ends: received comes first and once"),
        ({"starts": EventKind.RESOLVED, "ends": EventKind.RECEIVED}, "ends: received comes first and once"),
        ({"repeats": Repeats.EACH_END}, "ends: resolved starts no clock anew; repeats='each_end' wants another event"),
        ({"ends": EventKind.CLOSED, "repeats": Repeats.EACH_END}, "ends: closed starts no clock anew"),
        ({"ends": EventKind.CANCELLED, "repeats": Repeats.EACH_END}, "ends: cancelled starts no clock anew"),
        (
            {
                "limit": ((HIGH, BusinessHours(1)), (LOW, ClockHours(8))),
                "on_severity_change": OnSeverityChange.PROPORTIONAL,
            },
            "limit: BusinessHours and ClockHours are of different kinds; proportional shares want one kind",
        ),
    ],
)
def test_modes_refused(change: dict[str, Any], message: str) -> None:
    """What pauses nothing, names nobody, is no mode, no clock or a clock after all is over, or adds unlike shares"""
    with pytest.raises(SlaError) as caught:
        Commitment(**{**FIELDS, **change})
    assert message in str(caught.value)
