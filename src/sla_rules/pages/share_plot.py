"""The indicator by period, drawn: the share met, the bounds that open tickets leave, and the target."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sla_rules.pages.drawing import drawing, figure, label, line, mark, run
from sla_rules.pages.phrases import verdict_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sla_rules.assessments.indicator_result import IndicatorResult
    from sla_rules.assessments.report import Report
    from sla_rules.pages.phrases import Phrases

_NAME = "share-plot"
_WIDTH, _HEIGHT = 760, 300
_LEFT, _RIGHT, _TOP, _BOTTOM = 52, 14, 26, 42
_MOST_NAMES = 12
"""So many periods, or fewer, are each labelled with their name."""
_MOST_SHARES = 16
"""So many periods, or fewer, are each labelled with their share."""


def share_plot(reports: Sequence[Report], phrases: Phrases) -> str:
    """Draw the first indicator of *reports*, a mark a period; a sentence where nothing was received."""
    results = [(report.period.label, report.indicator) for report in reports]
    shares = [(result.ratio, label) for label, result in results if result.ratio is not None]
    if not shares:
        return f"<p>{phrases.say('share_plot_none')}</p>\n"
    (lowest, lowest_period), (highest, highest_period) = min(shares), max(shares)
    target = results[-1][1].target
    told = phrases.say(
        "share_plot_told",
        count=len(results),
        lowest=phrases.percent(lowest),
        lowest_period=lowest_period,
        highest=phrases.percent(highest),
        highest_period=highest_period,
        target=phrases.words.percent(target),
    )
    title = phrases.say("share_plot")
    parts = _Plot(results, min(lowest, target), phrases).parts()
    met = dict.fromkeys(verdict_of(result) for _, result in results if result.ratio is not None)
    verdicts = ("reached", "missed", "missed_so_far")
    legend: list[tuple[str, str]] = [(verdict, phrases.say(verdict)) for verdict in verdicts if verdict in met]
    if any(result.highest != result.ratio for _, result in results):
        legend.append(("bounds", phrases.say("bounds")))
    legend.append(("target", phrases.say("target_line", percent=phrases.words.percent(target))))
    return figure(_NAME, title, drawing(_NAME, title, told, (_WIDTH, _HEIGHT), parts), legend)


def _axis(lowest: Fraction) -> tuple[int, int]:
    """Return the percentage at which the axis begins, well under the *lowest* share, and by which it is marked."""
    span = 100 - max(0, (int(lowest * 100) - 5) // 10 * 10)
    step = 5 if span <= 30 else 10 if span <= 60 else 20
    return 100 - -(-span // step) * step, step


class _Plot:
    """One drawing of some periods, its axis from what is under the *lowest* share to 100 percent."""

    def __init__(self, results: Sequence[tuple[str, IndicatorResult]], lowest: Fraction, phrases: Phrases) -> None:
        self.results = results
        self.floor, self.step = _axis(lowest)
        self.phrases = phrases
        self.slot = (_WIDTH - _LEFT - _RIGHT) / len(results)

    def parts(self) -> Iterator[str]:
        """Yield the axis, the target, the line through the shares, and then each period's own marks."""
        yield from self._axis()
        points = [
            (self._x(n), self._y(each.ratio)) for n, (_, each) in enumerate(self.results) if each.ratio is not None
        ]
        yield run(points, "through")
        yield from self._target()
        for number, (name, result) in enumerate(self.results):
            yield from self._period(number, name, result)

    def _axis(self) -> Iterator[str]:
        for percent in range(100, self.floor - 1, -self.step):
            y = self._y(Fraction(percent, 100))
            yield line(_LEFT, y, _WIDTH - _RIGHT, y, "grid")
            yield label(_LEFT - 8, y + 4, str(percent), "end")
        yield label(0, 12, self.phrases.say("share_axis"), "start")

    def _target(self) -> Iterator[str]:
        """Yield the target of each period, a step where it changes."""
        for number, (_, result) in enumerate(self.results):
            y, x = self._y(result.target), self._x(number)
            yield line(x - self.slot / 2, y, x + self.slot / 2, y, "m-target")

    def _period(self, number: int, name: str, result: IndicatorResult) -> Iterator[str]:
        """Yield the bounds, the mark and the labels of one period."""
        x = self._x(number)
        if number % -(-len(self.results) // _MOST_NAMES) == 0:
            yield label(x, _HEIGHT - 18, name)
        if result.ratio is None or result.highest is None:
            return
        y, top = self._y(result.ratio), self._y(result.highest)
        if top != y:
            yield line(x, y, x, top, "m-bounds")
            yield line(x - 5, top, x + 5, top, "m-bounds")
        yield mark(x, y, verdict_of(result))
        if len(self.results) <= _MOST_SHARES:
            point = self.phrases.words.phrases["point"]
            whole, tenth = divmod(int(result.ratio * 1000), 10)
            # under the mark where the bounds go up from it, or no room is left above
            below = top != y or y < _TOP + 16
            yield label(x, y + 20 if below else y - 11, f"{whole}{point}{tenth}", style="value")

    def _x(self, number: int) -> float:
        return _LEFT + self.slot * (number + 0.5)

    def _y(self, share: Fraction) -> float:
        above = float(share * 100 - self.floor) / (100 - self.floor)
        return _HEIGHT - _BOTTOM - above * (_HEIGHT - _BOTTOM - _TOP)
