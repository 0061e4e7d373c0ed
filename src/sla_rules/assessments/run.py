"""The life of one clock: when it starts, pauses, goes on and ends, read off the events of a ticket."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sla_rules.calendars.instants import as_micros
from sla_rules.clauses.modes import OnReopen, Repeats
from sla_rules.tickets.event import EventKind

if TYPE_CHECKING:
    from datetime import datetime

    from sla_rules.clauses.commitment import Commitment
    from sla_rules.tickets.event import Event
    from sla_rules.tickets.ticket import Ticket

# Kinds by their texts, whose hash Python remembers. What ends every clock that runs, kept or not:
_LAST = frozenset({EventKind.CLOSED.value, EventKind.CANCELLED.value})
# What ends a pause that nobody ended.
_SETTLING = _LAST | {EventKind.RESOLVED.value}
# Ends that belong to the end of the ticket, which a reopening takes back.
_WITH_THE_TICKET = frozenset(
    {EventKind.RESOLVED.value, EventKind.CONFIRMED.value, EventKind.CLOSURE_AGREED.value, EventKind.CLOSED.value}
)
_ASKED = EventKind.INFORMATION_REQUESTED.value

# Bound once: a member of an enumeration costs as much as the comparison that it is for.
_REQUESTED = EventKind.INFORMATION_REQUESTED
_PROVIDED = EventKind.INFORMATION_PROVIDED
_PAUSED = EventKind.PAUSED
_RESUMED = EventKind.RESUMED
_REOPENED = EventKind.REOPENED
_EACH_END = Repeats.EACH_END
_EACH_START = Repeats.EACH_START
_NEVER = Repeats.NEVER


class Pause(NamedTuple):
    """A stretch cut out of a clock, and why: the reason of the pause, or the kind of the event that began it."""

    start: datetime
    # None while it lasts.
    end: datetime | None
    reason: str


class Run(NamedTuple):
    """
    One clock from the event that *started* it to the one that *ended* it.

    *ended* is also the closing or cancelling of the ticket; without *started* it is what came before any start, and
    leaves nothing to judge. *stretches* are the pairs of instants between which the clock ran, an empty one at the
    start of a clock that began paused and at the end of one that ended paused; *pauses* lie between them. *earlier* are
    the runs whose end was taken back, by a reopening or a repetition, as they stood then.
    """

    started: Event | None
    ended: Event | None
    stretches: tuple[tuple[datetime, datetime], ...]
    pauses: tuple[Pause, ...] = ()
    earlier: tuple[Run, ...] = ()

    @property
    def paused(self) -> bool:
        """Whether the clock stands still, and will go on."""
        return bool(self.pauses) and self.pauses[-1].end is None


def run_of(commitment: Commitment, ticket: Ticket, known: tuple[Event, ...], now: datetime) -> Run:
    """Return the clock of *commitment* on the events of *ticket* that are *known* at *now*."""
    if known and ticket.kinds & commitment.turns:
        return _run_with_turns(commitment, known, now)
    # A plain life needs no more: the first start, and the first end, which before any start leaves no clock.
    starts, ends = commitment.starts, commitment.ends
    started = None
    for event in known:
        kind = event.kind
        if kind is ends:
            if started is None:
                return Run(None, event, ())
            return Run(started, event, ((started.at, event.at),))
        if kind is starts and started is None:
            started = event
    return Run(None, None, ()) if started is None else Run(started, None, ((started.at, now),))


def _run_with_turns(commitment: Commitment, known: tuple[Event, ...], now: datetime) -> Run:
    walk = _Walk(commitment, known[0])
    heard = commitment.heard
    for event in known:
        if event.kind._value_ in heard:
            walk.take(event)
    return walk.run(now)


class _Walk:
    """The state of a clock while it goes from event to event."""

    __slots__ = (
        "asked",
        "commitment",
        "earlier",
        "ended",
        "ending",
        "pauses",
        "reason",
        "since",
        "started",
        "stretches",
        "why",
    )

    def __init__(self, commitment: Commitment, received: Event) -> None:
        self.commitment = commitment
        self.started: Event | None = None
        self.ended: Event | None = None
        self.stretches: list[tuple[datetime, datetime]] = []
        self.pauses: list[Pause] = []
        self.earlier: list[Run] = []
        # The event since which the clock, once started, runs, or else rests, and why.
        self.since = received
        self.why: str | None = None
        # What ends it; nothing more is due of what repeats once the ticket is resolved.
        self.ending = _LAST | {commitment.ends.value}
        if commitment.repeats is not _NEVER:
            self.ending |= {EventKind.RESOLVED.value}
        # What would stop it, whether it has started or not.
        self.asked = False
        self.reason: str | None = None

    def take(self, event: Event) -> None:
        """Take the next event."""
        kind, commitment = event.kind, self.commitment
        held = self._hold(event)
        if self.started is not None and self.ended is None:
            if kind._value_ in self.ending:
                self._end(event)
                if commitment.repeats is _EACH_END and kind is commitment.ends:
                    self._begin(event, held)
            elif (held is None) is not (self.why is None):
                self._cut(event)
                self.why = held
        elif kind is _REOPENED:
            self._reopen(event)
        elif kind is commitment.starts and (self.ended is None or commitment.repeats is _EACH_START):
            self._begin(event, held)
        elif self.ended is None and self._leaves_nothing(kind):
            self.ended = event

    def run(self, now: datetime) -> Run:
        """Return the clock as it stands at *now*."""
        if self.started is not None and self.ended is None:
            if self.why is None:
                self.stretches.append((self.since.at, now))
            else:
                self.pauses.append(Pause(self.since.at, None, self.why))
        return self._so_far()

    def _so_far(self) -> Run:
        return Run(self.started, self.ended, tuple(self.stretches), tuple(self.pauses), tuple(self.earlier))

    def _hold(self, event: Event) -> str | None:
        """Note what *event* says of pauses, and return why the clock stands still, or None."""
        kind, commitment = event.kind, self.commitment
        if kind is _REQUESTED:
            self.asked = kind in commitment.paused_by
        elif kind is _PAUSED:
            reason = str(event.detail)
            self.reason = reason if commitment.pauses_for(reason) else None
        elif kind is _PROVIDED:
            self.asked = False
        elif kind is _RESUMED:
            self.reason = None
        elif kind._value_ in _SETTLING:
            self.asked, self.reason = False, None
        return self.reason or (_ASKED if self.asked else None)

    def _leaves_nothing(self, kind: EventKind) -> bool:
        """Tell whether *kind*, before any start, leaves nothing to judge."""
        if kind._value_ in _LAST:
            return True
        return kind is self.commitment.ends and self.commitment.repeats is _NEVER

    def _begin(self, event: Event, held: str | None) -> None:
        """Start a clock at *event*; the one before it, if any, is told in the history."""
        if self.started is not None:
            self.earlier.append(self._so_far())
        self.started, self.ended = event, None
        self.stretches, self.pauses = [], []
        self.since, self.why = event, None
        if held is not None:
            self._cut(event)
            self.why = held

    def _end(self, event: Event) -> None:
        """End the clock; one that ended at rest has gone on for no time, so that nothing falls due in its pause."""
        self._cut(event)
        self.ended = event
        if as_micros(self.stretches[-1][1]) != event.micros:
            self.stretches.append((event.at, event.at))

    def _reopen(self, event: Event) -> None:
        """Take back the end of the clock, as the commitment says."""
        ended, commitment = self.ended, self.commitment
        if ended is None or commitment.on_reopen is OnReopen.FIRST:
            return
        if self.started is None:
            self.ended = None
        elif commitment.repeats is _EACH_END or commitment.on_reopen is OnReopen.RESTART:
            self._begin(event, None)
        elif ended.kind._value_ in _WITH_THE_TICKET and commitment.repeats is _NEVER:
            self.earlier.append(self._so_far())
            self.ended, self.since, self.why = None, ended, ended.kind._value_
            self._cut(event)
            self.why = None

    def _cut(self, event: Event) -> None:
        """End the stretch or the pause that lasts; of those without length only a stretch at an end is kept."""
        since = self.since
        if self.why is None:
            if since.micros != event.micros or not self.stretches:
                self.stretches.append((since.at, event.at))
        elif since.micros != event.micros:
            self.pauses.append(Pause(since.at, event.at, self.why))
        self.since = event
