"""The faults, each a piece of the engine's source and what a slip of the pen would have made of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One fault: in *file* of the calendars, *right* stands once and becomes *wrong*."""

    name: str
    file: str
    right: str
    wrong: str


FAULTS = (
    Fault(
        "a closing is still open",
        "timeline.py",
        "while at >= closing:\n                    if later is None:\n                        return False",
        "while at > closing:\n                    if later is None:\n                        return False",
    ),
    Fault(
        "a deadline used up at closing rolls to the next opening",
        "year_of_windows.py",
        "index = bisect_left(self.opened, opened) - 1",
        "index = min(bisect_right(self.opened, opened), len(self.starts)) - 1",
    ),
    Fault(
        "the way back stops at the closing before",
        "year_of_windows.py",
        "index = bisect_right(self.opened, opened) - 1",
        "index = max(bisect_left(self.opened, opened), 1) - 1",
    ),
    Fault(
        "the fast rows reach up to a change of offset",
        "day_rows.py",
        "max(start + DAY_MICROS, windows.start)",
        "max(start, windows.start)",
    ),
    Fault(
        "microseconds are lost in the fast rows",
        "day_rows.py",
        "before = opened * MICROSECOND",
        "before = opened // 1_000_000 * 1_000_000 * MICROSECOND",
    ),
    Fault(
        "windows that touch stay apart",
        "stretches.py",
        "start <= united[-1][1]",
        "start < united[-1][1]",
    ),
    Fault(
        "of two stretches that overlap the first ends both",
        "stretches.py",
        "            if end > united[-1][1]:\n                united[-1] = (united[-1][0], end)",
        "            united[-1] = (united[-1][0], end)",
    ),
    Fault(
        "a holiday wins over a dated exception",
        "schedule.py",
        "if hours is not None:",
        "if hours is not None and (self.holidays is None or day not in self.holidays.names(day.year)):",
    ),
    Fault(
        "hours on public holidays are those of the weekday",
        "schedule.py",
        "return week.on_holidays",
        "return week.week[day.weekday()] if week.on_holidays else week.on_holidays",
    ),
    Fault(
        "the night of 31 December is forgotten at New Year",
        "schedule.py",
        "for start, _, offset in zone_offsets) - 1",
        "for start, _, offset in zone_offsets)",
    ),
    Fault(
        "a window over New Year is cut in two",
        "timeline.py",
        "if held is not None and held[1] == opening:",
        "if held is not None and held[1] == opening and index:",
    ),
    Fault(
        "an amended week comes into force a day late",
        "weekly_hours.py",
        "change = bisect_right(self.changes, day, key=_effective)",
        "change = bisect_left(self.changes, day, key=_effective)",
    ),
    Fault(
        "the second of two equal wall times is read as the first",
        "instants.py",
        "return (value - EPOCH) // MICROSECOND",
        "return (value.replace(fold=0) - EPOCH) // MICROSECOND",
    ),
    Fault(
        "hours lose what they have past midnight when the zone skips a date",
        "schedule.py",
        "for opening, closing in clip(wall_clock, start + offset, end + offset)",
        "for opening, closing in clip(wall_clock, start + offset, min(end + offset, wall_clock[-1][1] - 1))",
    ),
    Fault(
        "a business day too many before the first of a year",
        "running_totals.py",
        "before[self._first - 1] = before[self._first] - self._total(self._first - 1)",
        "before[self._first - 1] = before[self._first] - self._total(self._first)",
    ),
    Fault(
        "changes of offset less than half a year apart are missed",
        "zones.py",
        "SAMPLING_STEP = 2 * DAY_MICROS",
        "SAMPLING_STEP = 200 * DAY_MICROS",
    ),
)
