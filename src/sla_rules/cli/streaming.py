"""The tickets of a file counted part by part, so that a file of any size is reported on in little memory."""

from __future__ import annotations

import gc
from itertools import chain
from typing import TYPE_CHECKING

from sla_rules.assessments.period import PeriodKind
from sla_rules.assessments.tallies import Judges, Tallies
from sla_rules.cli.progress import progress

THREADS = 2
"""Columns are assessed in so many threads at once."""

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from sla_rules.agreements.agreement import Agreement
    from sla_rules.assessments.report import Reports
    from sla_rules.files import TicketStream, Workspace
    from sla_rules.tickets.ticket import Ticket


def reports_of(read: TicketStream, agreement: Agreement, period: str, *, now: datetime, space: Workspace) -> Reports:
    """Return what `Agreement.reports` says of the tickets of a file, with the first of the late and of what is next."""
    judges = Judges(
        zone=agreement.zone, assess=lambda ticket: agreement.assess(ticket, now=now), terms_on=agreement.terms_on
    )
    tallies = Tallies(
        PeriodKind(period),
        now=now,
        judges=judges,
        keep=space.rooms.listed,
        shelf=space.shelf("amounts"),
        room=space.rooms.amounts,
    )
    if read.columns is None:
        for part in _parts(read):
            tallies.add(part)
        return tallies.reports()
    from sla_rules.columns.counted import CountedColumns

    counted = CountedColumns(tallies, agreement, now, threads=THREADS)
    for each in read.columns():
        counted.add(each.columns, each.id_of)
        tallies.add(each.others)
        # the command has turned the collector off: what a part leaves in cycles would stay to the end
        gc.collect()
    counted.finish()
    return tallies.reports()


def tickets_of(read: TicketStream) -> Iterator[Ticket]:
    """Yield the tickets of a file one after the other."""
    return chain.from_iterable(_parts(read))


def _parts(read: TicketStream) -> Iterable[Iterable[Ticket]]:
    """Give the tickets part by part, those in memory behind a bar of their own."""
    return (progress(part, "assessing") if read.held else part for part in read.parts())
