"""The stretch between two instants: windows counted, holidays and closures passed over."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from attrs import frozen

from sla_rules.calendars.day_explanation import DayExplanation, DayKind
from sla_rules.calendars.instants import as_micros
from sla_rules.cli.table import Column, Table
from sla_rules.cli.wording import at_time, in_hours, on_day

if TYPE_CHECKING:
    from datetime import datetime

    from sla_rules.calendars.calendar import Calendar
    from sla_rules.calendars.window import Window


@frozen
class DayStory:
    """The open *windows* of a stretch, and the dates in it that not only the week explains."""

    windows: tuple[Window, ...]
    passed_over: tuple[DayExplanation, ...]

    @classmethod
    def of(cls, calendar: Calendar, start: datetime, end: datetime) -> DayStory:
        """Tell what lies between two instants, in either order."""
        start, end = sorted((start, end), key=as_micros)
        first = start.astimezone(calendar.day_zone).date()
        last = end.astimezone(calendar.day_zone).date()
        days = (calendar.explain_day(first + timedelta(days=n)) for n in range((last - first).days + 1))
        return cls(
            tuple(calendar.windows(start, end)),
            tuple(day for day in days if day.kind is not DayKind.WEEKLY or day.openings or day.closures),
        )

    def table(self, title: str) -> Table:
        """Show each window with what it counts and the sum so far."""
        rows: list[tuple[str, ...]] = []
        total = timedelta(0)
        for window in self.windows:
            total += window.duration
            same_day = window.start.date() == window.end.date()
            until = at_time(window.end)[len("Mon 2026-03-02 ") if same_day else 0 :]
            rows.append((at_time(window.start), until, in_hours(window.duration), in_hours(total)))
        columns = Column("from"), Column("to"), Column("counted", figures=True), Column("sum", figures=True)
        return Table(title, columns, tuple(rows))

    def lines(self) -> list[str]:
        """Name the holidays and closures passed over, a line each."""
        if not self.passed_over:
            return ["", "No holiday or exception in between."]
        return ["", "Passed over:", *(f"  {on_day(day.day)}  {day}" for day in self.passed_over)]

    def to_dict(self) -> dict[str, object]:
        """Give the story as a dictionary that JSON can hold; amounts in microseconds."""
        return {
            "windows": [
                {
                    "start": window.start.isoformat(),
                    "end": window.end.isoformat(),
                    "counted_us": window.duration // timedelta(microseconds=1),
                }
                for window in self.windows
            ],
            "passed_over": [
                {"date": day.day.isoformat(), "kind": str(day.kind), "name": day.name, "text": str(day)}
                for day in self.passed_over
            ],
        }
