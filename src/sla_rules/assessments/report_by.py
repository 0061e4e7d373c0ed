"""Reports on the tickets of one period, one for each value of a key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sla_rules.assessments.tallies import report_on
from sla_rules.errors import InvalidTypeError, UnknownNameError
from sla_rules.tickets.series import each_once

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable
    from datetime import datetime

    from sla_rules.assessments.period import Period
    from sla_rules.assessments.report import Report
    from sla_rules.assessments.tallies import Judges
    from sla_rules.tickets.ticket import Ticket

# Keys that have a name: what a ticket says of itself, and its severity, which the agreement says.
NAMED = ("identity_provider", "scope", "severity", "team")


def reports_by(
    tickets: Iterable[Ticket],
    key: Callable[[Ticket], Hashable] | str,
    period: Period,
    *,
    now: datetime,
    judges: Judges,
) -> dict[Any, Report]:
    """Return one report for each value of *key*, sorted by the text of the value, None last."""
    find = _key(key, judges)
    groups: dict[Hashable, list[Ticket]] = {}
    for ticket in each_once(tickets):
        value = find(ticket)
        try:
            groups.setdefault(value, []).append(ticket)
        except TypeError:
            what = f"{value!r} of ticket {ticket.id!r} is a {type(value).__name__}"
            msg = f"key: {what}, which cannot be told from others; a value with a hash is wanted"
            raise InvalidTypeError(msg) from None
    return {
        value: report_on(groups[value], period, now=now, judges=judges)
        for value in sorted(groups, key=lambda value: (value is None, str(value)))
    }


def _key(key: Callable[[Ticket], Hashable] | str, judges: Judges) -> Callable[[Ticket], Hashable]:
    """Return the function that a name stands for, or the one given."""
    if callable(key):
        return key
    if not isinstance(key, str):
        msg = f"key: {key!r} is a {type(key).__name__}; a function of a ticket, or one of {', '.join(NAMED)}, is wanted"
        raise InvalidTypeError(msg)
    if key not in NAMED:
        msg = f"key: {key!r} is no key; accepted are {', '.join(NAMED)}, or a function of a ticket"
        raise UnknownNameError(msg)
    if key == "severity":
        return lambda ticket: judges.assess(ticket).severity
    return lambda ticket: getattr(ticket, key)
