"""
What becomes of past tickets when hours change: their steps stay where they were, or take as much work as they took.

Both are exact, and they answer different questions. Which one is taken is always said.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import attrs

from sla_rules.calendars.instants import as_micros
from sla_rules.errors import InvalidValueError
from sla_rules.tickets.event import Event

if TYPE_CHECKING:
    from datetime import datetime

    from sla_rules.calendars.calendar import Calendar
    from sla_rules.tickets.ticket import Ticket


class Resolved(StrEnum):
    """
    When tickets are taken to have been resolved, and every other step to have been made.

    AT_THEIR_INSTANTS: when they were. The contract is read anew, and nothing else changes. AFTER_THE_SAME_WORK: after
    as much open time of the desk's new hours as passed of its old ones since the ticket was received.
    """

    AT_THEIR_INSTANTS = "instants"
    AFTER_THE_SAME_WORK = "work"


def as_resolved(value: Resolved | str) -> Resolved:
    """Return *value* as an assumption; raises InvalidValueError, which lists what is accepted."""
    try:
        return Resolved(value)
    except ValueError:
        msg = f"resolved: {value!r} is no assumption; accepted are {', '.join(Resolved)}"
        raise InvalidValueError(msg) from None


def moved(ticket: Ticket, before: Calendar, after: Calendar, now: datetime) -> Ticket:
    """
    Return *ticket* with each step known at *now* after as much open time of *after* as it took of *before*.

    Open time counts from the reception, which stays. Several instants may have that much behind them, from a closing
    to the next opening: a step comes to the one nearest to where it was, so that nothing moves without need. Steps
    after *now* are not known, and are left out where something moves.

    The order of steps is kept; and a calendar that is open whenever another is moves no step later than that one.
    Proof: let W be the open time of *before* since the reception, V that of *after*. A step at t moves to
    max(F, min(t, L)), where F is the first and L the last instant at which V is W(t). F and L grow with W(t), and
    W(t) with t; of maxima and minima each grows with its arguments. Where V is nowhere less, F and L are no later.

    >>> from sla_rules import Ticket
    >>> friday = datetime(2026, 3, 6, 17, tzinfo=paris)
    >>> ticket = Ticket.received("INC-42", at=friday).resolved(at=datetime(2026, 3, 9, 10, 30, tzinfo=paris))
    >>> longer = calendar.evolve(hours="Mo-Fr 08:00-18:00")
    >>> str(moved(ticket, calendar, longer, now=datetime(2026, 3, 31, tzinfo=paris)).resolved_at)
    '2026-03-09 09:00:00+01:00'
    """
    if before == after:
        return ticket
    now_micros = as_micros(now)
    start = ticket.received_at
    known = (event for event in ticket.events[1:] if event.micros <= now_micros)
    return attrs.evolve(ticket, events=(ticket.events[0], *(_moved(event, start, before, after) for event in known)))


def _moved(event: Event, start: datetime, before: Calendar, after: Calendar) -> Event:
    """Move one step."""
    took, given = before.elapsed(start, event.at), after.elapsed(start, event.at)
    if given == took:
        return event
    at = after.add(start, took) if took else start
    if given > took:
        at = after.next_open(at)  # the last instant with no more behind it
    return Event(event.kind, at, event.severity, event.detail)
