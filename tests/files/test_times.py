"""The times of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sla_rules.files import Layout, WallTime
from sla_rules.files.date_format import DateFormat
from tests.files.conftest import HEADER, PARIS, faults_of, times

if TYPE_CHECKING:
    from tests.files.conftest import Read


def test_times_are_shown_in_the_agreement_s_zone(read: Read) -> None:
    """Whatever zone a time is written in, or said to be in, the instant is shown in Paris."""
    file = read(HEADER, "1,2026-03-02T14:00+05:30,2,2026-03-02T14:00", layout=Layout(tz="Asia/Kolkata"))
    assert times(file.tickets[0])[::2] == ["2026-03-02T09:30:00+01:00", "2026-03-02T09:30:00+01:00"]


def test_month_first_is_read_too(read: Read) -> None:
    """A second figure past 12 makes all dates month first."""
    file = read(HEADER, "1,11/03/2026 09:30,2,11/23/2026 09:30", layout=PARIS)
    assert times(file.tickets[0])[0] == "2026-11-03T09:30:00+01:00"


def test_a_named_format_is_the_only_one(read: Read) -> None:
    """With --date-format, even ISO 8601 is no time unless it is the format."""
    layout = Layout(tz="Europe/Paris", date_format=DateFormat("%d/%m/%Y %H:%M"))
    (fault,) = faults_of(read, HEADER, "1,03/11/2026 09:30,2,2026-11-03T10:30", layout=layout)
    assert (fault.column, fault.accepted) == ("resolved_at", "a time written as %d/%m/%Y %H:%M, as --date-format says")


def test_wall_time_decides_and_is_said(read: Read) -> None:
    """Times in the gap and in the fold are settled by the policy; without one each is a fault."""
    lines = (HEADER, "1,2026-03-29T02:30,2,2026-10-25T02:30")
    file = read(*lines, layout=Layout(tz="Europe/Paris", wall_time=WallTime.LATER))
    assert times(file.tickets[0])[::2] == ["2026-03-29T03:30:00+02:00", "2026-10-25T02:30:00+01:00"]
    assert file.notes[0] == "wall-clock times that a switch skips or repeats: later"
    found = faults_of(read, *lines, layout=PARIS)
    assert [(fault.column, fault.value) for fault in found] == [
        ("received_at", "2026-03-29T02:30"),
        ("resolved_at", "2026-10-25T02:30"),
    ]


@pytest.mark.parametrize(
    ("line", "layout"),
    [
        ("1,2026-02-30T09:30Z,2,", PARIS),
        ("1,2026-02-28T25:30Z,2,", PARIS),
        ("1,2026-02-28T09:30+25:00,2,", PARIS),
        ("1,31/02/2026 09:30,2,28/02/2026 09:30", PARIS),
        ("1,31/02/2026 09:30,2,", Layout(tz="Europe/Paris", date_format=DateFormat("%d/%m/%Y %H:%M"))),
    ],
)
def test_what_is_written_well_and_does_not_exist_is_told_so(read: Read, line: str, layout: Layout) -> None:
    """Another way of writing 30 February would not help: the fault says that there is no such time."""
    (fault,) = faults_of(read, HEADER, line, layout=layout)
    assert (fault.column, fault.accepted) == (
        "received_at",
        "a date that exists, a time of day up to 23:59:59, and an offset under 24 h where there is one",
    )


def test_a_slip_is_a_fault_of_its_row_alone(read: Read) -> None:
    """A day of no month hides no other fault, and is skipped as they are; it is not named for a date that may be two"""
    lines = (HEADER, "1,45/03/2026 09:30,2,", "2,2026-03-02T09:30Z,9,", "3,2026-03-02T09:30Z,2,")
    assert [fault.column for fault in faults_of(read, *lines)] == ["received_at", "severity"]
    assert [ticket.id for ticket in read(*lines, skip_bad_rows=True).tickets] == ["3"]
    (fault,) = faults_of(read, *lines, "4,03/11/2026 09:30,2,", layout=PARIS)
    assert (fault.line, fault.value) == (5, "03/11/2026 09:30")
