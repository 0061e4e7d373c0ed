"""What a forecast says; it is no verdict, and holds the only floats of this floor."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from attrs import field, frozen

from sla_rules.calendars.instants import as_micros

if TYPE_CHECKING:
    from datetime import date, datetime, timedelta
    from fractions import Fraction

    from sla_rules.assessments.indicator_result import IndicatorResult
    from sla_rules.assessments.period import Period
    from sla_rules.assessments.wilson import Interval
    from sla_rules.tickets.severity import Severity


class NextBreach(NamedTuple):
    """
    When an open ticket breaches a clause if nothing changes: its limit is used up at *due_at*.

    *last_ok_at* is the last instant at which an end still meets the limit, *remaining* what is left of it. While the
    clock is paused there is no such instant, and *due_if_resumed_now* says what it would be if it went on at now.
    """

    ticket_id: str
    severity: Severity | None
    name: str
    clause: str
    due_at: datetime | None
    last_ok_at: datetime | None
    remaining: timedelta | None
    due_if_resumed_now: datetime | None


@frozen(kw_only=True)
class Forecast:
    """
    What the rest of a *period* may bring if it goes on as in the past: a forecast, never a verdict.

    *so_far* is the verdict of the indicator at *now*, exact, on the tickets received so far. *breaches* are the open
    tickets of the agreement, the soonest to breach first and the paused ones last; they are exact as well.

    All else is statistics: *draws* times the rest of the period was put together from the days of the *history*,
    chosen by *seed*. *chance* is the share of the draws that end at the target or above, *chance_interval* its Wilson
    interval at 95 %, for so many draws only say so much. *share_interval* holds the middle 95 % of the shares at the
    end, *share_median* the one in the middle; None where no draw received anything. *volume* is how much of the past
    comes each day. *history* is its first and last date, *history_days* and *history_tickets* how many there are,
    *undecided* how many of its tickets stand neither met nor missed and were left out; *unmatched* counts open tickets
    of the period that are older than any in the history, and were taken to miss.

    Built by `forecast`, never by hand.
    """

    period: Period
    now: datetime = field(eq=as_micros)
    so_far: IndicatorResult
    breaches: tuple[NextBreach, ...]
    days_left: int
    history: tuple[date, date]
    history_days: int
    history_tickets: int
    undecided: int
    unmatched: int
    volume: Fraction
    seed: int
    draws: int
    chance: float
    chance_interval: Interval
    share_median: float | None
    share_interval: Interval | None

    @property
    def misses_left(self) -> int:
        """How many more of those received so far may miss with the target still reached; exact."""
        return self.so_far.misses_left

    @property
    def _left(self) -> str:
        """What is still to come of the period: dates, or its open tickets alone."""
        if not self.days_left:
            return "its open tickets end"
        return "its 1 day left is" if self.days_left == 1 else f"its {self.days_left} days left are"

    def to_dict(self) -> dict[str, object]:
        """Return the forecast as a dictionary that JSON can hold, what is forecast under a key of its own."""
        from sla_rules.whatif.plain import forecast_to_dict

        return forecast_to_dict(self)

    def _repr_html_(self) -> str:
        """Show the forecast in a notebook."""
        from sla_rules.whatif.result_html import forecast_html

        return forecast_html(self)

    def __str__(self) -> str:
        """Say it in sentences that cannot be taken for a verdict."""
        low, high = self.chance_interval
        told = (
            f"Forecast, no verdict: {self.period.label} ends at the target in {self.chance:.1%} of {self.draws} draws "
            f"({low:.1%} to {high:.1%}, seed {self.seed}), if {self._left} like those of "
            f"{self.history[0]} to {self.history[1]}"
        )
        if self.share_interval is not None:
            told += f"; the share then lies between {self.share_interval.low:.1%} and {self.share_interval.high:.1%}"
        return f"{told}."
