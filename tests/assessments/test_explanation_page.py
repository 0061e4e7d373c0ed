"""Explanations in words: whole texts worked out on paper, and every verdict."""

from __future__ import annotations

from datetime import datetime, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from attrs import evolve

from sla_rules import BusinessHours, ClockHours, ClosedDates, Ticket, Window, franceconnect
from sla_rules.assessments.explanation import CommitmentTrace, Explanation
from sla_rules.assessments.step import Step, StepKind
from sla_rules.calendars.bound import Bound
from sla_rules.clauses.escalation import Escalation
from sla_rules.clauses.modes import OnReopen, OnSeverityChange, Unresolved
from sla_rules.tickets.event import EventKind

from .explanation_pages import ENGLISH, FRENCH, FRENCH_ALARM
from .paper import AGREEMENT, HIGH, LOW, MICROSECOND, RESOLUTION, RESPONSE, TERMS, monday

if TYPE_CHECKING:
    from sla_rules import Agreement, Assessment

PARIS = ZoneInfo("Europe/Paris")

# Thursday 17:00 to 18:00 is 1 h; Friday 1 May is a holiday; Monday 9:30 to 13:00 is 3 h 30 min: 4 h 30 min of 4 h.
# Escalation after 2 h 30 min: 1 h on Thursday, so Monday 11:00. Handling from 16:40: 20 min more, 4 h 50 min of 48 h;
# 46 h 40 min after Thursday's 1 h 20 min: 34 h from Monday 4 to Thursday 7, Friday 8 is a holiday, 8 h 30 min on
# Monday 11, and 4 h 10 min on Tuesday 12 end at 13:40. The indicator's 24 h: 22 h 40 min after Thursday end on
# Wednesday 6 May, 5 h 40 min after 9:30.
INCIDENT = (
    Ticket.received("INC-42", at=datetime(2026, 4, 30, 16, 40, tzinfo=PARIS), scope="site")
    .severity_assigned(franceconnect.MAJOR, at=datetime(2026, 4, 30, 17, tzinfo=PARIS))
    .resolved(at=datetime(2026, 5, 4, 13, tzinfo=PARIS))
)
NOW = datetime(2026, 5, 4, 14, tzinfo=PARIS)


def said(assessment: Assessment, name: str, lang: str = "en") -> str:
    """Return the part of the text on one commitment."""
    text = assessment.explain().text(lang)
    return next(part for part in text.split("\n\n") if part.startswith((f"Commitment {name}", f"Indicator {name}")))


def verdict(assessment: Assessment, name: str = "resolution") -> str:
    """Return the words of the verdict on one commitment."""
    return said(assessment, name).rstrip().rpartition("verdict ")[2].strip()


def headline(ticket: Ticket, now: datetime) -> str:
    """Return the first line, after the number of the ticket."""
    return AGREEMENT.assess(ticket, now=now).explain().text().split("\n")[0].removeprefix("Ticket 1: ")


def test_a_whole_text() -> None:
    """The text of a late ticket, every figure worked out above."""
    assert franceconnect.agreement().assess(INCIDENT, now=NOW).explain().text() == ENGLISH


def test_a_whole_text_in_french() -> None:
    """The same ticket in French, in the annex's terms."""
    text = franceconnect.agreement().assess(INCIDENT, now=NOW).explain().text("fr")
    assert text.startswith(FRENCH)
    assert FRENCH_ALARM in text
    assert "Indicateur résolus en moins de 24 heures ouvrées : compte comme tenu" in text


def test_headlines() -> None:
    """Whether the ticket is late stands in the first line."""
    ticket = Ticket.received("1", at=monday(9))
    assert headline(ticket, monday(9) - MICROSECOND) == "not received yet"
    assert headline(ticket, monday(10)) == "open, nothing breached"
    assert headline(ticket, monday(11)) == "late, still open and past response"
    quick = ticket.acknowledged(at=monday(9)).severity_assigned(LOW, at=monday(9))
    assert headline(quick.resolved(at=monday(10)), monday(11)) == "resolved in time"
    slow = quick.resolved(at=monday(9) + timedelta(days=2))
    assert headline(slow, monday(9) + timedelta(days=3)) == "resolved, too late for resolution"
    assert headline(quick.cancelled(at=monday(10)), monday(11)) == "cancelled"
    assert headline(quick.closed(at=monday(10)), monday(11)) == "closed, never resolved"
    slowly = ticket.acknowledged(at=monday(11)).severity_assigned(LOW, at=monday(11))
    assert headline(slowly, monday(12)) == "open, too late for response"
    # a breach that is over is not what makes an open ticket late
    open_late = ticket.acknowledged(at=monday(11)).severity_assigned(HIGH, at=monday(11))
    assert headline(open_late, monday(12)) == "late, still open and past resolution"


def test_a_ticket_that_nothing_grades() -> None:
    """Without a severity the resolution waits for one, and nothing rings."""
    assessment = AGREEMENT.assess(Ticket.received("1", at=monday(9)), now=monday(10))
    assert verdict(assessment) == "not started: the limit depends on the severity, which is not known yet"
    assert "  promise  within a limit that depends on the severity\n" in said(assessment, "resolution")
    assert verdict(assessment, "response") == "running: 1 h of 1 h so far, 0 h left"
    text = assessment.explain().text()
    assert "Severity" not in text
    assert "\nEscalations\n  -  none has rung, and none is to come\n" in text


def test_waiting_for_an_event() -> None:
    """A clock that has not started names what starts it."""
    ticket = Ticket.received("1", at=NOW, blocking=True)
    assessment = franceconnect.agreement().assess(ticket, now=NOW)
    assert verdict(assessment, "blocking") == "not started: waiting for acknowledgement"


def test_why_a_ticket_is_not_covered() -> None:
    """An end without a start, and a severity that was never known, are told apart."""
    ticket = Ticket.received("1", at=monday(9)).resolved(at=monday(10))
    assessment = AGREEMENT.assess(ticket, now=monday(11))
    assert verdict(assessment) == "not covered: no severity was known when the clock would have ended"
    unassigned = franceconnect.agreement().assess(
        INCIDENT.received("1", at=NOW, scope="site").resolved(at=NOW), now=NOW
    )
    assert verdict(unassigned) == "not covered: resolution without assignment of the severity before it"


def test_a_strict_limit_used_up_whole() -> None:
    """In less than an hour does not allow the hour."""
    strict = AGREEMENT.evolve(commitments=(RESOLUTION, evolve(RESPONSE, bound=Bound.STRICT)))
    ticket = Ticket.received("1", at=monday(9)).acknowledged(at=monday(10))
    assessment = strict.assess(ticket, now=monday(11))
    assert "promise  in less than 1 h of business time" in said(assessment, "response")
    assert verdict(assessment, "response") == "breached: 1 h is not less than 1 h"


def test_a_breach_that_a_downgrade_does_not_erase() -> None:
    """The verdict names the severity under which the limit was spent."""
    ticket = Ticket.received("1", at=monday(9), scope="all").severity_assigned(LOW, at=monday(12))
    assessment = AGREEMENT.assess(ticket.resolved(at=monday(13)), now=monday(14))
    assert verdict(assessment) == "breached: 2 h of business time spent under 1 (high), before the severity changed"


LOW_TICKET = Ticket.received("1", at=monday(9), scope="one")


def with_modes(**modes: Any) -> Agreement:  # noqa: ANN401 -- any mode of a commitment
    """Return the small agreement, its resolution with other modes, and nothing beside it."""
    return AGREEMENT.evolve(commitments=(evolve(RESOLUTION, **modes),), escalations=(), indicators=())


def test_a_due_date_at_closing() -> None:
    """Used up at closing, a limit is kept until the next opening, and a ticket that still runs is told so."""
    text = said(AGREEMENT.assess(LOW_TICKET, now=monday(10)), "resolution")
    assert "  due         Mon 2026-03-02 17:00\n  kept until  Tue 2026-03-03 09:00\n" in text
    resolved = said(AGREEMENT.assess(LOW_TICKET.resolved(at=monday(10)), now=monday(10)), "resolution")
    assert "kept until" not in resolved


def test_a_pause_that_lasts() -> None:
    """No due date while it lasts, but when it would be due if resumed now: 7 h from noon are Tuesday 11:00."""
    paused = with_modes(paused_by=(EventKind.PAUSED,)).assess(LOW_TICKET.paused("parts", at=monday(10)), now=monday(12))
    text = said(paused, "resolution")
    assert "    Mon 2026-03-02 10:00  12:00  pause: parts\n" in text
    assert "  due if resumed now  Tue 2026-03-03 11:00\n" in text
    assert "  due  " not in text
    assert verdict(paused) == "paused: 1 h of 8 h so far, 7 h left"


def test_a_reopening_goes_on() -> None:
    """The time solved is passed over, and the verdict that was taken back is told."""
    ticket = LOW_TICKET.resolved(at=monday(10)).reopened(at=monday(12))
    assessment = with_modes().assess(ticket, now=monday(13))
    text = said(assessment, "resolution")
    assert "    Mon 2026-03-02 10:00  12:00  resolution, until reopened\n" in text
    assert "  earlier verdict  met: 1 h of 8 h, 7 h left\n" in text
    assert verdict(assessment) == "running: 2 h of 8 h so far, 6 h left"


def test_a_reopening_starts_anew() -> None:
    """Under RESTART the first clock is told with its verdict, and the second begins at the reopening."""
    ticket = LOW_TICKET.resolved(at=monday(10)).reopened(at=monday(12))
    assessment = with_modes(on_reopen=OnReopen.RESTART).assess(ticket, now=monday(13))
    text = said(assessment, "resolution")
    assert "  an earlier clock: met: 1 h of 8 h, 7 h left\n" in text
    assert "    Mon 2026-03-02 12:00  13:00  open      1 h  1 h\n" in text
    assert verdict(assessment) == "running: 1 h of 8 h so far, 7 h left"


def test_shares_of_several_limits() -> None:
    """PROPORTIONAL: 2 h of 8 h are 1/4, an hour of 2 h is 1/2; each severity has its row."""
    agreement = with_modes(on_severity_change=OnSeverityChange.PROPORTIONAL, paused_by=(EventKind.PAUSED,))
    ticket = LOW_TICKET.severity_assigned(HIGH, at=monday(11))
    assessment = agreement.assess(ticket, now=monday(12))
    assert (
        "  shares of the limits\n"
        "    limit                 counted  share\n"
        "    8 h of business time      2 h    1/4\n"
        "    2 h of business time      1 h    1/2\n"
    ) in said(assessment, "resolution")
    assert verdict(assessment) == "running: 3/4 (75 %) of the limits used up so far"
    paused = agreement.assess(ticket.paused("parts", at=monday(12)), now=monday(13))
    assert verdict(paused) == "paused: 3/4 (75 %) of the limits used up so far"
    met = agreement.assess(ticket.resolved(at=monday(12)), now=monday(13))
    assert verdict(met) == "met: 3/4 (75 %) of the limits used up"
    assert verdict(agreement.assess(ticket, now=monday(13))) == "breached: 5/4 (125 %) of the limits used up"


def test_a_limit_spent_at_its_assignment() -> None:
    """Four hours were gone when a severity of two hours came: breached since then, and it says so."""
    assessment = AGREEMENT.assess(LOW_TICKET.severity_assigned(HIGH, at=monday(13)), now=monday(14))
    assert verdict(assessment) == "breached: 5 h of 2 h, spent already when 1 (high) was assigned"
    assert "  breached since  Mon 2026-03-02 13:00\n" in said(assessment, "resolution")


def test_a_ticket_closed_unresolved() -> None:
    """Not met, however little had elapsed, unless the commitment leaves it out; what is overspent stays so."""
    closed = LOW_TICKET.closed(at=monday(10))
    for bound in Bound:
        assessment = with_modes(bound=bound).assess(closed, now=monday(11))
        assert verdict(assessment) == "breached: it ended without the resolution promised"
    left_out = with_modes(unresolved=Unresolved.EXCLUDED).assess(closed, now=monday(11))
    assert verdict(left_out) == "cancelled: closed without resolution, which counts nowhere"
    tuesday = monday(10) + timedelta(days=1)
    late = with_modes().assess(LOW_TICKET.closed(at=tuesday), now=tuesday)
    assert verdict(late) == "breached: 9 h of 8 h, 1 h too much"


def test_a_ticket_cancelled() -> None:
    """Nothing is owed any more, whether its clock had started or not."""
    cancelled = with_modes().assess(LOW_TICKET.cancelled(at=monday(10)), now=monday(11))
    assert verdict(cancelled) == "cancelled: nothing is owed any more"
    never = Ticket.received("1", at=monday(9)).cancelled(at=monday(10))
    assert verdict(with_modes().assess(never, now=monday(11))) == "cancelled: nothing is owed any more"


def test_severities_and_their_reasons() -> None:
    """Security says what it sets aside, or nothing when nothing else was known."""
    ticket = Ticket.received("1", at=monday(9), scope="one", security=True)
    text = AGREEMENT.assess(ticket, now=monday(10)).explain().text()
    assert "  Mon 2026-03-02 09:00  1 (high), a problem of security, which sets 2 (low) aside\n" in text
    alone = AGREEMENT.assess(Ticket.received("1", at=monday(9), security=True), now=monday(10)).explain().text()
    assert "  Mon 2026-03-02 09:00  1 (high), a problem of security\n" in alone


def test_an_alarm_to_come() -> None:
    """What rings next is said with its condition; a ticket outside the population of an indicator says why."""
    ticket = Ticket.received("1", at=monday(9), scope="one")
    text = AGREEMENT.assess(ticket, now=monday(10)).explain().text()
    assert (
        "  Mon 2026-03-02 13:00  rings, if nobody resolves it before: "
        "alarm to duty after 4 h of business time under 2 (low) (§3)\n"
    ) in text
    assert text.endswith("\nIndicator quality: excluded\n  clause   §4\n  verdict  2 (low) is not of its population\n")


def test_when_an_alarm_rings() -> None:
    """Each trigger has its words: before and after the due date, at a share, again, and moved into hours."""
    escalations = (
        Escalation(name="soon", clause="§5", commitment="resolution", to="desk", before_due=BusinessHours(2)),
        Escalation(
            name="late", clause="§6", commitment="resolution", to="desk", after_due=ClockHours(1), in_hours=True
        ),
        Escalation(
            name="share",
            clause="§7",
            commitment="resolution",
            to="desk",
            at_share=((LOW, Fraction(1, 4)),),
            every=BusinessHours(1),
            times=2,
        ),
    )
    agreement = AGREEMENT.evolve(escalations=escalations)
    text = agreement.assess(LOW_TICKET, now=monday(10)).explain().text()
    assert "15:00  rings, if nobody resolves it before: soon to desk 2 h of business time before the due date" in text
    assert "Tue 2026-03-03 09:00  rings, if nobody resolves it before: late to desk 1 h of real time after" in text
    assert "(§6), moved from Mon 2026-03-02 18:00, outside hours\n" in text
    assert "11:00  rings, if nobody resolves it before: share to desk at 25 % of the limit under 2 (low)" in text
    assert "(§7), ring 1 of 2\n" in text


def test_long_stretches_are_folded() -> None:
    """Five equal days are one line whose product is the amount."""
    ticket = Ticket.received("1", at=monday(9) - timedelta(days=7), scope="one")
    text = said(AGREEMENT.assess(ticket, now=monday(9)), "resolution")
    assert "    Mon 2026-02-23 09:00  Fri 2026-02-27 17:00  open, 5 days of 8 h     40 h  40 h\n" in text


def test_names_of_closures_pauses_and_exceptions() -> None:
    """A name is shown where there is one, and the plain word where there is none."""
    assessment = AGREEMENT.assess(Ticket.received("1", at=monday(9), scope="one"), now=monday(10))
    kinds = (StepKind.PAUSED, StepKind.CLOSURE, StepKind.EXCEPTION)
    none = timedelta(0)
    steps = tuple(Step(monday(9), monday(10), kind, name, none, none) for kind in kinds for name in ("", "works"))
    trace = CommitmentTrace(assessment.commitment("resolution"), steps)
    text = Explanation(assessment, (), (trace,), (), ()).text()
    shown = [line.split("  ")[4].strip() for line in text.split("\n") if line.startswith("    Mon")]
    assert shown == ["pause", "pause: works", "closure", "closure: works", "exception", "exception: works"]


def test_a_term_of_business_days() -> None:
    """Each day of the term has its number, or the reason why it has none."""
    agreement = franceconnect.agreement(franceconnect.Reading(handling_unit="two_business_days"))
    text = said(agreement.assess(INCIDENT, now=NOW), "handling")
    assert (
        "  days of the term\n"
        "    day             what             number\n"
        "    Fri 2026-05-01  Fête du Travail       -\n"
        "    Sat 2026-05-02  no hours              -\n"
        "    Sun 2026-05-03  no hours              -\n"
        "    Mon 2026-05-04  business day          1\n"
        "    Tue 2026-05-05  business day          2\n"
    ) in text
    assert "clock runs, day and night" in text


def test_hostile_texts_stay_texts() -> None:
    """What a ticket calls itself, its scope or a holiday is escaped in HTML."""
    closed = TERMS.calendar.evolve(
        holidays=ClosedDates({monday(9).date(): "<script>"}),
        closures=[Window(monday(9) + timedelta(days=1), monday(10) + timedelta(days=1), "<b>")],
    )
    agreement = AGREEMENT.evolve(calendar=closed)
    ticket = Ticket.received("<i>", at=monday(9), scope="one")
    html = agreement.assess(ticket, now=monday(9) + timedelta(days=2)).explain().html()
    assert not any(tag in html for tag in ("<script>", "<b>", "<i>"))
    assert "&lt;script&gt;" in html
