"""What a comparison says of promises on a clock: commitments, and what the indicators measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_rules.agreements.breaks import settled
from sla_rules.agreements.comparison import Answer, Finding
from sla_rules.agreements.counter_example import kept_later, plain_ticket, reached_with_less
from sla_rules.agreements.differing import differing, paired
from sla_rules.agreements.due_function import DueFunction, compare_due

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sla_rules.agreements.stretch import Stretch
    from sla_rules.calendars.calendar import Calendar
    from sla_rules.clauses.commitment import Commitment
    from sla_rules.clauses.indicator import Indicator
    from sla_rules.tickets.severity import Severity

    Severities = tuple[Severity | None, ...]

# What the due dates and the bound compare, and what is no promise but its label.
_COMPARED = ("clause", "limit", "calendar", "bound")


def commitment_findings(stretch: Stretch) -> Iterator[Finding]:
    """Compare the commitments: every one of the old terms, by its name."""
    severities = (*stretch.old.terms.grid.severities, None)
    for clause, ours, theirs in paired("commitment", stretch.new.terms.commitments, stretch.old.terms.commitments):
        if isinstance(ours, Finding):
            yield ours
        else:
            yield from promise_findings(stretch, clause, ours, theirs, severities)


def promise_findings(
    stretch: Stretch, clause: str, ours: Commitment, theirs: Commitment, severities: Severities
) -> Iterator[Finding]:
    """Compare two commitments for each of *severities*; those with the same two due functions are compared once."""
    other = differing(ours, theirs, _COMPARED)
    if other:
        why = f"{', '.join(other)} differ; due dates are compared where only limit, calendar and bound do"
        yield Finding(clause=clause, answer=Answer.UNDECIDED, why=why)
        return
    pairs: dict[tuple[DueFunction | None, DueFunction], list[Severity | None]] = {}
    for severity in severities:
        theirs_due = _due_function(theirs, severity, stretch.old.terms.calendar)
        if theirs_due is not None:
            ours_due = _due_function(ours, severity, stretch.new.terms.calendar)
            pairs.setdefault((ours_due, theirs_due), []).append(severity)
    for (ours_due, theirs_due), alike in pairs.items():
        label = f"{clause}, {_names(alike)}"
        if ours_due is None:
            why = "the new agreement has no limit for it"
            yield Finding(clause=label, answer=Answer.UNDECIDED, why=why)
        elif ours_due == theirs_due:
            yield Finding(clause=label, answer=Answer.NO_WORSE, why="the same limit, calendar and bound")
        else:
            yield _due_finding(stretch, label, (ours, ours_due), (theirs, theirs_due), alike[0])


def _due_finding(
    stretch: Stretch,
    label: str,
    ours: tuple[Commitment, DueFunction],
    theirs: tuple[Commitment, DueFunction],
    severity: Severity | None,
) -> Finding:
    """Compare two due functions for every start of the clock in the stretch."""
    (promise, new), (old_promise, old) = ours, theirs
    zone = stretch.old.agreement.zone
    found = compare_due(new, old, stretch.start, stretch.starts_until(promise))
    if found.kept_later is not None:
        start = found.kept_later
        end = new.due(start).last_kept
        ticket = plain_ticket(promise, severity, received=min(start, stretch.end - 1), start=start, end=end, zone=zone)
        example = kept_later(ticket, end, (stretch.new.agreement, promise), (stretch.old.agreement, old_promise))
        why = (
            f"a clock started {stretch.at(start)} may end until {stretch.at(end)}, "
            f"by the old agreement until {stretch.at(old.due(start).last_kept)}"
        )
        if example is None:
            return Finding(
                clause=label, answer=Answer.UNDECIDED, why=f"{why}; no plain ticket shows it", checked=found.checked
            )
        return Finding(clause=label, answer=Answer.WORSE, why=why, checked=found.checked, example=example)
    if found.due_later is not None:
        start = found.due_later
        why = (
            f"a clock started {stretch.at(start)} is due {stretch.at(new.due(start).at)}, by the old agreement "
            f"{stretch.at(old.due(start).at)}; no verdict changes, for no time counts between"
        )
        return Finding(clause=label, answer=Answer.UNDECIDED, why=why, checked=found.checked)
    answer, breaks = settled(new, old, promise, stretch.start, shares=True)
    why = f"due at or before the old date, whenever the clock starts{breaks}"
    return Finding(clause=label, answer=answer, why=why, checked=found.checked)


def indicator_findings(stretch: Stretch) -> Iterator[Finding]:
    """Compare the indicators: what they measure, for the severities that count, and their targets."""
    for clause, ours, theirs in paired("indicator", stretch.new.terms.indicators, stretch.old.terms.indicators):
        if isinstance(ours, Finding):
            yield ours
            continue
        other = differing(ours, theirs, ("clause", "target", "commitment"))
        if other:
            yield Finding(clause=clause, answer=Answer.UNDECIDED, why=f"{', '.join(other)} differ")
            continue
        severities = (*theirs.population, None)
        yield from promise_findings(stretch, clause, ours.commitment, theirs.commitment, severities)
        yield _target_finding(stretch, f"{clause}, target", ours, theirs)


def _target_finding(stretch: Stretch, label: str, ours: Indicator, theirs: Indicator) -> Finding:
    """Compare two targets; a lower one is shown by the fewest tickets that reach it and miss the other."""
    if ours.target >= theirs.target:
        return Finding(clause=label, answer=Answer.NO_WORSE, why=f"{ours.target} is at least {theirs.target}")
    ends = [
        due.due(stretch.start).last_kept + 1
        for indicator, terms in ((ours, stretch.new.terms), (theirs, stretch.old.terms))
        if (due := _due_function(indicator.commitment, theirs.population[0], terms.calendar)) is not None
    ]
    example = reached_with_less(
        stretch.start, max(ends), (stretch.new.agreement, ours), (stretch.old.agreement, theirs)
    )
    answer = Answer.UNDECIDED if example is None else Answer.WORSE
    return Finding(clause=label, answer=answer, why=f"{ours.target} is less than {theirs.target}", example=example)


def _due_function(commitment: Commitment, severity: Severity | None, calendar: Calendar) -> DueFunction | None:
    """Return when *commitment* is due for *severity*, None where it has no limit for it."""
    limit = commitment.limit_for(severity)
    return None if limit is None else DueFunction(commitment.calendar_for(severity, calendar), limit, commitment.bound)


def _names(severities: list[Severity | None]) -> str:
    return ", ".join("no severity yet" if severity is None else str(severity) for severity in severities)
