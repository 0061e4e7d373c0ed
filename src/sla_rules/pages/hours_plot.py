"""Business hours by severity, drawn: median and 95th percentile against the limit, on a scale of ratios."""

from __future__ import annotations

from datetime import timedelta
from math import log10
from typing import TYPE_CHECKING

from sla_rules.calendars.limits import BusinessHours
from sla_rules.pages.drawing import drawing, figure, label, line, mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sla_rules.agreements.agreement import Agreement
    from sla_rules.assessments.severity_row import SeverityRow
    from sla_rules.calendars.limits import Limit
    from sla_rules.pages.phrases import Phrases
    from sla_rules.tickets.severity import Severity

_NAME = "hours-plot"
_WIDTH, _LEFT, _RIGHT, _TOP, _ROW = 760, 120, 20, 26, 38
_HOUR = timedelta(hours=1)
_LEAST = 0.01
"""No ratio leads to nothing: what took less hours than that stands in a column of its own, left of the axis."""
_COLUMN = 40
_STEPS = (1, 2, 5)
_FEW_TICKS = 12


def limits_of(agreement: Agreement, severity: Severity | None) -> tuple[Limit, ...]:
    """Return the limits of the principal commitment for *severity*, one for each version that says another."""
    versions = (agreement.terms, *(terms for _, terms in agreement.changes))
    limits = (terms.commitments[0].limit_for(severity) for terms in versions)
    return tuple(dict.fromkeys(limit for limit in limits if limit is not None))


def hours_plot(rows: Sequence[SeverityRow], agreement: Agreement, phrases: Phrases) -> str:
    """Draw median, percentile and limit of each severity of which a ticket is resolved; a sentence where none is."""
    drawn = [row for row in rows if row.median is not None]
    if not drawn:
        return f"<p>{phrases.say('hours_plot_none')}</p>\n"
    plot = _Plot([(row, limits_of(agreement, row.severity)) for row in drawn], phrases)
    title = phrases.say("hours_plot")
    told = ". ".join(
        phrases.say(
            "hours_plot_told",
            row=phrases.words.severity(row.severity),
            median=phrases.amount(row.median),
            p95=phrases.amount(row.p95),
            limit=limit_words(limits, phrases),
        )
        for row, limits in plot.rows
    )
    size = (_WIDTH, plot.bottom + 44)
    legend = [(name, phrases.say(name)) for name in ("median", "p95", "limit")]
    return figure(_NAME, title, drawing(_NAME, title, told, size, plot.parts()), legend)


def limit_words(limits: tuple[Limit, ...], phrases: Phrases) -> str:
    """Write the limits, in the order of the versions that they come from; "-" where there is none."""
    return " → ".join(map(phrases.words.limit, limits)) or phrases.words.say("none")


class _Plot:
    """One drawing: a row a severity, on an axis on which equal steps are equal ratios."""

    def __init__(self, rows: Sequence[tuple[SeverityRow, tuple[Limit, ...]]], phrases: Phrases) -> None:
        self.rows = rows
        self.phrases = phrases
        self.bottom = _TOP + _ROW * len(rows)
        hours = [each / _HOUR for row, limits in rows for each in _amounts(row, limits)]
        self.least = [each for each in hours if each < _LEAST]
        self.begin = _LEFT + (_COLUMN if self.least else 0)
        self.low, self.high = _span([each for each in hours if each >= _LEAST] or [1.0])

    def parts(self) -> Iterator[str]:
        """Yield the axis, then each row."""
        for tick, text in self._ticks():
            x = self._x(tick)
            yield line(x, _TOP, x, self.bottom, "grid")
            yield label(x, self.bottom + 17, text)
        yield label(_WIDTH - _RIGHT, self.bottom + 36, self.phrases.say("hours_axis"), "end")
        for number, (row, limits) in enumerate(self.rows):
            yield from self._row(_TOP + _ROW * (number + 0.5), row, limits)

    def _row(self, y: float, row: SeverityRow, limits: tuple[Limit, ...]) -> Iterator[str]:
        yield label(_LEFT - 12, y + 4, self.phrases.words.severity(row.severity), "end")
        median, p95 = ((amount or timedelta(0)) / _HOUR for amount in (row.median, row.p95))
        yield line(self._x(median), y, self._x(p95), y, "span")
        for limit in limits:
            if isinstance(limit, BusinessHours):
                yield mark(self._x(limit.duration / _HOUR), y, "limit")
        yield mark(self._x(p95), y, "p95")
        yield mark(self._x(median), y, "median")

    def _ticks(self) -> Iterator[tuple[float, str]]:
        """Yield the hours to mark: nothing, where it is drawn, and steps of 1, 2, 5 while these are few, or else 10."""
        point = self.phrases.words.phrases["point"]
        if self.least:
            yield 0.0, f"< {_LEAST}".replace(".", point) if any(self.least) else "0"
        decades = range(round(log10(self.low)), round(log10(self.high)) + 1)
        steps = _STEPS if len(decades) * len(_STEPS) <= _FEW_TICKS else (1,)
        for decade in decades:
            for step in steps:
                tick = step * 10.0**decade
                if self.low <= tick <= self.high:
                    yield tick, f"{tick:.10g}".replace(".", point)

    def _x(self, hours: float) -> float:
        """Return where *hours* stand."""
        if hours < _LEAST:
            return _LEFT
        return self.begin + log10(hours / self.low) / log10(self.high / self.low) * (_WIDTH - self.begin - _RIGHT)


def _amounts(row: SeverityRow, limits: tuple[Limit, ...]) -> Iterator[timedelta]:
    """Yield every amount of time that a row draws."""
    yield row.median or timedelta(0)
    yield row.p95 or timedelta(0)
    yield from (limit.duration for limit in limits if isinstance(limit, BusinessHours))


def _span(hours: list[float]) -> tuple[float, float]:
    """Return the powers of ten around *hours*, one step of the axis at the least."""
    low, high = 10.0 ** _down(min(hours)), 10.0 ** -_down(1 / max(hours))
    return low, max(high, low * 10)


def _down(hours: float) -> int:
    """Return the power of ten at or under *hours*."""
    power = round(log10(hours))
    return power if 10.0**power <= hours else power - 1
