"""Where a period is cut."""

from __future__ import annotations

from datetime import date, datetime

from sla_rules.agreements.stretch import stretches
from sla_rules.calendars.instants import as_micros
from tests.agreements.stretches import MARCH, side_by_side
from tests.assessments.paper import AGREEMENT, PARIS, TERMS


def test_cut_where_either_changes() -> None:
    """New terms on the 10th, old ones on the 20th: three stretches, each with the terms in force; clocks run on"""
    new = AGREEMENT.amended(date(2027, 3, 10), escalations=())
    old = AGREEMENT.amended(date(2027, 3, 1), escalations=()).amended(date(2027, 3, 20), escalations=TERMS.escalations)
    parts = list(stretches(new, old, MARCH))
    assert [(part.first.day, part.last.day) for part in parts] == [(1, 9), (10, 19), (20, 31)]
    assert [len(part.new.terms.escalations) for part in parts] == [1, 0, 0]
    assert [len(part.old.terms.escalations) for part in parts] == [0, 0, 1]
    assert parts[0].end == parts[1].start == as_micros(datetime(2027, 3, 10, tzinfo=PARIS))
    assert {part.until for part in parts} == {as_micros(datetime(2027, 4, 1, tzinfo=PARIS))}


def test_instants_are_shown_on_the_old_clocks() -> None:
    """An instant is written with its offset"""
    assert side_by_side(AGREEMENT).at(0) == "1970-01-01 01:00:00+01:00"
