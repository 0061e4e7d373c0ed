"""Who is told when a ticket stays unresolved."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import field, frozen

from sla_rules.calendars.limits import Limit
from sla_rules.clauses.per_severity import checked_pairs, for_severity
from sla_rules.errors import InvalidTypeError, InvalidValueError
from sla_rules.tickets.checks import flag, instance, text

if TYPE_CHECKING:
    from types import UnionType

    from sla_rules.calendars.calendar import Calendar
    from sla_rules.tickets.severity import Severity

# The ways to say when an alarm rings, and what each is given as.
TRIGGERS: dict[str, type | UnionType] = {
    "after": Limit,
    "before_due": Limit,
    "after_due": Limit,
    "at_share": Fraction,
}


@frozen(kw_only=True)
class Escalation:
    """
    An alarm on the clock of a commitment, and *to* whom, if the clock still runs: one level of a ladder.

    *commitment* names the commitment whose clock is read. One of four says when it rings: *after* which limit from the
    start, *before_due* or *after_due* by which limit, or *at_share*, an exact share of the limit. These and *to* are
    given once for all severities or as pairs; a severity without one never escalates. *calendar* counts the hours of
    *after* where they are not the agreement's. It rings once a clock, or *times* times, *every* so much time on the
    clock; a pause plans it anew. With *in_hours* it is told at the next opening when it falls outside hours.

    Raises InvalidValueError or InvalidTypeError for none or several of the four, a severity that comes twice or has
    nobody to tell, *times* without *every*, or another type.

    >>> from sla_rules import BusinessHours
    >>> Escalation(name="alarm", clause="§1", commitment="resolution", after=BusinessHours(1), to="duty").to_for(None)
    'duty'
    >>> Escalation(
    ...     name="reminder", clause="§2", commitment="resolution", at_share=Fraction(3, 4), to="manager",
    ...     every=BusinessHours(2), times=3, in_hours=True,
    ... ).trigger
    'at_share'
    """

    name: str
    clause: str
    commitment: str
    to: str | tuple[tuple[Severity, str], ...]
    after: Limit | tuple[tuple[Severity, Limit], ...] | None = None
    before_due: Limit | tuple[tuple[Severity, Limit], ...] | None = None
    after_due: Limit | tuple[tuple[Severity, Limit], ...] | None = None
    at_share: Fraction | tuple[tuple[Severity, Fraction], ...] | None = None
    calendar: Calendar | None = None
    every: Limit | None = None
    times: int = 1
    in_hours: bool = False
    # Which of the four is given.
    trigger: str = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        """Refuse an alarm that nobody would hear."""
        text(self.name, "name")
        text(self.clause, "clause")
        text(self.commitment, "commitment")
        given = [name for name in TRIGGERS if getattr(self, name) is not None]
        if len(given) != 1:
            msg = (
                f"{' and '.join(given) or 'after'}: one of {', '.join(TRIGGERS)} is wanted, and {len(given)} are given"
            )
            raise InvalidValueError(msg)
        trigger = given[0]
        object.__setattr__(self, "trigger", trigger)
        when = checked_pairs(getattr(self, trigger), TRIGGERS[trigger], trigger)
        object.__setattr__(self, trigger, when)
        object.__setattr__(self, "to", checked_pairs(self.to, str, "to"))
        for told in (self.to,) if isinstance(self.to, str) else (told for _, told in self.to):
            text(told, "to")
        if self.calendar is not None:
            from sla_rules.calendars.calendar import Calendar

            instance(self.calendar, Calendar, "calendar")
        pairs = when if isinstance(when, tuple) else ((None, when),)
        for _, share in pairs:
            if isinstance(share, Fraction) and share <= 0:
                msg = f"at_share: {share} is no share of a limit; more than 0 is wanted"
                raise InvalidValueError(msg)
        unheard = [severity for severity, _ in pairs if severity is not None and self.to_for(severity) is None]
        if unheard:
            msg = f"to: nobody is named for {', '.join(map(str, unheard))}, which {trigger}= gives a limit"
            raise InvalidValueError(msg)
        self._check_repetition()

    def _check_repetition(self) -> None:
        """Refuse a repetition that never ends, or that has no distance."""
        flag(self.in_hours, "in_hours")
        if isinstance(self.times, bool) or not isinstance(self.times, int):
            msg = f"times: {self.times!r} is a {type(self.times).__name__}; a whole number is wanted"
            raise InvalidTypeError(msg)
        if self.every is not None and not isinstance(self.every, Limit):
            msg = f"every: {self.every!r} is a {type(self.every).__name__}; a limit or None is wanted"
            raise InvalidTypeError(msg)
        if (self.every is None) is not (self.times == 1) or self.times < 1:
            msg = f"times: {self.times} and every: {self.every} do not fit; every= wants times= of 2 or more, none 1"
            raise InvalidValueError(msg)

    def after_for(self, severity: Severity | None) -> Limit | None:
        """Return after which limit from the start *severity* escalates, or None where it does not count so."""
        after = self.after
        if not isinstance(after, tuple):
            return after
        return for_severity(after, severity)

    def when_for(self, severity: Severity | None) -> Limit | Fraction | None:
        """Return the limit or the share that *trigger* has for *severity*, or None when it never escalates."""
        when: Limit | Fraction | tuple[tuple[Severity, Limit | Fraction], ...] = getattr(self, self.trigger)
        if not isinstance(when, tuple):
            return when
        return for_severity(when, severity)

    def to_for(self, severity: Severity | None) -> str | None:
        """Return who is told of *severity*."""
        to = self.to
        if not isinstance(to, tuple):
            return to
        return for_severity(to, severity)
