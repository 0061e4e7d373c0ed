"""Business hours by severity, drawn."""

from __future__ import annotations

import re
from datetime import date
from math import log10

from attrs import evolve

from sla_rules import BusinessDays, BusinessHours
from sla_rules.pages.hours_plot import hours_plot, limit_words, limits_of
from sla_rules.pages.phrases import phrases_of
from tests.assessments.paper import AGREEMENT, HIGH, LOW, RESOLUTION
from tests.pages.paper import reports, ticket
from tests.pages.reading import Node, read

ENGLISH = phrases_of("en")


def marks(root: Node, name: str) -> list[float]:
    """Return how far to the right the marks of that name stand in the plot, outside the legend."""
    picture = root.all("svg")[-1]
    return [
        float(re.findall(r"[-\d.]+", path.said["transform"] or "")[0])
        for path in picture.all("path")
        if path.said["class"] == f"m-{name}"
    ]


def ticks(root: Node) -> list[str]:
    """Return what is marked on the axis."""
    return [text.text for text in root.all("text") if re.fullmatch(r"[\d.,< ]+", text.text)]


def test_a_row_a_severity_resolved() -> None:
    """Of the high ones 1, 2, 3 and 5 hours were needed: median 2, percentile 5, limit 2; no low one is resolved."""
    root = read(hours_plot(reports().total.severities, AGREEMENT, ENGLISH))
    # the axis goes from 1 h at x = 120 to 10 h at x = 740
    assert marks(root, "median") == marks(root, "limit") == [round(120 + 620 * 0.30103, 1)]
    assert marks(root, "p95") == [round(120 + 620 * 0.69897, 1)]
    assert root.by_id("hours-plot-told").text == "1 (high): median 2 h, 95th percentile 5 h, limit 2 h of business time"
    texts = [text.text for text in root.all("text")]
    assert texts == ["1", "2", "5", "10", "business hours (logarithmic scale)", "1 (high)"]


def test_no_time_at_all() -> None:
    """What took no time stands in a column of its own, named 0, left of an axis that begins with the others."""
    tickets = [ticket(f"{n}", 3, 0, LOW) for n in range(3)] + [ticket("slow", 3, 30 * 24, HIGH)]
    root = read(hours_plot(reports(*tickets).total.severities, AGREEMENT, phrases_of("fr")))
    assert marks(root, "median")[1] == marks(root, "p95")[1] == 120
    # 1 h is at x = 160 then, and 1 000 h at x = 740: a limit of 2 h and one of 8 h
    assert marks(root, "limit") == [round(160 + 580 * log10(hours) / 3, 1) for hours in (2, 8)]
    assert ticks(root) == ["0", "1", "2", "5", "10", "20", "50", "100", "200", "500", "1000"]


def test_hardly_any_time() -> None:
    """A second is no ratio of hours that could be read: it stands in that column too, which says below what."""
    tickets = [ticket("second", 3, 1 / 3600, LOW), ticket("minute", 3, 1 / 60, HIGH)]
    rows = reports(*tickets).total.severities
    root = read(hours_plot(rows, AGREEMENT, phrases_of("fr")))
    assert marks(root, "median")[1] == 120
    assert ticks(root) == ["< 0,01", "0,01", "0,02", "0,05", "0,1", "0,2", "0,5", "1", "2", "5", "10"]


def test_a_wide_span() -> None:
    """A span of five decades is marked in tens."""
    tickets = [ticket("minute", 3, 1 / 60, LOW), ticket("slow", 3, 80 * 24, HIGH)]
    root = read(hours_plot(reports(*tickets).total.severities, AGREEMENT, ENGLISH))
    assert ticks(root) == ["0.01", "0.1", "1", "10", "100", "1000"]


def test_nothing_but_zero() -> None:
    """Where all took no time and no limit is in hours, the axis beside the column of 0 is one step long."""
    days = evolve(RESOLUTION, limit=BusinessDays(2))
    agreement = AGREEMENT.evolve(commitments=(days, *AGREEMENT.terms.commitments[1:]), escalations=())
    rows = reports(ticket("0", 3, 0)).total.severities
    root = read(hours_plot(rows, agreement, ENGLISH))
    assert (marks(root, "limit"), marks(root, "median"), ticks(root)) == ([], [120], ["0", "1", "2", "5", "10"])
    assert "limit 2 business days" in root.by_id("hours-plot-told").text


def test_nothing_resolved() -> None:
    """Where no ticket is resolved a sentence stands there."""
    rows = reports(ticket("open", 3, None)).total.severities
    assert hours_plot(rows, AGREEMENT, ENGLISH) == "<p>No ticket is resolved.</p>\n"


def test_limits_of_versions() -> None:
    """Each version that says another limit is named, in order; a severity that is not there has none."""
    shorter = evolve(RESOLUTION, limit=((HIGH, BusinessHours(1)), (LOW, BusinessHours(8))))
    changed = AGREEMENT.amended(date(2026, 4, 1), commitments=(shorter, *AGREEMENT.terms.commitments[1:]))
    assert limits_of(changed, HIGH) == (BusinessHours(2), BusinessHours(1))
    assert limits_of(changed, LOW) == (BusinessHours(8),)
    assert limits_of(changed, None) == ()
    assert limit_words(limits_of(changed, HIGH), ENGLISH) == "2 h of business time → 1 h of business time"
    assert limit_words((), ENGLISH) == "-"
