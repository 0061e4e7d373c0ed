"""Which severities many tickets have, and since when."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sla_rules.columns.time_column import NULL
from sla_rules.tickets.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Callable

    from sla_rules.clauses.severity_grid import SeverityGrid
    from sla_rules.columns.buckets import Flags, Ints
    from sla_rules.columns.coded import Coded

    # Makes the error for tickets whose severity or scope the grid does not have.
    Refuse = Callable[[Ints], Exception]

UNSET = -1
_FOREIGN = -2


class SeverityRows:
    """
    Severities by their places in the grid, UNSET for none.

    *severity* is the one in force, *since* when (NULL for none). The tickets *changed* had several, one after another:
    those of the k-th of them are the periods from `first[k]` up to `first[k + 1]`, in *at* and *level*.
    """

    def __init__(self, severity: Ints, since: Ints, owner: Ints, at: Ints, level: Ints) -> None:
        self.severity, self.since = severity, since
        self.changed: Ints = np.empty(0, np.int64)
        self.first: Ints = np.zeros(1, np.int64)
        self.at, self.level = at[:0], level[:0]
        if len(owner) and not (owner[1:] > owner[:-1]).all():
            counts = np.bincount(owner, minlength=len(severity))
            self.changed = np.flatnonzero(counts > 1)
            several = (counts > 1)[owner]
            self.first = np.concatenate(([0], np.cumsum(counts[self.changed])))
            self.at, self.level = at[several], level[several]

    def at_instant(self, rows: Ints, instants: Ints) -> Ints:
        """
        Return the severity in force at an instant, after any assigned at it, of tickets by their places in *changed*.

        It is the first one where none was known then.
        """
        found = self.level[self.first[:-1][rows]]
        counts = np.diff(self.first)[rows]
        for k in range(1, int(counts.max(initial=0))):
            having = np.flatnonzero(counts > k)
            place = self.first[:-1][rows[having]] + k
            past = self.at[place] <= instants[having]
            found[having[past]] = self.level[place[past]]
        return found


def base_severity(
    grid: SeverityGrid, rows: int, scope: Coded | None, security: Flags | None, refuse: Refuse
) -> tuple[Ints, Ints]:
    """Return the severity that perimeter and security give, and that of security alone, for each ticket."""
    perimeter = np.full(rows, UNSET, np.int64)
    if scope is not None and grid.perimeters:
        found = dict(grid.perimeters)
        table = [grid.severities.index(found[text]) if text in found else _FOREIGN for text in scope.values]
        perimeter = np.array([*table, UNSET], np.int64)[scope.codes]
        unknown = np.flatnonzero(perimeter == _FOREIGN)
        if len(unknown):
            raise refuse(unknown)
    of_security = np.full(rows, UNSET, np.int64)
    if security is not None and grid.security is not None and security.any():
        of_security[security] = grid.severities.index(grid.security)
    return graver(perimeter, of_security), of_security


def graver(left: Ints, right: Ints) -> Ints:
    """Return the graver of two severities, which stands first in the grid; the other where one is UNSET."""
    # as unsigned numbers, UNSET is the greatest
    found: Ints = np.minimum(left.view(np.uint64), right.view(np.uint64)).view(np.int64)
    return found


def level_table(grid: SeverityGrid, details: tuple[Severity | str, ...]) -> Ints:
    """Return the place in the grid of each detail that is a severity, and UNSET at the end for no detail."""
    levels = [severity.level for severity in grid.severities]
    found = [
        levels.index(said.level) if isinstance(said, Severity) and said.level in levels else _FOREIGN
        for said in details
    ]
    return np.array([*found, UNSET], np.int64)


def severity_rows(
    base: tuple[Ints, Ints], received: Ints, assignments: tuple[Ints, Ints, Ints], refuse: Refuse
) -> SeverityRows:
    """
    Return the severities of tickets from what they have at first, and the tickets, instants and places *assigned*.

    A ticket that is not received yet has none; nor has an assignment that changes nothing a period.
    """
    owner, at, assigned = assignments
    foreign = np.flatnonzero(assigned == _FOREIGN)
    if len(foreign):
        raise refuse(np.unique(owner[foreign]))
    at_first, of_security = base
    begin = np.flatnonzero((at_first != UNSET) & (received != NULL))
    latest = assigned if not (of_security != UNSET).any() else graver(assigned, of_security[owner])
    owners, instants, levels = owner, at, latest
    if len(begin):
        # what tickets have at first comes before what they are assigned
        owners = np.concatenate((begin, owner))
        order = np.argsort(owners, kind="stable") if len(owner) else slice(None)
        owners = owners[order]
        instants = np.concatenate((received[begin], at))[order]
        levels = np.concatenate((at_first[begin], latest))[order]
    if len(owners):
        kept = np.ones(len(owners), bool)
        np.not_equal(owners[1:], owners[:-1], out=kept[1:])
        kept[1:] |= levels[1:] != levels[:-1]
        if not kept.all():
            owners, instants, levels = owners[kept], instants[kept], levels[kept]
    severity = np.full(len(received), UNSET, np.int64)
    since = np.full(len(received), NULL, np.int64)
    severity[owners] = levels  # of several the last one written stays
    since[owners] = instants
    return SeverityRows(severity, since, owners, instants, levels)


def single_severities(at: Ints, assigned: Ints, refuse: Refuse) -> SeverityRows:
    """Return the severities of tickets that have none at first, and one each *assigned* at most, NULL where not."""
    severity = np.where(at == NULL, UNSET, assigned)
    foreign = np.flatnonzero(severity == _FOREIGN)
    if len(foreign):
        raise refuse(foreign)
    none = np.empty(0, np.int64)
    return SeverityRows(severity, at, none, none, none)
