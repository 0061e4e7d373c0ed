"""Tickets judged one by one under a scenario: exact for whatever a ticket or an agreement may hold."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from sla_rules.assessments.period import Period, PeriodKind
from sla_rules.assessments.standing import Standing
from sla_rules.assessments.state import State
from sla_rules.calendars.instants import as_micros
from sla_rules.tickets.event import KIND_BITS, EventKind
from sla_rules.tickets.series import each_once
from sla_rules.whatif.figures import Cell, Counts, SeverityCounts, place_of_rank, versions_of
from sla_rules.whatif.resolved import Resolved, moved

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime, timedelta

    from sla_rules.assessments.assessment import Assessment
    from sla_rules.calendars.calendar import Calendar
    from sla_rules.tickets.severity import Severity
    from sla_rules.tickets.ticket import Ticket
    from sla_rules.whatif.scenario import Scenario

# So many tickets are judged between two words of how far it is.
_SOME = 1_000


class Verdict(NamedTuple):
    """
    What a scenario makes of one ticket: the version of the terms, and the verdict of each of their clauses by name.

    The indicators come first. *business* is the open time on the principal clock of a ticket that is resolved.
    """

    version: int
    severity: Severity | None
    standings: tuple[Standing, ...]
    clauses: tuple[tuple[str, str], ...]
    resolved: bool
    within: bool
    business: timedelta | None


class ScalarVerdicts:
    """What a *scenario* makes of tickets, None for one received after now."""

    def __init__(self, scenario: Scenario, tickets: Sequence[Ticket], verdicts: list[Verdict | None]) -> None:
        self._scenario = scenario
        self._tickets = tickets
        self._verdicts = verdicts

    def clauses(self, row: int) -> tuple[tuple[str, str], ...]:
        """Return the verdicts of the ticket of that row, by the name of their clause."""
        verdict = self._verdicts[row]
        return () if verdict is None else verdict.clauses

    def severity(self, row: int) -> Severity | None:
        """Return the severity of the ticket of that row."""
        verdict = self._verdicts[row]
        return None if verdict is None else verdict.severity

    def differing(self, baseline: ScalarVerdicts) -> Sequence[int]:
        """Return the rows of the tickets with another verdict than in *baseline*."""
        return [row for row in range(len(self._verdicts)) if dict(self.clauses(row)) != dict(baseline.clauses(row))]

    def met_beyond(self, other: ScalarVerdicts) -> int:
        """Count the tickets that meet the first indicator here, and do not in *other*."""
        return sum(self._met(row) and not other._met(row) for row in range(len(self._verdicts)))

    def counts(self, kind: PeriodKind) -> Counts:
        """Count the tickets in all the ways in which they are shown."""
        zone = self._scenario.agreement.zone
        cells: Counter[Cell] = Counter()
        first: Counter[tuple[Severity | None, Standing]] = Counter()
        by_severity: dict[Severity | None, list[Verdict]] = {}
        for ticket, verdict in zip(self._tickets, self._verdicts, strict=True):
            if verdict is None:
                continue
            period = Period.containing(kind, ticket.received_at.astimezone(zone).date())
            for place, standing in enumerate(verdict.standings):
                cells[Cell(period, verdict.version, place, standing)] += 1
            for standing in verdict.standings[:1]:
                first[verdict.severity, standing] += 1
            by_severity.setdefault(verdict.severity, []).append(verdict)
        return Counts(cells, {severity: _counted(its) for severity, its in by_severity.items()}, first)

    def _met(self, row: int) -> bool:
        verdict = self._verdicts[row]
        return verdict is not None and verdict.standings[:1] == (Standing.MET,)


class ScalarJudge:
    """Judges *tickets* one by one."""

    def __init__(self, tickets: Iterable[Ticket]) -> None:
        self._tickets = tuple(each_once(tickets))

    def __len__(self) -> int:
        """Count the tickets."""
        return len(self._tickets)

    def ticket(self, row: int) -> Ticket:
        """Return the ticket of a row."""
        return self._tickets[row]

    def ticket_id(self, row: int) -> str:
        """Return the id of the ticket of a row."""
        return self._tickets[row].id

    def later(self, now: datetime) -> int:
        """Count the tickets received after *now*."""
        now_micros = as_micros(now)
        return sum(ticket.events[0].micros > now_micros for ticket in self._tickets)

    def has(self, kind: EventKind) -> bool:
        """Tell whether any ticket has an event of that kind."""
        return any(ticket.kinds & KIND_BITS[kind.value] for ticket in self._tickets)

    def severities_settled(self, ends: EventKind) -> bool:
        """Tell whether each ticket has one severity at most, which no event of the kind *ends* comes before."""
        return all(_is_settled([event.kind for event in ticket.events], ends) for ticket in self._tickets)

    def judge(
        self, scenario: Scenario, *, baseline: Scenario, now: datetime, resolved: Resolved, tell: Callable[[int], None]
    ) -> ScalarVerdicts:
        """Judge all tickets; *tell* is called with how many were done since it was called last."""
        now_micros = as_micros(now)
        move = mover(baseline, scenario, now) if resolved is Resolved.AFTER_THE_SAME_WORK else _stay
        numbers = {id(terms): number for number, terms in enumerate(versions_of(scenario.agreement))}
        verdicts: list[Verdict | None] = []
        for start in range(0, len(self._tickets), _SOME):
            some = self._tickets[start : start + _SOME]
            for ticket in some:
                if ticket.events[0].micros > now_micros:
                    verdicts.append(None)
                    continue
                assessment = scenario.agreement.assess(move(ticket), now=now)
                verdicts.append(verdict_of(assessment, numbers[id(assessment.terms)]))
            tell(len(some))
        return ScalarVerdicts(scenario, self._tickets, verdicts)


def mover(baseline: Scenario, scenario: Scenario, now: datetime) -> Callable[[Ticket], Ticket]:
    """Return what moves the steps of a ticket from the hours of the desk in *baseline* to those in *scenario*."""
    before, after = _covers(baseline), _covers(scenario)
    return lambda ticket: moved(ticket, before(ticket), after(ticket), now)


def verdict_of(assessment: Assessment, version: int) -> Verdict:
    """Return the verdicts of *assessment*, by that *version* of the terms."""
    terms = assessment.terms
    standings = tuple(assessment.standing(indicator) for indicator in terms.indicators)
    states = assessment.commitments
    principal = states[0]
    return Verdict(
        version=version,
        severity=assessment.severity,
        standings=standings,
        clauses=(
            *((indicator.name, str(part)) for indicator, part in zip(terms.indicators, standings, strict=True)),
            *((assessed.name, str(assessed.state)) for assessed in states),
        ),
        resolved=assessment.is_resolved,
        within=principal.state is State.MET and not principal.broken_before,
        business=principal.business if assessment.is_resolved else None,
    )


def _is_settled(kinds: list[EventKind], ends: EventKind) -> bool:
    """Tell whether among the *kinds* of a ticket's events there is one severity at most, and before the first end."""
    count = kinds.count(EventKind.SEVERITY_ASSIGNED)
    return not count or (count == 1 and ends not in kinds[: kinds.index(EventKind.SEVERITY_ASSIGNED)])


def _counted(verdicts: list[Verdict]) -> SeverityCounts:
    """Count the tickets of one severity."""
    times = sorted(verdict.business for verdict in verdicts if verdict.business is not None)
    return SeverityCounts(
        received=len(verdicts),
        resolved=sum(verdict.resolved for verdict in verdicts),
        within=sum(verdict.within for verdict in verdicts),
        median=times[place_of_rank(len(times), 50)] if times else None,
        p95=times[place_of_rank(len(times), 95)] if times else None,
    )


def _covers(scenario: Scenario) -> Callable[[Ticket], Calendar]:
    """Return what says in which hours the desk works under the terms that judge a ticket."""
    agreement = scenario.agreement
    calendars = {id(terms): scenario.covered(terms) for terms in versions_of(agreement)}

    def cover(ticket: Ticket) -> Calendar:
        return calendars[id(agreement.terms_on(ticket.received_at.astimezone(agreement.zone).date()))]

    return cover


def _stay(ticket: Ticket) -> Ticket:
    return ticket
