"""`sla-rules due START`: when a ticket that starts then escalates, and when it is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sla_rules import Ticket, franceconnect
from sla_rules.calendars.instants import as_micros
from sla_rules.calendars.wall_time import WallTime
from sla_rules.cli.day_story import DayStory
from sla_rules.cli.options import format_option, instant_of, tz_option, wall_time_option
from sla_rules.cli.refusals import refusing
from sla_rules.cli.table import Column, Table, show
from sla_rules.cli.wording import at_time, limit_in_words

if TYPE_CHECKING:
    from datetime import datetime

    from sla_rules.assessments.assessment import Assessment
    from sla_rules.calendars.limits import Limit


@click.command("due")
@click.argument("start")
@click.option("--severity", required=True, metavar="LEVEL", help="Level or name of the severity, such as 2.")
@click.option("--blocking", is_flag=True, help="The anomaly is blocking.")
@tz_option
@wall_time_option
@format_option("table", "json")
def due_command(*, start: str, severity: str, blocking: bool, tz: str | None, wall_time: str, form: str) -> None:
    """
    Say when a ticket is due whose clocks start at START.

    START is a time such as 2026-04-30T17:00+02:00, or one without offset and with --tz; it is taken for the
    reception, the acknowledgement and the assignment of the severity. The windows counted until the
    resolution is due are shown, and the holidays passed over.
    """
    with refusing():
        agreement = franceconnect.agreement()
        at = instant_of(start, "START", agreement, tz=tz, wall_time=WallTime(wall_time))
        levels = {str(each.level): each.level for each in agreement.severities}
        grade = agreement.severity(levels.get(severity, severity))
        ticket = Ticket.from_times(
            "START",
            received_at=at,
            acknowledged_at=at,
            severity=grade,
            severity_assigned_at=at,
            blocking=blocking,
        )
        assessment = agreement.assess(ticket, now=at)
        terms = _terms(assessment)
        principal = assessment.commitments[0]
        story = DayStory.of(agreement.calendar, at, principal.due_at or at)
    if form == "json":
        from sla_rules.cli.json_form import write_json

        write_json(
            {
                "start": at.isoformat(),
                "severity": grade.level,
                "due": [
                    {"what": what, "at": due.isoformat(), "limit": limit_in_words(limit), "clause": clause}
                    for what, due, limit, clause in terms
                ],
                "counted_for": principal.name,
                **story.to_dict(),
            }
        )
        return
    columns = tuple(map(Column, ("due", "at", "after", "clause")))
    rows = tuple((what, at_time(due), limit_in_words(limit), clause) for what, due, limit, clause in terms)
    show(
        [
            f"Severity {grade}, from {at_time(at)} ({agreement.zone.key})",
            Table("Due, if nothing happens before", columns, rows),
            story.table(f"Windows counted until {principal.name} is due"),
            *story.lines(),
        ]
    )


def _terms(assessment: Assessment) -> list[tuple[str, datetime, Limit | None, str]]:
    """Give everything that falls due, the soonest first: what, when, after which limit, by which clause."""
    due = [
        (each.name, each.due_at, each.limit, each.clause) for each in assessment.commitments if each.due_at is not None
    ]
    due += [(f"{alarm.name} to {alarm.to}", alarm.at, alarm.limit, alarm.clause) for alarm in assessment.alarms]
    return sorted(due, key=lambda term: as_micros(term[1]))
