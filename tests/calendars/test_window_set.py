"""Sets of windows."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from operator import and_, or_, sub
from zoneinfo import ZoneInfo

import pytest

from sla_rules import Window, Windows
from sla_rules.errors import InvalidTypeError

PARIS = ZoneInfo("Europe/Paris")


def hours(start: int, end: int, name: str = "") -> Window:
    """Write a window of 2 March 2026 in Paris."""
    return Window(datetime(2026, 3, 2, start, tzinfo=PARIS), datetime(2026, 3, 2, end, tzinfo=PARIS), name)


def test_union() -> None:
    """Windows that overlap or touch unite; one that stands alone keeps its zone and its name."""
    windows = Windows([hours(14, 16, "late"), hours(9, 11), hours(11, 12)])
    assert list(windows) == [hours(9, 12), hours(14, 16, "late")]
    assert [window.name for window in windows] == ["", "late"]
    assert windows.windows[1].start.tzinfo is PARIS
    assert windows == Windows([hours(9, 12)]) | Windows([hours(14, 16, "late")])
    assert len(windows) == 2
    assert windows.duration == timedelta(hours=5)


def test_intersection_and_difference() -> None:
    """A set keeps the windows that the other leaves whole."""
    windows = Windows([hours(9, 12), hours(14, 16, "late")])
    cut = Windows([hours(10, 11)])
    assert list(windows & cut) == [hours(10, 11)]
    assert list(windows - cut) == [hours(9, 10), hours(11, 12), hours(14, 16, "late")]
    assert (windows - cut).windows[2].name == "late"
    assert (windows - cut).windows[0].start.tzinfo is UTC
    assert list(windows & Windows()) == []


def test_membership() -> None:
    """An instant is in a set when it is in one of its windows."""
    windows = Windows([hours(9, 12)])
    assert datetime(2026, 3, 2, 9, tzinfo=PARIS) in windows
    assert datetime(2026, 3, 2, 12, tzinfo=PARIS) not in windows


def test_refused() -> None:
    """Only windows are taken."""
    with pytest.raises(InvalidTypeError, match=r"windows: \(1, 2\) is a tuple; a Window is wanted"):
        Windows([(1, 2)])  # type: ignore[list-item]
    for windows in (None, hours(9, 10)):
        with pytest.raises(InvalidTypeError, match=r"several are wanted, as in \[Window"):
            Windows(windows)  # type: ignore[arg-type]
    for operation in (or_, and_, sub):
        with pytest.raises(TypeError, match="unsupported operand"):
            operation(Windows(), 5)
