"""The report for other programs."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from tests.cli.conftest import NOW, WEEK, json_of

if TYPE_CHECKING:
    from tests.cli.conftest import Export, Run


def test_json_is_exact_and_complete(run: Run, export: Export) -> None:
    """Shares are fractions, amounts are microseconds, instants have offsets, and the reading is spelt out."""
    path = export(*WEEK, "9,2026-05-01T00:00Z,9,,,")
    report = json_of(run("report", path, "--now", NOW, "--format", "json", "--skip-bad-rows"))
    assert list(report) == [
        "file", "tickets", "agreement", "source", "reading", "time_zone", "now", "now_given", "notes", "skipped_rows",
        "skipped", "period", "periods", "total",
    ]  # fmt: skip
    assert (report["now"], report["now_given"]) == ("2026-04-01T11:00:00+02:00", True)
    assert report["reading"]["indicator_bound"] == "strict"
    assert report["notes"] == ["1 row left out by --skip-bad-rows, for 1 fault"]
    assert (report["skipped_rows"], len(report["skipped"])) == (1, 1)
    assert "line 5, column severity: '9'" in report["skipped"][0]
    assert [period["verdict"] for period in report["periods"]] == ["missed", "missed so far"]
    assert report["total"]["indicators"][0]["ratio"] == "1/3"
    assert report["total"]["percent"] == "33.33 %"
    assert report["total"]["wilson_95"] == ["6.14 %", "79.23 %"]
    assert report["total"]["severities"][2]["median_us"] == 34 * 3_600_000_000


def test_csv_has_a_row_for_each_period_and_severity(run: Run, export: Export) -> None:
    """One rectangular table: the indicator of each period, then its severities, the total last."""
    result = run("report", export(*WEEK, "4,2026-04-01T09:31+02:00,,,,"), "--now", NOW, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout, newline="")))
    assert [row["period"] for row in rows if row["row"] == "indicator"] == ["2026-03", "2026-04", "all"]
    first, second = rows[0], next(row for row in rows if row["severity"] == "3")
    assert (first["received"], first["percent"], first["target_percent"]) == ("2", "50.00", "95.00")
    assert (first["verdict"], first["misses_left"]) == ("missed", "-1")
    assert (second["received"], second["within_limit"], second["median"]) == ("1", "0", "34:00:00")
    unassigned = [row for row in rows if row["row"] == "severity" and not row["severity"]]
    assert [(row["period"], row["received"], row["p95"]) for row in unassigned] == [
        ("2026-04", "1", ""),
        ("all", "1", ""),
    ]
