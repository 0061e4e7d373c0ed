"""Business hours in bins."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from attrs import evolve

from sla_rules import BusinessDays, Event, EventKind, Severity, Ticket, franceconnect
from sla_rules.errors import InvalidTypeError, InvalidValueError, UnknownNameError
from sla_rules.plots.durations_bins import BINS, WIDTHS, Bin, durations_of
from tests.plots.made import AGREEMENT, NOW, tickets

if TYPE_CHECKING:
    from sla_rules import Assessment

PARIS = ZoneInfo("Europe/Paris")
MONDAY = datetime(2026, 3, 2, 9, 30, tzinfo=PARIS)
LATER = datetime(2026, 12, 31, tzinfo=PARIS)
MINUTE = timedelta(minutes=1)


def ended(amount: timedelta, severity: Severity = franceconnect.MAJOR, number: int = 0) -> Assessment:
    """Return the assessment of a ticket resolved after that much business time."""
    made = Ticket.received(f"INC-{number}", at=MONDAY).severity_assigned(severity, at=MONDAY)
    end = AGREEMENT.calendar.add(MONDAY, amount) if amount else MONDAY
    return AGREEMENT.assess(made.resolved(at=end), now=LATER)


def test_a_limit_used_up_stands_before_it() -> None:
    """Four hours of a limit of four are met, in the twelfth bin of twenty minutes; a microsecond more is not."""
    four = timedelta(hours=4)
    found = durations_of([ended(four), ended(four + timedelta(microseconds=1), number=1)], None)
    (major,) = found.severities
    assert major.limits == (four,)
    assert major.bins == (
        Bin(four - 20 * MINUTE, four, met=True, tickets=1),
        Bin(four, four + 20 * MINUTE, met=False, tickets=1),
    )
    assert (major.ended, major.met) == (2, 1)


def test_nothing_at_all_is_in_the_first_bin() -> None:
    """A ticket resolved when it came took no time, and is counted."""
    (major,) = durations_of([ended(timedelta(0))], None).severities
    assert major.bins == (Bin(timedelta(0), 20 * MINUTE, met=True, tickets=1),)


def test_what_is_longer_than_twice_the_limit_is_in_the_last_bin() -> None:
    """Eight hours lie in the last bin but one, more in one without an end."""
    eight = timedelta(hours=8)
    (major,) = durations_of(
        [ended(eight), ended(eight + MINUTE, number=1), ended(10 * eight, number=2)], None
    ).severities
    assert [(each.start, each.end, each.tickets) for each in major.bins] == [
        (eight - 20 * MINUTE, eight, 1),
        (eight, None, 2),
    ]


def test_figures_are_those_of_a_report() -> None:
    """Counts, median and 95th percentile by the nearest rank are those that the report has for each severity."""
    amounts = [timedelta(minutes=7 * number % 600) for number in range(101)]
    some = [ended(amount, number=number) for number, amount in enumerate(amounts)]
    report = AGREEMENT.reports([each.ticket for each in some], "all", now=LATER).total
    (row,) = [row for row in report.severities if row.received]
    (major,) = durations_of(some, None).severities
    assert (major.ended, major.met, major.median, major.p95) == (row.resolved, row.within, row.median, row.p95)
    assert sum(each.tickets for each in major.bins) == 101


def test_the_graver_first_and_those_without_a_severity_last() -> None:
    """Severities stand in their order."""
    some = [ended(MINUTE, severity, severity.level) for severity in (franceconnect.INFO, franceconnect.CRITICAL)]
    plain = Ticket.received("INC-9", at=MONDAY).resolved(at=MONDAY + MINUTE)
    found = durations_of([*some, AGREEMENT.assess(plain, now=LATER)], "handling")
    assert [of.severity for of in found.severities] == [franceconnect.CRITICAL, franceconnect.INFO, None]


def test_open_unresolved_and_cancelled_tickets() -> None:
    """One still open and one closed unresolved are counted as not ended; a cancelled one is counted nowhere."""
    base = Ticket.received("INC-1", at=MONDAY).severity_assigned(franceconnect.MAJOR, at=MONDAY)
    lives = (
        base,
        evolve(base, id="INC-2").with_event(Event(EventKind.CLOSED, MONDAY + MINUTE)),
        evolve(base, id="INC-3").with_event(Event(EventKind.CANCELLED, MONDAY + MINUTE)),
    )
    found = durations_of([AGREEMENT.assess(ticket, now=LATER) for ticket in lives], None)
    assert (found.ended, found.unended, found.severities) == (0, 2, ())


def test_limits_of_another_kind_are_on_no_axis_of_hours() -> None:
    """Business days are never turned into hours: there is no limit, and bins are as wide as the longest time asks."""
    agreement = AGREEMENT.evolve(
        commitments=tuple(
            type(each)(name=each.name, clause=each.clause, starts=each.starts, ends=each.ends, limit=BusinessDays(2))
            for each in AGREEMENT.terms.commitments
        )
    )
    for longest, width in ((timedelta(hours=2), WIDTHS[0]), (timedelta(hours=2, minutes=1), WIDTHS[1])):
        (major,) = durations_of([agreement.assess(ended(longest).ticket, now=LATER)], None).severities
        assert (major.limits, major.width) == ((), width)
    (major,) = durations_of([agreement.assess(ended(timedelta(hours=1_300)).ticket, now=LATER)], None).severities
    assert major.width == WIDTHS[-1]
    assert major.bins[0].end is None
    assert major.bins[0].start == BINS * WIDTHS[-1]


def test_names_and_kinds_are_checked() -> None:
    """A commitment that is not there, and what is no assessment, are refused by name."""
    with pytest.raises(UnknownNameError, match="commitment: 'fix' is not in the agreement"):
        durations_of([ended(MINUTE)], "fix")
    with pytest.raises(InvalidTypeError, match=r"assessments\[0\]: .* is a Ticket; a Assessment is wanted"):
        durations_of(tickets(), None)  # type: ignore[arg-type] # refused by name
    with pytest.raises(InvalidTypeError, match="assessments: 5 is a int; assessments are wanted"):
        durations_of(5, None)  # type: ignore[arg-type] # refused by name


def test_no_ticket_counts_twice() -> None:
    """A ticket that comes again is refused, with the places of both."""
    with pytest.raises(InvalidValueError, match=r"assessments\[1\]: 'INC-0' is the id of assessments\[0\] too"):
        durations_of([ended(MINUTE), ended(2 * MINUTE)], None)


def test_nothing() -> None:
    """No assessments leave no name, unless one was given."""
    assert durations_of([], None).name == ""
    assert durations_of([], "handling").name == "handling"
    assert durations_of((AGREEMENT.assess(each, now=NOW) for each in tickets()), None).name == "resolution"
