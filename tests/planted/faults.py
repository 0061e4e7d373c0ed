"""The faults, each a piece of the engine's source and what a slip of the pen would have made of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One fault: in *file* of the calendars, *right* stands once and becomes *wrong*; found within *comparisons*."""

    name: str
    file: str
    right: str
    wrong: str
    comparisons: int = 60_000


FAULTS = (
    Fault(
        "a closing is still open",
        "timeline.py",
        "if before <= at - origin < after:",
        "if before <= at - origin <= after:",
    ),
    Fault(
        "the way back from an opening ends at the closing before",
        "timeline.py",
        "if before <= target < after:",
        "if before < target <= after:",
    ),
    Fault(
        "the last closing is one that lies strictly before",
        "integral.py",
        "bisect_right(windows.ends, micros) - 1, -1, -1",
        "bisect_right(windows.ends, micros - 1) - 1, -1, -1",
    ),
    Fault(
        "a window over New Year is cut in two",
        "integral.py",
        "if opening == held[1]:",
        "if opening < held[1]:",
    ),
    Fault(
        "a deadline used up at closing rolls to the next opening",
        "year_of_windows.py",
        "index = bisect_left(self.opened, opened) - 1",
        "index = min(bisect_right(self.opened, opened), len(self.starts)) - 1",
    ),
    Fault(
        "the latest start is a closing where it should be an opening",
        "year_of_windows.py",
        "index = bisect_right(self.opened, opened) - 1",
        "index = max(bisect_left(self.opened, opened), 1) - 1",
    ),
    Fault(
        "a date that clocks go back over has a fast row, before the change",
        "day_rows.py",
        "last = min(last, until + zone_offsets[index + 1][2]) - 1",
        "last = until + offset",
    ),
    Fault(
        "a date that clocks go back over has a fast row, after the change",
        "day_rows.py",
        "first = max(first, since + zone_offsets[index - 1][2])",
        "first = since + offset",
        comparisons=300_000,  # only the first minute of a Sunday in St John's, until 2010, comes twice
    ),
    Fault(
        "microseconds are lost in the fast rows",
        "day_rows.py",
        "cell = before + amount[end - start]\n                    row",
        "cell = before + amount[(end - start) // 1_000_000 * 1_000_000]\n                    row",
    ),
    Fault(
        "of two stretches that overlap the last ends both",
        "stretches.py",
        "            if end > united[-1][1]:\n                united[-1] = (united[-1][0], end)",
        "            united[-1] = (united[-1][0], end)",
    ),
    Fault(
        "the intersection goes on by openings",
        "stretches.py",
        "if left[i][1] < right[j][1]:",
        "if left[i][0] < right[j][0]:",
    ),
    Fault(
        "a holiday wins over a dated exception",
        "schedule.py",
        "if hours is not None:",
        "if hours is not None and day not in closed_dates:",
    ),
    Fault(
        "hours on public holidays are those of the weekday",
        "schedule.py",
        "return week.on_holidays if day in closed_dates else",
        "return week.on_holidays if day in closed_dates and not week.on_holidays else",
    ),
    Fault(
        "a special opening wins over a closure",
        "schedule.py",
        "opened = subtract(opened, self._closed)",
        "opened = unite(subtract(opened, self._closed) + clip(self._openings, start, end))",
    ),
    Fault(
        "the night of 31 December is forgotten at New Year",
        "schedule.py",
        "for start, _, offset in zone_offsets) - self._nights",
        "for start, _, offset in zone_offsets)",
    ),
    Fault(
        "the hours of a date are shown by the clocks of the year's first offset",
        "schedule.py",
        "(opening - offset, closing - offset)",
        "(opening - zone_offsets[0][2], closing - zone_offsets[0][2])",
    ),
    Fault(
        "an amended week comes into force a day late",
        "weekly_hours.py",
        "change = bisect_right(self.changes, day, key=_effective)",
        "change = sum(since < day for since, _ in self.changes)",
    ),
    Fault(
        "the second of two equal wall times is read as the first",
        "instants.py",
        "since = value - EPOCH",
        "since = value.replace(fold=0) - EPOCH",
    ),
    Fault(
        "changes of offset less than half a year apart are missed",
        "zones.py",
        "SAMPLING_STEP = 3 * DAY_MICROS",
        "SAMPLING_STEP = 200 * DAY_MICROS",
    ),
    Fault(
        "years before the first that was asked count another year's total",
        "running_totals.py",
        "before[self._first] - self._total(self._first - 1)",
        "before[self._first] - self._total(self._first)",
    ),
    Fault(
        "a start on a business day is counted",
        "business_day_table.py",
        "number = self._number(day.toordinal() + 1) + count - 1",
        "number = self._number(day.toordinal()) + count - 1",
    ),
)
