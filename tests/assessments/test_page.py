"""The blocks of a page."""

from __future__ import annotations

from sla_rules.assessments.page import Facts, Grid, Heading, Page

PAGE = Page(
    "en",
    (
        Heading("Ticket <1>", 1),
        Facts((("at", "noon"), ("zone|s", "a*b"))),
        Heading("Steps"),
        Grid("counted", ("what", "sum"), (("open", "1 h"), ("closed", "")), frozenset({1})),
    ),
)


def test_a_heading_is_of_the_second_level() -> None:
    """Only the page's own heading says its level; a grid has no figures unless they are named."""
    assert Heading("a").level == 2
    assert Grid("a", (), ()).figures == frozenset()
