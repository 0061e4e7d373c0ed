"""What an agreement says of one ticket at one instant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from sla_rules.assessments.alarm import Alarm, alarms_of
from sla_rules.assessments.judgement import judge
from sla_rules.assessments.severity_trace import SeverityTrace, trace_severity
from sla_rules.assessments.standing import Standing, standing_of
from sla_rules.assessments.state import State
from sla_rules.calendars.instants import as_micros, instant
from sla_rules.clauses.commitment import Commitment
from sla_rules.clauses.indicator import Indicator
from sla_rules.clauses.terms import Terms
from sla_rules.errors import UnknownNameError
from sla_rules.tickets.checks import instance
from sla_rules.tickets.event import Event, EventKind
from sla_rules.tickets.ticket import Ticket

if TYPE_CHECKING:
    from datetime import datetime

    from sla_rules.assessments.commitment_assessment import CommitmentAssessment
    from sla_rules.assessments.explanation import Explanation
    from sla_rules.assessments.next_event import NextEvent
    from sla_rules.tickets.severity import Severity


@frozen(kw_only=True)
class Assessment:
    """
    Everything that *terms* say of a *ticket* at *now*: a pure function of these three, worked out when asked.

    Events after *now* do not exist for it: *known* are those up to it, and *severity_trace* says which severities they
    make and why. Raises NaiveDatetimeError for a *now* without a zone, InvalidTypeError
    for another type, and UnknownNameError for a severity or a scope that the terms do not have.
    """

    terms: Terms
    ticket: Ticket
    # Compared as microseconds: two datetimes of one zone are equal in Python though their folds differ.
    now: datetime = field(eq=as_micros)
    now_micros: int = field(init=False, repr=False, eq=False)
    known: tuple[Event, ...] = field(init=False, repr=False, eq=False)
    severity_trace: SeverityTrace = field(init=False, repr=False, eq=False)
    # What was judged already, by name: a memory of answers, no part of the value.
    _judged: dict[str, CommitmentAssessment] = field(init=False, repr=False, eq=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        """Refuse what cannot be assessed."""
        instance(self.terms, Terms, "terms")
        instance(self.ticket, Ticket, "ticket")
        now = instant(self.now, "now")
        object.__setattr__(self, "now", now)
        now_micros = as_micros(now)
        known = self.ticket.events
        if known[-1].micros > now_micros:
            known = tuple(event for event in known if event.micros <= now_micros)
        object.__setattr__(self, "now_micros", now_micros)
        object.__setattr__(self, "known", known)
        try:
            trace = trace_severity(self.terms.grid, self.ticket, known)
        except UnknownNameError as fault:
            msg = f"ticket {self.ticket.id!r}: {fault}"  # among many tickets, which one
            raise UnknownNameError(msg) from None
        object.__setattr__(self, "severity_trace", trace)

    @property
    def severity(self) -> Severity | None:
        """The severity in force at now, or None while nothing tells it."""
        return self.severity_trace.severity

    @property
    def commitments(self) -> tuple[CommitmentAssessment, ...]:
        """Where each commitment stands, in the order of the terms."""
        return tuple(self.commitment(commitment.name) for commitment in self.terms.commitments)

    def commitment(self, name: str) -> CommitmentAssessment:
        """Return where the commitment called *name* stands; raises UnknownNameError, which lists what is accepted."""
        try:
            assessed = self._judged.get(name)
        except TypeError:  # what has no hash is no name, which the terms say in their words
            assessed = None
        if assessed is None:
            assessed = self._judged[name] = self.judge(self.terms.commitment(name))
        return assessed

    def judge(self, commitment: Commitment) -> CommitmentAssessment:
        """Return where any *commitment* stands for this ticket, whether the terms hold it or not."""
        return judge(
            instance(commitment, Commitment, "commitment"),
            self.ticket,
            known=self.known,
            trace=self.severity_trace,
            calendar=self.terms.calendar,
            now=self.now,
        )

    def standing(self, indicator: Indicator) -> Standing:
        """Return in which of the seven parts of *indicator* the ticket counts."""
        if not instance(indicator, Indicator, "indicator").counts(self.severity):
            return Standing.EXCLUDED
        return standing_of(self.judge(indicator.commitment))

    @property
    def alarms(self) -> tuple[Alarm, ...]:
        """The escalations that rang, and the next one of each ladder if nobody resolves the ticket before."""
        return tuple(
            alarm
            for escalation in self.terms.escalations
            for assessed in self.commitment(escalation.commitment).cycles
            for alarm in alarms_of(
                escalation,
                self.ticket.id,
                assessed,
                trace=self.severity_trace,
                calendar=self.terms.calendar,
                now_micros=self.now_micros,
            )
        )

    @property
    def rang(self) -> tuple[Alarm, ...]:
        """The escalations that rang."""
        return tuple(alarm for alarm in self.alarms if alarm.rang)

    @property
    def next_alarm(self) -> Alarm | None:
        """The escalation that rings next if nobody resolves the ticket before, or None."""
        return min((alarm for alarm in self.alarms if not alarm.rang), key=_instant, default=None)

    @property
    def next_events(self) -> tuple[NextEvent, ...]:
        """What will happen to the ticket after now if nobody acts, the soonest first."""
        from sla_rules.assessments.next_event import next_events_of

        return next_events_of(self)

    @property
    def is_resolved(self) -> bool:
        """Whether the ticket was resolved at now, and not reopened since."""
        for event in reversed(self.known):
            if event.kind is EventKind.RESOLVED:
                return True
            if event.kind is EventKind.REOPENED:
                return False
        return False

    @property
    def late(self) -> bool:
        """Whether a commitment is breached and its clock still runs: it can only get worse."""
        return any(assessed.state is State.BREACHED and assessed.open for assessed in self.commitments)

    def to_dict(self) -> dict[str, object]:
        """
        Return the assessment as a dictionary that JSON can hold; amounts in microseconds, shares as '17/20'.

        Instants stand in the zone of the calendar.
        """
        from sla_rules.assessments.plain import assessment_to_dict

        return assessment_to_dict(self)

    def explain(self) -> Explanation:
        """Return the computation behind the assessment, step by step; `str` of it is English text."""
        from sla_rules.assessments.explanation import explain

        return explain(self)

    def _repr_html_(self) -> str:
        """Show where each commitment stands in a notebook."""
        from sla_rules.assessments.assessment_html import assessment_html

        return assessment_html(self)


def _instant(alarm: Alarm) -> int:
    return as_micros(alarm.at)
