"""Comparisons, searches, grids and forecasts as plain dictionaries."""

from __future__ import annotations

import json
from datetime import timedelta

from sla_rules import BusinessHours, Period
from sla_rules.tickets.event import EventKind
from sla_rules.whatif import LimitAt, OpeningAt, Scenario, compare, forecast, search, sensitivity

from .lives import AGREEMENT, INDICATOR, TODAY, at, day, ticket
from .test_compare import EARLY, THEN, TICKETS, A
from .test_forecast import weeks

HOUR = timedelta(hours=1)
SPAN = (day("03-16"), day("03-20"))


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
    assert (third["basis"], third["changes"], third["cover"]) == ("", ["opening 08:00"], ["opening 07:00"])
    indicator = today["indicators"][0]
    assert (indicator["ratio"], indicator["highest"], indicator["reached"]) == ("1/3", "2/3", False)
    assert (indicator["received"], indicator["met"], indicator["misses_allowed"], indicator["misses_left"]) == (
        3,
        1,
        0,
        -1,
    )
    assert (indicator["limit"], indicator["bound"]) == ("BusinessHours(24)", "strict")
    assert today["indicators"] == AGREEMENT.report(TICKETS, Period.all(), now=THEN).to_dict()["indicators"]
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


def test_a_now_that_no_clock_shows() -> None:
    """02:30 on the night of the change is 01:30 in UTC, which clocks in Paris call 03:30."""
    assert compare([TODAY], TICKETS, now=at("03-29 02:30")).to_dict()["now"] == "2026-03-29T03:30:00+02:00"


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


def test_a_search() -> None:
    """The steps with their indicators and hours, the margin, and how the grid was walked; null where there is none."""
    limits = LimitAt(INDICATOR, BusinessHours(20), BusinessHours(24), step=HOUR)
    data = search(TODAY, limits, [A], now=THEN).to_dict()
    assert json.loads(json.dumps(data)) == data
    found = data["found"]
    assert isinstance(found, dict)
    assert (found["value"], found["hours_a_week_us"]) == ("23 h of business time", 42.5 * 3_600_000_000)
    assert found["indicator"]["ratio"] == "1"
    assert (data["parameter"], data["resolved"], data["margin"], data["every"], data["fails_again"]) == (
        *(limits.name, "instants", 0, False),
        [],
    )
    both = Scenario("both", AGREEMENT.evolve(calendar=AGREEMENT.calendar & AGREEMENT.calendar))
    none = search(both, LimitAt(INDICATOR, BusinessHours(1), BusinessHours(2)), [A], now=THEN).to_dict()
    assert (none["found"], none["margin"]) == (None, None)
    easiest = none["easiest"]
    assert isinstance(easiest, dict)
    assert easiest["hours_a_week_us"] is None


def test_a_grid() -> None:
    """The names and values of both parameters, and the indicators row by row."""
    opening = OpeningAt("08:00", "09:00", step=HOUR)
    grid = sensitivity(TODAY, opening, opening, [A], now=THEN)
    data = grid.to_dict()
    assert json.loads(json.dumps(data)) == data
    assert (data["rows"], data["row_values"], data["column_values"]) == (
        opening.name,
        ["08:00", "09:00"],
        ["08:00", "09:00"],
    )
    results = data["results"]
    assert isinstance(results, list)
    assert [[cell["met"] for cell in row] for row in results] == [
        [result.met for result in row] for row in grid.results
    ]


def test_a_forecast() -> None:
    """What stands is exact, and what is forecast lies under a key of its own."""
    paused = TODAY.paused_by(EventKind.PAUSED).agreement
    tickets = [
        *weeks("none"),
        ticket("open", "04-07 09:30"),
        ticket("P", "04-07 10:30").paused("x", at=at("04-07 11:30")),
    ]
    arguments = (paused, tickets, Period.month(2026, 4))
    data = forecast(*arguments, now=at("04-07 12:00"), seed=1, draws=10).to_dict()
    assert json.loads(json.dumps(data)) == data
    breaches = data["breaches"]
    assert isinstance(breaches, list)
    first, last = breaches[0], breaches[-1]
    assert (first["ticket"], first["due_at"], first["remaining_us"]) == (
        *("open", "2026-04-09T16:30:00+02:00"),
        21.5 * 3_600_000_000,
    )
    assert (last["ticket"], last["due_at"], last["due_if_resumed_now"]) == ("P", None, "2026-04-09T18:00:00+02:00")
    drawn = data["forecast"]
    assert isinstance(drawn, dict)
    assert (drawn["seed"], drawn["draws"], drawn["volume"], drawn["history"]) == (
        1,
        10,
        "1",
        ["2026-03-16", "2026-03-31"],
    )
    later = forecast(
        paused, weeks(), Period.month(2026, 3), now=at("04-30 12:00"), seed=1, draws=1, history=SPAN
    ).to_dict()
    assert later["breaches"] == []
    empty = forecast(paused, weeks(), Period.month(2026, 5), now=at("06-30 12:00"), seed=1, draws=1).to_dict()[
        "forecast"
    ]
    assert isinstance(empty, dict)
    assert (empty["share_median"], empty["share_interval"]) == (None, None)
