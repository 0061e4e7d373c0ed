"""What a search found, and what a grid over two parameters holds."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from attrs import field, frozen

from sla_rules.assessments.period import PeriodKind
from sla_rules.calendars.business_calendar import BusinessCalendar
from sla_rules.calendars.instants import as_micros

if TYPE_CHECKING:
    from fractions import Fraction

    from sla_rules.assessments.indicator_result import IndicatorResult
    from sla_rules.assessments.period import Period
    from sla_rules.whatif.parameters import Parameter
    from sla_rules.whatif.resolved import Resolved
    from sla_rules.whatif.scenario import Scenario


# So many values that fail again are named; the rest are counted.
_NAMED = 3


class SearchStep(NamedTuple):
    """
    One *value* of a parameter, the *scenario* that it makes, and what the indicator comes to under it over all.

    *missed* are the periods in which the target is missed, where it is to be reached in each, and *so_far* those of
    them that open tickets can still turn. *margin* is how many more tickets may miss with the target still reached, in
    the period that can bear the fewest; negative when too many do.
    """

    value: str
    scenario: Scenario
    result: IndicatorResult
    missed: tuple[Period, ...]
    margin: int
    so_far: tuple[Period, ...] = ()

    @property
    def reached(self) -> bool:
        """Whether the target is reached, in each of the periods asked for; False where nothing was received."""
        return bool(self.result.reached) and not self.missed

    @property
    def turns(self) -> bool:
        """Whether the target is missed so far alone: open tickets can still turn it wherever it is missed."""
        return not self.reached and self.result.received > 0 and self.margin >= 0

    @property
    def hours_a_week(self) -> timedelta | None:
        """How long the desk is staffed in a week without holidays; None where its calendar is a combination."""
        calendar = self.scenario.covered(self.scenario.agreement.latest)
        if not isinstance(calendar, BusinessCalendar):
            return None
        week = calendar.hours.versions()[-1].week
        return timedelta(seconds=sum(end - start for hours in week for start, end in hours.stretches))


@frozen(kw_only=True)
class SearchResult:
    """
    The first value of a *parameter*, from the hardest on, under which the target is reached.

    *base* is the indicator before any change. *found* is that value, None when none of the grid reaches the target;
    *neighbour* is the value before it, which fails, None when the hardest one reaches it already. *hardest* and
    *easiest* are the ends of the grid. *fails_again* are values after *found* that fail, which can be only where the
    order is not proved: there *every* value was tried, otherwise the grid was halved. *resolved* is what was assumed of
    past tickets, *period* the kind of periods in each of which the target was to be reached. Built by `search`, never
    by hand.
    """

    parameter: Parameter
    now: datetime = field(eq=as_micros)
    resolved: Resolved
    period: PeriodKind
    base: IndicatorResult
    found: SearchStep | None
    neighbour: SearchStep | None
    hardest: SearchStep
    easiest: SearchStep
    every: bool
    tried: int
    fails_again: tuple[str, ...] = ()

    @property
    def margin(self) -> int | None:
        """How many more tickets may miss under the value found with the target still reached; None without one."""
        return None if self.found is None else self.found.margin

    def to_dict(self) -> dict[str, object]:
        """Return the search as a dictionary that JSON can hold; amounts in microseconds, shares as '17/20'."""
        from sla_rules.whatif.plain import search_to_dict

        return search_to_dict(self)

    def __str__(self) -> str:
        """Say it in a sentence, with the hours of staff a week where the desk's change."""
        from sla_rules.assessments.words import words_of

        name, wanted = self.parameter.name, _percent(self.easiest.result.target)
        if self.period is not PeriodKind.ALL:
            wanted += f" in every {self.period}"
        if self.found is None:
            best = self.easiest
            lacking = f", {-best.margin} too many missed"
            if best.turns:
                lacking = f"{'' if best.so_far else ', missed so far'}: {best.margin} more may miss"
            return (
                f"no {name} from {self.hardest.value} to {best.value} reaches {wanted}: "
                f"at {best.value}, {_told(best)}{lacking}"
            )
        before = "the hardest value tried"
        if self.neighbour is not None:
            before = f"{self.neighbour.value} fails{' so far' if self.neighbour.turns else ''}, {_told(self.neighbour)}"
        again = ""
        if self.fails_again:
            more = len(self.fails_again) - _NAMED
            rest = f" and {more} more" if more > 0 else ""
            again = f"; fails again at {', '.join(self.fails_again[:_NAMED])}{rest}"
        staffed = self.found.hours_a_week if self.found.scenario.cover else None
        week = "" if staffed is None else f", {words_of('en').amount(staffed)} a week,"
        return (
            f"{name} {self.found.value}{week} reaches {wanted}: {_told(self.found)}, "
            f"{self.margin} more may miss; {before}{again}"
        )


@frozen(kw_only=True)
class Sensitivity:
    """
    The indicator over a grid of two parameters: `results[row][column]`, in the order of their values.

    *row_values* and *column_values* are the values in words. Built by `sensitivity`, never by hand.
    """

    rows: Parameter
    columns: Parameter
    now: datetime = field(eq=as_micros)
    resolved: Resolved
    results: tuple[tuple[IndicatorResult, ...], ...]

    @property
    def row_values(self) -> tuple[str, ...]:
        """The values of the rows in words."""
        return self.rows.values

    @property
    def column_values(self) -> tuple[str, ...]:
        """The values of the columns in words."""
        return self.columns.values

    @property
    def ratios(self) -> tuple[tuple[Fraction | None, ...], ...]:
        """The exact shares of the grid; None where nothing was received."""
        return tuple(tuple(result.ratio for result in row) for row in self.results)

    @property
    def reached(self) -> tuple[tuple[bool | None, ...], ...]:
        """Where the target is reached."""
        return tuple(tuple(result.reached for result in row) for row in self.results)

    def to_dict(self) -> dict[str, object]:
        """Return the grid as a dictionary that JSON can hold; shares as '17/20'."""
        from sla_rules.whatif.plain import sensitivity_to_dict

        return sensitivity_to_dict(self)

    def _repr_html_(self) -> str:
        """Show the grid in a notebook, shares rounded down, a miss with an asterisk."""
        from sla_rules.whatif.result_html import sensitivity_html

        return sensitivity_html(self)


def _percent(share: Fraction | None) -> str:
    from sla_rules.assessments.words import words_of

    return "nothing received" if share is None else words_of("en").percent(share)


def _told(step: SearchStep) -> str:
    """Say the share, rounded down, with its counts and the periods in which it is missed, for good or so far."""
    result = step.result
    told = [f"{_percent(result.ratio)} ({result.met} of {result.received})"]
    for what, periods in (
        ("missed in", [period.label for period in step.missed if period not in step.so_far]),
        ("missed so far in", [period.label for period in step.so_far]),
    ):
        if periods:
            told.append(f"{what} {', '.join(periods)}")
    return ", ".join(told)
