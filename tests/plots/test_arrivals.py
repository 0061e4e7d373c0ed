"""Arrivals against opening hours, as they are drawn."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from sla_rules import BusinessCalendar, Ticket
from sla_rules.errors import InvalidTypeError, InvalidValueError
from sla_rules.plots import arrivals
from tests.plots.made import AGREEMENT
from tests.plots.reading import labels, of_mark, rows
from tests.plots.test_arrivals_cells import received

PARIS = ZoneInfo("Europe/Paris")
MONDAY = datetime(2026, 3, 2, 9, tzinfo=PARIS)


def test_bars_and_circles() -> None:
    """Three tickets of one hour: two while closed and one while open stand on one another, and make one circle."""
    some = received(MONDAY, MONDAY + timedelta(minutes=10), MONDAY + timedelta(minutes=40))
    plot = arrivals(some, AGREEMENT.calendar)
    assert [(row["hour"], row["what"], row["low"], row["high"]) for row in rows(plot, "bar")] == [
        (9, "open", 0, 1),
        (9, "closed", 1, 3),
    ]
    assert rows(plot, "bar")[1]["told"] == "09:00 to 10:00: 2 received while closed"
    (nine,) = [row for row in rows(plot, "circle") if row["count"]]
    assert (nine["weekday"], nine["hour"], nine["count"], nine["share"]) == (0, 9, 3, 50.0)
    assert nine["told"] == "Mon 09:00 to 10:00: 3 received, open 50 % of that hour"
    assert len(rows(plot, "rect")) == 168


def test_days_and_titles_are_of_the_language() -> None:
    """The week begins on Monday, and the subtitle says how many, when and where."""
    plot = arrivals(received(MONDAY), AGREEMENT.calendar, lang="fr")
    axis = of_mark(plot, "rect")[0]["encoding"]["y"]["axis"]
    assert list(labels(axis).values()) == ["lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."]
    said = "1 reçus, dont 0 pendant l’ouverture ; du lun. 02/03/2026 au lun. 02/03/2026, Europe/Paris."
    assert plot.to_dict()["title"]["subtitle"] == [said]


def test_thousands_of_tickets_make_the_same_rows() -> None:
    """The figure has a row for each hour of the week, however many tickets there are."""
    some = [Ticket.received(f"INC-{number}", at=MONDAY + timedelta(minutes=97 * number)) for number in range(4_000)]
    plot = arrivals(some, AGREEMENT.calendar)
    assert sum(row["count"] for row in rows(plot, "circle")) == 4_000
    assert max(row["high"] for row in rows(plot, "bar")) < 400
    assert len(rows(plot, "circle")) == 168


def test_nothing_received() -> None:
    """A sentence says so."""
    assert arrivals([], AGREEMENT.calendar).to_dict()["title"]["subtitle"] == ["No ticket was received."]


def test_what_is_refused() -> None:
    """What is no calendar, and calendars of two zones of which none was chosen."""
    with pytest.raises(InvalidTypeError, match="calendar"):
        arrivals([], "Mo-Fr 09:30-18:00")  # type: ignore[arg-type] # refused by name
    tokyo = BusinessCalendar(tz="Asia/Tokyo", hours="Mo-Fr 09:30-18:00")
    with pytest.raises(InvalidValueError, match="dates differ between"):
        arrivals([], AGREEMENT.calendar | tokyo)
