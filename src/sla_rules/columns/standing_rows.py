"""In which part of an indicator each of many tickets counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sla_rules.assessments.standing import Standing
from sla_rules.assessments.state import State
from sla_rules.clauses.modes import Unresolved
from sla_rules.columns.kinds import CODE_OF
from sla_rules.columns.past_rows import broken_before
from sla_rules.columns.time_column import NULL
from sla_rules.columns.verdict_rows import BREACHED, CANCELLED, NOT_COVERED, STATES
from sla_rules.tickets.event import EventKind

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sla_rules.clauses.indicator import Indicator
    from sla_rules.columns.verdict_rows import VerdictRows

PARTS = tuple(Standing)
_EXCLUDED, _BREACHED, _OPEN_LATE = (
    np.int8(PARTS.index(part)) for part in (Standing.EXCLUDED, Standing.BREACHED, Standing.OPEN_LATE)
)
_OF_STATE = {
    State.CANCELLED: Standing.EXCLUDED,
    State.NOT_COVERED: Standing.NOT_COVERED,
    State.MET: Standing.MET,
    State.BREACHED: Standing.BREACHED,
    State.PAUSED: Standing.PAUSED,
    State.RUNNING: Standing.OPEN_ON_TRACK,
    State.NOT_STARTED: Standing.OPEN_ON_TRACK,
}
_TABLE = np.array([PARTS.index(_OF_STATE[state]) for state in STATES], np.int8)
_CLOSED = CODE_OF[EventKind.CLOSED]


def standing_rows(indicator: Indicator, verdicts: VerdictRows) -> NDArray[np.int8]:
    """Return the part of *indicator* in which each ticket counts, as a place in PARTS."""
    state, run = verdicts.state, verdicts.run
    found: NDArray[np.int8] = _TABLE[state]
    found[(state == BREACHED) & (run.ended == NULL)] = _OPEN_LATE
    excluded = indicator.commitment.unresolved is Unresolved.EXCLUDED
    if not isinstance(run.ended_kind, int) or run.ended_kind == _CLOSED:
        # received, and closed before the clock started: the promise was not kept, or the ticket is left out
        closed = (state == NOT_COVERED) & (run.ended != NULL) & (run.ended_kind == _CLOSED)
        if verdicts.covered is not None:
            closed &= verdicts.covered
        found[closed] = _EXCLUDED if excluded else _BREACHED
    broken = broken_before(verdicts)
    if broken is not None:
        if excluded:
            broken &= state != CANCELLED
        running = (run.ended == NULL) & (run.started != NULL)
        found[broken] = np.where(running[broken], _OPEN_LATE, _BREACHED)
    levels = {severity.level for severity in indicator.population}
    counted = np.array([*(each.level in levels for each in verdicts.chunk.terms.grid.severities), True])
    if not counted.all():
        found[~counted[verdicts.chunk.severities.severity]] = _EXCLUDED
    return found
