"""
Why a ticket stands where it stands: every verdict as the stretches that were counted and those passed over.

The steps are values; `text`, `markdown` and `html` write them down, in English or in French.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, frozen

from sla_rules.assessments.closure import Closure, closure_of
from sla_rules.assessments.severity_step import SeverityStep, severity_steps
from sla_rules.assessments.standing import Standing
from sla_rules.assessments.step import Step, steps_of, walked
from sla_rules.assessments.term_day import TermDay, days_of_term

if TYPE_CHECKING:
    from datetime import timedelta
    from zoneinfo import ZoneInfo

    from sla_rules.assessments.alarm import Alarm
    from sla_rules.assessments.assessment import Assessment
    from sla_rules.assessments.commitment_assessment import CommitmentAssessment
    from sla_rules.assessments.page import Page
    from sla_rules.assessments.step import Walk
    from sla_rules.clauses.indicator import Indicator


@frozen
class CommitmentTrace:
    """
    How one commitment was judged: what was *assessed*, from which *steps*.

    *term* holds the days through which a limit of business days is counted, and is empty for other limits. *earlier*
    are the clocks before this one, where a reopening or a repetition started a new one.
    """

    assessed: CommitmentAssessment
    steps: tuple[Step, ...]
    term: tuple[TermDay, ...] = ()
    earlier: tuple[CommitmentTrace, ...] = ()

    @property
    def total(self) -> timedelta:
        """The time that the steps add up to: the elapsed time of the commitment."""
        return self.steps[-1].total if self.steps else self.assessed.elapsed


@frozen
class IndicatorTrace:
    """In which part of an *indicator* the ticket counts, and how its commitment was judged; None when excluded."""

    indicator: Indicator
    standing: Standing
    trace: CommitmentTrace | None


@frozen
class Explanation:
    """
    The computation behind an *assessment*, step by step, each with its clause.

    `str` gives the English text. Every other form takes *lang*, "en" or "fr"; another one raises InvalidValueError.
    """

    assessment: Assessment
    severities: tuple[SeverityStep, ...]
    commitments: tuple[CommitmentTrace, ...]
    indicators: tuple[IndicatorTrace, ...]
    alarms: tuple[Alarm, ...]
    closure: Closure | None = None

    @property
    def zone(self) -> ZoneInfo:
        """The zone in which times are shown: that of the calendar's dates."""
        return self.assessment.terms.calendar.day_zone

    def text(self, lang: str = "en") -> str:
        """Write the explanation as plain text, in lines of any length."""
        from sla_rules.assessments.page_text import as_text

        return as_text(self._page(lang))

    def markdown(self, lang: str = "en") -> str:
        """Write the explanation as Markdown, with tables."""
        from sla_rules.assessments.page_markdown import as_markdown

        return as_markdown(self._page(lang))

    def html(self, lang: str = "en") -> str:
        """Write the explanation as a fragment of HTML that loads nothing."""
        from sla_rules.assessments.page_html import as_html

        return as_html(self._page(lang))

    def _page(self, lang: str) -> Page:
        from sla_rules.assessments.explanation_page import page_of

        return page_of(self, lang)

    def _repr_html_(self) -> str:
        """Show the explanation in a notebook."""
        return self.html()

    def __str__(self) -> str:
        """Write the explanation as English text."""
        return self.text()


def explain(assessment: Assessment, walk: Walk = walked) -> Explanation:
    """Return the computation behind *assessment*; *walk* cuts a running stretch, as `walked` does."""
    return Explanation(
        assessment=assessment,
        severities=severity_steps(assessment),
        commitments=tuple(_trace(assessment, assessed, walk) for assessed in assessment.commitments),
        # no indicator counts a ticket before it is received
        indicators=tuple(_indicator(assessment, one, walk) for one in assessment.terms.indicators if assessment.known),
        alarms=assessment.alarms,
        closure=closure_of(assessment, None) if assessment.known and assessment.terms.closures else None,
    )


def _trace(assessment: Assessment, assessed: CommitmentAssessment, walk: Walk) -> CommitmentTrace:
    """Return the trace of a commitment: the first of its clocks from the reception on, the others from their start."""
    traces: list[CommitmentTrace] = []
    for cycle in assessed.cycles:
        since = cycle.started_at if traces else None
        steps = steps_of(cycle, assessment.now, assessment.terms.calendar.day_zone, since, walk)
        traces.append(CommitmentTrace(cycle, steps, days_of_term(cycle)))
    *earlier, last = traces
    return evolve(last, earlier=tuple(earlier))


def _indicator(assessment: Assessment, indicator: Indicator, walk: Walk) -> IndicatorTrace:
    standing = assessment.standing(indicator)
    trace = None
    if standing is not Standing.EXCLUDED:
        trace = _trace(assessment, assessment.judge(indicator.commitment), walk)
    return IndicatorTrace(indicator, standing, trace)
