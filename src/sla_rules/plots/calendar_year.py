"""A year of a calendar: every day by what it is, a row a month."""

from __future__ import annotations

from datetime import timedelta
from itertools import groupby
from typing import TYPE_CHECKING

import altair as alt

from sla_rules.calendars.calendar import Calendar
from sla_rules.plots.look import (
    BLACK,
    DARK,
    GREY,
    LIGHT,
    ORANGE,
    SKY,
    SMALL,
    VERMILLION,
    WHITE,
    finished,
    layered,
    looked_up,
    table,
    told,
    told_apart,
)
from sla_rules.plots.words import hours, month, words_of
from sla_rules.plots.year_days import DayLook, days_of
from sla_rules.tickets.checks import instance

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sla_rules.assessments.words import Words
    from sla_rules.plots.plot import Plot
    from sla_rules.plots.year_days import YearDay

CELL = 19
_NOTHING = timedelta(0)

# Of each kind of day: fill, outline, and the colour of its letter.
LOOKS = {
    DayLook.OPEN: (SKY, WHITE, BLACK),
    DayLook.NONE: (LIGHT, WHITE, BLACK),
    DayLook.HOLIDAY: (DARK, WHITE, WHITE),
    DayLook.EXCEPTION: (ORANGE, BLACK, BLACK),
    DayLook.EXCEPTION_OFF: (VERMILLION, BLACK, BLACK),
    DayLook.OPENING: (WHITE, BLACK, BLACK),
    DayLook.CLOSURE: (WHITE, GREY, BLACK),
}


def calendar_year(calendar: Calendar, year: int, *, lang: str = "en") -> Plot:
    """
    Draw each day of *year*, a row a month: usual hours, none, a holiday, an exception, a window of closure or opening.

    What is not usual bears a letter. At the right of a month stand its business days, its open time in real hours,
    the days that have a name or hours of their own, and those on which clocks change. Days are those of the calendar's
    zone. Raises OutOfRangeError for a year that the calendar does not know, InvalidValueError for calendars of several
    zones and for a *lang* that is neither "en" nor "fr", InvalidTypeError for another type.

    >>> calendar_year(calendar, 2026, lang="fr").to_dict()["title"]["text"]
    'Calendrier ouvré 2026, Europe/Paris'
    """
    words = words_of(lang)
    days = tuple(days_of(instance(calendar, Calendar, "calendar"), year))
    chart = layered(_cells(days, words), _letters(days, words), *_notes(days, words)).properties(
        width=31 * CELL, height=12 * CELL
    )
    return finished(
        chart,
        title=words.say("year_title", year=year, zone=calendar.day_zone.key),
        subtitle=[words.say("year_subtitle", **_sums(days, words))],
    )


def _x(title: str) -> alt.X:
    """Return the days of a month."""
    return alt.X(
        "day:O",
        scale=alt.Scale(domain=list(range(1, 32)), padding=0),
        axis=alt.Axis(title=title, orient="top", labelAngle=0, ticks=False, domain=False, grid=False),
    )


def _y(words: Words) -> alt.Y:
    labels = {str(number): month(words, number) for number in range(1, 13)}
    return alt.Y(
        "month:O",
        scale=alt.Scale(domain=list(range(1, 13)), padding=0),
        axis=alt.Axis(title=None, labelExpr=looked_up(labels), ticks=False, domain=False, grid=False),
    )


def _cells(days: Iterable[YearDay], words: Words) -> alt.Chart:
    """Return a square for each day."""
    rows = [
        {"month": each.day.month, "day": each.day.day, "look": str(each.look), "told": _told(each, words)}
        # what has an outline last, so that it lies above its neighbours
        for each in sorted(days, key=lambda each: list(LOOKS).index(each.look))
    ]
    seen = [look for look in LOOKS if any(row["look"] == look for row in rows)]
    labels = {str(look): words.say(f"day_{look}") for look in seen}
    chart: alt.Chart = (
        alt.Chart(table(rows))
        .mark_rect(strokeWidth=1.5)
        .encode(
            x=_x(words.say("axis_day")),
            y=_y(words),
            tooltip=told(),
            description="told:N",
            **told_apart("look:N", {str(look): LOOKS[look] for look in seen}, labels),
        )
    )
    return chart


def _unusual(each: YearDay) -> bool:
    return each.look not in {DayLook.OPEN, DayLook.NONE}


def _letters(days: Iterable[YearDay], words: Words) -> alt.LayerChart:
    """Return the letters of the days that are not usual, black or white."""
    marked = [each for each in days if _unusual(each)]
    return layered(
        *(
            alt.Chart(
                table(
                    {"month": each.day.month, "day": each.day.day, "letter": words.say(f"letter_{each.look}")}
                    for each in marked
                    if LOOKS[each.look][2] == colour
                )
            )
            .mark_text(fontSize=SMALL, fontWeight="bold", color=colour)
            .encode(x=_x(words.say("axis_day")), y=_y(words), text="letter:N")
            for colour in (BLACK, WHITE)
        )
    )


def _notes(days: Sequence[YearDay], words: Words) -> list[alt.Chart]:
    """Return what stands at the right of each month: its sums, and the days that have a name or hours of their own."""
    rows = []
    for number, of_month in groupby(days, key=lambda each: each.day.month):
        listed = tuple(of_month)
        rows.append(
            {
                "month": number,
                "sums": words.say("year_month", **_sums(listed, words)),
                "named": words.say("and").join(_noted(listed, words)),
            }
        )
    base = alt.Chart(table(rows)).encode(y=_y(words))
    return [
        base.mark_text(align="left", x="width", dx=8, fontSize=SMALL).encode(text="sums:N"),
        base.mark_text(align="left", x="width", dx=104, fontSize=SMALL).encode(text="named:N"),
    ]


def _noted(days: Iterable[YearDay], words: Words) -> list[str]:
    """Return the days of which something is said, those that follow one another and share it as one; clock changes."""
    noted = []
    for name, run in groupby(days, key=lambda each: _note(each, words)):
        if name:
            first, *others = run
            noted.append((first.day.day, f"{_span(first.day.day, len(others))} {name}"))
    noted += [(each.day.day, f"{each.day.day} {_shift(each.shift, words)}") for each in days if each.shift != _NOTHING]
    return [text for _, text in sorted(noted)]


def _note(each: YearDay, words: Words) -> str:
    """Return the name of a day, and its hours where they are its own; "" for a usual one."""
    if each.look is DayLook.EXCEPTION_OFF:
        return each.name or words.say("day_shut")
    own = each.business and each.look in {DayLook.EXCEPTION, DayLook.HOLIDAY}
    return " ".join(filter(None, (each.name, each.hours if own else "")))


def _span(first: int, others: int) -> str:
    return f"{first}-{first + others}" if others else str(first)


def _shift(shift: timedelta, words: Words) -> str:
    return words.say("day_forward" if shift > _NOTHING else "day_back", amount=words.amount(abs(shift)))


def _sums(days: Iterable[YearDay], words: Words) -> dict[str, object]:
    """Return the business days and the open time of *days*, in words."""
    days = tuple(days)
    return {
        "days": sum(each.business for each in days),
        "hours": words.amount(sum((each.open for each in days), _NOTHING)),
    }


def _told(each: YearDay, words: Words) -> str:
    """Write all that is known of a day."""
    opened = words.say("day_hours", hours=hours(words, each.hours), open=words.amount(each.open))
    shift = [_shift(each.shift, words)] if each.shift != _NOTHING else []
    what = each.name or words.say(f"day_{each.look}")
    return words.say("and").join([words.day(each.day), what, opened, *shift])
