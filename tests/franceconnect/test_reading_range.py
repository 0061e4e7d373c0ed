"""What is read off a range over readings; the figures are given, so that the answers are easy on paper."""

from __future__ import annotations

from datetime import UTC, datetime
from fractions import Fraction

import attrs

from sla_rules import Period, franceconnect
from sla_rules.assessments.indicator_result import IndicatorResult
from sla_rules.assessments.standing import Standing
from sla_rules.franceconnect import Reading, ReadingRange, readings_report
from sla_rules.franceconnect.reading_range import UnderReading

(INDICATOR,) = franceconnect.agreement().terms.indicators
BOUND, START, HOLIDAYS = ("indicator_bound", "inclusive"), ("indicator_starts", "severity_assigned"), (
    "public_holidays",
    "open",
)  # fmt: skip


def under(met: int, *changes: tuple[str, str]) -> UnderReading:
    """Return a combination under which *met* of 20 tickets are met: 19 are 95 %."""
    counts = dict.fromkeys(Standing, 0) | {Standing.MET: met, Standing.BREACHED: 20 - met}
    return UnderReading(changes, IndicatorResult.of(INDICATOR, counts))


def given(*every: UnderReading) -> ReadingRange:
    """Return the range of these combinations."""
    return ReadingRange(period=Period.all(), base=Reading(), every=every)


# Missed by default; either of two changes reaches the target; the third changes nothing.
RANGE = given(
    under(18),
    under(19, BOUND),
    under(20, START),
    under(20, BOUND, START),
    under(18, HOLIDAYS),
    under(19, BOUND, HOLIDAYS),
    under(20, START, HOLIDAYS),
    under(20, BOUND, START, HOLIDAYS),
)


def test_the_span() -> None:
    """The lowest and the highest share, each with the fewest changes that give it."""
    assert RANGE.at_base.ratio == Fraction(18, 20)
    assert (RANGE.lowest.changes, RANGE.lowest.result.met) == ((), 18)
    assert (RANGE.highest.changes, RANGE.highest.result.met) == ((START,), 20)


def test_the_verdicts() -> None:
    """Missed under two combinations, reached under the six others; each of two changes is enough by itself."""
    assert [found.changes for found in RANGE.missed] == [(), (HOLIDAYS,)]
    assert len(RANGE.reached) == 6
    assert not RANGE.same_verdict
    assert [found.changes for found in RANGE.turning] == [(BOUND,), (START,)]


def test_two_changes_may_be_needed_together() -> None:
    """Where neither change turns the verdict alone, the two stand together."""
    found = given(under(18), under(18, BOUND), under(18, START), under(19, BOUND, START))
    assert [each.changes for each in found.turning] == [(BOUND, START)]


def test_single_choices_the_one_that_costs_most_first() -> None:
    """Each choice alone, by its share; only fields that change a count somewhere have an effect."""
    assert [found.changes for found in RANGE.single] == [(HOLIDAYS,), (BOUND,), (START,)]
    assert RANGE.without_effect == ("public_holidays",)


def test_the_same_share_by_other_counts_is_an_effect() -> None:
    """A choice that moves tickets between parts matters, though the share stays."""
    moved = dict.fromkeys(Standing, 0) | {Standing.MET: 18, Standing.OPEN_LATE: 2}
    found = given(under(18), UnderReading((BOUND,), IndicatorResult.of(INDICATOR, moved)))
    assert found.without_effect == ()
    assert found.same_verdict


def test_nothing_received_is_the_lowest() -> None:
    """A combination under which nothing was received has no share, and stands before the others."""
    nothing = UnderReading((BOUND,), IndicatorResult.of(INDICATOR, dict.fromkeys(Standing, 0)))
    found = given(under(20), nothing)
    assert (found.lowest.changes, found.highest.changes) == ((BOUND,), ())
    assert (found.missed, [each.changes for each in found.turning]) == ((), [(BOUND,)])


def test_choices_that_tell_nothing_are_left_out() -> None:
    """A field without effect over the whole and in every period is left out of all of them; the answers stay"""
    ranges = attrs.evolve(readings_report([], now=datetime(2026, 3, 2, tzinfo=UTC)), total=RANGE)
    assert ranges.without_effect == ("public_holidays",)
    told = ranges.telling.total
    assert [found.changes for found in told.every] == [(), (BOUND,), (START,), (BOUND, START)]
    assert (told.lowest, told.highest, told.turning) == (RANGE.lowest, RANGE.highest, RANGE.turning)
    # one ticket more in a month, one less in another: no count of the whole, and yet an effect
    month = given(under(18), under(19, HOLIDAYS))
    assert attrs.evolve(ranges, periods=(month,)).without_effect == ()
