"""Whole assessments of whole tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sla_rules.agreements.agreement import Agreement
from sla_rules.columns.assessed_columns import assessed
from sla_rules.columns.assessed_table import beside
from sla_rules.columns.figures import FIGURES
from sla_rules.columns.objects import hashable
from sla_rules.columns.table_walk import TableWalk
from sla_rules.columns.ticket_columns import TicketColumns
from sla_rules.columns.ticket_table import TicketTable
from sla_rules.errors import UnknownNameError
from sla_rules.tickets.checks import instance, iterable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from sla_rules.columns.call import Zone

USUAL = ("started_at", "due_at", "elapsed", "remaining", "state", "escalation")


def assess(
    agreement: Agreement,
    tickets: object,
    *,
    now: datetime,
    names: Mapping[str, str] | None = None,
    commitments: Iterable[str] | None = None,
    figures: Iterable[str] | None = None,
    tz: Zone = None,
    wall_time: str = "raise",
    threads: int = 1,
) -> Any:  # noqa: ANN401 -- the kind of table given
    """
    Return the tickets with what `Agreement.assess` says of each commitment of each of them at *now*.

    *tickets* is a table of one row a ticket: a pandas or Polars DataFrame, an Arrow table, or a mapping of names to
    columns. Its columns are those of `Ticket.from_times`, *names* says which are called otherwise; received_at alone
    must be there. The same kind of table comes back, a column more for each commitment and figure, such as
    `resolution_due_at`: instants on the clocks of received_at, amounts of time, both in microseconds; states; and for
    escalation the number of the highest one that rang on the clock, in the order of the agreement, 0 for none. What
    the scalar assessment leaves out is null. `TicketColumns` are answered by `AssessedColumns`.

    *figures* are of started_at, due_at, elapsed, remaining, state and escalation, which are the usual ones, and of
    due_at_if_resumed_now (usual where a commitment can pause), breached_at and ended_at. *tz* and *wall_time* are those
    of the verbs: which clocks times without a zone are read on. *threads* share the rows.

    Raises InvalidTypeError, InvalidValueError, NaiveDatetimeError, OutOfRangeError, NoOpenTimeError, UnknownNameError
    and ImpossibleStepError, which name the column, its first row at fault with the value, and how many there are.

    >>> import numpy as np
    >>> from sla_rules import franceconnect
    >>> times = {"received_at": "2026-03-06T17:00", "severity_assigned_at": "2026-03-09T09:45"}
    >>> tickets = {name: np.array([text], dtype="datetime64[m]") for name, text in times.items()}
    >>> tickets["severity"] = np.array(["Major"])
    >>> now = datetime(2026, 3, 9, 15, tzinfo=paris)
    >>> answered = assess(franceconnect.agreement(), tickets, now=now, tz="Europe/Paris")
    >>> answered["resolution_due_at"], answered["resolution_state"], answered["resolution_escalation"].tolist()
    (array(['2026-03-09T13:45:00.000000'], dtype='datetime64[us]'), array(['breached'], dtype=object), [1])
    """
    instance(agreement, Agreement, "agreement")
    wanted = _figures(agreement) if figures is None else iterable(figures, "figures")
    for figure in wanted:
        if hashable(figure, "figures") not in FIGURES:
            msg = f"figures: {figure!r} is none; accepted are {', '.join(FIGURES)}"
            raise UnknownNameError(msg)
    chosen = None if commitments is None else iterable(commitments, "commitments")
    if isinstance(tickets, TicketColumns):
        return assessed(TableWalk(agreement, tickets, now), chosen, wanted, threads)
    read = TicketTable(tickets, agreement, names, tz, wall_time)
    return beside(tickets, read, assessed(TableWalk(agreement, read.tickets, now), chosen, wanted, threads))


def _figures(agreement: Agreement) -> tuple[str, ...]:
    """Return the usual figures."""
    every = (agreement.terms, *(terms for _, terms in agreement.changes))
    pauses = any(commitment.paused_by for terms in every for commitment in terms.commitments)
    return (*USUAL[:2], "due_at_if_resumed_now", *USUAL[2:]) if pauses else USUAL
