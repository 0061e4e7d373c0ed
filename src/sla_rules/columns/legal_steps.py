"""Which histories have an impossible step: the table of steps, walked by all tickets at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sla_rules.columns.kinds import KINDS
from sla_rules.tickets.legality import STEP_RULES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from sla_rules.columns.buckets import Flags, Ints
    from sla_rules.tickets.event import EventKind


def _mask(kinds: Iterable[EventKind]) -> int:
    return sum(1 << KINDS.index(kind) for kind in kinds)


_NEEDS = np.array([_mask(STEP_RULES[kind].needs) for kind in KINDS], np.int32)
_ONE_OF = np.array([_mask(STEP_RULES[kind].one_of) or -1 for kind in KINDS], np.int32)
_NEVER = np.array([_mask(STEP_RULES[kind].never_after) for kind in KINDS], np.int32)
_KEPT = np.array([~_mask(STEP_RULES[kind].undoes) for kind in KINDS], np.int32)
_BIT = np.array([1 << i for i in range(len(KINDS))], np.int32)


def in_step(first: Ints) -> Iterator[tuple[Ints, Ints]]:
    """
    Yield, round by round, the tickets that have a k-th event, and where it is; *first* are the offsets of each.

    The tickets of a round are the first of those of the round before.

    >>> [(tickets.tolist(), events.tolist()) for tickets, events in in_step(np.array([0, 1, 3]))]
    [([1, 0], [1, 0]), ([1], [2])]
    """
    counts = np.diff(first)
    longest = int(counts.max(initial=0))
    small = counts.astype(np.int16) if longest < 1 << 15 else counts
    order = np.argsort(-small, kind="stable")
    having = np.searchsorted(-small[order], -np.arange(longest, dtype=small.dtype), side="left")
    starts = first[:-1][order]
    for k, tickets in enumerate(having.tolist()):
        yield order[:tickets], starts[:tickets] + k


def impossible(first: Ints, kind: NDArray[np.int8]) -> Flags:
    """
    Tell of each ticket whether a step of its history, in the order given, is impossible.

    >>> received, resolved = (KINDS.index(kind) for kind in ("received", "resolved"))
    >>> impossible(np.array([0, 2, 4]), np.array([received, resolved, resolved, received])).tolist()
    [False, True]
    """
    wrong = np.zeros(len(first) - 1, bool)
    standing = np.zeros(len(first) - 1, np.int32)
    for tickets, events in in_step(first):
        step = kind[events]
        stands = standing[: len(tickets)]
        needs = _NEEDS[step]
        at_fault = ((stands & needs) != needs) | ((stands & _NEVER[step]) != 0)
        one_of = _ONE_OF[step]
        at_fault |= (one_of != -1) & ((stands & one_of) == 0)
        wrong[tickets[at_fault]] = True
        standing = (stands & _KEPT[step]) | _BIT[step]
    return wrong
