"""A help desk's history as tickets, held against a walk through it row by row."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sla_rules import Severity, Ticket
from sla_rules.columns.history import from_events
from sla_rules.columns.log_faults import FaultPolicy, LogFaultKind
from sla_rules.errors import InvalidTypeError, InvalidValueError, NaiveDatetimeError
from tests.columns.log_oracle import FAULTS
from tests.columns.log_tables import TABLES
from tests.columns.random_logs import (
    ACKNOWLEDGED,
    COLUMN_OF,
    CUSTOMER,
    NAMES,
    PARIS,
    POLICIES,
    SEVERITIES,
    STATES,
    Cells,
    logs,
    options,
    oracle,
)


def history(*rows: tuple[str, str, str], **more: list[Any]) -> Cells:
    """Return the columns of rows that are written as number, time on 2 March 2026 and state."""
    numbers, times, states = (list(column) for column in zip(*rows, strict=True))
    return {
        "number": numbers,
        "updated_at": [datetime.fromisoformat(f"2026-03-02T{at}") for at in times],
        "state": states,
        **more,
    }


def told(ticket: Ticket) -> list[str]:
    """Write the events of a ticket as kind, hour in Paris and detail."""
    return [
        " ".join(
            (
                event.kind,
                event.at.astimezone(PARIS).strftime("%H:%M"),
                *([str(event.severity or event.detail)] if event.severity or event.detail else []),
            )
        )
        for event in ticket.events
    ]


@pytest.mark.parametrize("kind", TABLES)
@given(
    cells=logs(), policies=POLICIES, wall_time=st.sampled_from(["shift", "earlier", "later"]), left=st.integers(0, 4)
)
@example(
    cells=history(("A", "10:00", "New")) | {"opened_at": [None], "priority": ["P1"]},
    policies=dict.fromkeys(FAULTS, "flag"),
    wall_time="shift",
    left=0,
)
def test_a_log_is_the_tickets_of_its_rows(
    kind: str, cells: Cells, policies: dict[str, str], wall_time: str, left: int
) -> None:
    """Tickets, events, details, faults and flags are those of a walk row by row, in every kind of table."""
    cells = {
        name: column
        for name, column in cells.items()
        if (name, left) not in {("opened_at", 1), ("priority", 2), ("scope", 3)}
    }
    expected = oracle(cells, policies, wall_time)
    made = from_events(TABLES[kind](cells), **options(cells) | {"wall_time": wall_time}, faults=policies)
    assert list(made.tickets) == expected.tickets
    assert {(str(fault.kind), str(fault.policy)): fault.rows.tolist() for fault in made.faults} == expected.faults
    assert {made.tickets.id_of(row) for row in np.flatnonzero(made.flagged).tolist()} == expected.flagged


@given(cells=logs(), strict=st.sets(st.sampled_from(FAULTS), min_size=1))
def test_the_first_fault_that_is_raised_is_told(cells: Cells, strict: set[str]) -> None:
    """Under raise, the error names the column, the first row of the first kind of fault, and how many there are."""
    policies = {fault: "raise" if fault in strict else "drop" for fault in FAULTS}
    found = oracle(cells, policies).faults
    faults = [(fault, found[fault, "drop"]) for fault in FAULTS if fault in strict and (fault, "drop") in found]
    if not faults:
        assert (
            list(from_events(TABLES["numpy"](cells), **options(cells), faults=policies).tickets)
            == oracle(cells, policies).tickets
        )
        return
    fault, rows = faults[0]
    message = (
        rf"^{COLUMN_OF[fault]}: row {rows[0]}: .*; {len(rows)} such rows? in the log; .*faults=\{{'{fault}': 'drop'\}}"
    )
    with pytest.raises(InvalidValueError, match=message):
        from_events(TABLES["numpy"](cells), **options(cells), faults=policies)


def test_a_life_on_paper() -> None:
    """A ticket that waits, is resolved, comes back with another severity, waits for two parties, and is closed."""
    cells = history(
        ("A", "10:05", "New"),
        ("A", "10:30", "Active"),
        ("A", "11:00", "Awaiting User"),
        ("A", "11:20", "Awaiting Caller"),
        ("A", "11:40", "Active"),
        ("A", "12:00", "Resolved"),
        ("A", "12:10", "Resolved"),
        ("A", "12:20", "Awaiting Vendor"),
        ("A", "12:30", "Awaiting User"),
        ("A", "12:40", "Resolved"),
        ("A", "13:00", "Closed"),
        opened_at=[datetime(2026, 3, 2, 10)] * 11,
        priority=["2 - Major"] * 6 + ["P1"] * 5,
    )
    made = from_events(TABLES["numpy"](cells), **options(cells))
    assert told(made.tickets.ticket(0)) == [
        "received 10:00",
        "severity_assigned 10:05 2 (Major)",
        "acknowledged 10:30",
        f"paused 11:00 {CUSTOMER}",
        "resumed 11:40",
        "resolved 12:00",
        # what was said while it was resolved counts from the reopening
        "reopened 12:20",
        "severity_assigned 12:20 1 (Critical)",
        "paused 12:20 waiting for the vendor",
        "resumed 12:30",
        f"paused 12:30 {CUSTOMER}",
        "resolved 12:40",
        "closed 13:00",
    ]
    assert made.faults == ()
    assert not made.flagged.any()


def test_a_change_of_severity_with_the_resolution_comes_before_it() -> None:
    """Both stand in one row: the ticket is resolved under the new severity."""
    cells = history(("A", "10:00", "New"), ("A", "11:00", "Resolved"), priority=["P1", "2 - Major"])
    assert told(from_events(TABLES["numpy"](cells), **options(cells)).tickets.ticket(0))[2:] == [
        "severity_assigned 11:00 2 (Major)",
        "resolved 11:00",
    ]


def test_what_settled_tickets_are_given_counts_when_they_go_on() -> None:
    """A log that writes a priority only when it changes: the row that reopens the ticket need not say it again."""
    cells = history(
        ("A", "10:00", "New"),
        ("A", "11:00", "Resolved"),
        ("B", "11:00", "New"),
        ("A", "11:10", "Resolved"),
        ("A", "11:20", "Active"),
        ("A", "11:30", "Resolved"),
        ("A", "11:40", "Closed"),
        priority=["P1", None, None, "2 - Major", None, None, "P1"],
    )
    made = from_events(TABLES["numpy"](cells), **options(cells)).tickets
    assert told(made.ticket(0)) == [
        "received 10:00",
        "severity_assigned 10:00 1 (Critical)",
        "resolved 11:00",
        "reopened 11:20",
        "acknowledged 11:20",
        "severity_assigned 11:20 2 (Major)",
        "resolved 11:30",
        "closed 11:40",
    ]
    assert told(made.ticket(1)) == ["received 11:00"]


def test_waiting_for_the_partner_and_taking_charge() -> None:
    """What was asked is answered when work goes on; a resolution answers nothing; each life is acknowledged once."""
    cells = history(
        ("A", "10:00", "New"),
        ("A", "10:10", "Asked"),
        ("A", "10:20", "Awaiting Vendor"),
        ("A", "10:30", "Asked"),
        ("A", "10:40", "Active"),
        ("A", "10:50", "Asked"),
        ("A", "11:00", "Resolved"),
        ("A", "11:10", "New"),
        ("A", "11:20", "Active"),
    )
    given = options(cells) | {"acknowledged": ACKNOWLEDGED}
    assert told(from_events(TABLES["numpy"](cells), **given).tickets.ticket(0)) == [
        "received 10:00",
        "acknowledged 10:10",
        "information_requested 10:10",
        "information_provided 10:20",
        "paused 10:20 waiting for the vendor",
        "resumed 10:30",
        "information_requested 10:30",
        "information_provided 10:40",
        "information_requested 10:50",
        "resolved 11:00",
        "reopened 11:10",
        "acknowledged 11:20",
    ]


def test_what_was_resolved_is_closed_rather_than_cancelled() -> None:
    """A cancellation would take the verdict with it; the open ticket is cancelled, and nothing follows."""
    cells = history(
        ("A", "10:00", "New"), ("A", "11:00", "Resolved"), ("A", "12:00", "Cancelled"),
        ("B", "10:00", "New"), ("B", "12:00", "Cancelled"), ("B", "13:00", "Active"),
    )  # fmt: skip
    made = from_events(TABLES["numpy"](cells), **options(cells), faults={"after_cancellation": "flag"})
    assert [told(ticket) for ticket in made.tickets] == [
        ["received 10:00", "resolved 11:00", "closed 12:00"],
        ["received 10:00", "cancelled 12:00"],
    ]
    assert made.flagged.tolist() == [False, True]


def test_tickets_stand_in_the_order_of_their_first_rows() -> None:
    """Rows of several tickets may alternate, as in a log by time; ids may be whole numbers."""
    cells = {
        "number": np.array([7, 3, 7, 3]),
        "updated_at": np.arange("2026-03-02T10", "2026-03-02T14", dtype="M8[h]"),
        "state": np.array(["New", "New", "Resolved", "Closed"]),
    }
    made = from_events(cells, **NAMES, **STATES, tz="Europe/Paris")
    assert [(ticket.id, len(ticket.events)) for ticket in made.tickets] == [("7", 2), ("3", 2)]
    assert str(made) == "2 tickets with 4 events"


def test_the_report_of_a_fault_is_a_line() -> None:
    """It says the column, the first row and its value, how many there are, and what was done."""
    cells = history(("A", "10:00", "New"), ("A", "11:00", "-100"), ("A", "09:00", "Resolved"), ("A", "12:00", "?"))
    made = from_events(TABLES["numpy"](cells), **options(cells), faults={"unknown_state": "flag", "unsorted": "drop"})
    late = "updated_at: row 2: 2026-03-02T09:00:00.000000"
    assert str(made).splitlines() == [
        "1 ticket with 1 event",
        "state: row 1: '-100' is a state that no argument names; 2 such rows in the log, flagged",
        f"{late} is before a row above it of the same ticket; 1 such row in the log, dropped",
    ]
    assert [(fault.kind, fault.policy) for fault in made.faults] == [
        (LogFaultKind.UNKNOWN_STATE, FaultPolicy.FLAG),
        (LogFaultKind.UNSORTED, FaultPolicy.DROP),
    ]


def test_an_unknown_word_is_refused_with_those_that_are_known() -> None:
    """The message lists the states, and the severities, that the arguments name."""
    cells = history(("A", "10:00", "Assigned"), priority=["P9"])
    with pytest.raises(InvalidValueError, match=r"'Assigned' is a state .*; accepted: 'New', 'Active', 'Resolved', "):
        from_events(TABLES["numpy"](cells), **options(cells))
    with pytest.raises(InvalidValueError, match=r"'P9' is no key .*; accepted: '1 - Critical', 'P1', '2 - Major'; "):
        from_events(TABLES["numpy"](cells), **options(cells), faults={"unknown_state": "flag"})


def test_wall_clock_times_in_a_gap_are_refused_unless_settled() -> None:
    """The policy is that of the other verbs; the error names the column, the first row and how many there are."""
    cells = history(("A", "10:00", "New"), ("A", "11:00", "Resolved"))
    cells["updated_at"] = [datetime(2026, 3, 29, 2, 30), datetime(2026, 3, 29, 2, 40)]
    table = TABLES["numpy"](cells)
    with pytest.raises(InvalidValueError, match=r"updated_at: row 0: 2026-03-29T02:30:00.* 2 such rows in the column"):
        from_events(table, **options(cells) | {"wall_time": "raise"})
    assert told(from_events(table, **options(cells)).tickets.ticket(0))[0] == "received 03:30"


def test_times_without_a_zone_are_refused() -> None:
    """As everywhere: tz= says whose clocks they are."""
    cells = history(("A", "10:00", "New"))
    with pytest.raises(NaiveDatetimeError, match="updated_at: its 1 times carry no zone"):
        from_events(TABLES["numpy"](cells), **NAMES, **STATES)


@pytest.mark.parametrize(
    ("changed", "error", "message"),
    [
        (
            {"state": "status"},
            InvalidValueError,
            "state: log has no column 'status'; its columns are number, updated_at",
        ),
        ({"id": None}, InvalidTypeError, "id: None is a NoneType; a text is wanted"),
        ({"running": "New"}, InvalidTypeError, "running: 'New' is a str; a tuple is wanted"),
        ({"running": ["New", "Closed"]}, InvalidValueError, "closed: 'Closed' is running already"),
        ({"acknowledged": ["Resolved"]}, InvalidValueError, "acknowledged: 'Resolved' is resolved; states of open"),
        (
            {"acknowledged": ["New", "Old"]},
            InvalidValueError,
            "acknowledged: 'Old' is no state; states of open tickets",
        ),
        ({"faults": "ignore"}, InvalidValueError, "faults: 'ignore' is no policy; accepted: raise, drop, flag"),
        ({"severities": SEVERITIES}, InvalidValueError, "severities: given alone; the name of a column and a mapping"),
        ({"severity": "state"}, InvalidValueError, "severity: given alone"),
        ({"severity": "state", "severities": ["P1"]}, InvalidTypeError, "severities: ['P1'] is a list; a mapping of"),
        (
            {"severity": "state", "severities": {"New": 1}},
            InvalidTypeError,
            "severities['New']: 1 is a int; a Severity",
        ),
    ],
)
def test_bad_arguments_are_refused(changed: dict[str, Any], error: type[Exception], message: str) -> None:
    """Each names the argument, the value and what is wanted."""
    cells = history(("A", "10:00", "New"))
    with pytest.raises(error, match=re.escape(message)):
        from_events(TABLES["numpy"](cells), **options(cells) | changed)


def test_several_words_for_one_severity_are_no_change() -> None:
    """'P1' and '1 - Critical' are one severity, and so are equal ones that were made twice."""
    twice = {"P1": Severity(1, "a"), "1": Severity(1, "a")}
    cells = history(("A", "10:00", "New"), ("A", "11:00", "New"), priority=["P1", "1"])
    made = from_events(TABLES["numpy"](cells), **options(cells) | {"severities": twice})
    assert told(made.tickets.ticket(0)) == ["received 10:00", "severity_assigned 10:00 1 (a)"]


def test_a_log_without_rows_has_no_tickets() -> None:
    """Nothing in, nothing out."""
    made = from_events(TABLES["numpy"]({"number": [], "updated_at": [], "state": []}), **NAMES, **STATES, tz="UTC")
    assert (len(made.tickets), made.faults, len(made.flagged)) == (0, (), 0)
