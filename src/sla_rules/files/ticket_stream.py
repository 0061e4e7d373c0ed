"""The tickets of a file part by part, however many they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from sla_rules.files.fault import Fault
    from sla_rules.files.plain_columns import ColumnsPart
    from sla_rules.tickets.ticket import Ticket


@frozen(kw_only=True)
class TicketStream:
    """
    The tickets of a file that was looked through, as `TicketFile` has them: *parts* gives them, as often as asked.

    *columns*, where there are any, gives them as columns instead. *count* says how many they are. *held* tells whether
    they are in memory, and so in one part. *skipped* holds the first of the faults of the *skipped_rows* that were left
    out, and *skipped_faults* counts them all.
    """

    path: str
    count: int
    latest: datetime | None
    parts: Callable[[], Iterable[Sequence[Ticket]]]
    held: bool
    columns: Callable[[], Iterable[ColumnsPart]] | None = None
    notes: tuple[str, ...] = ()
    skipped_rows: int = 0
    skipped: tuple[Fault, ...] = ()
    skipped_faults: int = 0
