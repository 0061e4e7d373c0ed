"""Each closure rule of the annex on paper: which events allow the closure, since when, and what is missing else."""

from __future__ import annotations

import pytest

from sla_rules import Ticket, franceconnect
from sla_rules.assessments.closure_standing import ClosureStanding, MissingEvidence
from sla_rules.tickets.event import Confirmation, EventKind
from tests.assessments.service import at

AGREEMENT = franceconnect.agreement()
TICKET = Ticket.received("1", at=at("03-02 09:30"))
RESOLVED = TICKET.resolved(at=at("03-03 10:00"))
ASKED = TICKET.information_requested(at=at("03-02 10:00"))


def rule(name: str, ticket: Ticket, now: str) -> ClosureStanding:
    """Return where a rule stands at a Paris time."""
    return AGREEMENT.closure(ticket, now=at(now)).rule(name)


@pytest.mark.parametrize("form", Confirmation)
def test_confirmed(form: Confirmation) -> None:
    """First condition: resolved and confirmed, in speech or in writing; since the confirmation"""
    found = rule("confirmed", RESOLVED.confirmed(form, at=at("03-04 11:00")), "03-05 09:00")
    assert (found.allowed, found.since, found.ends_at, found.missing) == (True, at("03-04 11:00"), None, ())
    assert [event.kind for event in found.evidence] == [EventKind.RESOLVED, EventKind.CONFIRMED]


@pytest.mark.parametrize(
    ("ticket", "missing"),
    [
        (TICKET, (MissingEvidence.RESOLUTION, MissingEvidence.CONFIRMATION)),
        (RESOLVED, (MissingEvidence.CONFIRMATION,)),
        # Opened again: what was confirmed of the first resolution says nothing of the next.
        (
            RESOLVED.confirmed(Confirmation.VERBAL, at=at("03-03 11:00"))
            .reopened(at=at("03-04 10:00"))
            .resolved(at=at("03-04 12:00")),
            (MissingEvidence.CONFIRMATION,),
        ),
        # Confirmed after now.
        (RESOLVED.confirmed(Confirmation.VERBAL, at=at("03-21 11:00")), (MissingEvidence.CONFIRMATION,)),
    ],
)
def test_not_confirmed(ticket: Ticket, missing: tuple[MissingEvidence, ...]) -> None:
    """First condition: without a resolution or its confirmation, both are named"""
    found = rule("confirmed", ticket, "03-20 09:00")
    assert (found.allowed, found.missing, found.evidence) == (False, missing, ())


def test_agreed_in_writing() -> None:
    """Second condition: unresolved, and both parties agree in writing; once resolved, another rule is wanted"""
    agreed = TICKET.closure_agreed(at=at("03-04 11:00"))
    found = rule("agreed in writing", agreed, "03-05 09:00")
    assert (found.since, [event.kind for event in found.evidence]) == (at("03-04 11:00"), [EventKind.CLOSURE_AGREED])
    assert rule("agreed in writing", TICKET, "03-05 09:00").missing == (MissingEvidence.WRITTEN_AGREEMENT,)
    resolved = rule("agreed in writing", agreed.resolved(at=at("03-04 12:00")), "03-05 09:00")
    assert (resolved.allowed, resolved.missing) == (False, (MissingEvidence.UNRESOLVED,))


def test_silence() -> None:
    """
    Third condition: asked on Monday 2 March, 10 business days of silence are 3-6, 9-13 and 16 March.

    They end on 16 March at 24:00, to the microsecond; information or a remark would reset them.
    """
    running = rule("silence", ASKED, "03-16 23:59:59.999999")
    assert (running.allowed, running.missing, running.ends_at) == (
        False,
        (MissingEvidence.END_OF_TERM,),
        at("03-17 00:00"),
    )
    assert running.reset_by == (EventKind.INFORMATION_PROVIDED, EventKind.REMARK_MADE)
    ended = rule("silence", ASKED, "03-17 00:00")
    assert (ended.allowed, ended.since, ended.ends_at, ended.missing) == (True, *(at("03-17 00:00"),) * 2, ())


def test_silence_over_easter() -> None:
    """Asked on Wednesday 1 April: 2, 3, 7-10 and 13-16 April, Easter Monday the 6th left out"""
    asked = TICKET.information_requested(at=at("04-01 10:00"))
    assert rule("silence", asked, "04-02 10:00").ends_at == at("04-17 00:00")


@pytest.mark.parametrize(
    ("ticket", "ends_at", "missing"),
    [
        (TICKET, None, (MissingEvidence.INFORMATION_REQUEST,)),
        # A reminder changes nothing.
        (ASKED.information_requested(at=at("03-05 10:00")), "03-17 00:00", (MissingEvidence.END_OF_TERM,)),
        # Answered; then asked again on Thursday 5 March: 6, 9-13, 16-19.
        (ASKED.information_provided(at=at("03-04 10:00")), None, (MissingEvidence.INFORMATION_REQUEST,)),
        (
            ASKED.information_provided(at=at("03-04 10:00")).information_requested(at=at("03-05 10:00")),
            "03-20 00:00",
            (MissingEvidence.END_OF_TERM,),
        ),
        # A remark on Wednesday 4 March is a reaction but no answer: 5, 6, 9-13, 16-18.
        (ASKED.remark_made(at=at("03-04 10:00")), "03-19 00:00", (MissingEvidence.END_OF_TERM,)),
        # A remark before the question is none on it.
        (TICKET.remark_made(at=at("03-02 09:45")).information_requested(at=at("03-02 10:00")), "03-17 00:00", None),
        # Resolved, or opened again: the silence is over.
        (ASKED.resolved(at=at("03-03 10:00")), None, (MissingEvidence.UNRESOLVED,)),
        (
            ASKED.resolved(at=at("03-03 10:00")).reopened(at=at("03-04 10:00")),
            None,
            (MissingEvidence.INFORMATION_REQUEST,),
        ),
    ],
)
def test_what_resets_the_silence(
    ticket: Ticket, ends_at: str | None, missing: tuple[MissingEvidence, ...] | None
) -> None:
    """Third condition: the term runs from the first unanswered request, or from the last remark made since"""
    found = rule("silence", ticket, "03-10 09:00")
    assert found.ends_at == (None if ends_at is None else at(ends_at))
    assert found.missing == ((MissingEvidence.END_OF_TERM,) if missing is None else missing)


def test_no_remark() -> None:
    """
    Fourth condition: notified on Friday 6 March, the 5 business days for a remark are 9-13 March.

    The annex names no such window: the answer says that it is assumed.
    """
    notified = RESOLVED.notified(at=at("03-06 17:00"))
    running = rule("no remark", notified, "03-13 23:00")
    assert (running.missing, running.ends_at, running.rule.assumed) == (
        (MissingEvidence.END_OF_TERM,),
        at("03-14 00:00"),
        True,
    )
    assert running.reset_by == (EventKind.REMARK_MADE,)
    ended = rule("no remark", notified, "03-14 00:00")
    assert (ended.since, [event.kind for event in ended.evidence]) == (
        at("03-14 00:00"),
        [EventKind.RESOLVED, EventKind.NOTIFIED],
    )


@pytest.mark.parametrize(
    ("ticket", "ends_at", "missing"),
    [
        (TICKET, None, (MissingEvidence.RESOLUTION, MissingEvidence.NOTIFICATION)),
        (RESOLVED, None, (MissingEvidence.NOTIFICATION,)),
        # Notified of something else, before the resolution.
        (TICKET.notified(at=at("03-02 12:00")).resolved(at=at("03-03 10:00")), None, (MissingEvidence.NOTIFICATION,)),
        # Told again on Tuesday 10 March: the term is the one of Friday.
        (RESOLVED.notified(at=at("03-06 17:00")).notified(at=at("03-10 17:00")), "03-14 00:00", ()),
        # A remark, in the window or after it, ends the term; a new notification on the 10th begins one, 11-13, 16, 17.
        (
            RESOLVED.notified(at=at("03-06 17:00")).remark_made(at=at("03-09 10:00")),
            None,
            (MissingEvidence.NOTIFICATION,),
        ),
        (
            RESOLVED.notified(at=at("03-06 17:00")).remark_made(at=at("03-19 10:00")),
            None,
            (MissingEvidence.NOTIFICATION,),
        ),
        (
            RESOLVED.notified(at=at("03-06 17:00")).remark_made(at=at("03-09 10:00")).notified(at=at("03-10 17:00")),
            "03-18 00:00",
            (),
        ),
    ],
)
def test_what_resets_the_remark_window(
    ticket: Ticket, ends_at: str | None, missing: tuple[MissingEvidence, ...]
) -> None:
    """Fourth condition: the window runs from the first notification after the resolution and the last remark"""
    found = rule("no remark", ticket, "03-20 09:00")
    assert (found.ends_at, found.missing) == (None if ends_at is None else at(ends_at), missing)
