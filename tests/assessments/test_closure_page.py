"""Whether a ticket may be closed, in words; the annex's four conditions on paper."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from sla_rules import Ticket, franceconnect
from sla_rules.tickets.event import Confirmation

PARIS = ZoneInfo("Europe/Paris")
AGREEMENT = franceconnect.agreement()
TICKET = Ticket.received("1", at=datetime(2026, 3, 2, 10, tzinfo=PARIS), scope="site")


def march(day: int, hour: int) -> datetime:
    """Return a time of March 2026 in Paris; the 2nd is a Monday."""
    return datetime(2026, 3, day, hour, tzinfo=PARIS)


def told(ticket: Ticket, now: datetime, lang: str = "en") -> list[str]:
    """Return the lines on the closure."""
    text = AGREEMENT.assess(ticket, now=now).explain().text(lang)
    return text.rstrip().split("\n\n")[-1].split("\n")


def test_allowed_by_a_confirmation() -> None:
    """A resolution that the partner confirms may be closed from the confirmation on."""
    lines = told(TICKET.resolved(at=march(2, 11)).confirmed(Confirmation.VERBAL, at=march(2, 12)), march(2, 13))
    assert lines[0] == "Closure: allowed since Mon 2026-03-02 12:00"
    assert lines[1] == (
        "  confirmation       allowed since Mon 2026-03-02 12:00, on resolution Mon 2026-03-02 11:00, "
        "confirmation Mon 2026-03-02 12:00 (annex §2.2.3, first condition)"
    )


def test_ten_days_of_silence() -> None:
    """Asked on Monday 2 March: the tenth business day is Monday 16, whose 24:00 ends the term."""
    ticket = TICKET.information_requested(at=march(2, 11))
    lines = told(ticket, march(3, 11))
    assert lines[0] == "Closure: allowed from Tue 2026-03-17 00:00 on, if nothing happens before"
    assert lines[3] == (
        "  silence            not before Tue 2026-03-17 00:00, on information requested Mon 2026-03-02 11:00; "
        "information provided or remark would end that (annex §2.2.3, third condition)"
    )
    assert told(ticket, march(17, 0), "fr")[0] == "Fermeture : permise depuis mar. 17/03/2026 00:00"


def test_a_term_that_nobody_names() -> None:
    """Resolved and notified on Monday: five business days stand in for the window of remarks, and it says so."""
    lines = told(TICKET.resolved(at=march(2, 11)).notified(at=march(2, 12)), march(3, 11))
    assert lines[4].startswith("  no remark          not before Tue 2026-03-10 00:00, on resolution ")
    assert lines[4].endswith("fourth condition); no term is named, 5 business days stand in for it")


def test_a_ticket_that_is_closed() -> None:
    """A closed ticket says when; a cancelled one has nothing to close."""
    closed = TICKET.resolved(at=march(2, 11)).closed(at=march(2, 12))
    assert told(closed, march(2, 13))[0] == "Closure: closed Mon 2026-03-02 12:00"
    cancelled = told(TICKET.cancelled(at=march(2, 11)), march(2, 13))
    assert cancelled[0] == "Closure: no rule allows it yet"
    assert cancelled[1] == "  confirmation       missing: an open ticket (annex §2.2.3, first condition)"
