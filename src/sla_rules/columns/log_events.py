"""The events that lie in the rows of a log: all that changed from one row of a ticket to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from sla_rules.columns.coded import NOTHING
from sla_rules.columns.kinds import CODE_OF
from sla_rules.columns.log_states import (
    ACKNOWLEDGED,
    ANSWERED,
    ASSIGNED,
    LAST,
    PAUSED,
    RECEIVED,
    REOPENED,
    RESUMED,
    SLOTS,
)
from sla_rules.columns.time_column import NULL
from sla_rules.tickets.event import EventKind

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sla_rules.columns.buckets import Flags, Ints
    from sla_rules.columns.log_rows import LogRows
    from sla_rules.columns.log_states import LogStates

# Of the eight that numpy unpacks from a byte.
_BITS = 3
_KIND_OF = {
    RECEIVED: EventKind.RECEIVED,
    REOPENED: EventKind.REOPENED,
    ACKNOWLEDGED: EventKind.ACKNOWLEDGED,
    ASSIGNED: EventKind.SEVERITY_ASSIGNED,
    RESUMED: EventKind.RESUMED,
    ANSWERED: EventKind.INFORMATION_PROVIDED,
}


class LogEvents(NamedTuple):
    """The events of all tickets as `TicketColumns` takes them; *ticket* is the number of each one's ticket."""

    ticket: Ints
    first: Ints
    kind: NDArray[np.int8]
    at: Ints
    detail: NDArray[np.int32]


def events_of(rows: LogRows, states: LogStates) -> LogEvents:
    """
    Return what happened from row to row, ticket by ticket and in order.

    A detail is the number of a reason of *states*, or after those the code of a severity.
    """
    phase, begins = rows.phase, rows.begins
    before = np.empty_like(phase)
    before[1:] = phase[:-1]
    before *= ~begins  # a ticket begins RUNNING: it is received, and somebody is to work on it
    step = before.astype(np.int32) * states.count + phase
    bits = states.moves.take(step)
    bits |= begins.view(np.uint8) << RECEIVED
    if rows.acknowledged is not None:
        bits[_acknowledging(rows.acknowledged, bits)] |= 1 << ACKNOWLEDGED
    severity = None
    if rows.severity is not None:
        takes = states.takes.take(step)
        severity = _heard(rows.ticket, rows.severity, takes)
        bits[_assigning(rows.ticket, severity, takes)] |= 1 << ASSIGNED
    happened = np.flatnonzero(np.unpackbits(bits, bitorder="little").view(np.bool_))
    row, slot = happened >> _BITS, happened & (1 << _BITS) - 1
    then = phase[row]
    kinds = np.array([[CODE_OF[_KIND_OF.get(slot, EventKind.PAUSED)]] * states.count for slot in SLOTS], np.int8)
    kinds[LAST] = states.last_kind
    at = rows.at[row]
    received = np.flatnonzero(slot == RECEIVED)
    if rows.opening is not None:
        opening = rows.opening[row[received]]
        at[received] = np.where(opening == NULL, at[received], opening)
    detail = np.where((slot == LAST) & (then >= PAUSED), then - PAUSED, NOTHING).astype(np.int32)
    if severity is not None:
        np.copyto(detail, severity[row] + len(states.reasons), where=slot == ASSIGNED, casting="same_kind")
    return LogEvents(rows.ticket[row[received]], np.append(received, len(row)), kinds[slot, then], at, detail)


def _acknowledging(acknowledged: Flags, bits: NDArray[np.uint8]) -> Ints:
    """Return the rows that acknowledge: the first of a ticket in such a state, and the first since a reopening."""
    lives = np.cumsum(bits & (1 << RECEIVED | 1 << REOPENED) != 0)
    taken = np.flatnonzero(acknowledged)
    new = np.ones(len(taken), bool)
    np.not_equal(lives[taken[1:]], lives[taken[:-1]], out=new[1:])
    return taken[new]


def _heard(ticket: Ints, severity: NDArray[np.int16], takes: Flags) -> NDArray[np.int16]:
    """Return the severities, what settled tickets were given on the rows that go on and say none themselves."""
    silent = np.flatnonzero(takes & (severity == NOTHING))
    saying = np.flatnonzero(severity != NOTHING)
    if not len(silent) or not len(saying):
        return severity
    last = saying[np.maximum(np.searchsorted(saying, silent) - 1, 0)]
    unheard = ~takes[last] & (last < silent) & (ticket[last] == ticket[silent])
    heard = severity.copy()
    heard[silent[unheard]] = severity[last[unheard]]
    return heard


def _assigning(ticket: Ints, severity: NDArray[np.int16], takes: Flags) -> Ints:
    """Return the rows that assign a severity: those that say another than the row before them that could say one."""
    saying = np.flatnonzero(takes & (severity != NOTHING))
    told, owner = severity[saying], ticket[saying]
    new = np.ones(len(saying), bool)
    new[1:] = (told[1:] != told[:-1]) | (owner[1:] != owner[:-1])
    assigning: Ints = saying[new]
    return assigning
