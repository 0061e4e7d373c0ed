"""Comparisons as plain dictionaries."""

from __future__ import annotations

import json

from sla_rules.whatif import compare

from .lives import INDICATOR, TODAY
from .test_compare import EARLY, THEN, TICKETS


def test_a_comparison() -> None:
    """Every figure is there and exact, every change of every ticket is, and what changed is in words."""
    longer = EARLY.covering(opening="07:00").named("longer")
    data = compare([TODAY, EARLY, longer], TICKETS, now=THEN, resolved="work", period="month").to_dict()
    assert json.loads(json.dumps(data)) == data
    assert {key: value for key, value in data.items() if key != "scenarios"} == {
        "now": "2026-03-31T18:00:00+02:00",
        "resolved": "work",
        "tickets": 4,
        "not_yet_received": 1,
        "baseline": "today",
    }
    scenarios = data["scenarios"]
    assert isinstance(scenarios, list)
    today, _, third = scenarios
    assert (third["changes"], third["cover"]) == (["opening 08:00"], ["opening 07:00"])
    indicator = today["indicators"][0]
    assert (indicator["ratio"], indicator["highest"], indicator["reached"]) == ("1/3", "2/3", False)
    assert (indicator["received"], indicator["met"], indicator["misses_allowed"], indicator["misses_left"]) == (
        3,
        1,
        0,
        -1,
    )
    assert [each["period"] for each in today["periods"]] == ["2026-03"]
    assert today["periods"][0]["indicators"] == today["indicators"]
    assert today["severities"][1] == {
        "severity": 2,
        "received": 1,
        "resolved": 1,
        "within": 0,
        "met": 1,
        "counted": 1,
        "median_us": 81_000_000_000,
        "p95_us": 81_000_000_000,
    }
    assert today["severities"][0]["median_us"] is None


def test_changes_of_tickets() -> None:
    """A change names the ticket, its place and severity, and each clause before and after."""
    scenarios = compare([TODAY, EARLY], TICKETS, now=THEN).to_dict()["scenarios"]
    assert isinstance(scenarios, list)
    assert scenarios[0]["changed"] == []
    assert scenarios[1]["changed"] == [
        {
            "row": 0,
            "ticket": "A",
            "severity": 2,
            "clauses": [{"clause": INDICATOR, "before": "met", "after": "breached"}],
        }
    ]


def test_nothing_received() -> None:
    """A share of nothing is null, and so is the verdict."""
    scenarios = compare([TODAY], [], now=THEN).to_dict()["scenarios"]
    assert isinstance(scenarios, list)
    indicator = scenarios[0]["indicators"][0]
    assert (indicator["ratio"], indicator["reached"]) == (None, None)
