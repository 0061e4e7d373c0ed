"""How available a service was over a year: the rate, the budget, and what became of it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import field, frozen

from sla_rules.calendars.instants import MICROSECOND, as_micros, from_micros

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from sla_rules.assessments.outage import OutageKind
    from sla_rules.calendars.window import Window
    from sla_rules.calendars.window_set import Windows
    from sla_rules.clauses.availability import Availability


@frozen(kw_only=True)
class Overlap:
    """A *window* in which all *providers* on the roster were out at once while the service ran."""

    window: Window
    providers: tuple[str, ...]


@frozen(kw_only=True)
class AvailabilityResult:
    """
    What *clause* says of a year at *now*; every share is an exact Fraction, every amount a timedelta.

    *span* is the year. *service* are the windows in it in which the service is owed, *elapsed* those up to now. In
    them, *down* is the union of all outages and *unknown* what nobody knows: each instant of *elapsed* is up, down or
    unknown, and what has not elapsed is none of the three. *kinds* splits them by what was out, PROVIDER standing for
    all providers at once, whose *overlaps* name them. Built by `Agreement.availability`, never by hand.
    """

    clause: Availability
    label: str
    span: Window
    # Compared as microseconds: two datetimes of one zone are equal in Python though their folds differ.
    now: datetime = field(eq=as_micros)
    service: Windows
    elapsed: Windows
    down: Windows
    unknown: Windows
    kinds: tuple[tuple[OutageKind, Windows], ...]
    overlaps: tuple[Overlap, ...]

    @property
    def target(self) -> Fraction:
        """The share of the year that is promised."""
        return self.clause.target

    @property
    def rate(self) -> Fraction | None:
        """The rate to date: up over up and down, what is unknown left aside; None when nothing is known."""
        return _share(self._elapsed - self._unknown - self._down, self._elapsed - self._unknown)

    @property
    def lowest(self) -> Fraction | None:
        """The rate to date if all that is unknown was down; None before the year."""
        return _share(self._elapsed - self._unknown - self._down, self._elapsed)

    @property
    def highest(self) -> Fraction | None:
        """The rate to date if all that is unknown was up; None before the year."""
        return _share(self._elapsed - self._down, self._elapsed)

    @property
    def year_lowest(self) -> Fraction | None:
        """The rate of the whole year if all that is unknown or still to come is down; None when nothing is owed."""
        return _share(self._elapsed - self._unknown - self._down, self._service)

    @property
    def year_highest(self) -> Fraction | None:
        """The rate of the whole year if all that is unknown or still to come is up; None when nothing is owed."""
        return _share(self._service - self._down, self._service)

    @property
    def reached(self) -> bool | None:
        """Whether the year's target is reached: True or False when nothing can change it any more, None till then."""
        lowest, highest = self.year_lowest, self.year_highest
        if lowest is None or highest is None:
            return None
        if highest < self.target:
            return False
        return True if lowest >= self.target else None

    @property
    def budget(self) -> timedelta:
        """How long the service may be down in the year, rounded down to a microsecond; no verdict hangs on it."""
        return int(self._budget) * MICROSECOND

    @property
    def spent(self) -> timedelta:
        """How long it was down so far."""
        return self.down.duration

    @property
    def left(self) -> timedelta:
        """What is left of the budget; negative when it is overspent."""
        return self.budget - self.spent

    @property
    def left_at_least(self) -> timedelta:
        """What is left if all that is unknown was down."""
        return self.left - self.unknown.duration

    @property
    def spent_share(self) -> Fraction | None:
        """The share of the budget that is spent; None when there is none."""
        return Fraction(self._down) / self._budget if self._budget else None

    @property
    def burn_rate(self) -> Fraction | None:
        """
        The share of the budget spent over the share of the year elapsed, what is unknown taken as up.

        At 1 the budget lasts the year, at 2 half of it. None before the year, and without a budget.
        """
        spent = self.spent_share
        return spent / Fraction(self._elapsed, self._service) if spent is not None and self._elapsed else None

    @property
    def is_spent(self) -> bool:
        """Whether nothing of the budget is left."""
        return self._down >= self._budget > 0

    @property
    def exhausted_at(self) -> datetime | None:
        """
        When the budget was used up, or will be if the service goes on being down at the rate to date.

        None when it lasts to the end of the year, or when the service is owed at no time. In the zone of the
        agreement, rounded up to a microsecond.
        """
        if self.is_spent:
            return self._after(self.down, self._budget)
        if not self._down:
            return None
        wanted = self._budget * self._elapsed / self._down
        return self._after(self.service, wanted) if wanted < self._service else None

    @property
    def _service(self) -> int:
        return _total(self.service)

    @property
    def _elapsed(self) -> int:
        return _total(self.elapsed)

    @property
    def _down(self) -> int:
        return _total(self.down)

    @property
    def _unknown(self) -> int:
        return _total(self.unknown)

    @property
    def _budget(self) -> Fraction:
        """The budget in microseconds, exact."""
        return (1 - self.target) * self._service

    def _after(self, windows: Windows, amount: Fraction) -> datetime:
        """Return the earliest instant by which *amount* microseconds of *windows* have passed."""
        rest = -(-amount.numerator // amount.denominator)  # rounded up
        for start, end in windows.micros:
            if rest <= end - start:
                return from_micros(start + rest, self.span.start.tzinfo)
            rest -= end - start
        raise AssertionError(amount)  # pragma: no cover -- the amount is always part of the windows

    def to_dict(self) -> dict[str, object]:
        """Return the result as a dictionary that JSON can hold; amounts in microseconds, shares as '17/20'."""
        from sla_rules.assessments.availability_plain import availability_to_dict

        return availability_to_dict(self)


def _total(windows: Windows) -> int:
    return windows.duration // MICROSECOND


def _share(part: int, whole: int) -> Fraction | None:
    return Fraction(part, whole) if whole else None
