"""What the availability was asked of and what it is: all that its two forms are written from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from sla_rules.calendars.instants import as_micros
from sla_rules.cli.wording import plural

if TYPE_CHECKING:
    from datetime import datetime

    from sla_rules.agreements.agreement import Agreement
    from sla_rules.assessments.availability_result import AvailabilityResult
    from sla_rules.calendars.window_set import Windows
    from sla_rules.files import OutageFile, TicketFile
    from sla_rules.franceconnect.reading import Reading


@frozen(kw_only=True)
class AvailabilityFound:
    """
    The availability that a file of outages makes, with everything that it depends on.

    *deactivated* are the providers that the tickets of a second file take out, and when.
    """

    agreement: Agreement
    reading: Reading
    file: OutageFile
    tickets: TicketFile | None
    deactivated: tuple[tuple[str, Windows], ...]
    now: datetime
    now_given: bool
    result: AvailabilityResult

    @property
    def verdict(self) -> str:
        """Whether the target is reached; open while the rest of the year, or what nobody knows, can still tell."""
        reached = self.result.reached
        if reached is None:
            return "nothing elapsed" if not self.result.elapsed else "open"
        return "reached" if reached else "missed"

    @property
    def reading_words(self) -> str:
        """The choices of the reading that are not the default ones."""
        differs = self.reading.differs(type(self.reading)())
        return ", ".join(f"{name}={choice}" for name, choice in differs) or "every choice at its default"

    @property
    def notes(self) -> tuple[str, ...]:
        """What the reader of the figures must know of the files they come from."""
        record, notes = self.file.record, list(self.file.notes)
        later = sum(as_micros(outage.start) >= as_micros(self.now) for outage in record.outages)
        start, end = self.result.span.micros
        stretches = [outage.until(as_micros(self.now)) for outage in record.outages]
        if not any(first < end and last > start for first, last in stretches):
            notes.append("no outage of the file is in this year")
        if later:
            notes.append(f"{plural(later, 'outage')} from now on, which no figure counts")
        if record.maintenance and not self.result.clause.deducts_maintenance:
            count = plural(len(record.maintenance), "window")
            notes.append(f"agreed maintenance: {count}, not taken out of the time owed ({self.result.clause.clause})")
        if self.tickets is not None:
            notes.append(f"providers deactivated by the tickets of {self.tickets.path}: {len(self.deactivated)}")
        listed = record.roster.providers
        unlisted = [provider for provider, _ in self.deactivated if provider not in listed]
        if unlisted:
            notes.append(f"deactivated, and never on the roster, so that nothing of it counts: {', '.join(unlisted)}")
        return tuple(notes)

    def to_dict(self) -> dict[str, object]:
        """Give it as a dictionary that JSON can hold."""
        return {
            "file": self.file.path,
            "tickets": None if self.tickets is None else self.tickets.path,
            "agreement": self.agreement.name,
            "source": self.agreement.source,
            "reading": dict(self.reading.choices),
            "time_zone": self.agreement.zone.key,
            "now_given": self.now_given,
            "notes": list(self.notes),
            "outages": len(self.file.record.outages),
            "roster": list(self.file.record.roster.providers),
            "deactivated": {
                provider: [{"start": each.start.isoformat(), "end": each.end.isoformat()} for each in windows]
                for provider, windows in self.deactivated
            },
            "verdict": self.verdict,
            **self.result.to_dict(),
        }
