"""
Tickets as plain dictionaries that JSON can hold, and back.

Reading is strict: 'false' is not False, an unknown key is a fault, and every fault names its path.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

from sla_rules.calendars.instants import instant
from sla_rules.errors import InvalidTypeError, InvalidValueError
from sla_rules.tickets.checks import flag, instance, text
from sla_rules.tickets.event import DETAILS, Event, EventKind
from sla_rules.tickets.severity import Severity
from sla_rules.tickets.ticket import Ticket

_KINDS = frozenset(map(str, EventKind))
# What `isoformat` writes, with a Z for UTC too; `fromisoformat` takes much more, and not the same in every Python.
_WRITTEN = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.([0-9]{3}){1,2})?)?"
    r"(Z|[+-][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{6})?)?)?"
)
_DETAIL_NAMES = tuple(dict.fromkeys(rule.name for rule in DETAILS.values()))


def ticket_to_dict(ticket: Ticket) -> dict[str, object]:
    """Return *ticket* as a dictionary that JSON can hold."""
    return {
        "id": ticket.id,
        "scope": None if ticket.scope is None else str(ticket.scope),
        "identity_provider": ticket.identity_provider,
        "blocking": ticket.blocking,
        "security": ticket.security,
        "events": [event_to_dict(event) for event in ticket.events],
    }


def event_to_dict(event: Event) -> dict[str, object]:
    """Return *event* as a dictionary that JSON can hold; what its kind does not need is left out."""
    data: dict[str, object] = {"kind": str(event.kind), "at": event.at.isoformat()}
    if event.severity is not None:
        data["severity"] = severity_to_dict(event.severity)
    if event.detail is not None:
        data[DETAILS[event.kind].name] = str(event.detail)
    return data


def severity_to_dict(severity: Severity) -> dict[str, object]:
    """Return *severity* as a dictionary that JSON can hold."""
    return {"level": severity.level, "name": severity.name, "description": severity.description}


def ticket_from_dict(data: object) -> Ticket:
    """Return the ticket that `ticket_to_dict` wrote."""
    fields = keys(data, "ticket", "id", "events", optional=("scope", "identity_provider", "blocking", "security"))
    events = fields["events"]
    if not isinstance(events, list | tuple):
        msg = f"events: {events!r} is a {type(events).__name__}; a list of events is wanted"
        raise InvalidTypeError(msg)
    return Ticket(
        id=text(fields["id"], "id"),
        events=tuple(_event(event, f"events[{i}]") for i, event in enumerate(events)),
        scope=_text_or_none(fields.get("scope"), "scope"),
        identity_provider=_text_or_none(fields.get("identity_provider"), "identity_provider"),
        blocking=flag(fields.get("blocking", False), "blocking"),
        security=flag(fields.get("security", False), "security"),
    )


def instant_from_text(value: object, path: str) -> datetime:
    """Return the instant that an ISO 8601 text with an offset names: no week dates, no digits that would be lost."""
    written = text(value, path)
    try:
        at = datetime.fromisoformat(written) if _WRITTEN.fullmatch(written) else None
    except ValueError:
        at = None
    if at is None:
        msg = f"{path}: {value!r} is no ISO 8601 time to the microsecond; write '2026-03-02T09:30:00+01:00'"
        raise InvalidValueError(msg)
    return instant(at, path)


def keys(data: object, path: str, *required: str, optional: tuple[str, ...] = ()) -> Mapping[str, object]:
    """Return *data* when it is a mapping with the *required* keys and none beside the *optional* ones."""
    if not isinstance(data, Mapping):
        msg = f"{path}: {data!r} is a {type(data).__name__}; a mapping is wanted"
        raise InvalidTypeError(msg)
    accepted = required + optional
    for key in data:
        if key not in accepted:
            msg = f"{path}.{key}: unknown key; accepted are {', '.join(accepted)}"
            raise InvalidValueError(msg)
    for key in required:
        if key not in data:
            msg = f"{path}.{key}: missing; wanted are {', '.join(required)}"
            raise InvalidValueError(msg)
    return data


def _event(data: object, path: str) -> Event:
    fields = keys(data, path, "kind", "at", optional=("severity", *_DETAIL_NAMES))
    kind = fields["kind"]
    if not isinstance(kind, str) or kind not in _KINDS:
        msg = f"{path}.kind: {kind!r} is no kind of event; accepted are {', '.join(EventKind)}"
        raise InvalidValueError(msg)
    rule = DETAILS.get(EventKind(kind))
    name = None if rule is None else rule.name
    for other in _DETAIL_NAMES:
        if other in fields and other != name:
            msg = f"{path}.{other}: {fields[other]!r} does not belong to {kind}; accepted there is {name or 'none'}"
            raise InvalidValueError(msg)
    severity = fields.get("severity")
    if "severity" in fields and kind != EventKind.SEVERITY_ASSIGNED:
        msg = f"{path}.severity: {severity!r} does not belong to {kind}; only severity_assigned has one"
        raise InvalidValueError(msg)
    detail = None if name is None else _text_or_none(fields.get(name), f"{path}.{name}")
    at = instant_from_text(fields["at"], f"{path}.at")
    try:
        return Event(EventKind(kind), at, None if severity is None else _severity(severity, f"{path}.severity"), detail)
    except (InvalidTypeError, InvalidValueError) as fault:
        # the event knows its fields by name, and only this reader knows where it stands
        msg = f"{path}: {fault}"
        raise type(fault)(msg) from None


def _severity(data: object, path: str) -> Severity:
    fields = keys(data, path, "level", "name", optional=("description",))
    level = instance(fields["level"], int, f"{path}.level")
    name = text(fields["name"], f"{path}.name")
    try:
        return Severity(level, name, instance(fields.get("description", ""), str, f"{path}.description"))
    except (InvalidTypeError, InvalidValueError) as fault:
        msg = f"{path}.{fault}"
        raise type(fault)(msg) from None


def _text_or_none(value: object, path: str) -> str | None:
    return None if value is None else text(value, path)
