"""Which severity a ticket has, since when, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from sla_rules.clauses.severity_grid import SeverityGrid
    from sla_rules.tickets.event import Event
    from sla_rules.tickets.severity import Severity
    from sla_rules.tickets.ticket import Ticket


@frozen(kw_only=True)
class SeverityTrace:
    """
    The severities of a ticket in order, and what each of them comes from.

    *periods* are pairs of the event since which a severity is in force and that severity; none while nothing tells.
    *assigned* is the one that the analysis gave last, *perimeter* that of the ticket's scope, *security* that of a
    problem of security. The assigned one counts, or else the perimeter's; security overrides both when graver.
    """

    periods: tuple[tuple[Event, Severity], ...]
    assigned: Severity | None
    perimeter: Severity | None
    security: Severity | None

    @property
    def severity(self) -> Severity | None:
        """The severity in force."""
        return self.periods[-1][1] if self.periods else None

    def severity_at(self, event: Event) -> Severity | None:
        """Return the severity in force when *event* happened, after any that was assigned at the same instant."""
        for since, severity in reversed(self.periods):
            if since.micros <= event.micros:
                return severity
        return None

    def until(self, event: Event) -> SeverityTrace:
        """Return the trace as it was when *event* happened, after any severity assigned at the same instant."""
        return SeverityTrace(
            periods=tuple(period for period in self.periods if period[0].micros <= event.micros),
            assigned=self.assigned,
            perimeter=self.perimeter,
            security=self.security,
        )

    @property
    def overridden(self) -> Severity | None:
        """The severity that security set aside, or None when it set none aside."""
        found = self.assigned or self.perimeter
        if found is None or self.security is None or found.level <= self.security.level:
            return None
        return found


def trace_severity(grid: SeverityGrid, ticket: Ticket, known: tuple[Event, ...]) -> SeverityTrace:
    """Return the severities of *ticket* under *grid*, from the events that are *known*."""
    perimeter = grid.of_perimeter(ticket.scope)
    security = grid.security if ticket.security else None
    assigned = None
    periods: list[tuple[Event, Severity]] = []
    severity = _graver(perimeter, security)
    if known and severity is not None:
        periods.append((known[0], severity))
    for event in known:
        if event.severity is not None:
            assigned = grid.of_level(event.severity)
            latest = assigned if security is None else min(assigned, security)
            if latest is not severity:
                severity = latest
                periods.append((event, severity))
    return SeverityTrace(periods=tuple(periods), assigned=assigned, perimeter=perimeter, security=security)


def _graver(found: Severity | None, security: Severity | None) -> Severity | None:
    if found is None or (security is not None and security.level < found.level):
        return security
    return found
