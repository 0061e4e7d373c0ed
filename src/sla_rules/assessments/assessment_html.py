"""An assessment in a notebook: where each commitment stands, in a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_rules.assessments.words import words_of
from sla_rules.calendars.html_parts import facts, table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime, timedelta

    from sla_rules.assessments.assessment import Assessment

_HEADS = ("commitment", "state", "limit", "elapsed", "left", "due", "clause")


def assessment_html(assessment: Assessment) -> str:
    """Write *assessment* as a fragment of HTML that loads nothing; `explain()` has the steps behind it."""
    words = words_of("en")
    zone = assessment.terms.calendar.day_zone

    def at(instant: datetime | None) -> str:
        return words.say("none") if instant is None else words.instant(instant.astimezone(zone))

    def amount(duration: timedelta | None) -> str:
        return words.say("none") if duration is None else words.amount(duration)

    rows = (
        (
            each.name,
            words.say(each.state),
            words.limit(each.limit),
            amount(each.elapsed),
            amount(each.remaining),
            at(each.due_at),
            each.clause,
        )
        for each in assessment.commitments
    )

    def told() -> Iterator[tuple[str, str]]:
        yield "at", f"{at(assessment.now)} ({zone.key})"
        yield "severity", words.severity(assessment.severity)
        for alarm in assessment.alarms:
            yield words.say("rang" if alarm.rang else "rings"), f"{alarm.name} to {alarm.to}, {at(alarm.at)}"

    title = f"Ticket {assessment.ticket.id}{', late' if assessment.late else ''}"
    return f"<section>{table(title, _HEADS, rows, {3, 4})}{facts(told())}</section>"
