"""Indicators over whole tables, by period and by any key."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from sla_rules.agreements.agreement import Agreement
from sla_rules.assessments.indicator_result import IndicatorResult
from sla_rules.assessments.period import Period, PeriodKind, as_kind
from sla_rules.calendars.instants import EPOCH_ORDINAL
from sla_rules.columns.coded import NOTHING
from sla_rules.columns.labels import Labels, read_labels
from sla_rules.columns.standing_rows import PARTS
from sla_rules.columns.table_walk import TableWalk
from sla_rules.columns.tally import Tally
from sla_rules.columns.ticket_columns import TicketColumns
from sla_rules.columns.ticket_table import TicketTable
from sla_rules.errors import InvalidTypeError, InvalidValueError, UnknownNameError
from sla_rules.tickets.checks import instance

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from sla_rules.columns.buckets import Ints
    from sla_rules.columns.call import Zone

    # The name of a column, a column, or several of either.
    Key = object

_MONTHS = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.YEAR: 12}


# Without keys all rows are of one group.
_ONE_GROUP: list[Any] = [()]


class _Groups(NamedTuple):
    """The rows that are asked for, None for all, the group of each of them, and the key of each group."""

    rows: Ints | None
    codes: Ints
    keys: list[Any]


def indicator(
    agreement: Agreement,
    tickets: object,
    *,
    now: datetime,
    name: str | None = None,
    period: Period | PeriodKind | str | None = None,
    by: Key = None,
    names: Mapping[str, str] | None = None,
    tz: Zone = None,
    wall_time: str = "raise",
    threads: int = 1,
) -> Any:  # noqa: ANN401 -- a result, or a dictionary of them
    """
    Return the indicator called *name*, the first one if none is named, over the *tickets* as they stand at *now*.

    It is an `IndicatorResult`, the same as in `Agreement.report`: seven counts, the exact ratio, whether the target is
    reached, and the bounds. *tickets* are those of `assess`, or `TicketColumns`. With *by*, the name of a column of
    the table (of scope or identity_provider for `TicketColumns`), a column of the same length, or several in a list,
    it is a dictionary of one result for each value, or tuple of values, sorted as in `Agreement.report_by`. A *period*
    chooses the tickets received in it, by date in the agreement's zone; "month", "quarter" or "year" make a dictionary
    by `Period` of those in which a ticket was received, by pairs of one and of a value where *by* is given. Groups
    that no version with the indicator judged are left out; without a *name*, each group has the first one of its own.

    Raises UnknownNameError for an indicator that no version that judged the tickets has, and what `assess` raises.

    >>> import numpy as np
    >>> from sla_rules import franceconnect
    >>> tickets = {
    ...     "received_at": np.array(["2026-03-02T10", "2026-03-05T10", "2026-04-01T10"], dtype="datetime64[h]"),
    ...     "resolved_at": np.array(["2026-03-02T17", "2026-03-12T10", "NaT"], dtype="datetime64[h]"),
    ... }
    >>> at = datetime(2026, 4, 2, 10, tzinfo=paris)
    >>> results = indicator(franceconnect.agreement(), tickets, now=at, period="month", tz="Europe/Paris")
    >>> [(month.label, result.ratio, result.open_on_track) for month, result in results.items()]
    [('2026-03', Fraction(1, 2), 0), ('2026-04', Fraction(0, 1), 1)]
    """
    instance(agreement, Agreement, "agreement")
    read: TicketTable | None
    if isinstance(tickets, TicketColumns):
        columns, read = tickets, None
    else:
        read = TicketTable(tickets, agreement, names, tz, wall_time)
        columns = read.tickets
    walk = TableWalk(agreement, columns, now)
    wanted = period if isinstance(period, Period) else Period.all()
    kind = None if period is None or isinstance(period, Period) else as_kind(period)
    groups = _groups(walk, by, read, wanted, None if kind is PeriodKind.ALL else kind)
    tally = Tally(walk, groups.rows, groups.codes, len(groups.keys))
    tally.count(threads)
    asked = [
        (key, _result(tally, group, name, wanted.first))
        for group, key in enumerate(groups.keys)
        if kind in {None, PeriodKind.ALL} or tally.received(group)
    ]
    counted = {key: result for key, result in asked if result is not None}
    if asked and not counted:
        found = (held.name for group in range(len(groups.keys)) for held in tally.partitions(group, wanted.first))
        raise _unknown(name, found)
    return counted[()] if by is None and kind in {None, PeriodKind.ALL} else counted


def _result(tally: Tally, group: int, name: str | None, first: date) -> IndicatorResult | None:
    """Return the result of one group, of the indicator of that name in the versions that judged its tickets, if any."""
    found = tally.partitions(group, first)
    for held, counts in found.items():
        if name is None or held.name == name:
            return IndicatorResult.of(held, dict(zip(PARTS, counts.tolist(), strict=True)))
    return None


def _unknown(name: str | None, found: Iterable[str]) -> UnknownNameError:
    """Return the error for a name that no group has."""
    what = "there is none in the agreement" if name is None else f"{name!r} is not in the agreement"
    return UnknownNameError(f"indicator: {what}; it has {', '.join(dict.fromkeys(found)) or 'none'}")


def _groups(walk: TableWalk, by: Key, read: TicketTable | None, wanted: Period, kind: PeriodKind | None) -> _Groups:
    """Return the groups of rows that the period and the keys make."""
    count = len(walk.tickets)
    labels = [_labels(key, walk.tickets, read, count) for key in _keys(by)]
    days = walk.days() if kind is not None or wanted.kind is not PeriodKind.ALL else None
    codes, keys = np.zeros(count, np.int64), _ONE_GROUP
    for each in labels:
        codes, keys = _crossed(codes, keys, each)
    if not isinstance(by, list | tuple):
        keys = [key[0] if key else () for key in keys]
    if labels:
        # sorted by the text of the value, None last
        order = sorted(range(len(keys)), key=lambda code: (keys[code] is None, str(keys[code])))
        place = np.empty(len(order), np.int64)
        place[order] = np.arange(len(order))
        codes, keys = place[codes], [keys[code] for code in order]
    if kind is not None and days is not None:
        codes, keys = _by_period(codes, keys if labels else None, days, kind)
    rows = None
    if wanted.kind is not PeriodKind.ALL and days is not None:
        bounds = (day.toordinal() - EPOCH_ORDINAL for day in (wanted.first, wanted.last))
        low, high = bounds
        rows = np.flatnonzero((days >= low) & (days <= high))
        codes = codes[rows]
    return _Groups(rows, codes, keys)


def _keys(by: Key) -> list[object]:
    if by is None:
        return []
    return list(by) if isinstance(by, list | tuple) else [by]


def _labels(key: object, tickets: TicketColumns, read: TicketTable | None, count: int) -> Labels:
    """Return the values of a key by the row."""
    if isinstance(key, str) and read is None:
        coded = {"scope": tickets.scope, "identity_provider": tickets.identity_provider}
        if key not in coded:
            msg = f"by: {key!r} is none; accepted are {', '.join(coded)}, or a column of {count} rows"
            raise UnknownNameError(msg)
        of = coded[key]
        values = np.array([None] if of is None else [*of.values, None], object)
        key = values[np.full(count, NOTHING) if of is None else of.codes]
    elif isinstance(key, str):
        assert read is not None  # noqa: S101 -- for the type checker: those without were looked at above
        key = read.table.column(key, "by")
    elif not hasattr(key, "__len__"):
        msg = f"by: {key!r} is a {type(key).__name__}; the name of a column, a column, or a list of them is wanted"
        raise InvalidTypeError(msg)
    if read is not None:
        read.beside(key, "by")
    labels = read_labels(key, "by")
    if len(labels.codes) != count:
        msg = f"by: {len(labels.codes)} rows, where there are {count} tickets"
        raise InvalidValueError(msg)
    return _by_equality(labels)


def _by_equality(labels: Labels) -> Labels:
    """Return labels of which no two are equal, as 1 and True are: a dictionary does not hold such keys apart."""
    places: dict[object, int] = {}
    codes = [places.setdefault(value, len(places)) for value in labels.values]
    if len(places) == len(codes):
        return labels
    return Labels(np.array([*codes, NOTHING])[labels.codes], list(places))


def _crossed(codes: Ints, keys: list[Any], labels: Labels) -> tuple[Ints, list[Any]]:
    """Return the groups that a further key parts others into; those that have no row are left out."""
    width = len(labels.values) + 1
    pairs = codes * width + labels.codes + 1
    found, places = np.unique(pairs, return_inverse=True)
    made = [
        (*keys[pair // width], None if pair % width == 0 else labels.values[pair % width - 1])
        for pair in found.tolist()
    ]
    return places, made


def _by_period(codes: Ints, keys: list[Any] | None, days: Ints, kind: PeriodKind) -> tuple[Ints, list[Any]]:
    """Return the groups by period, in order, each parted by the groups there are."""
    months = days.view("M8[D]").astype("M8[M]").astype(np.int64) // _MONTHS[kind]
    width = 1 if keys is None else len(keys)
    found, first, places = np.unique(months * width + codes, return_index=True, return_inverse=True)
    made: list[Any] = []
    for group, row in zip(found.tolist(), first.tolist(), strict=True):
        period = Period.containing(kind, date.fromordinal(int(days[row]) + EPOCH_ORDINAL))
        made.append(period if keys is None else (period, keys[group % width]))
    return places, made
