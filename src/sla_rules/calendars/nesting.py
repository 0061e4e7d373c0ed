"""How deep combinations may stand one inside the other."""

from __future__ import annotations

from sla_rules.errors import InvalidValueError

# Python's own limit of calls is 1000 by default, of which a question to a calendar needs about six a level.
MOST_NESTED = 100


def nested_in(left: object, right: object, field: str) -> int:
    """
    Return how many combinations stand one inside the other in one of *left* and *right*, itself included.

    Raises InvalidValueError, naming *field*, for more than MOST_NESTED, which no question could walk through.

    >>> nested_in(1, 2, "calendars")
    1
    """
    depth = 1 + max(getattr(part, "nested", 0) for part in (left, right))
    if depth > MOST_NESTED:
        msg = (
            f"{field}: {depth} combinations stand one inside the other; at most {MOST_NESTED} are wanted: "
            "combine halves with each other, (a | b) | (c | d), or write one with all its dates and windows"
        )
        raise InvalidValueError(msg)
    return depth
