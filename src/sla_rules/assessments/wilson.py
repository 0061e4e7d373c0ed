"""
Statistics beside an indicator: how far its share might be chance. For display alone; no verdict ever looks here.

A contract compares whole numbers with its target. Whoever plans the next month asks another question: what does a share
of so few tickets say of the service behind it? The Wilson score interval answers that one, in floats.
"""

from __future__ import annotations

from math import inf, sqrt
from typing import NamedTuple

from sla_rules.errors import InvalidTypeError, InvalidValueError

# The quantile of the normal distribution that leaves 2.5 % on either side.
Z_95 = 1.959963984540054


class Interval(NamedTuple):
    """The lowest and the highest share that a count is at odds with no more than chance would have it."""

    low: float
    high: float


def wilson(met: int, received: int, z: float = Z_95) -> Interval | None:
    """
    Return the Wilson score interval of *met* out of *received*, None when nothing was received.

    *z* is the quantile of the confidence wanted, 95 % when nothing is said. Source: E. B. Wilson, "Probable inference,
    the law of succession, and statistical inference", Journal of the American Statistical Association 22 (1927),
    pp. 209-212: the shares p with |met/received - p| <= z·sqrt(p(1 - p)/received).

    Raises InvalidTypeError for counts that are no whole numbers, InvalidValueError for more met than received.

    >>> interval = wilson(19, 20)
    >>> f"{interval.low:.4f} {interval.high:.4f}"
    '0.7639 0.9911'
    """
    counts = (met, received)
    if any(isinstance(count, bool) or not isinstance(count, int) for count in counts) or not isinstance(z, float | int):
        msg = f"met, received, z: {met!r}, {received!r}, {z!r} are no two whole numbers and a quantile"
        raise InvalidTypeError(msg)
    if not 0 <= met <= received or not 0 <= z < inf:
        msg = f"met, received, z: {met} of {received} at {z} is no share; 0 <= met <= received and 0 <= z are wanted"
        raise InvalidValueError(msg)
    if not received:
        return None
    square = z * z
    middle = (met + square / 2) / (received + square)
    half = z / (received + square) * sqrt(met * (received - met) / received + square / 4)
    return Interval(max(0.0, middle - half), min(1.0, middle + half))
