"""Where one closure rule stands for one ticket."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import frozen

from sla_rules.calendars.instants import as_micros
from sla_rules.clauses.closure import Evidence
from sla_rules.tickets.event import EventKind

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sla_rules.calendars.calendar import Calendar
    from sla_rules.calendars.limits import Limit
    from sla_rules.clauses.closure import ClosureRule
    from sla_rules.tickets.event import Event


class MissingEvidence(StrEnum):
    """What keeps a rule from allowing the closure."""

    OPEN_TICKET = "open_ticket"
    RESOLUTION = "resolution"
    UNRESOLVED = "unresolved"
    CONFIRMATION = "confirmation"
    WRITTEN_AGREEMENT = "written_agreement"
    INFORMATION_REQUEST = "information_request"
    NOTIFICATION = "notification"
    END_OF_TERM = "end_of_term"


@frozen(kw_only=True)
class ClosureStanding:
    """
    Where *rule* stands: allowed *since* an instant on the *evidence* of events, or not, for what is *missing*.

    *ends_at* is when the rule's term ends, while its evidence stands; *reset_by* are the events that would end it or
    begin it again. Built by `Agreement.closure`, never by hand.
    """

    rule: ClosureRule
    since: datetime | None = None
    evidence: tuple[Event, ...] = ()
    missing: tuple[MissingEvidence, ...] = ()
    ends_at: datetime | None = None
    reset_by: tuple[EventKind, ...] = ()

    @property
    def allowed(self) -> bool:
        """Whether the rule allows the closure."""
        return self.since is not None


# What shows, on the partner's side, that it is not silent; §2.2.3 calls it reacting.
_REACTIONS = (EventKind.INFORMATION_PROVIDED, EventKind.REMARK_MADE)


def standing_of_rule(
    rule: ClosureRule, cycle: tuple[Event, ...], calendar: Calendar, *, now: datetime
) -> ClosureStanding:
    """Return where *rule* stands at *now* by the events of a *cycle*, from the reception or the last reopening on."""
    resolved = next((event for event in cycle if event.kind is EventKind.RESOLVED), None)
    find, lacking = _FINDERS[rule.evidence]
    missing: list[MissingEvidence] = []
    if (resolved is None) is rule.resolved:
        missing.append(MissingEvidence.RESOLUTION if rule.resolved else MissingEvidence.UNRESOLVED)
    found = find(cycle)
    if not found:
        missing.append(lacking)
    if missing:
        return ClosureStanding(rule=rule, missing=tuple(missing))
    evidence = found if resolved is None else (resolved, *found)
    ends_at = _end(calendar, found[-1].at, rule.after)
    over = as_micros(ends_at) <= as_micros(now)
    return ClosureStanding(
        rule=rule,
        since=ends_at if over else None,
        evidence=evidence,
        missing=() if over else (MissingEvidence.END_OF_TERM,),
        ends_at=None if rule.after is None else ends_at,
        reset_by=_RESETS[rule.evidence],
    )


def _end(calendar: Calendar, start: datetime, after: Limit | None) -> datetime:
    start = start.astimezone(calendar.day_zone)
    return start if after is None else calendar.add(start, after)


def _confirmation(cycle: tuple[Event, ...]) -> tuple[Event, ...]:
    return _first(cycle, EventKind.CONFIRMED)


def _written_agreement(cycle: tuple[Event, ...]) -> tuple[Event, ...]:
    return _first(cycle, EventKind.CLOSURE_AGREED)


def _silence(cycle: tuple[Event, ...]) -> tuple[Event, ...]:
    """
    Return the first request for information that has no answer, and the last remark made since.

    A request that is repeated while the partner is silent is a reminder. A remark is a reaction, but no answer: the
    term begins again with it.
    """
    answered = _last_place(cycle, EventKind.INFORMATION_PROVIDED)
    asked = _first(cycle[answered:], EventKind.INFORMATION_REQUESTED)
    if not asked:
        return ()
    remark = _last_place(cycle, EventKind.REMARK_MADE)
    return (*asked, cycle[remark - 1]) if remark > cycle.index(asked[0]) else asked


def _no_remark(cycle: tuple[Event, ...]) -> tuple[Event, ...]:
    """
    Return the first notification after the resolution and after the last remark, if there is one.

    A remark ends the term however late it is made, as long as the ticket is not closed; a new notification, which
    answers it, begins another. A notification that is repeated begins nothing.
    """
    since = max(_last_place(cycle, EventKind.RESOLVED), _last_place(cycle, EventKind.REMARK_MADE))
    return _first(cycle[since:], EventKind.NOTIFIED)


_FINDERS: dict[Evidence, tuple[Callable[[tuple[Event, ...]], tuple[Event, ...]], MissingEvidence]] = {
    Evidence.CONFIRMATION: (_confirmation, MissingEvidence.CONFIRMATION),
    Evidence.WRITTEN_AGREEMENT: (_written_agreement, MissingEvidence.WRITTEN_AGREEMENT),
    Evidence.SILENCE: (_silence, MissingEvidence.INFORMATION_REQUEST),
    Evidence.NO_REMARK: (_no_remark, MissingEvidence.NOTIFICATION),
}
_RESETS: dict[Evidence, tuple[EventKind, ...]] = {
    Evidence.CONFIRMATION: (),
    Evidence.WRITTEN_AGREEMENT: (),
    Evidence.SILENCE: _REACTIONS,
    Evidence.NO_REMARK: (EventKind.REMARK_MADE,),
}


def _first(events: tuple[Event, ...], kind: EventKind) -> tuple[Event, ...]:
    """Return the first event of *kind* alone, or nothing."""
    return next(((event,) for event in events if event.kind is kind), ())


def _last_place(events: tuple[Event, ...], kind: EventKind) -> int:
    """Return the place after the last event of *kind*, 0 when there is none."""
    return next((place for place in range(len(events), 0, -1) if events[place - 1].kind is kind), 0)
