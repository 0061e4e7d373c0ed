"""
The verbs over whole numbers: chunks of microseconds in, chunks of microseconds out.

Every answer is read off W, the open time before an instant, and its inverse. With w = W(t) and V(w) the last instant
at which W is w: t + d is V(w + d - 1 µs) + 1 µs for d > 0, the first instant of its kind, and V(w + d) for d <= 0;
t is open when W grows by the microsecond that follows t.
"""

from __future__ import annotations

from datetime import UTC
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from sla_rules.calendars.instants import LAST_MICROS, from_micros
from sla_rules.columns.chunks import for_each_chunk
from sla_rules.columns.time_column import Chunk, TimeColumn
from sla_rules.errors import NoOpenTimeError, OutOfRangeError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sla_rules.columns.buckets import Flags, Ints, Scratch
    from sla_rules.columns.compiled_calendar import CompiledCalendar, Tables
    from sla_rules.columns.result_column import ResultColumn

    # A column, or the microseconds that are the same for every row.
    Times = TimeColumn | int

NO, YES, UNKNOWN = 0, 1, -1


def elapsed(calendar: CompiledCalendar, start: Times, end: Times, result: ResultColumn, threads: int) -> bool:
    """Write W(end) - W(start) to *result*; tell whether some rows of it are null."""
    some_null = False

    def work(rows: slice, scratch: Scratch) -> None:
        nonlocal some_null
        first, last = _chunk(start, rows, scratch.left, scratch), _chunk(end, rows, scratch.right, scratch)
        if first is None or last is None:
            some_null = True
            result.leave_null(rows)
            return
        tables = _covering(calendar, rows, (start, first), (end, last))
        room = result.room(rows)
        before = tables.opened.apply(first.micros, room[: len(first.micros)], scratch)
        after = tables.opened.apply(last.micros, scratch.left[: len(last.micros)], scratch)
        np.subtract(after, before if isinstance(start, TimeColumn) else int(before[0]), out=room)
        nulls = _either(first.nulls, last.nulls)
        if nulls is not None:  # only ever set, as threads share it
            some_null = True
        result.keep(rows, nulls, scratch)

    for_each_chunk(len(result.values), work, threads)
    return some_null


def add(
    calendar: CompiledCalendar, start: Times, amount: Times, result: ResultColumn, threads: int, *, back: bool = False
) -> bool:
    """
    Write the instants at which *amount* has elapsed from *start* on, or, going *back*, elapses until it.

    Tell whether some rows of *result* are null.
    """
    some_null = False
    column = start if isinstance(start, TimeColumn) else amount

    def work(rows: slice, scratch: Scratch) -> None:
        nonlocal some_null
        first, much = _chunk(start, rows, scratch.left, scratch), _chunk(amount, rows, scratch.right, scratch)
        if first is None or much is None:
            some_null = True
            result.leave_null(rows)
            return
        nulls = _either(first.nulls, much.nulls)
        if nulls is not None:
            some_null = True
        amounts, least, most = _ahead(amount, much, back=back)
        tables = _covering(calendar, rows, (start, first))
        if back and first.high == calendar.span[1]:
            beyond = (first.micros == calendar.span[1]) & (amounts == 0)
            _refuse_search(calendar, column, rows, nulls, beyond)
        years = 1
        while True:
            room = result.room(rows)
            opened = tables.opened.apply(first.micros, room[: len(first.micros)], scratch)
            # 1 where the first of the instants with that W is wanted, 0 where it is the last
            wants_first = (amounts > 0) * 1
            if back and least <= 0 <= most:
                wants_first = wants_first | ((amounts == 0) & ~_open(tables, first, opened, scratch))
            target = np.add(opened, amounts - wants_first, out=scratch.mask[: len(room)])
            low, high = _between(tables, first, least, most, target)
            if low >= 0 and high < tables.total:
                break
            grown = _grown(calendar, tables, low, high, years)
            if grown is None:
                at_fault = (target < 0) | (target >= tables.total)
                _refuse_search(calendar, column, rows, nulls, at_fault)
                np.clip(target, 0, max(tables.total - 1, 0), out=target)  # null rows alone
                break
            tables, years = grown, years * 2
        if tables.instants is None:
            result.leave_null(rows)
            return
        tables.instants.apply(target, room, scratch)
        np.add(room, wants_first, out=room)
        result.keep(rows, nulls, scratch)

    for_each_chunk(len(result.values), work, threads)
    return some_null


def is_open(calendar: CompiledCalendar, at: TimeColumn, result: NDArray[np.int8], threads: int) -> None:
    """Write YES or NO to *result* for each instant, and UNKNOWN for a null."""

    def work(rows: slice, scratch: Scratch) -> None:
        chunk = at.chunk(rows, scratch.left, scratch)
        if chunk is None:
            result[rows] = UNKNOWN
            return
        if chunk.high >= calendar.span[1]:
            outside = (chunk.micros < calendar.span[0]) | (chunk.micros >= calendar.span[1])
            at.refuse(rows.start, chunk.nulls, outside, *_outside(calendar))
        tables = _covering(calendar, rows, (at, chunk))
        opened = tables.opened.apply(chunk.micros, scratch.right[: len(chunk.micros)], scratch)
        result[rows] = _open(tables, chunk, opened, scratch)
        if chunk.nulls is not None:
            result[rows][chunk.nulls] = UNKNOWN

    for_each_chunk(len(result), work, threads)


def _chunk(times: Times, rows: slice, out: Ints, scratch: Scratch) -> Chunk | None:
    if isinstance(times, TimeColumn):
        return times.chunk(rows, out, scratch)
    return Chunk(np.array([times]), None, times, times)


def _either(left: Flags | None, right: Flags | None) -> Flags | None:
    if left is None or right is None:
        return right if left is None else left
    return left | right


def _open(tables: Tables, chunk: Chunk, opened: Ints, scratch: Scratch) -> Flags:
    """Whether W grows by the microsecond after each instant; at the end of the table nothing is known to be open."""
    following = np.minimum(chunk.micros + 1, tables.end)
    return tables.opened.apply(following, np.empty_like(following), scratch) > opened


def _covering(calendar: CompiledCalendar, rows: slice, *parts: tuple[Times, Chunk]) -> Tables:
    """Return the tables that hold all the instants, or raise the fault of those that the calendar does not know."""
    low, high = min([chunk.low for _, chunk in parts]), max([chunk.high for _, chunk in parts])
    first, last = calendar.span
    if low < first or high > last:
        for times, chunk in parts:  # pragma: no branch -- one of the columns is at fault: single values were checked
            if isinstance(times, TimeColumn):
                at_fault = (chunk.micros < first) | (chunk.micros > last)
                times.refuse(rows.start, chunk.nulls, at_fault, *_outside(calendar))
    # is a time open? the microsecond after it tells
    return calendar.covering(low, min(high + 1, last))


def _outside(calendar: CompiledCalendar) -> tuple[str, partial[OutOfRangeError]]:
    """Return what is to be said of an instant outside the span, and the error that says it."""
    start, end = (from_micros(min(bound, LAST_MICROS - 1), UTC) for bound in calendar.span)
    what = f"is outside the time this calendar knows, {start.isoformat()} to {end.isoformat()}"
    return what, partial(OutOfRangeError, first=start, last=end)


def _ahead(amount: Times, much: Chunk, *, back: bool) -> tuple[Ints | int, int, int]:
    """Return the amounts by which to go ahead in time, and what they lie between."""
    amounts = much.micros if isinstance(amount, TimeColumn) else amount
    return (-amounts, -much.high, -much.low) if back else (amounts, much.low, much.high)


def _between(tables: Tables, chunk: Chunk, least: int, most: int, target: Ints) -> tuple[int, int]:
    """Return what *target* lies between, the W to search for after amounts that lie between *least* and *most*."""
    # W grows with time: what both ends come to often spares a look at every row
    low, high = tables.opened_before(chunk.low) + least - 1, tables.opened_before(chunk.high) + most
    return (low, high) if low >= 0 and high < tables.total else (int(target.min()), int(target.max()))


def _grown(calendar: CompiledCalendar, tables: Tables, low: int, high: int, years: int) -> Tables | None:
    """Return tables with more years on the side where W must go on, or None where nothing more is known."""
    grown = calendar.later(tables, years) if high >= tables.total else None
    return (calendar.earlier(grown or tables, years) if low < 0 else None) or grown


def _refuse_search(calendar: CompiledCalendar, times: Times, rows: slice, nulls: Flags | None, at_fault: Flags) -> None:
    start, end = (from_micros(min(bound, LAST_MICROS - 1), UTC) for bound in calendar.span)
    what = f"has not enough open time: searched {start.isoformat()} to {end.isoformat()}, the time this calendar knows"
    kind = partial(NoOpenTimeError, searched_from=start, searched_to=end)
    assert isinstance(times, TimeColumn)  # noqa: S101 -- for the type checker: one of the arguments is a column
    times.refuse(rows.start, nulls, at_fault, what, kind)
