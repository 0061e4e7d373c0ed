"""An indicator over the tickets of a period."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import frozen

from sla_rules.assessments.standing import Standing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sla_rules.assessments.wilson import Interval
    from sla_rules.calendars.bound import Bound
    from sla_rules.calendars.limits import Limit
    from sla_rules.clauses.indicator import Indicator


@frozen(kw_only=True)
class IndicatorResult:
    """
    The seven counts of an *indicator*, and what follows from them; every share is exact.

    The counts are a partition of the tickets judged by terms that hold the indicator. Received are the last five, the
    denominator of the contract: a ticket still open was received, and is not yet met.
    """

    indicator: Indicator
    excluded: int
    not_covered: int
    met: int
    breached: int
    open_late: int
    paused: int
    open_on_track: int

    @classmethod
    def of(cls, indicator: Indicator, counts: Mapping[Standing, int]) -> IndicatorResult:
        """Return the result of *indicator* from how many tickets are in each part."""
        return cls(indicator=indicator, **{str(part): counts[part] for part in Standing})

    @property
    def name(self) -> str:
        """The name of the indicator."""
        return self.indicator.name

    @property
    def clause(self) -> str:
        """The clause that asks for it."""
        return self.indicator.clause

    @property
    def target(self) -> Fraction:
        """The share that is promised."""
        return self.indicator.target

    @property
    def limit(self) -> Limit | None:
        """The limit that a ticket is measured against, None when it depends on the severity."""
        return self.indicator.commitment.limit_for(None)

    @property
    def bound(self) -> Bound:
        """Whether the limit may be used up whole."""
        return self.indicator.commitment.bound

    @property
    def received(self) -> int:
        """How many tickets count in the denominator."""
        return self.met + self.breached + self.open_late + self.paused + self.open_on_track

    @property
    def ratio(self) -> Fraction | None:
        """The share met of those received; None when nothing was received, never 100 %."""
        return self._share(self.met)

    @property
    def lowest(self) -> Fraction | None:
        """The share if every ticket still open fails."""
        return self._share(self.met)

    @property
    def highest(self) -> Fraction | None:
        """The share if every ticket that still can succeeds."""
        return self._share(self.met + self.paused + self.open_on_track)

    @property
    def reached(self) -> bool | None:
        """Whether the target is reached, compared in whole numbers; None when nothing was received."""
        return self.indicator.reached(self.met, self.received)

    @property
    def misses_allowed(self) -> int:
        """How many of those received may fail with the target still reached."""
        return self.indicator.misses_allowed(self.received)

    @property
    def misses_left(self) -> int:
        """How many more may fail; negative when too many have."""
        return self.misses_allowed - self.breached - self.open_late

    @property
    def wilson(self) -> Interval | None:
        """The Wilson interval of the share at 95 %, in floats: statistics, no part of any verdict."""
        from sla_rules.assessments.wilson import wilson

        return wilson(self.met, self.received)

    def _share(self, count: int) -> Fraction | None:
        return Fraction(count, self.received) if self.received else None
