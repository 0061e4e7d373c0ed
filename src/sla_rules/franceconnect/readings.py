"""
The same tickets under every reading of the annex.

Only the choices that enter the indicator of §4 are combined. A ticket is judged once for each measure that they make
(a clock, a limit, a bound), and by no measure more than it can feel: a ticket that never waited knows no pause.
Whether its severity belongs to the population is asked last, and tickets with the same date, severity and answers are
counted together.
"""

from __future__ import annotations

from collections import Counter
from math import prod
from typing import TYPE_CHECKING, NamedTuple

import attrs

from sla_rules.assessments.assessment import Assessment
from sla_rules.assessments.indicator_result import IndicatorResult
from sla_rules.assessments.period import Period, PeriodKind, as_kind
from sla_rules.assessments.standing import Standing
from sla_rules.calendars.instants import as_micros, instant
from sla_rules.clauses.modes import Unresolved
from sla_rules.franceconnect.contract import agreement
from sla_rules.franceconnect.reading import READING_FIELDS, Reading
from sla_rules.franceconnect.reading_range import ReadingRange, ReadingRanges, UnderReading
from sla_rules.franceconnect.severities import SEVERITIES
from sla_rules.tickets.checks import instance
from sla_rules.tickets.event import EventKind
from sla_rules.tickets.series import each_once

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from sla_rules.calendars.calendar import Calendar
    from sla_rules.calendars.holidays import Holidays
    from sla_rules.clauses.indicator import Indicator
    from sla_rules.clauses.terms import Terms
    from sla_rules.tickets.severity import Severity
    from sla_rules.tickets.ticket import Ticket

FIELDS = tuple(name for name, known in READING_FIELDS.items() if known.indicator)
"""The fields of a reading that can change the indicator."""

BESIDE = tuple(name for name, known in READING_FIELDS.items() if not known.indicator)
"""The fields that cannot; indicator_period only cuts the tickets, and is the argument *kind*."""

# Waiting, and closing: with a resolution by somebody named, the events that some choices hang on.
_FELT = frozenset({EventKind.INFORMATION_REQUESTED, EventKind.CLOSED})


class _Under(NamedTuple):
    """A combination of choices: what it changes, its indicator, and which of the measures that one is."""

    changes: tuple[tuple[str, str], ...]
    indicator: Indicator
    measure: int


class _Measures(NamedTuple):
    """What one assessment of a ticket answers: indicators, each over all severities, under terms of one calendar."""

    terms: Terms
    indicators: tuple[Indicator, ...]


class _Plan(NamedTuple):
    """What to ask of a ticket: the measures that it can tell apart, and at which answer each of all measures stands."""

    measures: tuple[_Measures, ...]
    places: tuple[int, ...]


class _Alike(NamedTuple):
    """Tickets that no reading tells apart: their date, their severity, their standing under each measure."""

    day: date
    severity: Severity | None
    standings: tuple[Standing, ...]


def readings_report(
    tickets: Iterable[Ticket],
    kind: PeriodKind | str = PeriodKind.MONTH,
    *,
    now: datetime,
    base: Reading | None = None,
    holidays: Holidays | None = None,
) -> ReadingRanges:
    """
    Return the range of the indicator over every reading, for each period of that *kind* and for all tickets together.

    *base* is the reading that the others are compared with, `Reading()` when nothing is said; *tickets* are read once.
    Dates are those of Paris. Raises as `Agreement.reports` does. Source: annex §4 and READING_FIELDS.

    >>> from sla_rules import Ticket
    >>> monday, wednesday = (datetime(2026, 3, day, 9, 30, tzinfo=paris) for day in (2, 4))
    >>> ticket = Ticket.received("INC-42", at=monday, scope="site").resolved(at=wednesday + timedelta(hours=7))
    >>> found = readings_report([ticket], now=wednesday + timedelta(hours=8)).total  # 24 open hours, not less
    >>> found.at_base.reached, found.turning[0].changes
    (False, (('indicator_bound', 'inclusive'),))
    """
    return ranges_of(each_once(tickets), kind, now=now, base=base, holidays=holidays)


def ranges_of(
    tickets: Iterable[Ticket],
    kind: PeriodKind | str = PeriodKind.MONTH,
    *,
    now: datetime,
    base: Reading | None = None,
    holidays: Holidays | None = None,
) -> ReadingRanges:
    """Return what `readings_report` says of *tickets* of which none comes twice, as in a file: no id is held for it."""
    base = Reading() if base is None else instance(base, Reading, "base")
    kind = as_kind(kind)
    under, measures = _measures(base, holidays)
    zone = agreement(base, holidays).zone
    now_micros = as_micros(instant(now, "now"))
    alike: Counter[_Alike] = Counter()
    plans: dict[frozenset[EventKind], _Plan] = {}
    later = 0
    for ticket in tickets:
        received = ticket.events[0]
        if received.micros > now_micros:
            later += 1
            continue
        felt = _felt(ticket)
        plan = plans.get(felt) or plans.setdefault(felt, _plan(measures, felt))
        alike[_alike(ticket, received.at.astimezone(zone).date(), plan, now)] += 1
    cut: dict[Period, Counter[_Alike]] = {}
    for group in sorted(alike, key=lambda group: group.day):
        cut.setdefault(Period.containing(kind, group.day), Counter())[group] = alike[group]
    days = [group.day for group in alike]
    return ReadingRanges(
        periods=tuple(_range(period, base, under, groups) for period, groups in cut.items()),
        total=_range(Period.all(), base, under, alike),
        now=now,
        tickets=alike.total(),
        not_yet_received=later,
        fields=FIELDS,
        beside=BESIDE,
        readings=prod(len(known.choices) for known in READING_FIELDS.values()),
        first=min(days, default=None),
        last=max(days, default=None),
    )


def _measures(base: Reading, holidays: Holidays | None) -> tuple[list[_Under], list[_Measures]]:
    """Return every combination, that of *base* first, and the measures that they come down to."""
    judged: dict[Calendar, tuple[Terms, dict[Indicator, None]]] = {}
    made = []
    for reading in base.varied(*FIELDS):
        terms = agreement(reading, holidays).terms
        (indicator,) = terms.indicators
        whole = attrs.evolve(indicator, population=SEVERITIES)
        judged.setdefault(terms.calendar, (terms, {}))[1][whole] = None
        made.append((reading.differs(base), indicator, (terms.calendar, whole)))
    order = [(calendar, whole) for calendar, (_, wholes) in judged.items() for whole in wholes]
    places = {measure: place for place, measure in enumerate(order)}
    made.sort(key=lambda each: bool(each[0]))
    under = [_Under(changes, indicator, places[measure]) for changes, indicator, measure in made]
    return under, [_Measures(terms, tuple(wholes)) for terms, wholes in judged.values()]


def _felt(ticket: Ticket) -> frozenset[EventKind]:
    """Return those events of *ticket* without which a choice changes nothing for it."""
    return frozenset(
        event.kind
        for event in ticket.events
        if event.kind in _FELT or (event.kind is EventKind.RESOLVED and event.detail is not None)
    )


def _plan(measures: list[_Measures], felt: frozenset[EventKind]) -> _Plan:
    """Return what to ask of a ticket with these events: measures that differ only in what it cannot feel are one."""
    reduced: list[_Measures] = []
    places: list[int] = []
    answers = 0
    for terms, indicators in measures:
        told_apart: dict[Indicator, int] = {}
        for indicator in indicators:
            seen = _as_felt(indicator, felt)
            places.append(answers + told_apart.setdefault(seen, len(told_apart)))
        answers += len(told_apart)
        reduced.append(_Measures(terms, tuple(told_apart)))
    return _Plan(tuple(reduced), tuple(places))


def _as_felt(indicator: Indicator, felt: frozenset[EventKind]) -> Indicator:
    """Return *indicator* without what needs an event that is not among those *felt*."""
    commitment = indicator.commitment
    if EventKind.INFORMATION_REQUESTED not in felt:
        commitment = attrs.evolve(commitment, paused_by=())
    if EventKind.RESOLVED not in felt:  # by somebody who is named
        commitment = attrs.evolve(commitment, ended_by=None)
    if EventKind.CLOSED not in felt:
        commitment = attrs.evolve(commitment, unresolved=Unresolved.NOT_MET)
    return attrs.evolve(indicator, commitment=commitment)


def _alike(ticket: Ticket, day: date, plan: _Plan, now: datetime) -> _Alike:
    """Judge *ticket* as *plan* says."""
    standings: list[Standing] = []
    severity = None
    for terms, indicators in plan.measures:
        assessment = Assessment(terms=terms, ticket=ticket, now=now)
        severity = assessment.severity  # the grid is no matter of reading
        standings.extend(map(assessment.standing, indicators))
    return _Alike(day, severity, tuple(standings[place] for place in plan.places))


def _range(period: Period, base: Reading, under: list[_Under], alike: Counter[_Alike]) -> ReadingRange:
    """Count the tickets of *alike* under each combination."""
    by_severity: dict[Severity | None, Counter[tuple[Standing, ...]]] = {}
    for group, count in alike.items():
        by_severity.setdefault(group.severity, Counter())[group.standings] += count
    every = []
    for changes, indicator, measure in under:
        counts: Counter[Standing] = Counter()
        for severity, answers in by_severity.items():
            if indicator.counts(severity):
                for standings, count in answers.items():
                    counts[standings[measure]] += count
            else:
                counts[Standing.EXCLUDED] += answers.total()
        every.append(UnderReading(changes, IndicatorResult.of(indicator, counts)))
    return ReadingRange(period=period, base=base, every=tuple(every))
