"""The availability as a dictionary."""

from __future__ import annotations

import json

from sla_rules.assessments.availability import availability_of
from sla_rules.assessments.service_record import ServiceRecord
from tests.assessments.service import CLAUSE, PARIS, at, out, roster


def test_to_dict() -> None:
    """Shares are fractions, amounts microseconds, instants have their offset, and what has no value is null"""
    record = ServiceRecord(
        outages=(
            out("no_choice", "01-01 10:00", "01-01 11:00"),
            out("provider", "01-01 12:00", "01-01 13:00", "A"),
            out("unknown", "01-01 14:00", "01-01 15:00"),
        ),
        roster=roster("A"),
    )
    found = availability_of(CLAUSE, record, 2026, zone=PARIS, now=at("01-02 00:00")).to_dict()
    assert json.loads(json.dumps(found)) == found
    assert (found["rate"], found["lowest"], found["highest"]) == ("21/23", "7/8", "11/12")
    assert (found["spent_us"], found["unknown_us"]) == (7_200_000_000, 3_600_000_000)
    assert found["unknown"] == [{"start": "2026-01-01T14:00:00+01:00", "end": "2026-01-01T15:00:00+01:00"}]
    assert found["overlaps"] == [
        {
            "start": "2026-01-01T12:00:00+01:00",
            "end": "2026-01-01T13:00:00+01:00",
            "down_us": 3_600_000_000,
            "providers": ["A"],
        }
    ]
    kinds = found["kinds"]
    assert isinstance(kinds, list)
    assert [kind["kind"] for kind in kinds] == ["no_choice", "no_identity_data", "all_providers"]
    assert found["exhausted_at"] == "2026-01-05T09:07:12+01:00"
    before = availability_of(CLAUSE, record, 2026, zone=PARIS, now=at("2025-01-02 00:00")).to_dict()
    assert (before["rate"], before["exhausted_at"]) == (None, None)
