"""Whether one agreement is no worse than another."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sla_rules import (
    Agreement,
    Bound,
    BusinessCalendar,
    BusinessDays,
    BusinessHours,
    ClockHours,
    ClosedDates,
    Limit,
    Period,
    Severity,
    Ticket,
    franceconnect,
)
from sla_rules.agreements.comparison import Answer
from sla_rules.assessments.state import State
from sla_rules.clauses.closure import ClosureRule, Evidence
from sla_rules.clauses.modes import OnReopen, OnSeverityChange
from sla_rules.errors import InvalidTypeError, InvalidValueError
from sla_rules.franceconnect import Reading
from tests.assessments.paper import AGREEMENT, CALENDAR, HIGH, LOW, PARIS, QUALITY, RESOLUTION, TERMS

MARCH = Period.month(2027, 3)


def answers(new: Agreement, old: Agreement, period: Period = MARCH) -> dict[str, Answer]:
    """Return the answer for each clause that is not simply kept."""
    found = new.no_worse_than(old, period).findings
    return {finding.clause: finding.answer for finding in found if finding.answer is not Answer.NO_WORSE}


def test_an_agreement_is_no_worse_than_itself() -> None:
    """Nothing needs checking where nothing changed; every clause has its finding"""
    found = AGREEMENT.no_worse_than(AGREEMENT, MARCH)
    assert (found.answer, found.checked, found.counter_example) == (Answer.NO_WORSE, 0, None)
    assert {finding.clause.split("'")[0].rstrip() for finding in found.findings} == {
        "commitment", "escalation", "indicator", "grid", "closures", "deactivation",
    }  # fmt: skip


def test_open_on_public_holidays_is_no_worse() -> None:
    """
    Hours more use every limit up sooner, in each stretch of a clock that is reopened too

    Ten business days of silence since Saturday 1 May 2027 end on Friday 14 May; with the 6th (Ascension) and the 17th
    (Whit Monday) closed, on Tuesday 18 May. Whether it is better to be closed sooner nobody says.
    """
    old, new = franceconnect.agreement(), franceconnect.agreement(Reading(public_holidays="open"))
    found = new.no_worse_than(old, Period.month(2027, 5))
    assert found.answer is Answer.UNDECIDED
    assert [(finding.clause, finding.why) for finding in found.undecided] == [
        (
            "closures",
            "'silence' since 2027-05-01 allows closure after 2027-05-14, by the old agreement after 2027-05-18",
        )
    ]
    assert found.checked > 100
    assert found.findings[0].why.endswith(
        "whenever the clock starts, with breaks too: time that counted still counts, and the limit is no longer"
    )


def test_closure_after_business_hours_on_other_calendars() -> None:
    """Hours of silence are not compared day by day: where the calendars differ, nobody says"""
    rule = ClosureRule(name="silence", clause="§1", resolved=False, evidence=Evidence.SILENCE, after=BusinessHours(80))
    old = franceconnect.agreement().evolve(closures=(rule,))
    new = franceconnect.agreement(Reading(public_holidays="open")).evolve(closures=(rule,))
    found = new.no_worse_than(old, Period.month(2027, 5))
    assert [finding.why for finding in found.undecided] == [
        "'silence' waits for BusinessHours(80), on calendars that differ"
    ]


def test_closed_on_public_holidays_is_worse() -> None:
    """The ticket of the example is breached under the old agreement and met under the new one"""
    new, old = franceconnect.agreement(), franceconnect.agreement(Reading(public_holidays="open"))
    found = new.no_worse_than(old, Period.month(2027, 5))
    assert (found.answer, found.worse[0].clause) == (Answer.WORSE, "commitment 'resolution', 1 (Critical)")
    example = found.counter_example
    assert example is not None
    (ticket,) = example.tickets
    before, after = (agreement.assess(ticket, now=example.now).commitment("resolution") for agreement in (old, new))
    assert (before.state, after.state) == (State.BREACHED, State.MET) == (example.old, example.new)


def test_annex_with_a_longer_limit() -> None:
    """
    Ascension Thursday 2027-05-06: two business days from Wednesday end on Monday at 24:00, before 48 open hours

    A ticket reopened again and again may have more than 48 open hours within fewer hours than two days and a week-end.
    """
    days = franceconnect.agreement(Reading(handling_unit="two_business_days"))
    ((handling, answer),) = answers(days, franceconnect.agreement()).items()
    assert (handling.startswith("commitment 'handling'"), answer) == (True, Answer.UNDECIDED)
    (clause,) = answers(franceconnect.agreement(), days)
    assert clause.startswith("commitment 'handling'")


def test_versions_cut_the_period() -> None:
    """From the date on which the limit grows the new agreement is worse, and only from then on"""
    slower = attrs.evolve(RESOLUTION, limit=((HIGH, BusinessHours(3)), (LOW, BusinessHours(8))))
    later = AGREEMENT.amended(date(2027, 3, 15), commitments=(slower, *TERMS.commitments[1:]))
    found = later.no_worse_than(AGREEMENT, MARCH)
    assert [finding.clause for finding in found.worse] == ["from 2027-03-15: commitment 'resolution', 1 (high)"]
    assert found.counter_example is not None
    assert found.counter_example.tickets[0].received_at >= datetime(2027, 3, 15, tzinfo=PARIS)
    assert answers(later, AGREEMENT, Period.month(2027, 2)) == {}


@pytest.mark.parametrize(
    ("modes", "reopened"),
    [
        ({"on_reopen": OnReopen.RESTART}, True),
        ({"on_reopen": OnReopen.FIRST, "on_severity_change": OnSeverityChange.FROM_CHANGE}, False),
    ],
)
def test_clocks_that_start_anew_after_an_amendment(modes: dict[str, Any], reopened: bool) -> None:
    """
    An hour on Thursday 11 March, for tickets received before the 10th: their clocks may start anew on the 11th

    Received on Tuesday at closing, reopened or high since Thursday 9:00, resolved at 16:00: 7 h of 2 h, or 1 h.
    """
    old = AGREEMENT.evolve(commitments=(attrs.evolve(RESOLUTION, **modes),), escalations=(), indicators=())
    short = CALENDAR.evolve(exceptions={date(2027, 3, 11): "09:00-10:00"})
    new = old.evolve(calendar=short).amended(date(2027, 3, 10), calendar=CALENDAR)
    tuesday, thursday = datetime(2027, 3, 9, 17, tzinfo=PARIS), datetime(2027, 3, 11, 9, tzinfo=PARIS)
    ticket = Ticket.received("1", at=tuesday).severity_assigned(HIGH if reopened else LOW, at=tuesday)
    ticket = (
        ticket.resolved(at=tuesday).reopened(at=thursday) if reopened else ticket.severity_assigned(HIGH, at=thursday)
    )
    ticket = ticket.resolved(at=thursday.replace(hour=16))
    states = [
        agreement.assess(ticket, now=thursday + timedelta(days=1)).commitments[0].state for agreement in (old, new)
    ]
    assert states == [State.BREACHED, State.MET]
    assert answers(new, old)["from 2027-03-01: commitment 'resolution', 1 (high)"] is Answer.UNDECIDED


def test_undecided() -> None:
    """What is not comparable is said, clause by clause, and is no proof of either"""
    other = attrs.evolve(RESOLUTION, name="repair")
    renamed = AGREEMENT.evolve(commitments=(other, TERMS.commitments[1]), escalations=())
    assert answers(renamed, AGREEMENT) == {
        "commitment 'resolution'": Answer.UNDECIDED,
        "escalation 'alarm'": Answer.UNDECIDED,
    }
    assert renamed.no_worse_than(AGREEMENT, MARCH).answer is Answer.UNDECIDED
    far = BusinessCalendar(tz="UTC", hours="Mo-Fr 09:00-17:00")
    (finding,) = AGREEMENT.evolve(calendar=far).no_worse_than(AGREEMENT, MARCH).findings
    assert finding.why == "dates are cut in UTC by the new agreement and in Europe/Paris by the old one"


def test_a_calendar_may_know_too_little() -> None:
    """Public holidays after 2100 are not known: what hangs on them is undecided, and says so"""
    new = franceconnect.agreement(Reading(hours_unit="clock_hours"))
    found = new.no_worse_than(franceconnect.agreement(), Period.month(2101, 3))
    assert found.answer is Answer.UNDECIDED
    assert "escalations" in {finding.clause for finding in found.undecided}
    assert "a calendar knows too little" in found.undecided[0].why


def test_refused() -> None:
    """All dates have no end of breakpoints; another type is refused"""
    with pytest.raises(InvalidValueError, match="period: all dates cannot be checked one by one"):
        AGREEMENT.no_worse_than(AGREEMENT, Period.all())
    with pytest.raises(InvalidTypeError, match="old: None is a NoneType"):
        AGREEMENT.no_worse_than(None, MARCH)  # type: ignore[arg-type]
    with pytest.raises(InvalidTypeError, match="period: 2027 is a int"):
        AGREEMENT.no_worse_than(AGREEMENT, 2027)  # type: ignore[arg-type]


CALENDARS = [
    CALENDAR,
    CALENDAR.evolve(hours="Mo-Fr 09:00-12:00,14:00-17:00"),
    CALENDAR.evolve(hours="Mo-Sa 09:00-17:00"),
    CALENDAR.evolve(hours="Mo-Fr 22:00-04:00"),
    CALENDAR.evolve(holidays=ClosedDates({date(2027, 3, 29): "Easter Monday"})),
]
# Few of each kind, so that one agreement is often no worse than another.
LIMITS: st.SearchStrategy[Limit] = st.sampled_from(
    [BusinessHours(2), BusinessHours(8), BusinessHours(12), ClockHours(2), ClockHours(9), BusinessDays(1)]
)


@st.composite
def small_agreements(draw: st.DrawFn) -> Agreement:
    """Return an agreement with one commitment, one escalation and one indicator of its own."""
    low, high = draw(LIMITS), draw(LIMITS)
    calendar, bound = draw(st.sampled_from(CALENDARS)), draw(st.sampled_from(Bound))
    target = draw(st.sampled_from([Fraction(1, 2), Fraction(3, 5)]))
    measured = attrs.evolve(QUALITY.commitment, limit=draw(LIMITS))
    return AGREEMENT.evolve(
        calendar=calendar,
        commitments=(attrs.evolve(RESOLUTION, limit=((HIGH, high), (LOW, low)), bound=bound),),
        escalations=(attrs.evolve(TERMS.escalations[0], after=draw(LIMITS)),),
        indicators=(attrs.evolve(QUALITY, target=target, commitment=measured),),
    )


MINUTES = st.integers(0, 31 * 24 * 60 - 61)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(
    new=small_agreements(),
    old=small_agreements(),
    lives=st.lists(st.tuples(MINUTES, st.integers(0, 6000), st.sampled_from([HIGH, LOW])), min_size=5, max_size=30),
)
def test_against_random_tickets(new: Agreement, old: Agreement, lives: list[tuple[int, int, Severity]]) -> None:
    """Where a clause is no worse no random ticket says otherwise; a worse one has a ticket whose verdict changes"""
    found = new.no_worse_than(old, MARCH)
    kept = {finding.clause for finding in found.findings if finding.answer is Answer.NO_WORSE}
    for minutes, duration, severity in lives:
        start = datetime(2027, 3, 1, tzinfo=PARIS) + timedelta(minutes=minutes)
        end = start + timedelta(minutes=duration)
        ticket = Ticket.received("1", at=start).severity_assigned(severity, at=start).resolved(at=end)
        ours, theirs = (agreement.assess(ticket, now=end) for agreement in (new, old))
        if f"commitment 'resolution', {severity}" in kept or "commitment 'resolution', 1 (high), 2 (low)" in kept:
            states = ours.commitment("resolution").state, theirs.commitment("resolution").state
            assert states != (State.MET, State.BREACHED)
        open_ticket = Ticket.received("1", at=start).severity_assigned(severity, at=start)
        if f"escalation 'alarm', {severity}" in kept or "escalation 'alarm'" in kept:
            rang = [bool(agreement.assess(open_ticket, now=end).rang) for agreement in (new, old)]
            assert rang != [False, True]
    for finding in found.worse:
        assert finding.example is not None
        assert finding.example.old != finding.example.new
    if found.counter_example is not None and found.counter_example.new == "met":
        example = found.counter_example
        assert new.assess(example.tickets[0], now=example.now) != old.assess(example.tickets[0], now=example.now)


def test_clocks_that_pause_need_a_calendar_that_contains_the_old_one() -> None:
    """Hours that contain the old ones count as much around a pause; of others nothing is proven for such clocks"""
    pausing = attrs.evolve(RESOLUTION, paused_by=("parts",))
    old = AGREEMENT.evolve(commitments=(pausing,))
    longer_days = CALENDAR.evolve(hours="Mo-Fr 09:00-19:00")
    assert answers(old.evolve(calendar=longer_days), old) == {}
    quick = attrs.evolve(pausing, limit=((HIGH, BusinessHours(Fraction(1, 2))), (LOW, BusinessHours(1))))
    early = CALENDAR.evolve(hours="Mo-Su 00:00-16:00")
    nights = old.evolve(calendar=early, commitments=(quick,), escalations=(), indicators=())
    assert set(answers(nights, old.evolve(escalations=(), indicators=())).values()) == {Answer.UNDECIDED}
    shares = AGREEMENT.evolve(
        commitments=(attrs.evolve(RESOLUTION, on_severity_change=OnSeverityChange.PROPORTIONAL),), escalations=()
    )
    assert answers(shares.evolve(calendar=longer_days), shares) == {}
    tighter = attrs.evolve(pausing, limit=((HIGH, BusinessHours(1)), (LOW, BusinessHours(8))))
    assert answers(old.evolve(commitments=(tighter,)), old) == {}
