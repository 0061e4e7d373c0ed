"""Columns gone through chunk by chunk, so that a call needs little memory beside its result."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from sla_rules.columns.buckets import Scratch
from sla_rules.columns.row_fault import RowFault, told
from sla_rules.tickets.checks import checked_threads

if TYPE_CHECKING:
    from collections.abc import Callable

    Work = Callable[[slice, Scratch], None]

# The scratch of a chunk is to stay in the caches, the calls for it to cost little beside its rows. Threads get in each
# other's way between calls: long columns go in longer chunks, all of them together short beside the answer.
SHORTEST, LONGEST = 1 << 14, 1 << 16
CHUNKS = 32


def for_each_chunk(rows: int, work: Work, threads: int) -> None:
    """
    Do the *work* for every chunk of so many *rows*, in as many threads as asked.

    Raises the error that all the rows at fault amount to, InvalidValueError for a number of threads below one.
    """
    threads = checked_threads(threads)
    chunk = min(max(rows // (CHUNKS * threads), SHORTEST), LONGEST)
    chunks = -(-rows // chunk)
    threads = min(threads, chunks)
    if threads <= 1:
        faults = _go_through(0, rows, chunk, work)
    else:
        share = -(-chunks // threads) * chunk
        with ThreadPoolExecutor(threads) as pool:
            parts = [pool.submit(_go_through, at, min(at + share, rows), chunk, work) for at in range(0, rows, share)]
            faults = [fault for part in parts for fault in part.result()]
    if faults:
        raise told(faults)


def _go_through(first: int, last: int, chunk: int, work: Work) -> list[RowFault]:
    """Work on the rows of `[first, last)`; after a fault go on, to know how many rows have it."""
    faults: list[RowFault] = []
    scratch = Scratch(min(chunk, last - first))
    for at in range(first, last, chunk):
        try:
            work(slice(at, min(at + chunk, last)), scratch)
        except RowFault as fault:
            faults.append(fault)
    return faults
