"""What one commitment says of one ticket at one instant."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from attrs import frozen

from sla_rules.assessments.severity_change import consumed_by, shares_last_within, shares_reach
from sla_rules.assessments.state import State
from sla_rules.calendars.instants import as_micros
from sla_rules.calendars.limits import BusinessHours, ClockHours
from sla_rules.clauses.modes import OnReopen, Repeats
from sla_rules.tickets.checks import instance

if TYPE_CHECKING:
    from datetime import datetime

    from sla_rules.assessments.clock import Clock
    from sla_rules.assessments.judgement import Asked
    from sla_rules.assessments.run import Pause, Run
    from sla_rules.assessments.severity_change import Share, Span
    from sla_rules.calendars.bound import Bound
    from sla_rules.calendars.limits import Limit
    from sla_rules.clauses.commitment import Commitment
    from sla_rules.tickets.severity import Severity

_NONE = timedelta(0)
_MICROSECOND = timedelta(microseconds=1)
# In microseconds, 292 271 years. A second overspent by weeks, taken over to a limit of years, is more than the 64 bits
# of a column hold, or than a timedelta does.
LEAST_LEFT = 1 - 2**63


class Particulars(NamedTuple):
    """
    What a plain life does not have, kept apart because most lives are plain.

    *started_at* is when the clock started, told apart because FROM_CHANGE cuts it to the time since a severity changed;
    *in_force_since* is when the limit judged came in force, if after the start. *breached_under* names an earlier
    severity whose limit was spent, *breached_under_at* since when. *paused_now* is the now at which a pause lasts,
    *kept* is False for a clock that ended otherwise than as promised, and *shares* are what each severity consumed
    (PROPORTIONAL), *parts* the clock as each severity saw it (FROM_CHANGE, PROPORTIONAL).
    """

    started_at: datetime | None = None
    in_force_since: datetime | None = None
    breached_under: Severity | None = None
    breached_under_at: datetime | None = None
    pauses: tuple[Pause, ...] = ()
    paused_now: datetime | None = None
    kept: bool = True
    shares: tuple[Share, ...] = ()
    parts: tuple[Span, ...] = ()
    # The history is judged when asked for, from the clocks whose end was taken back.
    earlier: tuple[Run, ...] = ()
    asked: Asked | None = None


PLAIN = Particulars()


@frozen(kw_only=True)
class CommitmentAssessment:
    """
    Where one commitment stands: the clock, the limit, and the verdict that compares them.

    Built by `Assessment`, never by hand. *severity* is the one that the verdict is taken under and *limit* its
    limit. *clock* is None while it has not started, and for a ticket that is not covered; under FROM_CHANGE it is the
    part of the clock since the severity changed.
    """

    commitment: Commitment
    state: State
    severity: Severity | None
    limit: Limit | None
    received_at: datetime | None
    clock: Clock | None = None
    ended_at: datetime | None = None
    elapsed: timedelta = _NONE
    particulars: Particulars = PLAIN

    @property
    def name(self) -> str:
        """The name of the commitment."""
        return self.commitment.name

    @property
    def clause(self) -> str:
        """The clause that makes the promise."""
        return self.commitment.clause

    @property
    def bound(self) -> Bound:
        """Whether the limit may be used up whole."""
        return self.commitment.bound

    @property
    def open(self) -> bool:
        """Whether the clock has started and not ended."""
        return self.clock is not None and self.ended_at is None

    @property
    def started_at(self) -> datetime | None:
        """When the event that starts the clock happened, in or out of hours; None before it."""
        if self.clock is None:
            return None
        return self.particulars.started_at or self.clock.started_at

    @property
    def pauses(self) -> tuple[Pause, ...]:
        """What was cut out of the clock, and why; the last one has no end while it lasts."""
        return self.particulars.pauses

    @property
    def paused(self) -> bool:
        """Whether the clock stands still, and will go on."""
        return self.particulars.paused_now is not None

    @property
    def closed_unresolved(self) -> bool:
        """Whether the clock ended otherwise than as promised: the ticket was closed, or resolved by another."""
        return not self.particulars.kept and self.state is not State.CANCELLED

    @property
    def breached_under(self) -> Severity | None:
        """The earlier severity under which the limit was already spent, because a breach is never erased."""
        return self.particulars.breached_under

    @property
    def history(self) -> tuple[CommitmentAssessment, ...]:
        """The clocks whose end was taken back by a reopening or a repetition, each as it stood at that end."""
        asked = self.particulars.asked
        if asked is None:
            return ()
        from sla_rules.assessments.judgement import history_of

        return history_of(asked, self.particulars.earlier)

    @property
    def clock_started_at(self) -> datetime | None:
        """When the first open time could count: the start, or the next opening after it; None without a clock."""
        started_at = self.started_at
        return None if self.clock is None or started_at is None else self.clock.calendar.next_open(started_at)

    @property
    def due_at(self) -> datetime | None:
        """
        The earliest instant at which the limit is used up, in the zone of the start.

        None without clock or limit, and while the clock is paused and the limit not spent.
        """
        if self.clock is None or self.limit is None or self._waits:
            return None
        return shares_reach(self._shares, Fraction(1)) if self._shares else self.clock.due_at(self.limit)

    @property
    def due_at_if_resumed_now(self) -> datetime | None:
        """What due_at would be if the paused clock went on at now; None when it waits for nothing."""
        now = self.particulars.paused_now
        if self.clock is None or self.limit is None or now is None or not self._waits:
            return None
        *earlier, last = self._shares or (None,)
        if last is None:
            return self.clock.resumed(now).due_at(self.limit)
        return shares_reach((*earlier, last._replace(clock=last.clock.resumed(now))), Fraction(1))

    @property
    def last_ok_at(self) -> datetime | None:
        """
        The last instant at which an end still meets the limit; None where there is no due_at.

        A verdict compares the time elapsed, which stands still while the calendar is closed: used up at closing, an
        INCLUSIVE limit is kept until the next opening, that instant included. Under STRICT it is the microsecond
        before due_at. A breach that stands already, such as one under an earlier severity, is not looked at.
        """
        if self.clock is None or self.limit is None or self._waits:
            return None
        if self._shares:
            return shares_last_within(self._shares, self.bound)
        return self.clock.last_within(self.clock.allowed(self.limit), self.limit, self.bound)

    @property
    def breached_at(self) -> datetime | None:
        """
        From when on the commitment is breached, for a later end and a later now; None when it is not.

        The instant at which the limit is used up, or at which a severity came in force whose limit was spent already,
        or the end of a clock that ended otherwise than as promised.
        """
        if self.state is not State.BREACHED:
            return None
        if self.breached_under is not None:
            return self.particulars.breached_under_at
        due = self.due_at
        if not self.particulars.kept and (
            due is None or self.ended_at is None or as_micros(self.ended_at) < as_micros(due)
        ):
            return self.ended_at
        return self.particulars.in_force_since if self.spent_when_assigned else due

    @property
    def spent_when_assigned(self) -> bool:
        """Whether the limit of the severity in force was spent already when that severity was assigned."""
        since, due = self.particulars.in_force_since, self.due_at
        return (
            self.state is State.BREACHED and since is not None and due is not None and as_micros(due) < as_micros(since)
        )

    @property
    def business(self) -> timedelta | None:
        """The open time on the clock, whatever kind the limit counts; None without a clock."""
        if self.clock is None:
            return None
        return self.elapsed if type(self.limit) is BusinessHours else self.clock.business()

    @property
    def actual(self) -> timedelta | None:
        """The real time on the clock, day and night, pauses left out; None without a clock."""
        return None if self.clock is None else self.clock.actual()

    @property
    def allowed(self) -> timedelta | None:
        """How much time the limit allows; None without one, or for days that have not begun to count."""
        if isinstance(self.limit, BusinessHours | ClockHours):
            return self.limit.duration
        if self._shares:
            return self._shares[-1].allowed
        if self.clock is None or self.limit is None:
            return None
        return self.clock.allowed(self.limit)

    @property
    def remaining(self) -> timedelta | None:
        """
        What the limit allows less what has elapsed: negative when it is overspent.

        Under PROPORTIONAL, the share that is left in time of the severity in force, rounded up to a microsecond, and
        no less than LEAST_LEFT.
        """
        allowed = self.allowed
        if self._shares and allowed is not None:
            left = -((consumed_by(self._shares) - 1) * (allowed // _MICROSECOND) // 1)
            return max(left, LEAST_LEFT) * _MICROSECOND
        return None if allowed is None else allowed - self.elapsed

    @property
    def consumed(self) -> Fraction | None:
        """The share of the limit that has elapsed, exact; more than 1 when it is overspent."""
        if self._shares:
            return consumed_by(self._shares)
        allowed = self.allowed
        if allowed is None:
            return None
        return Fraction(self.elapsed // _MICROSECOND, allowed // _MICROSECOND)

    @property
    def cycles(self) -> tuple[CommitmentAssessment, ...]:
        """The clocks of the ticket, each as it stood last: those of the history that did not go on, then this one."""
        if not self.particulars.earlier:
            return (self,)
        commitment = self.commitment
        if commitment.on_reopen is not OnReopen.RESTART and commitment.repeats is Repeats.NEVER:
            return (self,)
        every = (*self.history, self)
        return (*(one for one, following in pairwise(every) if one.started_at != following.started_at), self)

    @property
    def broken_before(self) -> bool:
        """Whether a clock before this one broke a promise that repeats, which is kept by keeping each of its clocks."""
        if self.commitment.repeats is Repeats.NEVER:
            return False
        return any(past.state is State.BREACHED for past in self.history)

    def reaches(self, amount: timedelta) -> datetime | None:
        """
        Return the instant at which *amount* is on the clock, in the kind that the limit counts.

        None without clock or limit, and for one that a paused clock has not reached.
        """
        instance(amount, timedelta, "amount")
        if self.clock is None or self.limit is None or (self.paused and amount > self.elapsed):
            return None
        return self.clock.reaches(amount, self.limit)

    def reaches_share(self, share: Fraction) -> datetime | None:
        """Return the instant at which *share* of the limit is consumed, rounded up to a microsecond; as `reaches`."""
        instance(share, Fraction, "share")
        allowed, consumed = self.allowed, self.consumed
        if self.clock is None or allowed is None or consumed is None or (self.paused and share > consumed):
            return None
        if self._shares:
            return shares_reach(self._shares, share)
        return self.reaches(-(-share * (allowed // _MICROSECOND) // 1) * _MICROSECOND)

    @property
    def _shares(self) -> tuple[Share, ...]:
        return self.particulars.shares

    @property
    def _waits(self) -> bool:
        """Whether a pause leaves the due date open."""
        if self.particulars is PLAIN:
            return False
        if self.state is State.PAUSED:
            return True
        remaining = self.remaining if self.paused else None
        return remaining is not None and remaining > _NONE
