"""From when on the commitments of many tickets are breached."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sla_rules.assessments.state import State
from sla_rules.clauses.modes import OnSeverityChange
from sla_rules.columns.time_column import NULL

if TYPE_CHECKING:
    from sla_rules.columns.buckets import Ints
    from sla_rules.columns.verdict_rows import VerdictRows

_BREACHED = tuple(State).index(State.BREACHED)


def breached_at(verdicts: VerdictRows) -> Ints:
    """
    Return from when on the commitment is breached, of the clocks of *verdicts*; NULL for those that are not.

    It is the instant at which the limit is used up, or at which a severity came in force whose limit was spent already,
    or the end of a clock that ended otherwise than as promised.
    """
    rows = verdicts.clocks.tickets
    due, ended = verdicts.due, verdicts.run.ended[rows]
    found = due.copy()
    since = in_force_since(verdicts)
    late = (since != NULL) & (due != NULL) & (due < since)
    found[late] = since[late]
    if verdicts.kept is not None:
        unkept = ~verdicts.kept[rows] & ((due == NULL) | (ended < due))
        found[unkept] = ended[unkept]
    if verdicts.breached_before is not None:
        found = np.where(verdicts.breached_before != NULL, verdicts.breached_before, found)
    found[verdicts.state[rows] != _BREACHED] = NULL
    return found


def in_force_since(verdicts: VerdictRows) -> Ints:
    """Return since when the limit judged is that of each clock, if that was after its start, or NULL."""
    commitment, severities = verdicts.commitment, verdicts.chunk.severities
    if not isinstance(commitment.limit, tuple):
        return np.full(len(verdicts.clocks), NULL, np.int64)
    rows = verdicts.clocks.tickets
    since = severities.since[rows]
    started, ended = verdicts.run.started[rows], verdicts.run.ended[rows]
    if len(verdicts.changed):
        lasting = commitment.on_severity_change in {OnSeverityChange.FROZEN, OnSeverityChange.PROPORTIONAL}
        begin, count = severities.first[:-1][verdicts.periods], np.diff(severities.first)[verdicts.periods]
        since[verdicts.changed] = severities.at[begin]
        for k in range(1, 1 if lasting else int(count.max())):
            having = np.flatnonzero(count > k)
            at = severities.at[begin[having] + k]
            clocks = verdicts.changed[having]
            known = (ended[clocks] == NULL) | (at <= ended[clocks])
            since[clocks[known]] = at[known]
    return np.where((since > started) & ((ended == NULL) | (since <= ended)), since, NULL)
