"""Files of outages, whole and faulty."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sla_rules import Window, Windows
from sla_rules.assessments.outage import Outage, OutageKind
from sla_rules.assessments.roster import RosterEntry
from sla_rules.errors import FileFaultsError, InvalidValueError
from sla_rules.files.layout import Layout
from sla_rules.files.outage_reader import read_outages
from tests.assessments.service import at, out
from tests.files.conftest import PARIS

if TYPE_CHECKING:
    from pathlib import Path

    from sla_rules import Agreement
    from sla_rules.files.outage_file import OutageFile
    from tests.files.conftest import Write

HEADER = "kind,provider,start,end"


class Reader:
    """Writes lines to a file and reads its outages."""

    def __init__(self, write: Write, annex: Agreement) -> None:
        self.write = write
        self.annex = annex

    def __call__(
        self, *lines: str, layout: Layout = PARIS, roster: Path | None = None, **options: object
    ) -> OutageFile:
        """Read the lines."""
        return read_outages(self.write(*lines, **options), self.annex, layout=layout, roster=roster)

    def faults(self, *lines: str, **options: object) -> list[tuple[int | None, str, str, str]]:
        """Return line, column, value and what is accepted of each fault of the lines."""
        with pytest.raises(FileFaultsError) as caught:
            self(*lines, **options)  # type: ignore[arg-type]
        return [(f.line, f.column, f.value, f.accepted) for f in caught.value.faults]  # type: ignore[attr-defined]


@pytest.fixture
def reader(write: Write, annex: Agreement) -> Reader:
    """Return the reader of this test."""
    return Reader(write, annex)


def test_every_kind(reader: Reader) -> None:
    """A row is an outage, maintenance that was agreed, or a provider on the roster; the latest is of an outage"""
    file = reader(
        HEADER,
        "roster,A,2026-01-01 00:00,",
        "Roster,B,2026-01-01 00:00,2026-12-01 00:00",
        "maintenance,,2026-11-01 00:00,2026-11-01 02:00",
        "no_choice,,2026-03-02 10:00,2026-03-02 11:00",
        "provider,A,2026-03-03 10:00,",
        "unknown,,2026-03-01 10:00,2026-03-01 11:00",
        "unknown,B,2026-03-01 10:00,2026-03-01 11:00",
    )
    assert file.record.outages == (
        out("no_choice", "03-02 10:00", "03-02 11:00"),
        Outage(OutageKind.PROVIDER, at("03-03 10:00"), None, "A"),
        out("unknown", "03-01 10:00", "03-01 11:00"),
        out("unknown", "03-01 10:00", "03-01 11:00", "B"),
    )
    assert file.record.roster.entries == (
        RosterEntry("A", at("01-01")),
        RosterEntry("B", at("01-01"), at("12-01")),
    )
    assert file.record.maintenance == Windows([Window(at("11-01 00:00"), at("11-01 02:00"))])
    assert file.latest == at("03-03 10:00")
    assert file.notes == ("without an end, and so lasting until now: 1",)


def test_nothing_in_it(reader: Reader) -> None:
    """A header alone is a service of which nothing is told"""
    file = reader(HEADER)
    assert (file.record.outages, file.latest, file.notes) == ((), None, ())


def test_other_ways_of_writing(reader: Reader) -> None:
    """Delimiter, encoding and the order of day and month are guessed when the guess is certain, and said"""
    file = reader("start;end;kind", "13/03/2026 10:00;13/03/2026 11:00;no_choice", encoding="utf-8-sig")
    assert file.record.outages == (out("no_choice", "03-13 10:00", "03-13 11:00"),)
    assert len(file.notes) == 3


def test_without_a_roster(reader: Reader) -> None:
    """Providers are out, and nobody lists them: the notes say that no overlap counts"""
    file = reader(HEADER, "provider,A,2026-03-02 10:00,2026-03-02 11:00")
    assert file.notes == ("no roster: nobody knows when all providers were out at once, and no such time counts",)


def test_a_roster_of_its_own(reader: Reader, write: Write) -> None:
    """The roster may stand in a file of its own, and be held against the outages"""
    roster = write(HEADER, "roster,A,2026-01-01 00:00,2026-02-01 00:00", name="roster.csv")
    file = reader(HEADER, "roster,A,2026-02-01 00:00,", "provider,A,2026-03-02 10:00,2026-03-02 11:00", roster=roster)
    assert len(file.record.roster.entries) == 2
    assert file.notes == ()
    assert reader.faults(HEADER, "provider,C,2026-03-02 10:00,2026-03-02 11:00", roster=roster) == [
        (2, "provider", "C", "a provider on the roster: A")
    ]
    with pytest.raises(InvalidValueError, match="entries: 'A' is listed from"):
        reader(HEADER, "roster,A,2026-01-15 00:00,", roster=roster)
    outage = write(HEADER, "no_choice,,2026-03-02 10:00,", name="roster.csv")
    assert reader.faults(HEADER, roster=outage) == [(2, "kind", "no_choice", "roster")]


def test_every_fault_is_named(reader: Reader) -> None:
    """All that is wrong is named at once: line, column, value, and what is accepted"""
    found = reader.faults(
        HEADER,
        "roster,A,2026-01-01 00:00,",
        "Panne,,2026-03-02 10:00,2026-03-02 11:00",
        "no_choice,A,2026-03-02 10:00,2026-03-02 10:00",
        "provider,,2026-03-02 10:00,tomorrow",
        "provider,B,,",
        "maintenance,,2026-03-02 10:00,",
        "roster,A,2026-02-01 00:00,2026-03-01 00:00",
        "unknown,C,2026-03-29 02:30,",
    )
    assert [fault[:3] for fault in found] == [
        (3, "kind", "Panne"),
        (4, "provider", "A"),
        (4, "end", "2026-03-02 10:00"),
        (5, "provider", ""),
        (5, "end", "tomorrow"),
        (6, "start", ""),
        (6, "provider", "B"),
        (7, "end", ""),
        (8, "start", "2026-02-01 00:00"),
        (9, "start", "2026-03-29 02:30"),
        (9, "provider", "C"),
    ]
    accepted = {fault[:2]: fault[3] for fault in found}
    assert accepted[3, "kind"] == "roster, no_choice, no_identity_data, provider, deactivation, unknown, maintenance"
    assert accepted[4, "provider"] == "nothing, for no_choice is of the whole service"
    assert accepted[4, "end"] == "a time after start, 2026-03-02 10:00"
    assert accepted[5, "provider"] == "the name of one, for provider is of a provider"
    assert accepted[7, "end"] == "the time at which the maintenance ends"
    assert accepted[8, "start"] == "a time at which A is not listed; line 2 has it until now"


def test_overlap_with_an_entry_that_ended(reader: Reader) -> None:
    """An entry may begin where another of the same provider ends, and no earlier; others do not matter"""
    lines = (HEADER, "roster,A,2026-01-01 00:00,2026-02-01 00:00", "roster,B,2026-01-01 00:00,")
    assert reader(*lines, "roster,A,2026-02-01 00:00,").record.roster.providers == ("A", "B")
    assert reader.faults(*lines, "roster,A,2026-01-31 00:00,")[0][3].endswith("has it until 2026-02-01T00:00:00+01:00")


def test_without_a_column_of_providers(reader: Reader) -> None:
    """A file of the service alone needs no such column; a provider's outage in it has no name"""
    assert reader("kind,start,end", "no_choice,2026-03-02 10:00,").record.outages
    assert reader.faults("kind,start,end", "provider,2026-03-02 10:00,") == [
        (2, "provider", "", "the name of one, for provider is of a provider")
    ]


@pytest.mark.parametrize(
    ("header", "faults"),
    [
        ("kind,provider,start", [(1, "end", "kind, provider, start", "a header with 'end'")]),
        ("kind,kind,start,end", [(1, "kind", "kind, kind, start, end", "one column 'kind'")]),
    ],
)
def test_header(reader: Reader, header: str, faults: list[tuple[int, str, str, str]]) -> None:
    """A column that is missing or stands twice is a fault of the file"""
    assert reader.faults(header) == faults


def test_a_row_that_is_not_whole(reader: Reader) -> None:
    """A row with too few cells is a fault, and the others are read on"""
    assert [fault[:3] for fault in reader.faults(HEADER, "no_choice", "x,,2026-03-02 10:00,")] == [
        (2, "", "1 cells"),
        (3, "kind", "x"),
    ]


def test_an_empty_file(reader: Reader) -> None:
    """A file without a header is refused"""
    assert reader.faults() == [(None, "", "an empty file", "a header, then one row an outage")]


def test_offsets(reader: Reader) -> None:
    """Times with their offset need no zone, and those without one are refused when none is said"""
    file = reader(HEADER, "no_choice,,2026-03-02T09:00Z,2026-03-02T11:00+01:00", layout=Layout())
    assert file.record.outages == (out("no_choice", "03-02 10:00", "03-02 11:00"),)
    assert reader.faults(HEADER, "no_choice,,2026-03-02 10:00,", layout=Layout())[0][1] == "start"
