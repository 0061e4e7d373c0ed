"""The indicator by period, drawn."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from fractions import Fraction

from sla_rules import Ticket
from sla_rules.pages.phrases import phrases_of
from sla_rules.pages.share_plot import _axis, share_plot
from tests.assessments.paper import AGREEMENT, HIGH, PARIS, monday
from tests.pages.paper import reports, ticket
from tests.pages.reading import Node, read

ENGLISH = phrases_of("en")


def marks(root: Node, name: str) -> list[tuple[float, float]]:
    """Return where the marks of a verdict stand in the plot, outside the legend."""
    picture = root.all("svg")[-1]
    places = [
        re.findall(r"[-\d.]+", path.said["transform"] or "")
        for path in picture.all("path")
        if path.said["class"] == f"m-{name}"
    ]
    return [(float(x), float(y)) for x, y in places]


def test_a_mark_a_month() -> None:
    """March reached with all, April missed with none, May reached with its half: three marks at their shares."""
    root = read(share_plot(reports().periods, AGREEMENT, ENGLISH))
    (march, may), (april,) = marks(root, "reached"), marks(root, "missed")
    assert march[0] < april[0] < may[0]
    # the axis goes from 0 % at y = 258 to 100 % at y = 26
    assert (march[1], april[1], may[1]) == (26, 258, 142)
    assert root.by_id("share-plot-told").text == (
        "3 periods, from 0.00 % in 2026-04 to 100.00 % in 2026-03; the target is 50 %. "
        "The table below has every figure."
    )
    assert [item.text for item in root.all("li")] == ["reached", "missed", "target 50 %"]
    texts = [text.text for text in root.all("text")]
    assert texts[-6:] == ["2026-03", "100.0", "2026-04", "0.0", "2026-05", "50.0"]


def test_bounds_of_open_tickets() -> None:
    """A month that open tickets can still turn has a triangle, a bound above it, and both in the legend."""
    at = monday(9)
    open_one = Ticket.received("O", at=at).severity_assigned(HIGH, at=at)
    late = ticket("A", 3, 6)
    found = AGREEMENT.reports([open_one, late], "month", now=at + timedelta(hours=7)).periods  # late by then
    assert len(marks(read(share_plot(found, AGREEMENT, ENGLISH)), "missed")) == 1
    found = AGREEMENT.reports([open_one], "month", now=at + timedelta(hours=3)).periods
    root = read(share_plot(found, AGREEMENT, ENGLISH))
    assert marks(root, "missed_so_far") == [(399, 258)]
    assert root.by_id("share-plot-told").text == (
        "1 period, with 0.00 % in 2026-03; the target is 50 %. The table below has every figure."
    )
    assert '<desc id="share-plot-told">1 période, avec 0,00 %' in share_plot(found, AGREEMENT, phrases_of("fr"))
    bounds = [path.said["d"] for path in root.all("svg")[-1].all("path") if path.said["class"] == "m-bounds"]
    assert bounds == ["M399 258L399 26", "M394 26L404 26"]
    assert [item.text for item in root.all("li")] == [
        "missed so far", "where it may still go with the open tickets", "target 50 %",
    ]  # fmt: skip


def test_many_periods() -> None:
    """Of more than sixteen months only some are labelled, and none with its share; each has its mark."""
    at = monday(9)
    tickets = []
    for n in range(20):
        day = at + timedelta(weeks=4 * n)
        tickets.append(Ticket.received(f"{n}", at=day).severity_assigned(HIGH, at=day).resolved(at=day))
    found = AGREEMENT.reports(tickets, "month", now=at + timedelta(weeks=100)).periods
    root = read(share_plot(found, AGREEMENT, ENGLISH))
    assert len(marks(root, "reached")) == len(found) > 16
    texts = [text.text for text in root.all("text")]
    assert [text for text in texts if re.fullmatch(r"\d{4}-\d\d", text)] == [each.period.label for each in found[::2]]
    assert not [text for text in texts if text.endswith(".0")]


def test_nothing_received() -> None:
    """A month whose tickets are all excluded has its name and no mark; where it is all there is, a sentence says so."""
    found = reports(ticket("L", 3, 1, AGREEMENT.severity(2)), ticket("H", 4, 1)).periods
    root = read(share_plot(found, AGREEMENT, ENGLISH))
    assert len(marks(root, "reached")) == 1
    assert "2026-03" in [text.text for text in root.all("text")]
    assert found[0].tickets == found[0].indicator.excluded == 1
    assert share_plot(found[:1], AGREEMENT, ENGLISH) == "<p>Nothing was received that the indicator counts.</p>\n"
    assert share_plot(found[:1], AGREEMENT, phrases_of("fr")) == "<p>Aucun ticket reçu n’entre dans l’indicateur.</p>\n"


def lines(root: Node, name: str) -> list[str]:
    """Return the lines of a class in the plot, outside the legend."""
    return [path.said["d"] or "" for path in root.all("svg")[-1].all("path") if path.said["class"] == name]


def test_a_month_without_tickets_keeps_its_place() -> None:
    """March and May stand two places apart with April named between them, and no line leads through it."""
    found = reports(ticket("M", 3, 1), ticket("Y", 5, 1)).periods
    root = read(share_plot(found, AGREEMENT, ENGLISH))
    assert [x for x, _ in marks(root, "reached")] == [
        places[0] for places in marks(read(share_plot(reports().periods, AGREEMENT, ENGLISH)), "reached")
    ]
    assert [text.text for text in root.all("text")][-5:] == ["2026-03", "100.0", "2026-04", "2026-05", "100.0"]
    assert [each.count("L") for each in lines(root, "through")] == [0, 0]
    # one line over all three, at 50 % of an axis from 40 % at y = 258 to 100 % at y = 26
    assert lines(root, "m-target") == ["M52 219.3L746 219.3"]
    assert (root.by_id("share-plot-told").text or "").startswith("2 periods, ")


def values(root: Node) -> list[tuple[str, float, float]]:
    """Return the shares that are written in the plot, and where."""
    texts = [text for text in root.all("text") if text.said.get("class") == "value"]
    return [(text.text, float(text.said["x"] or 0), float(text.said["y"] or 0)) for text in texts]


def test_the_target_strikes_no_share() -> None:
    """A share a little under the target is written under its mark, where the dashed line does not go through it."""
    months = [*(ticket(f"m{n}", 3, 5 if n < 6 else 1) for n in range(11)), *(ticket(f"a{n}", 4, 1) for n in range(5))]
    root = read(share_plot(reports(*months).periods, AGREEMENT, ENGLISH))
    (target,) = lines(root, "m-target")
    struck = float(target.split("L")[0].split(" ")[1])
    (_, _, under), (_, _, above) = values(root)
    (missed,) = marks(root, "missed")
    assert missed[1] - 22 < struck < missed[1]  # where the share would else stand
    assert under > missed[1]
    assert above < struck


def test_a_share_of_nothing_that_may_still_rise() -> None:
    """With bounds above it and the axis under it, the share stands beside its mark, not over the month's name."""
    found = reports(ticket("A", 4, None), now=datetime(2026, 4, 6, 12, tzinfo=PARIS)).periods
    root = read(share_plot(found, AGREEMENT, ENGLISH))
    ((x, y),) = marks(root, "missed_so_far")
    assert values(root) == [("0.0", x + 10, y + 4)]


def test_the_axis_begins_under_the_lowest() -> None:
    """With 19 of 20 met the target of a half is lower: the axis begins under it, and is marked in tens."""
    tickets = [ticket(f"{n}", 3, 1) for n in range(19)] + [ticket("late", 3, 5)]
    root = read(share_plot(reports(*tickets).periods, AGREEMENT, ENGLISH))
    texts = [text.text for text in root.all("text")]
    assert texts[:7] == ["100", "90", "80", "70", "60", "50", "40"]


def test_the_axis_is_marked_from_its_begin_on() -> None:
    """Shares down to 0, 25 or 55 percent, or a target of 95, begin the axis at a mark."""
    marked = {Fraction(lowest, 100): _axis(Fraction(lowest, 100)) for lowest in (0, 25, 44, 55, 79, 95)}
    assert list(marked.values()) == [(0, 20), (20, 20), (20, 20), (50, 10), (70, 5), (90, 5)]
