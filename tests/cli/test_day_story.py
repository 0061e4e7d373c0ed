"""The stretch between two instants."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from sla_rules import BusinessCalendar, ClosedDates, Window
from sla_rules.cli.day_story import DayStory

PARIS = ZoneInfo("Europe/Paris")
DESK = BusinessCalendar(
    tz="Europe/Paris",
    hours="Mo-Fr 20:00-26:00",
    holidays=ClosedDates({date(2026, 3, 3): "bridge"}),
    exceptions={date(2026, 3, 4): ("20:00-21:00", "stock-taking")},
    openings=[Window(datetime(2026, 3, 7, 9, tzinfo=PARIS), datetime(2026, 3, 7, 10, tzinfo=PARIS), "fair")],
    closures=[Window(datetime(2026, 3, 5, 21, tzinfo=PARIS), datetime(2026, 3, 5, 22, tzinfo=PARIS), "drill")],
)
START, END = datetime(2026, 3, 2, 21, tzinfo=PARIS), datetime(2026, 3, 8, tzinfo=PARIS)


def test_a_window_past_midnight_has_both_dates() -> None:
    """The end of a window shows its date where it is another one."""
    story = DayStory.of(DESK, START, END)
    assert [row[:2] for row in story.table("Windows").rows] == [
        ("Mon 2026-03-02 21:00", "Tue 2026-03-03 02:00"),
        ("Wed 2026-03-04 20:00", "21:00"),
        ("Thu 2026-03-05 20:00", "21:00"),
        ("Thu 2026-03-05 22:00", "Fri 2026-03-06 02:00"),
        ("Fri 2026-03-06 20:00", "Sat 2026-03-07 02:00"),
        ("Sat 2026-03-07 09:00", "10:00"),
    ]
    assert [row[2:] for row in story.table("Windows").rows][:2] == [("5 h", "5 h"), ("1 h", "6 h")]


def test_every_date_that_the_week_does_not_explain_is_named() -> None:
    """Holidays, exceptions, openings and closures are told; ordinary days and week-ends are not."""
    lines = DayStory.of(DESK, START, END).lines()
    assert lines[:4] == [
        "",
        "Passed over:",
        "  Tue 2026-03-03  closed: bridge",
        "  Wed 2026-03-04  exception: 20:00-21:00, stock-taking",
    ]
    assert [line[:16] for line in lines[4:]] == ["  Thu 2026-03-05", "  Sat 2026-03-07"]
    assert lines[4].endswith("drill")
    assert lines[5].endswith("fair")


def test_either_order_is_the_same_story() -> None:
    """The story is of the stretch, not of its direction."""
    assert DayStory.of(DESK, END, START) == DayStory.of(DESK, START, END)


def test_a_plain_stretch_has_nothing_to_tell() -> None:
    """Where nothing is passed over, a sentence says so."""
    story = DayStory.of(DESK, START, START)
    assert story.lines() == ["", "No holiday or exception in between."]
    assert story.to_dict() == {"windows": [], "passed_over": []}
