"""The closure of a ticket as a whole."""

from __future__ import annotations

import json
from datetime import UTC

import pytest

from sla_rules import BusinessDays, Ticket, franceconnect
from sla_rules.assessments.closure_standing import MissingEvidence
from sla_rules.errors import InvalidTypeError, UnknownNameError
from sla_rules.tickets.event import Confirmation, EventKind
from tests.assessments.service import at

AGREEMENT = franceconnect.agreement()
TICKET = Ticket.received("1", at=at("03-02 09:30"))
NOTIFIED = TICKET.resolved(at=at("03-03 10:00")).notified(at=at("03-06 17:00"))


def test_several_rules_may_allow_it() -> None:
    """Since the first that allows it: the window of 9-13 March ended before the confirmation of the 16th"""
    ticket = NOTIFIED.confirmed(Confirmation.WRITTEN, at=at("03-16 10:00"))
    found = AGREEMENT.closure(ticket, now=at("03-17 09:00"))
    assert [standing.rule.name for standing in found.allowing] == ["confirmed", "no remark"]
    assert (found.allowed, found.since, found.next_at, found.closed) == (True, at("03-14 00:00"), None, None)


def test_what_comes_next() -> None:
    """Nothing allows the closure yet; the term that runs says when one will"""
    found = AGREEMENT.closure(NOTIFIED, now=at("03-10 09:00"))
    assert (found.allowed, found.since, found.next_at) == (False, None, at("03-14 00:00"))
    assert AGREEMENT.closure(TICKET, now=at("03-10 09:00")).next_at is None


def test_the_callers_window() -> None:
    """A window that the caller gives is not assumed: three business days after 6 March end on the 11th"""
    given = AGREEMENT.closure(NOTIFIED, now=at("03-10 09:00"), remark_window=BusinessDays(3)).rule("no remark")
    assert (given.ends_at, given.rule.assumed) == (at("03-12 00:00"), False)
    with pytest.raises(InvalidTypeError, match="after: 3 is a int; a limit or None is wanted"):
        AGREEMENT.closure(NOTIFIED, now=at("03-10 09:00"), remark_window=3)  # type: ignore[arg-type]


def test_a_closed_ticket_is_judged_at_its_closing() -> None:
    """Closed on the 12th, before the window ended: no rule allowed it then, whatever now is"""
    found = AGREEMENT.closure(NOTIFIED.closed(at=at("03-12 10:00")), now=at("03-30 10:00"))
    assert found.closed is not None
    assert (found.closed.kind, found.allowed) == (EventKind.CLOSED, False)
    assert found.rule("no remark").missing == (MissingEvidence.END_OF_TERM,)
    assert AGREEMENT.closure(NOTIFIED.closed(at=at("03-14 00:00")), now=at("03-30 10:00")).allowed
    before = AGREEMENT.closure(NOTIFIED.closed(at=at("03-12 10:00")), now=at("03-11 10:00"))
    assert before.closed is None


def test_a_cancelled_ticket_has_nothing_to_close() -> None:
    """No rule closes what is cancelled"""
    found = AGREEMENT.closure(TICKET.cancelled(at=at("03-02 10:00")), now=at("03-30 10:00"))
    assert {standing.missing for standing in found.standings} == {(MissingEvidence.OPEN_TICKET,)}
    assert found.closed is None


def test_before_the_reception() -> None:
    """Before it was received, nothing is known of the ticket, and everything is missing"""
    assert not AGREEMENT.closure(NOTIFIED, now=at("03-01 10:00")).allowed


def test_unknown_rule() -> None:
    """A rule that is not there is refused with those that are"""
    with pytest.raises(UnknownNameError, match=r"rule: 'x' closes no ticket; accepted are confirmed, agreed in wri"):
        AGREEMENT.closure(TICKET, now=at("03-10 09:00")).rule("x")


def test_to_dict() -> None:
    """The closure as JSON holds it: instants with their offset, the window with the word that it is assumed"""
    data = AGREEMENT.closure(NOTIFIED.closed(at=at("03-16 10:00")), now=at("03-30 10:00")).to_dict()
    assert json.loads(json.dumps(data)) == data
    assert (data["closed_at"], data["allowed"], data["since"]) == (
        "2026-03-16T10:00:00+01:00",
        True,
        "2026-03-14T00:00:00+01:00",
    )
    in_utc = NOTIFIED.closed(at=at("03-16 10:00").astimezone(UTC))
    again = AGREEMENT.closure(in_utc, now=at("03-30 10:00").astimezone(UTC)).to_dict()
    assert (
        (again["now"], again["closed_at"])
        == (data["now"], data["closed_at"])
        == (
            "2026-03-30T10:00:00+02:00",
            "2026-03-16T10:00:00+01:00",
        )
    )
    rules = data["rules"]
    assert isinstance(rules, list)
    assert rules[0]["missing"] == ["confirmation"]
    assert rules[3] == {
        "rule": "no remark",
        "clause": "annex §2.2.3, fourth condition",
        "after": "BusinessDays(count=5)",
        "assumed": True,
        "allowed": True,
        "since": "2026-03-14T00:00:00+01:00",
        "evidence": [
            {"kind": "resolved", "at": "2026-03-03T10:00:00+01:00"},
            {"kind": "notified", "at": "2026-03-06T17:00:00+01:00"},
        ],
        "missing": [],
        "ends_at": "2026-03-14T00:00:00+01:00",
        "reset_by": ["remark_made"],
    }
