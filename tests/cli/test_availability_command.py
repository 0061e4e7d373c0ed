"""`sla-rules availability`: its options, its exit codes, and the example counted again minute by minute."""

from __future__ import annotations

import csv
import runpy
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import json_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Export, Run

HEADER = "kind,provider,start,end"
SHORT = "no_choice,,2026-03-02T10:00+01:00,2026-03-02T11:00+01:00"
LONG = "no_choice,,2026-03-02T10:00+01:00,2026-03-02T19:00+01:00"
MINUTE = timedelta(minutes=1)
# 2026 in Paris, in UTC: winter time at both ends.
START = datetime(2025, 12, 31, 23, tzinfo=UTC)
MINUTES = 365 * 24 * 60


@pytest.fixture(scope="module")
def outages(root: Path) -> str:
    """Return the path of the example."""
    return str(root / "examples" / "outages.csv")


def test_now_and_year_default_to_the_file(run: Run, export: Export) -> None:
    """Without --now, the latest instant of an outage; without --year, its year; neither is read from the machine"""
    path = export(HEADER, "roster,A,2030-01-01T00:00Z,", "no_choice,,2026-12-31T22:00Z,2026-12-31T23:30Z")
    found = json_of(run("availability", path, "--format", "json"))
    assert (found["now"], found["now_given"], found["year"]) == ("2027-01-01T00:30:00+01:00", False, "2027")
    assert found["spent_us"] == 30 * 60_000_000


def test_check(run: Run, export: Export) -> None:
    """--check exits with 1 when the target is missed for good, and not while it is open"""
    assert run("availability", export(HEADER, SHORT), "--check").exit_code == 0
    missed = run("availability", export(HEADER, LONG), "--check")
    assert missed.exit_code == 1
    assert "The target is missed." in missed.stdout
    assert run("availability", export(HEADER, LONG)).exit_code == 0


def test_roster_of_its_own(run: Run, export: Export) -> None:
    """--roster takes the roster from another file"""
    path = export(HEADER, "provider,A,2026-03-02T10:00+01:00,2026-03-02T11:00+01:00", name="outages.csv")
    roster = export(HEADER, "roster,A,2026-01-01T00:00+01:00,", name="roster.csv")
    assert json_of(run("availability", path, "--format", "json"))["overlaps"] == []
    found = json_of(run("availability", path, "--roster", roster, "--format", "json"))
    assert (found["roster"], len(found["overlaps"])) == (["A"], 1)


def test_layout(run: Run, export: Export) -> None:
    """Times without an offset take --tz, as in a report"""
    path = export("kind;start;end", "no_choice;02.03.2026 10:00;02.03.2026 11:00")
    arguments = ("--tz", "Europe/Paris", "--date-format", "%d.%m.%Y %H:%M", "--delimiter", ";", "--format", "json")
    assert json_of(run("availability", path, *arguments))["spent_us"] == 3_600_000_000


@pytest.mark.parametrize(
    ("rows", "arguments", "message"),
    [
        ((HEADER,), (), "export.csv has no outage, and so no latest instant; say --now"),
        ((HEADER, "x,,,"), (), "line 2, column kind: 'x'; accepted: roster, no_choice"),
        (
            (HEADER, "no_choice,,2026-03-02T10:00Z,2026-03-02T10:00Z"),
            (),
            "column end: '2026-03-02T10:00Z'; accepted: a",
        ),
        ((HEADER, SHORT), ("--year", "0"), "year: 0 is no year of the calendar"),
        ((HEADER, SHORT), ("--year", "1899"), "year: 1899 is outside the years that the calendar knows, 1900 to 2100"),
        ((HEADER, SHORT), ("--year", "9999"), "year: 9999 is outside the years that the calendar knows, 1900 to 2100"),
        ((HEADER, SHORT, "unknown,,2026-03-03T10:00Z,"), (), "is the start of an outage that has no end; say --now"),
        ((HEADER, "no_choice,,2100-12-31T22:00Z,2100-12-31T23:00Z"), (), "column end: '2100-12-31T23:00Z'; accepted"),
        ((HEADER, SHORT), ("--year", "x"), "'x' is not a valid integer"),
        (
            (HEADER, SHORT),
            ("--year", "2026", "--reading", "availability_year=rolling"),
            "--year: 2026, but availability_year=rolling takes the year that ends now; accepted: --now alone",
        ),
        ((HEADER, SHORT), ("--reading", "availability_year=lunar"), "'lunar' is no choice"),
        ((HEADER, SHORT), ("--roster", "nowhere.csv"), "nowhere.csv: 'No such file or directory'"),
        ((HEADER, SHORT), ("--tickets", "nowhere.csv"), "nowhere.csv: 'No such file or directory'"),
    ],
)
def test_refused(run: Run, export: Export, rows: tuple[str, ...], arguments: tuple[str, ...], message: str) -> None:
    """Exit code 2, nothing on stdout, and on stderr what is wrong and what is accepted"""
    result = run("availability", export(*rows), *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


def test_the_generator_makes_the_file_again(root: Path, tmp_path: Path) -> None:
    """The seeded generator gives the very bytes of the file that is shipped"""
    make = runpy.run_path(str(root / "examples" / "make_outages.py"))["main"]
    make(tmp_path / "outages.csv")
    assert (tmp_path / "outages.csv").read_bytes() == (root / "examples" / "outages.csv").read_bytes()


def test_the_example_minute_by_minute(run: Run, outages: str) -> None:
    """Every figure on the example is that of a list of the year's minutes, each up, down or unknown"""
    with open(outages, encoding="utf-8", newline="") as file:  # noqa: PTH123 -- a path of the command line
        rows = [
            (row["kind"], row["provider"], minute(row["start"]), minute(row["end"]) if row["end"] else MINUTES)
            for row in csv.DictReader(file)
        ]
    now = max(end for kind, _, _, end in rows if kind not in {"roster", "maintenance"})

    def minutes(kinds: set[str], provider: str = "") -> set[int]:
        stretches = [range(start, end) for kind, name, start, end in rows if kind in kinds and name == provider]
        return {n for stretch in stretches for n in stretch}

    providers = {name for kind, name, _, _ in rows if kind == "roster"}
    listed = {name: minutes({"roster"}, name) for name in providers}
    out = {name: minutes({"provider", "deactivation"}, name) for name in providers}
    service = minutes({"no_choice", "no_identity_data"})
    all_out = {
        n
        for n in set().union(*out.values()) - service
        if all(n in out[name] for name in providers if n in listed[name]) and any(n in s for s in listed.values())
    }
    down, unknown = service | all_out, minutes({"unknown"}) - service - all_out
    known_up = now - len(down) - len(unknown)
    found = json_of(run("availability", outages, "--year", "2026", "--format", "json"))
    assert found["now"] == "2026-09-30T11:30:00+02:00"
    assert (found["elapsed_us"], found["spent_us"]) == (now * 60_000_000, len(down) * 60_000_000)
    assert found["unknown_us"] == len(unknown) * 60_000_000
    assert found["rate"] == str(Fraction(known_up, known_up + len(down)))
    assert found["year_lowest"] == str(Fraction(known_up, MINUTES))
    assert found["year_highest"] == str(Fraction(MINUTES - len(down), MINUTES))
    assert found["burn_rate"] == str(Fraction(len(down) * 1000, now))
    assert [kind["down_us"] // 60_000_000 for kind in found["kinds"]] == [
        len(minutes({"no_choice"})),
        len(minutes({"no_identity_data"})),
        len(all_out),
    ]
    assert sum(overlap["down_us"] for overlap in found["overlaps"]) == len(all_out) * 60_000_000
    for overlap in found["overlaps"]:
        first = minute(overlap["start"])
        assert overlap["providers"] == sorted(name for name in providers if first in listed[name])
    # the budget of a thousandth is used up after MINUTES / burn rate
    whole = START + Fraction(MINUTES * now, len(down) * 1000).__floor__() * MINUTE
    assert timedelta(0) <= datetime.fromisoformat(found["exhausted_at"]) - whole < MINUTE
    assert {"Fjord"} <= {name for kind, name, _, _ in rows if kind == "deactivation"} & set(
        found["overlaps"][1]["providers"]
    )


def minute(text: str) -> int:
    """Return how many minutes of 2026 had passed in Paris at a time."""
    return (datetime.fromisoformat(text) - START) // MINUTE
