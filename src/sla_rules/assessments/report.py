"""What an agreement says of many tickets, over a period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from sla_rules.calendars.instants import as_micros
from sla_rules.errors import UnknownNameError

if TYPE_CHECKING:
    from datetime import date, datetime

    from sla_rules.assessments.alarm import Alarm
    from sla_rules.assessments.assessment import Assessment
    from sla_rules.assessments.indicator_result import IndicatorResult
    from sla_rules.assessments.period import Period
    from sla_rules.assessments.severity_row import SeverityRow


@frozen(kw_only=True)
class Report:
    """
    The tickets received in *period* as they stand at *now*: indicators, severities, what is late, what rings next.

    *tickets* of them had been received; *not_yet_received* come after now, which is shown in the agreement's zone, and
    do not exist for the rest.
    *indicators* are those of every terms that judged a ticket of the period, the earlier terms first; an indicator
    that several terms hold alike counts once for them all. Each parts the tickets judged by terms that hold it: a
    ticket judged by terms without it is in none of its parts. A period without tickets has the indicators of the terms
    in force on its first day, all zeros.
    *late* holds the open tickets with a breached commitment, the longest overdue first; *next_escalations* the next
    alarm of each open ticket, the soonest first. Where only the first of them are kept, as in the command,
    *late_count* and *next_escalations_count* still count all. Built by `Agreement.report`, never by hand.
    """

    period: Period
    now: datetime = field(eq=as_micros)
    tickets: int
    not_yet_received: int
    indicators: tuple[IndicatorResult, ...]
    severities: tuple[SeverityRow, ...]
    late: tuple[Assessment, ...]
    late_count: int
    next_escalations: tuple[Alarm, ...]
    next_escalations_count: int

    @property
    def indicator(self) -> IndicatorResult:
        """The first indicator; raises UnknownNameError for an agreement that has none."""
        if not self.indicators:
            msg = "indicator: the agreement has none"
            raise UnknownNameError(msg)
        return self.indicators[0]

    def to_dict(self) -> dict[str, object]:
        """Return the report as a dictionary that JSON can hold; amounts in microseconds, shares as '17/20'."""
        from sla_rules.assessments.plain import report_to_dict

        return report_to_dict(self)

    def _repr_html_(self) -> str:
        """Show indicators and severities in a notebook."""
        from sla_rules.assessments.report_html import report_html

        return report_html(self)


@frozen(kw_only=True)
class Reports:
    """
    One report for each period in which tickets were received, by date, and one for all of them together.

    *first* and *last* are the dates of the first and the last ticket received, None when there was none.
    """

    periods: tuple[Report, ...]
    total: Report
    first: date | None
    last: date | None

    def _repr_html_(self) -> str:
        """Show the indicators period by period in a notebook."""
        from sla_rules.assessments.report_html import reports_html

        return reports_html(self)
