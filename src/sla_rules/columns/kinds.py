"""The kinds of events by number: a kind is its place in the order of a plain life."""

from __future__ import annotations

from sla_rules.tickets.event import EventKind

KINDS = tuple(EventKind)
CODE_OF = {kind: code for code, kind in enumerate(KINDS)}
