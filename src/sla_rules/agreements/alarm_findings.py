"""What a comparison says of the escalations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from sla_rules.agreements.breaks import covers, settled
from sla_rules.agreements.comparison import Answer, Finding
from sla_rules.agreements.counter_example import plain_ticket, rings_later
from sla_rules.agreements.differing import differing, paired
from sla_rules.agreements.due_function import DueFunction, compare_due
from sla_rules.clauses.escalation import Escalation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sla_rules.agreements.comparison import CounterExample
    from sla_rules.agreements.stretch import Stretch
    from sla_rules.tickets.severity import Severity

# What the instants compare, and what is no promise but its label.
_COMPARED = ("clause", "after", "calendar")
# What an alarm of the plain kind is given; one with anything more is not a limit after the start, rung once.
_CLOCK = ("clause", "limit", "bound", "calendar")
_PLAIN = ("name", "clause", "commitment", "after", "to", "calendar")


def escalation_findings(stretch: Stretch) -> Iterator[Finding]:
    """Compare the escalations: every one of the old terms, by its name."""
    for clause, ours, theirs in paired("escalation", stretch.new.terms.escalations, stretch.old.terms.escalations):
        if isinstance(ours, Finding):
            yield ours
        else:
            yield from _alarm_findings(stretch, clause, ours, theirs)


def _alarm_findings(stretch: Stretch, clause: str, ours: Escalation, theirs: Escalation) -> Iterator[Finding]:
    """Compare when two escalations ring, for each severity that rings under the old one."""
    new, old = stretch.new.terms, stretch.old.terms
    clocks = differing(new.commitment(ours.commitment), old.commitment(theirs.commitment), ("clause",))
    if not (clocks or differing(ours, theirs, ("clause",))) and _counted_alike(stretch, theirs):
        yield _told_in_hours(stretch, clause, theirs)
        return
    other = differing(ours, theirs, _COMPARED) + [name for name in clocks if name not in _CLOCK]
    other += [name for name in _more_than_plain(theirs) if name not in other]
    if other:
        why = f"{', '.join(other)} are not alike, or not plain; alarms are compared by limit and calendar alone"
        yield Finding(clause=clause, answer=Answer.UNDECIDED, why=why)
        return
    for severity in old.grid.severities:
        after, before = ours.after_for(severity), theirs.after_for(severity)
        if before is None:
            continue
        rings = DueFunction(theirs.calendar or old.calendar, before)
        label = f"{clause}, {severity}"
        if after is None:
            yield _never_rings(stretch, label, theirs, severity, rings)
        elif (found := DueFunction(ours.calendar or new.calendar, after)) == rings:
            yield Finding(clause=label, answer=Answer.NO_WORSE, why="the same limit and calendar")
        else:
            yield _alarm_finding(stretch, label, theirs, severity, (found, rings))


def _counted_alike(stretch: Stretch, alarm: Escalation) -> bool:
    """
    Tell whether the same *alarm* on the same commitment is counted by the same calendars under both terms.

    Those are its own, or the terms', for the time *after* the start, and the clock's for all else.
    """
    new, old = stretch.new.terms, stretch.old.terms
    if new.calendar == old.calendar or (alarm.trigger == "after" and alarm.every is None and alarm.calendar):
        return True
    if alarm.trigger == "after" and not alarm.calendar:
        return False
    promise = old.commitment(alarm.commitment)
    return all(
        promise.calendar_for(severity, new.calendar) == promise.calendar_for(severity, old.calendar)
        for severity in old.grid.severities
    )


def _told_in_hours(stretch: Stretch, clause: str, alarm: Escalation) -> Finding:
    """Compare when the same *alarm*, falling at the same instants, is told: in the hours of the terms, on request."""
    ours, theirs = stretch.new.terms.calendar, stretch.old.terms.calendar
    if not alarm.in_hours or ours == theirs:
        return Finding(clause=clause, answer=Answer.NO_WORSE, why="the same alarm on the same clock")
    if covers(ours, theirs, stretch.start):
        why = "the same alarm on the same clock, told in hours that contain the old ones"
        return Finding(clause=clause, answer=Answer.NO_WORSE, why=why)
    why = "the same alarm on the same clock, told in hours that do not contain the old ones"
    return Finding(clause=clause, answer=Answer.UNDECIDED, why=why)


def _never_rings(stretch: Stretch, label: str, theirs: Escalation, severity: Severity, rings: DueFunction) -> Finding:
    """Show the alarm that the new agreement has given up."""
    now = rings.due(stretch.start).at + 1
    example = _alarm_example(stretch, theirs, severity, stretch.start, now)
    answer = Answer.UNDECIDED if example is None else Answer.WORSE
    return Finding(clause=label, answer=answer, why="the new agreement rings no alarm", example=example)


def _alarm_finding(
    stretch: Stretch, label: str, theirs: Escalation, severity: Severity, rings: tuple[DueFunction, DueFunction]
) -> Finding:
    """Compare two alarms for every start of the clock."""
    new, old = rings
    promise = stretch.old.terms.commitment(theirs.commitment)
    found = compare_due(new, old, stretch.start, stretch.starts_until(promise))
    if found.due_later is None:
        answer, breaks = settled(new, old, promise, stretch.start, shares=False)
        why = f"rings at or before the old instant, whenever the clock starts{breaks}"
        return Finding(clause=label, answer=answer, why=why, checked=found.checked)
    start, now = found.due_later, new.due(found.due_later).at
    example = _alarm_example(stretch, theirs, severity, start, now)
    why = (
        f"a clock started {stretch.at(start)} rings {stretch.at(now)}, "
        f"by the old agreement {stretch.at(old.due(start).at)}"
    )
    answer = Answer.UNDECIDED if example is None else Answer.WORSE
    return Finding(clause=label, answer=answer, why=why, checked=found.checked, example=example)


def _alarm_example(
    stretch: Stretch, theirs: Escalation, severity: Severity, start: int, now: int
) -> CounterExample | None:
    """Return an open ticket whose alarm has rung at *now* under the old agreement alone."""
    promise, zone = stretch.old.terms.commitment(theirs.commitment), stretch.old.agreement.zone
    ticket = plain_ticket(promise, severity, received=min(start, stretch.end - 1), start=start, end=None, zone=zone)
    return rings_later(ticket, now, stretch.new.agreement, stretch.old.agreement, theirs.name)


def _more_than_plain(escalation: Escalation) -> list[str]:
    """Return the fields that make *escalation* more than one ring at a limit after the start."""
    return [
        part.name
        for part in attrs.fields(Escalation)
        if part.eq and part.name not in _PLAIN and getattr(escalation, part.name) != part.default
    ]
