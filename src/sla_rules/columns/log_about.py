"""What the rows of a log say of a ticket itself: its perimeter, its provider, whether it blocks, or is of security."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from sla_rules.columns.coded import NOTHING, Coded
from sla_rules.errors import InvalidTypeError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import NDArray

    from sla_rules.columns.buckets import Flags, Ints
    from sla_rules.columns.labels import Labels
    from sla_rules.columns.log_rows import LogRows


def about_tickets(
    labels: Mapping[str, Labels], names: Mapping[str, str | None], rows: LogRows, tickets: Ints
) -> dict[str, Any]:
    """
    Return what `TicketColumns` wants to know about *tickets*: those of ABOUT of which *names* gives the column.

    Each ticket has it from the first of its kept rows that says it; a blank text says nothing, and no row says False.
    Raises InvalidTypeError for a value that is no text, or no flag, with its first row and how many there are.
    """
    given = {argument: name for argument in ABOUT if (name := names.get(argument)) is not None}
    return {argument: ABOUT[argument](labels[argument], name, rows, tickets) for argument, name in given.items()}


def _texts_of(labels: Labels, field: str, rows: LogRows, tickets: Ints) -> Coded:
    values = labels.values
    _refuse_others(labels, field, [not isinstance(value, str) for value in values], "a text is wanted")
    blank = np.array([*(not value.strip() for value in values), True], bool)
    said = np.where(blank[labels.codes], NOTHING, labels.codes)
    codes = _first_said(said, rows, tickets)
    used = np.unique(codes[codes != NOTHING])
    places = np.full(len(values) + 1, NOTHING, np.int32)
    places[used] = np.arange(len(used))
    return Coded(places[codes], tuple(values[code] for code in used.tolist()))


def _flags_of(labels: Labels, field: str, rows: LogRows, tickets: Ints) -> Flags:
    _refuse_others(labels, field, [type(value) is not bool for value in labels.values], "True or False is wanted")
    truth = np.array([*labels.values, False], bool)
    return truth[_first_said(labels.codes, rows, tickets)]


def _refuse_others(labels: Labels, field: str, wrong: list[bool], wanted: str) -> None:
    at_fault = np.flatnonzero(np.array([*wrong, False], bool)[labels.codes])
    if len(at_fault):
        value = labels.values[labels.codes[at_fault[0]]]
        many = "1 such row" if len(at_fault) == 1 else f"{len(at_fault)} such rows"
        msg = f"{field}: row {at_fault[0]}: {value!r} is a {type(value).__name__}; {wanted}; {many} in the column"
        raise InvalidTypeError(msg)


def _first_said(codes: Ints, rows: LogRows, tickets: Ints) -> NDArray[np.int64]:
    """Return the first code of the kept rows of each ticket, NOTHING where none says one."""
    kept = codes[rows.rows]
    said = np.flatnonzero(kept != NOTHING)[::-1]
    first = np.full(len(rows.flagged), NOTHING, np.int64)
    first[rows.ticket[said]] = kept[said]  # of several, the last one written stays
    return first[tickets]


ABOUT: dict[str, Callable[[Labels, str, LogRows, Ints], Coded | Flags]] = {
    "scope": _texts_of,
    "identity_provider": _texts_of,
    "blocking": _flags_of,
    "security": _flags_of,
}
