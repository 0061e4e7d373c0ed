"""The figures of a scenario, from counts."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

import attrs

from sla_rules import Period, Standing, franceconnect
from sla_rules.assessments.period import PeriodKind
from sla_rules.whatif.figures import (
    Cell,
    Counts,
    SeverityCounts,
    indicators_of,
    periods_of,
    severities_of,
    versions_of,
)

from .lives import AGREEMENT, day

MARCH, APRIL = Period.month(2026, 3), Period.month(2026, 4)
HOUR = timedelta(hours=1)


def test_an_indicator_that_versions_share_counts_once() -> None:
    """Two versions with one indicator give one result, a third with another target gives its own."""
    other = attrs.evolve(AGREEMENT.terms.indicators[0], target=Fraction(1, 2))
    versions = AGREEMENT.amended(day("03-01"), notice=None).amended(day("04-01"), indicators=(other,))
    cells = {Cell(MARCH, version, 0, Standing.MET): version + 1 for version in (0, 1, 2)}
    cells[Cell(MARCH, 1, 0, Standing.BREACHED)] = 5
    found = indicators_of(versions, cells)
    assert [(each.target, each.met, each.breached) for each in found] == [
        (Fraction(19, 20), 3, 5),
        (Fraction(1, 2), 3, 0),
    ]
    assert [terms.notice is None for terms in versions_of(versions)] == [False, True, True]


def test_nothing_counted() -> None:
    """Without tickets there are the indicators of the first terms, all zeros, and no period."""
    (found,) = indicators_of(AGREEMENT, {})
    assert (found.received, found.excluded, found.ratio) == (0, 0, None)
    assert periods_of(AGREEMENT, PeriodKind.MONTH, {}) == ()


def test_periods_in_order() -> None:
    """One result for each period, by date; none where no periods are asked for."""
    cells = {Cell(APRIL, 0, 0, Standing.MET): 1, Cell(MARCH, 0, 0, Standing.MET): 2}
    found = periods_of(AGREEMENT, PeriodKind.MONTH, cells)
    assert [(each.period, each.indicators[0].met) for each in found] == [(MARCH, 2), (APRIL, 1)]
    assert periods_of(AGREEMENT, PeriodKind.ALL, cells) == ()


def test_severities() -> None:
    """A row for each severity, and one for tickets without; what does not count is left out of what is counted."""
    counts = Counts(
        cells={},
        severities={
            franceconnect.MEDIUM: SeverityCounts(9, 7, 5, HOUR, 2 * HOUR),
            None: SeverityCounts(1, 0, 0, None, None),
        },
        first={
            (franceconnect.MEDIUM, Standing.MET): 4,
            (franceconnect.MEDIUM, Standing.BREACHED): 2,
            (franceconnect.MEDIUM, Standing.EXCLUDED): 2,
            (franceconnect.MEDIUM, Standing.NOT_COVERED): 1,
        },
    )
    found = severities_of(AGREEMENT, counts)
    assert [row.severity for row in found] == [*franceconnect.SEVERITIES, None]
    assert found[2] == (franceconnect.MEDIUM, 9, 7, 5, 4, 6, HOUR, 2 * HOUR)
    assert found[0][1:] == (0, 0, 0, 0, 0, None, None)
    assert found[5][1:3] == (1, 0)
