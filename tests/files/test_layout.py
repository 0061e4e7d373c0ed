"""How a file writes its tickets, checked before any file is read."""

from __future__ import annotations

import pytest

from sla_rules.errors import InvalidValueError
from sla_rules.files import Layout, WallTime


def test_nothing_said_is_nothing_known() -> None:
    """Without a word no zone is assumed, and wall-clock times that are in doubt are refused."""
    assert (Layout().zone, Layout().wall_time) == (None, WallTime.RAISE)


def test_words_are_kept() -> None:
    """A tab may be spelt, and a policy given by name."""
    layout = Layout(tz="Asia/Kolkata", delimiter="tab", encoding="cp1252", wall_time="later")
    assert (str(layout.zone), layout.delimiter, layout.wall_time) == ("Asia/Kolkata", "\t", WallTime.LATER)


@pytest.mark.parametrize(
    ("field", "value"), [("tz", "Paris"), ("delimiter", "::"), ("encoding", "utf-9"), ("wall_time", "first")]
)
def test_what_cannot_be_is_refused_at_once(field: str, value: str) -> None:
    """A zone, delimiter, encoding or policy that there is not names itself."""
    with pytest.raises(InvalidValueError, match=value):
        Layout(**{field: value})  # type: ignore[arg-type] # one field of many
