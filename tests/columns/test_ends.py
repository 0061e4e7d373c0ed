"""Where a clock may start and end."""

from __future__ import annotations

import numpy as np

from sla_rules.columns.ends import Ends


def test_ends_are_four_columns() -> None:
    """A start, an end, what comes too early and a detail: two of them None where no ticket has any."""
    started = np.array([1])
    ends = Ends(started, started + 1, None, None)
    assert (ends.ended - ends.started).tolist() == [1]
    assert (ends.early, ends.detail) == (None, None)
