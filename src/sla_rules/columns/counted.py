"""Whole tables of tickets counted in the tallies of a report, as if ticket by ticket."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np

from sla_rules.columns.amount_rows import AmountRows
from sla_rules.columns.known_times import KnownTimes
from sla_rules.columns.outcome_rows import OutcomeRows
from sla_rules.columns.standing_rows import PARTS
from sla_rules.columns.table_walk import TableWalk

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sla_rules.agreements.agreement import Agreement
    from sla_rules.assessments.tallies import Tallies
    from sla_rules.assessments.tally import Tally
    from sla_rules.clauses.terms import Terms
    from sla_rules.columns.buckets import Ints
    from sla_rules.columns.ticket_columns import TicketColumns

_EPOCH = date(1970, 1, 1)


class CountedColumns:
    """
    Counts tables of tickets in *tallies*, as *agreement* sees them at *now*: those of plain lives by columns.

    What is said of a ticket is what `Tallies.add` would have been told; the tickets that are not settled are counted by
    it, and so are those whose lives are not plain. Nothing is complete before `finish`.
    """

    def __init__(self, tallies: Tallies, agreement: Agreement, now: datetime, threads: int = 1) -> None:
        self._tallies = tallies
        self._agreement = agreement
        self._now = now
        self._threads = threads
        self._amounts = AmountRows(tallies.room, tallies.shelf)

    def add(self, tickets: TicketColumns, id_of: Callable[[int], str] | None = None) -> None:
        """
        Count the tickets of a table, of which no two are to have one id.

        *id_of* gives the id of a row where the table has none.
        """
        id_of = id_of or tickets.id_of
        zone = self._agreement.zone  # as a file of texts has the times
        kept: Ints | None = None
        if not isinstance(tickets.part(slice(0, 0)).known(0, plain=True), KnownTimes):
            self._tallies.add(tickets.ticket_in(zone, row, id_of(row)) for row in range(len(tickets)))
            return
        walk = TableWalk(self._agreement, tickets, self._now)
        days = walk.days()
        later = tickets.received > walk.micros
        if later.any():
            self._count_later(days[later])
            kept = np.flatnonzero(~later)
            walk, days = TableWalk(self._agreement, tickets.part(kept), self._now), days[kept]
        outcomes = OutcomeRows(walk, self._threads)
        for terms, rows in walk.versions(None):
            settled = ~outcomes.asked if rows is None else ~outcomes.asked & _flags(rows, len(days))
            self._count(terms, outcomes, days, np.flatnonzero(settled))
        asked = np.flatnonzero(outcomes.asked)
        named = asked if kept is None else kept[asked]
        rest = walk.tickets.part(asked)
        self._tallies.add(rest.ticket_in(zone, row, id_of(name)) for row, name in enumerate(named.tolist()))

    def finish(self) -> None:
        """Count what is still on its way."""
        self._amounts.flush()

    def _count_later(self, days: Ints) -> None:
        """Count tickets that are received after now."""
        for day, count in zip(*(each.tolist() for each in np.unique(days, return_counts=True)), strict=True):
            counted = self._tallies.on(_EPOCH + timedelta(day))
            if counted is not None:
                counted[0].later += count

    def _count(self, terms: Terms, outcomes: OutcomeRows, days: Ints, rows: Ints) -> None:
        """Count settled tickets that *terms* judge."""
        tally_of_row, tallies = self._tallies_of(terms, days[rows])
        if None in tallies:  # of a period that is left out
            inside = np.array([tally is not None for tally in tallies], bool)[tally_of_row]
            rows, tally_of_row = rows[inside], tally_of_row[inside]
        severities = (*terms.grid.severities, None)
        severity = outcomes.severity[rows].astype(np.int64) % len(severities)
        group = tally_of_row * len(severities) + severity
        standing = np.zeros(len(rows), np.int64)
        for place in range(len(terms.indicators)):
            standing = standing * len(PARTS) + outcomes.standings[place, rows]
        alike = ((group * len(PARTS) ** len(terms.indicators) + standing) * 2 + outcomes.within[rows]) * 2
        codes, counts = _each(alike + outcomes.escalated[rows])
        for code, count in zip(codes.tolist(), counts.tolist(), strict=True):
            rest, flags = divmod(code, 4)
            rest, said = divmod(rest, len(PARTS) ** len(terms.indicators))
            place, level = divmod(rest, len(severities))
            tally = tallies[place]
            assert tally is not None  # noqa: S101 -- for the type checker: those left out have no rows
            tally.tickets += count
            tally.of_terms(terms, _latest(tally)).standings[_standings(terms, said)] += count
            row = tally.of_severity(severities[level])
            row.received += count
            row.resolved += count
            row.within += count * (flags >> 1)
            row.escalated += count * (flags & 1)
        having, owner = np.unique(group, return_inverse=True)
        amounts = [
            tallies[place // len(severities)].of_severity(severities[place % len(severities)]).business
            for place in having.tolist()
        ]
        if amounts:
            self._amounts.add(amounts, owner, outcomes.business[rows])

    def _tallies_of(self, terms: Terms, days: Ints) -> tuple[Ints, list[Tally | None]]:
        """Return where each day is counted, as a place among the tallies, which learn of their days."""
        found, place_of_row = np.unique(days, return_inverse=True)
        places: dict[int, int] = {}
        tallies: list[Tally | None] = []
        place_of_day = []
        for number in found.tolist():
            day = _EPOCH + timedelta(number)
            counted = self._tallies.on(day)
            tally = None if counted is None else counted[0]
            if tally is not None:
                tally.span(day, day)
                tally.of_terms(terms, day)
            place = places.setdefault(id(tally), len(tallies))
            if place == len(tallies):
                tallies.append(tally)
            place_of_day.append(place)
        return np.array(place_of_day, np.int64)[place_of_row], tallies


def _flags(rows: Ints, count: int) -> Ints:
    """Return a column that is true of these rows."""
    flags = np.zeros(count, bool)
    flags[rows] = True
    return flags


def _each(codes: Ints) -> tuple[Ints, Ints]:
    """Return each code that there is, and how often."""
    if not len(codes) or int(codes.max()) > 4 * len(codes):
        return np.unique(codes, return_counts=True)
    counts = np.bincount(codes)
    found = np.flatnonzero(counts)
    return found, counts[found]


def _latest(tally: Tally) -> date:
    """Return a date that moves no first one."""
    assert tally.last is not None  # noqa: S101 -- for the type checker: its days were told
    return tally.last


def _standings(terms: Terms, said: int) -> tuple[tuple[str, object], ...]:
    """Return where tickets stand in each indicator, from the code of it all."""
    places = []
    for _ in terms.indicators:
        said, place = divmod(said, len(PARTS))
        places.append(place)
    return tuple(
        (indicator.name, PARTS[place]) for indicator, place in zip(terms.indicators, reversed(places), strict=True)
    )
