"""Shares against a target: what the figures that show indicators have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sla_rules.plots.look import BLUE, VERMILLION, WHITE, told_apart

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from sla_rules.assessments.indicator_result import IndicatorResult
    from sla_rules.assessments.words import Words

# Whether the target is reached: shape, fill and outline.
VERDICTS = {
    "reached": ("circle", BLUE, BLUE),
    "missed_so_far": ("triangle-up", WHITE, VERMILLION),
    "missed": ("square", WHITE, VERMILLION),
}
# How shares are labelled on an axis whose numbers are percents.
PERCENT = "datum.value + ' %'"


def percent(share: Fraction | None) -> float | None:
    """
    Return where a share stands on an axis, for display alone.

    >>> from fractions import Fraction
    >>> percent(Fraction(19, 20)), percent(None)
    (95.0, None)
    """
    return None if share is None else float(share * 100)


def floor_of(shares: Iterable[Fraction | None]) -> int:
    """
    Return where an axis begins, in percent: a multiple of five below every one of *shares*, 0 at the least.

    >>> from fractions import Fraction
    >>> floor_of([Fraction(19, 20), None]), floor_of([Fraction(1, 50)])
    (90, 0)
    """
    return max(0, min(int(share * 100) for share in shares if share is not None) // 5 * 5 - 5)


def verdict_of(result: IndicatorResult) -> str:
    """
    Return the key of `VERDICTS` for a *result* with something received: missed so far where open tickets can turn it.

    >>> from sla_rules import Ticket, franceconnect
    >>> at = datetime(2026, 3, 2, 9, 30, tzinfo=paris)
    >>> reports = franceconnect.agreement().reports([Ticket.received("INC-42", at=at)], "month", now=at)
    >>> verdict_of(reports.total.indicator)
    'missed_so_far'
    """
    if result.reached:
        return "reached"
    turns = result.highest is not None and result.highest >= result.target
    return "missed_so_far" if turns else "missed"


def verdicts(rows: Iterable[dict[str, Any]], words: Words) -> dict[str, Any]:
    """Return the encodings of the verdicts that stand in the field "verdict" of *rows*, with their legend."""
    found = {row["verdict"] for row in rows}
    seen = {verdict: look for verdict, look in VERDICTS.items() if verdict in found}
    labels = {verdict: words.say(f"verdict_{verdict}") for verdict in seen}
    return told_apart("verdict:N", seen, labels, ("shape", "fill", "stroke"))
