"""The indicator under several scenarios, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import altair as alt

from sla_rules.errors import UnknownNameError
from sla_rules.plots.look import BLACK, DASHED, GREY, SMALL, blank, finished, layered, looked_up, table, told
from sla_rules.plots.shares import PERCENT, floor_of, percent, verdict_of, verdicts
from sla_rules.plots.words import words_of
from sla_rules.tickets.checks import instance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sla_rules.assessments.indicator_result import IndicatorResult
    from sla_rules.assessments.words import Words
    from sla_rules.plots.plot import Plot
    from sla_rules.whatif.result import Comparison, ScenarioResult

WIDTH, ROW = 420, 34


class _Line(NamedTuple):
    """One scenario: its *row*, its *name* in words, all of its result, and that of the indicator; None without it."""

    row: str
    name: str
    scenario: ScenarioResult
    result: IndicatorResult | None


def scenarios(comparison: Comparison, *, name: str | None = None, lang: str = "en") -> Plot:
    """
    Draw what an indicator comes to under each scenario of *comparison*, against the target of the baseline.

    *name* is that of the indicator, the first of the baseline when nothing is said. A point is the share met of the
    tickets received so far, the line beside it reaches to the share if every ticket that still can succeeds. At its
    right stand the counts and, for the first indicator, how many tickets are gained and lost against the baseline.
    Raises UnknownNameError for a name that the baseline does not have, InvalidValueError for a *lang* that is neither
    "en" nor "fr", InvalidTypeError for another type.

    >>> from sla_rules import Ticket, franceconnect, whatif
    >>> at = datetime(2026, 3, 2, 9, 30, tzinfo=paris)
    >>> today = whatif.Scenario("today", franceconnect.agreement())
    >>> found = whatif.compare([today, today.opening("08:00")], [Ticket.received("INC-42", at=at)], now=at)
    >>> scenarios(found).to_dict()["title"]["text"]
    'Scenarios: resolved in less than 24 business hours'
    """
    from sla_rules.plots.proposals import scenario_name
    from sla_rules.whatif.result import Comparison

    words = words_of(lang)
    instance(comparison, Comparison, "comparison")
    baseline = _of(comparison.baseline, comparison.baseline.indicator.name if name is None else name)
    if baseline is None:
        accepted = ", ".join(result.name for result in comparison.baseline.indicators)
        msg = f"name: {name!r} is no indicator of the baseline; accepted are {accepted}"
        raise UnknownNameError(msg)
    title = words.say("scenarios_title", name=words.name(baseline.name))
    lines = [
        _Line(each.name, scenario_name(each.scenario, words), each, _of(each, baseline.name))
        for each in comparison.results
    ]
    results = [line.result for line in lines if line.result is not None and line.result.received]
    if not results:
        return blank(title=title, message=words.say("scenarios_none"))
    floor = floor_of([baseline.target, *(result.lowest for result in results)])
    x = alt.X(
        "share:Q",
        scale=alt.Scale(domain=[floor, 100], nice=False, zero=False),
        axis=alt.Axis(title=words.say("axis_met"), labelExpr=PERCENT, tickCount=6, tickMinStep=1),
    )
    first = baseline.name == comparison.baseline.indicator.name
    chart = layered(
        *_target(baseline, x, words),
        _bounds(lines, x, words),
        _shares(lines, x, words),
        _texts(lines, words, first=first),
    ).properties(width=WIDTH, height=ROW * len(lines))
    zone = comparison.baseline.scenario.agreement.zone
    said = words.say(
        "scenarios_subtitle",
        count=comparison.tickets,
        now=words.instant(comparison.now.astimezone(zone)),
        baseline=lines[0].name,
    )
    return finished(chart, title=title, subtitle=[said])


def _of(result: ScenarioResult, name: str) -> IndicatorResult | None:
    """Return the indicator of that name, or None where the scenario has none."""
    return next((indicator for indicator in result.indicators if indicator.name == name), None)


def _y(lines: list[_Line]) -> alt.Y:
    return alt.Y(
        "scenario:O",
        scale=alt.Scale(domain=[line.row for line in lines]),
        axis=alt.Axis(
            title=None,
            labelExpr=looked_up({line.row: line.name for line in lines}),
            grid=True,
            ticks=False,
            domain=False,
            labelPadding=8,
        ),
    )


def _target(baseline: IndicatorResult, x: alt.X, words: Words) -> Iterator[alt.Chart]:
    """Yield the line of the target, and its word above it."""
    row = {
        "share": percent(baseline.target),
        "told": words.say("target_line", percent=words.percent(baseline.target)),
    }
    base = alt.Chart(table([row])).encode(x=x, description="told:N")
    yield base.mark_rule(strokeDash=DASHED, color=BLACK, strokeWidth=1.5).encode(tooltip=told())
    yield base.mark_text(y=-7, fontSize=SMALL).encode(text="told:N")


def _bounds(lines: list[_Line], x: alt.X, words: Words) -> alt.Chart:
    """Return the lines from the share so far to the highest that it can become."""
    rows = [
        {
            "scenario": line.row,
            "share": percent(line.result.lowest),
            "high": percent(line.result.highest),
            "told": _told(line, line.result, words),
        }
        for line in lines
        if line.result is not None and line.result.lowest != line.result.highest
    ]
    chart: alt.Chart = (
        alt.Chart(table(rows))
        .mark_rule(color=GREY, strokeWidth=2)
        .encode(x=x, x2="high:Q", y=_y(lines), description="told:N", tooltip=told())
    )
    return chart


def _shares(lines: list[_Line], x: alt.X, words: Words) -> alt.Chart:
    """Return the points, told apart by their verdicts: full and round where the target is reached, empty elsewhere."""
    rows = [
        {
            "scenario": line.row,
            "share": percent(line.result.ratio),
            "verdict": verdict_of(line.result),
            "told": _told(line, line.result, words),
        }
        for line in lines
        if line.result is not None and line.result.received
    ]
    chart: alt.Chart = (
        alt.Chart(table(rows))
        .mark_point(size=90, strokeWidth=2, opacity=1)
        .encode(x=x, y=_y(lines), description="told:N", tooltip=told(), **verdicts(rows, words))
    )
    return chart


def _texts(lines: list[_Line], words: Words, *, first: bool) -> alt.Chart:
    """Return what stands at the right of each scenario."""
    rows = [{"scenario": line.row, "text": _text(line, words, first=first)} for line in lines]
    base = alt.Chart(table(rows)).encode(y=_y(lines))
    chart: alt.Chart = base.mark_text(align="left", x="width", dx=8).encode(text="text:N")
    return chart


def _text(line: _Line, words: Words, *, first: bool) -> str:
    result, scenario = line.result, line.scenario
    if result is None or result.ratio is None:
        return words.say("scenario_nothing")
    counts = {"share": words.percent(result.ratio), "met": result.met, "received": result.received}
    if not first or not (scenario.gained or scenario.lost):
        return words.say("scenario_text", **counts)
    return words.say("scenario_gained", gained=scenario.gained, lost=scenario.lost, **counts)


def _told(line: _Line, result: IndicatorResult, words: Words) -> str:
    """Write all that is known of one scenario."""
    scenario = line.scenario
    said = words.say(
        "scenario_told",
        met=result.met,
        received=result.received,
        changed=len(scenario.changed),
        gained=scenario.gained,
        lost=scenario.lost,
    )
    return words.say("colon", label=line.name, said=said)
