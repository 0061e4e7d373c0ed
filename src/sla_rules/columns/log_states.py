"""The states of a help desk, and what going from one to the next says of a ticket."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from sla_rules.columns.kinds import CODE_OF
from sla_rules.columns.objects import hashable
from sla_rules.errors import InvalidValueError
from sla_rules.tickets.checks import iterable, text
from sla_rules.tickets.event import EventKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from sla_rules.columns.buckets import Flags

# Phases of a ticket by number; from PAUSED on, one for each reason of a pause.
RUNNING, RESOLVED, CLOSED, CANCELLED, WAITING, PAUSED = range(6)
UNKNOWN = -1

# The events of one row, in an order in which every step is possible.
SLOTS = RECEIVED, REOPENED, ACKNOWLEDGED, ASSIGNED, RESUMED, ANSWERED, LAST = range(7)
_LAST_OF = {
    RUNNING: EventKind.RESUMED,  # never: going to a phase that runs ends in no event of its own
    WAITING: EventKind.INFORMATION_REQUESTED,
    RESOLVED: EventKind.RESOLVED,
    CLOSED: EventKind.CLOSED,
    CANCELLED: EventKind.CANCELLED,
    PAUSED: EventKind.PAUSED,
}


class LogStates:
    """
    Which phase each of the states of a log is, and what lies between two of the *count* phases.

    For a row of one phase after one of another, numbered before * count + after, *moves* are the SLOTS that have an
    event, as bits, and *takes* tells whether a severity may be assigned.

    *paused* is the states in which the clock stands still, each the reason of its pause, or a mapping of them to
    reasons; *acknowledged* are those, of the states of an open ticket, in which somebody has taken charge of it. Raises
    InvalidValueError for a state that is named twice, one of *acknowledged* that no other argument names, or a reason
    that is blank, InvalidTypeError for what is no set of states.

    >>> states = LogStates(running={"New"}, paused={"Waiting": "waiting for the customer"}, resolved={"Done"})
    >>> states.phases_of(["Done", "New", "?", "Waiting"]).tolist(), states.reasons
    ([1, 0, -1, 5, -1], ('waiting for the customer',))
    """

    __slots__ = ("_phases", "_taken", "count", "last_kind", "moves", "reasons", "takes")

    def __init__(
        self,
        *,
        running: Iterable[object],
        paused: Iterable[object] | Mapping[Any, str] = (),
        waiting: Iterable[object] = (),
        resolved: Iterable[object] = (),
        closed: Iterable[object] = (),
        cancelled: Iterable[object] = (),
        acknowledged: Iterable[object] = (),
    ) -> None:
        self._phases: dict[object, int] = {}
        named: dict[object, str] = {}
        reasons: dict[str, int] = {}
        groups = {
            "running": running,
            "resolved": resolved,
            "closed": closed,
            "cancelled": cancelled,
            "waiting": waiting,
            "paused": paused,
        }
        for phase, (field, states) in enumerate(groups.items()):
            for state in (hashable(state, field) for state in iterable(states, field)):
                if state in named:
                    msg = f"{field}: {state!r} is {named[state]} already; a state is of one kind"
                    raise InvalidValueError(msg)
                named[state] = field
                self._phases[state] = phase
                if phase == PAUSED:
                    said = paused[state] if isinstance(paused, Mapping) else str(state)
                    self._phases[state] += reasons.setdefault(text(said, f"{field}[{state!r}]"), len(reasons))
        self._taken = frozenset(hashable(state, "acknowledged") for state in iterable(acknowledged, "acknowledged"))
        for state in self._taken:
            if named.get(state) not in {"running", "waiting", "paused"}:
                msg = f"acknowledged: {state!r} is {named.get(state, 'no state')}; states of open tickets are wanted"
                raise InvalidValueError(msg)
        self.reasons = tuple(reasons)
        self.count = count = PAUSED + len(reasons)
        self.moves = _moves(count)
        settled = np.isin(np.arange(count), (RESOLVED, CLOSED, CANCELLED))
        # a severity can be assigned on the way out of what is settled, and into it, but not within
        self.takes: Flags = ~np.logical_and.outer(settled, settled).ravel() | (self.moves >> REOPENED & 1).astype(bool)
        self.last_kind: NDArray[np.int8] = np.array([CODE_OF[_LAST_OF[min(i, PAUSED)]] for i in range(count)], np.int8)

    def phases_of(self, states: Sequence[object]) -> NDArray[np.int16]:
        """Return the phase of each state, UNKNOWN for those that nobody named; one entry more, for what is null."""
        return np.array([self._phases.get(state, UNKNOWN) for state in states] + [UNKNOWN], np.int16)

    @property
    def tells_who_took_charge(self) -> bool:
        """Whether there are states that acknowledge a ticket."""
        return bool(self._taken)

    def acknowledging(self, states: Sequence[object]) -> Flags:
        """Tell of each state whether somebody has taken charge; one entry more, for what is null."""
        return np.array([state in self._taken for state in states] + [False], bool)

    def accepted(self) -> str:
        """List the states for a message."""
        return ", ".join(map(repr, self._phases))


def _moves(count: int) -> NDArray[np.uint8]:
    """Return which of the SLOTS have an event, as bits, for each pair of phases: that of before * count + after."""
    before, after = np.divmod(np.arange(count * count), count)
    changed = before != after
    over = (before == RESOLVED) | (before == CLOSED)
    # a ticket that was resolved is closed without being reopened; one that was closed goes nowhere without it
    reopened = over & changed & ~((before == RESOLVED) & (after == CLOSED))
    goes_on = changed & ((after == RUNNING) | (after >= WAITING))
    resumed, answered = goes_on & (before >= PAUSED), goes_on & (before == WAITING)
    last = changed & (after != RUNNING)
    bits: NDArray[np.uint8] = (reopened << REOPENED | resumed << RESUMED | answered << ANSWERED | last << LAST).astype(
        np.uint8
    )
    return bits
