"""
How every figure looks: one palette, one font, one way to close a chart.

The palette is that of Okabe and Ito, which people who see colours differently tell apart; no figure rests on it: what
a colour says is also said by a shape, a dash, a lightness or a text.
"""

from __future__ import annotations

import json
from itertools import cycle
from typing import TYPE_CHECKING, Any

import altair as alt

from sla_rules.plots.plot import Plot

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    Chart = alt.Chart | alt.LayerChart | alt.VConcatChart | alt.HConcatChart

# Okabe and Ito, "Color universal design" (2008), and greys between black and white.
BLUE, SKY, ORANGE, VERMILLION = "#0072B2", "#9CCFEE", "#E69F00", "#D55E00"
BLACK, DARK, GREY, PALE, LIGHT, WHITE = "#000000", "#4D4D4D", "#767676", "#DDDDDD", "#EEEEEE", "#FFFFFF"

# The first is built into the converter, so that PNG and SVG are measured alike on every machine.
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
SMALL, USUAL, LARGE = 10, 11, 15

DASHED, DOTTED, WHOLE = [6, 3], [2, 2], [1, 0]

# What the drawing tool says of an axis or a legend to a screen reader is English, and names kinds by their keys: the
# description of the figure and those of its marks say it all, in its language.
_UNSAID = {"aria": False}

_AXIS = {
    **_UNSAID,
    "labelColor": BLACK,
    "labelFontSize": USUAL,
    "labelFont": FONT,
    "titleColor": BLACK,
    "titleFontSize": USUAL,
    "titleFont": FONT,
    "titleFontWeight": "normal",
    "gridColor": PALE,
    "domainColor": GREY,
    "tickColor": GREY,
    "labelLimit": 420,
}
_CONFIG: dict[str, Any] = {
    "background": WHITE,
    "font": FONT,
    "view": {"stroke": None},
    "axis": _AXIS,
    "legend": {
        **_UNSAID,
        "labelFontSize": USUAL,
        "titleFontSize": USUAL,
        "titleFontWeight": "normal",
        "labelColor": BLACK,
        "titleColor": BLACK,
        "labelLimit": 320,
        "titleLimit": 480,
        "orient": "bottom",
        "symbolStrokeWidth": 1.5,
        "columns": 4,
    },
    "title": {
        "anchor": "start",
        "frame": "group",
        "fontSize": LARGE,
        "subtitleFontSize": USUAL,
        "subtitleColor": DARK,
        "offset": 10,
        "subtitlePadding": 5,
    },
    "text": {"fontSize": USUAL, "color": BLACK},
}


def table(rows: Iterable[Mapping[str, object]]) -> alt.InlineData:
    """Return *rows* as the data of a chart; they stand in its specification, whole and in order."""
    return alt.InlineData(values=[dict(row) for row in rows])


def layered(*charts: alt.Chart | alt.LayerChart) -> alt.LayerChart:
    """Return *charts* one above the other, the last on top."""
    return alt.LayerChart(layer=list(charts))


def told_apart(
    field: str,
    looks: Mapping[str, tuple[Any, ...]],
    labels: Mapping[str, str],
    channels: Sequence[str] = ("fill", "stroke"),
    legend: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """
    Return the encodings that tell the kinds in *field* apart, with one legend for them all.

    *looks* has for each kind, in the order of the legend, a value for each of *channels*; *labels* its words.
    """
    options: dict[str, Any] = {"symbolSize": 110, **(legend or {})}
    if "shape" not in channels:
        options["symbolType"] = "square"
    keyed = alt.Legend(title=None, labelExpr=looked_up(labels, "datum.label"), **options)
    return {
        name: _CHANNELS[name](
            field,
            scale=alt.Scale(domain=list(looks), range=[look[part] for look in looks.values()]),
            legend=keyed,
        )
        for part, name in enumerate(channels)
    }


_CHANNELS: dict[str, Any] = {
    "fill": alt.Fill,
    "stroke": alt.Stroke,
    "strokeDash": alt.StrokeDash,
    "shape": alt.Shape,
}


def told() -> alt.Tooltip:
    """Return the tooltip of every mark: the exact values, written out in its own row."""
    return alt.Tooltip("told:N", title=" ")


def finished(chart: Chart, *, title: str, subtitle: Sequence[str], padding: int = 12) -> Plot:
    """Return *chart* as a figure: with its title, what it says of itself to those who cannot see it, and the look."""
    said = " ".join([f"{title}.", *subtitle])
    closed = chart.properties(
        title=alt.TitleParams(text=title, subtitle=list(subtitle)), padding=padding, description=said
    )
    specification = closed.to_dict()
    # not what the theme says that altair has at the moment
    specification.pop("usermeta", None)
    _read_out(specification)
    return Plot.of(specification | {"config": _CONFIG})


def _read_out(part: dict[str, Any]) -> None:
    """Let every text that is written in a figure be read out as it stands, without the names of its fields."""
    encoding = part.get("encoding", {})
    if "text" in encoding:
        encoding.setdefault("description", encoding["text"])
    for each in (*part.get("layer", ()), *part.get("vconcat", ())):
        _read_out(each)


def blank(*, title: str, message: str) -> Plot:
    """Return the figure of nothing: its title, and a sentence that says why there is nothing to see."""
    nothing = alt.Chart(table([{"told": ""}]), width=480, height=20).mark_text().encode(text=alt.Text("told:N"))
    return finished(nothing, title=title, subtitle=[message])


def haloed(base: alt.Chart, text: str, mark: Mapping[str, Any]) -> alt.LayerChart:
    """Return the words of the field *text* on a white rim, readable where they cross a line."""
    words = base.encode(text=alt.Text(text))
    rim = words.mark_text(fontSize=SMALL, stroke=WHITE, strokeWidth=3, strokeJoin="round", aria=False, **mark)
    return layered(rim, words.mark_text(fontSize=SMALL, **mark))


def whole_ticks(most: int, room: int = 5) -> list[int]:
    """
    Return where an axis of counts from 0 to *most* has its ticks: whole numbers, no more of them than have *room*.

    >>> whole_ticks(1), whole_ticks(9), whole_ticks(190)
    ([0, 1], [0, 2, 4, 6, 8], [0, 50, 100, 150])
    """
    step, factors = 1, cycle((2, 5, 10))
    decade = 1
    while most // step >= room:
        factor = next(factors)
        step = decade * factor
        decade = step if factor == 10 else decade
    return list(range(0, most + 1, step))


def looked_up(labels: Mapping[str, str | Sequence[str]], field: str = "datum.value") -> str:
    """
    Return the expression by which an axis or a legend writes the *labels* of its values; several lines are a list.

    >>> looked_up({"0": "ouvert"})
    '({"0": "ouvert"})[datum.value]'
    """
    return f"({json.dumps(labels, ensure_ascii=False)})[{field}]"
