"""What a comparison was asked of and what it found: all that its forms are written from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from sla_rules.cli.found import notes_of, now_words, unknown_ticket
from sla_rules.whatif import Resolved
from sla_rules.whatif.calendar_changes import CalendarChange

if TYPE_CHECKING:
    from sla_rules.agreements.agreement import Agreement
    from sla_rules.files.ticket_file import TicketFile
    from sla_rules.franceconnect.reading import Reading
    from sla_rules.whatif import Comparison, ScenarioResult


@frozen(kw_only=True)
class WhatIfFound:
    """The comparison of scenarios on a file of tickets, with everything that it depends on."""

    reading: Reading
    file: TicketFile
    period: str
    now_given: bool
    comparison: Comparison

    @property
    def agreement(self) -> Agreement:
        """The agreement as it is."""
        return self.comparison.baseline.scenario.agreement

    @property
    def whole(self) -> ScenarioResult:
        """The result with all changes made."""
        return self.comparison.results[-1]

    @property
    def now_words(self) -> str:
        """What now is, and where it comes from."""
        return now_words(self.comparison.now, given=self.now_given)

    @property
    def assumption(self) -> str:
        """What was assumed of past tickets."""
        if self.comparison.resolved is Resolved.AFTER_THE_SAME_WORK:
            return "the desk works other hours, the contract stays; tickets are resolved after the same work"
        return "the contract is read anew; tickets stay resolved when they were"

    @property
    def hint(self) -> str | None:
        """Where hours of the contract were changed, how to ask the other question."""
        changed = any(isinstance(change, CalendarChange) for change in self.whole.scenario.changes)
        return "--hours-of desk asks what more work of the desk would do instead" if changed else None

    @property
    def notes(self) -> tuple[str, ...]:
        """What the reader of the figures must know of the file they come from."""
        return notes_of(self.file, self.comparison.not_yet_received)

    def why(self, ticket_id: str) -> str:
        """Give the two computations of a ticket; raises UnknownNameError, which names the nearest ones."""
        places = {ticket.id: place for place, ticket in enumerate(self.file.tickets)}
        if ticket_id not in places:
            raise unknown_ticket(ticket_id, self.file)
        return self.comparison.explain(self.whole.name, places[ticket_id]).text()
