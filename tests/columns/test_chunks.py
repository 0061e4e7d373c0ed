"""Columns in chunks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from sla_rules.columns import chunks
from sla_rules.columns.chunks import for_each_chunk
from sla_rules.columns.row_fault import RowFault
from sla_rules.errors import InvalidValueError

if TYPE_CHECKING:
    from sla_rules.columns.buckets import Scratch


@pytest.mark.parametrize("threads", [1, 2, 3, 50])
@pytest.mark.parametrize("rows", [0, 1, chunks.SHORTEST, 5 * chunks.SHORTEST + 1])
def test_every_row_once(rows: int, threads: int) -> None:
    """However many rows and threads; an empty column has no chunk."""
    seen = np.zeros(rows, np.int64)

    def work(part: slice, scratch: Scratch) -> None:
        assert len(scratch.index) >= part.stop - part.start
        seen[part] += 1

    for_each_chunk(rows, work, threads)
    assert (seen == 1).all()


def test_a_fault_does_not_end_the_count() -> None:
    """Every chunk is looked at, so that the error says how many rows are at fault."""

    def work(part: slice, _: Scratch) -> None:
        field = "start"
        raise RowFault(field, np.array([part.start]), str, "is bad")

    with pytest.raises(InvalidValueError, match=r"start: row 0: 0 is bad; 3 such rows"):
        for_each_chunk(3 * chunks.SHORTEST, work, 2)


@pytest.mark.parametrize("threads", [0, -1])
def test_no_threads_at_all(threads: int) -> None:
    """At least one thread does the work."""
    with pytest.raises(InvalidValueError, match=rf"threads: {threads} is no number of threads; 1 or more is wanted"):
        for_each_chunk(1, lambda *_: None, threads)
