"""An indicator period by period, before anything is drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from sla_rules.assessments.indicator_result import IndicatorResult
from sla_rules.assessments.period import Period, PeriodKind
from sla_rules.assessments.report import Reports
from sla_rules.assessments.standing import Standing
from sla_rules.errors import InvalidTypeError, InvalidValueError, UnknownNameError
from sla_rules.plots.words import month
from sla_rules.tickets.checks import instance

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from sla_rules.assessments.words import Words
    from sla_rules.clauses.indicator import Indicator


class Point(NamedTuple):
    """One period of the figure, by a *key* of its own, and what the indicator says of it; None without any ticket."""

    key: str
    label: tuple[str, ...]
    result: IndicatorResult | None


class Series(NamedTuple):
    """
    The results of one indicator by period, in order, over all of them together, and as known when, if that is said.

    Where it changed, its target perhaps, there is one of the *totals* for each of its versions, the first one first: no
    verdict is over tickets of two. A period has two results where terms changed within it.
    """

    kind: PeriodKind
    totals: tuple[IndicatorResult, ...]
    periods: tuple[tuple[Period, tuple[IndicatorResult, ...]], ...]
    now: datetime | None


def series_of(found: Reports | Mapping[Period, IndicatorResult], name: str | None) -> Series:
    """
    Return the results of the indicator *name*, the first one when nothing is said.

    Raises UnknownNameError for a name that is not there, InvalidValueError for no results or periods of several kinds,
    InvalidTypeError for another type.
    """
    if isinstance(found, Reports):
        total = _named(found.total.indicators, name) if name is not None else found.total.indicator
        kind = found.periods[0].period.kind if found.periods else PeriodKind.ALL
        periods = tuple((each.period, _of(each.indicators, total.name)) for each in found.periods)
        return Series(kind, _of(found.total.indicators, total.name) or (total,), periods, found.total.now)
    if not isinstance(found, Mapping):
        msg = f"reports: {found!r} is a {type(found).__name__}; Reports, or results by period, are wanted"
        raise InvalidTypeError(msg)
    return _of_mapping(found, name)


def _of_mapping(found: Mapping[Period, IndicatorResult], name: str | None) -> Series:
    """Return the results by period that columns give."""
    pairs = sorted(
        (
            (instance(period, Period, "reports"), instance(result, IndicatorResult, "reports"))
            for period, result in found.items()
        ),
        key=lambda pair: pair[0].first,
    )
    if not pairs:
        msg = "reports: {} has no result; at least one period is wanted"
        raise InvalidValueError(msg)
    kinds = {period.kind for period, _ in pairs}
    if len(kinds) > 1:
        msg = f"reports: periods by {' and by '.join(sorted(kinds))} are given; one kind is wanted"
        raise InvalidValueError(msg)
    last = pairs[-1][1] if name is None else _named([result for _, result in reversed(pairs)], name)
    periods = tuple((period, _of((result,), last.name)) for period, result in pairs)
    counts: dict[Indicator, Counter[Standing]] = {}
    for result in (result for _, results in periods for result in results):
        parts = counts.setdefault(result.indicator, Counter())
        for part in Standing:
            parts[part] += getattr(result, part)
    totals = tuple(IndicatorResult.of(held, parts) for held, parts in counts.items())
    return Series(kinds.pop(), totals or (last,), periods, None)


def points_of(series: Series, words: Words) -> Iterator[Point]:
    """Yield each period from the first to the last, those between them in which nothing was received included."""
    before: Period | None = None
    for period, results in series.periods:
        for empty in _between(before, period):
            yield Point(empty.label, _label(empty, words), None)
        for number, result in enumerate(results or (None,), start=1):
            version = f" ({number})" if number > 1 else ""
            yield Point(period.label + version, _label(period, words), result)
        before = period


def counts_of(point: Point) -> str:
    """Write how many were met of how many."""
    return "" if point.result is None else f"{point.result.met}/{point.result.received}"


def _named(results: Iterable[IndicatorResult], name: str) -> IndicatorResult:
    """Return the first result of the indicator of that name."""
    results = tuple(results)
    for result in results:
        if result.name == name:
            return result
    accepted = ", ".join(dict.fromkeys(result.name for result in results)) or "none"
    msg = f"name: {name!r} is no indicator of the reports; accepted are {accepted}"
    raise UnknownNameError(msg)


def _of(results: Iterable[IndicatorResult], name: str) -> tuple[IndicatorResult, ...]:
    """Return those of that name for which something was received."""
    return tuple(result for result in results if result.name == name and result.received)


def _between(before: Period | None, period: Period) -> Iterator[Period]:
    """Yield the periods after *before* that come ahead of *period*."""
    while before is not None and (day := before.last + timedelta(days=1)) < period.first:
        before = Period.containing(period.kind, day)
        yield before


def _label(period: Period, words: Words) -> tuple[str, ...]:
    first = period.first
    match period.kind:
        case PeriodKind.MONTH:
            return month(words, first.month), str(first.year)
        case PeriodKind.QUARTER:
            return words.say("quarter", number=(first.month + 2) // 3), str(first.year)
        case PeriodKind.YEAR:
            return (str(first.year),)
    return (words.say("all_periods"),)
