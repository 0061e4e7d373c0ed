"""An explanation in words: which blocks are read, and in what order."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sla_rules.assessments.closure_page import closure_blocks
from sla_rules.assessments.folding import folded
from sla_rules.assessments.page import Facts, Grid, Heading, Page
from sla_rules.assessments.severity_step import SeverityReason
from sla_rules.assessments.state import State
from sla_rules.assessments.words import words_of
from sla_rules.calendars.bound import Bound
from sla_rules.calendars.day_explanation import DayKind
from sla_rules.clauses.per_severity import for_severity
from sla_rules.tickets.event import EventKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime, timedelta

    from sla_rules.assessments.alarm import Alarm
    from sla_rules.assessments.commitment_assessment import CommitmentAssessment
    from sla_rules.assessments.explanation import CommitmentTrace, Explanation, IndicatorTrace
    from sla_rules.assessments.severity_step import SeverityStep
    from sla_rules.assessments.step import Step
    from sla_rules.assessments.term_day import TermDay
    from sla_rules.assessments.words import Words

    Block = Heading | Facts | Grid


def page_of(explanation: Explanation, lang: str) -> Page:
    """Return *explanation* in the words of *lang*; raises InvalidValueError for a language without words."""
    return Page(lang, tuple(_Teller(explanation, words_of(lang)).blocks()))


class _Teller:
    """One explanation told in one language."""

    def __init__(self, explanation: Explanation, words: Words) -> None:
        self.explanation = explanation
        self.words = words

    def blocks(self) -> Iterator[Block]:
        """Yield the ticket, its severity, each commitment, the escalations, the indicators and the closure."""
        explanation, say = self.explanation, self.words.say
        assessment = explanation.assessment
        yield Heading(say("ticket", id=assessment.ticket.id, verdict=self._headline()), 1)
        yield Facts(((say("now"), f"{self._at(assessment.now)} ({explanation.zone.key})"),))
        if explanation.severities:
            yield Heading(say("severity_heading", severity=self.words.severity(assessment.severity)))
            yield self._severities()
        for trace in explanation.commitments:
            assessed = trace.assessed
            name, state = self.words.name(assessed.name), say(assessed.state)
            yield Heading(say("commitment", name=name, state=state))
            yield from self._commitment(trace, (say("promise"), self._promise(assessed)))
        yield Heading(say("escalations"))
        yield self._alarms()
        for indicator in explanation.indicators:
            yield from self._indicator(indicator)
        if explanation.closure is not None:
            yield from closure_blocks(explanation.closure, self.words, self._at)

    def _headline(self) -> str:
        """Say in a few words whether the ticket is late."""
        assessment, say = self.explanation.assessment, self.words.say
        if not assessment.known:
            return say("unreceived")
        breached = [each for each in assessment.commitments if each.state is State.BREACHED]
        named = [each for each in breached if each.open] or breached
        names = say("and").join(self.words.name(each.name) for each in named)
        if assessment.late:
            return say("late", names=names)
        if self._is_cancelled():
            return say("cancelled_ticket")
        if assessment.is_resolved:
            return say("missed", names=names) if breached else say("in_time")
        if assessment.known[-1].kind is EventKind.CLOSED:
            return say("closed_unresolved")
        return say("open_missed", names=names) if breached else say("open")

    def _is_cancelled(self) -> bool:
        """Tell whether the ticket was cancelled, after which nothing happens to it."""
        return self.explanation.assessment.known[-1].kind is EventKind.CANCELLED

    def _severities(self) -> Facts:
        clause = self.words.name(self.explanation.assessment.terms.grid.clause)
        return Facts(
            (
                *((self._at(step.at), self._severity(step)) for step in self.explanation.severities),
                (self.words.say("clause"), clause),
            )
        )

    def _severity(self, step: SeverityStep) -> str:
        """Say where a severity comes from."""
        severity, say = self.words.severity(step.severity), self.words.say
        if step.reason is SeverityReason.ASSIGNED:
            return say("by_analysis", severity=severity)
        if step.reason is SeverityReason.PERIMETER:
            scope = self.words.name(str(self.explanation.assessment.ticket.scope))
            return say("by_perimeter", severity=severity, scope=scope)
        if step.set_aside is None:
            return say("by_security", severity=severity)
        return say("by_security_over", severity=severity, other=self.words.severity(step.set_aside))

    def _commitment(self, trace: CommitmentTrace, promise: tuple[str, str]) -> Iterator[Block]:
        """Yield the promise, the steps, and the verdict that compares them."""
        assessed, words, say = trace.assessed, self.words, self.words.say
        clock = say(
            "from_to",
            start=words.name(assessed.commitment.starts),
            end=words.name(assessed.commitment.ends),
        )
        yield Facts(
            (
                (say("clause"), words.name(assessed.clause)),
                promise,
                (say("clock"), clock),
            )
        )
        for earlier in trace.earlier:
            yield self._steps(earlier, say("earlier_cycle", verdict=self._verdict(earlier.assessed)))
        if trace.steps:
            yield self._steps(trace, say("steps"))
        if trace.term:
            yield self._term(trace.term)
        if assessed.particulars.shares:
            yield self._shares(assessed)
        yield Facts(tuple(self._outcome(assessed)))

    def _promise(self, assessed: CommitmentAssessment) -> str:
        """Write the bound and the limit, as far as the limit is known."""
        if assessed.limit is None:
            return self.words.say("by_severity")
        return self.words.say(assessed.bound, limit=self.words.limit(assessed.limit))

    def _outcome(self, assessed: CommitmentAssessment) -> Iterator[tuple[str, str]]:
        """Yield when it is due, what was said of it before a reopening, and the verdict."""
        say = self.words.say
        due, kept, breached = assessed.due_at, assessed.last_ok_at, assessed.breached_at
        if due is not None:
            yield say("due"), self._at(due)
            if assessed.state is State.RUNNING and kept is not None and kept > due:
                yield say("kept_until"), self._at(kept)
        if assessed.due_at_if_resumed_now is not None:
            yield say("due_if_resumed"), self._at(assessed.due_at_if_resumed_now)
        if breached is not None and breached != due:
            yield say("breached_since"), self._at(breached)
        gone_on = [each for each in assessed.history if each.started_at == assessed.started_at]
        for each in gone_on:
            yield say("earlier"), self._verdict(each)
        yield say("verdict"), self._verdict(assessed)

    def _verdict(self, assessed: CommitmentAssessment) -> str:
        """Compare what has elapsed with what is allowed, in words."""
        words, say = self.words, self.words.say
        state, allowed, remaining = assessed.state, assessed.allowed, assessed.remaining
        if assessed.clock is None or allowed is None or remaining is None:
            return self._unjudged(assessed)
        if state is State.CANCELLED:
            return self._ended("stopped" if self._is_cancelled() else "left_out", assessed)
        if assessed.particulars.shares and state is not State.BREACHED:
            return say(f"shares_{state}", share=self._share(assessed))
        if state is State.BREACHED:
            return self._breach(assessed, allowed, remaining)
        elapsed, left = words.amount(assessed.elapsed), words.amount(remaining)
        return say(_GOING[state], elapsed=elapsed, allowed=words.amount(allowed), left=left)

    def _breach(self, assessed: CommitmentAssessment, allowed: timedelta, remaining: timedelta) -> str:
        """Say what was spent, under which severity, or what the clock ended without."""
        words, say = self.words, self.words.say
        if assessed.breached_under is not None:
            limit = words.limit(assessed.commitment.limit_for(assessed.breached_under))
            return say("breached_under", limit=limit, severity=words.severity(assessed.breached_under))
        consumed = assessed.consumed
        if assessed.closed_unresolved and consumed is not None and _within(assessed, consumed):
            return self._ended("unresolved", assessed)
        if assessed.particulars.shares:
            return say("shares_breached", share=self._share(assessed))
        amounts = {"elapsed": words.amount(assessed.elapsed), "allowed": words.amount(allowed)}
        if assessed.spent_when_assigned:
            return say("spent_when_assigned", severity=words.severity(assessed.severity), **amounts)
        return say("overspent", over=words.amount(-remaining), **amounts) if remaining else say("not_less", **amounts)

    def _ended(self, key: str, assessed: CommitmentAssessment) -> str:
        return self.words.say(key, event=self.words.name(assessed.commitment.ends))

    def _share(self, assessed: CommitmentAssessment) -> str:
        """Write the share consumed of the whole, exactly and in percent."""
        consumed = assessed.consumed or Fraction(0)
        return f"{consumed} ({self.words.percent(consumed)})"

    def _shares(self, assessed: CommitmentAssessment) -> Grid:
        """Show what each severity consumed of its own limit."""
        words, say = self.words, self.words.say
        rows = tuple(
            (words.limit(share.limit), words.amount(share.clock.elapsed(share.limit)), str(share.consumed))
            for share in assessed.particulars.shares
        )
        return Grid(say("shares"), tuple(map(say, ("limit", "counted", "share"))), rows, frozenset({1, 2}))

    def _unjudged(self, assessed: CommitmentAssessment) -> str:
        """Say why no clock ran that could be judged."""
        commitment, words, say = assessed.commitment, self.words, self.words.say
        start, end = words.name(commitment.starts), words.name(commitment.ends)
        if assessed.state is State.CANCELLED:
            return say("stopped")
        if assessed.state is State.NOT_STARTED:
            return say("waiting_severity") if assessed.limit is None else say("waiting", event=start)
        if not commitment.covers.covers(self.explanation.assessment.ticket):
            return say("outside")
        return say("no_limit") if assessed.limit is None else say("passed", start=start, end=end)

    def _steps(self, trace: CommitmentTrace, caption: str) -> Grid:
        """Show each step with what it adds and the sum so far."""
        words = self.words
        rows = []
        for step in folded(trace.steps):
            counted = (words.amount(step.amount), words.amount(step.total)) if step.counted else ("", "")
            rows.append((*self._span(step), self._what(step), *counted))
        heads = tuple(map(words.say, ("from", "to", "what", "counted", "sum")))
        return Grid(caption, heads, tuple(rows), frozenset({3, 4}))

    def _span(self, step: Step) -> tuple[str, str]:
        """Write both ends, the second without its date where it is the first one's."""
        same_day = step.start.date() == step.end.date()
        return self.words.instant(step.start), (self.words.time if same_day else self.words.instant)(step.end)

    def _what(self, step: Step) -> str:
        say = self.words.say
        if step.times > 1:
            return say("step_open_times", count=step.times, each=self.words.amount(step.amount / step.times))
        plain = f"step_{step.kind}_plain"
        key = plain if not step.name and plain in self.words.phrases else f"step_{step.kind}"
        return say(key, name=self.words.name(step.name))

    def _term(self, term: tuple[TermDay, ...]) -> Grid:
        """Show each day of a term of business days, with its number when it counts."""
        words, say = self.words, self.words.say
        rows = []
        for day, number in term:
            why = say("day_counts" if number else "day_weekly")
            if not number and day.kind is not DayKind.WEEKLY:
                why = day.name
            rows.append((words.day(day.day), why, say("none") if number is None else str(number)))
        heads = tuple(map(say, ("day", "what", "number")))
        return Grid(say("term"), heads, tuple(rows), frozenset({2}))

    def _alarms(self) -> Facts:
        """Name what rang and what rings next."""
        say = self.words.say
        alarms = [
            (self._at(alarm.at), say("colon", label=say("rang" if alarm.rang else "rings"), said=self._alarm(alarm)))
            for alarm in self.explanation.alarms
        ]
        return Facts(tuple(alarms) or ((say("none"), say("no_alarm")),))

    def _alarm(self, alarm: Alarm) -> str:
        """Say to whom an alarm goes, when it rings, by which clause, and what is special about this ring."""
        words, say, escalation = self.words, self.words.say, alarm.escalation
        given = getattr(escalation, escalation.trigger)
        if isinstance(given, tuple):
            given = for_severity(given, alarm.severity)
        amount = words.percent(given) if isinstance(given, Fraction) else words.limit(given)
        said = say(
            "alarm",
            name=words.name(alarm.name),
            to=alarm.to,
            when=say(f"when_{escalation.trigger}", amount=amount),
            severity=words.severity(alarm.severity),
            clause=words.name(alarm.clause),
        )
        if escalation.times > 1:
            said = say("alarm_ring", alarm=said, ring=alarm.ring, times=escalation.times)
        return said if alarm.moved_from is None else say("alarm_moved", alarm=said, at=self._at(alarm.moved_from))

    def _indicator(self, told: IndicatorTrace) -> Iterator[Block]:
        """Yield how the ticket counts in an indicator."""
        indicator, words, say = told.indicator, self.words, self.words.say
        standing = say(f"standing_{told.standing}")
        yield Heading(say("indicator", name=words.name(indicator.name), standing=standing))
        if told.trace is None:
            why = say("why_excluded", severity=words.severity(self.explanation.assessment.severity))
            yield Facts(((say("clause"), words.name(indicator.clause)), (say("verdict"), why)))
            return
        limit = self._promise(told.trace.assessed)
        target = say("target_said", percent=words.percent(indicator.target), limit=limit)
        yield from self._commitment(told.trace, (say("target"), target))

    def _at(self, at: datetime) -> str:
        """Write an instant in the zone of the calendar."""
        return self.words.instant(at.astimezone(self.explanation.zone))


_GOING = {State.MET: "spent", State.RUNNING: "in_progress", State.PAUSED: "on_hold"}


def _within(assessed: CommitmentAssessment, consumed: Fraction) -> bool:
    """Tell whether what was *consumed* is allowed."""
    return consumed <= 1 if assessed.bound is Bound.INCLUSIVE else consumed < 1
