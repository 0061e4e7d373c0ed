"""How many threads share the rows of a call."""

from __future__ import annotations

import pytest

from sla_rules.columns.threads import checked_threads
from sla_rules.errors import InvalidTypeError, InvalidValueError


def test_whole_numbers_from_one() -> None:
    """1 is the least."""
    assert checked_threads(1) == 1
    with pytest.raises(InvalidValueError, match="threads: 0 is no number of threads; 1 or more"):
        checked_threads(0)


@pytest.mark.parametrize("given", ["2", None, 1.5, True])
def test_others_are_refused(given: object) -> None:
    """A text, nothing, a float and a flag are no number of threads."""
    with pytest.raises(InvalidTypeError, match=r"threads: .* a whole number of threads is wanted"):
        checked_threads(given)
