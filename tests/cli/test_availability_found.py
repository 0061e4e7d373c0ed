"""What the availability is written from: the verdict in a word, and the notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cli.conftest import json_of

if TYPE_CHECKING:
    from tests.cli.conftest import Export, Run

HEADER = "kind,provider,start,end"
ROSTER = "roster,Alizé,2026-01-01T00:00+01:00,"
# Nine hours down, of the 8.76 that may be.
LONG = "no_choice,,2026-03-02T10:00+01:00,2026-03-02T19:00+01:00"
SHORT = "no_choice,,2026-03-02T10:00+01:00,2026-03-02T11:00+01:00"


def test_verdicts(run: Run, export: Export) -> None:
    """Missed once the budget is overspent, reached when the year is over, open till then, and nothing before it"""
    for row, now, verdict in (
        (LONG, "2026-04-01T00:00+02:00", "missed"),
        (SHORT, "2026-04-01T00:00+02:00", "open"),
        (SHORT, "2027-01-01T00:00+01:00", "reached"),
        (SHORT, "2025-06-01T00:00+02:00", "nothing elapsed"),
    ):
        arguments = ("availability", export(HEADER, row), "--year", "2026", "--now", now, "--format", "json")
        assert json_of(run(*arguments))["verdict"] == verdict


def test_notes(run: Run, export: Export) -> None:
    """Outages to come, maintenance that is not deducted, deactivations and who of them was never on the roster"""
    outages = export(
        HEADER, ROSTER, SHORT, "maintenance,,2026-03-02T10:00+01:00,2026-03-02T19:00+01:00", LONG, name="outages.csv"
    )
    tickets = export(
        "id,received_at,severity,resolved_at,identity_provider",
        "1,2026-02-02T10:00+01:00,2,2026-02-02T11:00+01:00,Alizé",
        "2,2026-02-02T10:00+01:00,2,2026-02-02T11:00+01:00,Zéphyr",
        name="tickets.csv",
    )
    arguments = ("availability", outages, "--tickets", tickets, "--now", "2026-03-02T10:00+01:00", "--format", "json")
    found = json_of(run(*arguments))
    assert found["notes"] == [
        "2 outages from now on, which no figure counts",
        "agreed maintenance: 1 window, not taken out of the time owed (annex §3)",
        f"providers deactivated by the tickets of {tickets}: 2",
        "deactivated, and never on the roster, so that nothing of it counts: Zéphyr",
    ]
    assert found["deactivated"]["Alizé"] == [{"start": "2026-02-02T10:00:00+01:00", "end": "2026-02-02T11:00:00+01:00"}]
    assert (found["spent_us"], found["overlaps"][0]["providers"]) == (3_600_000_000, ["Alizé"])


def test_a_year_of_which_the_file_tells_nothing(run: Run, export: Export) -> None:
    """A year without any outage reads as kept to the full: the notes say that nothing of it is in the file"""
    path = export(HEADER, SHORT)
    found = {year: json_of(run("availability", path, "--year", year, "--format", "json")) for year in ("2016", "2026")}
    assert found["2016"]["verdict"] == "reached"
    assert found["2016"]["notes"] == ["no outage of the file is in this year"]
    assert found["2026"]["notes"] == []


def test_readings(run: Run, export: Export) -> None:
    """The reading is said, and counts: in the hours of the service, nine hours down from 10:00 on are eight"""
    arguments = ("availability", export(HEADER, LONG), "--now", "2026-04-01T00:00+02:00")
    choice = "availability_hours=service_hours"
    found = json_of(run(*arguments, "--reading", choice, "--format", "json"))
    assert (found["spent_us"], found["reading"]["availability_hours"]) == (8 * 3_600_000_000, "service_hours")
    assert f"reading    {choice}" in run(*arguments, "--reading", choice).stdout
    assert "reading    every choice at its default" in run(*arguments).stdout
