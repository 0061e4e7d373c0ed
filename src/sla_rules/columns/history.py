"""A help desk's history, one row an event, as tickets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from sla_rules.columns.coded import NOTHING
from sla_rules.columns.event_log import EventLog
from sla_rules.columns.event_rows import EventRows
from sla_rules.columns.frozen_array import frozen_array
from sla_rules.columns.log_about import about_tickets
from sla_rules.columns.log_columns import LogColumns, known_micros
from sla_rules.columns.log_events import events_of
from sla_rules.columns.log_faults import LogFaultKind, fault_policies
from sla_rules.columns.log_rows import LogRows
from sla_rules.columns.log_states import LogStates
from sla_rules.columns.objects import whole_numbers
from sla_rules.columns.ticket_columns import TicketColumns
from sla_rules.errors import InvalidTypeError, InvalidValueError
from sla_rules.tickets.checks import instance, text
from sla_rules.tickets.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from sla_rules.columns.buckets import Ints
    from sla_rules.columns.call import Zone


def from_events(  # noqa: PLR0913 -- a log has that many columns and states, all named
    log: object,
    *,
    id: str,  # noqa: A002 -- the field's own name
    at: str,
    state: str,
    running: Iterable[object],
    paused: Iterable[object] | Mapping[Any, str] = (),
    waiting: Iterable[object] = (),
    resolved: Iterable[object] = (),
    closed: Iterable[object] = (),
    cancelled: Iterable[object] = (),
    acknowledged: Iterable[object] = (),
    opened_at: str | None = None,
    severity: str | None = None,
    severities: Mapping[Any, Severity] | None = None,
    scope: str | None = None,
    identity_provider: str | None = None,
    blocking: str | None = None,
    security: str | None = None,
    tz: Zone = None,
    wall_time: str = "raise",
    faults: str | Mapping[str, str] = "raise",
) -> EventLog:
    """
    Return the tickets of a help desk's history: a table with a row for each update of a ticket.

    *id*, *at* and *state* name the columns of the ticket's id, of the instant and of the state from then on;
    *opened_at* that of the instant at which the ticket was received, which is the first row's where none is named. The
    table is a pandas or Polars DataFrame, an Arrow table, or a mapping of names to columns.

    *running*, *resolved*, *closed* and *cancelled* are the states of each kind; *paused* those in which the clock
    stands still, each the reason of its pause, or a mapping of them to reasons; *waiting* those in which information
    was requested from the partner. A resolved or closed ticket that goes on was reopened. *acknowledged* are those of
    the states of an open ticket in which somebody has taken charge of it. *severity* names a column whose values
    *severities* maps; each is assigned with the first row that says it while the ticket is open.

    *scope*, *identity_provider*, *blocking* and *security* name columns of texts and flags that the ticket has from the
    first of its rows that says one.

    *tz* is the zone of times that carry none, *wall_time* what becomes of those that a change of the clocks skips or
    repeats. *faults* says what becomes of rows at fault, all alike (`"raise"`, `"drop"`, `"flag"`) or by the names of
    `LogFaultKind`; the result tells what was dropped and flagged.

    Raises InvalidValueError for a row at fault where the policy is to raise, a column that is not there or a state that
    is named twice, InvalidTypeError for columns of another type, NaiveDatetimeError for times without a zone; those of
    rows name the column, the first row with its value, and how many there are.

    >>> import numpy as np
    >>> log = {
    ...     "id": np.array(["INC-1", "INC-1", "INC-1"]),
    ...     "at": np.array(["2026-03-02T10:00", "2026-03-02T11:00", "2026-03-03T09:45"], dtype="datetime64[m]"),
    ...     "state": np.array(["New", "Waiting", "Done"]),
    ... }
    >>> states = {"running": {"New"}, "paused": {"Waiting"}, "resolved": {"Done"}}
    >>> made = from_events(log, id="id", at="at", state="state", tz="Europe/Paris", **states)
    >>> [str(event.kind) for event in made.tickets.ticket(0).events]
    ['received', 'paused', 'resolved']
    """
    policies = fault_policies(faults)
    states = LogStates(
        running=running,
        paused=paused,
        waiting=waiting,
        resolved=resolved,
        closed=closed,
        cancelled=cancelled,
        acknowledged=acknowledged,
    )
    grades = _checked_severities(severity, severities)
    names = {"id": id, "at": at, "state": state, "opened_at": opened_at, "severity": severity}
    names |= {"scope": scope, "identity_provider": identity_provider, "blocking": blocking, "security": security}
    for argument, name in names.items():
        if name is not None or argument in {"id", "at", "state"}:
            text(name, argument)
    columns = LogColumns(log, names, tz, wall_time)
    rows = LogRows(
        columns.labels["id"].codes,
        known_micros(columns.at),
        None if columns.opened_at is None else known_micros(columns.opened_at),
        states.phases_of(columns.labels["state"].values)[columns.labels["state"].codes],
        policies,
        columns.shown,
        {
            LogFaultKind.UNKNOWN_STATE: states.accepted(),
            LogFaultKind.UNKNOWN_SEVERITY: ", ".join(map(repr, grades)),
        },
    )
    if states.tells_who_took_charge:
        stated = columns.labels["state"]
        rows.acknowledged = states.acknowledging(stated.values)[stated.codes]
    distinct = tuple(dict.fromkeys(grades.values()))
    if severity is not None:
        said = columns.labels["severity"]
        known = [distinct.index(grades[value]) if value in grades else NOTHING for value in said.values]
        rows.severity = np.array([*known, NOTHING], np.int16)[said.codes]
        rows.unknown_severity = (rows.severity == NOTHING) & (said.codes != NOTHING)
    rows.settle_all()
    made = events_of(rows, states)
    events = EventRows.checked(made.first, made.kind, made.at, made.detail, (*states.reasons, *distinct))
    about = about_tickets(columns.labels, names, rows, made.ticket)
    tickets = TicketColumns.of_events(events, _ids_of(columns.labels["id"].values, made.ticket), **about)
    return EventLog(tickets, tuple(rows.faults), frozen_array(rows.flagged[made.ticket], bool, "flagged"))


def _ids_of(values: list[Any], tickets: Ints) -> NDArray[np.generic]:
    ids = whole_numbers(values) if values and isinstance(values[0], int) else np.array(values, object)
    return ids if len(ids) == len(tickets) else ids[tickets]


def _checked_severities(column: str | None, severities: Mapping[Any, Severity] | None) -> dict[object, Severity]:
    """Return the severities by what a log says; refuse a column without them, and them without a column."""
    if (column is None) is not (severities is None):
        given = "severities" if column is None else "severity"
        msg = f"{given}: given alone; the name of a column and a mapping of its values to severities go together"
        raise InvalidValueError(msg)
    if not isinstance(severities or {}, Mapping):
        msg = (
            f"severities: {severities!r} is a {type(severities).__name__}; a mapping of values to severities is wanted"
        )
        raise InvalidTypeError(msg)
    return {value: instance(grade, Severity, f"severities[{value!r}]") for value, grade in (severities or {}).items()}
