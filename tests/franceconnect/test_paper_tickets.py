"""
Tickets of the annex worked out on paper; the working stands beside each answer.

The service is open Monday to Friday 09:30-18:00 Paris time, 8.5 h a day, closed on the public holidays of France.
Figure 2: escalation after 1 / 2.5 / 8 / 15 / 15 h, treatment in 2 / 4 / 12 / 24 / 24 h, from the assignment.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from fractions import Fraction

import pytest

from sla_rules import Severity, Ticket, franceconnect
from sla_rules.assessments.standing import Standing
from sla_rules.assessments.state import State
from sla_rules.franceconnect import CRITICAL, INFO, MAJOR, MEDIUM, MINOR, Reading

from .paper import AGREEMENT, MICROSECOND, assigned, paris

LATER = paris("2027-01-31 12:00")

# severity, assigned, escalation rings, treatment due, and the working.
PAPER = [
    (MAJOR, "2026-03-06 17:00", "2026-03-09 11:00", "2026-03-09 12:30", "Friday 17-18 = 1 h; Monday 1.5 h; 3 h"),
    (CRITICAL, "2026-03-06 16:00", "2026-03-06 17:00", "2026-03-06 18:00", "Friday 16-18 = 2 h, to the closing"),
    (CRITICAL, "2026-03-06 17:59", "2026-03-09 10:29", "2026-03-09 11:29", "Friday 1 min; Monday 59 min; 1 h 59"),
    (CRITICAL, "2026-03-06 18:00", "2026-03-09 10:30", "2026-03-09 11:30", "18:00 is closed; Monday 1 h; 2 h"),
    (CRITICAL, "2026-03-07 22:30", "2026-03-09 10:30", "2026-03-09 11:30", "Saturday night; Monday 1 h; 2 h"),
    (
        MEDIUM,
        "2026-04-30 15:00",
        "2026-05-04 14:30",
        "2026-05-05 10:00",
        "Thursday 3; 1 May shut; Mon 5; Mon 8.5 Tue 0.5",
    ),
    (
        MINOR,
        "2026-07-13 09:30",
        "2026-07-15 16:00",
        "2026-07-16 16:30",
        "Mon 8.5; 14 July shut; Wed 6.5; Wed 8.5 Thu 7",
    ),
    (MAJOR, "2026-05-13 16:30", "2026-05-15 10:30", "2026-05-15 12:00", "Wed 1.5; Ascension shut; Friday 1; 2.5"),
    (
        CRITICAL,
        "2026-04-03 17:30",
        "2026-04-07 10:00",
        "2026-04-07 11:00",
        "Friday 0.5; Easter Monday shut; Tue 0.5; 1.5",
    ),
    (MEDIUM, "2026-12-23 14:00", "2026-12-24 13:30", "2026-12-24 17:30", "Wed 4; Thu 24 is a day like others: 4; 8"),
    (MEDIUM, "2026-12-24 14:00", "2026-12-28 13:30", "2026-12-28 17:30", "Thu 4; 25 shut, 26-27 week-end; Mon 4; 8"),
    (INFO, "2025-12-31 10:00", "2026-01-02 16:30", "2026-01-05 17:00", "Wed 8; 1 Jan shut; Fri 7; Fri 8.5 Mon 7.5"),
    (MAJOR, "2026-11-10 17:59:59", "2026-11-12 11:59:59", "2026-11-12 13:29:59", "1 s; 11 Nov shut; the rest Thursday"),
    (MAJOR, "2026-03-27 17:00", "2026-03-30 11:00", "2026-03-30 12:30", "Fri 1 h; clocks go forward on Sunday, shut"),
    (MAJOR, "2026-10-23 17:00", "2026-10-26 11:00", "2026-10-26 12:30", "Fri 1 h; clocks go back on Sunday, shut"),
    (CRITICAL, "2026-03-02 09:30", "2026-03-02 10:30", "2026-03-02 11:30", "from the opening"),
    (MAJOR, "2026-03-02 09:30", "2026-03-02 12:00", "2026-03-02 13:30", "from the opening"),
    (MEDIUM, "2026-03-02 09:30", "2026-03-02 17:30", "2026-03-03 13:00", "Mon 8; Mon 8.5 Tue 3.5"),
    (MINOR, "2026-03-02 09:30", "2026-03-03 16:00", "2026-03-04 16:30", "Mon 8.5 Tue 6.5; Mon 8.5 Tue 8.5 Wed 7"),
    (INFO, "2026-03-02 09:30", "2026-03-03 16:00", "2026-03-04 16:30", "as severity 4"),
]


@pytest.mark.parametrize(("severity", "start", "rings", "due", "working"), PAPER)
def test_due_and_ring(severity: Severity, start: str, rings: str, due: str, working: str) -> None:
    """Figure 2 gives the deadline and the alarm that the paper gives"""
    assessment = AGREEMENT.assess(assigned(severity, start), now=LATER)
    assert assessment.commitment("resolution").due_at == paris(due), working
    (alarm,) = assessment.alarms
    assert alarm.at == paris(rings), working
    assert alarm.severity == severity


@pytest.mark.parametrize(("severity", "start", "rings", "due", "working"), PAPER)
def test_verdict_at_the_limit(severity: Severity, start: str, rings: str, due: str, working: str) -> None:
    """Resolved a microsecond before the deadline and on it is met, elapsed = limit on it; after it, in hours, is not"""
    limit = dict(franceconnect.agreement().terms.commitments[0].limit)[severity].duration  # type: ignore[arg-type, union-attr]
    ticket = assigned(severity, start)
    before = AGREEMENT.assess(ticket.resolved(at=paris(due) - MICROSECOND), now=LATER).commitment("resolution")
    on = AGREEMENT.assess(ticket.resolved(at=paris(due)), now=LATER).commitment("resolution")
    assert (before.state, before.elapsed) == (State.MET, limit - MICROSECOND), working
    assert (on.state, on.elapsed, on.remaining, on.consumed) == (State.MET, limit, timedelta(0), Fraction(1)), working
    # A deadline at the closing (18:00) is passed only when the service has opened again and run a microsecond.
    reopened = AGREEMENT.calendar.next_open(paris(due))
    after = AGREEMENT.assess(ticket.resolved(at=reopened + MICROSECOND), now=LATER).commitment("resolution")
    assert (after.state, after.elapsed) == (State.BREACHED, limit + MICROSECOND), rings


def test_limit_used_up_at_closing() -> None:
    """Critical, assigned Friday 16:00, resolved Friday 20:00 or Monday 09:30: elapsed is 2 h, the limit, so met"""
    ticket = assigned(CRITICAL, "2026-03-06 16:00")
    for resolved in ("2026-03-06 20:00", "2026-03-09 09:30"):
        assessed = AGREEMENT.assess(ticket.resolved(at=paris(resolved)), now=LATER).commitment("resolution")
        assert (assessed.state, assessed.elapsed) == (State.MET, timedelta(hours=2))


def test_alarm_is_on_instants() -> None:
    """Critical, assigned Friday 17:00: the alarm is at 18:00; resolved at 18:00 it stays silent, at 20:00 it rang"""
    ticket = assigned(CRITICAL, "2026-03-06 17:00")
    assert AGREEMENT.assess(ticket.resolved(at=paris("2026-03-06 18:00")), now=LATER).alarms == ()
    late = AGREEMENT.assess(ticket.resolved(at=paris("2026-03-06 20:00")), now=LATER)
    assert [alarm.at for alarm in late.rang] == [paris("2026-03-06 18:00")]
    # 1 h of 2: the alarm is no verdict
    assert late.commitment("resolution").state is State.MET


def test_alarm_around_now() -> None:
    """The alarm of Monday 11:00 has not rung at 11:00, and has rung a microsecond later"""
    ticket = assigned(MAJOR, "2026-03-06 17:00")
    at = paris("2026-03-09 11:00")
    on = AGREEMENT.assess(ticket, now=at)
    assert on.rang == ()
    assert on.next_alarm is not None
    assert (on.next_alarm.at, on.next_alarm.to) == (at, "Équipe Support de niveau 3")
    after = AGREEMENT.assess(ticket, now=at + MICROSECOND)
    assert [alarm.at for alarm in after.rang] == [at]
    assert after.next_alarm is None


def test_open_ticket_around_its_deadline() -> None:
    """Still open at Monday 12:30, 4 h of 4: running; a microsecond later no end can meet, so it is breached and late"""
    ticket = assigned(MAJOR, "2026-03-06 17:00")
    due = paris("2026-03-09 12:30")
    on = AGREEMENT.assess(ticket, now=due)
    assert (on.commitment("resolution").state, on.late) == (State.RUNNING, False)
    after = AGREEMENT.assess(ticket, now=due + MICROSECOND)
    assert (after.commitment("resolution").state, after.late) == (State.BREACHED, True)


HANDLING = [
    # Thu 1; 1 May shut; Mon 4 to Thu 7: 34 -> 35; 8 May shut; Mon 11: 43.5; Tue 12: 4.5 -> 14:00
    ("open_hours", "2026-05-12 14:00"),
    # 17 h: Thu 1; Mon 8.5 -> 9.5; Tue 7.5 -> 17:00
    ("two_days_of_hours", "2026-05-05 17:00"),
    # the day itself does not count; Mon 4, Tue 5, which ends at 24:00
    ("two_business_days", "2026-05-06 00:00"),
]


@pytest.mark.parametrize(("unit", "due"), HANDLING)
def test_handling_under_each_unit(unit: str, due: str) -> None:
    """48 h ouvrées from Thursday 30 April 17:00 end where design §3 says, under each of three readings"""
    agreement = franceconnect.agreement(Reading(handling_unit=unit))  # type: ignore[arg-type]
    ticket = Ticket.received("INC-1", at=paris("2026-04-30 17:00"))
    for moment, state in ((due, State.MET), (due, State.BREACHED)):
        at = paris(moment) + (MICROSECOND if state is State.BREACHED else timedelta(0))
        assessed = agreement.assess(ticket.resolved(at=at), now=LATER).commitment("handling")
        assert assessed.due_at == paris(due)
        assert assessed.state is state


def test_received_outside_hours() -> None:
    """Received Saturday 22:00: both that instant and Monday 09:30, when the clock could count, are reported"""
    assessed = AGREEMENT.assess(assigned(CRITICAL, "2026-03-07 22:00"), now=LATER).commitment("handling")
    assert assessed.received_at == paris("2026-03-07 22:00")
    assert assessed.started_at == paris("2026-03-07 22:00")
    assert assessed.clock_started_at == paris("2026-03-09 09:30")


@pytest.mark.parametrize(
    ("acknowledged", "resolved", "state"),
    [
        # Tue 16-18 = 2 h, Wed 2 h -> 11:30
        ("2026-03-10 16:00", "2026-03-11 11:30", State.MET),
        ("2026-03-10 16:00", "2026-03-11 11:30:00.000001", State.BREACHED),
        # Thu 30 April 2 h; 1 May shut; Mon 2 h -> 11:30
        ("2026-04-30 16:00", "2026-05-04 11:30", State.MET),
    ],
)
def test_blocking(acknowledged: str, resolved: str, state: State) -> None:
    """A blocking anomaly is settled within 4 h of its acknowledgement"""
    ticket = (
        Ticket.received("INC-1", at=paris("2026-03-10 09:00"), blocking=True)
        .acknowledged(at=paris(acknowledged))
        .resolved(at=paris(resolved))
    )
    assert AGREEMENT.assess(ticket, now=LATER).commitment("blocking").state is state


@pytest.mark.parametrize(
    ("acknowledged", "due"),
    [
        # Sunday 00:30 +01:00 is Saturday 23:30 UTC; four hours later 03:30 UTC is 05:30 +02:00
        ("2026-03-29T00:30:00+01:00", "2026-03-29T05:30:00+02:00"),
        # Sunday 00:30 +02:00 is Saturday 22:30 UTC; four hours later 02:30 UTC is 03:30 +01:00
        ("2026-10-25T00:30:00+02:00", "2026-10-25T03:30:00+01:00"),
    ],
)
def test_blocking_by_the_clock_over_daylight_saving(acknowledged: str, due: str) -> None:
    """Read as clock hours, 4 h are four real hours on the night that has 23 or 25"""
    agreement = franceconnect.agreement(Reading(hours_unit="clock_hours"))
    at = datetime.fromisoformat(acknowledged)
    wall = at.replace(tzinfo=paris("2026-01-01").tzinfo)
    ticket = Ticket.received("INC-1", at=wall, blocking=True).acknowledged(at=wall)
    assessed = agreement.assess(ticket, now=LATER).commitment("blocking")
    assert assessed.due_at is not None
    assert assessed.due_at.isoformat() == due


@pytest.mark.parametrize(
    ("resolved", "now", "standing"),
    [
        # Mon 8.5, Tue 8.5, Wed 7: 24 h are used up on Wednesday 16:30, and "less than" does not allow them
        ("2026-03-04 16:29:59.999999", "2026-03-05 12:00", Standing.MET),
        ("2026-03-04 16:30", "2026-03-05 12:00", Standing.BREACHED),
        (None, "2026-03-04 16:29:59.999999", Standing.OPEN_ON_TRACK),
        (None, "2026-03-04 16:30", Standing.OPEN_LATE),
        # what happens after now has not happened
        ("2026-03-04 16:00", "2026-03-04 15:00", Standing.OPEN_ON_TRACK),
    ],
)
def test_indicator_at_24_hours(resolved: str | None, now: str, standing: Standing) -> None:
    """The indicator asks for less than 24 h from the reception, Monday 2 March 09:30"""
    ticket = assigned(MEDIUM, "2026-03-02 09:30")
    if resolved is not None:
        ticket = ticket.resolved(at=paris(resolved))
    (indicator,) = AGREEMENT.terms.indicators
    assert AGREEMENT.assess(ticket, now=paris(now)).standing(indicator) is standing


def test_information_is_no_incident() -> None:
    """A request for information is outside the indicator by default, and inside it under the other reading"""
    ticket = assigned(INFO, "2026-03-02 09:30")
    everyone = franceconnect.agreement(Reading(indicator_population="all_tickets"))
    for agreement, standing in ((AGREEMENT, Standing.EXCLUDED), (everyone, Standing.OPEN_ON_TRACK)):
        (indicator,) = agreement.terms.indicators
        assert agreement.assess(ticket, now=paris("2026-03-02 10:00")).standing(indicator) is standing


def test_security_is_severity_one() -> None:
    """A problem of security of one user is severity 1 (figure 2), due in 2 h: Friday 17:00 to Monday 10:30"""
    ticket = Ticket.received("INC-1", at=paris("2026-03-06 17:00"), scope=franceconnect.Scope.USER, security=True)
    assessment = AGREEMENT.assess(ticket.severity_assigned(MINOR, at=paris("2026-03-06 17:00")), now=LATER)
    assert assessment.severity == CRITICAL
    assert assessment.severity_trace.overridden == MINOR
    assert assessment.commitment("resolution").due_at == paris("2026-03-09 10:30")


def test_whole_days() -> None:
    """Read as 24 h a business day, 24 h from Friday 17:00 end on Monday 17:00; the alarm still counts open hours"""
    agreement = franceconnect.agreement(Reading(day_unit="whole_days"))
    assessment = agreement.assess(assigned(MINOR, "2026-03-06 17:00"), now=LATER)
    assert assessment.commitment("resolution").due_at == paris("2026-03-09 17:00")
    # 15 h: Friday 1, Monday 8.5, Tuesday 5.5
    assert assessment.alarms[0].at == paris("2026-03-10 15:00")
    # the other severities keep their open hours: Friday 1, Monday 3
    major = agreement.assess(assigned(MAJOR, "2026-03-06 17:00"), now=LATER)
    assert major.commitment("resolution").due_at == paris("2026-03-09 12:30")


def test_public_holidays_open() -> None:
    """Read without public holidays, 1 May is a day like others: Thursday 3, Friday 8.5, Monday 0.5"""
    agreement = franceconnect.agreement(Reading(public_holidays="open"))
    assessed = agreement.assess(assigned(MEDIUM, "2026-04-30 15:00"), now=LATER).commitment("resolution")
    assert assessed.due_at == paris("2026-05-04 10:00")


def test_treatment_from_reception() -> None:
    """Read from the reception, Friday 16:00, 4 h of severity 2 assigned at 17:00 end on Monday 11:30: 2 and 2"""
    agreement = franceconnect.agreement(Reading(treatment_starts="received"))
    ticket = assigned(MAJOR, "2026-03-06 17:00", received="2026-03-06 16:00")
    assert agreement.assess(ticket, now=LATER).commitment("resolution").due_at == paris("2026-03-09 11:30")


def test_indicator_from_the_assignment() -> None:
    """Read from the assignment, 24 h begin a day later than the reception"""
    agreement = franceconnect.agreement(Reading(indicator_starts="severity_assigned"))
    ticket = assigned(MEDIUM, "2026-03-03 09:30", received="2026-03-02 09:30").resolved(at=paris("2026-03-04 16:30"))
    (indicator,) = agreement.terms.indicators
    assert agreement.assess(ticket, now=LATER).standing(indicator) is Standing.MET
