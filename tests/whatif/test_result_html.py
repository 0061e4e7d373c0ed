"""A comparison in a notebook."""

from __future__ import annotations

from sla_rules.whatif import compare

from .lives import TODAY
from .test_compare import EARLY, THEN, TICKETS


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


def test_nothing_received() -> None:
    """It says so, and under which assumption."""
    html = compare([TODAY], [], now=THEN, resolved="work")._repr_html_()
    assert "nothing received" in html
    assert "after the same work of the desk" in html
