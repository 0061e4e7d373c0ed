"""Comparisons, grids and forecasts in a notebook."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

from attrs import evolve

from sla_rules import BusinessHours, Period
from sla_rules.whatif import LimitAt, OpeningAt, Scenario, compare, forecast, sensitivity

from .lives import AGREEMENT, INDICATOR, TODAY, at, day, ticket
from .test_compare import EARLY, THEN, TICKETS, A, D
from .test_forecast import weeks


def test_a_table_of_scenarios() -> None:
    """A row for each, with counts, share, verdict, and how many tickets were gained, lost and changed."""
    html = compare([TODAY, EARLY.named("<8>")], TICKETS, now=THEN)._repr_html_()
    assert "tickets resolved when they were" in html
    for name, cells in (
        ("today", ("3", "1", "33.33 %", "-1", "missed", "0", "0", "0")),
        ("&lt;8&gt;", ("3", "0", "0 %", "-2", "missed", "0", "1", "1")),
    ):
        row = html.partition(f">{name}</th>")[2].partition("</tr>")[0]
        assert [cell.rpartition(">")[2] for cell in row.split("</td>")[:-1]] == list(cells)


def test_what_open_tickets_can_still_turn_is_missed_so_far() -> None:
    """A is met, D open since an hour: one of two, and no miss yet."""
    html = compare([TODAY], [A, D], now=THEN)._repr_html_()
    assert cells(html) == [["today", "2", "1", "50 %", "0", "missed so far", "0", "0", "0"]]


def test_an_amended_indicator_has_one_table() -> None:
    """A, of March, counts under the first version, E, of April, under the second: two rows, told once."""
    lower = evolve(AGREEMENT.terms.indicators[0], target=Fraction(1, 2))
    amended = Scenario("today", AGREEMENT.amended(day("04-01"), indicators=(lower,)))
    html = compare([amended], [A, ticket("E", "04-01 09:30", "04-01 10:30")], now=at("04-02 12:00"))._repr_html_()
    assert html.count("<table") == 1
    assert [row[:2] for row in cells(html)] == [["today", "1"], ["today", "1"]]


def test_nothing_received() -> None:
    """It says so, and under which assumption."""
    html = compare([TODAY], [], now=THEN, resolved="work")._repr_html_()
    assert "nothing received" in html
    assert "after the same work of the desk" in html


def cells(html: str) -> list[list[str]]:
    """Return the texts of the rows of a table."""
    body = html.partition("<tbody>")[2].partition("</tbody>")[0]
    rows = [row.replace("</th>", "</td>").split("</td>")[:-1] for row in body.split("</tr>")[:-1]]
    return [[cell.rpartition(">")[2] for cell in row] for row in rows]


def test_a_grid() -> None:
    """A row for each value of the one, a column for each of the other, and misses marked beside their share."""
    limits = LimitAt(INDICATOR, BusinessHours(24), BusinessHours(26), step=timedelta(hours=2))
    openings = OpeningAt("08:00", "09:30", step=timedelta(minutes=90))
    html = sensitivity(TODAY, limits, openings, [A], now=THEN)._repr_html_()
    assert "Share met; * misses the target; tickets resolved when they were" in html
    assert ">08:00</th>" in html
    assert cells(html) == [["24 h of business time", "0 % *", "100 %"], ["26 h of business time", "100 %", "100 %"]]
    assert cells(sensitivity(TODAY, openings, openings, [], now=THEN)._repr_html_())[0] == ["08:00", "-", "-"]


def test_a_forecast() -> None:
    """What stands is told apart from what is forecast; open tickets follow, by the instant at which they breach."""
    tickets = [*weeks("none"), ticket("<open>", "04-07 09:30")]
    found = forecast(AGREEMENT, tickets, Period.month(2026, 4), now=at("04-07 12:00"), seed=1, draws=10)
    html = found._repr_html_()
    assert "<dd>0 of 1, 0 more may miss</dd>" in html
    assert "<p>Forecast, no verdict: 2026-04" in html
    assert cells(html)[0] == ["&lt;open&gt;", "4 (Minor)", "resolution", "Thu 2026-04-09 16:30"]
