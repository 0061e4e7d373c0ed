"""The answer to "is the new agreement no worse than the old one?", clause by clause."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import field, frozen

from sla_rules.calendars.instants import as_micros

if TYPE_CHECKING:
    from datetime import datetime

    from sla_rules.assessments.period import Period
    from sla_rules.tickets.ticket import Ticket


class Answer(StrEnum):
    """What a comparison finds."""

    NO_WORSE = "no_worse"
    WORSE = "worse"
    UNDECIDED = "undecided"


@frozen(kw_only=True)
class CounterExample:
    """
    Tickets whose verdict changes, verified by assessing them under both agreements at *now*.

    *old* and *new* are the two verdicts: the states of a commitment, whether an escalation rang, or whether a target is
    reached.
    """

    tickets: tuple[Ticket, ...]
    now: datetime = field(eq=as_micros)
    old: str
    new: str


@frozen(kw_only=True)
class Finding:
    """
    What the comparison says of one *clause*, and *why*.

    *checked* counts the breakpoints at which two due dates were compared, 0 where nothing needed it. *example* stands
    beside every WORSE that a ticket can show.
    """

    clause: str
    answer: Answer
    why: str
    checked: int = 0
    example: CounterExample | None = None

    def __str__(self) -> str:
        """Write the finding as a sentence."""
        return f"{self.clause}: {self.answer.replace('_', ' ')}: {self.why}"


@frozen(kw_only=True)
class Comparison:
    """
    Whether a new agreement is no worse than an old one for the tickets received and the clocks started in *period*.

    Built by `Agreement.no_worse_than`, never by hand. `str` of it is a text, a line a finding.
    """

    period: Period
    findings: tuple[Finding, ...]

    @property
    def answer(self) -> Answer:
        """WORSE when a clause is, UNDECIDED when a clause is and none is worse, else NO_WORSE."""
        found = {finding.answer for finding in self.findings}
        return next((answer for answer in (Answer.WORSE, Answer.UNDECIDED) if answer in found), Answer.NO_WORSE)

    @property
    def worse(self) -> tuple[Finding, ...]:
        """The clauses that promise less."""
        return self._of(Answer.WORSE)

    @property
    def undecided(self) -> tuple[Finding, ...]:
        """The clauses of which nothing was proven, each with why."""
        return self._of(Answer.UNDECIDED)

    @property
    def checked(self) -> int:
        """At how many breakpoints due dates were compared."""
        return sum(finding.checked for finding in self.findings)

    @property
    def counter_example(self) -> CounterExample | None:
        """The first tickets whose verdict changes, or None."""
        return next((finding.example for finding in self.findings if finding.example is not None), None)

    def _of(self, answer: Answer) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.answer is answer)

    def __str__(self) -> str:
        """Write the answer and every finding."""
        head = f"{self.period.label}: {self.answer.replace('_', ' ')}, {self.checked} breakpoints checked"
        return "\n".join((head, *map(str, self.findings)))
