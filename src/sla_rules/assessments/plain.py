"""
Assessments and reports as plain dictionaries that JSON can hold, and an assessment back.

Instants are written in the zone of the agreement's calendar, amounts of time in whole microseconds, shares as exact
fractions. An assessment is a function of its ticket and its now, which are enough to read one: it is worked out again.
Figures beside them are written all or none, and a dictionary whose figures differ, lack a key or have one more is
refused.
"""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from sla_rules.errors import InvalidValueError
from sla_rules.tickets.plain import instant_from_text, keys, severity_to_dict, ticket_from_dict, ticket_to_dict

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime, tzinfo
    from fractions import Fraction

    from sla_rules.assessments.alarm import Alarm
    from sla_rules.assessments.assessment import Assessment
    from sla_rules.assessments.commitment_assessment import CommitmentAssessment
    from sla_rules.assessments.indicator_result import IndicatorResult
    from sla_rules.assessments.report import Report
    from sla_rules.assessments.severity_row import SeverityRow
    from sla_rules.calendars.limits import Limit
    from sla_rules.tickets.severity import Severity

_MICROSECOND = timedelta(microseconds=1)

_FIGURES = ("severity", "severity_overridden_by_security", "late", "commitments", "alarms")


def assessment_to_dict(assessment: Assessment) -> dict[str, object]:
    """Return *assessment* as a dictionary that JSON can hold."""
    zone = assessment.terms.calendar.day_zone
    trace = assessment.severity_trace
    return {
        "ticket": ticket_to_dict(assessment.ticket),
        "now": instant_to_text(assessment.now, zone),
        "severity": _severity(assessment.severity),
        "severity_overridden_by_security": _severity(trace.overridden),
        "late": assessment.late,
        "commitments": [_commitment(assessed, zone) for assessed in assessment.commitments],
        "alarms": [_alarm(alarm, zone) for alarm in assessment.alarms],
    }


def assessment_from_dict(data: object, assess: Callable[..., Assessment]) -> Assessment:
    """Return the assessment that `assessment_to_dict` wrote, worked out again by *assess* and compared."""
    fields = keys(data, "assessment", "ticket", "now", optional=_FIGURES)
    assessment = assess(ticket_from_dict(fields["ticket"]), now=instant_from_text(fields["now"], "now"))
    if any(figure in fields for figure in _FIGURES):
        keys(fields, "assessment", "ticket", "now", *_FIGURES)
        found = assessment.to_dict()
        for figure in _FIGURES:
            _compare(fields[figure], found[figure], figure)
    return assessment


def report_to_dict(report: Report) -> dict[str, object]:
    """Return *report* as a dictionary that JSON can hold."""
    zone = report.now.tzinfo or UTC
    return {
        "period": report.period.label,
        "first": report.period.first.isoformat(),
        "last": report.period.last.isoformat(),
        "now": instant_to_text(report.now, zone),
        "tickets": report.tickets,
        "not_yet_received": report.not_yet_received,
        "indicators": [indicator_to_dict(result) for result in report.indicators],
        "severities": [_row(row) for row in report.severities],
        "late": [assessment_to_dict(assessment) for assessment in report.late],
        "late_count": report.late_count,
        "next_escalations": [_alarm(alarm, zone) for alarm in report.next_escalations],
        "next_escalations_count": report.next_escalations_count,
    }


def limit_to_text(limit: Limit | None) -> str | None:
    """Return *limit* as the call that builds it, such as 'BusinessHours(24)'."""
    return None if limit is None else repr(limit)


def _commitment(assessed: CommitmentAssessment, zone: tzinfo) -> dict[str, object]:
    return {
        "name": assessed.name,
        "clause": assessed.clause,
        "state": str(assessed.state),
        "limit": limit_to_text(assessed.limit),
        "bound": str(assessed.bound),
        "received_at": instant_to_text(assessed.received_at, zone),
        "started_at": instant_to_text(assessed.started_at, zone),
        "clock_started_at": instant_to_text(assessed.clock_started_at, zone),
        "due_at": instant_to_text(assessed.due_at, zone),
        "due_at_if_resumed_now": instant_to_text(assessed.due_at_if_resumed_now, zone),
        "last_ok_at": instant_to_text(assessed.last_ok_at, zone),
        "breached_at": instant_to_text(assessed.breached_at, zone),
        "ended_at": instant_to_text(assessed.ended_at, zone),
        "elapsed_us": amount_to_micros(assessed.elapsed),
        "actual_us": amount_to_micros(assessed.actual),
        "remaining_us": amount_to_micros(assessed.remaining),
        "consumed": _share(assessed.consumed),
        "breached_under": _severity(assessed.breached_under),
        "closed_unresolved": assessed.closed_unresolved,
        "pauses": [
            {
                "start": instant_to_text(pause.start, zone),
                "end": instant_to_text(pause.end, zone),
                "reason": pause.reason,
            }
            for pause in assessed.pauses
        ],
        "history": [_commitment(past, zone) for past in assessed.history],
    }


def _alarm(alarm: Alarm, zone: tzinfo) -> dict[str, object]:
    return {
        "ticket": alarm.ticket_id,
        "name": alarm.name,
        "clause": alarm.clause,
        "severity": _severity(alarm.severity),
        "limit": limit_to_text(alarm.limit),
        "at": instant_to_text(alarm.at, zone),
        "to": alarm.to,
        "rang": alarm.rang,
        "ring": alarm.ring,
        "moved_from": instant_to_text(alarm.moved_from, zone),
    }


def indicator_to_dict(result: IndicatorResult) -> dict[str, object]:
    """Return the promise of an indicator, its counts, and what follows from them."""
    return {
        "name": result.name,
        "clause": result.clause,
        "target": _share(result.target),
        "limit": limit_to_text(result.limit),
        "bound": str(result.bound),
        "excluded": result.excluded,
        "not_covered": result.not_covered,
        "received": result.received,
        "met": result.met,
        "breached": result.breached,
        "open_late": result.open_late,
        "paused": result.paused,
        "open_on_track": result.open_on_track,
        "ratio": _share(result.ratio),
        "lowest": _share(result.lowest),
        "highest": _share(result.highest),
        "reached": result.reached,
        "misses_allowed": result.misses_allowed,
        "misses_left": result.misses_left,
    }


def _row(row: SeverityRow) -> dict[str, object]:
    return {
        "severity": _severity(row.severity),
        "received": row.received,
        "resolved": row.resolved,
        "within": row.within,
        "escalated": row.escalated,
        "median_us": amount_to_micros(row.median),
        "p95_us": amount_to_micros(row.p95),
    }


def _severity(severity: Severity | None) -> dict[str, object] | None:
    return None if severity is None else severity_to_dict(severity)


def instant_to_text(at: datetime | None, zone: tzinfo) -> str | None:
    """Return an instant as it is written, on the clocks of *zone*; None for none."""
    # by way of UTC: a wall time inside a gap of its own zone would stay one that no clock shows
    return None if at is None else at.astimezone(UTC).astimezone(zone).isoformat()


def amount_to_micros(amount: timedelta | None) -> int | None:
    """Return an amount of time in microseconds, None for none."""
    return None if amount is None else amount // _MICROSECOND


def _share(share: Fraction | None) -> str | None:
    return None if share is None else str(share)


def _compare(written: object, found: object, path: str) -> None:
    """Refuse the first figure of *written* that is not the one *found*."""
    if isinstance(written, dict) and isinstance(found, dict):
        for key, value in keys(written, path, *found).items():
            _compare(value, found[key], f"{path}.{key}")
    elif isinstance(written, list) and isinstance(found, list) and len(written) == len(found):
        for i, (value, right) in enumerate(zip(written, found, strict=True)):
            _compare(value, right, f"{path}[{i}]")
    elif written != found or type(written) is not type(found):
        msg = f"{path}: {written!r} is not what the agreement says, {found!r}"
        raise InvalidValueError(msg)
