"""Who judges the tickets: one by one, or in columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sla_rules import Ticket, franceconnect
from sla_rules.clauses.modes import Repeats
from sla_rules.columns import TicketColumns
from sla_rules.errors import InvalidTypeError, InvalidValueError, NaiveDatetimeError
from sla_rules.tickets.event import EventKind
from sla_rules.whatif import Resolved, Scenario, compare, judges, search
from sla_rules.whatif.judges import judge_for
from sla_rules.whatif.scalar import ScalarJudge

from .lives import AGREEMENT, NOW, TODAY, day, lives
from .test_compare import COVERS, EARLY, SCENARIOS, THEN, TICKETS, A, B
from .test_search import DESK, indicators

if TYPE_CHECKING:
    from collections.abc import Sequence

# Versions of the terms that differ in hours, limits and indicators, around the tickets' dates.
AMENDED = Scenario(
    "amended",
    AGREEMENT.amended(day("03-28"), calendar=AGREEMENT.calendar.evolve(hours="Mo-Fr 09:00-17:00")).amended(
        day("04-04"), indicators=(), closures=()
    ),
)
STEPPED = TODAY.reading(
    franceconnect.Reading(
        resolved_by="support", closed_unresolved="excluded", waiting_pauses="yes", handling_unit="two_business_days"
    )
)
ANSWERS = indicators(
    repeats=Repeats.EACH_START, starts=EventKind.INFORMATION_REQUESTED, ends=EventKind.INFORMATION_PROVIDED
)
EVERY = (*SCENARIOS[1:], AMENDED, STEPPED, ANSWERS)


def alike(scenarios: Sequence[Scenario], tickets: Sequence[Ticket], resolved: Resolved) -> None:
    """Assert that both judges say the same of tickets, in every figure and every change."""
    one_by_one, columns = (
        compare(scenarios, given, now=NOW, resolved=resolved, period="month")
        for given in (tickets, TicketColumns.from_tickets(tickets))
    )
    assert one_by_one == columns
    assert one_by_one.to_dict() == columns.to_dict()


@pytest.mark.parametrize("scenario", EVERY, ids=lambda scenario: scenario.name)
@settings(max_examples=8)
@given(tickets=lives(12, plain=False))
def test_both_judges_say_the_same(scenario: Scenario, tickets: list[Ticket]) -> None:
    """Whatever happened to the tickets, under versions, readings and clocks of every kind."""
    alike([TODAY, scenario], tickets, Resolved.AT_THEIR_INSTANTS)


@pytest.mark.parametrize(
    "scenario", [*COVERS[1:], AMENDED, AMENDED.covering(opening="08:00")], ids=lambda scenario: scenario.name
)
@settings(max_examples=8)
@given(tickets=lives(12, plain=False))
def test_both_judges_move_the_same(scenario: Scenario, tickets: list[Ticket]) -> None:
    """With the same work in other hours of the desk, which may change with the version."""
    alike([TODAY, scenario], tickets, Resolved.AFTER_THE_SAME_WORK)
    alike([AMENDED.named("base"), scenario], tickets, Resolved.AFTER_THE_SAME_WORK)


def plain_table(tickets: Sequence[Ticket]) -> pd.DataFrame:
    """Return tickets of plain lives as a table with a row for each."""
    times = {
        "received_at": [each.received_at for each in tickets],
        "acknowledged_at": [each.acknowledged_at for each in tickets],
        "severity_assigned_at": [each.severity_assigned_at for each in tickets],
        "resolved_at": [each.resolved_at for each in tickets],
    }
    return pd.DataFrame(
        {
            "id": [each.id for each in tickets],
            "severity": [None if each.severity is None else each.severity.name for each in tickets],
            "blocking": [each.blocking for each in tickets],
            **{name: pd.to_datetime(pd.Series(column, dtype=object), utc=True) for name, column in times.items()},
        }
    )


@settings(max_examples=30)
@given(lives(12, plain=True), st.sampled_from((*EVERY[:8], *COVERS[1:], AMENDED)), st.randoms())
def test_a_table_says_the_same(tickets: list[Ticket], scenario: Scenario, dice: object) -> None:
    """A table of one row a ticket has the same verdicts, also where steps come together that were apart."""
    made = []
    for each in tickets:
        known = each
        if each.severity_assigned_at is not None and dice.random() < 0.5:  # type: ignore[attr-defined] # a Random
            known = each.acknowledged(at=each.severity_assigned_at + pd.Timedelta(minutes=1).to_pytimedelta())
        made.append(known)
    if not made:
        return
    resolved = Resolved.AFTER_THE_SAME_WORK if scenario in COVERS else Resolved.AT_THEIR_INSTANTS
    rows, table = (compare([TODAY, scenario], given, now=NOW, resolved=resolved) for given in (made, plain_table(made)))
    assert rows == table


def test_who_judges(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few tickets are judged one by one, many in columns where numpy is there, columns always so."""
    assert isinstance(judge_for(iter([A, B]), AGREEMENT), ScalarJudge)
    monkeypatch.setattr(judges, "MANY", 2)
    many = judge_for(iter([A, B]), AGREEMENT)
    assert not isinstance(many, ScalarJudge)
    assert (len(many), many.ticket(0), many.ticket_id(1)) == (2, A, "B")
    assert not isinstance(judge_for(TicketColumns.from_tickets([A]), AGREEMENT), ScalarJudge)
    for missing in ("numpy", "narwhals"):
        monkeypatch.setattr(judges, "find_spec", lambda name, missing=missing: None if name == missing else name)
        assert isinstance(judge_for([A, B], AGREEMENT), ScalarJudge)


@pytest.mark.parametrize(
    ("threads", "error"), [(0, InvalidValueError), ("2", InvalidTypeError), (True, InvalidTypeError)]
)
def test_threads_that_are_none(threads: int, error: type[Exception]) -> None:
    """What is no number of threads is refused, however few the tickets are."""
    with pytest.raises(error, match=f"threads: {threads!r} is "):
        compare([TODAY], [A], now=THEN, threads=threads)


def test_many_tickets_of_a_list(monkeypatch: pytest.MonkeyPatch) -> None:
    """The comparison is the same when a list is long enough for columns, and explains the very tickets given."""
    few = compare([TODAY, EARLY], TICKETS, now=THEN)
    monkeypatch.setattr(judges, "MANY", 1)
    many = compare([TODAY, EARLY], TICKETS, now=THEN, threads=2)
    assert many == few
    told = many.explain("from 8", many.others[0].changed[0])
    assert told == few.explain("from 8", few.others[0].changed[0])
    found = [search(TODAY, DESK, TICKETS, now=THEN).found]
    monkeypatch.setattr(judges, "MANY", 100)
    assert found == [search(TODAY, DESK, TICKETS, now=THEN).found]


def test_columns_know_their_tickets() -> None:
    """How many there are, which come later, what has happened to any, and the tickets themselves."""
    judge = judge_for(TicketColumns.from_tickets(TICKETS), AGREEMENT)
    assert (len(judge), judge.later(THEN), judge.ticket(0), judge.ticket_id(4)) == (5, 1, A, "E")
    assert [judge.has(kind) for kind in (EventKind.RESOLVED, EventKind.REOPENED)] == [True, False]


def test_no_tickets_at_all() -> None:
    """Columns without rows make the figures of nothing."""
    none = TicketColumns(first=[0], kind=[], at=[])
    assert compare([TODAY, EARLY], none, now=THEN) == compare([TODAY, EARLY], [], now=THEN)
    assert compare(COVERS[:2], none, now=THEN, resolved="work").others[0].gained == 0


def test_a_table_without_severities() -> None:
    """A mapping of arrays is a table too; what it does not have has not happened."""
    table = {"received_at": np.array(["2026-03-02T08:30"], "M8[m]")}
    with pytest.raises(NaiveDatetimeError):
        compare([TODAY], table, now=THEN)
    micros = {"received_at": table["received_at"].astype("M8[us]").astype(np.int64)}
    assert compare([TODAY], micros, now=THEN).baseline.indicator.open_late == 1


def test_what_is_refused() -> None:
    """Two rows of one id, and what is neither tickets nor columns."""
    twice = TicketColumns(first=[0, 1, 2], kind=[0, 0], at=[0, 0], ids=["A", "A"])
    again = {"id": np.array(["A", "A"]), "received_at": np.array([0, 0], np.int64)}
    with pytest.raises(InvalidValueError, match="tickets: row 1: 'A' is the id of row 0 too"):
        compare([TODAY], again, now=THEN)
    with pytest.raises(InvalidValueError, match="tickets: row 1: 'A' is the id of row 0 too"):
        compare([TODAY], twice, now=THEN)
    with pytest.raises(InvalidTypeError, match="tickets"):
        compare([TODAY], 5, now=THEN)

    class Strange:
        id_of = None

    with pytest.raises(InvalidTypeError, match="a TicketColumns is wanted"):
        compare([TODAY], Strange(), now=THEN)


def test_indicators_that_are_not_there() -> None:
    """Terms without an indicator count none, and a clause of one scenario alone changes each ticket."""
    bare = Scenario("bare", AGREEMENT.evolve(indicators=()))
    alike([TODAY, bare], [A, B], Resolved.AT_THEIR_INSTANTS)
    alike([bare, TODAY], [A, B], Resolved.AT_THEIR_INSTANTS)
    assert compare([TODAY, bare], TicketColumns.from_tickets([A]), now=THEN).others[0].lost == 1
