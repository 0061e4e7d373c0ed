"""Tickets that show what a comparison found, each verified by assessing it under both agreements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_rules.agreements.comparison import CounterExample
from sla_rules.assessments.indicator_result import IndicatorResult
from sla_rules.assessments.standing import Standing
from sla_rules.assessments.state import State
from sla_rules.calendars.instants import from_micros
from sla_rules.clauses.commitment import Coverage
from sla_rules.errors import SlaError
from sla_rules.tickets.event import Event, EventKind
from sla_rules.tickets.ticket import Ticket

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from sla_rules.agreements.agreement import Agreement
    from sla_rules.assessments.assessment import Assessment
    from sla_rules.clauses.commitment import Commitment
    from sla_rules.clauses.indicator import Indicator
    from sla_rules.tickets.severity import Severity


def plain_ticket(
    commitment: Commitment,
    severity: Severity | None,
    *,
    received: int,
    start: int,
    end: int | None,
    zone: ZoneInfo,
    number: int = 1,
) -> Ticket | None:
    """
    Return the plainest ticket whose clock of *commitment* starts at *start* and ends at *end*, None if none is plain.

    Instants are microseconds of UTC. The severity is assigned when the clock starts, or by the event that ends it.
    """
    kinds = {EventKind.RECEIVED: received, commitment.starts: start}
    if severity is not None and commitment.ends is not EventKind.SEVERITY_ASSIGNED:
        kinds.setdefault(EventKind.SEVERITY_ASSIGNED, start)
    if end is not None:
        kinds[commitment.ends] = end
    try:
        return Ticket(
            id=f"EXAMPLE-{number}",
            events=tuple(
                Event(kind, from_micros(at, zone), severity if kind is EventKind.SEVERITY_ASSIGNED else None)
                for kind, at in sorted(kinds.items(), key=lambda pair: pair[1])
            ),
            blocking=commitment.covers is Coverage.BLOCKING,
        )
    except SlaError:
        return None  # an event that wants more than an instant, or a step that needs others before it


def kept_later(
    ticket: Ticket | None, now: int, new: tuple[Agreement, Commitment], old: tuple[Agreement, Commitment]
) -> CounterExample | None:
    """Return the example of *ticket* if it is breached under the *old* commitment and met under the *new* one."""
    if ticket is None:
        return None
    at = from_micros(now, old[0].zone)
    ours, theirs = (agreement.assess(ticket, now=at).judge(promise).state for agreement, promise in (new, old))
    if ours is not State.MET or theirs is not State.BREACHED:
        return None
    return CounterExample(tickets=(ticket,), now=at, old=str(theirs), new=str(ours))


def rings_later(ticket: Ticket | None, now: int, new: Agreement, old: Agreement, name: str) -> CounterExample | None:
    """Return the example of *ticket* if the escalation *name* has rung under the *old* agreement alone."""
    if ticket is None:
        return None
    at = from_micros(now, old.zone)
    ours, theirs = (_rang(agreement.assess(ticket, now=at), name) for agreement in (new, old))
    if ours or not theirs:
        return None
    return CounterExample(tickets=(ticket,), now=at, old="rang", new="not yet")


def reached_with_less(
    start: int, end: int, new: tuple[Agreement, Indicator], old: tuple[Agreement, Indicator]
) -> CounterExample | None:
    """
    Return the fewest tickets of which the *new* target is reached and the *old* one is missed.

    Those that are met end when they start; the others end at *end*, which is too late under both.
    """
    (new_agreement, ours), (old_agreement, theirs) = new, old
    received = next(n for n in range(1, ours.target.denominator + 1) if _least(ours, n) < theirs.target * n)
    met = _least(ours, received)
    severity, zone = theirs.population[0], old_agreement.zone
    tickets = [
        plain_ticket(
            theirs.commitment,
            severity,
            received=start,
            start=start,
            end=start if number <= met else end,
            zone=zone,
            number=number,
        )
        for number in range(1, received + 1)
    ]
    whole = tuple(ticket for ticket in tickets if ticket is not None)
    at = from_micros(end, zone)
    results = []
    for agreement, indicator in ((new_agreement, ours), (old_agreement, theirs)):
        counts = dict.fromkeys(Standing, 0)
        for ticket in whole:
            counts[agreement.assess(ticket, now=at).standing(indicator)] += 1
        results.append(IndicatorResult.of(indicator, counts))
    if not results[0].reached or results[1].reached is not False:
        return None
    return CounterExample(
        tickets=whole,
        now=at,
        old=f"missed: {results[1].met} of {results[1].received}",
        new=f"reached: {results[0].met} of {results[0].received}",
    )


def _least(indicator: Indicator, received: int) -> int:
    """Return how few of *received* reach the target."""
    return received - indicator.misses_allowed(received)


def _rang(assessment: Assessment, name: str) -> bool:
    return any(alarm.name == name for alarm in assessment.rang)
