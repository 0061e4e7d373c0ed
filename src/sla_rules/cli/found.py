"""What a report was asked of and what it found: all that its three forms are written from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from sla_rules.cli.wording import at_time, limit_in_words, percent, plural
from sla_rules.errors import UnknownNameError

if TYPE_CHECKING:
    from datetime import datetime

    from sla_rules.agreements.agreement import Agreement
    from sla_rules.assessments.indicator_result import IndicatorResult
    from sla_rules.assessments.report import Report, Reports
    from sla_rules.files.ticket_file import TicketFile
    from sla_rules.files.ticket_stream import TicketStream
    from sla_rules.franceconnect.reading import Reading


@frozen(kw_only=True)
class Found:
    """The reports on a file of tickets, with everything that they depend on."""

    agreement: Agreement
    reading: Reading
    file: TicketStream
    period: str
    now: datetime
    now_given: bool
    reports: Reports

    @property
    def shown(self) -> tuple[Report, ...]:
        """The reports to show: one for each period, then the total where it says something else."""
        periods, total = self.reports.periods, self.reports.total
        return (total,) if self.period == "all" else (*periods, total)

    @property
    def judged(self) -> tuple[Report, ...]:
        """The reports whose verdicts count: those of the periods asked for."""
        return self.shown if self.period == "all" else self.reports.periods

    @property
    def missed(self) -> tuple[Report, ...]:
        """The reports of the periods in which the target is missed."""
        return tuple(report for report in self.judged if report.indicator.reached is False)

    @property
    def now_words(self) -> str:
        """What now is, and where it comes from."""
        return now_words(self.now, given=self.now_given)

    @property
    def notes(self) -> tuple[str, ...]:
        """What the reader of the figures must know of the file they come from."""
        return notes_of(self.file, self.reports.total.not_yet_received)


def now_words(now: datetime, *, given: bool) -> str:
    """Say what now is, and where it comes from."""
    return f"{at_time(now)}, {'as given' if given else 'the latest instant in the file'}"


def notes_of(file: TicketFile | TicketStream, not_yet_received: int) -> tuple[str, ...]:
    """Say what the reader of the figures must know of the *file* they come from."""
    notes = list(file.notes)
    if file.skipped_rows:
        rows = plural(file.skipped_rows, "row")
        notes.append(f"{rows} left out by --skip-bad-rows, for {plural(file.skipped_faults, 'fault')}")
    if not_yet_received:
        notes.append(f"{plural(not_yet_received, 'ticket')} received after now, which no figure counts")
    return tuple(notes)


def unknown_ticket(ticket_id: str, file: TicketFile) -> UnknownNameError:
    """Say that no ticket read of *file* has that id, which ids are near, and where a row left out may have it."""
    from difflib import get_close_matches

    ids = [ticket.id for ticket in file.tickets]
    near = ", ".join(get_close_matches(ticket_id, ids, cutoff=0.5))
    rows = plural(file.skipped_rows, "row")
    without = f" without the {rows} left out by --skip-bad-rows" if file.skipped_rows else ""
    told = f"the nearest are {near}" if near else "none is near"
    return UnknownNameError(f"ticket: {ticket_id!r} is not in {file.path}{without}; {told}")


def verdict(result: IndicatorResult) -> str:
    """Say whether the target is reached; missed only so far where the open tickets can still turn it."""
    if result.reached is None or result.highest is None:
        return "nothing received"
    if result.reached:
        return "reached"
    return "missed so far" if result.highest >= result.target else "missed"


def promise(result: IndicatorResult) -> str:
    """Say what the indicator promises, with its clause."""
    less = "in less than" if result.bound == "strict" else "within"
    target = percent(result.target).replace(".00", "")
    return f"{target} {less} {limit_in_words(result.limit)} ({result.clause})"
