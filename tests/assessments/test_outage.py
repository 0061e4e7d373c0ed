"""Outages."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from sla_rules.assessments.outage import Outage, OutageKind
from sla_rules.calendars.instants import as_micros
from sla_rules.errors import NaiveDatetimeError, SlaError
from tests.assessments.service import at, out

FIELDS: dict[str, Any] = {"kind": OutageKind.NO_CHOICE, "start": at("03-02 10:00"), "end": at("03-02 11:00")}


def test_an_outage_is_known_up_to_now() -> None:
    """One that lasts ends at now; one that starts later, or at now, is empty; an end to come is not known yet"""
    lasting = out("no_choice", "03-02 10:00", None)
    first, noon, morning = (as_micros(at(f"03-02 {hour}:00")) for hour in (10, 12, "09"))
    assert lasting.until(noon) == (first, noon)
    assert Outage(**FIELDS).until(noon) == (first, as_micros(at("03-02 11:00")))
    assert Outage(**FIELDS).until(first + 1) == (first, first + 1)
    assert Outage(**FIELDS).until(morning) == lasting.until(first) == (first, first)


def test_equal_by_instants() -> None:
    """The zone in which an end is written makes no difference"""
    assert Outage(**FIELDS) == Outage(**{**FIELDS, "end": datetime(2026, 3, 2, 10, tzinfo=UTC)})
    assert out("no_choice", "03-02 10:00", None) != Outage(**FIELDS)


def test_an_outage_across_the_repeated_hour_ends_after_its_start() -> None:
    """02:30 the second time comes an hour after 02:30 the first time, on 25 October 2026"""
    first = at("10-25 02:30")
    assert Outage(OutageKind.NO_CHOICE, first, first.replace(fold=1)).until(as_micros(at("10-26 00:00")))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"kind": "no_choice"}, "kind: 'no_choice' is a str; a OutageKind is wanted"),
        ({"end": FIELDS["start"]}, "end: 2026-03-02T10:00:00+01:00 is not later than start 2026-03-02T10:00:00+01:00"),
        ({"end": at("03-01 10:00")}, "a later end, or None while it lasts, is wanted"),
        ({"start": None}, "start: None is a NoneType; an aware datetime is wanted"),
        ({"provider": " "}, "provider: ' ' is blank"),
        ({"provider": "Alizé"}, "provider: 'Alizé' does not belong to no_choice"),
        ({"kind": OutageKind.PROVIDER}, "provider: None; a provider outage is of one partner"),
        ({"kind": OutageKind.DEACTIVATION}, "provider: None; a deactivation outage is of one partner"),
    ],
)
def test_refused(change: dict[str, Any], message: str) -> None:
    """What is no outage is refused with field, value and what is accepted"""
    with pytest.raises(SlaError) as caught:
        Outage(**{**FIELDS, **change})
    assert message in str(caught.value)


def test_naive() -> None:
    """A time without a zone is no instant"""
    with pytest.raises(NaiveDatetimeError, match="end: 2026-03-02T11:00:00 has no zone"):
        Outage(OutageKind.NO_CHOICE, at("03-02 10:00"), datetime(2026, 3, 2, 11))
