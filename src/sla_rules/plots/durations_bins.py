"""Business hours of many tickets as counts in bins, severity by severity, before anything is drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from sla_rules.assessments.assessment import Assessment
from sla_rules.assessments.state import State
from sla_rules.calendars.limits import BusinessHours
from sla_rules.errors import InvalidTypeError, InvalidValueError
from sla_rules.tickets.checks import instance

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sla_rules.tickets.severity import Severity

# A limit is cut into so many bins, and so many more follow it; the last one holds all that is longer.
BINS_TO_LIMIT, BINS = 12, 24
# What bins are wide where no limit in business hours says it.
WIDTHS = tuple(timedelta(minutes=minutes) for minutes in (5, 10, 15, 30, 60, 120, 240, 480, 1_440, 2_880))


class Bin(NamedTuple):
    """
    The tickets of one verdict whose business time is more than *start* and at most *end*, None for the last bin.

    The end is in, so that what took a limit to the microsecond stands before it; the first bin holds nothing too.
    *met* tells whether the commitment was met.
    """

    start: timedelta
    end: timedelta | None
    met: bool
    tickets: int


class SeverityBins(NamedTuple):
    """
    The tickets of a *severity* that ended: their limits in business hours, their bins, and the figures beside.

    *median* and *p95* are by the nearest rank, as in a report: those of one ticket, never a mean of two.
    """

    severity: Severity | None
    limits: tuple[timedelta, ...]
    width: timedelta
    bins: tuple[Bin, ...]
    ended: int
    met: int
    median: timedelta
    p95: timedelta


class Durations(NamedTuple):
    """What a set of assessments says: bins by severity, the graver first, and how many tickets have no end."""

    name: str
    severities: tuple[SeverityBins, ...]
    ended: int
    unended: int


def durations_of(assessments: Iterable[Assessment], name: str | None) -> Durations:
    """
    Return the bins of the commitment *name*, the principal one of each ticket's terms when nothing is said.

    Tickets that it does not cover are left out. Raises UnknownNameError for a name that the terms do not have,
    InvalidTypeError for what is no assessment, InvalidValueError for a ticket that comes twice.
    """
    found: dict[Severity | None, list[tuple[timedelta, bool]]] = {}
    limits: dict[Severity | None, set[timedelta]] = {}
    unended, named = 0, name or ""
    for assessment in _each_once(assessments):
        terms = assessment.terms
        assessed = assessment.commitment(name or terms.commitments[0].name)
        named = named or assessed.name
        if assessed.state in {State.NOT_COVERED, State.CANCELLED}:
            continue
        business = assessed.business
        if assessed.ended_at is None or business is None or assessed.closed_unresolved:
            unended += 1
            continue
        severity = assessment.severity
        found.setdefault(severity, []).append((business, assessed.state is State.MET))
        if isinstance(assessed.limit, BusinessHours):
            limits.setdefault(severity, set()).add(assessed.limit.duration)
    severities = tuple(
        _binned(severity, sorted(found[severity]), tuple(sorted(limits.get(severity, ()))))
        for severity in sorted(found, key=lambda severity: (severity is None, severity and severity.level))
    )
    return Durations(named, severities, sum(each.ended for each in severities), unended)


def _each_once(assessments: Iterable[Assessment]) -> Iterator[Assessment]:
    """Walk *assessments*, refusing one of a ticket that came before: it would be counted twice."""
    if not isinstance(assessments, Iterable):
        msg = f"assessments: {assessments!r} is a {type(assessments).__name__}; assessments are wanted, as in [one]"
        raise InvalidTypeError(msg)
    places: dict[str, int] = {}
    for place, assessment in enumerate(assessments):
        ticket = instance(assessment, Assessment, f"assessments[{place}]").ticket
        first = places.setdefault(ticket.id, place)
        if first != place:
            msg = f"assessments[{place}]: {ticket.id!r} is the id of assessments[{first}] too; each may come once"
            raise InvalidValueError(msg)
        yield assessment


def _binned(
    severity: Severity | None, ended: Sequence[tuple[timedelta, bool]], limits: tuple[timedelta, ...]
) -> SeverityBins:
    """Return the bins of one severity; *ended* is sorted."""
    times = [business for business, _ in ended]
    width = limits[-1] / BINS_TO_LIMIT if limits else _width(times[-1])
    counts = Counter((min(max(-(-business // width) - 1, 0), BINS), met) for business, met in ended)
    bins = tuple(
        Bin(number * width, None if number == BINS else (number + 1) * width, met, counts[number, met])
        for number, met in sorted(counts, key=lambda pair: (pair[0], not pair[1]))
    )
    median, p95 = (times[(percent * len(times) + 99) // 100 - 1] for percent in (50, 95))
    return SeverityBins(severity, limits, width, bins, len(ended), sum(met for _, met in ended), median, p95)


def _width(longest: timedelta) -> timedelta:
    """Return the finest of `WIDTHS` whose bins hold the *longest* time, or the widest."""
    return next((width for width in WIDTHS if longest <= BINS * width), WIDTHS[-1])
