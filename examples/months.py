"""A ticket export in a program of one's own: the indicator by month, and what is late."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from sla_rules import franceconnect
from sla_rules.files import read_tickets

EXPORT = Path(__file__).with_name("tickets.csv")


def main() -> None:
    """Print a line a month, then the tickets to look at first."""
    agreement = franceconnect.agreement()
    file = read_tickets(EXPORT, agreement)
    now = datetime(2027, 1, 4, 9, 30, tzinfo=agreement.zone)
    reports = agreement.reports(file.tickets, "month", now=now)
    for report in reports.periods:
        result = report.indicator
        print(f"{report.period.label}: {result.met} of {result.received} met, {result.misses_left} misses left")
    for assessment in reports.total.late[:3]:
        first_due = min(each.due_at for each in assessment.commitments if each.due_at)
        print(f"{assessment.ticket.id} is late, first due {first_due}")


if __name__ == "__main__":
    main()
