"""When the limits of many paused clocks would be used up if they went on at now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sla_rules.columns.time_column import NULL

if TYPE_CHECKING:
    from sla_rules.columns.buckets import Ints
    from sla_rules.columns.clock_rows import Reading
    from sla_rules.columns.verdict_rows import VerdictRows


def due_if_resumed(verdicts: VerdictRows) -> Ints:
    """Return when the limits of clocks that wait would be used up; NULL for the clocks that do not wait."""
    found = np.full(len(verdicts.clocks), NULL, np.int64)
    if verdicts.waiting is None:
        return found
    for picked, reading in verdicts.readings:
        everyone = np.arange(len(verdicts.clocks)) if picked is None else picked
        waiting = np.flatnonzero(verdicts.waiting[everyone])
        left = verdicts.left[everyone[waiting]]
        # a limit used up when the pause began stays where it was
        spent, short = waiting[left == 0], waiting[left > 0]
        found[everyone[spent]] = _spent(verdicts, reading, everyone, spent)
        rows = verdicts.clocks.tickets[everyone[short]]
        opened = reading.measure.before(np.full(len(short), verdicts.chunk.now), rows)
        found[everyone[short]] = reading.measure.reached(opened + left[left > 0], rows)
    return found


def _spent(verdicts: VerdictRows, reading: Reading, everyone: Ints, spent: Ints) -> Ints:
    """Return when the limits of clocks were used up, of a reading that is of *everyone*."""
    found = reading.reaches(verdicts.allowed[everyone[spent]], spent)
    shares = verdicts.shares
    if shares is not None:
        shared = np.isin(everyone[spent], shares.clocks)
        places = np.searchsorted(shares.clocks, everyone[spent][shared])
        found[shared] = shares.due(np.ones(len(shares.clocks), bool))[places]
    return found
