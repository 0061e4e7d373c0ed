"""A calendar at a glance."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sla_rules import BusinessCalendar, ClosedDates, PublicHolidays, RecurringClosure, VersionedHours, Window

PARIS = ZoneInfo("Europe/Paris")
DESK = BusinessCalendar(tz="Europe/Paris", hours="Mo-Fr 09:00-17:00; PH 10:00-12:00")


def test_the_week_is_a_row() -> None:
    """Seven days and the hours of holidays, each under its head."""
    html = DESK._repr_html_()
    assert "<caption>Business calendar, Europe/Paris</caption>" in html
    assert '<th scope="col">Mo</th>' in html
    assert '<th scope="row">always</th><td>09:00-17:00</td>' in html
    assert "<td>off</td><td>off</td><td>10:00-12:00</td></tr>" in html
    assert html.endswith("<dl><dt>holidays</dt><dd>none</dd></dl></section>")


def test_each_version_has_its_row() -> None:
    """Weekly hours that change are shown with the date since which they hold."""
    hours = VersionedHours("Mo-Fr 09:00-17:00", changes={date(2026, 7, 1): "Mo-Fr 10:00-16:00"})
    assert '<th scope="row">2026-07-01</th><td>10:00-16:00</td>' in DESK.evolve(hours=hours)._repr_html_()


def test_departures_are_named() -> None:
    """Sources of holidays, exceptions, openings and closures; the rest of a long list is counted."""
    at = datetime(2026, 3, 7, 9, tzinfo=PARIS)
    calendar = DESK.evolve(
        holidays=PublicHolidays("FR"),
        exceptions={date(2026, 3, day): ("off", f"day {day}") for day in range(2, 9)},
        openings=[Window(at, at + timedelta(hours=1), "fair <2026>")],
        closures=[RecurringClosure("FREQ=WEEKLY;BYDAY=FR", date(2026, 1, 1), "09:00-10:00", "upgrade")],
    )
    html = calendar._repr_html_()
    assert "<dt>holidays</dt><dd>holidays 0." in html
    assert "2026-03-02 off day 2; " in html
    assert "2026-03-06 off day 6 and 2 more</dd>" in html
    assert "fair &lt;2026&gt;" in html
    assert "upgrade" in html
    assert "<dd>listed dates</dd>" in DESK.evolve(holidays=ClosedDates({}))._repr_html_()


def test_a_combination_shows_its_parts() -> None:
    """Both calendars, with the words of the operation, and the zone that counts when one was named."""
    other = BusinessCalendar(tz="Asia/Tokyo", hours="Mo-Fr 09:00-17:00")
    assert (DESK & other)._repr_html_().startswith("<section><p>open in both</p><section><table>")
    assert "<p>open in either, dates in Asia/Tokyo</p>" in (DESK | other).in_zone("Asia/Tokyo")._repr_html_()
    assert "open in the first and not in the second" in (DESK - other)._repr_html_()
