"""The same tickets under several scenarios."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from sla_rules.assessments.period import as_kind
from sla_rules.calendars.instants import instant
from sla_rules.errors import InvalidValueError
from sla_rules.tickets.checks import distinct, instances
from sla_rules.whatif.figures import indicators_of, periods_of, severities_of
from sla_rules.whatif.judges import judge_for
from sla_rules.whatif.progress import Steps
from sla_rules.whatif.resolved import Resolved, as_resolved
from sla_rules.whatif.result import ClauseChange, Comparison, ScenarioResult, VerdictChange, VerdictChanges
from sla_rules.whatif.scenario import Scenario

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from sla_rules.assessments.period import PeriodKind
    from sla_rules.whatif.judges import Judge, Tickets, Verdicts
    from sla_rules.whatif.progress import Progress


def compare(
    scenarios: Iterable[Scenario],
    tickets: Tickets,
    *,
    now: datetime,
    resolved: Resolved | str = Resolved.AT_THEIR_INSTANTS,
    period: PeriodKind | str = "all",
    progress: Callable[[Progress], None] | bool | None = None,
    threads: int = 1,
) -> Comparison:
    """
    Return what *tickets* come to at *now* under each of the *scenarios*, of which the first is the baseline.

    *tickets* are an iterable of `Ticket`, a `columns.TicketColumns`, or a table with a row for each ticket, as for
    `columns.assess`; many are judged in columns where the extra `columns` is there, with the same answers. *resolved*
    says what becomes of past tickets where hours change, see `Resolved`. *period* adds the indicators month by month,
    by quarter or by year. *progress* is called with a `Progress` now and then; True shows a bar on stderr. *threads*
    share the rows of columns.

    Raises InvalidValueError for two scenarios of one name, for two tickets of one id, and for a scenario whose desk
    works other hours while tickets stay resolved when they were, which would change nothing; InvalidTypeError for
    another type, and what an assessment raises.

    >>> from sla_rules import Ticket, franceconnect
    >>> from sla_rules.whatif import Scenario, compare
    >>> monday = datetime(2026, 3, 2, 9, 30, tzinfo=paris)
    >>> ticket = Ticket.received("INC-42", at=monday).severity_assigned(franceconnect.MAJOR, at=monday)
    >>> ticket = ticket.resolved(at=datetime(2026, 3, 4, 15, tzinfo=paris))  # after 22 h 30 min of 8 h 30 min a day
    >>> today = Scenario("today", franceconnect.agreement())
    >>> found = compare([today, today.opening("08:00")], [ticket], now=datetime(2026, 3, 31, tzinfo=paris))
    >>> [str(result.indicator.ratio) for result in found.results]
    ['1', '0']
    >>> found.others[0].changed[0].clauses[0]
    ClauseChange(clause='resolved in less than 24 business hours', before='met', after='breached')
    """
    given = instances(scenarios, Scenario, "scenarios")
    if not given:
        msg = "scenarios: () is empty; at least a baseline is wanted"
        raise InvalidValueError(msg)
    distinct((scenario.name for scenario in given), "scenarios: name")
    resolved = as_resolved(resolved)
    kind = as_kind(period)
    now = instant(now, "now")
    check_cover(given, resolved)
    judge = judge_for(tickets, given[0].agreement, threads)
    steps = Steps(progress, len(judge) * len(given))
    baseline = given[0]
    first: Verdicts | None = None
    results = []
    for scenario in given:
        steps.what = scenario.name
        verdicts = judge.judge(scenario, baseline=baseline, now=now, resolved=resolved, tell=steps)
        first = first or verdicts
        results.append(_result(scenario, verdicts, first, kind, judge))
    later = judge.later(now)
    return Comparison(
        now=now,
        resolved=resolved,
        tickets=len(judge) - later,
        not_yet_received=later,
        baseline=results[0],
        others=tuple(results[1:]),
        ticket=judge.ticket,
    )


def check_cover(scenarios: Iterable[Scenario], resolved: Resolved) -> None:
    """Refuse other hours of the desk where nothing is moved by them."""
    if resolved is Resolved.AFTER_THE_SAME_WORK:
        return
    for scenario in scenarios:
        if scenario.cover:
            msg = (
                f"scenarios: {scenario.name!r} has other hours of the desk, which change nothing while tickets stay "
                f"resolved when they were; resolved={str(Resolved.AFTER_THE_SAME_WORK)!r} moves them"
            )
            raise InvalidValueError(msg)


def _result(
    scenario: Scenario, verdicts: Verdicts, baseline: Verdicts, kind: PeriodKind, judge: Judge
) -> ScenarioResult:
    """Put together the result of one scenario."""
    counts = verdicts.counts(kind)
    rows = () if verdicts is baseline else verdicts.differing(baseline)
    return ScenarioResult(
        scenario=scenario,
        indicators=indicators_of(scenario.agreement, counts.cells),
        severities=severities_of(scenario.agreement, counts),
        periods=periods_of(scenario.agreement, kind, counts.cells),
        changed=VerdictChanges(rows, _Change(baseline, verdicts, judge)),
        gained=verdicts.met_beyond(baseline),
        lost=baseline.met_beyond(verdicts),
    )


@frozen(eq=False)
class _Change:
    """Puts together what became of the verdicts of a ticket; a value, for a result of comparisons to travel with it."""

    baseline: Verdicts
    verdicts: Verdicts
    judge: Judge

    def __call__(self, row: int) -> VerdictChange:
        """Return what became of the ticket of that row."""
        before, after = dict(self.baseline.clauses(row)), dict(self.verdicts.clauses(row))
        return VerdictChange(
            row=row,
            ticket_id=self.judge.ticket_id(row),
            severity=self.verdicts.severity(row),
            clauses=tuple(
                ClauseChange(name, before.get(name, ABSENT), after.get(name, ABSENT))
                for name in dict.fromkeys([*before, *after])
                if before.get(name) != after.get(name)
            ),
        )


ABSENT = "absent"
"""The verdict of a clause that the terms do not have."""
