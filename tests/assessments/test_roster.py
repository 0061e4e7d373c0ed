"""The roster of providers."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Any, cast

import pytest

from sla_rules.assessments.roster import Roster, RosterEntry
from sla_rules.calendars.instants import LAST_MICROS, as_micros
from sla_rules.errors import InvalidValueError, SlaError
from tests.assessments.service import at, listed

if TYPE_CHECKING:
    from collections.abc import Callable


def test_listed() -> None:
    """Entries of a provider that touch become one stretch; one without an end lasts for ever"""
    roster = Roster((listed("B"), listed("A", "03-01", "04-01"), listed("A", "01-01", "03-01"), listed("A", "06-01")))
    assert roster.providers == ("A", "B")
    assert roster.listed("A") == [
        (as_micros(at("01-01")), as_micros(at("04-01"))),
        (as_micros(at("06-01")), LAST_MICROS),
    ]
    assert roster.listed("C") == []


def test_equal_by_instants() -> None:
    """Entries of the same instants are equal"""
    assert listed("A", "03-01", "04-01") == RosterEntry("A", at("03-01").astimezone(UTC), at("04-01"))


@pytest.mark.parametrize(
    ("second", "message"),
    [
        (listed("A", "03-01", "04-01"), "and from 2026-01-01T00:00:00+01:00, which lasts; entries that do not overlap"),
        (listed("A", "2025-01-01", "01-02"), "2025-01-01T00:00:00+01:00, which ends at 2026-01-02T00:00:00+01:00"),
    ],
)
def test_overlapping_entries(second: RosterEntry, message: str) -> None:
    """Two entries of one provider that overlap are refused with both"""
    with pytest.raises(InvalidValueError) as caught:
        Roster((listed("A"), listed("B"), second))
    assert "entries: 'A' is listed from" in str(caught.value)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("build", "message"),
    [
        (lambda: RosterEntry("", at("01-01")), "provider: '' is blank"),
        (lambda: RosterEntry("A", at("01-02"), at("01-01")), "end: 2026-01-01T00:00:00+01:00 is not later than start"),
        (lambda: Roster(cast("Any", ("A",))), "entries[0]: 'A' is a str; a RosterEntry is wanted"),
    ],
)
def test_refused(build: Callable[[], object], message: str) -> None:
    """Entries that are none are refused with field, value and what is accepted"""
    with pytest.raises(SlaError) as caught:
        build()
    assert message in str(caught.value)
