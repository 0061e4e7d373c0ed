"""The range over all readings for other programs."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from tests.cli.conftest import HEADER, NOW, WEEK, json_of

if TYPE_CHECKING:
    from tests.cli.conftest import Export, Run


def test_json_holds_every_combination(run: Run, export: Export) -> None:
    """Counts and shares are exact: the base, the ends of the range, what turns the verdict, every combination."""
    report = json_of(run("report", export(*WEEK), "--now", NOW, "--all-readings", "--format", "json"))
    assert [each["period"] for each in report["periods"]] == ["2026-03", "2026-04"]
    total = report["total"]
    assert (total["at_base"]["ratio"], total["at_base"]["received"], total["at_base"]["met"]) == ("1/3", 3, 1)
    assert len(total["every"]) == report["combinations_told_apart"] == total["missed"] == 1
    assert report["combinations"] == 256
    assert total["every"][0]["changes"] == {}
    assert (total["reached"], total["turning"]) == (0, [])
    assert set(report["fields_without_effect"]) >= {"indicator_population", "waiting_pauses"}
    assert report["reading"]["indicator_bound"] == "strict"
    assert report["conclusion"].startswith("33.33 % by default; ")
    assert set(report["fields"]) | set(report["fields_beside"]) == set(report["reading"])


def test_json_without_tickets(run: Run, export: Export) -> None:
    """A share of nothing is null."""
    report = json_of(run("report", export(HEADER), "--now", NOW, "--all-readings", "--format", "json"))
    assert report["total"]["at_base"]["ratio"] is None


def test_csv_has_a_row_for_each_period_and_combination(run: Run, export: Export) -> None:
    """The base comes first in each period, without changes; the total comes last."""
    out = run("report", export(*WEEK), "--now", NOW, "--all-readings", "--format", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(out)))
    first = [row for row in rows if not row["changes"]]
    assert [(row["period"], row["percent"], row["verdict"]) for row in first] == [
        ("2026-03", "50.00", "missed"),
        ("2026-04", "0.00", "missed so far"),
        ("all", "33.33", "missed"),
    ]
    assert len(rows) % 3 == 0
