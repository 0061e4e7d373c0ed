"""What other severities do to the clocks of many tickets; the modes are those of `OnSeverityChange`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sla_rules.calendars.bound import Bound
from sla_rules.columns.time_column import NULL

if TYPE_CHECKING:
    from sla_rules.columns.buckets import Flags, Ints
    from sla_rules.columns.clock_rows import ClockRows
    from sla_rules.columns.severity_rows import SeverityRows
    from sla_rules.columns.verdict_rows import VerdictRows

# What is said of all tickets goes in rounds, one for each period of the ticket that has most of them; so many rounds
# take longer than the scalar assessments of so few tickets.
MANY_PERIODS, FEW_TICKETS = 32, 32


def restless_apart(severities: SeverityRows, periods: Ints) -> tuple[Ints, Ints]:
    """
    Return the tickets of *periods* that are told all at once, and those few of so many severities that this takes long.

    Both are places in `severities.changed`.
    """
    count = np.diff(severities.first)[periods]
    if int(count.max(initial=0)) <= MANY_PERIODS:
        return periods, periods[:0]
    most = np.partition(count, -FEW_TICKETS - 1)[-FEW_TICKETS - 1] if len(count) > FEW_TICKETS else 0
    restless = count > max(MANY_PERIODS, int(most))
    return periods[~restless], periods[restless]


def cut_at(verdicts: VerdictRows) -> Ints:
    """
    Return since when the severity that judges each changed clock was in force, NULL where no earlier one counts.

    An earlier one counts when it was in force, or the first one known, while the clock ran.
    """
    severities = verdicts.chunk.severities
    rows = verdicts.clocks.tickets[verdicts.changed]
    started, ended = verdicts.run.started[rows], verdicts.run.ended[rows]
    begin, count = severities.first[:-1][verdicts.periods], np.diff(severities.first)[verdicts.periods]
    found = np.full(len(rows), NULL, np.int64)
    for k in range(1, int(count.max())):
        having = np.flatnonzero(count > k)
        at = severities.at[begin[having] + k]
        counts = (at > started[having]) & ((ended[having] == NULL) | (at <= ended[having]))
        found[having[counts]] = at[counts]
    return found


def breached_before(verdicts: VerdictRows) -> tuple[Ints, Ints]:
    """
    Return the clocks with a limit spent before another severity took its place, and since when it was breached.

    A severity that changes brings its own limit and keeps the time elapsed (FROM_START); the breach stays. One that
    came after the end of the clock judges nothing, nor does one that was in force for no time.
    """
    severities = verdicts.chunk.severities
    rows = verdicts.clocks.tickets[verdicts.changed]
    ended = verdicts.run.ended[rows]
    begin, count = severities.first[:-1][verdicts.periods], np.diff(severities.first)[verdicts.periods]
    found = np.full(len(rows), NULL, np.int64)
    started = verdicts.run.started[rows]
    for k in range(int(count.max()) - 1):
        having = np.flatnonzero((count > k + 1) & (found == NULL))
        place = begin[having] + k
        since, change = severities.at[place], severities.at[place + 1]
        asked = ((ended[having] == NULL) | (since < ended[having])) & (since != change) & (change > started[having])
        having, place = having[asked], place[asked]
        if not len(having):
            continue
        spent = verdicts.clocks.part(verdicts.changed[having]).until(change[asked])
        breached, due = _spent(verdicts, spent, severities.level[place])
        found[having[breached]] = np.maximum(due, since[asked][breached])
    breached = found != NULL
    return verdicts.changed[breached], found[breached]


def breached_between(verdicts: VerdictRows, parted: Ints) -> tuple[Ints, Ints]:
    """
    Return the clocks with a part that spent its own limit before the last part began (FROM_CHANGE), and since when.

    *parted* are the changed clocks that have several parts.
    """
    severities = verdicts.chunk.severities
    changed = verdicts.changed[parted]
    rows = verdicts.clocks.tickets[changed]
    started, ended = verdicts.run.started[rows], verdicts.run.ended[rows]
    periods = verdicts.periods[parted]
    begin, count = severities.first[:-1][periods], np.diff(severities.first)[periods]
    found = np.full(len(rows), NULL, np.int64)
    first = np.ones(len(rows), bool)
    for k in range(int(count.max()) - 1):
        having = np.flatnonzero(count > k + 1)
        place = begin[having] + k
        since, change = severities.at[place], severities.at[place + 1]
        asked = (change > started[having]) & ((ended[having] == NULL) | (change <= ended[having]))
        having, place, since, change = having[asked], place[asked], since[asked], change[asked]
        if not len(having):
            continue
        part = verdicts.clocks.part(changed[having])
        # the time before the first severity counts under it
        part = part.since(np.where(first[having], part.started, since)).until(change)
        first[having] = False
        breached, due = _spent(verdicts, part, severities.level[place])
        new = found[having[breached]] == NULL
        found[having[breached][new]] = due[new]
    breached = found != NULL
    return changed[breached], found[breached]


def _spent(verdicts: VerdictRows, clocks: ClockRows, places: Ints) -> tuple[Ints, Ints]:
    """Return which clocks have spent the limits of the severities in *places*, and when each of those was due."""
    table = verdicts.table
    allowed = table.allowed(places, clocks.started)
    over: Flags = np.zeros(len(clocks), bool)
    due = np.full(len(clocks), NULL, np.int64)
    for place, picked in table.groups(places):
        everyone = np.arange(len(clocks)) if picked is None else picked
        reading = clocks.part(everyone).read(table.measure(place, verdicts.chunk.measures))
        strict = verdicts.commitment.bound is Bound.STRICT
        much = reading.elapsed >= allowed[everyone] if strict else reading.elapsed > allowed[everyone]
        spent = np.flatnonzero(much)
        over[everyone[spent]] = True
        due[everyone[spent]] = reading.reaches(allowed[everyone[spent]], spent)
    breached = np.flatnonzero(over)
    return breached, due[breached]
