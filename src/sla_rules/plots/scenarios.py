"""The indicator under several scenarios, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import altair as alt

from sla_rules.errors import InvalidValueError, UnknownNameError
from sla_rules.plots.look import blank, finished, layered, looked_up, table
from sla_rules.plots.shares import axis_of, bound_row, bounds, floor_of, point_row, points, target_line
from sla_rules.plots.words import words_of
from sla_rules.tickets.checks import instance

if TYPE_CHECKING:
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
    Raises UnknownNameError for a name that the baseline does not have, InvalidValueError for an indicator that an
    amendment changed among these tickets and for a *lang* that is neither "en" nor "fr", InvalidTypeError for another
    type.

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
        return blank(title=title, message=words.say("nothing_received"))
    floor = floor_of([baseline.target, *(result.lowest for result in results)])
    x, y = axis_of(alt.X, floor, words), _y(lines)
    told = [(line, line.result, _told(line, line.result, words)) for line in lines if line.result is not None]
    ranges = [{"scenario": line.row, **bound_row(its, said)} for line, its, said in told if its.lowest != its.highest]
    received = [{"scenario": line.row, **point_row(its, said)} for line, its, said in told if its.received]
    first = baseline.name == comparison.baseline.indicator.name
    chart = layered(
        target_line(baseline.target, x, words, y=-7),
        bounds(ranges, x, y),
        points(received, x, y, words),
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
    """Return the indicator of that name, or None where the scenario has none; refuse one that changed in between."""
    found = [indicator for indicator in result.indicators if indicator.name == name]
    if len(found) > 1:
        msg = (
            f"name: {name!r} is {len(found)} different ones over the versions of the terms; "
            "compare the tickets of one version"
        )
        raise InvalidValueError(msg)
    return found[0] if found else None


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
