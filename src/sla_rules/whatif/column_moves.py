"""What `moved` does to one ticket, done to whole columns of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sla_rules.calendars.instants import EPOCH_ORDINAL, as_micros
from sla_rules.columns import TicketColumns, add, elapsed, next_open
from sla_rules.columns.plain_times import ACKNOWLEDGED, ASSIGNED, RECEIVED, PlainTimes
from sla_rules.columns.promise_table import local_days
from sla_rules.columns.time_column import NULL

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sla_rules.calendars.calendar import Calendar
    from sla_rules.columns.buckets import Flags, Ints
    from sla_rules.whatif.scenario import Scenario


def moved_columns(tickets: TicketColumns, baseline: Scenario, scenario: Scenario, now: datetime) -> TicketColumns:
    """Return *tickets* with each step known at *now* where `moved` moves it, from the desk's hours to its new ones."""
    covers = [each for each in _covers(tickets, baseline, scenario) if each[1] != each[2]]
    if not covers:
        return tickets
    about = {name: getattr(tickets, name) for name in ("ids", "scope", "identity_provider", "blocking", "security")}
    plain = tickets.plain_times
    if plain is not None:
        found = _moved_times(plain, covers, as_micros(now))
        if found is not None:
            return TicketColumns.of_plain(found, **about)
    events = tickets.events
    known = events.at <= as_micros(now)
    known[events.first[:-1]] = True  # a ticket that is not received yet stays one
    owner = np.repeat(np.arange(len(tickets)), np.diff(events.first))[known]
    start, at = tickets.received[owner], events.at[known].copy()
    for rows, before, after in covers:
        own = np.flatnonzero(rows[owner])
        at[own] = _moved(start[own], at[own], before, after)
    first = np.concatenate(([0], np.cumsum(np.bincount(owner, minlength=len(tickets)))))
    return TicketColumns(
        first=first, kind=events.kind[known], at=at, detail=events.detail[known], details=events.details, **about
    )


def _moved_times(plain: PlainTimes, covers: list[tuple[Flags, Calendar, Calendar]], now: int) -> PlainTimes | None:
    """
    Move the steps of plain lives; None where a plain life has no room for the order of two.

    An acknowledgement that came after the severity and now comes at the same instant would be told to come before it.
    """
    received = plain.times[RECEIVED]
    times = {RECEIVED: received}
    for kind, at in plain.times.items():
        if kind == RECEIVED:
            continue
        found = np.where(at > now, NULL, at)
        for rows, before, after in covers:
            own = np.flatnonzero(rows & (found != NULL))
            found[own] = _moved(received[own], found[own], before, after)
        times[kind] = found
    if ACKNOWLEDGED in times and ASSIGNED in times:
        turned = plain.times[ACKNOWLEDGED] > plain.times[ASSIGNED]
        together = (times[ACKNOWLEDGED] == times[ASSIGNED]) & (times[ASSIGNED] != NULL)
        if (turned & together).any():
            return None
    return PlainTimes(times, plain.severity, plain.severities)


def _moved(start: Ints, at: Ints, before: Calendar, after: Calendar) -> Ints:
    """Move steps at *at* of tickets received at *start*."""
    took, given = elapsed(before, start, at), elapsed(after, start, at)
    rows = np.flatnonzero(took != given)
    found = at.copy()
    if len(rows):
        worked = took[rows] > 0
        come = start[rows].copy()
        come[worked] = add(after, come[worked], took[rows][worked])
        later = given[rows] > took[rows]
        come[later] = next_open(after, come[later])
        found[rows] = come
    return found


def _covers(
    tickets: TicketColumns, baseline: Scenario, scenario: Scenario
) -> Iterator[tuple[Flags, Calendar, Calendar]]:
    """Yield tickets that the same versions judge, with the hours of the desk before and after."""
    numbers = [_version(whose, tickets) for whose in (baseline, scenario)]
    for theirs in np.unique(numbers[0]).tolist():
        for ours in np.unique(numbers[1]).tolist():
            rows = (numbers[0] == theirs) & (numbers[1] == ours)
            if rows.any():
                yield rows, _cover(baseline, theirs), _cover(scenario, ours)


def _version(whose: Scenario, tickets: TicketColumns) -> Ints:
    """Return by which version of the terms each ticket is judged."""
    agreement = whose.agreement
    if not agreement.changes:
        return np.zeros(len(tickets), np.int64)
    since = np.array([day.toordinal() - EPOCH_ORDINAL for day, _ in agreement.changes])
    return np.searchsorted(since, local_days(agreement.zone, tickets.received), side="right")


def _cover(whose: Scenario, version: int) -> Calendar:
    agreement = whose.agreement
    return whose.covered(agreement.changes[version - 1][1] if version else agreement.terms)
