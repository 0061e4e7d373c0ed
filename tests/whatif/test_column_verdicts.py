"""The verdicts of a table, as columns."""

from __future__ import annotations

import numpy as np

from sla_rules.assessments.period import PeriodKind
from sla_rules.columns import TicketColumns
from sla_rules.whatif import Resolved, Scenario
from sla_rules.whatif.column_judge import ColumnJudge
from sla_rules.whatif.column_verdicts import ABSENT, ColumnVerdicts

from .lives import AGREEMENT, INDICATOR, TODAY
from .test_compare import EARLY, THEN, TICKETS

COLUMNS = TicketColumns.from_tickets(TICKETS)


def judged(scenario: Scenario) -> ColumnVerdicts:
    """Judge the tickets worked out on paper."""
    return ColumnJudge(COLUMNS).judge(
        scenario, baseline=TODAY, now=THEN, resolved=Resolved.AT_THEIR_INSTANTS, tell=lambda _: None
    )


def test_a_row_of_verdicts() -> None:
    """Each clause by its name; nothing for a ticket that is not received."""
    found = judged(TODAY)
    assert dict(found.clauses(0))[INDICATOR] == "met"
    assert (found.clauses(4), found.severity(4)) == ((), None)
    assert found.version.tolist() == [0, 0, 0, 0, ABSENT]
    assert str(found.severity(0)) == "2 (Major)"


def test_rows_that_differ() -> None:
    """Those with another verdict of any clause, and those of clauses that only one has."""
    today, early = judged(TODAY), judged(EARLY)
    assert list(early.differing(today)) == [0]
    bare = judged(Scenario("bare", AGREEMENT.evolve(indicators=())))
    assert list(bare.differing(today)) == list(today.differing(bare)) == [0, 1, 2, 3]
    assert (today.met_beyond(early), early.met_beyond(today)) == (1, 0)
    assert (today.met_beyond(bare), bare.met_beyond(today)) == (1, 0)


def test_counts_of_nothing() -> None:
    """Without tickets there is no cell and no severity."""
    counts = ColumnVerdicts(AGREEMENT, np.zeros(0, np.int64)).counts(PeriodKind.MONTH)
    assert (counts.cells, counts.severities, counts.first) == ({}, {}, {})
