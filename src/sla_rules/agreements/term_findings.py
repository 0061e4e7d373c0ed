"""What a comparison says of the clauses that run on no ticket's clock."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import attrs

from sla_rules.agreements.comparison import Answer, Finding
from sla_rules.agreements.differing import differing
from sla_rules.assessments.notice_result import notice_result
from sla_rules.calendars.limits import BusinessDays, BusinessHours

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sla_rules.agreements.stretch import Stretch
    from sla_rules.clauses.availability import Availability
    from sla_rules.clauses.notice import Notice

# What other findings speak of; every other field of the terms must be the same.
_SPOKEN_OF = ("calendar", "commitments", "escalations", "indicators", "availability", "notice")


def term_findings(stretch: Stretch) -> Iterator[Finding]:
    """Compare availability, notice, and what must be the same."""
    new, old = stretch.new.terms, stretch.old.terms
    if old.availability is not None:
        yield (
            _only_old("availability") if new.availability is None else _availability(new.availability, old.availability)
        )
    if old.notice is not None:
        yield _only_old("notice") if new.notice is None else _notice(stretch, new.notice, old.notice)
    for part in attrs.fields(type(old)):
        if part.eq and part.name not in _SPOKEN_OF:
            found = _same(part.name, getattr(new, part.name), getattr(old, part.name))
            sooner = _closed_sooner(stretch) if part.name == "closures" and found.answer is Answer.NO_WORSE else None
            yield Finding(clause=part.name, answer=Answer.UNDECIDED, why=sooner) if sooner else found


def _closed_sooner(stretch: Stretch) -> str | None:
    """Say where the same rules of closure end their term sooner, counted on the new calendar; None where nowhere."""
    new, old = stretch.new.terms, stretch.old.terms
    for rule in old.closures:
        if new.calendar == old.calendar or not isinstance(rule.after, BusinessHours | BusinessDays):
            continue
        if isinstance(rule.after, BusinessHours):
            return f"{rule.name!r} waits for {rule.after}, on calendars that differ"
        for day in _days(stretch):
            ours, theirs = (terms.calendar.add_business_days(day, rule.after.count) for terms in (new, old))
            if ours < theirs:
                return f"{rule.name!r} since {day} allows closure after {ours}, by the old agreement after {theirs}"
    return None


def _days(stretch: Stretch) -> list[date]:
    return [stretch.first + timedelta(days=n) for n in range((stretch.last - stretch.first).days + 1)]


def _only_old(clause: str) -> Finding:
    return Finding(clause=clause, answer=Answer.UNDECIDED, why="only the old agreement has one")


def _availability(ours: Availability, theirs: Availability) -> Finding:
    """Compare two rates over the same kind of year and the same service time."""
    other = differing(ours, theirs, ("name", "clause", "target"))
    if other:
        return Finding(clause="availability", answer=Answer.UNDECIDED, why=f"{', '.join(other)} differ")
    if ours.target >= theirs.target:
        why = f"{ours.target} is at least {theirs.target}"
        return Finding(clause="availability", answer=Answer.NO_WORSE, why=why)
    why = f"{ours.target} is less than {theirs.target}: an outage of {1 - ours.target} of the service time keeps it"
    return Finding(clause="availability", answer=Answer.WORSE, why=why)


def _notice(stretch: Stretch, new: Notice, old: Notice) -> Finding:
    """Compare the earliest date of a change for a notice given on each day of the stretch."""
    new_calendar, old_calendar = stretch.new.terms.calendar, stretch.old.terms.calendar
    days = _days(stretch)
    for day in days:
        ours = notice_result(new, new_calendar, day, None).earliest
        theirs = notice_result(old, old_calendar, day, None).earliest
        if ours < theirs:
            why = f"a change announced on {day} may come on {ours}, by the old agreement on {theirs}"
            return Finding(clause="notice", answer=Answer.WORSE, why=why)
    why = f"at least as long, given on any of {len(days)} days"
    return Finding(clause="notice", answer=Answer.NO_WORSE, why=why)


def _same(name: str, ours: object, theirs: object) -> Finding:
    """Ask for clauses that are the same but for the text that they cite."""
    if _uncited(ours) == _uncited(theirs):
        return Finding(clause=name, answer=Answer.NO_WORSE, why="the same")
    return Finding(clause=name, answer=Answer.UNDECIDED, why="they differ, and nothing says which is better")


def _uncited(value: object) -> object:
    """Return *value* without the clauses that it cites."""
    if isinstance(value, tuple):
        return tuple(map(_uncited, value))
    kind = type(value)
    if not attrs.has(kind):
        return value
    parts = (part for part in attrs.fields(kind) if part.eq and part.name != "clause")
    return tuple((part.name, getattr(value, part.name)) for part in parts)
