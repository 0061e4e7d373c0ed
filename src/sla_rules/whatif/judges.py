"""Who judges the tickets: one by one, or in columns where they are many; the answers are the same."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Protocol

from sla_rules.tickets.checks import checked_threads, instance
from sla_rules.tickets.series import each_once
from sla_rules.whatif.scalar import ScalarJudge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from sla_rules.agreements.agreement import Agreement
    from sla_rules.assessments.period import PeriodKind
    from sla_rules.columns import TicketColumns
    from sla_rules.tickets.event import EventKind
    from sla_rules.tickets.severity import Severity
    from sla_rules.tickets.ticket import Ticket
    from sla_rules.whatif.figures import Counts
    from sla_rules.whatif.resolved import Resolved
    from sla_rules.whatif.scenario import Scenario

    Tickets = Iterable[Ticket] | Any
    """Tickets, `columns.TicketColumns`, or a table of any of the kinds that `columns.assess` reads."""

    class Verdicts(Protocol):
        """What a scenario makes of every ticket."""

        def clauses(self, row: int) -> tuple[tuple[str, str], ...]:
            """Return the verdicts of the ticket of that row, by the name of their clause."""
            raise NotImplementedError

        def severity(self, row: int) -> Severity | None:
            """Return the severity of the ticket of that row."""
            raise NotImplementedError

        def differing(self, baseline: Any) -> Sequence[int]:  # noqa: ANN401 -- of its own class
            """Return the rows of the tickets with another verdict than in *baseline*."""
            raise NotImplementedError

        def met_beyond(self, other: Any) -> int:  # noqa: ANN401 -- of its own class
            """Count the tickets that meet the first indicator here, and do not in *other*."""
            raise NotImplementedError

        def counts(self, kind: PeriodKind) -> Counts:
            """Count the tickets in all the ways in which they are shown."""
            raise NotImplementedError

    class Judge(Protocol):
        """Judges the same tickets under any scenario."""

        def __len__(self) -> int:
            """Count the tickets."""
            raise NotImplementedError

        def ticket(self, row: int) -> Ticket:
            """Return the ticket of a row."""
            raise NotImplementedError

        def ticket_id(self, row: int) -> str:
            """Return the id of the ticket of a row."""
            raise NotImplementedError

        def later(self, now: datetime) -> int:
            """Count the tickets received after *now*."""
            raise NotImplementedError

        def has(self, kind: EventKind) -> bool:
            """Tell whether any ticket has an event of that kind."""
            raise NotImplementedError

        def severities_settled(self, ends: EventKind) -> bool:
            """Tell whether each ticket has one severity at most, which no event of the kind *ends* comes before."""
            raise NotImplementedError

        def judge(
            self,
            scenario: Scenario,
            *,
            baseline: Scenario,
            now: datetime,
            resolved: Resolved,
            tell: Callable[[int], None],
        ) -> Verdicts:
            """Judge all tickets; *tell* is called with how many were done since it was called last."""
            raise NotImplementedError


MANY = 1_000
"""From so many tickets on columns are quicker than one by one."""


def judge_for(tickets: Tickets, agreement: Agreement, threads: int = 1) -> Judge:
    """
    Return who judges *tickets*; *agreement* says what the severities of a table are.

    Raises MissingExtraError for columns or a table without the extra `columns`; InvalidTypeError or InvalidValueError
    for what is no number of threads, also where one is enough.
    """
    checked_threads(threads)
    columns, given = as_columns(tickets, agreement)
    if columns is None:
        return ScalarJudge(given)
    from sla_rules.whatif.column_judge import ColumnJudge

    return ColumnJudge(columns, given, threads)


def as_columns(tickets: Tickets, agreement: Agreement) -> tuple[TicketColumns | None, tuple[Ticket, ...]]:
    """
    Return *tickets* as columns where they are so, or are many; and as values where they came so, or else none.

    Raises InvalidValueError for two tickets of one id.
    """
    if isinstance(tickets, Mapping) or hasattr(tickets, "columns"):
        from sla_rules.columns.ticket_table import TicketTable
        from sla_rules.whatif.column_judge import each_once_in

        return each_once_in(TicketTable(tickets, agreement, None, None, "raise").tickets), ()
    if hasattr(tickets, "id_of"):
        from sla_rules.columns import TicketColumns
        from sla_rules.whatif.column_judge import each_once_in

        return each_once_in(instance(tickets, TicketColumns, "tickets")), ()
    given = tuple(each_once(tickets))
    if len(given) < MANY or find_spec("numpy") is None or find_spec("narwhals") is None:
        return None, given
    from sla_rules.columns import TicketColumns

    return TicketColumns.from_tickets(given), given
