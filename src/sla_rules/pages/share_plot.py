"""The indicator by period, drawn: the share met, the bounds that open tickets leave, and the target."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction
from functools import reduce
from itertools import groupby
from typing import TYPE_CHECKING

from sla_rules.assessments.period import Period
from sla_rules.pages.drawing import drawing, figure, label, line, mark, run
from sla_rules.pages.phrases import verdict_of
from sla_rules.pages.versions import versions_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sla_rules.agreements.agreement import Agreement
    from sla_rules.assessments.indicator_result import IndicatorResult
    from sla_rules.assessments.report import Report
    from sla_rules.pages.phrases import Phrases

    # A period, by its label, and its indicator: None where no ticket came.
    Slot = tuple[str, IndicatorResult | None]

_NAME = "share-plot"
_WIDTH, _HEIGHT = 760, 300
_LEFT, _RIGHT, _TOP, _BOTTOM = 52, 14, 26, 42
_MOST_NAMES = 12
"""So many periods, or fewer, are each labelled with their name."""
_MOST_SHARES = 16
"""So many periods, or fewer, are each labelled with their share."""


def share_plot(reports: Sequence[Report], agreement: Agreement, phrases: Phrases) -> str:
    """
    Draw the first indicator of *reports*, a mark a period; a sentence where nothing was received that it counts.

    A period between two others keeps its place on the axis when it has no ticket, and no line leads through it. One in
    which an amendment changed the indicator has a place for each version, against its own target.
    """
    slots = _slots(reports, agreement)
    results = [(label, result) for label, result in slots if result is not None]
    shares = [(result.ratio, label) for label, result in results if result.ratio is not None]
    if not shares:
        return f"<p>{phrases.say('lead_nothing')}</p>\n"
    (lowest, lowest_period), (highest, highest_period) = min(shares), max(shares)
    targets = [target for target, _ in groupby(result.target for _, result in results)]
    target = reduce(
        lambda first, second: phrases.say("target_then", first=first, second=second),
        map(phrases.words.percent, targets),
    )
    told = phrases.say(
        "share_plot_told" if len(results) > 1 else "share_plot_told_one",
        count=len(reports),
        lowest=phrases.percent(lowest),
        lowest_period=lowest_period,
        highest=phrases.percent(highest),
        highest_period=highest_period,
        target=target,
    )
    title = phrases.say("share_plot")
    parts = _Plot(slots, min(lowest, *targets), phrases).parts()
    met = dict.fromkeys(verdict_of(result) for _, result in results if result.ratio is not None)
    verdicts = ("reached", "missed", "missed_so_far")
    legend: list[tuple[str, str]] = [(verdict, phrases.say(verdict)) for verdict in verdicts if verdict in met]
    if any(result.highest != result.ratio for _, result in results):
        legend.append(("bounds", phrases.say("bounds")))
    legend.append(("target", phrases.say("target_line", percent=target)))
    return figure(_NAME, title, drawing(_NAME, title, told, (_WIDTH, _HEIGHT), parts), legend)


def _slots(reports: Sequence[Report], agreement: Agreement) -> list[Slot]:
    """Return the periods from the first to the last of *reports*, those without a ticket too, by version."""
    slots: list[Slot] = []
    upcoming = reports[0].period
    for report in reports:
        while upcoming != report.period:
            slots.append((upcoming.label, None))
            upcoming = _next(upcoming)
        for number, result in enumerate(versions_of(report, agreement), start=1):
            slots.append((report.period.label + (f" ({number})" if number > 1 else ""), result))
        if report is not reports[-1]:
            upcoming = _next(upcoming)
    return slots


def _next(period: Period) -> Period:
    return Period.containing(period.kind, period.last + timedelta(days=1))


def _axis(lowest: Fraction) -> tuple[int, int]:
    """Return the percentage at which the axis begins, well under the *lowest* share, and by which it is marked."""
    span = 100 - max(0, (int(lowest * 100) - 5) // 10 * 10)
    step = 5 if span <= 30 else 10 if span <= 60 else 20
    return 100 - -(-span // step) * step, step


class _Plot:
    """One drawing of some periods, its axis from what is under the *lowest* share to 100 percent."""

    def __init__(self, slots: Sequence[Slot], lowest: Fraction, phrases: Phrases) -> None:
        self.slots = slots
        self.floor, self.step = _axis(lowest)
        self.phrases = phrases
        self.slot = (_WIDTH - _LEFT - _RIGHT) / len(slots)

    def parts(self) -> Iterator[str]:
        """Yield the axis, the target, the line through the shares, and then each period's own marks."""
        yield from self._axis()
        places = [
            None if each is None or each.ratio is None else (self._x(n), self._y(each.ratio))
            for n, (_, each) in enumerate(self.slots)
        ]
        for drawn, points in groupby(places, key=lambda place: place is not None):
            if drawn:
                yield run([point for point in points if point is not None], "through")
        yield from self._target()
        for number, (name, result) in enumerate(self.slots):
            yield from self._period(number, name, result)

    def _axis(self) -> Iterator[str]:
        for percent in range(100, self.floor - 1, -self.step):
            y = self._y(Fraction(percent, 100))
            yield line(_LEFT, y, _WIDTH - _RIGHT, y, "grid")
            yield label(_LEFT - 8, y + 4, str(percent), "end")
        yield label(0, 12, self.phrases.say("share_axis"), "start")

    def _target(self) -> Iterator[str]:
        """Yield the target, a step where it changes; a period without tickets has that of the one before."""
        targets: list[Fraction] = []
        for _, result in self.slots:
            targets.append(targets[-1] if result is None else result.target)
        number = 0
        for target, those in groupby(targets):
            count = len(list(those))
            y, x = self._y(target), self._x(number) - self.slot / 2
            yield line(x, y, x + self.slot * count, y, "m-target")
            number += count

    def _period(self, number: int, name: str, result: IndicatorResult | None) -> Iterator[str]:
        """Yield the bounds, the mark and the labels of one period."""
        x = self._x(number)
        if number % -(-len(self.slots) // _MOST_NAMES) == 0:
            yield label(x, _HEIGHT - 18, name)
        if result is None or result.ratio is None or result.highest is None:
            return
        y, top = self._y(result.ratio), self._y(result.highest)
        if top != y:
            yield line(x, y, x, top, "m-bounds")
            yield line(x - 5, top, x + 5, top, "m-bounds")
        yield mark(x, y, verdict_of(result))
        if len(self.slots) <= _MOST_SHARES:
            point = self.phrases.words.phrases["point"]
            whole, tenth = divmod(int(result.ratio * 1000), 10)
            yield self._share(f"{whole}{point}{tenth}", x, (y, top), self._y(result.target))

    def _share(self, text: str, x: float, ends: tuple[float, float], target: float) -> str:
        """Write a share above its mark, under it, or else beside it: where neither bounds nor the target strike it."""
        y, top = ends
        above, under = y - 11, y + 20
        free = [place for place in (above, under) if not place - 11 < target < place + 4]
        if above in free and top == y and above >= _TOP + 5:
            return label(x, above, text, style="value")
        if under in free and under <= _HEIGHT - _BOTTOM + 10:
            return label(x, under, text, style="value")
        return label(x + 10, y + 4, text, "start", style="value")

    def _x(self, number: int) -> float:
        return _LEFT + self.slot * (number + 0.5)

    def _y(self, share: Fraction) -> float:
        above = float(share * 100 - self.floor) / (100 - self.floor)
        return _HEIGHT - _BOTTOM - above * (_HEIGHT - _BOTTOM - _TOP)
