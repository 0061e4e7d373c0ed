"""Assessments as plain dictionaries."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import pytest

from sla_rules import Ticket
from sla_rules.errors import SlaError

from .paper import AGREEMENT, HIGH, LOW, PARIS, monday

TICKET = Ticket.received("1", at=monday(9), scope="one", security=True).severity_assigned(LOW, at=monday(10))
ASSESSMENT = AGREEMENT.assess(TICKET, now=monday(16))


def test_through_json() -> None:
    """An assessment comes back from JSON as it went, worked out again"""
    data = json.loads(json.dumps(ASSESSMENT.to_dict()))
    assert AGREEMENT.assessment_from_dict(data) == ASSESSMENT
    assert data["severity"]["level"] == HIGH.level
    assert data["severity_overridden_by_security"]["level"] == LOW.level
    resolution, response = data["commitments"]
    assert (resolution["state"], resolution["due_at"], resolution["consumed"]) == (
        "breached",
        "2026-03-02T11:00:00+01:00",
        "7/2",
    )
    assert (response["elapsed_us"], response["remaining_us"]) == (25_200_000_000, -21_600_000_000)


def test_nothing_to_say() -> None:
    """What has no meaning yet is None"""
    data = AGREEMENT.assess(Ticket.received("1", at=monday(9)), now=monday(10)).to_dict()
    commitments: Any = data["commitments"]
    assert commitments[0]["limit"] is commitments[0]["due_at"] is commitments[0]["consumed"] is None
    assert data["severity"] is None


def test_ticket_and_now_are_enough() -> None:
    """An assessment is a function of its ticket and its now"""
    data = ASSESSMENT.to_dict()
    assert AGREEMENT.assessment_from_dict({"ticket": data["ticket"], "now": data["now"]}) == ASSESSMENT


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (("late",), 1, "late: 1 is not what the agreement says, True"),
        (("late",), False, "late: False is not what the agreement says, True"),
        (("commitments", 0, "state"), "met", "commitments[0].state: 'met' is not what the agreement says, 'breached'"),
        (("commitments",), [], "commitments: [] is not what the agreement says"),
        (("now",), "2026-03-02T16:00:00", "now: 2026-03-02T16:00:00 has no zone"),
        (("verdict",), "met", "assessment.verdict: unknown key"),
        (("alarms", 0, "volume"), None, "alarms[0].volume: unknown key; accepted are ticket, name"),
        (("alarms", 0, "volume"), 11, "alarms[0].volume: unknown key"),
    ],
)
def test_strict(path: tuple[str | int, ...], value: object, message: str) -> None:
    """A figure that is not what the agreement says is refused with its path"""
    data = json.loads(json.dumps(ASSESSMENT.to_dict()))
    *parents, last = path
    inner = data
    for key in parents:
        inner = inner[key]
    inner[last] = value
    with pytest.raises(SlaError) as caught:
        AGREEMENT.assessment_from_dict(data)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("path", "message"),
    [
        (("late",), "assessment.late: missing; wanted are ticket, now, severity"),
        (("now",), "assessment.now: missing"),
        (("severity", "level"), "severity.level: missing"),
        (("commitments", 1, "breached_under"), "commitments[1].breached_under: missing; wanted are name, clause"),
    ],
)
def test_missing(path: tuple[str | int, ...], message: str) -> None:
    """A figure that is left out of those written is missed, with its path, even where it is None"""
    data = json.loads(json.dumps(ASSESSMENT.to_dict()))
    *parents, last = path
    inner = data
    for key in parents:
        inner = inner[key]
    del inner[last]
    with pytest.raises(SlaError) as caught:
        AGREEMENT.assessment_from_dict(data)
    assert message in str(caught.value)


@pytest.mark.parametrize(("fold", "shown"), [(0, "2026-03-29T03:30:00+02:00"), (1, "2026-03-29T01:30:00+01:00")])
def test_wall_time_in_a_gap(fold: int, shown: str) -> None:
    """A wall time that no clock shows is written as the instant it is, and read back"""
    at = datetime(2026, 3, 29, 2, 30, tzinfo=PARIS, fold=fold)
    assessment = AGREEMENT.assess(Ticket.received("1", at=at), now=at)
    data = json.loads(json.dumps(assessment.to_dict()))
    assert (data["commitments"][0]["received_at"], data["now"]) == (shown, shown)
    assert AGREEMENT.assessment_from_dict(data) == assessment
