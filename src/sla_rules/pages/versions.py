"""The versions of the indicator that a page is about: each has its own target, and no verdict is over two."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sla_rules.agreements.agreement import Agreement
    from sla_rules.assessments.indicator_result import IndicatorResult
    from sla_rules.assessments.report import Report, Reports
    from sla_rules.pages.phrases import Phrases


def versions_of(report: Report, agreement: Agreement) -> tuple[IndicatorResult, ...]:
    """
    Return the first indicator of *report*, or each of its versions, in order, where an amendment changed it.

    Raises UnknownNameError for an agreement without an indicator.
    """
    every = (agreement.terms, *(terms for _, terms in agreement.changes))
    firsts = [terms.indicators[0] for terms in every if terms.indicators]
    return tuple(each for each in report.indicators if each.indicator in firsts) or (report.indicator,)


def labels_of(reports: Reports, agreement: Agreement, phrases: Phrases) -> list[str]:
    """Name each version by its number and the periods that it judged; "" for the only one."""
    totals = versions_of(reports.total, agreement)
    if len(totals) == 1:
        return [""]
    labels = []
    for number, total in enumerate(totals, start=1):
        label = phrases.say("version_number", number=number)
        own = [
            each.period.label
            for each in reports.periods
            if each.period.label != "all" and total.indicator in [result.indicator for result in each.indicators]
        ]
        if own:
            span = own[0] if len(own) == 1 else phrases.say("version_span", first=own[0], last=own[-1])
            label = f"{label} ({span})"
        labels.append(label)
    return labels


def versioned(label: str, said: str, phrases: Phrases) -> str:
    """Put the *label* of a version before what is *said* of it; there is none where it is the only one."""
    return phrases.words.say("colon", label=label, said=said) if label else said
