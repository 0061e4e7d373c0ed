"""Section 2.2.2."""

from __future__ import annotations

from sla_rules import Bound, BusinessHours, ClosedDates, franceconnect
from sla_rules.franceconnect import CRITICAL, INFO, MAJOR, MEDIUM, MINOR, Reading, support
from sla_rules.tickets.event import EventKind

from .paper import AGREEMENT, paris


def test_hours() -> None:
    """Open on Friday 09:30, closed at 18:00, on Saturday and on the public holidays"""
    calendar = AGREEMENT.calendar
    assert calendar.is_open(paris("2026-03-06 09:30"))
    assert not calendar.is_open(paris("2026-03-06 18:00"))
    assert not calendar.is_open(paris("2026-03-07 12:00"))
    assert not calendar.is_open(paris("2026-05-01 12:00"))
    # a business day has the 8.5 hours that the reading of 48 h as two days multiplies
    day = calendar.elapsed(paris("2026-03-06 00:00"), paris("2026-03-07 00:00"))
    assert day == BusinessHours(support.HOURS_A_DAY).duration


def test_figure_2() -> None:
    """The two columns of hours and the column of people, level by level"""
    resolution = AGREEMENT.terms.commitment("resolution")
    (escalation,) = AGREEMENT.terms.escalations
    grid = {CRITICAL: (1, 2), MAJOR: (2.5, 4), MEDIUM: (8, 12), MINOR: (15, 24), INFO: (15, 24)}
    for severity, (alarm, treatment) in grid.items():
        assert escalation.after_for(severity) == BusinessHours(alarm)
        assert resolution.limit_for(severity) == BusinessHours(treatment)
    people = [escalation.to_for(severity) for severity in grid]
    level = "Équipe Support de niveau"
    assert people == ["Responsable de la production", f"{level} 3", f"{level} 2", f"{level} 1", f"{level} 1"]
    assert (resolution.starts, resolution.ends) == (EventKind.SEVERITY_ASSIGNED, EventKind.RESOLVED)
    assert resolution.bound is Bound.INCLUSIVE


def test_deactivation() -> None:
    """A malfunction of one identity provider (severity 2) takes it out until the resolution"""
    deactivation = AGREEMENT.terms.deactivation
    assert deactivation is not None
    assert (deactivation.severity, deactivation.starts, deactivation.ends) == (
        MAJOR,
        EventKind.SEVERITY_ASSIGNED,
        EventKind.RESOLVED,
    )


def test_holidays_of_the_caller() -> None:
    """The caller may say on which dates the service is closed"""
    calendar = franceconnect.agreement(holidays=ClosedDates(())).calendar
    assert calendar.is_open(paris("2026-05-01 12:00"))


def test_handling_until_analysed() -> None:
    """Read as the analysis, handling ends when a severity is assigned"""
    assert support.handling(Reading()).ends is EventKind.RESOLVED
    assert support.handling(Reading(handling_until="severity_assigned")).ends is EventKind.SEVERITY_ASSIGNED
