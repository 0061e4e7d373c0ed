"""Tickets judged in columns; that they are judged as one by one is tested with both judges, in test_judges."""

from __future__ import annotations

from sla_rules import BusinessDays, ClockHours
from sla_rules.columns import TicketColumns
from sla_rules.whatif import compare

from .lives import NOW, TODAY, at, ticket
from .test_compare import A
from .test_judges import ANSWERS


def test_times_are_business_hours_whatever_the_limit_counts() -> None:
    """The median of a severity is open time on the clock, also under limits of clock hours or of days."""
    for limit in (ClockHours(100), BusinessDays(3)):
        scenario = TODAY.limit("resolution", limit, 2)
        (one, many) = (compare([scenario], given, now=NOW).baseline for given in ([A], TicketColumns.from_tickets([A])))
        assert one.severities == many.severities
        assert str(many.severities[1].median) == "22:30:00"


def test_what_columns_leave_to_the_scalar_assessment() -> None:
    """Clocks that repeat are judged one by one, those that are not received yet not at all."""
    asked = ticket("1", "03-02 09:30", "03-04 10:30").information_requested(at=at("03-02 10:30"))
    again = ticket("2", "03-02 09:30").information_requested(at=at("03-02 10:30"))
    answered = again.information_provided(at=at("03-02 11:30")).information_requested(at=at("03-02 12:30"))
    columns = TicketColumns.from_tickets([asked, answered, ticket("later", "05-04 09:30")])
    found = compare([TODAY, ANSWERS], columns, now=NOW)
    assert found == compare([TODAY, ANSWERS], list(columns), now=NOW)
    assert found.others[0].indicator.received == 2


def test_resolved_and_reopened() -> None:
    """A ticket that was reopened is not resolved, until it is again; what comes after now does not count."""
    reopened = ticket("1", "03-02 09:30", "03-02 10:30").reopened(at=at("03-03 09:30"))
    again = ticket("2", "03-02 09:30", "03-02 10:30").reopened(at=at("03-03 09:30")).resolved(at=at("03-03 10:30"))
    later = ticket("3", "03-02 09:30", "05-04 10:30")
    columns = TicketColumns.from_tickets([reopened, again, later])
    minor = compare([TODAY], columns, now=NOW).baseline.severities[3]
    assert (minor.received, minor.resolved) == (3, 1)
