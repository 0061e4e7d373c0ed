"""The indicator over a grid of two parameters."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

import altair as alt

from sla_rules.plots.look import BLACK, SMALL, WHITE, finished, layered, looked_up, table, told
from sla_rules.plots.shares import PERCENT, floor_of, percent, verdict_of
from sla_rules.plots.words import words_of
from sla_rules.tickets.checks import instance

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sla_rules.assessments.indicator_result import IndicatorResult
    from sla_rules.assessments.words import Words
    from sla_rules.plots.plot import Plot
    from sla_rules.whatif.search_result import Sensitivity

CELL, ROW = 58, 30
# A letter of a title takes so many pixels; a line of one has so many letters, however few cells are beside it.
LETTER, SHORTEST = 6, 20
# Black figures can be read on it.
_DARKEST = "#56B4E9"


def sensitivity(grid: Sensitivity, *, lang: str = "en") -> Plot:
    """
    Draw the indicator over a *grid* of two parameters: a cell is the darker, the larger its share met.

    The share stands in each cell, in bold and in a frame where the target is reached. Raises InvalidValueError for a
    *lang* that is neither "en" nor "fr", InvalidTypeError for another type.

    >>> from sla_rules import BusinessHours, Ticket, franceconnect, whatif
    >>> at = datetime(2026, 3, 2, 9, 30, tzinfo=paris)
    >>> hours = whatif.OpeningAt("08:00", "09:30", step=timedelta(minutes=90))
    >>> name = "resolved in less than 24 business hours"
    >>> limits = whatif.LimitAt(name, BusinessHours(24), BusinessHours(26), step=timedelta(hours=2))
    >>> today = whatif.Scenario("today", franceconnect.agreement())
    >>> grid = whatif.sensitivity(today, limits, hours, [Ticket.received("INC-42", at=at).resolved(at=at)], now=at)
    >>> sensitivity(grid).to_dict()["title"]["subtitle"][1]
    'Down: limit of resolved in less than 24 business hours. Across: opening of the contract.'
    """
    from sla_rules.plots.proposals import parameter_name, parameter_values
    from sla_rules.whatif.search_result import Sensitivity

    words = words_of(lang)
    results = instance(grid, Sensitivity, "grid").results
    one = results[0][0]
    floor = floor_of([one.target, *(result.ratio for row in results for result in row)])
    down, across = (parameter_values(each, words) for each in (grid.rows, grid.columns))
    down_name, across_name = (parameter_name(each, words) for each in (grid.rows, grid.columns))
    width, height = CELL * len(across), ROW * len(down)
    # a value stands below its cell, in as many lines as it needs
    below = {value: wrap(said, CELL // LETTER) for value, said in across.items()}
    x = alt.X("column:O", scale=alt.Scale(domain=list(across), padding=0), axis=_axis(across_name, width, below))
    y = alt.Y("row:O", scale=alt.Scale(domain=list(down), padding=0), axis=_axis(down_name, height, down))
    rows = [
        {"row": row, "column": column, **_cell(down[row], across[column], result, floor, words)}
        for row, of_row in zip(down, results, strict=True)
        for column, result in zip(across, of_row, strict=True)
    ]
    chart = layered(_cells(rows, floor, x, y, words), *_texts(rows, x, y)).properties(width=width, height=height)
    subtitle = [
        words.say("sensitivity_subtitle", now=words.instant(grid.now), target=words.percent(one.target)),
        words.say("sensitivity_axes", rows=down_name, columns=across_name),
    ]
    return finished(chart, title=words.say("sensitivity_title", name=words.name(one.name)), subtitle=subtitle)


def _axis(name: str, room: int, values: Mapping[str, str | Sequence[str]]) -> alt.Axis:
    """Return the axis of a parameter, its *name* in as many lines as it needs beside so many pixels."""
    return alt.Axis(
        title=wrap(name, max(room // LETTER, SHORTEST)),
        labelExpr=looked_up(values),
        labelAngle=0,
        grid=False,
        ticks=False,
        domain=False,
    )


def _cell(row: str, column: str, result: IndicatorResult, floor: int, words: Words) -> dict[str, object]:
    """Return what the figure knows of the cell of that *row* and *column*, in words."""
    share = percent(result.ratio)
    if result.ratio is None or share is None:
        said = words.say("scenario_nothing")
        text = words.say("none")
    else:
        verdict = words.say(f"verdict_{verdict_of(result)}")
        said = words.say("sensitivity_counts", met=result.met, received=result.received, verdict=verdict)
        text = words.percent(result.ratio)
    return {
        "share": floor if share is None else share,
        "text": text,
        "reached": bool(result.reached),
        "told": words.say("sensitivity_told", row=row, column=column, said=said),
    }


def _cells(rows: list[dict[str, object]], floor: int, x: alt.X, y: alt.Y, words: Words) -> alt.LayerChart:
    """Return the squares, those that reach the target framed and above the others."""
    fill = alt.Fill(
        "share:Q",
        scale=alt.Scale(domain=[floor, 100], range=[WHITE, _DARKEST], interpolate="rgb"),
        legend=alt.Legend(title=words.say("axis_met"), labelExpr=PERCENT, gradientLength=200, direction="horizontal"),
    )
    return layered(
        *(
            alt.Chart(table(row for row in rows if row["reached"] is reached))
            .mark_rect(stroke=BLACK if reached else WHITE, strokeWidth=1.5)
            .encode(x=x, y=y, fill=fill, tooltip=told(), description="told:N")
            for reached in (False, True)
        )
    )


def _texts(rows: list[dict[str, object]], x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """Return the shares, bold where the target is reached."""
    return [
        alt.Chart(table(row for row in rows if row["reached"] is reached))
        .mark_text(fontSize=SMALL, fontWeight="bold" if reached else "normal")
        .encode(x=x, y=y, text="text:N")
        for reached in (False, True)
    ]
