"""How many threads share the rows of a call."""

from __future__ import annotations

from sla_rules.errors import InvalidTypeError, InvalidValueError


def checked_threads(threads: object) -> int:
    """
    Return a number of threads.

    Raises InvalidTypeError for what is no whole number, InvalidValueError for one below 1.

    >>> checked_threads(2)
    2
    """
    if isinstance(threads, bool) or not isinstance(threads, int):
        msg = f"threads: {threads!r} is a {type(threads).__name__}; a whole number of threads is wanted"
        raise InvalidTypeError(msg)
    if threads < 1:
        msg = f"threads: {threads!r} is no number of threads; 1 or more is wanted"
        raise InvalidValueError(msg)
    return threads
