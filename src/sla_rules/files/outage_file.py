"""A CSV file of outages, once read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from sla_rules.calendars.instants import as_micros

if TYPE_CHECKING:
    from datetime import datetime

    from sla_rules.assessments.service_record import ServiceRecord


@frozen(kw_only=True)
class OutageFile:
    """
    The record of a service that a file holds.

    *latest* is the latest instant of its outages, None when there are none. *notes* says, each in a sentence, what was
    guessed and what the file does not tell.
    """

    path: str
    record: ServiceRecord
    latest: datetime | None
    notes: tuple[str, ...] = ()

    @property
    def is_open_ended(self) -> bool:
        """Whether an outage without an end starts at the latest instant, so that nothing tells how long it lasts."""
        lasting = [as_micros(outage.start) for outage in self.record.outages if outage.end is None]
        return self.latest is not None and as_micros(self.latest) in lasting
