"""How a ticket came by its severity, step by step."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime

    from sla_rules.assessments.assessment import Assessment
    from sla_rules.tickets.severity import Severity


class SeverityReason(StrEnum):
    """What a severity comes from."""

    PERIMETER = "perimeter"
    SECURITY = "security"
    ASSIGNED = "assigned"


class SeverityStep(NamedTuple):
    """Since *at* a ticket has *severity*, and why; *set_aside* is the one that security overrode, if any."""

    at: datetime
    severity: Severity
    reason: SeverityReason
    set_aside: Severity | None = None


def severity_steps(assessment: Assessment) -> tuple[SeverityStep, ...]:
    """Return every severity that perimeter, security and analysis gave the ticket, in order."""
    trace, grid, known = assessment.severity_trace, assessment.terms.grid, assessment.known
    steps = []
    first = trace.perimeter if trace.security is None else trace.security
    if known and first is not None:
        steps.append(_step(known[0].at, trace.perimeter, trace.security, SeverityReason.PERIMETER))
    steps += [
        _step(event.at, grid.of_level(event.severity), trace.security, SeverityReason.ASSIGNED)
        for event in known
        if event.severity is not None
    ]
    return tuple(steps)


def _step(at: datetime, found: Severity | None, security: Severity | None, reason: SeverityReason) -> SeverityStep:
    """Return the graver of what was *found* and of *security*, and what became of the other."""
    if security is None or (found is not None and found.level <= security.level):
        assert found is not None  # noqa: S101 -- for the type checker: one of the two is there
        return SeverityStep(at, found, reason)
    return SeverityStep(at, security, SeverityReason.SECURITY, found)
