"""A comparison in a notebook: its scenarios in one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_rules.assessments.words import words_of
from sla_rules.calendars.html_parts import facts, table

if TYPE_CHECKING:
    from sla_rules.whatif.result import Comparison

HEADS = ("scenario", "received", "met", "share", "misses left", "verdict", "gained", "lost", "verdicts changed")
SAID = {
    "instants": "tickets resolved when they were",
    "work": "tickets resolved after the same work of the desk",
}
"""What is said of each assumption."""


def comparison_html(comparison: Comparison) -> str:
    """Write *comparison* as a fragment of HTML that loads nothing; a share is rounded down, never a verdict."""
    words = words_of("en")
    told = facts(
        (
            ("at", words.instant(comparison.now)),
            ("tickets", comparison.tickets),
            ("assumption", SAID[comparison.resolved]),
        )
    )
    tables = "".join(
        table(
            indicator.name,
            HEADS,
            (
                (
                    result.name,
                    *(each.received, each.met),
                    words.say("none") if each.ratio is None else words.percent(each.ratio),
                    each.misses_left,
                    {True: "reached", False: "missed", None: "nothing received"}[each.reached],
                    *(result.gained, result.lost, len(result.changed)),
                )
                for result in comparison.results
                for each in result.indicators
                if each.name == indicator.name
            ),
            frozenset({1, 2, 3, 4, 6, 7, 8}),
        )
        for indicator in comparison.baseline.indicators
    )
    return f"<section>{told}{tables}</section>"
