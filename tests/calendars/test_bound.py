"""Whether a limit may be used up whole."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sla_rules import Bound
from sla_rules.errors import InvalidValueError

LIMIT = timedelta(hours=24)
TICK = timedelta(microseconds=1)


def test_exactly_at_the_limit() -> None:
    """Within 24 h allows 24 h, in less than 24 h does not; a microsecond either side is plain."""
    for bound, at_limit in ((Bound.INCLUSIVE, True), (Bound.STRICT, False)):
        assert bound.allows(LIMIT - TICK, LIMIT)
        assert bound.allows(LIMIT, LIMIT) is at_limit
        assert not bound.allows(LIMIT + TICK, LIMIT)


def test_another_bound_is_refused() -> None:
    """The error names what is accepted."""
    with pytest.raises(InvalidValueError, match="Bound: 'lax' is none; accepted are inclusive, strict"):
        Bound("lax")
