"""The record of a service."""

from __future__ import annotations

from typing import Any

import pytest

from sla_rules.assessments.outage import OutageKind
from sla_rules.assessments.roster import Roster
from sla_rules.assessments.service_record import ServiceRecord
from sla_rules.calendars.instants import as_micros
from sla_rules.errors import InvalidTypeError
from tests.assessments.service import at, listed, out, roster

NOW = as_micros(at("06-01"))


def stretch(start: str, end: str) -> tuple[int, int]:
    """Return a stretch of UTC microseconds by Paris times."""
    return as_micros(at(start)), as_micros(at(end))


def test_out_unites_the_outages_of_its_kinds() -> None:
    """Outages that overlap count once; those of a provider, of another kind, or after now do not count"""
    record = ServiceRecord(
        outages=(
            out("no_choice", "03-02 11:00", "03-02 13:00"),
            out("no_choice", "03-02 10:00", "03-02 12:00"),
            out("no_identity_data", "03-03 10:00", "03-03 11:00"),
            out("unknown", "03-04 10:00", "03-04 11:00", "A"),
            out("no_choice", "07-02 10:00", None),
        )
    )
    assert record.out(NOW, OutageKind.NO_CHOICE) == [stretch("03-02 10:00", "03-02 13:00")]
    assert record.out(NOW, OutageKind.UNKNOWN) == []
    assert len(record.out(NOW, OutageKind.NO_CHOICE, OutageKind.NO_IDENTITY_DATA)) == 2


def test_all_providers_out() -> None:
    """A from 10:00 to 13:00, B from 11:00 to 14:00, the second hour as a deactivation: both from 11:00 to 13:00"""
    record = ServiceRecord(
        roster=roster("A", "B"),
        outages=(
            out("provider", "03-02 10:00", "03-02 13:00", "A"),
            out("provider", "03-02 11:00", "03-02 12:00", "B"),
            out("deactivation", "03-02 12:00", "03-02 14:00", "B"),
        ),
    )
    assert record.all_providers_out(NOW) == [stretch("03-02 11:00", "03-02 13:00")]


def test_an_empty_roster_is_no_outage() -> None:
    """Where the roster lists nobody, nobody is out: neither without a roster nor between two entries"""
    outages = (out("provider", "03-01 00:00", "04-01 00:00", "A"),)
    assert ServiceRecord(outages=outages).all_providers_out(NOW) == []
    gap = Roster((listed("A", "01-01", "03-10"), listed("A", "03-20")))
    assert ServiceRecord(outages=outages, roster=gap).all_providers_out(NOW) == [
        stretch("03-01 00:00", "03-10 00:00"),
        stretch("03-20 00:00", "04-01 00:00"),
    ]


def test_the_roster_is_dated() -> None:
    """A is out all day; B, who was up, leaves at noon: from noon on all are out. Who is not listed does not count"""
    record = ServiceRecord(
        roster=Roster((listed("A"), listed("B", "01-01", "03-02 12:00"))),
        outages=(
            out("provider", "03-02 00:00", "03-03 00:00", "A"),
            out("provider", "03-05 00:00", "03-06 00:00", "C"),
        ),
    )
    assert record.all_providers_out(NOW) == [stretch("03-02 12:00", "03-03 00:00")]


def test_unknown_providers_may_be_out() -> None:
    """A is out for two hours, and nobody knows of B in the second: all are out then, perhaps"""
    record = ServiceRecord(
        roster=roster("A", "B"),
        outages=(
            out("provider", "03-02 10:00", "03-02 12:00", "A"),
            out("unknown", "03-02 11:00", "03-02 13:00", "B"),
        ),
    )
    assert record.all_providers_out(NOW) == []
    assert record.all_providers_out(NOW, or_unknown=True) == [stretch("03-02 11:00", "03-02 12:00")]


def test_with_outages() -> None:
    """A record with more outages keeps the others, its roster and its maintenance"""
    record = ServiceRecord(outages=(out("no_choice", "03-02 10:00", None),), roster=roster("A"))
    more = record.with_outages([out("deactivation", "03-02 10:00", None, "A")])
    assert (len(more.outages), more.roster, more.maintenance) == (2, record.roster, record.maintenance)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"outages": (1,)}, r"outages\[0\]: 1 is a int; a Outage is wanted"),
        ({"roster": ()}, r"roster: \(\) is a tuple; a Roster is wanted"),
        ({"maintenance": ()}, r"maintenance: \(\) is a tuple; a Windows is wanted"),
    ],
)
def test_refused(fields: dict[str, Any], message: str) -> None:
    """Fields of another type are refused"""
    with pytest.raises(InvalidTypeError, match=message):
        ServiceRecord(**fields)
