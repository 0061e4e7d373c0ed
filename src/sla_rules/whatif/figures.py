"""The figures of a scenario, put together from counts, which one judge makes as well as the other."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from sla_rules.assessments.indicator_result import IndicatorResult
from sla_rules.assessments.period import Period, PeriodKind
from sla_rules.assessments.standing import Standing
from sla_rules.whatif.result import PeriodResult, SeverityFigures

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import timedelta

    from sla_rules.agreements.agreement import Agreement
    from sla_rules.clauses.indicator import Indicator
    from sla_rules.clauses.terms import Terms
    from sla_rules.tickets.severity import Severity


class Cell(NamedTuple):
    """Where a ticket counts: its period, the version of the terms that judged it, the indicator's place, its part."""

    period: Period
    version: int
    place: int
    standing: Standing


class SeverityCounts(NamedTuple):
    """The tickets of one severity: how many came, were resolved, met the principal commitment, and two of its times."""

    received: int
    resolved: int
    within: int
    median: timedelta | None
    p95: timedelta | None


class Counts(NamedTuple):
    """All that is counted of the tickets under one scenario; *first* holds the first indicator's parts by severity."""

    cells: Mapping[Cell, int]
    severities: Mapping[Severity | None, SeverityCounts]
    first: Mapping[tuple[Severity | None, Standing], int]


def place_of_rank(count: int, percent: int) -> int:
    """
    Return at which place, of *count* sorted values, the one stands that *percent* of them do not exceed.

    >>> place_of_rank(4, 50), place_of_rank(4, 95)
    (1, 3)
    """
    return (percent * count + 99) // 100 - 1


def versions_of(agreement: Agreement) -> tuple[Terms, ...]:
    """Return the terms of an agreement, the first ones first: a ticket is judged by one of them."""
    return (agreement.terms, *(terms for _, terms in agreement.changes))


def indicators_of(agreement: Agreement, cells: Mapping[Cell, int]) -> tuple[IndicatorResult, ...]:
    """
    Return the results over all *cells*; an indicator that several versions hold alike counts once for them all.

    Without any cell they are those of the first terms, all zeros.
    """
    versions = versions_of(agreement)
    judged = sorted({(cell.version, cell.place) for cell in cells}) or [
        (0, place) for place in range(len(versions[0].indicators))
    ]
    partitions: dict[Indicator, Counter[Standing]] = {
        versions[version].indicators[place]: Counter() for version, place in judged
    }
    for cell, count in cells.items():
        partitions[versions[cell.version].indicators[cell.place]][cell.standing] += count
    return tuple(IndicatorResult.of(indicator, counts) for indicator, counts in partitions.items())


def periods_of(agreement: Agreement, kind: PeriodKind, cells: Mapping[Cell, int]) -> tuple[PeriodResult, ...]:
    """Return the results of each period in which a ticket was received, in order; none for the period of all dates."""
    if kind is PeriodKind.ALL:
        return ()
    cut: dict[Period, dict[Cell, int]] = {}
    for cell in sorted(cells, key=lambda cell: cell.period.first):
        cut.setdefault(cell.period, {})[cell] = cells[cell]
    return tuple(PeriodResult(period, indicators_of(agreement, its)) for period, its in cut.items())


def severities_of(agreement: Agreement, counts: Counts) -> tuple[SeverityFigures, ...]:
    """Return a row for each severity of the latest terms, and for others that a ticket has."""
    known: Iterable[Severity | None] = dict.fromkeys([*agreement.severities, *counts.severities])
    rows = []
    for severity in known:
        received, resolved, within, median, p95 = counts.severities.get(severity, SeverityCounts(0, 0, 0, None, None))
        parts = {part: counts.first.get((severity, part), 0) for part in Standing}
        rows.append(
            SeverityFigures(
                severity=severity,
                received=received,
                resolved=resolved,
                within=within,
                met=parts[Standing.MET],
                counted=sum(parts.values()) - parts[Standing.EXCLUDED] - parts[Standing.NOT_COVERED],
                median=median,
                p95=p95,
            )
        )
    return tuple(rows)
