"""
Which step may follow which: one table, and the order of a history that it allows.

Events sort by instant. Those of one instant keep the order in which they were given when that is possible;
where it is not, as with two columns of a file that name the same minute, they take the first order in which
every step is possible.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from sla_rules.errors import ImpossibleStepError
from sla_rules.tickets.event import EventKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sla_rules.tickets.event import Event


class StepRule(NamedTuple):
    """What must have happened before a step, and what must not have."""

    needs: frozenset[EventKind]
    never_after: frozenset[EventKind]


_NOTHING: frozenset[EventKind] = frozenset()
_RECEIVED = frozenset({EventKind.RECEIVED})

STEP_RULES = {
    EventKind.RECEIVED: StepRule(_NOTHING, _RECEIVED),
    EventKind.ACKNOWLEDGED: StepRule(_RECEIVED, frozenset({EventKind.ACKNOWLEDGED, EventKind.RESOLVED})),
    # A severity may be assigned again: that is a change of severity.
    EventKind.SEVERITY_ASSIGNED: StepRule(_RECEIVED, frozenset({EventKind.RESOLVED})),
    EventKind.RESOLVED: StepRule(_RECEIVED, frozenset({EventKind.RESOLVED})),
}

_by_instant = attrgetter("micros")


def in_legal_order(ticket_id: str, events: Iterable[Event]) -> tuple[Event, ...]:
    """Return *events* in the order in which they happened; raises ImpossibleStepError when there is none."""
    ordered = sorted(events, key=_by_instant)
    seen: set[EventKind] = set()
    for event in ordered:
        rule = STEP_RULES[event.kind]
        if not (seen >= rule.needs and seen.isdisjoint(rule.never_after)):
            arranged = _arranged(tuple(ordered), _NOTHING)
            if arranged is None:
                raise _impossible(ticket_id, ordered, event, frozenset(seen))
            return arranged
        seen.add(event.kind)
    return tuple(ordered)


def _arranged(rest: tuple[Event, ...], seen: frozenset[EventKind]) -> tuple[Event, ...] | None:
    """Put simultaneous events in the first order in which every step is possible, the given order first."""
    if not rest:
        return ()
    for i, event in enumerate(rest):
        if event.micros != rest[0].micros:
            break
        rule = STEP_RULES[event.kind]
        if seen >= rule.needs and seen.isdisjoint(rule.never_after):
            tail = _arranged(rest[:i] + rest[i + 1 :], seen | {event.kind})
            if tail is not None:
                return (event, *tail)
    return None


def _impossible(ticket_id: str, ordered: list[Event], event: Event, seen: frozenset[EventKind]) -> ImpossibleStepError:
    """Say which step was impossible and why, with the whole history."""
    rule = STEP_RULES[event.kind]
    missing, ended = rule.needs - seen, rule.never_after & seen
    why = f"before {_listed(missing)}" if missing else f"after {_listed(ended)}"
    history = "; ".join(str(step) for step in ordered)
    msg = f"ticket {ticket_id!r}: {event} is impossible {why}. Its history: {history}"
    return ImpossibleStepError(msg)


def _listed(kinds: Iterable[EventKind]) -> str:
    return " and ".join(kind for kind in EventKind if kind in kinds)
