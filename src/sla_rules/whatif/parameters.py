"""
What a search varies: an opening, a closing, a limit, each over a finite grid of values.

The values of a parameter stand in order, from the one under which the fewest tickets are met to the one under which the
most are. Why that order holds is proved beside each; a property test checks the proofs.
"""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar, Protocol

from attrs import field, frozen

from sla_rules.assessments.words import words_of
from sla_rules.calendars.limits import BusinessHours, ClockHours, Limit
from sla_rules.clauses.severity_grid import checked_level_or_name
from sla_rules.errors import InvalidTypeError, InvalidValueError
from sla_rules.tickets.checks import text
from sla_rules.whatif.calendar_changes import Closing, Opening, seconds_of, time_text
from sla_rules.whatif.resolved import Resolved

if TYPE_CHECKING:
    from sla_rules.whatif.calendar_changes import TimeOfDay
    from sla_rules.whatif.scenario import Scenario

    class Parameter(Protocol):
        """Something that can be varied over *values*, from the hardest on the desk to the easiest."""

        @property
        def name(self) -> str:
            """What it is, in words."""
            raise NotImplementedError

        @property
        def values(self) -> tuple[str, ...]:
            """The values in words, from the one that leaves the fewest tickets met to the one that leaves the most."""
            raise NotImplementedError

        @property
        def resolved(self) -> Resolved | None:
            """What is assumed of past tickets; None when either will do."""
            raise NotImplementedError

        def vary(self, scenario: Scenario, place: int) -> Scenario:
            """Return *scenario* with the value at that *place*."""
            raise NotImplementedError


_MOST = 100_000
"""No grid has more values: a slip of the hand in the step would never end."""


class HoursOf(StrEnum):
    """
    Whose hours are varied: those of the CONTRACT, in which its clocks run, or those in which the DESK works.

    The contract's are varied with past tickets at their instants, the desk's with as much work as they took; see
    `Resolved`.
    """

    CONTRACT = "contract"
    DESK = "desk"


def _step(value: object) -> timedelta:
    if not isinstance(value, timedelta) or value % timedelta(seconds=1) or value <= timedelta(0):
        msg = f"step: {value!r} is no step; whole seconds, one or more, as a timedelta are wanted"
        raise InvalidValueError(msg)
    return value


def _whose(value: object) -> HoursOf:
    try:
        return HoursOf(value)  # type: ignore[arg-type] # refused when it is none
    except ValueError:
        msg = f"of: {value!r} is nobody; accepted are {', '.join(HoursOf)}"
        raise InvalidValueError(msg) from None


def _counted(count: int) -> int:
    if not 1 <= count <= _MOST:
        msg = f"step: makes {count} values between first and last; 1 to {_MOST} are wanted"
        raise InvalidValueError(msg)
    return count


@frozen
class _Times:
    """Times of day from *first* to *last*, both included, in steps."""

    # What is varied, and for whom the first of the times is the hardest.
    _kind: ClassVar[type[Opening | Closing]]
    _what: ClassVar[str]
    _upward: ClassVar[HoursOf]

    first: TimeOfDay
    last: TimeOfDay
    step: timedelta = field(default=timedelta(minutes=1), converter=_step, kw_only=True)
    of: HoursOf = field(default=HoursOf.CONTRACT, converter=_whose, kw_only=True)
    days: str | None = field(default=None, kw_only=True)
    times: tuple[int, ...] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        """Refuse what is no time of day, and a grid without values."""
        first, last = seconds_of(self.first, "first"), seconds_of(self.last, "last")
        step = self.step // timedelta(seconds=1)
        count = _counted((last - first) // step + 1)
        times = tuple(first + step * n for n in range(count))
        object.__setattr__(self, "times", times if self.of is self._upward else times[::-1])
        self._change(0)

    @property
    def name(self) -> str:
        """What it is, in words."""
        return f"{self._what} of the {self.of}" + ("" if self.days is None else f", {self.days}")

    @property
    def values(self) -> tuple[str, ...]:
        """The times, the longest hours first for the contract and last for the desk."""
        return tuple(map(time_text, self.times))

    @property
    def resolved(self) -> Resolved:
        """The contract's hours are read anew on tickets as they were; the desk's move them."""
        return Resolved.AT_THEIR_INSTANTS if self.of is HoursOf.CONTRACT else Resolved.AFTER_THE_SAME_WORK

    def vary(self, scenario: Scenario, place: int) -> Scenario:
        """Return *scenario* with the time at that *place*."""
        change = self._change(place)
        return scenario.changed(change) if self.of is HoursOf.CONTRACT else scenario.covered_by(change)

    def _change(self, place: int) -> Opening | Closing:
        return self._kind(time_text(self.times[place]), self.days)


@frozen
class OpeningAt(_Times):
    """
    An opening from *first* to *last* in steps, of the contract's hours or of the desk's, on some *days* or on all.

    Proof of its order. An earlier opening opens whenever a later one does, and never less. The contract's hours, with
    tickets at their instants: every stretch of a clock counts as much open time or more, limits stay, so that a ticket
    met in the longer hours is met in the shorter ones, and one left out (cancelled in time) in the longer hours is left
    out in the shorter ones; the later the opening, the more are met of fewer received. The desk's hours, with the same
    work: by the proof of `moved` a longer cover moves no step later, so that a clock that starts at the reception and
    runs without a break ends no later. A ticket whose one severity comes before the end of its clock has that severity
    wherever it is met, and leaves the count, if at all, only where it was not. For other clocks, for tickets that were
    reopened, and for those whose severity changes or comes late, by which they may enter the count or leave it as
    their steps move past now, `search` does not trust this order, and tries every value.

    >>> OpeningAt("07:00", "09:30", step=timedelta(minutes=30), of="desk").values
    ('09:30', '09:00', '08:30', '08:00', '07:30', '07:00')
    """

    _kind = Opening
    _what = "opening"
    _upward = HoursOf.CONTRACT


@frozen
class ClosingAt(_Times):
    """
    A closing from *first* to *last* in steps, of the contract's hours or of the desk's, on some *days* or on all.

    A later closing opens whenever an earlier one does; the rest of the proof is that of `OpeningAt`.

    >>> ClosingAt("17:00", "18:00", step=timedelta(minutes=30)).values
    ('18:00', '17:30', '17:00')
    """

    _kind = Closing
    _what = "closing"
    _upward = HoursOf.DESK


@frozen
class LimitAt:
    """
    The limit of the commitment or the indicator called *clause*, from *first* to *last* in steps, for all severities.

    *first* and *last* are limits of one kind, hours of business or of the clock; *step* is a timedelta. Proof of its
    order: what is within a limit is within a longer one, and what is not breached stays so; tickets do not move.
    Raises InvalidTypeError for limits of other kinds or of two and for a *severity* that is neither a level nor a name,
    InvalidValueError for a grid without values.

    >>> LimitAt("resolution", BusinessHours(4), BusinessHours(5), step=timedelta(minutes=30)).values
    ('4 h of business time', '4 h 30 min of business time', '5 h of business time')
    """

    clause: str
    first: BusinessHours | ClockHours
    last: BusinessHours | ClockHours
    step: timedelta = field(default=timedelta(minutes=15), converter=_step, kw_only=True)
    severity: int | str | None = field(default=None, kw_only=True)
    limits: tuple[Limit, ...] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        """Refuse limits that make no grid."""
        text(self.clause, "clause")
        if self.severity is not None:
            checked_level_or_name(self.severity)
        kind = type(self.first)
        if kind not in (BusinessHours, ClockHours) or type(self.last) is not kind:
            msg = f"last: {self.first!r} to {self.last!r}: two BusinessHours, or two ClockHours, are wanted"
            raise InvalidTypeError(msg)
        count = _counted((self.last.duration - self.first.duration) // self.step + 1)
        object.__setattr__(self, "limits", tuple(kind(self.first.duration + self.step * n) for n in range(count)))

    @property
    def name(self) -> str:
        """What it is, in words."""
        return f"limit of {self.clause}" + ("" if self.severity is None else f" for severity {self.severity}")

    @property
    def values(self) -> tuple[str, ...]:
        """The limits, the shortest first."""
        return tuple(words_of("en").limit(limit) for limit in self.limits)

    @property
    def resolved(self) -> None:
        """Tickets do not move with a limit: either assumption will do."""
        return

    def vary(self, scenario: Scenario, place: int) -> Scenario:
        """Return *scenario* with the limit at that *place*."""
        return scenario.limit(self.clause, self.limits[place], self.severity)
