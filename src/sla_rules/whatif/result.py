"""What a comparison of scenarios says: the figures of each, and the tickets whose verdicts change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, overload

from attrs import field, frozen

from sla_rules.calendars.instants import as_micros
from sla_rules.errors import InvalidValueError, UnknownNameError
from sla_rules.tickets.checks import instance

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime, timedelta

    from sla_rules.assessments.indicator_result import IndicatorResult
    from sla_rules.assessments.period import Period
    from sla_rules.tickets.severity import Severity
    from sla_rules.tickets.ticket import Ticket
    from sla_rules.whatif.resolved import Resolved
    from sla_rules.whatif.scenario import Scenario
    from sla_rules.whatif.side_by_side import SideBySide


class SeverityFigures(NamedTuple):
    """
    How many tickets of a *severity* there are, and what became of them; None is for those without a severity.

    *within* counts those that met the principal commitment, the first of the terms. *met* and *counted* are of the
    first indicator: how many tickets met it, of how many that it counts. *median* and *p95* are business hours on the
    principal commitment's clock over the tickets resolved, by nearest rank; None when there are none.
    """

    severity: Severity | None
    received: int
    resolved: int
    within: int
    met: int
    counted: int
    median: timedelta | None
    p95: timedelta | None


class PeriodResult(NamedTuple):
    """The indicators over one *period*."""

    period: Period
    indicators: tuple[IndicatorResult, ...]


class ClauseChange(NamedTuple):
    """What became of the verdict of one *clause*: a `Standing` of an indicator, or a `State` of a commitment."""

    clause: str
    before: str
    after: str


class VerdictChange(NamedTuple):
    """A ticket whose verdict is another one, and of which *clauses*; *row* is its place among the tickets."""

    row: int
    ticket_id: str
    severity: Severity | None
    clauses: tuple[ClauseChange, ...]

    def of(self, clause: str) -> ClauseChange | None:
        """Return what became of the verdict of *clause*, None when that is what it was."""
        return next((change for change in self.clauses if change.clause == clause), None)


class VerdictChanges(Sequence[VerdictChange]):
    """The tickets whose verdicts change, in their order; each is put together when it is looked at."""

    __slots__ = ("_make", "rows")

    def __init__(self, rows: Sequence[int], make: Callable[[int], VerdictChange]) -> None:
        self.rows = rows
        self._make = make

    def __len__(self) -> int:
        """Count them."""
        return len(self.rows)

    @overload
    def __getitem__(self, index: int) -> VerdictChange: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[VerdictChange, ...]: ...
    def __getitem__(self, index: int | slice) -> VerdictChange | tuple[VerdictChange, ...]:
        """Return one of them, or several."""
        if isinstance(index, slice):
            return tuple(self._make(int(row)) for row in self.rows[index])
        return self._make(int(self.rows[index]))

    def __eq__(self, other: object) -> bool:
        """Tell whether they are the same changes of the same tickets."""
        return tuple(self) == tuple(other) if isinstance(other, VerdictChanges) else NotImplemented

    __hash__ = None  # type: ignore[assignment] # compared by what they hold

    def __repr__(self) -> str:
        """Say how many there are."""
        return f"<VerdictChanges: {len(self)}>"


@frozen(kw_only=True)
class ScenarioResult:
    """
    What the tickets come to under a *scenario*: its *indicators* over all, by severity, and by period.

    *changed* are the tickets whose verdict, of any indicator or commitment, is not that of the baseline. *gained*
    counts those that meet the first indicator here and not there, *lost* those that met it there and not here. Built
    by `compare`, never by hand.
    """

    scenario: Scenario
    indicators: tuple[IndicatorResult, ...]
    severities: tuple[SeverityFigures, ...]
    periods: tuple[PeriodResult, ...]
    changed: VerdictChanges
    gained: int
    lost: int

    @property
    def name(self) -> str:
        """The name of the scenario."""
        return self.scenario.name

    @property
    def indicator(self) -> IndicatorResult:
        """The first indicator; raises UnknownNameError for an agreement that has none."""
        if not self.indicators:
            msg = "indicator: the agreement has none"
            raise UnknownNameError(msg)
        return self.indicators[0]


@frozen(kw_only=True)
class Comparison:
    """
    The same tickets under several scenarios as they stand at *now*; the first scenario is the *baseline*.

    *resolved* is what was assumed of past tickets where hours change. *tickets* of them had been received;
    *not_yet_received* come after now and count nowhere. Built by `compare`, never by hand.
    """

    now: datetime = field(eq=as_micros)
    resolved: Resolved
    tickets: int
    not_yet_received: int
    baseline: ScenarioResult
    others: tuple[ScenarioResult, ...]
    _ticket: Callable[[int], Ticket] = field(eq=False, repr=False, alias="ticket")

    @property
    def results(self) -> tuple[ScenarioResult, ...]:
        """The baseline and the others, in the order given."""
        return (self.baseline, *self.others)

    def result(self, name: str) -> ScenarioResult:
        """Return the result of the scenario called *name*; raises UnknownNameError, which lists what is accepted."""
        for result in self.results:
            if result.name == name:
                return result
        msg = f"scenario: {name!r} was not compared; accepted are {', '.join(result.name for result in self.results)}"
        raise UnknownNameError(msg)

    def explain(self, name: str, change: VerdictChange | int) -> SideBySide:
        """
        Return the computation behind a *change* of the scenario called *name*, under the baseline and under it.

        The place of a ticket will do as well, whether its verdict changes or not. Raises InvalidValueError for a place
        that is not there.
        """
        from sla_rules.whatif.side_by_side import side_by_side

        row = change if type(change) is int else instance(change, VerdictChange, "change").row
        count = self.tickets + self.not_yet_received
        if not 0 <= row < count:
            msg = f"change: {row} is the place of no ticket; there are {count}, from 0 on"
            raise InvalidValueError(msg)
        scenarios = self.baseline.scenario, self.result(name).scenario
        return side_by_side(self._ticket(row), *scenarios, self.resolved, self.now)

    def to_dict(self) -> dict[str, object]:
        """Return the comparison as a dictionary that JSON can hold; amounts in microseconds, shares as '17/20'."""
        from sla_rules.whatif.plain import comparison_to_dict

        return comparison_to_dict(self)

    def _repr_html_(self) -> str:
        """Show the scenarios in a notebook."""
        from sla_rules.whatif.result_html import comparison_html

        return comparison_html(self)
