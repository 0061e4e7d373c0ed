"""In which part of an indicator each of many tickets counts, on paper."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from sla_rules.clauses.commitment import Coverage
from sla_rules.clauses.indicator import Indicator
from sla_rules.clauses.modes import Repeats, Unresolved
from sla_rules.columns.standing_rows import PARTS, standing_rows
from sla_rules.tickets.event import EventKind

from .paper_lives import HIGH, LOW, MIDDLE, at, promise, received, verdicts

TICKETS = [
    received().resolved(at=at(1)),
    received().resolved(at=at(5)),
    received(4.5),
    received(),
    received(scope="user"),
    received().cancelled(at=at(1)),
    received().paused("vendor", at=at(1)),
    received().closed(at=at(1)),
]


def parts(tickets: list[Any], **changes: Any) -> list[str]:  # noqa: ANN401 -- fields of the commitment
    """Return the parts in which tickets count, information left out."""
    measured = promise(**changes)
    indicator = Indicator(name="i", clause="§3", target=Fraction(1, 2), commitment=measured, population=(HIGH, MIDDLE))
    found = standing_rows(indicator, verdicts(measured, tickets, at(5)))
    assert LOW not in indicator.population
    return [PARTS[place].value for place in found.tolist()]


def test_each_ticket_is_in_one_part() -> None:
    """Met, late, on track, late and open, left out by severity or by whom it was withdrawn, paused, never resolved."""
    assert parts(TICKETS, paused_by=(EventKind.PAUSED,)) == [
        "met",
        "breached",
        "open_on_track",
        "open_late",
        "excluded",
        "excluded",
        "paused",
        "breached",
    ]


def test_closed_before_the_clock_started() -> None:
    """Received and closed before it was acknowledged: the promise was not kept, or the ticket is left out."""
    assert parts(TICKETS[-1:], starts=EventKind.ACKNOWLEDGED) == ["breached"]
    assert parts(TICKETS[-1:], starts=EventKind.ACKNOWLEDGED, unresolved=Unresolved.EXCLUDED) == ["excluded"]
    assert parts(TICKETS[:1], starts=EventKind.ACKNOWLEDGED) == ["not_covered"]
    assert parts(TICKETS[-1:], starts=EventKind.ACKNOWLEDGED, ends=EventKind.CLOSED) == ["breached"]


def test_closed_before_the_clock_started_and_not_covered() -> None:
    """A promise for what blocks says nothing of a ticket that does not, however that one ended."""
    changed = received(scope="user").severity_assigned(HIGH, at=at(1)).closed(at=at(2))
    tickets = [received(blocking=True).closed(at=at(1)), received().closed(at=at(1)), changed]
    assert parts(tickets, starts=EventKind.ACKNOWLEDGED, covers=Coverage.BLOCKING) == [
        "breached",
        "not_covered",
        "not_covered",
    ]


def test_of_what_repeats_every_clock_counts() -> None:
    """A second clock on track does not mend a first one that was late; a resolution does not either."""
    updates = {"ends": EventKind.NOTIFIED, "repeats": Repeats.EACH_END}
    late = received().notified(at=at(4.5))
    tickets = [received().notified(at=at(3)), late, late.resolved(at=at(5)), received(4)]
    assert parts(tickets, **updates) == ["open_on_track", "open_late", "breached", "open_on_track"]
    closed = late.closed(at=at(5))
    assert parts([closed], **updates) == ["breached"]
    assert parts([closed], **updates, unresolved=Unresolved.EXCLUDED) == ["excluded"]
