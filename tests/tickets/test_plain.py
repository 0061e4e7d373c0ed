"""Tickets as plain dictionaries."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from sla_rules import Severity, Ticket, franceconnect
from sla_rules.errors import SlaError

AT = datetime(2026, 3, 29, 1, 30, tzinfo=ZoneInfo("Europe/Paris"))
TICKET = Ticket.received("INC-1", at=AT, scope=franceconnect.Scope.SITE, identity_provider="idp", security=True)


def test_through_json() -> None:
    """A ticket comes back from JSON as it went"""
    ticket = TICKET.severity_assigned(Severity(2, "Major", "one provider"), at=AT).resolved(at=AT)
    assert Ticket.from_dict(json.loads(json.dumps(ticket.to_dict()))) == ticket
    bare = Ticket.received("INC-2", at=AT)
    assert Ticket.from_dict(json.loads(json.dumps(bare.to_dict()))) == bare


def test_optional_keys() -> None:
    """Only the id and the events must be there"""
    data = {"id": "1", "events": [{"kind": "received", "at": "2026-03-02T09:30:00Z"}]}
    assert Ticket.from_dict(data).blocking is False


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"blocking": "false"}, "blocking: 'false' is a str; True or False is wanted"),
        ({"colour": "red"}, "ticket.colour: unknown key; accepted are id, events, scope"),
        ({"scope": 3}, "scope: 3 is a int; a text is wanted"),
        ({"events": "received"}, "events: 'received' is a str; a list of events is wanted"),
        ({"events": ["received"]}, "events[0]: 'received' is a str; a mapping is wanted"),
        ({"events": [{"kind": "received"}]}, "events[0].at: missing; wanted are kind, at"),
        ({"events": [{"kind": "opened", "at": "x"}]}, "events[0].kind: 'opened' is no kind of event; accepted are rec"),
        ({"events": [{"kind": ["received"], "at": "x"}]}, "events[0].kind: ['received'] is no kind of event"),
        ({"events": [{"kind": "received", "at": "yesterday"}]}, "events[0].at: 'yesterday' is no ISO 8601 time"),
        (
            {"events": [{"kind": "received", "at": "2026-03-02T09:30:00"}]},
            "events[0].at: 2026-03-02T09:30:00 has no zo",
        ),
        (
            {"events": [{"kind": "received", "at": "2026-W10-1T10:00+01:00"}]},
            "events[0].at: '2026-W10-1T10:00+01:00' is",
        ),
        ({"events": [{"kind": "received", "at": "20260302T10+01"}]}, "events[0].at: '20260302T10+01' is no ISO 8601"),
        (
            {"events": [{"kind": "received", "at": "2026-02-29T10:00:00Z"}]},
            "events[0].at: '2026-02-29T10:00:00Z' is no",
        ),
        (
            {"events": [{"kind": "received", "at": "2026-03-02T09:00:00.1234567Z"}]},
            "events[0].at: '2026-03-02T09:00:00.1234567Z' is no ISO 8601 time to the microsecond",
        ),
        (
            {"events": [{"kind": "received", "at": "2026-03-02T09:30:00Z", "severity": None}]},
            "events[0].severity: None does not belong to received; only severity_assigned has one",
        ),
        ({"events": [{"kind": "received", "at": 5}]}, "events[0].at: 5 is a int; a text is wanted"),
        ({"events": [{"kind": "severity_assigned", "at": "2026-03-02T09:30:00Z"}]}, "events[0]: severity: None is a"),
        (
            {
                "events": [
                    {"kind": "severity_assigned", "at": "2026-03-02T09:30:00Z", "severity": {"level": 0, "name": "x"}}
                ]
            },
            "events[0].severity.level: 0 is below 1",
        ),
        (
            {"events": [{"kind": "severity_assigned", "at": "2026-03-02T09:30:00Z", "severity": {"level": 1}}]},
            "events[0].severity.name: missing",
        ),
    ],
)
def test_strict(change: dict[str, Any], message: str) -> None:
    """A fault names its path, its value and what is accepted"""
    with pytest.raises(SlaError) as caught:
        Ticket.from_dict({**TICKET.to_dict(), **change})
    assert message in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-02T10:30+01:00",
        "2026-03-02 09:30:00Z",
        "2026-03-02T09:30:00.000000+00:00",
        "2026-03-02T09:39:21+00:09:21",
    ],
)
def test_times_that_are_read(text: str) -> None:
    """Whatever isoformat writes is read back, odd offsets of old zones included, and Z for UTC"""
    at = Ticket.from_dict({"id": "1", "events": [{"kind": "received", "at": text}]}).received_at
    assert at == datetime(2026, 3, 2, 9, 30, tzinfo=ZoneInfo("UTC"))


def test_not_a_mapping() -> None:
    """What is no mapping is refused by name"""
    with pytest.raises(SlaError, match="ticket: 3 is a int; a mapping is wanted"):
        Ticket.from_dict(3)  # type: ignore[arg-type]


def test_details_there_and_back() -> None:
    """A detail is written under its own name, and read back strictly: out of place or of another type it is refused"""
    at = datetime(2026, 3, 2, 9, tzinfo=AT.tzinfo)
    ticket = Ticket.received("1", at=at).team_assigned("network", at=at).resolved(at=at, by="support")
    data = ticket.to_dict()
    assert [{**event, "at": ""} for event in data["events"]] == [  # type: ignore[attr-defined]
        {"kind": "received", "at": ""},
        {"kind": "team_assigned", "at": "", "team": "network"},
        {"kind": "resolved", "at": "", "by": "support"},
    ]
    assert Ticket.from_dict(data) == ticket
    received = {"kind": "received", "at": at.isoformat()}
    for event, fault in (
        ({**received, "team": "network"}, r"events\[0\].team: 'network' does not belong to received; .* none"),
        ({**received, "kind": "paused", "by": "me"}, r"events\[0\].by: 'me' does not belong to paused; .* reason"),
        ({**received, "kind": "paused"}, r"events\[0\]: reason: paused has none; a text is wanted"),
        ({**received, "kind": "paused", "reason": True}, r"events\[0\].reason: True is a bool; a text is wanted"),
    ):
        with pytest.raises(SlaError, match=fault):
            Ticket.from_dict({"id": "1", "events": [event]})
