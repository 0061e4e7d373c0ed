"""Whether a ticket may be closed, under which rules, since when."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

import attrs
from attrs import field, frozen

from sla_rules.assessments.closure_standing import ClosureStanding, MissingEvidence, standing_of_rule
from sla_rules.assessments.plain import limit_to_text
from sla_rules.calendars.instants import as_micros
from sla_rules.clauses.closure import Evidence
from sla_rules.errors import UnknownNameError
from sla_rules.tickets.event import EventKind
from sla_rules.tickets.plain import event_to_dict

if TYPE_CHECKING:
    from datetime import datetime

    from sla_rules.assessments.assessment import Assessment
    from sla_rules.calendars.limits import Limit
    from sla_rules.clauses.closure import ClosureRule
    from sla_rules.tickets.event import Event
    from sla_rules.tickets.ticket import Ticket


@frozen(kw_only=True)
class Closure:
    """
    Where each closure rule stands for *ticket* at *now*; of a ticket that is *closed*, at the instant of its closing.

    Events before the last reopening do not count. *now* is shown in the zone of the calendar. Built by
    `Agreement.closure`, never by hand.
    """

    ticket: Ticket
    # Compared as microseconds: two datetimes of one zone are equal in Python though their folds differ.
    now: datetime = field(eq=as_micros)
    closed: Event | None
    standings: tuple[ClosureStanding, ...]

    @property
    def allowing(self) -> tuple[ClosureStanding, ...]:
        """The rules that allow the closure, in the order of the terms."""
        return tuple(standing for standing in self.standings if standing.allowed)

    @property
    def allowed(self) -> bool:
        """Whether some rule allows the closure."""
        return bool(self.allowing)

    @property
    def since(self) -> datetime | None:
        """Since when the ticket may be closed, by the first rule that allows it; None when none does."""
        return min((each.since for each in self.allowing if each.since is not None), key=as_micros, default=None)

    @property
    def next_at(self) -> datetime | None:
        """When a term that runs ends first, and a rule allows the closure if nothing happens; None when none runs."""
        running = (each.ends_at for each in self.standings if not each.allowed and each.ends_at is not None)
        return min(running, key=as_micros, default=None)

    def rule(self, name: str) -> ClosureStanding:
        """Return where the rule called *name* stands; raises UnknownNameError, which lists what is accepted."""
        for standing in self.standings:
            if standing.rule.name == name:
                return standing
        accepted = ", ".join(standing.rule.name for standing in self.standings)
        msg = f"rule: {name!r} closes no ticket; accepted are {accepted}"
        raise UnknownNameError(msg)

    def to_dict(self) -> dict[str, object]:
        """Return the closure as a dictionary that JSON can hold; instants stand in the zone of the calendar."""
        return {
            "ticket": self.ticket.id,
            "now": self.now.isoformat(),
            "closed_at": _at(
                None if self.closed is None else self.closed.at.astimezone(UTC).astimezone(self.now.tzinfo)
            ),
            "allowed": self.allowed,
            "since": _at(self.since),
            "next_at": _at(self.next_at),
            "rules": [_standing_to_dict(standing) for standing in self.standings],
        }


def closure_of(assessment: Assessment, remark_window: Limit | None) -> Closure:
    """
    Return where the closure rules of *assessment* stand; *remark_window* takes the place of the terms' own.

    Raises InvalidTypeError for a window that is no limit.
    """
    known, calendar = assessment.known, assessment.terms.calendar
    over = known[-1] if known and known[-1].kind in _OVER else None
    if over is not None:
        known = known[:-1]
    reopened = next((i for i in range(len(known), 0, -1) if known[i - 1].kind is EventKind.REOPENED), 0)
    cycle, at = known[reopened:], assessment.now if over is None else over.at
    rules = tuple(_windowed(rule, remark_window) for rule in assessment.terms.closures)
    if over is not None and over.kind is EventKind.CANCELLED:
        standings = tuple(ClosureStanding(rule=rule, missing=(MissingEvidence.OPEN_TICKET,)) for rule in rules)
    else:
        standings = tuple(standing_of_rule(rule, cycle, calendar, now=at) for rule in rules)
    closed = over if over is not None and over.kind is EventKind.CLOSED else None
    # by way of UTC, which shows a wall time inside a gap as one that clocks show
    now = assessment.now.astimezone(UTC).astimezone(calendar.day_zone)
    return Closure(ticket=assessment.ticket, now=now, closed=closed, standings=standings)


_OVER = frozenset({EventKind.CLOSED, EventKind.CANCELLED})


def _windowed(rule: ClosureRule, remark_window: Limit | None) -> ClosureRule:
    """Return *rule* with the caller's window for remarks, if it waits for one."""
    if remark_window is None or rule.evidence is not Evidence.NO_REMARK:
        return rule
    return attrs.evolve(rule, after=remark_window, assumed=False)


def _standing_to_dict(standing: ClosureStanding) -> dict[str, object]:
    rule = standing.rule
    return {
        "rule": rule.name,
        "clause": rule.clause,
        "after": limit_to_text(rule.after),
        "assumed": rule.assumed,
        "allowed": standing.allowed,
        "since": _at(standing.since),
        "evidence": [event_to_dict(event) for event in standing.evidence],
        "missing": [str(missing) for missing in standing.missing],
        "ends_at": _at(standing.ends_at),
        "reset_by": [str(kind) for kind in standing.reset_by],
    }


def _at(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()
