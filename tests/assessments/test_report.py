"""Reports."""

from __future__ import annotations

import json
from datetime import UTC, date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_rules import BusinessHours, Period, Ticket
from sla_rules.assessments.state import State
from sla_rules.errors import InvalidTypeError, InvalidValueError, UnknownNameError

from .paper import AGREEMENT, HIGH, LOW, QUALITY, RESOLUTION, TERMS, monday

if TYPE_CHECKING:
    from sla_rules.assessments.report import Report
    from sla_rules.clauses.commitment import Commitment

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
MARCH = Period.month(2026, 3)
NOW = monday(16)


def high(name: str, hours: int | None, received: int = 9) -> Ticket:
    """Return a high ticket of Monday, acknowledged at once and resolved after so many hours, or open."""
    at = monday(received)
    ticket = Ticket.received(name, at=at).acknowledged(at=at).severity_assigned(HIGH, at=at)
    return ticket if hours is None else ticket.resolved(at=at + hours * HOUR)


TICKETS = [
    high("a", 1),  # met 4 h, within 2 h
    high("b", 2),  # met, within, and the alarm at 1 h rang
    high("c", 3),  # met, not within
    high("d", 5),  # breached
    high("e", None),  # open since 7 hours: late
    high("f", None, received=14),  # open since 2 hours of 4: on track, its alarm rang at 15
    high("g", None, received=16),  # on track, its alarm is at 17
    Ticket.received("h", at=monday(9)).severity_assigned(LOW, at=monday(9)),  # not in the population; rang at 13
    Ticket.received("i", at=monday(15)),  # no severity yet
    high("j", None, received=17),  # comes after now
]


def test_on_paper() -> None:
    """The seven counts, the bounds, the rows and the lists are those worked out beside each ticket"""
    report = AGREEMENT.report(TICKETS, MARCH, now=NOW)
    assert (report.period, report.tickets, report.not_yet_received) == (MARCH, 9, 1)
    found = report.indicator
    assert (found.excluded, found.not_covered, found.met, found.breached) == (1, 0, 3, 1)
    assert (found.open_late, found.paused, found.open_on_track, found.received) == (1, 0, 3, 8)
    assert (found.ratio, found.highest, found.reached) == (Fraction(3, 8), Fraction(6, 8), False)
    of_high, of_low, unknown = report.severities
    assert (of_high.severity, of_high.received, of_high.resolved, of_high.within) == (HIGH, 7, 4, 2)
    # a was resolved at the instant of its alarm; b, c, d, e and f were not
    assert of_high.escalated == 5
    # 1, 2, 3, 5 hours: ranks ceil(2) = 2 and ceil(3.8) = 4
    assert (of_high.median, of_high.p95) == (2 * HOUR, 5 * HOUR)
    assert (of_low.severity, of_low.received, of_low.escalated, of_low.median) == (LOW, 1, 1, None)
    assert (unknown.severity, unknown.received) == (None, 1)
    # h and i were never acknowledged: h's hour was over at 10; e's two hours at 11; i's hour ends just at 16
    assert [late.ticket.id for late in report.late] == ["h", "e"]
    assert [(alarm.ticket_id, alarm.at) for alarm in report.next_escalations] == [("g", monday(17))]


def test_by_period_in_one_pass() -> None:
    """Periods are cut by the local date received; each has its report, and all together theirs"""
    last_of_february = Ticket.received("x", at=monday(0) - DAY - HOUR)  # Saturday 28 February, 23:00
    first_of_march = Ticket.received("y", at=monday(0) - DAY)  # Sunday 1 March, 00:00; still February in UTC
    reports = AGREEMENT.reports(iter([first_of_march, last_of_february, *TICKETS]), "month", now=NOW)
    assert [(report.period.label, report.tickets) for report in reports.periods] == [("2026-02", 1), ("2026-03", 10)]
    assert (reports.total.tickets, reports.total.not_yet_received) == (11, 1)
    assert (reports.first, reports.last) == (date(2026, 2, 28), date(2026, 3, 2))
    assert reports.periods[1] == AGREEMENT.report([first_of_march, *TICKETS], MARCH, now=NOW)


def test_nothing() -> None:
    """No ticket, or only tickets to come, is a report of zeros without a ratio"""
    for tickets in ([], [high("j", None, received=17)]):
        reports = AGREEMENT.reports(tickets, "year", now=NOW)
        assert (reports.periods, reports.first, reports.last) == ((), None, None)
        assert (reports.total.tickets, reports.total.indicator.ratio) == (0, None)


def test_no_indicator() -> None:
    """An agreement without an indicator reports the rest"""
    report = AGREEMENT.evolve(indicators=()).report(TICKETS, MARCH, now=NOW)
    assert report.severities[0].received == 7
    with pytest.raises(UnknownNameError, match="indicator: the agreement has none"):
        _ = report.indicator


def test_versions_of_the_grid() -> None:
    """A severity that only one version has makes a row of its own"""
    import attrs

    grid = attrs.evolve(TERMS.grid, severities=(HIGH,), perimeters=())
    resolution = attrs.evolve(RESOLUTION, limit=BusinessHours(1))
    escalations = ()
    amended = AGREEMENT.amended(
        date(2026, 3, 2), grid=grid, commitments=(resolution,), escalations=escalations, indicators=()
    )
    before = Ticket.received("z", at=monday(9) - 3 * DAY).severity_assigned(LOW, at=monday(9) - 3 * DAY)
    report = amended.report([before, high("a", 1)], Period.month(2026, 3), now=NOW)
    assert [row.severity for row in report.severities] == [HIGH, LOW]
    assert report.tickets == 1


def _week(*days: int) -> list[Ticket]:
    """Return a high ticket of each of these days of March 2026 at 09:00, resolved an hour later."""
    return [
        Ticket.received(f"{day}", at=at).severity_assigned(HIGH, at=at).resolved(at=at + HOUR)
        for day in days
        for at in (monday(9) + (day - 2) * DAY,)
    ]


def _counted(report: Report) -> list[tuple[str, Fraction, int]]:
    return [(result.name, result.target, result.received) for result in report.indicators]


def test_indicator_changed_within_the_period() -> None:
    """Every ticket counts in the indicators of its own terms, each against the target that was then in force"""
    import attrs

    stricter = attrs.evolve(QUALITY, target=Fraction(9, 10))
    other = attrs.evolve(QUALITY, name="other")
    changed = AGREEMENT.amended(date(2026, 3, 10), indicators=(stricter, other))
    tickets = _week(12, 2, 10, 3, 11)
    half, most = Fraction(1, 2), Fraction(9, 10)
    both = [("quality", half, 2), ("quality", most, 3), ("other", half, 3)]
    report = changed.report(iter(tickets), MARCH, now=monday(9) + 30 * DAY)
    reports = changed.reports(tickets, "month", now=monday(9) + 30 * DAY)
    assert (_counted(report), report.tickets) == (both, 5)
    assert reports.periods == (report,)
    assert _counted(reports.total) == both
    # one table for each name
    assert [part.split("<")[0] for part in reports._repr_html_().split("<caption>")[1:3]] == ["quality", "other"]
    # only the later terms judged a ticket
    assert _counted(changed.report(_week(11), MARCH, now=NOW + 30 * DAY)) == [("quality", most, 1), ("other", half, 1)]


def test_indicator_held_by_several_terms() -> None:
    """What terms hold alike counts once for them all; terms without an indicator leave their tickets out of it"""
    faster = AGREEMENT.amended(date(2026, 3, 10), escalations=())
    assert _counted(faster.report(_week(2, 3, 10, 11), MARCH, now=NOW + 30 * DAY)) == [("quality", Fraction(1, 2), 4)]
    added = AGREEMENT.evolve(indicators=()).amended(date(2026, 3, 10), indicators=(QUALITY,))
    report = added.report(_week(2, 3, 10, 11, 12), MARCH, now=NOW + 30 * DAY)
    assert (_counted(report), report.tickets) == ([("quality", Fraction(1, 2), 3)], 5)


def test_indicator_without_a_ticket() -> None:
    """Before a ticket is received, a period has the indicators of the terms in force on its first day, all zeros"""
    added = AGREEMENT.evolve(indicators=()).amended(date(2026, 3, 10), indicators=(QUALITY,))
    for tickets in ([], _week(2, 11)):
        assert added.report(tickets, MARCH, now=monday(8)).indicators == ()
        april = added.report(tickets, Period.month(2026, 4), now=monday(8))
        assert _counted(april) == [("quality", Fraction(1, 2), 0)]


def test_to_dict() -> None:
    """A report goes into JSON"""
    data = json.loads(json.dumps(AGREEMENT.report(TICKETS, MARCH, now=NOW).to_dict()))
    assert (data["period"], data["first"], data["last"]) == ("2026-03", "2026-03-01", "2026-03-31")
    assert data["indicators"][0]["ratio"] == "3/8"
    assert data["severities"][0]["median_us"] == 7_200_000_000
    assert [late["ticket"]["id"] for late in data["late"]] == ["h", "e"]
    assert data["next_escalations"][0]["at"] == "2026-03-02T17:00:00+01:00"
    assert AGREEMENT.report([], MARCH, now=NOW).to_dict()["next_escalations"] == []


def test_the_same_report_gives_the_same_dictionary() -> None:
    """Asked in UTC of tickets written in UTC: the times in it are those of the agreement's clocks all the same"""
    tickets = [Ticket.received("1", at=monday(15).astimezone(UTC), scope="one")]
    here, there = (AGREEMENT.report(tickets, MARCH, now=now).to_dict() for now in (NOW, NOW.astimezone(UTC)))
    assert here == there
    assert (here["now"], here["next_escalations"][0]["at"]) == (  # type: ignore[index] # a list of dictionaries
        NOW.isoformat(),
        monday(11).replace(day=3).isoformat(),
    )


def test_refused() -> None:
    """A naive now, an unknown kind of period and what is no ticket are refused"""
    with pytest.raises(InvalidValueError, match=r"now: .* has no zone"):
        AGREEMENT.report([], MARCH, now=NOW.replace(tzinfo=None))
    with pytest.raises(InvalidValueError, match="kind: 'week' is no kind of period"):
        AGREEMENT.reports([], "week", now=NOW)
    with pytest.raises(InvalidTypeError, match=r"tickets\[0\]: 3 is a int; a Ticket is wanted"):
        AGREEMENT.report([3], MARCH, now=NOW)  # type: ignore[list-item]
    with pytest.raises(InvalidTypeError, match="period: '2026-03' is a str; a Period is wanted"):
        AGREEMENT.report(TICKETS, "2026-03", now=NOW)  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match=r"tickets\[1\]: 'a' is the id of tickets\[0\] too"):
        AGREEMENT.reports([TICKETS[0], TICKETS[0]], "month", now=NOW)


@given(st.permutations(TICKETS))
def test_order_of_tickets_changes_nothing(tickets: list[Ticket]) -> None:
    """Permuting the tickets changes no report"""
    assert AGREEMENT.reports(tickets, "month", now=NOW) == AGREEMENT.reports(TICKETS, "month", now=NOW)


MINUTES = st.integers(min_value=0, max_value=20_000)


@given(MINUTES, MINUTES, st.booleans())
def test_a_later_now_never_lowers_elapsed(first: int, further: int, resolved: bool) -> None:
    """Within one clock, time only goes on, and a breach never disappears"""
    ticket = high("a", 3 if resolved else None)
    now = monday(9) + timedelta(minutes=first)
    before = AGREEMENT.assess(ticket, now=now).commitment("resolution")
    after = AGREEMENT.assess(ticket, now=now + timedelta(minutes=further)).commitment("resolution")
    assert after.elapsed >= before.elapsed
    assert before.state is not State.BREACHED or after.state is State.BREACHED


@given(MINUTES, st.integers(min_value=1, max_value=480), st.integers(min_value=0, max_value=480))
def test_tightening_never_mends(resolved: int, minutes: int, more: int) -> None:
    """A shorter limit never turns breached into met"""
    ticket = Ticket.received("a", at=monday(9)).resolved(at=monday(9) + timedelta(minutes=resolved))
    assessment = AGREEMENT.assess(ticket, now=monday(9) + timedelta(minutes=resolved))
    tight, wide = (assessment.judge(_within(timedelta(minutes=limit))).state for limit in (minutes, minutes + more))
    assert (wide, tight) != (State.BREACHED, State.MET)


def _within(limit: timedelta) -> Commitment:
    import attrs

    return attrs.evolve(RESOLUTION, limit=BusinessHours(limit))
