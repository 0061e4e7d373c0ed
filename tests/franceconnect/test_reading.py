"""Readings of the annex."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from sla_rules import Bound, BusinessDays, BusinessHours, ClockHours
from sla_rules.errors import SlaError, UnsupportedReadingError
from sla_rules.franceconnect import READING_FIELDS, Reading
from sla_rules.franceconnect.contract import agreement
from sla_rules.franceconnect.reading import hours_of


def test_table_and_value_agree() -> None:
    """Every named choice of the table is a field of the value, and the default is its first choice"""
    defaults = attrs.asdict(Reading(), recurse=False)
    assert defaults.pop("remark_window") == BusinessDays(5)
    assert defaults == {name: known.choices[0] for name, known in READING_FIELDS.items()}
    assert all(known.why and known.clause.startswith("annex §") for known in READING_FIELDS.values())


@pytest.mark.parametrize("name", READING_FIELDS)
def test_every_choice_builds_or_is_refused_by_name(name: str) -> None:
    """A choice makes an agreement, or is refused as not built yet, with its name and what is built"""
    known = READING_FIELDS[name]
    for choice in known.choices:
        fields: dict[str, Any] = {name: choice}
        if choice in known.later:
            with pytest.raises(UnsupportedReadingError, match=f"{name}: {choice!r} is not built yet"):
                Reading(**fields)
        else:
            agreement(Reading(**fields))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            {"handling_unit": "days"},
            "handling_unit: 'days' is no choice (annex §2.2.2, 48h ouvrées); accepted are",
        ),
        ({"waiting_pauses": False}, "waiting_pauses: False is no choice"),
        ({"remark_window": 5}, "remark_window: 5 is no limit; BusinessDays(5) is one"),
    ],
)
def test_refused(change: dict[str, Any], message: str) -> None:
    """Another choice is refused, with what is accepted"""
    with pytest.raises(SlaError) as caught:
        Reading(**change)
    assert message in str(caught.value)


def test_kinds() -> None:
    """A bound given by its word becomes a Bound, and hours take the kind of the reading"""
    assert Reading(deadline_bound="strict").deadline_bound is Bound.STRICT  # type: ignore[arg-type]
    assert hours_of(Reading(), 4) == BusinessHours(4)
    assert hours_of(Reading(hours_unit="clock_hours"), 2.5) == ClockHours(2.5)
