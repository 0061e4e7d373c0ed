"""One ticket under the annex: when it is due, what rang, and where it stands at a given instant."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from sla_rules import Ticket, franceconnect

PARIS = ZoneInfo("Europe/Paris")


def main() -> None:
    """Follow a major incident from the eve of the first of May."""
    ticket = (
        Ticket.received("INC-42", at=datetime(2026, 4, 30, 16, 30, tzinfo=PARIS), scope=franceconnect.Scope.SITE)
        .acknowledged(at=datetime(2026, 4, 30, 16, 45, tzinfo=PARIS))
        .severity_assigned(franceconnect.MAJOR, at=datetime(2026, 4, 30, 17, 0, tzinfo=PARIS))
    )
    assessment = franceconnect.agreement().assess(ticket, now=datetime(2026, 5, 4, 11, 30, tzinfo=PARIS))
    for found in assessment.commitments:
        print(f"{found.name}: {found.state}, due {found.due_at}, {found.elapsed} elapsed ({found.clause})")
    for alarm in assessment.rang:
        print(f"rang {alarm.at}: {alarm.to}")


if __name__ == "__main__":
    main()
