"""When a partner is out of the service for the time of a malfunction that concerns it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_rules.assessments.outage import Outage, OutageKind
from sla_rules.calendars.window import Window
from sla_rules.calendars.window_set import Windows
from sla_rules.tickets.event import EventKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from sla_rules.assessments.assessment import Assessment
    from sla_rules.clauses.deactivation import Deactivation
    from sla_rules.tickets.event import Event

_OVER = frozenset({EventKind.CLOSED, EventKind.CANCELLED})


def deactivation_windows(assessment: Assessment) -> Windows:
    """
    Return when the provider of a ticket is out of the service, up to now; empty when the ticket takes none out.

    It is out from the event that starts it until the ticket is resolved, whatever becomes of the severity: the annex
    says until the whole resolution. A ticket closed or cancelled says no more, and ends it; one that is opened again
    takes the provider out again. Security overrides a severity, but not whom the malfunction concerns.

    Source: annex §2.2.2, between figures 1 and 2.
    """
    clause = assessment.terms.deactivation
    if clause is None or assessment.ticket.identity_provider is None or not _concerns(clause, assessment):
        return Windows()
    windows: list[tuple[datetime, datetime]] = []
    since: datetime | None = None
    for event in assessment.known:
        if since is None:
            since = event.at if _starts(clause, event, again=bool(windows)) else None
        elif event.kind is clause.ends or event.kind in _OVER:
            windows.append((since, event.at))
            since = None
    if since is not None:
        windows.append((since, assessment.now))
    return Windows(Window(start, end) for start, end in windows if start < end)


def deactivations(assessments: Iterable[Assessment]) -> dict[str, Windows]:
    """Return when each provider is out of the service by these tickets, in the order of the alphabet."""
    found: dict[str, list[Window]] = {}
    for provider, window in _named(assessments):
        found.setdefault(provider, []).append(window)
    return {provider: Windows(found[provider]) for provider in sorted(found)}


def deactivation_outages(assessments: Iterable[Assessment]) -> tuple[Outage, ...]:
    """Return the deactivations by these tickets as outages of their providers."""
    return tuple(
        Outage(OutageKind.DEACTIVATION, window.start, window.end, provider) for provider, window in _named(assessments)
    )


def _named(assessments: Iterable[Assessment]) -> Iterator[tuple[str, Window]]:
    for assessment in assessments:
        for window in deactivation_windows(assessment):
            yield assessment.ticket.identity_provider or "", window


def _concerns(clause: Deactivation, assessment: Assessment) -> bool:
    """Tell whether the ticket is a malfunction of the clause's severity: as assigned once, or else by its perimeter."""
    assigned = [event for event in assessment.known if event.severity is not None]
    if assigned:
        return any(_is_of(clause, event) for event in assigned)
    perimeter = assessment.severity_trace.perimeter
    return perimeter is not None and perimeter.level == clause.severity.level


def _starts(clause: Deactivation, event: Event, *, again: bool) -> bool:
    """Tell whether *event* takes the provider out."""
    if again:
        return event.kind is EventKind.REOPENED
    return event.kind is clause.starts and (event.severity is None or _is_of(clause, event))


def _is_of(clause: Deactivation, event: Event) -> bool:
    return event.severity is not None and event.severity.level == clause.severity.level
