"""The earlier clocks of a commitment that repeats, and whether one of them broke the promise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sla_rules.calendars.bound import Bound
from sla_rules.clauses.modes import Repeats, Unresolved
from sla_rules.columns.kinds import CODE_OF
from sla_rules.columns.severity_rows import UNSET
from sla_rules.tickets.event import EventKind

if TYPE_CHECKING:
    from sla_rules.columns.buckets import Flags, Ints
    from sla_rules.columns.clock_rows import ClockRows
    from sla_rules.columns.clock_walk import Past
    from sla_rules.columns.verdict_rows import VerdictRows

_CLOSED = CODE_OF[EventKind.CLOSED]


def broken_before(verdicts: VerdictRows) -> Flags | None:
    """
    Tell of each ticket whether an earlier clock broke a promise that repeats; None where there is no such clock.

    Each is judged as it stood at its end. Tickets whose severity changed are left to the scalar assessment.
    """
    walked, commitment = verdicts.run.walked, verdicts.commitment
    if commitment.repeats is Repeats.NEVER or walked is None or not len(walked.past.owner):
        return None
    past, table, severities = walked.past, verdicts.table, verdicts.chunk.severities
    tickets = verdicts.run.turned[past.owner]
    verdicts.ask_scalar(np.intersect1d(tickets, severities.changed))
    # a severity assigned since changes nothing
    places = np.where(severities.since[tickets] <= past.ended, severities.severity[tickets], UNSET)
    live = table.limited[places]
    if verdicts.covered is not None:
        live &= verdicts.covered[tickets]
    some = np.flatnonzero(live)
    within = _within(verdicts, past.clocks.part(some), places[some])
    kept = _kept(verdicts, past, some)
    broken = kept & ~within
    if commitment.unresolved is not Unresolved.EXCLUDED:
        broken |= ~kept
    else:
        broken |= ~kept & (past.kind[some] != _CLOSED)
    found = np.zeros(len(verdicts.chunk), bool)
    found[tickets[some[broken]]] = True
    return found


def _within(verdicts: VerdictRows, clocks: ClockRows, places: Ints) -> Flags:
    """Tell which clocks keep within the limits of the severities in *places*."""
    table, measures = verdicts.table, verdicts.chunk.measures
    allowed = table.allowed(places, clocks.started)
    elapsed = np.empty(len(clocks), np.int64)
    for place, picked in table.groups(places):
        everyone = np.arange(len(clocks)) if picked is None else picked
        elapsed[everyone] = clocks.part(everyone).read(table.measure(place, measures)).elapsed
    within: Flags = elapsed <= allowed if verdicts.commitment.bound is Bound.INCLUSIVE else elapsed < allowed
    return within


def _kept(verdicts: VerdictRows, past: Past, some: Ints) -> Flags:
    """Tell which clocks ended as promised: by their own event, and by whom it names."""
    commitment, details = verdicts.commitment, verdicts.chunk.known.details
    kind, detail = past.kind[some], past.detail[some]
    own = kind == CODE_OF[commitment.ends]
    kept: Flags = own | (kind == CODE_OF[EventKind.RESOLVED])
    if commitment.ended_by is not None:
        ours = [commitment.ended_by == said for said in details]
        kept &= ~own | np.array([*ours, True])[detail]
    return kept
