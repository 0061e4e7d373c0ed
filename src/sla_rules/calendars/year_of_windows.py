"""One year of a calendar: its open windows as whole numbers, and the integral over them."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class YearOfWindows:
    """
    The open windows inside `[start, end)` in microseconds of UTC, and the open time before each.

    *opened* counts from the start of the year and has one more entry than there are windows: the year's total.

    >>> year = YearOfWindows(0, 100, [(10, 20), (40, 80)])
    >>> year.opened_before(50), year.at_last(20), year.at_first(20)
    (20, 50, 50)
    """

    __slots__ = ("end", "ends", "opened", "start", "starts")

    def __init__(self, start: int, end: int, windows: Sequence[tuple[int, int]]) -> None:
        self.start = start
        self.end = end
        # Arrays of 64-bit numbers: a third of the memory of lists of integers.
        self.starts = array("q", [opening for opening, _ in windows])
        self.ends = array("q", [closing for _, closing in windows])
        self.opened = array("q", accumulate((closing - opening for opening, closing in windows), initial=0))

    @property
    def total(self) -> int:
        """The open time of the year."""
        return self.opened[-1]

    def opened_before(self, at: int) -> int:
        """Return W at *at*: the open time from the start of the year."""
        index = bisect_right(self.starts, at) - 1
        if index < 0:
            return 0
        return self.opened[index] + min(at, self.ends[index]) - self.starts[index]

    def at_first(self, opened: int) -> int:
        """Return the first instant at which W is *opened*, which is above 0 and at most the total."""
        index = bisect_left(self.opened, opened) - 1
        return self.starts[index] + opened - self.opened[index]

    def at_last(self, opened: int) -> int:
        """Return the last instant at which W is *opened*, which is at least 0 and below the total."""
        index = bisect_right(self.opened, opened) - 1
        return self.starts[index] + opened - self.opened[index]

    def windows(self) -> list[tuple[int, int]]:
        """Return the windows as pairs of start and end."""
        return list(zip(self.starts, self.ends, strict=True))
