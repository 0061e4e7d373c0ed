"""`sla-rules due`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import json_of

if TYPE_CHECKING:
    from tests.cli.conftest import Run


def test_the_day_before_the_first_of_may(run: Run) -> None:
    """
    Severity 2 from Thursday 30 April 17:00: 1 h on Thursday, then Friday is a holiday, then Monday from 09:30.

    Escalation after 2 h 30 is Monday 11:00, treatment of 4 h is Monday 12:30, and the 48 h of handling end on
    Tuesday 12 May at 14:00 (design §3): 1 + 4 x 8.5 + (8 May off) 8.5 + 4.5 h.
    """
    result = run("due", "2026-04-30T17:00", "--tz", "Europe/Paris", "--severity", "2")
    assert result.exit_code == 0
    lines = [line.split("   ")[0:2] for line in result.stdout.splitlines()]
    assert ["Severity 2 (Major), from Thu 2026-04-30 17:00 (Europe/Paris)"] in lines
    words = " ".join(result.stdout.split())
    assert "escalation to Équipe Support de niveau 3 Mon 2026-05-04 11:00 2 h 30 min of business time annex" in words
    assert "resolution Mon 2026-05-04 12:30 4 h of business time annex §2.2.2, figure 2" in words
    assert "handling Tue 2026-05-12 14:00 48 h of business time annex §2.2.2" in words
    assert "Thu 2026-04-30 17:00 18:00 1 h 1 h Mon 2026-05-04 09:30 12:30 3 h 4 h" in words
    assert result.stdout.endswith("\nPassed over:\n  Fri 2026-05-01  closed: Fête du Travail\n")


def test_a_name_does_as_well_as_a_level(run: Run) -> None:
    """A severity is said by level or by name, and a start within hours passes over nothing."""
    results = [run("due", "2026-03-02T08:30Z", "--severity", severity) for severity in ("1", "critical")]
    assert results[0].stdout == results[1].stdout
    assert results[0].stdout.endswith("\nNo holiday or exception in between.\n")


def test_a_blocking_anomaly_has_four_hours(run: Run) -> None:
    """--blocking adds the 4 h of annex §2.1."""
    plain, blocking = (
        json_of(run("due", "2026-03-02T09:30+01:00", "--severity", "4", "--format", "json", *more))
        for more in ((), ("--blocking",))
    )
    assert [due["what"] for due in blocking["due"] if due not in plain["due"]] == ["blocking"]
    assert blocking["due"][0]["at"] == "2026-03-02T13:30:00+01:00"


def test_json(run: Run) -> None:
    """Instants with offsets, amounts in microseconds, the soonest first, clauses beside."""
    found = json_of(run("due", "2026-04-30T15:00Z", "--severity", "2", "--format", "json"))
    assert list(found) == ["start", "severity", "due", "counted_for", "windows", "passed_over"]
    assert (found["start"], found["severity"], found["counted_for"]) == ("2026-04-30T17:00:00+02:00", 2, "resolution")
    assert [due["at"][:16] for due in found["due"]] == ["2026-05-04T11:00", "2026-05-04T12:30", "2026-05-12T14:00"]
    assert all(due["clause"].startswith("annex §") for due in found["due"])
    assert sum(window["counted_us"] for window in found["windows"]) == 4 * 3_600_000_000
    assert found["passed_over"] == [
        {"date": "2026-05-01", "kind": "holiday", "name": "Fête du Travail", "text": "closed: Fête du Travail"}
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("2026-04-30T17:00", "--severity", "2"), "'2026-04-30T17:00'; accepted: a time with its offset or Z, or --tz"),
        (("2026-04-30", "--severity", "2", "--tz", "UTC"), "'2026-04-30'; accepted: a time as 2026-11-03T09:30+01:00"),
        (("2026-04-30T17:00Z",), "Missing option '--severity'"),
        (("2026-04-30T17:00Z", "--severity", "9"), "severity: '9' is not in the grid; accepted are 1 (Critical)"),
        (("2026-04-30T17:00Z", "--severity", "\N{ARABIC-INDIC DIGIT TWO}"), "is not in the grid"),
        (("2026-04-30T17:00Z", "--severity", "9" * 5000), "is not in the grid"),
        (("2026-04-30T17:00Z", "--severity", "grave"), "'grave' is not in the grid"),
        (("2101-04-30T17:00Z", "--severity", "2"), "; accepted: a time that the calendar knows, 1899-12-31"),
        (("2100-12-31T16:59Z", "--severity", "2"), "2100"),
        (("9999-12-31T23:59-12:00", "--severity", "2"), "9999"),
    ],
)
def test_a_question_that_cannot_be_answered(run: Run, arguments: tuple[str, ...], message: str) -> None:
    """Exit code 2, nothing on stdout, and what is accepted on stderr; past the known holidays there is no answer."""
    result = run("due", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
