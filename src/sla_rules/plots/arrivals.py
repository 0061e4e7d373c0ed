"""When tickets come in, hour by hour, against the hours in which the service is open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt

from sla_rules.calendars.calendar import Calendar
from sla_rules.plots.arrivals_cells import arrivals_of
from sla_rules.plots.look import (
    BLACK,
    BLUE,
    LIGHT,
    SKY,
    VERMILLION,
    WHITE,
    blank,
    finished,
    layered,
    looked_up,
    table,
    told,
    told_apart,
    whole_ticks,
)
from sla_rules.plots.words import words_of
from sla_rules.tickets.checks import instance

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sla_rules.assessments.words import Words
    from sla_rules.plots.arrivals_cells import Arrivals, Cell
    from sla_rules.plots.plot import Plot
    from sla_rules.tickets.ticket import Ticket

CELL, BARS = 25, 110
# Of tickets received while open and while closed: fill and outline.
LOOKS = {"open": (BLUE, BLUE), "closed": (WHITE, VERMILLION)}


def arrivals(tickets: Iterable[Ticket], calendar: Calendar, *, lang: str = "en") -> Plot:
    """
    Draw at which hours of the week *tickets* come in, against the hours in which *calendar* is open.

    Above, the tickets by hour of the day, filled where the service was open when they came in; below, each hour of the
    week: the darker its square, the more of it was open over the weeks of the tickets, and a circle as large as the
    number received. Hours are those of the calendar's clocks, an hour that they show twice included twice. The tickets
    are read once. Raises InvalidValueError for a ticket that comes twice, for calendars of several zones and for a
    *lang* that is neither "en" nor "fr", InvalidTypeError for another type.

    >>> from sla_rules import Ticket
    >>> tickets = [Ticket.received("INC-42", at=datetime(2026, 3, 2, 9, 30, tzinfo=paris))]
    >>> arrivals(tickets, calendar).to_dict()["title"]["subtitle"][0]
    '1 received, 1 while the service was open; Mon 2026-03-02 to Mon 2026-03-02, Europe/Paris.'
    """
    words = words_of(lang)
    found = arrivals_of(tickets, instance(calendar, Calendar, "calendar"))
    title = words.say("arrivals_title")
    if found.first is None or found.last is None:
        return blank(title=title, message=words.say("arrivals_none"))
    said = words.say(
        "arrivals_subtitle",
        count=found.received,
        open=found.while_open,
        first=words.day(found.first),
        last=words.day(found.last),
        zone=calendar.day_zone.key,
    )
    chart: alt.VConcatChart = alt.vconcat(_by_hour(found, words), _by_week(found, words), spacing=6).resolve_scale(
        fill="independent", stroke="independent"
    )
    return finished(chart, title=title, subtitle=[said])


def _x(words: Words | None) -> alt.X:
    """Return the hours of the day, with a title where *words* are given."""
    return alt.X(
        "hour:O",
        scale=alt.Scale(domain=list(range(24)), padding=0),
        axis=alt.Axis(
            title=None if words is None else words.say("axis_hour"),
            labelAngle=0,
            grid=False,
            ticks=False,
            labels=words is not None,
        ),
    )


def _by_hour(found: Arrivals, words: Words) -> alt.Chart:
    """Return the bars of the hours of the day, the tickets received while open at the bottom."""
    rows: list[dict[str, Any]] = []
    for hour in range(24):
        cells = [cell for cell in found.cells if cell.hour == hour]
        low = 0
        for what, count in (
            ("open", sum(cell.while_open for cell in cells)),
            ("closed", sum(cell.while_closed for cell in cells)),
        ):
            said = words.say("arrivals_hour", hour=hour, next=hour + 1, count=count, what=words.say(f"arrivals_{what}"))
            if count:
                rows.append({"hour": hour, "what": what, "low": low, "high": low + count, "told": said})
            low += count
    labels = {what: words.say(f"arrivals_{what}") for what in LOOKS}
    chart: alt.Chart = (
        alt.Chart(table(rows), width=24 * CELL, height=BARS)
        .mark_bar(strokeWidth=1.5, width=CELL - 7)
        .encode(
            x=_x(None),
            y=alt.Y(
                "low:Q",
                axis=alt.Axis(
                    title=words.say("axis_tickets"),
                    values=whole_ticks(max(row["high"] for row in rows)),
                    format="d",
                ),
            ),
            y2="high:Q",
            tooltip=told(),
            description="told:N",
            **told_apart("what:N", LOOKS, labels, legend={"orient": "top"}),
        )
    )
    return chart


def _by_week(found: Arrivals, words: Words) -> alt.LayerChart:
    """Return the hours of the week, the part of each that is open as a square, the tickets as a circle."""
    rows = [
        {
            "weekday": cell.weekday,
            "hour": cell.hour,
            "share": float(cell.share * 100),
            "count": cell.while_open + cell.while_closed,
            "told": _told(cell, words),
        }
        for cell in found.cells
    ]
    y = alt.Y(
        "weekday:O",
        scale=alt.Scale(domain=list(range(7)), padding=0),
        axis=alt.Axis(
            title=None,
            labelExpr=looked_up({str(number): day for number, day in enumerate(words.days)}),
            ticks=False,
            domain=False,
            grid=False,
        ),
    )
    base = alt.Chart(table(rows)).encode(x=_x(words), y=y, tooltip=told(), description="told:N")
    squares = base.mark_rect(stroke=LIGHT, strokeWidth=1).encode(
        fill=alt.Fill(
            "share:Q",
            scale=alt.Scale(domain=[0, 100], range=[WHITE, SKY], interpolate="rgb"),
            legend=alt.Legend(
                title=words.say("arrivals_share"),
                labelExpr="datum.value + ' %'",
                values=[0, 50, 100],
                direction="horizontal",
                gradientLength=160,
            ),
        )
    )
    most = max(row.while_open + row.while_closed for row in found.cells)
    circles = base.mark_circle(color=BLACK, opacity=1).encode(
        size=alt.Size(
            "count:Q",
            scale=alt.Scale(domain=[0, most], range=[0, (CELL - 5) ** 2]),
            legend=alt.Legend(
                title=words.say("arrivals_size"),
                values=sorted({1, (most + 1) // 2, most}),
                format="d",
                direction="horizontal",
                symbolFillColor=BLACK,
            ),
        )
    )
    return layered(squares, circles).properties(width=24 * CELL, height=7 * CELL)


def _told(cell: Cell, words: Words) -> str:
    """Write all that is known of one hour of the week."""
    return words.say(
        "arrivals_cell",
        day=words.days[cell.weekday],
        hour=cell.hour,
        next=cell.hour + 1,
        count=cell.while_open + cell.while_closed,
        percent=words.percent(cell.share),
    )
