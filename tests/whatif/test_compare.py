"""The same tickets under several scenarios."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sla_rules import BusinessHours, Period, Standing, Ticket, franceconnect
from sla_rules.errors import InvalidTypeError, InvalidValueError, NaiveDatetimeError
from sla_rules.tickets.event import EventKind
from sla_rules.whatif import ClauseChange, Progress, Resolved, Scenario, compare
from sla_rules.whatif.compare import ABSENT

from .lives import AGREEMENT, INDICATOR, NOW, TODAY, at, day, lives, ticket

# Worked out on paper. From Monday 2 March 2026, 8 h 30 min a day: A is resolved after 22 h 30 min, from 8 on after
# 25 h 30 min; B after 25 h; C, a request for information, is no incident; D is open; E comes after now.
A = ticket("A", "03-02 09:30", "03-04 15:00", severity=2)
B = ticket("B", "03-02 09:30", "03-04 17:30", severity=3)
C = ticket("C", "03-02 09:30", "03-02 10:30", severity=5)
D = ticket("D", "03-31 17:00")
E = ticket("E", "04-01 09:30")
TICKETS = (A, B, C, D, E)
THEN = at("03-31 18:00")
EARLY = TODAY.opening("08:00").named("from 8")
LENIENT = TODAY.limit(INDICATOR, BusinessHours(26)).named("26 h")
SCENARIOS = (
    TODAY,
    EARLY,
    LENIENT,
    TODAY.hours("Sa 09:00-12:00"),
    TODAY.closed(day("03-30"), day("04-03")),
    TODAY.limit("resolution", BusinessHours(8), 3),
    TODAY.paused_by(EventKind.INFORMATION_REQUESTED, EventKind.PAUSED),
    TODAY.target(Fraction(1, 2)),
    TODAY.reading(franceconnect.Reading(day_unit="whole_days", indicator_starts="severity_assigned")),
)
COVERS = (TODAY, TODAY.covering(opening="08:00"), TODAY.covering(closing="17:00", hours="Sa 09:00-12:00"), EARLY)


def test_worked_out_on_paper() -> None:
    """From 8 on A has used up 25 h 30 min, and with 26 h allowed B is met; D has used up an hour, E does not exist."""
    found = compare([TODAY, EARLY, LENIENT], TICKETS, now=THEN)
    assert (found.tickets, found.not_yet_received, found.resolved) == (4, 1, Resolved.AT_THEIR_INSTANTS)
    assert [(each.name, each.indicator.met, each.indicator.received) for each in found.results] == [
        ("today", 1, 3),
        ("from 8", 0, 3),
        ("26 h", 2, 3),
    ]
    assert [(each.gained, each.lost) for each in found.results] == [(0, 0), (0, 1), (1, 0)]
    (change,) = found.result("from 8").changed
    assert (change.row, change.ticket_id, change.severity) == (0, "A", franceconnect.MAJOR)
    assert change.clauses == (ClauseChange(INDICATOR, "met", "breached"),)
    assert [each.ticket_id for each in found.result("26 h").changed] == ["B"]
    assert len(found.baseline.changed) == 0
    major = found.baseline.severities[1]
    assert (major.received, major.resolved, major.within, major.met, major.counted) == (1, 1, 0, 1, 1)
    assert major.median == major.p95 == timedelta(hours=22, minutes=30)


def test_commitments_change_too() -> None:
    """A limit of the resolution changes its verdicts, and no indicator; each ticket says which clauses."""
    found = compare([TODAY, TODAY.limit("resolution", BusinessHours(30), 3)], TICKETS, now=THEN)
    (change,) = found.others[0].changed
    assert (change.ticket_id, change.clauses) == ("B", (ClauseChange("resolution", "breached", "met"),))
    assert change.of(INDICATOR) is None
    assert found.others[0].indicator.met == found.baseline.indicator.met


def test_a_clause_that_is_not_there() -> None:
    """An indicator that the other terms do not have is absent, and its tickets change."""
    renamed = tuple(attrs.evolve(each, name="other") for each in AGREEMENT.terms.indicators)
    found = compare([TODAY, Scenario("x", AGREEMENT).evolve(indicators=renamed)], [A], now=THEN)
    assert found.others[0].changed[0].clauses == (
        ClauseChange(INDICATOR, "met", ABSENT),
        ClauseChange("other", ABSENT, "met"),
    )


def test_the_desk_works_longer() -> None:
    """From 8 on, as much work as A and B took ends a day earlier, while the contract counts as before."""
    longer = TODAY.covering(opening="08:00")
    found = compare([TODAY, longer], [A, B], now=THEN, resolved="work")
    # B took 25 h: 8 h 30 on Monday, 10 h on Tuesday, 6 h 30 on Wednesday until 14:30; the contract counts 22 h of them
    assert [(each.indicator.met, each.gained, each.lost) for each in found.results] == [(1, 0, 0), (2, 1, 0)]
    explained = found.explain(longer.name, found.others[0].changed[0])
    trace = explained.after.indicators[0].trace
    assert trace is not None
    assert trace.assessed.elapsed == timedelta(hours=22)
    assert trace.assessed.ended_at == at("03-04 14:30")


def test_by_period() -> None:
    """The indicators of each month in which a ticket was received."""
    found = compare([TODAY], [A, ticket("F", "04-07 09:30", "04-07 10:30")], now=NOW, period="month").baseline
    assert [(each.period, each.indicators[0].met) for each in found.periods] == [
        (Period.month(2026, 3), 1),
        (Period.month(2026, 4), 1),
    ]


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
@settings(max_examples=6)
@given(tickets=lives(12, plain=False))
def test_figures_are_those_of_the_report(scenario: Scenario, tickets: list[Ticket]) -> None:
    """Indicators, severities and months are those that the scenario's agreement reports on the same tickets."""
    result = compare([scenario], tickets, now=NOW, period="month").baseline
    reports = scenario.agreement.reports(tickets, "month", now=NOW)
    assert result.indicators == reports.total.indicators
    assert {
        row.severity: (row.received, row.resolved, row.within, row.median, row.p95)
        for row in result.severities
        if row.received
    } == {
        row.severity: (row.received, row.resolved, row.within, row.median, row.p95)
        for row in reports.total.severities
        if row.received
    }
    assert {each.period: each.indicators for each in result.periods} == {
        each.period: each.indicators for each in reports.periods
    }
    assert sum(row.met for row in result.severities) == result.indicator.met
    assert sum(row.counted for row in result.severities) == result.indicator.received


@pytest.mark.parametrize("scenario", SCENARIOS[1:], ids=lambda scenario: scenario.name)
@settings(max_examples=6)
@given(tickets=lives(12, plain=False), cover=st.sampled_from(COVERS[1:]))
def test_changes_are_all_that_differ(scenario: Scenario, tickets: list[Ticket], cover: Scenario) -> None:
    """A ticket is among the changes just where an assessment under the scenario says otherwise than one today."""
    found = compare([TODAY, scenario], tickets, now=NOW)
    expected = []
    for row, each in enumerate(tickets):
        before, after = (
            {assessed.name: str(assessed.state) for assessed in assessment.commitments}
            | {indicator.name: str(assessment.standing(indicator)) for indicator in assessment.terms.indicators}
            for assessment in (one.agreement.assess(each, now=NOW) for one in (TODAY, scenario))
        )
        turned = {name: (before[name], after[name]) for name in before if before[name] != after[name]}
        if turned:
            expected.append((row, turned))
    assert [
        (change.row, {each.clause: (each.before, each.after) for each in change.clauses})
        for change in found.others[0].changed
    ] == expected
    for resolved in Resolved:
        pair = [TODAY, scenario] if resolved is Resolved.AT_THEIR_INSTANTS else [TODAY, cover]
        result = compare(pair, tickets, now=NOW, resolved=resolved).others[0]
        turns = [change.of(INDICATOR) for change in result.changed]
        assert result.gained == sum(turn is not None and turn.after == Standing.MET for turn in turns)
        assert result.lost == sum(turn is not None and turn.before == Standing.MET for turn in turns)


@settings(max_examples=40)
@given(lives(12, plain=True), st.sampled_from(("08:00", "10:00", "07:15")))
def test_the_same_work_in_the_same_contract(tickets: list[Ticket], opening: str) -> None:
    """Where desk and contract change alike, what ran from the reception and was resolved has run as long as before."""
    resolved = [each for each in tickets if each.resolved_at is not None and each.resolved_at < at("04-06 00:00")]
    changed = TODAY.opening(opening)
    found = compare([TODAY, changed], resolved, now=NOW, resolved="work")
    assert found.others[0].gained == found.others[0].lost == 0


def test_progress() -> None:
    """Somebody is told of every ticket under every scenario, and of which scenario it is."""
    told: list[Progress] = []
    compare([TODAY, EARLY], TICKETS, now=THEN, progress=told.append)
    assert told == [Progress(5, 10, "today"), Progress(10, 10, "from 8")]


def test_what_is_refused() -> None:
    """No scenario, two of one name, what is none; two tickets of one id; hours of the desk that would do nothing."""
    with pytest.raises(InvalidValueError, match=r"scenarios: \(\) is empty"):
        compare([], TICKETS, now=THEN)
    with pytest.raises(InvalidValueError, match="'today' comes twice"):
        compare([TODAY, TODAY], TICKETS, now=THEN)
    with pytest.raises(InvalidTypeError, match=r"scenarios\[0\]"):
        compare([AGREEMENT], TICKETS, now=THEN)  # type: ignore[list-item]
    with pytest.raises(InvalidValueError, match="'A' is the id of"):
        compare([TODAY], [A, A], now=THEN)
    with pytest.raises(InvalidTypeError, match="tickets"):
        compare([TODAY], 5, now=THEN)
    with pytest.raises(NaiveDatetimeError):
        compare([TODAY], TICKETS, now=THEN.replace(tzinfo=None))
    with pytest.raises(InvalidValueError, match="kind: 'week'"):
        compare([TODAY], TICKETS, now=THEN, period="week")
    with pytest.raises(InvalidValueError, match="resolved='work' moves them"):
        compare([TODAY, TODAY.covering(opening="08:00")], TICKETS, now=THEN)
