"""
Which step may follow which: one table, and the order of a history that it allows.

Events sort by instant. Those of one instant keep the order in which they were given when that is possible;
where it is not, as with two columns of a file that name the same minute, they take the first order in which
every step is possible.
"""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from sla_rules.errors import ImpossibleStepError
from sla_rules.tickets.event import KIND_BITS, EventKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sla_rules.tickets.event import Event


class StepRule(NamedTuple):
    """
    What must stand before a step, and what must not.

    A step stands from when it happens until one that *undoes* it: a pause until it is resumed, a resolution until the
    ticket is reopened. All of *needs* and, where it is not empty, one of *one_of* must stand; none of *never_after*.
    """

    needs: frozenset[EventKind]
    never_after: frozenset[EventKind] = frozenset()
    one_of: frozenset[EventKind] = frozenset()
    undoes: frozenset[EventKind] = frozenset()


_NOTHING: frozenset[EventKind] = frozenset()
_RECEIVED = frozenset({EventKind.RECEIVED})
# Nothing more happens to a ticket that is closed, until it is reopened, nor ever to one that is cancelled.
_OVER = frozenset({EventKind.CLOSED, EventKind.CANCELLED})
_SETTLED = _OVER | {EventKind.RESOLVED}
_PAUSED = frozenset({EventKind.PAUSED})

STEP_RULES = {
    EventKind.RECEIVED: StepRule(_NOTHING, _RECEIVED),
    # Once, and once more when the ticket is reopened.
    EventKind.ACKNOWLEDGED: StepRule(_RECEIVED, _SETTLED | {EventKind.ACKNOWLEDGED}),
    # A severity may be assigned again: that is a change of severity. So may a team.
    EventKind.SEVERITY_ASSIGNED: StepRule(_RECEIVED, _SETTLED),
    EventKind.TEAM_ASSIGNED: StepRule(_RECEIVED, _OVER),
    # Asked again while the partner is silent, it is a reminder.
    EventKind.INFORMATION_REQUESTED: StepRule(_RECEIVED, _SETTLED),
    # A partner may answer in several parts, and after the ticket was resolved.
    EventKind.INFORMATION_PROVIDED: StepRule(frozenset({EventKind.INFORMATION_REQUESTED}), _OVER),
    EventKind.PAUSED: StepRule(_RECEIVED, _SETTLED | _PAUSED),
    EventKind.RESUMED: StepRule(_PAUSED, undoes=_PAUSED),
    # Resolving ends the pause, as closing and cancelling do.
    EventKind.RESOLVED: StepRule(_RECEIVED, _SETTLED, undoes=_PAUSED),
    EventKind.NOTIFIED: StepRule(_RECEIVED, _OVER),
    EventKind.REMARK_MADE: StepRule(_RECEIVED, _OVER),
    # First by telephone, then in writing: it may come twice.
    EventKind.CONFIRMED: StepRule(frozenset({EventKind.RESOLVED}), _OVER),
    EventKind.CLOSURE_AGREED: StepRule(_RECEIVED, _OVER | {EventKind.CLOSURE_AGREED}),
    EventKind.REOPENED: StepRule(
        _RECEIVED,
        frozenset({EventKind.CANCELLED}),
        one_of=frozenset({EventKind.RESOLVED, EventKind.CLOSED}),
        undoes=frozenset(
            {
                EventKind.ACKNOWLEDGED,
                EventKind.RESOLVED,
                EventKind.CONFIRMED,
                EventKind.CLOSURE_AGREED,
                EventKind.CLOSED,
            }
        ),
    ),
    EventKind.CLOSED: StepRule(_RECEIVED, _OVER, undoes=_PAUSED),
    # What is resolved can be closed; cancelled, it would take its verdict with it.
    EventKind.CANCELLED: StepRule(_RECEIVED, _SETTLED, undoes=_PAUSED),
}


def _mask(kinds: Iterable[EventKind]) -> int:
    return sum(KIND_BITS[kind.value] for kind in kinds)


# The table in bits, by the text of the kind: its own bit, needs, one of, never after, and what it leaves standing.
_MASKS = {
    kind.value: (
        KIND_BITS[kind.value],
        _mask(rule.needs),
        _mask(rule.one_of),
        _mask(rule.never_after),
        ~_mask(rule.undoes),
    )
    for kind, rule in STEP_RULES.items()
}

_by_instant = attrgetter("micros")


def in_legal_order(ticket_id: str, events: Iterable[Event]) -> tuple[tuple[Event, ...], int]:
    """
    Return *events* in the order in which they happened, and the bits of their kinds.

    Raises ImpossibleStepError when there is no such order.
    """
    ordered = sorted(events, key=_by_instant)
    standing = kinds = 0
    for event in ordered:
        bit, needs, one_of, never, kept = _MASKS[event.kind._value_]
        if standing & needs != needs or standing & never or (one_of and not standing & one_of):
            arranged = _arranged(ordered)
            if arranged is None:
                raise _impossible(ticket_id, ordered, event, standing)
            return arranged, _mask({event.kind for event in arranged})
        standing = standing & kept | bit
        kinds |= bit
    return tuple(ordered), kinds


def _after(standing: int, event: Event) -> int | None:
    """Return what stands after *event*; None when it is impossible."""
    bit, needs, one_of, never, kept = _MASKS[event.kind._value_]
    if standing & needs != needs or standing & never or (one_of and not standing & one_of):
        return None
    return standing & kept | bit


def _arranged(ordered: list[Event]) -> tuple[Event, ...] | None:
    """
    Put simultaneous events in the first order in which every step is possible, the given order first.

    Orders grow side by side, one event at a time, the one nearest to the given order first. What may follow depends
    on what stands and on which kinds are left alone: of the orders that agree in both, the first is enough. What
    comes later has no say: it must not turn round what was known before.
    """
    standing = 0
    done: tuple[Event, ...] = ()
    for _, simultaneous in groupby(ordered, _by_instant):
        left = tuple(simultaneous)
        growing = [(standing, done, left)]
        for _ in left:
            found: dict[object, tuple[int, tuple[Event, ...], tuple[Event, ...]]] = {}
            for standing, done, left in growing:
                for i, event in enumerate(left):
                    after = _after(standing, event)
                    if after is not None:
                        rest = left[:i] + left[i + 1 :]
                        key = after, tuple(sorted(waiting.kind.value for waiting in rest))
                        found.setdefault(key, (after, (*done, event), rest))
            growing = list(found.values())
        if not growing:
            return None
        standing, done, _ = growing[0]
    return done


def _impossible(ticket_id: str, ordered: list[Event], event: Event, standing: int) -> ImpossibleStepError:
    """Say which step was impossible and why, with the whole history."""
    rule = STEP_RULES[event.kind]
    stand = {kind for kind in EventKind if standing & KIND_BITS[kind.value]}
    missing, ended = rule.needs - stand, rule.never_after & stand
    if rule.one_of and stand.isdisjoint(rule.one_of):
        why = f"before {_listed(rule.one_of, ' or ')}"
    elif missing:
        happened = {step.kind for step in ordered[: ordered.index(event)]}
        why = f"now that {_listed(missing)} is over" if missing <= happened else f"before {_listed(missing)}"
    else:
        why = f"after {_listed(ended)}"
    history = "; ".join(str(step) for step in ordered)
    msg = f"ticket {ticket_id!r}: {event} is impossible {why}. Its history: {history}"
    return ImpossibleStepError(msg)


def _listed(kinds: Iterable[EventKind], between: str = " and ") -> str:
    return between.join(kind for kind in EventKind if kind in kinds)
