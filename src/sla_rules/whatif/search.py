"""The smallest change that reaches the target, found exactly on a finite grid; and the grid over two changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_rules.assessments.period import PeriodKind, as_kind
from sla_rules.calendars.instants import instant
from sla_rules.clauses.modes import Repeats
from sla_rules.errors import InvalidTypeError, InvalidValueError, UnknownNameError
from sla_rules.tickets.checks import instance
from sla_rules.tickets.event import EventKind
from sla_rules.whatif.compare import check_cover
from sla_rules.whatif.figures import indicators_of, periods_of, versions_of
from sla_rules.whatif.judges import judge_for
from sla_rules.whatif.parameters import ClosingAt, HoursOf, LimitAt, OpeningAt
from sla_rules.whatif.progress import Steps
from sla_rules.whatif.resolved import Resolved, as_resolved
from sla_rules.whatif.scenario import Scenario
from sla_rules.whatif.search_result import SearchResult, SearchStep, Sensitivity

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sla_rules.whatif.judges import Judge, Tickets
    from sla_rules.whatif.parameters import Parameter
    from sla_rules.whatif.progress import Progress


def search(
    scenario: Scenario,
    parameter: Parameter,
    tickets: Tickets,
    *,
    now: datetime,
    indicator: str | None = None,
    resolved: Resolved | str | None = None,
    period: PeriodKind | str = PeriodKind.ALL,
    progress: Callable[[Progress], None] | bool | None = None,
    threads: int = 1,
) -> SearchResult:
    """
    Return the first value of *parameter*, from the hardest on the desk on, under which the target is reached.

    That is the smallest change that is enough, or how far one may go before it is missed: the latest opening of the
    desk, the earliest opening of the contract, the shortest limit. The grid is halved where its order is proved, see
    the parameters; elsewhere every value is tried. *indicator* is the name of the one that decides, the first when
    nothing is said. *resolved* is what is assumed of past tickets, None for what the parameter asks for. With *period*,
    such as "month", the target is to be reached in every one in which a ticket was received; a ticket is of one period
    whatever is varied, so that the order holds in each. *tickets*, *now*, *progress* and *threads* are as in `compare`;
    how many values will be tried is known only roughly before.

    Raises UnknownNameError for an indicator that the agreement does not have, and what `compare` raises.

    >>> from sla_rules import BusinessHours, Ticket, franceconnect
    >>> from sla_rules.whatif import LimitAt, Scenario, search
    >>> monday = datetime(2026, 3, 2, 9, 30, tzinfo=paris)
    >>> ticket = Ticket.received("INC-42", at=monday).severity_assigned(franceconnect.MAJOR, at=monday)
    >>> ticket = ticket.resolved(at=datetime(2026, 3, 4, 17, 30, tzinfo=paris))  # after 25 h
    >>> name = "resolved in less than 24 business hours"
    >>> limits = LimitAt(name, BusinessHours(24), BusinessHours(48))
    >>> found = search(Scenario("today", franceconnect.agreement()), limits, [ticket], now=ticket.resolved_at)
    >>> print(found)
    limit of resolved in less than 24 business hours 25 h 15 min of business time reaches 95 %: 100 % (1 of 1), \
0 more may miss; 25 h of business time fails, 0 % (0 of 1)
    """
    asked = _Asked(scenario, tickets, now, indicator, resolved, (parameter,), threads, as_kind(period))
    proved = _is_proved(parameter, asked)
    places = len(parameter.values)
    asked.steps = Steps(progress, len(asked.judge) * (places.bit_length() + 3 if proved else places + 1))
    base = asked.step("", scenario)
    tried: dict[int, SearchStep] = {}

    def at(place: int) -> SearchStep:
        if place not in tried:
            tried[place] = asked.step(parameter.values[place], parameter.vary(scenario, place))
        return tried[place]

    if proved:
        low, high = 0, places  # what is before low fails, what is from high on reaches, or is past the end
        while low < high:
            middle = (low + high) // 2
            if at(middle).reached:
                high = middle
            else:
                low = middle + 1
        first = low
    else:
        first = next((place for place in range(places) if at(place).reached), places)
    beyond = () if proved else tuple(place for place in range(first, places) if not at(place).reached)
    return SearchResult(
        parameter=parameter,
        now=asked.now,
        resolved=asked.resolved,
        period=asked.kind,
        base=base.result,
        found=at(first) if first < places else None,
        neighbour=at(first - 1) if first else None,
        hardest=at(0),
        easiest=at(places - 1),
        every=not proved,
        tried=len(tried),
        fails_again=tuple(parameter.values[place] for place in beyond),
    )


def sensitivity(
    scenario: Scenario,
    rows: Parameter,
    columns: Parameter,
    tickets: Tickets,
    *,
    now: datetime,
    indicator: str | None = None,
    resolved: Resolved | str | None = None,
    progress: Callable[[Progress], None] | bool | None = None,
    threads: int = 1,
) -> Sensitivity:
    """
    Return the indicator over the grid of two parameters, each value of *rows* with each of *columns*.

    *resolved* is what is assumed of past tickets; nothing said, what the parameters ask for. Other arguments and errors
    are those of `search`; InvalidValueError too where one parameter asks for one assumption and one for the other.

    >>> from sla_rules import BusinessHours, Ticket, franceconnect
    >>> from sla_rules.whatif import LimitAt, OpeningAt, Scenario, sensitivity
    >>> monday = datetime(2026, 3, 2, 9, 30, tzinfo=paris)
    >>> ticket = Ticket.received("INC-42", at=monday).severity_assigned(franceconnect.MAJOR, at=monday)
    >>> ticket = ticket.resolved(at=datetime(2026, 3, 4, 15, tzinfo=paris))  # after 22 h 30 min, from 8 on 25 h 30 min
    >>> limits = LimitAt(
    ...     "resolved in less than 24 business hours", BusinessHours(24), BusinessHours(26), step=timedelta(hours=2)
    ... )
    >>> openings = OpeningAt("08:00", "09:30", step=timedelta(minutes=90))
    >>> grid = sensitivity(
    ...     Scenario("today", franceconnect.agreement()), limits, openings, [ticket], now=ticket.resolved_at
    ... )
    >>> grid.column_values, grid.reached
    (('08:00', '09:30'), ((False, True), (True, True)))
    """
    asked = _Asked(scenario, tickets, now, indicator, resolved, (rows, columns), threads)
    asked.steps = Steps(progress, len(asked.judge) * len(rows.values) * len(columns.values))
    return Sensitivity(
        rows=rows,
        columns=columns,
        now=asked.now,
        resolved=asked.resolved,
        results=tuple(
            tuple(
                asked.step("", columns.vary(rows.vary(scenario, row), column)).result
                for column in range(len(columns.values))
            )
            for row in range(len(rows.values))
        ),
    )


class _Asked:
    """What is asked of the tickets again and again: one indicator, under one assumption, from one scenario on."""

    steps: Steps

    def __init__(
        self,
        scenario: Scenario,
        tickets: Tickets,
        now: datetime,
        indicator: str | None,
        resolved: Resolved | str | None,
        parameters: tuple[Parameter, ...],
        threads: int,
        kind: PeriodKind = PeriodKind.ALL,
    ) -> None:
        for parameter in parameters:
            if not all(hasattr(parameter, name) for name in ("name", "values", "resolved", "vary")):
                msg = f"parameter: {parameter!r} is a {type(parameter).__name__}; one such as OpeningAt is wanted"
                raise InvalidTypeError(msg)
        self.scenario = instance(scenario, Scenario, "scenario")
        self.now = instant(now, "now")
        self.kind = kind
        names = list(dict.fromkeys(each.name for terms in versions_of(scenario.agreement) for each in terms.indicators))
        if not names or (indicator is not None and indicator not in names):
            msg = f"indicator: {indicator!r} is not in the agreement; accepted are {', '.join(names) or 'none'}"
            raise UnknownNameError(msg)
        self.indicator = names[0] if indicator is None else indicator
        self.resolved = _assumption(resolved, scenario, parameters)
        check_cover((scenario,), self.resolved)
        self.judge: Judge = judge_for(tickets, scenario.agreement, threads)

    def step(self, value: str, scenario: Scenario) -> SearchStep:
        """Return what the indicator comes to under *scenario*, over all versions of the terms that hold it."""
        check_cover((scenario,), self.resolved)
        self.steps.what = scenario.name
        verdicts = self.judge.judge(
            scenario, baseline=self.scenario, now=self.now, resolved=self.resolved, tell=self.steps
        )
        cells = verdicts.counts(self.kind).cells
        own = [result for result in indicators_of(scenario.agreement, cells) if result.name == self.indicator]
        if len(own) != 1:
            msg = (
                f"indicator: {self.indicator!r} is {len(own)} different ones over the versions of the terms; "
                "search the tickets of one version"
            )
            raise InvalidValueError(msg)
        of_periods = [
            (each.period, result)
            for each in periods_of(scenario.agreement, self.kind, cells)
            for result in each.indicators
            if result.name == self.indicator and result.received
        ]
        return SearchStep(
            value=value,
            scenario=scenario,
            result=own[0],
            missed=tuple(period for period, result in of_periods if not result.reached),
            margin=min((result.misses_left for _, result in of_periods), default=own[0].misses_left),
            so_far=tuple(period for period, result in of_periods if not result.reached and result.misses_left >= 0),
        )


def _assumption(resolved: Resolved | str | None, scenario: Scenario, parameters: tuple[Parameter, ...]) -> Resolved:
    """Return what is assumed of past tickets."""
    if resolved is not None:
        return as_resolved(resolved)
    asked = {parameter.resolved for parameter in parameters} - {None}
    if len(asked) > 1:
        msg = f"resolved: {' and '.join(p.name for p in parameters)} ask for different ones; say resolved="
        raise InvalidValueError(msg)
    natural = Resolved.AFTER_THE_SAME_WORK if scenario.cover else Resolved.AT_THEIR_INSTANTS
    return next((each for each in asked if each is not None), natural)


def _is_proved(parameter: Parameter, asked: _Asked) -> bool:
    """Tell whether more values of *parameter* can only mean more tickets met, or fewer received, for these tickets."""
    if isinstance(parameter, LimitAt):
        return True
    if not isinstance(parameter, OpeningAt | ClosingAt) or parameter.resolved is not asked.resolved:
        return False
    if parameter.of is HoursOf.CONTRACT:
        return True
    clocks = (
        each.commitment
        for terms in versions_of(asked.scenario.agreement)
        for each in terms.indicators
        if each.name == asked.indicator
    )
    return not asked.judge.has(EventKind.REOPENED) and all(
        clock.starts is EventKind.RECEIVED
        and not clock.paused_by
        and not isinstance(clock.limit, tuple)
        and clock.repeats is Repeats.NEVER
        and asked.judge.severities_settled(clock.ends)
        for clock in clocks
    )
