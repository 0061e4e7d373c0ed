"""Explanations: what they hold, and that their figures are those of the assessment."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from sla_rules import Agreement, Severity, Ticket, franceconnect
from sla_rules.assessments.standing import Standing
from sla_rules.clauses.commitment import PAUSES
from sla_rules.clauses.modes import OnReopen, OnSeverityChange, Repeats
from sla_rules.errors import ImpossibleStepError, InvalidValueError
from sla_rules.tickets.event import Event, EventKind

from .paper import AGREEMENT, HIGH, LOW, MICROSECOND, RESOLUTION, monday

PARIS = ZoneInfo("Europe/Paris")
TICKET = Ticket.received("1", at=monday(9)).severity_assigned(HIGH, at=monday(10)).resolved(at=monday(12))
ANNEXES = [
    franceconnect.agreement(franceconnect.Reading(**choice))  # type: ignore[arg-type] # each a field and its choice
    for choice in (
        {},
        {"handling_unit": "two_business_days", "hours_unit": "clock_hours"},
        {"day_unit": "whole_days", "treatment_starts": "received"},
    )
]


def test_it_holds_the_whole_assessment() -> None:
    """Severities, commitments, indicators and alarms, in the order of the terms."""
    assessment = AGREEMENT.assess(TICKET, now=monday(13))
    explanation = assessment.explain()
    assert [step.severity for step in explanation.severities] == [HIGH]
    assert [trace.assessed for trace in explanation.commitments] == list(assessment.commitments)
    assert explanation.alarms == assessment.alarms
    assert [(told.standing, told.trace is None) for told in explanation.indicators] == [(Standing.MET, False)]
    assert explanation.zone.key == "Europe/Paris"


def test_no_indicator_before_reception() -> None:
    """A ticket that is not received yet counts in no indicator, as in a report."""
    explanation = AGREEMENT.assess(TICKET, now=monday(8)).explain()
    assert explanation.indicators == ()
    assert "counts as" not in explanation.text()


def test_an_excluded_ticket_has_no_trace() -> None:
    """An indicator that leaves a ticket out judges nothing."""
    ticket = Ticket.received("1", at=monday(9)).severity_assigned(LOW, at=monday(10))
    told = AGREEMENT.assess(ticket, now=monday(13)).explain().indicators[0]
    assert (told.standing, told.trace) == (Standing.EXCLUDED, None)


def test_its_forms() -> None:
    """Text, Markdown and HTML, English unless another language is named; an unknown one is refused."""
    explanation = AGREEMENT.assess(TICKET, now=monday(13)).explain()
    assert str(explanation) == explanation.text() == explanation.text("en")
    assert explanation.text().startswith("Ticket 1: ")
    assert explanation.markdown("fr").startswith("# Ticket 1 : ")
    assert explanation.html("fr").startswith('<section lang="fr">')
    assert explanation._repr_html_() == explanation.html()
    with pytest.raises(InvalidValueError, match="lang: 'de'"):
        explanation.text("de")


def test_nothing_received_yet() -> None:
    """Before its reception a ticket has no steps, and its total is nothing."""
    explanation = AGREEMENT.assess(TICKET, now=monday(9) - MICROSECOND).explain()
    assert [(trace.steps, trace.total) for trace in explanation.commitments] == [((), timedelta(0))] * 2


minutes = st.integers(0, 60 * 24 * 40)


@settings(max_examples=60)
@given(
    st.sampled_from(ANNEXES), st.tuples(minutes, minutes, minutes, minutes), st.sampled_from(franceconnect.SEVERITIES)
)
def test_the_totals_are_the_figures(agreement: Agreement, at: tuple[int, int, int, int], severity: Severity) -> None:
    """For any ticket of the annex under several readings, every trace adds up to its assessment's elapsed time."""
    start = datetime(2026, 4, 20, 8, tzinfo=PARIS)
    received, assigned, now, resolved = (start + timedelta(minutes=minute) for minute in sorted(at))
    ticket = Ticket.received("1", at=received, blocking=True).acknowledged(at=received)
    ticket = ticket.severity_assigned(severity, at=assigned)
    for known, instant in ((ticket, now), (ticket.resolved(at=now), resolved)):
        assessment = agreement.assess(known, now=instant)
        explanation = assessment.explain()
        traces = [told.trace for told in explanation.indicators if told.trace is not None]
        for trace in (*explanation.commitments, *traces):
            counted = sum((step.amount for step in trace.steps if step.counted), timedelta(0))
            assert counted == trace.total == trace.assessed.elapsed


STEPS = {
    EventKind.ACKNOWLEDGED: (None, None),
    EventKind.SEVERITY_ASSIGNED: (LOW, None),
    EventKind.INFORMATION_REQUESTED: (None, None),
    EventKind.INFORMATION_PROVIDED: (None, None),
    EventKind.PAUSED: (None, "parts"),
    EventKind.RESUMED: (None, None),
    EventKind.RESOLVED: (None, None),
    EventKind.NOTIFIED: (None, None),
    EventKind.CLOSED: (None, None),
    EventKind.REOPENED: (None, None),
    EventKind.CANCELLED: (None, None),
}


@st.composite
def lives(draw: st.DrawFn) -> Ticket:
    """Tickets of any life: random steps in order, those that are impossible left out."""
    ticket = Ticket.received("1", at=monday(9), scope=draw(st.sampled_from(["all", "one", None])))
    at = monday(9)
    for kind in draw(st.lists(st.sampled_from(list(STEPS)), max_size=14)):
        at += timedelta(minutes=draw(st.integers(0, 60 * 12)))
        severity, detail = STEPS[kind]
        if severity is not None:
            severity = draw(st.sampled_from([HIGH, LOW]))
        with suppress(ImpossibleStepError):
            ticket = ticket.with_event(Event(kind, at, severity, detail))
    return ticket


@settings(max_examples=150)
@given(
    lives(),
    st.sampled_from(OnReopen),
    st.sampled_from(OnSeverityChange),
    st.sampled_from(Repeats),
    st.integers(0, 60 * 24 * 9),
)
def test_any_life_adds_up(
    ticket: Ticket, on_reopen: OnReopen, on_change: OnSeverityChange, repeats: Repeats, minutes_later: int
) -> None:
    """Whatever pauses, reopens, repeats or changes: every clock's steps join, and add up to its elapsed time."""
    commitment = evolve(
        RESOLUTION,
        ends=EventKind.NOTIFIED if repeats is Repeats.EACH_END else EventKind.RESOLVED,
        paused_by=PAUSES,
        on_reopen=on_reopen,
        on_severity_change=on_change,
        repeats=repeats,
    )
    agreement = AGREEMENT.evolve(commitments=(commitment,), escalations=(), indicators=())
    explanation = agreement.assess(ticket, now=monday(9) + timedelta(minutes=minutes_later)).explain()
    (trace,) = explanation.commitments
    for each in (*trace.earlier, trace):
        counted = sum((step.amount for step in each.steps if step.counted), timedelta(0))
        assert counted == each.total == each.assessed.elapsed
        assert all(before.end == after.start for before, after in pairwise(each.steps))
    for lang in ("en", "fr"):
        assert explanation.text(lang)
